"""What a whole article says of a claim: one of four stances, and the sentence that shows it.

1. `articles` takes an article's first sentence and those nearest to the claim (`entailment_passages`), and
   figures of what its words share with the claim and of the claim's own marks (numbers, negations, words
   like "only"): `told`.
2. `by_words` makes shares of the stances of these figures, by trees fitted on claims that do not measure.
3. `stance` takes the likeliest by these and by the model's own shares (`AlignedEntailment.stances`) together.
4. `shown` is the sentence that would be shown as evidence: near to the claim, and taking a side.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from training.entailment_data import FAR_STANCES, clean, grams
from training.entailment_passages import Near, Rarity, nearest, passage, word_list

from evals import boosting
from riwaya.models.entailment_cues import Cues, cues, opposite
from riwaya.models.protocols import Judged

LEAD = 600  # characters of an article's beginning
SAME_EVIDENCE = 0.8  # share of a sentence's trigrams that the marked evidence holds
# Of the model's shares beside those by words; tuned on claims that the model was not trained on.
WEIGHT, FLOOR = 2.0, 0.02
SIDED = 0.2  # what a sentence that takes a side is worth in nearness
RARE = 2.0  # a word that one in seven articles holds
ABSOLUTE = frozenset(
    ["فقط", "تنها", "همه", "هیچ", "تمام", "کلیه"]
)  # a claim with one of these is easily wrong

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Article:
    """An article held against a claim: some sentences, the first one first; told: figures of both."""

    claim: str
    stance: str
    part: str
    sentences: Sequence[Near]
    evidence: str
    told: Sequence[float]

    @property
    def passage(self) -> tuple[Sequence[str], str]:
        """What the model reads of it, and the claim."""
        return passage(self.sentences).split("\n"), self.claim

    def is_evidence(self, sentence: str) -> bool:
        """Whether a sentence is among those that a person marked."""
        wanted = grams(sentence)
        return len(wanted & grams(self.evidence)) >= SAME_EVIDENCE * len(wanted)


def articles(rows: Sequence[Mapping[str, Any]]) -> list[Article]:
    """Each row's article read for its claim."""
    rarity = Rarity([row["content"] for row in rows])
    found = []
    for row in rows:
        claim = clean(row["claim"])
        every, kept = nearest(claim, row["content"], rarity)
        figures = [*told(claim, row["content"], rarity, every), *marks(claim, kept)]
        found.append(Article(claim, row["stance"], row["part"], kept, str(row["evidence"]), figures))
    return found


def by_words(fitted: Sequence[Article], asked: Sequence[Article]) -> Floats:
    """Shares of the stances of the articles asked for, learned from the others."""
    rows, wanted = (np.array([one.told for one in each]) for each in (fitted, asked))
    labels = np.array([FAR_STANCES.index(one.stance) for one in fitted])
    return boosting.fit(rows, labels, len(FAR_STANCES)).shares(wanted)


def stance(words: Floats, model: Floats) -> list[str]:
    """The likeliest stance by both shares, each of shape (articles, stances)."""
    both = np.log(words) + WEIGHT * np.log(model + FLOOR)
    return [FAR_STANCES[row] for row in both.argmax(axis=1)]


def shown(article: Article, judged: Sequence[Judged]) -> str:
    """The sentence that would be shown; judged: what the model says of each."""
    both = zip(article.sentences, judged, strict=True)
    return max(both, key=lambda each: each[0].nearness + SIDED * (1 - each[1].neutral))[0].text


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
