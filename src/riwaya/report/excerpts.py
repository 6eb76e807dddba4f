"""Which stretches of each article are cited: all that a report in excerpts may hold of a text.

Order: the spans that the dossier's pages quote, each widened to the sentences it touches,
then overlapping ones joined. A bare name is no citation: it would cite nearly every sentence.
"""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from riwaya.types import (
    ArticleId,
    Document,
    Dossier,
    Item,
    ItemId,
    Quote,
    Sentence,
    SpanRef,
    StoryDossier,
)

Ranges = tuple[tuple[int, int], ...]


def cited(dossier: Dossier) -> dict[ArticleId, Ranges]:
    """The cited stretches of every article's text, sorted and disjoint."""
    documents = {document.id: document for document in dossier.documents}
    items = {item.id: (key, item) for key, document in documents.items() for item in _citable(document)}
    spans: dict[ArticleId, list[tuple[int, int]]] = defaultdict(list)
    for told in dossier.stories:
        for ref in _cites(told, items):
            if ref.field == "text" and ref.article in documents:
                spans[ref.article].append((ref.start, ref.end))
    return {key: _joined(_widened(found, documents[key])) for key, found in spans.items()}


def _citable(document: Document) -> Iterator[Item]:
    """The items that a story can cite by id."""
    notes = document.annotations
    for layer in (notes.quotes, notes.dates, notes.sources, notes.mentions, notes.events, notes.statements):
        yield from layer or ()


def _cites(told: StoryDossier, items: Mapping[ItemId, tuple[ArticleId, Item]]) -> Iterator[SpanRef]:
    """Every span that a story's page quotes."""
    yield told.story.title
    for moment in told.timeline:
        yield moment.sentence
    for key in _cited_ids(told):
        if key in items:
            article, item = items[key]
            for start, end in _spans(item):
                yield SpanRef(article=article, start=start, end=end, field=item.field)


def _cited_ids(told: StoryDossier) -> Iterator[ItemId]:
    """The items that a story's page quotes; of equal titles and epithets the first of each article."""
    yield from told.story.basis
    for utterance in told.utterances:
        yield from utterance.quotes
    for edge in told.sources:
        yield from edge.evidence
    yield from _shared_ids(told)
    first: dict[tuple[ArticleId, str, str], ItemId] = {}
    for cell in told.designations:
        if cell.form != "name":
            first.setdefault((cell.article, cell.entity, cell.text), cell.mention)
    yield from first.values()


def _shared_ids(told: StoryDossier) -> Iterator[ItemId]:
    """Statements and event mentions that others can be held against: one account's alone are no citation."""
    for claim in told.claims or ():
        if len(claim.statements) > 1:
            yield from (one.statement for one in claim.statements)
    for event in told.events or ():
        if len(event.mentions) > 1:
            yield from event.mentions


def _spans(item: Item) -> Iterator[tuple[int, int]]:
    """An item's span; for a quotation also those of its cue and its speaker."""
    yield item.start, item.end
    if isinstance(item, Quote):
        if item.cue:
            yield item.cue.start, item.cue.end
        if item.speaker and item.speaker.start is not None and item.speaker.end is not None:
            yield item.speaker.start, item.speaker.end


def _widened(spans: Iterable[tuple[int, int]], document: Document) -> Iterator[tuple[int, int]]:
    """Each span widened to the sentences it touches; as it is where sentences were not looked for."""
    sentences = _text_sentences(document.annotations.sentences or ())
    starts, ends = [s.start for s in sentences], [s.end for s in sentences]
    for start, end in spans:
        first, last = bisect_right(ends, start), bisect_left(starts, end) - 1
        if first <= last:
            start, end = min(start, starts[first]), max(end, ends[last])
        yield start, end


def _text_sentences(sentences: Iterable[Sentence]) -> list[Sentence]:
    """The sentences of the text, not of the title, in order."""
    return sorted((s for s in sentences if s.field == "text"), key=lambda s: (s.start, s.end))


def _joined(spans: Iterable[tuple[int, int]]) -> Ranges:
    """Sorted spans with overlapping and touching ones made one."""
    joined: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        elif start < end:
            joined.append((start, end))
    return tuple(joined)
