import numpy as np
import pytest

from riwaya.models import alignment
from riwaya.models.alignment import Alignment


def test_rows_become_unit_vectors_of_the_maps_dimension():
    shipped = alignment.load()
    states = np.random.default_rng(0).normal(size=(5, len(shipped.mean))).astype(np.float32)
    vectors = shipped(states)
    assert vectors.shape == (5, shipped.dimension)
    assert vectors.dtype == np.float32
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)


def test_a_row_is_mapped_without_regard_to_the_others():
    shipped = alignment.load()
    states = np.random.default_rng(1).normal(size=(4, len(shipped.mean))).astype(np.float32)
    assert np.allclose(shipped(states)[2:3], shipped(states[2:3]), atol=1e-6)


def test_the_mean_is_taken_off_and_the_directions_weighed():
    one = Alignment(np.array([1, 1], np.float32), np.array([[1, 0], [0, 3]], np.float32), "d")
    assert one(np.array([[2, 2]], np.float32))[0].tolist() == pytest.approx([0.1**0.5, 0.9**0.5])


def test_a_row_equal_to_the_mean_is_near_nothing_rather_than_not_a_number():
    one = Alignment(np.array([1, 1], np.float32), np.eye(2, dtype=np.float32), "d")
    assert one(np.array([[1, 1]], np.float32)).tolist() == [[0, 0]]


def test_packing_keeps_a_matrix_within_half_a_step():
    matrix = np.random.default_rng(2).normal(size=(20, 3)).astype(np.float32)
    numbers, scale = alignment.packed(matrix)
    assert numbers.dtype == np.int8
    assert (np.abs(alignment.unpacked(numbers, scale) - matrix) <= scale / 2 + 1e-6).all()
