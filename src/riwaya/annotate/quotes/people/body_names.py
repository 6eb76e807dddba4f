"""The bare names of bodies: without the noun that says what kind they are, one by one where joined."""

from functools import cache

from riwaya.annotate.quotes.people.noun_phrase import NounPhrase, Run
from riwaya.annotate.quotes.people.reading import Reading
from riwaya.languages.gazetteer import organisations


class BodyNames(Reading):
    """The names of the bodies of one text."""

    def conjuncts(self, phrase: NounPhrase) -> list[Run]:
        """The bare names of a body's phrase: more than one where "and" joins names that stand alone."""
        return [self.bare(run) for run in self._joined(phrase)]

    def bare(self, run: Run) -> Run:
        """A name without the noun before it ("the newspaper X"), where X is a name without it as well."""
        first, last = run
        forms = self.ctx.frame.forms
        kind = self.nouns.bare(self.nouns.reading(forms[first]))
        if last - first < 2 or kind not in self.nouns.named_bodies:
            return run
        known = " ".join(forms[first + 1 : last]) in _listed() or self._stands_alone(first + 1, last)
        return (first + 1, last) if known else run

    def _stands_alone(self, first: int, last: int) -> bool:
        """Whether the same words are named as a body elsewhere in the text, with no noun before them."""
        forms = self.ctx.frame.forms
        words = forms[first:last]
        return any(
            found[1].kind == "organisation"
            and forms[at : found[0]] == words
            and (at == 0 or self.nouns.bare(forms[at - 1]) not in self.nouns.named_bodies)
            for at in self.ctx.places.get(words[0], ())
            if at != first and (found := self.mentions.get(at))
        )

    def _joined(self, phrase: NounPhrase) -> list[Run]:
        """The conjuncts of a phrase, where each is named by itself; else the whole phrase."""
        first, last = phrase.first, phrase.last
        cuts = [at for at in range(first + 1, last) if self.ctx.begins(self.ctx.tables.conjunctions, at) == 1]
        starts = [first, *(at + 1 for at in cuts)]
        if not cuts or not all(self._is_named(at) for at in starts):
            return [(first, last)]
        return [(a, b) for a, b in zip(starts, [*cuts, last], strict=True) if a < b]

    def _is_named(self, at: int) -> bool:
        """Whether a listed name begins here, or right after the noun that begins here."""
        return at in self.mentions or (
            at + 1 in self.mentions and self.nouns.is_body(self.ctx.frame.forms[at])
        )


@cache
def _listed() -> frozenset[str]:
    return frozenset(organisations())
