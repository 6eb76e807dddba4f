"""When what an article reports happened, as far as its words say.

1. Of the lead's dates the first counts that names a day and is neither old nor to come, as seen
   from publication: background is told with older dates, plans with later ones.
2. Where the lead has only an older day, the article may look back on it: that day counts, unsure.
3. Where no date of the lead is resolved (no publication day, no year), what it names is kept: the day of
   the year, by whatever calendar, or the day of the week.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

import regex

from riwaya.languages.dates import date_words
from riwaya.languages.numbers import number_words
from riwaya.text.normalise import fold
from riwaya.text.numbers import numbers
from riwaya.types import Calendar, DateMention

# A lead's date is that of the happening where it lies this close before publication.
RECENT = timedelta(days=14)
# Further back than this, an article that looks back is about the past at large.
LOOKING_BACK = timedelta(days=90)
DAY = timedelta(days=1)
# Where no date is given, what is reported happened within these days before publication.
FRESH = timedelta(days=3)

YEAR = 365
# The Iranian year begins on 21 March: the 80th day; six months of 31 days, then of 30.
_NOWRUZ, _LONG, _LONG_MONTHS = 79, 31, 6


@dataclass(frozen=True, slots=True)
class Span:
    """Half-open days."""

    start: date
    end: date

    def gap(self, other: "Span") -> int:
        """Whole days between the two; 0 where they touch or overlap."""
        return max(0, (max(self.start, other.start) - min(self.end, other.end)).days)


@dataclass(frozen=True, slots=True, kw_only=True)
class Happening:
    """When the reported happening was: its days, or what is known of them without the year.

    sure: whether the day is recent, as news is; yearday: 1-365; weekday: Monday is 0; basis: id of the
    date mention that says so; text: its words; beside: all days that the lead names.
    """

    days: Span | None
    sure: bool
    yearday: int | None
    weekday: int | None
    basis: str
    text: str
    beside: tuple[Span, ...] = ()

    def nearest(self, other: "Happening") -> int:
        """The least gap in days between any days that the two leads name."""
        return min(one.gap(two) for one in self.beside for two in other.beside)


def window(published: date) -> Span:
    """The days in which the happening of an article that gives none lies."""
    return Span(published - FRESH, published + DAY)


def days(mention: DateMention) -> Span | None:
    """The days of a date with day grain or finer; None for others, and where the day is not known."""
    if not _names_a_day(mention) or not mention.from_ or not mention.to:
        return None
    start, end = date.fromisoformat(mention.from_[:10]), date.fromisoformat(mention.to[:10])
    # An end within a day ("until 14:00") leaves that day inside; midnight does not.
    whole = mention.to[10:] in ("", "T00:00:00") and end > start
    return Span(start, end if whole else end + DAY)


def happening(dates: Sequence[DateMention], published: date | None, language: str | None) -> Happening | None:
    """The time of the happening from the dates of a lead, in their order."""
    dated = [(one, span) for one in dates if (span := days(one))]
    for back in (RECENT, LOOKING_BACK):
        for mention, span in dated:
            if published is None or published - back <= span.start < published + DAY:
                return Happening(
                    days=span,
                    sure=back == RECENT,
                    yearday=min(YEAR, span.start.timetuple().tm_yday),
                    weekday=span.start.weekday(),
                    basis=mention.id,
                    text=mention.text,
                    beside=tuple(span for _, span in dated),
                )
    unresolved = (one for one in dates if one.from_ is None and _names_a_day(one))
    return next((found for one in unresolved if (found := _partly(one, language))), None)


def yearday_gap(one: int, other: int) -> int:
    """Days between two days of the year, the shorter way round."""
    gap = abs(one - other)
    return min(gap, YEAR - gap)


def _names_a_day(mention: DateMention) -> bool:
    return mention.kind in ("point", "range") and mention.grain in ("time", "day_part", "day")


def _partly(mention: DateMention, language: str | None) -> Happening | None:
    text = fold(mention.text)
    yearday, weekday = _yearday(text, language), _named(_weekdays(language), text)
    if yearday is None and weekday is None:
        return None
    return Happening(
        days=None, sure=False, yearday=yearday, weekday=weekday, basis=mention.id, text=mention.text
    )


def _yearday(text: str, language: str | None) -> int | None:
    """The day of the year of "11 April" or "14 Mehr"; None where no day or month is named."""
    for calendar in ("gregorian", "jalali"):
        month = _named(_months(language, calendar), text)
        found = [one.value for one in numbers(text, number_words(language)) if 1 <= one.value <= _LONG]
        if month is not None and found:
            return (
                _gregorian(month, int(found[0])) if calendar == "gregorian" else _jalali(month, int(found[0]))
            )
    return None


def _gregorian(month: int, day: int) -> int:
    return (date(2001, month, 1) + (day - 1) * DAY).timetuple().tm_yday


def _jalali(month: int, day: int) -> int:
    passed = (
        (month - 1) * _LONG
        if month <= _LONG_MONTHS + 1
        else _LONG_MONTHS * _LONG + (month - 1 - _LONG_MONTHS) * 30
    )
    return (_NOWRUZ + passed + day - 1) % YEAR + 1


Names = tuple[tuple["regex.Pattern[str]", int], ...]


def _named(names: Names, text: str) -> int | None:
    return next((number for pattern, number in names if pattern.search(text)), None)


@cache
def _weekdays(language: str | None) -> Names:
    return _patterns(date_words(language or "und").weekdays)


@cache
def _months(language: str | None, calendar: Calendar) -> Names:
    return _patterns(date_words(language or "und").months.get(calendar, {}))


def _patterns(names: dict[int, tuple[str, ...]]) -> Names:
    """A pattern for each number, those with the longest names first ("پنجشنبه" before "شنبه")."""
    folded = [(fold(name), number) for number, each in names.items() for name in each]
    folded.sort(key=lambda one: (-len(one[0]), one[0]))
    return tuple((regex.compile(rf"(?<!\w){regex.escape(name)}(?!\w)"), number) for name, number in folded)
