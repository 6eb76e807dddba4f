"""Days that move in the Gregorian year by a rule."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from riwaya.annotate.dates.values.base import Expression, Interval, one_day
from riwaya.annotate.dates.values.named import Month, nearest_year
from riwaya.annotate.dates.values.pieces import Nth


@dataclass(frozen=True, slots=True, kw_only=True)
class Feast(Expression):
    """A day that moves in the Gregorian year: `rule` is ("nth", month, n, weekday) or ("easter", days after).

    Without a year it is the nearest one, or the last or next one by `shift`.
    """

    rule: tuple[str, int, int, int]
    year: int | None = None
    shift: int | None = None

    @property
    def absolute(self) -> bool:
        """True with a year."""
        return self.year is not None

    def interval(self, base: date | None) -> Interval | None:
        """The day."""
        if self.year is not None:
            return one_day(self._in_year(self.year))
        if base is None:
            return None
        known = dict(self._around(base))
        if self.shift:
            beyond = [day for day in known.values() if (day - base).days * (self.shift or 1) > 0]
            return one_day(min(beyond, key=lambda day: abs((day - base).days), default=None))
        year = nearest_year(iter(known.items()), base, base.year)
        return one_day(known.get(year) if year is not None else None)

    def _around(self, base: date) -> Iterator[tuple[int, date]]:
        for year in range(base.year - 1, base.year + 2):
            day = self._in_year(year)
            if day:
                yield year, day

    def _in_year(self, year: int) -> date | None:
        name, first, second, third = self.rule
        if name == "easter":
            return easter(year) + timedelta(days=first)
        found = Nth(of=Month(month=first, year=year), nth=second, weekday=third).interval(None)
        return found[0].date() if found else None


def easter(year: int) -> date:
    """Easter Sunday of the western churches (the anonymous Gregorian algorithm, Nature 1876)."""
    golden, century = year % 19, year // 100
    correction = (century - century // 4 - (8 * century + 13) // 25 + 19 * golden + 15) % 30
    epact = correction - (correction // 28) * (
        1 - (correction // 28) * (29 // (correction + 1)) * ((21 - golden) // 11)
    )
    weekday = (year + year // 4 + epact + 2 - century + century // 4) % 7
    month = 3 + (epact - weekday + 40) // 44
    return date(year, month, epact - weekday + 28 - 31 * (month // 4))
