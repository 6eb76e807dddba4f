"""Fits how the entailment model's logits become probabilities, and from which probability on it takes a side.

    python -m training.calibrate_entailment --logits DIR/logits.npz [--out src/riwaya/models/weights]

Order: of the pairs that calibrate, those of each set weigh the same; a temperature (Guo et al. 2017,
arXiv:1706.04599) and a bias for each label by gradient descent on the log loss; then for each side the
least probability from which on it was right as often as PRECISION asks.
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


def main(argv: Sequence[str] | None = None) -> int:
    """Write `entailment.yml`."""
    parser = argparse.ArgumentParser(prog="training.calibrate_entailment")
    parser.add_argument("--logits", type=Path, required=True)
    parser.add_argument("--out", type=Path, default=OUT)
    options = parser.parse_args(argv)
    with np.load(options.logits) as held:
        logits, pairs = held["logits"].astype(float), [json.loads(str(line)) for line in held["pairs"]]
    tuning = [row for row, pair in enumerate(pairs) if pair["part"] == "tune"]
    found = described(logits[tuning], [pairs[row] for row in tuning])
    text = HEADER + yaml.safe_dump(found, sort_keys=False)
    (options.out / "entailment.yml").write_text(text, "utf-8")
    print(text)
    return 0


if __name__ == "__main__":
    sys.exit(main())
