"""Which quotes give the same utterance: in other words, in part, or in another language.

1. `clauses` cuts a quote into the stretches that are encoded and compared.
2. `keys` says where a quote may meet others; `compare` weighs the features of a pair.
3. `RULE` tells `groups.group` when quotes make one utterance.
4. `utterance` describes a group.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from riwaya.link.candidates import Keys
from riwaya.link.groups import Rule
from riwaya.types import ArticleId, Difference, Link, Phrase, Quote, Utterance

RULE = Rule(join=0.5, average=0.3)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class QuoteInContext:
    """A quote with what linking reads of its surroundings.

    scope: where it may meet others (its story's id, or that of the chain of stories it
    belongs to); speaker: the entity's id, None where not known; vectors: one unit row a clause.
    """

    quote: Quote
    article: ArticleId
    language: str | None
    scope: str
    speaker: str | None = None
    clauses: tuple[Phrase, ...] = ()
    vectors: NDArray[np.float32] | None = None


def clauses(quote: Quote) -> tuple[Phrase, ...]:
    """The quote's sentences, long ones cut at their commas: what is encoded, in order.

    Spans are offsets of the article (or title), as the quote's own are.
    """
    raise NotImplementedError


def keys(quote: QuoteInContext) -> Keys:
    """Where the quote may meet others that give the same utterance."""
    raise NotImplementedError


def compare(left: QuoteInContext, right: QuoteInContext) -> Link | None:
    """The link between two quotes; None where nothing speaks for it."""
    raise NotImplementedError


def utterance(
    quotes: Sequence[QuoteInContext], *, story: str, differences: Sequence[Difference] = ()
) -> Utterance:
    """The utterance that a group of quotes makes; its id is the first quote's."""
    raise NotImplementedError
