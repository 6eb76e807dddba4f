import numpy as np
import pytest

from riwaya.errors import ModelError
from riwaya.models import tagger_weights

RANDOM = np.random.default_rng(3)


def test_what_is_written_is_read_to_within_half_a_step(tmp_path):
    matrix = RANDOM.normal(size=(6, 40)).astype(np.float32) * np.array([[1e-3], [1], [1], [50], [0], [2]])
    vector = RANDOM.normal(size=9).astype(np.float32)
    path = tmp_path / "tagger.npz"
    tagger_weights.write(path, {"a.w": matrix, "a.b": vector}, first=6, labels=["O", "B-person"])
    read = tagger_weights.read(path)
    step = np.abs(matrix).max(axis=1, keepdims=True) / 127
    assert (np.abs(read.tensors["a.w"] - matrix) <= 0.6 * step + 1e-6).all()
    assert np.allclose(read.tensors["a.b"], vector, rtol=1e-3)
    assert (read.first, read.labels) == (6, ("O", "B-person"))


@pytest.mark.parametrize("content", [None, b"", b"PK\x03\x04 not an archive"])
def test_a_missing_or_damaged_file_is_said(tmp_path, content):
    path = tmp_path / "tagger.npz"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(ModelError, match=r"tagger\.npz"):
        tagger_weights.read(path)
    assert "rules alone" in tagger_weights.state(path)


def test_a_digest_names_the_content(tmp_path):
    one, other = tmp_path / "one", tmp_path / "other"
    one.write_bytes(b"1")
    other.write_bytes(b"2")
    assert tagger_weights.digest(one) != tagger_weights.digest(other)
    with pytest.raises(ModelError):
        tagger_weights.digest(tmp_path / "none")
