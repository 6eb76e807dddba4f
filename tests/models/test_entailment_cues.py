import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from riwaya.models.entailment_cues import COUNT, covered, cues, language, marks, opposite

NUMBER, SAME, UNLIKE, NEGATED, DENIED, WITH, AGAINST = range(COUNT)


def whole(text):
    return np.array([[0, len(text)]])


def marked(one, other):
    """The marks of a text read as one token."""
    return marks(cues(one), cues(other), whole(one))[0]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("أغلقت البلدية الجسر", "ar"),
        ("شهرداری پل را بست", "fa"),
        ("The bridge was closed", "en"),
        ("Köprü kapandı", "en"),
        ("", "en"),
    ],
)
def test_the_language_by_its_letters(text, expected):
    assert language(text) == expected


@pytest.mark.parametrize("other", ["قُتل 12 جنديا", "دوازده سرباز کشته شدند", "Twelve soldiers were killed"])
@pytest.mark.parametrize("one", ["قتل اثنا عشر جنديا", "۱۲ سرباز کشته شدند", "12 soldiers were killed"])
def test_the_same_number_in_digits_and_words_of_three_languages(one, other):
    assert marked(one, other)[[NUMBER, SAME, UNLIKE]].tolist() == [1, 1, 0]


@pytest.mark.parametrize("other", ["قُتل 13 جنديا", "سیزده سرباز کشته شدند", "Thirteen soldiers were killed"])
def test_another_number(other):
    assert marked("12 soldiers were killed", other)[[NUMBER, SAME, UNLIKE]].tolist() == [1, 0, 1]


def test_a_number_is_not_unlike_a_text_without_numbers():
    assert marked("12 soldiers were killed", "Soldiers were killed")[[NUMBER, UNLIKE]].tolist() == [1, 0]


@pytest.mark.parametrize(
    ("text", "column"),
    [
        ("لم يصل الوزير", NEGATED),
        ("وزیر نیامد و این درست نیست", NEGATED),
        ("The minister did not arrive", NEGATED),
        ("نفى الوزير الخبر", DENIED),
        ("وزیر این خبر را تکذیب کرد", DENIED),
        ("The minister denied the report", DENIED),
    ],
)
def test_negation_and_denial(text, column):
    assert marked(text, "")[column] == 1
    assert marked("وصل الوزير", "")[column] == 0


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("استقال الوزير", "وزیر استعفا داد", [1, 0]),
        ("استقال الوزير", "وزیر در سمت خود ابقا شد", [0, 1]),
        ("The suspect was convicted", "برّأت المحكمة المتهم", [0, 1]),
    ],
)
def test_opposites_across_languages(one, other, expected):
    assert marked(one, other)[[WITH, AGAINST]].tolist() == expected


def test_a_side_is_the_opposite_of_its_opposite():
    assert opposite(("resign", "one")) == ("resign", "other")
    assert opposite(opposite(("resign", "one"))) == ("resign", "one")


def test_a_token_is_covered_by_any_shared_character():
    offsets = np.array([[0, 2], [2, 2], [2, 5], [5, 6]])
    assert covered(offsets, [(3, 4)]).tolist() == [0, 0, 1, 0]
    assert covered(offsets, [(1, 3)]).tolist() == [1, 1, 1, 0]


@settings(deadline=None, max_examples=60)
@given(st.text(max_size=40), st.text(max_size=40))
def test_marks_of_any_two_texts(one, other):
    found = marks(cues(one), cues(other), np.array([[at, at + 1] for at in range(len(one))]).reshape(-1, 2))
    assert found.shape == (len(one), COUNT)
    assert set(found.flat) <= {0, 1}
