"""What each form of a time expression builds from what its pattern has caught: one function a form."""

import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any, NamedTuple

from riwaya.annotate.dates.values import (
    Amounts,
    Between,
    Century,
    Day,
    DayOf,
    DayPart,
    Decade,
    Distance,
    Expression,
    Following,
    Month,
    Nested,
    NestedSeason,
    Nth,
    Part,
    Quarter,
    Relative,
    Season,
    Stretch,
    Unresolved,
    Weekday,
    Year,
    grain_of,
)
from riwaya.languages.dates import DateWords
from riwaya.types import Calendar

# "The coming Friday" is the nearest ahead, whatever "next Friday" means.
SHIFTS = {"last": -1, "this": 0, "next": 1, "coming": 1}
# "In the third" is seldom a day, "on the twenty-second" is.
_LEAST_SPOKEN_DAY = 11
# "The 1800s" are a hundred years, "the 2000s" ten.
_FIRST_OF_ITS_DECADE = 2000
# Below it, two digits behind a month or season are a day or a count.
_LEAST_SHORT_YEAR = 32
THIS_MONTH = Relative(unit="month", shift=0, grain="month")
_LONG_UNITS = frozenset({"day", "week", "fortnight", "weekend", "month", "quarter", "year", "decade"})


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


# --- builders -----------------------------------------------------------------------------------


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


def day(c: Caught) -> Expression | None:
    """As in "Monday 11 December 2017", "20 Azar", "12 Shubat (February) 2016"."""
    calendar, month = c("month") or c("smonth")
    year = c("year")
    era = c("era")
    if c.has("yy"):
        year = full_year(c("yy"), calendar)
    if era and calendar != era and calendar == "gregorian":
        era = None
    day = c("day") or c("ord")
    # Arabic days of the month are masculine: "the first (ten days) of Ramadan" is no first.
    if c.has("ord") and c.is_also("ord", "fem"):
        return None
    return (
        Day(calendar=calendar, day=day, month=month, year=year, weekday=c("weekday")) if day <= 31 else None
    )


def numeric_day(c: Caught) -> Expression | None:
    """As in "12/11/2017", "2017-12-11", "1396/09/20"."""
    year, month, day = c("ymd")
    calendar = calendar_of_year(year, c("era"), c.settings)
    if year < 100:
        calendar = "jalali" if c.unit_calendar == "jalali" else "gregorian"
        year = full_year(year, calendar)
    return Day(calendar=calendar, day=day, month=month, year=year, weekday=c("weekday"))


def day_and_month(c: Caught) -> Expression | None:
    """As in "on 22/4": the language's habit says which is the month."""
    day, month = c("dm") or c("sdm") or c("dotdm") or c("dashdm")
    return Day(calendar=c.unit_calendar, day=day, month=month, weekday=c("weekday"))


def weekday_and_day(c: Caught) -> Expression | None:
    """As in "Thursday the 21st", and "the second Sunday", which counts Sundays."""
    number = c("day") or c("ord")
    # Arabic "Saturday Sunday": the name of Sunday is the numeral one.
    if c.has("weekday") and (c.is_also("ord", "weekday") or c.is_also("day", "weekday")):
        return None
    # "The second Sunday" counts Sundays, "Sunday the 21st" counts days; "in the first" is of a list.
    if not c.has("weekday") and c.is_also("ord", "words") and number < _LEAST_SPOKEN_DAY:
        return None
    if c.has("weekday") and c.has("ord") and not c.has("day") and number <= 5:
        return Nth(of=THIS_MONTH, nth=number, weekday=c("weekday"), grain="day")
    return Day(day=number, weekday=c("weekday"))


def nth_weekday(c: Caught) -> Expression | None:
    """As in "the first Friday", of the month of the base."""
    return Nth(of=THIS_MONTH, nth=c("ord"), weekday=c("weekday"), grain="day") if c("ord") <= 5 else None


def spaced_day(c: Caught) -> Expression | None:
    """A numeric date with blanks around its marks: "20 / 9 / 1396"."""
    first, second = c("day"), c("day_2")
    day_first = c.settings.numeric_order != "mdy"
    day, month = (first, second) if day_first and second <= 12 else (second, first)
    if c.first("year"):
        month, day = first, second
    if month > 12:
        day, month = month, day
    calendar = calendar_of_year(c("year"), c("era"), c.settings)
    return Day(calendar=calendar, day=day, month=month, year=c("year")) if month <= 12 else None


def short_dated(c: Caught) -> Expression | None:
    """As in "18 Azar 95": two digits behind a Jalali month are a year."""
    calendar, month = c("month")
    if calendar != "jalali" or c("yy") < _LEAST_SHORT_YEAR:
        return None
    return Day(
        calendar=calendar, day=c("day"), month=month, year=full_year(c("yy"), calendar), weekday=c("weekday")
    )


def month(c: Caught) -> Expression | None:
    """As in "March", "March 2016", "last March", "March of last year"."""
    calendar, month = c("nmonth") or c("smonth") or c("month") or c("partmonth")
    year = full_year(c("yy"), calendar) if c.has("yy") else c("year")
    shift = SHIFTS.get(c("rela") or c("relb") or "")
    if shift is None and (c.has("rela") or c.has("relb")):
        return Unresolved(grain="month", calendar=calendar)
    # "March of last year" counts years, "last March" counts Marches.
    if c.has("unityear"):
        return _month_of_relative_year(calendar, month, shift or 0)
    return Month(calendar=calendar, month=month, year=year, shift=shift)


def _month_of_relative_year(calendar: Calendar, month: int, shift: int) -> Expression:
    return Nested(month=month, calendar=calendar, of=Relative(unit="year", shift=shift, calendar=calendar))


def month_of_year_word(c: Caught) -> Expression | None:
    """As in "March of last year", where one word means last year."""
    calendar, month = c("nmonth")
    return _month_of_relative_year(calendar, month, c("relyear"))


def short_dated_month(c: Caught) -> Expression | None:
    """As in "Esfand 98": two digits behind a Jalali month are a year."""
    calendar, month = c("month")
    if calendar != "jalali" or c("yy") < _LEAST_SHORT_YEAR:
        return None
    return Month(calendar=calendar, month=month, year=full_year(c("yy"), calendar))


def numeric_month(c: Caught) -> Expression | None:
    """As in "5/2016", "2016-05"."""
    year, month = c("my")
    return Month(calendar=calendar_of_year(year, None, c.settings), month=month, year=year)


def year(c: Caught) -> Expression | None:
    """As in "2016", "the year 1436 AH"."""
    year = c("year") or c("syear") or c("num")
    calendar = calendar_of_year(year, c("era"), c.settings)
    return Year(calendar=calendar, year=year) if 1200 <= year <= 2999 else None


def jalali_year(c: Caught) -> Expression | None:
    """A bare year of the Jalali calendar, in languages whose years are of it."""
    return Year(calendar="jalali", year=c("jyear")) if c.unit_calendar == "jalali" else None


def early_year(c: Caught) -> Expression | None:
    """As in "the year 247": before the years that digits alone mean."""
    return Year(calendar=c("era") or "gregorian", year=c("num")) if 100 <= c("num") < 1200 else None


def short_year(c: Caught) -> Expression | None:
    """As in "the year 95", in a language that writes years so."""
    calendar = c("era") or c.unit_calendar
    if calendar == "gregorian" and c.settings.year_calendar == "jalali" and not c.has("era"):
        return None
    return Year(calendar=calendar, year=full_year(c("yy"), calendar))


def years(c: Caught) -> Expression | None:
    """As in "2014-2015"."""
    first, last = c("years")
    calendar = calendar_of_year(first, c("era"), c.settings)
    return Year(calendar=calendar, year=first, last=last, kind="range")


def year_pair(c: Caught) -> Expression | None:
    """As in "1436 / 1437 AH"."""
    first, last = c("year"), c("year_2")
    calendar = calendar_of_year(first, c("era"), c.settings)
    near = first < last <= first + 100
    return Year(calendar=calendar, year=first, last=last, kind="range") if near else None


def decade(c: Caught) -> Expression | None:
    """As in "the 1990s"."""
    first = c("decade") or c("numdecade")
    if first % 100 == 0 and first < _FIRST_OF_ITS_DECADE:
        return Century(number=first // 100 + 1)
    return Decade(calendar=calendar_of_year(first, c("era"), c.settings), year=first)


def named_decade(c: Caught) -> Expression | None:
    """As in "the decade of 60"."""
    first = c("num") or c("year")
    calendar = c("era") or (c.unit_calendar if first < 1500 else "gregorian")
    first = full_year(int(first), calendar)
    return Decade(calendar=calendar, year=first) if first % 10 == 0 else None


def early_years(c: Caught) -> Expression | None:
    """As in "between 610 and 632 AD": before the years that digits alone mean."""
    first, last = c("num"), c("num_2")
    if not 100 <= first < last < 1200:
        return None
    return Year(calendar=c("eraword"), year=first, last=last, kind="range")


def season_of_short_year(c: Caught) -> Expression | None:
    """As in "summer 67", where years are written so."""
    return season(c) if c.unit_calendar == "jalali" and c("yy") >= _LEAST_SHORT_YEAR else None


def season(c: Caught) -> Expression | None:
    """As in "summer 2016", "last summer", "in the summer"."""
    shift = SHIFTS.get(c("rela") or c("relb") or "")
    year = c("year") or (full_year(c("yy"), c.unit_calendar) if c.has("yy") else None)
    calendar = calendar_of_year(year, None, c.settings) if year else c.unit_calendar
    if c.has("unityear") and not year:
        return None
    if c("relb") == "same":
        return Unresolved(grain="season")
    return Season(calendar=calendar, name=c("season"), year=year, shift=shift)


def weekday(c: Caught) -> Expression | None:
    """As in "last Sunday", "this Friday", "on Monday"."""
    relative = c("rela") or c("relb")
    if relative and relative not in SHIFTS:
        return Unresolved()
    return Weekday(
        weekday=c("weekday"),
        shift=SHIFTS.get(relative or ""),
        by_week=c.settings.next_weekday == "week" and relative != "coming",
    )


def strong_weekday(c: Caught) -> Expression | None:
    """A weekday alone, where its name is nothing else."""
    return Weekday(weekday=c("sweekday"))


def weekday_of_week(c: Caught) -> Expression | None:
    """As in "Friday of next week"."""
    shift = SHIFTS.get(c("rela") or c("relb"))
    if shift is None:
        return Unresolved()
    return Relative(unit="week", shift=shift, weekday=c("weekday"), week_start=c.settings.week_start)


def deictic(c: Caught) -> Expression | None:
    """As in "today", "yesterday, Sunday"."""
    return Relative(unit="day", shift=c("deictic"), weekday=c("weekday"))


def night(c: Caught) -> Expression | None:
    """As in "tonight", "last night"."""
    shift = SHIFTS.get(c("rela"), 0) if c.has("rela") else c("night")
    return DayPart(of=Relative(unit="day", shift=shift), name="night")


def relative_year(c: Caught) -> Expression | None:
    """A word that means last or this year."""
    return Relative(unit="year", shift=c("relyear"), calendar=c.unit_calendar, grain="year")


def relative_unit(c: Caught) -> Expression | None:
    """As in "last week", "the current year"; plurals ("recent weeks") stay open."""
    unit = c("unit")
    relative = c("rela") or c("relb")
    # Arabic and Persian "the last day" is of something, not yesterday; Arabic "last of the month" is its end.
    final = c("relb") == "last" and (c.settings.article or c.unit_calendar == "jalali")
    if final and (unit == "day" or c.is_also("unit", "def")):
        return None
    if unit in ("hour", "minute", "second", "century"):
        vague = c.is_also("unit", "many") or unit == "century"
        return Unresolved(kind="range", grain=grain_of(unit)) if vague else None
    if unit not in _LONG_UNITS:
        return None
    shift = SHIFTS.get(relative)
    many = c.is_also("unit", "many")
    if many and relative == "same":
        return None
    if relative == "following" and not many:
        return Following(unit=unit, grain=grain_of(unit), calendar=c.unit_calendar)
    if shift is None or many:
        return Unresolved(kind="range" if many else "point", grain=grain_of(unit))
    calendar = c("era") or c.unit_calendar
    return Relative(
        unit=unit,
        shift=shift,
        calendar=calendar,
        grain=grain_of(unit),
        week_start=c.settings.week_start,
        weekend_start=c.settings.weekend_start,
    )


def weekend(c: Caught) -> Expression | None:
    """As in "the weekend"; "on weekends" is every one."""
    if c.is_also("unitweekend", "many"):
        return Unresolved(kind="set")
    return Relative(
        unit="weekend", shift=0, weekend_start=c.settings.weekend_start, bare=bool(c.settings.future)
    )


def last_week_of(c: Caught) -> Expression | None:
    """As in "the last week of July"."""
    return Nth(of=c.made("Period"), nth=-1, grain="week")


def nth_week_of_month(c: Caught) -> Expression | None:
    """As in "the first week of October"."""
    calendar, number = c("nmonth")
    return Nth(of=Month(calendar=calendar, month=number, year=c("year")), nth=c("ord"), grain="week")


def one_unit_ago(c: Caught) -> Expression | None:
    """As in "a month ago", in languages that put the one behind the noun."""
    return _distance(c, -1) if c("count") == 1 else None


def stretch(c: Caught) -> Expression | None:
    """As in "the last three days", "the coming two years"."""
    unit = c("unit") or c("dual")
    relative = c("rela") or c("relb")
    count = 2 if c.has("dual") else c("count")
    if relative == "same":
        return None
    if relative not in ("last", "next", "coming", "recent") or count is None:
        return Unresolved(kind="range", grain=grain_of(unit))
    return Stretch(unit=unit, count=count, ahead=relative in ("next", "coming"), grain=grain_of(unit))


def from_another_time(c: Caught) -> Expression | None:
    """As in "a month later": counted from what the text tells, not from its own day."""
    return Unresolved(grain=grain_of(c("unit") or c("dual")))


def after_another_time(c: Caught) -> Expression | None:
    """As in "two weeks later": from now only where the words beside it look ahead."""
    ahead = _distance(c, 1)
    if not isinstance(ahead, Distance):
        return ahead
    return Following(unit=ahead.unit, count=ahead.count, grain=ahead.grain, calendar=ahead.calendar)


def ago(c: Caught) -> Expression | None:
    """As in "two days ago"."""
    return _distance(c, -1)


def after_one(c: Caught) -> Expression | None:
    """As in Arabic "after a month", "after two days"; elsewhere the preposition alone says too little."""
    return after_another_time(c) if c.settings.hence_from_context else None


def ahead(c: Caught) -> Expression | None:
    """As in "in three weeks", "two days from now"."""
    told = c.settings.hence_from_context and not c.has("fromnow")
    return after_another_time(c) if told else _distance(c, 1)


def amounts_ago(c: Caught) -> Expression | None:
    """As in "two years, a month and 3 days ago"."""
    return Amounts(parts=tuple((unit, -count) for unit, count in c.amounts()))


def amounts_ahead(c: Caught) -> Expression | None:
    """As in "a month and 3 days from now"."""
    return Amounts(parts=tuple(c.amounts()))


def _distance(c: Caught, sign: int) -> Expression | None:
    unit = c("unit") or c("dual")
    if c.has("few"):
        return Unresolved(grain=grain_of(unit))
    if c("count") is None and c.has("unit") and c.is_also("unit", "many"):
        return Unresolved(grain=grain_of(unit))
    count = 2 if c.has("dual") else 1 if c("count") is None else c("count")
    return Distance(unit=unit, count=sign * count, grain=grain_of(unit), calendar=_calendar_counted(c, unit))


def _calendar_counted(c: Caught, unit: str) -> Calendar:
    return c.unit_calendar if unit in ("month", "year") else "gregorian"


def recurring(c: Caught) -> Expression | None:
    """As in "every Friday", "daily"."""
    unit = c("unit") or c("dual") or c("often") or c("perunit") or "day"
    return Unresolved(kind="set", grain="day_part" if c.has("daypart") else grain_of(unit))


def day_part(c: Caught) -> Expression | None:
    """As in "Sunday evening", "this morning" beside a day."""
    day = c.made("Day")
    # "Midnight tonight" is of the night, not a part of it.
    return DayPart(of=day.of if isinstance(day, DayPart) else day, name=c("daypart"))


def this_day_part(c: Caught) -> Expression | None:
    """As in "this morning", "the coming night"."""
    shift = SHIFTS.get(c("relb") or c("rela"))
    if c("relb") == "same":
        return Unresolved(grain="day_part")
    # "last dawn" before the noun is no time expression, "this dawn" is.
    if shift is None or (c.has("relb") and shift):
        return None
    return DayPart(of=Relative(unit="day", shift=shift), name=c("daypart"))


def part(c: Caught) -> Expression | None:
    """As in "late November", "the beginning of the week"."""
    whole = c.made("Period") if c.has("Period") else c.made("Daypart")
    part = c("part") or c("partpost")
    return Part(of=whole, part=part, grain=whole.grain, calendar=whole.calendar)


def half(c: Caught) -> Expression | None:
    """The first or second half of a period: "the first half of 2017"."""
    part = {1: "half1", 2: "half2"}.get(c("ord"))
    unit = c("unit")
    if part is None or (unit and unit not in ("month", "year")):
        return None
    if c.has("month"):
        return Part(of=month(c) or THIS_MONTH, part=part, grain="month", calendar=c("month")[0])
    if c.has("year"):
        return Part(of=year(c) or THIS_MONTH, part=part, grain="year")
    whole = Relative(unit=unit, shift=0, calendar=c.unit_calendar) if unit else c.made("Period")
    return Part(of=whole, part=part, grain=grain_of(unit) if unit else whole.grain, calendar=whole.calendar)


def part_of_day(c: Caught) -> Expression | None:
    """As in "late Sunday"."""
    day = c.made("Day")
    return Part(of=day, part=c("part"), grain="day_part", calendar=day.calendar)


def part_of_unit(c: Caught) -> Expression | None:
    """As in "the end of the year": of the base."""
    unit = c("unit")
    if unit not in ("week", "month", "year", "decade"):
        return None
    whole = Relative(unit=unit, shift=0, calendar=c.unit_calendar, week_start=c.settings.week_start)
    part = c("part") or c("partpost")
    return Part(of=whole, part=part, grain=grain_of(unit), calendar=c.unit_calendar)


def dated_deictic(c: Caught) -> Expression | None:
    """As in "today, Monday 11 December": the date, which tells the day of telling."""
    day, deictic = c.made("Dated"), c.made("Deictic")
    if isinstance(day, Day) and isinstance(deictic, Relative):
        return replace(day, told=deictic.shift, weekday=day.weekday or deictic.weekday)
    return None


def with_year(c: Caught) -> Expression | None:
    """A day, month or season with a year that is said apart from it."""
    part, year = c.made("Yearless"), c.made("Year")
    if isinstance(year, Year) and isinstance(part, Day | Month) and year.last is None:
        return replace(part, year=year.year)
    if isinstance(part, Day) and part.month is not None:
        return Nested(of=year, month=part.month, day=part.day, calendar=part.calendar, grain="day")
    if isinstance(part, Month):
        return Nested(of=year, month=part.month, calendar=part.calendar)
    if isinstance(part, Season) and isinstance(year, Relative):
        return NestedSeason(of=year, name=part.name, calendar=part.calendar)
    return None


def of_told_year(c: Caught) -> Expression | None:
    """As in "March of that year", "early that same March": as open as the year."""
    part = c.made("Yearless")
    return Unresolved(grain=part.grain, calendar=part.calendar)


def shifted_day(c: Caught) -> Expression | None:
    """As in "21 November next"."""
    day, shift = c.made("Dated"), SHIFTS.get(c("rela"))
    if not isinstance(day, Day) or day.year is not None or shift is None:
        return None
    return replace(day, shift=shift)


def day_of_month(c: Caught) -> Expression | None:
    """As in "the fifth of this month"."""
    return DayOf(of=c.made("Monthref"), day=c("day") or c("ord"))


def nth(c: Caught) -> Expression | None:
    """As in "the first Friday of July", "the last week of 2015"."""
    nth = c("ord") if c.has("ord") else -1
    if not c.has("ord") and (c("rela") or c("relb")) not in ("last", "recent"):
        return None
    of = c.made("Period")
    day = c.made("Barewd") if c.has("Barewd") else None
    weekday = day.weekday if isinstance(day, Weekday) else c("weekday")
    return Nth(of=of, nth=nth, weekday=weekday, grain="week" if weekday is None else "day")


def quarter(c: Caught) -> Expression | None:
    """As in "the third quarter of 2016"."""
    nth = c("ord") if c.has("ord") else c("count")
    if not 1 <= nth <= 4:
        return None
    year = c.made("Year") if c.has("Year") else Relative(unit="year", shift=0, calendar=c.unit_calendar)
    return Quarter(nth=nth, of=year, calendar=year.calendar)


def between(c: Caught) -> Expression | None:
    """Two expressions with "from ... to" or "between ... and"."""
    return _range(c.made("Point"), c.made("Point_2"))


def _range(first: Expression, last: Expression) -> Expression | None:
    if isinstance(first, Unresolved) or isinstance(last, Unresolved) or first.calendar != last.calendar:
        return None
    same = type(first) is type(last) or {first.grain, last.grain} <= {"day", "month", "day_part"}
    # "From 2007 to the end of May 2008": ends that need nothing from each other may differ in kind.
    same = same or (first.absolute and last.absolute)
    return Between(first=first, last=last, grain=last.grain, calendar=last.calendar) if same else None


def days_until(c: Caught) -> Expression | None:
    """As in "from 3 to 5 May", the first a bare number."""
    last = c.made("Dated") if c.has("Dated") else c.made("Dayof")
    first_day = c("day")
    if isinstance(last, DayOf):
        return Between(first=replace(last, day=first_day), last=last, calendar=last.calendar)
    if isinstance(last, Day):
        first = replace(last, day=first_day, weekday=c("weekday"))
        return Between(first=first, last=last, calendar=last.calendar)
    return None


def days_of_month(c: Caught) -> Expression | None:
    """As in "19-20 November", "May between 3 and 5"."""
    first, last = c("days") if c.has("days") else (c("day"), c("day_2"))
    if not first < last:
        return None
    month = c.made("Months")
    if isinstance(month, Month):
        left, right = (
            Day(day=n, month=month.month, year=month.year, calendar=month.calendar) for n in (first, last)
        )
        if month.shift is None:
            return Between(first=left, last=right, calendar=month.calendar)
    return Between(first=DayOf(of=month, day=first), last=DayOf(of=month, day=last), calendar=month.calendar)


def day_until_number(c: Caught) -> Expression | None:
    """As in "3 May to 5"."""
    first = c.made("Dated")
    if not isinstance(first, Day) or not first.day < c("day"):
        return None
    return Between(first=first, last=replace(first, day=c("day"), weekday=None), calendar=first.calendar)


def short_years(c: Caught) -> Expression | None:
    """As in "from the year 88 to 92"."""
    first = c.made("Year")
    if not isinstance(first, Year) or first.last is not None:
        return None
    last = first.year // 100 * 100 + c("yy")
    return replace(first, last=last, kind="range") if last > first.year else None


def years_until(c: Caught) -> Expression | None:
    """As in "the years 2005 to 2014"."""
    first, last = c.made("Year"), c("year")
    if not isinstance(first, Year) or first.last is not None or not first.year < last <= first.year + 100:
        return None
    return replace(first, last=last, kind="range", calendar=c("era") or first.calendar)


def weekdays_of_week(c: Caught) -> Expression | None:
    """As in "next week between Wednesday and Friday"."""
    week, days = c.made("Period"), c.made("Weekdays")
    if not isinstance(week, Relative) or week.unit != "week" or not isinstance(days, Between):
        return None
    first, last = (
        replace(week, weekday=end.weekday, grain="day")
        for end in (days.first, days.last)
        if isinstance(end, Weekday)
    )
    return Between(first=first, last=last)
