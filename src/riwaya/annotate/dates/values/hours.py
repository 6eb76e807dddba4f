"""Parts of a day and times of the clock."""

from dataclasses import dataclass
from datetime import date, timedelta

from riwaya.annotate.dates.values.base import Expression, Interval, OfPeriod
from riwaya.types import Grain

# Hours of the parts of a day, by the convention of Recognizers-Text; the small hours go with dawn.
_DAYPART_HOURS = {
    "dawn": (0, 8),
    "morning": (8, 12),
    "noon": (12, 14),
    "afternoon": (12, 16),
    "evening": (16, 20),
    "night": (20, 24),
}


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


def of_whole_day(expression: Expression) -> Expression:
    """The day itself of a part of a day."""
    return expression.of if isinstance(expression, DayPart) else expression
