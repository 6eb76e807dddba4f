"""What was looked for: a layer that was not run is never mistaken for one that found nothing."""

from collections.abc import Iterable
from dataclasses import dataclass

from riwaya.report.corpus import LAYERS, layers
from riwaya.types import Document


@dataclass(frozen=True, slots=True, kw_only=True)
class LayerStatus:
    """A layer over some articles: in how many it was looked for, and how much was found."""

    layer: str
    articles: int
    looked: int
    found: int


def statuses(documents: Iterable[Document]) -> dict[str, LayerStatus]:
    """The status of every layer over the documents, by layer."""
    looked, found = dict.fromkeys(LAYERS, 0), dict.fromkeys(LAYERS, 0)
    total = 0
    for document in documents:
        total += 1
        for layer, items in layers(document.annotations):
            looked[layer] += items is not None
            found[layer] += len(items or ())
    return {
        layer: LayerStatus(layer=layer, articles=total, looked=looked[layer], found=found[layer])
        for layer in LAYERS
    }
