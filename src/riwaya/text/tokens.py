"""Words, numbers and punctuation marks of a text, as spans.

One pass of one pattern. A word keeps what stands inside it: vowel signs, tatweel, a zero-width
non-joiner, an apostrophe between letters. Digits join a word only after Latin letters (G20);
after other letters they are taken for a number whose blank got lost.
"""

from collections.abc import Collection, Iterable, Iterator
from typing import Literal, NamedTuple

import regex

Kind = Literal["word", "number", "mark"]

# Bidi controls may stand inside a word on real pages; they must not cut it in two.
_INSIDE = r"[\u200C\u200D\u0640\u200E\u200F\u00AD'’ʼ]"
_LETTERS = r"\p{L}[\p{L}\p{M}]*"
_TOKEN = regex.compile(
    rf"(?V1)(?P<word>\p{{Latin}}+\p{{Nd}}+(?!\p{{L}})|{_LETTERS}(?:{_INSIDE}+{_LETTERS})*\u0640*)"
    r"|(?P<number>\p{Nd}+(?:[.,٫٬/]\p{Nd}+)*)"
    r"|(?P<mark>[\p{P}\p{S}])"
)


class Token(NamedTuple):
    """One token: its characters, its half-open span in code points, and what it is."""

    text: str
    start: int
    end: int
    kind: Kind = "word"


def tokens(text: str) -> tuple[Token, ...]:
    """All words, numbers and single punctuation marks or symbols, in order."""
    return tuple(Token(m[0], m.start(), m.end(), m.lastgroup) for m in _TOKEN.finditer(text))


def words(text: str) -> tuple[Token, ...]:
    """The tokens of a text that are words."""
    return tuple(token for token in tokens(text) if token.kind == "word")


def joined_short(
    text: str, pieces: Iterable[tuple[int, int]], *, shortest: int, hard: Collection[int] = ()
) -> Iterator[tuple[int, int]]:
    """Spans in order, those of fewer than `shortest` words joined to the one before, the first to the next.

    pieces: half-open spans in order; hard: starts of pieces that are never joined to what stands before.
    """
    open_: tuple[int, int] | None = None
    for start, end in pieces:
        short = open_ is not None and (_short(text, (start, end), shortest) or _short(text, open_, shortest))
        if open_ is not None and short and start not in hard:
            open_ = (open_[0], end)
            continue
        if open_ is not None:
            yield open_
        open_ = (start, end)
    if open_ is not None:
        yield open_


def _short(text: str, span: tuple[int, int], shortest: int) -> bool:
    return len(words(text[span[0] : span[1]])) < shortest


def word_edges(text: str, start: int, end: int) -> tuple[int, int]:
    """The span widened until it cuts no word or number; an empty span inside a word gets the word."""
    if not 0 <= start <= end <= len(text):
        raise IndexError(
            f"span ({start}, {end}): expected 0 <= start <= end <= {len(text)}; pass offsets of this text"
        )
    return _token_around(text, start)[0], _token_around(text, end)[1]


def _token_around(text: str, at: int) -> tuple[int, int]:
    """The span of the token that has the offset strictly inside it; else the empty span there."""
    first = last = at
    while first > 0 and not text[first - 1].isspace():
        first -= 1
    while last < len(text) and not text[last].isspace():
        last += 1
    inside = (m.span() for m in _TOKEN.finditer(text, first, last) if m.start() < at < m.end())
    return next(inside, (at, at))
