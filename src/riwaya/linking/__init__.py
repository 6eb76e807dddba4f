"""The linking stage over a workspace: what is new is keyed, paired and scored; then all is grouped.

1. `mended` reads documents with people's judgements on items replayed.
2. `link_new` keys new articles and compares them with those they share a key with.
3. `regroup` makes stories, copies, entities, events, utterances and claims anew from all links and
   judgements.

One module a relation. Links are kept, groups are remade: a group is a function of the set of
links alone, so order and batches of arrival leave no trace.
"""

import msgspec

from riwaya.encoding import Meanings
from riwaya.linking import claims, copies, entities, events, stories, utterances
from riwaya.linking.pairs import Track, link_articles
from riwaya.linking.reading import lost_on_items, mended
from riwaya.store.protocols import Reader, Writer
from riwaya.types import Claim, Copy, Entity, Event, Judgement, Link, Redirect, Story, Utterance

__all__ = ["Grouped", "grouped", "link_new", "mended", "regroup"]


class Grouped(msgspec.Struct, frozen=True, kw_only=True):
    """What `regroup` made, as it is kept in the workspace."""

    stories: tuple[Story, ...] = ()
    redirects: tuple[Redirect, ...] = ()
    entities: tuple[Entity, ...] = ()
    events: tuple[Event, ...] = ()
    utterances: tuple[Utterance, ...] = ()
    copies: tuple[Copy, ...] = ()
    claims: tuple[Claim, ...] = ()
    links: tuple[Link, ...] = ()
    judgements: tuple[Judgement, ...] = ()


def link_new(store: Writer, meanings: Meanings, *, track: Track) -> None:
    """Keys articles that are new or changed, compares them with their partners, keeps the links."""
    link_articles(store, stories.linker(store, meanings.articles), "Placing articles", track)
    link_articles(store, copies.linker(), "Looking for copies", track)


def regroup(store: Writer, meanings: Meanings) -> Grouped:
    """All groups, made from all links and judgements, and kept in the workspace."""
    documents = {document.id: document for document in mended(store)}
    lost = lost_on_items(store)
    copied, copies_lost = copies.rows(store, documents)
    placed, story_links, stories_lost = stories.groups(store, documents, copied)
    known, entities_lost = entities.groups(store, documents)
    told_in, follows = stories.records(store, placed, story_links, documents)
    said, utterance_links, utterances_lost = utterances.groups(
        store, meanings.sentences, told_in, known, documents
    )
    told, claim_links, claims_lost = claims.groups(store, meanings.sentences, told_in, documents)
    happened, event_links, events_lost = events.groups(store, meanings.sentences, told_in, known, documents)
    groups_lost = (
        *copies_lost,
        *stories_lost,
        *entities_lost,
        *utterances_lost,
        *claims_lost,
        *events_lost,
    )
    gone = {one.id for one in (*lost, *groups_lost)}
    made = Grouped(
        stories=events.with_events(told_in, happened, documents),
        redirects=stories.redirected(store, placed),
        entities=known,
        events=happened,
        utterances=said,
        copies=copied,
        claims=told,
        links=(*story_links, *follows, *utterance_links, *claim_links, *event_links),
        judgements=tuple(msgspec.structs.replace(one, lost=one.id in gone) for one in store.judgements()),
    )
    for layer in Grouped.__struct_fields__:
        store.put_group(layer, getattr(made, layer))
    return made


def grouped(store: Reader) -> Grouped:
    """What the last `regroup` kept."""
    return Grouped(
        stories=store.group("stories", Story),
        redirects=store.group("redirects", Redirect),
        entities=store.group("entities", Entity),
        events=store.group("events", Event),
        utterances=store.group("utterances", Utterance),
        copies=store.group("copies", Copy),
        claims=store.group("claims", Claim),
        links=store.group("links", Link),
        judgements=store.group("judgements", Judgement),
    )
