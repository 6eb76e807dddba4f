"""Relayed words: whom a phrase of citing names ("X, citing Y, said"), and the medium between."""

from riwaya.annotate.quotes.candidates import Candidates
from riwaya.annotate.quotes.clauses import ClauseReading
from riwaya.annotate.quotes.people import NounPhrase
from riwaya.annotate.quotes.via import is_medium, medium_between
from riwaya.languages.cues import Cue

# A medium is named within this many tokens of its cue; a page without sentence marks has no other end.
_RELAYED_WITHIN = 60
# Tokens between a cue and a subject before it.
_BACK = 70


class Citing(ClauseReading):
    """The citations of one text."""

    def __init__(self, candidates: Candidates) -> None:
        super().__init__(candidates.clauses)
        self.candidates = candidates

    def cited(self, cue: Cue) -> NounPhrase | None:
        """ "X, citing Y, said": the phrase after a word of citing between the cue and its speech."""
        one = self.opened.opening.get(cue.first)
        if one is None:
            return None
        verb_final = self.ctx.tables.data.order == "verb-final"
        begin = cue.last
        if verb_final or cue.entry.form == "nominal":
            begin = self.clauses.clause_begin(cue)
        for at in range(begin, cue.first if verb_final else one.start):
            length = self.ctx.begins(self.ctx.tables.citing, at)
            if length and (length > 1 or self.clauses.relays(cue)):
                phrase = self.people.phrases.phrase(at + length, one.start if not verb_final else cue.first)
                if phrase and phrase.head != "pronoun" and not is_medium(self.people, phrase):
                    return phrase
        return None

    def cites_pronoun(self, cue: Cue) -> bool:
        """ "The agency quoted him as saying": a pronoun after the verb of relaying."""
        one = self.opened.opening.get(cue.first)
        if one is None or not self.clauses.relays(cue):
            return False
        begin = max(self.ctx.frame.unit_start[cue.first], cue.first - _BACK)
        return any(form in self.ctx.tables.cited_pronouns for form in self.ctx.frame.forms[begin : one.start])

    def relaying_subject(self, cue: Cue) -> str | None:
        """The medium that relays what the cue opens."""
        begin = max(self.ctx.frame.unit_start[cue.first], cue.first - _BACK)
        for other in self.ctx.cues_between(begin, cue.first + 1):
            if other.entry.kind == "relay":
                found = self.candidates.after(other)
                return self.people.denotation.name_of(found[0].phrase) if found else None
        return None

    def medium(self, cue: Cue) -> str | None:
        """The medium named in the cue's sentence before its speech."""
        one, cut = self.opened.opening.get(cue.first), self.ctx.frame
        if self.ctx.tables.data.order == "verb-final":
            begin, end = cut.unit_start[cue.first], cue.first
        elif one is not None and one.start > cue.last:
            begin, end = cut.unit_start[cue.first], one.start
        else:
            return None
        begin, end = max(begin, cue.first - _RELAYED_WITHIN), min(end, cue.last + _RELAYED_WITHIN)
        return medium_between(self.ctx, self.people, begin, end)
