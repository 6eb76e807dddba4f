"""Titles between two commas after a name, in three languages; examples are invented."""

from collections.abc import Callable

import pytest

Phrases = Callable[[str, str], list[str]]


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        (
            "رعد السلماوي، رئيس لجنة المياه النيابية الدائمة، لم يحضر",
            "ar",
            "رئيس لجنة المياه النيابية الدائمة",
        ),
        ("لاله کریم‌زاد، پژوهشگر و استاد دانشگاه تهران، گفت", "fa", "پژوهشگر و استاد دانشگاه تهران"),
        ("Nadia Farr, a doctor with no past, left", "en", "a doctor with no past"),
    ],
)
def test_a_title_set_off_by_commas_reaches_to_the_second(
    text: str, language: str, expected: str, phrases: Phrases
) -> None:
    assert phrases(text, language) == [expected]


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("رعد السلماوي، وزير الزراعة قال أمس، في بيان", "ar", "وزير الزراعة"),
        ("لاله کریم‌زاد، وزیر گفت که، شاید", "fa", "وزیر"),
        ("Nadia Farr, the minister said on Monday, had left", "en", "the minister"),
    ],
)
def test_a_verb_of_saying_between_commas_ends_the_title(
    text: str, language: str, expected: str, phrases: Phrases
) -> None:
    assert phrases(text, language) == [expected]
