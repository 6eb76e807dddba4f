"""Lengths, and times that are so long before or after the day of telling or another time."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from riwaya.annotate.dates.calendars import shift_months
from riwaya.annotate.dates.values.base import Expression, Interval, days, one_day
from riwaya.annotate.dates.values.relative import Relative
from riwaya.annotate.dates.values.units import (
    HOURS,
    Unit,
    counts_hours,
    hours_of,
    moved_moment,
    shift_hours,
    shifted,
)
from riwaya.types import DateKind


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
        if self.unit in HOURS:
            return self._hours(base)
        if self.unit in ("day", "workday"):
            return one_day(shifted(base, self.unit, whole))
        if self.unit in ("month", "quarter", "year", "decade", "century"):
            return Relative(unit=self.unit, shift=whole, calendar=self.calendar).interval(base)
        weeks = whole * (2 if self.unit == "fortnight" else 1)
        return Relative(unit="week", shift=weeks).interval(base)

    def interval_at(self, moment: datetime) -> Interval | None:
        """As wide as the unit where hours or minutes are counted."""
        if self.unit not in HOURS:
            return self.interval(moment.date())
        start = moment + hours_of(self.unit, self.count)
        return start, start + hours_of(self.unit, 1)

    def _hours(self, base: date) -> Interval | None:
        """The days that it may lie in: the base says no hour, so hours may reach into the next day."""
        hours = self.count * HOURS[self.unit]
        if abs(hours) < 1:
            return one_day(base)
        edge = shift_hours(base, hours)
        return days(min(base, edge), max(base, edge) + timedelta(days=1))


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
        if base is None or self.unit in HOURS:
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
        if self.unit not in HOURS:
            return self.interval(moment.date())
        length = hours_of(self.unit, self.count)
        return (moment, moment + length) if self.ahead else (moment - length, moment)


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
