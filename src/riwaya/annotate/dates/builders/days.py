"""What the forms of single days build."""

from dataclasses import replace

from riwaya.annotate.dates.builders.caught import (
    LEAST_SHORT_YEAR,
    SHIFTS,
    THIS_MONTH,
    Caught,
    calendar_of_year,
    full_year,
    this_unit,
)
from riwaya.annotate.dates.values import Day, DayOf, Expression, Nth, Relative, Weekday

# "In the third" is seldom a day, "on the twenty-second" is.
_LEAST_SPOKEN_DAY = 11


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
    if calendar != "jalali" or c("yy") < LEAST_SHORT_YEAR:
        return None
    return Day(
        calendar=calendar, day=c("day"), month=month, year=full_year(c("yy"), calendar), weekday=c("weekday")
    )


def deictic(c: Caught) -> Expression | None:
    """As in "today", "yesterday, Sunday"."""
    return Relative(unit="day", shift=c("deictic"), weekday=c("weekday"))


def dated_deictic(c: Caught) -> Expression | None:
    """As in "today, Monday 11 December": the date, which tells the day of telling."""
    day, deictic = c.made("Dated"), c.made("Deictic")
    if isinstance(day, Day) and isinstance(deictic, Relative):
        return replace(day, told=deictic.shift, weekday=day.weekday or deictic.weekday)
    return None


def shifted_day(c: Caught) -> Expression | None:
    """As in "21 November next"."""
    day, shift = c.made("Dated"), SHIFTS.get(c("rela"))
    if not isinstance(day, Day) or day.year is not None or shift is None:
        return None
    return replace(day, shift=shift)


def day_of_month(c: Caught) -> Expression | None:
    """As in "the fifth of this month"."""
    return DayOf(of=c.made("Monthref"), day=c("day") or c("ord"))


def day_number_of_month(c: Caught) -> Expression | None:
    """As in Turkish "of the next month on the 3rd", whose case ending says that it is a day."""
    day = c.made("Dayno")
    of = c.made("Monthref") if c.has("Monthref") else this_unit(c)
    return DayOf(of=of, day=day.day) if c.settings.cut_suffixes and isinstance(day, Day) else None


def day_of_period(c: Caught) -> Expression | None:
    """As in "the last day of May", "the first day of Ramadan"."""
    last = (c("relb") or c("rela")) in ("last", "recent")
    if not c.has("ord") and not last:
        return None
    period = c.made("Period")
    return DayOf(of=period, day=c("ord") if c.has("ord") else -1, calendar=period.calendar)


def last_day_of(c: Caught) -> Expression | None:
    """As in "the last day of May", where "the last day" alone is yesterday."""
    period = c.made("Period") if c.has("Period") else this_unit(c)
    day = c.made("Deictic")
    said = isinstance(day, Relative) and day.shift == -1
    return DayOf(of=period, day=-1, calendar=period.calendar) if said else None


def spaced_short_day(c: Caught) -> Expression | None:
    """As in "95 . 9 . 6": a Jalali year of two digits first."""
    if c.settings.year_calendar != "jalali" or c("day") > 12:
        return None
    return Day(calendar="jalali", day=c("day_2"), month=c("day"), year=full_year(c("yy"), "jalali"))


def day_month_year(c: Caught) -> Expression | None:
    """As in "08/12, 2015"."""
    day, month = c("dm")
    year = c("year") or full_year(c("yy"))
    return Day(calendar=calendar_of_year(year, None, c.settings), day=day, month=month, year=year)


def day_by_case(c: Caught) -> Expression | None:
    """A bare number whose case ending says that it is a day: "on the 15th", in languages that write so."""
    number = c("caseday")
    return Day(day=number, weekday=c("weekday")) if number is not None else None


def with_weekday(c: Caught) -> Expression | None:
    """A date with its weekday behind it: "22 January, Wednesday"."""
    day, weekday = c.made("Dated"), c.made("Barewd")
    if not isinstance(day, Day) or not isinstance(weekday, Weekday) or day.weekday is not None:
        return None
    return replace(day, weekday=weekday.weekday)


def itself(c: Caught) -> Expression | None:
    """A date with a word for day behind it."""
    return c.made("Dated")


def rest_of_today(c: Caught) -> Expression | None:
    """As in "the rest of the day"."""
    part = c("part") or c("partpost")
    return Relative(unit="day", shift=0) if part == "rest" else None


def day_of_unit(c: Caught) -> Expression | None:
    """As in "the last day of the month", "on the 15th of the month": of the base."""
    last = c.has("relb") and c("relb") in ("last", "recent")
    number = -1 if last else c("ord") if c.has("ord") else c("day")
    if number is None:
        return None
    return DayOf(of=this_unit(c), day=number)


def rest_of_day(c: Caught) -> Expression | None:
    """As in "the rest of today"."""
    return c.made("Deictic") if c("partpost") == "rest" else None


def deictic_before_ordinal(c: Caught) -> Expression | None:
    """A deictic before an ordinal; Arabic "the fifth day" is no today."""
    return None if c.is_also("deictic", "unitday") else Relative(unit="day", shift=c("deictic"))
