"""From one expression to another, which lend each other what only one of them says."""

from dataclasses import dataclass, replace
from datetime import date, timedelta

from riwaya.annotate.dates.calendars import calendar_year
from riwaya.annotate.dates.values.base import Expression, Interval
from riwaya.annotate.dates.values.hours import Clock
from riwaya.annotate.dates.values.named import Day, Month
from riwaya.annotate.dates.values.pieces import DayOf
from riwaya.annotate.dates.values.relative import Weekday
from riwaya.types import DateKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Between(Expression):
    """From one expression to another, both in it."""

    first: Expression
    last: Expression
    kind: DateKind = "range"

    @property
    def absolute(self) -> bool:
        """When both are, after one has lent the other its month or year."""
        first, last = _completed(self.first, self.last)
        return first.absolute and last.absolute

    def interval(self, base: date | None) -> Interval | None:
        """From the start of the first to the end of the last."""
        first, last = _completed(self.first, self.last)
        start, end = first.interval(base), last.interval(base)
        if not start or not end:
            return None
        if end[1] <= start[0] and isinstance(first, Day | Month) and first.year is None:
            start = _years_back(first, start) or start
        if end[1] <= start[0] and isinstance(last, Weekday):
            weeks = timedelta(weeks=(start[0] - end[1]).days // 7 + 1)
            end = (end[0] + weeks, end[1] + weeks)
        # A clock time ends a span of hours where it begins.
        stop = end[0] if isinstance(last, Clock) else end[1]
        return (start[0], stop) if start[0] < stop else None


def _years_back(first: "Day | Month", start: Interval) -> Interval | None:
    """The first end a year earlier: dates without years cross at most one new year."""
    year = calendar_year(first.calendar, start[0].date()) - 1
    return replace(first, year=year).interval(None)


def _completed(first: Expression, last: Expression) -> tuple[Expression, Expression]:
    """Both ends, each with the month or year that only the other says."""
    if isinstance(first, Clock) and isinstance(last, Clock):
        first = replace(first, of=first.of or last.of)
        if last.told_half and not first.told_half and first.hour < 12 <= first.hour + 12 <= last.hour:
            first = replace(first, hour=first.hour + 12)
        # "Tonight from 7 to 7:30".
        late = last.of is None and not last.told_half and last.hour < 12 <= first.hour <= last.hour + 12
        return first, replace(last, of=last.of or first.of, hour=last.hour + 12 * late)
    # "From the 4th of next month to the 23rd".
    if isinstance(first, DayOf) and isinstance(last, Day) and last.month is None:
        return first, replace(first, day=last.day)
    if not isinstance(first, Day | Month) or not isinstance(last, Day | Month):
        return first, last
    year_of = {True: first.year or last.year, False: None}[first.calendar == last.calendar]
    first = replace(first, year=first.year or year_of)
    last = replace(last, year=last.year or year_of)
    if isinstance(first, Day) and first.month is None and last.month:
        first = replace(first, month=last.month, calendar=last.calendar, year=last.year)
        if isinstance(last, Day) and first.day > last.day:
            first = _month_before(first)
    if isinstance(last, Day) and last.month is None and first.month:
        last = replace(last, month=first.month, calendar=first.calendar, year=first.year)
    return first, last


def _month_before(day: Day) -> Day:
    """The same number a month earlier: "from the 27th to the third of April"."""
    if day.month != 1:
        return replace(day, month=(day.month or 2) - 1)
    return replace(day, month=12, year=day.year - 1 if day.year is not None else None)
