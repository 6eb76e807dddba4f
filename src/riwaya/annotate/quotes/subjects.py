"""The phrase that is the subject of a cue.

Order: the antecedent of a relative pronoun, a subject put before its verb, for a participle the
subject of its sentence, else the best candidate.
"""

from riwaya.annotate.quotes.candidates import THRESHOLD, Candidates
from riwaya.annotate.quotes.clauses import ClauseReading
from riwaya.annotate.quotes.people import NounPhrase
from riwaya.annotate.quotes.sentence_subjects import SentenceSubjects
from riwaya.languages.cues import Cue

# Tokens between a cue and a subject before it.
_BACK = 70
# The antecedent of a relative pronoun is no longer, in tokens.
_ANTECEDENT = 14


class Subjects(ClauseReading):
    """The subjects of the cues of one text."""

    def __init__(self, candidates: Candidates, sentences: SentenceSubjects) -> None:
        super().__init__(candidates.clauses)
        self.candidates = candidates
        self.sentences = sentences

    def of(self, cue: Cue) -> NounPhrase | None:
        """The subject of a cue; None where it has none of its own."""
        if antecedent := self._antecedent_of_relative(cue):
            return antecedent
        if fronted := self._fronted(cue):
            return fronted
        if self._is_dependent(cue):
            return self._main_subject(cue)
        best = self._best(cue)
        if best is None and self.ctx.tables.data.order == "verb-first" and cue.entry.form == "finite":
            main = self._main_subject(cue)
            return main if main is not None and self.clauses.agrees(cue, main) else None
        return best

    def _antecedent_of_relative(self, cue: Cue) -> NounPhrase | None:
        """ "X, who said": the longest agent that ends right before the relative pronoun."""
        cut, at = self.ctx.frame, cue.first - 1
        while at > cut.unit_start[cue.first] and self.ctx.begins(self.ctx.tables.adverbs, at) == 1:
            at -= 1
        if cut.form(at) not in self.people.nouns.antecedents or at <= cut.unit_start[cue.first]:
            return None
        end = at - 1 if self.ctx.is_separator(at - 1) else at
        for first in range(max(cut.unit_start[at], end - _ANTECEDENT), end):
            phrase = (
                self.people.phrases.phrase(first, end) if self.clauses.can_start(first, fresh=False) else None
            )
            if phrase is not None and phrase.last == end and self.people.traits.is_agent(phrase):
                return phrase
        return None

    def _fronted(self, cue: Cue) -> NounPhrase | None:
        """ "As for X, he said": the phrase after a word that puts the subject before its verb."""
        cut, fronting = self.ctx.frame, self.people.nouns.fronting
        if not fronting or cue.entry.clitic == "" or cue.entry.clitic == self.ctx.tables.data.joining:
            return None
        begin = max(cut.unit_start[cue.first], cue.first - _BACK)
        places = [at for at in range(begin, cue.first - 1) if cut.forms[at] in fronting]
        return self.people.phrases.phrase(places[-1] + 1, cue.first) if places else None

    def _is_dependent(self, cue: Cue) -> bool:
        """Verb-first order: whether the cue is a participle, which says what its sentence's subject does."""
        participle = cue.entry.form == "participle"
        return participle and self.ctx.tables.data.order == "verb-first"

    def _main_subject(self, cue: Cue) -> NounPhrase | None:
        """The subject of a participle's sentence; None where a cue of the same sentence goes before."""
        begin = self.ctx.frame.unit_start[cue.first]
        if any(other.first not in self.opened.inner for other in self.ctx.cues_between(begin, cue.first)):
            return None
        return self.sentences.subject(begin, cue.first)

    def _best(self, cue: Cue) -> NounPhrase | None:
        best = max(self.candidates.of(cue), key=lambda c: c.score, default=None)
        return best.phrase if best and best.score > THRESHOLD else None
