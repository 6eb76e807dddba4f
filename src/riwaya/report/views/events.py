"""What happened, by the time of the happening: a story's events, each in the words that tell it.

Order: one event of all its mentions with who, where, when and the sentences, then the events of
several accounts apart from those of one, and in each the dated ones by time before the undated.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from riwaya.report import links
from riwaya.report.corpus import Corpus, Words, around
from riwaya.report.views.common import ArticleRef, Named, article_ref, named_as
from riwaya.report.views.evidence import Pairs, from_left, item_pairs
from riwaya.types import ArticleId, Event, EventMention, ItemId, Link, StoryDossier

# Mentions that were not joined repeat each other; the readers have them all.
_SINGLE = 120


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """The sentence of one article that tells an event, and the trigger words in it."""

    article: ArticleRef
    trigger: Words
    sentence: Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Happening:
    """One event. `context`: actual, or historical, future, ... where all mentions say so.

    basis: the words that date it; accounts: how many articles tell it; tellings: one an article.
    """

    anchor: str
    type: str
    context: str
    background: bool
    from_: str | None
    to: str | None
    basis: tuple[Words, ...]
    place: Named | None
    participants: tuple[tuple[Named, str], ...]
    accounts: int
    tellings: tuple[Telling, ...]
    pairs: Pairs

    @property
    def when(self) -> tuple[str, str]:
        """What events of one time share; undated ones come last."""
        return (self.from_ or "~", self.to or "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Events:
    """A story's events. `looked`: whether they were looked for; `joined`: whether across accounts too."""

    looked: bool
    joined: bool
    several: tuple[Happening, ...]
    lone: tuple[Happening, ...]


def events(corpus: Corpus, told: StoryDossier) -> Events:
    """The events of a story; those that nothing may be shown of are left out."""
    joined = told.events is not None
    found = told.events if told.events is not None else _single(corpus, told)
    by_left = from_left(told.links, "event")
    made = [one for event in found if (one := happening(corpus, told, event, by_left)).tellings]
    made.sort(key=lambda one: (one.from_ is None, one.from_ or "", one.to or "", -one.accounts, one.anchor))
    alone = len(told.accounts) < 2
    return Events(
        looked=joined or any(_notes(corpus, key) is not None for key in told.story.articles),
        joined=joined,
        several=tuple(one for one in made if (alone and joined) or one.accounts > 1),
        lone=tuple(one for one in made if not (alone and joined) and one.accounts < 2),
    )


def _notes(corpus: Corpus, key: ArticleId) -> tuple[EventMention, ...] | None:
    document = corpus.documents.get(key)
    return document.annotations.events if document else None


def _single(corpus: Corpus, told: StoryDossier) -> list[Event]:
    """Where events were not joined across accounts: each dated mention of what happened now, by itself."""
    mentions = [one for key in told.story.articles for one in _notes(corpus, key) or ()]
    dated = [one for one in mentions if one.from_ and one.context == "actual" and not one.background]
    return [
        Event(
            id=one.id,
            type=one.type,
            participants=one.participants,
            place=one.place,
            from_=one.from_,
            to=one.to,
            mentions=(one.id,),
        )
        for one in dated[:_SINGLE]
    ]


def happening(
    corpus: Corpus,
    told: StoryDossier,
    event: Event,
    by_left: Mapping[str, Sequence[Link]] | None = None,
) -> Happening:
    """One event as shown; with the story's links by their left end also why its mentions are one."""
    found = [(key, item) for key in event.mentions if (item := _mention(corpus, key))]
    contexts = Counter(item.context for _, item in found)
    first: dict[ArticleId, tuple[ItemId, EventMention]] = {}
    for key, item in found:
        first.setdefault(corpus.items[key].article, (key, item))
    tellings = (_telling(corpus, article, *each) for article, each in first.items())
    return Happening(
        anchor=links.anchor("e", event.id),
        type=event.type,
        context=contexts.most_common(1)[0][0] if contexts else "actual",
        background=bool(found) and all(item.background for _, item in found),
        from_=event.from_,
        to=event.to,
        basis=_basis(corpus, event, found),
        place=named_as(corpus, told, event.place) if event.place else None,
        participants=tuple((named_as(corpus, told, who.name), who.role) for who in event.participants),
        accounts=len(first),
        tellings=tuple(sorted((one for one in tellings if one), key=_time)),
        pairs=item_pairs(corpus, by_left or {}, set(event.mentions), spare=0),
    )


def _mention(corpus: Corpus, key: ItemId) -> EventMention | None:
    place = corpus.items.get(key)
    return place.item if place and isinstance(place.item, EventMention) else None


def _time(one: Telling) -> tuple[str, str]:
    return (one.article.published or "~", one.article.key)


def _telling(corpus: Corpus, article: ArticleId, key: ItemId, item: EventMention) -> Telling | None:
    """One article's sentence of the event; None where it may not be shown."""
    ref, sentence = article_ref(corpus, article), around(corpus, article, item)
    href = links.item(article, key)
    words = corpus.words(article, *sentence, field=item.field, href=href)
    if ref is None or not words.text.strip():
        return None
    trigger = corpus.words(article, item.trigger.start, item.trigger.end, field=item.field, href=href)
    return Telling(article=ref, trigger=trigger, sentence=words)


def _basis(corpus: Corpus, event: Event, found: Iterable[tuple[ItemId, EventMention]]) -> tuple[Words, ...]:
    """The dates in the sentences of the mentions that give the event its time, each wording once."""
    seen: dict[str, Words] = {}
    for key, item in found:
        if key not in event.basis:
            continue
        article = corpus.items[key].article
        start, end = around(corpus, article, item)
        for date in corpus.documents[article].annotations.dates or ():
            inside = date.field == item.field and start <= date.start and date.end <= end
            if inside and date.from_ and date.from_[:10] == (event.from_ or "")[:10]:
                words = corpus.item_words(date.id)
                if words and words.text:
                    seen.setdefault(words.text, words)
    return tuple(seen.values())
