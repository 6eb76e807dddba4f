"""The pages of persons, places and organisations, and the list of them."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from riwaya.report import links
from riwaya.report.corpus import Corpus, Words, around, entity_mentions
from riwaya.report.i18n import direction, tag
from riwaya.report.views.common import ArticleRef, Name, Named, article_ref, by_time, entity_named
from riwaya.report.views.designations import Table, table
from riwaya.report.views.events import Happening, happening
from riwaya.report.views.evidence import Pairs, from_left, item_pairs
from riwaya.report.views.story import StoryLink, story_link
from riwaya.types import ArticleId, Entity, EntityKind, Item, ItemId

# Beyond this a list of companions repeats the list of all names.
_COMPANIONS = 16
# A name of many stories takes part in hundreds of events; the stories have them all.
_EVENTS = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class Spelling:
    """One spelling and how often it is used."""

    name: Name
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Appearance:
    """An article's mentions: the first in its sentence, links to all; `hidden`: not shown."""

    anchor: str
    article: ArticleRef
    context: Words | None
    spans: tuple[str, ...]
    hidden: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Companion:
    """Another entity and in how many articles both are named."""

    named: Named
    articles: int


@dataclass(frozen=True, slots=True, kw_only=True)
class EntityPage:
    """All of an entity's page. `events`: those that it takes part in or that happened there."""

    path: str
    named: Named
    kind: EntityKind
    wikidata: str | None
    spellings: Mapping[str, tuple[Spelling, ...]]
    appearances: tuple[Appearance, ...]
    companions: tuple[Companion, ...]
    events: tuple[tuple[str, Happening], ...]
    designations: Table
    stories: tuple[StoryLink, ...]
    pairs: Pairs


@dataclass(frozen=True, slots=True, kw_only=True)
class EntityLine:
    """An entity in the list of all: in how many articles, how often."""

    named: Named
    kind: EntityKind
    articles: int
    mentions: int


def entity_page(corpus: Corpus, key: str) -> EntityPage | None:
    """An entity's page; None where it has no name."""
    named = entity_named(corpus, key)
    if named is None:
        return None
    entity = corpus.entities[key]
    told = {
        story.story.id: story
        for _, place, _ in entity_mentions(corpus, entity)
        for story in corpus.stories_of.get(place.article, ())
    }
    return EntityPage(
        path=links.entity(key),
        named=named,
        kind=entity.kind,
        wikidata=_wikidata(entity.wikidata),
        spellings=_spellings(entity),
        appearances=_appearances(corpus, entity),
        companions=_companions(
            corpus, key, {place.article for _, place, _ in entity_mentions(corpus, entity)}
        ),
        events=_events(corpus, key),
        designations=table(corpus, corpus.designated.get(key, ())),
        stories=tuple(story_link(corpus, story) for story in told.values()),
        pairs=item_pairs(
            corpus, from_left(corpus.entity_links.get(key, ()), "entity"), frozenset(entity.mentions)
        ),
    )


def _companions(corpus: Corpus, key: str, articles: Iterable[ArticleId]) -> tuple[Companion, ...]:
    """Who and what is named in the same articles, those of most articles first."""
    count = Counter(other for article in articles for other in corpus.named_in.get(article, ()))
    del count[key]
    ordered = sorted(count, key=lambda other: (-count[other], other))[:_COMPANIONS]
    named = ((other, entity_named(corpus, other)) for other in ordered)
    return tuple(Companion(named=one, articles=count[other]) for other, one in named if one)


def _events(corpus: Corpus, key: str) -> tuple[tuple[str, Happening], ...]:
    """What an entity takes part in, or what happened there, with the page that tells it."""
    found = sorted(corpus.events_of.get(key, ()), key=lambda one: (one[1].from_ or "~", one[1].id))
    made = ((links.story(told.story.id), happening(corpus, told, event)) for told, event in found[:_EVENTS])
    return tuple((page, one) for page, one in made if one.tellings)


def entity_lines(corpus: Corpus) -> dict[str, tuple[EntityLine, ...]]:
    """All entities that have a page, by kind, those in most articles first."""
    found: dict[str, list[EntityLine]] = defaultdict(list)
    for key, entity in corpus.entities.items():
        named = entity_named(corpus, key) if key in corpus.paged else None
        if named is None:
            continue
        articles = [place.article for _, place, _ in entity_mentions(corpus, entity)]
        found[entity.kind].append(
            EntityLine(named=named, kind=entity.kind, articles=len(set(articles)), mentions=len(articles))
        )
    return {kind: tuple(sorted(lines, key=_prominence)) for kind, lines in found.items()}


def _prominence(line: EntityLine) -> tuple[int, int, str]:
    """Most articles first, then most mentions."""
    return (-line.articles, -line.mentions, line.named.name("").text)


def _wikidata(key: str | None) -> str | None:
    """The Wikidata id, if it has the form of one."""
    return key if key and key[:1] == "Q" and key[1:].isascii() and key[1:].isdigit() else None


def _spellings(entity: Entity) -> dict[str, tuple[Spelling, ...]]:
    """The names by language, the most used first."""
    found: dict[str, list[Spelling]] = defaultdict(list)
    for count in sorted(entity.names, key=lambda n: (n.language, -n.count, n.name)):
        name = Name(text=count.name, lang=tag(count.language), dir=direction(count.language))
        found[count.language].append(Spelling(name=name, count=count.count))
    return {language: tuple(spellings) for language, spellings in found.items()}


def _appearances(corpus: Corpus, entity: Entity) -> tuple[Appearance, ...]:
    """The articles that mention an entity, by time."""
    found: dict[ArticleId, list[tuple[ItemId, Item]]] = defaultdict(list)
    for key, place, item in entity_mentions(corpus, entity):
        found[place.article].append((key, item))
    refs = by_time(ref for key in found if (ref := article_ref(corpus, key)))
    return tuple(_appearance(corpus, ref, found[ref.key]) for ref in refs)


def _appearance(corpus: Corpus, ref: ArticleRef, mentions: list[tuple[ItemId, Item]]) -> Appearance:
    """One article's mentions in the order of its text."""
    mentions = sorted(mentions, key=lambda m: (m[1].field == "text", m[1].start))
    seen = [(k, item) for k, item in mentions if corpus.shown(ref.key, item.start, item.end, item.field)]
    return Appearance(
        anchor=links.anchor("a", ref.key),
        article=ref,
        context=_context(corpus, ref.key, *seen[0]) if seen else None,
        spans=tuple(links.item(ref.key, key) for key, _ in seen),
        hidden=len(mentions) - len(seen),
    )


def _context(corpus: Corpus, article: ArticleId, key: ItemId, item: Item) -> Words:
    """The sentence that a mention stands in; the mention alone where sentences were not looked for."""
    start, end = around(corpus, article, item)
    return corpus.words(article, start, end, field=item.field, href=links.item(article, key))
