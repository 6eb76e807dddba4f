"""Listed names in running text; the examples are invented."""

import pytest

from riwaya.annotate.mentions.lexicon import lexicon
from riwaya.annotate.mentions.names import listed
from riwaya.annotate.mentions.words import words


def places(text: str, language: str) -> list[str]:
    parts = words(text, language)
    found = listed(parts, lexicon(language))
    return [text[parts[one.start].start : parts[one.end - 1].end] for one in found if one.kind == "place"]


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("مدیر مالی شرکت در تهران", "fa", ["تهران"]),
        ("الوضع في مالي", "ar", ["مالي"]),
        ("مشهد من المدينة", "ar", []),
        ("زائران در مشهد", "fa", ["مشهد"]),
        ("ولادة قيصرية في لبنان", "ar", ["لبنان"]),
        ("a town in Florida", "en", ["Florida"]),
    ],
)
def test_an_everyday_word_of_a_language_is_no_place_in_it(
    text: str, language: str, expected: list[str]
) -> None:
    assert places(text, language) == expected
