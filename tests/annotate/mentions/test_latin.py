"""Runs of capitals sorted into kinds; examples are invented."""

import pytest

from riwaya.annotate.mentions.latin import capitals
from riwaya.annotate.mentions.lexicon import lexicon
from riwaya.annotate.mentions.names import listed, spans_of
from riwaya.annotate.mentions.roles import roles
from riwaya.annotate.mentions.words import words


def runs(text: str, language: str = "en") -> list[tuple[str, str]]:
    parts, known = words(text, language), lexicon(language)
    spans = spans_of(listed(parts, known))
    found = capitals(parts, known, roles(parts, known, spans), spans)
    return [(text[parts[one.start].start : parts[one.end - 1].end], one.kind) for one in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Darvakh River Council met.", [("Darvakh River Council", "organisation")]),
        ("Minister Samer Halwani resigned.", [("Samer Halwani", "person")]),
        ("Goran Petrovan, coach of the side, left.", [("Goran Petrovan", "person")]),
        ("It was told to the daily Shorvan.", [("Shorvan", "organisation")]),
        ("a group calling itself Darvakh", [("Darvakh", "organisation")]),
        ("Rain fell in Zarqandal.", [("Zarqandal", "place")]),
        ("The Golmar dam held.", [("Golmar dam", "place")]),
        ("Yesterday it rained.", []),
        ("He is a Zarqandi.", []),
    ],
)
def test_what_stands_around_a_run_says_its_kind(text: str, expected: list[tuple[str, str]]) -> None:
    assert runs(text) == expected


@pytest.mark.parametrize(
    ("language", "text"), [("ar", "زار Samer Halwani المدينة"), ("fa", "Samer Halwani آمد")]
)
def test_scripts_without_capitals_have_no_runs(language: str, text: str) -> None:
    assert runs(text, language) == []
