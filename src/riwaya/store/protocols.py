"""What the workflow asks of a store; backends stand beside this file.

A store keeps four kinds of things: articles as they came, what was derived from each (its
annotations, linking keys and vectors), links between them with their groups, and what people
judged. Everything but articles and judgements can be rebuilt.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Protocol, TypeVar

import numpy as np
from numpy.typing import NDArray

from riwaya.types import Annotations, Article, Document, Judgement, Link, Relation

T = TypeVar("T")
Vector = NDArray[np.float32]


class Reader(Protocol):
    """What can be asked of a workspace; all sequences come in the order of ids."""

    def article_ids(self) -> tuple[str, ...]:
        """The ids of all articles, sorted."""
        ...

    def articles(self, ids: Iterable[str] | None = None) -> Iterator[Article]:
        """The articles of these ids, or all."""
        ...

    def documents(self, ids: Iterable[str] | None = None) -> Iterator[Document]:
        """The articles of these ids, or all, with their annotations; unannotated ones are left out."""
        ...

    def stale(self, fingerprint: str) -> tuple[str, ...]:
        """Ids of articles that steps of this fingerprint have not annotated."""
        ...

    def vectors(self, model: str, keys: Sequence[str]) -> dict[str, Vector]:
        """The vectors that are kept of these text keys under a model's version."""
        ...

    def unkeyed(self, relation: Relation, version: str) -> tuple[str, ...]:
        """Ids of articles whose linking keys of this version are not kept."""
        ...

    def partners(self, relation: Relation, ids: Sequence[str]) -> Iterator[tuple[str, str]]:
        """Pairs (left < right) of items that share a key, one of the two among `ids`."""
        ...

    def links(self, relation: Relation) -> Iterator[Link]:
        """The links of a relation, by left and right id."""
        ...

    def group(self, layer: str, kind: type[T]) -> tuple[T, ...]:
        """The records of a group layer (stories, entities, ...) in their stored order."""
        ...

    def judgements(self) -> tuple[Judgement, ...]:
        """All judgements, in the order they were made."""
        ...


class Writer(Reader, Protocol):
    """A Reader that also keeps things; each call is one transaction."""

    def put_articles(self, articles: Iterable[Article]) -> tuple[int, int]:
        """Keeps articles; gives how many were new and how many replaced an old self."""
        ...

    def put_annotations(self, fingerprint: str, annotations: Iterable[Annotations]) -> None:
        """Keeps annotations and forgets keys and links derived from earlier ones."""
        ...

    def put_vectors(self, model: str, vectors: Mapping[str, Vector]) -> None:
        """Keeps vectors by text key under a model's version."""
        ...

    def put_keys(self, relation: Relation, version: str, keys: Mapping[str, Iterable[str]]) -> None:
        """Keeps the linking keys of articles: article id -> keys."""
        ...

    def put_links(self, links: Iterable[Link]) -> None:
        """Keeps links, in place of earlier ones of the same relation and pair."""
        ...

    def put_group(self, layer: str, records: Iterable[object]) -> None:
        """Keeps the records of a group layer in place of all earlier ones."""
        ...

    def put_judgements(self, judgements: Iterable[Judgement]) -> None:
        """Appends judgements; nothing that was judged before is changed."""
        ...

    def remove(self, ids: Iterable[str]) -> int:
        """Forgets articles with all that was derived from them; gives how many there were."""
        ...
