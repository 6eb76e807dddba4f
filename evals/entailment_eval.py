"""The entailment model on pairs and articles that it was neither trained nor calibrated on.

    python -m evals.entailment_eval [--limit N]

Order: FarsTail's validation part (three labels); ANS's development part (agree or disagree, the likelier
of the two, a pair of headlines read in both directions); the happenings written for this that are set
aside, and the claims of `gold/accounts` against the sentences that report or contradict them, within and
across languages; FarExStance's claims set aside, each against a whole article (`entailment_stance`): one of
four stances, by boosted trees that are fitted here on the other claims.
"""

import argparse
import random
import sys
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import numpy as np
from training.entailment_data import (
    DATA,
    FAR_STANCES,
    LABELS,
    Pair,
    accounts,
    ans,
    far_rows,
    farstail,
    written,
)

from evals import boosting
from evals.entailment_stance import Reading, readings
from evals.harness import SHARED, Figure, conclude, missing
from riwaya.models.e5 import E5Encoder
from riwaya.models.entailment import AlignedEntailment
from riwaya.models.entailment_cues import language
from riwaya.models.protocols import Entailment, Judged

ACCOUNTS = SHARED / "gold" / "accounts" / "claims.jsonl"
FITTED = ("train", "tune")  # claims that the trees are fitted on


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


def stances(found: Sequence[Reading]) -> Iterator[Figure]:
    """Four stances, and whether the sentence shown is evidence."""
    tuning = [one for one in found if one.part in FITTED]
    measured = [one for one in found if one.part == "measure"]
    rows, wanted = (np.array([one.features for one in part]) for part in (tuning, measured))
    labels = np.array([FAR_STANCES.index(one.stance) for one in tuning])
    shares = boosting.fit(rows, labels, len(FAR_STANCES)).shares(wanted)
    said = [FAR_STANCES[row] for row in shares.argmax(axis=1)]
    gold = [one.stance for one in measured]
    yield Figure("entailment.farexstance.macro_f1", macro_f1(gold, said), len(gold))
    for stance in FAR_STANCES:
        flags = ([one == stance for one in gold], [one == stance for one in said])
        value = 2 * sum(map(all, zip(*flags, strict=True))) / max(sum(flags[0]) + sum(flags[1]), 1)
        yield Figure(f"entailment.farexstance.{stance}.f1", value, sum(flags[0]))
    hits = [one.is_evidence for one in measured if one.stance != "unrelated"]
    yield Figure("entailment.farexstance.evidence_hit", float(np.mean(hits)), len(hits))


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
