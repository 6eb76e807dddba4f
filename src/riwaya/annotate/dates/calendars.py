"""Days of three calendars as Gregorian dates, and the edges of months and years.

Gregorian: the standard library. Hijri: Umm al-Qura through hijridate (1343-1500 AH). Jalali (solar
Hijri): the 33-year arithmetic rule, which gives the days of the official calendar of Iran from
1178 to 1633 (Borkowski 1996, Earth, Moon, and Planets 74).
"""

from datetime import date, timedelta

from hijridate import Gregorian, Hijri

from riwaya.types import Calendar

# 1 Farvardin 1 in the 33-year rule, as the ordinal of Python's proleptic Gregorian calendar.
_JALALI_EPOCH = 226_895
_JALALI_YEARS = range(1178, 1634)
_HIJRI_YEARS = range(1343, 1501)


def to_gregorian(calendar: Calendar, year: int, month: int, day: int) -> date | None:
    """The Gregorian date of a day; None where the calendar has no such day or is not known so far."""
    try:
        if calendar == "jalali":
            return _from_jalali(year, month, day)
        if calendar == "hijri":
            found = Hijri(year, month, day).to_gregorian() if year in _HIJRI_YEARS else None
            return date(found.year, found.month, found.day) if found else None
        return date(year, month, day)
    except (ValueError, OverflowError):
        return None


def calendar_year(calendar: Calendar, day: date) -> int:
    """The year of a calendar that a Gregorian day lies in (an estimate outside the known years)."""
    if calendar == "jalali":
        new_year = to_gregorian("jalali", day.year - 621, 1, 1)
        return day.year - 621 if new_year and day >= new_year else day.year - 622
    if calendar == "hijri":
        try:
            return int(Gregorian(day.year, day.month, day.day).to_hijri().year)
        except (ValueError, OverflowError):
            return round((day.year - 622) * 33 / 32)
    return day.year


def month_edges(calendar: Calendar, year: int, month: int) -> tuple[date, date] | None:
    """The half-open interval of a month, or None where it is not known."""
    after = (year + 1, 1) if month == 12 else (year, month + 1)
    return _edges(to_gregorian(calendar, year, month, 1), to_gregorian(calendar, *after, 1))


def year_edges(calendar: Calendar, year: int) -> tuple[date, date] | None:
    """The half-open interval of a year, or None where it is not known."""
    return _edges(to_gregorian(calendar, year, 1, 1), to_gregorian(calendar, year + 1, 1, 1))


def months_edges(calendar: Calendar, year: int, first: int, count: int) -> tuple[date, date] | None:
    """The half-open interval of some months of a year from the `first` on, or None where it is not known."""
    start, last = month_edges(calendar, year, first), month_edges(calendar, year, first + count - 1)
    return (start[0], last[1]) if start and last else None


def _edges(start: date | None, end: date | None) -> tuple[date, date] | None:
    return (start, end) if start and end else None


def _from_jalali(year: int, month: int, day: int) -> date | None:
    if year not in _JALALI_YEARS or not 1 <= month <= 12 or not 1 <= day <= _jalali_days(year, month):
        return None
    before = 31 * min(month - 1, 6) + 30 * max(month - 7, 0)
    return date.fromordinal(_jalali_new_year(year) + before + day - 1)


def _jalali_new_year(year: int) -> int:
    return _JALALI_EPOCH + 365 * (year - 1) + (8 * year + 21) // 33


def _jalali_days(year: int, month: int) -> int:
    if month < 12:
        return 31 if month <= 6 else 30
    return _jalali_new_year(year + 1) - _jalali_new_year(year) - 336


def shift_months(day: date, count: int) -> date:
    """The day so many months later (earlier when negative), the last of the month where it is short."""
    month = day.year * 12 + day.month - 1 + count
    first = date(month // 12, month % 12 + 1, 1)
    after = date((month + 1) // 12, (month + 1) % 12 + 1, 1)
    return first + timedelta(days=min(day.day, (after - first).days) - 1)


def step_months(calendar: Calendar, day: date, count: int) -> date | None:
    """From the first day of a month of the calendar to that of so many months later (earlier below 0)."""
    year = calendar_year(calendar, day)
    edges = (month_edges(calendar, year, month) for month in range(1, 13))
    own = next((month for month, edge in enumerate(edges, 1) if edge and edge[0] == day), None)
    if own is None:
        return None
    there = year * 12 + own - 1 + count
    return to_gregorian(calendar, there // 12, there % 12 + 1, 1)


# Monday to Friday: the working week of most countries, and the one of Recognizers-Text.
_WORKDAYS = 5


def shift_workdays(day: date, count: int) -> date:
    """The day so many working days (Monday to Friday) later, or earlier when negative; holidays count."""
    step = timedelta(days=1 if count > 0 else -1)
    for _ in range(abs(count)):
        day += step
        while day.weekday() >= _WORKDAYS:
            day += step
    return day
