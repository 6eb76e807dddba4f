"""One text cut up for the quotation rules: folded tokens, paragraphs, units, boilerplate.

Order: tokens of the whole text, paragraphs by line ends, marked spans (see marks), then units:
sentences as far as the rules need them. A unit never ends inside closed quotation marks, and,
unlike a sentence of the sentence layer, it ends where the blank after a full stop got lost.
"""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain, pairwise, repeat

import regex

from riwaya.annotate.quotes.marks import Marked, find_marked
from riwaya.languages.cues import CueData
from riwaya.text.normalise import fold
from riwaya.text.tokens import tokens
from riwaya.types import Boilerplate

# Some outlets' pages lose their line ends to a run of blanks.
_BLANK_RUN = 3
_GAP = regex.compile(r"[\n\r]+|\s{3,}")
# A full stop between words of a script without capitals, and one with a blank after it. Initials are
# no sentences.
_TIGHT_STOP = regex.compile(
    r"(?V1)(?:[\p{Arabic}&&\p{L}]{3}|(?<=\s)[\p{Arabic}&&\p{L}]{2})[.!؟][»\"”)]?(?=[\p{Arabic}&&\p{L}]{2}(?!\.))"
)
_SPACED_STOP = regex.compile(r"(?V1)[\p{Arabic}&&\p{L}]{2}[.!؟] (?=[\p{Arabic}&&\p{L}])")
# A run of blanks is a mere typing habit but after these, or where it is long.
_ENDING = frozenset('.!?؟۔…»”")]/:')
_LONG_RUN = 5
_FULL_STOPS = frozenset(".!?؟。۔…")
_LONGEST_ABBREVIATION = 3
# Tokens between a round bracket and the one that closes it.
_BRACKETS = 14
# Letters of an initial that is spelled out (بي.بي.سي) between stops without blanks.
_INITIALS = 2


@dataclass(frozen=True, slots=True)
class Frame:
    """Parallel columns over the tokens of a text; `unit` and `paragraph` are running numbers.

    unit_end[i] and paragraph_end[i]: one past the last token of token i's unit or paragraph.
    inside[i]: the number of the marked span that token i lies in, its marks included, or -1.
    """

    text: str
    starts: list[int]
    ends: list[int]
    forms: list[str]
    words: list[bool]
    paragraph: list[int]
    paragraph_start: list[int]
    paragraph_end: list[int]
    unit: list[int]
    unit_start: list[int]
    unit_end: list[int]
    marked: tuple[Marked, ...]
    inside: list[int]
    skipped: list[bool]

    def __len__(self) -> int:
        return len(self.starts)

    def form(self, at: int) -> str:
        """The folded token, "" beyond the ends."""
        return self.forms[at] if 0 <= at < len(self.forms) else ""

    def source(self, first: int, last: int) -> str:
        """The text of tokens [first, last)."""
        return self.text[self.starts[first] : self.ends[last - 1]] if first < last else ""

    def at_or_after(self, offset: int) -> int:
        """The first token that begins at or after a character offset."""
        return bisect_left(self.starts, offset)


def frame(text: str, data: CueData, boilerplate: Sequence[Boilerplate] = ()) -> Frame:
    """Cut up one text."""
    found = tokens(text)
    starts = [token.start for token in found]
    ends = [token.end for token in found]
    # A sign that folding drops (a lone vowel sign) still is a token.
    forms = [fold(token.text) or token.text for token in found]
    words = [token.kind != "mark" for token in found]
    paragraphs = _paragraphs(text, starts, ends)
    marked = find_marked(text, [*(starts[at] for at in paragraphs[1:-1]), len(text)])
    inside = _inside(marked, starts)
    titles = {fold(title) for title in data.titles if len(title) <= _LONGEST_ABBREVIATION}
    bracketed = _bracketed(forms)
    breaks = [False] * len(forms)
    for edge in paragraphs[1:]:
        breaks[edge - 1] = True
    # Only a full stop, or the mark that closes after one, can end a unit inside a paragraph.
    for at in range(len(forms) - 1):
        if not breaks[at] and (inside[at] >= 0 or forms[at] in _FULL_STOPS):
            breaks[at] = _ends_unit(
                at,
                forms=forms,
                words=words,
                titles=titles,
                inside=inside,
                marked=marked,
                starts=starts,
                ends=ends,
                goes_on=at in bracketed or text[starts[at + 1]].islower(),
            )
    if marked:
        _keep_marked_whole(breaks, marked, starts, inside)
    units = [0, *(at for at, is_break in enumerate(breaks, 1) if is_break)]
    return Frame(
        text, starts, ends, forms, words, *_columns(paragraphs), *_columns(units),
        marked, inside, _skipped(boilerplate, starts),
    )  # fmt: skip


def _paragraphs(text: str, starts: Sequence[int], ends: Sequence[int]) -> list[int]:
    """The tokens at which paragraphs begin, and the number of tokens at the end."""
    begins = set(_joined_paragraphs(text))
    for gap in _GAP.finditer(text):
        at = bisect_left(starts, gap.start())
        # What stands between tokens may be more than blanks (invisible signs): the gap is cut at the tokens.
        left, right = ends[at - 1] if at else 0, starts[at] if at < len(starts) else len(text)
        whole = text[left:right]
        if "\n" in whole or "\r" in whole or _is_run(text, whole, left):
            begins.add(right)
    edges = {bisect_left(starts, begin) for begin in begins}
    return sorted({0, len(starts), *edges}) if starts else [0]


def _is_run(text: str, gap: str, left: int) -> bool:
    """Whether a run of blanks stands for lost line ends."""
    ended = text[left - 1 : left] in _ENDING or len(gap) >= _LONG_RUN
    return len(gap) >= _BLANK_RUN and gap.isspace() and ended


def _joined_paragraphs(text: str) -> frozenset[int]:
    """Offsets where a paragraph begins right after the full stop of another, without a blank.

    Pages that lose their line ends join paragraphs so, while inside them blanks stay.
    """
    tight = [match.end() for match in _TIGHT_STOP.finditer(text)]
    return frozenset(tight) if len(tight) > 1 and _SPACED_STOP.search(text) else frozenset()


def _inside(marked: Sequence[Marked], starts: Sequence[int]) -> list[int]:
    inside = [-1] * len(starts)
    at = 0
    for number, span in enumerate(marked):
        if span.depth:
            continue
        while at < len(starts) and starts[at] < span.opened:
            at += 1
        while at < len(starts) and starts[at] < span.closed:
            inside[at] = number
            at += 1
    return inside


def _ends_unit(
    at: int,
    *,
    forms: Sequence[str],
    words: Sequence[bool],
    titles: set[str],
    inside: Sequence[int],
    marked: Sequence[Marked],
    starts: Sequence[int],
    ends: Sequence[int],
    goes_on: bool,
) -> bool:
    """Whether a sentence of the outlet ends with this token; goes_on: the next word has no capital."""
    if inside[at] >= 0:
        return _ends_with_marks(at, forms=forms, inside=inside, marked=marked, ends=ends)
    form = forms[at]
    if form not in _FULL_STOPS or goes_on:
        return False
    before, after = forms[at - 1] if at else "", forms[at + 1]
    if form == "." and (after in (".", ")") or before == "."):
        return False
    if (
        form == "."
        and at
        and before.isascii()
        and after.isascii()
        and after.isalnum()
        and ends[at] == starts[at + 1]
    ):
        return False
    if form == "." and words[at - 1] and (len(before) == 1 or before in titles):
        return False
    tight = form == "." and at > 0 and ends[at - 1] == starts[at] and ends[at] == starts[at + 1]
    chained = "." in (*forms[max(0, at - 2) : at - 1], *forms[at + 2 : at + 3])
    return not (tight and chained and len(before) <= _INITIALS and len(after) <= _INITIALS)


def _bracketed(forms: Sequence[str]) -> set[int]:
    """The tokens in short round brackets: no sentence of the outlet ends there."""
    inside: set[int] = set()
    for begin in (at for at, form in enumerate(forms) if form == "("):
        end = next((at for at in range(begin, min(len(forms), begin + _BRACKETS)) if forms[at] == ")"), begin)
        inside.update(range(begin, end))
    return inside


def _ends_with_marks(
    at: int, *, forms: Sequence[str], inside: Sequence[int], marked: Sequence[Marked], ends: Sequence[int]
) -> bool:
    """A closing mark after a full stop ends the unit when the next word does not go on."""
    if ends[at] != marked[inside[at]].closed or at == 0 or forms[at - 1] not in _FULL_STOPS:
        return False
    after = forms[at + 1]
    return after.isalnum() and inside[at + 1] != inside[at]


def _keep_marked_whole(
    breaks: list[bool], marked: Sequence[Marked], starts: Sequence[int], inside: Sequence[int]
) -> None:
    """Take back the paragraph breaks inside closed marks."""
    for at in range(len(starts) - 1):
        if breaks[at] and inside[at] >= 0 and inside[at] == inside[at + 1]:
            breaks[at] = not marked[inside[at]].complete


def _columns(edges: Sequence[int]) -> tuple[list[int], list[int], list[int]]:
    """For each token of groups that begin at `edges`: its group's number, beginning and end."""
    groups = list(pairwise(edges))
    sizes = [end - begin for begin, end in groups]
    columns = (range(len(groups)), (begin for begin, _ in groups), (end for _, end in groups))
    numbers, begins, ends = (list(chain.from_iterable(map(repeat, values, sizes))) for values in columns)
    return numbers, begins, ends


def _skipped(boilerplate: Sequence[Boilerplate], starts: Sequence[int]) -> list[bool]:
    """Whether each token stands in boilerplate other than a caption."""
    skipped = [False] * len(starts)
    spans = sorted((b.start, b.end) for b in boilerplate if b.field == "text" and b.kind != "caption")
    at = 0
    for start, end in spans:
        while at < len(starts) and starts[at] < start:
            at += 1
        while at < len(starts) and starts[at] < end:
            skipped[at] = True
            at += 1
    return skipped
