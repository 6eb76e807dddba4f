"""The medium that relays a speech: the agency it is taken from, the paper or channel it was said to.

Order, at each token of the cue's sentence: a listed medium, or words headed by one, after a
preposition ("to", "with") or its clitic; a name in quotation marks after the clitic "to"; whatever stands
between "according to" and its comma.
"""

from riwaya.annotate.quotes.context import Context
from riwaya.annotate.quotes.nouns import media_names
from riwaya.annotate.quotes.people import NounPhrase, People

# Longest name of a medium between "according to" and its comma, in tokens.
_LONGEST = 8


def medium_between(ctx: Context, people: People, begin: int, end: int) -> str | None:
    """The first medium named in tokens [begin, end); None where none is."""
    names = (_medium_at(ctx, people, at, end) for at in range(begin, end))
    return next((name for name in names if name), None)


def is_medium(people: People, phrase: NounPhrase) -> bool:
    """Whether a phrase is headed by a word for media or names a listed one."""
    forms = people.ctx.frame.forms[phrase.first : phrase.last]
    return forms[0] in people.nouns.media or " ".join(forms) in media_names()


def _medium_at(ctx: Context, people: People, at: int, end: int) -> str | None:
    if marked := _marked_after_dative(ctx, people, at):
        return marked
    widths = (1, 2)
    if any(at >= width and ctx.begins(ctx.tables.via, at - width) == width for width in widths):
        phrase = people.phrases.phrase(at, end)
        if phrase and is_medium(people, phrase):
            return _bare(people, phrase)
        reported = any(at >= w and ctx.begins(ctx.tables.reports, at - w) == w for w in widths)
        return _up_to_comma(ctx, people, at, end) if reported else None
    return _after_clitic(ctx, people, at, end)


def _bare(people: People, phrase: NounPhrase) -> str:
    """The name in quotation marks in a phrase, else its words without the noun that says what kind it is."""
    run = people.denotation.bodies.bare((phrase.first, phrase.last))
    return people.marked.in_marks(phrase) or people.ctx.frame.source(*run)


def _after_clitic(ctx: Context, people: People, at: int, end: int) -> str | None:
    """ "to-Reuters", "to-the-paper X" in one word."""
    cut, known, dative = ctx.frame, people.nouns, ctx.tables.data.dative
    form = cut.forms[at]
    if not dative or not form.startswith(dative):
        return None
    base = known.reading(form)
    if base == form or not (base in media_names() or known.bare(base) in known.media):
        return None
    phrase = people.phrases.phrase(at, end)
    last = phrase.last if phrase and base in known.media else at + 1
    inner = people.marked.in_marks(NounPhrase(at, last, "body")) if last > at + 1 else None
    return inner or cut.text[cut.starts[at] + 1 : cut.ends[last - 1]]


def _marked_after_dative(ctx: Context, people: People, at: int) -> str | None:
    """ "to «X»": the clitic stands alone before the marks."""
    cut = ctx.frame
    if at == 0 or not ctx.tables.data.dative or cut.forms[at - 1] != ctx.tables.data.dative:
        return None
    return people.marked.marked_at(at)


def _up_to_comma(ctx: Context, people: People, at: int, end: int) -> str | None:
    """The words of "according to X," where no list knows X."""
    cut = ctx.frame
    if marked := people.marked.marked_at(at):
        return marked
    last = min(end, at + _LONGEST)
    comma = next((place for place in range(at, last) if cut.forms[place] == ","), -1)
    whole = comma > at and not any(place in ctx.cue_at for place in range(at, comma))
    return cut.source(at, comma) if whole else None
