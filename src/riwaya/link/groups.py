"""Groups from links, with people's decisions replayed; the same for any order of arrival.

1. `judged` puts the decisions on the links: forced ones at 1, forbidden ones vetoed at 0.
2. `group` makes every member a group of one, and first joins what people said is the same.
3. Then, again and again, it joins the two groups with the highest bond (average linkage:
   Sokal & Michener 1958), unless a decision, a veto or too low an average between them forbids it.
4. `reach` says which members a change may regroup; all others keep their group.

Scores are summed as whole numbers, so no sum depends on the order of its terms, and ties are
broken by id: the groups are a function of the set of links alone.
"""

import heapq
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from riwaya.link.candidates import Pair, pair
from riwaya.link.times import Span
from riwaya.types import Link, Relation

Groups = dict[str, tuple[str, ...]]

_UNIT = 1_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """When two groups may become one.

    join: the best link between them scores at least this; average: so does the mean over
    all pairs between them; absent: the score that stands for a pair with no link; within: days
    further apart than this forbid it, also between members that were never compared.
    `average` 0 gives connected components (but for vetoes).
    """

    join: float = 0.5
    average: float = 0.0
    absent: float = 0.0
    within: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Decided:
    """What people decided on pairs of ids of one relation: pair -> id of the judgement."""

    same: Mapping[Pair, str] = field(default_factory=dict)
    different: Mapping[Pair, str] = field(default_factory=dict)

    def among(self, members: frozenset[str]) -> "Decided":
        """The decisions on two of these members."""
        same, different = (
            {both: one for both, one in found.items() if members.issuperset(both)}
            for found in (self.same, self.different)
        )
        return Decided(same=same, different=different)


UNDECIDED = Decided()


def judged(links: Iterable[Link], decided: Decided, *, relation: Relation) -> tuple[Link, ...]:
    """The links, with the score and id of a judgement where there is one, sorted by pair.

    A decided pair that no step linked gets a link of its own, so that every decision shows.
    """
    by_pair = {(link.left, link.right): link for link in links}
    for score, verdicts in ((1.0, decided.same), (0.0, decided.different)):
        for (left, right), judgement in verdicts.items():
            evidence = by_pair[left, right].evidence if (left, right) in by_pair else ()
            by_pair[left, right] = Link(
                relation=relation, left=left, right=right, score=score, evidence=evidence, judgement=judgement
            )
    return tuple(by_pair[key] for key in sorted(by_pair))


def group(
    members: Iterable[str],
    links: Iterable[Link],
    *,
    rule: Rule = Rule(),
    decided: Decided = UNDECIDED,
    days: Mapping[str, Span] = MappingProxyType({}),
) -> Groups:
    """Disjoint groups of all `members`: id (the first member's) -> members, both sorted.

    days: when what a member tells happened, where that is known; `rule.within` reads them.
    `decided.different` is never broken, not even through third members: where it contradicts
    `decided.same`, the forced pair that would break it (in order of id) is not joined.
    Links to ids that are no members are ignored.
    """
    pool = _Pool(members, rule, days)
    for left, right in decided.different:
        pool.forbid(left, right)
    for left, right in sorted(decided.same):
        pool.force(left, right)
    for link in links:
        if (link.left, link.right) not in decided.same:
            pool.bind(link)
    pool.join_all()
    return {name: tuple(sorted(found)) for name, found in sorted(pool.groups.items())}


def veto(link: Link) -> bool:
    """Whether some evidence forbids the link; a judgement on the pair outranks it."""
    return link.judgement is None and any(evidence.veto for evidence in link.evidence)


def reach(seeds: Iterable[str], near: Callable[[frozenset[str]], Iterable[str]]) -> frozenset[str]:
    """All members whose group may change with the seeds: everything that hangs together with them.

    `near(members)` gives the other ends of links of these members that score at least the rule's `join`
    (and may give more). The members reached and all links between them make `group` give what it would
    give over everything: no two groups join without such a link.
    """
    found = frontier = frozenset(seeds)
    while frontier:
        frontier = frozenset(near(frontier)) - found
        found |= frontier
    return found


class _Bond:
    """All that is known between two groups: sum and number of scores, the best, a veto."""

    __slots__ = ("best", "count", "total", "veto")

    def __init__(self) -> None:
        self.total = self.count = self.best = 0
        self.veto = False

    def add(self, score: int, veto: bool) -> None:
        self.total += score
        self.count += 1
        self.best = max(self.best, score)
        self.veto |= veto

    def take(self, other: "_Bond") -> None:
        self.total += other.total
        self.count += other.count
        self.best = max(self.best, other.best)
        self.veto |= other.veto


class _Pool:
    """Groups while they are being joined; a group's name is its smallest member."""

    def __init__(self, members: Iterable[str], rule: Rule, days: Mapping[str, Span]) -> None:
        self.groups: dict[str, set[str]] = {member: {member} for member in members}
        # Of each group that has days: the earliest end and the latest start among its members.
        self._days = {one: (days[one].end, days[one].start) for one in self.groups if one in days}
        self._home = {member: member for member in self.groups}
        self._bonds: dict[str, dict[str, _Bond]] = {member: {} for member in self.groups}
        self._rule = rule
        self._heap: list[tuple[float, str, str]] = []

    def forbid(self, left: str, right: str) -> None:
        bond = self._bond(left, right)
        if bond:
            bond.veto = True

    def force(self, left: str, right: str) -> None:
        bond = self._bond(left, right)
        if bond and not bond.veto:
            self._merge(*pair(self._home[left], self._home[right]))

    def bind(self, link: Link) -> None:
        bond = self._bond(link.left, link.right)
        if bond:
            bond.add(round(link.score * _UNIT), veto(link))

    def join_all(self) -> None:
        for left, bonds in self._bonds.items():
            for right in bonds:
                if left < right:
                    self._offer(left, right)
        while self._heap:
            priority, left, right = heapq.heappop(self._heap)
            # An entry whose bond has changed since is stale: a newer one stands in the heap.
            if right in self._bonds.get(left, ()) and self._priority(left, right) == -priority:
                self._merge(left, right)
                for other in self._bonds[left]:
                    self._offer(*pair(left, other))

    def _bond(self, left: str, right: str) -> _Bond | None:
        """The bond between two members' groups, made on demand; None within one group."""
        one, other = self._home.get(left), self._home.get(right)
        if one is None or other is None or one == other:
            return None
        bond = self._bonds[one].get(other)
        if bond is None:
            bond = self._bonds[one][other] = self._bonds[other][one] = _Bond()
        return bond

    def _priority(self, left: str, right: str) -> float:
        """Mean score over all pairs of two groups; -1 where they may not be joined."""
        bond = self._bonds[left][right]
        pairs = len(self.groups[left]) * len(self.groups[right])
        absent = round(self._rule.absent * _UNIT) * max(0, pairs - bond.count)
        mean = (bond.total + absent) / (pairs * _UNIT)
        allowed = not bond.veto and bond.best >= self._rule.join * _UNIT and mean >= self._rule.average
        return mean if allowed and not self._far(left, right) else -1.0

    def _far(self, left: str, right: str) -> bool:
        """Whether some member of one group tells of days too far from those of a member of the other."""
        if self._rule.within is None or left not in self._days or right not in self._days:
            return False
        ends, starts = zip(self._days[left], self._days[right], strict=True)
        return (max(starts) - min(ends)).days > self._rule.within

    def _put_together(self, left: str, right: str) -> None:
        """The days of a group that was joined; none where a person joined what is far apart."""
        far = self._far(left, right)
        both = [self._days.pop(one) for one in (left, right) if one in self._days]
        if both and not far:
            self._days[left] = min(end for end, _ in both), max(start for _, start in both)

    def _offer(self, left: str, right: str) -> None:
        priority = self._priority(left, right)
        if priority >= 0:
            heapq.heappush(self._heap, (-priority, left, right))

    def _merge(self, left: str, right: str) -> None:
        """`right` becomes part of `left` (the smaller name), with all its bonds."""
        for member in self.groups[right]:
            self._home[member] = left
        self.groups[left] |= self.groups.pop(right)
        self._put_together(left, right)
        for other, bond in self._bonds.pop(right).items():
            del self._bonds[other][right]
            if other == left:
                continue
            mine = self._bonds[left].setdefault(other, _Bond())
            mine.take(bond)
            self._bonds[other][left] = mine
