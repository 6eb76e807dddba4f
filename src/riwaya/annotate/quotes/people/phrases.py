"""The noun phrase that begins at a token: its extent, its head, the bare names in it."""

from dataclasses import replace

from riwaya.annotate.quotes.context import QUOTE_MARKS
from riwaya.annotate.quotes.people.heads import Heads
from riwaya.annotate.quotes.people.names import Names
from riwaya.annotate.quotes.people.noun_phrase import NounPhrase, Run
from riwaya.annotate.quotes.people.phrase_ends import PhraseEnds
from riwaya.annotate.quotes.people.reading import Reading

# Titles between a role's comma and the name.
_TITLES = 3


class Phrases(Reading):
    """The noun phrases of one text."""

    def __init__(self, names: Names, heads: Heads, ends: PhraseEnds) -> None:
        super().__init__(names.tokens)
        self.names = names
        self.heads = heads
        self.ends = ends
        self.parts = names.parts

    def phrase(self, at: int, limit: int | None = None, *, joint: bool = False) -> NounPhrase | None:
        """The noun phrase that begins at token `at`, before `limit`; None when none can.

        joint: a plural verb says that it may name several persons.
        """
        cut, tables = self.ctx.frame, self.ctx.tables
        if at >= len(cut) or not (cut.words[at] or cut.forms[at] in QUOTE_MARKS):
            return None
        if cut.forms[at] in tables.pronouns:
            return NounPhrase(at, at + 1, "pronoun")
        at += self.ctx.begins(tables.so_called, at)
        if at >= len(cut):
            return None
        last = self.ends.end(at, limit)
        if last <= at:
            return None
        head = self.heads.head(at, last)
        if head == "body":
            last = self._before_person(at, last)
        if head == "role" and limit is not None:
            last = self.ends.end_after_complement(at, last, limit)
        if head == "group" and limit is not None:
            last = self.ends.end_at_opener(last, limit)
        if last - at > 1 and cut.forms[last - 1] in self.nouns.same:
            return NounPhrase(at, last - 1, head, (), anaphoric=head != "body")
        if cut.forms[at] in tables.anaphors:
            return NounPhrase(at, last, head, (), anaphoric=True)
        if (
            head == "group"
            and (known := self.tokens.person_mention(at + 1, last))
            and known[1] - known[0] > 1
        ):
            return NounPhrase(at, known[1], "role", (known,))
        names = self.names.names(at, last, head, joint=joint)
        lone = not names or (len(names) == 1 and names[0][1] - names[0][0] == 1)
        if head == "role" and lone and (run := self._name_after_comma(last, limit)):
            return NounPhrase(at, run[1], head, (run,))
        return NounPhrase(at, last, head, names)

    def _before_person(self, first: int, last: int) -> int:
        """A place's name ends where a person's begins; a body may be named after a person."""
        known = self.mentions.get(first)
        if known is None or known[1].kind != "place":
            return last
        return next((at for at in range(known[0], last) if self.tokens.surely_begins(at)), last)

    def _name_after_comma(self, comma: int, limit: int | None) -> Run | None:
        """ROLE, NAME: the name of two words or more right after the comma, or after a second role there."""
        cut = self.ctx.frame
        first = comma + 1
        if cut.form(comma) != "," or first >= cut.unit_end[comma]:
            return None
        if self.nouns.is_role(cut.forms[first]) and (second := self.phrase(first, limit)) and second.names:
            return second.names[0]
        while (
            first < cut.unit_end[comma] - 1
            and first - comma <= _TITLES
            and self.tokens.is_title_or_role(first)
        ):
            first += 1
        if not self.parts.begins(first):
            return self.names.unknown_name(first)
        last = self.names.run_end(first, self.ends.end(first))
        return (first, last) if last - first > 1 else None

    def loose(self, phrase: NounPhrase) -> NounPhrase:
        """A phrase away from any verb of saying, where an object may follow the name: cut after it."""
        listed = self.mentions.get(phrase.first)
        if phrase.head == "body" and listed and listed[0] < phrase.last:
            return replace(phrase, last=listed[0])
        if not phrase.names:
            return phrase
        first, last = phrase.names[-1]
        end = min(last, self.names.loose_end(first, last))
        if (known := self.mentions.get(first)) and known[0] - first > 1:
            end = self.names.past_mention(known[0], max(end, known[0]))
        return replace(phrase, last=end, names=(*phrase.names[:-1], (first, end)))

    def past_marks_of(self, phrase: NounPhrase) -> int:
        """Where to look on after a phrase: one in marks may be whom is spoken to, and the subject follows."""
        marked = not self.ctx.frame.words[phrase.first]
        past = self.tokens.past_short_marks(phrase.first) if marked else phrase.last
        return max(phrase.first + 1, past)

    def past_addressee(self, at: int) -> int:
        """Past "to NAME" right after a verb, where the subject comes second; `at` when none is there."""
        cut = self.ctx.frame
        marked = (
            at + 1 < len(cut) and cut.inside[at + 1] >= 0 and cut.forms[at] == self.ctx.tables.data.dative
        )
        if at >= len(cut) or not (marked or self.tokens.is_addressee(at)):
            return at
        return (
            self.tokens.past_short_marks(at + 1) if at + 1 < len(cut) and cut.inside[at + 1] >= 0 else at + 1
        )
