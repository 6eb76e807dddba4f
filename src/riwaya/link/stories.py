"""Which articles tell the same happening, and which story goes on where another stopped.

1. `profile` reads once from an article all that linking needs (`riwaya.link.profile`).
2. `keys` says where it may meet others: pairs of what its lead names, and telling numbers.
3. `compare` weighs the `FEATURES` of a pair (`riwaya.link.story_features`).
4. `RULE` tells `groups.group` when articles make one story.
5. `story` describes a group; `follow` finds that one story goes on from another.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from itertools import combinations, product

from riwaya.link.brevity import Number, between
from riwaya.link.candidates import Keys
from riwaya.link.evidence import logistic, weigh
from riwaya.link.groups import Rule
from riwaya.link.profile import Name, Profile, lead, profile, stretches
from riwaya.link.story_features import BIAS, FEATURES, MEANING, SAME_LANGUAGE, VETO_DAYS, ArticlePair
from riwaya.link.times import Span
from riwaya.types import Document, Evidence, Link, SpanRef, Story

__all__ = ["FEATURES", "RULE", "VERSION", "compare", "follow", "keys", "lead", "profile", "story"]

# Changes whenever some pair may get other keys or another score.
VERSION = "13"

# Tuned on gold/stories_ar, gold/accounts, ECBplus and the seeds: below an average of a third, stories
# of the same actors run into one another. A pair that shares no key is not sure to be unlike.
RULE = Rule(join=0.4, average=0.15, absent=0.05, within=VETO_DAYS)

# An article meets others by pairs of what its lead names, so that no key is as common as a single
# name: its weightiest names, its rare words by their sound (for other scripts) and by their stems.
# Counts tuned on both golds: 0.91 and 0.93 of the pairs of one story share a key.
NAMES, TERMS, STEMS = 6, 14, 18
# What may stand in such a pair: how weighty a term, how many sounds, how many spellings of each; and
# numbers of three or more telling digits are keys by themselves.
RARE_TERM, SOUNDS, SPELLINGS, TELLING = 0.6, 3, 6, 0.5

# Keys meet where what is told happened within so many days, and so do leads alike in meaning: what is near
# in time stays bounded however long articles are gathered. On stories_ar and accounts the days of one story
# lie within 2. Pairs of the weightiest names meet whatever the days: so a later story is found to follow.
NEAR_DAYS, LASTING = 4, 4
# Two leads that weigh less than this by their meaning make no story, whatever else they share: of the pairs
# of one story in stories_ar and accounts the least has -3.1, and -5.6 or less most Arabic pairs of two.
LEAST_MEANING = -3.5

# Below it a link speaks for no story: it says less than a pair that was never compared.
EXPLAINED = RULE.absent
# Two leads of one language this much alike are compared whatever words they share, and two headlines.
PROPOSED, PROPOSED_SHORT = 2.9, 0.5

# How many of a story's places and participants are shown, and how much two stories must share for
# one to follow the other: people or organisations that are rare enough.
SHOWN = 8
FOLLOW_SHARED = 0.8
FOLLOW_WITHIN = timedelta(days=400)
# The same two persons, and the same kind of main event, so soon after: they meet again.
AGAIN_WITHIN, AGAIN_PERSONS = timedelta(days=60), 2


def keys(profile: Profile) -> Keys:
    """Where the article may meet others that tell the same happening."""
    heard = [[f"@{name.code}"] if name.code else _sounds(name.sounds) for name in profile.names[:NAMES]]
    heard += [_sounds(term.blocks) for term in profile.terms[:TERMS] if term.weight >= RARE_TERM]
    rarest = sorted(profile.stems, key=lambda stem: (-profile.stems[stem], stem))[:STEMS]
    found = {f"n:{value:g}" for value, weight in profile.numbers.items() if weight >= TELLING}
    found.update(f"a:{both}" for one, other in combinations(heard, 2) for both in _pairs(one, other))
    found.update(f"w:{profile.language}:{min(both)}+{max(both)}" for both in combinations(rarest, 2))
    return frozenset(found)


def key_days(profile: Profile) -> tuple[int, ...]:
    """Ordinals of the days near which an article's keys meet others': of the happening, else of publication.

    An older day that a lead names may be that of the happening, or background: then both count.
    """
    told = profile.happening.days if profile.happening else None
    days = [told.start.toordinal()] if told else []
    if profile.window and not (profile.happening and told and profile.happening.sure):
        days.append(profile.window.end.toordinal() - 1)
    return tuple(dict.fromkeys(days))


def lasting_keys(profile: Profile) -> Keys:
    """Where the article may meet others that tell of the same people at any time."""
    heard = [[f"@{one.code}"] if one.code else _sounds(one.sounds) for one in profile.names[:LASTING]]
    return frozenset(f"f:{both}" for one, other in combinations(heard, 2) for both in _pairs(one, other))


def hopeless(same_language: bool) -> float:
    """The likeness of two leads below which a pair is not worth comparing."""
    return LEAST_MEANING / MEANING + (SAME_LANGUAGE if same_language else 0.0)


def proposal(same_language: bool, brevity: Number) -> Number:
    """The likeness from which two leads are compared though they share no key.

    Below it meaning speaks against the pair, and what else could speak for it is mostly a key.
    brevity: of the longer one of each pair.
    """
    return between(PROPOSED, PROPOSED_SHORT, brevity) if same_language else 0.0 * brevity


def _sounds(blocks: Iterable[str]) -> list[str]:
    return sorted(block for block in blocks if len(block) >= SOUNDS)[:SPELLINGS]


def _pairs(one: Iterable[str], other: Iterable[str]) -> Iterator[str]:
    return (f"{min(a, b)}+{max(a, b)}" for a, b in product(one, other) if a != b)


def compare(left: Profile, right: Profile, likeness: float | None) -> Link:
    """The link between two articles; `likeness` of their `lead`s, None where not known."""
    pair = ArticlePair(left, right, likeness)
    return weigh("story", (left.article, right.article), (one(pair) for one in FEATURES), bias=BIAS)


def thin(link: Link) -> Link | None:
    """The link as it is kept: what makes no story is kept only where it forbids one.

    Most pairs that share a key are such, and they are most of what a workspace would hold.
    """
    if link.score >= EXPLAINED:
        return link
    vetoes = tuple(one for one in link.evidence if one.veto)
    if not vetoes:
        return None
    return Link(relation=link.relation, left=link.left, right=link.right, score=link.score, evidence=vetoes)


def story(
    documents: Sequence[Document],
    *,
    follows: Sequence[str] = (),
    profiles: Sequence[Profile] | None = None,
) -> Story:
    """The story that a group of articles makes; its id is the first article's.

    profiles: of the documents, where they are made already.
    Its days are those that most leads give; where none does, the days of publication.
    """
    made = profiles if profiles is not None else [profile(one) for one in documents]
    profiles = sorted(made, key=lambda one: one.article)
    days, basis = _days(profiles)
    return Story(
        id=profiles[0].article,
        title=_title(documents),
        articles=tuple(one.article for one in profiles),
        from_=days.start.isoformat() if days else None,
        to=days.end.isoformat() if days else None,
        basis=basis,
        places=_most_named(profiles, ("place",)),
        participants=_most_named(profiles, ("person", "organisation")),
        follows=tuple(sorted(follows)),
    )


def follow(one: Sequence[Profile], other: Sequence[Profile]) -> Link | None:
    """A `follows` link between two stories, given their articles' profiles; None where there is none.

    The later story must name people or bodies of the earlier one's leads, and either its day or a town of
    its leads, or tell soon after that the same persons do the same again. The link's `left` is the later
    story's id and `right` the earlier one's.
    """
    order = _in_time(one, other)
    if order is None:
        return None
    later, earlier = order.later, order.earlier
    known = _distinct(later)
    actors = _recalled(earlier, known, "shared_actors", lambda name: name.kind != "place")
    if actors is None or actors.weight < FOLLOW_SHARED:
        return None
    towns = _recalled(earlier, known, "shared_towns", lambda name: name.kind == "place" and not name.country)
    day, again = _recalled_day(later, order.before), _again(order, known)
    if not (towns or day or again):
        return None
    evidence = tuple(found for found in (actors, towns, day, again) if found)
    return Link(
        relation="follows",
        left=min(profile.article for profile in later),
        right=min(profile.article for profile in earlier),
        score=round(logistic(sum(found.weight for found in evidence)), 4),
        evidence=evidence,
    )


@dataclass(frozen=True, slots=True)
class _Order:
    """Two stories in time; before: the days of the earlier one; after: of the later, None where unknown."""

    later: Sequence[Profile]
    earlier: Sequence[Profile]
    before: Span
    after: Span | None


def _in_time(one: Sequence[Profile], other: Sequence[Profile]) -> _Order | None:
    """Which of two stories is the later; None where it cannot be told, or they lie too far apart.

    A story of unknown day is the later one where it names the other's day.
    """
    first, second = _days(one)[0], _days(other)[0]
    if first is None or second is None:
        days = first or second
        undated, dated = (one, other) if first is None else (other, one)
        return _Order(undated, dated, days, None) if days and _recalled_day(undated, days) else None
    if first.start == second.start or abs(first.start - second.start) > FOLLOW_WITHIN:
        return None
    return (
        _Order(one, other, second, first) if first.start > second.start else _Order(other, one, first, second)
    )


def _distinct(profiles: Iterable[Profile]) -> tuple[Name, ...]:
    """The names of many articles, each spelling once: large stories name the same again and again."""
    return tuple({(name.text, name.kind): name for profile in profiles for name in profile.names}.values())


def _leading(profiles: Iterable[Profile], wanted: Callable[[Name], bool]) -> dict[str, Name]:
    """The names of the articles' leads, by their spelling."""
    return {name.text: name for profile in profiles for name in profile.names if name.lead and wanted(name)}


def _recalled(
    earlier: Sequence[Profile], known: Sequence[Name], feature: str, wanted: Callable[[Name], bool]
) -> Evidence | None:
    """Names of the earlier story's leads that the later one names; outlets and agencies are no actors."""
    sources = frozenset().union(*(profile.sources for profile in earlier))
    leading = _leading(earlier, wanted)
    shared = [name for text, name in leading.items() if text not in sources and _among(known, name)]
    if not shared:
        return None
    names = "؛ ".join(sorted(name.text for name in shared))
    weight = round(min(2.0, sum(name.weight for name in shared)), 3)
    return Evidence(feature=feature, weight=weight, left=names, right=names)


def _recalled_day(later: Sequence[Profile], days: Span) -> Evidence | None:
    """The earlier story's day, where the later one names it."""
    if not any(days.gap(found) == 0 for profile in later for found in profile.dates):
        return None
    day = days.start.isoformat()
    return Evidence(feature="recalled_day", weight=1.0, left=day, right=day)


def _again(order: _Order, known: Sequence[Name]) -> Evidence | None:
    """The kind of event that both stories are mainly about, of the same persons and soon after."""
    if order.after is None or order.after.start - order.before.start > AGAIN_WITHIN:
        return None
    kinds = [_main_type(side) for side in (order.earlier, order.later)]
    if kinds[0] is None or kinds[0] != kinds[1]:
        return None
    persons = _leading(order.earlier, lambda name: name.kind == "person").values()
    if sum(_among(known, name) for name in persons) < AGAIN_PERSONS:
        return None
    return Evidence(feature="same_again", weight=1.0, left=kinds[0], right=kinds[1])


def _main_type(profiles: Iterable[Profile]) -> str | None:
    """The type of event that most of the articles are mainly about; of like ones the first by name."""
    counted = Counter(next(iter(profile.events)) for profile in profiles if profile.events)
    return min(counted, key=lambda kind: (-counted[kind], kind), default=None)


def _among(names: Iterable[Name], name: Name) -> bool:
    return any(name.same(other) for other in names)


def _days(profiles: Sequence[Profile]) -> tuple[Span | None, tuple[str, ...]]:
    """The happening's days and where they were read: dates of leads, else "published"."""
    dated = [(one.happening.days, one.happening.basis) for one in profiles if one.happening]
    told = Counter(days for days, _ in dated if days)
    if told:
        best = min(told, key=lambda days: (-told[days], days.start, days.end))
        return best, tuple(basis for days, basis in dated if days == best)
    windows = [one.window for one in profiles if one.window]
    if not windows:
        return None, ()
    return Span(min(one.start for one in windows), max(one.end for one in windows)), ("published",)


def _title(documents: Sequence[Document]) -> SpanRef:
    """The headline of the earliest article that has one, else the first sentence of the earliest."""
    ordered = sorted(documents, key=lambda one: (not one.article.title, _stamp(one) or "~", one.id))
    best = ordered[0]
    if best.article.title:
        return SpanRef(article=best.id, start=0, end=len(best.article.title), field="title")
    told = [one for one in stretches(best) if one.field == "text"]
    start, end = (told[0].start, told[0].end) if told else (0, len(best.article.text))
    return SpanRef(article=best.id, start=start, end=end)


def _stamp(document: Document) -> str | None:
    return document.annotations.published or document.article.published


def _most_named(profiles: Sequence[Profile], kinds: tuple[str, ...]) -> tuple[str, ...]:
    """The names that most articles give, in the spelling that comes first among the most used."""
    found: list[tuple[Name, Counter[str]]] = []
    for one in profiles:
        for name in one.names:
            if name.kind in kinds and name.text not in one.sources:
                same = next((spelt for known, spelt in found if known.same(name)), None)
                if same is None:
                    found.append((name, same := Counter()))
                same[name.text] += 2 if name.lead else 1
    found.sort(key=lambda one: (-sum(one[1].values()), one[0].text))
    return tuple(min(spelt, key=lambda text: (-spelt[text], text)) for _, spelt in found[:SHOWN])
