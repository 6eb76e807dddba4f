"""What the flow asks of a model; backends live beside this file and are imported by `workflow` alone."""

from collections.abc import Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

Vectors = NDArray[np.float32]


class Encoder(Protocol):
    """Sentences in, unit vectors out.

    `version` names weights and pooling: vectors of two versions are never compared.
    """

    @property
    def version(self) -> str:
        """Changes whenever a vector for some text may change."""
        ...

    @property
    def dimension(self) -> int:
        """Columns of the arrays that `encode` gives."""
        ...

    def encode(self, texts: Sequence[str]) -> Vectors:
        """One row a text, shape (len(texts), dimension), float32, each of length 1.

        A text's vector does not depend on the others in the batch (cosine >= 0.9999).
        """
        ...
