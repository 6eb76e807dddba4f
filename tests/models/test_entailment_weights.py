import numpy as np
import pytest

from riwaya.errors import ModelError
from riwaya.models import entailment_weights
from riwaya.models.entailment_weights import SHIPPED, Calibration

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
