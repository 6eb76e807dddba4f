"""Quantities of a statement: numbers with what they count, and whether two of them can both hold.

1. `quantities` reads the numbers of a text that are no part of a date, and beside each a counted noun
   or unit, and the nearest word that says what befell those counted (killed, arrested).
2. `same_kind` says whether two quantities count the same kind of thing, as far as is known.
3. `agree` says whether two values can both hold, given "about", "at least" and rounding.
"""

import math
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from riwaya.languages.numbers import number_words
from riwaya.languages.units import PERSONS, UnitWords, WordClasses, unit_words
from riwaya.link.background import stem, zipf
from riwaya.text.normalise import fold
from riwaya.text.numbers import Bound, Number, numbers
from riwaya.text.tokens import Token, tokens, words

Span = tuple[int, int]

# Words between a number and what it counts ("4,200 displaced families", "rose on Sunday to 31").
NOUN_AFTER, NOUN_BEFORE = 3, 5
# Words within which what befell those counted stands, and how many fewer on its unusual side.
REACH, UNUSUAL = 12, 4
# "About 4,200" and a plain number agree within this share of the larger.
ABOUT = 0.06
# A number that ends in so many zeros may be a rounded one.
ROUND_ZEROS = 3
# A unit before a number says the how many-eth it is: "minute 94" is no length of 94 minutes.
PLACE, PLACED = ":place", frozenset({"minute", "day", "hour", "week", "month", "year"})
# Lengths of time are held against each other in hours: "48 hours" is "two days".
DURATION = "duration"
HOURS = {"second": 1 / 3600, "minute": 1 / 60, "hour": 1, "day": 24, "week": 168, "month": 720, "year": 8760}
# Words as frequent as this part a number from a noun that it does not count ("19 a day earlier").
PARTS = 6.3
_SCORE = re.compile(r"(?<![\d.,/-])(\d{1,2})(?:\s?[-–−]\s?|\s+بر\s+)(\d{1,2})(?![\d.,/%٪-])")
# Added time of a match: "90+4", in Persian mostly «۴+۹۰».
_ADDED = re.compile(r"(?<!\d)(\d{1,3})\s?\+\s?(\d{1,2})(?!\d)")
_ORDINAL = re.compile(r"(?<!\d)(\d{1,3})(?:st|nd|rd|th)\b")
# "48 hours before", «پس از دو روز»: so near stands the word that says from where a time is measured.
BESIDE = 2
# A number takes over what the one before it counts where so few words lie between them.
INHERITS = 4
_STOPS = frozenset(".;؛:!?؟\n")


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """One number of a statement.

    start, end: the span with what it counts, in the text that was read; noun: class of what stands
    beside it; event: class of what befell those counted; word: stem of the next word where no
    class is known, comparable within one language only; side: of a length of time, "earlier" or "later"
    than what it is measured from.
    """

    start: int
    end: int
    value: float
    bound: Bound = "exact"
    noun: str | None = None
    event: str | None = None
    word: str = ""
    side: str | None = None


def quantities(text: str, language: str | None, *, dates: Iterable[Span] = ()) -> tuple[Quantity, ...]:
    """The quantities of a text, in order; `dates` are spans whose numbers count nothing."""
    outside = list(dates)
    found = [
        one
        for one in numbers(text, number_words(language))
        if not one.weak and not any(start < one.end and one.start < end for start, end in outside)
    ]
    around, data = tokens(text), unit_words(language)
    scores = list(_scores(text, outside))
    spans = [(score.start, score.end) for score in scores] + [one.span() for one in _ADDED.finditer(text)]
    kept = [one for one in found if not any(start <= one.start < end for start, end in spans)]
    kept = [one for one in kept if not _is_name(one, around, data)]
    made = _inherited([_quantity(one, kept, around, data, language) for one in kept], text)
    return tuple(sorted((*made, *scores, *_marked(text, around, data, language)), key=lambda one: one.start))


def _is_name(number: Number, around: Sequence[Token], data: UnitWords) -> bool:
    """Whether a number is a name of something and counts nothing: flight 370."""
    before = [fold(one.text) for one in around if one.end <= number.start and one.kind == "word"][-1:]
    return bool(before) and before[0] in data.labels


def _inherited(found: Sequence[Quantity], text: str) -> Iterator[Quantity]:
    """The quantities, each that names nothing counting what the one before it counts: "from 120 to 70"."""
    last: Quantity | None = None
    for one in found:
        bare = one.noun is None and one.event is None and not one.word
        if bare and last and len(words(text[last.end : one.start])) <= INHERITS:
            one = replace(one, noun=last.noun, event=last.event)
        yield one
        last = one


def _scores(text: str, outside: Sequence[Span]) -> Iterator[Quantity]:
    """Results of a match ("2-1", «۲ بر ۱»): one quantity, the winner's share first."""
    for one in _SCORE.finditer(text):
        if not any(start < one.end() and one.start() < end for start, end in outside):
            low, high = sorted((int(one[1]), int(one[2])))
            yield Quantity(start=one.start(), end=one.end(), value=high + low / 100, noun="score")


def _marked(text: str, around: Sequence[Token], data: UnitWords, language: str | None) -> Iterator[Quantity]:
    """Ordinals in digits before a unit: "the 94th minute"."""
    for one in _ADDED.finditer(text):
        yield Quantity(
            start=one.start(), end=one.end(), value=int(one[1]) + int(one[2]), noun="minute" + PLACE
        )
    for one in _ORDINAL.finditer(text):
        following = next((token for token in around if token.start >= one.end()), None)
        noun = data.nouns.find(fold(following.text), language) if following else None
        if following and noun:
            yield Quantity(start=one.start(), end=following.end, value=int(one[1]), noun=noun + PLACE)


def same_kind(left: Quantity, right: Quantity) -> bool | None:
    """Whether two quantities count one kind of thing; None where it is not known."""
    if left.side and right.side and left.side != right.side:
        return False
    if left.event and right.event:
        return left.event == right.event
    one, other = left.event or left.noun, right.event or right.noun
    if left.noun == right.noun and left.noun not in (None, "person"):
        return True
    if one is None or other is None:
        return True if left.word and left.word == right.word else None
    if one == other:
        return True
    # "19 people" may be the 19 killed.
    loose = (left.noun in PERSONS and not left.event) or (right.noun in PERSONS and not right.event)
    return None if loose and _of_people(one) and _of_people(other) else False


_COUNTED = (
    "dead wounded missing arrested displaced evacuated rescued discharged strike invited refugee hostage"
)
_BEFALLS = PERSONS | set(f"{_COUNTED} prisoner spectator voter".split())


def _of_people(name: str) -> bool:
    return name in _BEFALLS


def of_people(one: Quantity) -> bool:
    """Whether a quantity counts people."""
    return _of_people(one.event or one.noun or "")


def agree(left: Quantity, right: Quantity) -> bool:
    """Whether both values can hold of one thing."""
    small, large = sorted((left, right), key=lambda one: one.value)
    if math.isclose(small.value, large.value):
        return True
    if "about" in (small.bound, large.bound) and large.value - small.value <= ABOUT * large.value:
        return True
    if (
        small.bound == "at_least"
        and large.value <= 2 * small.value
        and _zeros(small.value) > _zeros(large.value)
    ):
        return True
    if large.bound == "at_most" and _zeros(large.value) > _zeros(small.value):
        return True
    return _rounded(small.value, large.value) or _rounded(large.value, small.value)


def _rounded(rough: float, exact: float) -> bool:
    """Whether `rough` is `exact` rounded as one rounds in news: to thousands, or off the decimals."""
    if exact % 1 and not rough % 1:
        return abs(exact - rough) <= 0.5
    zeros = _zeros(rough)
    return zeros >= ROUND_ZEROS and _zeros(exact) < zeros and abs(exact - rough) <= ABOUT * exact


def _zeros(value: float) -> int:
    whole, zeros = int(value), 0
    while whole and whole % 10 == 0:
        whole, zeros = whole // 10, zeros + 1
    return zeros


# --- what is counted ------------------------------------------------------------------------------


def _quantity(
    number: Number,
    others: Sequence[Number],
    around: Sequence[Token],
    data: UnitWords,
    language: str | None,
) -> Quantity:
    first = next((i for i, one in enumerate(around) if one.end > number.start), len(around))
    last = next((i for i, one in enumerate(around) if one.start >= number.end), len(around))
    taken = [(one.start, one.end) for one in others if one is not number]
    after = list(_run(around[last:], taken))
    before = list(_run(around[:first][::-1], taken))
    noun, end = _noun_after(after, data, language) or (None, number.end)
    event = _event(before, after, data, language)
    if noun is None and event is None:
        noun = _noun_before(before, data, language)
    next_to = [one for one in around if one.start >= end][:BESIDE] + before[:BESIDE]
    return Quantity(
        start=number.start,
        end=end,
        side=_side(next_to, data) if noun in HOURS else None,
        value=number.value * HOURS.get(noun or "", 1),
        bound=number.bound,
        noun=DURATION if noun in HOURS else noun,
        event=event if noun is None or noun in PERSONS or noun == event else None,
        word=next((stem(fold(one.text), language) for one in after[:1] if one.kind == "word"), ""),
    )


def _side(found: Iterable[Token], data: UnitWords) -> str | None:
    """Whether words beside a length of time say that it lies before something, or after it."""
    return next((data.sides[word] for one in found if (word := fold(one.text)) in data.sides), None)


def _run(found: Sequence[Token], taken: Sequence[Span]) -> Iterator[Token]:
    """Tokens up to the end of the clause or the next number."""
    for one in found:
        if one.text in _STOPS or any(start <= one.start < end for start, end in taken):
            return
        yield one


def _noun_after(after: Sequence[Token], data: UnitWords, language: str | None) -> tuple[str, int] | None:
    """The class of the counted noun behind a number, and where it ends."""
    if after and after[0].text in data.marks:
        return data.marks[after[0].text], after[0].end
    for one in [one for one in after if one.kind == "word"][:NOUN_AFTER]:
        word = fold(one.text)
        name = data.nouns.find(word, language)
        if name:
            return name, one.end
        if word not in data.through and zipf(word, language) >= PARTS:
            return None
    return None


def _noun_before(before: Sequence[Token], data: UnitWords, language: str | None) -> str | None:
    if before and before[0].text in data.marks:
        return data.marks[before[0].text]
    near = [one for one in before if one.kind == "word"][:NOUN_BEFORE]
    names = [data.nouns.find(fold(one.text), language) for one in near]
    if names and names[0] in PLACED:
        return names[0] + PLACE
    return next((name for name in names if name and name not in PLACED), None)


def _event(
    before: Sequence[Token], after: Sequence[Token], data: UnitWords, language: str | None
) -> str | None:
    """What befell those counted: the nearest such word, the language's usual side first."""
    sides = ((before, 0), (after, UNUSUAL)) if data.side == "before" else ((after, 0), (before, UNUSUAL))
    found = [
        (distance + handicap, name)
        for side, handicap in sides
        for distance, name in _classes(side, data.predicates, language)
        if distance + handicap <= REACH
    ]
    return min(found, default=(math.inf, None), key=lambda one: one[0])[1]


def _classes(side: Sequence[Token], classes: WordClasses, language: str | None) -> Iterator[tuple[int, str]]:
    kept = [one for one in side if one.kind == "word"]
    for distance, one in enumerate(kept):
        name = classes.find(fold(one.text), language)
        if name:
            yield distance, name
