import numpy as np
import pytest

from riwaya.errors import ModelError
from riwaya.models.similarity import Similarity, Statistics

PAIRS = {
    "other": Statistics(0.75, 0.85, 0.02),
    "other-other": Statistics(0.8, 0.9, 0.02),
    "ar-fa": Statistics(0.79, 0.865, 0.0175),
    "ar-ar": Statistics(0.82, 0.905, 0.0225),
}


@pytest.fixture
def similarity():
    return Similarity("test/1", PAIRS)


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("ar", "fa", "ar-fa"),
        ("fa", "ar", "ar-fa"),
        ("fa-AF", "ar_SY", "ar-fa"),
        ("AR", "ar", "ar-ar"),
        ("fa", "fa", "other-other"),
        ("ar", "xx", "other"),
        ("ar", None, "other"),
        (None, None, "other"),
    ],
)
def test_statistics_of_a_pair_or_pooled(similarity, left, right, expected):
    assert similarity.statistics(left, right) == PAIRS[expected]


@pytest.mark.parametrize(("cosine", "expected"), [(0.865, 0.0), (0.8825, 1.0), (0.83, -2.0)])
def test_calibrated_counts_deviations_above_the_most_alike_wrong_sentence(similarity, cosine, expected):
    assert similarity.calibrated(cosine, "fa", "ar") == pytest.approx(expected)
    assert similarity.cosine(expected, "fa", "ar") == pytest.approx(cosine)


def test_one_cosine_means_more_across_languages_than_within_one(similarity):
    assert similarity.calibrated(0.89, "ar", "fa") > 0 > similarity.calibrated(0.89, "ar", "ar")


def test_arrays_are_calibrated_whole(similarity):
    found = similarity.calibrated(np.array([[0.865, 0.9]], np.float32), "ar", "fa")
    assert found.dtype == np.float32
    assert found[0].tolist() == pytest.approx([0.0, 2.0], abs=1e-3)


def test_shipped_statistics_are_in_order_for_every_pair():
    shipped = Similarity.load()
    assert {"ar-fa", "ar-en", "en-fa", "ar-ar", "fa-fa", "en-en", "ckb-fa"} <= set(shipped.pairs)
    assert all(row.unrelated < row.wrong < 1 and row.spread > 0 for row in shipped.pairs.values())
    assert all("-".join(sorted(pair.split("-"))) == pair for pair in shipped.pairs)


def test_another_encoder_is_refused():
    with pytest.raises(ModelError, match="fit_similarity"):
        Similarity.load(encoder="other/2")
