"""Readings of words that carry particles."""

import pytest

from riwaya.languages.clitics import Split, splits


@pytest.mark.parametrize(
    ("word", "language", "expected"),
    [
        ("وبوتين", "ar", Split(1, 0, "بوتين")),
        ("ببوتين", "ar", Split(1, 0, "بوتين")),
        ("للاسد", "ar", Split(1, 0, "الاسد")),
        ("وللقوات", "ar", Split(2, 0, "القوات")),
        ("iran's", "en", Split(0, 2, "iran")),
    ],
)
def test_the_reading_without_particles_is_among_the_splits(word: str, language: str, expected: Split) -> None:
    assert expected in splits(word, language)


def test_the_whole_word_comes_first_and_a_language_without_a_file_has_only_that() -> None:
    assert splits("وبوتين", "ar")[0] == Split(0, 0, "وبوتين")
    assert splits("wort", "de") == (Split(0, 0, "wort"),)
