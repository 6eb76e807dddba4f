"""Reported speech acts: what somebody is said to have demanded, promised, denied, told with a noun.

Order: the text is cut up as for quotations, with the verbs of acts among its cues (`verbs`); each verb
that opens no quotation is given the stretch that tells its content (`contents`, and `final_contents` for
languages whose verb comes last); who did it is asked of the rules and the ranker that the quotations use.

The acts are kept apart from the quotations: a noun says what the outlet makes of somebody's words.
After Leech and Short (1981), Style in Fiction, 10.2: "narrative report of speech acts".
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from msgspec.structs import replace

from riwaya.annotate.acts.contents import Run, content_after
from riwaya.annotate.acts.final_contents import content_before
from riwaya.annotate.acts.subjects import ActSubjects
from riwaya.annotate.acts.verbs import Reading, readings, with_verbs
from riwaya.annotate.quotes.context import Context, context, cue_phrase
from riwaya.annotate.quotes.openers import Opened
from riwaya.annotate.quotes.people import NounPhrase, People
from riwaya.annotate.quotes.ranking import ranked
from riwaya.annotate.quotes.spans import Speech, speeches
from riwaya.annotate.quotes.speakers import Said, Speakers, speaker
from riwaya.annotate.step import Step
from riwaya.languages.acts import act_lexicon
from riwaya.languages.pack import Pack
from riwaya.types import Act, Annotations, Article, Quote

__all__ = ["STEP", "acts"]

VERSION = "3"

# A quotation that fills more of an act's content than this is what the verb gives: words, no noun.
FILLED = 0.5


class _Found(NamedTuple):
    """A verb with the tokens of its content, its own among them where that is a pronoun.

    agent: who surely acts, whatever the ranker says.
    """

    verb: Reading
    run: Run
    agent: NounPhrase | None


def acts(article: Article, found: Annotations, pack: Pack) -> Annotations:
    """`found` with the speech acts of the article's text; uses its boilerplate, mentions and quotations."""
    base = context(article.text, pack.code, found.boilerplate or ())
    lexicon = act_lexicon(pack.code)
    read = readings(base, lexicon)
    if not read:
        return replace(found, acts=())
    spans, opened = speeches(base)
    ctx = with_verbs(base, read)
    people = People(ctx, found.mentions)
    subjects = ActSubjects(ctx, people, opened, spans)
    told = [one for one in _told(ctx, subjects, _free(read, opened)) if _is_own(ctx, one, found.quotes or ())]
    said = _said(ctx, people, opened, spans, told)
    made = (_made(ctx, one, who) for one, who in zip(told, said, strict=True))
    return replace(found, acts=tuple(one for one in made if one))


def _free(read: Sequence[Reading], opened: Sequence[Opened]) -> list[Reading]:
    """The verbs that open no quotation."""
    taken = {one.cue.first for one in opened}
    return [one for one in read if one.cue.first not in taken]


def _told(ctx: Context, subjects: ActSubjects, read: Sequence[Reading]) -> Iterator[_Found]:
    """The verbs whose content is told by a noun, with it."""
    find = content_before if ctx.tables.data.order == "verb-final" else content_after
    for one in read:
        subject = subjects.of(one)
        if (run := find(ctx, one, subject.phrase)) and (subject.phrase or not one.passive):
            yield _Found(one, run, subject.phrase if subject.surely else None)


def _is_own(ctx: Context, one: _Found, quotes: Sequence[Quote]) -> bool:
    """Whether the outlet tells it: outside all quotations, and no quotation fills its content."""
    cut = ctx.frame
    verb = cut.starts[one.verb.cue.first]
    start, end = cut.starts[one.run[0]], cut.ends[one.run[1] - 1]
    for quote in quotes:
        if quote.field == "text" and quote.start <= verb < quote.end:
            return False
        shared = min(end, quote.end) - max(start, quote.start)
        if quote.field == "text" and shared > FILLED * (end - start):
            return False
    return True


def _said(
    ctx: Context, people: People, opened: Sequence[Opened], spans: Sequence[Speech], told: Sequence[_Found]
) -> list[Said]:
    """Who did each act, weighed beside the speakers of the quotations."""
    if not told:
        return []
    whole = [*spans, *(_speech(ctx, one) for one in told)]
    if ctx.tables.data.order == "verb-final":
        # A content before its verb would pass for the end of somebody's speech.
        rules = Speakers(ctx, people, opened, spans)
    else:
        every = [*opened, *(Opened(one.verb.cue, "that", one.run[0]) for one in told)]
        rules = Speakers(ctx, people, every, whole)
    ruled = ranked(ctx, people, rules, whole)[len(spans) :]
    return [_by_agent(people, one) or said for one, said in zip(told, ruled, strict=True)]


def _by_agent(people: People, one: _Found) -> Said | None:
    name = people.denotation.name_of(one.agent) if one.agent else None
    return Said(name, one.agent) if name else None


def _speech(ctx: Context, one: _Found) -> Speech:
    first, last = one.run
    start, end = ctx.frame.starts[first], ctx.frame.ends[last - 1]
    return Speech(start, end, "indirect", first, last, one.verb.cue, "that")


def _made(ctx: Context, one: _Found, who: Said) -> Act | None:
    """The act; None where nobody is known to have done it, or the content was taken for who did."""
    by = speaker(ctx, who)
    if by is None or _is_taken_in(ctx, one, who):
        return None
    start, end = ctx.frame.starts[one.run[0]], ctx.frame.ends[one.run[1] - 1]
    return Act(
        start=start,
        end=end,
        text=ctx.frame.text[start:end],
        kind=one.verb.verbs.act,
        cue=cue_phrase(ctx, one.verb.cue),
        speaker=by,
        via=who.via,
        origin=STEP.origin,
    )


def _is_taken_in(ctx: Context, one: _Found, who: Said) -> bool:
    """Whether the phrase for who acts is part of the content, or of whom the act addresses."""
    if who.phrase is None:
        return False
    addressed = ctx.tables.data.order == "verb-medial" and not one.verb.passive
    first = one.verb.cue.last if addressed and one.run[0] >= one.verb.cue.last else one.run[0]
    return who.phrase.first < one.run[1] and first < who.phrase.last


STEP = Step("acts", VERSION, acts)
