"""Days, months, seasons, years, decades and centuries by their names and numbers."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from riwaya.annotate.dates.calendars import calendar_year, month_edges, shift_months, to_gregorian, year_edges
from riwaya.annotate.dates.values.base import Expression, Fixed, Interval, days, one_day
from riwaya.types import Grain

# First months of the seasons: meteorological in the Gregorian calendar, exact in the Jalali one.
_SEASON_MONTHS = {
    "gregorian": {"spring": 3, "summer": 6, "autumn": 9, "winter": 12},
    "jalali": {"spring": 1, "summer": 4, "autumn": 7, "winter": 10},
}
# A date without its year is of the year of publication, unless that puts it further ahead or back
# than this many days: nobody writes "on 20 December" in January of what is eleven months away.
_FURTHEST_AHEAD = 183
_FURTHEST_BACK = 300


def nearest_year(candidates: Iterator[tuple[int, date]], base: date, own_year: int) -> int | None:
    """The year whose candidate day is meant by a date without a year, seen from the base."""
    known = dict(candidates)
    if own_year not in known:
        return min(known, key=lambda year: abs((known[year] - base).days), default=None)
    ahead = (known[own_year] - base).days
    if ahead > _FURTHEST_AHEAD and own_year - 1 in known:
        return own_year - 1
    return own_year + 1 if ahead < -_FURTHEST_BACK and own_year + 1 in known else own_year


@dataclass(frozen=True, slots=True, kw_only=True)
class Day(Expression):
    """A day by its number, with as much of weekday, month and year as is said.

    `shift` -1, 0, 1 is the last, this, the next one of that date, where no year is said. `told` is
    the distance to the day of telling where the text says that too: 0 in "today, 3 May".
    """

    day: int
    month: int | None = None
    year: int | None = None
    weekday: int | None = None
    shift: int | None = None
    told: int | None = None
    ahead: bool = False

    @property
    def absolute(self) -> bool:
        """True with month and year."""
        return self.year is not None and self.month is not None

    def interval(self, base: date | None) -> Interval | None:
        """The day; without a year the one of the publication's year, checked by the weekday."""
        if self.month and self.year:
            return one_day(to_gregorian(self.calendar, self.year, self.month, self.day))
        if base is None:
            return None
        return one_day(self._this_year(base) if self.month else self._this_month(base))

    def _this_year(self, base: date) -> date | None:
        own = calendar_year(self.calendar, base)
        known = {year: day for year in range(own - 1, own + 2) if (day := self._in_year(year))}
        if self.shift:
            beyond = [day for day in known.values() if (day - base).days * self.shift > 0]
            return min(beyond, key=lambda day: abs((day - base).days), default=None)
        agreeing = {y: d for y, d in known.items() if self.weekday is None or d.weekday() == self.weekday}
        if self.ahead:
            coming = min((day for day in (agreeing or known).values() if day >= base), default=None)
            # "Would serve more guests over the feast", told just after it, is not of next year.
            if coming and (coming - base).days <= _FURTHEST_BACK:
                return coming
        year = nearest_year(iter((agreeing or known).items()), base, own)
        return known.get(year) if year is not None else None

    def _in_year(self, year: int) -> date | None:
        return to_gregorian(self.calendar, year, self.month or 0, self.day)

    def _this_month(self, base: date) -> date | None:
        months = [shift_months(base.replace(day=1), shift) for shift in (0, -1, 1)]
        known = [day for m in months if (day := to_gregorian("gregorian", m.year, m.month, self.day))]
        agreeing = [day for day in known if self.weekday is None or day.weekday() == self.weekday]
        return agreeing[0] if agreeing else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Month(Expression):
    """A month by name; `shift` counts from the base: -1 is "last March"; `ahead`: it is not over yet."""

    month: int
    year: int | None = None
    shift: int | None = None
    ahead: bool = False
    grain: Grain = "month"

    @property
    def absolute(self) -> bool:
        """True with a year."""
        return self.year is not None

    def interval(self, base: date | None) -> Interval | None:
        """The month; the nearest before or after the base where shift says so."""
        year = self.year if self.year is not None else self._year(base)
        edges = month_edges(self.calendar, year, self.month) if year is not None else None
        return days(*edges) if edges else None

    def _year(self, base: date | None) -> int | None:
        if base is None:
            return None
        own = calendar_year(self.calendar, base)
        known = {y: e for y in range(own - 1, own + 2) if (e := month_edges(self.calendar, y, self.month))}
        if self.ahead:
            return min((year for year, (_, end) in known.items() if end > base), default=None)
        if self.shift == -1:
            return max((year for year, (_, end) in known.items() if end <= base), default=None)
        if self.shift == 1:
            return min((year for year, (start, _) in known.items() if start > base), default=None)
        return nearest_year(((year, start) for year, (start, _) in known.items()), base, own)


@dataclass(frozen=True, slots=True, kw_only=True)
class Year(Fixed):
    """Years of a calendar: one, or up to and with `last`."""

    year: int
    last: int | None = None
    grain: Grain = "year"

    def interval(self, base: date | None) -> Interval | None:  # noqa: ARG002
        """The whole years."""
        first, last = year_edges(self.calendar, self.year), year_edges(self.calendar, self.last or self.year)
        return days(first[0], last[1]) if first and last else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Decade(Fixed):
    """Ten years from `year` on."""

    year: int
    grain: Grain = "decade"

    def interval(self, base: date | None) -> Interval | None:
        """The ten years."""
        return Year(calendar=self.calendar, year=self.year, last=self.year + 9).interval(base)


@dataclass(frozen=True, slots=True, kw_only=True)
class Season(Expression):
    """A season, of a year or counted from the base."""

    name: str
    year: int | None = None
    shift: int | None = None
    grain: Grain = "season"

    @property
    def absolute(self) -> bool:
        """True with a year."""
        return self.year is not None

    def interval(self, base: date | None) -> Interval | None:
        """Three months; a winter belongs to the year it begins in."""
        month = _SEASON_MONTHS["jalali" if self.calendar == "jalali" else "gregorian"][self.name]
        start = Month(calendar=self.calendar, month=month, year=self.year, shift=self.shift).interval(base)
        if not start:
            return None
        # Told in August, "last summer" is not the one that has begun.
        if self.shift == -1 and base and shift_months(start[0].date(), 3) > base:
            year = calendar_year(self.calendar, start[0].date()) - 1
            return replace(self, year=year, shift=None).interval(None)
        first = start[0].date()
        if self.calendar == "jalali":
            end = days(first, first + timedelta(days=94 if month < 7 else 90))[1]
            return start[0], min(end, start[0] + timedelta(days=93 if month < 7 else 90))
        return days(first, shift_months(first, 3))


@dataclass(frozen=True, slots=True, kw_only=True)
class Century(Fixed):
    """A hundred years: the 20th is 1900 to 1999, as news count it. Decade is the coarsest grain there is."""

    number: int
    grain: Grain = "decade"

    def interval(self, base: date | None) -> Interval | None:  # noqa: ARG002
        """The hundred years; None where the calendar is not known so far back."""
        first = max(100 * (self.number - 1), 1)
        start, end = year_edges(self.calendar, first), year_edges(self.calendar, 100 * self.number - 1)
        return days(start[0], end[1]) if start and end else None
