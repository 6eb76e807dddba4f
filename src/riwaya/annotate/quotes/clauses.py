"""What a sentence's words say of where a subject can stand: clause beginnings, agreement, nearness."""

from riwaya.annotate.quotes.context import COLON, Context
from riwaya.annotate.quotes.extents import is_final_verb
from riwaya.annotate.quotes.floor import gender_of
from riwaya.annotate.quotes.opened_speech import OpenedSpeech
from riwaya.annotate.quotes.people import NounPhrase, People
from riwaya.languages.cues import Cue

# Tokens between a cue and a subject before it.
_BACK = 70
# "It is so that ...": tokens of the presenting clause.
_PRESENTED = 7


class Clauses:
    """The clauses of one text."""

    def __init__(self, ctx: Context, people: People, opened: OpenedSpeech) -> None:
        self.ctx = ctx
        self.people = people
        self.opened = opened

    def freshness(self, at: int) -> str:
        """What a phrase after this token begins: a clause, a conjunct, or nothing."""
        if (self.ctx.is_separator(at) and not self.people.tokens.is_hyphen(at)) or self.ctx.frame.forms[
            at
        ] == ")":
            return "clause_start"
        number = self.ctx.frame.inside[at]
        if number >= 0 and self.ctx.frame.ends[at] == self.ctx.frame.marked[number].closed:
            return "clause_start"
        if self.ctx.begins(self.ctx.tables.adverbs, at):
            return "after_adverb"
        return "after_conjunction" if self.ctx.begins(self.ctx.tables.conjunctions, at) else ""

    def can_start(self, at: int, *, fresh: bool) -> bool:
        """Whether a subject may begin here: a fresh place, or a word that heads phrases."""
        cut, tables, ctx = self.ctx.frame, self.ctx.tables, self.ctx
        form = cut.forms[at]
        if form in tables.relatives and form not in tables.pronouns:
            return False
        if not cut.words[at]:
            return fresh and self.people.marked.is_marked_name(at)
        if self.people.tokens.is_preposition(at) or ctx.begins(tables.adverbs, at):
            return False
        if ctx.begins(tables.conjunctions, at) or form in tables.object_markers or ctx.complementiser(at):
            return False
        if at in ctx.cue_at and not self.people.tokens.heads(at):
            return False
        if form[0].isdigit():
            return at == cut.unit_start[at] and at + 1 < len(cut) and self.people.tokens.heads(at + 1)
        return fresh or form in tables.pronouns or at in self.people.mentions or self.people.tokens.heads(at)

    def touches(self, phrase: NounPhrase, first: int) -> bool:
        """Whether at most adverbs stand between a phrase and the verb that begins at token `first`."""
        at = phrase.last
        while at < first and (length := self.ctx.begins(self.ctx.tables.adverbs, at)):
            at += length
        return at == first

    def agrees(self, cue: Cue, phrase: NounPhrase) -> bool:
        """Whether a phrase can be the subject of a verb in that gender and number."""
        gender, feminine = gender_of(cue), self.people.traits.is_feminine(phrase)
        if gender == "p":
            return self.people.traits.is_plural(phrase)
        return feminine is None or gender not in ("m", "f") or feminine == (gender == "f")

    def clause_begin(self, cue: Cue) -> int:
        """Where the outlet's clause before the cue begins: after speech, a label, or the sentence's start."""
        cut = self.ctx.frame
        begin = max(cut.unit_start[cue.first], cue.first - _BACK)
        own, one = cut.inside[cue.first], self.opened.opening.get(cue.first)
        for at in range(cue.first - 1, begin - 1, -1):
            number = cut.inside[at]
            mine = one is not None and number == one.marked and one.opening == "name"
            if number >= 0 and number != own and number in self.opened.marked and not mine:
                return at + 1
            if cut.forms[at] == COLON or at + 1 in self.opened.ends or self._presents(at):
                return at + 1
        return begin

    def _presents(self, at: int) -> bool:
        """ "It is so that ...": a complementiser after a verb at the end of its clause."""
        if self.ctx.tables.data.order != "verb-final" or not self.ctx.complementiser(at):
            return False
        early = at - self.ctx.frame.unit_start[at] <= _PRESENTED and is_final_verb(self.ctx, at - 1)
        return early or self.ctx.frame.form(at - 1) in self.ctx.tables.presenting

    def follows_verb(self, at: int) -> bool:
        """Verb-final order: whether a clause has ended before the comma or conjunction at `at`."""
        if self.ctx.tables.data.order != "verb-final":
            return False
        while self.ctx.is_separator(at - 1) or self.ctx.is_separator(at):
            at -= 1
        verb = at if self.ctx.is_separator(at + 1) else at - 1
        return is_final_verb(self.ctx, verb) or verb + 1 in self.opened.verb_ends

    def has_no_subject_after(self, cue: Cue) -> bool:
        """Arabic: a verb before its subject is singular; English: "told X" is never "X told"."""
        order = self.ctx.tables.data.order
        counted = cue.entry.form == "finite" and any(letter in "pd" for letter in cue.entry.agreement)
        return (order == "verb-first" and counted) or (order == "verb-medial" and cue.entry.transitive)

    def relays(self, cue: Cue) -> bool:
        """Whether the cue or one before it in its sentence is a verb of relaying."""
        begin = max(self.ctx.frame.unit_start[cue.first], cue.first - _BACK)
        return any(c.entry.kind == "relay" for c in self.ctx.cues_between(begin, cue.first + 1))


class ClauseReading:
    """A base for those who look for whom the clauses of one text are about."""

    def __init__(self, clauses: Clauses) -> None:
        self.clauses = clauses
        self.ctx = clauses.ctx
        self.people = clauses.people
        self.opened = clauses.opened
