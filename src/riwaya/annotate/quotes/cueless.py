"""Speech that no cue opens.

Order: marked speech, in the order of the text, that goes on from other speech, stands after a colon,
or is a sentence of its own; then what a colon introduces after a noun for words said ("he summed it
up in three words: ...").
"""

from collections.abc import Sequence

from riwaya.annotate.quotes.context import COLON, Context
from riwaya.annotate.quotes.extents import trimmed_end
from riwaya.annotate.quotes.openers.marked_words import (
    SPEECH_TOKENS,
    STOPS,
    fills_clause,
    first_inside,
    names_something,
    opening_mark,
    token_count,
)
from riwaya.annotate.quotes.speech import Speech

# Tokens before marks or a colon among which the word stands that says what they hold.
_LINKS = 3
# Tokens between a noun for words said and its colon.
_TO_COLON = 6
# Words of a sentence in marks that stands for itself.
_SENTENCE = 6


def without_cue(ctx: Context, spans: Sequence[Speech]) -> list[Speech]:
    """All speech of a text that none of its cues opens; `spans`: what they do open."""
    marked = _marked(ctx, spans)
    return [*marked, *_introduced(ctx, [*spans, *marked])]


def _introduced(ctx: Context, spans: Sequence[Speech]) -> list[Speech]:
    """Speech without marks after a noun for words said and a colon."""
    return [
        speech
        for colon in ctx.places.get(COLON, ())
        if _introduces(ctx, colon, spans) and (speech := _after_colon(ctx, colon))
    ]


def _introduces(ctx: Context, colon: int, spans: Sequence[Speech]) -> bool:
    """Whether the clause before a colon says that words follow, and no cue has opened them."""
    cut, first = ctx.frame, colon + 1
    if first >= len(cut) or cut.paragraph[first] != cut.paragraph[colon] or cut.skipped[colon]:
        return False
    begin = cut.unit_start[colon]
    if ctx.tables.speech_nouns.isdisjoint(cut.forms[max(begin, colon - _TO_COLON) : colon]):
        return False
    within = any(span.first <= colon < span.last for span in spans)
    own = ctx.speaks_in_first_person(begin, colon)
    return not within and not own and cut.inside[first] < 0 and not ctx.cues_between(begin, colon)


def _after_colon(ctx: Context, colon: int) -> Speech | None:
    cut, first = ctx.frame, colon + 1
    last = trimmed_end(ctx, first, cut.unit_end[first])
    if last - first < _LINKS or not cut.words[first]:
        return None
    return Speech(cut.starts[first], cut.ends[last - 1], "free", first, last)


def _marked(ctx: Context, spans: Sequence[Speech]) -> list[Speech]:
    """Marked speech that goes on from other speech, stands after a colon or for itself."""
    taken = {span.start for span in spans if span.kind == "direct"}
    waiting = sorted(spans, key=lambda span: span.start, reverse=True)
    found: list[Speech] = []
    last: Speech | None = None
    for number, marked in enumerate(ctx.frame.marked):
        while waiting and waiting[-1].start < marked.start:
            span = waiting.pop()
            last = span if last is None or span.end >= last.end else last
        if marked.depth or marked.start in taken or not marked.complete:
            continue
        first = first_inside(ctx, number)
        within = last is not None and marked.end <= last.end
        if within or ctx.frame.skipped[first] or token_count(ctx, number) < SPEECH_TOKENS - 1:
            continue
        if speech := _continued(ctx, number, first, last):
            found.append(speech)
            last = speech
    return found


def _continued(ctx: Context, number: int, first: int, last: Speech | None) -> Speech | None:
    """The speech in these marks, if its place says that it is speech; `last`: the speech before it."""
    cut, marked = ctx.frame, ctx.frame.marked[number]
    opening = opening_mark(ctx, number)
    if names_something(ctx, number):
        return None
    long = token_count(ctx, number) >= SPEECH_TOKENS
    if last and last.opening == "before" and cut.unit[last.first] == cut.unit[first]:
        return Speech(marked.start, marked.end, "direct", first, first + 1, last.cue, "on")
    if cut.form(opening - 1) == COLON and long and not _entitles(ctx, opening - 1):
        return Speech(marked.start, marked.end, "direct", first, first + 1)
    begins = cut.unit_start[first] >= opening and fills_clause(ctx, number)
    if (
        begins
        and long
        and last
        and cut.paragraph[first] - cut.paragraph[last.last - 1] <= int(_alone(ctx, first))
    ):
        return Speech(marked.start, marked.end, "direct", first, first + 1)
    if begins and _is_sentence(ctx, number):
        return Speech(marked.start, marked.end, "direct", first, first + 1)
    return None


def _is_sentence(ctx: Context, number: int) -> bool:
    """Whether marked words are whole sentences right after one of the outlet in its paragraph."""
    cut, first = ctx.frame, first_inside(ctx, number)
    opening = opening_mark(ctx, number)
    follows = opening > 0 and cut.paragraph[opening - 1] == cut.paragraph[first]
    stops = cut.form(cut.at_or_after(cut.marked[number].end) - 1) in STOPS
    return follows and stops and token_count(ctx, number) >= _SENTENCE


def _entitles(ctx: Context, colon: int) -> bool:
    """Whether a colon follows a word for what bears a name: "its full title: "X"."""
    near = range(max(0, colon - _LINKS), colon)
    return any(ctx.begins_attached(ctx.tables.named_things, at) for at in near)


def _alone(ctx: Context, first: int) -> bool:
    """Whether the marks are all of their paragraph."""
    cut, number = ctx.frame, ctx.frame.inside[first]
    begin = first - 1
    end = cut.paragraph_end[first]
    outside = [at for at in range(begin, end) if cut.inside[at] != number and cut.words[at]]
    return not outside and (begin == 0 or cut.paragraph[begin - 1] != cut.paragraph[first])
