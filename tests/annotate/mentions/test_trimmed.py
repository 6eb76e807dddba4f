"""What is no part of the bare name in a tagged run, in three languages; examples are invented."""

import pytest

from riwaya.annotate.mentions.lexicon import lexicon
from riwaya.annotate.mentions.trimmed import bare
from riwaya.annotate.mentions.words import words
from riwaya.models.protocols import TaggedSpan
from riwaya.types import EntityKind


def trimmed(text: str, language: str, kind: EntityKind, score: float = 0.9) -> str:
    """The bare name of a run that is the whole text."""
    parts = words(text, language)
    span = TaggedSpan(0, len(text), kind, score)
    start, end = bare(parts, 0, len(parts), span, lexicon(language))
    return text[parts[start].start : parts[end - 1].end] if end > start else ""


@pytest.mark.parametrize(
    ("text", "language", "kind", "name"),
    [
        ("الدكتور سالم زرقشان", "ar", "person", "سالم زرقشان"),
        ("آية الله زرقشان", "ar", "person", "زرقشان"),
        ("دکتر سالم زرکوشان", "fa", "person", "سالم زرکوشان"),
        ("بلدة زرقشان", "ar", "place", "زرقشان"),
        ("استان «زرکوشان»", "fa", "place", "زرکوشان"),
        ("امام زرکوشانی (ره", "fa", "person", "امام زرکوشانی"),
    ],
)
def test_heads_titles_and_marks_are_no_part_of_a_name(
    text: str, language: str, kind: EntityKind, name: str
) -> None:
    assert trimmed(text, language, kind) == name


@pytest.mark.parametrize(
    ("text", "language"),
    [("أمين زرقشان", "ar"), ("ولی الله زرکوشانی", "fa"), ("أمين الدين زرقشان", "ar")],
)
def test_a_title_that_is_a_given_name_stays_before_one_more_word(text: str, language: str) -> None:
    assert trimmed(text, language, "person") == text


@pytest.mark.parametrize(
    ("text", "language", "kind", "name"),
    [
        ("وزیر نیروی زرکوشان", "fa", "organisation", ""),
        ("وزیر نیروی زرکوشان", "fa", "place", "زرکوشان"),
        ("وزير دفاع زرقشان", "ar", "organisation", ""),
    ],
)
def test_the_field_of_an_office_names_nothing(text: str, language: str, kind: EntityKind, name: str) -> None:
    parts = words(text, language)
    start, end = bare(parts, 1, 3, TaggedSpan(5, len(text), kind, 0.9), lexicon(language))
    assert " ".join(text[one.start : one.end] for one in parts[start:end]) == name


@pytest.mark.parametrize(("score", "name"), [(0.9, "توماس باخ"), (0.6, "توماس")])
def test_a_surname_like_a_preposition_and_a_noun_needs_a_sure_tag(score: float, name: str) -> None:
    assert trimmed("توماس باخ", "ar", "person", score) == name


def test_a_country_after_a_body_of_another_is_no_part_of_it() -> None:
    assert trimmed("وزارة الدفاع الصينية الولايات المتحدة", "ar", "organisation") == "وزارة الدفاع الصينية"
    assert trimmed("وزارة الدفاع الصينية", "ar", "organisation") == "وزارة الدفاع الصينية"


@pytest.mark.parametrize(("text", "kind"), [("نیامد", "person"), ("الصينية", "organisation")])
def test_a_verb_or_nationality_alone_is_no_name(text: str, kind: EntityKind) -> None:
    assert trimmed(text, "fa" if text == "نیامد" else "ar", kind) == ""
