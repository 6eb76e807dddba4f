"""Pairs of articles by shared keys: what is new is prepared, keyed, compared with its partners."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
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
    days: where its keys meet others `within` so many days; lasting: keys that meet whatever the days;
    propose: pairs of the prepared articles given (by id) with any that are kept, besides those that
    share a key; promising: those of the pairs that are worth comparing, by the articles that are new.
    """

    relation: Relation
    version: str
    kind: type[P]
    prepare: Callable[[Sequence[Document]], Sequence[P]]
    keys: Callable[[P], Keys]
    compare: Callable[[P, P], Paired | None]
    days: Callable[[P], Sequence[int]] = lambda _: ()
    within: int = 0
    lasting: Callable[[P], Keys] = lambda _: frozenset()
    propose: Callable[[Mapping[str, P]], Iterable[Pair]] = lambda _: ()
    promising: Callable[[Mapping[str, P], Collection[Pair]], Collection[Pair]] = lambda _, met: met

    def made(self, own: P, version: str) -> Prepared:
        """An article's record with its keys, as it is kept."""
        return Prepared(version, self.keys(own), own, tuple(self.days(own)), self.lasting(own))


def link_articles(store: Writer, linker: Linker[P], label: str, track: Track) -> None:
    """Prepares what is new or changed and keeps its links with all that share a key with it."""
    versions = wanted(store, linker.relation, linker.version)
    batches = batched(list(versions))
    for batch in track(label, batches, len(batches)):
        documents = list(mended(store, batch))
        names = [one.id for one in documents]
        ready = dict(zip(names, linker.prepare(documents), strict=True))
        made = {name: linker.made(own, versions[name]) for name, own in ready.items()}
        store.put_prepared(linker.relation, made)
        met = {*store.partners(linker.relation, batch, linker.within), *linker.propose(ready)}
        store.put_links(linker.relation, _compared(store, linker, sorted(linker.promising(ready, met))))


def batched(names: Sequence[str]) -> list[Sequence[str]]:
    """Names in batches of bounded memory."""
    return [names[at : at + BATCH] for at in range(0, len(names), BATCH)]


def wanted(store: Reader, relation: Relation, version: str) -> dict[str, str]:
    """Articles that are not prepared for a relation as they must be, and the version they must have."""
    kept = store.prepared_versions(relation)
    versions = _versions(store, version)
    return {article: version for article, version in versions.items() if kept.get(article) != version}


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
