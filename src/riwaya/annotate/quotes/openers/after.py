"""Where speech begins after a complementiser or a colon."""

from riwaya.annotate.quotes.context import COLON, Context
from riwaya.annotate.quotes.openers.marked_words import SHORT, ends_sentence, fills_clause, token_count
from riwaya.annotate.quotes.openers.opening import REACH, Opened, marked_opening
from riwaya.languages.cues import Cue

# What a colon introduces as a link.
ADDRESSES = frozenset(("http", "https", "www"))


def after_that(ctx: Context, cue: Cue, at: int) -> Opened | None:
    """The speech that begins at token `at`, right after a complementiser."""
    cut = ctx.frame
    if at + 1 >= cut.unit_end[cue.first] and cut.inside[min(at, len(cut) - 1)] < 0:
        return None
    # "that, according to the report, ..." begins after the comma.
    if cut.form(at) in (COLON, ","):
        at += 1
    # A complementiser typed twice.
    at += ctx.complementiser(at) if ctx.tables.data.order == "verb-final" else 0
    if at >= len(cut):
        return None
    number = cut.inside[at]
    if number >= 0 and number != cut.inside[cue.first] and _is_whole(ctx, cue, number):
        return marked_opening(ctx, cue, "mark", number)
    return Opened(cue, "that", at)


def _is_whole(ctx: Context, cue: Cue, number: int) -> bool:
    """Whether the marks after a complementiser hold all of its clause; a few words and a comma do not.

    They do after a verb of calling: they are what somebody is called.
    """
    short = token_count(ctx, number) <= SHORT and cue.entry.kind != "call"
    return ends_sentence(ctx, number) if short else fills_clause(ctx, number)


def after_colon(ctx: Context, cue: Cue, colon: int) -> Opened | None:
    """Speech after a colon, on the same line or on the next."""
    cut, at = ctx.frame, colon + 1
    if at >= len(cut) or cut.skipped[at] or not ADDRESSES.isdisjoint((cut.forms[at], cut.form(colon - 1))):
        return None
    at += cut.forms[at] == COLON
    if at >= len(cut) or ctx.begins(ctx.tables.hard_breaks, at):
        return None
    if cut.inside[at] >= 0 and cut.inside[at] != cut.inside[cue.first]:
        return marked_opening(ctx, cue, "mark", cut.inside[at])
    length = ctx.complementiser(at)
    if length and at + length < len(cut):
        number = cut.inside[at + length]
        if number >= 0 and number != cut.inside[cue.first]:
            return marked_opening(ctx, cue, "mark", number)
        if ctx.tables.data.order == "verb-first":
            end = min(cut.unit_end[at], at + REACH)
            own = ctx.speaks_in_first_person(at, end)
            return Opened(cue, "colon", at) if own else Opened(cue, "that", at + length)
    return Opened(cue, "colon", at)
