"""Which sentences of two articles belong together: only what the groups of a story say, nothing guessed.

Order: the groups of a story as places in its articles (the same thing said, claimed or told to
have happened), the pairs of articles that have places in one group, copied passages, then for each
article the few others worth reading beside it: all pairs of a large story would be quadratic.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations
from typing import Literal, NamedTuple

from riwaya.report import links
from riwaya.types import ArticleId, Item, ItemId, StoryDossier

Kind = Literal["utterance", "claim", "event", "copy"]
Span = tuple[int, int]
# Readers compare two; the third and fourth best serve who knows one language more. Tried on stories
# of 5 to 8 accounts: with 3 every account is reachable beside one of each language.
BESIDE = 3
# A group of more articles joins the first ones only: pairs grow with the square.
_LARGEST = 24


class Join(NamedTuple):
    """Two places in two articles that belong together, and where the page says why."""

    kind: Kind
    left: Span
    right: Span
    href: str | None


class Spot(NamedTuple):
    """A place in an article."""

    article: ArticleId
    start: int
    end: int


Joined = Mapping[tuple[ArticleId, ArticleId], tuple[Join, ...]]


def joined(stories: Iterable[StoryDossier], items: Mapping[ItemId, tuple[ArticleId, Item]]) -> Joined:
    """The pairs of articles worth reading beside each other, left < right by id, with their joins."""
    found: dict[tuple[ArticleId, ArticleId], tuple[Join, ...]] = {}
    for told in stories:
        if len(told.accounts) > 1:
            found |= _chosen(told, _pairs(told, items))
    return found


def _pairs(
    told: StoryDossier, items: Mapping[ItemId, tuple[ArticleId, Item]]
) -> dict[tuple[ArticleId, ArticleId], list[Join]]:
    """Every pair of articles of a story with their joins."""
    found: dict[tuple[ArticleId, ArticleId], list[Join]] = defaultdict(list)
    for kind, href, keys in _groups(told):
        spots = list(_spots(keys, items).values())[:_LARGEST]
        for one, other in combinations(sorted(spots), 2):
            found[one.article, other.article].append(Join(kind, one[1:], other[1:], href))
    for copy in told.copies:
        ends = (copy.left, copy.right)
        for passage in copy.passages:
            sides = (passage.left, passage.right)
            left, right = sides if ends[0] < ends[1] else sides[::-1]
            found[min(ends), max(ends)].append(Join("copy", left, right, None))
    return found


def _groups(told: StoryDossier) -> Iterator[tuple[Kind, str, Iterable[ItemId]]]:
    """The groups of a story: what they are, where they stand on its page, their items."""
    page = links.story(told.story.id)
    for utterance in told.utterances:
        yield "utterance", f"{page}#{links.anchor('u', utterance.id)}", utterance.quotes
    for claim in told.claims or ():
        keys = [one.statement for one in claim.statements]
        yield "claim", f"{page}#{links.anchor('c', claim.id)}", keys
    for event in told.events or ():
        yield "event", f"{page}#{links.anchor('e', event.id)}", event.mentions


def _spots(keys: Iterable[ItemId], items: Mapping[ItemId, tuple[ArticleId, Item]]) -> dict[ArticleId, Spot]:
    """The first place of a group in each article's text."""
    found: dict[ArticleId, Spot] = {}
    for key in keys:
        if key in items:
            article, item = items[key]
            if item.field == "text":
                found.setdefault(article, Spot(article, item.start, item.end))
    return found


def _chosen(told: StoryDossier, pairs: Mapping[tuple[ArticleId, ArticleId], list[Join]]) -> Joined:
    """For each article the others that it shares most with, those in another language first."""
    languages = {account.article: account.language for account in told.accounts}
    near: dict[ArticleId, list[tuple[bool, int, tuple[ArticleId, ArticleId]]]] = defaultdict(list)
    for pair, joins in pairs.items():
        same = languages.get(pair[0]) == languages.get(pair[1])
        for article in pair:
            near[article].append((same, -len(joins), pair))
    best = {pair for found in near.values() for _, _, pair in sorted(found)[:BESIDE]}
    return {pair: tuple(pairs[pair]) for pair in sorted(best)}
