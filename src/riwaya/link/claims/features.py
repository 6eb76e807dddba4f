"""What two statements share and where they part: one function a feature, each with what it saw.

A feature reads a `Pair` and gives `Seen`s: a name, a value (mostly 0 to 1) and the words of either
side. Weights are learnt for each name (`weights.yml`), so a feature says what there is and the
weights say what it means. Likeness of vectors is one feature among the others: it proposes, and
numbers, names, dates and negation decide.
"""

from collections.abc import Iterator
from typing import NamedTuple

from riwaya.languages.gazetteer import place_code
from riwaya.link.background import word_rarity
from riwaya.link.claims.names import same_place, sounds_like
from riwaya.link.claims.numbers import Quantity
from riwaya.link.claims.pair import Pair
from riwaya.link.claims.slots import SLOTS, closeness, readable
from riwaya.text.normalise import fold

# What befalls people, which accounts of a happening count as one toll.
BEFALLEN = frozenset(
    {"dead", "wounded", "missing", "arrested", "displaced", "evacuated", "rescued", "strike"}
)
# What time, money and distance are counted in is counted in most sentences: the same holds.
LOOSE = frozenset(
    {
        "duration",
        "percent",
        "metre",
        "kilometre",
        "person",
        "point",
        "house",
        "village",
        "vehicle",
        "degree",
        None,
    }
)
# Scores beyond these are no more telling (standard scores of the most alike wrong sentence).
LOWEST, HIGHEST = -4.0, 4.0


class Seen(NamedTuple):
    """One thing a feature saw: its name, how much of it, and the words of either side."""

    feature: str
    value: float
    left: str | None = None
    right: str | None = None


def meaning(pair: Pair) -> Iterator[Seen]:
    """How close in meaning the statements are."""
    yield Seen("meaning", _bounded(pair.likeness), pair.left.text, pair.right.text)
    yield Seen("meaning_around", _bounded(pair.wide), pair.left.text, pair.right.sentence)


def shared_words(pair: Pair) -> Iterator[Seen]:
    """Words of the first statement that the second one uses too, common ones left out."""
    if not pair.same_language or not pair.left.stems:
        return
    for name, other in (("shared_words", pair.right.stems), ("shared_words_around", pair.right.wide_stems)):
        shared = {one: weight for one, weight in pair.left.stems.items() if one in other}
        shown = " ".join(sorted(shared)) or None
        yield Seen(name, sum(shared.values()) / sum(pair.left.stems.values()), shown, shown)


def shared_names(pair: Pair) -> Iterator[Seen]:
    """Names and rare words of the first statement that the second one's sentence has, in any script."""
    anchors = pair.left.anchors
    if not anchors:
        return
    language = pair.left.language
    weights = {one: word_rarity(one, language) for one in anchors}
    met = {one: other for one in anchors if (other := _heard(one, pair))}
    yield Seen(
        "shared_names",
        sum(weights[one] for one in met) / sum(weights.values()),
        " ".join(met) or None,
        " ".join(met.values()) or None,
    )
    if not met:
        yield Seen("no_name_shared", 1.0, " ".join(anchors), None)


def numbers(pair: Pair) -> Iterator[Seen]:
    """Numbers that count the same kind of thing: they agree, or cannot both be so.

    What befell people (killed, arrested) is counted once a happening, so another number of them is
    most telling; barrels and votes are seldom counted twice; hours and per cents in every sentence.
    """
    own = pair.left.quantities
    for one in own:
        name, other = _told_of(one, pair)
        shown = pair.words(other, left=False) if other else None
        yield Seen(name, 1 / len(own), pair.words(one, left=True), shown)


def _told_of(one: Quantity, pair: Pair) -> tuple[str, Quantity | None]:
    """What the second statement makes of a quantity of the first, and its own."""
    met = [each for each in pair.matches if each.left is one]
    same = next((each for each in met if each.agrees and each.kind), None)
    if same:
        return "same_number", same.right
    like = next((each for each in met if each.agrees and each.kind is None), None)
    if like:
        return "like_number", like.right
    other = next((each for each in met if each.kind), None)
    if other is None:
        return ("no_such_number" if met else "no_number"), None
    if one.event in BEFALLEN or one.noun in BEFALLEN:
        return "other_number_of_people", other.right
    return ("other_number_of_units" if one.noun in LOOSE else "other_number_of_things"), other.right


def days(pair: Pair) -> Iterator[Seen]:
    """Days that both statements give, which meet or do not."""
    if not pair.left.dates:
        return
    others = pair.right.dates or pair.right.near_dates
    if not others:
        yield Seen("no_day", 1.0, pair.left.dates[0][0], None)
        return
    meet = next(
        ((a, b) for a in pair.left.dates for b in others if a[1][0] < b[1][1] and b[1][0] < a[1][1]), None
    )
    if meet:
        yield Seen("same_day", 1.0, meet[0][0], meet[1][0])
    else:
        yield Seen("other_day", 1.0, pair.left.dates[0][0], others[0][0])


def places(pair: Pair) -> Iterator[Seen]:
    """Places that only one of the statements names: it may tell of another part of the happening."""
    own, other = ([one for one in side.names if one.kind == "place"] for side in (pair.left, pair.right))
    if not other:
        return
    met = any(same_place(one, two) for one in own for two in other)
    if not met:
        shown = own[0].text if own else None
        yield Seen("other_place" if own else "place_added", 1.0, shown, other[0].text)


def slots(pair: Pair) -> Iterator[Seen]:
    """Slots that the statements fill differently, by how close the rest is."""
    close = closeness(pair)
    if close > 0 and readable(pair):
        for name, parts in SLOTS.items():
            apart = parts(pair)
            if apart:
                yield Seen(f"{name}_apart", min(close, HIGHEST), apart.left, apart.right)


def opposites(pair: Pair) -> Iterator[Seen]:
    """Words that cannot both be said of one thing, or that say one thing of it; a rare word tells more."""
    for name, found in (("opposed", pair.opposed), ("agreeing", pair.agreeing)):
        if found:
            yield Seen(name, found.rarity, found.left, found.right)


def negation(pair: Pair) -> Iterator[Seen]:
    """One statement says it is so, the other that it is not; where opposite words say more, they do."""
    if pair.opposed or pair.agreeing:
        return
    if pair.left.negated != pair.right.negated:
        yield Seen("negation", 1.0, pair.left.text, pair.right.text)
    elif pair.left.negated:
        yield Seen("both_negated", 1.0, pair.left.text, pair.right.text)


def denial(pair: Pair) -> Iterator[Seen]:
    """The second statement is what somebody denies, or a plan."""
    certainty = pair.right.statement.certainty
    if certainty in ("denied", "planned") and certainty != pair.left.statement.certainty:
        yield Seen(certainty, 1.0, None, pair.right.text)


FEATURES = (meaning, shared_words, shared_names, numbers, days, places, slots, opposites, negation, denial)


def seen(pair: Pair) -> tuple[Seen, ...]:
    """All that the features see in a pair."""
    return tuple(one for feature in FEATURES for one in feature(pair))


def _bounded(score: float) -> float:
    return max(LOWEST, min(HIGHEST, score))


def _heard(anchor: str, pair: Pair) -> str | None:
    """The word of the second statement's sentence that is or sounds like an anchor of the first."""
    others = pair.right.bases
    if anchor in others:
        return anchor
    heard = next((other for other in others if sounds_like(anchor, other)), None)
    return heard or _exonym(anchor, pair)


def _exonym(anchor: str, pair: Pair) -> str | None:
    """The second statement's name of a listed place whose name the anchor is part of ("Egypt", «مصر»)."""
    places = [one for one in pair.left.names if one.kind == "place" and anchor in fold(one.text)]
    if not places:
        return None
    codes = {place_code(one.text) for one in places} - {None}
    others = (one for one in pair.right.near if one.kind == "place" and codes)
    return next((one.text for one in others if place_code(one.text) in codes), None)
