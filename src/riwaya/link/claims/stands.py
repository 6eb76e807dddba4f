"""Where a statement stands between opposite words, negations and denials taken into account.

1. `leanings` gives the words that stand on an axis; those inside a name tell nothing ("Mr Free").
2. A clause that tells a condition stands nowhere.
3. `Turning` says which of the rest a negation or a denial puts on the contrary side: none of what stands
   behind "before" ("was not told before it opened").
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from riwaya.languages.cues import occurrences, starts_with
from riwaya.languages.opposites import Leaning, leanings, verb_final
from riwaya.languages.statements import denials, negations, statement_words
from riwaya.text.normalise import fold
from riwaya.text.tokens import Token, words

Span = tuple[int, int]

# A negation turns what stands within so many words of it, and a denial all of its clause; marks end both.
SCOPE, MARKS = 4, frozenset(".,;:!?،؛؟")
# A denial behind what it denies stands within so many words.
BEHIND = 6


class Stands(NamedTuple):
    """A leaning and the words that say it."""

    leaning: Leaning
    words: str


def stands(
    text: str, language: str | None, *, negated: bool, named: Sequence[Span] = ()
) -> tuple[Stands, ...]:
    """Where a statement stands; negated: its polarity; named: spans of the names in it."""
    return tuple(_stands(text, language, negated, named))


def _stands(text: str, language: str | None, negated: bool, named: Sequence[Span]) -> Iterator[Stands]:
    spans, data = words(text), statement_words(language)
    found = [fold(one.text) for one in spans]
    if any(True for _ in occurrences(data.conditional, found)):
        return
    turning = Turning(text, spans, found, language)
    turned_whole = negated and not turning.places
    for one in (
        each for each in leanings(found, language) if not starts_with(data.limits, found, each.first)
    ):
        start, end = spans[one.first].start, spans[one.last - 1].end
        if not any(left <= start and end <= right for left, right in named):
            turned = turned_whole or (turning.of(one) and not turning.awaited(one))
            yield Stands(one.turned() if turned else one, text[start:end])


class Turning:
    """The words of a statement that make what stands near them say the contrary."""

    def __init__(self, text: str, spans: Sequence[Token], found: Sequence[str], language: str | None) -> None:
        data = statement_words(language)
        self._text, self._spans, self._final = text, spans, verb_final(language)
        self._limits = frozenset(first for first, _ in occurrences(data.limits, found))
        self._denials = frozenset(denials(found, data))
        self._untrue = frozenset(first for first, _ in occurrences(data.untrue, found))
        self._before = [first for first, _ in occurrences(data.before, found)]
        self.places = tuple(sorted({*negations(found, data), *self._denials}))

    def of(self, one: Leaning) -> bool:
        """Whether some word outside a leaning's own turns it.

        Persian negates twice over (هیچ کس نرفت): what is negated by its own form, only a denial turns.
        """
        own = self._final and any(one.first <= at < one.last for at in self.places)
        outside = (at for at in self.places if not one.first <= at < one.last)
        return any(self._reaches(at, one) for at in outside if not own or at in self._denials)

    def awaited(self, one: Leaning) -> bool:
        """Whether a leaning stands behind "before"."""
        return any(0 < one.first - at <= SCOPE for at in self._before)

    def _reaches(self, at: int, one: Leaning) -> bool:
        """Negations turn what follows them in the clause, in verb-final languages what goes before too.

        A denial does so in any language: "reports of the sale are untrue".
        """
        before, denied, behind = at < one.first, at in self._denials, at in self._untrue
        gap = one.first - at if before else at - one.last + 1
        if not (before or self._final or (behind and gap <= BEHIND)) or (gap > SCOPE and not denied):
            return False
        left, right = (at, one.first) if before else (one.last - 1, at)
        if not self._limits.isdisjoint(range(left + 1, right)):
            return False
        between = self._text[self._spans[left].end : self._spans[right].start]
        return not any(mark in between for mark in MARKS)
