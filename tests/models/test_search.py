import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from riwaya.errors import ModelError
from riwaya.models import search
from riwaya.models.alignment import unit


def random_vectors(count, *, dimension=16, seed=0):
    return unit(np.random.default_rng(seed).normal(size=(count, dimension)))


def brute(queries, vectors, k):
    return np.argsort(-(queries @ vectors.T), axis=1, kind="stable")[:, :k]


@given(st.integers(0, 40), st.integers(0, 5), st.integers(1, 12), st.integers(1, 9))
def test_exact_is_exact_whatever_the_blocks(count, queries, k, block):
    vectors, asked = random_vectors(count), random_vectors(queries, seed=1)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(search, "BLOCK", block)
        patch.setattr(search, "QUERIES", 2)
        found = search.exact(asked, vectors, k)
    assert np.array_equal(found.rows, brute(asked, vectors, k))
    assert found.scores == pytest.approx(np.take_along_axis(asked @ vectors.T, found.rows, axis=1), abs=1e-6)


def test_equal_scores_stand_in_the_order_of_rows():
    vectors = np.repeat(random_vectors(2), 3, axis=0)
    assert search.exact(vectors[:1], vectors, 3).rows.tolist() == [[0, 1, 2]]


@pytest.mark.parametrize("k", [0, -1])
def test_k_must_be_over_0(k):
    with pytest.raises(ValueError, match=str(k)):
        search.exact(random_vectors(1), random_vectors(3), k)


def test_a_small_index_is_exact_and_mapped(tmp_path):
    vectors = random_vectors(300)
    index = search.build(vectors, tmp_path / "index", encoder="e/1")
    again = search.Index.open(tmp_path / "index", encoder="e/1")
    assert len(index) == len(again) == 300
    assert isinstance(again._vectors, np.memmap)
    assert np.array_equal(again.search(vectors[:20], 5).rows, brute(vectors[:20], vectors, 5))


def clustered(count, *, seed=0):
    """Vectors in 40 groups, as sentences on 40 happenings are."""
    random = np.random.default_rng(seed)
    groups = unit(np.random.default_rng(99).normal(size=(40, 32)))
    return unit(groups[random.integers(40, size=count)] + 0.1 * random.normal(size=(count, 32)))


def test_lists_find_nearly_all_and_all_when_every_list_is_asked(tmp_path):
    vectors, queries = clustered(4000), clustered(50, seed=1)
    index = search.build(vectors, tmp_path / "index", encoder="e/1", exact_up_to=1000)
    truth = search.exact(queries, vectors.astype(np.float16), 10)
    some, every = index.search(queries, 10, probes=12), index.search(queries, 10, probes=1000)
    assert np.array_equal(every.rows, truth.rows)
    assert np.array_equal(index.search(queries, 10, probes=None).rows, truth.rows)
    assert recall(some.rows, truth.rows) > 0.9 > recall(index.search(queries, 10, probes=1).rows, truth.rows)
    assert some.scores == pytest.approx(np.take_along_axis(queries @ vectors.T, some.rows, axis=1), abs=2e-3)


def recall(found, truth):
    pairs = zip(found.tolist(), truth.tolist(), strict=True)
    return np.mean([len(set(one) & set(other)) / len(other) for one, other in pairs])


def test_lists_that_hold_fewer_than_k_say_so(tmp_path):
    vectors = clustered(200)
    index = search.build(vectors, tmp_path / "index", encoder="e/1", exact_up_to=10)
    found = index.search(vectors[:1], 200, probes=1)
    assert found.rows[0, 0] == 0
    assert found.rows[0, -1] == -1
    assert found.scores[0, -1] == -np.inf


def test_the_same_vectors_make_the_same_lists(tmp_path):
    vectors = clustered(500)
    for name in ("one", "two"):
        search.build(vectors, tmp_path / name, encoder="e/1", exact_up_to=10)
    one, two = (np.load(tmp_path / name / search.LISTS) for name in ("one", "two"))
    assert all(np.array_equal(one[key], two[key]) for key in ("centroids", "starts", "rows"))


def test_an_empty_index_finds_nothing(tmp_path):
    index = search.build(np.empty((0, 4), np.float32), tmp_path / "index", encoder="e/1")
    assert index.search(random_vectors(2, dimension=4), 3).rows.shape == (2, 0)


def test_vectors_of_another_encoder_are_refused(tmp_path):
    search.build(random_vectors(3), tmp_path / "index", encoder="e/1")
    with pytest.raises(ModelError, match=r"'e/1', expected 'e/2'"):
        search.Index.open(tmp_path / "index", encoder="e/2")


def test_a_folder_that_is_no_index_is_refused(tmp_path):
    with pytest.raises(ModelError, match="not an index"):
        search.Index.open(tmp_path, encoder="e/1")
    (tmp_path / "other.txt").write_text("x")
    with pytest.raises(ModelError, match="not empty"):
        search.build(random_vectors(3), tmp_path, encoder="e/1")
