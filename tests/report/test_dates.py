"""Dates and half-open intervals in three languages."""

import pytest

from riwaya.report.dates import interval, moment, parse, stretch
from riwaya.report.i18n import interface

EN, AR, FA = (interface(code) for code in ("en", "ar", "fa"))


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        ("2031-03-03", "2031-03-04", "March 3, 2031"),
        ("2031-03-01", "2031-04-01", "March 2031"),
        ("2031-01-01", "2032-01-01", "2031"),
        ("2031-03-03", "2031-03-06", "Mar 3 – 5, 2031"),
        ("2031-02-27", "2031-03-06", "Feb 27 – Mar 5, 2031"),
        ("2031-03-03", None, "March 3, 2031 – …"),
        (None, "2031-03-03", "… – March 3, 2031"),
        (None, None, ""),
        ("2031-03-03T14:00:00", "2031-03-03T15:00:00", "March 3, 2031 14:00–15:00"),
        ("2031-03-03T14:00:00", "2031-03-03T14:01:00", "March 3, 2031 14:00"),
        ("2031-03-03T14:00", "2031-03-05", "March 3, 2031 14:00 – March 5, 2031 00:00"),
    ],
)
def test_intervals_in_words(start: str | None, end: str | None, expected: str) -> None:
    assert interval(start, end, EN).replace("\u2009", " ") == expected


def test_dates_speak_the_interface_language() -> None:
    assert interval("2031-03-03", "2031-03-04", AR) == "3 مارس 2031"
    assert interval("2031-03-03", "2031-03-04", FA) == "۳ مارس ۲۰۳۱"


def test_a_moment_keeps_its_own_time_zone() -> None:
    assert moment("2031-03-03T23:30:00+04:00", EN) == "March 3, 2031 23:30"


@pytest.mark.parametrize("value", ["yesterday", "1396/09/20", "2031-13-01", ""])
def test_what_is_no_iso_date_is_shown_as_it_stands(value: str) -> None:
    assert parse(value) is None
    assert moment(value, EN) == value


def test_an_empty_interval_is_its_first_day() -> None:
    assert interval("2031-03-03", "2031-03-03", EN) == "March 3, 2031"


@pytest.mark.parametrize(
    ("code", "value", "expected"),
    [
        ("en", "2017", "2017"),
        ("en", "2017-11", "November 2017"),
        ("en", "2017-11-20", "November 20, 2017"),
        ("fa", "2017", "۲۰۱۷"),
        ("en", "soon", "soon"),
    ],
)
def test_a_stretch_is_as_long_as_what_is_written(code: str, value: str, expected: str) -> None:
    assert stretch(value, interface(code)) == expected
