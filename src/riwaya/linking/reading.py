"""Documents as people mended them, and what a judgement's target stands for."""

from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence

from riwaya.annotate.identity import identified
from riwaya.link.judgements import locate, replay
from riwaya.store.protocols import Reader
from riwaya.types import Document, Judgement, Target

ON_ITEMS = frozenset({"wrong", "right", "add", "change"})

Lost = tuple[Judgement, ...]
Documents = Mapping[str, Document]


def mended(store: Reader, ids: Iterable[str] | None = None) -> Iterator[Document]:
    """Annotated documents of these ids, or all, with judgements on items replayed."""
    judgements = by_article(store.judgements())
    for document in store.documents(ids):
        own = judgements.get(document.id)
        yield _replayed(document, own)[0] if own else document


def by_article(judgements: Iterable[Judgement]) -> dict[str, list[Judgement]]:
    """Judgements on items by the article of their target."""
    found: dict[str, list[Judgement]] = {}
    for judgement in judgements:
        if judgement.verdict in ON_ITEMS:
            found.setdefault(judgement.targets[0].article, []).append(judgement)
    return found


def _replayed(document: Document, own: Sequence[Judgement]) -> tuple[Document, tuple[Judgement, ...]]:
    annotations, lost = replay(document, own)
    # What a judgement added or changed gets its id from its place, as all items do.
    return Document(article=document.article, annotations=identified(annotations)), lost


def lost_on_items(store: Reader) -> Lost:
    """Judgements on items whose target is gone."""
    own = by_article(store.judgements())
    found = {document.id: _replayed(document, own[document.id])[1] for document in store.documents(own)}
    gone = [one for article in own if article not in found for one in own[article]]
    return (*gone, *(one for lost in found.values() for one in lost))


def of_articles(present: Container[str]) -> Callable[[Target], str | None]:
    """What a target of a judgement on articles stands for: the article, where it is there."""
    return lambda target: target.article if target.article in present else None


def of_items(documents: Documents, of_item: Mapping[str, str]) -> Callable[[Target], str | None]:
    """What a target's item stands for, by the item's id."""

    def resolve(target: Target) -> str | None:
        document = documents.get(target.article)
        item = locate(target, document) if document else None
        return of_item.get(item.id) if item else None

    return resolve
