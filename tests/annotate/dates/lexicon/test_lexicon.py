import pytest

from riwaya.annotate.dates.lexicon import compound_senses, lexicon, number_senses, read
from riwaya.text.normalise import fold


@pytest.mark.parametrize(
    ("text", "order", "senses"),
    [
        ("3/4/2016", "dmy", {"ymd": (2016, 4, 3)}),
        ("3/4/2016", "mdy", {"ymd": (2016, 3, 4)}),
        ("1396/9/20", "ymd", {"ymd": (1396, 9, 20)}),
        ("8:30", "dmy", {"hm": (8, 30)}),
        ("25:00", "dmy", {"punct": None}),
        ("2014-2018", "dmy", {"years": (2014, 2018)}),
        ("2016-11", "dmy", {"my": (2016, 11)}),
        ("1990s", "mdy", {"decade": 1990, "numdecade": 1990}),
        ("24/7", "dmy", {"dm": (24, 7)}),
    ],
)
def test_numbers_with_marks(text, order, senses):
    assert compound_senses(text, order) == senses


@pytest.mark.parametrize(
    ("value", "digits", "name", "there"),
    [
        (31, 2, "day", True),
        (32, 2, "day", False),
        (1396, 4, "year", True),
        (2016, 4, "syear", True),
        (7, 1, "yy", False),
    ],
)
def test_what_a_number_may_be(value, digits, name, there):
    assert (name in number_senses(value, digits=digits)) is there


@pytest.mark.parametrize(
    ("language", "text", "value"),
    [
        ("ar", "الحادي والعشرين", 21),
        ("ar", "تسعة عشر تسعة وتسعون", 1999),
        ("fa", "هزاروسیصدونود", 1390),
        ("fa", "بیست‌ودوم", 22),
        ("en", "nineteen ninety-nine", 1999),
        ("en", "twenty-first", 21),
        ("tr", "yirmi iki", 22),
    ],
)
def test_number_words_are_one_number(language, text, value):
    tokens = read(fold(text), lexicon(language), lambda _at: True)
    assert [token.senses["num"] for token in tokens] == [value]


def test_case_endings_are_cut():
    tokens = read(fold("haftanın 2015'in 21'inci"), lexicon("tr"), lambda _at: True)
    names = [set(token.senses) for token in tokens]
    assert "unitweek" in names[0]
    assert "caseyear" in names[1]
    assert "ord" in names[2]
