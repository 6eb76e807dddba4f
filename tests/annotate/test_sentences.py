import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from riwaya.annotate.sentences import STEP, split_sentences
from riwaya.annotate.step import run_steps
from riwaya.types import Article


def split(text, language):
    return [text[start:end] for start, end in split_sentences(text, language)]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("ar", "وصل الوفد. غادر لاحقاً؟ نعم!", ["وصل الوفد.", "غادر لاحقاً؟", "نعم!"]),
        ("ar", "قال: «وصلنا. نحن هنا». ثم غادر.", ["قال: «وصلنا. نحن هنا».", "ثم غادر."]),
        ("ar", "قال: ”وصلنا. نحن هنا“. ثم غادر.", ["قال: ”وصلنا. نحن هنا“.", "ثم غادر."]),
        ("ar", "التقى د. سامي بالوفد. ثم غادر.", ["التقى د. سامي بالوفد.", "ثم غادر."]),
        ("ar", "بلغت النسبة 3.5 في المئة. ثم هبطت.", ["بلغت النسبة 3.5 في المئة.", "ثم هبطت."]),
        ("fa", "هیئت رسید. سپس رفت.", ["هیئت رسید.", "سپس رفت."]),
        ("fa", "او گفت: «رسیدیم. اینجا هستیم.» سپس رفت.", ["او گفت: «رسیدیم. اینجا هستیم.»", "سپس رفت."]),
        ("en", "Dr. Reed met them at 5 p.m. They left.", ["Dr. Reed met them at 5 p.m.", "They left."]),
        ("en", 'He said, "We came. We saw." They left.', ['He said, "We came. We saw."', "They left."]),
        ("en", "A headline\n\nThe delegation\nleft early.", ["A headline", "The delegation\nleft early."]),
        ("ar", "عنوان الخبر\nوصل الوفد\r\nثم غادر", ["عنوان الخبر", "وصل الوفد", "ثم غادر"]),
        ("ar", "  وصل الوفد . \n\u00a0\n", ["وصل الوفد ."]),
        (None, "وصل الوفد. غادر لاحقاً.", ["وصل الوفد.", "غادر لاحقاً."]),
        ("ckb", "وەفدەکە گەیشت. پاشان ڕۆیشت.", ["وەفدەکە گەیشت.", "پاشان ڕۆیشت."]),
        ("ar", "", []),
        ("ar", " \n\t\n", []),
    ],
)
def test_sentences_of_a_text(language, text, expected):
    assert split(text, language) == expected


PIECES = st.sampled_from(
    ["وصل", "گفت", "Reed", " ", "\n", ".", "؟", "!", "«", "»", '"', "(", ")", "1.", "…", "\r\n"]
)


@given(
    text=st.lists(PIECES, max_size=40).map("".join) | st.text(max_size=80),
    language=st.sampled_from(["ar", "fa", "en", None]),
)
@settings(max_examples=150, deadline=None)
def test_every_character_that_is_no_blank_lies_in_one_sentence(text, language):
    spans = split_sentences(text, language)
    covered = [i for start, end in spans for i in range(start, end)]
    assert covered == sorted(set(covered))
    assert all(i in set(covered) for i, char in enumerate(text) if not char.isspace())
    assert all(text[start:end].strip() == text[start:end] != "" for start, end in spans)


@pytest.mark.parametrize("unit", ["ا", "(", ".", "1", "1٫", "( ", "(a ", "«", "د. ", "وصل الوفد. ", "\n"])
def test_time_is_bounded_on_any_input(unit):
    text = unit * (200_000 // len(unit))
    began = time.process_time()
    split_sentences(text, "ar")
    assert time.process_time() - began < 4


def test_items_carry_their_origin():
    found = run_steps(Article(id="a", text="They came. They left.", language="en"), [STEP])
    assert [(item.start, item.end, item.origin) for item in found.sentences] == [
        (0, 10, "sentences/1"),
        (11, 21, "sentences/1"),
    ]
