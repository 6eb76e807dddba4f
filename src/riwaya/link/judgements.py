"""What people decided, found again in the articles of today and replayed.

1. `place` finds a target's words in its article: all places of the text, the one whose
   surroundings agree most with the context given.
2. `locate` finds the item of the target's layer at that place.
3. `replay` applies the item judgements to an article's annotations, oldest first.
4. `decisions` turns the judgements on pairs into what `groups` takes; the newest wins.

A judgement whose target is gone is given back as lost, never dropped.
"""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

import msgspec

from riwaya.errors import JudgementError
from riwaya.link.candidates import Pair, pair
from riwaya.link.groups import Decided
from riwaya.types import (
    ITEM_LAYERS,
    Annotations,
    Article,
    Document,
    Item,
    Judgement,
    Relation,
    Target,
)

CONTEXT = 40


def target(article: Article, item: Item, layer: str) -> Target:
    """The target that points at an item: its words and `CONTEXT` characters on both sides."""
    content = article.content(item.field)
    return Target(
        article=article.id,
        layer=layer,
        text=content[item.start : item.end],
        before=content[max(0, item.start - CONTEXT) : item.start],
        after=content[item.end : item.end + CONTEXT],
        field=item.field,
    )


def place(target: Target, article: Article) -> tuple[int, int] | None:
    """The span of the target's text with the most context around it; None where the text is gone.

    Among equal places the first one is taken.
    """
    content = article.content(target.field)
    starts = list(_occurrences(content, target.text))
    if not starts:
        return None
    best = max(starts, key=lambda start: (_agreement(target, content, start), -start))
    return best, best + len(target.text)


def locate(target: Target, document: Document) -> Item | None:
    """The item of the target's layer that stands exactly at the target's place, if there is one."""
    span = place(target, document.article)
    return next(
        (item for item in _items(document.annotations, target.layer) if _at(item, span, target)), None
    )


def replay(document: Document, judgements: Iterable[Judgement]) -> tuple[Annotations, tuple[Judgement, ...]]:
    """The article's annotations as people mended them, and the judgements that found no target.

    Takes `wrong`, `right`, `add` and `change` with one target in this article, applied in order
    of time; other judgements are passed over. Raises JudgementError for an unknown layer or
    for new fields that make no item.
    """
    found, lost = document.annotations, []
    for judgement in sorted(judgements, key=lambda j: (j.when, j.id)):
        if judgement.verdict in _VERDICTS and judgement.targets[0].article == document.id:
            mended = _applied(Document(article=document.article, annotations=found), judgement)
            if mended is None:
                lost.append(msgspec.structs.replace(judgement, lost=True))
            else:
                found = mended
    return found, tuple(lost)


def decisions(
    judgements: Iterable[Judgement], relation: Relation, resolve: Callable[[Target], str | None]
) -> tuple[Decided, tuple[Judgement, ...]]:
    """What was decided on pairs of one relation, and the judgements with a target that is gone.

    `resolve` gives the id (of an article, quote, mention) that a target stands for now. On
    one pair the newest judgement counts.
    """
    same: dict[Pair, str] = {}
    different: dict[Pair, str] = {}
    lost = []
    for judgement in sorted(judgements, key=lambda j: (j.when, j.id)):
        if judgement.verdict not in ("same", "different") or judgement.relation != relation:
            continue
        ends = [resolve(target) for target in judgement.targets]
        if len(ends) != 2 or ends[0] is None or ends[1] is None or ends[0] == ends[1]:
            lost.append(msgspec.structs.replace(judgement, lost=True))
            continue
        both = pair(ends[0], ends[1])
        kept, dropped = (same, different) if judgement.verdict == "same" else (different, same)
        kept[both] = judgement.id
        dropped.pop(both, None)
    return Decided(same=same, different=different), tuple(lost)


def _occurrences(content: str, text: str) -> Iterator[int]:
    at = content.find(text) if text else -1
    while at >= 0:
        yield at
        at = content.find(text, at + 1)


def _agreement(target: Target, content: str, start: int) -> int:
    """How many characters of context agree, outwards from the text on both sides."""
    end = start + len(target.text)
    before = _common(target.before[::-1], content[max(0, start - len(target.before)) : start][::-1])
    return before + _common(target.after, content[end : end + len(target.after)])


def _common(one: str, other: str) -> int:
    """Length of the common beginning."""
    length = 0
    for a, b in zip(one, other, strict=False):
        if a != b:
            break
        length += 1
    return length


def _layer(name: str) -> tuple[str, type[Item]]:
    if name not in ITEM_LAYERS:
        raise JudgementError(f"layer {name!r}: expected one of {', '.join(ITEM_LAYERS)}; correct the target")
    return ITEM_LAYERS[name]


def _items(annotations: Annotations, layer: str) -> tuple[Item, ...]:
    return getattr(annotations, _layer(layer)[0]) or ()


def _at(item: Item, span: tuple[int, int] | None, target: Target) -> bool:
    return (item.start, item.end) == span and item.field == target.field


def _applied(document: Document, judgement: Judgement) -> Annotations | None:
    """The annotations after one judgement; None when its target is gone."""
    return _VERDICTS[judgement.verdict](document, judgement, judgement.targets[0])


def _wrong(document: Document, _: Judgement, target: Target) -> Annotations | None:
    item = locate(target, document)
    return None if item is None else _replaced(document.annotations, target.layer, item, None)


def _right(document: Document, judgement: Judgement, target: Target) -> Annotations | None:
    item = locate(target, document)
    if item is None:
        return None
    return _replaced(document.annotations, target.layer, item, _made(item, {}, judgement))


def _change(document: Document, judgement: Judgement, target: Target) -> Annotations | None:
    item = locate(target, document)
    if item is None:
        return None
    new = _made(item, judgement.new, judgement)
    if hasattr(new, "text"):
        words = document.article.content(new.field)[new.start : new.end]
        new = msgspec.structs.replace(new, text=words)
    return _replaced(document.annotations, target.layer, item, new)


def _add(document: Document, judgement: Judgement, target: Target) -> Annotations | None:
    """The target's span becomes an item; an item that stands there already gives way to it."""
    span = place(target, document.article)
    if span is None:
        return None
    kind = _layer(target.layer)[1]
    fields: dict[str, Any] = {"start": span[0], "end": span[1], "field": target.field}
    if "text" in kind.__struct_fields__:
        fields["text"] = target.text
    new = _converted(fields | judgement.new | {"origin": _origin(judgement)}, kind, judgement)
    return _replaced(document.annotations, target.layer, locate(target, document), new)


_VERDICTS: dict[str, Callable[[Document, Judgement, Target], Annotations | None]] = {
    "wrong": _wrong,
    "right": _right,
    "add": _add,
    "change": _change,
}


def _made(item: Item, new: dict[str, Any], judgement: Judgement) -> Item:
    """The item with new fields; its id is left to be computed from its new place."""
    fields = msgspec.to_builtins(item) | new | {"origin": _origin(judgement), "id": ""}
    return _converted(fields, type(item), judgement)


def _converted(fields: dict[str, Any], kind: type[Item], judgement: Judgement) -> Item:
    try:
        return msgspec.convert(fields, kind)
    except msgspec.ValidationError as error:
        raise JudgementError(
            f"judgement {judgement.id}: its new fields make no {kind.__name__} ({error}); correct `new`"
        ) from error


def _origin(judgement: Judgement) -> str:
    return f"judgement/{judgement.who}"


def _replaced(annotations: Annotations, layer: str, old: Item | None, new: Item | None) -> Annotations:
    """The annotations with `old` taken out of the layer and `new` put in, in order of place."""
    name = _layer(layer)[0]
    kept = [item for item in _items(annotations, layer) if item is not old]
    kept += [new] if new else []
    kept.sort(key=lambda item: (item.field != "title", item.start, item.end))
    return msgspec.structs.replace(annotations, **{name: tuple(kept)})
