"""Events across articles: which event mentions tell one happening.

1. `read` takes the event mentions of a document with what is compared of each.
2. `proposed` pairs those of one scope (a story, and those it follows) whose types are compatible.
3. `compare` weighs the `FEATURES` of a pair; `RULE` tells `groups.group` when mentions make one event.
4. `event` describes a group: its type, participants, place and time, each as most mentions have it.

Times or places that cannot both be so forbid a link; one that is not known forbids nothing.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache
from itertools import combinations

from riwaya.languages.gazetteer import place_code
from riwaya.languages.numbers import number_words
from riwaya.link.background import rarity, stems
from riwaya.link.candidates import Pair
from riwaya.link.candidates import pair as in_order
from riwaya.link.evidence import weigh
from riwaya.link.groups import Rule
from riwaya.link.profile import digits
from riwaya.models.protocols import Likeness, Vectors
from riwaya.text.names import SAME_NAME, name_blocks, name_similarity
from riwaya.text.numbers import numbers
from riwaya.types import ArticleId, Document, Event, EventMention, Evidence, Link, Participant

# Changes whenever some pair may get another score.
VERSION = "1"

Interval = tuple[datetime, datetime]
# (article, participant) -> the entity that the participant is.
Known = Callable[[ArticleId, Participant], str | None]

# Types that reports give to one happening: what one calls an attack another calls by its deaths.
COMPATIBLE = frozenset(
    frozenset(pair)
    for pair in (
        ("ASSAULT", "DEATH"),
        ("ACCIDENT", "DEATH"),
        ("DISASTER", "DEATH"),
        ("ACCIDENT", "DISASTER"),
        ("ACCIDENT", "ASSAULT"),
        ("ASSAULT", "COERCE"),
        ("CONSULT", "AGREE"),
        ("CONSULT", "COOPERATE"),
        ("AGREE", "COOPERATE"),
        ("AGREE", "SUPPORT"),
        ("COOPERATE", "AID"),
        ("AID", "SUPPORT"),
        ("CONCEDE", "RETREAT"),
        ("CONCEDE", "AGREE"),
        ("REJECT", "ACCUSE"),
        ("SANCTION", "COERCE"),
        ("SANCTION", "REJECT"),
        ("RULING", "COERCE"),
        ("RULING", "ACCUSE"),
        ("MOBILIZE", "ASSAULT"),
        ("REQUEST", "THREATEN"),
    )
)
# What is only said is told in so many ways that a type alone pairs nothing.
SPOKEN = frozenset({"STATEMENT", "ACCUSE", "REQUEST", "REJECT", "SUPPORT", "THREATEN"})

# Log-odds, set by hand with an eye on ECB+ (topics 26-30; a logistic regression there gives type and
# meaning more still, for only a few sentences of its articles are marked) and on the sample's events.
BIAS = -2.2
SAME_TYPE, SAME_MODE, OTHER_MODE, OTHER_TYPE, SPOKEN_TYPE = 2.0, 0.4, -0.6, -1.0, -1.5
# Days of two reports of one happening touch, or lie a night apart.
SLACK = timedelta(days=1)
# An interval wider than this ("last year") says little by overlapping another.
NARROW = timedelta(days=4)
SAME_TIME, MAYBE_SAME_TIME = 1.0, 0.2
SAME_PLACE, INSIDE, OTHER_PLACE = 0.9, 0.3, -0.8
SAME_WHO, CROSSED_WHO, MOST_WHO, OTHER_WHO = 1.2, 0.4, 2.0, -0.7
SAME_NUMBERS, OTHER_NUMBERS, TELLING = 1.0, -0.2, 0.25
MEANING, SAME_LANGUAGE, LOWEST, HIGHEST = 0.5, 1.5, -5.0, 3.0
WORDS = 1.5
OTHER_CONTEXT, OTHER_AGE = -0.8, -0.6
ONE_SENTENCE = -1.2
# A later story has happenings of its own; what it tells again of the earlier one it marks as past.
OTHER_STORY, TOLD_AGAIN = -2.0, -0.3
RULE = Rule(join=0.5, average=0.3, absent=0.1)
# Pairs that score less are no links: they would only fill the workspace.
KEPT = 0.2
# Participants shown of an event: those that most mentions name.
SHOWN = 6


@dataclass(frozen=True, kw_only=True)
class Told:
    """One event mention in its article.

    text: the sentence around it; who: (entity or name, how rare, role) of its participants; place: its
    code, or its name; time: half-open; stems, numbers: of its clause; vector: of `text`, or None; story: of
    its article, where that is known.
    """

    mention: EventMention
    article: ArticleId
    language: str | None
    text: str
    sentence: int
    who: tuple[tuple[str, float, str], ...] = ()
    place: str | None = None
    time: Interval | None = None
    stems: Mapping[str, float]
    numbers: Mapping[float, float]
    vector: Vectors | None = None
    story: str | None = None


@dataclass(frozen=True)
class EventPair:
    """Two mentions, with the calibrated likeness of their sentences where it is known."""

    left: Told
    right: Told
    likeness: float | None = None

    @property
    def same_language(self) -> bool:
        """Whether both stand in articles of one known language."""
        return self.left.language is not None and self.left.language == self.right.language


# --- reading --------------------------------------------------------------------------------------


def read(document: Document, known: Known = lambda _, __: None) -> Iterator[Told]:
    """The event mentions of a document with what is compared of each; vectors are left open."""
    language = document.annotations.language
    for mention in document.annotations.events or ():
        content = document.article.content(mention.field)
        clause = content[mention.start : mention.end]
        at, start, end = _sentence(document, mention)
        yield Told(
            mention=mention,
            article=document.id,
            language=language,
            text=content[start:end],
            sentence=at,
            who=tuple(_who(document, mention, known)),
            place=_place(mention.place),
            time=interval(mention.from_, mention.to),
            stems=stems(clause, language),
            numbers=_numbers(document, mention, clause),
        )


def _sentence(document: Document, mention: EventMention) -> tuple[int, int, int]:
    """Number and span of the sentence around a mention; a title is one sentence, number -1."""
    if mention.field == "title":
        return -1, 0, len(document.article.title or "")
    told = [one for one in document.annotations.sentences or () if one.field == "text"]
    at = mention.trigger.start
    inside = ((n, one.start, one.end) for n, one in enumerate(told) if one.start <= at < one.end)
    return next(inside, (len(told), mention.start, mention.end))


def _who(document: Document, mention: EventMention, known: Known) -> Iterator[tuple[str, float, str]]:
    for one in mention.participants:
        name = known(document.id, one) or one.name
        yield name, rarity(one.name, document.annotations.language), one.role


@lru_cache(maxsize=1 << 14)
def _place(name: str | None) -> str | None:
    return (place_code(name) or name) if name else None


def interval(start: str | None, end: str | None) -> Interval | None:
    """Half-open ISO ends as moments; None where one is not known or the span is empty."""
    if not start or not end:
        return None
    found = _moment(start), _moment(end)
    return found if found[0] < found[1] else None


def _moment(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=None)


def _numbers(document: Document, mention: EventMention, clause: str) -> dict[float, float]:
    """Numbers of the clause outside its dates -> how much they tell, 0-1."""
    dated = [(one.start, one.end) for one in document.annotations.dates or () if one.field == mention.field]
    found = numbers(clause, number_words(document.annotations.language))
    spans = ((one.value, mention.start + one.start, mention.start + one.end) for one in found)
    return {
        value: digits(value)
        for value, start, end in spans
        if not any(start < to and at < end for at, to in dated)
    }


# --- pairs ----------------------------------------------------------------------------------------


def compatible(one: str, other: str) -> bool:
    """Whether one happening may be told under both types."""
    return one == other or frozenset((one, other)) in COMPATIBLE


def proposed(together: Sequence[Told]) -> Iterator[Pair]:
    """Pairs of mentions of one scope that may tell one happening, by their types."""
    by_type: defaultdict[str, list[str]] = defaultdict(list)
    for one in together:
        by_type[one.mention.type].append(one.mention.id)
    for own, members in by_type.items():
        yield from (in_order(*both) for both in combinations(members, 2))
        for other in by_type:
            if own < other and compatible(own, other):
                yield from (in_order(one, two) for one in members for two in by_type[other])


def compare(left: Told, right: Told, scale: Likeness | None = None) -> Link | None:
    """The link between two mentions; None where nothing speaks for one."""
    pair = EventPair(left, right, _likeness(left, right, scale))
    link = weigh("event", (left.mention.id, right.mention.id), (one(pair) for one in FEATURES), bias=BIAS)
    vetoed = any(one.veto for one in link.evidence)
    return link if vetoed or link.score >= KEPT else None


def _likeness(left: Told, right: Told, scale: Likeness | None) -> float | None:
    if scale is None or left.vector is None or right.vector is None:
        return None
    return float(scale.score(left.vector[None], right.vector[None], left.language, right.language)[0, 0])


# --- features -------------------------------------------------------------------------------------


def event_type(pair: EventPair) -> Evidence:
    """Whether both are of one type and kind, or of two that one happening may be told under."""
    left, right = pair.left.mention, pair.right.mention
    weight = SAME_TYPE if left.type == right.type else OTHER_TYPE
    if left.type == right.type and left.type in SPOKEN:
        weight += SPOKEN_TYPE
    if left.type == right.type and left.mode and right.mode:
        weight += SAME_MODE if left.mode == right.mode else OTHER_MODE
    return _evidence("event_type", weight, left.type, right.type)


def event_time(pair: EventPair) -> Evidence | None:
    """Whether both can have happened at one time: intervals that lie apart forbid the link."""
    left, right = pair.left.time, pair.right.time
    if left is None or right is None:
        return None
    shown = (_days(left), _days(right))
    if max(left[0], right[0]) - min(left[1], right[1]) >= SLACK:
        return Evidence(feature="event_time", weight=-6.0, left=shown[0], right=shown[1], veto=True)
    narrow = max(left[1] - left[0], right[1] - right[0]) <= NARROW
    return _evidence("event_time", SAME_TIME if narrow else MAYBE_SAME_TIME, *shown)


def event_place(pair: EventPair) -> Evidence | None:
    """Whether both can have happened at one place: two listed towns forbid the link."""
    left, right = pair.left.place, pair.right.place
    if left is None or right is None:
        return None
    if _same_place(left, right):
        return _evidence("event_place", SAME_PLACE, left, right)
    listed = [_listed(one) for one in (left, right)]
    if not all(listed):
        return _evidence("event_place", OTHER_PLACE, left, right)
    if left[:2] == right[:2] and (":" not in left or ":" not in right):
        return _evidence("event_place", INSIDE, left, right)
    return Evidence(feature="event_place", weight=-6.0, left=left, right=right, veto=True)


def event_participants(pair: EventPair) -> Evidence | None:
    """Whether the same people, bodies or countries take part, and in the same roles."""
    left, right = pair.left.who, pair.right.who
    if not left or not right:
        return None
    met = [
        (SAME_WHO if one[2] == two[2] else CROSSED_WHO, min(one[1], two[1]), one[0], two[0])
        for one in left
        for two in right
        if same_who(one[0], two[0])
    ]
    if not met:
        return _evidence("event_participants", OTHER_WHO, _names(left), _names(right))
    weight = min(MOST_WHO, sum(each * (0.5 + rare / 2) for each, rare, _, _ in met))
    return _evidence(
        "event_participants", weight, "؛ ".join(one for _, _, one, _ in met), "؛ ".join(m[3] for m in met)
    )


def event_numbers(pair: EventPair) -> Evidence | None:
    """Telling numbers that both clauses give; tolls change, so others say little."""
    left, right = pair.left.numbers, pair.right.numbers
    shared = {value: min(left[value], right[value]) for value in left.keys() & right.keys()}
    if sum(shared.values()) > 0:
        shown = " ".join(f"{value:g}" for value in sorted(shared))
        return _evidence("event_numbers", SAME_NUMBERS * min(1.5, sum(shared.values()) * 2), shown, shown)
    told = [sorted(v for v, weight in side.items() if weight >= TELLING) for side in (left, right)]
    if not all(told):
        return None
    return _evidence("event_numbers", OTHER_NUMBERS, *(" ".join(f"{v:g}" for v in side) for side in told))


def event_meaning(pair: EventPair) -> Evidence | None:
    """How close in meaning the two sentences are."""
    if pair.likeness is None:
        return None
    above = pair.likeness - (SAME_LANGUAGE if pair.same_language else 0)
    shown = f"{pair.likeness:.1f}"
    return _evidence("event_meaning", MEANING * min(HIGHEST, max(LOWEST, above)), shown, shown)


def event_words(pair: EventPair) -> Evidence | None:
    """Rare words that both clauses have, in one language."""
    left, right = pair.left.stems, pair.right.stems
    if not pair.same_language or not left or not right:
        return None
    shared = sorted(left.keys() & right.keys(), key=lambda one: (-left[one], one))
    norm = (sum(w * w for w in left.values()) * sum(w * w for w in right.values())) ** 0.5
    weight = WORDS * sum(left[one] * right[one] for one in shared) / norm
    shown = " ".join(shared[:5])
    return _evidence("event_words", weight, shown, shown) if shared else None


def event_context(pair: EventPair) -> Evidence | None:
    """Whether one tells as done, or as news, what the other does not."""
    left, right = pair.left.mention, pair.right.mention
    weight = OTHER_CONTEXT * (left.context != right.context) + OTHER_AGE * (
        left.background != right.background
    )
    return _evidence("event_context", weight, left.context, right.context) if weight else None


def one_sentence(pair: EventPair) -> Evidence | None:
    """Two mentions in one sentence of one article are mostly two events."""
    if pair.left.article != pair.right.article or pair.left.sentence != pair.right.sentence:
        return None
    trigger = (pair.left.mention.trigger.text, pair.right.mention.trigger.text)
    return _evidence("one_sentence", ONE_SENTENCE, *trigger)


def other_story(pair: EventPair) -> Evidence | None:
    """Whether they stand in two stories, one of which follows the other; news of both is seldom one."""
    left, right = pair.left, pair.right
    if left.story == right.story:
        return None
    again = any(one.mention.background or one.mention.context == "historical" for one in (left, right))
    return _evidence("other_story", TOLD_AGAIN if again else OTHER_STORY, left.story, right.story)


FEATURES = (
    event_type,
    event_time,
    event_place,
    event_participants,
    event_numbers,
    event_meaning,
    event_words,
    event_context,
    one_sentence,
    other_story,
)


def _evidence(feature: str, weight: float, left: str | None, right: str | None) -> Evidence:
    return Evidence(feature=feature, weight=round(weight, 3), left=left, right=right)


@lru_cache(maxsize=1 << 16)
def same_who(one: str, other: str) -> bool:
    """Whether two entities or names are the same: by id, else by their sound."""
    if one == other:
        return True
    return bool(name_blocks(one) & name_blocks(other)) and name_similarity(one, other) >= SAME_NAME


def _listed(place: str) -> bool:
    """Whether it is a gazetteer's code: "SY", "SY:170654"."""
    country, rest = place[:2], place[2:3]
    return len(country) == 2 and country.isascii() and country.isupper() and rest in ("", ":")


def _same_place(one: str, other: str) -> bool:
    if one == other:
        return True
    return not (_listed(one) and _listed(other)) and same_who(one, other)


def _names(who: Iterable[tuple[str, float, str]]) -> str:
    return "؛ ".join(name for name, _, _ in who)


def _days(one: Interval) -> str:
    return f"{one[0].isoformat()}/{one[1].isoformat()}"


# --- groups ---------------------------------------------------------------------------------------


def event(members: Sequence[Told], *, home: Mapping[ArticleId, str]) -> Event:
    """The event that a group of mentions makes; its id is the first mention's.

    home: article -> story. The event's story is that of most mentions which tell it as news.
    Its time is the interval that most dated mentions give, the narrower of two; `basis` are those.
    """
    told = sorted(members, key=lambda one: one.mention.id)
    times = Counter(one.time for one in told if one.time)
    time = min(times, key=lambda one: (-times[one], one[1] - one[0], one), default=None)
    dated = [one.mention for one in told if one.time == time] if time else []
    return Event(
        id=told[0].mention.id,
        type=_most(one.mention.type for one in told) or told[0].mention.type,
        participants=_participants(told),
        place=_place_of(told),
        from_=dated[0].from_ if dated else None,
        to=dated[0].to if dated else None,
        basis=tuple(one.id for one in dated),
        mentions=tuple(one.mention.id for one in told),
        story=_story(told, home),
    )


def _story(told: Sequence[Told], home: Mapping[ArticleId, str]) -> str | None:
    news = [one for one in told if not one.mention.background] or told
    return _most(home[one.article] for one in news if one.article in home)


def _place_of(told: Sequence[Told]) -> str | None:
    """The place of most mentions, a town before its country, as it is written most."""
    counted = Counter(one.place for one in told if one.place)
    best = min(counted, key=lambda one: (_listed(one) and len(one) == 2, -counted[one], one), default=None)
    return _most(one.mention.place for one in told if one.mention.place and one.place == best)


def _participants(told: Sequence[Told]) -> tuple[Participant, ...]:
    """Who takes part, by entity and role; each as its first mention names it, without the span."""
    counted: Counter[tuple[str, str]] = Counter()
    spelt: dict[tuple[str, str], Counter[str]] = {}
    for one in told:
        for (who, _, role), given in zip(one.who, one.mention.participants, strict=True):
            key = next((seen for seen in counted if seen[1] == role and same_who(seen[0], who)), (who, role))
            counted[key] += 1
            spelt.setdefault(key, Counter())[given.name] += 1
    most = sorted(counted, key=lambda one: (-counted[one], one))[:SHOWN]
    return tuple(Participant(name=_most(spelt[one].elements()) or one[0], role=one[1]) for one in most)


def _most(values: Iterable[str]) -> str | None:
    """The commonest value; of several the first in order."""
    counted = Counter(values)
    return min(counted, key=lambda one: (-counted[one], one), default=None)
