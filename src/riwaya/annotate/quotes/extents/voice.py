"""Where the outlet may speak again in a text: its cues, and the words it goes on with."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from riwaya.annotate.quotes.context import Context
from riwaya.annotate.quotes.nouns import nouns
from riwaya.annotate.quotes.openers import Opened

# Tokens by which a subject is known again.
SUBJECT = 3


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
    begins = {begin for at in finite if at - (begin := cut.unit_start[at]) >= SUBJECT}
    return frozenset(
        tuple(cut.forms[at : at + SUBJECT])
        for at in begins
        if known.is_role(cut.forms[at]) and all(cut.words[at : at + SUBJECT])
    )
