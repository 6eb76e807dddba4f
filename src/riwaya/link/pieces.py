"""Quotations that their verb of saying breaks in two: "We came," she said. "We saw."

What stands so is one thing said: its pieces meet the wordings of other articles as one, so that neither
has to find its match alone.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

import msgspec
import numpy as np

from riwaya.link.utterances import PIECES, QuoteInContext
from riwaya.models.protocols import Vectors
from riwaya.types import Phrase

Wholes = Mapping[str, tuple[str, ...]]


def wholes(quotes: Iterable[QuoteInContext]) -> dict[str, tuple[str, ...]]:
    """The pieces (ids) of each quotation by the id of its first; one that is whole has itself alone."""
    found: dict[str, tuple[str, ...]] = {}
    for run in _runs(sorted(quotes, key=_place)):
        found[run[0].quote.id] = tuple(one.quote.id for one in run)
    return found


def _place(one: QuoteInContext) -> tuple[str, str, int, int]:
    return one.article, one.quote.field, one.quote.start, -one.quote.end


def _runs(quotes: Sequence[QuoteInContext]) -> Iterator[list[QuoteInContext]]:
    run: list[QuoteInContext] = []
    for one in quotes:
        if run and not _goes_on(run[-1], one):
            yield run
            run = []
        run.append(one)
    if run:
        yield run


def _goes_on(left: QuoteInContext, right: QuoteInContext) -> bool:
    """Whether the second is the rest of the first: both in marks, a few words apart, by one verb."""
    one, other = left.quote, right.quote
    if left.article != right.article or one.field != other.field or left.name != right.name:
        return False
    if one.kind != "direct" or other.kind != "direct" or not 0 < other.start - one.end <= PIECES:
        return False
    if one.partial or other.partial or one.nested or other.nested:
        return False
    return _by_one_verb(left, right)


def _by_one_verb(left: QuoteInContext, right: QuoteInContext) -> bool:
    """Whether the only verb of saying of the two stands between them."""
    one, other = left.quote, right.quote
    verbs = {cue.start for cue in (one.cue, other.cue) if cue}
    return len(verbs) == 1 and all(one.end <= start < other.start for start in verbs)


def whole(pieces: Sequence[QuoteInContext]) -> QuoteInContext:
    """One quotation from its pieces, under the id of the first."""
    first, last = pieces[0], pieces[-1]
    if first is last:
        return first
    text = " ".join(one.quote.text for one in pieces)
    quote = msgspec.structs.replace(first.quote, end=last.quote.end, text=text)
    parts = tuple(clause for one in pieces for clause in _parts(one.clauses))
    clauses = (Phrase(start=first.quote.start, end=last.quote.end, text=text), *parts)
    return replace(first, quote=quote, clauses=clauses, vectors=_vectors(pieces))


def _parts(own: Any) -> Any:
    """Without the first, which stands for all where there are several."""
    return own[1:] if len(own) > 1 else own


def _vectors(pieces: Sequence[QuoteInContext]) -> Vectors | None:
    """The vectors of the clauses, the whole first: the mean of the pieces' wholes."""
    found = [one.vectors for one in pieces if one.vectors is not None]
    if len(found) < len(pieces):
        return None
    mean = np.sum([rows[0] for rows in found], axis=0)
    return np.concatenate([mean[None] / np.linalg.norm(mean), *(_parts(rows) for rows in found)])


def joined(quotes: Mapping[str, QuoteInContext], found: Wholes) -> dict[str, QuoteInContext]:
    """The quotations as they meet others, by the ids of `wholes`."""
    return {name: whole([quotes[one] for one in pieces]) for name, pieces in found.items()}
