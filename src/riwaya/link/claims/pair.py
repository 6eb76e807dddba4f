"""Two statements side by side: how alike they are, which numbers face each other, where words oppose."""

from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from riwaya.link.background import rarity
from riwaya.link.claims.numbers import Quantity, agree, same_kind
from riwaya.link.claims.parts import Told


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
        ]
        return max(found, default=None)

    @cached_property
    def _agreed(self) -> frozenset[str]:
        """The axes on which both stand on one side."""
        own, other = ({(one.axis, one.side) for one, _ in told.leanings} for told in (self.left, self.right))
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
