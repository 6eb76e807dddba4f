"""What can be said of a noun phrase as a speaker: its number, its gender, whether it can act at all."""

from riwaya.annotate.quotes.people.heads import Heads
from riwaya.annotate.quotes.people.noun_phrase import NounPhrase
from riwaya.annotate.quotes.people.reading import Reading
from riwaya.annotate.quotes.people.tokens import Tokens

# Places of a word looked at for a longer name.
_PLACES = 12
_PLURALS = ("ون", "ين")
# A dateline ends within so many tokens of its paragraph.
_DATELINE = 6


class Traits(Reading):
    """The traits of the noun phrases of one text."""

    def __init__(self, tokens: Tokens, heads: Heads) -> None:
        super().__init__(tokens)
        self.heads = heads

    def is_plural(self, phrase: NounPhrase) -> bool:
        """Whether a phrase names several persons, or its head has the ending of a plural."""
        form = self.nouns.bare(self.ctx.frame.forms[phrase.first])
        listed = form in self.nouns.many
        endings = _PLURALS if self.nouns.article else tuple(self.nouns.plural_endings)
        return len(phrase.names) > 1 or listed or (not phrase.names and form.endswith(endings))

    def is_dateline(self, phrase: NounPhrase) -> bool:
        """Whether a place, or a medium after one, opens a paragraph before a dash: no subject."""
        cut = self.ctx.frame
        near = phrase.last - cut.paragraph_start[phrase.first] <= _DATELINE
        dash = cut.form(phrase.last) == "-" and not self.tokens.is_hyphen(phrase.last)
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

    def is_agent(self, phrase: NounPhrase) -> bool:
        """Whether the phrase surely denotes somebody who can speak."""
        if phrase.head == "name":
            if self.ctx.tables.data.capitals and any(last - first > 1 for first, last in phrase.names):
                return True
            return (
                any(self.tokens.surely_begins(first) for first, _ in phrase.names)
                or phrase.first in self.mentions
            )
        return phrase.head in ("role", "group", "body")

    def is_common(self, phrase: NounPhrase) -> bool:
        """Whether a phrase headed by no listed noun begins with an ordinary word."""
        form = self.ctx.frame.forms[phrase.first]
        if phrase.head != "name" or phrase.names or phrase.anaphoric or phrase.first in self.mentions:
            return False
        return not self.tokens.has_apposition(phrase.last) and self.nouns.is_common(form)

    def is_nobody(self, phrase: NounPhrase) -> bool:
        """Whether a phrase that no list knows is more likely a thing (results, rules) than somebody."""
        unknown = phrase.head == "name" and not phrase.names and phrase.first not in self.mentions
        return (
            unknown and not phrase.anaphoric and not self.nouns.is_place(self.ctx.frame.forms[phrase.first])
        )

    def is_generic(self, phrase: NounPhrase) -> bool:
        """Whether the phrase's one noun may stand for a body of any name."""
        return self.nouns.bare(self.ctx.frame.forms[phrase.last - 1]) in self.nouns.generic_bodies

    def is_lone_body(self, phrase: NounPhrase) -> bool:
        """Whether the phrase is "the company", "the ministry", with nothing else."""
        cut, first = self.ctx.frame, phrase.first
        if phrase.last - first == 2:
            return cut.forms[first] in self.nouns.definite
        return phrase.last - first == 1 and self.nouns.bare(cut.forms[first]) != cut.forms[first]

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
            return self.ctx.frame.forms[self.heads.core_end(phrase.first, phrase.last) - 1]
        return self.nouns.bare(self.ctx.frame.forms[phrase.first])

    def is_indefinite(self, phrase: NounPhrase) -> bool:
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
