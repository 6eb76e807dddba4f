"""From what the features of a pair saw to a link.

A feature is a function of one pair that gives `Evidence`, or None where it has nothing to say;
the first line of its docstring is what the user reads. Weights are log-odds: they are summed
with the relation's bias, and the logistic function makes the score of the sum (logistic
regression; a naive reading is that each piece of evidence multiplies the odds).
"""

import math
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from riwaya.link.candidates import pair
from riwaya.types import Evidence, Link, Relation


def weigh(
    relation: Relation, ends: tuple[str, str], evidence: Iterable[Evidence | None], *, bias: float
) -> Link:
    """The link that the evidence makes; `ends` in the order in which it names left and right."""
    found = tuple(one for one in evidence if one is not None)
    swapped = pair(*ends) != ends
    left, right = pair(*ends)
    vetoed = any(one.veto for one in found)
    score = 0.0 if vetoed else logistic(bias + sum(one.weight for one in found))
    shown = tuple(_swapped(one) for one in found) if swapped else found
    return Link(relation=relation, left=left, right=right, score=round(score, 4), evidence=shown)


def logistic(log_odds: float) -> float:
    """Log-odds as a probability."""
    return 1 / (1 + math.exp(-max(-60.0, min(60.0, log_odds))))


def explanations(features: Sequence[Callable[..., Any]]) -> dict[str, str]:
    """Name of each feature -> what it compares, in the words of its docstring's first line."""
    return {one.__name__: (one.__doc__ or one.__name__).strip().splitlines()[0] for one in features}


def _swapped(one: Evidence) -> Evidence:
    return Evidence(feature=one.feature, weight=one.weight, left=one.right, right=one.left, veto=one.veto)
