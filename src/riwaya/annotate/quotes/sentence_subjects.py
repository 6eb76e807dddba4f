"""The subject of a sentence whatever its verb: who the words before speech are about."""

from riwaya.annotate.quotes.clauses import ClauseReading
from riwaya.annotate.quotes.people import NounPhrase

# The subject of a sentence begins within so many tokens.
_SUBJECT_WITHIN = 24
# A sentence's subject stands within so many tokens; a speaker is introduced within so many sentences.
_HEAD_OF_SENTENCE = 3


class SentenceSubjects(ClauseReading):
    """The subjects of the sentences of one text."""

    def subject(self, begin: int, limit: int) -> NounPhrase | None:
        """The first agent of a sentence that no preposition governs; names before mere descriptions."""
        at, fresh = begin, True
        while at < min(limit, begin + _SUBJECT_WITHIN):
            if length := self._governor(at):
                at = max(at + length + 1, self._past_governed(at + length, limit))
                fresh = False
                continue
            verb_first = self.ctx.tables.data.order == "verb-first"
            open_here = fresh or (verb_first and at - begin <= _HEAD_OF_SENTENCE)
            phrase = (
                self.people.phrases.phrase(at, limit) if self.clauses.can_start(at, fresh=open_here) else None
            )
            if phrase is not None and self._can_act(phrase):
                return self.people.phrases.loose(phrase)
            fresh = bool(self.clauses.freshness(at))
            at += 1
        return None

    def _governor(self, at: int) -> int:
        nouns, form = self.people.nouns, self.ctx.frame.forms[at]
        bare = form[1:] if nouns.prefixed and form.startswith(nouns.prefixed) else form
        governs = (
            form in nouns.governing or bare in nouns.governing
        ) and not self.people.tokens.is_given_name(at)
        return int(governs and not self.people.tokens.is_verb_after_all(at))

    def _past_governed(self, at: int, limit: int) -> int:
        governed = self.people.phrases.phrase(at, limit)
        return governed.last if governed is not None else at

    def _can_act(self, phrase: NounPhrase) -> bool:
        if phrase.head not in ("role", "name", "body", "group") or not self.people.traits.is_agent(phrase):
            return False
        if phrase.head == "name":
            form, known = self.ctx.frame.forms[phrase.first], self.people.nouns
            if known.prefixed and form.startswith(known.prefixed) and not known.known_person(form):
                return False
        return bool(phrase.names) or phrase.head != "name"

    def name_at(self, begin: int, limit: int) -> str | None:
        """The name of an agent that stands at the head of a sentence, or after its verb."""
        if self.ctx.tables.data.order != "verb-first":
            head = self.subject(begin, limit)
            known = head and (head.names or not self.people.denotation.is_unexplained(head))
            return self.people.denotation.name_of(head) if head and known else None
        for at in range(begin, min(begin + _HEAD_OF_SENTENCE, limit)):
            phrase = self.people.phrases.phrase(at, limit) if self.clauses.can_start(at, fresh=True) else None
            if (
                phrase is None
                or phrase.head not in ("role", "name", "body")
                or not self.people.traits.is_agent(phrase)
            ):
                continue
            if phrase.names or not self.people.denotation.is_unexplained(phrase):
                return self.people.denotation.name_of(phrase)
        return None
