"""What a whole article says of a claim: one of four stances, and the sentence that shows it.

1. `readings` takes an article's first sentence and those nearest to the claim (`entailment_passages`).
2. Of these the model's judgements, of the whole article what its words share with the claim, and of the
   claim its own marks (numbers, negations, words like "only") are `features`.
3. `evals.boosting` makes a stance of them, fitted on claims that do not measure.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from training.entailment_data import clean, grams
from training.entailment_passages import Near, Rarity, nearest, word_list

from riwaya.models.entailment_cues import Cues, cues, opposite
from riwaya.models.protocols import Entailment, Judged

LEAD = 600  # characters of an article's beginning
SAME_EVIDENCE = 0.8  # share of a sentence's trigrams that the marked evidence holds
SIDED = 0.2  # what a sentence that takes a side is worth in nearness
RARE = 2.0  # a word that one in seven articles holds
ABSOLUTE = frozenset(
    ["فقط", "تنها", "همه", "هیچ", "تمام", "کلیه"]
)  # a claim with one of these is easily wrong


@dataclass(frozen=True)
class Reading:
    """A claim against an article: some sentences, the first one first, and the model's judgement of each.

    told: figures of the whole article and of the claim.
    """

    stance: str
    part: str
    sentences: Sequence[Near]
    judged: Sequence[Judged]
    evidence: str
    told: Sequence[float]

    @property
    def best(self) -> Near:
        """The sentence that would be shown: near to the claim, and taking a side."""
        both = zip(self.sentences, self.judged, strict=True)
        return max(both, key=lambda each: each[0].nearness + SIDED * (1 - each[1].neutral))[0]

    @property
    def is_evidence(self) -> bool:
        """Whether that sentence is among those that a person marked."""
        shown = grams(self.best.text)
        return len(shown & grams(self.evidence)) >= SAME_EVIDENCE * len(shown)

    @property
    def features(self) -> list[float]:
        """What the stance is decided on."""
        nearest = self.judged[int(np.argmax([one.overlap + one.shared for one in self.sentences]))]
        entails, contradicts = (max(one[label] for one in self.judged) for label in (0, 1))
        neutral = min(one.neutral for one in self.judged)
        first = self.judged[0]
        return [*self.told, *nearest, *first, entails, contradicts, neutral, _odds(entails, contradicts)]


def _odds(one: float, other: float) -> float:
    return math.log((one + 0.02) / (other + 0.02))


def readings(model: Entailment, rows: Sequence[Mapping[str, Any]]) -> list[Reading]:
    """Each row's article read for its claim."""
    rarity = Rarity([row["content"] for row in rows])
    claims = [clean(row["claim"]) for row in rows]
    chosen = [nearest(claim, row["content"], rarity) for claim, row in zip(claims, rows, strict=True)]
    judged = iter(
        model.judge(
            [(one.text, claim) for claim, (_, kept) in zip(claims, chosen, strict=True) for one in kept]
        )
    )
    return [
        Reading(
            stance=row["stance"],
            part=row["part"],
            sentences=kept,
            judged=[next(judged) for _ in kept],
            evidence=str(row["evidence"]),
            told=[
                *told(clean(row["claim"]), row["content"], rarity, every),
                *marks(clean(row["claim"]), kept),
            ],
        )
        for row, claim, (every, kept) in zip(rows, claims, chosen, strict=True)
    ]


def told(claim: str, article: str, rarity: Rarity, every: Sequence[Near]) -> list[float]:
    """What an article shares with a claim."""
    wanted, held = set(word_list(claim)), set(word_list(article))
    lacking = sorted((rarity.of(word) for word in wanted - held), reverse=True)
    everywhere, lead = rarity.shared(claim, article), rarity.shared(claim, article[:LEAD])
    best = max(every, key=lambda one: one.overlap + one.shared)
    return [
        max(one.overlap for one in every),
        max(one.shared for one in every),
        every[0].overlap,
        every[0].shared,
        everywhere,
        lead,
        everywhere * lead,
        *[*lacking, 0.0, 0.0][:2],
        sum(one > RARE for one in lacking) / max(len(wanted), 1),
        math.log1p(best.place),
        math.log(len(article) + 1),
    ]


def marks(claim: str, kept: Sequence[Near]) -> list[float]:
    """What the claim says plainly, and how the sentences stand to it."""
    own = cues(claim)
    found = [cues(one.text) for one in kept]
    return [
        math.log(len(claim) + 1),
        float(bool(ABSOLUTE & set(word_list(claim)))),
        float(bool(own.negations)),
        float(bool(own.denials)),
        float(bool(own.values)),
        float(bool(own.sides)),
        float(any(one.denials for one in found)),
        float(all(bool(one.negations) != bool(own.negations) for one in found)),
        float(bool(own.values - frozenset[float]().union(*(one.values for one in found)))),
        float(any(turned(own, one) for one in found)),
    ]


def turned(one: Cues, other: Cues) -> bool:
    """Whether a word of the one has its opposite in the other."""
    return any(opposite(side) in other.sides for side in one.sides)
