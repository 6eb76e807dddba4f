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

from evals.entailment_stance import Article, articles, by_words, shown, stance
from evals.harness import SHARED, Figure, conclude, missing
from riwaya.models.e5 import E5Encoder
from riwaya.models.entailment import AlignedEntailment
from riwaya.models.entailment_cues import language
from riwaya.models.protocols import Entailment, Judged

ACCOUNTS = SHARED / "gold" / "accounts" / "claims.jsonl"
MOST = 400  # pairs of a set; more take longer than they tell
RESAMPLED = 500  # times, for the interval of a figure


def macro_f1(gold: Sequence[Any], found: Sequence[Any]) -> float:
    """Mean over the gold's labels of each one's F1."""
    scores = []
    for label in sorted(set(gold)):
        both = sum(g == f == label for g, f in zip(gold, found, strict=True))
        scores.append(2 * both / (list(gold).count(label) + list(found).count(label)))
    return float(np.mean(scores))


def scored(name: str, gold: Sequence[str], found: Sequence[str]) -> Figure:
    """Macro F1 with its 95 % interval by resampling (percentile bootstrap)."""
    chance, pairs = random.Random(0), list(zip(gold, found, strict=True))
    values = sorted(
        macro_f1(*zip(*chance.choices(pairs, k=len(pairs)), strict=True)) for _ in range(RESAMPLED)
    )
    interval = values[RESAMPLED // 40], values[-RESAMPLED // 40 - 1]
    return Figure(name, macro_f1(gold, found), len(pairs), interval)


def some(chosen: Iterable[Pair], limit: int | None) -> list[Pair]:
    """The pairs that measure, at most so many, by chance but always the same."""
    held = [one for one in chosen if one.part == "measure"]
    return random.Random(0).sample(held, min(len(held), limit or MOST))


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
    yield scored(f"entailment.{name}.macro_f1", gold, [likeliest(one) for one in judged])
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
    return scored(f"entailment.{name}.macro_f1", [one.label for one in sided], sides)


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


def stances(model: AlignedEntailment, found: Sequence[Article]) -> Iterator[Figure]:
    """Four stances, and whether the sentence shown is evidence."""
    measured = [one for one in found if one.part == "measure"]
    words = by_words([one for one in found if one.part != "measure"], measured)
    said = stance(words, np.array(model.stances([one.passage for one in measured])))
    gold = [one.stance for one in measured]
    yield scored("entailment.farexstance.macro_f1", gold, said)
    for each in FAR_STANCES:
        flags = ([one == each for one in gold], [one == each for one in said])
        value = 2 * sum(map(all, zip(*flags, strict=True))) / max(sum(flags[0]) + sum(flags[1]), 1)
        yield Figure(f"entailment.farexstance.{each}.f1", value, sum(flags[0]))
    related = [one for one in measured if one.stance != "unrelated"]
    judged = iter(model.judge([(near.text, one.claim) for one in related for near in one.sentences]))
    hits = [one.is_evidence(shown(one, [next(judged) for _ in one.sentences])) for one in related]
    yield Figure("entailment.farexstance.evidence_hit", float(np.mean(hits)), len(hits))


def figures(model: AlignedEntailment, limit: int | None) -> Iterator[Figure]:
    """All of them; limit: at most so many pairs a set."""
    yield from pairs(model, some(farstail(DATA), limit), "farstail")
    yield two_way(model, some(ans(DATA), limit), "ans")
    told = some(accounts(ACCOUNTS.parent, random.Random(0)), limit)
    for name, chosen in (("written", some(written(), limit)), ("accounts.held_out", told)):
        yield from pairs(model, chosen, name)
        for where, held in zip(("within", "across"), by_language(chosen), strict=True):
            yield from contradictions(model, held, f"{name}.{where}")
    yield from stances(model, articles(far_rows(DATA)[:limit]))


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
