"""Statements of one story that tell one thing, across outlets and languages: claims.

1. `proposed` gives the pairs of statements of two articles whose vectors are close enough.
2. `link` weighs what the features see in a pair (`features`); `RULE` groups the links.
3. `conflicts` finds where statements part (`link.conflicts`): such a pair is of one claim.
4. `claim` describes a group: the words that stand for it, who asserts, denies or only passes it on.

Statements that contradict each other are one claim: they speak of the same thing.
"""

from collections.abc import Callable, Collection, Hashable, Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from riwaya.link.candidates import Pair as Ends
from riwaya.link.candidates import pair as in_order
from riwaya.link.claims.pair import Pair
from riwaya.link.claims.parts import Told
from riwaya.link.claims.scores import Scored, both_ways, evidence
from riwaya.link.conflicts import conflict, over_numbers, over_presence, over_slot
from riwaya.link.groups import Rule
from riwaya.models.protocols import Likeness
from riwaya.types import Asserted, Assertion, Claim, Conflict, Link, SpanRef

# Changes whenever some pair may get another score.
VERSION = "5"

Scores = NDArray[np.float32]

# Below this likeness no other feature makes a link; statements that count one kind of thing, or tell of
# one office, are compared down to the second (tuned with the weights).
PROPOSED, COUNTED = -1.0, -5.0
# Links below it are not kept: they neither join nor make a cell unsure.
KEPT = 0.35
# The score of two statements in conflict is this at least: they are one claim.
OPPOSED = 0.6
RULE = Rule(join=0.45, average=0.2)
PASSED_ON = frozenset({"reported", "claimed"})


def likenesses(left: Sequence[Told], right: Sequence[Told], likeness: Likeness, *, wide: bool) -> Scores:
    """Scores of all pairs; `wide` takes the right ones' sentences. Every statement must have vectors."""
    found = np.full((len(left), len(right)), -9.0, np.float32)
    for own, rows in _by_language(left).items():
        for other, columns in _by_language(right).items():
            one = np.stack([_vector(left[at], wide=False) for at in rows])
            two = np.stack([_vector(right[at], wide=wide) for at in columns])
            found[np.ix_(rows, columns)] = likeness.score(one, two, own, other)
    return found


def _vector(one: Told, *, wide: bool) -> Scores:
    found = one.sentence_vector if wide else one.vector
    if found is None:
        raise ValueError(f"statement {one.statement.id!r}: expected its vector; encode it before comparing")
    return found


def _by_language(found: Sequence[Told]) -> dict[str | None, list[int]]:
    places: dict[str | None, list[int]] = {}
    for at, one in enumerate(found):
        places.setdefault(one.language, []).append(at)
    return places


class Both(NamedTuple):
    """Two statements read both ways, and what came of it."""

    pair: Pair
    back: Pair
    found: Scored


def proposed(
    told: Sequence[Told], likeness: Likeness, *, of: Callable[[Told], str] = lambda one: one.article
) -> Iterator[Both]:
    """Pairs of statements that may tell one thing, read both ways.

    of: what the two must be of different ones of: articles, those of one story, or stories.
    Words that only introduce a quotation tell that somebody spoke: they join nothing.
    """
    statements = [one for one in told if not one.introduces]
    if not statements:
        return
    own = likenesses(statements, statements, likeness, wide=False)
    wide = likenesses(statements, statements, likeness, wide=True)
    own = (own + own.T) / np.float32(2)
    homes = np.unique([of(one) for one in statements], return_inverse=True)[1]
    near_enough = (own >= PROPOSED) | ((own >= COUNTED) & _meeting(statements))
    near_enough = np.triu(near_enough & (homes[:, None] != homes[None, :]), 1)
    for at, other in zip(*np.nonzero(near_enough), strict=True):
        left, right, near = statements[at], statements[other], float(own[at, other])
        pair = Pair(left, right, near, float(wide[at, other]))
        if near >= PROPOSED or worth(pair):
            back = Pair(right, left, near, float(wide[other, at]))
            yield Both(pair, back, both_ways(pair, back))


def _meeting(statements: Sequence[Told]) -> NDArray[np.bool_]:
    """Which statements share a key over which they may part though they are not alike (`worth`)."""
    by_key: dict[Hashable, list[int]] = {}
    for at, one in enumerate(statements):
        for key in one.keys:
            by_key.setdefault(key, []).append(at)
    found = np.zeros((len(statements), len(statements)), np.bool_)
    for places in by_key.values():
        found[np.ix_(places, places)] = True
    return found


def worth(pair: Pair) -> bool:
    """Whether a pair that is not alike may part all the same: over a number, an office, or opposite words."""
    return any(match.kind for match in pair.matches) or bool(pair.opposed) or over_presence(pair) is not None


def conflicts(scored: Sequence[Both], told: Sequence[Told]) -> dict[Ends, Conflict]:
    """The conflicts between the statements of one story, by the ids of their ends in order."""
    by_article: dict[str, list[Told]] = {}
    for one in told:
        by_article.setdefault(one.article, []).append(one)
    made = [found for one in scored if (found := conflict(one.pair, one.found))]
    made += over_numbers(((one.pair, one.found) for one in scored), by_article)
    return {in_order(one.left, one.right): one for one in made}


def link(both: Both, *, apart: bool) -> Link:
    """The link of two statements, its ends in order of id.

    apart: whether they are in conflict, and so surely speak of one thing.
    """
    seen = evidence(both.found)
    left, right = both.pair.left.statement.id, both.pair.right.statement.id
    if left > right:
        left, right = right, left
        turned = tuple(one._replace(left=one.right, right=one.left) for one in both.found.seen)
        seen = evidence(both.found._replace(seen=turned))
    score = max(both.found.related, OPPOSED) if apart else both.found.related
    return Link(relation="claim", left=left, right=right, score=round(score, 4), evidence=seen)


def background(scored: Iterable[Both]) -> dict[Ends, Conflict]:
    """The conflicts between two stories of which one follows the other, over what both recall.

    Two happenings have each its own toll and its own day: only statements that are surely one, but for who,
    where, or whether it was, part here.
    """
    made = (over_slot(one.pair, recalled=True) for one in scored)
    return {in_order(one.left, one.right): one for one in made if one}


def with_opponents(
    groups: Iterable[Sequence[str]], apart: Mapping[Ends, Conflict]
) -> Iterator[tuple[str, ...]]:
    """The groups, each with the statements of others that contradict one of its own.

    A statement may so be a party to two claims: what contradicts one thing can tell another. Of two groups
    whose statements are in conflict the larger gets both sides, of two like ones the first by id.
    """
    found = {members[0]: list(members) for members in groups}
    home = {one: name for name, members in found.items() for one in members}
    for ends in sorted(apart):
        left, right = (home[end] for end in ends)
        if left != right:
            first = min(left, right, key=lambda name: (-len(found[name]), name))
            found[first] += [end for end in ends if end not in found[first]]
    yield from (tuple(members) for members in found.values())


def claim(
    members: Sequence[Told],
    *,
    story: str,
    links: Mapping[Ends, Link],
    apart: Mapping[Ends, Conflict],
    here: Collection[str] = (),
) -> Claim:
    """The claim that a group of statements makes; its id is the first statement's.

    Its words are those of the statement that most others agree with, of those in `here` (ids) if any are
    given: what another story recalls speaks for no claim of this one.
    """
    by_id = {one.statement.id: one for one in members}
    ids = sorted(by_id)
    own = [apart[ends] for ends in combinations(ids, 2) if ends in apart]
    text = by_id[_speaking_for([one for one in ids if one in here] or ids, by_id, links, own)]
    against = {
        end for one in own if text.statement.id in (one.left, one.right) for end in (one.left, one.right)
    }
    return Claim(
        id=min(here, default=ids[0]),
        story=story,
        text=SpanRef(article=text.article, start=text.statement.start, end=text.statement.end),
        statements=tuple(
            Asserted(statement=one, stance=_stance(by_id[one], text, denied=one in against)) for one in ids
        ),
        conflicts=tuple(own),
    )


def _speaking_for(
    ids: Sequence[str], by_id: Mapping[str, Told], links: Mapping[Ends, Link], own: Sequence[Conflict]
) -> str:
    """The statement with the closest links to those it is in no conflict with."""
    apart = {frozenset((one.left, one.right)) for one in own}
    close = dict.fromkeys(ids, 0.0)
    for ends in combinations(ids, 2):
        if ends in links and frozenset(ends) not in apart:
            for end in ends:
                close[end] += links[ends].score

    def rank(one: str) -> tuple[bool, float, str, str]:
        told = by_id[one]
        return (told.statement.certainty == "denied", -round(close[one], 4), told.published or "~", one)

    return min(ids, key=rank)


def _stance(one: Told, text: Told, *, denied: bool) -> Assertion:
    flipped = one.negated != text.negated or one.statement.certainty == "denied"
    if denied and flipped and one is not text:
        return "denies"
    return "attributes" if one.statement.certainty in PASSED_ON else "asserts"
