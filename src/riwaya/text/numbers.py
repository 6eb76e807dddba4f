"""Numbers in a text, written in digits or in words, as values with spans.

1. Each token becomes an element: digits, a unit, a multiplier, a fraction, or nothing; a joiner
   ("and", written apart or as a prefix) is a mark on the element after it.
2. Neighbouring elements are summed as long as the grammar of number words allows; where it does
   not ("three and four"), the next number begins.
3. What stands before a number says whether it is exact, about, at least or at most.

What words mean is passed in as `NumberWords`; digits are read alike in all scripts.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from riwaya.text.normalise import READING, ZWNJ, fold, normalise
from riwaya.text.tokens import Token, tokens

Bound = Literal["exact", "about", "at_least", "at_most"]
Kind = Literal["digits", "unit", "teen", "times", "part"]


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberWords:
    """What number words of one language mean. All words are folded (`normalise.fold`).

    units: words that add up (3, 20, 300). ordinals: the same for "third"; whatever holds one is no
    number. teens: units for 10 that follow a digit with no joiner.
    times: multipliers (100 and more). parts: fractions of a multiplier. plural: multipliers
    that count only after a number. articles: a 1 before a multiplier. weak: units that are
    also articles or pronouns. inside: words that are numbers only beside other number words or
    before a counter. counters: nouns that follow such a number. joiners: words for "and"; joiner_prefix:
    the same, attached. prefixes: what else may be attached, longest first. never: words that
    only look like numbers. not_before: words that undo a number before them (names of weekdays).
    duals: nouns in the dual, value 2. bounds: folded phrases before a number.
    joined_from: the least value that a joiner may add to. units_first: whether 3 and 20 is 23.
    bare_sums: whether twenty three is 23. suffixes: multipliers attached to digits (5bn).
    ordinal_suffixes: letters after digits that make an ordinal. slash_is_point: 3/5 is 3.5.
    point_groups: whether 4.200 is by habit 4,200 rather than 4.2.
    """

    units: Mapping[str, float] = field(default_factory=dict)
    ordinals: Mapping[str, float] = field(default_factory=dict)
    teens: frozenset[str] = frozenset()
    times: Mapping[str, float] = field(default_factory=dict)
    parts: Mapping[str, float] = field(default_factory=dict)
    plural: frozenset[str] = frozenset()
    articles: frozenset[str] = frozenset()
    weak: frozenset[str] = frozenset()
    inside: frozenset[str] = frozenset()
    counters: frozenset[str] = frozenset()
    joiners: frozenset[str] = frozenset()
    joiner_prefix: str = ""
    prefixes: tuple[str, ...] = ()
    never: frozenset[str] = frozenset()
    not_before: frozenset[str] = frozenset()
    duals: frozenset[str] = frozenset()
    bounds: Mapping[str, Bound] = field(default_factory=dict)
    joined_from: float = 1
    units_first: bool = False
    bare_sums: bool = False
    suffixes: Mapping[str, float] = field(default_factory=dict)
    ordinal_suffixes: frozenset[str] = frozenset()
    slash_is_point: bool = False
    point_groups: bool = False


DIGITS_ONLY = NumberWords()


@dataclass(frozen=True, slots=True)
class Number:
    """One number: its half-open span without attached clitics, its value and its characters.

    bound: what the words before it make of it. alternative: the other reading of 4.200.
    weak: the word may as well be an article or a pronoun ("one").
    """

    start: int
    end: int
    value: float
    text: str
    bound: Bound = "exact"
    alternative: float | None = None
    weak: bool = False


@dataclass(frozen=True, slots=True)
class _Element:
    start: int
    end: int
    kind: Kind
    value: float
    word: str
    joined: bool = False
    adjacent: bool = False
    alternative: float | None = None


@dataclass(frozen=True, slots=True)
class _Sum:
    """A number under way: closed terms, the open group, and what may still follow.

    room: a later addend must be below it. scale: the last multiplier of 1,000 and more.
    term: the value of the last closed term. last: the last addend of the group.
    """

    total: float = 0
    group: float = 0
    room: float = float("inf")
    scale: float = float("inf")
    term: float = 0
    last: float = 0
    kind: Kind = "unit"

    @property
    def value(self) -> float:
        return self.total + self.group


def numbers(text: str, words: NumberWords) -> tuple[Number, ...]:
    """All numbers of a text in order; no dates, clock times, ordinals or model names (G20, S-300)."""
    found = tokens(text)
    elements = _elements(text, found, words)
    made = [*_sums(text, elements, found, words), *_duals(found, words)]
    return tuple(sorted(made, key=lambda number: number.start))


# --- elements -----------------------------------------------------------------------------------

_DIGITS = re.compile(r"\d+(?:[.,٫٬]\d+)*")
_GROUPED = re.compile(r"\d{1,3}(?:[,٬.]\d{3})+")
_MIXED_GROUPED = re.compile(r"(\d{1,3}(?:[,٬]\d{3})+)[.٫](\d+)")


def _elements(text: str, found: Sequence[Token], words: NumberWords) -> list[_Element]:
    """The number elements of a text; `adjacent` when only blanks, hyphens or a joiner stand between two."""
    made: list[_Element] = []
    joined = adjacent = False
    for i, token in enumerate(found):
        if made and token.start < made[-1].end:
            continue
        following = fold(found[i + 1].text) if i + 1 < len(found) else ""
        parts = list(_token_elements(text, token, following, words))
        for part in parts:
            part = replace(part, joined=part.joined or joined, adjacent=adjacent)
            made.append(part)
            joined, adjacent = False, True
        if not parts:
            joined = adjacent and fold(token.text) in words.joiners
            adjacent = joined or (adjacent and _is_inner_hyphen(text, token))
    return [e for i, e in enumerate(made) if not _is_idle_article(i, made, words)]


def _is_inner_hyphen(text: str, token: Token) -> bool:
    around = text[token.start - 1 : token.start] + text[token.end : token.end + 1]
    return token.text in "-‐‑" and len(around) == 2 and around.isalpha()


def _is_idle_article(i: int, made: Sequence[_Element], words: NumberWords) -> bool:
    """Whether an element is an article ("a") that no multiplier follows, or one inside "half a million"."""
    if made[i].word not in words.articles:
        return False
    followed = i + 1 < len(made) and made[i + 1].kind == "times" and made[i + 1].adjacent
    return not followed or (i > 0 and made[i - 1].kind == "part")


def _token_elements(text: str, token: Token, following: str, words: NumberWords) -> Iterator[_Element]:
    if following in words.not_before:
        return
    if token.kind == "number":
        yield from _digit_elements(text, token, following, words)
    elif token.kind == "word":
        yield from _word_elements(token, words)


def _word_elements(token: Token, words: NumberWords) -> Iterator[_Element]:
    """The element of a word, or those of its parts where all parts around non-joiners are number words."""
    if ZWNJ not in token.text:
        element = _word_element(token.text, token.start, words)
        return iter([element] if element else [])
    made: list[_Element] = []
    joined, start = False, token.start
    for piece in token.text.split(ZWNJ):
        element = _word_element(piece, start, words)
        start += len(piece) + 1
        if not element and fold(piece) not in words.joiners:
            return iter([])
        if element:
            made.append(replace(element, joined=element.joined or joined))
        joined = element is None
    return iter(made)


def _word_element(word: str, start: int, words: NumberWords) -> _Element | None:
    """The element of one word, whole or behind its attached prefixes."""
    folded = fold(word)
    if folded in words.never:
        return None
    for prefix in ("", words.joiner_prefix, *words.prefixes):
        bare = folded.removeprefix(prefix)
        if prefix and bare == folded:
            continue
        meaning = _meaning(bare, words)
        if meaning:
            cut = len(word) - len(bare) if prefix and len(folded) == len(word) else 0
            joined = bool(prefix and words.joiner_prefix) and prefix.startswith(words.joiner_prefix)
            return _Element(start + cut, start + len(word), *meaning, bare, joined)
    return None


def _meaning(word: str, words: NumberWords) -> tuple[Kind, float] | None:
    if word in words.times:
        return "times", words.times[word]
    if word in words.parts:
        return "part", words.parts[word]
    if word in words.units:
        return "teen" if word in words.teens else "unit", words.units[word]
    if word in words.ordinals:
        return "unit", words.ordinals[word]
    return ("unit", 1) if word in words.articles else None


def _digit_elements(text: str, token: Token, following: str, words: NumberWords) -> Iterator[_Element]:
    """The element of digits, and of a multiplier attached to them."""
    plain = normalise(token.text, READING).text
    if words.slash_is_point and re.fullmatch(r"\d{1,3}/\d{1,3}", plain):
        plain = plain.replace("/", "٫")
    if not _DIGITS.fullmatch(plain) or _is_part_of_a_name_or_time(text, token):
        return
    tail = following if text[token.end : token.end + 1].isalpha() else ""
    if tail in words.ordinal_suffixes:
        return
    value, alternative = digits_value(plain, point_groups=words.point_groups)
    if tail in words.suffixes:
        tail_end = token.end + len(tail)
        yield _Element(token.start, tail_end, "digits", _whole(value * words.suffixes[tail]), plain)
        return
    if alternative is not None and following in words.times:
        value, alternative = min(value, alternative), None
    yield _Element(token.start, token.end, "digits", value, plain, alternative=alternative)


def _is_part_of_a_name_or_time(text: str, token: Token) -> bool:
    """Whether digits belong to a model name (S-300) or a clock time (10:30)."""
    before, after = text[max(0, token.start - 2) : token.start], text[token.end : token.end + 2]
    name = len(before) == 2 and before[0].isalpha() and before[1] in "-‐‑–"
    clock = re.fullmatch(r"\d:", before) or re.fullmatch(r":\d", after)
    return name or bool(clock)


def digits_value(digits: str, *, point_groups: bool = False) -> tuple[float, float | None]:
    """The value of digits with separators, and the other reading where there are two.

    A point or comma before three digits groups (1,200), except that a single point does so only by
    the habit `point_groups`: 4.200 gives (4.2, 4200), or (4200, 4.2).
    """
    mixed = _MIXED_GROUPED.fullmatch(digits)
    if mixed:
        return _whole(float(re.sub(r"[,٬]", "", mixed[1]) + "." + mixed[2])), None
    grouped = _whole(float(re.sub(r"[.,٫٬]", "", digits)))
    pieces = re.split(r"[.,٫٬]", digits)
    if len(pieces) == 2 and not _GROUPED.fullmatch(digits):
        return _whole(float(f"{pieces[0]}.{pieces[1]}")), None
    if len(pieces) == 2 and "." in digits:
        decimal = _whole(float(digits))
        return (grouped, decimal) if point_groups else (decimal, grouped)
    return grouped, None


def _whole(value: float) -> float:
    """An int where the value is whole, so that 40 prints as 40."""
    # 8.2 × 10⁹ in binary is a hair below itself; no text writes more than twelve digits that count.
    exact = float(f"{value:.12g}") if value % 1 else value
    return int(exact) if exact == int(exact) else exact


# --- sums ---------------------------------------------------------------------------------------


def _sums(
    text: str, elements: list[_Element], found: Sequence[Token], words: NumberWords
) -> Iterator[Number]:
    before = {token.end: i for i, token in enumerate(found)}
    for run in _runs(elements, words):
        last = before.get(run[-1].end, len(found) - 1)
        following = fold(found[last + 1].text) if last + 1 < len(found) else ""
        if not _counts(run, following, words):
            continue
        start, end = run[0].start, run[-1].end
        yield Number(
            start=start,
            end=end,
            value=_whole(_total(run, words)),
            text=text[start:end],
            bound=_bound(found, start, words),
            alternative=run[0].alternative if len(run) == 1 else None,
            weak=len(run) == 1 and run[0].word in words.weak,
        )


def _runs(elements: list[_Element], words: NumberWords) -> Iterator[list[_Element]]:
    """Elements that make one number each."""
    start = 0
    while start < len(elements):
        stop = _stop(elements, start, words)
        yield elements[start:stop]
        start = stop


def _stop(elements: list[_Element], start: int, words: NumberWords) -> int:
    """Where the number that begins with an element ends."""
    under_way, stop = _started(elements[start]), start + 1
    while stop < len(elements) and elements[stop].adjacent:
        longer = _extended(under_way, elements[stop], words)
        if longer is None:
            break
        under_way, stop = longer, stop + 1
    # "30 million and 60 million": the second multiplier takes its own number along.
    rest = elements[stop : stop + 1]
    if rest and rest[0].adjacent and rest[0].kind == "times" and not rest[0].joined:
        terms = [i + 1 for i in range(start, stop) if elements[i].value >= 1000]
        return terms[-1] if terms else stop
    return stop


def _total(run: Sequence[_Element], words: NumberWords) -> float:
    under_way = _started(run[0])
    for element in run[1:]:
        under_way = _extended(under_way, element, words) or under_way
    return under_way.value


def _counts(run: Sequence[_Element], following: str, words: NumberWords) -> bool:
    """Whether a run is a number by itself: no ordinal, lone fraction, plural multiplier or ambiguous word."""
    if any(element.word in words.ordinals for element in run):
        return False
    if len(run) > 1:
        return True
    word, kind = run[0].word, run[0].kind
    if kind == "part" or word in words.plural or word in words.articles:
        return False
    return word not in words.inside or following in words.counters


def _room(value: float) -> float:
    """What an addend leaves open below itself: 300 takes less than 100, 20 less than 10, 7 nothing."""
    if value < 20:
        return 0
    for place in (1e12, 1e9, 1e6, 1e3, 100):
        if value >= place:
            return place
    return 10 if value % 10 == 0 else 0


def _started(element: _Element) -> _Sum:
    if element.kind == "times" and element.value >= 1000:
        return _closed(_Sum(group=1), element.value)
    if element.kind == "unit" and element.value >= 1000:
        return _with_dual(_Sum(), element)
    room = 0 if element.kind in ("part", "digits") else _room(element.value)
    return _Sum(group=element.value, room=room, last=element.value, kind=element.kind)


def _with_dual(s: _Sum, element: _Element) -> _Sum:
    """A unit that holds its multiplier (a dual, "two thousand") becomes a term."""
    place = _room(element.value)
    return _closed(replace(s, total=s.value, group=element.value / place), place)


def _closed(under_way: _Sum, scale: float) -> _Sum:
    """The open group times a multiplier becomes a term."""
    term = under_way.group * scale
    return _Sum(under_way.total + term, 0, scale, scale, term, 0, "times")


def _extended(s: _Sum, element: _Element, words: NumberWords) -> _Sum | None:
    """The sum with one more element, or None where a new number begins."""
    if element.kind == "times":
        return _times(s, element)
    if element.kind == "part":
        return _plus_part(s, element)
    if element.kind == "digits":
        fits = element.joined and s.kind == "times" and element.value < s.room < float("inf")
        return _plus(s, element) if fits else None
    return _plus(s, element) if _fits(s, element, words) else None


def _times(s: _Sum, element: _Element) -> _Sum | None:
    value = element.value
    if element.joined:
        if value >= s.room:
            return None
        return _plus(s, element) if value < 1000 else _closed(replace(s, total=s.value, group=1), value)
    if s.kind == "times" and s.group == 0 and value > s.scale:
        # ألف مليون, هزار میلیارد: a multiplier of a multiplier.
        return replace(
            s, total=s.total - s.term + s.term * value, term=s.term * value, scale=value, room=value
        )
    if s.kind == "part" and s.group == 0:
        # "a million and a half a million": the multiplier is said again.
        return replace(s, kind="unit", room=0) if value == s.scale else None
    if value < 1000:
        return replace(s, group=s.group * value, room=value, last=value) if s.group < 20 else None
    return _closed(s, value) if value < s.scale else None


def _plus_part(s: _Sum, element: _Element) -> _Sum | None:
    if not element.joined:
        return None
    if s.group:
        return replace(s, group=s.group + element.value, room=0, kind="part")
    return replace(s, total=s.total + element.value * s.scale, kind="part")


def _plus(s: _Sum, element: _Element) -> _Sum:
    if element.kind == "unit" and element.value >= 1000:
        return _with_dual(s, element)
    room = min(s.room, _room(element.value))
    if s.kind == "unit" and s.last < 10 <= element.value:
        room = 0
    return replace(s, group=s.group + element.value, room=room, last=element.value, kind=element.kind)


def _fits(s: _Sum, element: _Element, words: NumberWords) -> bool:
    """Whether a unit may be added: below what is there, or tens after a digit where that is the order."""
    digit_before = s.kind == "unit" and 0 < s.last < 10
    if element.kind == "teen" and digit_before and not element.joined:
        return True
    if element.joined:
        tens_after = words.units_first and digit_before and 20 <= element.value < 100
        biggest = max(s.last, s.scale if s.kind == "times" else 0)
        return tens_after or (element.value < s.room and biggest >= words.joined_from)
    return words.bare_sums and element.value < s.room


# --- duals and bounds ---------------------------------------------------------------------------


def _duals(found: Sequence[Token], words: NumberWords) -> Iterator[Number]:
    for token in found if words.duals else ():
        folded = fold(token.text)
        for prefix in ("", words.joiner_prefix, *words.prefixes):
            bare = folded.removeprefix(prefix)
            if bare in words.duals and (bare != folded or not prefix):
                start = token.end - len(bare) if len(folded) == len(token.text) else token.start
                yield Number(start, token.end, 2, token.text[start - token.start :])
                break


def _bound(found: Sequence[Token], start: int, words: NumberWords) -> Bound:
    """What the one to four words right before the token at an offset say."""
    at = bisect_right(found, start, key=lambda token: token.start) - 1
    before = [fold(token.text) for token in found[max(0, at - 4) : at]]
    for size in range(len(before), 0, -1):
        phrase = " ".join(before[-size:])
        for prefix in ("", words.joiner_prefix, *words.prefixes):
            bound = words.bounds.get(phrase.removeprefix(prefix))
            if bound:
                return bound
    return "exact"
