"""A story's timeline: what happened when, in the words that say so."""

from collections import defaultdict
from dataclasses import dataclass

from riwaya.report import links
from riwaya.report.corpus import Corpus, Words
from riwaya.report.views.common import Outlet, outlet
from riwaya.types import Moment, StoryDossier


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A sentence that dates something, with the words of its date."""

    anchor: str
    outlet: Outlet
    words: Words
    date: Words | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """A time and the sentences that give it."""

    from_: str
    to: str
    sentences: tuple[Sentence, ...]


def timeline(corpus: Corpus, told: StoryDossier) -> tuple[Point, ...]:
    """The moments by time; equal times are one point."""
    points: dict[tuple[str, str], list[Sentence]] = defaultdict(list)
    for moment in sorted(told.timeline, key=lambda m: (m.from_, m.to)):
        points[moment.from_, moment.to].append(_sentence(corpus, moment))
    return tuple(Point(from_=f, to=t, sentences=tuple(found)) for (f, t), found in points.items())


def _sentence(corpus: Corpus, moment: Moment) -> Sentence:
    """One moment's sentence, linked to its date in the reader."""
    ref, article = moment.sentence, corpus.article(moment.sentence.article)
    href = links.item(ref.article, moment.date) if moment.date in corpus.items else links.article(ref.article)
    return Sentence(
        anchor=links.anchor("t", moment.date),
        outlet=outlet(article.outlet if article else None),
        words=corpus.words(ref.article, ref.start, ref.end, field=ref.field, href=href),
        date=corpus.item_words(moment.date),
    )
