"""What the forms of ranges build: two ends, or two numbers before one month."""

from dataclasses import replace

from riwaya.annotate.dates.builders.caught import Caught, calendar_of_year
from riwaya.annotate.dates.values import (
    Between,
    Day,
    DayOf,
    Expression,
    Month,
    Relative,
    Unresolved,
    Weekday,
    Year,
)


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


_DAYS = 31


def between_case_years(c: Caught) -> Expression | None:
    """Two years whose case endings say from and to."""
    first, last = c.made("Year"), c.made("Year_2")
    if not c.settings.cut_suffixes or not isinstance(first, Year) or not isinstance(last, Year):
        return None
    return Between(first=first, last=last, grain="year") if first.year < last.year else None


def between_cases(c: Caught) -> Expression | None:
    """Two numeric days whose case endings say from and to."""
    return between_days_and_months(c) if c.settings.cut_suffixes else None


def days_after_month(c: Caught) -> Expression | None:
    """As in "Nov 4-22, 2016"."""
    first, last = c("days") if c.has("days") else (c("day"), c("day_2"))
    calendar, month = c("month")
    if not c.settings.month_day or not first < last:
        return None
    ends = (Day(calendar=calendar, day=day, month=month, year=c("year")) for day in (first, last))
    return Between(first=next(ends), last=next(ends), calendar=calendar)


def months_until(c: Caught) -> Expression | None:
    """As in "May to July 2015"."""
    first, last = c("month") or c("nmonth"), c("month_2") or c("nmonth_2")
    if first[0] != last[0] or first[1] == last[1]:
        return None
    end = Month(calendar=last[0], month=last[1], year=c("year"))
    before = first[1] > last[1] and end.year is not None
    start = replace(end, month=first[1], year=end.year - 1 if before and end.year else end.year)
    return Between(first=start, last=end, grain="month", calendar=end.calendar)


def between_days_and_months(c: Caught) -> Expression | None:
    """As in "from 10/1 to 11/7", "5/1-5/7, 2020"."""
    first, last = (
        Day(calendar=c.unit_calendar, day=day, month=month, year=c("year"))
        for day, month in (c("dm"), c("dm_2"))
    )
    return Between(first=first, last=last, calendar=last.calendar)


def between_day_and_date(c: Caught) -> Expression | None:
    """As in "10/1-11/2/2017"."""
    year, month, day = c("ymd")
    calendar = calendar_of_year(year, None, c.settings)
    first = Day(calendar=calendar, day=c("dm")[0], month=c("dm")[1], year=year)
    return Between(first=first, last=replace(first, day=day, month=month), calendar=calendar)


def until_now(c: Caught) -> Expression | None:
    """As in "from 22 January until now"."""
    first = c.made("Point")
    return Between(first=first, last=Relative(unit="day", shift=0), calendar=first.calendar)


def between_case_months(c: Caught) -> Expression | None:
    """Two months whose case endings say from and to, one of them with its year."""
    first, last = c.made("Months"), c.made("Months_2")
    if not c.settings.cut_suffixes or not isinstance(first, Month) or not isinstance(last, Month):
        return None
    return Between(first=first, last=last, grain="month")


def between_year(c: Caught) -> Expression | None:
    """A year and another time with the word for between behind both."""
    first = Year(year=c("syear")) if c.has("syear") else c.made("Year")
    last = c.made("Point")
    return Between(first=first, last=last, grain=last.grain) if last.absolute and first.absolute else None


def day_until(c: Caught) -> Expression | None:
    """A bare day and a date whose case endings, with the word behind, say from and to."""
    first, last = c.made("Dayno"), c.made("Dated")
    if not isinstance(first, Day) or not isinstance(last, Day):
        return None
    return Between(first=first, last=last, calendar=last.calendar)


def two_days(c: Caught) -> Expression | None:
    """As in "between the 21st and the 23rd", of the month of the base."""
    first, last = c("ord"), c("ord_2")
    return Between(first=Day(day=first), last=Day(day=last)) if 1 <= first < last <= _DAYS else None
