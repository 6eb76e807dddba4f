import random
import subprocess
import sys

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from riwaya.text.shingles import aligned_passages, bands, bridged, minhash, shingles

SENTENCES = (
    "أعلن وزير الزراعة أمس أن محصول القمح في الوادي الشرقي بلغ هذا العام ضعف ما كان عليه",
    "وزیر کشاورزی دیروز گفت برداشت گندم در درهٔ شرقی امسال به دو برابر سال گذشته رسید",
    "the farm minister said yesterday that the wheat harvest in the eastern valley had doubled",
)
ARABIC, PERSIAN, ENGLISH = (sentence.split() for sentence in SENTENCES)


@pytest.mark.parametrize("words", [ARABIC, PERSIAN, ENGLISH])
def test_shingles_are_runs_of_words(words):
    assert len(shingles(words, 3)) == len(words) - 2
    assert shingles(words[2:7], 3) <= shingles(words, 3)
    assert not shingles(words[::-1], 3) & shingles(words, 3)
    assert shingles(words[:2], 3) == frozenset()


def test_hashes_are_the_same_in_another_process():
    code = "from riwaya.text.shingles import *; s = shingles('abcd', 2); print(sorted(s), bands(minhash(s)))"
    run = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=True,
        env={"PYTHONHASHSEED": "7", "PYTHONPATH": ":".join(sys.path)},
    )
    here = shingles("abcd", 2)
    assert run.stdout.strip() == f"{sorted(here)} {bands(minhash(here))}"


def test_no_words_a_shingle_is_refused():
    with pytest.raises(ValueError, match="at least 1"):
        shingles(ENGLISH, 0)


@pytest.mark.parametrize("shared", [20, 50, 80])
def test_signatures_estimate_jaccard(shared):
    pick = random.Random(shared)
    values = [pick.getrandbits(64) for _ in range(200 - shared)]
    left, right = set(values[:100]), set(values[-100:])
    jaccard = len(left & right) / len(left | right)
    a, b = (minhash(s, permutations=512) for s in (left, right))
    assert abs(float((a == b).mean()) - jaccard) < 0.08


def test_near_copies_share_a_band_and_strangers_do_not():
    copy = [*ENGLISH[:12], "more", "than", *ENGLISH[12:]]
    keys = [set(bands(minhash(shingles(words, 2)))) for words in (ENGLISH, copy, PERSIAN)]
    assert keys[0] & keys[1]
    assert not keys[0] & keys[2]
    assert bands(minhash(frozenset())) == ()
    with pytest.raises(ValueError, match="divisor"):
        bands(minhash({1, 2}, permutations=10), rows=4)


@pytest.mark.parametrize("words", [ARABIC, PERSIAN, ENGLISH])
def test_copied_passage_is_found_whole(words):
    a = ["x1", "x2", *words, "x3"]
    b = [*words[:12], "y", *words]
    assert aligned_passages(a, b) == ((2, 2 + len(words), 13, 13 + len(words)),)


def test_a_run_cut_by_a_longer_one_keeps_its_rest():
    a = list("abcdefghij")
    b = [*"cdefghij", "-", *"abcdef"]
    assert aligned_passages(a, b, minimum=2) == ((0, 2, 9, 11), (2, 10, 0, 8))


def test_bridging_spans_small_edits_only():
    edited = [*ENGLISH[:6], "late", *ENGLISH[7:]]
    passages = aligned_passages(ENGLISH, edited, minimum=4)
    assert len(passages) == 2
    assert bridged(passages, gap=1) == ((0, len(ENGLISH), 0, len(ENGLISH)),)
    assert bridged(passages, gap=0) == passages
    assert bridged([(0, 4, 10, 14), (4, 8, 0, 4)], gap=3) == ((0, 4, 10, 14), (4, 8, 0, 4))


words_lists = st.lists(st.sampled_from("abcd"), max_size=40)


@given(words_lists, words_lists, st.integers(1, 5))
def test_passages_are_equal_disjoint_and_leave_no_long_run(a, b, n):
    found = aligned_passages(a, b, minimum=n)
    a_left, b_left = list(a), list(b)
    for first, last, other, end in found:
        assert a[first:last] == b[other:end]
        assert last - first >= n
        assert None not in a_left[first:last]
        assert None not in b_left[other:end]
        a_left[first:last] = b_left[other:end] = [None] * (last - first)
    runs = [{tuple(s[i : i + n]) for i in range(len(s) - n + 1)} for s in (a_left, b_left)]
    assert not {run for run in runs[0] & runs[1] if None not in run}


@settings(deadline=2000)
@given(st.integers(2000, 6000))
def test_a_text_of_one_word_costs_no_square(length):
    found = aligned_passages(["a"] * length, ["a"] * length)
    assert sum(last - first for first, last, _, _ in found) == length


@given(st.sets(st.integers(0, 2**64 - 1), max_size=50))
def test_signatures_do_not_depend_on_order(values):
    assert np.array_equal(minhash(sorted(values)), minhash(sorted(values, reverse=True)))
