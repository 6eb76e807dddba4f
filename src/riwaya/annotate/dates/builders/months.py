"""What the forms of months build."""

from riwaya.annotate.dates.builders.caught import (
    LEAST_SHORT_YEAR,
    SHIFTS,
    Caught,
    calendar_of_year,
    full_year,
)
from riwaya.annotate.dates.values import Between, Day, Expression, Month, Nested, Relative, Unresolved, Year
from riwaya.types import Calendar


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
    if calendar != "jalali" or c("yy") < LEAST_SHORT_YEAR:
        return None
    return Month(calendar=calendar, month=month, year=full_year(c("yy"), calendar))


def numeric_month(c: Caught) -> Expression | None:
    """As in "5/2016", "2016-05"."""
    year, month = c("my")
    return Month(calendar=calendar_of_year(year, None, c.settings), month=month, year=year)


_MONTHS = 12


def month_beside_year(c: Caught) -> Expression | None:
    """A numeric month with blanks around its mark: "2016 / 11"."""
    number, year = c("day"), c("year")
    calendar = calendar_of_year(year, None, c.settings)
    return Month(calendar=calendar, month=number, year=year) if number <= 12 else None


def numbered_month(c: Caught) -> Expression | None:
    """A month by its number: "the third month of 2015"."""
    number = c("ord") if c.has("ord") else c("num")
    if not 1 <= number <= _MONTHS:
        return None
    return Month(calendar=calendar_of_year(c("year"), None, c.settings), month=number, year=c("year"))


def nth_month_of_year(c: Caught) -> Expression | None:
    """As in "the first month of 2015", "the last month of this year"."""
    last = (c("relb") or c("rela")) in ("last", "recent")
    number, of = _MONTHS if last else c("ord"), c.made("Year")
    if number is None or not 1 <= number <= _MONTHS or (isinstance(of, Year) and of.last is not None):
        return None
    return Nested(of=of, month=number, calendar=of.calendar)


def last_month_of_year(c: Caught) -> Expression | None:
    """As in "the last month of 2015", where "the last month" alone is counted from today."""
    told, of = c.made("Monthref"), c.made("Year")
    last = isinstance(told, Relative) and told.shift == -1
    return Nested(of=of, month=_MONTHS, calendar=of.calendar) if last else None


def month_twice(c: Caught) -> Expression | None:
    """One month by two names, or two months whose case endings say from and to."""
    (calendar, first), (other, last) = c("nmonth"), c("smonth")
    start, end = Month(calendar=calendar, month=first), Month(calendar=other, month=last)
    if first == last:
        return start
    return Between(first=start, last=end, grain="month") if c.settings.cut_suffixes else None


def small_month(c: Caught) -> Expression | None:
    """A month that is written as a common word: "the 4th of march", "may 2016"."""
    calendar, month = c("smallmonth")
    if c.has("day"):
        return Day(calendar=calendar, day=c("day"), month=month, year=c("year"))
    return Month(calendar=calendar, month=month, year=c("year"))
