"""Where accounts have their content from, as their own words say: edges from source to taker.

A source cue's chain gives one edge a step: in "the outlet, quoting a site, quoting a ministry"
the site took from the ministry and the outlet from the site. An outlet that names itself (in full,
or with the noun for what it is) took from nobody.
"""

from collections.abc import Iterable, Iterator
from itertools import pairwise

from riwaya.languages.sources import outlet_key
from riwaya.types import Document, ItemId, SourceCue, SourceEdge, SourceScope

Step = tuple[str, str, SourceScope]


def source_edges(documents: Iterable[Document]) -> tuple[SourceEdge, ...]:
    """One edge for each source, taker and scope in each article, with all cues that say so.

    The taker of a cue with no chain is the outlet, or the article's id where no outlet is known.
    """
    return tuple(edge for document in documents for edge in _edges(document))


def _edges(document: Document) -> Iterator[SourceEdge]:
    found: dict[Step, list[ItemId]] = {}
    for cue in document.annotations.sources or ():
        for step in _steps(cue, document.article.outlet or document.id):
            found.setdefault(step, []).append(cue.id)
    for (source, taker, scope), cues in found.items():
        yield SourceEdge(
            article=document.id, from_=source, to=taker, scope=scope, evidence=tuple(dict.fromkeys(cues))
        )


def _steps(cue: SourceCue, outlet: str) -> Iterator[Step]:
    """(source, taker, scope) for every two neighbours of the chain."""
    chain = cue.chain if len(cue.chain) > 1 else (outlet, cue.source)
    for taker, source in pairwise(chain):
        if not one_name(source, taker):
            yield source, taker, cue.scope


def one_name(one: str, other: str) -> bool:
    """Whether two names are one outlet's: as listed, or but for marks and the noun for what it is."""
    return outlet_key(one) == outlet_key(other)
