"""What several pages show: an outlet, an article as a reference, an entity by its names.

Links are relative to the root of a language's tree; templates set the page's own depth before
them.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from riwaya.report import links
from riwaya.report.corpus import Corpus, Words, entity_mentions
from riwaya.report.i18n import direction, tag
from riwaya.types import ArticleId, EntityKind, NameCount, StoryDossier


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """A name in one language; `dir` is its writing direction."""

    text: str
    lang: str
    dir: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlet:
    """An outlet as pages name it; `name` is None where it is not known."""

    name: str | None
    href: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleRef:
    """An article as other pages refer to it."""

    key: ArticleId
    href: str
    outlet: Outlet
    language: str | None
    published: str | None
    basis: str | None
    headline: Words | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """A person, place or organisation: its name by interface language, its page, its spans."""

    key: str
    kind: EntityKind | None
    names: Mapping[str, Name]
    href: str | None
    spans: tuple[str, ...] = field(default=())

    def name(self, language: str) -> Name:
        """The name in a language; else the one most used ("" holds it)."""
        return self.names.get(language, self.names[""])


def outlet(name: str | None) -> Outlet:
    """An outlet's reference; an unknown one has no page."""
    return Outlet(name=name or None, href=links.outlet(name) if name else None)


def article_ref(corpus: Corpus, key: ArticleId) -> ArticleRef | None:
    """An article's reference; None where the dossier does not hold it."""
    document = corpus.documents.get(key)
    if document is None:
        return None
    article, notes = document.article, document.annotations
    return ArticleRef(
        key=key,
        href=links.article(key),
        outlet=outlet(article.outlet),
        language=corpus.language(key),
        published=article.published or notes.published,
        basis=article.published_basis if article.published else notes.published_basis,
        headline=corpus.headline(key),
    )


def read_beside(corpus: Corpus, key: ArticleId) -> tuple[tuple[ArticleRef, str], ...]:
    """The articles that one may be read beside, with the page of both."""
    refs = (article_ref(corpus, other) for other in corpus.neighbours.get(key, ()))
    return tuple((ref, links.beside(key, ref.key)) for ref in refs if ref)


def by_time(refs: Iterable[ArticleRef]) -> list[ArticleRef]:
    """References by time of publication, then outlet; undated ones last."""
    return sorted(refs, key=lambda r: (r.published is None, r.published or "", r.outlet.name or "", r.key))


def story_title(corpus: Corpus, told: StoryDossier) -> Words | None:
    """A story's title: the words that its span points to, else the first headline there is."""
    ref = told.story.title
    words = corpus.words(ref.article, ref.start, ref.end, field=ref.field, href=links.article(ref.article))
    if words.text.strip():
        return words
    return next((line for key in told.story.articles if (line := corpus.headline(key))), None)


def entity_named(corpus: Corpus, key: str) -> Named | None:
    """An entity by its id, with no spans; None where the dossier does not hold it."""
    entity = corpus.entities.get(key)
    if entity is None or not entity.names:
        return None
    names: dict[str, Name] = {}
    for count in sorted(entity.names, key=lambda n: _naming(entity.kind, n)):
        name = Name(text=count.name, lang=tag(count.language), dir=direction(count.language))
        names.setdefault(count.language, name)
        names.setdefault("", name)
    return Named(key=key, kind=entity.kind, names=names, href=corpus.entity_page(key))


def _naming(kind: EntityKind, count: NameCount) -> tuple[bool, int, int, str]:
    """The name to show first: the most used; of a person the most used that is not a bare surname."""
    bare = kind == "person" and len(count.name.split()) < 2
    return (bare, -count.count, -len(count.name), count.name)


def plain_named(text: str) -> Named:
    """A name that no entity answers to."""
    name = Name(text=text, lang="und", dir="auto")
    return Named(key=text, kind=None, names={"": name}, href=None)


def named_in(corpus: Corpus, told: StoryDossier, value: str) -> Named:
    """Who or what a story names, by id or by name, with its first mention in each account."""
    named = named_as(corpus, told, value)
    key = named.key
    if key not in corpus.entities:
        return named
    first: dict[ArticleId, str] = {}
    for mention, place, _ in entity_mentions(corpus, corpus.entities[key]):
        item = place.item
        if place.article in told.story.articles and corpus.shown(
            place.article, item.start, item.end, item.field
        ):
            first.setdefault(place.article, links.item(place.article, mention))
    spans = tuple(first[a] for a in told.story.articles if a in first)
    return Named(key=key, kind=named.kind, names=named.names, href=named.href, spans=spans)


def named_as(corpus: Corpus, told: StoryDossier, value: str) -> Named:
    """As `named_in`, without the mentions: an entity of thousands is named by many events."""
    names = corpus.names.get(told.story.id, {})
    key = value if value in corpus.entities else names.get(value) or corpus.called.get(value)
    return (entity_named(corpus, key) if key else None) or plain_named(value)
