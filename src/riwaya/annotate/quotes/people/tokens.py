"""What one token can be beside a verb of saying: a title, a preposition, part of a name, a word in marks.

The word-level lists (see `nouns`) say what a word may be; here its neighbours decide.
"""

from functools import cache

from riwaya.annotate.quotes.context import COLON, QUOTE_MARKS, Context
from riwaya.annotate.quotes.nouns import media_names, nouns
from riwaya.annotate.quotes.people.noun_phrase import Run
from riwaya.text.normalise import fold, folded_set
from riwaya.types import Mention

# Longest phrase looked at, in tokens; offices of the tuning gold reach 17.
_LONGEST = 26
# Names in quotation marks are no longer than this.
_MARKED_NAME = 4


class Tokens:
    """The tokens of one text; mentions: by first token, with one past their last token."""

    def __init__(self, ctx: Context, mentions: dict[int, tuple[int, Mention]]) -> None:
        self.ctx = ctx
        self.nouns = nouns(ctx.language)
        self.mentions = mentions
        self._companions = {
            fold(form): folded_set(words) for form, words in ctx.tables.data.companions.items()
        }
        # Asked for the same tokens again and again, and the same for the whole life of a text.
        self.is_free = cache(self._can_stand)

    def is_hyphen(self, at: int) -> bool:
        """Whether a mark joins two words without blanks, as in double names."""
        cut = self.ctx.frame
        if not self.ctx.tables.data.capitals or cut.forms[at] != "-" or not 0 < at < len(cut) - 1:
            return False
        return cut.ends[at - 1] == cut.starts[at] and cut.ends[at] == cut.starts[at + 1] and cut.words[at + 1]

    def is_preposition(self, at: int) -> bool:
        """Whether a preposition begins here, and no verb that reads like one ("voiced ... about")."""
        return bool(self.ctx.begins(self.ctx.tables.prepositions, at)) and not self.is_verb_after_all(at)

    def is_verb_after_all(self, at: int) -> bool:
        """Whether the companion that makes a verb of this form follows in its clause."""
        wanted = self._companions.get(self.ctx.frame.form(at))
        if wanted is None:
            return False
        cut = self.ctx.frame
        end = next((i for i in range(at, cut.unit_end[at]) if self.ctx.is_separator(i)), cut.unit_end[at])
        return any(cut.forms[i] in wanted for i in range(at + 1, min(end, at + _LONGEST)))

    def is_given_name(self, place: int) -> bool:
        """Whether a word that reads like a preposition (علي) is a name, by its neighbours."""
        cut = self.ctx.frame
        if cut.source(place, place + 1) not in self.ctx.tables.namesakes:
            return False
        before = cut.forms[place - 1] if place else ""
        titled = before in self.nouns.titles or self.nouns.known_person(before)
        after = cut.form(place + 1)
        return titled or self.nouns.begins_name(after) or self.is_surname(place + 1, place + 2)

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
        named = self.known_at(place + 1) or self.is_surname(place + 1, place + 2)
        return bool(to_definite) or (self.nouns.has_clitic(form) and not named)

    def is_occasion(self, at: int) -> bool:
        """Whether the word names an occasion of speech, whatever is written after it."""
        return self.ctx.frame.form(at).startswith(self.ctx.tables.occasions)

    def past_short_marks(self, at: int) -> int:
        """Past a name in quotation marks; `at` itself when the marks hold more than a name."""
        cut, number = self.ctx.frame, self.ctx.frame.inside[at]
        end = at
        while end < len(cut) and cut.inside[end] == number and end - at <= _MARKED_NAME + 2:
            end += 1
        closed = end >= len(cut) or cut.inside[end] != number
        return end if closed and cut.marked[number].complete else at

    def ends_title(self, at: int) -> bool:
        """Whether the word is the second of a title of two."""
        return (self.ctx.frame.form(at - 1), self.ctx.frame.forms[at]) in self.nouns.title_pairs

    def is_title(self, at: int) -> bool:
        """Whether the word is a form of address, and no given name here."""
        form = self.ctx.frame.forms[at]
        if form in self.nouns.titles:
            return not self.is_titled_given_name(at)
        return self.ends_title(at)

    def is_titled_given_name(self, at: int) -> bool:
        """Whether a form of address (امیر) is a given name here: between a title and a lone surname."""
        known, cut = self.nouns, self.ctx.frame
        given = known.known_person(cut.forms[at]) and known.is_given(cut.forms[at])
        if not given or at == 0 or known.article or cut.forms[at - 1] not in known.titles:
            return False
        surname, after = cut.form(at + 1), cut.form(at + 2)
        named = known.continues_name(surname) and not known.is_given(surname)
        return named and surname not in known.titles and not known.known_person(after)

    def is_title_or_role(self, at: int) -> bool:
        """Whether the word is a form of address or heads a role."""
        return self.is_title(at) or self.nouns.is_role(self.ctx.frame.forms[at])

    def is_determiner(self, at: int) -> bool:
        """Whether the word is a determiner, or points back ("this")."""
        form = self.ctx.frame.forms[at]
        return form in self.ctx.tables.anaphors or form in self.nouns.determiners

    def is_surname(self, at: int, last: int) -> bool:
        """Whether a word with the article is rare enough to be a surname after a name like an office."""
        form, known = self.ctx.frame.form(at), self.nouns
        return (
            at < last
            and known.bare(form) != form
            and known.continues_name(form)
            and not known.is_common(form)
        )

    def known(self, at: int) -> bool:
        """Whether the word is known as part of persons' names."""
        return self.nouns.known_person(self.ctx.frame.forms[at])

    def known_at(self, at: int) -> bool:
        """The same, and False past the end."""
        return at < len(self.ctx.frame) and self.known(at)

    def is_bounded(self, last: int) -> bool:
        """Whether a phrase ends at its verb, speech, an adverbial or a comma, so that no object is in it."""
        form, ctx = self.ctx.frame.form(last), self.ctx
        ends = form in (",", COLON) or form in QUOTE_MARKS or last in ctx.cue_at
        adverbial = ctx.begins(ctx.tables.prepositions, last) or ctx.begins(ctx.tables.adverbs, last)
        goes_on = form in ctx.tables.relatives or ctx.complementiser(last)
        return bool(ends or adverbial or goes_on or last >= len(ctx.frame))

    def has_apposition(self, last: int) -> bool:
        """Whether ", ROLE" follows a phrase that ends at `last`: then it names a person."""
        cut = self.ctx.frame
        return cut.form(last) == "," and last + 1 < len(cut) and self.nouns.is_role(cut.forms[last + 1])

    def is_office_name(self, at: int) -> bool:
        """Whether an office (مساعد) is a given name here: a surname after it ends the phrase."""
        form = self.ctx.frame.form(at)
        office = form in self.nouns.roles and self.nouns.is_in_names(form)
        return office and self.is_surname(at + 1, at + 2) and self.is_bounded(at + 2)

    def names_site(self, at: int) -> bool:
        """Whether the word before says that a place or body is named here."""
        while at > 1 and self.is_title(at - 1):
            at -= 1
        before = self.ctx.frame.forms[at - 1]
        if self.nouns.bare(before) != before:
            return False
        site = before in self.nouns.sites or self.nouns.is_body(before)
        return site or self.nouns.is_body(self.nouns.reading(before))

    def heads(self, at: int) -> bool:
        """Whether a word can head a speaker's phrase wherever it stands."""
        form, known = self.ctx.frame.forms[at], self.nouns
        return known.is_body(form) or known.is_role(form) or form in known.groups or known.is_document(form)

    def surely_begins(self, at: int) -> bool:
        """Whether a person's name surely begins here: by the word or by a mention."""
        found = self.mentions.get(at)
        form = self.ctx.frame.forms[at]
        return self.nouns.known_person(form) or bool(
            found and found[1].kind == "person" and found[1].form == "name"
        )

    def is_name_after_all(self, at: int, last: int) -> bool:
        """Whether a mention says that a person's name stands here, up to `last`."""
        mention = self.mentions.get(at)
        return bool(
            mention and mention[1].kind == "person" and mention[1].form == "name" and mention[0] <= last
        )

    def person_mention(self, first: int, last: int) -> Run | None:
        """The first mention of a person by name in tokens [first, last)."""
        for at in range(first, last):
            if self.is_name_after_all(at, last):
                return at, self.mentions[at][0]
        return None

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
