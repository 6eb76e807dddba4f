"""Reported speech acts that tell what other accounts quote, put among the quotes of their articles.

Linking lets acts compete as wordings beside the quotations. Those that an utterance holds are quotes
from here on, marked as acts; all others stay in the layer of acts alone.
"""

from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from riwaya.types import Document, Utterance


def with_acts(documents: Iterable[Document], utterances: Iterable[Utterance]) -> Iterator[Document]:
    """The documents with the acts of these utterances among their quotes, in the order of the text."""
    told = {quote for one in utterances for quote in one.quotes}
    for document in documents:
        found = document.annotations
        own = [act.as_quote() for act in found.acts or () if act.id in told]
        quotes = sorted((*(found.quotes or ()), *own), key=lambda one: (one.field, one.start, -one.end))
        yield replace(document, annotations=replace(found, quotes=tuple(quotes))) if own else document
