"""Where two statements that tell one thing cannot both be so, and over what.

1. The kinds are asked in order, the surest first: number, day, whether it happened at all, who, where.
2. The first that finds two values gives the conflict, in the articles' own words.
3. A toll that only rose from an earlier account to a later one is an update, no contradiction.

A kind is one function of a `Pair`; `CONFLICTS` lists them.
"""

from collections.abc import Callable, Iterable
from datetime import datetime

from riwaya.link.claim_features import Match, Pair, Seen, sounds_like
from riwaya.link.claim_parts import Told
from riwaya.link.claim_scores import Scored
from riwaya.text.normalise import fold
from riwaya.text.tokens import words
from riwaya.types import Conflict, Mention

# What is counted up while a happening goes on.
TOLLS = frozenset({"dead", "wounded", "missing", "displaced", "arrested", "evacuated", "rescued"})
# Two statements must be likelier than this to tell one thing, and to part over it.
RELATED, PARTED = 0.5, 0.5
# A day, who was there, or a "not" is told beside many things: there the two must be likelier one,
# and as alike as the most alike wrong sentence at least.
CLOSE, ALIKE = 0.7, 0.0
# What time, money and distance are counted in is counted in most sentences: the same holds.
LOOSE = frozenset(
    {"second", "minute", "hour", "day", "week", "month", "year", "percent", "metre", "kilometre", "person"}
    | {"point", "house", "village", "vehicle", "degree"}
)

Asked = Callable[[Pair, Scored], Conflict | None]


def conflict(pair: Pair, found: Scored) -> Conflict | None:
    """The conflict of two statements, left before right as in the pair; None where there is none."""
    if found.related < RELATED:
        return None
    return next((made for ask in CONFLICTS if (made := ask(pair, found))), None)


def over_number(pair: Pair, found: Scored) -> Conflict | None:
    """The same kind of thing counted, and the numbers differ."""
    match = next((one for one in pair.matches if one.kind and not one.agrees), None)
    if match is None or not _saw(found, "other_number") or _saw(found, "same_number"):
        return None
    if (match.left.event or match.left.noun) in LOOSE and not _close(pair, found):
        return None
    left, right = pair.words(match.left, left=True), pair.words(match.right, left=False)
    return _made(pair, "number", left, right, update=_update(pair, match))


def over_day(pair: Pair, found: Scored) -> Conflict | None:
    """Both name a day, and the days do not meet."""
    told = _saw(found, "other_day")
    if told is None or not _close(pair, found) or not (pair.left.dates and pair.right.dates):
        return None
    return _made(pair, "date", pair.left.dates[0][0], pair.right.dates[0][0])


def over_polarity(pair: Pair, found: Scored) -> Conflict | None:
    """One says it is so, the other that it is not."""
    if (
        found.contradicts < PARTED
        or not _close(pair, found)
        or not (_saw(found, "negation") or _saw(found, "denied"))
    ):
        return None
    return _made(pair, "polarity", pair.left.text, pair.right.text)


def over_participant(pair: Pair, found: Scored) -> Conflict | None:
    """Each names a person that the other does not, in the same thing told."""
    return _over_names(pair, found, "person", "participant")


def over_place(pair: Pair, found: Scored) -> Conflict | None:
    """Each names a place that the other does not, in the same thing told."""
    return _over_names(pair, found, "place", "place")


CONFLICTS: tuple[Asked, ...] = (over_number, over_day, over_polarity, over_participant, over_place)


def _close(pair: Pair, found: Scored) -> bool:
    return found.related >= CLOSE and pair.likeness >= ALIKE


def _over_names(pair: Pair, found: Scored, kind: str, about: str) -> Conflict | None:
    if found.contradicts < PARTED or not _close(pair, found):
        return None
    left, right = _alone(pair.left, pair.right, kind), _alone(pair.right, pair.left, kind)
    if left is None or right is None:
        return None
    return _made(pair, about, left.text, right.text)


def _alone(own: Told, other: Told, kind: str) -> Mention | None:
    """The first name of a kind that the other statement's sentence has not."""
    heard = {fold(one.text) for one in words(other.sentence)}
    for mention in own.names:
        parts = [fold(one.text) for one in words(mention.text)]
        if mention.kind == kind and not any(_heard(part, heard) for part in parts):
            return mention
    return None


def _heard(part: str, heard: Iterable[str]) -> bool:
    return part in heard or any(sounds_like(part, one) for one in heard)


def _saw(found: Scored, feature: str) -> Seen | None:
    return next((one for one in found.seen if one.feature == feature), None)


def _made(pair: Pair, about: str, left: str, right: str, *, update: bool = False) -> Conflict:
    return Conflict(
        left=pair.left.statement.id,
        right=pair.right.statement.id,
        about=about,  # type: ignore[arg-type]
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
    # Editions print their times with and without a zone; hours apart matter, zones of neighbours do not.
    return datetime.fromisoformat(published).replace(tzinfo=None)
