"""What each cue opens: the place where the speech it reports begins.

Order: units from left to right, inside a unit the cues from right to left, because of two cues
before one speech the later takes it ("added, saying"). A cue looks to the right (`rightward`,
`verb_final`, `according`, `bare`) for a complementiser, a colon or a quotation mark (`after`,
`marked_words`); then, for speech that comes first, to its left (`leftward`).
"""

from riwaya.annotate.quotes.context import Context
from riwaya.annotate.quotes.openers.according import after_according
from riwaya.annotate.quotes.openers.leftward import left_of
from riwaya.annotate.quotes.openers.opening import Opened, is_hedged
from riwaya.annotate.quotes.openers.rightward import within_reach
from riwaya.annotate.quotes.openers.verb_final import adjacent
from riwaya.languages.cues import Cue

__all__ = ["Opened", "is_hedged", "opened"]


def opened(ctx: Context) -> list[Opened]:
    """All cues that open speech, by the place of the cue."""
    found: dict[int, Opened] = {}
    taken: set[int] = set()
    for cue in reversed(ctx.cues):
        one = _right_of(ctx, cue, found)
        if one and (one.marked < 0 or one.marked not in taken):
            found[cue.first] = one
            taken.add(one.marked)
    for cue in ctx.cues:
        if cue.first not in found:
            one = left_of(ctx, cue)
            if one and (one.marked < 0 or one.marked not in taken):
                found[cue.first] = one
                taken.add(one.marked)
    return sorted(found.values(), key=lambda one: one.cue.first)


def _right_of(ctx: Context, cue: Cue, found: dict[int, Opened]) -> Opened | None:
    if is_hedged(ctx, cue) or _is_asked(ctx, cue):
        return None
    if cue.entry.form == "according":
        return after_according(ctx, cue)
    if ctx.tables.data.order == "verb-final":
        return adjacent(ctx, cue)
    return within_reach(ctx, cue, found)


def _is_asked(ctx: Context, cue: Cue) -> bool:
    """ "Asked about ..., he said": a verb of asking that begins its sentence has its subject later."""
    begins = cue.entry.kind == "ask" and ctx.frame.unit_start[cue.first] == cue.first
    return (
        begins
        and ctx.tables.data.order == "verb-medial"
        and bool(ctx.begins(ctx.tables.prepositions, cue.last))
    )
