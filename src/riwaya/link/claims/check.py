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
from riwaya.link.claims.numbers import DURATION
from riwaya.link.claims.pair import Pair
from riwaya.link.claims.parts import Told
from riwaya.link.claims.scores import Scored, scored, weights
from riwaya.link.conflicts import conflict, far_apart, is_part, of_two
from riwaya.types import Stance

# So many statements are shown as evidence, the nearest first, where they are this near to the first.
SHOWN, NEARLY = 3, 0.75


class Held(NamedTuple):
    """An article's stance, how near its words come to the claim (0-1), and the statements that show it."""

    stance: Stance
    score: float
    evidence: tuple[Told, ...]


# What a statement may make of a claim's number.
KINDS = ("same", "other", "like")
SILENT = Held("silent", 0.0, ())


def stance(pairs: Sequence[Pair]) -> Held:
    """What the right sides of the pairs, all of one article, say of the left one."""
    found = [(scored(pair), pair.right) for pair in pairs]
    if not found:
        return SILENT
    if not pairs[0].left.quantities:
        return _in_conflict(pairs, found) or _of_words(found, weights().deciding.least)
    held = _of_number(pairs, found)
    return _in_conflict(pairs, found) or held if held.stance == "silent" else held


def _in_conflict(pairs: Sequence[Pair], found: "Found") -> Held | None:
    """That the article contradicts the claim, where the statement nearest to it is in conflict with it."""
    parted = {
        told.order for pair, (one, told) in zip(pairs, found, strict=True) if conflict(pair, one, typed=True)
    }
    against = [each for each in found if each[1].order in parted and not _of_other_names(each[0], found)]
    reporting = max((one.reporting() for one, told in found if told.order not in parted), default=0.0)
    nearest = _nearest(against)
    if nearest < weights().deciding.parted or nearest < reporting:
        return None
    return Held("contradicts", round(nearest, 4), _shown(against, Scored.nearness))


def _of_other_names(one: Scored, found: "Found") -> bool:
    """Whether a statement shares no name with the claim, where others of the article do."""
    return _saw(one, "no_name_shared") and any(_saw(other, "shared_names") for other, _ in found)


def _saw(found: Scored, feature: str) -> bool:
    return any(one.feature == feature and one.value > 0 for one in found.seen)


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


def _of_number(pairs: Sequence[Pair], found: Found) -> Held:
    """The stance to a claim that gives a number: by the statements that give one of the same kind."""
    told, claim = weights().deciding, pairs[0].left
    gives = [_gives(pair) for pair in pairs]
    same, other, like = (
        [one for one, kind in zip(found, gives, strict=True) if kind == name] for name in KINDS
    )
    if _elsewhere(claim, found):
        other = []
    rest = [one for one in found if one not in same and one not in other]
    nearest, apart = _nearest(same), _nearest(other)
    if nearest >= told.same and nearest >= told.prefer * apart:
        return Held("reports", round(nearest, 4), _shown(same, Scored.nearness))
    if apart >= told.other:
        return Held("contradicts", round(apart, 4), _shown(other, Scored.nearness))
    if _nearest(like) >= told.same:
        return Held("reports", round(_nearest(like), 4), _shown(like, Scored.nearness))
    return _of_words(rest, told.plain) if rest else Held("silent", round(max(nearest, apart), 4), ())


def _gives(pair: Pair) -> str | None:
    """What a statement makes of the numbers of a claim; of several, those that time nothing decide.

    A number from which its own toll rose ("31, up from 19") is not the one it tells.
    """
    own = [one for one in pair.left.quantities if one.noun != DURATION] or pair.left.quantities
    met = [one for one in pair.matches if one.left in own and not of_two(one, pair)]
    past = [one for one in met if is_part(one.right, pair.right) and pair.right.tells_former(one.right)]
    if any(one.kind and one.agrees and one not in past for one in met):
        return "same"
    if any(one.kind is None and one.agrees for one in met):
        return "like"
    return "other" if any(one.kind and not one.agrees and not far_apart(one, pair) for one in met) else None


def _elsewhere(claim: Told, found: Found) -> bool:
    """Whether the claim is of places that the article never names: its numbers are of other ones."""
    places = [one for one in claim.names if one.kind == "place"]
    return bool(places) and not any(names_place(told, place) for _, told in found for place in places)


def _nearest(found: Found) -> float:
    return max((one.related for one, _ in found), default=0.0)


def _shown(found: Found, weight: Callable[[Scored], float]) -> tuple[Told, ...]:
    ranked = sorted(found, key=lambda one: (-weight(one[0]), one[1].order))[:SHOWN]
    best = weight(ranked[0][0])
    return tuple(told for one, told in ranked if weight(one) >= NEARLY * best)
