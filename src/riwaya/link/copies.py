"""Which articles repeat one another's text, which passages, and who had it first.

1. `prepare` folds an article's words outside boilerplate.
2. `keys` says where it may meet others; `compare` aligns a pair.
3. `copy_groups` joins copies of the same text; `origins` says where each group has it from;
   `rows` gives every pair of every group.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from riwaya.link.candidates import Keys
from riwaya.link.groups import UNDECIDED, Decided, Groups
from riwaya.types import ArticleId, Copy, Document


@dataclass(frozen=True, slots=True, kw_only=True)
class Prepared:
    """An article's own words, folded, with their spans."""

    article: ArticleId


def prepare(document: Document) -> Prepared:
    """What `keys` and `compare` read of an article."""
    raise NotImplementedError


def keys(prepared: Prepared) -> Keys:
    """Where the article may meet others that share its text."""
    raise NotImplementedError


def compare(left: Prepared, right: Prepared) -> Copy | None:
    """The passages two articles share, with share and kind; None where they share too little."""
    raise NotImplementedError


def copy_groups(copies: Iterable[Copy], *, decided: Decided = UNDECIDED) -> Groups:
    """Groups of articles that are the same copy (cut, or lightly edited); others are in none."""
    raise NotImplementedError


def rows(copies: Iterable[Copy], articles: Mapping[ArticleId, Prepared], groups: Groups) -> tuple[Copy, ...]:
    """One row a pair: every pair of every group, and every other pair that shares passages, with origins."""
    raise NotImplementedError
