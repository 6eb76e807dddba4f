"""Further values of time expressions: counted from another one, feasts that move, weeks, centuries.

As in `values`: each becomes a half-open interval beside a base date, None where it cannot be known.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from riwaya.annotate.dates.calendars import step_months, year_edges
from riwaya.annotate.dates.values import (
    DayPart,
    Expression,
    Interval,
    Month,
    Nth,
    OfPeriod,
    Unit,
    counts_hours,
    days,
    months_of_year,
    moved_moment,
    nearest_year,
    one_day,
    shifted,
)
from riwaya.types import DateKind, Grain

_INNER = ("day", "week", "month", "year")


@dataclass(frozen=True, slots=True, kw_only=True)
class Length(Expression):
    """A duration: its units with their counts, in the order they are said."""

    parts: tuple[tuple[Unit, float], ...] = ()
    kind: DateKind = "duration"

    def interval(self, base: date | None) -> Interval | None:  # noqa: ARG002
        """Always None: a length lies nowhere."""
        return None


@dataclass(frozen=True, slots=True, kw_only=True)
class Within(Expression):
    """ "Within five days": a length, unless the words beside it look ahead (`ahead`)."""

    parts: tuple[tuple[Unit, float], ...]
    ahead: bool = False
    kind: DateKind = "duration"

    def interval(self, base: date | None) -> Interval | None:
        """From the base on, both ends in it, where it is told of the future."""
        if base is None or not self.ahead:
            return None
        return days(base, _moved(base, self.parts, 1) + timedelta(days=1))

    def interval_at(self, moment: datetime) -> Interval | None:
        """From the time of telling on where hours are counted."""
        if not self.ahead or not counts_hours(self.parts):
            return self.interval(moment.date())
        return moment, moved_moment(moment, self.parts)


@dataclass(frozen=True, slots=True, kw_only=True)
class Offset(Expression):
    """So many units before (`sign` -1) or after another time: "two days after 3 May"."""

    of: Expression
    parts: tuple[tuple[Unit, float], ...]
    sign: int

    @property
    def absolute(self) -> bool:
        """As of the other time."""
        return self.of.absolute

    def interval(self, base: date | None) -> Interval | None:
        """The other interval, moved; None where hours are counted."""
        whole = self.of.interval(base)
        if not whole or counts_hours(self.parts):
            return None
        start, end = (_moved(edge.date(), self.parts, self.sign) for edge in whole)
        return days(start, end) if start < end else one_day(start)


def _moved(day: date, parts: tuple[tuple[Unit, float], ...], sign: int) -> date:
    for unit, count in parts:
        day = shifted(day, unit, sign * int(count))
    return day


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
class Century(Expression):
    """A hundred years: the 20th is 1900 to 1999, as news count it. Decade is the coarsest grain there is."""

    number: int
    grain: Grain = "decade"

    @property
    def absolute(self) -> bool:
        """Always true."""
        return True

    def interval(self, base: date | None) -> Interval | None:  # noqa: ARG002
        """The hundred years; None where the calendar is not known so far back."""
        first = max(100 * (self.number - 1), 1)
        start, end = year_edges(self.calendar, first), year_edges(self.calendar, 100 * self.number - 1)
        return days(start[0], end[1]) if start and end else None


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Feast(Expression):
    """A day that moves in the Gregorian year: `rule` is ("nth", month, n, weekday) or ("easter", days after).

    Without a year it is the nearest one, or the last or next one by `shift`.
    """

    rule: tuple[str, int, int, int]
    year: int | None = None
    shift: int | None = None

    @property
    def absolute(self) -> bool:
        """True with a year."""
        return self.year is not None

    def interval(self, base: date | None) -> Interval | None:
        """The day."""
        if self.year is not None:
            return one_day(self._in_year(self.year))
        if base is None:
            return None
        known = dict(self._around(base))
        if self.shift:
            beyond = [day for day in known.values() if (day - base).days * (self.shift or 1) > 0]
            return one_day(min(beyond, key=lambda day: abs((day - base).days), default=None))
        year = nearest_year(iter(known.items()), base, base.year)
        return one_day(known.get(year) if year is not None else None)

    def _around(self, base: date) -> Iterator[tuple[int, date]]:
        for year in range(base.year - 1, base.year + 2):
            day = self._in_year(year)
            if day:
                yield year, day

    def _in_year(self, year: int) -> date | None:
        name, first, second, third = self.rule
        if name == "easter":
            return easter(year) + timedelta(days=first)
        found = Nth(of=Month(month=first, year=year), nth=second, weekday=third).interval(None)
        return found[0].date() if found else None


def easter(year: int) -> date:
    """Easter Sunday of the western churches (the anonymous Gregorian algorithm, Nature 1876)."""
    golden, century = year % 19, year // 100
    correction = (century - century // 4 - (8 * century + 13) // 25 + 19 * golden + 15) % 30
    epact = correction - (correction // 28) * (
        1 - (correction // 28) * (29 // (correction + 1)) * ((21 - golden) // 11)
    )
    weekday = (year + year // 4 + epact + 2 - century + century // 4) % 7
    month = 3 + (epact - weekday + 40) // 44
    return date(year, month, epact - weekday + 28 - 31 * (month // 4))


def of_whole_day(expression: Expression) -> Expression:
    """The day itself of a part of a day."""
    return expression.of if isinstance(expression, DayPart) else expression
