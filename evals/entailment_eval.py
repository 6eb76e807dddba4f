"""The entailment model on pairs and articles that it was neither trained nor calibrated on.

    python -m evals.entailment_eval [--limit N]

Order: FarsTail's validation part (three labels); ANS's development part (agree or disagree, the likelier
of the two, a pair of headlines read in both directions); the happenings written for this that are set
aside, and the claims of `gold/accounts` against the sentences that report or contradict them, within and
across languages; FarExStance's claims set aside, each against a whole article: the sentences nearest to
the claim are judged, and what they and the words that article and claim share give together is one of
four stances, by a logistic regression that is fitted here on the other claims.
"""

import argparse
import math
import random
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from training.entailment_data import (
    DATA,
    FAR_STANCES,
    LABELS,
    Pair,
    accounts,
    ans,
    clean,
    far_rows,
    farstail,
    grams,
    overlap,
    sentences,
    written,
)

from evals.harness import SHARED, Figure, conclude, missing
from riwaya.models.e5 import E5Encoder
from riwaya.models.entailment import AlignedEntailment
from riwaya.models.entailment_cues import language
from riwaya.models.protocols import Entailment, Judged
from riwaya.text.normalise import fold as fold_letters

ACCOUNTS = SHARED / "gold" / "accounts" / "claims.jsonl"
NEAREST = 3  # sentences of an article that are judged
SAME_EVIDENCE = 0.8  # share of a sentence's trigrams that the marked evidence holds
SIDED = 0.2  # what a sentence that takes a side is worth in nearness
LEAD = 600  # characters of an article's beginning
FITTED = ("train", "tune")  # claims that the regression is fitted on
PENALTY, STEPS, RATE = 0.01, 3000, 0.5  # of the logistic regression

Floats = NDArray[np.float64]


def macro_f1(gold: Sequence[Any], found: Sequence[Any]) -> float:
    """Mean over the gold's labels of each one's F1."""
    scores = []
    for label in sorted(set(gold)):
        both = sum(g == f == label for g, f in zip(gold, found, strict=True))
        scores.append(2 * both / (list(gold).count(label) + list(found).count(label)))
    return float(np.mean(scores))


def likeliest(judged: Judged) -> str:
    """Its label."""
    return LABELS[int(np.argmax(judged))]


def side(judged: Judged) -> str:
    """The likelier of entails and contradicts."""
    return "e" if judged.entails >= judged.contradicts else "c"


def pairs(model: AlignedEntailment, chosen: Sequence[Pair], name: str) -> Iterator[Figure]:
    """Three labels; and how often, and how rightly, the model takes a side at all."""
    judged = model.judge([(pair.premise, pair.hypothesis) for pair in chosen])
    gold = [pair.label for pair in chosen]
    yield Figure(f"entailment.{name}.macro_f1", macro_f1(gold, [likeliest(one) for one in judged]), len(gold))
    verdicts = [model.verdict(one) for one in judged]
    sided = [(g, v[0]) for g, v in zip(gold, verdicts, strict=True) if v in ("entails", "contradicts")]
    right = float(np.mean([g == v for g, v in sided])) if sided else 0.0
    yield Figure(f"entailment.{name}.sided.precision", right, len(sided))
    yield Figure(f"entailment.{name}.sided.share", len(sided) / max(len(gold), 1), len(gold))


def two_way(model: Entailment, chosen: Sequence[Pair], name: str) -> Figure:
    """Macro F1 over agree and disagree, each pair judged in both directions."""
    sided = [pair for pair in chosen if pair.label != "n"]
    there = model.judge([(pair.premise, pair.hypothesis) for pair in sided])
    back = model.judge([(pair.hypothesis, pair.premise) for pair in sided])
    sides = [side(both(*two)) for two in zip(there, back, strict=True)]
    value = macro_f1([one.label for one in sided], sides)
    return Figure(f"entailment.{name}.macro_f1", value, len(sided))


def both(one: Judged, other: Judged) -> Judged:
    """The mean of two judgements."""
    return Judged(*((left + right) / 2 for left, right in zip(one, other, strict=True)))


def contradictions(model: AlignedEntailment, chosen: Sequence[Pair], name: str) -> Iterator[Figure]:
    """How many of what the model calls a contradiction are one, and how many it finds."""
    judged = model.judge([(pair.premise, pair.hypothesis) for pair in chosen])
    said = [model.verdict(one) == "contradicts" for one in judged]
    right = sum(one and pair.label == "c" for one, pair in zip(said, chosen, strict=True))
    wanted = sum(pair.label == "c" for pair in chosen)
    yield Figure(f"entailment.{name}.contradicts.precision", right / max(sum(said), 1), sum(said))
    yield Figure(f"entailment.{name}.contradicts.recall", right / max(wanted, 1), wanted)


def by_language(chosen: Iterable[Pair]) -> tuple[list[Pair], list[Pair]]:
    """The pairs within one language, and those across two."""
    held = list(chosen)
    same = [language(pair.premise) == language(pair.hypothesis) for pair in held]
    within = [pair for pair, one in zip(held, same, strict=True) if one]
    return within, [pair for pair, one in zip(held, same, strict=True) if not one]


@dataclass(frozen=True)
class Reading:
    """A claim against an article: the sentences nearest to it, how near, and what the model says of each.

    shared: what the whole article shares with the claim.
    """

    stance: str
    part: str
    sentences: Sequence[str]
    overlaps: Sequence[float]
    judged: Sequence[Judged]
    evidence: str
    shared: Sequence[float] = ()

    @property
    def best(self) -> int:
        """The sentence that would be shown: near to the claim, and taking a side."""
        both = zip(self.overlaps, self.judged, strict=True)
        return int(np.argmax([near + SIDED * (1 - one.neutral) for near, one in both]))

    @property
    def features(self) -> list[float]:
        """What the stance is decided on."""
        nearest = self.judged[int(np.argmax(self.overlaps))]
        entails, contradicts = (max(one[label] for one in self.judged) for label in (0, 1))
        odds = float(np.log((entails + 0.02) / (contradicts + 0.02)))
        return [max(self.overlaps), *self.shared, nearest.entails - nearest.contradicts, odds]


class Rarity:
    """How rare words are in some articles: the logarithm of the inverse share that hold them."""

    def __init__(self, articles: Sequence[str]) -> None:
        self._held = Counter(word for article in articles for word in set(word_list(article)))
        self._count = len(articles)

    def of(self, word: str) -> float:
        """From 0, in all articles, upwards."""
        return math.log((self._count + 1) / (self._held[word] + 1))

    def shared(self, claim: str, text: str) -> float:
        """Share of the claim's words that the text holds, by rarity."""
        wanted, held = set(word_list(claim)), set(word_list(text))
        return sum(map(self.of, wanted & held)) / max(sum(map(self.of, wanted)), 1e-9)


def word_list(text: str) -> list[str]:
    """Its words, folded."""
    return re.findall(r"\w+", fold_letters(text).replace("\u200c", ""))


def shared(rarity: Rarity, claim: str, article: str, nearest: Sequence[str]) -> list[float]:
    """What an article shares with a claim, numbers near 0 to 2."""
    held = set(word_list(article))
    missing = max((rarity.of(word) for word in set(word_list(claim)) - held), default=0.0)
    everywhere, lead = rarity.shared(claim, article), rarity.shared(claim, article[:LEAD])
    best = max((rarity.shared(claim, one) for one in nearest), default=0.0)
    return [everywhere, lead, everywhere * lead, best, missing / 5, math.log(len(article) + 1) / 3]


def readings(model: Entailment, rows: Sequence[Mapping[str, Any]]) -> list[Reading]:
    """Each row's article read for its claim."""
    nearest = []
    for row in rows:
        claim = clean(row["claim"])
        ranked = sorted(sentences(row["content"]), key=lambda one: -overlap(claim, one))[:NEAREST]
        nearest.append([(one, claim) for one in ranked or [clean(row["content"])]])
    judged = iter(model.judge([pair for each in nearest for pair in each]))
    rarity = Rarity([row["content"] for row in rows])
    return [
        Reading(
            stance=row["stance"],
            part=row["part"],
            sentences=[premise for premise, _ in each],
            overlaps=[overlap(claim, premise) for premise, claim in each],
            judged=[next(judged) for _ in each],
            evidence=str(row["evidence"]),
            shared=shared(rarity, clean(row["claim"]), row["content"], [premise for premise, _ in each]),
        )
        for row, each in zip(rows, nearest, strict=True)
    ]


def is_evidence(reading: Reading) -> bool:
    """Whether the sentence that would be shown is among those that a person marked."""
    shown = grams(reading.sentences[reading.best])
    return len(shown & grams(reading.evidence)) >= SAME_EVIDENCE * len(shown)


def stances(found: Sequence[Reading]) -> Iterator[Figure]:
    """Four stances, and whether the sentence shown is evidence."""
    tuning = [one for one in found if one.part in FITTED]
    measured = [one for one in found if one.part == "measure"]
    rows, wanted = (np.array([one.features for one in part]) for part in (tuning, measured))
    middle, spread = rows.mean(axis=0), rows.std(axis=0) + 1e-9
    weights = fit((rows - middle) / spread, [FAR_STANCES.index(one.stance) for one in tuning])
    scores = with_one((wanted - middle) / spread) @ weights
    said = [FAR_STANCES[row] for row in scores.argmax(axis=1)]
    gold = [one.stance for one in measured]
    yield Figure("entailment.farexstance.macro_f1", macro_f1(gold, said), len(gold))
    for stance in FAR_STANCES:
        flags = ([one == stance for one in gold], [one == stance for one in said])
        value = 2 * sum(map(all, zip(*flags, strict=True))) / max(sum(flags[0]) + sum(flags[1]), 1)
        yield Figure(f"entailment.farexstance.{stance}.f1", value, sum(flags[0]))
    hits = [is_evidence(one) for one in measured if one.stance != "unrelated"]
    yield Figure("entailment.farexstance.evidence_hit", float(np.mean(hits)), len(hits))


def with_one(rows: Floats) -> Floats:
    """The rows with a column of ones."""
    return np.hstack([rows, np.ones((len(rows), 1))])


def fit(rows: Floats, labels: Sequence[int]) -> Floats:
    """Weights of a multinomial logistic regression in which every label counts the same."""
    x, gold = with_one(rows), np.eye(len(FAR_STANCES))[list(labels)]
    importance = 1 / (gold.sum(axis=0).clip(1) * len(FAR_STANCES))
    weights = np.zeros((x.shape[1], gold.shape[1]))
    for _ in range(STEPS):
        scores = np.exp(x @ weights)
        shares = scores / scores.sum(axis=1, keepdims=True)
        error = (shares - gold) * (gold @ importance)[:, None]
        weights -= RATE * (x.T @ error + PENALTY * weights)
    return weights


def figures(model: AlignedEntailment, limit: int | None) -> Iterator[Figure]:
    """All of them; limit: at most so many pairs a set."""
    yield from pairs(model, [one for one in farstail(DATA) if one.part == "measure"][:limit], "farstail")
    yield two_way(model, [one for one in ans(DATA) if one.part == "measure"][:limit], "ans")
    told = [one for one in accounts(ACCOUNTS.parent, random.Random(0)) if one.part == "measure"]
    own = [one for one in written() if one.part == "measure"]
    for name, chosen in (("written", own[:limit]), ("accounts.held_out", told[:limit])):
        yield from pairs(model, chosen, name)
        for where, held in zip(("within", "across"), by_language(chosen), strict=True):
            yield from contradictions(model, held, f"{name}.{where}")
    yield from stances(readings(model, far_rows(DATA)[:limit]))


def main(argv: Sequence[str] | None = None) -> int:
    """Run the eval (some minutes); the exit status is 1 when a figure is below its floor."""
    parser = argparse.ArgumentParser(prog="evals.entailment_eval")
    parser.add_argument("--limit", type=int)
    options = parser.parse_args(argv)
    folders = [DATA / name for name in ("FarsTail", "ANS_stance", "FarExStance_fa")]
    if missing("entailment", [*folders, ACCOUNTS]):
        return 0
    model = AlignedEntailment.load(E5Encoder.load())
    found = list(figures(model, options.limit))
    floors: dict[str, float] | None = {} if options.limit else None
    return conclude("entailment", found, gold=[ACCOUNTS], data=folders, floors=floors)


if __name__ == "__main__":
    sys.exit(main())
