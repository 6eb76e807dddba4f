"""From what features saw to two probabilities: that statements tell one thing, and that they part over it.

1. Each `Seen` has a weight for either question (`weights.yml`; logistic regressions, log-odds).
2. `scored` reads a pair from left to right, as a claim is held against a statement.
3. `both_ways` averages the two directions: of two statements neither is the claim.
"""

import math
from collections.abc import Iterable, Mapping
from functools import cache
from importlib import resources
from typing import NamedTuple

import msgspec
import yaml

from riwaya.link.claims.features import Seen, seen
from riwaya.link.claims.pair import Pair
from riwaya.link.evidence import logistic
from riwaya.types import Evidence


class Questions(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Log-odds of each feature, `bias` among them.

    related: that a statement speaks of the claim; contradicts: that one which does tells it otherwise.
    """

    related: dict[str, float]
    contradicts: dict[str, float]


class Deciding(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What makes an article's stance of its statements (`check`).

    least: the probability of `related` from which an article is not silent; against: how much likelier
    than reporting contradicting must be. Of a claim with a number: same, other: the least for a
    statement with the same number, and with another of the same kind; prefer: how likely the first must
    be, measured by the second; plain: the least for a statement without such a number. parted: the least
    for a statement in conflict with the claim.
    """

    least: float
    against: float
    same: float
    other: float
    prefer: float
    plain: float
    parted: float


class ClaimWeights(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """weights.yml: `check` reads a typed claim against a statement, `link` two statements."""

    source: str
    check: Questions
    link: Questions
    deciding: Deciding


class Scored(NamedTuple):
    """What was seen in a pair and the two probabilities."""

    related: float
    contradicts: float
    seen: tuple[Seen, ...]

    def nearness(self) -> float:
        """How likely the second statement speaks of the first."""
        return self.related

    def reporting(self) -> float:
        """How likely the second statement tells what the first tells."""
        return self.related * (1 - self.contradicts)

    def contradicting(self) -> float:
        """How likely it tells it otherwise."""
        return self.related * self.contradicts


@cache
def weights() -> ClaimWeights:
    """The shipped weights."""
    text = resources.files(__package__).joinpath("weights.yml").read_text("utf-8")
    return msgspec.convert(yaml.safe_load(text), ClaimWeights)


def scored(pair: Pair) -> Scored:
    """A pair read from left to right: the left one is the claim."""
    return _scored(pair, weights().check)


def _scored(pair: Pair, table: Questions) -> Scored:
    found = seen(pair)
    return Scored(logistic(_sum(found, table.related)), logistic(_sum(found, table.contradicts)), found)


def both_ways(pair: Pair, back: Pair) -> Scored:
    """A pair read in both directions; what was seen is told as of the likelier one."""
    one, other = _scored(pair, weights().link), _scored(back, weights().link)
    related = _mean(one.related, other.related)
    contradicts = _mean(one.contradicts, other.contradicts)
    if one.related >= other.related:
        return Scored(related, contradicts, one.seen)
    turned = tuple(each._replace(left=each.right, right=each.left) for each in other.seen)
    return Scored(related, contradicts, turned)


def evidence(found: Scored) -> tuple[Evidence, ...]:
    """What speaks for and against two statements telling one thing."""
    table = weights().link.related
    return tuple(
        Evidence(
            feature=one.feature,
            weight=round(table.get(one.feature, 0.0) * one.value, 3),
            left=one.left,
            right=one.right,
        )
        for one in found.seen
    )


def _sum(found: Iterable[Seen], table: Mapping[str, float]) -> float:
    return table["bias"] + sum(table.get(one.feature, 0.0) * one.value for one in found)


def _mean(one: float, other: float) -> float:
    """Of two probabilities, in log-odds."""
    return logistic((_odds(one) + _odds(other)) / 2)


def _odds(chance: float) -> float:
    kept = min(1 - 1e-6, max(1e-6, chance))
    return math.log(kept / (1 - kept))
