"""Stories: articles that tell one happening, and the stories they follow.

1. `linker` compares articles that share a key near in time, or whose leads are alike in meaning.
2. `place` groups the articles around what changed, and says which stories are other than before.
3. `describe` makes the records of these, with the stories that they follow.
4. `links` and `redirected` read what was made.
"""

from collections.abc import Callable, Collection, Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import msgspec
import numpy as np
from numpy.typing import NDArray

from riwaya.encoding import Meaning
from riwaya.link import stories
from riwaya.link.brevity import REPORT, brevity
from riwaya.link.candidates import Pair
from riwaya.link.candidates import pair as in_order
from riwaya.link.groups import Decided, Groups, group, judged, reach
from riwaya.link.judgements import decisions
from riwaya.link.profile import Profile
from riwaya.link.story_features import VETO_DAYS
from riwaya.link.times import Happening, Span
from riwaya.linking.pairs import Linker, batched
from riwaya.linking.reading import mended, of_articles
from riwaya.models.protocols import Likeness, Vectors
from riwaya.store.protocols import UNDATED, Kept, Lead, Leads, Reader, Writer
from riwaya.types import Copy, Document, Evidence, Link, Redirect, Story, content_id

Days = NDArray[np.int64]
LAST = date.max.toordinal()


@dataclass(frozen=True, slots=True)
class Told:
    """An article as the story relation compares it: its profile and its lead's vector (float32)."""

    profile: Profile
    vector: bytes | None


@dataclass(frozen=True, slots=True)
class _BriefProfile:
    words: int = REPORT


@dataclass(frozen=True, slots=True)
class _Brief:
    """What proposing reads of `Told`: the rest is not decoded."""

    profile: _BriefProfile


# --- links ----------------------------------------------------------------------------------------


def linker(store: Writer, meaning: Meaning) -> Linker[Told]:
    """How articles are compared as tellings of one happening."""
    return Linker(
        relation="story",
        version=f"{stories.VERSION} {meaning.version}",
        kind=Told,
        prepare=lambda documents: told(documents, store, meaning),
        keys=lambda one: stories.keys(one.profile),
        days=lambda one: stories.key_days(one.profile),
        within=stories.NEAR_DAYS,
        lasting=lambda one: stories.lasting_keys(one.profile),
        compare=lambda left, right: _compare_told(left, right, meaning.likeness),
        propose=lambda ready: proposed(ready, store, meaning),
        promising=lambda ready, met: promising(ready, met, store, meaning),
    )


def told(documents: Sequence[Document], store: Writer, meaning: Meaning) -> list[Told]:
    """Profiles of documents with the vectors of their leads, which are kept with the articles."""
    profiles = [stories.profile(document) for document in documents]
    texts = {document.id: stories.lead(document) for document in documents}
    rows = _encoded({name: text for name, text in texts.items() if text.strip()}, store, meaning)
    made = (
        Lead(one.article, _day(one), one.language or "", content_id([texts[one.article]]), rows[one.article])
        for one in profiles
        if one.article in rows
    )
    store.put_leads(_shelf(meaning), made)
    return [Told(one, rows[one.article].tobytes() if one.article in rows else None) for one in profiles]


def _encoded(texts: Mapping[str, str], store: Reader, meaning: Meaning) -> dict[str, Vectors]:
    """Article -> vector of its lead, encoded where another text was kept or none."""
    kept = store.lead_texts(_shelf(meaning), texts)
    same = [name for name, text in texts.items() if kept.get(name) == content_id([text])]
    found = store.leads_of(_shelf(meaning), same)
    rows = dict(zip(found.articles, found.vectors, strict=True))
    missing = sorted({text for name, text in texts.items() if name not in rows})
    made = dict(zip(missing, meaning.encoder.encode(missing) if missing else (), strict=True))
    return rows | {
        name: np.asarray(made[text], np.float32) for name, text in texts.items() if name not in rows
    }


def proposed(ready: Mapping[str, Told], store: Reader, meaning: Meaning) -> Iterator[Pair]:
    """Pairs of these articles with any near in time whose lead is alike in meaning, whatever their words.

    One matrix product a pair of languages finds all.
    """
    new = store.leads_of(_shelf(meaning), ready)
    first, last = _around(new.days)
    found = store.leads(_shelf(meaning), first, last)
    short, others = (_brevities(one.articles, ready, store) for one in (new, found))
    for language, own in _by_language(new).items():
        for other, theirs in _by_language(found).items():
            scores = meaning.likeness.score(
                new.vectors[own], found.vectors[theirs], language or None, other or None
            )
            both = np.minimum(*np.ix_(short[own], others[theirs]))
            alike = scores >= stories.proposal(language == other, both)
            near = _near(new.days[own][:, None], found.days[theirs][None])
            for at, to in np.argwhere(alike & near).tolist():
                one, two = new.articles[own[at]], found.articles[theirs[to]]
                if one != two:
                    yield in_order(one, two)


def _brevities(articles: Iterable[str], ready: Mapping[str, Told], store: Reader) -> NDArray[np.float64]:
    """How short each article is; 0 where all of the new ones are long, whatever the others are.

    No pair with a long one is proposed otherwise than two long ones: then nothing is looked up.
    """
    known = {name: one.profile.brevity for name, one in ready.items()}
    if any(known.values()):
        kept = store.prepared("story", (one for one in articles if one not in known), _Brief)
        known |= {name: brevity(one.profile.words) for name, one in kept.items()}
    return np.array([known.get(one, 0.0) for one in articles])


def promising(
    ready: Mapping[str, Told], met: Collection[Pair], store: Reader, meaning: Meaning
) -> list[Pair]:
    """The pairs whose leads are not so unlike that nothing else could make one story of them."""
    ends = {end for both in met for end in both}
    found = store.leads_of(_shelf(meaning), ends)
    at = {name: place for place, name in enumerate(found.articles)}
    kept = [both for both in met if both[0] not in at or both[1] not in at]
    by_languages: dict[tuple[str, str], list[Pair]] = {}
    for left, right in met:
        if left in at and right in at:
            one, other = (left, right) if left in ready else (right, left)
            languages = found.languages[at[one]], found.languages[at[other]]
            by_languages.setdefault(languages, []).append((one, other))
    for (language, other), pairs in by_languages.items():
        mine, theirs = (sorted({at[both[side]] for both in pairs}) for side in (0, 1))
        scores = meaning.likeness.score(
            found.vectors[mine], found.vectors[theirs], language or None, other or None
        )
        row, column = ({place: number for number, place in enumerate(side)} for side in (mine, theirs))
        least = stories.hopeless(language == other)
        kept += [in_order(*both) for both in pairs if scores[row[at[both[0]]], column[at[both[1]]]] >= least]
    return kept


def _day(profile: Profile) -> int:
    """Ordinal of the first day by which an article meets others."""
    return next(iter(stories.key_days(profile)), UNDATED)


def _around(days: Days) -> tuple[int, int]:
    """The first and the last day on which articles may be near any of these."""
    if not len(days) or (days == UNDATED).any():
        return 0, LAST
    return int(days.min()) - stories.NEAR_DAYS, int(days.max()) + stories.NEAR_DAYS


def _near(left: Days, right: Days) -> NDArray[np.bool_]:
    near: NDArray[np.bool_] = (
        (np.abs(left - right) <= stories.NEAR_DAYS) | (left == UNDATED) | (right == UNDATED)
    )
    return near


def leads(store: Reader, meaning: Meaning) -> dict[str, Vectors]:
    """Article -> vector of its lead, of all articles that were placed by this meaning."""
    found = store.leads(_shelf(meaning), 0, LAST)
    return dict(zip(found.articles, found.vectors, strict=True))


def _shelf(meaning: Meaning) -> str:
    return f"lead {meaning.version}"


def _by_language(found: Leads) -> dict[str, list[int]]:
    places: dict[str, list[int]] = {}
    for at, language in enumerate(found.languages):
        places.setdefault(language, []).append(at)
    return places


def _compare_told(left: Told, right: Told, scale: Likeness) -> Link | None:
    return stories.thin(stories.compare(left.profile, right.profile, _likeness(left, right, scale)))


def _likeness(left: Told, right: Told, scale: Likeness) -> float | None:
    if left.vector is None or right.vector is None:
        return None
    one, other = _row(left.vector), _row(right.vector)
    return float(scale.score(one, other, left.profile.language, right.profile.language)[0, 0])


def _row(vector: bytes) -> Vectors:
    return np.frombuffer(vector, np.float32)[None]


# --- groups ---------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _DatedProfile:
    happening: Happening | None


@dataclass(frozen=True, slots=True)
class _Dated:
    """What grouping reads of `Told`: the rest is not decoded."""

    profile: _DatedProfile


@dataclass(frozen=True, slots=True)
class Placed:
    """What `place` found: stories with another content than before, by id, and ids that are none any more.

    near: all stories around, whose followers may have changed.
    """

    changed: Groups
    gone: frozenset[str]
    near: frozenset[str]


def place(store: Writer, seeds: Iterable[str], present: Container[str]) -> Placed:
    """Groups the articles that hang together with the seeds; keeps where each belongs."""
    decided = _decided(store, present)
    members = reach(seeds, _neighbours(store, decided))
    before = _inverted(store.homes(members))
    here = [one for one in members if one in present]
    links = judged_links(store, members, decided)
    placed = group(here, links, rule=stories.RULE, decided=decided, days=_days(store, here, links))
    touched = frozenset(store.touched("article"))
    homes = {one: name for name, own in placed.items() for one in own}
    store.put_homes(homes, members.difference(here))
    gone = frozenset(before).difference(placed)
    store.put_owned("redirects", (Kept(one, one, Redirect(gone=one, now=one)) for one in gone))
    changed = {
        name: own for name, own in placed.items() if before.get(name) != own or not touched.isdisjoint(own)
    }
    return Placed(changed, gone, frozenset(placed))


def _days(store: Reader, articles: Iterable[str], links: Iterable[Link]) -> dict[str, Span]:
    """When the happening of each article was, where its lead says so.

    Of two copies with days far apart one is a text shown again: its day says nothing.
    """
    told = store.prepared("story", articles, _Dated)
    days = {name: one.profile.happening.days for name, one in told.items() if one.profile.happening}
    found = {name: span for name, span in days.items() if span is not None}
    for link in sorted(links, key=lambda one: (one.left, one.right)):
        one, other = found.get(link.left), found.get(link.right)
        if one and other and link.score >= stories.RULE.join and one.gap(other) > VETO_DAYS:
            del found[link.left if other.start < one.start else link.right]
    return found


def _decided(store: Reader, present: Container[str]) -> Decided:
    return decisions(store.judgements(), "story", of_articles(present))[0]


def _neighbours(store: Reader, decided: Decided) -> Callable[[frozenset[str]], Iterator[str]]:
    """Articles that may come into one story with these, or were in one with them."""

    def near(articles: frozenset[str]) -> Iterator[str]:
        yield from store.members(set(store.homes(articles).values()))
        for link in _compared(store, articles):
            if link.score >= stories.RULE.join:
                yield from (link.left, link.right)
        yield from (end for both in decided.same if articles & {*both} for end in both)

    return near


def _compared(store: Reader, articles: Collection[str]) -> Iterable[Link]:
    """The links that have an end among these articles; those of copies outrank comparisons."""
    found = {(link.left, link.right): link for link in store.links_of("story", articles, Link)}
    copied = map(_as_story_link, store.links_of("copied", articles, Copy))
    return (found | {(link.left, link.right): link for link in copied if link}).values()


def judged_links(store: Reader, articles: Collection[str], decided: Decided) -> tuple[Link, ...]:
    """The links of these articles, with people's decisions."""
    return judged(_compared(store, articles), decided, relation="story")


def links(store: Reader, present: Container[str]) -> tuple[Link, ...]:
    """All links between articles, with people's decisions."""
    found = {(link.left, link.right): link for link in store.links("story", Link)}
    copied = map(_as_story_link, store.links("copied", Copy))
    found |= {(link.left, link.right): link for link in copied if link}
    return judged(found.values(), _decided(store, present), relation="story")


def _inverted(homes: Mapping[str, str]) -> Groups:
    found: dict[str, list[str]] = {}
    for article in sorted(homes):
        found.setdefault(homes[article], []).append(article)
    return {name: tuple(own) for name, own in found.items()}


def redirected(store: Reader) -> tuple[Redirect, ...]:
    """Where ids of stories went that an earlier grouping gave out and the last one has not.

    An id whose article is no more leads nowhere.
    """
    given = {one.gone for one in store.group("redirects", Redirect)}
    now = store.homes(given)
    return tuple(Redirect(gone=one, now=now[one]) for one in sorted(now) if now[one] != one)


def _as_story_link(copy: Copy) -> Link | None:
    """One text is one telling: copies belong to one story whatever their days."""
    if copy.kind not in ("same", "part", "teaser"):
        return None
    seen = Evidence(feature="same_text", weight=10.0, left=f"{copy.share:.0%}", right=copy.kind)
    return Link(relation="story", left=copy.left, right=copy.right, score=1.0, evidence=(seen,))


# --- records --------------------------------------------------------------------------------------


def describe(store: Writer, placed: Placed, present: Container[str]) -> frozenset[str]:
    """Makes the records of the changed stories; gives them with those that now follow others than before."""
    lost = {*placed.changed, *placed.gone}
    before = [one.left for one in store.links_of("follows", lost, Link)]
    store.drop_links("follows", lost)
    decided = _decided(store, present)
    for names in batched(sorted(placed.changed)):
        store.put_links("follows", _follows(store, {name: placed.changed[name] for name in names}, decided))
    other = {one.left for one in store.links_of("follows", lost, Link)}.union(before)
    found = {*placed.near, *other}.difference(lost)
    followed = _followed(store, found.union(placed.changed))
    turned = [
        msgspec.structs.replace(one, follows=followed[one.id])
        for one in store.group("stories", Story, found)
        if one.follows != followed[one.id]
    ]
    store.put_owned("stories", _kept(turned), instead_of=placed.gone)
    for names in batched(sorted(placed.changed)):
        made = _described(store, {name: placed.changed[name] for name in names}, followed)
        store.put_owned("stories", _kept(made))
    return frozenset((*placed.changed, *(one.id for one in turned)))


def _kept(made: Iterable[Story]) -> Iterator[Kept]:
    return (Kept(one.id, one.id, one) for one in made)


def _follows(store: Reader, changed: Groups, decided: Decided) -> list[Link]:
    """Links between these stories and those that they were compared with, where one follows the other."""
    articles = [one for own in changed.values() for one in own]
    links = judged_links(store, articles, decided)
    homes = store.homes({end for link in links for end in (link.left, link.right)} | {*articles})
    met = {
        in_order(homes[link.left], homes[link.right])
        for link in links
        if link.left in homes and link.right in homes and homes[link.left] != homes[link.right]
    }
    near = sorted(both for both in met if both[0] in changed or both[1] in changed)
    members = _inverted(store.members({name for both in near for name in both}))
    ready = store.prepared("story", (one for own in members.values() for one in own), Told)
    profiles = {name: [ready[one].profile for one in own] for name, own in members.items()}
    found = (stories.follow(profiles[one], profiles[other]) for one, other in near)
    return [link for link in found if link is not None]


def _followed(store: Reader, names: Collection[str]) -> dict[str, tuple[str, ...]]:
    """For each story the earlier ones that it follows."""
    found: dict[str, list[str]] = {name: [] for name in names}
    for link in store.links_of("follows", names, Link):
        if link.left in found:
            found[link.left].append(link.right)
    return {name: tuple(sorted(earlier)) for name, earlier in found.items()}


def _described(store: Reader, changed: Groups, followed: Mapping[str, Sequence[str]]) -> Iterator[Story]:
    articles = [one for own in changed.values() for one in own]
    documents = {document.id: document for document in mended(store, articles)}
    ready = store.prepared("story", articles, Told)
    for name, own in changed.items():
        yield stories.story(
            [documents[one] for one in own],
            follows=followed[name],
            profiles=[ready[one].profile for one in own],
        )
