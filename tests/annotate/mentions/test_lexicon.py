"""Word classes of each language, folded; inflected where the language inflects them."""

import pytest

from riwaya.annotate.mentions.lexicon import lexicon


@pytest.mark.parametrize(
    ("language", "word", "country"),
    [
        ("ar", "الروسيه", "RU"),
        ("ar", "روسيين", "RU"),
        ("fa", "روسها", "RU"),
        ("fa", "روسي", "RU"),
        ("en", "russian", "RU"),
        ("en", "Russian", None),
    ],
)
def test_adjectives_of_nationality_say_their_country(language: str, word: str, country: str | None) -> None:
    assert lexicon(language).nationalities.get(word) == country


@pytest.mark.parametrize(
    ("language", "word", "office"),
    [
        ("ar", "الوزير", "minister"),
        ("ar", "وزير", "minister"),
        ("fa", "وزير", "minister"),
        ("en", "minister", "minister"),
    ],
)
def test_offices_are_listed_with_and_without_the_arabic_article(
    language: str, word: str, office: str
) -> None:
    assert (((word,), office)) in lexicon(language).offices[word]


@pytest.mark.parametrize("language", ["ar", "fa", "en"])
def test_every_head_may_begin_a_title(language: str) -> None:
    known = lexicon(language)
    assert known.title_starts >= known.offices.keys() | known.honorifics.keys() | known.epithets.keys()
    assert known.bodies
    assert known.informants
    assert known.tellers


def test_a_language_without_lists_is_empty() -> None:
    assert not lexicon("xx").offices
    assert not lexicon("xx").bodies
