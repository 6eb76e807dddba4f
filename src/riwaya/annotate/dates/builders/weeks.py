"""What the forms of weekdays, weeks and weekends build."""

from dataclasses import replace

from riwaya.annotate.dates.builders.caught import SHIFTS, THIS_MONTH, Caught, this_unit
from riwaya.annotate.dates.values import (
    Expression,
    Month,
    Nth,
    Relative,
    Unresolved,
    Weekday,
    WeekOf,
    of_whole_day,
)


def nth_weekday(c: Caught) -> Expression | None:
    """As in "the first Friday", of the month of the base."""
    return Nth(of=THIS_MONTH, nth=c("ord"), weekday=c("weekday"), grain="day") if c("ord") <= 5 else None


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


def nth(c: Caught) -> Expression | None:
    """As in "the first Friday of July", "the last week of 2015"."""
    nth = c("ord") if c.has("ord") else -1
    if not c.has("ord") and (c("rela") or c("relb")) not in ("last", "recent"):
        return None
    of = c.made("Period")
    day = c.made("Barewd") if c.has("Barewd") else None
    weekday = day.weekday if isinstance(day, Weekday) else c("weekday")
    return Nth(of=of, nth=nth, weekday=weekday, grain="week" if weekday is None else "day")


_FRIDAY = 4
_WEEKS_OF_A_MONTH = 5
_WEEKS_OF_A_YEAR = range(1, 54)


def week_of(c: Caught) -> Expression | None:
    """As in "the week of 30 November"."""
    day = c.made("Dated" if c.has("Dated") else "Dayno")
    return WeekOf(of=of_whole_day(day), calendar=day.calendar, week_start=c.settings.week_start)


def numbered_week(c: Caught) -> Expression | None:
    """As in "week 31", of the year of the base."""
    number = c("num") or c("ord")
    # "The third week" is of a month, "the 31st" of a year.
    if c.has("ord") and number <= _WEEKS_OF_A_MONTH:
        return None
    year = Relative(unit="year", shift=0, grain="year")
    return Nth(of=year, nth=number, grain="week") if number in _WEEKS_OF_A_YEAR else None


def numbered_week_of(c: Caught) -> Expression | None:
    """As in "week 3 of 2027"."""
    return replace(c.made("Numberedweek"), of=c.made("Year"))  # type: ignore[call-arg]


def nth_of_period(c: Caught) -> Expression | None:
    """As in "the first Friday" behind its month."""
    day = c.made("Nthday")
    of = c.made("Period") if c.has("Period") else this_unit(c)
    return replace(day, of=of) if isinstance(day, Nth) else None


def nth_week_of_unit(c: Caught) -> Expression | None:
    """As in Turkish "of the month the first week": of the base."""
    return Nth(of=this_unit(c), nth=c("ord"), grain="week")


def weekday_in_the_week(c: Caught) -> Expression | None:
    """A weekday as the words before it say: "on Fri"."""
    return Weekday(weekday=c("weekday"))


def nth_weekday_of_month(c: Caught) -> Expression | None:
    """As in Arabic "the third Friday of May": the ordinal agrees with Friday, that of a date does not."""
    calendar, month = c("nmonth")
    if not c.is_also("fem", "ord") or c("weekday") != _FRIDAY:
        return None
    of = Month(calendar=calendar, month=month, year=c("year"))
    return Nth(of=of, nth=c.sense("fem", "ord"), weekday=c("weekday"), grain="day")


def nth_weekday_behind_month(c: Caught) -> Expression | None:
    """As in Turkish "of May the third Friday"."""
    calendar, month = c("nmonth")
    if not c.settings.cut_suffixes:
        return None
    return Nth(of=Month(calendar=calendar, month=month), nth=c("ord"), weekday=c("weekday"), grain="day")


def weekday_after_next(c: Caught) -> Expression | None:
    """As in "the Sunday after next"."""
    return Relative(unit="week", shift=2, weekday=c("weekday"), week_start=c.settings.week_start)


def nth_weekday_of_unit(c: Caught) -> Expression | None:
    """As in "the first Monday of the month"."""
    return Nth(of=this_unit(c), nth=c("ord"), weekday=c("weekday"), grain="day")


def last_weekday_of(c: Caught) -> Expression | None:
    """As in "the last Friday of the month", "the last Friday of Ramadan"."""
    day = c.made("Lastwd")
    of = c.made("Period") if c.has("Period") else this_unit(c)
    return Nth(of=of, nth=-1, weekday=day.weekday, grain="day") if isinstance(day, Weekday) else None


def last_weekday(c: Caught) -> Expression | None:
    """As in Arabic "the last Friday" before the period that it is of."""
    return Weekday(weekday=c("weekday"), shift=-1) if c("rela") == "recent" else None


def last_week_of_unit(c: Caught) -> Expression | None:
    """As in "the last week of the month"."""
    return Nth(of=this_unit(c), nth=-1, grain="week")
