"""A story's timeline: what happened when, in the words that say so."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from riwaya.report import links
from riwaya.report.corpus import Corpus, Words
from riwaya.report.views.common import Outlet, outlet
from riwaya.types import Moment, SpanRef, StoryDossier


@dataclass(frozen=True, slots=True, kw_only=True)
class Dating:
    """The words of one date, and where links to it lead on the page."""

    anchor: str
    words: Words | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A sentence that dates something, with the words of its dates."""

    outlet: Outlet
    words: Words
    dates: tuple[Dating, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """A time and the sentences that give it."""

    from_: str
    to: str
    sentences: tuple[Sentence, ...]


def timeline(corpus: Corpus, told: StoryDossier) -> tuple[Point, ...]:
    """The moments by time; equal times are one point, dates of one sentence stand together."""
    points: dict[tuple[str, str], dict[SpanRef, list[Moment]]] = defaultdict(lambda: defaultdict(list))
    for moment in sorted(told.timeline, key=lambda m: (m.from_, m.to)):
        points[moment.from_, moment.to][moment.sentence].append(moment)
    return tuple(
        Point(from_=f, to=t, sentences=tuple(_sentence(corpus, ref, said) for ref, said in found.items()))
        for (f, t), found in points.items()
    )


def _sentence(corpus: Corpus, ref: SpanRef, moments: Sequence[Moment]) -> Sentence:
    """One sentence, linked to its first date in the reader."""
    article, first = corpus.article(ref.article), moments[0].date
    href = links.item(ref.article, first) if first in corpus.items else links.article(ref.article)
    return Sentence(
        outlet=outlet(article.outlet if article else None),
        words=corpus.words(ref.article, ref.start, ref.end, field=ref.field, href=href),
        dates=tuple(
            Dating(anchor=links.anchor("t", moment.date), words=corpus.item_words(moment.date))
            for moment in moments
        ),
    )
