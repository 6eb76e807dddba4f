"""Reported speech inside somebody's own words: cues that are not the outlet's."""

from riwaya.annotate.quotes.context import COLON, QUOTE_MARKS, Context
from riwaya.annotate.quotes.nouns import nouns
from riwaya.languages.cues import Cue

# Tokens beside a cue among which the person it addresses stands ("to me", "told us").
ADDRESSED = 2
OWN_PERSONS = frozenset("12")


def is_speakers_own(ctx: Context, cue: Cue) -> bool:
    """Whether a cue inside free speech stands in the speaker's own words.

    Its subject is in the first or second person, or so is whom it addresses ("he told me that"):
    an outlet that reports says neither.
    """
    if not OWN_PERSONS.isdisjoint(cue.entry.agreement):
        return True
    order = ctx.tables.data.order
    if order == "verb-final":
        future = not ctx.tables.futures.isdisjoint(ctx.frame.forms[cue.first : cue.last])
        return (
            future
            or _by_anybody(ctx, cue)
            or ctx.speaks_in_first_person(max(0, cue.first - ADDRESSED), cue.first)
        )
    if order == "verb-medial" and ctx.speaks_in_first_person(max(0, cue.first - 1), cue.first):
        return True
    end = cue.last
    while end < cue.last + ADDRESSED and not (ctx.frame.form(end) == COLON or ctx.complementiser(end)):
        end += 1
    addressed = ctx.speaks_in_first_person(cue.last, end)
    return addressed or ctx.frame.forms[cue.last - 1].endswith(ctx.tables.own_objects)


def _by_anybody(ctx: Context, cue: Cue) -> bool:
    """ "people say that": the habit of a nameless many, which a speaker refers to (verb-final order)."""
    many = "p" in cue.entry.agreement and ctx.frame.forms[cue.first].startswith(ctx.tables.imperfect)
    before = ctx.frame.form(cue.first - 1)
    nameless = before in nouns(ctx.language).groups or before in ctx.tables.relatives
    return many and nameless and ctx.frame.form(cue.last) not in (COLON, *QUOTE_MARKS)
