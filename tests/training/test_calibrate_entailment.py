import json

import numpy as np
import pytest
import yaml

from training import calibrate_entailment as calibrate


def labelled(count, seed=0, boldness=1.0):
    """Logits drawn so that, divided by `boldness`, they are the log odds of the labels drawn from them."""
    chance = np.random.default_rng(seed)
    true = chance.normal(size=(count, 3)) * 1.5
    shares = calibrate.softmax(true)
    gold = np.array([chance.choice(3, p=row) for row in shares])
    return true * boldness, gold


@pytest.mark.parametrize("boldness", [0.5, 1.0, 3.0])
def test_the_temperature_undoes_over_and_underconfidence(boldness):
    logits, gold = labelled(6000, boldness=boldness)
    temperature, bias = calibrate.fit(logits, gold, np.full(len(gold), 1 / len(gold)))
    assert temperature == pytest.approx(boldness, rel=0.15)
    assert np.abs(bias).max() < 0.2 * boldness


def test_the_bias_makes_up_for_a_label_that_was_shown_too_seldom():
    logits, gold = labelled(6000)
    _, bias = calibrate.fit(logits - [0, 1, 0], gold, np.full(len(gold), 1 / len(gold)))
    assert bias[1] > bias[0] + 0.8


def test_from_the_threshold_on_a_side_is_as_often_right_as_asked():
    logits, gold = labelled(4000)
    shares = calibrate.softmax(logits)
    least = calibrate.threshold(shares, gold, 1, np.ones(4000))
    taken = (shares.argmax(axis=1) == 1) & (shares[:, 1] >= least)
    assert 0.4 < least < calibrate.HIGHEST
    assert np.mean(gold[taken] == 1) >= calibrate.PRECISION - 1e-9


def test_a_side_that_is_never_right_enough_gets_the_highest_threshold():
    shares = np.tile([0.2, 0.7, 0.1], (100, 1))
    assert calibrate.threshold(shares, np.zeros(100, np.int64), 1, np.ones(100)) == calibrate.HIGHEST


def test_every_set_weighs_the_same():
    assert calibrate.balance(["a", "a", "a", "b"]).tolist() == pytest.approx([1 / 6, 1 / 6, 1 / 6, 1 / 2])


def scored(path, logits, gold):
    pairs = [
        json.dumps(
            {"premise": str(at), "hypothesis": "x", "part": "tune", "source": "s", "label": "ecn"[label]}
        )
        for at, label in enumerate(gold)
    ]
    np.savez(path, logits=logits, pairs=np.array(pairs))
    return path


def test_two_networks_that_err_apart_are_averaged(tmp_path):
    true, gold = labelled(1500)
    noise = np.random.default_rng(1).normal(size=(2, *true.shape)) * 2
    one, other = (scored(tmp_path / f"{at}.npz", true + noise[at], gold) for at in (0, 1))
    calibrate.main(["--logits", str(one), "--cross", str(other), "--out", str(tmp_path)])
    found = yaml.safe_load((tmp_path / "entailment_cross.yml").read_text("utf-8"))
    assert 0.3 <= found["share"] <= 0.7
    assert found["tuned_on"] == {"s": 1500}
    calibrate.main(["--logits", str(one), "--out", str(tmp_path)])
    assert "share" not in yaml.safe_load((tmp_path / "entailment.yml").read_text("utf-8"))
