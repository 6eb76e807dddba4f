"""Vectors of texts through the workspace's cache: no text is encoded twice by one model."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from riwaya.models.protocols import Encoder, Likeness, Vectors
from riwaya.store.protocols import Writer
from riwaya.types import content_id

# Texts that are looked up and encoded at a time; bounds memory.
BATCH = 2_048


@dataclass(frozen=True, slots=True)
class Meaning:
    """An encoder with the calibration of its vectors."""

    encoder: Encoder
    likeness: Likeness

    @property
    def version(self) -> str:
        """Changes whenever the score of two texts may change."""
        return f"{self.encoder.version} {self.likeness.version}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Meanings:
    """What reads meaning: of the leads of articles, and of the single sentences of quotes and claims.

    Measured apart: vectors aligned over languages match sentences better, and topics worse.
    """

    articles: Meaning
    sentences: Meaning


def vectors(texts: Iterable[str], *, encoder: Encoder, store: Writer) -> dict[str, Vectors]:
    """A unit vector for each distinct text, from the cache where it is kept there.

    Blank texts are left out: they say nothing.
    """
    wanted = sorted({text for text in texts if text.strip()})
    found: dict[str, Vectors] = {}
    for at in range(0, len(wanted), BATCH):
        found |= _batch(wanted[at : at + BATCH], encoder, store)
    return found


def _batch(texts: list[str], encoder: Encoder, store: Writer) -> dict[str, Vectors]:
    keys = {content_id([text]): text for text in texts}
    kept = store.vectors(encoder.version, list(keys))
    missing = [key for key in keys if key not in kept]
    if missing:
        made = encoder.encode([keys[key] for key in missing])
        new = {key: np.asarray(row, np.float32) for key, row in zip(missing, made, strict=True)}
        store.put_vectors(encoder.version, new)
        kept |= new
    return {keys[key]: vector for key, vector in kept.items()}
