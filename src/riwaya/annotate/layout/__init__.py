"""The layout step: which stretches of a page are not the article's own telling.

1. Every line is asked what it is by its own words (`layout_lines`).
2. The first lines are searched for a dateline or byline.
3. A line that announces a linked headline takes the headline with it.
4. A line that repeats the one before it is a caption (extraction gives image and caption text).
5. Short lines behind the last paragraph, after a first piece of furniture, are furniture too.
6. Furniture that runs on behind the last sentence of a line is cut off there.
7. The agency in brackets that closes the last paragraph, or stands in a line below it, is marked.

Text is marked, never removed. What is marked wrongly is lost to all later steps, so a rule needs a cue:
position, length and repetition only widen what a cue began.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import pairwise

import msgspec
import regex

from riwaya.annotate.layout.lines import (
    LineCues,
    announces_headline,
    cues_for,
    dateline,
    is_byline,
    is_desk,
    is_headline,
    line_kind,
    links_headline,
    signature,
    tail,
)
from riwaya.annotate.step import Step
from riwaya.languages.pack import Pack
from riwaya.languages.sources import outlet_names
from riwaya.types import Annotations, Article, Boilerplate, BoilerplateKind

_SENTENCE_END = regex.compile(r"[.!?؟][\"'”“»)\]]*(?:\s|$)|[\"”“»]$")
# \x1c-\x1f are blanks to Python's strings but not to `regex`.
_LINE = regex.compile(r"[^\s\x1c-\x1f][^\n\r\v\f\x1c-\x1e\x85\u2028\u2029]*")
# Datelines and bylines stand at the top, behind a headline and a summary at most.
_TOP_LINES = 3
# What a paragraph is at least, when it ends like a sentence and when it does not (in characters).
_PARAGRAPH = 60
_OPEN_PARAGRAPH = 160
# Kinds after which nothing of the article follows but more of the same.
_CLOSING = frozenset({"navigation", "share", "newsletter", "comments", "related"})
# Where closing furniture may begin, as a share of the text, and how many lines one cue speaks for:
# poems and lists are short lines to their end, too.
_EARLIEST_CLOSING = 0.4
_LINES_OF_A_CUE = 12


@dataclass(frozen=True, slots=True)
class Line:
    """A line without blanks at its edges; `kind` is None for the telling."""

    start: int
    text: str = field(repr=False)
    kind: BoilerplateKind | None = None

    @property
    def end(self) -> int:
        """Where the line ends in the article's text."""
        return self.start + len(self.text)

    @property
    def prose(self) -> bool:
        """True for a paragraph of the telling."""
        if self.kind or len(self.text) < _PARAGRAPH:
            return False
        return len(self.text) >= _OPEN_PARAGRAPH or bool(_SENTENCE_END.search(self.text))


def find_boilerplate(article: Article, language: str) -> list[Boilerplate]:
    """The boilerplate of an article's text, in order, without overlap; spans have no blank edges."""
    cues, outlets = cues_for(language), outlet_names(article.outlet)
    lines = [replace(line, kind=_kind(line, cues)) for line in _lines(article.text)]
    lines = _with_headlines(lines, cues)
    lines = _with_repeated(lines)
    lines = _with_bylines(lines, article, outlets)
    lines = _with_signature(_with_closing(lines), cues)
    last = max((at for at, line in enumerate(lines) if line.prose), default=-1)
    return [
        Boilerplate(start=start, end=end, kind=kind, origin=STEP.origin)
        for position, line in enumerate(lines)
        for start, end, kind in _marked(line, position, cues, outlets, closes=position == last)
    ]


def _lines(text: str) -> Iterator[Line]:
    for match in _LINE.finditer(text):
        yield Line(match.start(), match[0].rstrip())


def _kind(line: Line, cues: LineCues) -> BoilerplateKind | None:
    if len(line.text) > _OPEN_PARAGRAPH * 4:
        return None
    if announces_headline(line.text, cues) or links_headline(line.text, cues):
        return "related"
    return line_kind(line.text, cues)


def _with_headlines(lines: list[Line], cues: LineCues) -> list[Line]:
    """Marks the headline that follows a "Read also:" of its own line."""
    marked = list(lines)
    for at, (cue, follower) in enumerate(pairwise(lines), start=1):
        if announces_headline(cue.text, cues) and not follower.kind and is_headline(follower.text):
            marked[at] = replace(follower, kind="related")
    return marked


def _with_repeated(lines: list[Line]) -> list[Line]:
    """Marks a short line that stands twice in a row, and its twin, as a caption."""
    marked = list(lines)
    for at, (first, second) in enumerate(pairwise(lines), start=1):
        if first.text == second.text and not first.prose and not second.kind:
            marked[at - 1] = replace(first, kind="caption")
            marked[at] = replace(second, kind="caption")
    return marked


def _with_bylines(lines: list[Line], article: Article, outlets: frozenset[str]) -> list[Line]:
    """Marks "Reporter - City" between headline and first paragraph."""
    top = [line for line in lines[: _TOP_LINES + 1] if line.prose or not line.kind]
    for line, follower in pairwise(top):
        # Without a separate title the first line is the headline, but headlines hold no bar.
        headline = line is lines[0] and not article.title and "|" not in line.text
        marked = is_byline(line.text) or is_desk(line.text, outlets)
        if not headline and not line.kind and follower.prose and marked:
            return [replace(each, kind="agency_line") if each is line else each for each in lines]
    return lines


def _with_closing(lines: list[Line]) -> list[Line]:
    """Marks short lines behind the last paragraph once furniture has begun there."""
    marked = list(lines)
    last = max((at for at, line in enumerate(lines) if line.prose), default=-1)
    cue = -1
    for at in range(last + 1, len(lines)):
        line = lines[at]
        if line.kind in _CLOSING and line.start >= _EARLIEST_CLOSING * lines[-1].end:
            cue = at
        elif cue >= 0 and not line.kind and at - cue <= _LINES_OF_A_CUE:
            marked[at] = replace(line, kind=lines[cue].kind)
    return marked


def _with_signature(lines: list[Line], cues: LineCues) -> list[Line]:
    """Marks "(agency)" alone in the first line of the telling behind the last paragraph."""
    last = max((at for at, line in enumerate(lines) if line.prose), default=len(lines))
    for at in range(last + 1, len(lines)):
        if lines[at].kind:
            continue
        if signature(lines[at].text, cues, outlets=frozenset(), alone=True) is not None:
            return [*lines[:at], replace(lines[at], kind="agency_line"), *lines[at + 1 :]]
        break
    return lines


Marked = tuple[int, int, BoilerplateKind]


def _marked(
    line: Line, position: int, cues: LineCues, outlets: frozenset[str], *, closes: bool
) -> Iterator[Marked]:
    """The marked spans of one line: the whole, or its dateline and what runs on behind it."""
    if line.kind:
        yield line.start, line.end, line.kind
        return
    head = dateline(line.text, cues, outlets=outlets) if position < _TOP_LINES else 0
    if head:
        yield line.start, line.start + len(line.text[:head].rstrip()), "agency_line"
    found = tail(line.text, cues) if len(line.text) >= _PARAGRAPH else None
    if found and found[0] > head:
        yield line.start + found[0], line.end, found[1]
    elif closes and (signed := signature(line.text, cues, outlets=outlets, alone=False)) is not None:
        yield line.start + signed, line.end, "agency_line"


def _run(article: Article, found: Annotations, pack: Pack) -> Annotations:
    return msgspec.structs.replace(found, boilerplate=tuple(find_boilerplate(article, pack.code)))


STEP = Step(name="layout", version="2", run=_run)
