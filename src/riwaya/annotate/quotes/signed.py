"""Speech with its speaker's name after a dash, as pull quotes and readers' comments have it: "..." — Name."""

from collections.abc import Iterator, Sequence

from riwaya.annotate.quotes.context import Context
from riwaya.annotate.quotes.openers.marked_words import (
    SPEECH_TOKENS,
    first_inside,
    opening_mark,
    past_mark,
    token_count,
)
from riwaya.annotate.quotes.people import NounPhrase, People
from riwaya.annotate.quotes.speech import Speech

_DASH = "-"
# Tokens of a signature: a name with its office.
_LONGEST_SIGNATURE = 12


def signed(ctx: Context, people: People, spans: Sequence[Speech]) -> list[tuple[Speech, NounPhrase, str]]:
    """Signed speech with the phrase of its signature and the name it stands for.

    spans: the speech found so far; what a cue opens is not looked at again.
    """
    taken = {span.start for span in spans if span.cue is not None}
    return [
        (Speech(marked.start, marked.end, "direct", first, first + 1, None, "signed"), signature, name)
        for number, marked in enumerate(ctx.frame.marked)
        if marked.start not in taken and (first := _signable(ctx, number))
        for signature, name in _signature(ctx, people, number)
    ]


def _signable(ctx: Context, number: int) -> int:
    """The first token of marked speech that begins its paragraph with a dash after it; 0 for other marks."""
    cut, marked = ctx.frame, ctx.frame.marked[number]
    first = first_inside(ctx, number)
    begins = cut.paragraph_start[first] >= opening_mark(ctx, number)
    if marked.depth or not marked.complete or not begins or cut.skipped[first]:
        return 0
    dash = cut.form(past_mark(ctx, first)) == _DASH
    return first if dash and token_count(ctx, number) >= SPEECH_TOKENS else 0


def _signature(ctx: Context, people: People, number: int) -> Iterator[tuple[NounPhrase, str]]:
    """The phrase of somebody that begins after the dash, in a paragraph that holds little more."""
    cut = ctx.frame
    begin = past_mark(ctx, first_inside(ctx, number)) + 1
    end = cut.paragraph_end[begin - 1]
    if not 0 < end - begin <= _LONGEST_SIGNATURE:
        return
    phrase = people.phrases.phrase(begin, end)
    name = people.denotation.name_of(phrase) if phrase else None
    if phrase is not None and name is not None and phrase.first == begin:
        yield phrase, name
