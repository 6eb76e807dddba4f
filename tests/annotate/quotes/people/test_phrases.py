"""The noun phrase at a token: extent, head and names together. Invented sentences."""

import pytest


@pytest.mark.parametrize(
    ("language", "text", "word", "name"),
    [
        ("ar", "قال المتحدث باسم الشركة، المهندس نزار الخلفاوي، إن العمل انتهى.", "المتحدث", "نزار الخلفاوي"),
        ("fa", "مدیرعامل، گرشاسب لاهیجانی، گفت: «کار تمام شد.»", "مدیرعامل", "گرشاسب لاهیجانی"),
        ("en", "Its president, Shirin Vandad, said so.", "Its", "Shirin Vandad"),
    ],
)
def test_a_name_after_the_comma_of_a_role(people_of, at, language, text, word, name):
    people = people_of(language, text)
    phrase = people.phrases.phrase(at(people, word))
    assert phrase is not None
    assert [people.ctx.frame.source(*run) for run in phrase.names] == [name]


@pytest.mark.parametrize(
    ("language", "text", "word"),
    [
        ("ar", "قال هذا المسؤول.", "هذا"),
        ("fa", "این مقام گفت.", "این"),
        ("en", "This official said so.", "This"),
    ],
)
def test_what_points_back_is_anaphoric(people_of, at, language, text, word):
    people = people_of(language, text)
    phrase = people.phrases.phrase(at(people, word))
    assert phrase is not None
    assert phrase.anaphoric


def test_nothing_begins_beyond_the_text(people_of):
    people = people_of("en", "So it was.")
    assert people.phrases.phrase(len(people.ctx.frame)) is None
