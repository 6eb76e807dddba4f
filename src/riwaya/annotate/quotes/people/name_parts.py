"""Which tokens a bare name can begin with, go on with, and end with.

Mentions of earlier steps are used where they are. The place beside a verb of saying is evidence of
its own, so that a word may be part of a name though no list knows it.
"""

from functools import cache

from riwaya.annotate.quotes.people.reading import Reading
from riwaya.annotate.quotes.people.tokens import Tokens


class NameParts(Reading):
    """The parts of names in one text."""

    def __init__(self, tokens: Tokens) -> None:
        super().__init__(tokens)
        # Asked for the same tokens again and again, and the same for the whole life of a text.
        self.begins = cache(self._can_begin)
        self.goes_on = cache(self._can_go_on)
        self._leave_out_ranks()
        self._take_in_given_names()

    def _can_begin(self, at: int) -> bool:
        """Whether a bare name can begin with this token."""
        cut = self.ctx.frame
        if at >= len(cut) or not cut.words[at] or not self.tokens.is_free(at) or self.tokens.ends_title(at):
            return False
        if self._is_foreign(at) or self._is_rank(at) or self._is_verb(at):
            return False
        found = self.mentions.get(at)
        if found:
            return found[1].kind == "person" and found[1].form == "name" and not self._is_origin(at)
        if self.ctx.tables.data.capitals:
            return self._begins_capitalised(at)
        if self.nouns.begins_with_joiner(cut.forms[at], cut.form(at + 1)):
            return True
        if self._is_possessed(at):
            return False
        return self.nouns.begins_name(cut.forms[at]) or self.tokens.is_given_name(at)

    def _is_foreign(self, at: int) -> bool:
        """Whether a word in Latin letters stands in a text of another script: dates and buttons of a page."""
        return (
            not self.ctx.tables.data.capitals
            and self.ctx.frame.forms[at].isascii()
            and at not in self.mentions
        )

    def _begins_capitalised(self, at: int) -> bool:
        """A capital, which at a sentence's beginning says nothing of an ordinary word."""
        cut, form = self.ctx.frame, self.ctx.frame.forms[at]
        if not cut.text[cut.starts[at]].isupper() or not self.nouns.can_be_name(form):
            return False
        inner = at > cut.unit_start[at] and cut.words[at - 1]
        return inner or not self.nouns.is_common(form) or self.goes_on(at + 1)

    def _is_possessed(self, at: int) -> bool:
        """Whether the word is a common noun with a possessive ("his success")."""
        form, text = self.ctx.frame.forms[at], self.ctx.frame.source(at, at + 1)
        endings = [ending for ending in self.ctx.tables.possessives if text.endswith(ending)]
        return not self.tokens.known(at) and any(
            self.nouns.is_word(form[: -len(ending)]) for ending in endings
        )

    def _is_origin(self, at: int) -> bool:
        """Whether a word with the article only tells where the person named after it is from."""
        form, nouns = self.ctx.frame.forms[at], self.nouns
        return nouns.bare(form) != form and not nouns.known_person(form) and self.begins(at + 1)

    def _is_verb(self, at: int) -> bool:
        """Arabic: a given name that heads a clause before "the ROLE" is a verb (صادق المحامي على)."""
        form, cut = self.ctx.frame.form(at + 1), self.ctx.frame
        role = (
            bool(self.nouns.article)
            and self.nouns.bare(form) != form
            and self.nouns.bare(form) in self.nouns.roles
        )
        heads = at == cut.unit_start[at] or self.ctx.is_separator(at - 1)
        return role and heads

    def _is_rank(self, at: int) -> bool:
        """Arabic: a word with the article before a given name that no joiner precedes: a rank or origin."""
        form, nouns, following = self.ctx.frame.forms[at], self.nouns, self.ctx.frame.form(at + 1)
        definite = bool(nouns.article) and nouns.bare(form) != form and not nouns.is_given(form)
        given = nouns.known_person(following) and nouns.bare(following) == following
        return definite and given and following not in nouns.joiners

    def _can_go_on(self, at: int) -> bool:
        """Whether a name can go on with this token."""
        cut = self.ctx.frame
        if 0 < at < len(cut) and self._is_possessed(at):
            return False
        if 0 < at < len(cut) and self.ctx.tables.data.capitals and self.tokens.is_hyphen(at):
            return cut.text[cut.starts[at + 1]].isupper()
        if at >= len(cut) or not cut.words[at] or not self.tokens.is_free(at) or self.tokens.ends_title(at):
            return False
        if self.ctx.tables.data.capitals:
            if cut.forms[at] in self.nouns.joiners and at + 1 < len(cut):
                return cut.text[cut.starts[at + 1]].isupper() or self.tokens.is_hyphen(at + 1)
            return cut.text[cut.starts[at]].isupper() and self.nouns.can_be_name(cut.forms[at])
        form = cut.forms[at]
        if self.nouns.continues_name(form):
            return True
        # A given name that is also an office (أمير) goes on only before more of the name.
        following = cut.form(at + 1)
        office = self.nouns.known_person(form) and form not in self.nouns.titles
        named = self.nouns.known_person(following) and not self.nouns.is_role(following)
        return office and (following in self.nouns.joiners or named)

    def may_stand_in_name(self, at: int) -> bool:
        """Whether nothing speaks against a word's being part of a name."""
        cut, known = self.ctx.frame, self.nouns
        form = cut.forms[at]
        if not cut.words[at] or not self.tokens.is_free(at) or not known.can_be_name(form):
            return False
        return not (known.has_clitic(form) or (known.is_common(form) and not known.is_in_names(form)))

    def may_end_name(self, at: int) -> bool:
        """Whether a word could be a surname that no list knows."""
        form, known = self.ctx.frame.forms[at], self.nouns
        plain = self.tokens.is_free(at) and known.can_be_name(form) and not known.has_clitic(form)
        return plain and (self.ctx.tables.data.order != "verb-final" or not known.is_common(form))

    def is_joined(self, at: int) -> bool:
        """Whether the word before joins the parts of a name (son of, father of) and this one is its part."""
        form = self.ctx.frame.forms[at]
        part = form not in self.nouns.roles or self.nouns.known_person(form)
        return part and self.ctx.frame.words[at] and self.ctx.frame.forms[at - 1] in self.nouns.joiners

    def is_last_name(self, at: int) -> bool:
        """Whether an uncommon word may end a name: what follows it is no object."""
        known, form = self.nouns, self.ctx.frame.forms[at]
        definite = bool(known.article) and known.bare(form) != form
        plain = not known.is_common(form) and not definite
        following = self.ctx.frame.form(at + 1)
        ends = self.tokens.is_bounded(at + 1) or known.is_role(following)
        return plain and (ends or known.known_person(following))

    def _leave_out_ranks(self) -> None:
        """Ranks, titles and ordinary words at the heads of persons' names are not of the names."""
        for first, (last, mention) in sorted(self.mentions.items()):
            if mention.kind != "person" or mention.form != "name":
                continue
            begin = first
            while begin + 1 < last and self._heads_no_name(begin):
                begin += 1
            if begin > first and begin not in self.mentions:
                del self.mentions[first]
                self.mentions[begin] = (last, mention)

    def _take_in_given_names(self) -> None:
        """A given name right before a person's mention is of the name, whatever it was taken for."""
        for first, (last, mention) in sorted(self.mentions.items()):
            if mention.kind != "person" or mention.form != "name" or self.ctx.tables.data.capitals:
                continue
            begin = first
            while begin > self.ctx.frame.unit_start[first] and self._is_given_before(begin, first):
                begin -= 1
            if begin < first:
                del self.mentions[first]
                self.mentions[begin] = (last, mention)

    def _is_given_before(self, at: int, first: int) -> bool:
        """Whether the word before token `at` is a given name of the mention that begins at `first`."""
        before, cut = at - 1, self.ctx.frame
        found, form = self.mentions.get(before), cut.forms[at - 1]
        if not cut.words[before] or not self.tokens.is_free(before) or self.tokens.is_title(before):
            return False
        if found is not None:
            # An agency or place of the same name stands before a person by chance only.
            lone = found[0] == at and found[1].kind != "person" and self.mentions[first][0] == first + 1
            return lone and not self.nouns.article and not self.nouns.is_body(cut.form(at - 2))
        return not self.nouns.article and self._is_given(form)

    def _is_given(self, form: str) -> bool:
        """Whether a word is a given name, with or without what may be written before one (سید)."""
        nouns = self.nouns
        bare = next((form[len(part) :] for part in nouns.name_parts if form.startswith(part)), form)
        return any(nouns.known_person(one) and nouns.is_given(one) for one in (form, bare))

    def _heads_no_name(self, at: int) -> bool:
        """Whether a name's mention cannot begin with this token."""
        cut, known = self.ctx.frame, self.nouns
        if not cut.words[at] or self._is_rank(at) or self.tokens.ends_title(at):
            return True
        if self.ctx.tables.data.capitals:
            return cut.forms[at] in known.titles
        form = cut.forms[at]
        ordinary = known.is_common(form) and not known.is_in_names(form) and known.bare(form) == form
        following = cut.form(at + 1)
        named = known.begins_name(following) and following not in known.joiners
        return ordinary and named and not self.tokens.is_given_name(at)
