"""Noun phrases that can be speakers: where they end, whom they name.

Order: the register of names from mentions and from roles anywhere in the text; the extent of a
phrase from its first token; what its head is (role, body, document, group, pronoun, name); the
bare name in it; whom it denotes.

Mentions of earlier steps are used where they are. The place beside a verb of saying is evidence
of its own, so a phrase there counts as a name though no list knows it.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import Literal

from riwaya.annotate.quotes.context import COLON, COMMAS, QUOTE_MARKS, Context
from riwaya.annotate.quotes.extents import is_final_verb
from riwaya.annotate.quotes.nouns import media_names, nouns
from riwaya.annotate.quotes.register import Holder, Register
from riwaya.text.normalise import fold
from riwaya.types import Mention

Head = Literal["name", "role", "body", "document", "group", "pronoun"]
Run = tuple[int, int]

# Longest phrase looked at, in tokens; offices of the tuning gold reach 17.
_LONGEST = 26
# Longest bare name, in tokens, beside a verb of saying and elsewhere.
_LONGEST_NAME, _LONGEST_LOOSE_NAME = 8, 4
# Names in quotation marks are no longer than this.
_MARKED_NAME = 4
# A name of at most so many tokens between a clause's beginning and its verb is taken whole.
_SHORT_NAME = 3
# Places of a word looked at for a longer name.
_PLACES = 12
# Longest complement of a role before the name, in tokens.
_COMPLEMENT = 12
# Tokens between a document and "by" before its issuer.
_ISSUED_WITHIN = 7
_PLURALS = ("ون", "ين")
_BRACKETS = frozenset("()[]!?/.")
# A dateline ends within so many tokens of its paragraph.
_DATELINE = 6
# Titles between a role's comma and the name.
_TITLES = 3
JOINT = "؛ "


@dataclass(frozen=True, slots=True)
class NounPhrase:
    """A phrase over tokens [first, last): its head's kind and the bare names in it.

    names: token runs, one for each person joined by "and"; empty when it names nobody.
    anaphoric: it begins with "this", "the said".
    """

    first: int
    last: int
    head: Head
    names: tuple[Run, ...] = ()
    anaphoric: bool = False


class People:
    """The noun phrases of one text."""

    def __init__(self, ctx: Context, mentions: Iterable[Mention] | None) -> None:
        self.ctx = ctx
        self.nouns = nouns(ctx.language)
        self.mentions = _by_token(ctx, mentions or ())
        self.register = Register()
        self._looked: set[str] = set()
        # Asked for the same tokens again and again, and the same for the whole life of a text.
        self._begins = cache(self._can_begin)
        self._goes_on = cache(self._can_go_on)
        self._is_free = cache(self._can_stand)
        self._take_up()

    # --- the register -------------------------------------------------------------------------

    def _take_up(self) -> None:
        """Names of the mentions, then names beside roles anywhere in the text."""
        cut = self.ctx.frame
        for first, (last, mention) in self.mentions.items():
            if mention.form == "name" and mention.kind == "person" and self._goes_on(first):
                end = self.trimmed(first, last)
                first = self._given_before(first)
                self.register.add(cut.forms[first:end], cut.source(first, end))
        for at, form in enumerate(cut.forms):
            if cut.words[at] and not cut.skipped[at]:
                if self.nouns.is_role(form):
                    self._take_up_role(at)
                elif self.nouns.is_body(form):
                    self._take_up_body(at)

    def trimmed(self, first: int, last: int) -> int:
        """The end of a name without words at its end that no name goes on with."""
        while last > first + 1 and not self._goes_on(last - 1):
            last -= 1
        return last

    def _take_up_role(self, at: int) -> None:
        """ROLE NAME and NAME, ROLE."""
        phrase = self.phrase(at)
        if phrase is None:
            return
        for first, last in phrase.names:
            if first > at:
                self.note(phrase, (first, min(last, self._loose_end(first, last))))
        if self.ctx.frame.form(at - 1) == ",":
            run = self._name_before(at - 1)
            if run:
                self.note(phrase, run)

    def _loose_end(self, first: int, last: int) -> int:
        """Where a name away from verbs of saying ends: unknown words go on for two tokens only."""
        end = first + 1
        while end < last and end - first < _LONGEST_LOOSE_NAME + 2:
            if end - first >= 2 and not self.nouns.is_in_names(self.ctx.frame.forms[end]):
                break
            end += 1
        return end

    def _name_before(self, end: int) -> Run | None:
        """The name run right before a comma."""
        cut, first = self.ctx.frame, end
        while first > cut.unit_start[end] and end - first < _LONGEST_LOOSE_NAME and self._goes_on(first - 1):
            first -= 1
        while first < end and not self._begins(first):
            first += 1
        return (first, end) if end - first >= 2 else None

    def _take_up_body(self, at: int) -> None:
        """BODY "NAME": what stands in marks names the body."""
        cut = self.ctx.frame
        if at + 1 < len(cut) and cut.inside[at + 1] >= 0 > cut.inside[at]:
            run = self._marked_name(at, self._past_short_marks(at + 1))
            if run:
                self.register.bodies.setdefault(self.nouns.bare(cut.forms[at]), cut.source(*run))

    def note(self, phrase: NounPhrase, run: Run) -> None:
        """Take up a name and the role beside it."""
        cut, (first, last) = self.ctx.frame, run
        self.register.add(cut.forms[first:last], cut.source(first, last))
        role = self._role(phrase)
        if role:
            name = self.register.fullest(cut.forms[first:last], cut.source(first, last))
            self.register.hold(Holder(phrase.first, role[0], role[1], name))

    def _role(self, phrase: NounPhrase) -> tuple[str, frozenset[str]] | None:
        """Head and other words of the role in a phrase; articles, particles and names left out."""
        cut, read = self.ctx.frame, self.nouns.reading
        named = {at for first, last in phrase.names for at in range(first, last)}
        places = [at for at in range(phrase.first, phrase.last) if at not in named and cut.words[at]]
        forms = [self.nouns.bare(read(cut.forms[at])) for at in places]
        heads = [form for form in forms if form in self.nouns.roles]
        return (heads[0], frozenset(forms) - {heads[0]}) if heads else None

    # --- phrases ------------------------------------------------------------------------------

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
        last = self._end(at, limit)
        if last <= at:
            return None
        head = self._head(at, last)
        if head == "body":
            last = self._before_person(at, last)
        if head == "role" and limit is not None:
            last = self._end_after_complement(at, last, limit)
        if head == "group" and limit is not None:
            last = self._end_at_opener(last, limit)
        if last - at > 1 and cut.forms[last - 1] in self.nouns.same:
            return NounPhrase(at, last - 1, head, (), anaphoric=head != "body")
        if cut.forms[at] in tables.anaphors:
            return NounPhrase(at, last, head, (), anaphoric=True)
        if head == "group" and (known := self._person_mention(at + 1, last)) and known[1] - known[0] > 1:
            return NounPhrase(at, known[1], "role", (known,))
        names = self._names(at, last, head, joint=joint)
        lone = not names or (len(names) == 1 and names[0][1] - names[0][0] == 1)
        if head == "role" and lone and (run := self._name_after_comma(last, limit)):
            return NounPhrase(at, run[1], head, (run,))
        return NounPhrase(at, last, head, names)

    def _before_person(self, first: int, last: int) -> int:
        """A place's name ends where a person's begins; a body may be named after a person."""
        known = self.mentions.get(first)
        if known is None or known[1].kind != "place":
            return last
        return next((at for at in range(known[0], last) if self._surely_begins(at)), last)

    def _name_after_comma(self, comma: int, limit: int | None) -> Run | None:
        """ROLE, NAME: the name of two words or more right after the comma, or after a second role there."""
        cut = self.ctx.frame
        first = comma + 1
        if cut.form(comma) != "," or first >= cut.unit_end[comma]:
            return None
        if self.nouns.is_role(cut.forms[first]) and (second := self.phrase(first, limit)) and second.names:
            return second.names[0]
        while first < cut.unit_end[comma] - 1 and first - comma <= _TITLES and self._is_title_or_role(first):
            first += 1
        if not self._begins(first):
            return self._unknown_name(first)
        last = self._run_end(first, self._end(first))
        return (first, last) if last - first > 1 else None

    def _is_title_or_role(self, at: int) -> bool:
        return self._is_title(at) or self.nouns.is_role(self.ctx.frame.forms[at])

    def _unknown_name(self, first: int) -> Run | None:
        """Words between commas that no list knows but that nothing speaks against being a name."""
        cut, end = self.ctx.frame, first
        while (
            end < cut.unit_end[first] and end - first < _LONGEST_LOOSE_NAME and self._may_stand_in_name(end)
        ):
            end += 1
        whole = end - first > 1 and self._is_bounded(end)
        return (first, end) if whole and not self.ctx.tables.data.capitals else None

    def _may_stand_in_name(self, at: int) -> bool:
        cut, known = self.ctx.frame, self.nouns
        form = cut.forms[at]
        if not cut.words[at] or not self._is_free(at) or not known.can_be_name(form):
            return False
        return not (known.has_clitic(form) or (known.is_common(form) and not known.is_in_names(form)))

    def _head(self, at: int, last: int) -> Head:
        cut, known = self.ctx.frame, self.nouns
        while at < last - 1 and (self._is_determiner(at) or not cut.words[at]):
            at += 1
        if self.ctx.tables.data.capitals and (head := self._head_of_premodified(at, last)):
            return head
        form, mention = cut.forms[at], self.mentions.get(at)
        if (
            form in known.groups
            or known.bare(form) in known.groups
            or (form in known.counted and cut.form(at + 1) in self.ctx.tables.inner)
        ):
            return "group"
        if known.is_document(form):
            return "document"
        if mention and mention[1].form == "name" and not self._is_plain_role(at, mention[0]):
            return "body" if mention[1].kind in ("organisation", "place") else "name"
        if known.is_role(form) and (self._is_plain_role(at, at + 1) or not self._is_name_after_all(at, last)):
            return "role"
        return "body" if known.is_body(form) else "name"

    def _is_plain_role(self, at: int, last: int) -> bool:
        """Arabic: whether a lone word taken for a name is a role before a preposition or its complement."""
        form, known = self.ctx.frame.forms[at], self.nouns
        lone = bool(known.article) and last == at + 1 and form in known.roles
        return lone and not self._is_office_name(at) and not self._known_at(last)

    def _is_determiner(self, at: int) -> bool:
        form = self.ctx.frame.forms[at]
        return form in self.ctx.tables.anaphors or form in self.nouns.determiners

    def _head_of_premodified(self, at: int, last: int) -> Head | None:
        """What a phrase is whose head follows its modifiers ("a ministry spokeswoman"): by its last noun."""
        known = self.nouns
        for place in range(self._core_end(at, last) - 1, at - 1, -1):
            form = self.ctx.frame.forms[place]
            if known.is_role(form):
                return "group" if form in known.groups or form.endswith("s") else "role"
            if form in known.groups or known.is_document(form) or known.is_body(form):
                return "group" if form in known.groups else "document" if known.is_document(form) else "body"
        return None

    def _core_end(self, first: int, last: int) -> int:
        """Where the head of a phrase stands at the latest: before its first preposition."""
        links = self.ctx.tables.complement_links
        return next((at for at in range(first + 1, last) if self.ctx.frame.forms[at] in links), last)

    def _is_name_after_all(self, at: int, last: int) -> bool:
        mention = self.mentions.get(at)
        return bool(
            mention and mention[1].kind == "person" and mention[1].form == "name" and mention[0] <= last
        )

    def _end(self, at: int, limit: int | None = None) -> int:
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
                past = self._past_short_marks(place)
                if past == place:
                    break
            place = past
        return min(place, end)

    def _past_short_marks(self, at: int) -> int:
        """Past a name in quotation marks; `at` itself when the marks hold more than a name."""
        cut, number = self.ctx.frame, self.ctx.frame.inside[at]
        end = at
        while end < len(cut) and cut.inside[end] == number and end - at <= _MARKED_NAME + 2:
            end += 1
        closed = end >= len(cut) or cut.inside[end] != number
        return end if closed and cut.marked[number].complete else at

    def _stops(self, place: int, begin: int) -> bool:
        """Whether the phrase that began at `begin` cannot hold token `place`."""
        cut, tables, ctx = self.ctx.frame, self.ctx.tables, self.ctx
        form = cut.forms[place]
        if form == "." and cut.forms[place - 1] in self.nouns.titles:
            return False
        if self.is_hyphen(place):
            return False
        if form == COLON or form in COMMAS or form in _BRACKETS or self._is_apposition(place, begin):
            return True
        if place in ctx.cue_at and not self.nouns.is_role(form):
            return True
        if form in tables.relatives or ctx.complementiser(place) or form in tables.object_markers:
            return True
        if place > begin and form[0].isdigit() and tables.data.order == "verb-final":
            return True
        if tables.data.order == "verb-final" and is_final_verb(ctx, place):
            return True
        if (cut.forms[place - 1], form) in self.nouns.fixed:
            return False
        if ctx.begins(tables.adverbs, place):
            return True
        if ctx.begins(tables.prepositions, place):
            return not (self.is_given_name(place) or self._inner_preposition(place, begin))
        return self.is_addressee(place)

    def is_hyphen(self, at: int) -> bool:
        """Whether a mark joins two words without blanks, as in double names."""
        cut = self.ctx.frame
        if not self.ctx.tables.data.capitals or cut.forms[at] != "-" or not 0 < at < len(cut) - 1:
            return False
        return cut.ends[at - 1] == cut.starts[at] and cut.ends[at] == cut.starts[at + 1] and cut.words[at + 1]

    def _is_apposition(self, place: int, begin: int) -> bool:
        """BODY ... the ROLE: a definite role after a definite word says what the body does."""
        form, before = self.ctx.frame.forms[place], self.ctx.frame.forms[place - 1]
        definite = self.nouns.bare(form) != form and self.nouns.bare(before) != before
        return (
            definite
            and self.nouns.bare(form) in self.nouns.roles
            and self.nouns.is_body(self.ctx.frame.forms[begin])
        )

    def is_given_name(self, place: int) -> bool:
        """Whether a word that reads like a preposition (علي) is a name, by its neighbours."""
        cut = self.ctx.frame
        if cut.source(place, place + 1) not in self.ctx.tables.namesakes:
            return False
        before = cut.forms[place - 1] if place else ""
        titled = before in self.nouns.titles or self.nouns.known_person(before)
        after = cut.form(place + 1)
        return titled or self.nouns.begins_name(after) or self._is_surname(place + 1, place + 2)

    def _inner_preposition(self, place: int, begin: int) -> bool:
        """Whether the phrase goes on after a preposition: "many of", "ambassador in London"."""
        cut, tables = self.ctx.frame, self.ctx.tables
        head = self._head(begin, place if tables.data.capitals else begin + 1)
        if head not in ("role", "group", "body") or self._is_occasion(place + 1):
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

    def _end_after_complement(self, first: int, last: int, limit: int) -> int:
        """Past a complement with a preposition, when a name follows it: "member for the north X"."""
        cut = self.ctx.frame
        if self._name_start(first, last) < last or self._person_mention(first, last):
            return last
        end = min(limit, cut.unit_end[first], last + _COMPLEMENT)
        for at in range(last, end):
            if self._ends_complement(at):
                return last
            titled = cut.forms[at - 1] in self.nouns.titles
            if self._begins(at) and not self._names_site(at) and (titled or self._surely_begins(at)):
                return self._end(at, limit)
        return last

    def _end_at_opener(self, last: int, limit: int) -> int:
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
        if ctx.begins(ctx.tables.prepositions, at) and not self.is_given_name(at):
            return form not in ctx.tables.complement_links or self._is_occasion(at + 1)
        return self.is_addressee(at)

    def _is_occasion(self, at: int) -> bool:
        """Whether the word names an occasion of speech, whatever is written after it."""
        return self.ctx.frame.form(at).startswith(self.ctx.tables.occasions)

    def _names_site(self, at: int) -> bool:
        """Whether the word before says that a place or body is named here."""
        while at > 1 and self._is_title(at - 1):
            at -= 1
        before = self.ctx.frame.forms[at - 1]
        site = before in self.nouns.sites or self.nouns.is_body(before)
        return site or self.nouns.is_body(self.nouns.reading(before))

    def is_addressee(self, place: int) -> bool:
        """ "to Reuters": a word with the clitic of the indirect object."""
        cut, dative = self.ctx.frame, self.ctx.tables.data.dative
        form = cut.forms[place]
        if not dative or not form.startswith(dative) or len(form) < 2:
            return False
        joined = "ـ" in cut.text[cut.starts[place] : cut.starts[place] + 3]
        base = self.nouns.reading(form)
        medium = self.nouns.bare(base) in self.nouns.media or base in media_names()
        return joined or form in self.ctx.tables.addressees or (base != form and medium)

    def is_attached(self, place: int) -> bool:
        """Whether a particle is written before a word so that it cannot begin a subject."""
        form, dative = self.ctx.frame.forms[place], self.ctx.tables.data.dative
        if self.nouns.known_person(form):
            return False
        to_definite = dative and form.startswith(dative + self.nouns.article[-1:]) and len(form) > 4
        named = self._known_at(place + 1) or self._is_surname(place + 1, place + 2)
        return bool(to_definite) or (self.nouns.has_clitic(form) and not named)

    # --- names --------------------------------------------------------------------------------

    def _names(self, first: int, last: int, head: Head, *, joint: bool) -> tuple[Run, ...]:
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
        fit = [p for p in parts if self._begins(p[0]) or self.nouns.is_role(cut.forms[p[0]])]
        if len(parts) > 1 and (joint or len(fit) == len(parts)) and fit:
            return parts
        return parts[:1] if len(parts) > 1 and fit and fit[0] == parts[0] else [(first, last)]

    def _name_in(self, first: int, last: int, head: Head) -> Run | None:
        """The bare name of one person in tokens [first, last)."""
        if marked := self._marked_name(first, last, after_head=True):
            return marked
        if self.ctx.tables.data.capitals:
            return self._capitalised_name(first, last, head)
        mention = self._person_mention(first, last)
        begin = self._name_start(first, last) if head == "role" else self._first_beginning(first, last)
        if head == "name" and not self._begins(begin):
            if role := self._role_within(first, last):
                return first, role
            if 1 < last - first <= _SHORT_NAME and self._has_apposition(last):
                return first, last
        if mention and begin >= last and not self._names_site(mention[0]):
            begin = mention[0]
        while begin < last and (self._is_title(begin) or not self.ctx.frame.words[begin]):
            begin += 1
        named = mention is not None and mention[0] <= begin < mention[1]
        if begin >= last:
            return None
        sure = named or self._may_be_named(begin, first) or self._is_office_name(begin)
        if not (sure or self._begins_pair(begin, last)):
            return None
        end = self._run_end(begin, last)
        if mention and mention[0] <= begin < mention[1]:
            listed = self.trimmed(*mention)
            lone = listed - mention[0] == 1
            return self._given_before(mention[0]), end if lone else self._past_mention(listed, end)
        sure = self._surely_begins(begin) or self.register.is_surname(self.ctx.frame.forms[begin])
        sure = sure or (begin > first and self._is_title(begin - 1))
        if head == "role" and end - begin < 2 and (not sure or self._is_qualifier(first, begin)):
            return None
        return begin, end

    def _given_before(self, at: int) -> int:
        """Where a name begins whose given name is also a form of address, before a lone surname."""
        form = self.ctx.frame.form(at - 1)
        return at - 1 if form in self.nouns.titles and self._is_titled_given_name(at - 1) else at

    def _is_qualifier(self, first: int, at: int) -> bool:
        """Arabic: a lone word right after a role without article is its adjective, not its name."""
        known, form = self.nouns, self.ctx.frame.forms[first]
        return bool(known.article) and at == first + 1 and form in known.roles and not self._is_title(first)

    def _capitalised_name(self, first: int, last: int, head: Head) -> Run | None:
        """English: the capitalised words that end a phrase before its first preposition, after any role."""
        core = self._core_end(first, last)
        roles = [at for at in range(first, core) if self._is_title_or_role(at)] if head == "role" else []
        begin = roles[-1] + 1 if roles else first
        while begin < core and not self.ctx.frame.words[begin]:
            begin += 1
        if begin >= core or not self._begins(begin):
            return None
        end = self._run_end(begin, core)
        whole = end == core or (head == "name" and end - begin > 1)
        return (begin, end) if whole else None

    def _past_mention(self, listed: int, end: int) -> int:
        """A name found before goes on only with words that are known in names."""
        known = self.nouns
        while listed < end:
            form = self.ctx.frame.forms[listed]
            likely = form in known.joiners or known.is_like_surname(form) or not known.is_common(form)
            if not (likely or self._is_joined(listed)):
                break
            listed += 1
        return listed

    def loose(self, phrase: NounPhrase) -> NounPhrase:
        """A phrase away from any verb of saying, where an object may follow the name: cut after it."""
        listed = self.mentions.get(phrase.first)
        if phrase.head == "body" and listed and listed[0] < phrase.last:
            return replace(phrase, last=listed[0])
        if not phrase.names:
            return phrase
        first, last = phrase.names[-1]
        end = min(last, self._loose_end(first, last))
        if (known := self.mentions.get(first)) and known[0] - first > 1:
            end = self._past_mention(known[0], max(end, known[0]))
        return replace(phrase, last=end, names=(*phrase.names[:-1], (first, end)))

    def is_plural(self, phrase: NounPhrase) -> bool:
        """Whether a phrase names several persons, or its head has the ending of a plural."""
        form = self.nouns.bare(self.ctx.frame.forms[phrase.first])
        listed = form in self.nouns.many
        endings = _PLURALS if self.nouns.article else tuple(self.nouns.plural_endings)
        return len(phrase.names) > 1 or listed or (not phrase.names and form.endswith(endings))

    def _has_apposition(self, last: int) -> bool:
        """Whether ", ROLE" follows a phrase that ends at `last`: then it names a person."""
        cut = self.ctx.frame
        return cut.form(last) == "," and last + 1 < len(cut) and self.nouns.is_role(cut.forms[last + 1])

    def _role_within(self, first: int, last: int) -> int:
        """Where a role begins right after what must then be a short name; 0 when none does."""
        for at in range(first + 1, min(first + _SHORT_NAME + 2, last)):
            if self.ctx.frame.forms[at] in self.nouns.roles:
                return at if at - first > 1 else 0
        return 0

    def _may_be_named(self, at: int, first: int) -> bool:
        """Whether a name begins here: by the word itself, or by the title before it."""
        form = self.ctx.frame.forms[at]
        titled = at > first and self._is_title(at - 1)
        known = not self.nouns.is_common(form) or self.register.is_surname(form)
        surname = known and self.nouns.continues_name(form) and self._is_free(at) and self._is_bounded(at + 1)
        return (titled and (self.nouns.after_title(form) or surname)) or self._begins(at)

    def _run_end(self, begin: int, last: int) -> int:
        """Where the name that begins at `begin` ends, inside a phrase that ends at `last`."""
        end = begin + 1
        while end < last and end - begin < _LONGEST_NAME:
            if not (self._is_joined(end) or self._goes_on(end)):
                break
            end += 1
        return self._to_boundary(begin, end, last)

    def _to_boundary(self, begin: int, end: int, last: int) -> int:
        """A given name is followed by a surname, whatever word that is, up to a role or the phrase's end."""
        cut = self.ctx.frame
        if end + 1 == last and self._has_apposition(last) and self._is_free(end):
            return last
        if end - begin > 1 or end >= last or not self.nouns.is_given(cut.forms[begin]):
            return end
        office = self.nouns.is_role(cut.forms[end]) and self._is_free(end) and bool(self.nouns.article)
        if end + 1 == last and self._is_bounded(last) and (office or self._may_end_name(end)):
            return last
        limit = next((at for at in range(end, last) if cut.forms[at] in self.nouns.roles), last)
        if limit == end:
            return end + 2 if self._is_surname(end + 1, last) else end
        bounded = limit < last or self._is_bounded(last)
        free = all(self._may_end_name(at) for at in range(end, limit))
        return limit if bounded and free and limit - begin <= _SHORT_NAME else end

    def _may_end_name(self, at: int) -> bool:
        """Whether a word could be a surname that no list knows."""
        form, known = self.ctx.frame.forms[at], self.nouns
        plain = self._is_free(at) and known.can_be_name(form) and not known.has_clitic(form)
        return plain and (self.ctx.tables.data.order != "verb-final" or not known.is_common(form))

    def _is_joined(self, at: int) -> bool:
        """Whether the word before joins the parts of a name (son of, father of) and this one is its part."""
        form = self.ctx.frame.forms[at]
        part = form not in self.nouns.roles or self.nouns.known_person(form)
        return part and self.ctx.frame.words[at] and self.ctx.frame.forms[at - 1] in self.nouns.joiners

    def _is_surname(self, at: int, last: int) -> bool:
        """Whether a word with the article is rare enough to be a surname after a name like an office."""
        form, known = self.ctx.frame.form(at), self.nouns
        return (
            at < last
            and known.bare(form) != form
            and known.continues_name(form)
            and not known.is_common(form)
        )

    def _is_bounded(self, last: int) -> bool:
        """Whether a phrase ends at its verb, speech, an adverbial or a comma, so that no object is in it."""
        form, ctx = self.ctx.frame.form(last), self.ctx
        ends = form in (",", COLON) or form in QUOTE_MARKS or last in ctx.cue_at
        adverbial = ctx.begins(ctx.tables.prepositions, last) or ctx.begins(ctx.tables.adverbs, last)
        goes_on = form in ctx.tables.relatives or ctx.complementiser(last)
        return bool(ends or adverbial or goes_on or last >= len(ctx.frame))

    def in_marks(self, phrase: NounPhrase) -> str | None:
        """The name in quotation marks that a phrase holds."""
        run = self._marked_name(phrase.first, phrase.last)
        return self.ctx.frame.source(*run) if run else None

    def marked_at(self, at: int) -> str | None:
        """The short name in quotation marks that begins at token `at`."""
        cut = self.ctx.frame
        if at >= len(cut) or cut.inside[at] < 0 or cut.words[at]:
            return None
        past = self._past_short_marks(at)
        return self.in_marks(NounPhrase(at, past, "body")) if past > at else None

    def past_marks_of(self, phrase: NounPhrase) -> int:
        """Where to look on after a phrase: one in marks may be whom is spoken to, and the subject follows."""
        marked = not self.ctx.frame.words[phrase.first]
        past = self._past_short_marks(phrase.first) if marked else phrase.last
        return max(phrase.first + 1, past)

    def person_within(self, phrase: NounPhrase) -> Run | None:
        """The listed person's name in a phrase that begins with other words (a verb, an unlisted role)."""
        found = self._person_mention(phrase.first + 1, phrase.last)
        return (found[0], self.trimmed(found[0], min(found[1], phrase.last))) if found else None

    def _person_mention(self, first: int, last: int) -> Run | None:
        for at in range(first, last):
            if self._is_name_after_all(at, last):
                return at, self.mentions[at][0]
        return None

    def _marked_name(self, first: int, last: int, *, after_head: bool = False) -> Run | None:
        """A name in quotation marks in the phrase; after_head: only at its beginning or after its head."""
        cut = self.ctx.frame
        outer = cut.inside[first - 1] if first else -1
        named = [
            at
            for at in range(first, last)
            if cut.inside[at] >= 0 and cut.inside[at] != outer and cut.words[at]
        ]
        if not named:
            return None
        opening = named[0] - 1
        late = opening > first and not (
            self.nouns.is_role(cut.forms[opening - 1]) or self._is_title(opening - 1)
        )
        of_body = self.nouns.is_body(cut.forms[named[0]])
        if after_head and (of_body or (late and not self._surely_begins(named[0]))):
            return None
        return named[0], named[-1] + 1

    def _is_title(self, at: int) -> bool:
        form = self.ctx.frame.forms[at]
        if form in self.nouns.titles:
            return not self._is_titled_given_name(at)
        return (self.ctx.frame.form(at - 1), form) in self.nouns.title_pairs

    def _is_titled_given_name(self, at: int) -> bool:
        """Whether a form of address (امیر) is a given name here: between a title and a lone surname."""
        known, cut = self.nouns, self.ctx.frame
        given = known.known_person(cut.forms[at]) and known.is_given(cut.forms[at])
        if not given or at == 0 or known.article or cut.forms[at - 1] not in known.titles:
            return False
        surname, after = cut.form(at + 1), cut.form(at + 2)
        named = known.continues_name(surname) and not known.is_given(surname)
        return named and surname not in known.titles and not known.known_person(after)

    def _name_start(self, first: int, last: int) -> int:
        """Where the name begins in a phrase that begins with a role; `last` when none does.

        A surer one later wins: the first may be part of a body's name ("centre of King X").
        """
        best, at = last, first + 1
        while at < last:
            if self._may_start(first, at) and (best == last or self._is_surer(at)):
                best = at
                at = self._run_end(at, last)
            at += 1
        return best

    def _may_start(self, first: int, at: int) -> bool:
        if self._is_office_name(at):
            return True
        if not self._may_be_named(at, first) or self._names_site(at):
            return False
        known = self.register.is_surname(self.ctx.frame.forms[at])
        return known or self._is_surer(at) or (at > first + 1 and self._goes_on(at + 1))

    def _is_office_name(self, at: int) -> bool:
        """Whether an office (مساعد) is a given name here: a surname after it ends the phrase."""
        form = self.ctx.frame.form(at)
        office = form in self.nouns.roles and self.nouns.is_in_names(form)
        return office and self._is_surname(at + 1, at + 2) and self._is_bounded(at + 2)

    def _is_surer(self, at: int) -> bool:
        return self._is_title(at - 1) or self._surely_begins(at)

    def _first_beginning(self, first: int, last: int) -> int:
        """Past words with the article before a name (a nationality); `first` when none begins one."""
        form = self.ctx.frame.forms[first]
        if self._begins(first) or self._begins_pair(first, last):
            return first
        if self.nouns.bare(form) == form:
            return first
        return next((at for at in range(first, last) if self._begins(at)), first)

    def _begins_pair(self, first: int, last: int) -> bool:
        """Two words up to a verb, speech or comma, the second like a surname: a name."""
        cut = self.ctx.frame
        if last - first != 2 or not self._is_free(first) or not self._is_bounded(last):
            return False
        given, surname = cut.forms[first], cut.forms[first + 1]
        plain = self.nouns.can_be_name(given) and self.nouns.bare(given) == given
        return plain and (self._known(first + 1) or self.nouns.is_rare(surname))

    def _surely_begins(self, at: int) -> bool:
        found = self.mentions.get(at)
        form = self.ctx.frame.forms[at]
        return self.nouns.known_person(form) or bool(
            found and found[1].kind == "person" and found[1].form == "name"
        )

    def _can_begin(self, at: int) -> bool:
        """Whether a bare name can begin with this token."""
        cut = self.ctx.frame
        if at >= len(cut) or not cut.words[at] or not self._is_free(at):
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
        return self.nouns.begins_name(cut.forms[at]) or self.is_given_name(at)

    def _begins_capitalised(self, at: int) -> bool:
        """A capital, which at a sentence's beginning says nothing of an ordinary word."""
        cut, form = self.ctx.frame, self.ctx.frame.forms[at]
        if not cut.text[cut.starts[at]].isupper() or not self.nouns.can_be_name(form):
            return False
        inner = at > cut.unit_start[at] and cut.words[at - 1]
        return inner or not self.nouns.is_common(form) or self._goes_on(at + 1)

    def _is_possessed(self, at: int) -> bool:
        """Whether the word is a common noun with a possessive ("his success")."""
        form, text = self.ctx.frame.forms[at], self.ctx.frame.source(at, at + 1)
        endings = [ending for ending in self.ctx.tables.possessives if text.endswith(ending)]
        return not self._known(at) and any(self.nouns.is_word(form[: -len(ending)]) for ending in endings)

    def _is_origin(self, at: int) -> bool:
        """Whether a word with the article only tells where the person named after it is from."""
        form, nouns = self.ctx.frame.forms[at], self.nouns
        return nouns.bare(form) != form and not nouns.known_person(form) and self._begins(at + 1)

    def _known_at(self, at: int) -> bool:
        return at < len(self.ctx.frame) and self._known(at)

    def _known(self, at: int) -> bool:
        return self.nouns.known_person(self.ctx.frame.forms[at])

    def _can_go_on(self, at: int) -> bool:
        """Whether a name can go on with this token."""
        cut = self.ctx.frame
        if 0 < at < len(cut) and self._is_possessed(at):
            return False
        if 0 < at < len(cut) and self.ctx.tables.data.capitals and self.is_hyphen(at):
            return cut.text[cut.starts[at + 1]].isupper()
        if at >= len(cut) or not cut.words[at] or not self._is_free(at):
            return False
        if self.ctx.tables.data.capitals:
            if cut.forms[at] in self.nouns.joiners and at + 1 < len(cut):
                return cut.text[cut.starts[at + 1]].isupper() or self.is_hyphen(at + 1)
            return cut.text[cut.starts[at]].isupper() and self.nouns.can_be_name(cut.forms[at])
        form = cut.forms[at]
        if self.nouns.continues_name(form):
            return True
        # A given name that is also an office (أمير) goes on only before more of the name.
        following = cut.form(at + 1)
        office = self.nouns.known_person(form) and form not in self.nouns.titles
        named = self.nouns.known_person(following) and not self.nouns.is_role(following)
        return office and (following in self.nouns.joiners or named)

    def _can_stand(self, at: int) -> bool:
        """Whether the token is no function word, cue or anaphor."""
        tables, ctx, form = self.ctx.tables, self.ctx, self.ctx.frame.forms[at]
        if form in tables.anaphors or form in tables.object_markers or at in ctx.cue_at:
            return False
        if form in tables.relatives:
            return False
        if ctx.begins(tables.prepositions, at):
            return self.is_given_name(at)
        return not (ctx.begins(tables.adverbs, at) or ctx.begins(tables.conjunctions, at))

    def is_marked_name(self, at: int) -> bool:
        """Whether a short name in quotation marks begins here, with its role or verb after it."""
        cut = self.ctx.frame
        if cut.forms[at] not in QUOTE_MARKS or cut.inside[at] < 0:
            return False
        past = self._past_short_marks(at)
        follows = past < len(cut) and (past in self.ctx.cue_at or self.nouns.is_role(cut.forms[past]))
        opens = at == cut.unit_start[at] and self._person_mention(at, past) is not None
        return past > at and (follows or opens)

    def is_dateline(self, phrase: NounPhrase) -> bool:
        """Whether a place, or a medium after one, opens a paragraph before a dash: no subject."""
        cut = self.ctx.frame
        near = phrase.last - cut.paragraph_start[phrase.first] <= _DATELINE
        dash = cut.form(phrase.last) == "-" and not self.is_hyphen(phrase.last)
        place = phrase.head == "body" or self.nouns.is_place(cut.forms[phrase.first])
        return near and dash and place and not phrase.names

    def is_feminine(self, phrase: NounPhrase) -> bool | None:
        """The gender of a role or body by its head's ending; None where that tells nothing."""
        form = self.nouns.bare(self.ctx.frame.forms[phrase.first])
        if phrase.head not in ("role", "body") or not self.nouns.article:
            return None
        if form.endswith(self.nouns.feminine):
            return True
        return False if phrase.head == "role" and form in self.nouns.roles else None

    def heads(self, at: int) -> bool:
        """Whether a word can head a speaker's phrase wherever it stands."""
        form, known = self.ctx.frame.forms[at], self.nouns
        return known.is_body(form) or known.is_role(form) or form in known.groups or known.is_document(form)

    def is_agent(self, phrase: NounPhrase) -> bool:
        """Whether the phrase surely denotes somebody who can speak."""
        if phrase.head == "name":
            if self.ctx.tables.data.capitals and any(last - first > 1 for first, last in phrase.names):
                return True
            return (
                any(self._surely_begins(first) for first, _ in phrase.names) or phrase.first in self.mentions
            )
        return phrase.head in ("role", "group", "body")

    # --- whom a phrase denotes ----------------------------------------------------------------

    def name_of(self, phrase: NounPhrase) -> str | None:
        """The fullest name of whom the phrase denotes; None for a pronoun, a document or "this one"."""
        if phrase.names:
            return JOINT.join(map(self.fullest, phrase.names))
        if phrase.head == "pronoun" or phrase.anaphoric:
            return None
        if phrase.head == "document":
            return self._issuer(phrase)
        if phrase.head == "role":
            return self._surname(phrase) or self._holder(phrase) or self.described(phrase)
        if phrase.head == "body":
            return self._body(phrase)
        return self.described(phrase)

    def _surname(self, phrase: NounPhrase) -> str | None:
        """A title that stands alone and is somebody's surname in this article."""
        lone = phrase.last - phrase.first == 1 and self._is_title(phrase.first)
        named = lone and self.register.is_surname(self.ctx.frame.forms[phrase.first])
        return self.fullest((phrase.first, phrase.last)) if named else None

    def fullest(self, run: Run) -> str:
        """The fullest form in the article of the name over a run of tokens."""
        cut = self.ctx.frame
        tokens, text = cut.forms[run[0] : run[1]], cut.source(*run)
        found = self.register.fullest(tokens, text)
        if found == text and len(tokens) == 1 and text not in self._looked:
            self._looked.add(text)
            self._take_up_longer(tokens[0])
            found = self.register.fullest(tokens, text)
        return found

    def _take_up_longer(self, word: str) -> None:
        """Take up the longer names in the text that a lone given name or surname stands in."""
        cut = self.ctx.frame
        for at in self.ctx.places.get(word, ())[:_PLACES]:
            first, last = at, at + 1
            while (
                first > cut.unit_start[at] and at - first < _LONGEST_LOOSE_NAME and self._goes_on(first - 1)
            ):
                first -= 1
            while first < at and not self._begins(first):
                first += 1
            if first == at > 0 and self._is_office_name(at - 1):
                first = at - 1
            while first == at and last < cut.unit_end[at] and last - at < _SHORT_NAME and self._known(last):
                last += 1
            if last - first > 1:
                sure = self._surely_begins(first)
                self.register.add(cut.forms[first:last], cut.source(first, last), sure=sure)

    def _holder(self, phrase: NounPhrase) -> str | None:
        """Whom a bare role denotes: what the mentions say, else the register."""
        for found in self._mentions_in(phrase):
            if found.form in ("role", "epithet") and found.of and self._is_at_head(found, phrase):
                return self.register.fullest(fold(found.of).split(), found.of)
        role = self._role(phrase)
        name = self.register.holder(phrase.first, *role) if role else None
        return self.register.fullest(fold(name).split(), name) if name else None

    def _is_at_head(self, found: Mention, phrase: NounPhrase) -> bool:
        """Whether a role's mention begins the phrase: one inside it ("deputy of the X") is another's."""
        cut = self.ctx.frame
        inside = range(phrase.first, phrase.last)
        first = next((at for at in inside if cut.starts[at] >= found.start), phrase.last)
        return all(self._is_determiner(at) or not cut.words[at] for at in range(phrase.first, first))

    def _mentions_in(self, phrase: NounPhrase) -> Iterator[Mention]:
        return (self.mentions[at][1] for at in range(phrase.first, phrase.last) if at in self.mentions)

    def _issuer(self, phrase: NounPhrase) -> str | None:
        """The body or person whose document it is: the words after the head, or after "issued by"."""
        cut, tables = self.ctx.frame, self.ctx.tables
        inner = self.phrase(phrase.first + 1, phrase.last) if phrase.last - phrase.first > 1 else None
        if inner and (inner.head in ("body", "role") or self.is_agent(inner)):
            return self.name_of(inner)
        for at in range(phrase.first + 1, min(phrase.first + _ISSUED_WITHIN, len(cut) - 1)):
            if self.ctx.complementiser(at) or not cut.words[at]:
                return None
            if cut.forms[at] in tables.issued_by:
                inner = None if self.ctx.complementiser(at + 1) else self.phrase(at + 1)
                return self.name_of(inner) if inner and inner.head != "pronoun" else None
        return None

    def _body(self, phrase: NounPhrase) -> str | None:
        """A body's name: in marks, or the whole phrase; a lone "the company" is the one named before."""
        cut = self.ctx.frame
        if marked := self._marked_name(phrase.first, phrase.last):
            return cut.source(*marked)
        form = cut.forms[phrase.first]
        if self.is_lone_body(phrase) and form not in media_names():
            known = self.register.bodies.get(self.nouns.bare(form)) or self._whole_body(phrase.first)
            if known or phrase.first not in self.mentions:
                return known
        return self.described(phrase)

    def is_lone_body(self, phrase: NounPhrase) -> bool:
        """Whether the phrase is "the company", "the ministry", with nothing else."""
        cut, first = self.ctx.frame, phrase.first
        if phrase.last - first == 2:
            return cut.forms[first] in self.nouns.definite
        return phrase.last - first == 1 and self.nouns.bare(cut.forms[first]) != cut.forms[first]

    def is_generic(self, phrase: NounPhrase) -> bool:
        """Whether the phrase's one noun may stand for a body of any name."""
        return self.nouns.bare(self.ctx.frame.forms[phrase.last - 1]) in self.nouns.generic_bodies

    def past_addressee(self, at: int) -> int:
        """Past "to NAME" right after a verb, where the subject comes second; `at` when none is there."""
        cut = self.ctx.frame
        marked = (
            at + 1 < len(cut) and cut.inside[at + 1] >= 0 and cut.forms[at] == self.ctx.tables.data.dative
        )
        if at >= len(cut) or not (marked or self.is_addressee(at)):
            return at
        return self._past_short_marks(at + 1) if at + 1 < len(cut) and cut.inside[at + 1] >= 0 else at + 1

    def _whole_body(self, at: int) -> str | None:
        """The first body of the text with this head and more words ("the ministry" of trade)."""
        bare = self.nouns.bare(self.ctx.frame.forms[at])
        for place in self.ctx.places.get(bare, ())[:_PLACES]:
            phrase = self.phrase(place)
            if phrase is not None and phrase.head == "body" and phrase.last - place > 1:
                return self.described(phrase)
        return None

    def described(self, phrase: NounPhrase) -> str:
        """The words of the phrase; a body without its head finds the name with it."""
        cut = self.ctx.frame
        text = cut.source(phrase.first, phrase.last).strip(' «»“”"')
        form = cut.forms[phrase.first]
        short = phrase.head == "name" and phrase.last - phrase.first <= _SHORT_NAME
        if short and cut.words[phrase.first]:
            return self.fullest((phrase.first, phrase.last))
        if phrase.head == "body" and self.nouns.bare(form) != form:
            return self.register.fullest(cut.forms[phrase.first : phrase.last], text, body=True)
        if phrase.head == "body" and phrase.last - phrase.first > 1:
            return self._longer_body(phrase) or text
        return text

    def _longer_body(self, phrase: NounPhrase) -> str | None:
        """The one listed body of the text whose name begins with these words and goes on a little."""
        cut, words = self.ctx.frame, self.ctx.frame.forms[phrase.first : phrase.last]
        longer = {
            tuple(cut.forms[at:last]): cut.source(at, last)
            for at in self.ctx.places.get(words[0], ())[:_PLACES]
            if (found := self.mentions.get(at)) and found[1].kind == "organisation"
            for last in (found[0],)
            if cut.forms[at : at + len(words)] == words and 0 < last - at - len(words) <= _TITLES
        }
        return next(iter(longer.values())) if len(longer) == 1 else None

    def holder_of(self, phrase: NounPhrase) -> str | None:
        """Who holds the role that the phrase names."""
        return self._holder(phrase) if phrase.head == "role" else None

    def is_unexplained(self, phrase: NounPhrase) -> bool:
        """Whether the phrase is one person's role that no name in the article is given yet."""
        cut = self.ctx.frame
        single = phrase.head == "group" and cut.forms[phrase.first] in self.ctx.tables.indefinite
        role = phrase.head == "role" or (single and self.nouns.is_role(cut.form(phrase.first + 1)))
        forms = cut.forms[phrase.first : phrase.last]
        if (
            not role
            or self._is_indefinite(phrase)
            or phrase.names
            or phrase.anaphoric
            or any(form in self.ctx.tables.others for form in forms)
        ):
            return False
        return self._holder(phrase) is None

    def _is_indefinite(self, phrase: NounPhrase) -> bool:
        """English: whether the phrase has neither "the" nor a possessor: somebody who stays unnamed."""
        form = self.ctx.frame.forms[phrase.first]
        return self.ctx.tables.data.capitals and form in self.ctx.tables.indefinite

    def first_place(self, phrase: NounPhrase) -> int:
        """The first token of the first place where the phrase's words stand."""
        forms = self.ctx.frame.forms
        words = forms[phrase.first : phrase.last]
        places = self.ctx.places.get(words[0], ())[:_PLACES]
        same = (at for at in places if forms[at : at + len(words)] == words)
        return next(same, phrase.first)

    def is_new_after(self, phrase: NounPhrase, at: int) -> bool:
        """Whether the one name in a phrase first stands in the text after token `at`, and without a role."""
        if len(phrase.names) != 1 or phrase.head != "name" or not self.is_agent(phrase):
            return False
        cut, (first, last) = self.ctx.frame, phrase.names[0]
        if not self._begins(first):
            return False
        name = self.fullest((first, last))
        return name not in self.register.held and self.ctx.places[cut.forms[last - 1]][0] > at

    def lone_head(self, phrase: NounPhrase) -> str:
        """The head of a phrase that is one definite word ("the source"), without the article; else ""."""
        at = phrase.last - 1
        form, first = self.ctx.frame.forms[at], self.ctx.frame.forms[phrase.first]
        bare = self.nouns.bare(form)
        definite = bare != form if at == phrase.first else first in self.nouns.definite
        lone = at - phrase.first <= 1 and phrase.head in ("role", "group", "name")
        return bare if lone and definite and not phrase.names else ""

    def first_word(self, phrase: NounPhrase) -> str:
        """The first word of a phrase, without the article; the last of its core where heads follow."""
        if self.ctx.tables.data.capitals:
            return self.ctx.frame.forms[self._core_end(phrase.first, phrase.last) - 1]
        return self.nouns.bare(self.ctx.frame.forms[phrase.first])

    def is_marked(self, phrase: NounPhrase) -> bool:
        """Whether the phrase holds a name in quotation marks."""
        return self._marked_name(phrase.first, phrase.last) is not None

    def is_nobody(self, phrase: NounPhrase) -> bool:
        """Whether a phrase that no list knows is more likely a thing (results, rules) than somebody."""
        unknown = phrase.head == "name" and not phrase.names and phrase.first not in self.mentions
        return (
            unknown and not phrase.anaphoric and not self.nouns.is_place(self.ctx.frame.forms[phrase.first])
        )

    def is_common(self, phrase: NounPhrase) -> bool:
        """Whether a phrase headed by no listed noun begins with an ordinary word."""
        form = self.ctx.frame.forms[phrase.first]
        if phrase.head != "name" or phrase.names or phrase.anaphoric or phrase.first in self.mentions:
            return False
        return not self._has_apposition(phrase.last) and self.nouns.is_common(form)


def _by_token(ctx: Context, mentions: Iterable[Mention]) -> dict[int, tuple[int, Mention]]:
    """Mentions of the text by first token, with one past their last token."""
    cut = ctx.frame
    found: dict[int, tuple[int, Mention]] = {}
    for mention in mentions:
        if mention.field == "text" and mention.form != "pronoun":
            first = bisect_right(cut.starts, mention.start) - 1
            last = bisect_left(cut.starts, mention.end)
            if 0 <= first < last:
                found.setdefault(first, (last, mention))
    return found
