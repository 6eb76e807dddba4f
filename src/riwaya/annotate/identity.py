"""Ids for items: the last act of annotating an article.

An item's id is a hash of its article, layer and place, with what tells two items at one place
apart (a quote's cue, a mention's kind). So ids repeat on every run, and stay while a step
finds the same thing.
"""

from collections.abc import Iterable
from typing import TypeVar

import msgspec

from riwaya.types import (
    Act,
    Annotations,
    ArticleId,
    Boilerplate,
    DateMention,
    EventMention,
    Item,
    Located,
    Mention,
    Quote,
    item_id,
)

I = TypeVar("I", bound=Item)  # noqa: E741 - an item

LAYERS = (
    "boilerplate",
    "sentences",
    "dates",
    "mentions",
    "quotes",
    "acts",
    "events",
    "statements",
    "sources",
)


def identified(found: Annotations) -> Annotations:
    """The annotations with an id on every item that has none; given ids stay."""
    layers = {name: getattr(found, name) for name in LAYERS}
    named = {
        name: tuple(_identified(found.article, name, items))
        for name, items in layers.items()
        if items is not None
    }
    return msgspec.structs.replace(found, **named)


def _identified(article: ArticleId, layer: str, items: Iterable[I]) -> Iterable[I]:
    twins: dict[Located, int] = {}
    for item in items:
        place = Located(layer, item.field, item.start, item.end, _key(item))
        count = twins[place] = twins.get(place, 0) + 1
        # Two equal items at one place are rare but must not share an id.
        own = place if count == 1 else place._replace(key=f"{place.key}#{count}")
        yield item if item.id else msgspec.structs.replace(item, id=item_id(article, own))


def _key(item: Item) -> str:
    """What may differ between two items of one layer at one place."""
    match item:
        case Quote():
            return f"{item.kind} {item.cue.start if item.cue else ''}"
        case Act():
            return f"{item.kind} {item.cue.start}"
        case Mention() | Boilerplate() | DateMention():
            return item.kind
        case EventMention():
            return f"{item.type} {item.trigger.start}"
        case _:
            return ""
