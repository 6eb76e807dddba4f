"""Whether free speech goes on in the next sentence, or the outlet speaks it."""

from riwaya.annotate.quotes.context import COLON, Context
from riwaya.annotate.quotes.extents.own_words import is_speakers_own
from riwaya.annotate.quotes.extents.voice import SUBJECT, Voice
from riwaya.annotate.quotes.extents.within import HEAD, breaks_off
from riwaya.annotate.quotes.openers import is_hedged
from riwaya.languages.cues import Cue

# Tokens of a heading between paragraphs.
_HEADING = 16
STOPS = frozenset(".!?;:…)")


def continues(ctx: Context, voice: Voice, at: int) -> bool:
    """Whether free speech goes on in the unit that begins at token `at`."""
    cut = ctx.frame
    end = cut.unit_end[at]
    if cut.skipped[at] or _outlet_begins(ctx, voice, at, end) or cut.inside[at] >= 0:
        return False
    if cut.paragraph[at] == cut.paragraph[at - 1]:
        return True
    return ctx.speaks_in_first_person(at, end) and not _is_heading(ctx, at)


def _is_heading(ctx: Context, at: int) -> bool:
    """Whether the paragraph is a short line without a stop between paragraphs that end with one."""
    cut = ctx.frame
    end = cut.paragraph_end[at]
    short = end - at <= _HEADING and end < len(cut)
    return short and cut.forms[end - 1] not in STOPS and cut.forms[at - 1] in STOPS


def _outlet_begins(ctx: Context, voice: Voice, at: int, end: int) -> bool:
    """Whether a unit is the outlet's: an opening of its own, or a cue near its head."""
    if ctx.begins(ctx.tables.narrator, at) or breaks_off(ctx, at):
        return True
    if at in ctx.cue_at and ctx.cue_at[at].entry.form == "according":
        return True
    if ctx.tables.data.order == "verb-final" and (
        ctx.frame.forms[at] in ctx.tables.pronouns
        or tuple(ctx.frame.forms[at : at + SUBJECT]) in voice.subjects
    ):
        return True
    head = min(end, at + HEAD)
    cues = ctx.cues_between(at, end)
    reported = [cue for cue in cues if not is_speakers_own(ctx, cue)]
    for cue in reported:
        place = cue.first
        opens = place in voice.opening
        if opens and voice.opening[place].opening in ("colon", "mark"):
            return True
        if place < head and (opens or _is_narrated(ctx, cue, at)):
            after = 2 if ctx.tables.data.order == "verb-first" else 0
            return not ctx.speaks_in_first_person(at, min(end, cue.last + after))
        if opens and ctx.tables.data.order == "verb-final":
            return True
    return len(reported) == len(cues) and has_label(ctx, at, end)


def _is_narrated(ctx: Context, cue: Cue, at: int) -> bool:
    """A cue that opens nothing is the outlet's when its unit begins with it."""
    finite = cue.entry.form in ("finite", "participle") and not is_hedged(ctx, cue)
    return finite and cue.first <= at + 1 and ctx.tables.data.order == "verb-first"


def has_label(ctx: Context, at: int, end: int) -> bool:
    """Whether a unit is a line "speaker: speech" (a colon within the first words)."""
    return any(ctx.frame.forms[place] == COLON for place in range(at, min(end, at + HEAD)))
