"""The stance of one article to a sentence that somebody typed.

1. The sentence is a statement like any other (annotated by the same steps); it is held against every
   statement of the article by the same features.
2. The nearest statement says whether the article speaks of it at all; among those near enough, how
   likely they report and how likely they contradict decides.
"""

from collections.abc import Sequence
from typing import NamedTuple

from riwaya.link.claim_features import Pair
from riwaya.link.claim_parts import Told
from riwaya.link.claim_scores import Scored, scored, weights
from riwaya.types import Stance

# So many statements are shown as evidence, the nearest first, where they are this near to the first.
SHOWN, NEARLY = 3, 0.75


class Held(NamedTuple):
    """An article's stance, how near its words come to the claim (0-1), and the statements that show it."""

    stance: Stance
    score: float
    evidence: tuple[Told, ...]


SILENT = Held("silent", 0.0, ())


def stance(pairs: Sequence[Pair]) -> Held:
    """What the right sides of the pairs, all of one article, say of the left one."""
    found = [(scored(pair), pair.right) for pair in pairs]
    if not found:
        return SILENT
    table = weights()
    nearest = max(one.related for one, _ in found)
    if nearest < table.least:
        return Held("silent", round(nearest, 4), ())
    reporting = max(one.reporting for one, _ in found)
    contradicting = max(one.contradicting for one, _ in found)
    if contradicting > table.against * reporting:
        return Held("contradicts", round(contradicting, 4), _shown(found, contradicts=True))
    return Held("reports", round(reporting, 4), _shown(found, contradicts=False))


def _shown(found: Sequence[tuple[Scored, Told]], *, contradicts: bool) -> tuple[Told, ...]:
    def weight(one: Scored) -> float:
        return one.contradicting if contradicts else one.reporting

    ranked = sorted(found, key=lambda one: (-weight(one[0]), one[1].order))[:SHOWN]
    best = weight(ranked[0][0])
    return tuple(told for one, told in ranked if weight(one) >= NEARLY * best)
