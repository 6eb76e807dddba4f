"""The data behind a story's page as CSV and JSON lines, written beside it: the same words, no others.

Order: which tables a story has, their rows (every word through `Corpus.text`, so excerpts hold
here too), then the two forms of a file. CSV carries a byte-order mark, by which spreadsheets know
UTF-8, and an apostrophe before what they would run as a formula.
"""

import csv
import io
import json
from collections.abc import Callable, Iterator, Mapping

from riwaya.report import links
from riwaya.report.corpus import Corpus, around
from riwaya.report.views.claims import WIDEST
from riwaya.report.views.common import entity_named
from riwaya.types import EventMention, Item, ItemId, Quote, StoryDossier

Row = Mapping[str, str | int | None]
# What a spreadsheet may take for a formula (OWASP, CSV injection).
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
KINDS = ("csv", "jsonl")


def offered(told: StoryDossier) -> dict[str, tuple[tuple[str, str], ...]]:
    """The files of a story by table: (kind, path from the report's root). None for a lone account."""
    if len(told.accounts) < 2:
        return {}
    held = {
        "utterances": told.utterances,
        "claims": told.matrix,
        "events": told.events,
        "designations": told.designations,
        "sources": told.sources,
    }
    story = told.story.id
    return {
        name: tuple((kind.upper(), links.data(story, name, kind)) for kind in KINDS)
        for name, found in held.items()
        if found
    }


def files(corpus: Corpus, told: StoryDossier) -> Iterator[tuple[str, str]]:
    """Path and content of every data file of a story."""
    for name in offered(told):
        rows = list(_TABLES[name](corpus, told))
        yield links.data(told.story.id, name, "csv"), as_csv(rows)
        yield links.data(told.story.id, name, "jsonl"), as_lines(rows)


def as_csv(rows: list[Row]) -> str:
    """Rows of equal columns as CSV with a header."""
    out = io.StringIO()
    if rows:
        writer = csv.DictWriter(out, list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows({key: _harmless(value) for key, value in row.items()} for row in rows)
    return f"\ufeff{out.getvalue()}"


def as_lines(rows: list[Row]) -> str:
    """Rows as JSON lines."""
    return "".join(f"{json.dumps(row, ensure_ascii=False)}\n" for row in rows)


def _harmless(value: str | int | None) -> str | int | None:
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA) else value


# --- tables -----------------------------------------------------------------------------------


def _of(corpus: Corpus, told: StoryDossier, key: str) -> dict[str, str | None]:
    """What every row says of its article."""
    article = corpus.article(key)
    copies = {account.article: account.copy_of for account in told.accounts}
    return {
        "article": key,
        "outlet": article.outlet if article else None,
        "language": corpus.language(key),
        "published": article.published if article else None,
        "copy_of": copies.get(key),
    }


def _span(corpus: Corpus, key: str, item: Item) -> dict[str, str | int]:
    """Where an item stands and its words."""
    words = corpus.text(key, item.start, item.end, item.field)
    return {"field": item.field, "start": item.start, "end": item.end, "text": words}


def _name(corpus: Corpus, key: str | None) -> str | None:
    """An entity's name; a name that no entity answers to stays."""
    named = entity_named(corpus, key) if key else None
    return named.name("").text if named else key


def _utterances(corpus: Corpus, told: StoryDossier) -> Iterator[Row]:
    for utterance in told.utterances:
        speaker = _name(corpus, utterance.speaker)
        for key in utterance.quotes:
            place = corpus.items.get(key)
            if place is None or not isinstance(place.item, Quote):
                continue
            quote, article = place.item, place.article
            yield {
                "utterance": utterance.id,
                "speaker": speaker,
                **_of(corpus, told, article),
                "kind": quote.kind,
                "verb": _part(corpus, article, quote, quote.cue.start, quote.cue.end) if quote.cue else None,
                "called": _called(corpus, article, quote),
                "via": quote.via,
                **_span(corpus, article, quote),
            }


def _part(corpus: Corpus, article: str, item: Item, start: int, end: int) -> str:
    return corpus.text(article, start, end, item.field)


def _called(corpus: Corpus, article: str, quote: Quote) -> str | None:
    """The phrase that names the speaker."""
    speaker = quote.speaker
    if speaker is None or speaker.start is None or speaker.end is None:
        return None
    return _part(corpus, article, quote, speaker.start, speaker.end)


def _claims(corpus: Corpus, told: StoryDossier) -> Iterator[Row]:
    """A row a cell; beyond the widest table silent cells are left out, as on the page."""
    texts = {
        one.id: corpus.text(one.text.article, one.text.start, one.text.end, one.text.field)
        for one in told.claims or ()
    }
    wide = len(told.accounts) > WIDEST
    for cell in told.matrix or ():
        if wide and cell.stance == "silent":
            continue
        place = next((corpus.items[key] for key in cell.evidence if key in corpus.items), None)
        yield {
            "claim": cell.claim,
            "claim_text": texts.get(cell.claim),
            **_of(corpus, told, cell.article),
            "stance": cell.stance,
            "start": place.item.start if place else None,
            "end": place.item.end if place else None,
            "text": corpus.text(place.article, place.item.start, place.item.end) if place else None,
        }


def _events(corpus: Corpus, told: StoryDossier) -> Iterator[Row]:
    for event in told.events or ():
        for key in event.mentions:
            place = corpus.items.get(key)
            if place is None or not isinstance(place.item, EventMention):
                continue
            mention, article = place.item, place.article
            start, end = around(corpus, article, mention)
            yield {
                "event": event.id,
                "type": event.type,
                "from": event.from_,
                "to": event.to,
                "place": _name(corpus, event.place),
                "context": mention.context,
                **_of(corpus, told, article),
                "trigger": _part(corpus, article, mention, mention.trigger.start, mention.trigger.end),
                "start": start,
                "end": end,
                "text": corpus.text(article, start, end, mention.field),
            }


def _designations(corpus: Corpus, told: StoryDossier) -> Iterator[Row]:
    for one in told.designations:
        yield {
            "entity": one.entity,
            "name": _name(corpus, one.entity),
            **_of(corpus, told, one.article),
            "form": one.form,
            "voice": one.voice,
            "start": one.start,
            "end": one.end,
            "text": corpus.text(one.article, one.start, one.end, one.field),
        }


def _sources(corpus: Corpus, told: StoryDossier) -> Iterator[Row]:
    for edge in told.sources:
        yield {
            **_of(corpus, told, edge.article),
            "from": edge.from_,
            "to": edge.to,
            "scope": edge.scope,
            "text": " … ".join(_evidence(corpus, edge.evidence)),
        }


def _evidence(corpus: Corpus, keys: tuple[ItemId, ...]) -> Iterator[str]:
    for key in keys:
        words = corpus.item_words(key)
        if words and words.text:
            yield words.text


_TABLES: Mapping[str, Callable[[Corpus, StoryDossier], Iterator[Row]]] = {
    "utterances": _utterances,
    "claims": _claims,
    "events": _events,
    "designations": _designations,
    "sources": _sources,
}
