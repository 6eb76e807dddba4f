"""Likeness of sentence vectors on one scale for all pairs of languages.

The encoder's cosines are compressed and shifted by language pair: a true translation has about 0.88
in Arabic and English, while the most alike of 680 wrong sentences has 0.90 in Arabic alone. So a
score is a standard score against wrong candidates of the same pair of languages:

    (likeness - mean) / standard deviation, both of the most alike of 680 wrong sentences.

0 is as alike as such a sentence; a threshold lets the same share of them through for every pair.
Nothing is assumed of true pairs, so a language with itself is measured like any other pair.

`calibrated` takes the cosine for likeness. `score` does better and needs the vectors: centred by
language, turned by a matrix in which translations lie closer, and each sentence with a bar of its own
(plain ones are like many others, so their cosines count less):

    likeness = 2 cos(x, y) - bar(x) - bar(y), bar linear in the vector.

All of it comes from `training/fit_similarity.py` and is frozen: a score depends on its two sentences
alone, never on what else is at hand. `alignment.md` tells from what it is made and how good it is.
"""

from collections.abc import Mapping, Sequence
from dataclasses import astuple, dataclass
from functools import cache
from importlib import resources
from io import BytesIO
from itertools import combinations_with_replacement
from typing import Any, TypeVar

import numpy as np
import yaml
from numpy.typing import NDArray

from riwaya.errors import ModelError
from riwaya.models.alignment import unit, unpacked
from riwaya.models.protocols import Encoder, Vectors

# Each a .yml with the statistics and a .npz with the frame, for one pooling of the encoder.
NAMES = ("similarity", "similarity_aligned")
POOLED = "other"  # key of the pair of two languages not measured together
# Keeps an encoder that gives one vector for all texts from dividing by nothing.
LEAST_SPREAD = 1e-3
# The expected highest of 680 draws from a normal distribution, in standard deviations.
EXTREME = 3.1
# Raise it whenever a score may change.
VERSION = "1"
POOLED_SAME = "other-other"  # key of one such language with itself

Number = TypeVar("Number", float, NDArray[np.float32])


@dataclass(frozen=True)
class Statistics:
    """One language pair.

    unrelated: mean cosine of any two different sentences; wrong, spread: mean and standard deviation
    of the cosine of each one's most alike wrong sentence; likeness, likeness_spread: the same of the
    likeness that `score` stands on.
    """

    unrelated: float
    wrong: float
    spread: float
    likeness: float = 0.0
    likeness_spread: float = 1.0


@dataclass(frozen=True)
class Frame:
    """How an encoder's vectors lie.

    centres: mean of a language's unit vectors, shape (dimension,), of all languages under POOLED;
    matrix: shape (dimension, dimension), None where the encoder has turned its vectors itself;
    bar: weights, shape (dimension,).
    """

    centres: Mapping[str, Vectors]
    matrix: Vectors | None
    bar: Vectors

    def placed(self, vectors: Vectors, language: str | None) -> Vectors:
        """Unit vectors of sentences in one language, less what the language alone makes of them."""
        moved = vectors - self.centres.get(_base(language), self.centres[POOLED])
        return unit(moved if self.matrix is None else moved @ self.matrix)

    def likeness(self, left: Vectors, right: Vectors) -> Vectors:
        """Of all pairs of placed vectors, one row for each of `left`."""
        bars = (left @ self.bar)[:, None] + (right @ self.bar)[None]
        found: Vectors = 2 * (left @ right.T) - bars
        return found


@dataclass(frozen=True)
class Similarity:
    """Calibration for the encoder of the named version. `load` makes one.

    threshold: the `score` that parts translations from the most alike of 680 wrong sentences best;
    chosen on Arabic and English alone, it holds for other pairs. Among fewer candidates a lower one does.
    """

    encoder: str
    pairs: Mapping[str, Statistics]
    frame: Frame | None = None
    threshold: float = 0.0
    version: str = VERSION

    @classmethod
    def load(cls, *, encoder: str | None = None) -> "Similarity":
        """The shipped calibration.

        encoder: the version of the encoder in use, by default of the one with mean pooling. Raises
        ModelError if there is none for it.
        """
        for name in NAMES:
            data = _data(name)
            if encoder in (None, data["encoder"]):
                pairs = {pair: Statistics(**row) for pair, row in data["pairs"].items()}
                return cls(data["encoder"], pairs, _frame(name), data["threshold"])
        known = " and ".join(repr(_data(name)["encoder"]) for name in NAMES)
        raise ModelError(
            f"encoder {encoder!r}: calibrated are {known}; run `python -m training.fit_similarity`"
        )

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

    def score(
        self, left: Vectors, right: Vectors, left_language: str | None, right_language: str | None
    ) -> Vectors:
        """Calibrated scores of all pairs of sentences, shape (len(left), len(right)), float32.

        left, right: the encoder's vectors, one row a sentence, each side in one language. The unit is
        as in `calibrated`: 0 is the most alike wrong sentence, the unit its standard deviation. Raises
        ModelError if this calibration has no frame.
        """
        if self.frame is None:
            raise ModelError(f"calibration for {self.encoder!r}: has no frame; use `calibrated` on cosines")
        one, other = self.frame.placed(left, left_language), self.frame.placed(right, right_language)
        found = self.statistics(left_language, right_language)
        scores = (self.frame.likeness(one, other) - found.likeness) / found.likeness_spread
        return scores.astype(np.float32)


def of(encoder: Encoder) -> Similarity:
    """The calibration shipped for this encoder, else one `fitted` to it now (some 60 sentences)."""
    shipped = {_data(name)["encoder"] for name in NAMES}
    return Similarity.load(encoder=encoder.version) if encoder.version in shipped else fitted(encoder)


def fitted(encoder: Encoder) -> Similarity:
    """A calibration for an encoder that none is shipped for, from the sentences of calibration.yml.

    Centres are the languages' means; the most alike of 680 wrong sentences is taken to lie `EXTREME`
    standard deviations above the unrelated ones. Coarser than what is shipped, but on its scale.
    """
    sentences = {name: lines for name, lines in _data("calibration").items() if name != "source"}
    rows = {language: encoder.encode(lines) for language, lines in sentences.items()}
    centres = {language: own.mean(axis=0) for language, own in rows.items()}
    centres[POOLED] = np.mean(list(centres.values()), axis=0)
    frame = Frame(centres, None, np.zeros(encoder.dimension, np.float32))
    placed = {language: frame.placed(own, language) for language, own in rows.items()}
    pairs = {
        f"{one}-{other}": _extreme(frame.likeness(placed[one], placed[other]))
        for one, other in combinations_with_replacement(sorted(placed), 2)
    }
    pooled = {
        key: _pooled([row for pair, row in pairs.items() if _is_same(pair) == same])
        for key, same in ((POOLED, False), (POOLED_SAME, True))
    }
    return Similarity(encoder.version, pairs | pooled, frame, version=f"fitted-{VERSION}")


def _extreme(likeness: Vectors) -> Statistics:
    """Of the pairs off the diagonal: its lines say the same."""
    found = likeness[~np.eye(len(likeness), dtype=bool)]
    mean, spread = float(found.mean()), max(float(found.std()), LEAST_SPREAD)
    extreme = mean + EXTREME * spread
    return Statistics(mean / 2, extreme / 2, spread / 2, extreme, spread)  # a likeness is two cosines


def _is_same(pair: str) -> bool:
    one, other = pair.split("-")
    return one == other


def _pooled(rows: Sequence[Statistics]) -> Statistics:
    return Statistics(*np.mean([astuple(row) for row in rows], axis=0).tolist())


@cache
def _data(name: str) -> dict[str, Any]:
    text = resources.files(__package__).joinpath(f"{name}.yml").read_text("utf-8")
    data: dict[str, Any] = yaml.load(text, getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    return data


@cache
def _frame(name: str) -> Frame:
    data = resources.files(__package__).joinpath(f"{name}.npz").read_bytes()
    with np.load(BytesIO(data), allow_pickle=False) as arrays:
        rows = arrays["centres"].astype(np.float32)
        matrix = unpacked(arrays["matrix"], arrays["scale"]) if "matrix" in arrays else None
        centres = dict(zip(arrays["languages"].tolist(), rows, strict=True))
        return Frame(centres, matrix, arrays["bar"].astype(np.float32))


def _base(language: str | None) -> str:
    return (language or "").replace("_", "-").split("-")[0].lower()
