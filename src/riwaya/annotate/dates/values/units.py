"""Units of time: their grains, and days and times so many of them away."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from riwaya.annotate.dates.calendars import shift_months, shift_workdays
from riwaya.annotate.dates.values.base import midnight
from riwaya.types import Grain

Unit = str
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
HOURS: dict[Unit, float] = {"hour": 1, "minute": 1 / 60, "second": 1 / 3600}


def counts_hours(parts: Iterable[tuple[Unit, float]]) -> bool:
    """Whether any part is an hour or shorter."""
    return any(unit in HOURS for unit, _ in parts)


def hours_of(unit: Unit, count: float) -> timedelta:
    """So many hours, minutes or seconds."""
    return timedelta(hours=HOURS[unit] * count)


def moved_moment(moment: datetime, parts: Iterable[tuple[Unit, float]], sign: int = 1) -> datetime:
    """The moment so many units later, or earlier with a `sign` of -1."""
    for unit, count in parts:
        if unit in HOURS:
            moment += hours_of(unit, sign * count)
        else:
            moment = datetime.combine(shifted(moment.date(), unit, int(sign * count)), moment.time())
    return moment


def shift_hours(day: date, hours: float) -> date:
    """The furthest day that so many hours from any time of a day lie in."""
    start = midnight(day if hours < 0 else day + timedelta(days=1))
    return (start + timedelta(hours=hours) - timedelta(seconds=hours > 0)).date()


def shifted(day: date, unit: Unit, count: int) -> date:
    """The day so many units later (earlier when negative)."""
    months = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}.get(unit)
    if months:
        return shift_months(day, months * count)
    if unit == "workday":
        return shift_workdays(day, count)
    if unit in HOURS:
        return shift_hours(day, HOURS[unit] * count)
    return day + timedelta(days=count * {"day": 1, "week": 7, "fortnight": 14, "weekend": 7}.get(unit, 1))


def grain_of(unit: Unit) -> Grain:
    """The grain of a unit of time."""
    return _GRAINS.get(unit, "day")
