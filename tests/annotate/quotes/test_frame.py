"""Tokens, paragraphs, units and marks of one text as parallel columns."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from riwaya.annotate.quotes.frame import Frame, frame
from riwaya.languages.cues import cue_data
from riwaya.types import Boilerplate


def cut(text: str, language: str = "ar", *boilerplate: Boilerplate) -> Frame:
    return frame(text, cue_data(language), boilerplate)


def pieces(found: Frame, numbers: list[int]) -> list[str]:
    """The text of each group of tokens."""
    edges = [at for at in range(len(found)) if at == 0 or numbers[at] != numbers[at - 1]]
    return [found.source(at, end) for at, end in zip(edges, [*edges[1:], len(found)], strict=True)]


@pytest.mark.parametrize(
    ("language", "text", "units"),
    [
        ("ar", "قال د. سامي نعم. ثم خرج.", ["قال د. سامي نعم.", "ثم خرج."]),
        ("ar", "بثته قناة (ب.ب.س) أمس. ثم خرج.", ["بثته قناة (ب.ب.س) أمس.", "ثم خرج."]),
        ("ar", "قال «نعم. لا» ثم خرج.", ["قال «نعم. لا» ثم خرج."]),
        ("ar", "قال «نعم.» ثم خرج.", ["قال «نعم.»", "ثم خرج."]),
        ("fa", "جاده باز شد.پل بسته ماند.", ["جاده باز شد.", "پل بسته ماند."]),
        ("fa", "آیا می‌آید؟ بله.", ["آیا می‌آید؟", "بله."]),
        ("en", "Mr. Nicolas left. He said no.", ["Mr. Nicolas left.", "He said no."]),
        ("en", "The U.S. envoy left at 5.30 today.", ["The U.S. envoy left at 5.30 today."]),
    ],
)
def test_units_end_where_the_outlets_sentences_do(language: str, text: str, units: list[str]) -> None:
    found = cut(text, language)
    assert pieces(found, found.unit) == units


@pytest.mark.parametrize(
    ("text", "paragraphs"),
    [
        ("أول\nثان", ["أول", "ثان"]),
        ("أول.   ثان", ["أول.", "ثان"]),
        ("أول   ثان", ["أول   ثان"]),
        ("أول،   ثان", ["أول،   ثان"]),
        ("أول      ثان", ["أول", "ثان"]),
        # Line ends lost without a blank, blanks kept inside the paragraphs.
        (
            "جاده باز شد. پل ماند.نیکو افزود: خوب است.وی رفت.",
            ["جاده باز شد. پل ماند.", "نیکو افزود: خوب است.", "وی رفت."],
        ),
        ("جاده باز شد. پل ماند.نیکو رفت", ["جاده باز شد. پل ماند.نیکو رفت"]),
        ("بثته قناة بي.بي.سي أمس. ثم خرج", ["بثته قناة بي.بي.سي أمس. ثم خرج"]),
    ],
)
def test_paragraphs_end_with_lines_or_what_is_left_of_them(text: str, paragraphs: list[str]) -> None:
    found = cut(text)
    assert pieces(found, found.paragraph) == paragraphs


def test_boilerplate_is_skipped_and_captions_are_not() -> None:
    text = "قال نعم"
    whole = {"start": 0, "end": len(text)}
    assert all(cut(text, "ar", Boilerplate(kind="related", **whole)).skipped)
    assert not any(cut(text, "ar", Boilerplate(kind="caption", **whole)).skipped)


@given(st.text(alphabet='ab قال.«»"\n،؟()  7', max_size=60), st.sampled_from(["ar", "fa", "en", "und"]))
def test_columns_are_parallel_and_rise(text: str, language: str) -> None:
    found = cut(text, language)
    columns = (found.ends, found.forms, found.words, found.paragraph, found.unit, found.inside, found.skipped)
    assert {len(column) for column in columns} == {len(found)}
    for at in range(len(found)):
        assert 0 <= found.starts[at] < found.ends[at] <= len(text)
        assert found.unit_start[at] <= at < found.unit_end[at] <= len(found)
        assert found.paragraph_start[at] <= at < found.paragraph_end[at] <= len(found)
        assert found.at_or_after(found.starts[at]) == at
    assert found.unit == sorted(found.unit)
    assert found.paragraph == sorted(found.paragraph)
