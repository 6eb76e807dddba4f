"""A statement with what is compared of it: quantities, dates, names, words, whether it is negated.

1. `told` reads the statements of a document, each with the sentence around it.
2. `Told` holds the parts; vectors are added by the caller, who has an encoder.

A clause often leaves out who, where or when ("and 12 are missing"): what it lacks is read from its
sentence, and names from the sentence before the clause's own pronouns can hide them.
"""

from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import cached_property, lru_cache

import msgspec
import numpy as np
from numpy.typing import NDArray

from riwaya.languages.cues import Phrases, occurrences, starts_with
from riwaya.languages.statements import statement_words
from riwaya.languages.titles import offices_of
from riwaya.link.background import base, stem, stems, zipf
from riwaya.link.claims.deeds import Deed, answerable, causes, deeds
from riwaya.link.claims.numbers import Quantity, Span, quantities
from riwaya.link.claims.stands import Stands, stands
from riwaya.text.normalise import fold
from riwaya.text.tokens import words
from riwaya.types import ArticleId, DateMention, Document, Mention, Quote, Statement

Vector = NDArray[np.float32]
Interval = tuple[datetime, datetime]

# A word below this frequency (a hundred in a billion) is a name or a term that few sentences share.
RARE = 2.0
# Dates wider than this say too little to part two tellings.
WIDEST = timedelta(days=3)

# News tells of what was so recently; what lies further back is recalled.
FRESH = timedelta(days=8)


@dataclass(frozen=True, kw_only=True)
class Told:
    """One statement in its article.

    text: its words; sentence: the words around it, itself included; names: fullest forms of those it
    names, near: of those its sentence names; places: of `names` the places; dates, near_dates: (words,
    interval) of the days it tells, and its sentence; spans: the times that its sentence tells of, however
    wide; introduces: whether it says who spoke, beside what
    was said; deeds: the events it tells; vector, sentence_vector: unit vectors or None.
    """

    statement: Statement
    article: ArticleId
    language: str | None
    text: str
    sentence: str
    order: int = 0
    published: str | None = None
    outlet: str | None = None
    names: tuple[Mention, ...] = ()
    near: tuple[Mention, ...] = ()
    dates: tuple[tuple[str, Interval], ...] = ()
    near_dates: tuple[tuple[str, Interval], ...] = ()
    spans: tuple[Interval, ...] = ()
    taken: tuple[Span, ...] = ()
    introduces: bool = False
    offices: frozenset[tuple[str, str]] = frozenset()
    deeds: tuple[Deed, ...] = ()
    vector: Vector | None = None
    sentence_vector: Vector | None = None

    @cached_property
    def quantities(self) -> tuple[Quantity, ...]:
        """Numbers with what they count; spans are in `text`."""
        return quantities(self.text, self.language, dates=self.taken)

    @cached_property
    def stems(self) -> dict[str, float]:
        """Stems of the words that are not common ones, and how rare they are."""
        return stems(self.text, self.language)

    @cached_property
    def wide_stems(self) -> dict[str, float]:
        """The same of the whole sentence."""
        return stems(self.sentence, self.language)

    @cached_property
    def anchors(self) -> tuple[str, ...]:
        """Words that few sentences share: of names, and rare ones; as written without particles."""
        return anchors(self.text, self.language, self.names)

    @cached_property
    def bases(self) -> tuple[str, ...]:
        """The words of the sentence that an anchor of another language may sound like."""
        return bases(self.sentence, self.language)

    @cached_property
    def keys(self) -> frozenset[Hashable]:
        """What two statements that part must share: what they count, an axis, an office that was there."""
        counted = {
            ("count", kind) for one in self.quantities for kind in (one.noun, one.event, one.word) if kind
        }
        axes = {("axis", one.axis) for one, _ in self.leanings}
        offices = {("office", one) for one, _ in self.offices if self.tells_presence}
        return frozenset({*counted, *axes, *offices})

    @cached_property
    def tells_presence(self) -> bool:
        """Whether it says who was there, or was not."""
        return self._uses(statement_words(self.language).presence)

    @cached_property
    def tells_so_far(self) -> bool:
        """Whether it says that its number may yet rise."""
        return self._uses(statement_words(self.language).so_far)

    @cached_property
    def stands_at(self) -> bool:
        """Whether it says that its number is what a count has come to."""
        return self._uses(statement_words(self.language).stands_at)

    @cached_property
    def tells_rise(self) -> bool:
        """Whether it says that something rose, or to what a count has come."""
        return self.stands_at or any(one.axis == "rise" and one.side == "one" for one, _ in self.leanings)

    def tells_former(self, one: Quantity) -> bool:
        """Whether a quantity is what a count was before: "up from 19"."""
        before = [fold(each.text) for each in words(self.text[: one.start])][-1:]
        return starts_with(statement_words(self.language).formerly, before, 0) > 0

    @cached_property
    def another(self) -> bool:
        """Whether it tells of another than the one that is known: "a second rocket"."""
        return self._uses(statement_words(self.language).another)

    @cached_property
    def recalled(self) -> Interval | None:
        """The time that it tells of, where that lies well before its own publication."""
        own = moment(self.published)
        past = [one for one in self.spans if own and one[1] < own - FRESH]
        return past[0] if past and len(past) == len(self.spans) else None

    def could_tell_of(self, time: Interval) -> bool:
        """Whether what it tells, by its own dates or its day, may have been in an interval."""
        own = moment(self.published)
        told = [self.recalled] if self.recalled else [(own - FRESH, own + FRESH)] if own else []
        return not told or any(start <= time[1] and time[0] <= end for start, end in told)

    @cached_property
    def causes(self) -> frozenset[str]:
        """The kinds of causes that it gives."""
        return causes(self.text, self.language)

    @cached_property
    def answerable(self) -> frozenset[str] | None:
        """The kinds of parties that it says answer for what was done; None where it says nothing of it."""
        return answerable(self.text, self.language)

    @cached_property
    def conditional(self) -> bool:
        """Whether it tells what is not so, or not yet."""
        return self._uses(statement_words(self.language).conditional)

    def _uses(self, listed: Phrases) -> bool:
        found = [fold(one.text) for one in words(self.text)]
        return any(True for _ in occurrences(listed, found))

    @cached_property
    def leanings(self) -> tuple[Stands, ...]:
        """Where it stands between opposite words, negations taken into account, and the words that say so."""
        named = [(one.start - self.statement.start, one.end - self.statement.start) for one in self.names]
        return stands(self.text, self.language, negated=self.negated, named=named)

    @property
    def negated(self) -> bool:
        """Whether the statement says that something is not so."""
        return self.statement.polarity == "negated"


def told(document: Document) -> tuple[Told, ...]:
    """The statements of a document with their parts, in order; vectors are left open."""
    found = document.annotations
    return tuple(_told(document, one, at) for at, one in enumerate(found.statements or ()))


def asked(document: Document) -> Told:
    """A sentence that somebody typed, annotated as a document, as one statement."""
    own = document.annotations.statements or ()
    whole = Statement(
        start=0,
        end=len(document.article.text),
        id=document.id,
        polarity="negated" if any(one.polarity == "negated" for one in own) else "affirmed",
        certainty=own[0].certainty if own else "stated",
    )
    # "On Thursday" is another day in every article, and nobody knows which the claim means.
    known = tuple(one for one in document.annotations.dates or () if one.anchor == "absolute")
    found = msgspec.structs.replace(document.annotations, dates=known)
    read = _told(document, whole, 0)
    return replace(read, dates=_told(msgspec.structs.replace(document, annotations=found), whole, 0).dates)


def _told(document: Document, statement: Statement, at: int) -> Told:
    text, found = document.article.text, document.annotations
    span = (statement.start, statement.end)
    around = next(
        (
            (one.start, one.end)
            for one in found.sentences or ()
            if one.start <= span[0] and span[1] <= one.end
        ),
        span,
    )
    named = [one for one in found.mentions or () if one.form == "name" and one.field == "text"]
    dated = [one for one in found.dates or () if one.field == "text"]
    return Told(
        statement=statement,
        article=document.id,
        language=found.language,
        text=text[slice(*span)],
        sentence=text[slice(*around)],
        order=at,
        published=document.article.published or found.published,
        outlet=document.article.outlet,
        names=tuple(one for one in named if _inside(one.start, one.end, span)),
        near=tuple(one for one in named if _inside(one.start, one.end, around)),
        dates=tuple(_days(one for one in dated if _inside(one.start, one.end, span))),
        near_dates=tuple(_days(one for one in dated if _inside(one.start, one.end, around))),
        spans=tuple(_times(one for one in dated if _inside(one.start, one.end, around))),
        introduces=any(_introduces(span, one) for one in found.quotes or ()),
        offices=frozenset(
            (office, one.text)
            for one in found.mentions or ()
            if one.form == "role" and one.field == "text" and _inside(one.start, one.end, span)
            for office in offices_of(one.text, found.language or "und")
        ),
        deeds=tuple(deeds(found.events or (), text, span, found.language)),
        taken=tuple((one.start - span[0], one.end - span[0]) for one in dated if _counts_nothing(one)),
    )


def _introduces(span: Span, quote: Quote) -> bool:
    """Whether the span holds the words that give a quotation to its speaker."""
    cue = quote.cue
    apart = span[1] <= quote.start or quote.end <= span[0]
    return cue is not None and quote.field == "text" and apart and _inside(cue.start, cue.end, span)


def _inside(start: int, end: int, span: Span) -> bool:
    return span[0] <= start and end <= span[1]


def _counts_nothing(one: DateMention) -> bool:
    """Whether the numbers of a date are no quantity: "48 hours before" is one."""
    return (
        one.kind in ("point", "range")
        and one.grain != "time"
        and (one.grain != "day" or one.from_ is not None or one.anchor == "absolute")
    )


def _days(found: Iterable[DateMention]) -> Iterator[tuple[str, Interval]]:
    for one in found:
        if one.kind in ("point", "range") and one.from_ and one.to:
            start, end = _whole_days(_moment(one.from_), _moment(one.to))
            if timedelta() < end - start <= WIDEST:
                yield one.text, (start, end)


def _times(found: Iterable[DateMention]) -> Iterator[Interval]:
    for one in found:
        if one.kind in ("point", "range") and one.from_ and one.to:
            yield _moment(one.from_), _moment(one.to)


def _whole_days(start: datetime, end: datetime) -> Interval:
    """The days of an interval: outlets agree on the day more often than on where its night begins."""
    first = start.replace(hour=0, minute=0, second=0, microsecond=0)
    last = end.replace(hour=0, minute=0, second=0, microsecond=0)
    return first, last if last == end and last > first else last + timedelta(days=1)


def _moment(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=None)


def moment(text: str | None) -> datetime | None:
    """A publication day or time as it stands, without its zone; None where there is none."""
    return _moment(text) if text else None


# --- words that few sentences share ---------------------------------------------------------------


def anchors(text: str, language: str | None, names: Sequence[Mention] = ()) -> tuple[str, ...]:
    """Words of names and rare words of a text, folded, without particles; each once."""
    named = {fold(one.text) for mention in names for one in words(mention.text)}
    found = dict.fromkeys(
        _bare(fold(one.text), language)
        for one in words(text)
        if fold(one.text) in named or _rare(one.text, language)
    )
    return tuple(one for one in found if len(one) > 2)


def _rare(word: str, language: str | None) -> bool:
    folded = fold(word)
    bare = base(folded, language)
    return bool(bare) and max(zipf(folded, language), zipf(bare, language)) < RARE


@lru_cache(maxsize=1 << 16)
def _bare(word: str, language: str | None) -> str:
    return base(word, language) or word


@lru_cache(maxsize=1 << 14)
def bases(text: str, language: str | None) -> tuple[str, ...]:
    """The words of a text that are not common ones, folded, without particles; each once."""
    found = dict.fromkeys(
        _bare(fold(one.text), language) for one in words(text) if stem(fold(one.text), language)
    )
    return tuple(one for one in found if len(one) > 2)
