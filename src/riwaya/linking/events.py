"""Events: mentions of one happening across the articles of a story, and of the stories it follows."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

import msgspec

from riwaya.encoding import Meaning, vectors
from riwaya.link import events
from riwaya.link.candidates import Pair
from riwaya.link.events import Told
from riwaya.link.groups import group, judged
from riwaya.link.judgements import decisions
from riwaya.linking.entities import by_name
from riwaya.linking.reading import Documents, Lost, of_items
from riwaya.models.protocols import Likeness
from riwaya.store.protocols import Writer
from riwaya.text.normalise import fold
from riwaya.types import ArticleId, Entity, Event, Link, Participant, Story


def groups(
    store: Writer, meaning: Meaning, told_in: Sequence[Story], known: Sequence[Entity], documents: Documents
) -> tuple[tuple[Event, ...], tuple[Link, ...], Lost]:
    """All events, the links between their mentions, and the judgements that found no target."""
    told = _told(store, meaning, told_in, _entities(known, documents), documents)
    itself = {mention: mention for mention in told}
    decided, lost = decisions(store.judgements(), "event", of_items(documents, itself))
    linked = judged(_links(told, told_in, meaning.likeness), decided, relation="event")
    placed = group(told, linked, rule=events.RULE, decided=decided)
    home = {article: story.id for story in told_in for article in story.articles}
    made = (events.event([told[one] for one in members], home=home) for members in placed.values())
    kept = tuple(link for link in linked if link.score >= events.RULE.join or link.judgement)
    return tuple(made), kept, lost


def with_events(told_in: Iterable[Story], found: Iterable[Event], documents: Documents) -> tuple[Story, ...]:
    """The stories, each with the ids of its events; None where no article was searched for any."""
    own: dict[str | None, list[str]] = {}
    for one in found:
        own.setdefault(one.story, []).append(one.id)
    return tuple(
        msgspec.structs.replace(story, events=tuple(own.get(story.id, ())))
        if any(documents[one].annotations.events is not None for one in story.articles)
        else story
        for story in told_in
    )


def _told(
    store: Writer, meaning: Meaning, told_in: Sequence[Story], known: events.Known, documents: Documents
) -> dict[str, Told]:
    """Every event mention by id; those of a story of several articles with the vectors of their sentences."""
    read = {one.mention.id: one for document in documents.values() for one in events.read(document, known)}
    shared = {article for together in _scopes(told_in).values() if len(together) > 1 for article in together}
    texts = (one.text for one in read.values() if one.article in shared)
    rows = vectors(texts, encoder=meaning.encoder, store=store)
    home = {article: story.id for story in told_in for article in story.articles}
    return {
        name: replace(one, vector=rows.get(one.text), story=home.get(one.article))
        for name, one in read.items()
    }


def _scopes(told_in: Sequence[Story]) -> dict[str, tuple[ArticleId, ...]]:
    """Articles whose event mentions may meet: those of a story with those of the stories it follows."""
    articles = {story.id: story.articles for story in told_in}
    return {
        story.id: (*story.articles, *(one for name in story.follows for one in articles.get(name, ())))
        for story in told_in
    }


def _links(told: Mapping[str, Told], told_in: Sequence[Story], scale: Likeness) -> Iterator[Link]:
    by_article: dict[ArticleId, list[Told]] = {}
    for one in told.values():
        by_article.setdefault(one.article, []).append(one)
    met: set[Pair] = set()
    for together in _scopes(told_in).values():
        met.update(events.proposed([one for name in together for one in by_article.get(name, ())]))
    for left, right in sorted(met):
        link = events.compare(told[left], told[right], scale)
        if link is not None:
            yield link


def _entities(
    known: Sequence[Entity], documents: Documents
) -> Callable[[ArticleId, Participant], str | None]:
    """Which entity a participant is, by the fullest names of its article's mentions."""
    named = by_name(known, documents, lambda mention: mention.name or mention.text)
    return lambda article, who: named.get((article, fold(who.name)))
