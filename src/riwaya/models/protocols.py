"""What the flow asks of a model; backends live beside this file and are imported by `workflow` alone."""

from collections.abc import Sequence
from typing import NamedTuple, Protocol

import numpy as np
from numpy.typing import NDArray

from riwaya.types import EntityKind

Vectors = NDArray[np.float32]


class Encoder(Protocol):
    """Sentences in, unit vectors out.

    `version` names weights and pooling: vectors of two versions are never compared.
    """

    @property
    def version(self) -> str:
        """Changes whenever a vector for some text may change."""
        ...

    def __hash__(self) -> int:
        """By identity: what is derived from an encoder is kept by it."""
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


class Likeness(Protocol):
    """Scores of sentence vectors on one scale for all pairs of languages, for one encoder.

    `version` names the calibration: scores of two versions are never mixed.
    """

    @property
    def version(self) -> str:
        """Changes whenever the score of some pair may change."""
        ...

    def score(
        self, left: Vectors, right: Vectors, left_language: str | None, right_language: str | None
    ) -> Vectors:
        """Scores of all pairs of rows, shape (len(left), len(right)), each side in one language.

        0 is as alike as the most alike of some 700 wrong sentences; translations lie about 2.
        """
        ...


class Judged(NamedTuple):
    """What a premise says of a hypothesis: calibrated probabilities, 0 to 1, that sum to 1."""

    entails: float
    contradicts: float
    neutral: float


class Entailment(Protocol):
    """Whether one sentence says, denies or leaves open what another says; a second opinion after the rules.

    `version` names weights and calibration: judgements of two versions are never mixed.
    """

    @property
    def version(self) -> str:
        """Changes whenever the judgement of some pair may change."""
        ...

    def judge(self, pairs: Sequence[tuple[str, str]]) -> Sequence[Judged]:
        """One judgement a (premise, hypothesis), in the order given; either may be in any language.

        premise: what an article says, a sentence or a headline; hypothesis: the claim. A pair's
        judgement does not depend on the others in the batch (within 0.001).
        """
        ...


class TaggedSpan(NamedTuple):
    """A name in a text: half-open span in code points, whole words; score: 0-1, how sure the tagger is."""

    start: int
    end: int
    kind: EntityKind
    score: float


class Tagger(Protocol):
    """Texts in, the names in each out. `version` names the weights."""

    @property
    def version(self) -> str:
        """Changes whenever other spans may be found in some text."""
        ...

    def tag(self, texts: Sequence[str]) -> list[tuple[TaggedSpan, ...]]:
        """The spans of each text, in order and without overlap, cutting no word.

        A text's spans do not depend on the others in the batch.
        """
        ...
