"""Speech that comes before its cue."""

from riwaya.annotate.quotes.context import COLON, QUOTE_MARKS, Context
from riwaya.annotate.quotes.openers.marked_words import (
    SPEECH_TOKENS,
    names_something,
    opening_mark,
    token_count,
)
from riwaya.annotate.quotes.openers.opening import REACH, REACH_BACK, Opened, is_hedged, marked_opening
from riwaya.languages.cues import Cue

# Tokens of the subject between a clause and the cue after it, and tokens after that cue.
_LONGEST_SUBJECT, _AFTER_CLAUSE = 10, 8
# A sentence in marks may end so and have its verb of saying after it, with a capital.
_ASKING = frozenset("?!")


def split_by(ctx: Context, one: Opened) -> Opened | None:
    """The speech before a cue that also has speech after it: "...", he said, "..."."""
    after = one.opening in ("mark", "bare", "colon", "that")
    order = ctx.tables.data.order
    half = left_of(ctx, one.cue) if after and order != "verb-final" else None
    if half is None or half.marked < 0:
        return None
    # Verb-first order: what stands before a verb is an earlier one's, unless it begins the sentence.
    begins = opening_mark(ctx, half.marked) <= ctx.frame.unit_start[half.start]
    return half if order == "verb-medial" or (one.opening == "mark" and begins) else None


def left_of(ctx: Context, cue: Cue) -> Opened | None:
    """Marked speech before the cue: "...", he said; "...", as the agency reported."""
    cut = ctx.frame
    if "before" not in cue.entry.opens and cue.entry.form != "according":
        return None
    reach = REACH if ctx.tables.data.order == "verb-medial" else REACH_BACK
    begin = cut.unit_start[cue.first]
    if (
        ctx.tables.data.order == "verb-medial"
        and cut.inside[begin - 1] >= 0
        and cut.form(begin - 2) in _ASKING
    ):
        begin -= 1
    first = max(begin, cue.first - reach)
    for at in range(cue.first - 1, first - 1, -1):
        if cut.inside[at] >= 0:
            number = cut.inside[at]
            if number == cut.inside[cue.first]:
                return None
            if _may_precede(ctx, cue, at, number):
                return marked_opening(ctx, cue, "before", number)
            return _clause_before(ctx, cue)
        if cut.forms[at] == COLON:
            return None
    return _clause_before(ctx, cue)


def _clause_before(ctx: Context, cue: Cue) -> Opened | None:
    """Verb-medial order: "the dam was safe, the minister said." -- the clause up to the last comma."""
    cut = ctx.frame
    begin, end = cut.unit_start[cue.first], preceding_comma(ctx, cue)
    # "CITY, Jan 9 (Agency) — The dam was safe": the first line's notes are nobody's words.
    begin = next((at for at in range(begin, end) if not cut.skipped[at]), begin)
    ends = cut.unit_end[cue.first] - cue.last <= _AFTER_CLAUSE
    if not ends or end - begin <= SPEECH_TOKENS or is_hedged(ctx, cue) or cut.inside[begin] >= 0:
        return None
    if cue.entry.form != "finite" or ctx.begins(ctx.tables.prepositions, begin) or cut.inside[end - 1] >= 0:
        return None
    if any(ctx.begins(ctx.tables.conjunctions, at) for at in (end + 1, cue.first - 1)):
        return None
    return Opened(cue, "before", begin)


def preceding_comma(ctx: Context, cue: Cue) -> int:
    """The last comma before a cue in its sentence with the cue's subject in between, or 0."""
    if ctx.tables.data.order != "verb-medial":
        return 0
    floor = max(ctx.frame.unit_start[cue.first], cue.first - 1 - _LONGEST_SUBJECT)
    places = range(cue.first - 1, floor, -1)
    comma = next((at for at in places if ctx.frame.forms[at] == ","), 0)
    return comma if comma and comma < cue.first - 1 else 0


def _may_precede(ctx: Context, cue: Cue, at: int, number: int) -> bool:
    cut = ctx.frame
    distance = cue.first - at - 1
    last = at - 1
    while cut.form(last) in QUOTE_MARKS:
        last -= 1
    comma = cut.form(at + 1) in (",", ";") or cut.form(last) in (",", "?", "!", ".", "…")
    if ctx.tables.data.order == "verb-medial":
        touches = comma or distance == 0
        return touches and token_count(ctx, number) > 1 and not names_something(ctx, number)
    return distance <= 1 + comma and comma and token_count(ctx, number) >= SPEECH_TOKENS
