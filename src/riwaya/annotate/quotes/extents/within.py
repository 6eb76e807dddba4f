"""Where the outlet's voice returns inside a sentence: a word that begins its addition, or another cue."""

from riwaya.annotate.quotes.context import QUOTE_MARKS, Context, is_final_verb
from riwaya.annotate.quotes.extents.own_words import ADDRESSED, OWN_PERSONS, is_speakers_own
from riwaya.annotate.quotes.extents.voice import Voice
from riwaya.annotate.quotes.openers import Opened
from riwaya.annotate.quotes.openers.leftward import preceding_comma
from riwaya.languages.cues import Cue

# A cue of the outlet stands this near to the beginning of its sentence.
HEAD = 9
# How far back from a cue its clause may begin, in tokens.
_CLAUSE_BACK = 14
# A cue with at most so many tokens before it, back to a comma or conjunction, has no subject of its own.
_OMITTED_SUBJECT = 4
# Tokens after a cue among which the preposition of its complement stands, its subject in between.
_COMPLEMENT = 4


def voice_returns(ctx: Context, voice: Voice, one: Opened, at: int) -> int:
    """Where the clause of the outlet begins that token `at` belongs to; 0 when it belongs to none."""
    # "While" in free speech is the speaker's own.
    if breaks_off(ctx, at) and not (one.opening == "colon" and ctx.begins(ctx.tables.contrasts, at)):
        return at
    cue = ctx.cue_at.get(at)
    if cue is None or cue.entry.form in ("nominal", "according"):
        return 0
    if one.opening == "colon" and is_speakers_own(ctx, cue):
        return 0
    if ctx.tables.data.order == "verb-final":
        return _before_final_cue(ctx, voice, one, cue)
    if cue.entry.form == "participle":
        return _before_participle(ctx, voice, cue)
    return _before_finite_cue(ctx, voice, one, cue)


def breaks_off(ctx: Context, at: int) -> bool:
    """A hard break anywhere, another after a comma or verb, a turn before a reporting verb or after ";"."""
    tables = ctx.tables
    if ctx.begins(tables.hard_breaks, at):
        return True
    if ctx.begins(tables.breaks, at) and (_after_separator(ctx, at) or is_final_verb(ctx, at - 1)):
        return True
    length = ctx.begins(tables.turns, at)
    return bool(length) and (at + length in ctx.cue_at or ctx.frame.form(at - 1) == ";")


def _after_separator(ctx: Context, at: int) -> bool:
    """Whether a comma stands before token `at`, perhaps inside the marks that close there."""
    marked = ctx.frame.form(at - 1) in QUOTE_MARKS
    return ctx.is_separator(at - 1) or (marked and ctx.is_separator(at - 2))


def _before_participle(ctx: Context, voice: Voice, cue: Cue) -> int:
    """ "..., adding that": a participle cue after a comma, or one that opens speech."""
    first = cue.first
    separated = ctx.is_separator(first - 1)
    governs = ctx.begins(ctx.tables.prepositions, cue.last) and ctx.tables.data.order == "verb-first"
    if cue.first not in voice.opening and not (cue.entry.clitic == "" and (separated or governs)):
        return 0
    if not separated and ctx.tables.data.order == "verb-medial":
        return 0
    return first - 1 if separated else first


def _before_finite_cue(ctx: Context, voice: Voice, one: Opened, cue: Cue) -> int:
    """ "... and said that": a coordinated cue that opens speech of its own."""
    if not OWN_PERSONS.isdisjoint(cue.entry.agreement) or _of_somebody_else(ctx, one.cue, cue):
        return 0
    if cue.first not in voice.opening and not _leads_to(ctx, voice, cue):
        return cue.first - 1 if one.opening != "colon" and _reports_on(ctx, cue) else 0
    if (preceded := _clause_of_other(ctx, voice, one, cue)) > one.start:
        return preceded
    opening = voice.opening[cue.first].opening if cue.first in voice.opening else "that"
    quoted = one.opening == "that" and opening in ("colon", "mark")
    if not quoted and ctx.speaks_in_first_person(cue.last, cue.last + ADDRESSED):
        return 0
    begin = subject = cue.first
    if ctx.tables.data.order == "verb-medial" and ctx.frame.form(begin - 1) in ctx.tables.clause_starts:
        begin = subject = begin - 1
    while begin > ctx.frame.unit_start[cue.first] and _is_link(ctx, begin - 1):
        begin -= 1
    joined = begin < subject or cue.entry.clitic in ctx.tables.prefixed or ctx.is_separator(begin - 1)
    if one.opening == "colon" and opening == "colon" and ctx.begins(ctx.tables.breaks, begin - 1):
        return begin - 2 if ctx.is_separator(begin - 2) else begin - 1
    if not joined:
        return 0
    return begin - 1 if ctx.is_separator(begin - 1) else begin


def _leads_to(ctx: Context, voice: Voice, cue: Cue) -> bool:
    """Verb-first order: "she added by saying ...": the noun or participle after the verb opens the speech."""
    if ctx.tables.data.order != "verb-first" or cue.entry.form != "finite" or cue.entry.near:
        return False
    later = ctx.cues_between(cue.last, min(cue.last + HEAD, ctx.frame.unit_end[cue.first]))
    return any(one.first in voice.opening and one.entry.form in ("nominal", "participle") for one in later)


def _clause_of_other(ctx: Context, voice: Voice, one: Opened, cue: Cue) -> int:
    """Where a clause ends at the comma before another cue and its subject; 0 where it does not.

    So it does when that cue reports it ("..., the source added"), and when its own is a participle that
    begins the sentence ("Claiming ..., she told them that").
    """
    opened = voice.opening.get(cue.first)
    reports = opened is not None and opened.opening == "before" and opened.marked < 0
    first = one.cue.first
    fronted = one.cue.entry.form == "participle" and ctx.frame.unit_start[first] == first
    return preceding_comma(ctx, cue) if reports or fronted else 0


def _reports_on(ctx: Context, cue: Cue) -> bool:
    """ ", and he spoke of ...": a cue after a comma whose complement is no clause."""
    joined = cue.entry.clitic in ctx.tables.prefixed and ctx.is_separator(cue.first - 1)
    if not joined or cue.entry.form != "finite" or cue.entry.near or ctx.tables.data.order != "verb-first":
        return False
    near = ctx.frame.forms[cue.last : cue.last + _COMPLEMENT]
    return not ctx.tables.complement_links.isdisjoint(near)


def _of_somebody_else(ctx: Context, outer: Cue, inner: Cue) -> bool:
    """Verb-first order: a plural verb takes no subject after it, so it is not the outer speaker's."""
    plural = "p" in inner.entry.agreement and "p" not in outer.entry.agreement
    return plural and ctx.tables.data.order == "verb-first"


def _is_link(ctx: Context, at: int) -> bool:
    return ctx.begins(ctx.tables.conjunctions, at) == 1


def _before_final_cue(ctx: Context, voice: Voice, one: Opened, cue: Cue) -> int:
    """Verb-final order: back from a cue that opens speech to where its own clause begins."""
    if cue.first not in voice.opening:
        return 0
    near = max(one.start + 1, cue.first - _OMITTED_SUBJECT)
    for at in range(cue.first - 1, near - 1, -1):
        if ctx.is_separator(at) or ctx.begins(ctx.tables.conjunctions, at):
            return at
    floor = max(one.start + 1, cue.first - _CLAUSE_BACK)
    for at in range(cue.first - 1, floor - 1, -1):
        if ctx.is_separator(at):
            return 0
        if is_final_verb(ctx, at):
            return 0 if ctx.frame.forms[at + 1] in ctx.tables.relatives else at + 1
    return 0
