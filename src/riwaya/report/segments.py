"""Cuts a text at all boundaries of its marks, so that marks may nest and cross.

Order: the boundaries, the stretches between them with the marks that cover each (outermost
first), then the same as a stream of open / text / close tokens in which an element is closed
and opened again where another crosses it. Positions are code points, half-open.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """One span to be shown: `key` is its anchor, `href` the group it belongs to."""

    start: int
    end: int
    key: str
    layer: str
    kind: str = ""
    href: str | None = None
    rank: int = 0


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch in which the set of marks does not change; outermost mark first."""

    start: int
    end: int
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of a marked line: an opening mark, text, or the closing of the last open mark.

    first: this piece is the first of its mark in the page, so it carries the anchor;
    href, lead: of a text, the group it links to and whether it is the link's first piece.
    """

    kind: Literal["open", "text", "close"]
    mark: Mark | None = None
    start: int = 0
    end: int = 0
    first: bool = False
    href: str | None = None
    lead: bool = False


def order(mark: Mark) -> tuple[int, int, int, str]:
    """Outer marks before inner ones: the one that starts first, then the longest."""
    return (mark.start, -mark.end, mark.rank, mark.key)


def segments(start: int, end: int, marks: Iterable[Mark]) -> tuple[Segment, ...]:
    """The stretches of [start, end); marks are clipped to it, empty ones left out."""
    inside = sorted((m for m in marks if max(m.start, start) < min(m.end, end)), key=order)
    cuts = {start, end} | {m.start for m in inside} | {m.end for m in inside}
    points = sorted(cut for cut in cuts if start <= cut <= end)
    return tuple(_sweep(points, inside))


def _sweep(points: Sequence[int], marks: Sequence[Mark]) -> Iterator[Segment]:
    """One pass from left to right with the marks that are open at each boundary."""
    waiting = list(reversed(marks))
    active: list[Mark] = []
    for left, right in pairwise(points):
        active = [mark for mark in active if mark.end > left]
        while waiting and waiting[-1].start <= left:
            active.append(waiting.pop())
        yield Segment(left, right, tuple(active))


def tokens(pieces: Sequence[Segment], *, seen: frozenset[str] = frozenset()) -> tuple[Token, ...]:
    """The segments as nested tokens; marks whose key is in `seen` already had their anchor."""
    stream: list[Token] = []
    open_marks: tuple[Mark, ...] = ()
    met = set(seen)
    for piece in pieces:
        kept = _shared(open_marks, piece.marks)
        fresh = {mark.key for mark in piece.marks[kept:]} - met
        stream += [Token("close")] * (len(open_marks) - kept)
        stream += [Token("open", mark, first=mark.key in fresh) for mark in piece.marks[kept:]]
        stream.append(_text(piece, fresh))
        met |= fresh
        open_marks = piece.marks
    return (*stream, *[Token("close")] * len(open_marks))


def _text(piece: Segment, fresh: set[str]) -> Token:
    """The piece's text, linked to the group of its innermost mark that has one."""
    target = next((mark for mark in reversed(piece.marks) if mark.href), None)
    if target is None:
        return Token("text", None, piece.start, piece.end)
    return Token("text", None, piece.start, piece.end, href=target.href, lead=target.key in fresh)


def _shared(left: tuple[Mark, ...], right: tuple[Mark, ...]) -> int:
    """How many outer marks two neighbouring segments have in common."""
    same = 0
    while same < min(len(left), len(right)) and left[same] is right[same]:
        same += 1
    return same


def opened(stream: Iterable[Token]) -> frozenset[str]:
    """The keys whose anchors the tokens hold."""
    return frozenset(t.mark.key for t in stream if t.kind == "open" and t.mark)


def lines(text: str, start: int = 0, end: int | None = None) -> tuple[tuple[int, int], ...]:
    """The lines of a stretch of text as spans without their line ends (LF, CRLF or CR)."""
    stop = len(text) if end is None else end
    spans, left, at = [], start, start
    while at < stop:
        if text[at] in "\r\n":
            spans.append((left, at))
            at += 2 if text[at : at + 2] == "\r\n" else 1
            left = at
        else:
            at += 1
    return (*spans, (left, stop))
