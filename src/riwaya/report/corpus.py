"""The dossier indexed for pages, and the one gate through which an article's words pass.

Order: what was asked for by id (documents, items, entities, utterances), the stretches of
each article that may be shown, then `words`, which cuts every quotation from the article's
own text. With excerpts only cited stretches pass; all that a page prints of a text comes from
here, so what is not cited can reach no file.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from riwaya.report import links
from riwaya.report.excerpts import Ranges, cited
from riwaya.report.i18n import direction, tag
from riwaya.report.joins import Joined, joined
from riwaya.types import (
    Annotations,
    Article,
    ArticleId,
    Designation,
    Document,
    Dossier,
    Entity,
    Event,
    FieldName,
    Item,
    ItemId,
    Link,
    Mention,
    StoryDossier,
    Utterance,
)

LAYERS = ("quotes", "mentions", "dates", "sources", "events", "statements", "boilerplate", "sentences")
GAP = "…"
# A longer headline breaks cards and tables; measured on the phone's width of 390 px: four lines.
_HEADLINE = 140


class Place(NamedTuple):
    """Where an item stands: its article and layer."""

    article: ArticleId
    layer: str
    item: Item


class Said(NamedTuple):
    """An utterance with the story it was said in."""

    story: str
    utterance: Utterance


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """Some words of an article as a page prints them: language, direction, link to their span."""

    text: str
    lang: str
    dir: str
    href: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Corpus:
    """A dossier with its indexes. `visible` maps an article to what may be shown; None is all."""

    dossier: Dossier
    documents: Mapping[ArticleId, Document]
    items: Mapping[ItemId, Place]
    entities: Mapping[str, Entity]
    entity_of: Mapping[ItemId, str]
    called: Mapping[str, str]
    said: Mapping[ItemId, Said]
    cited_at: Mapping[ItemId, str]
    stories: Mapping[str, StoryDossier]
    stories_of: Mapping[ArticleId, tuple[StoryDossier, ...]]
    followers: Mapping[str, tuple[str, ...]]
    designated: Mapping[str, tuple[Designation, ...]]
    entity_links: Mapping[str, tuple[Link, ...]]
    joins: Joined
    neighbours: Mapping[ArticleId, tuple[ArticleId, ...]]
    named_in: Mapping[ArticleId, frozenset[str]]
    names: Mapping[str, Mapping[str, str]]
    events_of: Mapping[str, tuple[tuple[StoryDossier, Event], ...]]
    visible: Mapping[ArticleId, Ranges] | None
    paged: frozenset[str]

    def article(self, key: ArticleId) -> Article | None:
        """The article of an id; None where the dossier does not hold it."""
        document = self.documents.get(key)
        return document.article if document else None

    def shown(self, key: ArticleId, start: int, end: int, field: FieldName = "text") -> Ranges:
        """The parts of [start, end) that may be shown."""
        article = self.article(key)
        if article is None:
            return ()
        start, end = max(start, 0), min(end, len(article.content(field)))
        if self.visible is None or field == "title":
            return ((start, end),) if start < end else ()
        return clip(self.visible.get(key, ()), start, end)

    def text(self, key: ArticleId, start: int, end: int, field: FieldName = "text") -> str:
        """The words of a span as they stand; an ellipsis for what may not be shown."""
        article, parts = self.article(key), self.shown(key, start, end, field)
        if article is None or not parts:
            return ""
        content = article.content(field)
        words = GAP.join(content[left:right] for left, right in parts)
        whole = parts == ((max(start, 0), min(end, len(content))),)
        return words if whole else f"{words} {GAP}"

    def words(
        self, key: ArticleId, start: int, end: int, *, field: FieldName = "text", href: str | None = None
    ) -> Words:
        """The words of a span with the language and direction of their article."""
        language = self.language(key)
        text = self.text(key, start, end, field)
        return Words(text=text, lang=tag(language), dir=direction(language), href=href)

    def item_words(self, key: ItemId) -> Words | None:
        """An item's words with a link to it in its article; None for an unknown item."""
        place = self.items.get(key)
        if place is None:
            return None
        item = place.item
        return self.words(
            place.article, item.start, item.end, field=item.field, href=links.item(place.article, key)
        )

    def language(self, key: ArticleId) -> str | None:
        """An article's language: as given, else as found."""
        document = self.documents.get(key)
        return (document.article.language or document.annotations.language) if document else None

    def headline(self, key: ArticleId) -> Words | None:
        """An article's title, else its first line; None where neither may be shown."""
        article = self.article(key)
        if article is None:
            return None
        href = links.article(key)
        if article.title and article.title.strip():
            return self.words(key, 0, len(article.title), field="title", href=href)
        left, right = _first_line(article.text)
        words = self.words(key, left, right, href=href)
        return words if words.text.strip() else None

    def entity_page(self, key: str) -> str | None:
        """An entity's page, if it has one."""
        return links.entity(key) if key in self.paged else None


def build(dossier: Dossier, *, excerpts: bool) -> Corpus:
    """Indexes a dossier. Where an id stands twice, the last one counts."""
    items = {place.item.id: place for document in dossier.documents for place in _places(document)}
    said = {
        quote: Said(told.story.id, utterance)
        for told in dossier.stories
        for utterance in told.utterances
        for quote in utterance.quotes
    }
    entities = {entity.id: entity for entity in dossier.entities}
    called = {name.name: entity.id for entity in reversed(dossier.entities) for name in entity.names}
    names = {told.story.id: _names(told, entities) for told in dossier.stories}
    paged = frozenset(_worth_a_page(dossier, items))
    joins = joined(dossier.stories, {key: (place.article, place.item) for key, place in items.items()})
    return Corpus(
        dossier=dossier,
        documents={document.id: document for document in dossier.documents},
        items=items,
        entities=entities,
        entity_of={mention: entity.id for entity in dossier.entities for mention in entity.mentions},
        called=called,
        said=said,
        cited_at=_cited_at(dossier.stories),
        stories={told.story.id: told for told in dossier.stories},
        stories_of=_stories_of(dossier),
        followers=_followers(dossier),
        designated=_designated(dossier),
        entity_links=_entity_links(dossier),
        joins=joins,
        neighbours=_neighbours(joins),
        named_in=_named_in(dossier, items, paged),
        names=names,
        events_of=_events_of(dossier, entities, names, called),
        visible=cited(dossier) if excerpts else None,
        paged=paged,
    )


def layers(annotations: Annotations) -> Iterator[tuple[str, Sequence[Item] | None]]:
    """The layers of an article's annotations by name, None for one that was not run."""
    for layer in LAYERS:
        yield layer, getattr(annotations, layer)


def around(corpus: Corpus, key: ArticleId, item: Item) -> tuple[int, int]:
    """The span of the sentence that an item begins in; its own where sentences were not looked for."""
    sentences = corpus.documents[key].annotations.sentences or ()
    found = (s for s in sentences if s.field == item.field and s.start <= item.start < s.end)
    sentence = next(found, item)
    return sentence.start, max(sentence.end, item.end)


def clip(ranges: Ranges, start: int, end: int) -> Ranges:
    """The parts of sorted ranges that lie inside [start, end)."""
    return tuple((max(a, start), min(b, end)) for a, b in ranges if max(a, start) < min(b, end))


def _places(document: Document) -> Iterator[Place]:
    """All items of an article."""
    for layer, items in layers(document.annotations):
        for item in items or ():
            yield Place(document.id, layer, item)


def _stories_of(dossier: Dossier) -> dict[ArticleId, tuple[StoryDossier, ...]]:
    """The stories that each article tells."""
    found: dict[ArticleId, list[StoryDossier]] = defaultdict(list)
    for told in dossier.stories:
        for key in told.story.articles:
            found[key].append(told)
    return {key: tuple(stories) for key, stories in found.items()}


def _cited_at(stories: Iterable[StoryDossier]) -> dict[ItemId, str]:
    """Where stories cite dates, source cues, events and statements: links from those items to their page."""
    places: dict[ItemId, str] = {}
    for told in stories:
        page = links.story(told.story.id)
        for edge in told.sources:
            places |= dict.fromkeys(edge.evidence, f"{page}#sources")
        places |= dict.fromkeys(told.story.basis, f"{page}#happening")
        places |= {m.date: f"{page}#{links.anchor('t', m.date)}" for m in told.timeline}
        for event in told.events or ():
            places |= dict.fromkeys(event.mentions, f"{page}#{links.anchor('e', event.id)}")
        for claim in told.claims or () if len(told.accounts) > 1 else ():
            place = f"{page}#{links.anchor('c', claim.id)}"
            places |= dict.fromkeys((one.statement for one in claim.statements), place)
    return places


def _followers(dossier: Dossier) -> dict[str, tuple[str, ...]]:
    """The stories that follow each story."""
    found: dict[str, list[str]] = defaultdict(list)
    for told in dossier.stories:
        for key in told.story.follows:
            found[key].append(told.story.id)
    return {key: tuple(later) for key, later in found.items()}


def _designated(dossier: Dossier) -> dict[str, tuple[Designation, ...]]:
    """What each entity is called in all stories, every place once."""
    found: dict[str, dict[tuple[str, str, int, int], Designation]] = defaultdict(dict)
    for told in dossier.stories:
        for one in told.designations:
            found[one.entity][one.article, one.field, one.start, one.end] = one
    return {key: tuple(cells.values()) for key, cells in found.items()}


def _entity_links(dossier: Dossier) -> dict[str, tuple[Link, ...]]:
    """The links between mentions by the entity that they made."""
    owner = {mention: entity.id for entity in dossier.entities for mention in entity.mentions}
    found: dict[str, dict[tuple[str, str], Link]] = defaultdict(dict)
    for told in dossier.stories:
        for link in told.links:
            if link.relation == "entity" and link.left in owner:
                found[owner[link.left]][link.left, link.right] = link
    return {key: tuple(made.values()) for key, made in found.items()}


def _neighbours(joins: Joined) -> dict[ArticleId, tuple[ArticleId, ...]]:
    """The articles that each one may be read beside, those with most joins first."""
    found: dict[ArticleId, list[tuple[int, ArticleId]]] = defaultdict(list)
    for (one, other), ties in joins.items():
        found[one].append((-len(ties), other))
        found[other].append((-len(ties), one))
    return {key: tuple(other for _, other in sorted(others)) for key, others in found.items()}


def _named_in(
    dossier: Dossier, items: Mapping[ItemId, Place], paged: frozenset[str]
) -> dict[ArticleId, frozenset[str]]:
    """The entities with a page that each article names."""
    found: dict[ArticleId, set[str]] = defaultdict(set)
    for entity in dossier.entities:
        if entity.id in paged:
            for key in entity.mentions:
                if key in items:
                    found[items[key].article].add(entity.id)
    return {key: frozenset(named) for key, named in found.items()}


def _names(told: StoryDossier, entities: Mapping[str, Entity]) -> dict[str, str]:
    """What each name means in a story: the entity of the story that has it."""
    found: dict[str, str] = {}
    for key in dict.fromkeys(cell.entity for cell in told.designations):
        for name in entities[key].names if key in entities else ():
            found.setdefault(name.name, key)
    return found


def _events_of(
    dossier: Dossier,
    entities: Mapping[str, Entity],
    names: Mapping[str, Mapping[str, str]],
    called: Mapping[str, str],
) -> dict[str, tuple[tuple[StoryDossier, Event], ...]]:
    """The events that each entity takes part in, or that happened there."""
    found: dict[str, list[tuple[StoryDossier, Event]]] = defaultdict(list)
    for told in dossier.stories:
        here = names[told.story.id]
        for event in told.events or ():
            values = {who.name for who in event.participants} | ({event.place} if event.place else set())
            keys = {one if one in entities else here.get(one) or called.get(one) for one in values}
            for key in sorted(key for key in keys if key):
                found[key].append((told, event))
    return {key: tuple(events) for key, events in found.items()}


def _worth_a_page(dossier: Dossier, items: Mapping[ItemId, Place]) -> Iterator[str]:
    """Entities of more than one article, or called by more than one name: others add nothing."""
    designated = {cell.entity for told in dossier.stories for cell in told.designations}
    for entity in dossier.entities:
        articles = {items[key].article for key in entity.mentions if key in items}
        if len(articles) > 1 or entity.id in designated:
            yield entity.id


def _first_line(text: str) -> tuple[int, int]:
    """The span of the first line with words in it, cut at a word where it is too long for a title."""
    start = len(text) - len(text.lstrip())
    stop = min((at for at in (text.find("\n", start), text.find("\r", start)) if at >= 0), default=len(text))
    if stop - start > _HEADLINE:
        stop = max(text.rfind(" ", start, start + _HEADLINE), start + _HEADLINE // 2)
    return start, stop


def entity_mentions(corpus: Corpus, entity: Entity) -> Iterable[tuple[ItemId, Place, Mention]]:
    """An entity's mentions that the dossier holds, in the order of the entity."""
    for key in entity.mentions:
        place = corpus.items.get(key)
        if place is not None and isinstance(place.item, Mention):
            yield key, place, place.item
