"""Words that cannot both be said of one thing: resigned and stays, opened and closed, rose and fell.

`<language>/opposites.yml` lists axes whose names all languages share, so that "resigned" and «می‌ماند» are
the two sides of one. Each side lists stems by paradigm, as events.yml does, whose paradigms may be used
beside the file's own; `_` joins the words of a phrase:

    axes:
      resign: {one: {past: استقال, noun: استقالة}, other: {past: بق, noun: باق}}

A paradigm that is `negated` puts its forms on the contrary side («نپذیرفت»).
`leanings` finds where the folded words of a text stand on which axis; a phrase goes before the words in it.
"""

from collections.abc import Iterator, Sequence
from functools import cache
from typing import Literal, NamedTuple

import msgspec

from riwaya.languages.data import topic
from riwaya.languages.events import EventData, Group, Lexicon, Paradigm, event_data

Side = Literal["one", "other"]
SIDES: tuple[Side, Side] = ("one", "other")


class Sides(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The stems of either side of an axis, by paradigm; blanks part them."""

    one: dict[str, str]
    other: dict[str, str]


class OppositeTopic(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The keys of opposites.yml. paradigms: those that events.yml has not."""

    source: str = ""
    paradigms: dict[str, list[Paradigm]] = {}
    axes: dict[str, Sides] = {}


class Leaning(NamedTuple):
    """Where a text stands on an axis: the side, and the tokens [first, last) that say so.

    negated: whether the words name the contrary side, and something turns them.
    """

    axis: str
    side: Side
    first: int
    last: int
    negated: bool = False

    def turned(self) -> "Leaning":
        """The same in a sentence that says it is not so."""
        return self._replace(side="other" if self.side == "one" else "one", negated=not self.negated)


@cache
def opposite_words(language: str | None) -> Lexicon:
    """The compiled sides of a language, empty where it lists none. Raises LanguagePackError."""
    listed = topic(OppositeTopic, language or "und", "opposites")
    groups = [
        Group(type=f"{axis} {side}", stems=getattr(sides, side))
        for axis, sides in listed.axes.items()
        for side in SIDES
    ]
    known = event_data(language or "und").paradigms
    return Lexicon(EventData(paradigms={**known, **listed.paradigms}, triggers=groups))


def verb_final(language: str | None) -> bool:
    """Whether the verb, and with it a negation, closes the clause."""
    return event_data(language or "und").order == "verb-final"


def leanings(tokens: Sequence[str], language: str | None) -> tuple[Leaning, ...]:
    """The axes that folded words stand on, in order; each axis at each place once."""
    found = [one for at in range(len(tokens)) for one in _at(tokens, at, opposite_words(language))]
    kept = (one for one in found if not any(_covers(other, one) for other in found))
    return tuple(dict.fromkeys(kept))


def _at(tokens: Sequence[str], at: int, lexicon: Lexicon) -> Iterator[Leaning]:
    for reading in lexicon.readings(tokens[at]):
        last = at + 1 + len(reading.stem.tail)
        if tuple(tokens[at + 1 : last]) == reading.stem.tail:
            axis, side = reading.stem.group.type.split()
            found = Leaning(axis, "one" if side == "one" else "other", at, last)
            yield found.turned() if reading.paradigm.negated else found


def _covers(longer: Leaning, shorter: Leaning) -> bool:
    """Whether a phrase holds a word: what the phrase says on an axis is then all that is said there."""
    inside = longer.first <= shorter.first and shorter.last <= longer.last
    return (
        longer.axis == shorter.axis and inside and longer.last - longer.first > shorter.last - shorter.first
    )
