"""Normalised views of a text, each with an offset map back to the characters it came from.

1. A profile says what one character becomes: nothing, itself, or other characters.
2. `normalise` translates the whole text through that table and counts, in numpy, which source
   characters each view character came from.
3. MATCHING then collapses runs of blanks.
4. `View.to_source` and `View.to_view` read the map; `compose` chains two views.

No rule looks at a neighbour (but for blanks), so a folded list entry meets a folded text
wherever the entry stands.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import lru_cache

import numpy as np
import regex
from numpy.typing import NDArray

Offsets = NDArray[np.int32]

ZWNJ = "\u200c"
TATWEEL = "\u0640"

# Letters that typing habits, keyboards or languages exchange for one another, under the one kept.
_LETTER_VARIANTS = {
    "ا": "أإآٱٲٳٵ",
    "و": "ؤۆۇۈۉۊۋٶٷ",
    "ي": "ىیېێےئۓۍٸ",
    "ك": "کڪګڬڭڮ",
    "ه": "ةەھہۀۂۃۿ",
    "ر": "ڕ",
    "ل": "ڵ",
    "ف": "ڤڥ",
    "i": "ı",
    "o": "ø",
    "l": "ł",
    "d": "đð",
    "a": "ə",
    "ae": "æ",
    "oe": "œ",
    "th": "þ",
}
_MARK_VARIANTS = {
    '"': "«»“”„‟‹›〝〞＂″❝❞",
    "'": "‘’‚‛ʼʹ`´′ʿʾʻˈ",
    "-": "‐‑‒–—―−﹘﹣－",
    ",": "،٬",
    ";": "؛",
    "?": "؟",
    ".": "٫۔",
    "%": "٪",
}
# Decomposition tags that only say how a character is drawn: replacing them loses no meaning,
# unlike <super> (km²), <fraction> or <circle>.
_DRAWN_TAGS = ("<initial>", "<medial>", "<final>", "<isolated>", "<wide>", "<narrow>", "<font>", "<noBreak>")
_LIGATURES = range(0xFB00, 0xFB50)
# Cf characters that are written signs (number signs, end of ayah), not invisible controls.
_VISIBLE_FORMATS = frozenset("\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u070f\u0890\u0891\u08e2")
_INVISIBLE_MARKS = regex.compile(
    r"[\u034F\u115F\u1160\u17B4\u17B5\u180B-\u180F\uFE00-\uFE0F\U000E0100-\U000E01EF]"
)
# Accents and vowel signs of scripts that are read without them; the kana voicing marks are
# Inherited too but tell letters apart, as do the vowel signs of Indic scripts.
_DIACRITIC = regex.compile(
    r"(?V1)[\p{Mn}&&[\p{Inherited}\p{Arab}\p{Hebr}\p{Latn}\p{Cyrl}\p{Grek}\p{Syrc}]--[\u3099\u309A]]"
)
_BLANKS = re.compile(" {2,}")


def _inverted(variants: dict[str, str]) -> dict[str, str]:
    return {old: new for new, olds in variants.items() for old in olds}


_FOLDED = _inverted(_LETTER_VARIANTS) | _inverted(_MARK_VARIANTS)


@dataclass(frozen=True, slots=True, eq=False)
class View:
    """A rewritten text and where each of its characters came from.

    `text[i]` stands for `source[starts[i]:ends[i]]`; both arrays never decrease. A character
    that the view inserts has an empty source span; one that it drops lies in no span, except that
    dropped accents, vowel signs and tatweel belong to the letter before them.
    """

    source: str
    text: str
    starts: Offsets = field(repr=False)
    ends: Offsets = field(repr=False)

    def to_source(self, start: int, end: int) -> tuple[int, int]:
        """The smallest source span that covers the half-open view span; empty gives empty."""
        _check_span(start, end, len(self.text))
        if start < end:
            return int(self.starts[start]), int(self.ends[end - 1])
        if start < len(self.text):
            return int(self.starts[start]), int(self.starts[start])
        edge = int(self.ends[-1]) if self.text else 0
        return edge, edge

    def to_view(self, start: int, end: int) -> tuple[int, int]:
        """The view span of all view characters that came from the half-open source span."""
        _check_span(start, end, len(self.source))
        first = int(np.searchsorted(self.ends, start, side="right"))
        if start == end:
            return first, first
        return first, max(first, int(np.searchsorted(self.starts, end, side="left")))


def _check_span(start: int, end: int, length: int) -> None:
    if not 0 <= start <= end <= length:
        raise IndexError(
            f"span ({start}, {end}): expected 0 <= start <= end <= {length}; pass offsets of this view"
        )


def identity(text: str) -> View:
    """The view that changes nothing."""
    edges = np.arange(len(text) + 1, dtype=np.int32)
    return View(text, text, edges[:-1], edges[1:])


def view_of(source: str, pieces: Iterable[tuple[int, int, str]]) -> View:
    """The view in which each (start, end, replacement) piece of the source is rewritten.

    Pieces are half-open, in order, and do not overlap; every character of a replacement maps to
    the whole piece. An empty piece inserts.
    """
    texts: list[str] = []
    starts: list[Offsets] = []
    ends: list[Offsets] = []

    def add(start: int, end: int, text: str) -> None:
        texts.append(text)
        starts.append(np.full(len(text), start, dtype=np.int32))
        ends.append(np.full(len(text), end, dtype=np.int32))

    def keep(start: int, end: int) -> None:
        edges = np.arange(start, end + 1, dtype=np.int32)
        texts.append(source[start:end])
        starts.append(edges[:-1])
        ends.append(edges[1:])

    done = 0
    for start, end, replacement in pieces:
        keep(done, start)
        add(start, end, replacement)
        done = end
    keep(done, len(source))
    return View(source, "".join(texts), np.concatenate(starts), np.concatenate(ends))


def compose(outer: View, inner: View) -> View:
    """The view from `inner`'s source to `outer`'s text; `outer.source` must be `inner.text`."""
    if outer.source != inner.text:
        raise ValueError(
            "compose(outer, inner): outer's source is not inner's text; make outer from inner.text"
        )
    if not inner.text:
        nothing = np.zeros(len(outer.text), dtype=np.int32)
        return View(inner.source, outer.text, nothing, nothing)
    last = len(inner.text) - 1
    starts = np.where(outer.starts <= last, inner.starts[np.minimum(outer.starts, last)], inner.ends[last])
    ends = np.where(outer.ends > outer.starts, inner.ends[np.maximum(outer.ends - 1, 0)], starts)
    return View(inner.source, outer.text, starts.astype(np.int32), ends.astype(np.int32))


class _Rewrites(dict[int, str]):
    """A table for `str.translate` that works out a character when it first meets it."""

    def __init__(self, rewrite: Callable[[str], str]) -> None:
        super().__init__()
        self._rewrite = rewrite
        self._lengths = np.full(0x110000, -1, dtype=np.int8)

    def __missing__(self, code: int) -> str:
        new = self[code] = self._rewrite(chr(code))
        self._lengths[code] = len(new)
        return new

    def lengths(self, codes: NDArray[np.uint32]) -> NDArray[np.int8]:
        """How many view characters each code gives; all codes must have been translated."""
        return self._lengths[codes]


@dataclass(frozen=True, slots=True)
class Profile:
    """A named way to normalise: what each character becomes, and whether blanks collapse."""

    name: str
    rewrites: _Rewrites = field(repr=False)
    collapse: bool = False


def _read(char: str) -> str:
    """A character as READING shows it: drawn forms undone, digits ASCII, invisible ones gone."""
    if char == ZWNJ or char in _VISIBLE_FORMATS:
        return char
    if char == TATWEEL or unicodedata.category(char) == "Cf" or _INVISIBLE_MARKS.match(char):
        return ""
    if unicodedata.category(char) == "Nd":
        return str(unicodedata.digit(char))
    tag = unicodedata.decomposition(char).split(" ")[0]
    if tag not in _DRAWN_TAGS and ord(char) not in _LIGATURES:
        return char
    plain = unicodedata.normalize("NFKC", char)
    # Isolated vowel signs decompose to a blank (or a tatweel) under the sign.
    if len(plain) > 1 and plain[0] in (" ", TATWEEL) and _DIACRITIC.match(plain[1]):
        plain = plain[1:]
    return plain if plain == char else "".join(map(_read, plain))


def _match_once(char: str) -> str:
    if char in _FOLDED:
        return _FOLDED[char]
    if char.isspace():
        return " "
    folded = "".join(_FOLDED.get(c, c) for c in _read(char).casefold())
    parts = unicodedata.normalize("NFKD", folded)
    kept = "".join(_FOLDED.get(c, c) for c in parts if not _DIACRITIC.match(c) and c != ZWNJ)
    return unicodedata.normalize("NFC", kept)


def _match(char: str) -> str:
    """A character as MATCHING compares it; repeated until nothing changes, so folding is idempotent."""
    text = char
    for _ in range(8):
        new = "".join(map(_match_once, text))
        if new == text:
            break
        text = new
    return text


READING = Profile("reading", _Rewrites(_read))
MATCHING = Profile("matching", _Rewrites(_match), collapse=True)
_TAIL_LENGTHS = _Rewrites(lambda c: "x" if c == TATWEEL or _DIACRITIC.match(c) else "")


def normalise(text: str, profile: Profile) -> View:
    """The view of a text under a profile (READING or MATCHING). Lone surrogates are kept."""
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    new = text.translate(profile.rewrites)
    counts = profile.rewrites.lengths(codes)
    before = np.arange(len(text), dtype=np.int32)
    ends = before + 1
    if (counts == 0).any():
        ends = _with_tails(text, codes, counts)
    if (counts != 1).any():
        before, ends = np.repeat(before, counts), np.repeat(ends, counts)
    view = View(text, new, before, ends)
    return _collapsed(view) if profile.collapse and "  " in new else view


def _with_tails(text: str, codes: NDArray[np.uint32], counts: NDArray[np.int8]) -> Offsets:
    """Ends of the source characters, each with the dropped marks that follow it at once."""
    text.translate(_TAIL_LENGTHS)
    tail = (counts == 0) & (_TAIL_LENGTHS.lengths(codes) == 1)
    stops = np.where(tail, len(text), np.arange(len(text), dtype=np.int32))
    # For each character: the next one that is no tail.
    following = np.minimum.accumulate(stops[::-1])[::-1]
    return np.append(following[1:], len(text)).astype(np.int32)


def _collapsed(view: View) -> View:
    """The view with each run of blanks as one blank that covers the run's source."""
    blank = np.frombuffer(view.text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32) == 0x20
    opens = ~(blank & np.concatenate(([False], blank[:-1])))
    closes = ~(blank & np.concatenate((blank[1:], [False])))
    return View(view.source, _BLANKS.sub(" ", view.text), view.starts[opens], view.ends[closes])


def fold(text: str) -> str:
    """The text of the MATCHING view: equal for spellings that a reader takes as the same."""
    return _fold_cached(text) if len(text) <= 64 else _fold(text)


def folded_set(words: Iterable[str]) -> frozenset[str]:
    """The words of a list as folded text is looked up in it."""
    return frozenset(map(fold, words))


def _fold(text: str) -> str:
    return _BLANKS.sub(" ", text.translate(MATCHING.rewrites))


_fold_cached = lru_cache(maxsize=1 << 16)(_fold)
