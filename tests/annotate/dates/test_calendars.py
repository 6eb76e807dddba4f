from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from riwaya.annotate.dates.calendars import (
    calendar_year,
    month_edges,
    shift_months,
    shift_workdays,
    step_months,
    to_gregorian,
    year_edges,
)

# First days of Jalali years as published by the calendar centre of the University of Tehran.
NEW_YEARS = {
    1300: "1921-03-21",
    1357: "1978-03-21",
    1375: "1996-03-20",
    1395: "2016-03-20",
    1396: "2017-03-21",
    1399: "2020-03-20",
    1400: "2021-03-21",
    1403: "2024-03-20",
    1404: "2025-03-21",
}


@pytest.mark.parametrize(("year", "day"), NEW_YEARS.items())
def test_jalali_new_years(year, day):
    assert to_gregorian("jalali", year, 1, 1) == date.fromisoformat(day)


@pytest.mark.parametrize(
    ("calendar", "year", "month", "day", "expected"),
    [
        ("jalali", 1396, 9, 20, "2017-12-11"),
        ("jalali", 1399, 12, 30, "2021-03-20"),
        ("jalali", 1400, 12, 30, None),
        ("jalali", 1396, 7, 31, None),
        ("jalali", 900, 1, 1, None),
        ("hijri", 1439, 3, 22, "2017-12-10"),
        ("hijri", 1439, 13, 1, None),
        ("hijri", 700, 1, 1, None),
        ("gregorian", 2016, 2, 29, "2016-02-29"),
        ("gregorian", 2015, 2, 29, None),
    ],
)
def test_days_and_days_that_are_none(calendar, year, month, day, expected):
    found = to_gregorian(calendar, year, month, day)
    assert found == (date.fromisoformat(expected) if expected else None)


@given(
    day=st.dates(date(1930, 1, 1), date(2070, 1, 1)),
    calendar=st.sampled_from(["gregorian", "jalali", "hijri"]),
)
def test_every_day_lies_in_one_month_of_its_year(day, calendar):
    year = calendar_year(calendar, day)
    start, end = year_edges(calendar, year)
    assert start <= day < end
    months = [month_edges(calendar, year, month) for month in range(1, 13)]
    assert sum(first <= day < last for first, last in months) == 1
    assert [first for first, _ in months[1:]] == [last for _, last in months[:-1]]


@pytest.mark.parametrize(
    ("day", "count", "expected"),
    [("2016-01-31", 1, "2016-02-29"), ("2016-01-15", -1, "2015-12-15"), ("2016-12-31", 12, "2017-12-31")],
)
def test_shifting_by_months_keeps_to_the_month(day, count, expected):
    assert shift_months(date.fromisoformat(day), count) == date.fromisoformat(expected)


@given(st.dates(date(2000, 1, 1), date(2050, 1, 1)), st.integers(1, 40))
def test_working_days_are_from_monday_to_friday_and_come_back(day, count):
    there = shift_workdays(day, count)
    assert there.weekday() < 5
    if day.weekday() < 5:
        assert shift_workdays(there, -count) == day


@given(st.sampled_from(["jalali", "hijri"]), st.integers(1, 12), st.integers(-30, 30))
def test_stepping_by_months_lands_on_a_first_day(calendar, month, count):
    year = {"jalali": 1395, "hijri": 1437}[calendar]
    there = step_months(calendar, to_gregorian(calendar, year, month, 1), count)
    assert step_months(calendar, there, -count) == to_gregorian(calendar, year, month, 1)
