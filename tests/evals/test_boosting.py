import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from evals import boosting


def spread(count, columns=3):
    return np.random.default_rng(1).normal(size=(count, columns))


def test_a_bound_between_two_labels_is_found():
    rows = spread(200)
    labels = (rows[:, 1] > 0.3).astype(int)
    shares = boosting.fit(rows, labels, 2).shares(rows)
    assert np.mean(shares.argmax(axis=1) == labels) > 0.95


def test_what_only_two_columns_tell_together_is_found():
    rows = spread(400)
    labels = ((rows[:, 0] > 0) ^ (rows[:, 2] > 0)).astype(int)
    shares = boosting.fit(rows, labels, 2).shares(rows)
    assert np.mean(shares.argmax(axis=1) == labels) > 0.85


def test_a_rare_label_counts_as_much_as_a_common_one():
    rows = np.zeros((100, 1))
    labels = np.array([0] * 90 + [1] * 10)
    assert boosting.fit(rows, labels, 2).shares(rows[:1])[0] == pytest.approx([0.5, 0.5])


def test_the_same_rows_give_the_same_trees():
    rows, labels = spread(60), np.arange(60) % 3
    one, other = (boosting.fit(rows, labels, 3, rounds=5).shares(rows) for _ in range(2))
    assert (one == other).all()


@given(st.integers(min_value=1, max_value=40), st.integers(min_value=2, max_value=4))
@settings(max_examples=20, deadline=None)
def test_shares_are_probabilities_however_few_the_rows(count, labels):
    rows = spread(count)
    found = boosting.fit(rows, np.arange(count) % labels, labels, rounds=2).shares(rows)
    assert found.shape == (count, labels)
    assert np.allclose(found.sum(axis=1), 1)
    assert (found > 0).all()
