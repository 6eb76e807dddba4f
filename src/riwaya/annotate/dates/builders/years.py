"""What the forms of years, decades and centuries build."""

from riwaya.annotate.dates.builders.caught import Caught, calendar_of_year, full_year
from riwaya.annotate.dates.values import Between, Century, Decade, Expression, Part, Relative, Year
from riwaya.types import Calendar

# "The 1800s" are a hundred years, "the 2000s" ten.
_FIRST_OF_ITS_DECADE = 2000


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


def relative_year(c: Caught) -> Expression | None:
    """A word that means last or this year."""
    return Relative(unit="year", shift=c("relyear"), calendar=c.unit_calendar, grain="year")


_LAST_CENTURY = 30


def year_with_case(c: Caught) -> Expression | None:
    """Digits with a case ending, in languages that write one: "in 2015"."""
    year = c("caseyear")
    return (
        Year(year=year, calendar=calendar_of_year(year, None, c.settings)) if 1200 <= year <= 2999 else None
    )


def century(c: Caught) -> Expression | None:
    """As in "the 20th century", "the sixth century AH"."""
    if c.has("century"):
        return Century(number=c("century"))
    number = next(value for name in ("ord", "num", "count") if (value := c(name)) is not None)
    return Century(number=number, calendar=c("era") or "gregorian") if 1 <= number <= _LAST_CENTURY else None


def centuries(c: Caught) -> Expression | None:
    """As in "the sixth and seventh centuries AH"."""
    first, last = c("ord"), c("ord_2")
    calendar: Calendar = c("era") or "gregorian"
    if not 1 <= first < last <= _LAST_CENTURY:
        return None
    ends = (Century(number=number, calendar=calendar) for number in (first, last))
    return Between(first=next(ends), last=next(ends), grain="decade", calendar=calendar)


def decade_of_century(c: Caught) -> Expression | None:
    """As in "the nineteen seventies", in words."""
    decade = c("decade")
    if c("num") not in range(15, 21):
        return None
    return Decade(year=100 * c("num") + decade % 100)


def year_to_date(c: Caught) -> Expression | None:
    """As in "year to date"."""
    year = Relative(unit="year", shift=0, calendar=c.unit_calendar, grain="year")
    return Part(of=year, part="sofar", grain="year", calendar=year.calendar)


def short_years_pair(c: Caught) -> Expression | None:
    """As in "the years 88 to 92", where years are written so."""
    if c.unit_calendar != "jalali":
        return None
    pair = c("yypair") or (c("yy"), c("yy_2"))
    first, last = (full_year(number, "jalali") for number in pair)
    return Year(calendar="jalali", year=first, last=last, kind="range") if first < last else None


def bare_short_year(c: Caught) -> Expression | None:
    """As in "the elections of 88", where years are written so."""
    return Year(calendar="jalali", year=full_year(c("yy"), "jalali")) if c.unit_calendar == "jalali" else None
