"""Copies: articles that share their text."""

from riwaya.link import copies
from riwaya.link.judgements import decisions
from riwaya.linking.pairs import Linker
from riwaya.linking.reading import Documents, Lost, of_articles
from riwaya.store.protocols import Writer
from riwaya.types import Copy


def linker() -> Linker[copies.Prepared]:
    """How articles are compared as copies."""
    return Linker(
        relation="copy",
        version=copies.VERSION,
        kind=copies.Prepared,
        prepare=lambda documents: [copies.prepare(document) for document in documents],
        keys=copies.keys,
        compare=copies.compare,
    )


def rows(store: Writer, documents: Documents) -> tuple[tuple[Copy, ...], Lost]:
    """Every pair of every copy group, with its origin; and the judgements that found no target."""
    found = list(store.links("copy", Copy))
    decided, lost = decisions(store.judgements(), "copy", of_articles(documents))
    ends = {end for copy in found for end in (copy.left, copy.right)}
    ends |= {end for both in decided.same for end in both}
    prepared = store.prepared("copy", ends, copies.Prepared)
    kept = [copy for copy in found if (copy.left, copy.right) not in decided.different]
    return copies.rows(kept, prepared, copies.copy_groups(kept, decided=decided)), lost
