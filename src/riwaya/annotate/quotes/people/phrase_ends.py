"""Where a noun phrase ends that begins at a token.

Order: at the first token that it cannot hold (a comma, a verb, a preposition that opens an adverbial);
for a role, on past a complement when a name follows it; for a group, on to the speech it opens.
"""

from riwaya.annotate.quotes.context import COLON, COMMAS
from riwaya.annotate.quotes.extents import is_final_verb
from riwaya.annotate.quotes.people.heads import Heads
from riwaya.annotate.quotes.people.names import Names
from riwaya.annotate.quotes.people.reading import Reading
from riwaya.languages.clitics import splits

# Longest phrase looked at, in tokens; offices of the tuning gold reach 17.
_LONGEST = 26
# Longest complement of a role before the name, in tokens.
_COMPLEMENT = 12
_BRACKETS = frozenset("()[]!?/.")
# English: words in small letters between a name and the role they describe ("foreign policy adviser").
_PREMODIFIERS = 3


class PhraseEnds(Reading):
    """The ends of the noun phrases of one text."""

    def __init__(self, names: Names, heads: Heads) -> None:
        super().__init__(names.tokens)
        self.names = names
        self.heads = heads
        self.parts = names.parts
        self._within_names = {
            at
            for first, (last, mention) in self.mentions.items()
            if mention.form == "name"
            for at in range(first + 1, last)
        }
        self._name_ends = {last for last, mention in self.mentions.values() if mention.form == "name"}

    def end(self, at: int, limit: int | None = None) -> int:
        """One past the last token of the noun phrase that begins at `at`."""
        cut = self.ctx.frame
        end = min(cut.unit_end[at], at + _LONGEST, len(cut) if limit is None else limit)
        outer = cut.inside[at - 1] if at else -1
        place = at
        while place < end:
            if place > at and self._stops(place, at):
                break
            past = place + 1
            if cut.inside[place] >= 0 and cut.inside[place] != outer:
                past = self.tokens.past_short_marks(place)
                if past == place:
                    break
            place = past
        return min(place, end)

    def _stops(self, place: int, begin: int) -> bool:
        """Whether the phrase that began at `begin` cannot hold token `place`."""
        cut, tables, ctx = self.ctx.frame, self.ctx.tables, self.ctx
        form = cut.forms[place]
        if form == "." and cut.forms[place - 1] in self.nouns.titles:
            return False
        if self.tokens.is_hyphen(place):
            return False
        if form == COLON or form in COMMAS or form in _BRACKETS or self._is_apposition(place, begin):
            return True
        if place in ctx.cue_at and not self.nouns.is_role(form):
            return True
        if place in self._within_names and cut.words[place] and not ctx.complementiser(place):
            return False
        if form in tables.relatives or ctx.complementiser(place) or form in tables.object_markers:
            return True
        if place > begin and form[0].isdigit() and tables.data.order == "verb-final":
            return True
        if tables.data.order == "verb-final" and is_final_verb(ctx, place):
            return True
        if self._is_foreign(place, begin):
            return True
        if (cut.forms[place - 1], form) in self.nouns.fixed:
            return False
        if self._follows_whole(place, begin):
            return True
        if ctx.begins(tables.adverbs, place):
            return True
        if ctx.begins(tables.prepositions, place):
            return not (self.tokens.is_given_name(place) or self._inner_preposition(place, begin))
        return self.tokens.is_addressee(place)

    def _is_foreign(self, place: int, begin: int) -> bool:
        """Whether a word in Latin letters follows words of another script that no such name is of."""
        cut = self.ctx.frame
        latin = cut.forms[place].isascii() and cut.words[place] and not cut.forms[place][0].isdigit()
        if not latin or self.ctx.tables.data.capitals or cut.inside[place] >= 0:
            return False
        return not self.nouns.is_body(cut.forms[begin]) and place not in self.mentions

    def _follows_whole(self, place: int, begin: int) -> bool:
        """Whether the phrase is whole before `place`, so that a verb or an object must begin there."""
        if self.ctx.tables.data.capitals:
            return self._is_predicate(place, begin)
        return bool(self.nouns.article) and self._is_new_construct(place)

    def _is_new_construct(self, place: int) -> bool:
        """Arabic: an indefinite word after a definite one or a name belongs to no construct with it."""
        known, form, before = self.nouns, self.ctx.frame.forms[place], self.ctx.frame.forms[place - 1]
        if place in self.mentions or not known.is_common(form) or known.bare(form) != form:
            return False
        if self.ctx.begins(self.ctx.tables.prepositions, place):
            return False
        if (
            form in known.joiners
            or known.is_role(form)
            or before in known.joiners
            or self._may_have_clitic(form)
        ):
            return False
        if self.tokens.is_given_name(place) or self.tokens.is_title(place - 1):
            return False
        linked = self.ctx.begins(self.ctx.tables.conjunctions, place - 1) == 1
        whole = known.bare(before) != before or place in self._name_ends
        return whole and not linked and before not in self.ctx.tables.anaphors

    def _may_have_clitic(self, form: str) -> bool:
        """Whether a particle may be written before a word, however well known the whole is."""
        found = splits(form, self.ctx.language)
        return any(split.left and self.nouns.is_word(split.base) for split in found)

    def _is_predicate(self, place: int, begin: int) -> bool:
        """English: a word in small letters after a name or a role, unless a role or body is near behind."""
        cut, known = self.ctx.frame, self.nouns
        if not cut.words[place] or not cut.text[cut.starts[place]].islower():
            return False
        before = cut.forms[place - 1]
        named = cut.text[cut.starts[place - 1]].isupper() and not known.is_genitive(before)
        opening = place - 1 == begin == cut.unit_start[place] and known.is_common(before)
        if opening or not (named or known.is_role(before)) or cut.forms[place] in known.joiners:
            return False
        if cut.forms[place] in self.ctx.tables.complement_links or before in known.determiners:
            return False
        for at in range(place, min(place + _PREMODIFIERS, cut.unit_end[place])):
            if not cut.text[cut.starts[at]].islower() or cut.forms[at] in known.determiners:
                return True
            if self.tokens.heads(at):
                return False
        return True

    def _is_apposition(self, place: int, begin: int) -> bool:
        """BODY ... the ROLE: a definite role after a definite word says what the body does."""
        form, before = self.ctx.frame.forms[place], self.ctx.frame.forms[place - 1]
        definite = self.nouns.bare(form) != form and self.nouns.bare(before) != before
        return (
            definite
            and self.nouns.bare(form) in self.nouns.roles
            and self.nouns.is_body(self.ctx.frame.forms[begin])
        )

    def _inner_preposition(self, place: int, begin: int) -> bool:
        """Whether the phrase goes on after a preposition: "many of", "ambassador in London"."""
        cut, tables = self.ctx.frame, self.ctx.tables
        head = self.heads.head(begin, place if tables.data.capitals else begin + 1)
        if head not in ("role", "group", "body") or self.tokens.is_occasion(place + 1):
            return False
        if head == "group" and place == begin + 1 and cut.forms[place] in tables.inner:
            return True
        if tables.data.capitals and cut.forms[place] in tables.complement_links:
            return self._goes_into(place)
        if place == begin + 1 and self._is_member_of(place):
            return True
        mention = self.mentions.get(place + 1)
        return bool(mention and mention[1].kind == "place")

    def _is_member_of(self, place: int) -> bool:
        """Verb-first order: "a member in the delegation": an indefinite head, then its body."""
        cut, known = self.ctx.frame, self.nouns
        head, form = cut.forms[place - 1], cut.form(place + 1)
        linked = bool(known.article) and cut.forms[place] in self.ctx.tables.complement_links
        whole = known.bare(form) != form or known.is_body(form)
        return linked and known.bare(head) == head and whole and form not in known.calendar

    def _goes_into(self, place: int) -> bool:
        """English: whether "of", "for", "at", "in" goes on with a description of somebody."""
        cut, form = self.ctx.frame, self.ctx.frame.form(place + 1)
        named = place + 1 < len(cut) and cut.text[cut.starts[place + 1]].isupper()
        wide = cut.forms[place] in self.ctx.tables.inner
        return form not in self.nouns.calendar and (wide or named or form in self.nouns.determiners)

    def end_after_complement(self, first: int, last: int, limit: int) -> int:
        """Past a complement with a preposition, when a name follows it: "member for the north X"."""
        cut = self.ctx.frame
        if self.names.name_start(first, last) < last or self.tokens.person_mention(first, last):
            return last
        end = min(limit, cut.unit_end[first], last + _COMPLEMENT)
        for at in range(last, end):
            if self._ends_complement(at):
                return last
            titled = cut.forms[at - 1] in self.nouns.titles
            if (
                self.parts.begins(at)
                and not self.tokens.names_site(at)
                and (titled or self.tokens.surely_begins(at))
            ):
                return self.end(at, limit)
        return last

    def end_at_opener(self, last: int, limit: int) -> int:
        """A description goes on to the speech it opens, where no occasion or addressee comes between."""
        cut, end = self.ctx.frame, min(limit, last + _COMPLEMENT)
        if cut.form(last) in self.nouns.governing and self.ctx.complementiser(last + 1):
            return last
        for at in range(last, end):
            if self.ctx.complementiser(at):
                return at - 1 if at - 1 > last and cut.forms[at - 1] in self.nouns.governing else at
            if cut.forms[at] == COLON or cut.inside[at] >= 0:
                return at
            if self._ends_complement(at):
                return last
        return last

    def _ends_complement(self, at: int) -> bool:
        """Whether the complement of a role cannot hold token `at`."""
        cut, ctx, form = self.ctx.frame, self.ctx, self.ctx.frame.forms[at]
        if form in COMMAS or form == COLON or form in _BRACKETS or cut.inside[at] >= 0 or at in ctx.cue_at:
            return True
        if form in ctx.tables.relatives or ctx.begins(ctx.tables.adverbs, at) or ctx.complementiser(at):
            return True
        if ctx.begins(ctx.tables.prepositions, at) and not self.tokens.is_given_name(at):
            return form not in ctx.tables.complement_links or self.tokens.is_occasion(at + 1)
        return self.tokens.is_addressee(at)
