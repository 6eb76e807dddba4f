"""Whom a noun phrase denotes: the fullest name of the person or body, or the phrase's own words.

Order by head: a name is made full; a role finds its holder; a document its issuer; a body's short
form the whole name; what nothing explains is described by its own words.
"""

from collections.abc import Iterator

from riwaya.annotate.quotes.nouns import media_names
from riwaya.annotate.quotes.people.body_names import BodyNames
from riwaya.annotate.quotes.people.fullest_names import FullestNames
from riwaya.annotate.quotes.people.marked_names import MarkedNames
from riwaya.annotate.quotes.people.noun_phrase import JOINT, NounPhrase
from riwaya.annotate.quotes.people.phrases import Phrases
from riwaya.annotate.quotes.people.reading import Reading
from riwaya.annotate.quotes.people.traits import Traits
from riwaya.text.normalise import fold
from riwaya.types import Mention

# A name of at most so many tokens between a clause's beginning and its verb is taken whole.
_SHORT_NAME = 3
# Places of a word looked at for a longer name.
_PLACES = 12
# Tokens between a document and "by" before its issuer.
_ISSUED_WITHIN = 7
# Titles between a role's comma and the name.
_TITLES = 3


class Denotation(Reading):
    """What the noun phrases of one text denote."""

    def __init__(
        self, phrases: Phrases, traits: Traits, marked: MarkedNames, fullest_names: FullestNames
    ) -> None:
        super().__init__(phrases.tokens)
        self.phrases = phrases
        self.traits = traits
        self.marked = marked
        self.fullest_names = fullest_names
        self.parts = phrases.parts
        self.register = fullest_names.register
        self.bodies = BodyNames(phrases.tokens)

    def name_of(self, phrase: NounPhrase) -> str | None:
        """The fullest name of whom the phrase denotes; None for a pronoun, a document or "this one"."""
        if phrase.names:
            return JOINT.join(map(self.fullest_names.fullest, phrase.names))
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
        lone = phrase.last - phrase.first == 1 and self.tokens.is_title(phrase.first)
        named = lone and self.register.is_surname(self.ctx.frame.forms[phrase.first])
        return self.fullest_names.fullest((phrase.first, phrase.last)) if named else None

    def _holder(self, phrase: NounPhrase) -> str | None:
        """Whom a bare role denotes: what the mentions say, else the register."""
        for found in self._mentions_in(phrase):
            if found.form in ("role", "epithet") and found.of and self._is_at_head(found, phrase):
                return self.register.fullest(fold(found.of).split(), found.of)
        role = self.fullest_names.role(phrase)
        name = self.register.holder(phrase.first, *role) if role else None
        return self.register.fullest(fold(name).split(), name) if name else None

    def _is_at_head(self, found: Mention, phrase: NounPhrase) -> bool:
        """Whether a role's mention begins the phrase: one inside it ("deputy of the X") is another's."""
        cut = self.ctx.frame
        inside = range(phrase.first, phrase.last)
        first = next((at for at in inside if cut.starts[at] >= found.start), phrase.last)
        return all(self.tokens.is_determiner(at) or not cut.words[at] for at in range(phrase.first, first))

    def _mentions_in(self, phrase: NounPhrase) -> Iterator[Mention]:
        return (self.mentions[at][1] for at in range(phrase.first, phrase.last) if at in self.mentions)

    def _issuer(self, phrase: NounPhrase) -> str | None:
        """The body or person whose document it is: the words after the head, or after "issued by"."""
        cut, tables = self.ctx.frame, self.ctx.tables
        inner = self.phrases.phrase(phrase.first + 1, phrase.last) if phrase.last - phrase.first > 1 else None
        if inner and (inner.head in ("body", "role") or self.traits.is_agent(inner)):
            return self.name_of(inner)
        for at in range(phrase.first + 1, min(phrase.first + _ISSUED_WITHIN, len(cut) - 1)):
            if self.ctx.complementiser(at) or not cut.words[at]:
                return None
            if cut.forms[at] in tables.issued_by:
                inner = None if self.ctx.complementiser(at + 1) else self.phrases.phrase(at + 1)
                return self.name_of(inner) if inner and inner.head != "pronoun" else None
        return None

    def _body(self, phrase: NounPhrase) -> str | None:
        """A body's name: in marks, or the whole phrase; a lone "the company" is the one named before."""
        cut = self.ctx.frame
        if marked := self.marked.marked_name(phrase.first, phrase.last):
            return cut.source(*marked)
        form = cut.forms[phrase.first]
        if self.traits.is_lone_body(phrase) and form not in media_names():
            known = self.register.bodies.get(self.nouns.bare(form)) or self._whole_body(phrase.first)
            if known or phrase.first not in self.mentions:
                return known
        return self.described(phrase)

    def _whole_body(self, at: int) -> str | None:
        """The first body of the text with this head and more words ("the ministry" of trade)."""
        bare = self.nouns.bare(self.ctx.frame.forms[at])
        for place in self.ctx.places.get(bare, ())[:_PLACES]:
            phrase = self.phrases.phrase(place)
            if phrase is not None and phrase.head == "body" and phrase.last - place > 1:
                return self.described(phrase)
        return None

    def described(self, phrase: NounPhrase) -> str:
        """The words of the phrase; a body without its head finds the name with it."""
        cut = self.ctx.frame
        if phrase.head == "body":
            runs = self.bodies.conjuncts(phrase)
            if len(runs) > 1 or runs[0] != (phrase.first, phrase.last):
                return JOINT.join(cut.source(*run) for run in runs)
        text = self.fullest_names.words(phrase.first, phrase.last)[1].strip(' «»“”"')
        form = cut.forms[phrase.first]
        short = phrase.head == "name" and phrase.last - phrase.first <= _SHORT_NAME
        if short and cut.words[phrase.first]:
            return self.fullest_names.fullest((phrase.first, phrase.last))
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
            or self.traits.is_indefinite(phrase)
            or phrase.names
            or phrase.anaphoric
            or any(form in self.ctx.tables.others for form in forms)
        ):
            return False
        return self._holder(phrase) is None

    def _is_mere_name(self, phrase: NounPhrase) -> bool:
        """Whether a phrase holds a name and nothing but forms of address before it."""
        before = range(phrase.first, phrase.names[0][0])
        return phrase.head == "name" or all(self.tokens.is_title(at) for at in before)

    def is_new_after(self, phrase: NounPhrase, at: int, *, held: bool = False) -> bool:
        """Whether the one name in a phrase first stands in the text after token `at`.

        held: it may be given a role; else it must not.
        """
        if len(phrase.names) != 1 or not self._is_mere_name(phrase) or not self.traits.is_agent(phrase):
            return False
        cut, (first, last) = self.ctx.frame, phrase.names[0]
        if not self.parts.begins(first):
            return False
        name = self.fullest_names.fullest((first, last))
        new = held or name not in self.register.held
        return new and self.ctx.places[cut.forms[last - 1]][0] > at
