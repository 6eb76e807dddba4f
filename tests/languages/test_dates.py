import pytest

from riwaya.annotate.dates.lexicon import lexicon
from riwaya.languages.dates import date_words
from riwaya.text.normalise import fold


@pytest.mark.parametrize("code", ["ar", "fa", "en"])
def test_every_list_is_sound(code):
    words = date_words(code)
    assert words.source
    assert set(words.months["gregorian"]) == set(range(1, 13))
    assert set(words.weekdays) == set(range(7))
    assert {"day", "week", "month", "year"} <= set(words.units)


@pytest.mark.parametrize("code", ["ar", "fa", "en"])
def test_no_month_name_means_two_months_of_one_calendar(code):
    seen = {}
    for calendar, table in date_words(code).months.items():
        for number, names in table.items():
            for name in names:
                assert seen.setdefault((calendar, fold(name)), number) == number, name


@pytest.mark.parametrize(
    ("code", "name", "month"),
    [
        ("ar", "كانون الثاني", ("gregorian", 1)),
        ("ar", "غشت", ("gregorian", 8)),
        ("ar", "جويلية", ("gregorian", 7)),
        ("ar", "أيلول", ("gregorian", 9)),
        ("ar", "ذو الحجة", ("hijri", 12)),
        ("fa", "آذر", ("jalali", 9)),
        ("fa", "ژوئیه", ("gregorian", 7)),
        ("fa", "جدی", ("jalali", 10)),
        ("en", "sept", ("gregorian", 9)),
    ],
)
def test_national_month_names(code, name, month):
    assert lexicon(code).words[fold(name)]["month"] == month


def test_a_language_without_the_file_is_empty():
    assert date_words("xx").months == {}
