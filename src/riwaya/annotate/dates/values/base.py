"""What every value of a time expression is: it becomes a half-open interval beside a base date."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from riwaya.types import Calendar, DateKind, Grain

Interval = tuple[datetime, datetime]


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
class Fixed(Expression):
    """Base of what its own words place: years, decades, centuries."""

    @property
    def absolute(self) -> bool:
        """Always true."""
        return True


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


def midnight(day: date) -> datetime:
    """The first moment of a day."""
    return datetime.combine(day, time())


def days(start: date, end: date) -> Interval:
    """The half-open interval of whole days."""
    return midnight(start), midnight(end)


def one_day(day: date | None) -> Interval | None:
    """The interval of one day; None for none."""
    return days(day, day + timedelta(days=1)) if day else None


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
