"""Entities: mentions of one person, place or organisation across articles.

1. `link_new` reads the chains of articles that are new or changed; chains that any comparison would find
   the same are one node, so that pairs stay few.
2. `place` compares nodes that are new, or that another chain stands for now, with those that share a key
   with them, and groups the nodes around what changed.
3. `local` and `known` give the entities: of some articles, or of all.
"""

from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence

import msgspec

from riwaya.link import entities
from riwaya.link.groups import Decided, group, judged, reach
from riwaya.link.judgements import decisions
from riwaya.linking.pairs import Track, batched, wanted
from riwaya.linking.reading import Documents, Lost, mended, of_items
from riwaya.store.protocols import Node, NodeKeys, Prepared, Reader, Writer
from riwaya.text.normalise import fold
from riwaya.types import Entity, Link, Mention, content_id


def link_new(store: Writer, label: str, track: Track) -> None:
    """Reads and keeps the chains of articles that are new or changed."""
    versions = wanted(store, "entity", entities.VERSION)
    alone = _judged_ends(_decided(store))
    batches = batched(list(versions))
    for batch in track(label, batches, len(batches)):
        found = {document.id: entities.chains(document) for document in mended(store, batch)}
        rows = {name: [(one.id, _node(one, alone), one) for one in own] for name, own in found.items()}
        store.put_prepared("entity", {name: Prepared(versions[name], frozenset(), None) for name in found})
        store.put_chains(rows)


def _node(chain: entities.Chain, alone: Collection[str]) -> str:
    """What chains share that any comparison would find the same; one that somebody judged is alone."""
    if chain.id in alone:
        return chain.id
    titles = (*sorted(chain.offices), "", *sorted(chain.countries))
    return entities.identity(chain) or content_id([chain.kind, chain.language, chain.name, *titles])


def lost(store: Reader) -> set[str]:
    """Ids of judgements on names whose target is gone."""
    return {one.id for one in _decisions(store)[1]}


def _decided(store: Reader) -> Decided:
    return _decisions(store)[0]


def _decisions(store: Reader) -> tuple[Decided, Lost]:
    """What people decided on pairs of chains, and the judgements whose target is gone."""
    own = [one for one in store.judgements() if one.relation == "entity"]
    ids = {target.article for one in own for target in one.targets}
    documents = {document.id: document for document in mended(store, ids)} if own else {}
    chains = [chain for document in documents.values() for chain in entities.chains(document)]
    of_mention = {mention: chain.id for chain in chains for mention in chain.mentions}
    return decisions(own, "entity", of_items(documents, of_mention))


def _judged_ends(decided: Decided) -> frozenset[str]:
    return frozenset(end for both in (*decided.same, *decided.different) for end in both)


# --- groups ---------------------------------------------------------------------------------------


def place(store: Writer) -> tuple[str, ...]:
    """Groups the nodes around what changed.

    Gives the articles in which two names became one entity or one became two, though the articles did
    not change themselves.
    """
    decided = _decided(store)
    _set_apart(store, _judged_ends(decided))
    touched = store.touched("node")
    linked = (end for link in store.node_links(touched) for end in (link.left, link.right))
    mates = store.nodes_of({one.entity for one in store.nodes(touched).values()})
    seeds = {*touched, *linked, *mates}
    fresh = _renew(store, touched)
    before = store.nodes(reach(seeds, _neighbours(store, decided)))
    links = judged(store.node_links(before), decided, relation="entity")
    placed = group(before, links, rule=entities.RULE, decided=decided)
    after = {node: name for name, own in placed.items() for node in own}
    moved = {one: Node(own.first, after[one]) for one, own in before.items() if own.entity != after[one]}
    store.put_nodes(moved, {})
    parts = {one: (own.entity, after[one]) for one, own in before.items() if one not in fresh}
    return store.articles_of(_turned(store, parts))


def _set_apart(store: Writer, ends: Collection[str]) -> None:
    """Makes chains that somebody judged nodes of their own, and those that nobody judges any more none."""
    alone = frozenset(store.alone())
    for chain in sorted(alone.symmetric_difference(ends)):
        for _, own in store.chains(entities.Chain, [chain]):
            store.move_chain(chain, _node(own, ends))


def _renew(store: Writer, touched: Collection[str]) -> frozenset[str]:
    """Keeps the nodes as their chains now make them, and links those that are other than before.

    Gives the nodes that are new.
    """
    kept, firsts = store.nodes(touched), store.firsts(touched)
    store.drop_nodes(one for one in touched if one not in firsts)
    stale = {one: first for one, first in firsts.items() if one not in kept or kept[one].first != first}
    for names in batched(sorted(stale)):
        chains = {chain.id: chain for _, chain in store.chains(entities.Chain, map(stale.__getitem__, names))}
        made = {one: Node(stale[one], kept[one].entity if one in kept else one) for one in names}
        firsts_of = {one: chains[stale[one]] for one in names}
        keys = {one: NodeKeys(entities.keys(own), entities.offered(own)) for one, own in firsts_of.items()}
        store.put_nodes(made, keys)
    for names in batched(sorted(stale)):
        store.put_node_links(_links(store, names))
    return frozenset(stale).difference(kept)


def _links(store: Reader, names: Sequence[str]) -> Iterator[Link]:
    """Links of these nodes with all that share a key with them."""
    met = list(store.node_partners(names))
    nodes = store.nodes({end for both in met for end in both})
    firsts = {one.first for one in nodes.values()}
    chains = {chain.id: chain for _, chain in store.chains(entities.Chain, firsts)}
    for left, right in met:
        one, other = chains[nodes[left].first], chains[nodes[right].first]
        link = entities.compare(one, other) if entities.plausible(one, other) else None
        if link is not None and (link.score > entities.TELLING or any(one.veto for one in link.evidence)):
            yield msgspec.structs.replace(link, left=left, right=right)


def _neighbours(store: Reader, decided: Decided) -> Callable[[frozenset[str]], Iterator[str]]:
    """Nodes that may come into one entity with these, or were in one with them."""

    def near(nodes: frozenset[str]) -> Iterator[str]:
        yield from store.nodes_of({one.entity for one in store.nodes(nodes).values()})
        for link in store.node_links(nodes):
            if link.score >= entities.RULE.join:
                yield from (link.left, link.right)
        yield from (end for both in decided.same if nodes & {*both} for end in both)

    return near


def _turned(store: Reader, parts: Mapping[str, tuple[str, str]]) -> set[str]:
    """Nodes that share an entity with others than before.

    parts: node -> its entity before and after. Of what came together or fell apart, the part with most
    chains is left out: who met it or left it is told by the others.
    """
    met: dict[str, set[tuple[str, str]]] = {}
    for both in set(parts.values()):
        for side, name in enumerate(both):
            met.setdefault(f"{side} {name}", set()).add(both)
    several = [own for own in met.values() if len(own) > 1]
    wanted_ones = {both for own in several for both in own}
    sizes = store.sizes(one for one, both in parts.items() if both in wanted_ones)
    weight: Counter[tuple[str, str]] = Counter()
    for one, size in sizes.items():
        weight[parts[one]] += size
    turned = {both for own in several for both in own - {max(own, key=lambda one: (weight[one], one))}}
    return {one for one, both in parts.items() if both in turned}


# --- what was made --------------------------------------------------------------------------------


def local(store: Reader, articles: Collection[str]) -> tuple[Entity, ...]:
    """The entities of these articles, with their mentions there; the id is their first chain's there.

    So what is made of some articles tells nothing of others: `ids` says which entity each is.
    """
    found: dict[str, list[entities.Chain]] = {}
    for _, entity, chain in store.chains_of(articles, entities.Chain):
        found.setdefault(entity, []).append(chain)
    made = (
        Entity(
            id=own[0].id,
            kind=own[0].kind,
            names=(),
            mentions=tuple(sorted({mention for chain in own for mention in chain.mentions})),
        )
        for own in found.values()
    )
    return tuple(sorted(made, key=lambda entity: entity.id))


def known(store: Reader) -> tuple[tuple[Entity, ...], dict[str, str]]:
    """All entities, and for each chain the id of its entity."""
    nodes = store.nodes()
    chains = list(store.chains(entities.Chain))
    groups: dict[str, list[str]] = {}
    for node, chain in chains:
        name = nodes[node].entity if node in nodes else node
        groups.setdefault(name, []).append(chain.id)
    made = entities.entities((chain for _, chain in chains), map(frozenset, groups.values()))
    return made, {chain: min(own) for own in groups.values() for chain in own}


def by_name(
    known: Sequence[Entity], documents: Documents, spelled: Callable[[Mention], str | None]
) -> dict[tuple[str, str], str]:
    """(article, folded name) -> entity, for the mentions that `spelled` gives a name of."""
    of_mention = {mention: entity.id for entity in known for mention in entity.mentions}
    return {
        (document.id, fold(name)): of_mention[mention.id]
        for document in documents.values()
        for mention in document.annotations.mentions or ()
        if mention.id in of_mention and (name := spelled(mention))
    }
