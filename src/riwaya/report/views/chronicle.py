"""All stories on one line of time: what happened when, and a small drawing of how much.

Order: every dated story and its events told by several accounts as entries, entries of one time as
one point, points cut into pages; then the drawing for the index, a bar a day, a month or a year.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby

from riwaya.report import links
from riwaya.report.corpus import Corpus, Words
from riwaya.report.dates import parse
from riwaya.report.views.claims import contradictions
from riwaya.report.views.common import Named, named_as, story_title
from riwaya.types import Event, EventMention, StoryDossier

# As many as on a page of the index.
PAGE = 400
# More bars than this are thinner than a finger on a phone.
_BARS = 60
# A story's events of most accounts; its own page has them all.
_EVENTS = 6
# Lengths of an ISO date that name a day, a month, a year.
_GRAINS = (10, 7, 4)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A story, or with `type` an event of it, told by so many accounts."""

    href: str
    title: Words | None
    type: str | None
    place: Named | None
    accounts: int
    contradictions: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """A time and what happened then."""

    anchor: str
    from_: str
    to: str | None
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelinePage:
    """One page of the timeline."""

    path: str
    number: int
    pages: tuple[str, ...]
    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """A day, month or year of the drawing: how many stories, where they begin; `height` in 0-1."""

    from_: str
    count: int
    href: str | None
    height: float


def timeline_pages(corpus: Corpus) -> tuple[TimelinePage, ...]:
    """The pages of the timeline, latest first; one empty page where nothing is dated."""
    dated = sorted(_dated(corpus), key=lambda one: one[:2], reverse=True)
    chunks = [dated[at : at + PAGE] for at in range(0, len(dated), PAGE)] or [[]]
    paths = tuple(links.timeline(number) for number in range(len(chunks)))
    return tuple(
        TimelinePage(path=paths[number], number=number, pages=paths, points=tuple(_points(chunk)))
        for number, chunk in enumerate(chunks)
    )


def bars(pages: Sequence[TimelinePage]) -> tuple[Bar, ...]:
    """The drawing: stories by day, or by month or year where days are too many; none for one time.

    Times in which nothing happened have a bar of no height, so that distance is time.
    """
    days: dict[date, tuple[int, str]] = {}
    for page in pages:
        for point in page.points:
            when, stories = parse(point.from_), sum(entry.type is None for entry in point.entries)
            if when and stories:
                before = days.get(when.date(), (0, ""))[0]
                days[when.date()] = before + stories, f"{page.path}#{point.anchor}"
    if len(days) < 2:
        return ()
    return _drawn(days)


def _drawn(days: Mapping[date, tuple[int, str]]) -> tuple[Bar, ...]:
    """The bars of the finest grain that fits; of years only the last ones may be shown."""
    spans = (list(_span(min(days), max(days), size)) for size in _GRAINS)
    times = next((span for span in spans if len(span) <= _BARS), None)
    times = times or list(_span(min(days), max(days), _GRAINS[-1]))[-_BARS:]
    count: Counter[str] = Counter()
    first: dict[str, str] = {}
    for day in sorted(days):
        key = day.isoformat()[: len(times[0])]
        count[key] += days[day][0]
        first.setdefault(key, days[day][1])
    most = max(count.values())
    return tuple(Bar(from_=t, count=count[t], href=first.get(t), height=count[t] / most) for t in times)


def _span(first: date, last: date, size: int) -> Iterator[str]:
    """Every day, month or year from the first to the last, as the start of an ISO date."""
    at: str | None = None
    for number in range((last - first).days + 1):
        here = (first + timedelta(number)).isoformat()[:size]
        if here != at:
            yield here
        at = here


def _dated(corpus: Corpus) -> Iterator[tuple[str, str, Entry]]:
    """Start, end and entry of all that is dated."""
    for told in corpus.dossier.stories:
        if told.story.from_:
            yield told.story.from_, told.story.to or "", _story(corpus, told)
        for event, accounts in _events(corpus, told):
            yield event.from_ or "", event.to or "", _event(corpus, told, event, accounts)


def _story(corpus: Corpus, told: StoryDossier) -> Entry:
    return Entry(
        href=links.story(told.story.id),
        title=story_title(corpus, told),
        type=None,
        place=None,
        accounts=len(told.accounts),
        contradictions=contradictions(told),
    )


def _events(corpus: Corpus, told: StoryDossier) -> list[tuple[Event, int]]:
    """The dated events that several accounts tell as having happened now, those of most accounts."""
    found = [(event, _accounts(corpus, event)) for event in told.events or () if event.from_]
    several = [(event, accounts) for event, accounts in found if accounts > 1]
    return sorted(several, key=lambda one: (-one[1], one[0].from_, one[0].id))[:_EVENTS]


def _accounts(corpus: Corpus, event: Event) -> int:
    """How many articles tell an event as actual and not as background."""
    places = [corpus.items[key] for key in event.mentions if key in corpus.items]
    return len({p.article for p in places if isinstance(p.item, EventMention) and _now(p.item)})


def _now(mention: EventMention) -> bool:
    return mention.context == "actual" and not mention.background


def _event(corpus: Corpus, told: StoryDossier, event: Event, accounts: int) -> Entry:
    words = (corpus.item_words(key) for key in event.mentions)
    return Entry(
        href=f"{links.story(told.story.id)}#{links.anchor('e', event.id)}",
        title=next((one for one in words if one and one.text.strip()), None),
        type=event.type,
        place=named_as(corpus, told, event.place) if event.place else None,
        accounts=accounts,
        contradictions=0,
    )


def _points(found: Sequence[tuple[str, str, Entry]]) -> Iterator[Point]:
    """Entries of one time as one point, stories before events."""
    for (from_, to), same in groupby(found, key=lambda one: one[:2]):
        entries = sorted(
            (entry for _, _, entry in same), key=lambda e: (e.type is not None, -e.accounts, e.href)
        )
        yield Point(
            anchor=links.anchor("d", f"{from_[:10]}_{to[:10]}"),
            from_=from_,
            to=to or None,
            entries=tuple(entries),
        )
