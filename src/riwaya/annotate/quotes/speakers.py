"""Who says each speech by the rules: one answer, which the ranker weighs against others.

Order: all cues from left to right, because a cue without a subject keeps the last speaker; the
subject of each (`candidates`, `subjects`), whom it cites (`citing`), whom it denotes (`antecedents`);
at last roles are explained by the names that come after them.
"""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice

from riwaya.annotate.quotes.antecedents import Antecedents
from riwaya.annotate.quotes.candidates import Candidates
from riwaya.annotate.quotes.citing import Citing
from riwaya.annotate.quotes.clauses import Clauses
from riwaya.annotate.quotes.context import Context
from riwaya.annotate.quotes.floor import Floor
from riwaya.annotate.quotes.opened_speech import OpenedSpeech
from riwaya.annotate.quotes.openers import Opened, is_hedged
from riwaya.annotate.quotes.people import NounPhrase, People
from riwaya.annotate.quotes.sentence_subjects import SentenceSubjects
from riwaya.annotate.quotes.spans import Speech
from riwaya.annotate.quotes.subjects import Subjects
from riwaya.languages.cues import Cue
from riwaya.types import Speaker

# A role is explained by the name of one of so many speakers after it.
_EXPLAINED_WITHIN = 3


@dataclass(frozen=True, slots=True)
class Said:
    """Who speaks by a cue: name, the phrase that names him here (None for an inflection), the medium.

    score: how likely it is that this is the speaker.
    """

    name: str | None
    phrase: NounPhrase | None = None
    via: str | None = None
    score: float = 1.0


class Speakers:
    """The speakers of one text, cue by cue."""

    def __init__(
        self, ctx: Context, people: People, found: Sequence[Opened], spans: Sequence[Speech]
    ) -> None:
        self.ctx = ctx
        self.people = people
        self.opened = OpenedSpeech(ctx, found, spans)
        self.clauses = Clauses(ctx, people, self.opened)
        self.sentences = SentenceSubjects(self.clauses)
        self.candidates = Candidates(self.clauses)
        self.subjects = Subjects(self.candidates, self.sentences)
        self.citing = Citing(self.candidates)
        self.floor = Floor()
        self.antecedents = Antecedents(self.sentences, self.floor)
        self.by_cue: dict[int, Said] = {}
        self._silent: dict[int, NounPhrase] = {}
        self._decide([span.first for span in spans if span.cue is None])
        self._explain_roles()
        self._outlets = sorted(self.by_cue.keys() - self.opened.inner)

    def _decide(self, quiet: list[int]) -> None:
        """All cues in their order; quiet: the tokens where speech without one begins."""
        subjects = {cue.first: self.subjects.of(cue) for cue in self.ctx.cues}
        for phrase in subjects.values():
            self._take_up(phrase)
        spoke = -1
        for cue in self.ctx.cues:
            while quiet and quiet[0] < cue.first:
                self._introduce(quiet.pop(0), spoke)
            self.by_cue[cue.first] = self._said(cue, subjects[cue.first])
            spoke = spoke if cue.first in self.opened.inner else cue.first
        for first in quiet:
            self._introduce(first, spoke)

    @property
    def names(self) -> set[str | None]:
        """All who speak."""
        return {said.name for at, said in self.by_cue.items() if at in self.opened.opening}

    def before(self, at: int) -> Said | None:
        """Who spoke by the last cue before a token."""
        last = bisect_left(self._outlets, at) - 1
        spoke = self._outlets[last] if last >= 0 else -1
        before = [first for first in self._silent if first <= at]
        if before and (last := max(before)) > spoke:
            phrase = self._silent[last]
            return Said(self.people.denotation.name_of(phrase), phrase if last == at else None)
        return Said(self.by_cue[spoke].name) if spoke >= 0 else None

    def _introduce(self, at: int, spoke: int) -> None:
        """Give the floor to whom the words before speech without a cue are about."""
        phrase = self._introducer(at, spoke)
        name = self.people.denotation.name_of(phrase) if phrase else None
        if phrase is None or name is None:
            return
        self._silent[at] = phrase
        self.floor.anybody, self.floor.at = name, at
        self.floor.genders.clear()
        if phrase.head == "body":
            self.floor.body = name
        else:
            self.floor.person, self.floor.person_at = name, at

    def _introducer(self, at: int, spoke: int) -> NounPhrase | None:
        """ "X was careful: ...": the subject of the words before speech that no cue opens.

        The words of its own sentence, else the sentence before it when nobody has spoken there.
        """
        cut, begin = self.ctx.frame, self.ctx.frame.unit_start[at]
        mark = next((place for place in range(begin, at + 1) if cut.inside[place] >= 0), at)
        if mark == begin > 0 and cut.paragraph[begin - 1] == cut.paragraph[begin]:
            mark, begin = begin, cut.unit_start[begin - 1]
            if any(cut.inside[place] >= 0 for place in range(begin, mark)):
                return None
        return self.sentences.subject(begin, mark) if begin > spoke else None

    def _explain_roles(self) -> None:
        """ "A minister said ... X said": a name that comes without a role explains the role before it."""
        outlets = [
            cue
            for cue in self.ctx.cues
            if cue.first not in self.opened.inner and cue.first in self.opened.opening
        ]
        said = [self.by_cue[cue.first] for cue in outlets if cue.entry.form != "according"]
        explicit = [one for one in said if one.phrase is not None and one.name is not None]
        renamed: dict[str | None, str | None] = {}
        for one in explicit:
            phrase = one.phrase
            if phrase is None or one.name in renamed or not self.people.denotation.is_unexplained(phrase):
                continue
            place = self.people.traits.first_place(phrase)
            after = (other for other in explicit if other.phrase and other.phrase.first > place)
            for other in islice(after, _EXPLAINED_WITHIN):
                if other.phrase is not None and self.people.denotation.is_new_after(other.phrase, place):
                    renamed[one.name] = other.name
                    break
            else:
                if before := self._bare_before(phrase, explicit) or self._only_person(explicit):
                    renamed[one.name] = before
        for at, one in self.by_cue.items():
            if one.name in renamed:
                self.by_cue[at] = Said(renamed[one.name], one.phrase, one.via)

    def _only_person(self, explicit: Sequence[Said]) -> str | None:
        """The one named person who speaks, more than once, when nobody else is named as a speaker."""
        named = [said.name for said in explicit if said.phrase is not None and said.phrase.names]
        return named[0] if len(named) > 1 and len(set(named)) == 1 else None

    def _bare_before(self, phrase: NounPhrase, explicit: Sequence[Said]) -> str | None:
        """ "X said ... the minister said": the speaker right before a role, when X came without one."""
        before = [said for said in explicit if said.phrase is not None and said.phrase.first < phrase.first]
        if not before or before[-1].phrase is None:
            return None
        return before[-1].name if self.people.denotation.is_new_after(before[-1].phrase, -1) else None

    def _take_up(self, phrase: NounPhrase | None) -> None:
        """A subject's name is a name of the article, so that a short form elsewhere finds it."""
        if phrase is None or not self.people.traits.is_agent(phrase):
            return
        for run in phrase.names:
            self.people.fullest_names.note(phrase, run)
        if phrase.head == "body" and not phrase.anaphoric and not self.people.marked.is_marked(phrase):
            run = self.people.denotation.bodies.bare((phrase.first, phrase.last))
            tokens = self.ctx.frame.forms[run[0] : run[1]]
            self.people.register.add(tokens, self.ctx.frame.source(*run), body=True)

    def _said(self, cue: Cue, subject: NounPhrase | None) -> Said:
        if cited := self.citing.cited(cue):
            name = self.people.denotation.name_of(cited)
            self._remember(cue, name, cited)
            return Said(name, cited, self.people.denotation.name_of(subject) if subject else None)
        if self.citing.cites_pronoun(cue):
            medium = self.citing.relaying_subject(cue)
            return Said(self.floor.person or self.floor.anybody, None, medium)
        name = self.antecedents.of(cue, subject)
        self._remember(cue, name, subject)
        return Said(name, subject, self.citing.medium(cue))

    def _remember(self, cue: Cue, name: str | None, phrase: NounPhrase | None) -> None:
        """Give the floor to the speaker of the outlet's own cues."""
        silent = cue.first in self.opened.inner or cue.entry.agreement[-1:] in ("1", "2")
        if name is None or silent or is_hedged(self.ctx, cue) or cue.entry.form == "according":
            return
        agent = (
            phrase is not None
            and phrase.head != "group"
            and (self.people.traits.is_agent(phrase) or phrase.head == "document")
        )
        if cue.first not in self.opened.opening and not agent:
            return
        if phrase is not None and self.people.traits.is_nobody(phrase):
            return
        self.floor.give(cue, name)
        if phrase is not None and self.people.traits.is_plural(phrase):
            self.floor.genders["p"] = name
        many = "p" in cue.entry.agreement
        if phrase is not None and phrase.head in ("name", "role", "group") and not many:
            self.floor.person, self.floor.person_at = name, cue.first
        elif phrase is not None and phrase.head == "body":
            self.floor.body = name
        if phrase is not None and phrase.head in ("body", "document"):
            self.floor.document = name


def speaker(ctx: Context, said: Said) -> Speaker | None:
    """The speaker of a quotation, with the phrase that names him."""
    if said.name is None:
        return None
    if said.phrase is None:
        return Speaker(name=said.name)
    cut = ctx.frame
    start, end = cut.starts[said.phrase.first], cut.ends[said.phrase.last - 1]
    return Speaker(name=said.name, start=start, end=end, text=cut.text[start:end])
