"""Entities: mentions of one person, place or organisation across articles."""

from collections.abc import Callable, Iterator, Mapping, Sequence

from riwaya.link import entities
from riwaya.link.candidates import pairs
from riwaya.link.groups import Decided, group, judged
from riwaya.link.judgements import decisions
from riwaya.linking.reading import Documents, Lost, of_items
from riwaya.store.protocols import Writer
from riwaya.text.normalise import fold
from riwaya.types import Entity, Link, Mention, content_id


def groups(store: Writer, documents: Documents) -> tuple[tuple[Entity, ...], Lost]:
    """All entities over the documents; and the judgements that found no target."""
    chains = {chain.id: chain for document in documents.values() for chain in entities.chains(document)}
    of_mention = {mention: chain.id for chain in chains.values() for mention in chain.mentions}
    decided, lost = decisions(store.judgements(), "entity", of_items(documents, of_mention))
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


def _signature(chain: entities.Chain) -> str:
    known = entities.identity(chain)
    titles = (*sorted(chain.offices), "", *sorted(chain.countries))
    return known or content_id([chain.kind, chain.language, chain.name, *titles])


def _entity_links(chains: Mapping[str, entities.Chain]) -> Iterator[Link]:
    for left, right in pairs({name: entities.keys(chain) for name, chain in chains.items()}):
        link = entities.compare(chains[left], chains[right])
        if link is not None:
            yield link
