"""Which pairs are worth comparing: items emit keys, and pairs meet where they share one.

1. An inverted index maps each key to the items that emit it.
2. Each new item looks up its keys and meets the old items and the later new ones, each once.

Whether a key is emitted at all is decided by the item and a frozen background (see
`riwaya.link.background`), never by how many items share it here. So the pairs of a pool are the
same in whatever order, and in however many batches, its items come. There is no cut-off on
the size of a bucket for the same reason; keys must be made rare where they are emitted.
"""

from collections.abc import Iterable, Iterator, Mapping

Keys = frozenset[str]
Pair = tuple[str, str]


def pair(one: str, other: str) -> Pair:
    """The one form of a pair of ids: smaller first."""
    return (one, other) if one < other else (other, one)


def index(items: Mapping[str, Keys]) -> dict[str, list[str]]:
    """For each key, the ids of the items that emit it."""
    found: dict[str, list[str]] = {}
    for item, keys in items.items():
        for key in keys:
            found.setdefault(key, []).append(item)
    return found


def pairs(new: Mapping[str, Keys], old: Mapping[str, Keys] | None = None) -> Iterator[Pair]:
    """Pairs (smaller id first) of items that share a key: new with new and new with old.

    Each pair comes once; the pairs of one new item come together, items in order of id. An
    item in both counts as new. Pairs of two old items never come: they have met before.
    """
    kept = {item: keys for item, keys in (old or {}).items() if item not in new}
    new_index, old_index = index(new), index(kept)
    for item in sorted(new):
        later = (other for other in _sharing(new[item], new_index) if other > item)
        met = {*later, *_sharing(new[item], old_index)}
        for other in sorted(met):
            yield pair(item, other)


def _sharing(keys: Keys, by_key: Mapping[str, list[str]]) -> Iterable[str]:
    for key in keys:
        yield from by_key.get(key, ())
