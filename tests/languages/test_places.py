"""Words around places: heads, and adjectives of nationality in their inflections."""

import pytest

from riwaya.languages.places import nationality, place_kind, place_words


@pytest.mark.parametrize(
    ("word", "language", "country"),
    [
        ("السوري", "ar", "SY"),
        ("السورية", "ar", "SY"),
        ("الروسيين", "ar", "RU"),
        ("سوری", "fa", "SY"),
        ("روس‌ها", "fa", "RU"),
        ("Russian", "en", "RU"),
        ("القديم", "ar", None),
        ("قدیمی", "fa", None),
        ("old", "en", None),
    ],
)
def test_an_adjective_tells_its_country(word, language, country):
    found = nationality(word, language)
    assert found is None if country is None else found and found.upper().endswith(country)


@pytest.mark.parametrize("heads", [("نهر", "رود", "river"), ("سد", "dam")])
def test_heads_of_all_languages_say_one_kind(heads):
    kinds = {place_kind(head) for head in heads}
    assert len(kinds) == 1
    assert None not in kinds


@pytest.mark.parametrize("language", ["ar", "fa", "en"])
def test_each_language_has_its_words(language):
    words = place_words(language)
    assert words.source
    assert words.nationalities
