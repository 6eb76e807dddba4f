"""Two statements side by side: how alike they are, which numbers face each other, where words oppose."""

from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from riwaya.languages.opposites import Leaning
from riwaya.link.background import rarity
from riwaya.link.claims.names import heard_at
from riwaya.link.claims.numbers import Quantity, agree, of_people, same_kind
from riwaya.link.claims.parts import Told

# Axes on which of the people of one happening some stand on the one side, some on the other.
PERSONAL = frozenset({"alive", "unhurt", "release", "find", "evacuate", "convict", "hire", "return_home"})
# Axes whose two sides are what one happening is for either party to it.
TWO_ENDED = frozenset({"win", "buy", "elect"})


class Match(NamedTuple):
    """Two quantities of a pair: whether they count one kind of thing, and whether they agree."""

    left: Quantity
    right: Quantity
    kind: bool | None
    agrees: bool


class Stand(NamedTuple):
    """Words of either side on one axis of opposites, and how rare the commoner of the two is (0 to 1)."""

    rarity: float
    axis: str
    left: str
    right: str


@dataclass(frozen=True)
class Pair:
    """Two statements; likeness: calibrated score of their own words, wide: of the right one's sentence."""

    left: Told
    right: Told
    likeness: float = 0.0
    wide: float = 0.0

    @cached_property
    def matches(self) -> tuple[Match, ...]:
        """All pairs of their quantities."""
        return tuple(
            Match(one, other, same_kind(one, other), agree(one, other))
            for one in self.left.quantities
            for other in self.right.quantities
        )

    @property
    def sides(self) -> tuple[Told, Told]:
        """Both."""
        return self.left, self.right

    @cached_property
    def of_two_times(self) -> bool:
        """Whether one recalls what was long before all that the other tells: "31 died in April"."""
        ways = (self.sides, self.sides[::-1])
        return any(one.recalled and not other.could_tell_of(one.recalled) for one, other in ways)

    @cached_property
    def opposed(self) -> Stand | None:
        """The rarest words that say the contrary of each other, on an axis on which nothing agrees."""
        return self._stand(alike=False)

    @cached_property
    def agreeing(self) -> Stand | None:
        """The rarest words that stand on one side of an axis."""
        return self._stand(alike=True)

    def _stand(self, *, alike: bool) -> Stand | None:
        found = [
            Stand(self._rarity(one, other), axis.axis, one, other)
            for axis, one in self.left.leanings
            for facing, other in self.right.leanings
            if axis.axis == facing.axis and (axis.axis in self._agreed) == alike == (axis.side == facing.side)
            if alike or not (self._of_others(axis, facing) or self._turned_round(axis))
        ]
        return max(found, default=None)

    def _of_others(self, one: Leaning, other: Leaning) -> bool:
        """Whether contrary words are of different people: some are killed, and three survive."""
        counted = any(of_people(each) for told in self.sides for each in told.quantities)
        return one.axis in PERSONAL and counted and not (one.negated or other.negated)

    def _turned_round(self, one: Leaning) -> bool:
        """Whether contrary words say one thing of it from its two ends: X beat Y, Y lost to X."""
        if one.axis not in TWO_ENDED:
            return False
        same = any(match.kind and match.agrees and match.left.noun == "score" for match in self.matches)
        return same or self._in_turn()

    def _in_turn(self) -> bool:
        """Whether the first two names that both have stand in the contrary order."""
        places = (heard_at(anchor, self.right.bases) for anchor in self.left.anchors)
        met = list(dict.fromkeys(at for at in places if at is not None))[:2]
        return len(met) == 2 and met[0] > met[1]

    @cached_property
    def _agreed(self) -> frozenset[str]:
        """The axes on which both stand on one side."""
        own, other = ({(one.axis, one.side) for one, _ in told.leanings} for told in self.sides)
        return frozenset(axis for axis, _ in own & other)

    def _rarity(self, left: str, right: str) -> float:
        return min(rarity(left, self.left.language), rarity(right, self.right.language))

    @property
    def same_language(self) -> bool:
        """Whether words can be held against words."""
        return self.left.language == self.right.language

    def words(self, quantity: Quantity, *, left: bool) -> str:
        """The words of a quantity."""
        return (self.left if left else self.right).text[quantity.start : quantity.end]
