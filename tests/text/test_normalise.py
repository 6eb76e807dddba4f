import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from riwaya.text.normalise import (
    MATCHING,
    READING,
    View,
    compose,
    fold,
    folded_set,
    identity,
    normalise,
    view_of,
)

ARABIC_SCRIPT = "ابتثجحخدرسشعفقكلمنهويىةأإآؤئءپچژگکیەھۀڕڵ\u064b\u0651\u0670\u0640\u200c\u200f ﷺﷲﻻﻼ٣۳،؛«»"
LATIN_AND_OTHERS = "aÉe\u0301İıßøǅﬁＡ“”’—… \t\u00a0\nЁёйЙ\u0418\u0306Ω𝐀𝟗😀\U000e0100가がか\u3099"
texts = st.text(
    st.one_of(
        st.sampled_from(ARABIC_SCRIPT + LATIN_AND_OTHERS),
        st.characters(exclude_categories=["Cs"]),
    ),
    max_size=60,
)
profiles = st.sampled_from([READING, MATCHING])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("أحمد وإبراهيم وآمال", "احمد وابراهيم وامال"),
        ("مَدْرَسَة", "مدرسه"),
        ("مستشفى", "مستشفي"),
        ("رئيس مسؤول", "رييس مسوول"),
        ("کتاب‌های علی", "كتابهاي علي"),
        ("خانۀ ما", "خانه ما"),
        ("ہے", "هي"),
        ("کوردستانە", "كوردستانه"),
        ("ســـلام", "سلام"),
        ("ﻻ ﷲ", "لا الله"),
        ("١٢٣ ۴۵۶", "123 456"),
        ("«قال»", '"قال"'),
        ("“It’s”", '"it\'s"'),
        ("Élysée Straße İzmir Erdoğan Łódź", "elysee strasse izmir erdogan lodz"),
        ("Ёлка ёж", "елка еж"),
        ("a\u200f \u00a0\n b", "a b"),
        ("سوریه، ایران؛ ۵٪", "سوريه, ايران; 5%"),
    ],
)
def test_fold_unites_spellings(text, expected):
    assert fold(text) == expected


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("حسن", "حسين"),
        ("گل", "كل"),
        ("پدر", "بدر"),
        ("چین", "جين"),
        ("سوريا", "سورية"),
        ("km²", "km"),
        ("か", "が"),
        ("का", "की"),
    ],
)
def test_fold_keeps_different_words_apart(left, right):
    assert fold(left) != fold(right)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ﺳﻼم", "سلام"),
        ("خانه‌های ۱۲", "خانه‌های 12"),
        ("مـدينة\u200f", "مدينة"),
        ("مَدْرَسة، أين؟", "مَدْرَسة، أين؟"),
        ("“Café” x² …", "“Café” x² …"),
        ("ﬁne Ａ１ 𝐀", "fine A1 A"),
    ],
)
def test_reading_touches_only_how_characters_are_drawn(text, expected):
    assert normalise(text, READING).text == expected


def test_spans_go_there_and_back():
    text = "قال  الرَّئِيسُ: ﷲ"
    view = normalise(text, MATCHING)
    start = view.text.index("الرييس")
    span = view.to_source(start, start + len("الرييس"))
    assert text[slice(*span)] == "الرَّئِيسُ"
    assert view.to_view(*span) == (start, start + len("الرييس"))
    god = view.text.index("الله")
    assert text[slice(*view.to_source(god + 1, god + 2))] == "ﷲ"


def test_a_span_out_of_bounds_is_refused():
    with pytest.raises(IndexError, match="expected 0 <= start"):
        normalise("abc", READING).to_source(2, 9)
    with pytest.raises(IndexError):
        normalise("abc", READING).to_view(2, 1)


def test_an_insertion_maps_to_an_empty_span():
    view = view_of("دادهام", [(4, 4, "\u200c")])
    assert view.text == "داده\u200cام"
    assert view.to_source(4, 5) == (4, 4)
    assert view.to_source(0, 7) == (0, 6)
    assert view.to_view(0, 4) == (0, 4)
    assert view.to_view(4, 6) == (5, 7)


def test_composed_views_must_meet():
    with pytest.raises(ValueError, match="make outer from inner"):
        compose(identity("a"), identity("b"))


def assert_sound(view: View) -> None:
    assert len(view.starts) == len(view.ends) == len(view.text)
    assert (view.starts <= view.ends).all()
    assert (np.diff(view.starts) >= 0).all()
    assert (np.diff(view.ends) >= 0).all()
    if view.text:
        assert view.starts[0] >= 0
        assert view.ends[-1] <= len(view.source)


@given(texts, profiles)
def test_every_view_is_sound_and_rebuilt_from_its_slices(text, profile):
    view = normalise(text, profile)
    assert_sound(view)
    for char, start, end in zip(view.text, view.starts, view.ends, strict=True):
        assert start < end
        assert char in normalise(text[start:end], profile).text


@given(texts, profiles, st.data())
def test_spans_map_to_valid_spans(text, profile, data):
    view = normalise(text, profile)
    start, end = sorted(data.draw(st.tuples(*[st.integers(0, len(view.text))] * 2)))
    first, last = view.to_source(start, end)
    assert 0 <= first <= last <= len(text)
    back = view.to_view(first, last)
    if start < end:
        assert back[0] <= start < end <= back[1]
    first, last = sorted(data.draw(st.tuples(*[st.integers(0, len(text))] * 2)))
    start, end = view.to_view(first, last)
    assert 0 <= start <= end <= len(view.text)


@given(texts)
def test_fold_is_idempotent_and_is_the_view(text):
    assert fold(fold(text)) == fold(text)
    assert fold(text) == normalise(text, MATCHING).text
    assert fold(text * 20) == normalise(text * 20, MATCHING).text


@given(texts)
def test_reading_is_idempotent(text):
    once = normalise(text, READING).text
    assert normalise(once, READING).text == once


@given(texts)
def test_composition_equals_going_twice(text):
    inner = normalise(text, READING)
    outer = normalise(inner.text, MATCHING)
    both = compose(outer, inner)
    assert_sound(both)
    assert (both.source, both.text) == (text, outer.text)
    for i in range(len(both.text)):
        assert both.to_source(i, i + 1) == inner.to_source(*outer.to_source(i, i + 1))


@given(texts)
def test_identity_composes_to_itself(text):
    view = normalise(text, MATCHING)
    same = compose(identity(view.text), view)
    assert np.array_equal(same.starts, view.starts)
    assert np.array_equal(same.ends, view.ends)


@given(texts, st.data())
def test_rewritten_pieces_map_to_their_piece(text, data):
    cuts = sorted(data.draw(st.lists(st.integers(0, len(text)), max_size=6)))
    pieces = [
        (a, b, data.draw(st.text("aب\u200c", max_size=3)))
        for a, b in zip(cuts[::2], cuts[1::2], strict=False)
    ]
    view = view_of(text, pieces)
    assert_sound(view)
    kept, done = "", 0
    for start, end, new in pieces:
        kept, done = kept + text[done:start] + new, end
    assert view.text == kept + text[done:]


def test_a_folded_list_is_met_by_folded_text():
    words = folded_set(["إلى", "گفته‌اند", "Élysée"])
    assert {fold("الى"), fold("گفتهاند"), fold("elysee")} == words
