"""Where two statements fill one slot differently: the place, the day, who it was, whether it was so at all.

1. `closeness` says how alike the statements are as a whole, which is how surely the rest is one.
2. Each function of `SLOTS` gives the differing words of either side, or None where the slot is empty on a
   side, or both fill it alike. What only one side tells parts nothing.

Whether a difference is a conflict is for `link.conflicts`, which asks how close the rest is; the features
give the closeness of each differing slot to the weights.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

from riwaya.languages.gazetteer import place_code
from riwaya.languages.places import nationality
from riwaya.languages.statements import statement_words
from riwaya.languages.titles import offices_of
from riwaya.languages.units import unit_words
from riwaya.link.background import stem
from riwaya.link.claims.deeds import ACCUSED, SHARED, other_party
from riwaya.link.claims.names import heard_in, names_place, same_place
from riwaya.link.claims.pair import Pair
from riwaya.link.claims.parts import Told
from riwaya.text.normalise import fold
from riwaya.text.tokens import words
from riwaya.types import Mention

# Ids of offices that are many: heads of whatever body, members, scholars.
LOOSE_OFFICES = frozenset(
    {"president", "official", "director", "member", "leader", "academic", "mayor", "secretary", "envoy"}
)


class Apart(NamedTuple):
    """The words of either side that fill a slot differently."""

    left: str
    right: str


def closeness(pair: Pair) -> float:
    """How alike two statements are, as themselves and in their sentences (standard scores)."""
    return min(pair.likeness, pair.wide)


def place(pair: Pair) -> Apart | None:
    """Each names one place that the other's sentence does not; a country and a town in it are no two."""
    if pair.left.another != pair.right.another:
        return None
    left, right = _alone(pair.left, pair.right, "place"), _alone(pair.right, pair.left, "place")
    if left is None or right is None or same_place(left, right) or _within(left.text, right.text):
        return None
    return Apart(left.text, right.text)


def person(pair: Pair) -> Apart | None:
    """Each names one person, or the holder of one office, that the other does not."""
    if {office for office, _ in pair.left.offices} & {office for office, _ in pair.right.offices}:
        return None
    if pair.left.another != pair.right.another:
        return None
    for who in (_person, _office) if pair.same_language or not _loose(pair) else (_person,):
        left, right = who(pair.left, pair.right), who(pair.right, pair.left)
        if left and right:
            return Apart(left, right)
    return None


def forces(pair: Pair) -> Apart | None:
    """Both tell of one kind of people, of two states: "the Turkish forces", "the Russian forces"."""
    left, right = dict(_of_states(pair.left)), dict(_of_states(pair.right))
    for kind in left.keys() & right.keys() if pair.same_language else ():
        own, other = left[kind], right[kind]
        if not own.keys() & other.keys():
            return Apart(next(iter(own.values())), next(iter(other.values())))
    return None


def day(pair: Pair) -> Apart | None:
    """Both tell a day, and no two of the days meet."""
    left, right = pair.left.dates, pair.right.dates
    if not left or not right or any(a[0] < b[1] and b[0] < a[1] for _, a in left for _, b in right):
        return None
    return Apart(left[0][0], right[0][0])


def whether(pair: Pair) -> Apart | None:
    """One says it is so, the other that it is not; opposite words, where there are any, say it better."""
    if pair.left.negated == pair.right.negated or pair.opposed or pair.agreeing:
        return None
    if any(one.kind is not False and one.agrees for one in pair.matches):
        return None
    if pair.left.conditional or pair.right.conditional:
        return None
    return Apart(pair.left.text, pair.right.text)


def denied(pair: Pair) -> Apart | None:
    """As `whether`, of statements that tell an event of one type: "an explosion", "no explosion"."""
    types = {one.type for one in pair.left.deeds} & {one.type for one in pair.right.deeds}
    return whether(pair) if types else None


def actor(pair: Pair) -> Apart | None:
    """Of one type of event, two kinds of people, or those of two states, are said to have done it."""
    return None if _blames(pair) else next(_parted(pair), None)


def blamed(pair: Pair) -> Apart | None:
    """Two kinds of people are said to answer for it."""
    left, right = pair.left.answerable, pair.right.answerable
    if left and right and not left & right and not pair.left.negated and not pair.right.negated:
        return Apart(pair.left.text, pair.right.text)
    return next(_parted(pair), None) if _blames(pair) else None


def cause(pair: Pair) -> Apart | None:
    """Both give causes, and of no common kind."""
    left, right = pair.left.causes, pair.right.causes
    if not left or not right or left & right:
        return None
    return Apart(pair.left.text, pair.right.text)


def _blames(pair: Pair) -> bool:
    accused = any(one.type in ACCUSED for told in (pair.left, pair.right) for one in told.deeds)
    return accused or None not in (pair.left.answerable, pair.right.answerable)


def _parted(pair: Pair) -> Iterator[Apart]:
    """The parties to events of one type, where none of either side's can be one of the other's."""
    if pair.left.another != pair.right.another or pair.left.negated != pair.right.negated:
        return
    for type in {one.type for one in pair.left.deeds} - SHARED:
        own, other = (
            [one.party for one in told.deeds if one.type == type and one.party] for told in pair.sides
        )
        if own and other and all(other_party(one, two) for one in own for two in other):
            yield Apart(own[0].words, other[0].words)


def readable(pair: Pair) -> bool:
    """Whether both languages have the lists that slots are read by."""
    return all(statement_words(one.language).negations for one in (pair.left, pair.right))


SLOTS: Mapping[str, Callable[[Pair], Apart | None]] = {
    "place": place,
    "person": person,
    "forces": forces,
    "day": day,
    "whether": whether,
    "denied": denied,
    "actor": actor,
    "blamed": blamed,
    "cause": cause,
}


def _alone(own: Told, other: Told, kind: str) -> Mention | None:
    """The one name of a kind in a statement, where the other statement's sentence has it not."""
    named = [one for one in own.names if one.kind == kind]
    if len(named) != 1 or heard_in(named[0].text, other.sentence) or names_place(other, named[0]):
        return None
    return named[0]


def _within(one: str, other: str) -> bool:
    """Whether one of two listed places is the country of the other."""
    codes = place_code(one), place_code(other)
    if None in codes:
        return False
    short, long = sorted((code or "" for code in codes), key=len)
    return ":" not in short and long.startswith(short[:2])


def _person(own: Told, other: Told) -> str | None:
    found = _alone(own, other, "person")
    return found.text if found else None


def _loose(pair: Pair) -> bool:
    """Whether an office is of those that languages name by different heads: a speaker is a president."""
    return any(office in LOOSE_OFFICES for told in (pair.left, pair.right) for office, _ in told.offices)


def _office(own: Told, _other: Told) -> str | None:
    # Of several office holders one may be the other statement's, by another title.
    return next(iter(own.offices))[1] if len(own.offices) == 1 else None


def _of_states(told: Told) -> Iterator[tuple[str, dict[str, str]]]:
    """Kinds of people with the states they are said to be of, and the words that say so."""
    found: dict[str, dict[str, str]] = {}
    spans, language = words(told.text), told.language
    for at, one in enumerate(spans):
        state = nationality(one.text, language or "und")
        beside = at + 1 if language == "en" else at - 1
        if state and 0 <= beside < len(spans):
            head = fold(spans[beside].text)
            kind = unit_words(language).nouns.find(head, language) or stem(head, language)
            first, last = sorted((one, spans[beside]), key=lambda token: token.start)
            # "The Russian president" and "the Syrian president" may both have been there.
            if kind and not offices_of(head, language or "und"):
                found.setdefault(kind, {})[state] = told.text[first.start : last.end]
    yield from found.items()
