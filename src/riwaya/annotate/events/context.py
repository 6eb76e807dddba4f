"""Whether and when an event happened, by the words around its trigger.

Order: denied or negated; hypothetical; future; told from before (historical, background); the date.

A marker counts within a few tokens before the trigger (Persian: also after it, where the verb is).
The date is that of the sentence's nearest time expression; without one the time is not known, for
the day of publication is the event's only where the article says so ("today").
"""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from functools import cache
from typing import Literal, NamedTuple

from riwaya.annotate.events.text import Line
from riwaya.languages.events import Form, Lexicon, Trigger
from riwaya.text.normalise import fold
from riwaya.types import DateMention

Context = Literal["actual", "historical", "future", "hypothetical", "negated"]

# How far before its trigger a marker is looked for, in tokens.
TO_NEGATION = 3
TO_DENIAL = 8
TO_NEGATED_VERB = 3
TO_MODAL = 4
TO_PLUPERFECT = 14
TO_REPORTED = 7
# What is asked for, threatened, refused or agreed has not happened.
GOVERNING = frozenset({"REQUEST", "THREATEN", "REJECT", "AGREE"})
TO_GOVERNED = 9
TO_GOVERNING = 4
TO_CONDITION = 9
# News tells of the last few days; an event that ended before is told again. A weekend and the days
# until a weekly's issue lie between: read off the dates of lead sentences in news of 2015.
NEWS_DAYS = 4
# Without a day of publication, a date this long before the latest one is told again.
OLD_DAYS = 60
LONG_AGO = frozenset({"month", "season", "year", "decade"})
# A reading of "قد" that is not a perfect's: before a present tense.
_MAYBE = fold("قد")


class Moment(NamedTuple):
    """Context, whether it is told from before, and the half-open interval of its time."""

    context: Context
    background: bool
    from_: str | None = None
    to: str | None = None


class Now(NamedTuple):
    """What ages are counted from: the day of publication, else the latest day named."""

    published: date | None
    latest: date | None


class _Moods(NamedTuple):
    negated: frozenset[str]
    negated_after: frozenset[str]
    denied: frozenset[str]
    future: frozenset[str]
    future_after: frozenset[str]
    hypothetical: frozenset[str]
    conditional: frozenset[str]
    earlier: frozenset[str]
    anniversary: frozenset[str]
    pluperfect: frozenset[str]
    reported: frozenset[str]


@cache
def _moods(lexicon: Lexicon) -> _Moods:
    moods = lexicon.data.moods
    return _Moods(*(frozenset(map(fold, getattr(moods, name))) for name in _Moods._fields))


def moment(
    line: Line,
    trigger: Trigger,
    form: Form,
    now: Now,
    lexicon: Lexicon,
) -> Moment:
    """Context, background and time of one trigger."""
    when = _nearest(line, trigger)
    age = _age(when, now.published) if now.published else _lag(when, now.latest)
    if when and (age or 0) > NEWS_DAYS and _another_between(line, trigger, when):
        # An old date tells the time of the event beside it, not of all in its sentence.
        when = age = None
    from_, to = (when.from_, when.to) if when else (None, None)
    told_before = _told_before(line, trigger, when, age, lexicon)
    unreal = _unreal(line, trigger, form, lexicon)
    if unreal is None and age is not None and age < 0:
        unreal = "future"
    if unreal is None and told_before:
        unreal = "historical"
    return Moment(unreal or "actual", told_before, from_, to)


# --- not so -------------------------------------------------------------------------------------


def _unreal(line: Line, trigger: Trigger, form: Form, lexicon: Lexicon) -> Context | None:
    moods = _moods(lexicon)
    if _negated(line, trigger, form, lexicon, moods):
        return "negated"
    if _hypothetical(line, trigger, form, lexicon, moods):
        return "hypothetical"
    near = line.words[max(0, trigger.first - TO_MODAL) : trigger.first]
    if trigger.reading.paradigm.tense == "future" or _says(near, moods.future):
        return "future"
    return "future" if _says(_after(line, trigger, lexicon), moods.future_after) else None


def _says(words: Sequence[str], listed: frozenset[str]) -> bool:
    """Whether one of the listed words or phrases stands in a stretch."""
    if not listed.isdisjoint(words):
        return True
    joined = f" {' '.join(words)} "
    return any(" " in phrase and f" {phrase} " in joined for phrase in listed)


def _after(line: Line, trigger: Trigger, lexicon: Lexicon) -> Sequence[str]:
    """The words between a Persian noun and the end of its verb; nothing elsewhere."""
    if lexicon.data.order != "verb-final":
        return ()
    return line.words[trigger.last : trigger.last + 5]


def _negated(line: Line, trigger: Trigger, form: Form, lexicon: Lexicon, moods: _Moods) -> bool:
    before = line.words[: trigger.first]
    # A negation two tokens before an Arabic noun belongs to another word.
    reach = 1 if form == "noun" else TO_NEGATION - (lexicon.data.order == "verb-first")
    if trigger.reading.paradigm.negated or _says(before[-reach:], moods.negated):
        return True
    after = _after(line, trigger, lexicon)
    if (
        _says(before[-TO_DENIAL:], moods.denied)
        or _says(after, moods.denied)
        or _says(after[:TO_NEGATED_VERB], moods.negated_after)
    ):
        return True
    return not lexicon.negated_verbs.isdisjoint(after[:TO_NEGATED_VERB])


def _hypothetical(line: Line, trigger: Trigger, form: Form, lexicon: Lexicon, moods: _Moods) -> bool:
    near = line.words[max(0, trigger.first - TO_MODAL) : trigger.first]
    maybe = [word for word in near if word != _MAYBE or trigger.reading.paradigm.tense == "present"]
    condition = line.words[max(0, trigger.first - TO_CONDITION) : trigger.first]
    if _says(maybe, moods.hypothetical) or _says(condition, moods.conditional):
        return True
    return _governed(line, trigger, form, lexicon)


def _governed(line: Line, trigger: Trigger, form: Form, lexicon: Lexicon) -> bool:
    """Whether the trigger is what another one asks for, threatens, refuses or agrees on."""
    if form != "noun" and lexicon.data.order == "verb-first":
        return False
    # Persian also puts the governing verb at the end.
    back = -TO_GOVERNING if lexicon.data.order == "verb-final" else 0
    steps = (trigger.first - other.first for other in line.triggers if other.group.type in GOVERNING)
    return trigger.group.type not in GOVERNING and any(step and back <= step <= TO_GOVERNED for step in steps)


# --- when ---------------------------------------------------------------------------------------


def _nearest(line: Line, trigger: Trigger) -> DateMention | None:
    """The resolved time expression of the sentence that stands nearest to the trigger."""
    at = line.tokens[trigger.first].start
    known = [d for d in line.dates if d.from_ and d.kind in ("point", "range")]
    return min(known, key=lambda d: abs(d.start - at), default=None)


def _another_between(line: Line, trigger: Trigger, when: DateMention) -> bool:
    at = line.tokens[trigger.first].start
    low, high = min(at, when.start), max(at, when.start)
    starts = (line.tokens[other.first].start for other in line.triggers if other.first != trigger.first)
    return any(low < start < high for start in starts)


def _age(when: DateMention | None, published: date) -> int | None:
    """Days from the end of a time expression to the day of publication; below 0 when it is to come."""
    from_ = _day(when.from_) if when else None
    if when is None or from_ is None:
        return None
    to = _day(when.to)
    last = to - timedelta(days=1) if to else from_
    return -1 if from_ > published else max(0, (published - max(from_, last)).days)


def _lag(when: DateMention | None, latest: date | None) -> int | None:
    """As `_age` where the day of publication is unknown: against the latest absolute date, if far from it."""
    from_ = _day(when.from_) if when else None
    days = (latest - from_).days if latest and from_ else 0
    return days if days > OLD_DAYS else None


def reckoned(published: str | None, dates: Iterable[DateMention]) -> Now:
    """The day of publication, and the latest day that an article names outright."""
    named = (_day(d.from_) for d in dates if d.anchor == "absolute")
    return Now(_day(published), max((day for day in named if day), default=None))


def _day(iso: str | None) -> date | None:
    """The day of an ISO date or date-time; None for what the calendar does not hold."""
    try:
        return date.fromisoformat(iso[:10]) if iso else None
    except ValueError:
        return None


def _long_ago(line: Line, trigger: Trigger, moods: _Moods) -> bool:
    """ "Last year", "ماه گذشته" where the day they count from is unknown."""
    at = line.tokens[trigger.first].start
    near = min(line.dates, key=lambda d: abs(d.start - at), default=None)
    if near is None or near.from_ is not None or near.kind != "point" or near.grain not in LONG_AGO:
        return False
    if _another_between(line, trigger, near):
        return False
    return not set(fold(near.text).split()) & moods.future


def _told_before(
    line: Line,
    trigger: Trigger,
    when: DateMention | None,
    age: int | None,
    lexicon: Lexicon,
) -> bool:
    moods = _moods(lexicon)
    near = line.words[max(0, trigger.first - TO_MODAL) : trigger.last + TO_MODAL]
    if not moods.anniversary.isdisjoint(near):
        return True
    if age is not None:
        return age > NEWS_DAYS
    if when is None and (set(near) & moods.earlier or _long_ago(line, trigger, moods)):
        return True
    return _pluperfect(line, trigger, lexicon, moods)


def _pluperfect(line: Line, trigger: Trigger, lexicon: Lexicon, moods: _Moods) -> bool:
    order = lexicon.data.order
    if order == "verb-final":
        verb = line.words[trigger.last : trigger.last + TO_MODAL]
        return any(w in moods.pluperfect for w in verb) and any(w in _perfects(lexicon) for w in verb)
    if order == "verb-first":
        # "كان ... قد" and a sentence that opens with "وكان" both step back in time.
        opening = set(line.words[:2]) & moods.pluperfect
        return trigger.reading.paradigm.tense == "past" and bool(opening) and trigger.first < TO_PLUPERFECT
    near = set(line.words[max(0, trigger.first - 2) : trigger.first])
    # "Said it had expelled" is news; the pluperfect only follows the verb of saying.
    reported = set(line.words[max(0, trigger.first - TO_REPORTED) : trigger.first]) & moods.reported
    return trigger.reading.paradigm.tense == "past" and bool(near & moods.pluperfect) and not reported


@cache
def _perfects(lexicon: Lexicon) -> frozenset[str]:
    """Forms of light verbs that end in the participle's ه."""
    ending = fold("ه")
    return frozenset(
        form for forms in lexicon.auxiliaries.values() for form in forms if form.endswith(ending)
    )
