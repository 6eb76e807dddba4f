"""An article's reader: the text as it is, every item marked and linked to its group and back.

Order: the marks of all items and copied passages, the title and each line cut at their
boundaries, then the side list of items for those who do not point with a mouse.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from riwaya.report import links
from riwaya.report.corpus import Corpus, Words, layers
from riwaya.report.segments import Mark, Token, lines, opened, segments, tokens
from riwaya.report.views.common import ArticleRef, Named, article_ref, entity_named, read_beside
from riwaya.report.views.status import LayerStatus, statuses
from riwaya.report.views.story import StoryLink, story_link
from riwaya.types import (
    ArticleId,
    Boilerplate,
    Copy,
    CopyKind,
    DateMention,
    Document,
    EventMention,
    FieldName,
    Item,
    Mention,
    Quote,
    SourceCue,
    Statement,
)

MARKED = ("quotes", "mentions", "dates", "sources", "events", "statements", "boilerplate", "copies")
# Longer words in the side list are cut: the list points into the text, it does not repeat it.
_LISTED = 90


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A token with its own words, as the template prints it."""

    token: Token
    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LineView:
    """A line of the text, or with `gap` the place of lines that excerpts leave out."""

    pieces: tuple[Piece, ...] = ()
    gap: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """An item in the side list. `details`: (kind of label, value) for what is known of it."""

    anchor: str
    words: Words
    details: tuple[tuple[str, str], ...]
    group: str | None
    entity: Named | None
    dates: tuple[str | None, str | None] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CopyRef:
    """Another article that shares text with this one."""

    article: ArticleRef
    share: float
    kind: CopyKind
    passages: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReaderPage:
    """All of an article's page."""

    path: str
    article: ArticleRef
    author: str | None
    url: str | None
    language_given: bool
    lang: str
    dir: str
    title: tuple[Piece, ...]
    lines: tuple[LineView, ...]
    entries: Mapping[str, tuple[Entry, ...]]
    statuses: Mapping[str, LayerStatus]
    copies: tuple[CopyRef, ...]
    beside: tuple[tuple[ArticleRef, str], ...]
    stories: tuple[StoryLink, ...]
    origins: tuple[str, ...]


def reader_page(corpus: Corpus, document: Document) -> ReaderPage | None:
    """An article's page; None where its id stands twice and another one counts."""
    ref = article_ref(corpus, document.id)
    if ref is None or corpus.documents[document.id] is not document:
        return None
    article = document.article
    copies = _copies(corpus, document.id)
    marks = {field: tuple(_marks(corpus, document, copies, field)) for field in ("title", "text")}
    title = _line(article.title or "", 0, len(article.title or ""), marks["title"], frozenset())
    whole = corpus.words(document.id, 0, 0)
    return ReaderPage(
        path=links.article(document.id),
        article=ref,
        author=article.author,
        url=links.outside(article.url),
        language_given=article.language is not None,
        lang=whole.lang,
        dir=whole.dir,
        title=_pieces(article.title or "", title),
        lines=tuple(_lines(corpus, document, marks["text"], opened(title))),
        entries=_entries(corpus, document),
        statuses=statuses([document]),
        copies=tuple(other for pair in copies if (other := _copy_ref(corpus, document.id, pair))),
        beside=read_beside(corpus, document.id),
        stories=tuple(story_link(corpus, told) for told in corpus.stories_of.get(document.id, ())),
        origins=_origins(document),
    )


# --- marks ------------------------------------------------------------------------------------


def _marks(corpus: Corpus, document: Document, copies: Iterable[Copy], field: FieldName) -> Iterator[Mark]:
    """The marks of one field: items and, in the text, copied passages."""
    for layer, items in layers(document.annotations):
        if layer in MARKED:
            yield from (_mark(corpus, layer, item) for item in items or () if item.field == field)
    if field == "text":
        yield from _copy_marks(document.id, copies)


def _mark(corpus: Corpus, layer: str, item: Item) -> Mark:
    """One item's mark, linked to its group."""
    return Mark(
        start=item.start,
        end=item.end,
        key=links.anchor("i", item.id),
        layer=layer,
        kind=_kind(item),
        href=_group(corpus, item),
        rank=MARKED.index(layer),
    )


def _kind(item: Item) -> str:
    """What tells items of a layer apart in shape."""
    if isinstance(item, Quote | Boilerplate | DateMention):
        return item.kind
    if isinstance(item, Mention):
        return item.form
    if isinstance(item, SourceCue):
        return item.scope
    if isinstance(item, EventMention):
        return item.context
    return item.certainty if isinstance(item, Statement) else ""


def _group(corpus: Corpus, item: Item) -> str | None:
    """The page and place of the group that an item belongs to."""
    if isinstance(item, Mention):
        return corpus.entity_page(corpus.entity_of.get(item.id, ""))
    if isinstance(item, Quote):
        said = corpus.said.get(item.id)
        return f"{links.story(said.story)}#{links.anchor('u', said.utterance.id)}" if said else None
    return corpus.cited_at.get(item.id)


def _copies(corpus: Corpus, key: ArticleId) -> tuple[Copy, ...]:
    """The pairs of copies that an article is one of."""
    pairs = {
        (copy.left, copy.right): copy
        for told in corpus.stories_of.get(key, ())
        for copy in told.copies
        if key in (copy.left, copy.right)
    }
    return tuple(pairs[pair] for pair in sorted(pairs))


def _other(key: ArticleId, pair: Copy) -> ArticleId:
    """The other article of a pair."""
    return pair.right if pair.left == key else pair.left


def _passages(key: ArticleId, pair: Copy) -> tuple[tuple[int, int], ...]:
    """A pair's passages as they stand in this article."""
    return tuple(p.left if pair.left == key else p.right for p in pair.passages)


def _passage_key(pair: Copy, number: int) -> str:
    """The anchor of a passage: the same in both articles of the pair."""
    return links.anchor("p", f"{pair.left}/{pair.right}/{number}")


def _copy_marks(key: ArticleId, copies: Iterable[Copy]) -> Iterator[Mark]:
    """The copied passages, each linked to itself in the other article."""
    for pair in copies:
        for number, (start, end) in enumerate(_passages(key, pair)):
            place = _passage_key(pair, number)
            href = f"{links.article(_other(key, pair))}#{place}"
            yield Mark(start=start, end=end, key=place, layer="copies", href=href, rank=len(MARKED))


def _copy_ref(corpus: Corpus, key: ArticleId, pair: Copy) -> CopyRef | None:
    """The other article of a pair, with the passages' anchors in this one."""
    article = article_ref(corpus, _other(key, pair))
    if article is None:
        return None
    places = tuple(
        _passage_key(pair, number)
        for number, (start, end) in enumerate(_passages(key, pair))
        if corpus.shown(key, start, end)
    )
    return CopyRef(article=article, share=pair.share, kind=pair.kind, passages=places)


# --- lines ------------------------------------------------------------------------------------


def _lines(
    corpus: Corpus, document: Document, marks: tuple[Mark, ...], seen: frozenset[str]
) -> Iterator[LineView]:
    """The text line by line; what may not be shown is one gap, however long it is."""
    text = document.article.text
    at = 0
    for left, right in corpus.shown(document.id, 0, len(text)):
        if text[at:left].strip():
            yield LineView(gap=True)
        for start, end in lines(text, left, right):
            stream = _line(text, start, end, marks, seen)
            seen |= opened(stream)
            yield LineView(pieces=_pieces(text, stream))
        at = right
    if text[at:].strip():
        yield LineView(gap=True)


def _line(text: str, start: int, end: int, marks: Iterable[Mark], seen: frozenset[str]) -> tuple[Token, ...]:
    """One line's tokens."""
    return tokens(segments(start, min(end, len(text)), marks), seen=seen)


def _pieces(text: str, stream: Iterable[Token]) -> tuple[Piece, ...]:
    """Tokens with their words."""
    return tuple(Piece(token=t, text=text[t.start : t.end]) for t in stream)


# --- the side list ------------------------------------------------------------------------------


def _entries(corpus: Corpus, document: Document) -> dict[str, tuple[Entry, ...]]:
    """The items of each layer in the order of the text, as far as they may be shown."""
    found = {}
    for layer, items in layers(document.annotations):
        if layer in MARKED and layer != "boilerplate":
            ordered = sorted(items or (), key=lambda item: (item.field == "text", item.start, item.end))
            made = (_entry(corpus, document.id, item) for item in ordered)
            found[layer] = tuple(entry for entry in made if entry)
    return found


def _entry(corpus: Corpus, key: ArticleId, item: Item) -> Entry | None:
    """One item's line; None where nothing of it may be shown."""
    if not corpus.shown(key, item.start, item.end, item.field):
        return None
    stop = item.end if item.end - item.start <= _LISTED else item.start + _LISTED
    words = corpus.words(key, item.start, stop, field=item.field)
    return Entry(
        anchor=links.anchor("i", item.id),
        words=words if stop == item.end else Words(text=f"{words.text}…", lang=words.lang, dir=words.dir),
        details=tuple(_details(item)),
        group=_group(corpus, item),
        entity=entity_named(corpus, corpus.entity_of.get(item.id, "")),
        dates=(item.from_, item.to) if isinstance(item, DateMention | EventMention) else None,
    )


def _details(item: Item) -> Iterator[tuple[str, str]]:
    """What is known of an item: labels by their table, names as they stand ("")."""
    if isinstance(item, Quote):
        yield "quote", "act" if item.act else item.kind
        if item.speaker:
            yield "", item.speaker.name
    elif isinstance(item, Mention):
        yield "entity", item.kind
        yield "form", item.form
    elif isinstance(item, DateMention):
        yield "grain", item.grain
        yield "anchor", item.anchor
    elif isinstance(item, SourceCue):
        yield "scope", item.scope
        yield "", item.source
    elif isinstance(item, EventMention):
        yield from _event_details(item)
    elif isinstance(item, Statement):
        yield from _statement_details(item)


def _event_details(item: EventMention) -> Iterator[tuple[str, str]]:
    yield "event", item.type
    if item.context != "actual":
        yield "context", item.context
    if item.background:
        yield "context", "background"
    if item.place:
        yield "", item.place
    for who in item.participants:
        yield "", who.name


def _statement_details(item: Statement) -> Iterator[tuple[str, str]]:
    yield "certainty", item.certainty
    if item.polarity == "negated":
        yield "polarity", item.polarity
    if item.attributed_to:
        yield "", item.attributed_to


def _origins(document: Document) -> tuple[str, ...]:
    """The steps and persons that made this article's items, sorted."""
    found = {item.origin for _, items in layers(document.annotations) for item in items or ()}
    return tuple(sorted(origin for origin in found if origin))
