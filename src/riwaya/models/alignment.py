"""Vectors in which a sentence and its translations lie closer: a frozen linear map of several layers.

Order: read the shipped map, then for each text its layers' means less their mean, times the matrix,
scaled to length 1.

The matrix is the inverse square root of the covariance of a sentence's translations around their
mean: directions in which translations differ count less (within-class covariance normalisation, Hatch
et al. 2006, doi:10.21437/Interspeech.2006-183). `training/fit_similarity.py` makes it, `alignment.md`
tells from what and how good it is.
"""

import hashlib
from dataclasses import dataclass
from functools import cache
from importlib import resources
from io import BytesIO
from typing import Any

import numpy as np
from numpy.typing import NDArray

from riwaya.models.protocols import Vectors

DATA = "alignment.npz"

Bytes = NDArray[np.int8]


@dataclass(frozen=True)
class Alignment:
    """The map from states, shape (texts, inputs), to unit vectors, shape (texts, dimension).

    mean: shape (inputs,); matrix: shape (inputs, dimension); digest: names the map in versions.
    """

    mean: Vectors
    matrix: Vectors
    digest: str

    @property
    def dimension(self) -> int:
        """Columns of a vector."""
        return int(self.matrix.shape[1])

    def __call__(self, states: Vectors) -> Vectors:
        """Unit vectors of texts, one row each."""
        return unit((states - self.mean) @ self.matrix)


def load() -> Alignment:
    """The shipped map."""
    return parse(resources.files(__package__).joinpath(DATA).read_bytes())


@cache
def parse(data: bytes) -> Alignment:
    """The map in the bytes of such a file."""
    with np.load(BytesIO(data), allow_pickle=False) as arrays:
        mean, matrix = arrays["mean"], unpacked(arrays["matrix"], arrays["scale"])
    return Alignment(mean.astype(np.float32), matrix, hashlib.sha256(data).hexdigest()[:8])


def packed(matrix: NDArray[Any]) -> tuple[Bytes, Vectors]:
    """A matrix in 8 bits a number, and for each column what one step is worth."""
    scale = np.abs(matrix).max(axis=0) / 127
    return np.rint(matrix / scale).astype(np.int8), scale.astype(np.float32)


def unpacked(matrix: Bytes, scale: Vectors) -> Vectors:
    """The matrix that was `packed`, within half a step."""
    found: Vectors = (matrix * scale).astype(np.float32)
    return found


def unit(rows: NDArray[Any]) -> Vectors:
    """Rows scaled to length 1."""
    # A row of zeros has no direction; it stays zero, near to nothing.
    lengths = np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), np.finfo(np.float32).tiny)
    found: Vectors = (rows / lengths).astype(np.float32)
    return found
