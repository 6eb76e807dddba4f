"""What the forms of parts build: of a day, of a period, quarters and halves of a year."""

from dataclasses import replace

from riwaya.annotate.dates.builders.caught import SHIFTS, THIS_MONTH, Caught, calendar_of_year, this_unit
from riwaya.annotate.dates.builders.months import month
from riwaya.annotate.dates.builders.years import year
from riwaya.annotate.dates.values import (
    DayPart,
    Edge,
    Expression,
    HalfYear,
    Length,
    Part,
    Quarter,
    Relative,
    Stretch,
    Unresolved,
    Year,
    grain_of,
)


def night(c: Caught) -> Expression | None:
    """As in "tonight", "last night"."""
    shift = SHIFTS.get(c("rela"), 0) if c.has("rela") else c("night")
    return DayPart(of=Relative(unit="day", shift=shift), name="night")


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


def quarter(c: Caught) -> Expression | None:
    """As in "the third quarter of 2016"."""
    nth = c("ord") if c.has("ord") else c("count")
    if not 1 <= nth <= 4:
        return None
    year = c.made("Year") if c.has("Year") else Relative(unit="year", shift=0, calendar=c.unit_calendar)
    return Quarter(nth=nth, of=year, calendar=year.calendar)


def quarter_letter(c: Caught) -> Expression | None:
    """As in "Q3 2016", "2016 Q3", "Q3"."""
    return _part_of_year(c, 4)


def half_letter(c: Caught) -> Expression | None:
    """As in "H1 2016"."""
    return _part_of_year(c, 2)


def quarter_of_unit(c: Caught) -> Expression | None:
    """As in "the third quarter of the year"."""
    return _part(Quarter, c("ord"), _year_caught(c)) if 1 <= c("ord") <= 4 else None


def half_of_unit(c: Caught) -> Expression | None:
    """As in "the first six months of the year", where one word means half a year."""
    return _part(HalfYear, c("ord"), _year_caught(c)) if c("ord") in (1, 2) else None


def half_of_year(c: Caught) -> Expression | None:
    """The same of a year that is said."""
    return _part(HalfYear, c("ord"), c.made("Year")) if c("ord") in (1, 2) else None


def _part_of_year(c: Caught, parts: int) -> Expression | None:
    number, year = c("num"), _year_caught(c)
    if not 1 <= number <= parts:
        return None
    return _part(Quarter if parts == 4 else HalfYear, number, year)


def _part(kind: type[Quarter] | type[HalfYear], nth: int, year: Expression) -> Expression:
    return kind(nth=nth, of=year, calendar=year.calendar)


def _year_caught(c: Caught) -> Expression:
    if c.has("year"):
        return Year(year=c("year"), calendar=calendar_of_year(c("year"), None, c.settings))
    return Relative(unit="year", shift=0, calendar=c.unit_calendar, grain="year")


def units_at_edge(c: Caught) -> Expression | None:
    """As in "the first three months of 2016", "the last ten days of Ramadan"."""
    told = c("rela") or c("relb") or c("part")
    last = c.has("Lastspan") or told in ("last", "recent", "end")
    spoken = _unit_and_count(c)
    if spoken is None or not (last or told == "begin" or (told is None and c("ord") == 1)):
        return None
    (unit, count), of = spoken, c.made("Period") if c.has("Period") else this_unit(c)
    return Edge(of=of, unit=unit, count=count, last=last, grain=grain_of(unit), calendar=of.calendar)


def _unit_and_count(c: Caught) -> tuple[str, int] | None:
    """The unit and the number of a length or stretch that has one of each."""
    if c.has("Lastspan"):
        stretch = c.made("Lastspan")
        return (stretch.unit, int(stretch.count)) if isinstance(stretch, Stretch) else None
    if c.has("Span"):
        length = c.made("Span")
        single = isinstance(length, Length) and len(length.parts) == 1
        return (
            (length.parts[0][0], int(length.parts[0][1])) if single and isinstance(length, Length) else None
        )
    return c("unit"), int(c("count"))


def part_of_context(c: Caught) -> Expression | None:
    """As in "the end of that year": as open as the period itself."""
    return c.made("Context")


def quarter_of_year(c: Caught) -> Expression | None:
    """As in "Q1 this year", "the third quarter of last year"."""
    quarter, of = c.made("Quarternode"), c.made("Year") if c.has("Year") else this_unit(c)
    return replace(quarter, of=of) if isinstance(quarter, Quarter | HalfYear) else None
