"""What linking reads of one article, worked out once: a pure function of its document.

1. The lead is found: the title and the first sentences outside boilerplate. News says what happened
   there (the inverted pyramid); what comes later may be background, or another happening.
2. Names, numbers and words are weighed: in the lead over elsewhere, rare ones over common ones.
3. The time of the happening is read from the lead's dates; the day of publication bounds it.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import lru_cache

from riwaya.languages.gazetteer import organisations, places
from riwaya.languages.numbers import number_words
from riwaya.link.background import STEM, base, rarest, word_rarity
from riwaya.link.brevity import REPORT, brevity
from riwaya.link.times import Happening, Span, days, happening, window
from riwaya.text.names import SAME_NAME, name_blocks, name_similarity
from riwaya.text.normalise import fold
from riwaya.text.numbers import numbers
from riwaya.text.tokens import Token
from riwaya.text.tokens import words as words_of
from riwaya.types import Document, EntityKind, EventMention, FieldName, Item, Mention

# Profiling reads the sentences of an article more than once, and words come again in many articles.
words: Callable[[str], tuple[Token, ...]] = lru_cache(maxsize=1 << 9)(words_of)
_blocks = lru_cache(maxsize=1 << 17)(name_blocks)

LEAD_SENTENCES = 4
# What stands for sentences where none were marked: about three of them.
LEAD_CHARACTERS = 500
# Characters of an article that are encoded: about 300 words, what the encoder reads at most.
ENCODED = 2_000
# Words that may be names spelt in another script: how many, how long, how weighty at least (a word
# seen less than 50 times in a billion, outside the lead).
TERMS, SHORTEST_TERM, RARE_TERM = 80, 4, 0.08
# A name outside the lead weighs this much, and this much when it recurs.
ASIDE, RECURRING, OFTEN = 0.3, 0.5, 3
# Events that an article may be about: the least score, and how many types are kept.
POSSIBLY_MAIN, MAIN_TYPES = 0.25, 4
MINUTES = 24 * 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """Somebody or some place that an article names.

    code: the gazetteer's id, where it has one; weight: prominence times rarity, 0-1; rarest: its rarest word.
    """

    text: str
    kind: EntityKind
    code: str | None
    weight: float
    lead: bool
    rarest: str

    @property
    def blocks(self) -> frozenset[str]:
        """Keys by which spellings of the name meet."""
        return _blocks(self.text)

    @property
    def sounds(self) -> frozenset[str]:
        """Keys of its rarest word alone, for candidates."""
        return _blocks(self.rarest)

    @property
    def country(self) -> bool:
        """Whether it is a place as large as a country."""
        return self.code is not None and ":" not in self.code

    def same(self, other: "Name") -> bool:
        """Whether both name the same: by their codes, else by how they sound."""
        if self.code and other.code:
            return self.code == other.code
        if (self.kind == "person") != (other.kind == "person") or not self.blocks & other.blocks:
            return False
        return _sound_alike(*sorted((self.text, other.text)))


@lru_cache(maxsize=1 << 18)
def _sound_alike(one: str, other: str) -> bool:
    return one == other or name_similarity(one, other) >= SAME_NAME


@dataclass(frozen=True, slots=True)
class Term:
    """A rare word."""

    text: str
    weight: float

    @property
    def blocks(self) -> frozenset[str]:
        """The keys by which words of other scripts that sound alike meet it."""
        return _blocks(self.text)


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """What linking reads of one article.

    window: days in which the happening lies at the latest, by publication; dates: all days that
    the article names; stems: weights of word stems; terms: the rarest words; numbers: value ->
    weight; sources: outlets and agencies named; events: type -> the best score of its news, the
    strongest first, empty where events were not looked for; words: how many its own telling has; moment:
    of publication, in days since 1 January of the year 1, to the minute where it is given so.
    """

    article: str
    language: str | None
    outlet: str | None
    happening: Happening | None
    window: Span | None
    dates: tuple[Span, ...]
    names: tuple[Name, ...]
    stems: dict[str, float]
    terms: tuple[Term, ...]
    numbers: dict[float, float]
    sources: frozenset[str]
    events: dict[str, float] = field(default_factory=dict)
    words: int = REPORT
    moment: float | None = None

    @property
    def brevity(self) -> float:
        """How short it is, 0-1."""
        return brevity(self.words)


@dataclass(frozen=True, slots=True)
class Stretch:
    """A piece of an article's own telling, and whether it belongs to the lead."""

    field: FieldName
    start: int
    end: int
    lead: bool


def lead(document: Document) -> str:
    """The article's own telling from its title on, as much as is encoded for `stories.compare`.

    Lines that repeat an earlier one (a headline again, a caption) are left out.
    """
    pieces = [document.article.content(one.field)[one.start : one.end].strip() for one in stretches(document)]
    return "\n".join(dict.fromkeys(piece for piece in pieces if piece))[:ENCODED]


def profile(document: Document) -> Profile:
    """What `stories` reads of an article."""
    article, found = document.article, document.annotations
    parts = stretches(document)
    published = _published(document)
    language = found.language or article.language
    weighed = _weighed(document, parts, language)
    opening = [part for part in parts if part.lead]
    dates = [one for one in found.dates or () if _told(one, parts)]
    return Profile(
        article=document.id,
        language=language,
        outlet=article.outlet,
        happening=happening([one for one in dates if _told(one, opening)], published, language),
        window=window(published) if published else None,
        dates=tuple(span for one in dates if (span := days(one))),
        names=_names(document, parts, language),
        stems=_strongest(weighed, lambda word: word[:STEM]),
        terms=_terms(weighed),
        numbers=_numbers(document, parts, language),
        sources=frozenset(cue.source for cue in found.sources or ()),
        events=_events(found.events or ()),
        words=sum(len(words(article.content(one.field)[one.start : one.end])) for one in parts),
        moment=_moment(document),
    )


def stretches(document: Document) -> list[Stretch]:
    """The article's own telling, in order: its title, then its text outside boilerplate by sentences."""
    found = [Stretch("title", 0, len(document.article.title), True)] if document.article.title else []
    told = list(_sentences(document))
    return found + [
        Stretch("text", start, end, lead=place < LEAD_SENTENCES) for place, (start, end) in enumerate(told)
    ]


def _sentences(document: Document) -> Iterator[tuple[int, int]]:
    """Sentences of the text, or its beginning and rest where none were marked, boilerplate cut off."""
    skipped = [(one.start, one.end) for one in document.annotations.boilerplate or () if one.field == "text"]
    if document.annotations.sentences is None:
        size = len(document.article.text)
        marked = [(0, min(LEAD_CHARACTERS, size)), (min(LEAD_CHARACTERS, size), size)]
    else:
        marked = [(one.start, one.end) for one in document.annotations.sentences if one.field == "text"]
    for start, end in marked:
        for first, last in _outside(start, end, skipped):
            if words(document.article.text[first:last]):
                yield first, last


def _outside(start: int, end: int, skipped: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """What the skipped spans leave of a span, in order."""
    for first, last in sorted(skipped):
        if first < end and start < last:
            if start < first:
                yield start, first
            start = max(start, last)
    if start < end:
        yield start, end


def _within(item: Item, parts: Iterable[Stretch]) -> Stretch | None:
    return next((one for one in parts if one.field == item.field and one.start <= item.start < one.end), None)


def _told(item: Item, parts: Sequence[Stretch]) -> bool:
    return _within(item, parts) is not None


# --- time ---------------------------------------------------------------------------------------


def _published(document: Document) -> date | None:
    stamp = document.annotations.published or document.article.published
    try:
        return date.fromisoformat(stamp[:10]) if stamp else None
    except ValueError:
        return None


def _moment(document: Document) -> float | None:
    """When it was published; noon where only the day is known."""
    stamp = document.annotations.published or document.article.published
    try:
        told = datetime.fromisoformat(stamp) if stamp else None
    except ValueError:
        return None
    if not told or not stamp:
        return None
    passed = (told.hour * 60 + told.minute) / MINUTES if len(stamp) > len("2021-07-01") else 0.5
    return told.toordinal() + passed


# --- events -------------------------------------------------------------------------------------


def _events(found: Iterable[EventMention]) -> dict[str, float]:
    """Type -> the best score of a mention that tells it as news, for those that may be the main event."""
    best: dict[str, float] = {}
    for one in found:
        if not one.background and (one.score or 0.0) >= POSSIBLY_MAIN:
            best[one.type] = max(one.score or 0.0, best.get(one.type, 0.0))
    return dict(sorted(best.items(), key=lambda each: (-each[1], each[0]))[:MAIN_TYPES])


# --- names --------------------------------------------------------------------------------------


def _names(document: Document, parts: Sequence[Stretch], language: str | None) -> tuple[Name, ...]:
    """Persons, places and organisations named, the weightiest first; the outlet's own name left out."""
    counted: dict[tuple[str, EntityKind], list[bool]] = {}
    own = fold(document.article.outlet or "")
    for mention in document.annotations.mentions or ():
        name, part = _full_name(mention), _within(mention, parts)
        if name and part and fold(name) != own:
            counted.setdefault((name, mention.kind), []).append(part.lead)
    made = (_name(text, kind, leads, language) for (text, kind), leads in counted.items())
    return tuple(sorted(made, key=lambda one: (-one.weight, one.text)))


def _full_name(mention: Mention) -> str | None:
    return (mention.name or mention.text) if mention.form == "name" else mention.of


def _name(text: str, kind: EntityKind, leads: Sequence[bool], language: str | None) -> Name:
    prominence = 1.0 if any(leads) else RECURRING if len(leads) >= OFTEN else ASIDE
    telling = rarest(text, language)
    return Name(
        text=text,
        kind=kind,
        code=_code(text, kind),
        weight=prominence * word_rarity(telling, language),
        lead=any(leads),
        rarest=telling,
    )


def _code(text: str, kind: EntityKind) -> str | None:
    if kind == "place":
        place = places().get(fold(text))
        return place.code if place else None
    known = organisations().get(fold(text)) if kind == "organisation" else None
    return known.id if known else None


# --- words and numbers --------------------------------------------------------------------------


def _weighed(document: Document, parts: Iterable[Stretch], language: str | None) -> dict[str, float]:
    """Base of each word that is not common -> weight: prominence times rarity, the highest of its uses."""
    found: dict[str, float] = {}
    for part in parts:
        prominence = 1.0 if part.lead else ASIDE
        for token in words(document.article.content(part.field)[part.start : part.end]):
            one = base(fold(token.text), language)
            weight = prominence * word_rarity(token.text, language)
            if one and weight > found.get(one, 0.0):
                found[one] = weight
    return found


def _strongest(weighed: dict[str, float], key: Callable[[str], str]) -> dict[str, float]:
    found: dict[str, float] = {}
    for word, weight in weighed.items():
        found[key(word)] = max(weight, found.get(key(word), 0.0))
    return found


def _terms(weighed: dict[str, float]) -> tuple[Term, ...]:
    """The weightiest words that are long and rare enough to be told by their sound."""
    rare = [word for word, weight in weighed.items() if len(word) >= SHORTEST_TERM and weight >= RARE_TERM]
    kept = sorted(rare, key=lambda word: (-weighed[word], word))[:TERMS]
    return tuple(Term(word, weighed[word]) for word in kept)


def _numbers(document: Document, parts: Iterable[Stretch], language: str | None) -> dict[float, float]:
    """Numbers outside dates -> weight: prominence times the number of telling digits (up to four)."""
    dated = [(one.field, one.start, one.end) for one in document.annotations.dates or ()]
    known = number_words(language)
    found: dict[float, float] = {}
    for part in parts:
        text = document.article.content(part.field)[part.start : part.end]
        for one in numbers(text, known):
            start, end = part.start + one.start, part.start + one.end
            if any(field == part.field and at < end and start < to for field, at, to in dated):
                continue
            weight = (1.0 if part.lead else ASIDE) * digits(one.value)
            if weight > found.get(one.value, 0.0):
                found[one.value] = weight
    return found


def digits(value: float) -> float:
    """How much a number tells, 0-1: a quarter for each digit after the first that is not a trailing zero."""
    shown = f"{abs(value):.10g}".replace(".", "").strip("0")
    return min(4, max(0, len(shown) - 1)) / 4
