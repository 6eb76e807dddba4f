"""What a form's pattern has caught, and the readings of numbers that all builders share."""

import re
from collections.abc import Callable
from typing import Any, NamedTuple

from riwaya.annotate.dates.values import Expression, Relative
from riwaya.languages.dates import DateWords
from riwaya.types import Calendar

# "The coming Friday" is the nearest ahead, whatever "next Friday" means.
SHIFTS = {"last": -1, "this": 0, "next": 1, "coming": 1}
# Below it, two digits behind a month or season are a day or a count.
LEAST_SHORT_YEAR = 32
THIS_MONTH = Relative(unit="month", shift=0, grain="month")


class Node(NamedTuple):
    """A token, or what a layer has made of several: half-open token span, symbol, meaning."""

    first: int
    last: int
    symbol: str
    senses: dict[str, Any]
    made: Expression | None = None


class Caught:
    """What a pattern has caught: values by name, and the settings of the language."""

    def __init__(self, match: "re.Match[str]", nodes: list[Node], settings: DateWords) -> None:
        self._match, self._nodes, self.settings = match, nodes, settings

    def __call__(self, name: str) -> Any:
        """The value caught under a name; None when nothing was."""
        node = self._node(name)
        return node.senses.get(name.split("_")[0]) if node else None

    def made(self, name: str) -> Expression:
        """The expression caught under a name."""
        node = self._node(name)
        assert node is not None
        assert node.made is not None
        return node.made

    def has(self, name: str) -> bool:
        """Whether the name has caught anything."""
        return self._node(name) is not None

    def amounts(self) -> list[tuple[str, float]]:
        """All (unit, count) pairs of the match, in order; a unit without a number counts one."""
        pairs: list[tuple[str, float]] = []
        count: float = 1
        for node in self._nodes[self._match.start() : self._match.end()]:
            if "dual" in node.senses:
                pairs.append((node.senses["dual"], 2))
            elif "unit" in node.senses:
                pairs.append((node.senses["unit"], count))
                count = 1
            else:
                count = node.senses.get("count", count)
        return pairs

    def first(self, name: str) -> bool:
        """Whether what was caught under a name begins the match."""
        return self._spot(name) == self._match.start()

    def is_also(self, name: str, other: str) -> bool:
        """Whether what was caught under a name is of another class, too."""
        node = self._node(name)
        return node is not None and other in node.senses

    def sense(self, name: str, other: str) -> Any:
        """The value that what was caught under a name has in another class."""
        node = self._node(name)
        return node.senses.get(other) if node else None

    def _node(self, name: str) -> Node | None:
        spot = self._spot(name)
        return None if spot is None else self._nodes[spot]

    def _spot(self, name: str) -> int | None:
        groups = self._match.re.groupindex
        spots = (self._match.start(group) for n in range(9) if (group := f"{name}__{n}") in groups)
        return next((spot for spot in spots if spot >= 0), None)

    @property
    def unit_calendar(self) -> Calendar:
        """The calendar that "this year" means."""
        return "jalali" if self.settings.year_calendar == "jalali" else "gregorian"


Build = Callable[[Caught], Expression | None]


def calendar_of_year(year: int, era: Calendar | None, settings: DateWords) -> Calendar:
    """The calendar of a year: its era's, or by the language's habit for years that may be two."""
    if era:
        return era
    return settings.year_calendar if 1200 <= year <= 1500 else "gregorian"


def full_year(year: int, calendar: Calendar | None = None) -> int:
    """Two digits as a year of living memory."""
    if year >= 100:
        return year
    if calendar == "jalali":
        return 1300 + year if year >= 30 else 1400 + year
    return 1900 + year if year >= 50 else 2000 + year


def this_unit(c: Caught) -> Relative:
    """The month, year or week of the base, by the unit that was caught."""
    unit = c("unitmonth") or c("unityear") or c("unitweek")
    return Relative(unit=unit, shift=0, calendar=c.unit_calendar, week_start=c.settings.week_start)
