"""The stance of one article to a sentence that somebody typed.

1. The sentence is a statement like any other (annotated by the same steps); it is held against every
   statement of the article by the same features.
2. The nearest statement says whether the article speaks of it at all; among those near enough, how
   likely they report and how likely they contradict decides.
3. A statement that is in conflict with the claim (`link.conflicts`) and nearer to it than all that report
   it contradicts it, whatever the weights say.
"""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from riwaya.link.claims.names import names_place
from riwaya.link.claims.pair import Pair
from riwaya.link.claims.parts import Told
from riwaya.link.claims.scores import Scored, scored, weights
from riwaya.link.conflicts import conflict
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
    if not pairs[0].left.quantities:
        return _in_conflict(pairs, found) or _of_words(found, weights().deciding.least)
    held = _of_number(pairs[0].left, found)
    return _in_conflict(pairs, found) or held if held.stance == "silent" else held


def _in_conflict(pairs: Sequence[Pair], found: "Found") -> Held | None:
    """That the article contradicts the claim, where the statement nearest to it is in conflict with it."""
    parted = {told.order for pair, (one, told) in zip(pairs, found, strict=True) if conflict(pair, one)}
    against = [each for each in found if each[1].order in parted]
    reporting = max((one.reporting() for one, told in found if told.order not in parted), default=0.0)
    nearest = _nearest(against)
    if nearest < weights().deciding.parted or nearest < reporting:
        return None
    return Held("contradicts", round(nearest, 4), _shown(against, Scored.nearness))


Found = Sequence[tuple[Scored, Told]]


def _of_words(found: Found, least: float) -> Held:
    """The stance by the nearest statement."""
    nearest = max(one.related for one, _ in found)
    if nearest < least:
        return Held("silent", round(nearest, 4), ())
    reporting = max(one.reporting() for one, _ in found)
    contradicting = max(one.contradicting() for one, _ in found)
    if contradicting > weights().deciding.against * reporting:
        return Held("contradicts", round(contradicting, 4), _shown(found, Scored.contradicting))
    return Held("reports", round(reporting, 4), _shown(found, Scored.reporting))


def _of_number(claim: Told, found: Found) -> Held:
    """The stance to a claim that gives a number: by the statements that give one of the same kind."""
    told = weights().deciding
    same = [one for one in found if _gives(one[0], "same_number")]
    other = [one for one in found if _gives(one[0], "other_number") and one not in same]
    if _elsewhere(claim, found):
        other = []
    like = [one for one in found if _gives(one[0], "like_number") and one not in same]
    rest = [one for one in found if one not in same and one not in other]
    nearest, apart = _nearest(same), _nearest(other)
    if nearest >= told.same and nearest >= told.prefer * apart:
        return Held("reports", round(nearest, 4), _shown(same, Scored.nearness))
    if apart >= told.other:
        return Held("contradicts", round(apart, 4), _shown(other, Scored.nearness))
    if _nearest(like) >= told.same:
        return Held("reports", round(_nearest(like), 4), _shown(like, Scored.nearness))
    return _of_words(rest, told.plain) if rest else Held("silent", round(max(nearest, apart), 4), ())


def _elsewhere(claim: Told, found: Found) -> bool:
    """Whether the claim is of places that the article never names: its numbers are of other ones."""
    places = [one for one in claim.names if one.kind == "place"]
    return bool(places) and not any(names_place(told, place) for _, told in found for place in places)


def _gives(found: Scored, feature: str) -> bool:
    return any(one.feature.startswith(feature) for one in found.seen)


def _nearest(found: Found) -> float:
    return max((one.related for one, _ in found), default=0.0)


def _shown(found: Found, weight: Callable[[Scored], float]) -> tuple[Told, ...]:
    ranked = sorted(found, key=lambda one: (-weight(one[0]), one[1].order))[:SHOWN]
    best = weight(ranked[0][0])
    return tuple(told for one, told in ranked if weight(one) >= NEARLY * best)
