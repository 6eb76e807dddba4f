import numpy as np
import pytest

from riwaya.errors import ModelError
from riwaya.models import entailment_weights
from riwaya.models.entailment_weights import SHIPPED, SHIPPED_CROSS, Calibration

YAML = "temperature: 1.5\nbias: [0.1, -0.2, 0.1]\nentails: 0.6\ncontradicts: 0.7\n"


def written(folder):
    path = folder / "w.npz"
    rows = np.random.default_rng(0).normal(size=(5, 7)).astype(np.float32)
    first = {"out.weight": rows, "sharpness": np.array(12.5)}
    entailment_weights.write(path, [first, {"out.weight": -rows}])
    path.with_suffix(".yml").write_text(YAML, "utf-8")
    return path, rows


def test_weights_return_within_what_float16_holds(tmp_path):
    path, rows = written(tmp_path)
    found = entailment_weights.read(path)
    one, other = found.networks
    assert np.allclose(one["out.weight"], rows, atol=2e-3)
    assert np.allclose(other["out.weight"], -rows, atol=2e-3)
    assert one["out.weight"].dtype == np.float32
    assert float(one["sharpness"]) == 12.5
    assert found.calibration == Calibration(1.5, (0.1, -0.2, 0.1), 0.6, 0.7)


def test_the_digest_follows_weights_and_calibration(tmp_path):
    path, _ = written(tmp_path)
    before = entailment_weights.read(path).digest
    path.with_suffix(".yml").write_text(YAML.replace("0.7", "0.8"), "utf-8")
    assert entailment_weights.read(path).digest != before


@pytest.mark.parametrize("damage", ["archive", "calibration", "missing"])
def test_a_damaged_file_is_named_with_what_to_do(tmp_path, damage):
    path, _ = written(tmp_path)
    if damage == "archive":
        path.write_bytes(b"no archive")
    elif damage == "calibration":
        path.with_suffix(".yml").write_text("bias: 3", "utf-8")
    else:
        path.unlink()
    with pytest.raises(ModelError, match=r"w\.npz.*reinstall"):
        entailment_weights.read(path)


def test_the_shipped_weights_fit_the_encoder():
    if not SHIPPED.exists():
        pytest.skip("no weights are shipped yet")
    found = entailment_weights.read()
    assert all(one["centre"].shape == (384,) and one["out.weight"].shape[0] == 3 for one in found.networks)
    assert SHIPPED.stat().st_size < 14_000_000


def cross_written(folder):
    path = folder / "cross.npz"
    rows = np.random.default_rng(0).normal(size=(5, 7)).astype(np.float32)
    entailment_weights.write_cross(path, {"out.weight": rows, "out.bias": rows[0]})
    path.with_suffix(".yml").write_text(YAML + "share: 0.6\n", "utf-8")
    return path, rows


def test_the_joint_network_returns_within_what_8_bits_hold(tmp_path):
    path, rows = cross_written(tmp_path)
    found = entailment_weights.read_cross(path)
    assert np.allclose(found.tensors["out.weight"], rows, atol=0.02)
    assert np.allclose(found.tensors["out.bias"], rows[0], atol=2e-3)
    assert (found.share, found.calibration.temperature) == (0.6, 1.5)


def test_a_joint_network_without_its_share_is_damaged(tmp_path):
    path, _ = cross_written(tmp_path)
    path.with_suffix(".yml").write_text(YAML, "utf-8")
    with pytest.raises(ModelError, match=r"cross\.npz.*reinstall"):
        entailment_weights.read_cross(path)


def test_the_shipped_joint_network_fits_the_encoder():
    found = entailment_weights.read_cross()
    assert found.tensors["special"].shape == (3, 384)
    assert 0 < found.share < 1
    assert SHIPPED_CROSS.stat().st_size < 8_000_000
