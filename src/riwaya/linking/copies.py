"""Copies: articles that share their text.

1. `linker` compares articles that share word runs.
2. `remake` makes the groups around what changed anew, and the rows of their pairs.
"""

from collections.abc import Container, Iterable, Iterator

from riwaya.link import copies
from riwaya.link.groups import reach
from riwaya.link.judgements import decisions
from riwaya.linking.pairs import Linker
from riwaya.linking.reading import of_articles
from riwaya.store.protocols import Reader, Writer
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


def remake(store: Writer, seeds: Iterable[str], present: Container[str]) -> frozenset[str]:
    """Makes the copy groups around these articles anew; gives all articles that may have other copies now.

    Kept is a row for every pair of every group, with its origin, and for other pairs that share passages.
    """
    decided, _ = decisions(store.judgements(), "copy", of_articles(present))

    def near(articles: frozenset[str]) -> Iterator[str]:
        found = store.links_of("copy", articles, Copy)
        yield from _ends(one for one in found if one.kind != "composite")
        yield from (end for both in decided.same if articles & {*both} for end in both)

    members = frozenset(one for one in reach(seeds, near) if one in present)
    found = store.links_of("copy", members, Copy)
    kept = [one for one in found if (one.left, one.right) not in decided.different]
    groups = copies.copy_groups(kept, decided=decided.among(members))
    ends = {*_ends(kept), *(one for own in groups.values() for one in own)}
    prepared = store.prepared("copy", ends, copies.Prepared)
    store.drop_links("copied", members)
    store.put_links("copied", copies.rows(kept, prepared, groups))
    return members


def rows(store: Reader) -> tuple[Copy, ...]:
    """Every pair of every copy group, with its origin, and other pairs that share passages."""
    return tuple(store.links("copied", Copy))


def _ends(found: Iterable[Copy]) -> Iterator[str]:
    return (end for one in found for end in (one.left, one.right))
