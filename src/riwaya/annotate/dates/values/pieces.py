"""Pieces of a period: its halves, weeks, quarters, the nth Friday or the last ten days of it."""

from dataclasses import dataclass
from datetime import date, timedelta

from riwaya.annotate.dates.calendars import calendar_year, months_edges, shift_months, step_months
from riwaya.annotate.dates.values.base import Expression, Interval, OfPeriod, days, midnight, one_day
from riwaya.annotate.dates.values.named import Day, Month, Season
from riwaya.annotate.dates.values.relative import Relative
from riwaya.annotate.dates.values.units import Unit, shifted
from riwaya.types import Calendar, DateKind, Grain

_THURSDAY = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Part(OfPeriod):
    """The beginning, middle or end of a period."""

    part: str

    def interval(self, base: date | None) -> Interval | None:
        """The first or second half, or the middle third; weeks to whole days."""
        whole = self.of.interval(base)
        if not whole:
            return None
        start, end = whole
        if self.part == "rest" and base and start <= midnight(base) < end and (end - start).days > 1:
            return midnight(base), end
        if self.part == "sofar" and base and start < midnight(base) < end:
            return start, midnight(base)
        name = {"rest": "end", "sofar": "begin"}.get(self.part, self.part)
        if (end - start).days <= 1:
            half = start + (end - start) / 2
            return {"begin": (start, half), "end": (half, end)}.get(name, whole)
        halves = name in ("half1", "half2") or not self.of.absolute
        cuts = _halves(start.date(), (end - start).days, thirds=not halves)
        first, last = {
            "begin": (0, cuts[0]),
            "half1": (0, cuts[0]),
            "mid": (cuts[1], cuts[2]),
            "end": (cuts[3], None),
            "half2": (cuts[3], None),
        }[name]
        return start + timedelta(days=first), end if last is None else start + timedelta(days=last)


def _halves(start: date, length: int, *, thirds: bool) -> tuple[int, int, int, int]:
    """Where the beginning ends, where the middle begins and ends, where the end begins, in days.

    By the convention of Recognizers-Text: halves with a middle across them, but thirds of a year that
    is said by its number.
    """
    if length <= 7:
        return 3, 1, 5, 3
    if length <= 31:
        return 15, 10, 20, 15
    if 365 <= length <= 366:
        third, half, two = ((shift_months(start, n) - start).days for n in (4, 6, 8))
        return (third, third, two, two) if thirds else (half, third, two, half)
    return length // 2, length // 3, 2 * length // 3, length // 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Nth(OfPeriod):
    """The nth weekday or week of a period; -1 is the last."""

    nth: int
    weekday: int | None = None

    def interval(self, base: date | None) -> Interval | None:
        """Weeks belong to the year or month that their Thursday lies in, as in ISO 8601."""
        whole = self.of.interval(base)
        if not whole:
            return None
        start, end = (edge.date() for edge in whole)
        wanted = _THURSDAY if self.weekday is None else self.weekday
        every = (start + timedelta(days=n) for n in range((end - start).days))
        hits = [day for day in every if day.weekday() == wanted]
        index = self.nth if self.nth < 0 else self.nth - 1
        if not -len(hits) <= index < len(hits):
            return None
        if self.weekday is not None:
            return one_day(hits[index])
        monday = hits[index] - timedelta(days=_THURSDAY)
        return days(monday, monday + timedelta(weeks=1))


@dataclass(frozen=True, slots=True, kw_only=True)
class Nested(OfPeriod):
    """A month, or a day of it, in a year that is said relative to the base: "March of last year"."""

    month: int
    day: int | None = None
    grain: Grain = "month"

    def interval(self, base: date | None) -> Interval | None:
        """The month or day in the year that the other expression gives."""
        year = _year_of(self.of, self.calendar, base)
        if year is None:
            return None
        if self.day is not None:
            return Day(calendar=self.calendar, day=self.day, month=self.month, year=year).interval(None)
        return Month(calendar=self.calendar, month=self.month, year=year).interval(None)


@dataclass(frozen=True, slots=True, kw_only=True)
class NestedSeason(Expression):
    """A season in a year that is said relative to the base: "the summer of this year"."""

    of: Expression
    name: str
    grain: Grain = "season"

    def interval(self, base: date | None) -> Interval | None:
        """The season in the year that the other expression gives."""
        year = _year_of(self.of, self.calendar, base)
        found = Season(calendar=self.calendar, name=self.name, year=year)
        return found.interval(None) if year is not None else None


def _year_of(expression: Expression, calendar: Calendar, base: date | None) -> int | None:
    whole = expression.interval(base)
    return calendar_year(calendar, whole[0].date()) if whole else None


@dataclass(frozen=True, slots=True, kw_only=True)
class DayOf(OfPeriod):
    """A day of a period by its number, -1 the last: "the fifth of this month"."""

    day: int

    def interval(self, base: date | None) -> Interval | None:
        """The day, where the period has so many."""
        whole = self.of.interval(base)
        if not whole:
            return None
        if self.day < 0:
            return whole[1] + timedelta(days=self.day), whole[1] + timedelta(days=self.day + 1)
        start = whole[0] + timedelta(days=self.day - 1)
        return (start, start + timedelta(days=1)) if start < whole[1] else None


def months_of_year(of: Expression, base: date | None, first: int, count: int) -> Interval | None:
    """Some months, from the `first` on, of the year that another expression gives, by its calendar."""
    year = _year_of(of, of.calendar, base)
    edges = months_edges(of.calendar, year, first, count) if year is not None else None
    return days(*edges) if edges else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Quarter(Expression):
    """A quarter of a year."""

    nth: int
    of: Expression | None = None
    grain: Grain = "month"
    kind: DateKind = "range"

    @property
    def absolute(self) -> bool:
        """As of the year."""
        return self.of is not None and self.of.absolute

    def interval(self, base: date | None) -> Interval | None:
        """Three months; of the base's year when none is said."""
        return months_of_year(self.of or Relative(unit="year", shift=0), base, 3 * self.nth - 2, 3)


_INNER = ("day", "week", "month", "year")


@dataclass(frozen=True, slots=True, kw_only=True)
class WeekOf(Expression):
    """The week that a day lies in: "the week of 30 November"."""

    of: Expression
    week_start: int = 0
    grain: Grain = "week"

    @property
    def absolute(self) -> bool:
        """As of the day."""
        return self.of.absolute

    def interval(self, base: date | None) -> Interval | None:
        """Seven days from the first day of the week on."""
        whole = self.of.interval(base)
        if not whole:
            return None
        day = whole[0].date()
        start = day - timedelta(days=(day.weekday() - self.week_start) % 7)
        return days(start, start + timedelta(weeks=1))


@dataclass(frozen=True, slots=True, kw_only=True)
class Edge(OfPeriod):
    """The first or last so many units of a period: "the first three months of 2016"."""

    unit: Unit
    count: int
    last: bool = False
    kind: DateKind = "range"

    def interval(self, base: date | None) -> Interval | None:
        """From an edge of the period inwards; weeks are those whose Thursday lies in it."""
        whole = self.of.interval(base)
        if not whole or self.unit not in _INNER:
            return None
        if self.unit == "week":
            ends = (Nth(of=self.of, nth=n).interval(base) for n in self._outermost())
            first, last = next(ends), next(ends)
            return (first[0], last[1]) if first and last else None
        start, end = (edge.date() for edge in whole)
        inner = (start, self._stepped(start, 1)) if not self.last else (self._stepped(end, -1), end)
        return days(*inner) if start <= inner[0] < inner[1] <= end else None

    def _outermost(self) -> tuple[int, int]:
        return (-self.count, -1) if self.last else (1, self.count)

    def _stepped(self, day: date, sign: int) -> date:
        if self.unit == "month" and self.calendar != "gregorian":
            return step_months(self.calendar, day, sign * self.count) or day
        return shifted(day, self.unit, sign * self.count)


@dataclass(frozen=True, slots=True, kw_only=True)
class HalfYear(Expression):
    """A half of a year: "H1 2016"."""

    of: Expression
    nth: int
    grain: Grain = "month"
    kind: DateKind = "range"

    @property
    def absolute(self) -> bool:
        """As of the year."""
        return self.of.absolute

    def interval(self, base: date | None) -> Interval | None:
        """Six months."""
        return months_of_year(self.of, base, 6 * self.nth - 5, 6)
