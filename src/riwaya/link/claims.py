"""Statements of one story that tell one thing, across outlets and languages: claims.

1. `proposed` gives the pairs of statements of two articles whose vectors are close enough.
2. `compare` weighs what the features see in a pair (`claim_features`); `RULE` groups the links.
3. `claim` describes a group: the words that stand for it, who asserts, denies or only passes it on,
   and where its statements part (`conflicts`).

Statements that contradict each other are one claim: they speak of the same thing.
"""

import math
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from riwaya.link.candidates import Pair as Ends
from riwaya.link.claim_features import Pair
from riwaya.link.claim_parts import Told
from riwaya.link.claim_scores import both_ways, evidence
from riwaya.link.conflicts import conflict
from riwaya.link.groups import Rule
from riwaya.models.protocols import Likeness
from riwaya.types import Asserted, Assertion, Claim, Conflict, Link, SpanRef

# Changes whenever some pair may get another score.
VERSION = "1"

Scores = NDArray[np.float32]

# Below this likeness no other feature makes a link (tuned with the weights).
PROPOSED = -1.0
# Links below it are not kept: they neither join nor make a cell unsure.
KEPT = 0.35
RULE = Rule(join=0.5, average=0.35)
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


def proposed(told: Sequence[Told], likeness: Likeness) -> Iterator[tuple[Pair, Pair]]:
    """Pairs of statements of two articles of one story, each read both ways.

    Words that only introduce a quotation tell that somebody spoke: they join nothing.
    """
    return paired([one for one in told if not one.introduces], likeness, least=PROPOSED)


def paired(
    statements: Sequence[Told], likeness: Likeness, *, least: float = -math.inf
) -> Iterator[tuple[Pair, Pair]]:
    """All pairs of statements of two articles that are at least so alike, each read both ways."""
    if not statements:
        return
    own = likenesses(statements, statements, likeness, wide=False)
    wide = likenesses(statements, statements, likeness, wide=True)
    own = (own + own.T) / np.float32(2)
    for at, other in zip(*np.nonzero(np.triu(own >= least, 1)), strict=True):
        left, right = statements[at], statements[other]
        if left.article != right.article:
            near = float(own[at, other])
            yield (
                Pair(left, right, near, float(wide[at, other])),
                Pair(right, left, near, float(wide[other, at])),
            )


def compare(pair: Pair, back: Pair) -> Link:
    """The link of two statements, its ends in order of id."""
    found = both_ways(pair, back)
    seen = evidence(found)
    left, right = pair.left.statement.id, pair.right.statement.id
    if left > right:
        left, right = right, left
        seen = evidence(
            found._replace(seen=tuple(one._replace(left=one.right, right=one.left) for one in found.seen))
        )
    return Link(relation="claim", left=left, right=right, score=round(found.related, 4), evidence=seen)


def claim(
    members: Sequence[Told],
    *,
    story: str,
    links: Mapping[Ends, Link],
    likeness: Likeness,
) -> Claim:
    """The claim that a group of statements makes; its id is the first statement's.

    Its words are those of the statement that most others agree with.
    """
    by_id = {one.statement.id: one for one in members}
    ids = sorted(by_id)
    apart = in_conflict(members, likeness)
    own = [apart[ends] for ends in sorted(apart)]
    text = by_id[_speaking_for(ids, by_id, links, own)]
    against = {
        end for one in own if text.statement.id in (one.left, one.right) for end in (one.left, one.right)
    }
    return Claim(
        id=ids[0],
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


def in_conflict(members: Sequence[Told], likeness: Likeness) -> dict[Ends, Conflict]:
    """The conflicts between the statements of one claim, by the ids of their ends in order."""
    found: dict[Ends, Conflict] = {}
    for pair, back in paired(members, likeness):
        made = conflict(pair, both_ways(pair, back))
        if made:
            low, high = sorted((made.left, made.right))
            found[low, high] = made
    return found
