import numpy as np
import pytest

from evals import encoder_eval as subject


def test_precision_at_1_counts_rows_won_by_their_own_column():
    scores = np.array([[0.9, 0.1], [0.8, 0.2]], np.float32)
    assert subject.precision_at_1(scores) == 0.5


def test_average_precision_over_two_languages():
    # Row 0 ranks its translations first and second, row 1 second and fourth.
    scores = np.array([[0.9, 0.1, 0.8, 0.2], [0.9, 0.8, 0.7, 0.1]], np.float32)
    expected = (1 + 1 + 1 / 2 + 2 / 4) / 4
    assert subject._average_precision(scores, 2) == pytest.approx(expected)


def test_the_best_threshold_parts_what_can_be_parted():
    true, wrong = np.array([0.8, 0.9], np.float32), np.array([0.5, 0.7], np.float32)
    threshold = subject.best_threshold(true, wrong)
    assert threshold == pytest.approx(0.7)
    assert subject.f1(true, wrong, threshold) == 1.0
