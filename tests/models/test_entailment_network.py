import numpy as np
import pytest

from riwaya.models import entailment_network as network

RNG = np.random.default_rng(3)


def test_shares_sum_to_one_and_keep_the_order():
    shares = network.softmax(np.array([[1000.0, 999.0, -1000.0]], np.float32))
    assert shares.sum() == pytest.approx(1)
    assert shares[0, 0] > shares[0, 1] > shares[0, 2]


@pytest.mark.parametrize(("x", "expected"), [(0.0, 0.0), (6.0, 6.0), (-6.0, 0.0), (1.0, 0.8412)])
def test_gelu(x, expected):
    assert network.gelu(np.array([x], np.float32))[0] == pytest.approx(expected, abs=1e-3)


def test_a_normed_row_has_mean_zero_and_spread_one():
    weights = {"n.weight": np.ones(8, np.float32), "n.bias": np.zeros(8, np.float32)}
    rows = network.normed(weights, "n", RNG.normal(3, 5, size=(4, 8)).astype(np.float32))
    assert np.allclose(rows.mean(axis=1), 0, atol=1e-5)
    assert np.allclose(rows.std(axis=1), 1, atol=1e-3)


def test_a_token_attends_to_the_key_like_its_query():
    key = np.eye(network.HEADS, dtype=np.float32) * 30
    value = RNG.normal(size=(network.HEADS, network.HEADS)).astype(np.float32)
    query = np.tile(key[2:3], (1, 1))
    # One column a head: only the third head tells the keys apart, the others take the mean.
    found = network.attended(query, key, value)
    assert found[0, 2] == pytest.approx(value[2, 2], abs=1e-4)
    assert found[0, 0] == pytest.approx(value[:, 0].mean(), abs=1e-4)


def test_a_matrix_is_kept_as_outputs_by_inputs():
    weights = {
        "l.weight": np.array([[1, 2, 3], [0, 0, 1]], np.float32),
        "l.bias": np.array([1, 0], np.float32),
    }
    assert network.linear(weights, "l", np.array([[1, 1, 1]], np.float32)).tolist() == [[7, 1]]
