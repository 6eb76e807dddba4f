"""The phrases that may be the subject of a cue, each with a visible list of features.

Order by the language's order of words: right after the cue, right before it, or anywhere between
the beginning of its clause and it. The features are summed by weights set by hand.
"""

from dataclasses import dataclass

from riwaya.annotate.quotes.clauses import ClauseReading
from riwaya.annotate.quotes.context import COLON
from riwaya.annotate.quotes.people import NounPhrase
from riwaya.languages.cues import Cue

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
# Tokens between a cue and a subject before it.
_BACK = 70
# A phrase of more tokens before an object marker holds subject and object.
_LONGEST_OBJECT = 3
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


class Candidates(ClauseReading):
    """The candidates of the cues of one text."""

    def of(self, cue: Cue) -> list[Candidate]:
        """The candidates of a cue, by the language's order of words."""
        if cue.entry.form == "according":
            return self.after(cue)
        order = self.ctx.tables.data.order
        if order == "verb-first":
            return self.after(cue) or self._moved_before(cue)
        one = self.opened.opening.get(cue.first)
        if order == "verb-medial" and one is not None and one.opening == "before":
            return self.after(cue) or self._before(cue)
        return self._before(cue)

    def after(self, cue: Cue) -> list[Candidate]:
        """The phrase right after the cue, up to what it opens."""
        if cue.entry.form in ("participle", "nominal") or self.clauses.has_no_subject_after(cue):
            return []
        one, cut = self.opened.opening.get(cue.first), self.ctx.frame
        limit = one.start if one is not None and one.start > cue.last else None
        if cue.last < len(cut) and one is not None and one.marked >= 0 and cut.inside[cue.last] == one.marked:
            return []
        at = cue.last
        while at < len(cut) and (length := self.ctx.begins(self.ctx.tables.adverbs, at)):
            at += length
        if self.ctx.frame.form(at) in self.ctx.tables.anaphors:
            # "Said this to X Y": what was said comes before whom it was said to.
            at += int(self.people.phrases.past_addressee(at + 1) > at + 1)
        at = self.people.phrases.past_addressee(at)
        phrase = self.people.phrases.phrase(at, limit, joint="p" in cue.entry.agreement)
        if phrase is None or not self._is_subject_like(phrase) or self._is_object(cue, phrase):
            return []
        common = float(self.people.traits.is_common(phrase))
        transitive = float(cue.entry.transitive)
        return [Candidate(phrase, {"after_verb": 1.0, "is_common": common, "is_transitive": transitive})]

    def _is_object(self, cue: Cue, phrase: NounPhrase) -> bool:
        """After a coordinated transitive verb, or one that opens nothing, the phrase is its object."""
        entry = cue.entry
        if entry.clitic == "":
            return False
        if cue.first not in self.opened.opening and not self.people.traits.is_agent(phrase):
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
        begin = at = self.clauses.clause_begin(cue)
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
            freshness = self.clauses.freshness(at)
            if freshness and self.clauses.follows_verb(at):
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

    def _phrase_here(self, at: int, cue: Cue, *, fresh: bool) -> NounPhrase | None:
        if not self.clauses.can_start(at, fresh=fresh) or self._is_own_speech(at, cue):
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
        one, number = self.opened.opening.get(cue.first), self.ctx.frame.inside[at]
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

    def _is_nominal(self, phrase: NounPhrase) -> bool:
        """English: whether a determiner, capital, number or noun of persons begins the phrase."""
        cut, at = self.ctx.frame, phrase.first
        begins = cut.text[cut.starts[at]].isupper() or cut.forms[at][0].isdigit() or phrase.head != "name"
        return begins or cut.forms[at] in self.people.nouns.determiners

    def _features(self, phrase: NounPhrase, cue: Cue, begin: int, freshness: str) -> dict[str, float]:
        cut, ctx = self.ctx.frame, self.ctx
        governed = any(
            phrase.first - width >= begin
            and ctx.begins(ctx.tables.prepositions, phrase.first - width) == width
            and not self.people.tokens.is_verb_after_all(phrase.first - width)
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
            and self.clauses.touches(phrase, cue.first)
            and self._is_nominal(phrase)
        ):
            features |= {"touches_verb": 1.0, "is_common": 0.0, "inside_phrase": 0.0}
        if "p" in cue.entry.agreement and freshness and self.clauses.touches(phrase, cue.first):
            features["is_common"] = 0.0
        return features | ({freshness: 1.0} if freshness else {})

    def _object_share(self, phrase: NounPhrase, freshness: str) -> float:
        """1 for an object; a quarter for a long phrase at the clause's start, which holds the subject too."""
        if self.ctx.frame.form(phrase.last) not in self.ctx.tables.object_markers:
            return 0.0
        return 0.25 if freshness == "clause_start" and phrase.last - phrase.first > _LONGEST_OBJECT else 1.0
