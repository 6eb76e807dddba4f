"""What the forms of repeated times build, and of times of day that no day is said with."""

from riwaya.annotate.dates.builders import Caught
from riwaya.annotate.dates.values import Expression, Unresolved, grain_of


def times(c: Caught) -> Expression | None:
    """As in "twice a week", "every three months once", "the first Sunday of every month"."""
    return Unresolved(kind="set", grain=grain_of(c("unit")))


def time_of_day(_: Caught) -> Expression | None:
    """As in "in the morning", "at night": of a day that only the text around may tell."""
    return Unresolved(grain="day_part")
