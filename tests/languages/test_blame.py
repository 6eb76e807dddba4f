import pytest

from riwaya.languages.blame import answerable, causes, doers, parties
from riwaya.text.normalise import fold
from riwaya.text.tokens import words


def folded(text):
    return [fold(one.text) for one in words(text)]


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("the rebels", "en", {"rebels"}),
        ("المتمردون", "ar", {"rebels"}),
        ("شورشیان", "fa", {"rebels"}),
        ("the lighthouse", "en", set()),
    ],
)
def test_a_party_is_one_in_all_languages(text, language, expected):
    assert parties(folded(text), language) == expected


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("the boat sank because it was overloaded", "en", {"overload"}),
        ("غرق القارب بسبب العاصفة", "ar", {"weather"}),
        ("قایق بر اثر توفان غرق شد", "fa", {"weather"}),
        ("a storm passed the island", "en", set()),
    ],
)
def test_a_cause_stands_behind_a_because(text, language, expected):
    assert causes(folded(text), language) == expected


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("he was killed by the guards", "en", {"guards"}),
        ("قتل على يد الحراس", "ar", {"guards"}),
        ("به دست نگهبانان کشته شد", "fa", {"guards"}),
        ("the guards were killed", "en", set()),
    ],
)
def test_who_did_it_stands_behind_a_passive(text, language, expected):
    assert doers(folded(text), language) == expected


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("it was the responsibility of the army", "en", {"army"}),
        ("the army is responsible for it", "en", {"army"}),
        ("حمّل الجيش مسؤولية الحريق", "ar", {"army"}),
        ("ارتش را مسئول آتش‌سوزی دانستند", "fa", {"army"}),
        ("the army burnt it", "en", None),
    ],
)
def test_who_answers_for_it(text, language, expected):
    assert answerable(folded(text), language) == expected
