"""Verb-final order: speech begins right after the verb, or its marked words stand before it."""

from riwaya.annotate.quotes.context import COLON, Context, is_final_verb
from riwaya.annotate.quotes.openers.after import after_colon, after_that
from riwaya.annotate.quotes.openers.bare import bare_here
from riwaya.annotate.quotes.openers.marked_words import (
    SHORT,
    SPEECH_TOKENS,
    STOPS,
    fills_clause,
    first_inside,
    opening_mark,
    past_mark,
    token_count,
)
from riwaya.annotate.quotes.openers.nicknames import is_nickname
from riwaya.annotate.quotes.openers.opening import Opened, marked_opening
from riwaya.languages.cues import Cue


def adjacent(ctx: Context, cue: Cue) -> Opened | None:
    """Verb-final order: the speech begins right after the verb, or its marked word stands before it."""
    cut, at, opens = ctx.frame, cue.last, cue.entry.opens
    end = cut.unit_end[cue.first]
    if at < len(cut) and at >= end and cut.forms[end - 1] != COLON:
        return _name_before(ctx, cue)
    if cut.form(at) == COLON and "colon" in opens:
        return after_colon(ctx, cue, at)
    if at >= end:
        return _name_before(ctx, cue)
    if "that" in opens and (length := ctx.complementiser(at) or _requests(ctx, cue)):
        return after_that(ctx, cue, at + length) if at + length < end else None
    if cue.entry.form == "nominal" and cut.words[at]:
        return Opened(cue, "that", at)
    if cut.inside[at] >= 0 and cut.inside[at] != cut.inside[cue.first]:
        if "bare" in opens and (_begins_clause(ctx, cut.inside[at]) or _goes_on_after(ctx, cut.inside[at])):
            return Opened(cue, "bare", at)
        return marked_opening(ctx, cue, "mark", cut.inside[at]) if "mark" in opens else None
    return bare_here(ctx, cue) or _name_before(ctx, cue)


def _requests(ctx: Context, cue: Cue) -> int:
    """The length of the word after a verb of asking that opens what is asked for; 0 for none."""
    return ctx.begins(ctx.tables.requesting, cue.last) if cue.entry.kind == "ask" else 0


def _begins_clause(ctx: Context, number: int) -> bool:
    """Whether a few marked words only begin the clause: whom or what it is about."""
    after = past_mark(ctx, first_inside(ctx, number))
    few = token_count(ctx, number) <= SHORT and not fills_clause(ctx, number)
    return few and ctx.frame.unit_end[after] - after >= SPEECH_TOKENS


def _goes_on_after(ctx: Context, number: int) -> bool:
    """Whether the clause that begins with these marks goes on to others, with no cue in between."""
    cut, at = ctx.frame, past_mark(ctx, first_inside(ctx, number))
    begin = at
    while at < len(cut) and cut.unit[at] == cut.unit[at - 1] and at not in ctx.cue_at:
        if cut.inside[at] >= 0:
            return cut.inside[at] != number
        at += 1
    last = at - 1 if cut.form(at - 1) in STOPS else at
    whole = not fills_clause(ctx, number) and at not in ctx.cue_at
    return whole and last - begin >= SPEECH_TOKENS - 1 and is_final_verb(ctx, last - 1)


def _name_before(ctx: Context, cue: Cue) -> Opened | None:
    """ "X" called: the marked words right before a verb of calling."""
    if "name" not in cue.entry.opens and "mark" not in cue.entry.opens:
        return None
    number = ctx.frame.inside[cue.first - 1] if cue.first else -1
    if number < 0 and "name" in cue.entry.opens:
        number = _marked_object(ctx, cue)
    if number < 0 or number == ctx.frame.inside[cue.first] or is_nickname(ctx, cue, number):
        return None
    if ctx.frame.unit[cue.first] != ctx.frame.unit[cue.first - 1]:
        return None
    if "name" in cue.entry.opens or token_count(ctx, number) >= SPEECH_TOKENS:
        return marked_opening(ctx, cue, "name", number)
    return None


def _marked_object(ctx: Context, cue: Cue) -> int:
    """The number of marked words right after the object marker, a little before a verb of calling; or -1."""
    cut = ctx.frame
    for at in range(cue.first - 1, max(cut.unit_start[cue.first], cue.first - 1 - SPEECH_TOKENS), -1):
        number = cut.inside[at]
        if number >= 0:
            opening = opening_mark(ctx, number)
            return number if cut.form(opening - 1) in ctx.tables.object_markers else -1
        if not cut.words[at] or at in ctx.cue_at or is_final_verb(ctx, at):
            return -1
    return -1
