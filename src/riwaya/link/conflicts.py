"""Where two statements that tell one thing cannot both be so, and over what.

1. `over_numbers` reads all scored pairs of a story: of two articles, the likeliest pair of statements
   that count one kind of thing differently, where neither article gives the other's number too.
2. `conflict` asks one pair for the other kinds, the surest first: opposite words about one topic, then
   day, whether it happened, who, where.
3. The values are the articles' own words. A toll that only rose from an earlier account to a later one
   is an update, no contradiction.

"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime

from riwaya.languages.places import nationality
from riwaya.link.claims.features import BEFALLEN, LOOSE, Seen
from riwaya.link.claims.names import heard_in
from riwaya.link.claims.numbers import PLACE, Quantity, agree, of_people, same_kind
from riwaya.link.claims.pair import Match, Pair
from riwaya.link.claims.parts import Told
from riwaya.link.claims.scores import Scored
from riwaya.link.claims.slots import SLOTS, closeness, readable
from riwaya.text.tokens import words
from riwaya.types import ArticleId, Conflict, ConflictAbout

# What is counted up while a happening goes on.
TOLLS = frozenset({"dead", "wounded", "missing", "displaced", "arrested", "evacuated", "rescued"})
# How likely two statements must tell one thing for their numbers to part them. What befell people
# is counted once a happening; hours and per cents in every sentence. Precision on the tuning stories
# of gold/accounts is then 0.9 for people and units.
PEOPLE, THINGS, UNITS = 0.2, 0.35, 0.35
# The first toll of either account is the toll of the happening, in whatever words it is told.
LEADING = 0.03
# What is counted in hours or per cent is of one thing only in words this much alike.
ALIKE = -1.6
# Hours, degrees and per cents that differ more than so many times are of different things.
FAR = 5
# How close two statements must be for a slot that they fill differently to part them, the surest slot
# first; read off the pairs of the tuning stories of gold/accounts, where next to nothing else is so close.
SLOTS_OVER: tuple[tuple[str, float, ConflictAbout], ...] = (
    ("day", 1.2, "date"),
    ("whether", 1.0, "polarity"),
    ("cause", 0.5, "attribution"),
    ("blamed", 0.3, "attribution"),
    ("actor", 0.5, "participant"),
    ("denied", 0.3, "polarity"),
    ("forces", 0.0, "participant"),
    ("place", 0.8, "place"),
    ("person", 0.8, "participant"),
)

# The same of two stories, where much is alike that is of two happenings; only what is listed parts there.
RECALLED = {"forces": 0.0, "whether": 2.0, "place": 2.0, "person": 2.0}

# What speaks for two statements with opposite words being of one topic: their likeness (standard
# scores of the most alike wrong sentence), a name that both have, and how rare the words are; a place
# that only one names speaks against it. On the tuning stories of gold/accounts 2 in 3 pairs above the
# sum part.
TOPIC, NAME_COUNTS, RARITY_COUNTS, COMMON_WORD = -0.65, 2.0, 4.0, 0.2
# A happening has one of these at most, as a rule (one resignation, one warning), which speaks for one topic.
ONCE = frozenset(
    {"resign", "dismiss", "in_power", "convict", "release", "uphold", "murder", "deliberate", "extradite"}
    | {"natural_cause", "human_error", "warn", "collapse", "sink", "fire_out", "apologise", "goal_stands"}
)
ONCE_COUNTS = 1.2
# Pairs whose own words are less alike than this are of two topics, whatever else they share.
UNLIKE = -5.0
# Two statements in one language, opposed on an axis of what happens more than once, are alike by this much,
# and so much of the rarity of their words is shared: it drops 8 in 10 of such pairs of wire news, nearly all
# of them false, and none of the right ones of the tuning stories of gold/accounts.
SAME_MATTER, SAME_WORDS = -0.5, 0.25
# What opposite words of an axis are about, where it is not whether the thing is so.
CAUSES = frozenset({"own_will", "deliberate", "natural_cause", "human_error", "attack_first", "murder"})
WHO = frozenset({"attend", "own_goal"})


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
    if _saw(found, "other_place") or pair.of_two_times:
        return None
    for one in pair.matches:
        leading = _leads(one.left, pair.left, statements) and _leads(one.right, pair.right, statements)
        least = LEADING if leading else _least(one.left)
        if not one.kind or one.agrees or found.related < least or far_apart(one, pair):
            continue
        if of_two(one, pair) or is_part(one.left, pair.left) or is_part(one.right, pair.right):
            continue
        given = _given(one.left, pair.right, statements) or _given(one.right, pair.left, statements)
        if not given or (
            _leads(one.left, pair.left, statements) and _leads(one.right, pair.right, statements)
        ):
            return one
    return None


def _leads(quantity: Quantity, told: Told, statements: Mapping[ArticleId, Sequence[Told]]) -> bool:
    """Whether it is the first number of its toll that its article gives."""
    return quantity.event in TOLLS and not any(
        other.event == quantity.event and not agree(quantity, other)
        for one in statements[told.article]
        if one.order < told.order
        for other in one.quantities
    )


def of_two(match: Match, pair: Pair) -> bool:
    """Whether the how many-eth minute is that of what two different people did."""
    if PLACE not in (match.left.noun or ""):
        return False
    left, right = _who_near(match.left, pair.left), _who_near(match.right, pair.right)
    return bool(left and right and not heard_in(left, right))


def _who_near(quantity: Quantity, told: Told) -> str | None:
    """The person named nearest to a quantity."""
    people = [one for one in told.names if one.kind == "person"]
    start = told.statement.start + quantity.start
    return min(people, key=lambda one: abs(one.start - start)).text if people else None


def is_part(quantity: Quantity, told: Told) -> bool:
    """Whether its statement gives a larger number of the same toll: "31, up from 19"."""
    return quantity.event in TOLLS and any(
        other.event == quantity.event and other.value > quantity.value for other in told.quantities
    )


def far_apart(match: Match, pair: Pair) -> bool:
    """Whether a length of time and the like must be of something else: by its size, or by the words."""
    low, high = sorted((match.left.value, match.right.value))
    loose = match.left.noun in LOOSE and match.left.event not in BEFALLEN
    return loose and (high > FAR * low or pair.likeness < ALIKE)


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


def conflict(pair: Pair, found: Scored, *, typed: bool = False) -> Conflict | None:
    """The conflict of two statements over anything but a number; None where there is none.

    typed: the left one is a claim that somebody typed, whose words are not those of the news.
    """
    opposed = over_opposites(pair, found) if typed or _same_matter(pair, found) else None
    return over_presence(pair) or _of_number(pair, opposed or over_slot(pair))


def _of_number(pair: Pair, made: Conflict | None) -> Conflict | None:
    """The conflict as one over a number, where the statements count one kind of thing differently too."""
    match = next((one for one in pair.matches if _may_count_one(one) and not one.agrees), None)
    if made is None or match is None:
        return made
    left, right = pair.words(match.left, left=True), pair.words(match.right, left=False)
    return _made(pair, "number", left, right, update=_update(pair, match))


def _may_count_one(match: Match) -> bool:
    """Whether two quantities count one kind of thing, or people in whatever words."""
    people = of_people(match.left) and of_people(match.right)
    return match.kind is True or (match.kind is None and people)


def over_opposites(pair: Pair, found: Scored) -> Conflict | None:
    """Words that cannot both be said of one thing, in statements that are of one topic."""
    if pair.opposed is None or pair.of_two_times or pair.likeness < UNLIKE or on_topic(pair, found) < TOPIC:
        return None
    return _made(pair, _about(pair), pair.opposed.left, pair.opposed.right)


def _same_matter(pair: Pair, found: Scored) -> bool:
    """Whether statements in one language are alike enough, and in enough words, to part on a common axis.

    What happens once is told of one thing; "found" and "missing" are said of much in one story.
    """
    if not pair.same_language or (pair.opposed and pair.opposed.axis in ONCE):
        return True
    shared = max((one.value for one in found.seen if one.feature == "shared_words"), default=0.0)
    return pair.likeness >= SAME_MATTER and shared >= SAME_WORDS


def on_topic(pair: Pair, found: Scored) -> float:
    """How surely two statements with opposite words are of one topic, in the units of likeness."""
    named = max((one.value for one in found.seen if one.feature == "shared_names"), default=0.0)
    elsewhere = _saw(found, "other_place") is not None
    rare = pair.opposed.rarity if pair.opposed else 0.0
    once = ONCE_COUNTS if pair.opposed and pair.opposed.axis in ONCE else 0.0
    return pair.likeness + NAME_COUNTS * named + RARITY_COUNTS * (rare - COMMON_WORD) + once - elsewhere


def _about(pair: Pair) -> ConflictAbout:
    axis = pair.opposed.axis if pair.opposed else ""
    if axis in CAUSES:
        return "attribution"
    return "participant" if axis in WHO else "polarity"


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


def over_slot(pair: Pair, *, recalled: bool = False) -> Conflict | None:
    """The statements are alike, but for one slot.

    recalled: they are of two stories, so that a day is no conflict, and all else must be closer.
    """
    close = closeness(pair)
    for name, least, about in SLOTS_OVER if readable(pair) else ():
        needed = RECALLED.get(name) if recalled else least
        told_of = name == "day" or not pair.of_two_times
        apart = SLOTS[name](pair) if needed is not None and close >= needed and told_of else None
        if apart:
            return _made(pair, about, apart.left, apart.right)
    return None


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
    """Whether the later account of a toll gives the higher number.

    Where the accounts are of one time, or of none, their words say which is the later state of things:
    "climbed to 31", "19 so far".
    """
    if not {match.left.event, match.left.noun} & TOLLS or match.left.value == match.right.value:
        return False
    low, high = (pair.left, pair.right)[:: 1 if match.left.value < match.right.value else -1]
    early, late = _when(low.published), _when(high.published)
    if early is None or late is None or early == late:
        return low.tells_so_far or high.tells_rise
    return late > early


def _when(published: str | None) -> datetime | None:
    if published is None:
        return None
    found = datetime.fromisoformat(published)
    # A time without a zone is taken as it stands: it is off by hours at most.
    return found.astimezone(UTC).replace(tzinfo=None) if found.tzinfo else found
