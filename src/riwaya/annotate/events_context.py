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

from riwaya.annotate.events_slots import light_verb
from riwaya.annotate.events_text import Line
from riwaya.languages.events import Form, Lexicon, Trigger
from riwaya.text.normalise import fold
from riwaya.types import DateMention

Context = Literal["actual", "historical", "future", "hypothetical", "negated"]

# How far before its trigger a marker is looked for, in tokens.
TO_NEGATION = 3
TO_DENIAL = 8
TO_MODAL = 4
TO_PLUPERFECT = 14
# What is asked for, threatened, refused or agreed has not happened.
GOVERNING = frozenset({"REQUEST", "THREATEN", "REJECT", "AGREE"})
TO_GOVERNED = 6
# News tells of the last few days; an event that ended before is told again. A weekend and the days
# until a weekly's issue lie between: read off the dates of lead sentences in news of 2015.
NEWS_DAYS = 4
# A reading of "قد" that is not a perfect's: before a present tense.
_MAYBE = fold("قد")


class Moment(NamedTuple):
    """Context, whether it is told from before, and the half-open interval of its time."""

    context: Context
    background: bool
    from_: str | None = None
    to: str | None = None


class _Moods(NamedTuple):
    negated: frozenset[str]
    negated_after: frozenset[str]
    denied: frozenset[str]
    future: frozenset[str]
    hypothetical: frozenset[str]
    earlier: frozenset[str]
    pluperfect: frozenset[str]


@cache
def _moods(lexicon: Lexicon) -> _Moods:
    moods = lexicon.data.moods
    return _Moods(*(frozenset(map(fold, getattr(moods, name))) for name in _Moods._fields))


def moment(
    line: Line,
    trigger: Trigger,
    form: Form,
    dates: Sequence[DateMention],
    published: str | None,
    lexicon: Lexicon,
) -> Moment:
    """Context, background and time of one trigger."""
    when = _nearest(line, trigger, dates)
    from_, to = (when.from_, when.to) if when else (None, None)
    age = _age(when, published)
    told_before = _told_before(line, trigger, when, age, lexicon)
    unreal = _unreal(line, trigger, form, lexicon)
    if unreal is None and age is not None and age < 0:
        unreal = "future"
    if unreal is None and told_before and (age is None or age > NEWS_DAYS):
        unreal = "historical"
    return Moment(unreal or "actual", told_before, from_, to)


# --- not so -------------------------------------------------------------------------------------


def _unreal(line: Line, trigger: Trigger, form: Form, lexicon: Lexicon) -> Context | None:
    moods = _moods(lexicon)
    if _negated(line, trigger, form, lexicon, moods):
        return "negated"
    if _hypothetical(line, trigger, form, lexicon, moods):
        return "hypothetical"
    near = set(line.words[max(0, trigger.first - TO_MODAL) : trigger.first])
    if trigger.reading.paradigm.tense == "future" or near & moods.future:
        return "future"
    verb = _after(line, trigger, lexicon)
    return "future" if set(verb) & moods.future else None


def _after(line: Line, trigger: Trigger, lexicon: Lexicon) -> Sequence[str]:
    """The words between a Persian noun and the end of its verb; nothing elsewhere."""
    if lexicon.data.order != "verb-final":
        return ()
    return line.words[trigger.last : trigger.last + 5]


def _negated(line: Line, trigger: Trigger, form: Form, lexicon: Lexicon, moods: _Moods) -> bool:
    before = line.words[: trigger.first]
    # A negation two tokens before an Arabic noun belongs to another word.
    reach = 1 if form == "noun" else TO_NEGATION - (lexicon.data.order == "verb-first")
    if trigger.reading.paradigm.negated or set(before[-reach:]) & moods.negated:
        return True
    if set(before[-TO_DENIAL:]) & moods.denied or set(_after(line, trigger, lexicon)) & moods.denied:
        return True
    verb = light_verb(line, trigger, lexicon) if lexicon.data.order == "verb-final" else None
    return bool(verb and verb[1].negated)


def _hypothetical(line: Line, trigger: Trigger, form: Form, lexicon: Lexicon, moods: _Moods) -> bool:
    near = line.words[max(0, trigger.first - TO_MODAL) : trigger.first]
    maybe = {word for word in near if word != _MAYBE or trigger.reading.paradigm.tense == "present"}
    if maybe & moods.hypothetical:
        return True
    governed = form == "noun" or lexicon.data.order == "verb-medial"
    return governed and any(
        other.group.type in GOVERNING and 0 < trigger.first - other.first <= TO_GOVERNED
        for other in line.triggers
        if other.first != trigger.first
    )


# --- when ---------------------------------------------------------------------------------------


def _nearest(line: Line, trigger: Trigger, dates: Iterable[DateMention]) -> DateMention | None:
    """The resolved time expression of the sentence that stands nearest to the trigger."""
    at = line.tokens[trigger.first].start
    known = [
        d
        for d in dates
        if d.field == line.field
        and line.start <= d.start < line.end
        and d.from_
        and d.kind in ("point", "range")
    ]
    return min(known, key=lambda d: abs(d.start - at), default=None)


def _age(when: DateMention | None, published: str | None) -> int | None:
    """Days from the end of a time expression to the day of publication; below 0 when it is to come."""
    if not when or not published or not when.from_:
        return None
    day, from_ = _day(published), _day(when.from_)
    last = _day(when.to) - timedelta(days=1) if when.to else from_
    return -1 if from_ > day else max(0, (day - max(from_, last)).days)


def _day(iso: str) -> date:
    return date.fromisoformat(iso[:10])


def _told_before(
    line: Line, trigger: Trigger, when: DateMention | None, age: int | None, lexicon: Lexicon
) -> bool:
    if age is not None:
        return age > NEWS_DAYS
    moods = _moods(lexicon)
    near = line.words[max(0, trigger.first - TO_MODAL) : trigger.last + TO_MODAL]
    if when is None and set(near) & moods.earlier:
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
    return trigger.reading.paradigm.tense == "past" and bool(near & moods.pluperfect)


@cache
def _perfects(lexicon: Lexicon) -> frozenset[str]:
    """Forms of light verbs that end in the participle's ه."""
    ending = fold("ه")
    return frozenset(
        form for forms in lexicon.auxiliaries.values() for form in forms if form.endswith(ending)
    )
