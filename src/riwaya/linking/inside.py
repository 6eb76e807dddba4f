"""What is made inside stories: utterances, claims and events, anew where the stories changed.

1. Stories that follow one another hang together, for a later one may recall what an earlier one tells;
   so do those whose items somebody judged together.
2. What hangs together with a changed story is made anew, all else is kept: so an article costs what its
   own stories cost, however many there are.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence

from riwaya.encoding import Meanings
from riwaya.link import events as of_events
from riwaya.link import utterances as of_utterances
from riwaya.link.claims import parts as of_claims
from riwaya.link.groups import reach
from riwaya.linking import claims, entities, events, utterances
from riwaya.linking.pairs import BATCH
from riwaya.linking.reading import mended
from riwaya.store.protocols import Kept, Reader, Writer
from riwaya.types import Claim, Document, Event, Judgement, Link, Story, Utterance

RELATIONS = ("utterance", "claim", "event")
LAYERS = ("utterances", "claims", "events", *(f"{one} links" for one in RELATIONS), "lost")


def remake(store: Writer, meanings: Meanings, changed: Collection[str], gone: Iterable[str]) -> None:
    """Makes the groups inside the changed stories, and those that hang together with them, anew."""
    for layer in LAYERS:
        store.put_owned(layer, (), instead_of=gone)
    for clusters in _portions(_clusters(store, changed), store):
        _remake(store, meanings, clusters)


def _clusters(store: Reader, changed: Collection[str]) -> Iterator[frozenset[str]]:
    """Changed stories with all that hang together with them, a set each."""
    near, done = _neighbours(store), set[str]()
    for name in sorted(changed):
        if name not in done:
            found = reach([name], near)
            done |= found
            yield found


def _portions(clusters: Iterable[frozenset[str]], store: Reader) -> Iterator[list[frozenset[str]]]:
    """Clusters together up to so many articles as are held at a time."""
    found, size = list[frozenset[str]](), 0
    for one in clusters:
        found.append(one)
        size += len(store.members(one))
        if size >= BATCH:
            yield found
            found, size = [], 0
    if found:
        yield found


def _neighbours(store: Reader) -> Callable[[frozenset[str]], Iterator[str]]:
    decided = [one for one in store.judgements() if one.relation in RELATIONS]
    homes = store.homes(target.article for one in decided for target in one.targets)
    judged = [{homes[target.article] for target in one.targets if target.article in homes} for one in decided]

    def near(names: frozenset[str]) -> Iterator[str]:
        for link in store.links_of("follows", names, Link):
            yield from (link.left, link.right)
        yield from (name for own in judged if own & names for name in own)

    return near


def _remake(store: Writer, meanings: Meanings, clusters: Sequence[frozenset[str]]) -> None:
    names = sorted(name for own in clusters for name in own)
    told_in = store.group("stories", Story, names)
    documents = {one.id: one for one in mended(store, (one for own in told_in for one in own.articles))}
    # A cluster's entities are its own, or what is made of it would depend on what it was made with.
    known = [entity for own in clusters for entity in entities.local(store, store.members(own))]
    said, said_links, said_lost = utterances.groups(store, meanings.sentences, told_in, known, documents)
    told, told_links, told_lost = claims.groups(store, meanings.sentences, told_in, documents)
    found = events.groups(store, meanings.sentences, told_in, known, documents)
    happened, happened_links, happened_lost = found
    stories = events.with_events(told_in, happened, documents)
    store.put_owned("stories", (Kept(one.id, one.id, one) for one in stories))
    homes = {article: own.id for own in told_in for article in own.articles}
    of_item = dict(_items(documents, homes))
    made: Mapping[str, Iterable[Kept]] = {
        "utterances": (Kept(one.id, one.story, one) for one in said),
        "claims": (Kept(one.id, one.story, one) for one in told),
        "events": (Kept(one.id, of_item[one.mentions[0]], one) for one in happened),
        "utterance links": _owned(said_links, of_item),
        "claim links": _owned(told_links, of_item),
        "event links": _owned(happened_links, of_item),
        "lost": _lost((*said_lost, *told_lost, *happened_lost), homes),
    }
    for layer, records in made.items():
        store.put_owned(layer, records, instead_of=names)


def _items(documents: Mapping[str, Document], homes: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Each item that a link may end in, with its story."""
    for name, document in documents.items():
        found = document.annotations
        for layer in (found.quotes, found.acts, found.statements, found.events):
            yield from ((one.id, homes[name]) for one in layer or ())


def _owned(links: Iterable[Link], of_item: Mapping[str, str]) -> Iterator[Kept]:
    return (Kept(f"{one.left} {one.right}", of_item[one.left], one) for one in links)


def _lost(found: Iterable[Judgement], homes: Mapping[str, str]) -> Iterator[Kept]:
    """Judgements on items of these stories whose target is gone."""
    for one in found:
        here = [homes[target.article] for target in one.targets if target.article in homes]
        if here:
            yield Kept(one.id, here[0], one)


def texts(documents: Iterable[Document]) -> Iterator[str]:
    """All texts whose vectors may have been kept for what is inside stories."""
    for document in documents:
        for quote in utterances.spoken(document):
            yield from (one.text for one in of_utterances.clauses(quote))
        for statement in of_claims.told(document):
            yield from (statement.text, statement.sentence)
        yield from (one.text for one in of_events.read(document, lambda _, __: None))


def said(store: Reader) -> tuple[Utterance, ...]:
    """All utterances; a speaker's id is that of `entities.local`."""
    return store.group("utterances", Utterance)


def told(store: Reader) -> tuple[Claim, ...]:
    """All claims."""
    return store.group("claims", Claim)


def happened(store: Reader) -> tuple[Event, ...]:
    """All events."""
    return store.group("events", Event)


def links(store: Reader) -> Iterator[Link]:
    """All links between quotes, between statements, and between event mentions."""
    for relation in RELATIONS:
        yield from store.group(f"{relation} links", Link)


def lost(store: Reader, present: Collection[str]) -> set[str]:
    """Ids of judgements on items inside stories whose target is gone."""
    found = {one.id for one in store.group("lost", Judgement)}
    return found | {
        one.id
        for one in store.judgements()
        if one.relation in RELATIONS and not any(target.article in present for target in one.targets)
    }
