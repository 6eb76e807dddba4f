"""Persons in scripts without capitals: by title, given name, apposition, verb of saying."""

import pytest

from riwaya.annotate.mentions.lexicon import lexicon
from riwaya.annotate.mentions.names import listed, spans_of
from riwaya.annotate.mentions.persons import begins_name, people
from riwaya.annotate.mentions.roles import roles
from riwaya.annotate.mentions.words import words


def persons(text: str, language: str) -> set[str]:
    parts, known = words(text, language), lexicon(language)
    spans = spans_of(listed(parts, known))
    found = people(parts, known, roles(parts, known, spans), spans)
    return {text[parts[one.start].start : parts[one.end - 1].end] for one in found}


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("ar", "وصل الوزير سامر الحلواني أمس", {"سامر الحلواني"}),
        ("ar", "قالت أم سامر إنها رأت", {"أم سامر"}),
        ("ar", "وأكد سامر حسين ذلك", {"سامر حسين"}),
        ("ar", "انخفض سعر القمح", set()),
        ("fa", "دکتر سامان کریمی گفت", {"سامان کریمی"}),
        ("fa", "سامان کریمی، وزیر نیرو، رفت", {"سامان کریمی"}),
        ("fa", "اعلام جرم در بندر عباس", set()),
        ("fa", "قیمت نان بالا رفت", set()),
        ("en", "Minister Samer Halwani left", set()),
    ],
)
def test_a_name_needs_something_that_vouches_for_it(language: str, text: str, expected: set[str]) -> None:
    assert persons(text, language) == expected


@pytest.mark.parametrize(
    ("language", "word", "expected"),
    [("ar", "محمد", True), ("ar", "الكتاب", False), ("fa", "حسین", True), ("fa", "کتاب", False)],
)
def test_known_given_names_begin_a_name(language: str, word: str, expected: bool) -> None:
    assert begins_name(words(word, language)[0]) == expected
