"""Shared by all tests: an encoder that costs nothing, no tagger, and where the data beside lies."""

import os
import zlib
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

# Its own tests ask for the tagger; everywhere else it would be most of the time.
os.environ.setdefault("RIWAYA_TAGGER", "no")

SHARED = Path(__file__).parents[1].parent / "shared"


class WordEncoder:
    """Counts words into 256 cells: equal texts get equal vectors, and common words make them alike."""

    version = "words/1"
    dimension = 256

    def encode(self, texts: Sequence[str]):
        rows = np.zeros((len(texts), self.dimension), np.float32)
        for row, text in zip(rows, texts, strict=True):
            for word in text.split() or [""]:
                row[zlib.crc32(word.encode()) % self.dimension] += 1
        return rows / np.linalg.norm(rows, axis=1, keepdims=True)


@pytest.fixture
def encoder() -> WordEncoder:
    return WordEncoder()


@pytest.fixture
def shared() -> Path:
    if not SHARED.is_dir():
        pytest.skip("the data beside the checkout is not here")
    return SHARED
