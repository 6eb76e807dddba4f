"""Speech as spans: each opened cue becomes a quotation with its kind and ends.

Order: marked, free and indirect spans of the opened cues; words in marks inside an indirect clause
(partial quotations); marked speech that goes on without a cue; "speaker: speech" lines; which
spans lie inside which.
"""

from collections.abc import Sequence
from dataclasses import replace

from riwaya.annotate.quotes.context import COMMAS, Context
from riwaya.annotate.quotes.cueless import without_cue
from riwaya.annotate.quotes.extents import Voice, clause_end, free_end, is_own_words, trimmed_end
from riwaya.annotate.quotes.marks import Marked
from riwaya.annotate.quotes.nouns import nouns
from riwaya.annotate.quotes.openers import Opened, opened
from riwaya.annotate.quotes.openers.leftward import preceding_comma, split_by
from riwaya.annotate.quotes.openers.marked_words import (
    SPEECH_TOKENS,
    ends_sentence,
    fills_clause,
    first_inside,
    names_something,
    opening_mark,
    token_count,
)
from riwaya.annotate.quotes.speech import Speech
from riwaya.types import QuoteKind

__all__ = ["Speech", "quotes_words", "speeches"]

# Marked words at the beginning of a clause that are a name, and those of a mere number with its unit.
_SHORT_SUBJECT, _WITH_UNIT = 3, 2
# Tokens between marked words in a row.
_LINKS = 3


def speeches(ctx: Context) -> tuple[list[Speech], list[Opened]]:
    """All quotations of a text in order, and the cues that opened them."""
    found = opened(ctx)
    voice = Voice.of(ctx, found)
    spans = [_speech(ctx, voice, one) for one in found]
    spans = [span for span in spans if span.start < span.end]
    spans += _split(ctx, found)
    spans += _listed(ctx, spans)
    spans += _partial(ctx, spans)
    spans += without_cue(ctx, spans)
    # Marks with nothing in them hold no speech.
    spans = [span for span in spans if span.start < span.end]
    return _nested(sorted(spans, key=lambda s: (s.start, -s.end))), found


def _speech(ctx: Context, voice: Voice, one: Opened) -> Speech:
    if one.marked >= 0:
        return _in_marks(ctx, one)
    kind: QuoteKind = "indirect"
    if one.opening == "before":
        last = preceding_comma(ctx, one.cue)
    elif one.opening == "colon" or (
        one.opening == "bare" and one.cue.entry.form != "according" and is_own_words(ctx, voice, one)
    ):
        kind = "free"
        last = free_end(ctx, voice, one)
    else:
        last = clause_end(ctx, voice, one)
    last = trimmed_end(ctx, one.start, last)
    cut = ctx.frame
    start, end = cut.starts[one.start], cut.ends[last - 1]
    if cut.inside[last - 1] >= 0 > cut.inside[one.start] and not cut.marked[cut.inside[last - 1]].complete:
        end = cut.marked[cut.inside[last - 1]].end
    return Speech(start, end, kind, one.start, last, one.cue, one.opening)


def _split(ctx: Context, found: Sequence[Opened]) -> list[Speech]:
    """Marked speech before cues that open the rest of it."""
    taken = {one.marked for one in found}
    halves = [half for one in found if (half := split_by(ctx, one)) and half.marked not in taken]
    return [_in_marks(ctx, half) for half in halves]


def _in_marks(ctx: Context, one: Opened) -> Speech:
    cut, span = ctx.frame, ctx.frame.marked[one.marked]
    last = cut.at_or_after(span.end)
    partial = one.opening == "name" or (one.opening == "mark" and not fills_clause(ctx, one.marked))
    return Speech(
        span.start, span.end, "direct", one.start, max(last, one.start + 1), one.cue, one.opening, partial
    )


def _listed(ctx: Context, spans: Sequence[Speech]) -> list[Speech]:
    """Further marked words in a row with those that a verb applies to something: called it "X" and "Y"."""
    cut = ctx.frame
    taken = {span.start for span in spans}
    found: list[Speech] = []
    for span in spans:
        number = cut.inside[span.first] if span.partial else -1
        while 0 <= number < len(cut.marked) - 1 and _follows(ctx, number):
            number = cut.inside[cut.at_or_after(_next_outer(ctx, number).opened)]
            marked, first = cut.marked[number], first_inside(ctx, number)
            if marked.start in taken:
                break
            found.append(
                Speech(marked.start, marked.end, "direct", first, first + 1, span.cue, span.opening, True)
            )
    return found


def _next_outer(ctx: Context, number: int) -> Marked:
    """The next marked stretch that lies in no other; the same one when there is none."""
    later = ctx.frame.marked[number + 1 :]
    return next((marked for marked in later if not marked.depth), ctx.frame.marked[number])


def _follows(ctx: Context, number: int) -> bool:
    """Whether only a comma, "and" or an article stands between these marks and the next."""
    cut, after = ctx.frame, _next_outer(ctx, number)
    if after is cut.marked[number]:
        return False
    begin, end = cut.at_or_after(cut.marked[number].closed), cut.at_or_after(after.opened)
    between = range(begin, end)
    # "a "liar" who is "amoral", a "bully"".
    words = nouns(ctx.language).determiners | ctx.tables.relatives | ctx.tables.finite
    links = all(
        ctx.is_separator(at) or ctx.begins(ctx.tables.conjunctions, at) == 1 or cut.forms[at] in words
        for at in between
    )
    if not between and cut.forms[begin - 2] not in COMMAS and ctx.tables.data.order != "verb-medial":
        return False
    return links and len(between) <= _LINKS and cut.unit[begin - 1] == cut.unit[end]


def _partial(ctx: Context, spans: Sequence[Speech]) -> list[Speech]:
    """Marked words inside indirect clauses, where they read like the speaker's words."""
    taken = {span.start for span in spans if span.kind == "direct"}
    found: dict[int, Speech] = {}
    for span in spans:
        if span.kind != "indirect":
            continue
        for number in _marks_within(ctx, span):
            marked = ctx.frame.marked[number]
            if marked.start not in taken and not _is_subject(ctx, span, number) and quotes_words(ctx, number):
                first = first_inside(ctx, number)
                found[number] = Speech(
                    marked.start, marked.end, "direct", first, first + 1, span.cue, span.opening, True
                )
    return list(found.values())


def _is_subject(ctx: Context, span: Speech, number: int) -> bool:
    """Whether a few marked words begin the clause: whom or what it is about, by name."""
    begins = opening_mark(ctx, number) == span.first and ctx.tables.data.order != "verb-medial"
    if span.cue is not None and span.cue.entry.kind == "call":
        return False
    count, first = token_count(ctx, number), first_inside(ctx, number)
    named = count <= _SHORT_SUBJECT and not any(
        ctx.begins(ctx.tables.prepositions, at) for at in range(first, first + count)
    )
    return begins and named and not ends_sentence(ctx, number)


def _marks_within(ctx: Context, span: Speech) -> list[int]:
    inside = ctx.frame.inside[span.first : span.last]
    return sorted({number for number in inside if number >= 0})


def quotes_words(ctx: Context, number: int) -> bool:
    """Whether marks inside a reported clause hold the speaker's words rather than a name."""
    cut = ctx.frame
    count, first = token_count(ctx, number), first_inside(ctx, number)
    if count == 0 or (cut.forms[first].isdigit() and count <= _WITH_UNIT):
        return False
    if count < 2 * SPEECH_TOKENS and names_something(ctx, number):
        return False
    if ctx.begins(ctx.tables.named_things, first):
        return False
    # With capitals to tell names by, a single word in marks is the speaker's.
    return (
        count > 1
        or ctx.tables.data.capitals
        or (not _recurs(ctx, first) and _is_predicate(ctx, number, first))
    )


def _is_predicate(ctx: Context, number: int, first: int) -> bool:
    """Whether one marked word ends its clause, or stands right before the verb that does."""
    return ends_sentence(ctx, number) or ctx.frame.form(first + 2) in ctx.tables.clause_ends


def _recurs(ctx: Context, at: int) -> bool:
    """Whether the token stands elsewhere in the text, as names do."""
    return len(ctx.places.get(ctx.frame.forms[at], ())) > 1


def _nested(spans: Sequence[Speech]) -> list[Speech]:
    """Mark what lies inside another quotation; a partial quotation in its own clause does not count."""
    result: list[Speech] = []
    outer: list[Speech] = []
    for span in spans:
        outer = [one for one in outer if one.end > span.start]
        inside = [
            one for one in outer if one.end >= span.end and (one.start, one.end) != (span.start, span.end)
        ]
        own = span.partial and all(one.kind == "indirect" and one.cue is span.cue for one in inside)
        result.append(replace(span, nested=bool(inside) and not own))
        outer.append(span)
    return result
