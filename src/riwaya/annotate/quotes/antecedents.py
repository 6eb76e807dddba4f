"""Whom the subject of a cue denotes where it does not say so itself: a pronoun, "this one", an inflection.

Order: the phrase's own denotation; who was described by the same words; for what points back, who
had the floor and agrees, whoever heads a sentence since, the person named last.
"""

from riwaya.annotate.quotes.clauses import ClauseReading
from riwaya.annotate.quotes.floor import Floor
from riwaya.annotate.quotes.people import NounPhrase
from riwaya.annotate.quotes.sentence_subjects import SentenceSubjects
from riwaya.languages.cues import Cue

# Tokens between a cue and a subject before it.
_BACK = 70
# How far back a pronoun looks for whom it means, in units.
_ANTECEDENT_UNITS = 8
# How far back the first named person is looked for when nobody has spoken yet, in tokens.
_NAMED_BACK = 200
_INTRODUCED_UNITS = 12


class Antecedents(ClauseReading):
    """The antecedents of one text's subjects; floor: who has spoken so far."""

    def __init__(self, sentences: SentenceSubjects, floor: Floor) -> None:
        super().__init__(sentences.clauses)
        self.sentences = sentences
        self.floor = floor

    def of(self, cue: Cue, subject: NounPhrase | None) -> str | None:
        """Whom the subject denotes; a pronoun or bare inflection is somebody who had the floor."""
        floor = self.floor
        if subject is None:
            before = self._head_of_paragraph(cue) or floor.agreeing(cue)
            return before or self._introduced(cue) or self._named_before(cue)
        name = self.people.denotation.name_of(subject)
        if name is not None:
            return self._described_before(subject, name)
        if subject.head == "body":
            generic = subject.anaphoric or self.people.traits.is_generic(subject)
            known = (floor.body or floor.anybody) if generic else None
            return known or self.people.denotation.described(subject)
        if subject.head == "document":
            return floor.document or floor.body or floor.anybody or self.people.denotation.described(subject)
        if subject.head == "pronoun":
            return self._of_pronoun(cue, subject)
        if subject.anaphoric and "p" in cue.entry.agreement and "p" in floor.genders:
            return floor.genders["p"]
        described = floor.described.get(self.people.traits.first_word(subject)) if subject.anaphoric else None
        if described is not None:
            return described
        if subject.anaphoric and (subject.head != "group" or self._same_follows(subject)):
            return (
                self.people.denotation.holder_of(subject)
                or floor.person
                or self._named_last(cue)
                or floor.anybody
            )
        return floor.agreeing(cue) or self._introduced(cue) or self._named_before(cue)

    def _same_follows(self, subject: NounPhrase) -> bool:
        """Whether "himself", "the same" stands after the noun: then one person is meant."""
        return self.ctx.frame.form(subject.last) in self.people.nouns.same

    def _of_pronoun(self, cue: Cue, subject: NounPhrase) -> str | None:
        """Whom a pronoun means: a thing's pronoun a body, a plural who spoke in the plural, else a person."""
        floor = self.floor
        kind = self.ctx.tables.pronouns[self.ctx.frame.forms[subject.first]]
        if kind == "n":
            return floor.body or floor.document or floor.anybody
        if kind == "p" and "p" in floor.genders:
            return floor.genders["p"]
        return self._antecedent(cue) or floor.person or self._named_last(cue) or floor.anybody

    def _described_before(self, phrase: NounPhrase, name: str) -> str:
        """ "The source": a lone definite head is the one described before."""
        bare = self.people.traits.lone_head(phrase)
        if bare:
            return self.floor.described.get(bare, name)
        if phrase.head in ("role", "group") and not phrase.names:
            self.floor.described[self.people.traits.first_word(phrase)] = name
        return name

    def _head_of_paragraph(self, cue: Cue) -> str | None:
        """Verb-first order: the subject that begins this paragraph, where nobody has spoken in it yet."""
        if cue.entry.form != "finite":
            return None
        at = self.ctx.frame.paragraph_start[cue.first]
        return None if at <= self.floor.at or at in self.ctx.cue_at else self.sentences.name_at(at, cue.first)

    def _introduced(self, cue: Cue) -> str | None:
        """With no speaker so far: the nearest sentence before whose head is somebody."""
        cut = self.ctx.frame
        begin = cut.unit_start[cue.first]
        for _ in range(_INTRODUCED_UNITS):
            name = self.sentences.name_at(begin, cue.first)
            if name is not None or begin == 0:
                return name
            begin = cut.unit_start[begin - 1]
        return None

    def _antecedent(self, cue: Cue) -> str | None:
        """A person at the head of a sentence after the last speaker and before the pronoun."""
        cut, at = self.ctx.frame, self.ctx.frame.unit_start[cue.first]
        for _ in range(_ANTECEDENT_UNITS):
            if at <= 0:
                return None
            at = cut.unit_start[at - 1]
            if at <= self.floor.person_at:
                return None
            phrase = self.people.phrases.phrase(at)
            if phrase and phrase.names and self.people.traits.is_agent(phrase):
                return self.people.denotation.name_of(phrase)
        return None

    def _named_before(self, cue: Cue) -> str | None:
        """With no speaker so far: the first named person of the cue's sentence, else of the text before."""
        cut, people = self.ctx.frame, self.people
        for begin in (max(cut.unit_start[cue.first], cue.first - _BACK), max(0, cue.first - _NAMED_BACK)):
            for at in range(begin, cue.first):
                found = people.mentions.get(at)
                if found and found[1].kind == "person" and found[1].form == "name":
                    return people.register.fullest(cut.forms[at : found[0]], cut.source(at, found[0]))
        return None

    def _named_last(self, cue: Cue) -> str | None:
        """The person named last before the cue's sentence."""
        cut, people = self.ctx.frame, self.people
        start = cut.unit_start[cue.first]
        for at in range(start - 1, max(-1, start - 1 - _NAMED_BACK), -1):
            found = people.mentions.get(at)
            if found and found[1].kind == "person" and found[1].form == "name":
                return people.register.fullest(cut.forms[at : found[0]], cut.source(at, found[0]))
        return None
