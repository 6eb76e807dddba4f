"""All that a report is made of, story by story, from what was linked.

1. Groups and relations are sorted into the stories whose articles they touch.
2. Each story gets its accounts with copies collapsed, edges of its sources, its timeline.
3. Stories come newest first.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

import msgspec

from riwaya.compare.claims import matrix, ordered, places
from riwaya.compare.coverage import accounts, independent
from riwaya.compare.sources import source_edges
from riwaya.compare.timeline import timeline
from riwaya.compare.wordings import differences
from riwaya.types import (
    ArticleId,
    Claim,
    Copy,
    Designation,
    Document,
    Dossier,
    Entity,
    Event,
    Judgement,
    Link,
    Story,
    StoryDossier,
    Utterance,
)

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Linked:
    """What linking made: groups, and relations between articles, quotes or stories."""

    stories: Sequence[Story]
    entities: Sequence[Entity] = ()
    utterances: Sequence[Utterance] = ()
    designations: Sequence[Designation] = ()
    copies: Sequence[Copy] = ()
    links: Sequence[Link] = ()
    claims: Sequence[Claim] | None = None
    events: Sequence[Event] | None = None


def dossier(
    documents: Iterable[Document], linked: Linked, *, judgements: Sequence[Judgement] = ()
) -> Dossier:
    """The dossier over all documents; every story's articles must be among them."""
    known = {document.id: document for document in documents}
    parts = _Parts(linked, known)
    made = [
        story_dossier([known[one] for one in story.articles], story, parts.of(story))
        for story in linked.stories
    ]
    made.sort(key=lambda one: one.story.id)
    made.sort(key=lambda one: one.story.to or one.story.from_ or "", reverse=True)
    return Dossier(
        documents=tuple(known[one] for one in sorted(known)),
        stories=tuple(made),
        entities=tuple(linked.entities),
        judgements=tuple(judgements),
    )


def story_dossier(documents: Sequence[Document], story: Story, own: Linked) -> StoryDossier:
    """What one story's page shows, from its documents and the groups and relations of its own."""
    edges = source_edges(documents, own.copies)
    told = accounts(documents, own.copies)
    known = places(documents)
    claims = None if own.claims is None else ordered(own.claims, told, edges, known)
    return StoryDossier(
        story=story,
        accounts=told,
        independent=independent(told, edges),
        utterances=tuple(_with_differences(documents, own.utterances)),
        designations=tuple(own.designations),
        sources=edges,
        copies=tuple(own.copies),
        timeline=timeline(documents),
        links=tuple(own.links),
        events=None if own.events is None else tuple(own.events),
        claims=claims,
        matrix=None if claims is None else matrix(claims, told, own.links, known),
    )


def _with_differences(documents: Iterable[Document], utterances: Iterable[Utterance]) -> Iterator[Utterance]:
    """The utterances with what tells their wordings apart in words, besides what linking knew."""
    told = {quote.id: (quote, one) for one in documents for quote in one.annotations.quotes or ()}
    for one in utterances:
        known = [quote for quote in one.quotes if quote in told]
        quotes = {quote: told[quote][0] for quote in known}
        languages = {quote: told[quote][1].annotations.language for quote in known}
        articles = {quote: told[quote][1].id for quote in known}
        found = differences(known, quotes, languages, articles)
        yield msgspec.structs.replace(one, differences=(*one.differences, *found))


class _Parts:
    """What was linked, by the story it belongs to."""

    def __init__(self, linked: Linked, documents: Mapping[ArticleId, Document]) -> None:
        home = {article: story.id for story in linked.stories for article in story.articles}
        for article, story in list(home.items()):
            home |= {quote.id: story for quote in documents[article].annotations.quotes or ()}
            home |= {one.id: story for one in documents[article].annotations.statements or ()}
            home |= {one.id: story for one in documents[article].annotations.events or ()}
        home |= {story.id: story.id for story in linked.stories}
        self._utterances = _by(linked.utterances, lambda one: {one.story})
        self._designations = _by(linked.designations, lambda one: {home.get(one.article)})
        self._copies = _by(linked.copies, lambda one: {home.get(one.left)} & {home.get(one.right)})
        self._claims = None if linked.claims is None else _by(linked.claims, lambda one: {one.story})
        self._events = None if linked.events is None else _by(linked.events, lambda one: {one.story})
        self._links = _by(linked.links, lambda one: {home.get(one.left), home.get(one.right)})

    def of(self, story: Story) -> Linked:
        return Linked(
            stories=(story,),
            utterances=self._utterances.get(story.id, []),
            designations=self._designations.get(story.id, []),
            copies=self._copies.get(story.id, []),
            links=self._links.get(story.id, []),
            claims=None if self._claims is None else self._claims.get(story.id, []),
            # A story whose articles were read before events were is one that nobody looked at.
            events=None if self._events is None or story.events is None else self._events.get(story.id, []),
        )


def _by(items: Iterable[T], homes: Callable[[T], set[str | None]]) -> dict[str | None, list[T]]:
    found: dict[str | None, list[T]] = {}
    for item in items:
        for home in homes(item):
            found.setdefault(home, []).append(item)
    return found
