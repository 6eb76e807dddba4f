"""What one word can be in a speaker's phrase."""

import pytest

from riwaya.annotate.quotes.nouns import media_names, nouns
from riwaya.text.normalise import fold


@pytest.mark.parametrize(
    ("language", "word", "role", "body"),
    [
        ("ar", "الوزير", True, False),
        ("ar", "وزارة", False, True),
        ("ar", "طريق", False, False),
        ("fa", "سخنگوی", True, False),
        ("fa", "وزارت", False, True),
        ("fa", "جاده", False, False),
        ("en", "minister", True, False),
        ("en", "ministry", False, True),
        ("en", "road", False, False),
    ],
)
def test_roles_and_bodies(language: str, word: str, role: bool, body: bool) -> None:
    known, form = nouns(language), fold(word)
    assert (known.is_role(form), known.is_body(form)) == (role, body)


@pytest.mark.parametrize(
    ("language", "word", "begins"),
    [
        ("ar", "محمد", True),
        ("ar", "طريق", False),
        ("fa", "محمد", True),
        ("fa", "است", False),
        ("en", "the", False),
    ],
)
def test_what_can_begin_a_name(language: str, word: str, begins: bool) -> None:
    assert nouns(language).begins_name(fold(word)) is begins


def test_a_particle_is_told_from_the_word_it_stands_before() -> None:
    known = nouns("ar")
    assert known.reading(fold("لوزارة")) == fold("وزارة")
    assert known.has_clitic(fold("لوزارة"))
    assert not known.has_clitic(fold("وزارة"))
    assert known.bare(fold("الوزير")) == fold("وزير")


@pytest.mark.parametrize(
    ("word", "subject"), [("Nicolas", True), ("the", True), ("Thursday", False), ("praise", False)]
)
def test_what_begins_a_subject_in_english(word: str, subject: bool) -> None:
    assert nouns("en").is_subject(word) is subject


def test_media_are_known_by_name_and_a_language_without_data_knows_nothing() -> None:
    assert fold("رويترز") in media_names()
    assert not nouns("und").is_role("وزير")
