"""What the forms of repeated times build, and of times of day that no day is said with."""

from riwaya.annotate.dates.builders.caught import Caught
from riwaya.annotate.dates.values import Expression, Unresolved, grain_of


def recurring(c: Caught) -> Expression | None:
    """As in "every Friday", "daily"."""
    unit = c("unit") or c("dual") or c("often") or c("perunit") or "day"
    return Unresolved(kind="set", grain="day_part" if c.has("daypart") else grain_of(unit))


def recurring_at(_: Caught) -> Expression | None:
    """As in "every Monday at 4 pm"."""
    return Unresolved(kind="set", grain="time")


def times(c: Caught) -> Expression | None:
    """As in "twice a week", "every three months once", "the first Sunday of every month"."""
    return Unresolved(kind="set", grain=grain_of(c("unit")))


def time_of_day(_: Caught) -> Expression | None:
    """As in "in the morning", "at night": of a day that only the text around may tell."""
    return Unresolved(grain="day_part")
