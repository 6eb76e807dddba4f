"""The content of a speech act where it follows its verb: verb-first and verb-medial languages.

Order: past the subject and adverbials to where the content begins, by the verb's own way (its object,
or the phrase that one of its prepositions begins); then on to where the outlet goes on with something
else.
"""

from riwaya.annotate.acts.marks import is_attached
from riwaya.annotate.acts.verbs import Reading
from riwaya.annotate.quotes.context import COLON, Context
from riwaya.annotate.quotes.people import NounPhrase

# Tokens [first, last).
Run = tuple[int, int]

# Tokens between a verb's subject and the preposition of its content: the person addressed stands there.
REACH = 14
# Longest content, in tokens; beyond it a stop is lost.
LONGEST = 40
# Words that are never a whole content.
SHORTEST_LETTERS = 2
_CLOSING = frozenset(')]»”"')
_STOPS = frozenset(".!?:;…")


def content_after(ctx: Context, verb: Reading, subject: NounPhrase | None) -> Run | None:
    """The tokens of the content; None where the verb has none that a noun tells."""
    at = _past_subject(ctx, verb, subject)
    first = _first(ctx, verb, at)
    if first is None:
        return None
    run = first, _end(ctx, verb, first)
    return whole(ctx, verb, run)


def _first(ctx: Context, verb: Reading, at: int) -> int | None:
    """Where the content begins, by the verb's own way."""
    marked = _with_mark(ctx, verb, at) if verb.verbs.content in ("with", "whole") else None
    if verb.verbs.content == "with" and (marked is not None or not verb.verbs.both):
        return marked
    if verb.verbs.content == "whole" and marked is None:
        return None
    return _object(ctx, verb, at)


def _past_subject(ctx: Context, verb: Reading, subject: NounPhrase | None) -> int:
    """The first token after the verb, the subject that follows it, and adverbials."""
    at = verb.cue.last
    if subject is not None and subject.first >= at:
        at = _past_marks(ctx, subject)
    while length := ctx.begins(ctx.tables.adverbs, at) or ctx.begins(verb.lexicon.fronted, at):
        at += length
    # An apposition to the subject may have closed with a comma.
    return at + 1 if at > verb.cue.last and ctx.is_separator(at) and verb.verbs.content == "with" else at


def _past_marks(ctx: Context, subject: NounPhrase) -> int:
    """Where the subject ends, the marks around a name that some outlets set included."""
    cut, number = ctx.frame, ctx.frame.inside[subject.first]
    return max(subject.last, cut.at_or_after(cut.marked[number].closed)) if number >= 0 else subject.last


def _with_mark(ctx: Context, verb: Reading, at: int) -> int | None:
    """Where the phrase of one of the verb's prepositions begins, at once or after whom it addresses."""
    cut = ctx.frame
    for place in range(at, min(at + REACH, cut.unit_end[verb.cue.first])):
        if cut.forms[place] in verb.verbs.marks and cut.words[place]:
            return place if cut.forms[place] == "to" else place + 1
        if is_attached(ctx, verb, place):
            return place
        # "Described themselves as": nobody else is spoken of.
        if _is_barrier(ctx, place) or ctx.begins(verb.lexicon.idle, place):
            return None
    return None


def _is_barrier(ctx: Context, place: int) -> bool:
    """What no complement of a verb crosses: a comma, a colon, another cue, quotation marks."""
    cut = ctx.frame
    mark = ctx.is_separator(place) or cut.forms[place] in _STOPS or cut.inside[place] >= 0
    return mark or place in ctx.cue_at or bool(ctx.complementiser(place))


def _object(ctx: Context, verb: Reading, at: int) -> int | None:
    """Where the verb's object begins: right here, or nowhere."""
    cut = ctx.frame
    if at >= cut.unit_end[verb.cue.first] or not cut.words[at] or ctx.complementiser(at):
        return None
    blocked = at in ctx.cue_at or ctx.begins(ctx.tables.conjunctions, at)
    return None if blocked or ctx.begins(ctx.tables.prepositions, at) else at


def _end(ctx: Context, verb: Reading, first: int) -> int:
    """One past the last token of the content."""
    cut = ctx.frame
    end = min(cut.unit_end[first], first + LONGEST)
    for at in range(first, end):
        closes = cut.forms[at] in ")]" and "(" not in cut.forms[first:at]
        if at > first and (closes or _stops(ctx, verb, at)):
            return at
    return end


def _stops(ctx: Context, verb: Reading, at: int) -> bool:
    """Whether the outlet goes on with something else at this token."""
    form = ctx.frame.forms[at]
    if form in _STOPS or form == COLON:
        return True
    if ctx.is_separator(at) and not _is_hyphen(ctx, at):
        return not ctx.begins(verb.lexicon.goes_on, at + 1)
    if ctx.begins(verb.lexicon.stops, at) or ctx.begins(ctx.tables.hard_breaks, at):
        return True
    return _next_verb(ctx, at)


def _is_hyphen(ctx: Context, at: int) -> bool:
    """Whether a mark joins two words without blanks."""
    cut = ctx.frame
    return cut.ends[at - 1] == cut.starts[at] and at + 1 < len(cut) and cut.ends[at] == cut.starts[at + 1]


def _next_verb(ctx: Context, at: int) -> bool:
    """Whether another verb of the outlet begins here: "and said", "adding"."""
    cue = ctx.cue_at.get(at)
    if cue is None:
        joined = ctx.begins(ctx.tables.conjunctions, at) == 1 and at + 1 in ctx.cue_at
        return joined and ctx.cue_at[at + 1].entry.form in ("finite", "participle")
    if cue.entry.form == "participle":
        return ctx.tables.data.order == "verb-first"
    return cue.entry.form == "finite" and cue.entry.clitic in ctx.tables.prefixed


def whole(ctx: Context, verb: Reading, run: Run) -> Run | None:
    """The content without marks at its end; with the verb where it is but a pronoun that is denied."""
    cut, (first, last) = ctx.frame, run
    while last > first and not cut.words[last - 1] and cut.forms[last - 1] not in _CLOSING:
        last -= 1
    words = [form for at, form in enumerate(cut.forms[first:last], first) if cut.words[at]]
    if not words or ctx.begins(verb.lexicon.idle, first):
        return None
    if verb.lexicon.pronouns.issuperset(words):
        denied = verb.verbs.act in ("deny", "reject")
        return (min(first, verb.cue.first), max(last, verb.cue.last)) if denied else None
    return (first, last) if len("".join(words)) > SHORTEST_LETTERS else None
