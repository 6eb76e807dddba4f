"""English title phrases: where they begin and end; examples are invented."""

from collections.abc import Callable

import pytest

Phrases = Callable[[str, str], list[str]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Nadia Farr, a hydrologist at the University of Tehran, told us",
            ["a hydrologist at the University of Tehran"],
        ),
        ("The workers' spokesman, Iraj Khajavi", ["The workers' spokesman"]),
        (
            "The head of the European Union's observer mission, Tom",
            ["The head of the European Union's observer mission"],
        ),
        ("the head of the town council met him", ["the head of the town council"]),
        ("The governor's office denied it", []),
    ],
)
def test_english_phrases_go_as_far_as_their_complements(
    text: str, expected: list[str], phrases: Phrases
) -> None:
    assert phrases(text, "en") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The losing candidate will appeal.", ["The losing candidate"]),
        ("The 19-year-old striker apologised.", ["The 19-year-old striker"]),
        ("The town's hospital director left.", ["The town's hospital director"]),
        ("Workers and the director left.", ["the director"]),
        ("They met director Moor.", ["director"]),
    ],
)
def test_an_english_phrase_begins_at_its_determiner(text: str, expected: list[str], phrases: Phrases) -> None:
    assert phrases(text, "en") == expected
