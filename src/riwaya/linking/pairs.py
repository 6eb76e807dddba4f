"""Pairs of articles by shared keys: what is new is prepared, keyed, compared with its partners."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from riwaya.link.candidates import Keys, Pair
from riwaya.linking.reading import by_article, mended
from riwaya.store.protocols import Paired, Prepared, Reader, Writer
from riwaya.types import Document, Relation, content_id

P = TypeVar("P")
Track = Callable[[str, Iterable[Sequence[str]], int | None], Iterator[Sequence[str]]]
# Articles prepared, and pairs compared, at a time: bound memory, not results.
BATCH, PAIRS = 200, 5_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Linker(Generic[P]):
    """How one relation between articles is linked.

    version: changes when keys or scores may; prepare: documents to what is compared, of type `kind`;
    propose: pairs of the prepared articles given (by id) with any that are kept, besides those that
    share a key.
    """

    relation: Relation
    version: str
    kind: type[P]
    prepare: Callable[[Sequence[Document]], Sequence[P]]
    keys: Callable[[P], Keys]
    compare: Callable[[P, P], Paired | None]
    propose: Callable[[Mapping[str, P]], Iterable[Pair]] = lambda _: ()


def link_articles(store: Writer, linker: Linker[P], label: str, track: Track) -> None:
    """Prepares what is new or changed and keeps its links with all that share a key with it."""
    versions = _versions(store, linker.version)
    kept = store.prepared_versions(linker.relation)
    todo = [article for article, version in versions.items() if kept.get(article) != version]
    batches = [todo[at : at + BATCH] for at in range(0, len(todo), BATCH)]
    for batch in track(label, batches, len(batches)):
        documents = list(mended(store, batch))
        names = [one.id for one in documents]
        ready = dict(zip(names, linker.prepare(documents), strict=True))
        made = {name: Prepared(versions[name], linker.keys(own), own) for name, own in ready.items()}
        store.put_prepared(linker.relation, made)
        met = sorted({*store.partners(linker.relation, batch), *linker.propose(ready)})
        store.put_links(linker.relation, _compared(store, linker, met))


def _versions(store: Reader, version: str) -> dict[str, str]:
    """For each article, what it must have been prepared by: the code, and judgements on its items."""
    judged_ones = by_article(store.judgements())
    marks = {article: content_id(one.id for one in own) for article, own in judged_ones.items()}
    return {article: f"{version} {marks.get(article, '')}".strip() for article in sorted(store.annotated())}


def _compared(store: Writer, linker: Linker[P], met: Sequence[Pair]) -> Iterator[Paired]:
    """The links of the pairs that make one."""
    for at in range(0, len(met), PAIRS):
        some = met[at : at + PAIRS]
        ready = store.prepared(linker.relation, {end for both in some for end in both}, linker.kind)
        # An article that is no more may still have a vector.
        both = (pair for pair in some if pair[0] in ready and pair[1] in ready)
        links = (linker.compare(ready[left], ready[right]) for left, right in both)
        yield from (link for link in links if link is not None)
