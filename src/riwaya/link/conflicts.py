"""Where two statements that tell one thing cannot both be so, and over what.

1. `over_numbers` reads all scored pairs of a story: of two articles, the likeliest pair of statements
   that count one kind of thing differently, where neither article gives the other's number too.
2. `conflict` asks one pair for the other kinds, the surest first: day, whether it happened, who, where.
3. The values are the articles' own words. A toll that only rose from an earlier account to a later one
   is an update, no contradiction.

A kind is one function of a `Pair`; `CONFLICTS` lists them.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import UTC, datetime

from riwaya.languages.places import nationality
from riwaya.link.claims.features import BEFALLEN, LOOSE, Match, Pair, Seen, names_place, sounds_like
from riwaya.link.claims.numbers import Quantity, agree, same_kind
from riwaya.link.claims.parts import Told
from riwaya.link.claims.scores import Scored
from riwaya.text.normalise import fold
from riwaya.text.tokens import words
from riwaya.types import ArticleId, Conflict, ConflictAbout, Mention

# What is counted up while a happening goes on.
TOLLS = frozenset({"dead", "wounded", "missing", "displaced", "arrested", "evacuated", "rescued"})
# How likely two statements must tell one thing for their numbers to part them. What befell people
# is counted once a happening; hours and per cents in every sentence. Precision on the tuning stories
# of gold/accounts is then 0.9 for people and units.
PEOPLE, THINGS, UNITS = 0.2, 0.35, 0.35
# Hours, degrees and per cents that differ more than so many times are of different things.
FAR = 5
# How likely they must tell one thing, and part over it, for a day, a name or a "not"; these are told
# beside many things, so the two must be as alike as the most alike wrong sentence at least.
CLOSE, PARTED, ALIKE = 0.7, 0.5, 0.0

Asked = Callable[[Pair, Scored], Conflict | None]


def over_numbers(
    scored: Iterable[tuple[Pair, Scored]], statements: Mapping[ArticleId, Sequence[Told]]
) -> tuple[Conflict, ...]:
    """The conflicts over numbers of one story: for two articles and one kind of thing at most one."""
    best: dict[tuple[str, str, str], tuple[float, Conflict]] = {}
    for pair, found in scored:
        match = _parting(pair, found, statements)
        if match is None:
            continue
        kind = match.left.event or match.left.noun or match.left.word
        first, second = sorted((pair.left.article, pair.right.article))
        key = (first, second, kind)
        left, right = pair.words(match.left, left=True), pair.words(match.right, left=False)
        made = _made(pair, "number", left, right, update=_update(pair, match))
        if key not in best or found.related > best[key][0]:
            best[key] = (found.related, made)
    return tuple(made for _, made in best.values())


def _parting(pair: Pair, found: Scored, statements: Mapping[ArticleId, Sequence[Told]]) -> Match | None:
    """The quantities over which a pair parts; None where it does not, or is not surely of one thing."""
    if _saw(found, "other_place"):
        return None
    for one in pair.matches:
        if not one.kind or one.agrees or found.related < _least(one.left) or _far_apart(one):
            continue
        if _is_part(one.left, pair.left) or _is_part(one.right, pair.right):
            continue
        if not (_given(one.left, pair.right, statements) or _given(one.right, pair.left, statements)):
            return one
    return None


def _is_part(quantity: Quantity, told: Told) -> bool:
    """Whether its statement gives a larger number of the same toll: "31, up from 19"."""
    return quantity.event in TOLLS and any(
        other.event == quantity.event and other.value > quantity.value for other in told.quantities
    )


def _far_apart(match: Match) -> bool:
    """Whether a length of time and the like is so many times another that it must be of something else."""
    low, high = sorted((match.left.value, match.right.value))
    return match.left.noun in LOOSE and high > FAR * low


def _least(quantity: Quantity) -> float:
    if quantity.event in BEFALLEN or quantity.noun in BEFALLEN:
        return PEOPLE
    return UNITS if quantity.noun in LOOSE else THINGS


def _given(quantity: Quantity, told: Told, statements: Mapping[ArticleId, Sequence[Told]]) -> bool:
    """Whether the article of a statement gives this number of this kind of thing as well.

    A toll that it tells beside its own, in one sentence, is another's or an earlier one.
    """
    toll = quantity.event in TOLLS
    return any(
        same_kind(quantity, other) is not False and agree(quantity, other)
        for one in statements[told.article]
        if not (toll and one.sentence == told.sentence)
        for other in one.quantities
    )


def conflict(pair: Pair, found: Scored) -> Conflict | None:
    """The conflict of two statements over anything but a number; None where there is none."""
    absent = over_presence(pair)
    if absent or found.related < CLOSE or pair.likeness < ALIKE:
        return absent
    return next((made for ask in CONFLICTS if (made := ask(pair, found))), None)


def over_presence(pair: Pair) -> Conflict | None:
    """One says that the holder of an office was there, the other that they were not."""
    if pair.left.negated == pair.right.negated or not (
        pair.left.tells_presence and pair.right.tells_presence
    ):
        return None
    met = [
        (one, other)
        for office, one in sorted(pair.left.offices)
        for same, other in sorted(pair.right.offices)
        if office == same and not _other_state(one, other, pair)
    ]
    return _made(pair, "participant", *met[0]) if met else None


def _other_state(one: str, other: str, pair: Pair) -> bool:
    """Whether two office holders are of two states, as far as their phrases say."""
    left, right = _states(one, pair.left.language), _states(other, pair.right.language)
    return bool(left and right and not left & right)


def _states(phrase: str, language: str | None) -> frozenset[str]:
    found = (nationality(one.text, language or "und") for one in words(phrase))
    return frozenset(state for state in found if state)


def over_day(pair: Pair, found: Scored) -> Conflict | None:
    """Both name a day, and the days do not meet."""
    told = _saw(found, "other_day")
    if told is None or not (pair.left.dates and pair.right.dates):
        return None
    return _made(pair, "date", pair.left.dates[0][0], pair.right.dates[0][0])


def over_polarity(pair: Pair, found: Scored) -> Conflict | None:
    """One says it is so, the other that it is not."""
    if found.contradicts < PARTED or not (_saw(found, "negation") or _saw(found, "denied")):
        return None
    return _made(pair, "polarity", pair.left.text, pair.right.text)


def over_participant(pair: Pair, found: Scored) -> Conflict | None:
    """Each names a person that the other does not, in the same thing told."""
    return _over_names(pair, found, "person", "participant")


def over_place(pair: Pair, found: Scored) -> Conflict | None:
    """Each names a place that the other does not, in the same thing told."""
    return _over_names(pair, found, "place", "place")


CONFLICTS: tuple[Asked, ...] = (over_day, over_polarity, over_participant, over_place)


def _over_names(pair: Pair, found: Scored, kind: str, about: ConflictAbout) -> Conflict | None:
    if found.contradicts < PARTED:
        return None
    left, right = _alone(pair.left, pair.right, kind), _alone(pair.right, pair.left, kind)
    if left is None or right is None:
        return None
    return _made(pair, about, left.text, right.text)


def _alone(own: Told, other: Told, kind: str) -> Mention | None:
    """The one name of a kind in a statement, where the other statement's sentence has it not."""
    named = [one for one in own.names if one.kind == kind]
    heard = {fold(one.text) for one in words(other.sentence)}
    parts = [fold(one.text) for mention in named for one in words(mention.text)]
    alone = len(named) == 1 and not any(_heard(part, heard) for part in parts)
    return named[0] if alone and not names_place(other, named[0]) else None


def _heard(part: str, heard: Iterable[str]) -> bool:
    return part in heard or any(sounds_like(part, one) for one in heard)


def _saw(found: Scored, feature: str) -> Seen | None:
    return next((one for one in found.seen if one.feature == feature), None)


def _made(pair: Pair, about: ConflictAbout, left: str, right: str, *, update: bool = False) -> Conflict:
    return Conflict(
        left=pair.left.statement.id,
        right=pair.right.statement.id,
        about=about,
        left_value=left,
        right_value=right,
        update=update,
    )


def _update(pair: Pair, match: Match) -> bool:
    """Whether the later account of a toll gives the higher number."""
    kinds = {match.left.event, match.left.noun} & TOLLS
    left, right = _when(pair.left.published), _when(pair.right.published)
    if not kinds or left is None or right is None or left == right:
        return False
    return (match.right.value > match.left.value) == (right > left)


def _when(published: str | None) -> datetime | None:
    if published is None:
        return None
    found = datetime.fromisoformat(published)
    # A time without a zone is taken as it stands: it is off by hours at most.
    return found.astimezone(UTC).replace(tzinfo=None) if found.tzinfo else found
