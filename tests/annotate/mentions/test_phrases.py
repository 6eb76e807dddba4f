"""Listed phrases in a sequence of words."""

import pytest

from riwaya.annotate.mentions.phrases import index, longest, longest_any, organisation_index, place_index
from riwaya.annotate.mentions.words import words

PHRASES = [("وزير", "short"), ("وزير الدفاع", "long"), ("وزیر دفاع", "fa"), ("prime minister", "en")]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("ar", "وزير الدفاع الروسي", ("long", 2)),
        ("ar", "وزير النفط", ("short", 1)),
        ("fa", "وزیر دفاع ایران", ("fa", 2)),
        ("en", "Prime Minister Moor", ("en", 2)),
        ("en", "Prime time", None),
    ],
)
def test_the_longest_phrase_at_a_word_is_found(
    language: str, text: str, expected: tuple[str, int] | None
) -> None:
    hit = longest(index(PHRASES), words(text, language), 0)
    assert (hit and (hit.value, hit.end)) == expected


@pytest.mark.parametrize(
    ("language", "text", "code"),
    [("ar", "نيويورك", "US:5128581"), ("fa", "تهران", "IR:112931"), ("en", "Damascus", "SY:170654")],
)
def test_places_are_indexed_by_their_first_word(language: str, text: str, code: str) -> None:
    hit = longest_any(place_index(), words(text, language), 0, language)
    assert hit is not None
    assert hit.value == code


@pytest.mark.parametrize(("language", "name"), [("ar", "رويترز"), ("fa", "رویترز"), ("en", "Reuters")])
def test_organisations_are_indexed_in_each_language(language: str, name: str) -> None:
    hit = longest_any(organisation_index(language), words(name, language), 0, language)
    assert hit is not None
    assert hit.value.id
