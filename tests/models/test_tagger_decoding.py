import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from riwaya.models.tagger_decoding import (
    KINDS,
    LABELS,
    begins,
    best_labels,
    goes_on,
    log_shares,
    of_words,
    spans,
    word_pieces,
)
from riwaya.text.tokens import tokens

PERSON, PLACE = KINDS.index("person"), KINDS.index("place")


def scores(*labels: int) -> np.ndarray:
    """Scores that favour one label a word."""
    return np.eye(len(LABELS), dtype=np.float32)[list(labels)] * 4


def test_a_span_begins_before_it_goes_on():
    inside_alone = log_shares(scores(0, goes_on(PERSON), goes_on(PERSON)))
    assert best_labels(inside_alone).tolist() == [0, begins(PERSON), goes_on(PERSON)]


def test_a_span_goes_on_in_its_own_kind():
    mixed = log_shares(scores(begins(PERSON), goes_on(PLACE)))
    first, second = best_labels(mixed).tolist()
    assert second != goes_on(PLACE) or first == begins(PLACE)


def test_spans_are_whole_words_with_their_kind():
    text = "زارت ليلى الحداد تونس"
    labels = [0, begins(PERSON), goes_on(PERSON), begins(PLACE)]
    found = list(spans(tokens(text), labels, log_shares(scores(*labels))))
    assert [(text[one.start : one.end], one.kind) for one in found] == [
        ("ليلى الحداد", "person"),
        ("تونس", "place"),
    ]
    assert all(0.5 < one.score <= 1 for one in found)


@pytest.mark.parametrize(
    ("offsets", "expected"),
    [
        ([(0, 3), (3, 5), (6, 8)], [(0, 2), (2, 3)]),
        ([(0, 0), (0, 5), (6, 6), (6, 8)], [(1, 3), (3, 4)]),
        ([(0, 5)], [(0, 1), (1, 1)]),
        ([], [(0, 0), (0, 0)]),
    ],
    ids=["pieces of a word", "a piece that is only a space", "cut off", "none"],
)
def test_pieces_of_words(offsets, expected):
    words = tokens("salam to")
    ranges = word_pieces(np.array(offsets, np.int64).reshape(-1, 2), words)
    held = [[i for i in range(*one) if offsets[i][0] < offsets[i][1]] for one in ranges.tolist()]
    wanted = [[i for i in range(*one) if offsets[i][0] < offsets[i][1]] for one in expected]
    assert held == wanted


def test_a_word_is_the_mean_of_its_pieces():
    states = np.array([[1.0, 0], [3, 0], [0, 8]], np.float32)
    assert of_words(states, np.array([[0, 2], [2, 3], [3, 3]])).tolist() == [[2, 0], [0, 8], [0, 0]]


@given(st.lists(st.lists(st.floats(-20, 20), min_size=len(LABELS), max_size=len(LABELS)), max_size=12))
def test_every_row_is_well_formed(rows):
    shares = log_shares(np.array(rows, np.float32).reshape(-1, len(LABELS)))
    labels = best_labels(shares).tolist()
    assert len(labels) == len(rows)
    for before, label in zip([0, *labels], labels, strict=False):
        kind = (label - 1) // 2
        assert label == 0 or label == begins(kind) or before in (begins(kind), goes_on(kind))
