import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from riwaya.models import rows8

MATRICES = arrays(
    np.float32, st.tuples(st.integers(1, 5), st.integers(1, 7)), elements=st.floats(-50, 50, width=32)
)


@given(MATRICES)
def test_a_weight_returns_within_half_a_step_of_its_row(matrix):
    found = rows8.unpacked(rows8.packed({"m": matrix}))["m"]
    steps = np.abs(matrix).max(axis=1, keepdims=True) / rows8.STEPS
    assert found.dtype == np.float32
    assert (np.abs(found - matrix) <= 0.6 * steps + 1e-3).all()


def test_vectors_keep_float16_and_matrices_take_a_byte_a_weight():
    held = rows8.packed({"m.weight": np.ones((4, 6)), "m.bias": np.full(4, 0.25)})
    assert {name: values.dtype.name for name, values in held.items()} == {
        "m.weight": "int8",
        "m.weight.scale": "float16",
        "m.bias": "float16",
    }
    found = rows8.unpacked(held)
    assert set(found) == {"m.weight", "m.bias"}
    assert found["m.bias"].tolist() == [0.25] * 4


def test_a_row_of_zeros_stays_zero():
    assert not rows8.unpacked(rows8.packed({"m": np.zeros((2, 3))}))["m"].any()


def test_a_matrix_without_its_scales_is_no_archive():
    held = rows8.packed({"m": np.ones((2, 2))})
    del held["m.scale"]
    with pytest.raises(KeyError):
        rows8.unpacked(held)
