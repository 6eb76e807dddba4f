"""A cue with where its speech begins."""

from dataclasses import dataclass
from typing import Literal

from riwaya.annotate.quotes.context import Context
from riwaya.annotate.quotes.openers.marked_words import first_inside
from riwaya.languages.cues import Cue

Opening = Literal["that", "colon", "mark", "bare", "name", "before"]

# Tokens between a cue and its speech; subjects with offices and appositions are long. Longest seen
# in the tuning part of the gold: 31.
REACH = 45
# Tokens between speech and a cue after it.
REACH_BACK = 14


@dataclass(frozen=True, slots=True)
class Opened:
    """A cue with where its speech begins.

    start: the first token of the speech; marked: the number of the marked span it fills, or -1.
    """

    cue: Cue
    opening: Opening
    start: int
    marked: int = -1


def marked_opening(ctx: Context, cue: Cue, opening: Opening, number: int) -> Opened:
    """A cue whose speech fills a marked span."""
    return Opened(cue, opening, first_inside(ctx, number), number)


def is_hedged(ctx: Context, cue: Cue) -> bool:
    """Whether the cue only names a source in passing ("as the agency reported").

    "What he called X" names no source but gives somebody's word for a thing.
    """
    if cue.entry.form != "finite" or ctx.frame.form(cue.first - 1) not in ctx.tables.hedges:
        return False
    pronoun = ctx.frame.forms[cue.last - 1].endswith(tuple(ctx.tables.possessives))
    return not (cue.entry.kind == "call" and pronoun)
