from datetime import date

import pytest

from riwaya.link.times import Span, days, happening, window, yearday_gap
from riwaya.types import DateMention

PUBLISHED = date(2025, 4, 13)


def mention(text, start=None, end=None, *, kind="point", grain="day", at=0):
    return DateMention(
        start=at,
        end=at + len(text),
        text=text,
        kind=kind,
        grain=grain,
        anchor="published",
        from_=start,
        to=end,
    )


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        ("2025-04-12", "2025-04-13", Span(date(2025, 4, 12), date(2025, 4, 13))),
        ("2025-04-12T08:00:00", "2025-04-12T12:00:00", Span(date(2025, 4, 12), date(2025, 4, 13))),
        ("2025-04-11T20:00:00", "2025-04-12T00:00:00", Span(date(2025, 4, 11), date(2025, 4, 12))),
        (None, None, None),
    ],
)
def test_days_of_a_date(start, end, expected):
    assert days(mention("x", start, end)) == expected


@pytest.mark.parametrize(
    ("kind", "grain"), [("duration", "day"), ("set", "day"), ("point", "year"), ("point", "month")]
)
def test_only_days_count(kind, grain):
    assert days(mention("x", "2025-01-01", "2026-01-01", kind=kind, grain=grain)) is None


def test_the_first_recent_day_of_the_lead_is_the_happening():
    old, plan = mention("a", "2011-03-15", "2011-03-16"), mention("b", "2025-05-01", "2025-05-02")
    night, today = mention("c", "2025-04-11", "2025-04-12"), mention("d", "2025-04-13", "2025-04-14")
    found = happening([old, plan, night, today], PUBLISHED, "en")
    assert (found.days.start, found.sure, found.text) == (date(2025, 4, 11), True, "c")


def test_an_article_that_looks_back_is_unsure_of_its_day():
    found = happening([mention("a", "2025-02-11", "2025-02-12")], PUBLISHED, "en")
    assert (found.days.start, found.sure) == (date(2025, 2, 11), False)


@pytest.mark.parametrize(
    ("text", "language", "yearday", "weekday"),
    [
        ("مساء الجمعة 11 نيسان", "ar", 101, 4),
        ("۲۲ فروردین", "fa", 101, None),
        ("پنجشنبه", "fa", None, 3),
        ("Monday evening", "en", None, 0),
    ],
)
def test_a_day_without_its_year_is_kept(text, language, yearday, weekday):
    found = happening([mention(text, grain="day_part")], None, language)
    assert (found.days, found.yearday, found.weekday) == (None, yearday, weekday)


def test_the_year_is_round():
    assert yearday_gap(2, 364) == 3


def test_news_is_fresh():
    assert window(PUBLISHED) == Span(date(2025, 4, 10), date(2025, 4, 14))
