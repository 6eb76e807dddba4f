"""What stands in marks: speech or a name; invented sentences."""

import pytest

from riwaya.annotate.quotes.context import context
from riwaya.annotate.quotes.openers.marked_words import fills_clause, names_something, token_count


@pytest.mark.parametrize(
    ("language", "text", "named"),
    [
        ("ar", "فيلم «ورد الصباح» جميل", True),
        ("ar", "عبر موقع الرسائل القصيرة «وردة»", True),
        ("ar", "قال «سنفتح الطريق غدا»", False),
        ("ar", "محطة «ورد أحمر» قرب محطة «ورد أحمر»", True),
        ("fa", "فیلم «جاده» دیده شد", True),
        ("fa", "با علامت ''گل سرخ'' آمد", True),
        ("ar", "انتهى من عمله الدرامي «ورد أحمر» أمس", True),
        ("en", 'spoke on "State of the Town" today', True),
        ("en", 'spoke of "State and the town" today', False),
        ("fa", "گفت «جاده باز می‌شود»", False),
        ("en", 'on CNN "Meet the Town" today', True),
        ("en", 'he said "meet the town" today', False),
    ],
)
def test_names_in_marks_are_told_from_speech(language: str, text: str, named: bool) -> None:
    assert names_something(context(text, language), 0) is named


def test_marks_that_end_their_clause() -> None:
    ctx = context("قال «نعم بالتأكيد»، ثم قال «لا أبدا» للوزير أمس", "ar")
    assert (fills_clause(ctx, 0), fills_clause(ctx, 1), token_count(ctx, 0)) == (True, False, 2)
