"""The times that a story's accounts give, in the order of what happened rather than of telling."""

from collections.abc import Iterable, Iterator

from riwaya.types import DateMention, Document, Item, Moment, SpanRef


def timeline(documents: Iterable[Document]) -> tuple[Moment, ...]:
    """One moment for each date with a known interval outside boilerplate, earliest first.

    Durations and recurring times are no moments. The sentence is the one that holds the date.
    """
    found = (moment for document in documents for moment in _moments(document))
    return tuple(sorted(found, key=lambda one: (one.from_, one.to, one.sentence.article, one.sentence.start)))


def _moments(document: Document) -> Iterator[Moment]:
    for date in document.annotations.dates or ():
        if date.kind in ("point", "range") and date.from_ and date.to and not _skipped(document, date):
            yield Moment(from_=date.from_, to=date.to, date=date.id, sentence=_sentence(document, date))


def _skipped(document: Document, date: DateMention) -> bool:
    return any(_holds(block, date) for block in document.annotations.boilerplate or ())


def _holds(outer: Item, inner: Item) -> bool:
    return outer.field == inner.field and outer.start <= inner.start and inner.end <= outer.end


def _sentence(document: Document, date: DateMention) -> SpanRef:
    """The sentence around a date; the whole title, or the date itself, where none is marked."""
    for sentence in document.annotations.sentences or ():
        if _holds(sentence, date):
            return SpanRef(article=document.id, start=sentence.start, end=sentence.end, field=date.field)
    if date.field == "title":
        return SpanRef(article=document.id, start=0, end=len(document.article.title or ""), field="title")
    return SpanRef(article=document.id, start=date.start, end=date.end, field=date.field)
