"""The linking stage over a workspace: what is new is keyed, paired and scored; then all is grouped.

1. `mended` reads documents with people's judgements on items replayed.
2. `link_new` keys new articles and compares them with those they share a key with.
3. `regroup` makes stories, copies, entities and utterances anew from all links and judgements.

Links are kept, groups are remade: a group is a function of the set of links alone, so order and
batches of arrival leave no trace.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

import msgspec
import numpy as np

from riwaya.annotate.identity import identified
from riwaya.encoding import vectors
from riwaya.link import copies, entities, stories, utterances
from riwaya.link.candidates import Keys, pairs
from riwaya.link.groups import Decided, Groups, group, judged
from riwaya.link.judgements import decisions, locate, replay
from riwaya.link.profile import Profile
from riwaya.models.protocols import Encoder, Vectors
from riwaya.store.protocols import Paired, Prepared, Reader, Writer
from riwaya.text.normalise import fold
from riwaya.types import (
    Copy,
    Document,
    Entity,
    Evidence,
    Judgement,
    Link,
    Phrase,
    Relation,
    Speaker,
    Story,
    Target,
    Utterance,
    content_id,
)

P = TypeVar("P")
Track = Callable[[str, Iterable[Sequence[str]], int | None], Iterator[Sequence[str]]]
# Articles prepared, and pairs compared, at a time: bound memory, not results.
BATCH, PAIRS = 200, 5_000
ON_ITEMS = frozenset({"wrong", "right", "add", "change"})


class Grouped(msgspec.Struct, frozen=True, kw_only=True):
    """What `regroup` made, as it is kept in the workspace."""

    stories: tuple[Story, ...] = ()
    entities: tuple[Entity, ...] = ()
    utterances: tuple[Utterance, ...] = ()
    copies: tuple[Copy, ...] = ()
    links: tuple[Link, ...] = ()
    judgements: tuple[Judgement, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Linker(Generic[P]):
    """How one relation between articles is linked.

    version: changes when keys or scores may; prepare: documents to what is compared, of type `kind`.
    """

    relation: Relation
    version: str
    kind: type[P]
    prepare: Callable[[Sequence[Document]], Sequence[P]]
    keys: Callable[[P], Keys]
    compare: Callable[[P, P], Paired | None]


@dataclass(frozen=True, slots=True)
class Told:
    """An article as the story relation compares it: its profile and its lead's vector (float32)."""

    profile: Profile
    vector: bytes | None


# --- reading with judgements --------------------------------------------------------------------


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


# --- links --------------------------------------------------------------------------------------


def link_new(store: Writer, encoder: Encoder, *, track: Track) -> None:
    """Keys articles that are new or changed, compares them with their partners, keeps the links."""
    _link(store, _stories(store, encoder), "Placing articles", track)
    _link(store, _copies(), "Looking for copies", track)


def _stories(store: Writer, encoder: Encoder) -> Linker[Told]:
    return Linker(
        relation="story",
        version=f"{stories.VERSION} {encoder.version}",
        kind=Told,
        prepare=lambda documents: told(documents, store, encoder),
        keys=lambda one: stories.keys(one.profile),
        compare=_compare_told,
    )


def _copies() -> Linker[copies.Prepared]:
    return Linker(
        relation="copy",
        version=copies.VERSION,
        kind=copies.Prepared,
        prepare=lambda documents: [copies.prepare(document) for document in documents],
        keys=copies.keys,
        compare=copies.compare,
    )


def told(documents: Sequence[Document], store: Writer, encoder: Encoder) -> list[Told]:
    """Profiles of documents with the vectors of their leads."""
    leads = [stories.lead(document) for document in documents]
    found = vectors(leads, encoder=encoder, store=store)
    rows = [found.get(lead) for lead in leads]
    return [
        Told(stories.profile(document), None if row is None else row.tobytes())
        for document, row in zip(documents, rows, strict=True)
    ]


def _compare_told(left: Told, right: Told) -> Link:
    return stories.compare(left.profile, right.profile, _cosine(left.vector, right.vector))


def _cosine(left: bytes | None, right: bytes | None) -> float | None:
    if left is None or right is None:
        return None
    return float(np.dot(np.frombuffer(left, np.float32), np.frombuffer(right, np.float32)))


def _link(store: Writer, linker: Linker[P], label: str, track: Track) -> None:
    versions = _versions(store, linker.version)
    kept = store.prepared_versions(linker.relation)
    todo = [article for article, version in versions.items() if kept.get(article) != version]
    batches = [todo[at : at + BATCH] for at in range(0, len(todo), BATCH)]
    for batch in track(label, batches, len(batches)):
        documents = list(mended(store, batch))
        ready = zip(documents, linker.prepare(documents), strict=True)
        made = {one.id: Prepared(versions[one.id], linker.keys(own), own) for one, own in ready}
        store.put_prepared(linker.relation, made)
        store.put_links(linker.relation, _compared(store, linker, batch))


def _versions(store: Reader, version: str) -> dict[str, str]:
    """For each article, what it must have been prepared by: the code, and judgements on its items."""
    judged_ones = by_article(store.judgements())
    marks = {article: content_id(one.id for one in own) for article, own in judged_ones.items()}
    return {article: f"{version} {marks.get(article, '')}".strip() for article in sorted(store.annotated())}


def _compared(store: Writer, linker: Linker[P], batch: Sequence[str]) -> Iterator[Paired]:
    """The links of a batch with all that share a key with it."""
    met = list(store.partners(linker.relation, batch))
    for at in range(0, len(met), PAIRS):
        some = met[at : at + PAIRS]
        ready = store.prepared(linker.relation, {end for both in some for end in both}, linker.kind)
        links = (linker.compare(ready[left], ready[right]) for left, right in some)
        yield from (link for link in links if link is not None)


# --- groups -------------------------------------------------------------------------------------


def regroup(store: Writer, encoder: Encoder) -> Grouped:
    """All groups, made from all links and judgements, and kept in the workspace."""
    documents = {document.id: document for document in mended(store)}
    lost = _lost_on_items(store)
    copied, copies_lost = _copy_rows(store, documents)
    placed, story_links, stories_lost = _story_groups(store, documents, copied)
    known, entities_lost = _entities(store, documents)
    told_in, follows = _story_records(store, placed, story_links, documents)
    said, utterance_links, utterances_lost = _utterances(store, encoder, told_in, known, documents)
    gone = {one.id for one in (*lost, *copies_lost, *stories_lost, *entities_lost, *utterances_lost)}
    made = Grouped(
        stories=told_in,
        entities=known,
        utterances=said,
        copies=copied,
        links=(*story_links, *follows, *utterance_links),
        judgements=tuple(msgspec.structs.replace(one, lost=one.id in gone) for one in store.judgements()),
    )
    for layer in Grouped.__struct_fields__:
        store.put_group(layer, getattr(made, layer))
    return made


def grouped(store: Reader) -> Grouped:
    """What the last `regroup` kept."""
    return Grouped(
        stories=store.group("stories", Story),
        entities=store.group("entities", Entity),
        utterances=store.group("utterances", Utterance),
        copies=store.group("copies", Copy),
        links=store.group("links", Link),
        judgements=store.group("judgements", Judgement),
    )


# --- copies and stories -------------------------------------------------------------------------

Lost = tuple[Judgement, ...]
Documents = Mapping[str, Document]


def _lost_on_items(store: Reader) -> Lost:
    own = by_article(store.judgements())
    found = {document.id: _replayed(document, own[document.id])[1] for document in store.documents(own)}
    gone = [one for article in own if article not in found for one in own[article]]
    return (*gone, *(one for lost in found.values() for one in lost))


def _article(documents: Documents) -> Callable[[Target], str | None]:
    return lambda target: target.article if target.article in documents else None


def _copy_rows(store: Writer, documents: Documents) -> tuple[tuple[Copy, ...], Lost]:
    found = list(store.links("copy", Copy))
    decided, lost = decisions(store.judgements(), "copy", _article(documents))
    ends = {end for copy in found for end in (copy.left, copy.right)}
    ends |= {end for both in decided.same for end in both}
    prepared = store.prepared("copy", ends, copies.Prepared)
    kept = [copy for copy in found if (copy.left, copy.right) not in decided.different]
    return copies.rows(kept, prepared, copies.copy_groups(kept, decided=decided)), lost


def _story_groups(
    store: Writer, documents: Documents, copied: Sequence[Copy]
) -> tuple[Groups, tuple[Link, ...], Lost]:
    decided, lost = decisions(store.judgements(), "story", _article(documents))
    compared = {(link.left, link.right): link for link in store.links("story", Link)}
    compared |= {(link.left, link.right): link for link in map(_as_story_link, copied) if link}
    links = judged(compared.values(), decided, relation="story")
    return group(documents, links, rule=stories.RULE, decided=decided), links, lost


def _as_story_link(copy: Copy) -> Link | None:
    """One text is one telling: copies belong to one story whatever their days."""
    if copy.kind not in ("same", "part", "teaser"):
        return None
    seen = Evidence(feature="same_text", weight=10.0, left=f"{copy.share:.0%}", right=copy.kind)
    return Link(relation="story", left=copy.left, right=copy.right, score=1.0, evidence=(seen,))


def _story_records(
    store: Reader, placed: Groups, links: Sequence[Link], documents: Documents
) -> tuple[tuple[Story, ...], tuple[Link, ...]]:
    """The stories of the groups, each with the earlier ones that it follows."""
    ready = store.prepared("story", documents, Told)
    profiles = {name: [ready[one].profile for one in members] for name, members in placed.items()}
    home = {member: name for name, members in placed.items() for member in members}
    met = {(home[link.left], home[link.right]) for link in links if home[link.left] != home[link.right]}
    near = sorted({(min(both), max(both)) for both in met})
    found = [stories.follow(profiles[one], profiles[other]) for one, other in near]
    follows = tuple(link for link in found if link is not None)
    earlier: dict[str, list[str]] = {}
    for link in follows:
        earlier.setdefault(link.left, []).append(link.right)
    made = (
        stories.story(
            [documents[one] for one in members],
            follows=sorted(earlier.get(name, ())),
            profiles=profiles[name],
        )
        for name, members in placed.items()
    )
    return tuple(made), follows


# --- entities -----------------------------------------------------------------------------------


def _entities(store: Writer, documents: Documents) -> tuple[tuple[Entity, ...], Lost]:
    chains = {chain.id: chain for document in documents.values() for chain in entities.chains(document)}
    of_mention = {mention: chain.id for chain in chains.values() for mention in chain.mentions}
    decided, lost = decisions(store.judgements(), "entity", _item(documents, of_mention))
    alike = _alike(chains, decided)
    first = {members[0]: chains[members[0]] for members in alike.values()}
    links = judged(_entity_links(first), decided, relation="entity")
    placed = group(first, links, rule=entities.RULE, decided=decided)
    whole = {members[0]: members for members in alike.values()}
    components = [frozenset(chain for one in members for chain in whole[one]) for members in placed.values()]
    return entities.entities(chains.values(), components), lost


def _alike(chains: Mapping[str, entities.Chain], decided: Decided) -> dict[str, list[str]]:
    """Chains that any comparison would find the same: one stands for all, so pairs stay few.

    A chain that somebody judged stands for itself.
    """
    judged_ones = {end for both in (*decided.same, *decided.different) for end in both}
    found: dict[str, list[str]] = {}
    for name in sorted(chains):
        own = name if name in judged_ones else _signature(chains[name])
        found.setdefault(own, []).append(name)
    return found


def _signature(chain: entities.Chain) -> str:
    known = entities.identity(chain)
    titles = (*sorted(chain.offices), "", *sorted(chain.countries))
    return known or content_id([chain.kind, chain.language, chain.name, *titles])


def _entity_links(chains: Mapping[str, entities.Chain]) -> Iterator[Link]:
    for left, right in pairs({name: entities.keys(chain) for name, chain in chains.items()}):
        link = entities.compare(chains[left], chains[right])
        if link is not None:
            yield link


def _item(documents: Documents, of_item: Mapping[str, str]) -> Callable[[Target], str | None]:
    """What a target's item stands for, by the item's id."""

    def resolve(target: Target) -> str | None:
        document = documents.get(target.article)
        item = locate(target, document) if document else None
        return of_item.get(item.id) if item else None

    return resolve


# --- utterances ---------------------------------------------------------------------------------


def _utterances(
    store: Writer, encoder: Encoder, told_in: Sequence[Story], known: Sequence[Entity], documents: Documents
) -> tuple[tuple[Utterance, ...], tuple[Link, ...], Lost]:
    quotes = _quotes_in_context(store, encoder, told_in, known, documents)
    decided, lost = decisions(store.judgements(), "utterance", _item(documents, {one: one for one in quotes}))
    links = judged(_utterance_links(quotes), decided, relation="utterance")
    placed = group(quotes, links, rule=utterances.RULE, decided=decided)
    home = {article: story.id for story in told_in for article in story.articles}
    made = tuple(
        utterances.utterance([quotes[one] for one in members], story=home[quotes[members[0]].article])
        for members in placed.values()
    )
    return made, links, lost


def _utterance_links(quotes: Mapping[str, utterances.QuoteInContext]) -> Iterator[Link]:
    met = set(pairs({name: utterances.keys(quote) for name, quote in quotes.items()}))
    for together in _by_scope(quotes.values()).values():
        met.update(utterances.proposed(together))
    for left, right in sorted(met):
        link = utterances.compare(quotes[left], quotes[right])
        if link is not None:
            yield link


def _by_scope(
    quotes: Iterable[utterances.QuoteInContext],
) -> dict[str, list[utterances.QuoteInContext]]:
    found: dict[str, list[utterances.QuoteInContext]] = {}
    for quote in quotes:
        for scope in quote.scopes:
            found.setdefault(scope, []).append(quote)
    return found


def _quotes_in_context(
    store: Writer, encoder: Encoder, told_in: Sequence[Story], known: Sequence[Entity], documents: Documents
) -> dict[str, utterances.QuoteInContext]:
    scopes, home = _scopes(told_in), {one: story.id for story in told_in for one in story.articles}
    speakers = _speakers(known, documents)
    cut = {
        quote.id: utterances.clauses(quote)
        for document in documents.values()
        for quote in document.annotations.quotes or ()
    }
    met = _met(documents.values(), scopes)
    rows = vectors((one.text for quote in met for one in cut[quote]), encoder=encoder, store=store)
    return {
        quote.id: utterances.QuoteInContext(
            quote=quote,
            article=document.id,
            language=document.annotations.language,
            scopes=scopes[document.id],
            story=home[document.id],
            speaker=_speaker(document.id, quote.speaker, speakers),
            clauses=cut[quote.id],
            vectors=_stacked(cut[quote.id], rows),
        )
        for document in documents.values()
        for quote in document.annotations.quotes or ()
    }


def _met(documents: Iterable[Document], scopes: Mapping[str, tuple[str, ...]]) -> list[str]:
    """Ids of quotes that share a scope with another article's.

    The others are not encoded: a saying that only one account tells has no other wording, and words
    alone find it repeated there.
    """
    told = Counter(scope for own in scopes.values() for scope in own)
    return [
        quote.id
        for document in documents
        if any(told[scope] > 1 for scope in scopes[document.id])
        for quote in document.annotations.quotes or ()
    ]


def _stacked(own: Sequence[Phrase], rows: Mapping[str, Vectors]) -> Vectors | None:
    found = [rows[one.text] for one in own if one.text in rows]
    return np.stack(found) if found and len(found) == len(own) else None


def _scopes(told_in: Sequence[Story]) -> dict[str, tuple[str, ...]]:
    """For each article the stories in which its quotes may meet others: its own, and those it follows."""
    return {article: (story.id, *story.follows) for story in told_in for article in story.articles}


def _speakers(known: Sequence[Entity], documents: Documents) -> dict[tuple[str, str], str]:
    """(article, folded fullest name) -> entity."""
    of_mention = {mention: entity.id for entity in known for mention in entity.mentions}
    return {
        (document.id, fold(mention.name)): of_mention[mention.id]
        for document in documents.values()
        for mention in document.annotations.mentions or ()
        if mention.name and mention.id in of_mention
    }


def _speaker(article: str, speaker: Speaker | None, known: Mapping[tuple[str, str], str]) -> str | None:
    """The entity that spoke; of joint speakers the first one known."""
    names = speaker.name.split("؛ ") if speaker else []
    return next((known[article, fold(name)] for name in names if (article, fold(name)) in known), None)
