"""Stories: articles that tell one happening, and the stories they follow."""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from riwaya.encoding import Meaning, vectors
from riwaya.link import stories
from riwaya.link.candidates import Pair
from riwaya.link.candidates import pair as in_order
from riwaya.link.groups import Groups, group, judged, redirects
from riwaya.link.judgements import decisions
from riwaya.link.profile import Profile
from riwaya.linking.pairs import Linker
from riwaya.linking.reading import Documents, Lost, of_articles
from riwaya.models.protocols import Encoder, Likeness, Vectors
from riwaya.store.protocols import Reader, Writer
from riwaya.types import Copy, Document, Evidence, Link, Redirect, Story


@dataclass(frozen=True, slots=True)
class Told:
    """An article as the story relation compares it: its profile and its lead's vector (float32)."""

    profile: Profile
    vector: bytes | None


def linker(store: Writer, meaning: Meaning) -> Linker[Told]:
    """How articles are compared as tellings of one happening."""
    return Linker(
        relation="story",
        version=f"{stories.VERSION} {meaning.version}",
        kind=Told,
        prepare=lambda documents: told(documents, store, meaning.encoder),
        keys=lambda one: stories.keys(one.profile),
        compare=lambda left, right: _compare_told(left, right, meaning.likeness),
        propose=lambda ready: proposed(ready, store, meaning),
    )


def told(documents: Sequence[Document], store: Writer, encoder: Encoder) -> list[Told]:
    """Profiles of documents with the vectors of their leads."""
    leads = [stories.lead(document) for document in documents]
    found = vectors(leads, encoder=encoder, store=store)
    rows = [found.get(lead) for lead in leads]
    return [
        Told(stories.profile(document), None if row is None else row.tobytes())
        for document, row in zip(documents, rows, strict=True)
    ]


def proposed(ready: Mapping[str, Told], store: Writer, meaning: Meaning) -> Iterator[Pair]:
    """Pairs of these articles with any whose lead is alike in meaning, whatever words they share.

    A lead's vector is kept by language and article: one matrix product a pair of languages finds all.
    """
    new = {_key(name, own.profile.language): _row(own.vector)[0] for name, own in ready.items() if own.vector}
    store.put_vectors(_shelf(meaning), new)
    keys, rows = store.all_vectors(_shelf(meaning))
    for language, own in _by_language(list(new)).items():
        left = np.stack([new[key] for key in own])
        for other, found in _by_language(keys).items():
            right = rows[[bisect_left(keys, key) for key in found]]
            scores = meaning.likeness.score(left, right, language or None, other or None)
            for at, to in np.argwhere(scores >= stories.proposal(language == other)).tolist():
                one, two = _name(own[at]), _name(found[to])
                if one != two:
                    yield in_order(one, two)


def leads(store: Reader, meaning: Meaning) -> dict[str, Vectors]:
    """Article -> vector of its lead, of all articles that were ever placed by this meaning."""
    keys, rows = store.all_vectors(_shelf(meaning))
    return {_name(key): row for key, row in zip(keys, rows, strict=True)}


def _shelf(meaning: Meaning) -> str:
    return f"lead {meaning.version}"


def _key(article: str, language: str | None) -> str:
    return f"{language or ''} {article}"


def _name(key: str) -> str:
    return key.split(" ", 1)[1]


def _by_language(keys: Sequence[str]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for key in keys:
        found.setdefault(key.split(" ", 1)[0], []).append(key)
    return found


def _compare_told(left: Told, right: Told, scale: Likeness) -> Link:
    return stories.thin(stories.compare(left.profile, right.profile, _likeness(left, right, scale)))


def _likeness(left: Told, right: Told, scale: Likeness) -> float | None:
    if left.vector is None or right.vector is None:
        return None
    one, other = _row(left.vector), _row(right.vector)
    return float(scale.score(one, other, left.profile.language, right.profile.language)[0, 0])


def _row(vector: bytes) -> Vectors:
    return np.frombuffer(vector, np.float32)[None]


def groups(
    store: Writer, documents: Documents, copied: Sequence[Copy]
) -> tuple[Groups, tuple[Link, ...], Lost]:
    """Articles by story, the links between them, and the judgements that found no target."""
    decided, lost = decisions(store.judgements(), "story", of_articles(documents))
    compared = {(link.left, link.right): link for link in store.links("story", Link)}
    compared |= {(link.left, link.right): link for link in map(_as_story_link, copied) if link}
    links = judged(compared.values(), decided, relation="story")
    return group(documents, links, rule=stories.RULE, decided=decided), links, lost


def redirected(store: Reader, placed: Groups) -> tuple[Redirect, ...]:
    """Where ids of stories went that an earlier grouping gave out and this one has not.

    An id whose article is no more leads nowhere and is forgotten.
    """
    given = {story.id for story in store.group("stories", Story)}
    given |= {one.gone for one in store.group("redirects", Redirect)}
    return tuple(Redirect(gone=gone, now=now) for gone, now in redirects(given, placed).items())


def _as_story_link(copy: Copy) -> Link | None:
    """One text is one telling: copies belong to one story whatever their days."""
    if copy.kind not in ("same", "part", "teaser"):
        return None
    seen = Evidence(feature="same_text", weight=10.0, left=f"{copy.share:.0%}", right=copy.kind)
    return Link(relation="story", left=copy.left, right=copy.right, score=1.0, evidence=(seen,))


def records(
    store: Reader, placed: Groups, links: Sequence[Link], documents: Documents
) -> tuple[tuple[Story, ...], tuple[Link, ...]]:
    """The stories of the groups, each with the earlier ones that it follows."""
    ready = store.prepared("story", documents, Told)
    profiles = {name: [ready[one].profile for one in members] for name, members in placed.items()}
    home = {member: name for name, members in placed.items() for member in members}
    met = {(home[link.left], home[link.right]) for link in links if home[link.left] != home[link.right]}
    near = sorted({(min(both), max(both)) for both in met})
    found = [stories.follow(profiles[one], profiles[other]) for one, other in near]
    follows = tuple(link for link in found if link is not None)
    earlier: dict[str, list[str]] = {}
    for link in follows:
        earlier.setdefault(link.left, []).append(link.right)
    made = (
        stories.story(
            [documents[one] for one in members],
            follows=sorted(earlier.get(name, ())),
            profiles=profiles[name],
        )
        for name, members in placed.items()
    )
    return tuple(made), follows
