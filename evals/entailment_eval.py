"""The entailment model on pairs and articles that it was neither trained nor calibrated on.

    python -m evals.entailment_eval [--limit N]

Order: FarsTail's validation part (three labels); ANS's development part (agree or disagree, the likelier
of the two); the claims of `gold/accounts` against the sentences that report or contradict them, claim
and sentence in different languages; FarExStance's claims set aside, each against a whole article: the
sentences nearest to the claim are judged, and what they give together is one of four stances, by a
logistic regression that is fitted here on claims that the model was not trained on.
"""

import argparse
import random
import sys
from collections.abc import Iterator, Mapping, Sequence
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
)

from evals.harness import SHARED, Figure, conclude, missing
from riwaya.models.e5 import E5Encoder
from riwaya.models.entailment import AlignedEntailment
from riwaya.models.protocols import Entailment, Judged

ACCOUNTS = SHARED / "gold" / "accounts" / "claims.jsonl"
NEAREST = 3  # sentences of an article that are judged
SAME_EVIDENCE = 0.8  # share of a sentence's trigrams that the marked evidence holds
SIDED = 0.2  # what a sentence that takes a side is worth in nearness
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
    """Macro F1 over agree and disagree."""
    sided = [pair for pair in chosen if pair.label != "n"]
    judged = model.judge([(pair.premise, pair.hypothesis) for pair in sided])
    return Figure(
        f"entailment.{name}.macro_f1",
        macro_f1([one.label for one in sided], list(map(side, judged))),
        len(sided),
    )


@dataclass(frozen=True)
class Reading:
    """A claim against an article: the sentences nearest to it, how near, and what the model says of each."""

    stance: str
    part: str
    sentences: Sequence[str]
    overlaps: Sequence[float]
    judged: Sequence[Judged]
    evidence: str

    @property
    def best(self) -> int:
        """The sentence that would be shown: near to the claim, and taking a side."""
        both = zip(self.overlaps, self.judged, strict=True)
        return int(np.argmax([near + SIDED * (1 - one.neutral) for near, one in both]))

    @property
    def features(self) -> list[float]:
        """What the stance is decided on, in cross-validation better than eight features: each near 0 to 3."""
        nearest = self.judged[int(np.argmax(self.overlaps))]
        entails, contradicts = (max(one[label] for one in self.judged) for label in (0, 1))
        odds = float(np.log((entails + 0.02) / (contradicts + 0.02)))
        return [4 * max(self.overlaps), 2 * (nearest.entails - nearest.contradicts), odds / 2]


def readings(model: Entailment, rows: Sequence[Mapping[str, Any]]) -> list[Reading]:
    """Each row's article read for its claim."""
    nearest = []
    for row in rows:
        claim = clean(row["claim"])
        ranked = sorted(sentences(row["content"]), key=lambda one: -overlap(claim, one))[:NEAREST]
        nearest.append([(one, claim) for one in ranked or [clean(row["content"])]])
    judged = iter(model.judge([pair for each in nearest for pair in each]))
    return [
        Reading(
            stance=row["stance"],
            part=row["part"],
            sentences=[premise for premise, _ in each],
            overlaps=[overlap(claim, premise) for premise, claim in each],
            judged=[next(judged) for _ in each],
            evidence=str(row["evidence"]),
        )
        for row, each in zip(rows, nearest, strict=True)
    ]


def is_evidence(reading: Reading) -> bool:
    """Whether the sentence that would be shown is among those that a person marked."""
    shown = grams(reading.sentences[reading.best])
    return len(shown & grams(reading.evidence)) >= SAME_EVIDENCE * len(shown)


def stances(found: Sequence[Reading]) -> Iterator[Figure]:
    """Four stances, and whether the sentence shown is evidence."""
    tuning = [one for one in found if one.part == "tune"]
    measured = [one for one in found if one.part == "measure"]
    weights = fit(
        np.array([one.features for one in tuning]), [FAR_STANCES.index(one.stance) for one in tuning]
    )
    scores = with_one(np.array([one.features for one in measured])) @ weights
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
    yield two_way(model, told[:limit], "accounts.held_out.sided")
    yield from pairs(model, told[:limit], "accounts.held_out")
    rows = [row for row in far_rows(DATA) if row["part"] != "train"]
    yield from stances(readings(model, rows[:limit]))


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
