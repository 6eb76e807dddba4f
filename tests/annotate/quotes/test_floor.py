"""Who had the floor. Invented sentences."""

import pytest

from riwaya.annotate.quotes.context import context
from riwaya.annotate.quotes.floor import Floor, gender_of


@pytest.mark.parametrize(
    ("language", "text", "gender"),
    [
        ("ar", "قال نزار الخلفاوي إن الطريق مفتوح.", "m"),
        ("ar", "قالت هالة الصفدي إن الطريق مفتوح.", "f"),
        ("fa", "معلمان گفتند که دیر است.", "p"),
        ("en", "Hala Safdari said that it was late.", ""),
    ],
)
def test_the_gender_that_a_form_shows(language, text, gender):
    assert gender_of(context(text, language).cues[0]) == gender


def test_the_last_who_agrees_goes_on():
    first, second, third = context("قال نزار. وقالت هالة. وأضاف أن الطريق مفتوح.", "ar").cues
    floor = Floor()
    floor.give(first, "نزار")
    floor.give(second, "هالة")
    assert floor.anybody == "هالة"
    assert floor.agreeing(third) == "نزار"
