"""What the forms of seasons and feasts build, and of what gets its year apart."""

from dataclasses import replace

from riwaya.annotate.dates.builders.caught import (
    LEAST_SHORT_YEAR,
    SHIFTS,
    Caught,
    calendar_of_year,
    full_year,
)
from riwaya.annotate.dates.values import (
    Between,
    Day,
    Expression,
    Feast,
    Month,
    Nested,
    NestedSeason,
    Offset,
    Relative,
    Season,
    Unresolved,
    Year,
)


def season_of_short_year(c: Caught) -> Expression | None:
    """As in "summer 67", where years are written so."""
    return season(c) if c.unit_calendar == "jalali" and c("yy") >= LEAST_SHORT_YEAR else None


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


def fixed_feast(c: Caught) -> Expression | None:
    """As in "Christmas", "Eid al-Fitr 2017": the same day of its calendar each year."""
    calendar, month, day = c("holiday")
    shift = SHIFTS.get(c("rela") or c("relb") or "")
    return Day(calendar=calendar, month=month, day=day, shift=shift)


def feast(c: Caught) -> Expression | None:
    """As in "Easter 2017", "last Thanksgiving"."""
    shift = SHIFTS.get(c("rela") or c("relb") or "")
    return Feast(rule=c("feast"), year=c("year"), shift=shift)


def dated_feast(c: Caught) -> Expression | None:
    """A fixed feast with its year, which may be of another calendar: "Eid al-Fitr 2017"."""
    calendar, month, day = c("holiday")
    year = c("year")
    said = calendar_of_year(year, c("era"), c.settings)
    if said == calendar:
        return Day(calendar=calendar, month=month, day=day, year=year)
    return Nested(of=Year(calendar=said, year=year), month=month, day=day, calendar=calendar, grain="day")


def feast_of_year(c: Caught) -> Expression | None:
    """As in "Easter of this year"."""
    made, year = c.made("Feast"), c.made("Year")
    if isinstance(made, Feast) and isinstance(year, Year):
        return replace(made, year=year.year)
    return (
        replace(made, shift=year.shift or None)
        if isinstance(made, Feast) and isinstance(year, Relative)
        else None
    )


def day_of_feast(c: Caught) -> Expression | None:
    """As in "the second day of Eid al-Fitr"."""
    day = c.made("Day")
    if not isinstance(day, Day | Nested | Feast) or (isinstance(day, Day) and day.month is None):
        return None
    return Offset(of=day, parts=(("day", c("ord") - 1),), sign=1)


def season_of_year(c: Caught) -> Expression | None:
    """As in "the summer of last year"."""
    shift = c("relyear") if c.has("relyear") else SHIFTS.get(c("rela") or c("relb"))
    if shift is None:
        return None
    calendar = c.unit_calendar
    of = Relative(unit="year", shift=shift, calendar=calendar)
    return NestedSeason(of=of, name=c("season"), calendar=calendar)


def feast_days(c: Caught) -> Expression | None:
    """Days of a calendar that have a name together: "the Ten Days of Dawn"."""
    calendar, month, day, length = c("feastdays")
    if c.has("year") and calendar_of_year(c("year"), None, c.settings) != calendar:
        return None
    shift = SHIFTS.get(c("rela") or c("relb") or "")
    first = Day(calendar=calendar, month=month, day=day, year=c("year"), shift=shift)
    last = Offset(of=first, parts=(("day", length - 1),), sign=1)
    return Between(first=first, last=last, calendar=calendar)
