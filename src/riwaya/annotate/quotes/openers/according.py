""" "According to X, ...": the clause or the marks after the phrase."""

from riwaya.annotate.quotes.context import COLON, Context
from riwaya.annotate.quotes.nouns import nouns
from riwaya.annotate.quotes.openers.after import after_colon
from riwaya.annotate.quotes.openers.marked_words import is_speech, names_something
from riwaya.annotate.quotes.openers.opening import REACH, REACH_BACK, Opened, marked_opening
from riwaya.languages.cues import Cue

# Tokens of an apposition in a name's sentence, its closing comma included.
_APPOSITION = 12


def after_according(ctx: Context, cue: Cue) -> Opened | None:
    """ "According to X, ...": the clause after the first comma, or the marks."""
    cut = ctx.frame
    end = cut.unit_end[cue.first]
    if ctx.tables.data.order == "verb-first" and _follows_cue(ctx, cue):
        return None
    for at in range(cue.last, min(end, cue.last + REACH_BACK * 2)):
        if cut.inside[at] >= 0 and cut.inside[at] != cut.inside[cue.first]:
            speech = is_speech(ctx, cut.inside[at]) and not names_something(ctx, cut.inside[at], cue.last)
            return marked_opening(ctx, cue, "mark", cut.inside[at]) if speech else None
        if cut.forms[at] == "," and ctx.tables.data.order == "verb-final" and at + 2 < end:
            if cut.inside[at + 1] >= 0 or _is_apposition(ctx, at + 1, end):
                continue
            return Opened(cue, "bare", at + 1)
        if cut.forms[at] == COLON:
            return after_colon(ctx, cue, at)
    return None


def _is_apposition(ctx: Context, at: int, end: int) -> bool:
    """Whether a comma soon closes what token `at` begins, and that is somebody's role."""
    near = ctx.frame.forms[at : min(end, at + _APPOSITION)]
    return "," in near and nouns(ctx.language).is_role(near[0])


def _follows_cue(ctx: Context, cue: Cue) -> bool:
    """Whether a finite cue stands before the phrase in its sentence: "he added, according to X, ..."."""
    begin = max(ctx.frame.unit_start[cue.first], cue.first - REACH)
    return any(other.entry.form == "finite" for other in ctx.cues_between(begin, cue.first))
