"""Whose act it is, as far as it must be known to tell where the content begins.

Order: the subject by the quotations' rules; where the language puts its verb first, one that already
stands before the verb leaves what follows to the content; then the phrase is cut before what the verb
itself governs, which a name may have run into.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from riwaya.annotate.acts.marks import is_attached
from riwaya.annotate.acts.verbs import AGENT, Reading
from riwaya.annotate.quotes.candidates import Candidates
from riwaya.annotate.quotes.clauses import Clauses
from riwaya.annotate.quotes.context import Context
from riwaya.annotate.quotes.opened_speech import OpenedSpeech
from riwaya.annotate.quotes.openers import Opened
from riwaya.annotate.quotes.people import NounPhrase, People
from riwaya.annotate.quotes.sentence_subjects import SentenceSubjects
from riwaya.annotate.quotes.spans import Speech
from riwaya.annotate.quotes.subjects import Subjects


class Subject(NamedTuple):
    """The phrase that names who acts; surely: whatever the rules for speakers say."""

    phrase: NounPhrase | None
    surely: bool = False


class ActSubjects:
    """The subjects of the verbs of acts of one text."""

    def __init__(
        self, ctx: Context, people: People, found: Sequence[Opened], spans: Sequence[Speech]
    ) -> None:
        self.ctx = ctx
        self.people = people
        clauses = Clauses(ctx, people, OpenedSpeech(ctx, found, spans))
        self.sentences = SentenceSubjects(clauses)
        self.subjects = Subjects(Candidates(clauses), self.sentences)

    def of(self, verb: Reading) -> Subject:
        """The verb's subject; without a phrase where it has none of its own, or none that is known."""
        if verb.passive:
            return Subject(self.agent(verb), surely=True)
        phrase = self.subjects.of(verb.cue)
        if phrase is None or phrase.last <= verb.cue.first:
            return Subject(phrase, surely=phrase is not None and self._goes_on(verb, phrase))
        own = self._cut(verb, self.people.phrases.loose(phrase))
        if self.people.traits.is_agent(own) and own.names:
            return Subject(own)
        if before := self._stands_before(verb):
            return Subject(before, surely=True)
        return Subject(own if self.people.traits.is_agent(own) else None)

    def _goes_on(self, verb: Reading, phrase: NounPhrase) -> bool:
        """Verb-first order: "X meets Y and announces": the verb after "and" has the subject of the first."""
        joined = verb.cue.entry.clitic == self.ctx.tables.data.joining and verb.cue.entry.form == "finite"
        return joined and bool(phrase.names) and self.ctx.tables.data.order == "verb-first"

    def agent(self, verb: Reading) -> NounPhrase | None:
        """Who a passive says did it: "described by X as"."""
        near = range(verb.cue.last, min(verb.cue.last + AGENT, self.ctx.frame.unit_end[verb.cue.first]))
        by = next((at for at in near if self.ctx.frame.forms[at] in verb.lexicon.agents), None)
        return self.people.phrases.phrase(by + 1) if by is not None else None

    def _stands_before(self, verb: Reading) -> NounPhrase | None:
        """Verb-first order: "X for his part refused ...": no conjunction on the verb, somebody before it."""
        cut, first = self.ctx.frame, verb.cue.first
        begin = cut.unit_start[first]
        if self.ctx.tables.data.order != "verb-first" or verb.cue.entry.clitic or begin == first:
            return None
        return self.sentences.subject(begin, first) if cut.words[first - 1] else None

    def _cut(self, verb: Reading, phrase: NounPhrase) -> NounPhrase:
        """The phrase up to the word that a particle of the verb is written to."""
        inside = range(phrase.first + 1, phrase.last)
        last = next((at for at in inside if is_attached(self.ctx, verb, at)), phrase.last)
        names = tuple((first, min(end, last)) for first, end in phrase.names if first < last)
        return replace(phrase, last=last, names=names)
