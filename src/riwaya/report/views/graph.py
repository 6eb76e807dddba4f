"""The drawing of the sources: a layered graph small enough to be laid out here.

Order: one line between two names, a column for each name by the longest way from an origin,
stations where a line passes a column (so that it runs between boxes, not under them), rows,
then positions. Units are those of the drawing; x runs from the reader's starting side, the
template mirrors it. The method is Sugiyama's without its crossing reduction: sources of one
story are few.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise

from riwaya.report.views.sources import Edge
from riwaya.types import SourceScope

WIDTH, HEIGHT = 168, 38
_GAP_X, _GAP_Y, _MARGIN, _PASSAGE = 76, 16, 6, 14
_WIDEST: tuple[SourceScope, ...] = ("article", "claim", "photo")

Ends = tuple[str, str]
Slot = tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """A name in the graph; x and y are of its box's corner on the starting side."""

    name: str
    x: int
    y: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """An edge as drawn: a curve (x1, y1, x2, y2) from one column to the next, joined by straight lines."""

    curves: tuple[tuple[int, int, int, int], ...]
    scope: SourceScope


@dataclass(frozen=True, slots=True, kw_only=True)
class Graph:
    """The drawing. Empty where no account names a source."""

    width: int
    height: int
    nodes: tuple[Node, ...]
    lines: tuple[Line, ...]


def graph(found: Iterable[Edge]) -> Graph:
    """The edges laid out; of several between two names the widest scope, none from a name to itself."""
    drawn = _between(found)
    column = columns(list(drawn))
    stations = {ends: _stations(ends, column) for ends in drawn}
    place = _places(column, stations)
    return Graph(
        width=(max(column.values(), default=-1) + 1) * (WIDTH + _GAP_X) - _GAP_X + 2 * _MARGIN,
        height=max((y + _tall(slot) for slot, (_, y) in place.items()), default=0) + _MARGIN,
        nodes=tuple(Node(name=name, x=place[name,][0], y=place[name,][1]) for name in column),
        lines=tuple(
            Line(curves=_curves(ends, stations[ends], place), scope=scope) for ends, scope in drawn.items()
        ),
    )


def columns(pairs: list[Ends]) -> dict[str, int]:
    """The longest way from an origin to each name; edges that close a circle do not count.

    Rounds of relaxation, as many as there are names: more would only follow a circle.
    """
    column = dict.fromkeys((name for pair in pairs for name in pair), 0)
    forward = _acyclic(pairs)
    for _ in range(len(column)):
        for left, right in forward:
            column[right] = max(column[right], column[left] + 1)
    return column


def _between(found: Iterable[Edge]) -> dict[Ends, SourceScope]:
    """One scope for two names."""
    drawn: dict[Ends, SourceScope] = {}
    for edge in found:
        if edge.from_ != edge.to:
            scopes = (edge.scope, drawn.get((edge.from_, edge.to), edge.scope))
            drawn[edge.from_, edge.to] = min(scopes, key=_WIDEST.index)
    return drawn


def _acyclic(pairs: list[Ends]) -> list[Ends]:
    """The edges in order, without those that would lead back to where they start."""
    kept: list[Ends] = []
    after: dict[str, set[str]] = defaultdict(set)
    for left, right in pairs:
        if left not in after[right]:
            kept.append((left, right))
            reach = {right} | after[right]
            for name in [left, *(name for name, later in after.items() if left in later)]:
                after[name] |= reach
    return kept


def _stations(ends: Ends, column: Mapping[str, int]) -> tuple[Slot, ...]:
    """The places where a line passes through columns that are not its ends'."""
    left, right = ends
    return tuple((left, right, str(at)) for at in range(column[left] + 1, column[right]))


def _places(
    column: Mapping[str, int], stations: Mapping[Ends, tuple[Slot, ...]]
) -> dict[Slot, tuple[int, int]]:
    """A place for each box and station, every column centred on the tallest."""
    rows: dict[int, list[Slot]] = defaultdict(list)
    for name, at in column.items():
        rows[at].append((name,))
    for passed in stations.values():
        for slot in passed:
            rows[int(slot[2])].append(slot)
    tallest = max((_height(slots) for slots in rows.values()), default=0)
    place = {}
    for at, slots in rows.items():
        y = _MARGIN + (tallest - _height(slots)) // 2
        for slot in slots:
            place[slot] = (_MARGIN + at * (WIDTH + _GAP_X), y)
            y += _tall(slot) + _GAP_Y
    return place


def _tall(slot: Slot) -> int:
    """The height of a box, or of the passage of a line."""
    return HEIGHT if len(slot) == 1 else _PASSAGE


def _height(slots: list[Slot]) -> int:
    """The height of a column."""
    return sum(_tall(slot) + _GAP_Y for slot in slots) - _GAP_Y


def _curves(
    ends: Ends, stations: tuple[Slot, ...], place: Mapping[Slot, tuple[int, int]]
) -> tuple[tuple[int, int, int, int], ...]:
    """The curves of one edge, from the end side of each stop to the starting side of the next."""
    stops: list[Slot] = [(ends[0],), *stations, (ends[1],)]
    middle = [(place[slot][0], place[slot][1] + _tall(slot) // 2) for slot in stops]
    return tuple((left[0] + WIDTH, left[1], right[0], right[1]) for left, right in pairwise(middle))
