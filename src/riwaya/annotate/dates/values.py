"""What time expressions mean: small values that become a half-open interval beside a base date.

The base is the day of publication, None where it is not known: an expression that needs it then
has no interval. An imprecise expression is a wide interval ("two years ago" is that calendar year).
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

from riwaya.annotate.dates.calendars import (
    calendar_year,
    month_edges,
    months_edges,
    shift_months,
    shift_workdays,
    to_gregorian,
    year_edges,
)
from riwaya.types import Calendar, DateKind, Grain

Interval = tuple[datetime, datetime]
Unit = str

# Hours of the parts of a day, by the convention of Recognizers-Text; the small hours go with dawn.
_DAYPART_HOURS = {
    "dawn": (0, 8),
    "morning": (8, 12),
    "noon": (12, 14),
    "afternoon": (12, 16),
    "evening": (16, 20),
    "night": (20, 24),
}
# First months of the seasons: meteorological in the Gregorian calendar, exact in the Jalali one.
_SEASON_MONTHS = {
    "gregorian": {"spring": 3, "summer": 6, "autumn": 9, "winter": 12},
    "jalali": {"spring": 1, "summer": 4, "autumn": 7, "winter": 10},
}
_GRAINS: dict[Unit, Grain] = {
    "second": "time",
    "minute": "time",
    "hour": "time",
    "day": "day",
    "workday": "day",
    "week": "week",
    "fortnight": "week",
    "weekend": "day",
    "month": "month",
    "quarter": "month",
    "year": "year",
    "decade": "decade",
    # The coarsest grain there is.
    "century": "decade",
}
_HOURS: dict[Unit, float] = {"hour": 1, "minute": 1 / 60, "second": 1 / 3600}
_THURSDAY = 3
# A date without its year is of the year of publication, unless that puts it further ahead or back
# than this many days: nobody writes "on 20 December" in January of what is eleven months away.
_FURTHEST_AHEAD = 183
_FURTHEST_BACK = 300
# A weekday so few days back is called by its name alone: "last Monday" on a Wednesday is of last week,
# on a Friday it is four days back.
_NAMED_BARE = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Expression:
    """Base of all: what kind of time, how fine, by which calendar."""

    calendar: Calendar = "gregorian"
    kind: DateKind = "point"
    grain: Grain = "day"

    def interval(self, base: date | None) -> Interval | None:
        """The half-open interval, None where it cannot be known."""
        raise NotImplementedError

    def interval_at(self, moment: datetime) -> Interval | None:
        """The same where the time of telling is known too: hours are counted from it."""
        return self.interval(moment.date())

    @property
    def absolute(self) -> bool:
        """True when no base is needed."""
        return False

    @property
    def from_context(self) -> bool:
        """True when it is counted from another time that the text tells."""
        return False


@dataclass(frozen=True, slots=True, kw_only=True)
class OfPeriod(Expression):
    """Base of what is a piece of another period, which it needs a base for where that does."""

    of: Expression

    @property
    def absolute(self) -> bool:
        """As of the period."""
        return self.of.absolute

    @property
    def from_context(self) -> bool:
        """As of the period."""
        return self.of.from_context


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time())


def days(start: date, end: date) -> Interval:
    """The half-open interval of whole days."""
    return _midnight(start), _midnight(end)


def one_day(day: date | None) -> Interval | None:
    """The interval of one day; None for none."""
    return days(day, day + timedelta(days=1)) if day else None


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
class Year(Expression):
    """Years of a calendar: one, or up to and with `last`."""

    year: int
    last: int | None = None
    grain: Grain = "year"

    @property
    def absolute(self) -> bool:
        """Always true."""
        return True

    def interval(self, base: date | None) -> Interval | None:  # noqa: ARG002
        """The whole years."""
        first, last = year_edges(self.calendar, self.year), year_edges(self.calendar, self.last or self.year)
        return days(first[0], last[1]) if first and last else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Decade(Expression):
    """Ten years from `year` on."""

    year: int
    grain: Grain = "decade"

    @property
    def absolute(self) -> bool:
        """Always true."""
        return True

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


@dataclass(frozen=True, slots=True, kw_only=True)
class Distance(Expression):
    """So many units before (negative) or after the base: a point as wide as its unit."""

    unit: Unit
    count: float

    def interval(self, base: date | None) -> Interval | None:
        """The day for days; the calendar week, month or year that is so far away for longer units."""
        if base is None:
            return None
        whole = int(self.count)
        if self.unit in _HOURS:
            return self._hours(base)
        if self.unit in ("day", "workday"):
            return one_day(shifted(base, self.unit, whole))
        if self.unit in ("month", "quarter", "year", "decade", "century"):
            return Relative(unit=self.unit, shift=whole, calendar=self.calendar).interval(base)
        weeks = whole * (2 if self.unit == "fortnight" else 1)
        return Relative(unit="week", shift=weeks).interval(base)

    def interval_at(self, moment: datetime) -> Interval | None:
        """As wide as the unit where hours or minutes are counted."""
        if self.unit not in _HOURS:
            return self.interval(moment.date())
        start = moment + hours_of(self.unit, self.count)
        return start, start + hours_of(self.unit, 1)

    def _hours(self, base: date) -> Interval | None:
        """The days that it may lie in: the base says no hour, so hours may reach into the next day."""
        hours = self.count * _HOURS[self.unit]
        if abs(hours) < 1:
            return one_day(base)
        edge = shift_hours(base, hours)
        return days(min(base, edge), max(base, edge) + timedelta(days=1))


def counts_hours(parts: Iterable[tuple[Unit, float]]) -> bool:
    """Whether any part is an hour or shorter."""
    return any(unit in _HOURS for unit, _ in parts)


def hours_of(unit: Unit, count: float) -> timedelta:
    """So many hours, minutes or seconds."""
    return timedelta(hours=_HOURS[unit] * count)


def moved_moment(moment: datetime, parts: Iterable[tuple[Unit, float]], sign: int = 1) -> datetime:
    """The moment so many units later, or earlier with a `sign` of -1."""
    for unit, count in parts:
        if unit in _HOURS:
            moment += hours_of(unit, sign * count)
        else:
            moment = datetime.combine(shifted(moment.date(), unit, int(sign * count)), moment.time())
    return moment


def shift_hours(day: date, hours: float) -> date:
    """The furthest day that so many hours from any time of a day lie in."""
    start = _midnight(day if hours < 0 else day + timedelta(days=1))
    return (start + timedelta(hours=hours) - timedelta(seconds=hours > 0)).date()


@dataclass(frozen=True, slots=True, kw_only=True)
class Amounts(Expression):
    """Several units before (negative) or after the base, added up: precise to the day."""

    parts: tuple[tuple[Unit, float], ...]

    def interval(self, base: date | None) -> Interval | None:
        """The day; None where hours are counted."""
        if base is None or counts_hours(self.parts):
            return None
        day = base
        for unit, count in self.parts:
            day = shifted(day, unit, int(count))
        return one_day(day)

    def interval_at(self, moment: datetime) -> Interval | None:
        """A minute where hours are counted."""
        if not counts_hours(self.parts):
            return self.interval(moment.date())
        start = moved_moment(moment, self.parts)
        return start, start + timedelta(minutes=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch(Expression):
    """The last or next so many units, up to or from the base."""

    unit: Unit
    count: float
    ahead: bool
    kind: DateKind = "range"

    def interval(self, base: date | None) -> Interval | None:
        """Back from the base (the base's own day not in it), or on from the day after it."""
        if base is None or self.unit in _HOURS:
            return None
        count = int(self.count)
        if self.unit == "decade":
            decade = base.year - base.year % 10 + (10 if self.ahead else -10 * count)
            return days(date(decade, 1, 1), date(decade + 10 * count, 1, 1))
        if self.unit == "quarter":
            own = shift_months(date(base.year, (base.month - 1) // 3 * 3 + 1, 1), 3 * self.ahead)
            return days(*sorted((own, shifted(own, "quarter", count if self.ahead else -count))))
        if self.ahead:
            first = base + timedelta(days=1)
            return days(first, shifted(first, self.unit, count))
        return days(shifted(base, self.unit, -count), base)

    def interval_at(self, moment: datetime) -> Interval | None:
        """Hours back from the time of telling, or on from it."""
        if self.unit not in _HOURS:
            return self.interval(moment.date())
        length = hours_of(self.unit, self.count)
        return (moment, moment + length) if self.ahead else (moment - length, moment)


def shifted(day: date, unit: Unit, count: int) -> date:
    """The day so many units later (earlier when negative)."""
    months = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}.get(unit)
    if months:
        return shift_months(day, months * count)
    if unit == "workday":
        return shift_workdays(day, count)
    if unit in _HOURS:
        return shift_hours(day, _HOURS[unit] * count)
    return day + timedelta(days=count * {"day": 1, "week": 7, "fortnight": 14, "weekend": 7}.get(unit, 1))


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
        if self.part == "rest" and base and start <= _midnight(base) < end and (end - start).days > 1:
            return _midnight(base), end
        if self.part == "sofar" and base and start < _midnight(base) < end:
            return start, _midnight(base)
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
class DayPart(OfPeriod):
    """A part of a day."""

    name: str
    grain: Grain = "day_part"

    def interval(self, base: date | None) -> Interval | None:
        """Hours by convention, on the day."""
        day = (self.of.of if isinstance(self.of, DayPart) else self.of).interval(base)
        if not day:
            return None
        start, end = _DAYPART_HOURS[self.name]
        return day[0] + timedelta(hours=start), day[0] + timedelta(hours=end)


@dataclass(frozen=True, slots=True, kw_only=True)
class Clock(Expression):
    """A time of day, on a day when one is said; `told_half`: whether am or pm is said."""

    hour: int
    minute: int = 0
    second: int = 0
    told_half: bool = False
    of: Expression | None = None
    grain: Grain = "time"

    @property
    def absolute(self) -> bool:
        """As of the day."""
        return self.of is not None and self.of.absolute

    @property
    def from_context(self) -> bool:
        """As of the day."""
        return self.of is not None and self.of.from_context

    def interval(self, base: date | None) -> Interval | None:
        """One minute."""
        day = self.of.interval(base) if self.of else None
        if not day:
            return None
        start = day[0].replace(hour=0) + timedelta(hours=self.hour, minutes=self.minute, seconds=self.second)
        return start, start + timedelta(minutes=1)


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Unresolved(Expression):
    """A time that the words alone do not place: durations, sets, "recent weeks", "the next day"."""

    def interval(self, base: date | None) -> Interval | None:  # noqa: ARG002
        """Always None."""
        return None

    @property
    def from_context(self) -> bool:
        """Always."""
        return True


@dataclass(frozen=True, slots=True, kw_only=True)
class Following(Expression):
    """ "The following day", "two weeks later": after another time, unless the words beside it look ahead."""

    unit: Unit
    count: float = 1
    ahead: bool = False

    def interval(self, base: date | None) -> Interval | None:
        """As counted from the base where it is told of the future."""
        return self._counted().interval(base) if self.ahead else None

    def interval_at(self, moment: datetime) -> Interval | None:
        """The same, hours counted from the time of telling."""
        return self._counted().interval_at(moment) if self.ahead else None

    def _counted(self) -> "Distance":
        return Distance(unit=self.unit, count=self.count, grain=self.grain, calendar=self.calendar)

    @property
    def from_context(self) -> bool:
        """Where nothing beside it looks ahead."""
        return not self.ahead


def grain_of(unit: Unit) -> Grain:
    """The grain of a unit of time."""
    return _GRAINS.get(unit, "day")
