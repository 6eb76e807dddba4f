"""The fullest form in the article of a name, and the roles that names stand beside."""

from riwaya.annotate.quotes.people.name_parts import NameParts
from riwaya.annotate.quotes.people.noun_phrase import NounPhrase, Run
from riwaya.annotate.quotes.people.reading import Reading
from riwaya.annotate.quotes.register import Holder, Register
from riwaya.languages.gazetteer import UNKNOWN

# Longest bare name, in tokens, beside a verb of saying and elsewhere.
_LONGEST_NAME, _LONGEST_LOOSE_NAME = 8, 4
# A name of at most so many tokens between a clause's beginning and its verb is taken whole.
_SHORT_NAME = 3
# Places of a word looked at for a longer name.
_PLACES = 12
# A word of fewer letters has no "and" written on it.
_SHORTEST_JOINED = 3


class FullestNames(Reading):
    """The fullest names of one text, by its register."""

    def __init__(self, parts: NameParts, register: Register) -> None:
        super().__init__(parts.tokens)
        self.parts = parts
        self.register = register
        self._looked: set[str] = set()

    def fullest(self, run: Run) -> str:
        """The fullest form in the article of the name over a run of tokens."""
        tokens, text = self.words(*run)
        found = self.register.fullest(tokens, text)
        if found == text and len(tokens) == 1 and text not in self._looked:
            self._looked.add(text)
            self._take_up_longer(tokens[0])
            found = self.register.fullest(tokens, text)
        if found == text and len(tokens) == 1 and self.nouns.article:
            # A surname is written with and without the article.
            bare = self.nouns.bare(tokens[0])
            found = self.register.fullest([bare if bare != tokens[0] else self.nouns.article + bare], text)
        return found

    def _take_up_longer(self, word: str) -> None:
        """Take up the longer names in the text that a lone given name or surname stands in."""
        cut = self.ctx.frame
        for at in self.ctx.places.get(word, ())[:_PLACES]:
            first, last = at, at + 1
            while (
                first > cut.unit_start[at]
                and at - first < _LONGEST_LOOSE_NAME
                and self.parts.goes_on(first - 1)
            ):
                first -= 1
            while first < at and not self.parts.begins(first):
                first += 1
            if first == at > 0 and self.tokens.is_office_name(at - 1):
                first = at - 1
            while (
                first == at
                and last < cut.unit_end[at]
                and last - at < _SHORT_NAME
                and self.tokens.known(last)
            ):
                last += 1
            if last - first > 1:
                sure = self.tokens.surely_begins(first)
                self.register.add(cut.forms[first:last], cut.source(first, last), sure=sure)

    def words(self, first: int, last: int) -> tuple[list[str], str]:
        """Folded tokens and text of a name, without "and" before it or the ending of a genitive."""
        cut = self.ctx.frame
        forms, start, end = cut.forms[first:last], cut.starts[first], cut.ends[last - 1]
        if self._is_joined(forms[0]):
            forms, start = [forms[0][1:], *forms[1:]], start + 1
        if self.nouns.is_genitive(forms[-1]):
            bare = forms[-1].rstrip("s").rstrip("'’")
            end -= len(forms[-1]) - len(bare)
            forms = [*forms[:-1], bare]
        return forms, cut.text[start:end]

    def _is_joined(self, form: str) -> bool:
        """Whether "and" is written on a far better known name or on the word that heads a body's name."""
        known, facts = self.nouns, self.nouns.facts
        if not known.prefixed or not form.startswith(known.prefixed) or len(form) <= _SHORTEST_JOINED:
            return False
        rest = facts.get(form[1:], UNKNOWN)
        name = known.known_person(form[1:]) and rest.zipf > facts.get(form, UNKNOWN).zipf + 1
        return name or (known.is_body(form[1:]) and not known.known_person(form))

    def note(self, phrase: NounPhrase, run: Run) -> None:
        """Take up a name and the role beside it."""
        self.register.add(*self.words(*run))
        role = self.role(phrase)
        if role:
            name = self.register.fullest(*self.words(*run))
            self.register.hold(Holder(phrase.first, role[0], role[1], name))

    def role(self, phrase: NounPhrase) -> tuple[str, frozenset[str]] | None:
        """Head and other words of the role in a phrase; articles, particles and names left out."""
        cut, read = self.ctx.frame, self.nouns.reading
        named = {at for first, last in phrase.names for at in range(first, last)}
        places = [at for at in range(phrase.first, phrase.last) if at not in named and cut.words[at]]
        forms = [self.nouns.bare(read(cut.forms[at])) for at in places]
        heads = [form for form in forms if form in self.nouns.roles and form not in self.nouns.titles]
        return (heads[0], frozenset(forms) - {heads[0]}) if heads else None
