"""Sentences into clauses.

1. Cuts are the marks that end a clause, conjunctions of the language, commas that such words follow,
   finite verbs of verb-final languages, and the edges of quotations.
2. Pieces too short to be a proposition go with the one before (the first with the next).
3. What stands beside a quotation and only says who spoke is left out.
4. Blanks and marks at the edges go.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise

import regex

from riwaya.languages.cues import starts_with
from riwaya.languages.statements import StatementWords
from riwaya.text.normalise import fold
from riwaya.text.tokens import Token, joined_short, words
from riwaya.types import Quote

Span = tuple[int, int]

# Fewer words than this make no proposition with its own subject and verb: "he said", "on Monday".
SHORTEST = 4
# Beside a quotation, so few words besides its cue and speaker say only who spoke, and where.
ATTRIBUTION = 5
# A quotation's cue and speaker stand within so many characters of it.
BESIDE = 400

_MARK = regex.compile(r"[.!?؟۔](?=\s|[\"”»«])|[;؛:…](?=\s)|\n+")
_COMMA = regex.compile(r"[,،]\s+")
_EDGE = " \t\r\n\u200c\u200f\u200e,،;؛:.…-–—\"'«»“”‘’()[]"


class Quoted:
    """The quotations of a text, found by where they lie: a search among them, not over them."""

    def __init__(self, quotes: Sequence[Quote]) -> None:
        self._quotes = sorted((one for one in quotes if not one.partial), key=lambda one: one.start)
        self._starts = [one.start for one in self._quotes]
        self._reach = list(accumulate((one.end for one in self._quotes), max))

    def meeting(self, span: Span, *, around: int = 0) -> list[Quote]:
        """The whole quotations that share a character with the span, or lie so near to it."""
        start, end = span[0] - around, span[1] + around
        found = self._quotes[bisect_right(self._reach, start) : bisect_left(self._starts, end)]
        return [one for one in found if one.end > start]


def clauses(text: str, sentence: Span, quotes: Quoted, data: StatementWords) -> Iterator[Span]:
    """Spans of the statements of one sentence, in order."""
    edges = _quote_edges(sentence, quotes.meeting(sentence))
    cuts = sorted({*sentence, *_cuts(text, sentence, data), *edges})
    for piece in joined_short(text, pairwise(cuts), shortest=SHORTEST, hard=edges):
        if not _only_attributes(text, piece, quotes.meeting(piece, around=BESIDE)):
            start, end = trimmed(text, piece)
            if words(text[start:end]):
                yield start, end


def trimmed(text: str, span: Span) -> Span:
    """The span without blanks and marks at its edges."""
    start, end = span
    piece = text[start:end]
    return start + len(piece) - len(piece.lstrip(_EDGE)), max(start, start + len(piece.rstrip(_EDGE)))


def _cuts(text: str, sentence: Span, data: StatementWords) -> Iterator[int]:
    start, end = sentence
    yield from (one.end() for one in _MARK.finditer(text, start, end))
    found = [one._replace(start=one.start + start, end=one.end + start) for one in words(text[start:end])]
    folded = [fold(one.text) for one in found]
    for at, token in enumerate(found[1:], start=1):
        if _opens(text, found, folded, at, data):
            yield token.start


def _opens(text: str, found: Sequence[Token], folded: Sequence[str], at: int, data: StatementWords) -> bool:
    """Whether a clause begins at a word."""
    if starts_with(data.openers, folded, at):
        return True
    after_comma = bool(_COMMA.fullmatch(text, found[at - 1].end, found[at].start))
    if after_comma and (data.comma_cuts or starts_with(data.after_comma, folded, at)):
        return True
    if after_comma and folded[at].startswith(data.comma_prefixes or ("\0",)):
        return True
    return folded[at - 1] in data.verbs and (after_comma or folded[at] in data.joiners)


def _quote_edges(sentence: Span, quotes: Sequence[Quote]) -> set[int]:
    edges = {edge for one in quotes for edge in (one.start, one.end)}
    return {edge for edge in edges if sentence[0] < edge < sentence[1]}


def _only_attributes(text: str, piece: Span, quotes: Sequence[Quote]) -> bool:
    """Whether a piece beside a quotation holds nothing but its cue and its speaker."""
    start, end = piece
    if any(one.start <= start and end <= one.end for one in quotes):
        return False
    said = {
        (part.start, part.end)
        for one in quotes
        for part in (one.cue, one.speaker)
        if part is not None and part.start is not None and part.end is not None
    }
    own = [(max(start, a), min(end, b)) for a, b in said if a < end and start < b]
    if not own:
        return not any(char.isdigit() for char in text[start:end]) and len(words(text[start:end])) < SHORTEST
    left = [one for one in words(text[start:end]) if not _within(one, start, own)]
    return len(left) < ATTRIBUTION


def _within(token: Token, offset: int, spans: Sequence[Span]) -> bool:
    return any(a <= token.start + offset < b for a, b in spans)
