"""What the article as a whole settles: short forms and fullest names; examples are invented."""

import pytest

from riwaya.annotate.mentions.lexicon import lexicon
from riwaya.annotate.mentions.names import Candidate
from riwaya.annotate.mentions.people import fullest, key, propagated
from riwaya.annotate.mentions.words import words


@pytest.mark.parametrize(("word", "expected"), [("الاسد", "اسد"), ("اسد", "اسد"), ("الف", "الف")])
def test_surnames_compare_without_the_article(word: str, expected: str) -> None:
    assert key(word) == expected


@pytest.mark.parametrize(
    ("language", "text", "full", "expected"),
    [
        ("ar", "وصل سامر الزرقندي وقال زرقندي شكراً", (1, 3), ["زرقندي"]),
        ("fa", "سامان زرقندیان آمد و زرقندیان رفت", (0, 2), ["زرقندیان"]),
        ("en", "Samer Halwani left. Halwani said so; halwani did not", (0, 2), ["Halwani"]),
    ],
)
def test_a_surname_stands_for_its_bearer(
    language: str, text: str, full: tuple[int, int], expected: list[str]
) -> None:
    parts = words(text, language)
    found = propagated(parts, [Candidate(*full, "person", 0.9)], lexicon(language))
    assert [text[parts[one.start].start : parts[one.end - 1].end] for one in found] == expected


@pytest.mark.parametrize(
    ("language", "text", "full", "short", "expected"),
    [
        ("ar", "وصل سامر الحلواني ثم غادر الحلواني", (1, 3), (5, 6), "سامر الحلواني"),
        ("fa", "سامان کریمی آمد و کریمی رفت", (0, 2), (4, 5), "سامان کریمی"),
        ("en", "Samer Halwani left and Halwani slept", (0, 2), (4, 5), "Samer Halwani"),
    ],
)
def test_a_short_form_has_the_fullest_name(
    language: str, text: str, full: tuple[int, int], short: tuple[int, int], expected: str
) -> None:
    one, other = Candidate(*full, "person", 0.9), Candidate(*short, "person", 0.9)
    parts = words(text, language)
    assert fullest(text, parts, [one, other], lexicon(language))[other] == expected
