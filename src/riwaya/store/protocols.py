"""What the workflow asks of a store; backends stand beside this file.

A store keeps four kinds of things: articles as they came, what was derived from each (its
annotations, linking keys and vectors), links between them with their groups, and what people
judged. Everything but articles and judgements can be rebuilt.

What changes is noted as touched with all that was linked to it, so that groups need only be made
anew around it.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Literal, NamedTuple, Protocol, TypeVar

import numpy as np
from numpy.typing import NDArray

from riwaya.types import Annotations, Article, Copy, Document, Judgement, Link, Relation

T = TypeVar("T")
Vector = NDArray[np.float32]
Paired = Link | Copy
# Relations between articles, and what is made of them: the rows of copies, and stories that follow.
Linked = Relation | Literal["copied"]
Touched = Literal["article", "near", "node"]
# The day of what has none.
UNDATED = -1


class Prepared(NamedTuple):
    """What a relation reads of an article, its linking keys, and the version they were made by.

    version: of the code and of the judgements on the article's items; days: ordinals (1 is 1 January of the
    year 1) near which the keys meet, none for any; lasting: keys that meet whatever the days.
    """

    version: str
    keys: frozenset[str]
    record: object
    days: tuple[int, ...] = ()
    lasting: frozenset[str] = frozenset()


class Lead(NamedTuple):
    """The vector of an article's lead; text: key of what was encoded."""

    article: str
    day: int
    language: str
    text: str
    vector: Vector


class Leads(NamedTuple):
    """Articles by id with their languages, days (`UNDATED` for none) and the vectors of their leads."""

    articles: list[str]
    languages: list[str]
    days: NDArray[np.int64]
    vectors: Vector


class Kept(NamedTuple):
    """A record of a group layer: its place among the others, and what it is made anew with."""

    key: str
    owner: str
    record: object


class Node(NamedTuple):
    """Chains of mentions that any comparison finds the same: the first of them, and their entity."""

    first: str
    entity: str


class NodeKeys(NamedTuple):
    """By what nodes meet: two that have a key meet, and one that has it with one that offers it."""

    keys: frozenset[str]
    offered: frozenset[str]


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

    def leads(self, model: str, first: int, last: int) -> Leads:
        """The leads of these days (both included) and of undated articles, under a model's version."""
        ...

    def leads_of(self, model: str, articles: Iterable[str]) -> Leads:
        """The leads of these articles, as far as they are kept."""
        ...

    def lead_texts(self, model: str, articles: Iterable[str]) -> dict[str, str]:
        """Article -> key of the text whose vector is kept as its lead's."""
        ...

    def prepared_versions(self, relation: Relation) -> dict[str, str]:
        """Article id -> version under which it is prepared for a relation."""
        ...

    def prepared(self, relation: Relation, ids: Iterable[str], kind: type[T]) -> dict[str, T]:
        """Article id -> what a relation reads of it; articles that are not prepared are left out."""
        ...

    def partners(self, relation: Relation, ids: Sequence[str], within: int = 0) -> Iterator[tuple[str, str]]:
        """Pairs (left < right) of articles that share a key, one of the two among `ids`.

        within: most days between two dated keys.
        """
        ...

    def links(self, relation: Linked, kind: type[T]) -> Iterator[T]:
        """The records (Link, Copy) between pairs of articles, by left and right id."""
        ...

    def links_of(self, relation: Linked, articles: Iterable[str], kind: type[T]) -> Iterator[T]:
        """The records that have an end among these articles, by left and right id."""
        ...

    def touched(self, kind: Touched) -> tuple[str, ...]:
        """What changed since the last `settle`: articles, articles linked to them, nodes."""
        ...

    def group(self, layer: str, kind: type[T], keys: Iterable[str] | None = None) -> tuple[T, ...]:
        """The records of a group layer (stories, utterances, ...) by key, or those of these keys."""
        ...

    def count(self, layer: str) -> int:
        """How many records a group layer has."""
        ...

    def homes(self, articles: Iterable[str] | None = None) -> dict[str, str]:
        """Article -> its story, for these or all; one that is no more has a story until `put_homes`."""
        ...

    def members(self, stories: Iterable[str]) -> dict[str, str]:
        """Article -> story, for all articles of these stories."""
        ...

    def chains(self, kind: type[T], ids: Iterable[str] | None = None) -> Iterator[tuple[str, T]]:
        """Node and record of these chains of mentions, or of all, by id."""
        ...

    def chains_of(self, articles: Iterable[str], kind: type[T]) -> Iterator[tuple[str, str, T]]:
        """Article, entity and record of the chains of these articles, by id."""
        ...

    def alone(self) -> tuple[str, ...]:
        """Chains that are a node by themselves."""
        ...

    def firsts(self, nodes: Iterable[str]) -> dict[str, str]:
        """Node -> its first chain, for those of these nodes that have any."""
        ...

    def nodes(self, ids: Iterable[str] | None = None) -> dict[str, Node]:
        """The nodes of these ids, or all, as they were kept."""
        ...

    def nodes_of(self, entities: Iterable[str]) -> tuple[str, ...]:
        """The nodes of these entities."""
        ...

    def sizes(self, nodes: Iterable[str]) -> dict[str, int]:
        """Node -> number of its chains."""
        ...

    def articles_of(self, nodes: Iterable[str]) -> tuple[str, ...]:
        """The articles that have chains in these nodes."""
        ...

    def node_partners(self, nodes: Iterable[str]) -> Iterator[tuple[str, str]]:
        """Pairs (left < right) of nodes that share a key and do not both only offer it, one among these."""
        ...

    def node_links(self, nodes: Iterable[str]) -> Iterator[Link]:
        """The links that have an end among these nodes."""
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

    def put_leads(self, model: str, leads: Iterable[Lead]) -> None:
        """Keeps the vectors of leads; one is forgotten with its article."""
        ...

    def drop_vectors(self, keys: Iterable[str]) -> None:
        """Forgets the vectors of these text keys, of all models."""
        ...

    def put_links(self, relation: Linked, links: Iterable[Paired]) -> None:
        """Keeps the records between pairs of articles, in place of earlier ones of the same pair."""
        ...

    def drop_links(self, relation: Linked, articles: Iterable[str]) -> None:
        """Forgets the records that have an end among these articles."""
        ...

    def put_group(self, layer: str, records: Iterable[object]) -> None:
        """Keeps the records of a group layer in place of all earlier ones."""
        ...

    def put_owned(self, layer: str, records: Iterable[Kept], *, instead_of: Iterable[str] = ()) -> None:
        """Keeps records by key, in place of all that these owners had."""
        ...

    def put_homes(self, homes: Mapping[str, str], gone: Iterable[str]) -> None:
        """Keeps where articles belong; forgets those that are gone."""
        ...

    def touch(self, kind: Touched, ids: Iterable[str]) -> None:
        """Notes that groups must be made anew around these."""
        ...

    def settle(self) -> None:
        """Forgets what was noted: groups are made."""
        ...

    def put_chains(self, chains: Mapping[str, Sequence[tuple[str, str, object]]]) -> None:
        """Article -> its chains (id, node, record), in place of earlier ones."""
        ...

    def move_chain(self, chain: str, node: str) -> None:
        """Puts one chain into another node."""
        ...

    def put_nodes(self, nodes: Mapping[str, Node], keys: Mapping[str, NodeKeys]) -> None:
        """Keeps nodes; the keys and links of those that have `keys` are made anew."""
        ...

    def drop_nodes(self, nodes: Iterable[str]) -> None:
        """Forgets nodes with their keys and links."""
        ...

    def put_node_links(self, links: Iterable[Link]) -> None:
        """Keeps links between nodes."""
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
