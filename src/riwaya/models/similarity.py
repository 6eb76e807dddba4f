"""Cosines of sentence vectors on one scale for all pairs of languages.

The encoder's cosines are compressed and shifted by language pair: a true translation has about 0.88
in Arabic and English, while the most alike of 680 wrong sentences has 0.90 in Arabic alone. So a
score is a standard score against wrong candidates of the same pair of languages:

    (cosine - mean) / standard deviation, both of the most alike of 680 wrong sentences.

0 is as alike as such a sentence; a threshold lets the same share of them through for every pair.
Nothing is assumed of true pairs, so a language with itself is measured like any other pair. The
statistics come from `training/fit_similarity.py` and lie in `similarity.yml` with their source.
They are frozen: a score depends on its two sentences alone, never on what else is at hand.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from importlib import resources
from typing import Any, TypeVar

import numpy as np
import yaml
from numpy.typing import NDArray

from riwaya.errors import ModelError

DATA = "similarity.yml"
POOLED = "other"  # key of the pair of two languages not measured together
POOLED_SAME = "other-other"  # key of one such language with itself

Number = TypeVar("Number", float, NDArray[np.float32])


@dataclass(frozen=True)
class Statistics:
    """Cosines of one language pair.

    unrelated: mean over any two different sentences; wrong, spread: mean and standard deviation
    over the most alike wrong sentence of each.
    """

    unrelated: float
    wrong: float
    spread: float


@dataclass(frozen=True)
class Similarity:
    """Calibration for the encoder of the named version. `load` makes one."""

    encoder: str
    pairs: Mapping[str, Statistics]

    @classmethod
    def load(cls, *, encoder: str | None = None) -> "Similarity":
        """The shipped calibration.

        encoder: the version of the encoder in use. Raises ModelError if it was made for another.
        """
        data = yaml.safe_load(resources.files(__package__).joinpath(DATA).read_text("utf-8"))
        if encoder not in (None, data["encoder"]):
            raise ModelError(
                f"encoder {encoder!r}: cosines are calibrated for {data['encoder']!r}; "
                "run `python -m training.fit_similarity`"
            )
        return cls(data["encoder"], {pair: _statistics(row) for pair, row in data["pairs"].items()})

    def statistics(self, left_language: str | None, right_language: str | None) -> Statistics:
        """The pair's statistics, or those pooled over all pairs for one not measured; the order is free.

        Languages are codes such as `ar`, `fa`, `en-GB` (the region is not looked at); None is unknown.
        """
        left, right = sorted(map(_base, (left_language, right_language)))
        fallback = POOLED_SAME if left == right and left else POOLED
        return self.pairs.get(f"{left}-{right}", self.pairs[fallback])

    def calibrated(self, cosine: Number, left_language: str | None, right_language: str | None) -> Number:
        """A cosine, or an array of them, in standard deviations above the most alike wrong sentence.

        Unrelated sentences lie about -4, translations about 2, equal sentences in one language above 4.
        """
        found = self.statistics(left_language, right_language)
        return (cosine - found.wrong) / found.spread

    def cosine(self, calibrated: float, left_language: str | None, right_language: str | None) -> float:
        """The cosine that has this calibrated value: the inverse of `calibrated`."""
        found = self.statistics(left_language, right_language)
        return found.wrong + calibrated * found.spread


def _statistics(row: Mapping[str, Any]) -> Statistics:
    return Statistics(unrelated=row["unrelated"], wrong=row["wrong"], spread=row["spread"])


def _base(language: str | None) -> str:
    return (language or "").replace("_", "-").split("-")[0].lower()
