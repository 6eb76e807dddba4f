import time
import zlib
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from riwaya.models.e5 import TokenFeatures
from riwaya.models.entailment import (
    MAX_CHARACTERS,
    AlignedEntailment,
    probabilities,
    says_something,
    verdict,
)
from riwaya.models.entailment_cues import COUNT
from riwaya.models.entailment_weights import Calibration, CrossWeights, EntailmentWeights
from riwaya.models.protocols import Judged

WIDTH, SIZE = 16, 8
PLAIN = Calibration(temperature=1.0, bias=(0.0, 0.0, 0.0), entails=0.6, contradicts=0.7)
AR, FA, EN = "أغلقت البلدية الجسر القديم", "شهرداری پل قدیمی را بست", "The town closed the old bridge"


class Letters:
    """An encoder with a fixed random row a character; counts what it was asked."""

    version = "letters/1"

    def __init__(self):
        self.asked = []

    def tokens(self, texts, *, layers):
        assert len(layers) == 1
        self.asked += texts
        return [self.features(text) for text in texts]

    def features(self, text):
        kept = [char for char in text if not char.isspace()]
        rows = [np.random.default_rng(zlib.crc32(char.encode())).normal(size=(1, WIDTH)) for char in kept]
        features = np.array(rows, np.float32).reshape(len(kept), 1, WIDTH)
        offsets = np.zeros((len(kept), 2), np.int64)
        return TokenFeatures(offsets, features, np.zeros(WIDTH, np.float32), False)


def tensors(seed=0):
    chance = np.random.default_rng(seed)
    shapes = {
        "value": (SIZE, WIDTH),
        "query": (SIZE, WIDTH),
        "key": (SIZE, WIDTH),
        "compare": (SIZE, 5 * SIZE + 2 + COUNT),
        "mix": (3 * SIZE, SIZE),
        "mixed": (SIZE, SIZE),
        "widen": (2 * SIZE, SIZE),
        "narrow": (SIZE, 2 * SIZE),
        "dense": (SIZE, 4 * SIZE),
        "out": (3, SIZE),
    }
    found = {f"{name}.weight": chance.normal(size=shape) / shape[1] ** 0.5 for name, shape in shapes.items()}
    found |= {f"{name}.bias": chance.normal(size=shape[0]) / 4 for name, shape in shapes.items()}
    for name, size in {"norm": WIDTH, "compared": SIZE, "mix_norm": SIZE, "wide_norm": SIZE}.items():
        found |= {f"{name}.weight": np.ones(size), f"{name}.bias": np.zeros(size)}
    found |= {"centre": np.zeros(WIDTH), "sharpness": np.array(15.0)}
    return {name: values.astype(np.float32) for name, values in found.items()}


def model(calibration=PLAIN, encoder=None, share=None):
    joint = None if share is None else CrossWeights(joint_tensors(), share, calibration, "d2")
    weights = EntailmentWeights((tensors(), tensors(1)), calibration, "d1")
    return AlignedEntailment(encoder or Letters(), weights, joint)


def joint_tensors():
    chance = np.random.default_rng(3)
    shapes = {
        "layers.0.qkv": (3 * WIDTH, WIDTH),
        "layers.0.ao": (WIDTH, WIDTH),
        "layers.0.fi": (SIZE, WIDTH),
        "layers.0.fo": (WIDTH, SIZE),
        "dense": (WIDTH, 4 * WIDTH),
        "out": (3, WIDTH),
        "stance": (4, WIDTH),
        "marks": (WIDTH, COUNT),
    }
    found = {f"{name}.weight": chance.normal(size=shape) / shape[1] ** 0.5 for name, shape in shapes.items()}
    found |= {f"{name}.bias": chance.normal(size=shape[0]) / 4 for name, shape in shapes.items()}
    for name in ("layers.0.aln", "layers.0.oln"):
        found |= {f"{name}.weight": np.ones(WIDTH), f"{name}.bias": np.zeros(WIDTH)}
    found |= {"special": chance.normal(size=(3, WIDTH)), "kind": chance.normal(size=(2, WIDTH))}
    return {name: values.astype(np.float32) for name, values in found.items()}


def test_probabilities_of_three_labels_in_the_order_given():
    pairs = [(AR, EN), (FA, EN), (EN, FA)]
    judged = model().judge(pairs)
    assert [model().judge([pair])[0] for pair in pairs] == judged
    assert all(sum(one) == pytest.approx(1, abs=1e-5) and min(one) > 0 for one in judged)
    assert len(set(judged)) == 3


def test_premise_and_hypothesis_are_told_apart():
    assert model().judge([(AR, EN)]) != model().judge([(EN, AR)])


@settings(deadline=None, max_examples=40)
@given(st.lists(st.tuples(st.text(max_size=30), st.text(max_size=30)), max_size=6))
def test_a_judgement_does_not_depend_on_its_batch(pairs):
    alone = [model().judge([pair])[0] for pair in pairs]
    together = model().judge([*pairs, (AR * 9, FA)])[: len(pairs)]
    assert np.allclose(np.array(alone), np.array(together), atol=1e-3)


def test_another_number_is_seen_where_the_features_are_alike():
    class Alike(Letters):
        def features(self, text):
            found = super().features("same")
            return replace(found, offsets=np.array([[0, len(text)]] * 4))

    same, other = model(encoder=Alike()).judge([("12 قتيلا", "دوازده کشته"), ("12 قتيلا", "سیزده کشته")])
    assert same != other


def test_each_distinct_text_is_encoded_once():
    encoder = Letters()
    model(encoder=encoder).judge([(AR, EN), (FA, EN), (AR, EN)])
    assert sorted(encoder.asked) == sorted([AR, EN, FA])


@pytest.mark.parametrize("blank", ["", " \n", "«؟»", "\u200c", "…"])
def test_a_side_that_says_nothing_leaves_all_open(blank):
    assert model().judge([(blank, EN), (EN, blank)]) == [Judged(0.0, 0.0, 1.0)] * 2


@pytest.mark.parametrize("hostile", ["\ufdfa" * 50_000, "a" * 1_000_000, "\u0301x" * 5000, "</s>" * 3000])
def test_hostile_text_is_cut_and_judged_in_bounded_time(hostile):
    encoder, started = Letters(), time.process_time()
    (judged,) = model(encoder=encoder).judge([(hostile, EN)])
    assert np.isfinite(judged).all()
    assert max(map(len, encoder.asked)) <= MAX_CHARACTERS
    assert time.process_time() - started < 10


@pytest.mark.parametrize(
    ("judged", "said"),
    [
        (Judged(0.7, 0.2, 0.1), "entails"),
        (Judged(0.5, 0.2, 0.3), "unsure"),
        (Judged(0.1, 0.75, 0.15), "contradicts"),
        (Judged(0.1, 0.65, 0.25), "unsure"),
        (Judged(0.3, 0.3, 0.4), "neutral"),
        (Judged(0.5, 0.0, 0.5), "neutral"),
    ],
)
def test_a_side_is_taken_from_its_own_threshold_on(judged, said):
    assert verdict(judged, PLAIN) == said
    assert model().verdict(judged) == said


def test_a_higher_temperature_is_less_sure_and_a_bias_moves_its_label():
    logits = np.array([2, 0, 1], np.float32)
    plain = probabilities(logits, PLAIN)
    cooler = probabilities(logits, Calibration(3.0, (0, 0, 0), 0.6, 0.7))
    moved = probabilities(logits, Calibration(1.0, (0, 1, 0), 0.6, 0.7))
    assert max(cooler) < max(plain)
    assert moved.contradicts > plain.contradicts


def test_the_version_names_weights_and_encoder():
    assert model().version == "entailment/d1/letters/1"


@pytest.mark.parametrize(("text", "expected"), [("۱۲", True), ("سلام", True), ("—", False)])
def test_what_says_something(text, expected):
    assert says_something(text) is expected


def test_the_joint_network_has_its_share_of_the_scores():
    none, half, all_of_it = (np.log(model(share=share).judge([(AR, EN)])[0]) for share in (0.0, 0.5, 1.0))
    middle = (none + all_of_it) / 2
    assert not np.allclose(none, all_of_it, atol=1e-2)
    # Scores are averaged, and a probability's logarithm is its score up to one number for all three.
    assert np.allclose(half - half.mean(), middle - middle.mean(), atol=1e-4)
    assert np.allclose(none, np.log(model().judge([(AR, EN)])[0]), atol=1e-4)


def test_the_version_tells_whether_the_joint_network_is_asked():
    assert model().version != model(share=0.5).version


def test_a_stance_reads_all_sentences():
    judge = model(share=0.5)
    one, two, same = judge.stances([((AR,), EN), ((AR, FA), EN), ((AR, "  "), EN)])
    assert sum(one) == pytest.approx(1, abs=1e-5)
    assert one != two
    assert one == same


@pytest.mark.parametrize("article", [((), EN), (("…",), EN), ((AR,), "")])
def test_what_says_nothing_is_unrelated(article):
    (found,) = model(share=0.5).stances([article])
    assert found.unrelated == 1


def test_stances_without_the_joint_network_are_refused():
    with pytest.raises(ValueError, match="cross"):
        model().stances([((AR,), EN)])
