"""How close in meaning the quotes of two articles are, each with each.

1. Every clause of one article is held against every clause of the other, in one matrix.
2. `quotes` sums that up for each two quotes: how well the clauses of the one are covered by the
   other, how alike the wholes are, and the most alike clauses.
3. `margin` and `matches` read the matrix: whether a quote has a closer match beside the one asked
   for, and what else the two articles have in common (after the margins by which bitext is mined,
   Artetxe and Schwenk 2019, arXiv:1811.01136, here between articles and not over a corpus).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from riwaya.models.protocols import Likeness
from riwaya.types import Phrase

Floats = NDArray[np.float32]

# By search on the tuning parts of gold/accounts and of NTREX's lines with quotation marks together.
COVERED, WHOLE, BEST = 1.0, 0.35, 0.2
# Scores beyond these tell no more.
LOWEST, HIGHEST = -4.0, 4.0
# Two quotes this close that are each other's best are the same saying nearly always (on the same data).
SURE = 2.2


class Encoded(Protocol):
    """A quote cut into clauses (the whole first, where there are several) with a vector for each."""

    @property
    def clauses(self) -> tuple[Phrase, ...]:
        """What was encoded."""

    @property
    def vectors(self) -> Floats | None:
        """One row a clause."""

    @property
    def language(self) -> str | None:
        """The language of its article."""


@dataclass(frozen=True, eq=False)
class Closeness:
    """Of the quotes of two articles. `between` makes one.

    clauses: calibrated scores, clauses of the left by clauses of the right; rows, columns: where the
    clauses of each quote begin, and where the last ends; quotes: quotes by quotes.
    """

    clauses: Floats
    rows: tuple[int, ...]
    columns: tuple[int, ...]
    quotes: Floats

    def of_clauses(self, left: int, right: int) -> Floats:
        """The scores of the clauses of two quotes."""
        rows, columns = self.rows[left : left + 2], self.columns[right : right + 2]
        return self.clauses[rows[0] : rows[1], columns[0] : columns[1]]

    def margin(self, left: int, right: int) -> float | None:
        """How much closer two quotes are than either is to any other quote, by the better side.

        None where one of them has nothing else to be compared with. Below 0 both have something
        closer; a part of a long quote has so on one side only.
        """
        others = np.delete(self.quotes[left], right), np.delete(self.quotes[:, right], left)
        if not all(len(one) for one in others):
            return None
        return float(self.quotes[left, right] - min(one.max() for one in others))

    def matches(self, left: int, right: int) -> int:
        """How many pairs of other quotes are surely the same saying."""
        return sum(left != row and right != column for row, column in self._sure)

    @cached_property
    def _sure(self) -> list[tuple[int, int]]:
        best_of_row = np.equal(self.quotes, self.quotes.max(axis=1, keepdims=True))
        best_of_column = np.equal(self.quotes, self.quotes.max(axis=0, keepdims=True))
        found = np.argwhere(best_of_row & best_of_column & (self.quotes >= SURE))
        return [(int(row), int(column)) for row, column in found]


def between(left: Sequence[Encoded], right: Sequence[Encoded], scale: Likeness) -> Closeness:
    """How close the quotes of two articles are; all must be encoded, each side in one language."""
    one, other = _Side.of(left), _Side.of(right)
    found = scale.score(one.vectors, other.vectors, left[0].language, right[0].language)
    scores = np.clip(found, LOWEST, HIGHEST)
    rows, columns = one.starts[:-1], other.starts[:-1]
    best_in_right = np.maximum.reduceat(scores, columns, axis=1)
    best_in_left = np.maximum.reduceat(scores, rows, axis=0)
    covered = np.maximum(_mean(best_in_right, one), _mean(best_in_left.T, other).T)
    best = np.maximum.reduceat(best_in_right, rows, axis=0)
    quotes = (COVERED * covered + WHOLE * scores[np.ix_(rows, columns)] + BEST * best).astype(np.float32)
    return Closeness(scores, tuple(one.starts.tolist()), tuple(other.starts.tolist()), quotes)


@dataclass(frozen=True, eq=False)
class _Side:
    """All clauses of an article's quotes; weights: what share of its quote each is."""

    vectors: Floats
    starts: NDArray[np.intp]
    weights: Floats

    @classmethod
    def of(cls, quotes: Sequence[Encoded]) -> "_Side":
        rows = [one.vectors for one in quotes if one.vectors is not None]
        starts = np.cumsum([0, *(len(one) for one in rows)])
        return cls(np.concatenate(rows), starts, np.concatenate([_shares(one.clauses) for one in quotes]))


def _shares(clauses: Sequence[Phrase]) -> Floats:
    """The length of each clause over that of all; the whole counts only where it is alone."""
    lengths = np.array([len(one.text) for one in clauses], dtype=np.float32)
    if len(lengths) > 1:
        lengths[0] = 0
    return lengths / max(1.0, float(lengths.sum()))


def _mean(best: Floats, side: _Side) -> Floats:
    """For each quote of a side (rows are its clauses) the mean of its clauses, by length."""
    found: Floats = np.add.reduceat(best * side.weights[:, None], side.starts[:-1], axis=0)
    return found
