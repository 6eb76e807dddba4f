"""The bare names in a noun phrase: where each begins and ends, one for each person joined by "and".

Order: the conjuncts; in each the name in marks, the mention of an earlier step, or the first word
that can begin a name; then on for as long as words can stand in it.
"""

from riwaya.annotate.quotes.people.heads import Heads
from riwaya.annotate.quotes.people.marked_names import MarkedNames
from riwaya.annotate.quotes.people.name_parts import NameParts
from riwaya.annotate.quotes.people.noun_phrase import Head, NounPhrase, Run
from riwaya.annotate.quotes.people.reading import Reading
from riwaya.annotate.quotes.register import Register

# Longest bare name, in tokens, beside a verb of saying and elsewhere.
_LONGEST_NAME, _LONGEST_LOOSE_NAME = 8, 4
# A name of at most so many tokens between a clause's beginning and its verb is taken whole.
_SHORT_NAME = 3


class Names(Reading):
    """The bare names of one text."""

    def __init__(self, parts: NameParts, heads: Heads, marked: MarkedNames, register: Register) -> None:
        super().__init__(parts.tokens)
        self.parts = parts
        self.heads = heads
        self.marked = marked
        self.register = register

    def names(self, first: int, last: int, head: Head, *, joint: bool) -> tuple[Run, ...]:
        """The bare names in a phrase."""
        if head in ("group", "document", "body"):
            return ()
        parts = self._conjuncts(first, last, joint=joint)
        named = tuple(run for a, b in parts if (run := self._name_in(a, b, head)))
        whole = joint and len(parts) > 1 and len(named) < len(parts)
        return tuple(part for part in parts if part[1] - part[0] <= _SHORT_NAME) if whole else named

    def _conjuncts(self, first: int, last: int, *, joint: bool) -> list[Run]:
        """The parts of a phrase around "and", when each could be a person."""
        cut, begin = self.ctx.frame, first
        parts: list[Run] = []
        for at in range(first + 1, last - 1):
            if self.ctx.begins(self.ctx.tables.conjunctions, at) == 1:
                parts.append((begin, at))
                begin = at + 1
        parts.append((begin, last))
        fit = [p for p in parts if self.parts.begins(p[0]) or self.nouns.is_role(cut.forms[p[0]])]
        if len(parts) > 1 and (joint or len(fit) == len(parts)) and fit:
            return parts
        return parts[:1] if len(parts) > 1 and fit and fit[0] == parts[0] else [(first, last)]

    def _name_in(self, first: int, last: int, head: Head) -> Run | None:
        """The bare name of one person in tokens [first, last)."""
        if marked := self.marked.marked_name(first, last, after_head=True):
            return marked
        if self.ctx.tables.data.capitals:
            return self._capitalised_name(first, last, head)
        mention = self.tokens.person_mention(first, last)
        begin = self.name_start(first, last) if head == "role" else self._first_beginning(first, last)
        if head == "name" and not self.parts.begins(begin):
            if role := self._role_within(first, last):
                return first, role
            if 1 < last - first <= _SHORT_NAME and self.tokens.has_apposition(last):
                return first, last
        if mention and begin >= last and not self.tokens.names_site(mention[0]):
            begin = mention[0]
        while begin < last and (self.tokens.is_title(begin) or not self.ctx.frame.words[begin]):
            begin += 1
        named = mention is not None and mention[0] <= begin < mention[1]
        if begin >= last:
            return None
        sure = named or self._may_be_named(begin, first) or self.tokens.is_office_name(begin)
        if not (sure or self._begins_pair(begin, last)):
            return None
        end = self.run_end(begin, last)
        if mention and mention[0] <= begin < mention[1]:
            listed = self.trimmed(*mention)
            lone = listed - mention[0] == 1
            return self.given_before(mention[0]), end if lone else self.past_mention(listed, end)
        sure = self.tokens.surely_begins(begin) or self.register.is_surname(self.ctx.frame.forms[begin])
        sure = sure or (begin > first and self.tokens.is_title(begin - 1))
        if head == "role" and end - begin < 2 and (not sure or self._is_qualifier(first, begin)):
            return None
        return begin, end

    def given_before(self, at: int) -> int:
        """Where a name begins whose given name is also a form of address, before a lone surname."""
        form = self.ctx.frame.form(at - 1)
        return at - 1 if form in self.nouns.titles and self.tokens.is_titled_given_name(at - 1) else at

    def _is_qualifier(self, first: int, at: int) -> bool:
        """Arabic: a lone word right after a role without article is its adjective, not its name."""
        known, form = self.nouns, self.ctx.frame.forms[first]
        return (
            bool(known.article)
            and at == first + 1
            and form in known.roles
            and not self.tokens.is_title(first)
        )

    def _capitalised_name(self, first: int, last: int, head: Head) -> Run | None:
        """English: the capitalised words that end a phrase before its first preposition, after any role."""
        core = self.heads.core_end(first, last)
        roles = (
            [at for at in range(first, core) if self.tokens.is_title_or_role(at)] if head == "role" else []
        )
        begin = roles[-1] + 1 if roles else first
        while begin < core and not self.ctx.frame.words[begin]:
            begin += 1
        if begin >= core or not self.parts.begins(begin):
            return None
        known = self.mentions.get(begin)
        if known and known[1].kind == "person" and begin < known[0] <= core:
            return begin, self.trimmed(begin, known[0])
        end = self.run_end(begin, core)
        whole = end == core or (head == "name" and end - begin > 1)
        return (begin, end) if whole else None

    def past_mention(self, listed: int, end: int) -> int:
        """A name found before goes on only with words that are known in names."""
        known = self.nouns
        while listed < end:
            form = self.ctx.frame.forms[listed]
            likely = form in known.joiners or known.is_like_surname(form) or self.parts.is_last_name(listed)
            if not (likely or self.parts.is_joined(listed)):
                break
            listed += 1
        return listed

    def _role_within(self, first: int, last: int) -> int:
        """Where a role begins right after what must then be a short name; 0 when none does."""
        for at in range(first + 1, min(first + _SHORT_NAME + 2, last)):
            if self.ctx.frame.forms[at] in self.nouns.roles:
                return at if at - first > 1 else 0
        return 0

    def _may_be_named(self, at: int, first: int) -> bool:
        """Whether a name begins here: by the word itself, or by the title before it."""
        form = self.ctx.frame.forms[at]
        titled = at > first and self.tokens.is_title(at - 1)
        known = not self.nouns.is_common(form) or self.register.is_surname(form)
        surname = (
            known
            and self.nouns.continues_name(form)
            and self.tokens.is_free(at)
            and self.tokens.is_bounded(at + 1)
        )
        return (titled and (self.nouns.after_title(form) or surname)) or self.parts.begins(at)

    def run_end(self, begin: int, last: int) -> int:
        """Where the name that begins at `begin` ends, inside a phrase that ends at `last`."""
        end = begin + 1
        while end < last and end - begin < _LONGEST_NAME:
            if not (self.parts.is_joined(end) or self.parts.goes_on(end)):
                break
            end += 1
        return self._to_boundary(begin, end, last)

    def _to_boundary(self, begin: int, end: int, last: int) -> int:
        """A given name is followed by a surname, whatever word that is, up to a role or the phrase's end."""
        cut = self.ctx.frame
        if end + 1 == last and self.tokens.has_apposition(last) and self.tokens.is_free(end):
            return last
        if end - begin > 1 or end >= last or not self.nouns.is_given(cut.forms[begin]):
            return end
        office = self.nouns.is_role(cut.forms[end]) and self.tokens.is_free(end) and bool(self.nouns.article)
        if end + 1 == last and self.tokens.is_bounded(last) and (office or self.parts.may_end_name(end)):
            return last
        limit = next((at for at in range(end, last) if cut.forms[at] in self.nouns.roles), last)
        if limit == end:
            return end + 2 if self.tokens.is_surname(end + 1, last) else end
        bounded = limit < last or self.tokens.is_bounded(last)
        free = all(self.parts.may_end_name(at) for at in range(end, limit))
        return limit if bounded and free and limit - begin <= _SHORT_NAME else end

    def name_start(self, first: int, last: int) -> int:
        """Where the name begins in a phrase that begins with a role; `last` when none does.

        A surer one later wins: the first may be part of a body's name ("centre of King X").
        """
        best, at = last, first + 1
        while at < last:
            if self._may_start(first, at) and (best == last or self._is_surer(at)):
                best = at
                at = self.run_end(at, last)
            at += 1
        return best

    def _may_start(self, first: int, at: int) -> bool:
        if self.tokens.is_office_name(at):
            return True
        if not self._may_be_named(at, first) or self.tokens.names_site(at):
            return False
        known = self.register.is_surname(self.ctx.frame.forms[at])
        return known or self._is_surer(at) or (at > first + 1 and self.parts.goes_on(at + 1))

    def _is_surer(self, at: int) -> bool:
        return self.tokens.is_title(at - 1) or self.tokens.surely_begins(at)

    def _first_beginning(self, first: int, last: int) -> int:
        """Past words with the article before a name (a nationality); `first` when none begins one."""
        form = self.ctx.frame.forms[first]
        if self.parts.begins(first) or self._begins_pair(first, last):
            return first
        if self.nouns.bare(form) == form:
            return first
        return next((at for at in range(first, last) if self.parts.begins(at)), first)

    def _begins_pair(self, first: int, last: int) -> bool:
        """Two words up to a verb, speech or comma, the second like a surname: a name."""
        cut = self.ctx.frame
        if last - first != 2 or not self.tokens.is_free(first) or not self.tokens.is_bounded(last):
            return False
        given, surname = cut.forms[first], cut.forms[first + 1]
        plain = self.nouns.can_be_name(given) and self.nouns.bare(given) == given
        return plain and (self.tokens.known(first + 1) or self.nouns.is_rare(surname))

    def trimmed(self, first: int, last: int) -> int:
        """The end of a name without words at its end that no name goes on with."""
        while last > first + 1 and not self.parts.goes_on(last - 1):
            last -= 1
        return last

    def loose_end(self, first: int, last: int) -> int:
        """Where a name away from verbs of saying ends: unknown words go on for two tokens only."""
        end = first + 1
        while end < last and end - first < _LONGEST_LOOSE_NAME + 2:
            joined = self.ctx.frame.forms[end - 1] in self.nouns.joiners
            if end - first >= 2 and not joined and not self.nouns.is_in_names(self.ctx.frame.forms[end]):
                break
            end += 1
        return end

    def name_before(self, end: int) -> Run | None:
        """The name run right before a comma."""
        cut, first = self.ctx.frame, end
        while (
            first > cut.unit_start[end]
            and end - first < _LONGEST_LOOSE_NAME
            and self.parts.goes_on(first - 1)
        ):
            first -= 1
        while first < end and not self.parts.begins(first):
            first += 1
        return (first, end) if end - first >= 2 else None

    def unknown_name(self, first: int) -> Run | None:
        """Words between commas that no list knows but that nothing speaks against being a name."""
        cut, end = self.ctx.frame, first
        while (
            end < cut.unit_end[first]
            and end - first < _LONGEST_LOOSE_NAME
            and self.parts.may_stand_in_name(end)
        ):
            end += 1
        whole = end - first > 1 and self.tokens.is_bounded(end)
        return (first, end) if whole and not self.ctx.tables.data.capitals else None

    def person_within(self, phrase: NounPhrase) -> Run | None:
        """The listed person's name in a phrase that begins with other words (a verb, an unlisted role)."""
        found = self.tokens.person_mention(phrase.first + 1, phrase.last)
        return (found[0], self.trimmed(found[0], min(found[1], phrase.last))) if found else None
