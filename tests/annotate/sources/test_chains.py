import pytest

from riwaya.annotate.sources.chains import chained, same_name
from riwaya.annotate.sources.cues import Found


def cue(first, last, **more):
    return Found(first=first, last=last, name=(last - 1, last), **more)


@pytest.mark.parametrize(
    ("found", "chains"),
    [
        ([cue(0, 3)], [("o", "a")]),
        ([cue(0, 3), cue(4, 7, relayed=True)], [("o", "a"), ("o", "a", "b")]),
        ([cue(0, 3), cue(30, 33, relayed=True)], [("o", "a"), ("o", "b")]),
        ([cue(0, 3, leads=True), cue(4, 7)], [("o", "a"), ("o", "a", "b")]),
        ([cue(0, 3), cue(3, 6, takes=True)], [("o", "b", "a"), ("o", "b")]),
    ],
)
def test_cues_close_to_one_another_make_a_chain(found, chains):
    assert chained(found, ["a", "b"][: len(found)], "o") == chains


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("خبرگزاری سپیدار", "سپیدار", True),
        ("وكالة نيلان", "نيلان", True),
        ("Nilan agency", "Nilan", True),
        ("نيلان", "الساحل", False),
    ],
)
def test_a_name_in_more_words_is_the_same(one, other, same):
    assert same_name(one, other) == same
