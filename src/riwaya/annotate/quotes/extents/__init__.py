"""Where speech ends: in marks, without marks, and as a clause.

Order: a marked span ends with its marks. A clause ends with its sentence, or earlier, where the
outlet's voice returns inside it: another cue with its speaker, or a word that begins the
outlet's own addition. Free speech goes on over sentences until one that the outlet speaks, and
over paragraphs only where the speaker is heard (first or second person).
"""

from riwaya.annotate.quotes.context import Context, is_final_verb
from riwaya.annotate.quotes.extents.across import continues
from riwaya.annotate.quotes.extents.voice import Voice
from riwaya.annotate.quotes.extents.within import voice_returns
from riwaya.annotate.quotes.openers import Opened
from riwaya.annotate.quotes.openers.bare import is_subordinate

__all__ = ["Voice", "clause_end", "free_end", "is_final_verb", "is_own_words", "trimmed_end"]

# Longest clause and longest speech without marks, in tokens: beyond them marks or stops are lost.
_LONGEST_CLAUSE, _LONGEST_FREE = 400, 4000
# Words of speech in which a pronoun of the first person is its subject.
_FIRST_WORDS = 3
_TRIMMED_MARKS = frozenset(".,;:-!…")


def clause_end(ctx: Context, voice: Voice, one: Opened) -> int:
    """One past the last token of an indirect clause that begins at `one.start`."""
    cut = ctx.frame
    own = cut.inside[one.cue.first]
    subordinate = is_subordinate(ctx, one.cue)
    end = min(cut.unit_end[one.start], one.start + _LONGEST_CLAUSE, _end_of_marks(ctx, one))
    for at in voice.stops_within(one.start, end):
        if cut.inside[at] >= 0 and cut.inside[at] != own:
            continue
        if at > one.start and (stop := voice_returns(ctx, voice, one, at)):
            return max(stop, one.start + 1)
        if (
            one.opening != "colon"
            and cut.forms[at] in ctx.tables.clause_stops
            and not _gives_reason(ctx, at + 1)
        ):
            return at
        if cut.forms[at] == "," and subordinate and is_final_verb(ctx, at - 1):
            return at
        if cut.forms[at] == "," and one.cue.entry.form == "nominal" and is_final_verb(ctx, at - 1):
            return at
    return end


def _gives_reason(ctx: Context, at: int) -> bool:
    return bool(ctx.begins(ctx.tables.reasons, at))


def _end_of_marks(ctx: Context, one: Opened) -> int:
    """Where the marks around the cue itself close: speech inside speech does not leave it."""
    cut, number = ctx.frame, ctx.frame.inside[one.cue.first]
    if number < 0:
        return len(cut)
    return max(cut.at_or_after(cut.marked[number].end), one.start + 1)


def is_own_words(ctx: Context, voice: Voice, one: Opened) -> bool:
    """Whether a clause after a comma is in the speaker's own words.

    So it is when it begins in the first or second person, or does so on its way over all sentences to
    its paragraph's end.
    """
    cut = ctx.frame
    if cut.form(one.start - 1) != "," or clause_end(ctx, voice, one) < cut.unit_end[one.start]:
        return False
    if ctx.speaks_in_first_person(one.start, one.start + _FIRST_WORDS):
        return True
    last = cut.paragraph_end[one.start]
    own = ctx.speaks_in_first_person(one.start, last)
    return own and cut.unit_end[one.start] < last and free_end(ctx, voice, one) >= last


def free_end(ctx: Context, voice: Voice, one: Opened) -> int:
    """One past the last token of speech without marks that begins at `one.start`."""
    cut = ctx.frame
    if (closed := _bracket_end(ctx, one.start)) > one.start:
        return closed
    end = clause_end(ctx, voice, one)
    while end < min(len(cut), one.start + _LONGEST_FREE) and end == cut.unit_end[end - 1]:
        if not continues(ctx, voice, end):
            break
        end = clause_end(ctx, voice, Opened(one.cue, one.opening, end))
    return end


def _bracket_end(ctx: Context, start: int) -> int:
    """One past the bracket that closes the one speech begins with, where brackets serve as marks; else 0."""
    cut = ctx.frame
    if cut.forms[start] != "(":
        return 0
    closing = (at for at in range(start, cut.paragraph_end[start]) if cut.forms[at] == ")")
    return next(closing, -1) + 1


def trimmed_end(ctx: Context, start: int, end: int) -> int:
    """`end` without the full stops and commas before it."""
    cut = ctx.frame
    while end > start + 1 and cut.forms[end - 1] in _TRIMMED_MARKS:
        end -= 1
    return end
