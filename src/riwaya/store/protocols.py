"""What the workflow asks of a store; backends stand beside this file.

A store keeps four kinds of things: articles as they came, what was derived from each (its
annotations, linking keys and vectors), links between them with their groups, and what people
judged. Everything but articles and judgements can be rebuilt.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple, Protocol, TypeVar

import numpy as np
from numpy.typing import NDArray

from riwaya.types import Annotations, Article, Copy, Document, Judgement, Link, Relation

T = TypeVar("T")
Vector = NDArray[np.float32]
Paired = Link | Copy


class Prepared(NamedTuple):
    """What a relation reads of an article, its linking keys, and the version they were made by.

    version: of the code and of the judgements on the article's items.
    """

    version: str
    keys: frozenset[str]
    record: object


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

    def annotated(self) -> dict[str, str]:
        """Article id -> fingerprint of the steps that annotated it."""
        ...

    def vectors(self, model: str, keys: Sequence[str]) -> dict[str, Vector]:
        """The vectors that are kept of these text keys under a model's version."""
        ...

    def all_vectors(self, model: str) -> tuple[tuple[str, ...], Vector]:
        """All keys kept under a model's version, sorted, and their vectors, one row each."""
        ...

    def prepared_versions(self, relation: Relation) -> dict[str, str]:
        """Article id -> version under which it is prepared for a relation."""
        ...

    def prepared(self, relation: Relation, ids: Iterable[str], kind: type[T]) -> dict[str, T]:
        """Article id -> what a relation reads of it; articles that are not prepared are left out."""
        ...

    def partners(self, relation: Relation, ids: Sequence[str]) -> Iterator[tuple[str, str]]:
        """Pairs (left < right) of articles that share a key, one of the two among `ids`."""
        ...

    def links(self, relation: Relation, kind: type[T]) -> Iterator[T]:
        """The records (Link, Copy) between pairs of articles, by left and right id."""
        ...

    def group(self, layer: str, kind: type[T]) -> tuple[T, ...]:
        """The records of a group layer (stories, entities, ...) in their stored order."""
        ...

    def choice(self, name: str) -> str | None:
        """What the user chose for this workspace under that name; None where nothing was chosen."""
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

    def put_prepared(self, relation: Relation, prepared: Mapping[str, Prepared]) -> None:
        """Keeps prepared articles with their keys; forgets earlier keys and the links they led to."""
        ...

    def put_links(self, relation: Relation, links: Iterable[Paired]) -> None:
        """Keeps the records between pairs of articles, in place of earlier ones of the same pair."""
        ...

    def put_group(self, layer: str, records: Iterable[object]) -> None:
        """Keeps the records of a group layer in place of all earlier ones."""
        ...

    def put_choice(self, name: str, value: str) -> None:
        """Keeps what the user chose for this workspace, in place of an earlier choice."""
        ...

    def put_judgements(self, judgements: Iterable[Judgement]) -> None:
        """Appends judgements; nothing that was judged before is changed."""
        ...

    def remove(self, ids: Iterable[str]) -> int:
        """Forgets articles with all that was derived from them; gives how many there were."""
        ...
