"""Where speech ends: in marks, without marks, and as a clause.

Order: a marked span ends with its marks. A clause ends with its sentence, or earlier, where the
outlet's voice returns inside it: another cue with its speaker, or a word that begins the
outlet's own addition. Free speech goes on over sentences until one that the outlet speaks, and
over paragraphs only where the speaker is heard (first or second person).
"""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from riwaya.annotate.quotes.context import COLON, QUOTE_MARKS, Context
from riwaya.annotate.quotes.context import is_final_verb as is_final_verb
from riwaya.annotate.quotes.nouns import nouns
from riwaya.annotate.quotes.openers import Opened, is_hedged, is_subordinate, preceding_comma
from riwaya.languages.cues import Cue

# A cue of the outlet stands this near to the beginning of its sentence.
_HEAD = 9
# Longest clause and longest speech without marks, in tokens: beyond them marks or stops are lost.
_LONGEST_CLAUSE, _LONGEST_FREE = 400, 4000
# How far back from a cue its clause may begin, in tokens.
_CLAUSE_BACK = 14
# A cue with at most so many tokens before it, back to a comma or conjunction, has no subject of its own.
_OMITTED_SUBJECT = 4
# Tokens beside a cue among which the person it addresses stands ("to me", "told us").
_ADDRESSED = 2
# Tokens after a cue among which the preposition of its complement stands, its subject in between.
_COMPLEMENT = 4
# Tokens of a heading between paragraphs.
_HEADING = 16
_STOPS = frozenset(".!?;:…)")
# Tokens by which a subject is known again.
_SUBJECT = 3
_OWN_PERSONS = frozenset("12")
_TRIMMED_MARKS = frozenset(".,;:-!…")


@dataclass(frozen=True, slots=True)
class Voice:
    """Where the outlet may speak again.

    opening: the cues that open speech, by first token. stops: the tokens at which any clause may
    end, rising, so that a clause is followed from stop to stop and not word by word. subjects: the
    first words of sentences whose verb opens speech (verb-final order: the speakers').
    """

    opening: dict[int, Opened]
    stops: Sequence[int]
    subjects: frozenset[tuple[str, ...]]

    @classmethod
    def of(cls, ctx: Context, found: Sequence[Opened]) -> "Voice":
        """From a text and all of its cues that open speech."""
        tables = ctx.tables
        words = {",", *tables.hard_breaks, *tables.breaks, *tables.turns, *tables.clause_stops}
        stops = [at for at, form in enumerate(ctx.frame.forms) if form in words or at in ctx.cue_at]
        return cls({one.cue.first: one for one in found}, stops, _subjects(ctx, found))

    def stops_within(self, first: int, last: int) -> Sequence[int]:
        """The stops among tokens [first, last)."""
        begin = bisect_left(self.stops, first)
        return self.stops[begin : bisect_left(self.stops, last, lo=begin)]


def _subjects(ctx: Context, found: Sequence[Opened]) -> frozenset[tuple[str, ...]]:
    """The first words of the sentences in which speech is opened and a role is named first."""
    cut, known = ctx.frame, nouns(ctx.language)
    finite = [one.cue.first for one in found if one.cue.entry.form == "finite"]
    begins = {begin for at in finite if at - (begin := cut.unit_start[at]) >= _SUBJECT}
    return frozenset(
        tuple(cut.forms[at : at + _SUBJECT])
        for at in begins
        if known.is_role(cut.forms[at]) and all(cut.words[at : at + _SUBJECT])
    )


def clause_end(ctx: Context, voice: Voice, one: Opened) -> int:
    """One past the last token of an indirect clause that begins at `one.start`."""
    cut = ctx.frame
    own = cut.inside[one.cue.first]
    subordinate = is_subordinate(ctx, one.cue)
    end = min(cut.unit_end[one.start], one.start + _LONGEST_CLAUSE, _end_of_marks(ctx, one))
    for at in voice.stops_within(one.start, end):
        if cut.inside[at] >= 0 and cut.inside[at] != own:
            continue
        if at > one.start and (stop := _voice_returns(ctx, voice, one, at)):
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


def runs_on(ctx: Context, voice: Voice, one: Opened) -> bool:
    """Whether a clause after a comma goes on, as speech, over all sentences to its paragraph's end."""
    cut = ctx.frame
    if cut.form(one.start - 1) != "," or clause_end(ctx, voice, one) < cut.unit_end[one.start]:
        return False
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
        if not _continues(ctx, voice, end):
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


# --- inside a sentence ----------------------------------------------------------------------------


def _voice_returns(ctx: Context, voice: Voice, one: Opened, at: int) -> int:
    """Where the clause of the outlet begins that token `at` belongs to; 0 when it belongs to none."""
    # "While" in free speech is the speaker's own.
    if _breaks_off(ctx, at) and not (one.opening == "colon" and ctx.begins(ctx.tables.contrasts, at)):
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


def _breaks_off(ctx: Context, at: int) -> bool:
    """A hard break anywhere, another one after a comma, a turn when a reporting verb follows."""
    tables = ctx.tables
    if ctx.begins(tables.hard_breaks, at):
        return True
    if ctx.begins(tables.breaks, at) and _after_separator(ctx, at):
        return True
    length = ctx.begins(tables.turns, at)
    return bool(length) and at + length in ctx.cue_at


def _after_separator(ctx: Context, at: int) -> bool:
    """Whether a comma stands before token `at`, perhaps inside the marks that close there."""
    marked = ctx.frame.form(at - 1) in QUOTE_MARKS
    return ctx.is_separator(at - 1) or (marked and ctx.is_separator(at - 2))


def is_speakers_own(ctx: Context, cue: Cue) -> bool:
    """Whether a cue inside free speech stands in the speaker's own words.

    Its subject is in the first or second person, or so is whom it addresses ("he told me that"):
    an outlet that reports says neither.
    """
    if not _OWN_PERSONS.isdisjoint(cue.entry.agreement):
        return True
    order = ctx.tables.data.order
    if order == "verb-final":
        future = not ctx.tables.futures.isdisjoint(ctx.frame.forms[cue.first : cue.last])
        return (
            future
            or _by_anybody(ctx, cue)
            or ctx.speaks_in_first_person(max(0, cue.first - _ADDRESSED), cue.first)
        )
    if order == "verb-medial" and ctx.speaks_in_first_person(max(0, cue.first - 1), cue.first):
        return True
    end = cue.last
    while end < cue.last + _ADDRESSED and not (ctx.frame.form(end) == COLON or ctx.complementiser(end)):
        end += 1
    addressed = ctx.speaks_in_first_person(cue.last, end)
    return addressed or ctx.frame.forms[cue.last - 1].endswith(ctx.tables.own_objects)


def _by_anybody(ctx: Context, cue: Cue) -> bool:
    """ "people say that": the habit of a nameless many, which a speaker refers to (verb-final order)."""
    many = "p" in cue.entry.agreement and ctx.frame.forms[cue.first].startswith(ctx.tables.imperfect)
    before = ctx.frame.form(cue.first - 1)
    nameless = before in nouns(ctx.language).groups or before in ctx.tables.relatives
    return many and nameless and ctx.frame.form(cue.last) not in (COLON, *QUOTE_MARKS)


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
    if not _OWN_PERSONS.isdisjoint(cue.entry.agreement) or _of_somebody_else(ctx, one.cue, cue):
        return 0
    if cue.first not in voice.opening and not _leads_to(ctx, voice, cue):
        return cue.first - 1 if one.opening != "colon" and _reports_on(ctx, cue) else 0
    if (preceded := _clause_of_other(ctx, voice, one, cue)) > one.start:
        return preceded
    opening = voice.opening[cue.first].opening if cue.first in voice.opening else "that"
    quoted = one.opening == "that" and opening in ("colon", "mark")
    if not quoted and ctx.speaks_in_first_person(cue.last, cue.last + _ADDRESSED):
        return 0
    begin = cue.first
    if ctx.tables.data.order == "verb-medial" and ctx.frame.form(begin - 1) in ctx.tables.clause_starts:
        begin -= 1
    while begin > ctx.frame.unit_start[cue.first] and _is_link(ctx, begin - 1):
        begin -= 1
    joined = begin < cue.first or cue.entry.clitic in ctx.tables.prefixed or ctx.is_separator(begin - 1)
    if one.opening == "colon" and opening == "colon" and ctx.begins(ctx.tables.breaks, begin - 1):
        return begin - 2 if ctx.is_separator(begin - 2) else begin - 1
    if not joined:
        return 0
    return begin - 1 if ctx.is_separator(begin - 1) else begin


def _leads_to(ctx: Context, voice: Voice, cue: Cue) -> bool:
    """Verb-first order: "she added by saying ...": the noun or participle after the verb opens the speech."""
    if ctx.tables.data.order != "verb-first" or cue.entry.form != "finite" or cue.entry.near:
        return False
    later = ctx.cues_between(cue.last, min(cue.last + _HEAD, ctx.frame.unit_end[cue.first]))
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


# --- over sentences ---------------------------------------------------------------------------------


def _continues(ctx: Context, voice: Voice, at: int) -> bool:
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
    return short and cut.forms[end - 1] not in _STOPS and cut.forms[at - 1] in _STOPS


def _outlet_begins(ctx: Context, voice: Voice, at: int, end: int) -> bool:
    """Whether a unit is the outlet's: an opening of its own, or a cue near its head."""
    if ctx.begins(ctx.tables.narrator, at) or _breaks_off(ctx, at):
        return True
    if at in ctx.cue_at and ctx.cue_at[at].entry.form == "according":
        return True
    if ctx.tables.data.order == "verb-final" and (
        ctx.frame.forms[at] in ctx.tables.pronouns
        or tuple(ctx.frame.forms[at : at + _SUBJECT]) in voice.subjects
    ):
        return True
    head = min(end, at + _HEAD)
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
    return any(ctx.frame.forms[place] == COLON for place in range(at, min(end, at + _HEAD)))


def trimmed_end(ctx: Context, start: int, end: int) -> int:
    """`end` without the full stops and commas before it."""
    cut = ctx.frame
    while end > start + 1 and cut.forms[end - 1] in _TRIMMED_MARKS:
        end -= 1
    return end
