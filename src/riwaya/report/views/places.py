"""The places that a story's accounts name, those that most of them name first."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from riwaya.report.corpus import Corpus
from riwaya.report.views.common import Named, named_in
from riwaya.report.views.events import Happening
from riwaya.types import ArticleId, StoryDossier

# Beyond this a story's list only repeats the gazetteer; the page of names has them all.
_MOST = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """A place with its first mention in each account, in how many it is named, and what happened there."""

    place: Named
    accounts: int
    events: tuple[Happening, ...]


def places(corpus: Corpus, told: StoryDossier, happenings: Iterable[Happening]) -> tuple[Spot, ...]:
    """The named places of a story; what happened there are events that name the place."""
    named: dict[str, set[ArticleId]] = defaultdict(set)
    for one in told.designations:
        entity = corpus.entities.get(one.entity)
        if entity and entity.kind == "place":
            named[one.entity].add(one.article)
    there: dict[str, list[Happening]] = defaultdict(list)
    for event in happenings:
        if event.place:
            there[event.place.key].append(event)
    ordered = sorted(named, key=lambda key: (-len(there[key]), -len(named[key]), key))
    return tuple(
        Spot(place=named_in(corpus, told, key), accounts=len(named[key]), events=tuple(there[key]))
        for key in ordered[:_MOST]
    )
