"""What one token can be, by its neighbours. Invented sentences."""

import pytest


@pytest.mark.parametrize(
    ("language", "text", "word", "given"),
    [
        ("ar", "قال السيد علي حسن إن الطريق مفتوح.", "علي", True),
        ("ar", "وقف الوفد علي باب المدينة.", "علي", False),
        ("fa", "آقای علی رحیمی گفت که دیر است.", "علی", False),
        ("en", "Ali Hassan said that it was late.", "Ali", False),
    ],
)
def test_a_preposition_may_be_a_given_name(people_of, at, language, text, word, given):
    people = people_of(language, text)
    assert people.tokens.is_given_name(at(people, word)) is given


@pytest.mark.parametrize(
    ("language", "text", "word", "verb"),
    [
        ("ar", "عبر رئيس النادي نزار الخلفاوي عن سعادته.", "عبر", True),
        ("ar", "وصل الوفد عبر الميناء الجديد.", "عبر", False),
        ("ar", "وصل الوفد عبر الميناء، وسأل عن الطريق.", "عبر", False),
        ("fa", "وزیر نیرو از راه رسید.", "از", False),
        ("en", "The delegation came through the port.", "through", False),
    ],
)
def test_what_reads_like_a_preposition_may_be_a_verb(people_of, at, language, text, word, verb):
    people = people_of(language, text)
    assert people.tokens.is_verb_after_all(at(people, word)) is verb


@pytest.mark.parametrize(
    ("language", "text", "word", "spoken_to"),
    [
        ("ar", "قال المدير لرويترز إن الطريق مفتوح.", "لرويترز", True),
        ("ar", "قال المدير لؤي حداد إن الطريق مفتوح.", "لؤي", False),
        ("fa", "وزیر به رویترز گفت که دیر است.", "رویترز", False),
        ("en", "The minister told Reuters that it was late.", "Reuters", False),
    ],
)
def test_addressees_by_their_clitic(people_of, at, language, text, word, spoken_to):
    people = people_of(language, text)
    assert people.tokens.is_addressee(at(people, word)) is spoken_to


@pytest.mark.parametrize(
    ("language", "text", "hyphen"),
    [
        ("en", "Hala al-Safdari said so.", True),
        ("en", "The road - it is long - was open.", False),
        ("ar", "القاهرة - قال المدير إن الطريق مفتوح.", False),
        ("fa", "تهران-وزیر نیرو گفت که دیر است.", False),
    ],
)
def test_hyphens_join_names_of_capitals_alone(people_of, at, language, text, hyphen):
    people = people_of(language, text)
    assert people.tokens.is_hyphen(at(people, "-")) is hyphen
