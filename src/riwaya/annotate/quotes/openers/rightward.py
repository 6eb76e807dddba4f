"""Verb-first and verb-medial order: the first thing right of a cue that opens its speech."""

from riwaya.annotate.quotes.context import COLON, Context
from riwaya.annotate.quotes.openers.after import after_colon, after_that
from riwaya.annotate.quotes.openers.bare import bare_here, follows_addressee, speech_start
from riwaya.annotate.quotes.openers.marked_words import SPEECH_TOKENS, is_speech, names_something, past_mark
from riwaya.annotate.quotes.openers.nicknames import is_nickname
from riwaya.annotate.quotes.openers.opening import REACH, Opened, is_hedged, marked_opening
from riwaya.languages.cues import Cue

# Tokens between a cue and its speech for verbs that read like another word ("between").
REACH_NEAR = 5
# The same up to a colon in verb-medial order: a later one introduces a list.
_COLON_REACH = 14
# Tokens of the object of a verb of calling where a particle, or the order, shows what it is called.
_APPLIED = 12


def within_reach(ctx: Context, cue: Cue, found: dict[int, Opened]) -> Opened | None:
    """The first thing to the right, in the cue's unit, that can open its speech."""
    cut, opens = ctx.frame, cue.entry.opens
    last = min(cut.unit_end[cue.first], cue.last + (REACH_NEAR if _is_near(ctx, cue) else REACH))
    at = cue.last
    if bare := bare_here(ctx, cue):
        return bare
    speech = speech_start(ctx, cue, last)
    while at < last:
        if at == speech:
            return Opened(cue, "colon", at)
        if at in found and not is_hedged(ctx, found[at].cue):
            return None
        if cut.inside[at] >= 0 and cut.inside[at] != cut.inside[cue.first]:
            if "mark" in opens or "name" in opens:
                one = _at_mark(ctx, cue, at)
                if one:
                    return one
            at = past_mark(ctx, at)
            continue
        if cut.forms[at] == COLON:
            near = at - cue.last <= _COLON_REACH or ctx.tables.data.order != "verb-medial"
            return after_colon(ctx, cue, at) if "colon" in opens and near else None
        if "that" in opens and (length := _complementiser(ctx, cue, at)):
            return after_that(ctx, cue, at + length)
        if follows_addressee(ctx, cue, at):
            return Opened(cue, "bare", at)
        at += 1
    return None


def _is_near(ctx: Context, cue: Cue) -> bool:
    """Whether a form reads like another word here, so that its clause must stand close by."""
    begins = ctx.frame.unit_start[cue.first] == cue.first or ctx.is_separator(cue.first - 1)
    return cue.entry.near and not cue.entry.clitic and not begins


def _complementiser(ctx: Context, cue: Cue, at: int) -> int:
    """The length of a complementiser at `at` that belongs to the cue; 0 for none."""
    length = ctx.complementiser(at)
    if not length or ctx.begins(ctx.tables.conditionals, at):
        return 0
    if at == cue.last:
        return length
    if ctx.tables.data.order == "verb-medial" and _has_object(ctx, cue):
        return 0
    return 0 if _is_governed(ctx, cue, at) else length


def _has_object(ctx: Context, cue: Cue) -> bool:
    """Whether a noun follows the verb, so that a later "that" is the noun's: "cited the raid that"."""
    separated = ctx.is_separator(cue.last) or ctx.begins(ctx.tables.prepositions, cue.last)
    return not (cue.entry.transitive or separated or ctx.begins(ctx.tables.adverbs, cue.last))


def _is_governed(ctx: Context, cue: Cue, at: int) -> bool:
    """Whether another word before the complementiser takes its clause, or makes it a condition."""
    proviso = ctx.frame.form(at - 1) in ctx.tables.provisos and ctx.is_separator(at - 2)
    if proviso and ctx.frame.form(at + 1).startswith(ctx.tables.imperfect):
        return True
    for width in (1, 2, 3):
        first = at - width
        if first >= cue.last and ctx.begins_attached(ctx.tables.governors, first) == width:
            return True
    return False


def _at_mark(ctx: Context, cue: Cue, at: int) -> Opened | None:
    """Marked words after a cue with nothing that opens speech in between."""
    number = ctx.frame.inside[at]
    if "name" in cue.entry.opens:
        led = ctx.frame.form(at - 1) == ctx.tables.means or ctx.tables.data.order == "verb-medial"
        near = at - cue.last <= (_APPLIED if led else SPEECH_TOKENS)
        said = near and not is_nickname(ctx, cue, number)
        return marked_opening(ctx, cue, "name", number) if said else None
    if cue.entry.kind == "relay" and not _cites(ctx, cue.last, at):
        return None
    if is_speech(ctx, number) and not names_something(ctx, number, cue.last):
        return marked_opening(ctx, cue, "mark", number)
    return None


def _cites(ctx: Context, first: int, last: int) -> bool:
    """Whether a word of citing stands in tokens [first, last)."""
    forms = ctx.frame.forms[first:last]
    pronoun = any(form in ctx.tables.cited_pronouns for form in forms)
    return pronoun or any(ctx.begins(ctx.tables.citing, at) for at in range(first, last))
