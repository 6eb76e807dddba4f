from importlib import resources

import numpy as np
import pytest
import yaml

from riwaya.errors import ModelError
from riwaya.models.alignment import unit
from riwaya.models.similarity import NAMES, POOLED, POOLED_SAME, Frame, Similarity, Statistics, of

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


@pytest.fixture
def framed():
    """Arabic lies around (1, 0, 0), Persian around (0, 1, 0); the third axis makes a sentence plain."""
    centres = {
        "ar": np.array([0.9, 0, 0], np.float32),
        "fa": np.array([0, 0.9, 0], np.float32),
        "other": np.array([0.45, 0.45, 0], np.float32),
    }
    frame = Frame(centres, None, np.array([0, 0, 0.5], np.float32))
    return Similarity("test/1", PAIRS, frame)


def test_centring_finds_the_translation_that_a_language_hides(framed):
    meaning = np.array([[0, 0, 0.4], [0.3, 0.2, 0]], np.float32)
    arabic, persian = unit(meaning + framed.frame.centres["ar"]), unit(meaning + framed.frame.centres["fa"])
    assert (arabic @ persian.T).argmax(axis=1).tolist() != [0, 1]
    assert framed.score(arabic, persian, "ar", "fa").argmax(axis=1).tolist() == [0, 1]


def test_a_score_is_the_same_in_any_company_and_either_direction(framed):
    rows = unit(np.random.default_rng(0).normal(size=(4, 3)))
    scores = framed.score(rows[:2], rows[2:], "ar", "fa")
    assert scores.shape == (2, 2)
    assert scores.dtype == np.float32
    assert framed.score(rows[1:2], rows[3:], "ar", "fa")[0, 0] == pytest.approx(scores[1, 1], abs=1e-4)
    assert pytest.approx(scores, abs=1e-4) == framed.score(rows[2:], rows[:2], "fa", "ar").T


def test_a_language_not_measured_is_centred_by_all(framed):
    rows = unit(np.random.default_rng(0).normal(size=(2, 3)))
    assert np.array_equal(framed.score(rows, rows, "xx", None), framed.score(rows, rows, None, "yy"))


def test_a_plain_sentence_needs_more_than_one_of_its_own_kind(framed):
    plain, special = np.array([[0.9, 0, 1]], np.float32), np.array([[0.9, 1, 0]], np.float32)
    assert framed.score(special, special, "ar", "ar") > framed.score(plain, plain, "ar", "ar")


def test_no_frame_is_said_plainly(similarity):
    rows = np.eye(2, dtype=np.float32)
    with pytest.raises(ModelError, match="calibrated"):
        similarity.score(rows, rows, "ar", "fa")


def shipped_names():
    root = resources.files("riwaya.models")
    return [yaml.safe_load(root.joinpath(f"{name}.yml").read_text("utf-8"))["encoder"] for name in NAMES]


@pytest.mark.parametrize("encoder", shipped_names())
def test_what_is_shipped_has_a_frame_and_a_threshold_over_the_wrong(encoder):
    shipped = Similarity.load(encoder=encoder)
    assert shipped.encoder == encoder
    assert {"ar", "fa", "en", "ckb", "other"} <= set(shipped.frame.centres)
    assert shipped.threshold > 0
    rows = unit(np.random.default_rng(0).normal(size=(3, len(shipped.frame.bar))))
    assert np.isfinite(shipped.score(rows, rows, "ar", "xx")).all()
    assert all(row.unrelated < row.wrong and row.likeness_spread > 0 for row in shipped.pairs.values())


def test_shipped_statistics_are_in_order_for_every_pair():
    shipped = Similarity.load()
    assert {"ar-fa", "ar-en", "en-fa", "ar-ar", "fa-fa", "en-en", "ckb-fa"} <= set(shipped.pairs)
    assert all(row.unrelated < row.wrong < 1 and row.spread > 0 for row in shipped.pairs.values())
    assert all("-".join(sorted(pair.split("-"))) == pair for pair in shipped.pairs)


def test_another_encoder_is_refused():
    with pytest.raises(ModelError, match="fit_similarity"):
        Similarity.load(encoder="other/2")


def test_an_encoder_without_a_calibration_is_measured_on_own_sentences(encoder):
    made = of(encoder)
    texts = ["the bridge was closed on Sunday", "the bridge was closed on Sunday night", "olives are ripe"]
    rows = encoder.encode(texts)
    close, far = made.score(rows[:1], rows[1:], "en", "en")[0]
    assert made.version.startswith("fitted")
    assert close > 0 > far
    assert made.pairs == of(encoder).pairs


def test_a_language_that_was_not_measured_falls_back(encoder):
    made = of(encoder)
    assert made.statistics("tr", "ru") == made.pairs[POOLED]
    assert made.statistics("tr", "tr") == made.pairs[POOLED_SAME]
