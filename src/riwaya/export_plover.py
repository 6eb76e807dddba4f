"""Events as PLOVER records: what political scientists' tools read, one line an event with its sources.

1. `records` codes the events that have a PLOVER type: type, mode, quad and CAMEO code, who did it to
   whom, where and when, and every article that tells it with the words of its trigger.
2. `write` puts them into `plover.jsonl`, and flat into `plover.csv`.

Cooperation and force to come are coded as AGREE and THREATEN, as the manual has it (PLOVER draft 0.8);
events that only a condition or a denial names are left out.
"""

import csv
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

import msgspec

from riwaya.languages.plover import cameo, coded, plover
from riwaya.types import ArticleId, Document, Dossier, Event, EventMention, ItemId, Value

FILES = ("plover.jsonl", "plover.csv")
TOLD = frozenset({"actual", "historical", "future"})
# What separates several values of one cell.
BETWEEN = " | "


class Source(Value, frozen=True, kw_only=True):
    """One article that tells the event; start and end are of the trigger `text`, in `field`."""

    article: ArticleId
    outlet: str | None
    url: str | None
    language: str | None
    published: str | None
    mention: ItemId
    field: str
    start: int
    end: int
    text: str


class PloverRecord(Value, frozen=True, kw_only=True):
    """One event as PLOVER codes it; `date` and `end` are a half-open interval, null where not known.

    actors and recipients are names; `context` is that of most mentions.
    """

    id: str
    story: str | None
    date: str | None = None
    end: str | None = None
    type: str
    mode: str | None = None
    quad: str
    cameo: str | None
    context: str
    actors: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    place: str | None = None
    sources: tuple[Source, ...]


class _Found(NamedTuple):
    document: Document
    mention: EventMention


def records(dossier: Dossier) -> Iterator[PloverRecord]:
    """The records of all stories' events, in the dossier's order."""
    found = {
        one.id: _Found(document, one)
        for document in dossier.documents
        for one in document.annotations.events or ()
    }
    for story in dossier.stories:
        for event in story.events or ():
            record = _record(event, found)
            if record:
                yield record


def _record(event: Event, found: Mapping[ItemId, _Found]) -> PloverRecord | None:
    told = [found[one] for one in event.mentions if one in found]
    context = Counter(one.mention.context for one in told).most_common(1)[0][0] if told else "negated"
    kind = coded(event.type, future=context == "future")
    known = plover().types.get(kind)
    if known is None or context not in TOLD:
        return None
    modes = Counter(one.mention.mode for one in told if one.mention.mode and one.mention.type == kind)
    mode = min(modes, key=lambda one: (-modes[one], one), default=None)
    return PloverRecord(
        id=event.id,
        story=event.story,
        date=event.from_,
        end=event.to,
        type=kind,
        mode=mode,
        quad=known.quad,
        cameo=cameo(kind, mode),
        context=context,
        actors=tuple(one.name for one in event.participants if one.role == "actor"),
        recipients=tuple(one.name for one in event.participants if one.role == "recipient"),
        place=event.place,
        sources=tuple(_source(one) for one in told),
    )


def _source(found: _Found) -> Source:
    article, notes, one = found.document.article, found.document.annotations, found.mention
    at = one.trigger
    return Source(
        article=article.id,
        outlet=article.outlet,
        url=article.url,
        language=notes.language or article.language,
        published=article.published or notes.published,
        mention=one.id,
        field=one.field,
        start=at.start,
        end=at.end,
        text=article.content(one.field)[at.start : at.end],
    )


def write(dossier: Dossier, out: Path) -> tuple[Path, ...]:
    """Writes both files into `out`, over earlier ones; none where events were not looked for."""
    for stale in FILES:
        (out / stale).unlink(missing_ok=True)
    if all(story.events is None for story in dossier.stories):
        return ()
    made = list(records(dossier))
    lines, table = (out / name for name in FILES)
    lines.write_bytes(b"".join(msgspec.json.encode(one) + b"\n" for one in made))
    _table(made, table)
    return lines, table


_COLUMNS = tuple(name for name in PloverRecord.__struct_fields__ if name != "sources")
_OF_SOURCES = ("article", "outlet", "url", "language", "published", "text")


def _table(made: Iterable[PloverRecord], path: Path) -> None:
    """A row an event; a byte-order mark tells spreadsheets that it is UTF-8."""
    with path.open("w", encoding="utf-8-sig", newline="") as stream:
        table = csv.writer(stream)
        table.writerow((*_COLUMNS, "accounts", *_OF_SOURCES))
        for one in made:
            own = (_cell(getattr(one, name)) for name in _COLUMNS)
            told = (_cell([getattr(source, name) or "" for source in one.sources]) for name in _OF_SOURCES)
            table.writerow((*own, len({source.article for source in one.sources}), *told))


def _cell(value: str | Iterable[str] | None) -> str:
    """Several values as one cell; none that a spreadsheet takes for a formula."""
    text = value if isinstance(value, str) else BETWEEN.join(value or ())
    return f"'{text}" if text[:1] in ("=", "+", "-", "@", "\t", "\r") else text
