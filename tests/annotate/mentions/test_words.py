"""Words without their clitics, with spans into the raw text."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from riwaya.annotate.mentions.words import words

PIECES = [
    "وبوتين",
    "للأسد",
    "بالرئيس",
    "الاسـد",
    "سوريةٌ",
    "پوتین‌ها",
    "Iran's",
    "«",
    "»",
    "،",
    " ",
    "\n",
    "12",
    "é",
]
LANGUAGES = ["ar", "fa", "en", "und"]


@pytest.mark.parametrize(
    ("text", "cores"),
    [
        ("وبوتين", ["بوتين"]),
        ("للأسد", ["لأسد"]),
        ("ببوتين", ["بوتين"]),
        ("والي الولاية", ["والي", "الولاية"]),
        ("باريس وبيروت ولبنان", ["باريس", "بيروت", "لبنان"]),
        ("لندن ولندن", ["لندن", "لندن"]),
        ("وليد فريد", ["وليد", "فريد"]),
    ],
)
def test_particles_are_cut_and_names_that_look_so_are_not(text: str, cores: list[str]) -> None:
    assert [text[w.start : w.end] for w in words(text, "ar")] == cores


def test_an_unknown_word_is_cut_where_the_article_has_it_alone() -> None:
    text = "رأيت قنبرلوف أمس وقنبرلوف اليوم"
    assert [text[w.start : w.end] for w in words(text, "ar")][3] == "قنبرلوف"


@given(st.lists(st.sampled_from(PIECES), max_size=12).map("".join), st.sampled_from(LANGUAGES))
def test_spans_are_ordered_and_inside_the_text(text: str, language: str) -> None:
    found = words(text, language)
    assert all(0 <= w.start < w.end <= len(text) for w in found)
    assert all(a.end <= b.start for a, b in pairwise(found))


def test_skipped_spans_give_no_words() -> None:
    text = "واحد اثنان ثلاثة"
    assert [text[w.start : w.end] for w in words(text, "ar", [(5, 11)])] == ["واحد", "ثلاثة"]
