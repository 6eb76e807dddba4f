"""Where each account has it from: who took what from whom, in the articles' own words.

Edges of equal ends and scope are one, with all their evidence; the drawing is made of them in
`graph`.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from riwaya.report.corpus import Corpus, Words
from riwaya.types import SourceEdge, SourceScope


@dataclass(frozen=True, slots=True, kw_only=True)
class Edge:
    """`to` has it from `from_`; `evidence`: the words that say so."""

    from_: str
    to: str
    scope: SourceScope
    evidence: tuple[Words, ...]


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
    keys = dict.fromkeys(key for edge in group for key in edge.evidence)
    return tuple(words for key in keys if (words := corpus.item_words(key)))
