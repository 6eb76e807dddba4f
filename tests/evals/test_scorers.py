import random

import pytest
from evals.scorers import (
    Rates,
    ScoredSpan,
    bcubed,
    bootstrap_interval,
    class_rates,
    clusters,
    fold_name,
    macro_f1,
    match_spans,
    nearly_same_name,
    overlap_share,
    overlapping,
    pairwise,
    same_name,
    within,
)
from hypothesis import given
from hypothesis import strategies as st


def span(start, end, *, doc="a", label="", optional=False):
    return ScoredSpan(doc, start, end, label, optional)


@pytest.mark.parametrize(
    ("right", "spurious", "missed", "precision", "recall", "f1"),
    [(2, 2, 0, 0.5, 1.0, 2 / 3), (0, 0, 3, 0, 0, 0), (0, 0, 0, 0, 0, 0), (3, 0, 0, 1, 1, 1)],
)
def test_rates(right, spurious, missed, precision, recall, f1):
    rates = Rates(right, spurious, missed)
    assert (rates.precision, rates.recall, rates.f1) == pytest.approx((precision, recall, f1))


@pytest.mark.parametrize(
    ("left", "right", "share"),
    [
        (span(0, 10), span(0, 10), 1.0),
        (span(0, 10), span(5, 15), 1 / 3),
        (span(0, 10), span(10, 20), 0.0),
        (span(0, 10), span(0, 10, doc="b"), 0.0),
        (span(0, 10), span(2, 10), 0.8),
    ],
)
def test_overlap_share(left, right, share):
    assert overlap_share(left, right) == pytest.approx(share)


@pytest.mark.parametrize(
    ("found", "accepted"),
    [
        (span(2, 12), True),
        (span(3, 10), False),
        (span(0, 7), False),
        (span(0, 10, label="x"), False),
        (span(0, 10, doc="b"), False),
    ],
)
def test_within_two_characters_at_each_end(found, accepted):
    assert within(2)(span(0, 10), found) is accepted


def test_one_found_span_serves_one_gold_span_only():
    match = match_spans([span(0, 10), span(1, 11)], [span(0, 11)], accept=within(2))
    assert match.rates == Rates(1, 0, 1)


def test_matching_is_the_largest_even_where_the_nearest_would_block_it():
    # The second gold span can only take the found span that is also nearest to the first.
    gold = [span(0, 10), span(2, 12)]
    found = [span(1, 11), span(0, 9)]
    match = match_spans(gold, found, accept=within(1))
    assert match.pairs == ((0, 1), (1, 0))


def test_the_nearest_of_several_is_chosen():
    match = match_spans([span(0, 10)], [span(1, 10), span(0, 10)], accept=within(2))
    assert match.pairs == ((0, 1),)
    assert match.spurious == (0,)


@pytest.mark.parametrize(
    ("gold", "found", "rates", "forgiven"),
    [
        # an optional gold span that is missed, and one that is found, count for nothing
        ([span(0, 9, optional=True)], [], Rates(0, 0, 0), 0),
        ([span(0, 9, optional=True)], [span(0, 9)], Rates(0, 0, 0), 1),
        # an optional found span is right where the gold has it, and excused where not
        ([span(0, 9)], [span(0, 9, optional=True)], Rates(1, 0, 0), 0),
        ([span(0, 9)], [span(20, 29, optional=True)], Rates(0, 0, 1), 1),
        # what is forgiven is so whatever its label
        ([span(0, 9, label="x", optional=True)], [span(0, 9, label="y")], Rates(0, 0, 0), 1),
        ([], [span(0, 9)], Rates(0, 1, 0), 0),
    ],
)
def test_optional_spans_are_neither_rewarded_nor_punished(gold, found, rates, forgiven):
    match = match_spans(gold, found, accept=within(0))
    assert (match.rates, len(match.forgiven)) == (rates, forgiven)


def test_forgiving_may_be_laxer_than_accepting():
    gold, found = [span(0, 10, optional=True)], [span(0, 6)]
    assert match_spans(gold, found, accept=within(0)).spurious == (0,)
    assert match_spans(gold, found, accept=within(0), forgive=overlapping(0.5)).spurious == ()


@given(
    st.lists(st.tuples(st.integers(0, 30), st.integers(1, 8)), max_size=8),
    st.lists(st.tuples(st.integers(0, 30), st.integers(1, 8)), max_size=8),
)
def test_a_matching_accounts_for_every_span_once(gold, found):
    golds, founds = [span(s, s + n) for s, n in gold], [span(s, s + n) for s, n in found]
    match = match_spans(golds, founds, accept=overlapping(0.5))
    assert sorted([*(g for g, _ in match.pairs), *match.missed]) == list(range(len(golds)))
    assert sorted([*(f for _, f in match.pairs), *match.spurious]) == list(range(len(founds)))
    assert all(overlap_share(golds[g], founds[f]) >= 0.5 for g, f in match.pairs)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("سليم الهادي", "سلیم الهادی"),  # Arabic and Persian ya
        ("كريم", "کریم"),
        ("آزاده‌ نیک‌پی", "آزاده نیک پی"),  # with and without ZWNJ
        ("ســليم", "سليم"),
        ("مُحمّد", "محمد"),
        ("Lena  Vautrin", "lena vautrin"),
        ("أحمد", "احمد"),
    ],
)
def test_spellings_that_fold_together(left, right):
    assert fold_name(left) == fold_name(right)


@pytest.mark.parametrize(
    ("gold", "found", "also", "same", "nearly"),
    [
        ("ليلى ماروني", "ليلى ماروني", (), True, True),
        ("ليلى ماروني", "ماروني", (), False, True),
        ("ليلى ماروني", "سليم ماروني", (), False, False),
        ("وزارة الموارد", "الوزارة", ("الوزارة",), True, True),
        ("آرش؛ ليلى", "ليلى؛ آرش", (), True, True),
        ("آرش؛ ليلى", "ليلى", (), False, True),
        (None, None, (), True, True),
        (None, "ليلى", (), False, False),
        ("ليلى", None, (), False, False),
        ("Lena", "", (), False, False),
    ],
)
def test_names(gold, found, also, same, nearly):
    assert same_name(gold, found, alternatives=also) is same
    assert nearly_same_name(gold, found, alternatives=also) is nearly


def test_bcubed_of_a_worked_example():
    # Gold {1,2,3} {4,5}; found {1,2} {3,4,5}: worked by hand.
    gold, found = clusters({"A": [1, 2, 3], "B": [4, 5]}), clusters({"x": [1, 2], "y": [3, 4, 5]})
    score = bcubed(gold, found)
    assert score.precision == pytest.approx((1 + 1 + 1 / 3 + 2 / 3 + 2 / 3) / 5)
    assert score.recall == pytest.approx((2 / 3 + 2 / 3 + 1 / 3 + 1 + 1) / 5)


def test_pairwise_of_a_worked_example():
    gold, found = clusters({"A": [1, 2, 3], "B": [4, 5]}), clusters({"x": [1, 2], "y": [3, 4, 5]})
    score = pairwise(gold, found)
    assert (score.precision, score.recall) == pytest.approx((2 / 4, 2 / 4))


@pytest.mark.parametrize("score", [bcubed, pairwise])
def test_clusterings_of_different_items_are_refused(score):
    with pytest.raises(ValueError, match="'2'"):
        score({1: "a"}, {1: "a", 2: "b"})


@given(st.dictionaries(st.integers(0, 20), st.integers(0, 4), min_size=1))
def test_bcubed_ignores_the_names_of_clusters_and_lumping_costs_precision(gold):
    renamed = {item: f"c{cluster}" for item, cluster in gold.items()}
    assert bcubed(gold, renamed).f1 == pytest.approx(1)
    lumped = bcubed(gold, dict.fromkeys(gold, 0))
    assert lumped.recall == pytest.approx(1)
    assert lumped.precision <= 1


def test_macro_f1_weighs_classes_alike():
    gold, found = ["r", "r", "r", "c"], ["r", "r", "r", "r"]
    assert class_rates(gold, found)["c"] == Rates(0, 0, 1)
    assert macro_f1(gold, found) == pytest.approx((6 / 7 + 0) / 2)


def test_bootstrap_interval_holds_the_figure_repeats_and_narrows_with_more_units():
    def mean(values):
        return sum(values) / len(values)

    draw = random.Random(1)
    few = [draw.random() for _ in range(20)]
    many = [draw.random() for _ in range(2000)]
    low, high = bootstrap_interval(few, mean, rounds=300)
    assert low < mean(few) < high
    assert (low, high) == bootstrap_interval(few, mean, rounds=300)
    narrow_low, narrow_high = bootstrap_interval(many, mean, rounds=300)
    assert narrow_high - narrow_low < high - low


def test_bootstrap_interval_of_nothing_is_refused():
    with pytest.raises(ValueError, match="no units"):
        bootstrap_interval([], len)
