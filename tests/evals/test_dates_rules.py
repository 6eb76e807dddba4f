import pytest
from evals.dates_rules import bare, left_out_span, left_out_value, same_by_habit

from riwaya.types import DateMention


@pytest.mark.parametrize(
    ("text", "kind", "left_out"),
    [
        ("in two business days", "date", True),
        ("the fiscal year", "daterange", True),
        ("right now", "datetime", True),
        ("the week", "daterange", True),
        ("this week", "daterange", False),
        ("a few days ago", "date", True),
        ("two days ago", "date", False),
        ("in ten minutes", "datetime", True),
        ("tomorrow at 8:30", "datetime", False),
        ("اليوم التالي", "date", True),
        ("birkaç gün önce", "date", True),
        ("3 Mayıs 2016", "date", False),
    ],
)
def test_rules_are_about_kinds(text, kind, left_out):
    assert (left_out_value(text, kind, impossible=False) is not None) is left_out


def test_a_day_that_does_not_exist_is_left_out():
    assert left_out_value("30 February", "date", impossible=True) == "days that do not exist"


@pytest.mark.parametrize(
    ("text", "left_out"),
    [
        ("۳۰ سالگی", True),
        ("۱۲", True),
        ("ساعت ۸", True),
        ("سال", True),
        ("سال ۱۳۹۵", False),
        ("دو سال", False),
    ],
)
def test_spans_outside_the_contract(text, left_out):
    assert (left_out_span(text) is not None) is left_out


@pytest.mark.parametrize(
    ("text", "words"),
    [("در سال ۱۳۹۵", "سال ۱۳۹۵"), ("از ۳ آبان تا", "۳ آبان"), ("تا", "تا"), ("دیروز", "دیروز")],
)
def test_prepositions_at_the_edges_are_taken_off(text, words):
    start, end = bare(text, 0, len(text))
    assert text[start:end] == words


def mention(from_, to, kind, grain):
    return DateMention(
        start=0, end=1, text="x", kind=kind, grain=grain, anchor="published", from_=from_, to=to
    )


@pytest.mark.parametrize(
    ("one", "same"),
    [
        (mention("2014-01-01", "2019-01-01", "range", "year"), True),
        (mention("2014-01-01", "2020-01-02", "range", "year"), False),
        (mention("2013-01-01", "2019-01-01", "range", "year"), False),
        (mention(None, None, "range", "year"), False),
    ],
)
def test_the_last_year_of_a_range_counts(one, same):
    assert (same_by_habit("2014-01-01", "2018-01-01", one) is not None) is same


def test_the_last_quarter_of_a_range_counts():
    told = mention("2017-01-01", "2018-04-01", "range", "month")
    assert same_by_habit("2017-01-01", "2018-01-01", told) == "the last unit of a range counts"


@pytest.mark.parametrize(
    ("one", "same"),
    [
        (mention("2015-01-01", "2016-01-01", "point", "year"), True),
        (mention("2014-01-01", "2015-01-01", "point", "year"), False),
        (mention("2015-11-20", "2015-11-21", "point", "day"), False),
    ],
)
def test_a_distance_is_as_wide_as_its_unit(one, same):
    assert (same_by_habit("2015-11-07", "2015-11-08", one) is not None) is same
