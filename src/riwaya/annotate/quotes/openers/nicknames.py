"""Names that others give: "the minister, whom his critics call "X"" reports no saying."""

from riwaya.annotate.quotes.context import Context
from riwaya.annotate.quotes.openers.marked_words import opening_mark
from riwaya.languages.cues import Cue

# Tokens before a verb of calling, or before its marked words, among which its relative stands.
_RELATIVE_BACK = 6


def is_nickname(ctx: Context, cue: Cue, number: int) -> bool:
    """Whether a relative clause tells what somebody is called: by a nameless many, or by habit."""
    cut, opening = ctx.frame, opening_mark(ctx, number)
    begin = max(cut.unit_start[cue.first], min(cue.first, opening) - _RELATIVE_BACK)
    before = cut.forms[begin : cue.first]
    if ctx.tables.relatives.isdisjoint(before):
        return False
    habit = cut.forms[cue.first].startswith(ctx.tables.imperfect)
    return habit or not ctx.tables.namers.isdisjoint((*before, *cut.forms[cue.last : opening]))
