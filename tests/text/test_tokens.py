from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from riwaya.text.tokens import joined_short, tokens, word_edges, words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("قال الوزير: «لن نعود».", ["قال", "الوزير", ":", "«", "لن", "نعود", "»", "."]),
        ("مَدْرَسَةٌ كبـــيرة", ["مَدْرَسَةٌ", "كبـــيرة"]),
        ("می‌روند، خانه‌ها؟", ["می‌روند", "،", "خانه‌ها", "؟"]),
        ("It's the 'end' of G20.", ["It's", "the", "'", "end", "'", "of", "G20", "."]),
        ("12,500 and ۱٬۲۰۰ و٣٫٥", ["12,500", "and", "۱٬۲۰۰", "و", "٣٫٥"]),
        ("20/11/2017", ["20/11/2017"]),
        ("عام2017 20km", ["عام", "2017", "20", "km"]),
        ("al-Khalidi", ["al", "-", "Khalidi"]),
        ("5% $3 😀", ["5", "%", "$", "3", "😀"]),
        ("e\u0301te\u0301", ["e\u0301te\u0301"]),
        ("", []),
    ],
)
def test_tokens(text, expected):
    assert [token.text for token in tokens(text)] == expected


def test_kinds():
    assert [token.kind for token in tokens("بعد 3 أيام!")] == ["word", "number", "word", "mark"]
    assert [token.text for token in words("بعد 3 أيام!")] == ["بعد", "أيام"]


@pytest.mark.parametrize(
    ("text", "span", "expected"),
    [
        ("قال الوزير أمس", (6, 8), "الوزير"),
        ("قال الوزير أمس", (4, 10), "الوزير"),
        ("می‌روند خانه", (2, 4), "می‌روند"),
        ("the 'end' now", (6, 6), "end"),
        ("on 12,500 now", (4, 5), "12,500"),
        ("one two three", (1, 9), "one two three"),
        ("one two", (3, 3), ""),
    ],
)
def test_word_edges(text, span, expected):
    assert text[slice(*word_edges(text, *span))] == expected


@pytest.mark.parametrize(
    ("hard", "expected"),
    [((), ["أ ب ج د", "ه و ز ح ط"]), ((16,), ["أ ب ج د", "ه و ز ح", "ط"])],
)
def test_short_pieces_join_the_one_before_but_not_over_a_hard_edge(hard, expected):
    text = "أ ب ج د ه و ز ح ط"
    found = joined_short(text, [(0, 7), (8, 15), (16, 17)], shortest=3, hard=hard)
    assert [text[start:end] for start, end in found] == expected


def test_a_short_first_piece_takes_the_next_one():
    text = "وی افزود که پل باز است"
    assert list(joined_short(text, [(0, 2), (3, 22)], shortest=3)) == [(0, 22)]


def test_word_edges_refuses_a_foreign_span():
    with pytest.raises(IndexError, match="expected 0 <= start"):
        word_edges("abc", 1, 4)


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_tokens_are_ordered_slices_and_leave_nothing_visible_out(text):
    found = tokens(text)
    assert all(text[t.start : t.end] == t.text for t in found)
    assert all(a.end <= b.start for a, b in pairwise(found))
    covered = {i for t in found for i in range(t.start, t.end)}
    assert not [c for i, c in enumerate(text) if i not in covered and c.isalpha()]


@given(st.text("ab' ,1\u200cبت", max_size=12), st.data())
def test_widened_spans_cover_and_stay(text, data):
    start, end = sorted(data.draw(st.tuples(*[st.integers(0, len(text))] * 2)))
    first, last = word_edges(text, start, end)
    assert first <= start <= end <= last
    assert word_edges(text, first, last) == (first, last)
