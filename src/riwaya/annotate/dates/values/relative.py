"""Days and units counted from the day of telling by calendar: yesterday, next week, last Friday."""

from dataclasses import dataclass
from datetime import date, timedelta

from riwaya.annotate.dates.calendars import calendar_year, month_edges, shift_months
from riwaya.annotate.dates.values.base import Expression, Interval, days, one_day
from riwaya.annotate.dates.values.named import Decade, Year
from riwaya.annotate.dates.values.units import Unit

# A weekday so few days back is called by its name alone: "last Monday" on a Wednesday is of last week,
# on a Friday it is four days back.
_NAMED_BARE = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Weekday(Expression):
    """A day of the week; `shift` -1, 0, 1 is last, this, next; None is the bare name.

    `by_week` takes "next" and "last" as of the next and last week, else as the nearest one. `ahead`:
    the words beside a bare name say that it is to come.
    """

    weekday: int
    shift: int | None = None
    by_week: bool = False
    ahead: bool = False

    def interval(self, base: date | None) -> Interval | None:
        """The day; a bare name is the base itself or the last one before it, as news tell it."""
        if base is None:
            return None
        back = (base.weekday() - self.weekday) % 7
        if self.shift is None:
            return one_day(base + timedelta(days=-back % 7 if self.ahead else -back))
        named_bare = self.by_week and self.shift < 0 and back > _NAMED_BARE
        if (self.by_week and not named_bare) or self.shift == 0:
            return one_day(base + timedelta(days=7 * self.shift + self.weekday - base.weekday()))
        ahead = (7 - back) if self.shift > 0 else -(back or 7)
        return one_day(base + timedelta(days=ahead))


@dataclass(frozen=True, slots=True, kw_only=True)
class Relative(Expression):
    """The unit so many from that of the base: yesterday is (day, -1), this week (week, 0).

    `weekday` picks a day of a week, or corrects a deictic by the weekday that the text names beside it.
    `bare`: no word says which ("the weekend").
    """

    unit: Unit
    shift: int
    weekday: int | None = None
    week_start: int = 0
    weekend_start: int = 5
    bare: bool = False

    def interval(self, base: date | None) -> Interval | None:
        """The calendar unit that the shifted base lies in."""
        if base is None:
            return None
        if self.unit == "day":
            return one_day(self._day(base))
        if self.unit in ("month", "year", "decade", "quarter", "century"):
            return self._of_calendar(base)
        start = base - timedelta(days=(base.weekday() - self.week_start) % 7)
        start += timedelta(weeks=self.shift * (2 if self.unit == "fortnight" else 1))
        if self.unit == "weekend":
            first = start + timedelta(days=(self.weekend_start - start.weekday()) % 7)
            # "Over the weekend", told before it has begun, is the last one.
            first -= timedelta(weeks=self.bare and first > base)
            return days(first, first + timedelta(days=2))
        if self.weekday is not None:
            return one_day(start + timedelta(days=(self.weekday - start.weekday()) % 7))
        return days(start, start + timedelta(weeks=2 if self.unit == "fortnight" else 1))

    def _day(self, base: date) -> date:
        day = base + timedelta(days=self.shift)
        if self.weekday is None:
            return day
        # Pages are often dated a day late: the weekday in the words corrects by up to three days.
        off = (self.weekday - day.weekday() + 3) % 7 - 3
        return day + timedelta(days=off)

    def _of_calendar(self, base: date) -> Interval | None:
        if self.unit == "year":
            return Year(
                calendar=self.calendar, year=calendar_year(self.calendar, base) + self.shift
            ).interval(None)
        if self.unit == "decade":
            own = calendar_year(self.calendar, base)
            return Decade(calendar=self.calendar, year=own - own % 10 + 10 * self.shift).interval(None)
        if self.unit == "century":
            first_year = calendar_year(self.calendar, base) // 100 * 100 + 100 * self.shift
            return Year(calendar=self.calendar, year=first_year, last=first_year + 99).interval(None)
        if self.unit == "quarter":
            first = shift_months(date(base.year, (base.month - 1) // 3 * 3 + 1, 1), 3 * self.shift)
            return days(first, shift_months(first, 3))
        return self._month(base)

    def _month(self, base: date) -> Interval | None:
        year, month = calendar_year(self.calendar, base), 1
        edges = month_edges(self.calendar, year, month)
        while edges and not edges[0] <= base < edges[1] and month < 12:
            month += 1
            edges = month_edges(self.calendar, year, month)
        months = year * 12 + month - 1 + self.shift
        edges = month_edges(self.calendar, months // 12, months % 12 + 1)
        return days(*edges) if edges else None
