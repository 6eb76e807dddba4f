"""Where each account has it from: a small graph of the sources that the articles name.

Order: edges of equal ends and scope as one with all their evidence, names as nodes, a column
for each by the longest way from an origin, rows in order of appearance. Positions are in the
units of the drawing and run from the reader's starting side: the template mirrors them.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from riwaya.report.corpus import Corpus, Words
from riwaya.types import ArticleId, SourceEdge, SourceScope

WIDTH, HEIGHT = 168, 38
_GAP_X, _GAP_Y, _MARGIN = 76, 16, 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Edge:
    """`to` has it from `from_`; `evidence`: the words that say so."""

    from_: str
    to: str
    scope: SourceScope
    evidence: tuple[Words, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """A name in the graph; x and y are of its box's corner on the starting side."""

    name: str
    x: int
    y: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """An edge as drawn, from the end side of one box to the starting side of another."""

    x1: int
    y1: int
    x2: int
    y2: int
    bend: int
    scope: SourceScope


@dataclass(frozen=True, slots=True, kw_only=True)
class Graph:
    """The drawing. Empty where no account names a source."""

    width: int
    height: int
    nodes: tuple[Node, ...]
    lines: tuple[Line, ...]


def edges(corpus: Corpus, found: Iterable[SourceEdge]) -> tuple[Edge, ...]:
    """Edges of the same ends and scope as one."""
    groups: dict[tuple[str, str, SourceScope], list[SourceEdge]] = defaultdict(list)
    for edge in found:
        groups[edge.from_, edge.to, edge.scope].append(edge)
    return tuple(
        Edge(from_=from_, to=to, scope=scope, evidence=_evidence(corpus, group))
        for (from_, to, scope), group in groups.items()
    )


def _evidence(corpus: Corpus, group: Iterable[SourceEdge]) -> tuple[Words, ...]:
    """The cues of some edges, each once."""
    keys = dict.fromkeys((edge.article, key) for edge in group for key in edge.evidence)
    return tuple(words for _, key in keys if (words := corpus.item_words(key)))


def graph(drawn: Iterable[Edge]) -> Graph:
    """The edges laid out in columns; an edge to itself is not drawn."""
    lines = [edge for edge in drawn if edge.from_ != edge.to]
    column = columns([(edge.from_, edge.to) for edge in lines])
    nodes = _placed(column)
    return Graph(
        width=(max(column.values(), default=-1) + 1) * (WIDTH + _GAP_X) - _GAP_X + 2 * _MARGIN,
        height=max((node.y for node in nodes.values()), default=0) + HEIGHT + _MARGIN,
        nodes=tuple(nodes.values()),
        lines=tuple(_line(nodes[edge.from_], nodes[edge.to], edge.scope) for edge in lines),
    )


def columns(pairs: list[tuple[str, str]]) -> dict[str, int]:
    """The longest way from an origin to each name; edges that close a circle do not count.

    Rounds of relaxation, as many as there are names: more would only follow a circle.
    """
    names = dict.fromkeys(name for pair in pairs for name in pair)
    column = dict.fromkeys(names, 0)
    forward = _acyclic(pairs)
    for _ in names:
        for left, right in forward:
            column[right] = max(column[right], column[left] + 1)
    return column


def _acyclic(pairs: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """The edges in order, without those that would lead back to where they start."""
    kept: list[tuple[str, str]] = []
    after: dict[str, set[str]] = defaultdict(set)
    for left, right in pairs:
        if left not in after[right] and left != right:
            kept.append((left, right))
            reach = {right} | after[right]
            for name in [left, *(name for name, later in after.items() if left in later)]:
                after[name] |= reach
    return kept


def _placed(column: Mapping[str, int]) -> dict[str, Node]:
    """A box for each name, columns centred on the tallest one."""
    rows: dict[int, list[str]] = defaultdict(list)
    for name, at in column.items():
        rows[at].append(name)
    tallest = max((len(names) for names in rows.values()), default=0)
    return {
        name: Node(
            name=name,
            x=_MARGIN + at * (WIDTH + _GAP_X),
            y=_MARGIN + (HEIGHT + _GAP_Y) * (tallest - len(names)) // 2 + row * (HEIGHT + _GAP_Y),
        )
        for at, names in sorted(rows.items())
        for row, name in enumerate(names)
    }


def _line(start: Node, stop: Node, scope: SourceScope) -> Line:
    """The curve between two boxes; the bend is half the way across."""
    x1, x2 = start.x + WIDTH, stop.x
    return Line(
        x1=x1,
        y1=start.y + HEIGHT // 2,
        x2=x2,
        y2=stop.y + HEIGHT // 2,
        bend=max(abs(x2 - x1) // 2, 24),
        scope=scope,
    )


def origins(found: Iterable[SourceEdge]) -> dict[ArticleId, tuple[str, ...]]:
    """The sources that each article names."""
    named: dict[ArticleId, dict[str, None]] = defaultdict(dict)
    for edge in found:
        named[edge.article].setdefault(edge.from_)
    return {key: tuple(names) for key, names in named.items()}
