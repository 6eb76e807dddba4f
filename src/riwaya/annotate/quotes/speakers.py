"""Who says each speech.

Order: all cues from left to right, because a cue without a subject keeps the last speaker; for
each one the candidate phrases (after the cue, before it, in a "citing" phrase), each scored
by a visible list of features; the best one is the subject; what it denotes is the speaker.
"""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import islice

from riwaya.annotate.quotes.context import COLON, Context
from riwaya.annotate.quotes.extents import is_final_verb
from riwaya.annotate.quotes.openers import Opened, is_hedged
from riwaya.annotate.quotes.people import NounPhrase, People
from riwaya.annotate.quotes.spans import Speech
from riwaya.annotate.quotes.via import is_medium, medium_between
from riwaya.languages.cues import Cue
from riwaya.types import Speaker

# A candidate with a score at or below this is no subject; then the last speaker goes on.
# Weights and threshold were set by hand on the tuning part of gold/quotes_ar and quotes_fa.
THRESHOLD = 0.0
WEIGHTS = {
    "after_verb": 3.0,
    "touches_verb": 3.0,
    "clause_start": 2.0,
    "after_adverb": 1.2,
    "after_conjunction": 0.5,
    "after_preposition": -4.0,
    "is_object": -4.0,
    "inside_phrase": -3.0,
    "in_relative": -1.5,
    "is_pronoun": 1.0,
    "is_name": 0.5,
    "is_role": 0.5,
    "is_group": 0.4,
    "is_body": 0.3,
    "is_document": 0.3,
    "is_common": -2.5,
    "is_transitive": -1.0,
    "is_apposition": -1.5,
    "other_clause": -1.0,
    "distance": -0.05,
}
# A medium is named within this many tokens of its cue; a page without sentence marks has no other end.
_RELAYED_WITHIN = 60
# Tokens between a cue and a subject before it.
_BACK = 70
# The antecedent of a relative pronoun is no longer, in tokens.
_ANTECEDENT = 14
# How far back a pronoun looks for whom it means, in units.
_ANTECEDENT_UNITS = 8
# A role is explained by the name of one of so many speakers after it.
_EXPLAINED_WITHIN = 3
# How far back the first named person is looked for when nobody has spoken yet, in tokens.
_NAMED_BACK = 200
# The subject of a sentence begins within so many tokens.
_SUBJECT_WITHIN = 24
# A phrase of more tokens before an object marker holds subject and object.
_LONGEST_OBJECT = 3
# A sentence's subject stands within so many tokens; a speaker is introduced within so many sentences.
_HEAD_OF_SENTENCE = 3
_INTRODUCED_UNITS = 12
# "It is so that ...": tokens of the presenting clause.
_PRESENTED = 7
# "He went out ... to say": tokens between the subject of the first verb and the verb of saying.
_PURPOSE = 12


@dataclass(frozen=True, slots=True)
class Candidate:
    """A phrase that may be the subject of a cue, with its features."""

    phrase: NounPhrase
    features: dict[str, float]

    @property
    def score(self) -> float:
        """The weighted sum of the features."""
        return sum(WEIGHTS[name] * value for name, value in self.features.items())


@dataclass(frozen=True, slots=True)
class Said:
    """Who speaks by a cue: name, the phrase that names him here (None for an inflection), the medium."""

    name: str | None
    phrase: NounPhrase | None = None
    via: str | None = None


@dataclass(slots=True)
class Floor:
    """Who had the floor last: anybody, a person with the place, a body."""

    anybody: str | None = None
    at: int = -1
    person: str | None = None
    person_at: int = -1
    body: str | None = None
    document: str | None = None
    described: dict[str, str] = field(default_factory=dict)
    genders: dict[str, str] = field(default_factory=dict)

    def give(self, cue: Cue, name: str) -> None:
        """Let somebody have the floor."""
        self.anybody, self.at = name, cue.first
        if "p" in cue.entry.agreement:
            self.genders["p"] = name
            return
        if gender := gender_of(cue):
            self.genders[gender] = name

    def agreeing(self, cue: Cue) -> str | None:
        """Who spoke last and agrees with the verb's gender; where none does, who spoke last."""
        return self.genders.get(gender_of(cue), self.anybody)


def gender_of(cue: Cue) -> str:
    """The agreement that the form shows: m, f, p (plural), or nothing."""
    letters = cue.entry.agreement
    return "p" if "p" in letters else next((letter for letter in letters if letter in "mf"), "")


class Speakers:
    """The speakers of one text, cue by cue."""

    def __init__(
        self, ctx: Context, people: People, found: Sequence[Opened], spans: Sequence[Speech]
    ) -> None:
        self.ctx = ctx
        self.people = people
        self.opening = {one.cue.first: one for one in found}
        self.by_cue: dict[int, Said] = {}
        self._marked = {ctx.frame.inside[span.first] for span in spans if span.kind == "direct"} - {-1}
        self._ends = {span.last for span in spans if span.kind != "direct"}
        self._inner = _inner_cues(ctx, spans)
        self._verb_ends = {cue.last for cue in ctx.cues if cue.entry.form == "finite"}
        self._floor = Floor()
        self._silent: dict[int, NounPhrase] = {}
        quiet = [span.first for span in spans if span.cue is None]
        subjects = {cue.first: self._subject(cue) for cue in ctx.cues}
        for phrase in subjects.values():
            self._take_up(phrase)
        spoke = -1
        for cue in ctx.cues:
            while quiet and quiet[0] < cue.first:
                self._introduce(quiet.pop(0), spoke)
            self.by_cue[cue.first] = self._said(cue, subjects[cue.first])
            spoke = spoke if cue.first in self._inner else cue.first
        for first in quiet:
            self._introduce(first, spoke)
        self._explain_roles()
        self._outlets = sorted(self.by_cue.keys() - self._inner)

    @property
    def names(self) -> set[str | None]:
        """All who speak."""
        return {said.name for at, said in self.by_cue.items() if at in self.opening}

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
        self._floor.anybody, self._floor.at = name, at
        self._floor.genders.clear()
        if phrase.head == "body":
            self._floor.body = name
        else:
            self._floor.person, self._floor.person_at = name, at

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
        return self.sentence_subject(begin, mark) if begin > spoke else None

    def sentence_subject(self, begin: int, limit: int) -> NounPhrase | None:
        """The first agent of a sentence that no preposition governs; names before mere descriptions."""
        at, fresh = begin, True
        while at < min(limit, begin + _SUBJECT_WITHIN):
            if length := self._governor(at):
                at = max(at + length + 1, self._past_governed(at + length, limit))
                fresh = False
                continue
            verb_first = self.ctx.tables.data.order == "verb-first"
            open_here = fresh or (verb_first and at - begin <= _HEAD_OF_SENTENCE)
            phrase = self.people.phrases.phrase(at, limit) if self.can_start(at, fresh=open_here) else None
            if phrase is not None and self._can_act(phrase):
                return self.people.phrases.loose(phrase)
            fresh = bool(self.freshness(at))
            at += 1
        return None

    def _governor(self, at: int) -> int:
        nouns, form = self.people.nouns, self.ctx.frame.forms[at]
        bare = form[1:] if nouns.prefixed and form.startswith(nouns.prefixed) else form
        governs = form in nouns.governing or bare in nouns.governing
        return int(governs and not self.people.tokens.is_given_name(at))

    def _past_governed(self, at: int, limit: int) -> int:
        governed = self.people.phrases.phrase(at, limit)
        return governed.last if governed is not None else at

    def _can_act(self, phrase: NounPhrase) -> bool:
        if phrase.head not in ("role", "name", "body") or not self.people.traits.is_agent(phrase):
            return False
        if phrase.head == "name":
            form, known = self.ctx.frame.forms[phrase.first], self.people.nouns
            if known.prefixed and form.startswith(known.prefixed) and not known.known_person(form):
                return False
        return bool(phrase.names) or phrase.head != "name"

    def _explain_roles(self) -> None:
        """ "A minister said ... X said": a name that comes without a role explains the role before it."""
        outlets = [cue for cue in self.ctx.cues if cue.first not in self._inner and cue.first in self.opening]
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
            run = (phrase.first, phrase.last)
            tokens = self.ctx.frame.forms[run[0] : run[1]]
            self.people.register.add(tokens, self.ctx.frame.source(*run), body=True)

    # --- one cue ------------------------------------------------------------------------------

    def _said(self, cue: Cue, subject: NounPhrase | None) -> Said:
        if cited := self._cited(cue):
            name = self.people.denotation.name_of(cited)
            self._remember(cue, name, cited)
            return Said(name, cited, self.people.denotation.name_of(subject) if subject else None)
        if self._cites_pronoun(cue):
            medium = self._relaying_subject(cue)
            return Said(self._floor.person or self._floor.anybody, None, medium)
        name = self._name(cue, subject)
        self._remember(cue, name, subject)
        return Said(name, subject, self._via(cue))

    def _cites_pronoun(self, cue: Cue) -> bool:
        """ "The agency quoted him as saying": a pronoun after the verb of relaying."""
        one = self.opening.get(cue.first)
        if one is None or not self._relays(cue):
            return False
        begin = max(self.ctx.frame.unit_start[cue.first], cue.first - _BACK)
        return any(form in self.ctx.tables.cited_pronouns for form in self.ctx.frame.forms[begin : one.start])

    def _relaying_subject(self, cue: Cue) -> str | None:
        begin = max(self.ctx.frame.unit_start[cue.first], cue.first - _BACK)
        for other in self.ctx.cues_between(begin, cue.first + 1):
            if other.entry.kind == "relay":
                found = self._after(other)
                return self.people.denotation.name_of(found[0].phrase) if found else None
        return None

    def _name(self, cue: Cue, subject: NounPhrase | None) -> str | None:
        """Whom the subject denotes; a pronoun or bare inflection is somebody who had the floor."""
        floor = self._floor
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
        floor = self._floor
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
            return self._floor.described.get(bare, name)
        if phrase.head in ("role", "group") and not phrase.names:
            self._floor.described[self.people.traits.first_word(phrase)] = name
        return name

    def _remember(self, cue: Cue, name: str | None, phrase: NounPhrase | None) -> None:
        """Give the floor to the speaker of the outlet's own cues."""
        silent = cue.first in self._inner or cue.entry.agreement[-1:] in ("1", "2")
        if name is None or silent or is_hedged(self.ctx, cue) or cue.entry.form == "according":
            return
        agent = (
            phrase is not None
            and phrase.head != "group"
            and (self.people.traits.is_agent(phrase) or phrase.head == "document")
        )
        if cue.first not in self.opening and not agent:
            return
        if phrase is not None and self.people.traits.is_nobody(phrase):
            return
        self._floor.give(cue, name)
        if phrase is not None and self.people.traits.is_plural(phrase):
            self._floor.genders["p"] = name
        many = "p" in cue.entry.agreement
        if phrase is not None and phrase.head in ("name", "role", "group") and not many:
            self._floor.person, self._floor.person_at = name, cue.first
        elif phrase is not None and phrase.head == "body":
            self._floor.body = name
        if phrase is not None and phrase.head in ("body", "document"):
            self._floor.document = name

    def _head_of_paragraph(self, cue: Cue) -> str | None:
        """Verb-first order: the subject that begins this paragraph, where nobody has spoken in it yet."""
        if cue.entry.form != "finite":
            return None
        at = self.ctx.frame.paragraph_start[cue.first]
        return None if at <= self._floor.at or at in self.ctx.cue_at else self._subject_at(at, cue.first)

    def _subject_at(self, begin: int, limit: int) -> str | None:
        """The name of an agent that stands at the head of a sentence, or after its verb."""
        if self.ctx.tables.data.order != "verb-first":
            head = self.sentence_subject(begin, limit)
            known = head and (head.names or not self.people.denotation.is_unexplained(head))
            return self.people.denotation.name_of(head) if head and known else None
        for at in range(begin, min(begin + _HEAD_OF_SENTENCE, limit)):
            phrase = self.people.phrases.phrase(at, limit) if self.can_start(at, fresh=True) else None
            if (
                phrase is None
                or phrase.head not in ("role", "name", "body")
                or not self.people.traits.is_agent(phrase)
            ):
                continue
            if phrase.names or not self.people.denotation.is_unexplained(phrase):
                return self.people.denotation.name_of(phrase)
        return None

    def _introduced(self, cue: Cue) -> str | None:
        """With no speaker so far: the nearest sentence before whose head is somebody."""
        cut = self.ctx.frame
        begin = cut.unit_start[cue.first]
        for _ in range(_INTRODUCED_UNITS):
            name = self._subject_at(begin, cue.first)
            if name is not None or begin == 0:
                return name
            begin = cut.unit_start[begin - 1]
        return None

    def _antecedent(self, cue: Cue) -> str | None:
        """A person at the head of a sentence after the last speaker and before the pronoun."""
        cut, at = self.ctx.frame, cut_start(self.ctx, cue)
        for _ in range(_ANTECEDENT_UNITS):
            if at <= 0:
                return None
            at = cut.unit_start[at - 1]
            if at <= self._floor.person_at:
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

    # --- subjects -----------------------------------------------------------------------------

    def _subject(self, cue: Cue) -> NounPhrase | None:
        if antecedent := self._antecedent_of_relative(cue):
            return antecedent
        if fronted := self._fronted(cue):
            return fronted
        if self._is_dependent(cue):
            return self._main_subject(cue)
        best = self._best(cue)
        if best is None and self.ctx.tables.data.order == "verb-first" and cue.entry.form == "finite":
            main = self._main_subject(cue)
            return main if main is not None and self.agrees(cue, main) else None
        return best

    def agrees(self, cue: Cue, phrase: NounPhrase) -> bool:
        """Whether a phrase can be the subject of a verb in that gender and number."""
        gender, feminine = gender_of(cue), self.people.traits.is_feminine(phrase)
        if gender == "p":
            return self.people.traits.is_plural(phrase)
        return feminine is None or gender not in ("m", "f") or feminine == (gender == "f")

    def _antecedent_of_relative(self, cue: Cue) -> NounPhrase | None:
        """ "X, who said": the longest agent that ends right before the relative pronoun."""
        cut, at = self.ctx.frame, cue.first - 1
        while at > cut.unit_start[cue.first] and self.ctx.begins(self.ctx.tables.adverbs, at) == 1:
            at -= 1
        if cut.form(at) not in self.people.nouns.antecedents or at <= cut.unit_start[cue.first]:
            return None
        end = at - 1 if self.ctx.is_separator(at - 1) else at
        for first in range(max(cut.unit_start[at], end - _ANTECEDENT), end):
            phrase = self.people.phrases.phrase(first, end) if self.can_start(first, fresh=False) else None
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
        if any(other.first not in self._inner for other in self.ctx.cues_between(begin, cue.first)):
            return None
        return self.sentence_subject(begin, cue.first)

    def _best(self, cue: Cue) -> NounPhrase | None:
        best = max(self._candidates(cue), key=lambda c: c.score, default=None)
        return best.phrase if best and best.score > THRESHOLD else None

    def _candidates(self, cue: Cue) -> list[Candidate]:
        if cue.entry.form == "according":
            return self._after(cue)
        order = self.ctx.tables.data.order
        if order == "verb-first":
            return self._after(cue) or self._moved_before(cue)
        one = self.opening.get(cue.first)
        if order == "verb-medial" and one is not None and one.opening == "before":
            return self._after(cue) or self._before(cue)
        return self._before(cue)

    def _after(self, cue: Cue) -> list[Candidate]:
        """The phrase right after the cue, up to what it opens."""
        if cue.entry.form in ("participle", "nominal") or self._has_no_subject_after(cue):
            return []
        one, cut = self.opening.get(cue.first), self.ctx.frame
        limit = one.start if one is not None and one.start > cue.last else None
        if cue.last < len(cut) and one is not None and one.marked >= 0 and cut.inside[cue.last] == one.marked:
            return []
        at = cue.last
        while at < len(cut) and (length := self.ctx.begins(self.ctx.tables.adverbs, at)):
            at += length
        at = self.people.phrases.past_addressee(at)
        phrase = self.people.phrases.phrase(at, limit, joint="p" in cue.entry.agreement)
        if phrase is None or not self._is_subject_like(phrase) or self._is_object(cue, phrase):
            return []
        common = float(self.people.traits.is_common(phrase))
        transitive = float(cue.entry.transitive)
        return [Candidate(phrase, {"after_verb": 1.0, "is_common": common, "is_transitive": transitive})]

    def _has_no_subject_after(self, cue: Cue) -> bool:
        """Arabic: a verb before its subject is singular; English: "told X" is never "X told"."""
        order = self.ctx.tables.data.order
        counted = cue.entry.form == "finite" and any(letter in "pd" for letter in cue.entry.agreement)
        return (order == "verb-first" and counted) or (order == "verb-medial" and cue.entry.transitive)

    def _is_object(self, cue: Cue, phrase: NounPhrase) -> bool:
        """After a coordinated transitive verb, or one that opens nothing, the phrase is its object."""
        entry = cue.entry
        if entry.clitic == "":
            return False
        if cue.first not in self.opening and not self.people.traits.is_agent(phrase):
            return True
        begin = max(self.ctx.frame.unit_start[cue.first], cue.first - _BACK)
        return entry.transitive and bool(self.ctx.cues_between(begin, cue.first))

    def _is_subject_like(self, phrase: NounPhrase) -> bool:
        """Not a preposition, complementiser, adverb or number at its beginning."""
        ctx, at, tables = self.ctx, phrase.first, self.ctx.tables
        if phrase.head == "pronoun" or self.people.tokens.is_given_name(at):
            return True
        form = ctx.frame.forms[at]
        return not (
            ctx.begins(tables.prepositions, at)
            or ctx.begins(tables.conjunctions, at)
            or ctx.begins(tables.adverbs, at)
            or ctx.complementiser(at)
            or form == COLON
            or form[0].isdigit()
            or form in self.people.nouns.calendar
            or form in tables.relatives
            or form in tables.speech_starts
            or self.people.tokens.is_addressee(at)
            or self.people.tokens.is_attached(at)
            or (at in ctx.cue_at and not phrase.names)
        )

    def _moved_before(self, cue: Cue) -> list[Candidate]:
        """Verb-first order with the subject moved before the verb ("but X said"): right before it."""
        if cue.entry.form != "finite" or cue.entry.clitic == self.ctx.tables.data.joining:
            return []
        found = []
        near = _PURPOSE if cue.entry.clitic == self.ctx.tables.data.dative else 2
        for candidate in self._before(cue):
            phrase = candidate.phrase
            if cue.first - phrase.last <= near and self.people.traits.is_agent(phrase):
                near_verb = {"touches_verb": 1.0, "after_preposition": 0.0, "inside_phrase": 0.0}
                found.append(Candidate(phrase, candidate.features | near_verb))
        return found

    def _before(self, cue: Cue) -> list[Candidate]:
        """All phrases between the beginning of the cue's clause and the cue."""
        begin = at = self._clause_begin(cue)
        found: list[Candidate] = []
        freshness = "clause_start"
        while at < cue.first:
            phrase = self._phrase_here(at, cue, fresh=bool(freshness))
            if phrase is not None:
                features = self._features(phrase, cue, begin, freshness)
                if found and found[-1].score > 0 and self._is_next(phrase, found[-1].phrase):
                    features["is_apposition"] = 1.0
                found.append(Candidate(phrase, features))
                at, freshness = max(at + 1, phrase.last), ""
                continue
            freshness = self.freshness(at)
            if freshness and self._follows_verb(at):
                begin, freshness = at + 1, "clause_start"
                found = [self._left_behind(candidate, at) for candidate in found]
            at += 1
        return found

    def _left_behind(self, candidate: Candidate, at: int) -> Candidate:
        """A candidate whose clause has ended at `at`, unless only a relative clause after it did."""
        between = self.ctx.frame.forms[candidate.phrase.last : at]
        if any(form in self.ctx.tables.relatives for form in between):
            return candidate
        return Candidate(candidate.phrase, candidate.features | {"other_clause": 1.0})

    def _is_next(self, phrase: NounPhrase, before: NounPhrase) -> bool:
        """Whether only a comma parts two phrases."""
        return phrase.first == before.last + 1 and self.ctx.is_separator(phrase.first - 1)

    def _follows_verb(self, at: int) -> bool:
        """Verb-final order: whether a clause has ended before the comma or conjunction at `at`."""
        if self.ctx.tables.data.order != "verb-final":
            return False
        while self.ctx.is_separator(at - 1) or self.ctx.is_separator(at):
            at -= 1
        verb = at if self.ctx.is_separator(at + 1) else at - 1
        return is_final_verb(self.ctx, verb) or verb + 1 in self._verb_ends

    def _phrase_here(self, at: int, cue: Cue, *, fresh: bool) -> NounPhrase | None:
        if not self.can_start(at, fresh=fresh) or self._is_own_speech(at, cue):
            return None
        phrase = self.people.phrases.phrase(at, cue.first, joint="p" in cue.entry.agreement)
        lone = phrase is not None and phrase.head == "group" and phrase.last - phrase.first == 1
        if phrase is None or (lone and self.ctx.frame.forms[at] in self.ctx.tables.indefinite):
            return None
        if self.people.traits.is_dateline(phrase) or self._is_verb_before(phrase, cue):
            return None
        return self._without_object(phrase)

    def _is_verb_before(self, phrase: NounPhrase, cue: Cue) -> bool:
        """Verb-final order: "stood up and said": a lone unknown word before "and" and the cue is a verb."""
        cut = self.ctx.frame
        joined = cue.first - phrase.last == 1 and self.ctx.begins(self.ctx.tables.conjunctions, phrase.last)
        lone = phrase.head == "name" and phrase.last - phrase.first == 1 and not phrase.names
        unlisted = lone and cut.form(phrase.first) not in self.ctx.tables.pronouns
        return bool(joined) and unlisted and self.ctx.tables.data.order == "verb-final"

    def _is_own_speech(self, at: int, cue: Cue) -> bool:
        one, number = self.opening.get(cue.first), self.ctx.frame.inside[at]
        return one is not None and number >= 0 and number == one.marked

    def _without_object(self, phrase: NounPhrase) -> NounPhrase:
        """SUBJECT OBJECT-marker: where a listed name is followed by an object, the name alone."""
        first, mentions = phrase.first, self.people.mentions
        if self.ctx.frame.form(phrase.last) not in self.ctx.tables.object_markers:
            return phrase
        ends = [mentions[at][0] for at in range(first, first + 3) if at in mentions]
        if phrase.anaphoric:
            ends.append(first + 2)
        end = max((end for end in ends if end < phrase.last), default=phrase.last)
        return NounPhrase(first, end, phrase.head, phrase.names[:1], anaphoric=phrase.anaphoric)

    def _clause_begin(self, cue: Cue) -> int:
        """Where the outlet's clause before the cue begins: after speech, a label, or the sentence's start."""
        cut = self.ctx.frame
        begin = max(cut.unit_start[cue.first], cue.first - _BACK)
        own, one = cut.inside[cue.first], self.opening.get(cue.first)
        for at in range(cue.first - 1, begin - 1, -1):
            number = cut.inside[at]
            mine = one is not None and number == one.marked and one.opening == "name"
            if number >= 0 and number != own and number in self._marked and not mine:
                return at + 1
            if cut.forms[at] == COLON or at + 1 in self._ends or self._presents(at):
                return at + 1
        return begin

    def _presents(self, at: int) -> bool:
        """ "It is so that ...": a complementiser after a verb at the end of its clause."""
        if self.ctx.tables.data.order != "verb-final" or not self.ctx.complementiser(at):
            return False
        early = at - self.ctx.frame.unit_start[at] <= _PRESENTED and is_final_verb(self.ctx, at - 1)
        return early or self.ctx.frame.form(at - 1) in self.ctx.tables.presenting

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
        if ctx.begins(tables.prepositions, at) or ctx.begins(tables.adverbs, at):
            return False
        if ctx.begins(tables.conjunctions, at) or form in tables.object_markers or ctx.complementiser(at):
            return False
        if at in ctx.cue_at and not self.people.tokens.heads(at):
            return False
        if form[0].isdigit():
            return at == cut.unit_start[at] and at + 1 < len(cut) and self.people.tokens.heads(at + 1)
        return fresh or form in tables.pronouns or at in self.people.mentions or self.people.tokens.heads(at)

    def _is_nominal(self, phrase: NounPhrase) -> bool:
        """English: whether a determiner, capital, number or noun of persons begins the phrase."""
        cut, at = self.ctx.frame, phrase.first
        begins = cut.text[cut.starts[at]].isupper() or cut.forms[at][0].isdigit() or phrase.head != "name"
        return begins or cut.forms[at] in self.people.nouns.determiners

    def touches(self, phrase: NounPhrase, first: int) -> bool:
        """Whether at most adverbs stand between a phrase and the verb that begins at token `first`."""
        at = phrase.last
        while at < first and (length := self.ctx.begins(self.ctx.tables.adverbs, at)):
            at += length
        return at == first

    def _features(self, phrase: NounPhrase, cue: Cue, begin: int, freshness: str) -> dict[str, float]:
        cut, ctx = self.ctx.frame, self.ctx
        governed = any(
            phrase.first - width >= begin
            and ctx.begins(ctx.tables.prepositions, phrase.first - width) == width
            for width in (1, 2)
        )
        features = {
            "after_preposition": float(governed),
            "is_object": self._object_share(phrase, freshness),
            "inside_phrase": float(not freshness and not governed and phrase.head != "pronoun"),
            "in_relative": float(
                any(cut.forms[at] in ctx.tables.relatives for at in range(begin, phrase.first))
            ),
            "distance": float(phrase.first - begin),
            "is_common": float(self.people.traits.is_common(phrase)),
            f"is_{phrase.head}": 1.0,
        }
        if (
            ctx.tables.data.order == "verb-medial"
            and self.touches(phrase, cue.first)
            and self._is_nominal(phrase)
        ):
            features |= {"touches_verb": 1.0, "is_common": 0.0, "inside_phrase": 0.0}
        if "p" in cue.entry.agreement and freshness and self.touches(phrase, cue.first):
            features["is_common"] = 0.0
        return features | ({freshness: 1.0} if freshness else {})

    def _object_share(self, phrase: NounPhrase, freshness: str) -> float:
        """1 for an object; a quarter for a long phrase at the clause's start, which holds the subject too."""
        if self.ctx.frame.form(phrase.last) not in self.ctx.tables.object_markers:
            return 0.0
        return 0.25 if freshness == "clause_start" and phrase.last - phrase.first > _LONGEST_OBJECT else 1.0

    # --- relayed words --------------------------------------------------------------------------

    def _cited(self, cue: Cue) -> NounPhrase | None:
        """ "X, citing Y, said": the phrase after a word of citing between the cue and its speech."""
        one = self.opening.get(cue.first)
        if one is None:
            return None
        verb_final = self.ctx.tables.data.order == "verb-final"
        begin = cue.last
        if verb_final or cue.entry.form == "nominal":
            begin = self._clause_begin(cue)
        for at in range(begin, cue.first if verb_final else one.start):
            length = self.ctx.begins(self.ctx.tables.citing, at)
            if length and (length > 1 or self._relays(cue)):
                phrase = self.people.phrases.phrase(at + length, one.start if not verb_final else cue.first)
                if phrase and phrase.head != "pronoun" and not is_medium(self.people, phrase):
                    return phrase
        return None

    def _relays(self, cue: Cue) -> bool:
        """Whether the cue or one before it in its sentence is a verb of relaying."""
        begin = max(self.ctx.frame.unit_start[cue.first], cue.first - _BACK)
        return any(c.entry.kind == "relay" for c in self.ctx.cues_between(begin, cue.first + 1))

    def _via(self, cue: Cue) -> str | None:
        """The medium named in the cue's sentence before its speech."""
        one, cut = self.opening.get(cue.first), self.ctx.frame
        if self.ctx.tables.data.order == "verb-final":
            begin, end = cut.unit_start[cue.first], cue.first
        elif one is not None and one.start > cue.last:
            begin, end = cut.unit_start[cue.first], one.start
        else:
            return None
        begin, end = max(begin, cue.first - _RELAYED_WITHIN), min(end, cue.last + _RELAYED_WITHIN)
        return medium_between(self.ctx, self.people, begin, end)


def cut_start(ctx: Context, cue: Cue) -> int:
    """The first token of the cue's unit."""
    return ctx.frame.unit_start[cue.first]


def _inner_cues(ctx: Context, spans: Sequence[Speech]) -> set[int]:
    """Cues that stand inside some speech: not the outlet's own."""
    inner: set[int] = set()
    for span in spans:
        last = ctx.frame.at_or_after(span.end)
        inner.update(cue.first for cue in ctx.cues_between(span.first, last) if cue is not span.cue)
    return inner


def speaker(ctx: Context, said: Said) -> Speaker | None:
    """The speaker of a quotation, with the phrase that names him."""
    if said.name is None:
        return None
    if said.phrase is None:
        return Speaker(name=said.name)
    cut = ctx.frame
    start, end = cut.starts[said.phrase.first], cut.ends[said.phrase.last - 1]
    return Speaker(name=said.name, start=start, end=end, text=cut.text[start:end])
