"""The linking stage over a workspace: what is new is keyed, paired and scored; then groups are made.

1. `mended` reads documents with people's judgements on items replayed.
2. `link_new` keys new articles and compares them with those they share a key with.
3. `regroup` makes entities, copies, stories, and inside these utterances, claims and events, anew
   around what changed.
4. `grouped` reads all groups.

One module a relation. Links are kept; a group is a function of the set of links alone, and what no
changed link reaches stays as it is: so order and batches of arrival leave no trace, and an article costs
what its surroundings cost, not what the workspace holds.
"""

from collections.abc import Collection, Iterable

import msgspec

from riwaya.encoding import Meanings
from riwaya.link import claims as of_claims
from riwaya.link import copies as of_copies
from riwaya.link import entities as of_entities
from riwaya.link import events as of_events
from riwaya.link import stories as of_stories
from riwaya.link import utterances as of_utterances
from riwaya.link.judgements import decisions
from riwaya.linking import copies, entities, inside, stories
from riwaya.linking.pairs import Track, link_articles
from riwaya.linking.reading import lost_on_items, mended, of_articles
from riwaya.store.protocols import Reader, Writer
from riwaya.types import Claim, Copy, Entity, Event, Judgement, Link, Redirect, Story, Utterance, content_id

__all__ = ["Grouped", "forget", "grouped", "judgements", "link_new", "mended", "regroup"]

# Under this name a workspace keeps what its groups were made by.
MADE_BY = "groups"


class Grouped(msgspec.Struct, frozen=True, kw_only=True):
    """All groups of a workspace."""

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
    entities.link_new(store, "Reading names", track)


def regroup(store: Writer, meanings: Meanings) -> int:
    """Makes the groups around what changed since the last time; gives how many stories there are now."""
    present = store.annotated()
    version = made_by(meanings)
    if store.choice(MADE_BY) != version:
        store.touch("article", present)
    around = {*store.touched("article"), *store.touched("near")}
    renamed = entities.place(store)
    placed = stories.place(store, copies.remake(store, around, present) | around, present)
    changed = stories.describe(store, placed, present)
    homes = store.homes(renamed).values()
    inside.remake(store, meanings, changed.union(homes), placed.gone)
    store.put_choice(MADE_BY, version)
    store.settle()
    return store.count("stories")


def forget(store: Writer, articles: Iterable[str]) -> int:
    """Forgets articles with all that was derived from them, their vectors too; gives how many there were."""
    ids = tuple(articles)
    store.drop_vectors(content_id([text]) for text in inside.texts(store.documents(ids)))
    return store.remove(ids)


def made_by(meanings: Meanings) -> str:
    """What groups are made by; where it changes, all are made anew."""
    steps = (of_claims, of_copies, of_entities, of_events, of_stories, of_utterances)
    versions = [f"{one.__name__.rsplit('.', 1)[1]}/{one.VERSION}" for one in steps]
    return " ".join((*versions, meanings.articles.version, meanings.sentences.version))


def grouped(store: Reader) -> Grouped:
    """All groups, as the last `regroup` made them."""
    present = store.annotated()
    found, of_chain = entities.known(store)
    said = (
        msgspec.structs.replace(one, speaker=of_chain.get(one.speaker or "", one.speaker))
        for one in inside.said(store)
    )
    return Grouped(
        stories=store.group("stories", Story),
        redirects=stories.redirected(store),
        entities=found,
        events=inside.happened(store),
        utterances=tuple(said),
        copies=copies.rows(store),
        claims=inside.told(store),
        links=(*stories.links(store, present), *store.links("follows", Link), *inside.links(store)),
        judgements=judgements(store, present),
    )


def judgements(store: Reader, present: Collection[str] | None = None) -> tuple[Judgement, ...]:
    """What people decided, with the ones whose target is gone marked `lost`."""
    here = store.annotated() if present is None else present
    gone = {one.id for one in lost_on_items(store)} | inside.lost(store, here) | entities.lost(store)
    for relation in ("story", "copy"):
        gone |= {one.id for one in decisions(store.judgements(), relation, of_articles(here))[1]}
    return tuple(msgspec.structs.replace(one, lost=one.id in gone) for one in store.judgements())
