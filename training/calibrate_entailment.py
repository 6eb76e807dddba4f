"""Fits how the entailment model's logits become probabilities, and from which probability on it takes a side.

    python -m training.calibrate_entailment --logits DIR/logits.npz [--cross DIR/cross.npz]
        [--out src/riwaya/models/weights]

Order: of the pairs that calibrate, those of each set weigh the same; a temperature (Guo et al. 2017,
arXiv:1706.04599) and a bias for each label by gradient descent on the log loss; then for each side the
least probability from which on it was right as often as PRECISION asks. With the scores of the joint network
(`--cross`) first the share of it in the mean that makes the log loss least; both are calibrated together.
"""

import argparse
import json
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import yaml
from numpy.typing import NDArray

LABELS = "ecn"
SIDES = ("entails", "contradicts")
OUT = Path(__file__).parents[1] / "src" / "riwaya" / "models" / "weights"
# A second opinion that is wrong more than one time in six would mislead more than it helps.
PRECISION = 0.84
HIGHEST = 0.95  # a side that never gets there still speaks where the model is all but certain
FEWEST = 20  # pairs above a threshold, else its precision means nothing
STEPS, RATE = 2000, 0.05

SHARES = (0.0, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 1.0)  # of the joint network

HEADER = "# Made by `python -m training.calibrate_entailment`; change that, not this.\n"

Floats = NDArray[np.float64]


def softmax(scores: Floats) -> Floats:
    """Shares along the rows."""
    raised = np.exp(scores - scores.max(axis=1, keepdims=True))
    found: Floats = raised / raised.sum(axis=1, keepdims=True)
    return found


def fit(logits: Floats, gold: NDArray[np.int64], weights: Floats) -> tuple[float, Floats]:
    """The temperature and the bias (summing to 0) with the least log loss."""
    sharpness, bias, target = 1.0, np.zeros(logits.shape[1]), np.eye(logits.shape[1])[gold]
    for _ in range(STEPS):
        error = (softmax((logits + bias) * sharpness) - target) * weights[:, None]
        slope = float((error * (logits + bias)).sum())
        bias -= RATE * sharpness * error.sum(axis=0)
        sharpness = max(sharpness - RATE * slope, 0.05)
        bias -= bias.mean()
    return 1 / sharpness, bias


def threshold(shares: Floats, gold: NDArray[np.int64], label: int, weights: Floats) -> float:
    """Least probability of a label from which on it is right as often as PRECISION asks, by weight."""
    leading = shares.argmax(axis=1) == label
    scores, right, weight = shares[leading, label], gold[leading] == label, weights[leading]
    order = np.argsort(-scores)
    precision = np.cumsum((right * weight)[order]) / np.cumsum(weight[order])
    enough = np.flatnonzero((precision >= PRECISION) & (np.arange(len(order)) >= FEWEST))
    return min(float(scores[order[enough[-1]]]), HIGHEST) if len(enough) else HIGHEST


def balance(sources: Sequence[str]) -> Floats:
    """Weights that sum to 1, every set's the same together."""
    counts = Counter(sources)
    return np.array([1 / (counts[source] * len(counts)) for source in sources])


def described(logits: Floats, pairs: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """The calibration, and what it was tuned on."""
    gold = np.array([LABELS.index(pair["label"]) for pair in pairs])
    sources = [pair["source"].split(".")[0] for pair in pairs]
    weights = balance(sources)
    temperature, bias = fit(logits, gold, weights)
    shares = softmax((logits + bias) / temperature)
    least = {side: round(threshold(shares, gold, label, weights), 3) for label, side in enumerate(SIDES)}
    return {
        "temperature": round(temperature, 4),
        "bias": [round(float(value), 4) for value in bias],
        **least,
        "tuned_on": dict(sorted(Counter(sources).items())),
        "precision_asked": PRECISION,
    }


def log_loss(logits: Floats, gold: NDArray[np.int64], weights: Floats) -> float:
    """Of the calibrated probabilities, by weight."""
    temperature, bias = fit(logits, gold, weights)
    shares = softmax((logits + bias) / temperature)
    return float(-(weights * np.log(shares[np.arange(len(gold)), gold])).sum())


def best_share(logits: Floats, cross: Floats, pairs: Sequence[dict[str, Any]]) -> float:
    """The joint network's share in the mean of both scores with the least log loss."""
    gold = np.array([LABELS.index(pair["label"]) for pair in pairs])
    weights = balance([pair["source"].split(".")[0] for pair in pairs])
    losses = {share: log_loss((1 - share) * logits + share * cross, gold, weights) for share in SHARES}
    print({share: round(loss, 4) for share, loss in losses.items()})
    return min(losses, key=losses.__getitem__)


def read(path: Path) -> dict[str, tuple[Floats, dict[str, Any]]]:
    """Scores of the three labels and the pair, of the pairs that calibrate."""
    with np.load(path) as held:
        rows = zip(held["logits"].astype(float)[:, : len(LABELS)], map(str, held["pairs"]), strict=True)
        found = [(scores, json.loads(text)) for scores, text in rows]
    return {
        json.dumps([pair["premise"], pair["hypothesis"]]): (scores, pair)
        for scores, pair in found
        if pair["part"] == "tune"
    }


def main(argv: Sequence[str] | None = None) -> int:
    """Write `entailment.yml`."""
    parser = argparse.ArgumentParser(prog="training.calibrate_entailment")
    parser.add_argument("--logits", type=Path, required=True)
    parser.add_argument("--cross", type=Path, help="scores of the joint network")
    parser.add_argument("--out", type=Path, default=OUT)
    options = parser.parse_args(argv)
    held, name = read(options.logits), "entailment.yml"
    joint = read(options.cross) if options.cross else held
    keys = [key for key in held if key in joint]
    pairs = [held[key][1] for key in keys]
    logits, cross = (np.stack([each[key][0] for key in keys]) for each in (held, joint))
    found: dict[str, Any] = {}
    if options.cross:
        name, share = "entailment_cross.yml", best_share(logits, cross, pairs)
        found, logits = {"share": share}, (1 - share) * logits + share * cross
    text = HEADER + yaml.safe_dump({**found, **described(logits, pairs)}, sort_keys=False)
    (options.out / name).write_text(text, "utf-8")
    print(text)
    return 0


if __name__ == "__main__":
    sys.exit(main())
