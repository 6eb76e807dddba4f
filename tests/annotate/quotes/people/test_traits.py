"""What can be said of a phrase as a speaker. Invented sentences."""

import pytest


@pytest.mark.parametrize(
    ("language", "text", "word", "plural"),
    [
        ("ar", "قال مسؤولون إن الطريق مفتوح.", "مسؤولون", True),
        ("ar", "قال مسؤول إن الطريق مفتوح.", "مسؤول", False),
        ("fa", "معلمان گفتند که دیر است.", "معلمان", True),
        ("fa", "وزیر گفت که دیر است.", "وزیر", False),
    ],
)
def test_number(people_of, at, language, text, word, plural):
    people = people_of(language, text)
    phrase = people.phrases.phrase(at(people, word))
    assert phrase is not None
    assert people.traits.is_plural(phrase) is plural


@pytest.mark.parametrize(
    ("text", "word", "feminine"),
    [
        ("قالت وزيرة النقل إن الطريق مفتوح.", "وزيرة", True),
        ("قال وزير النقل إن الطريق مفتوح.", "وزير", False),
        ("قال نزار الخلفاوي إن الطريق مفتوح.", "نزار", None),
    ],
)
def test_gender_by_the_ending_of_a_role(people_of, at, text, word, feminine):
    people = people_of("ar", text)
    phrase = people.phrases.phrase(at(people, word))
    assert phrase is not None
    assert people.traits.is_feminine(phrase) is feminine


@pytest.mark.parametrize(
    ("language", "text", "dateline"),
    [
        ("fa", "تهران - وزیر نیرو گفت: «آب هست.»", True),
        ("ar", "القاهرة - قال المدير إن الطريق مفتوح.", True),
        ("en", "Officials said so.", False),
    ],
)
def test_dateline(people_of, language, text, dateline):
    people = people_of(language, text)
    phrase = people.phrases.phrase(0)
    assert phrase is not None
    assert people.traits.is_dateline(phrase) is dateline
