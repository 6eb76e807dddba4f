"""The date step: every time expression of title and text, resolved as far as it can be known.

1. `grammar` finds the expressions and what they mean.
2. The day of publication, where it is known, is the base of relative ones.
3. Each becomes a half-open interval of ISO dates (date-times where hours matter).

How an ambiguous one is read is said with the words of its language (`languages/dates.py`: the order
of numeric dates, the calendar of years) and in `values` (dates without a year, bare weekdays).
"""

import re
from dataclasses import replace
from datetime import date, datetime, time

import msgspec

from riwaya.annotate.dates.grammar import Found, find
from riwaya.annotate.dates.prospect import prospect
from riwaya.annotate.dates.values import (
    Day,
    DayPart,
    Expression,
    Following,
    Interval,
    Month,
    Part,
    Relative,
    Weekday,
    Within,
)
from riwaya.annotate.step import Step
from riwaya.languages.pack import Pack
from riwaya.types import Anchor, Annotations, Article, DateMention, FieldName

# «Town Today»: a name in marks is a word or two before the word of time that closes it.
_CLOSING = ("»", "”", '"', "'")
_OPENING = ("«", "“", '"', "'")
_QUOTED_NAME = re.compile(r"[«“\"](?:[^\s«»“”\"]+ ){1,2}$")
_TIMED = re.compile(r"\d:\d\d")
# "Daily Herald": a capital on both words.
_NAME_AHEAD = re.compile(r"[A-Z]\w+ [A-Z]\w")
_CAPITAL_BEFORE = re.compile(r"(?:^|\s)[A-Z][\w'-]* $")


# "Until Friday", told on Saturday, is past; so is "before Ramadan" a few weeks after it (in days).
# Set by reading SaudiNewsNet (26 July) and two thirds of gold/accounts.
_JUST_OVER_WEEKDAY = 2
_JUST_OVER_DAYS = 60


def base_day(published: str | None) -> date | None:
    """The day of an ISO date or date-time; None for anything else."""
    try:
        return date.fromisoformat((published or "")[:10])
    except ValueError:
        return None


def moment_of(published: str | None) -> datetime | None:
    """The time of an ISO date-time, as the outlet's own clock tells it; None for a date alone."""
    try:
        return (
            datetime.fromisoformat(published or "").replace(tzinfo=None)
            if _TIMED.search(published or "")
            else None
        )
    except ValueError:
        return None


def resolve(found: Found, base: date | datetime | None) -> Interval | None:
    """The interval of an expression beside a base; None where it cannot be known.

    base: the day of telling, or its time, from which hours are counted.
    """
    try:
        return found.made.interval_at(base) if isinstance(base, datetime) else found.made.interval(base)
    except (ValueError, OverflowError):
        return None


def pointed(found: Found, text: str, language: str, base: date | None) -> Found:
    """The expression, a bare weekday, month or day turned ahead where the words beside it look ahead."""
    made = _ahead(found.made)
    said = prospect(text, found.start, found.end, language) if made else None
    if made is None or said is None or (said == "may" and _may_be_past(found, base)):
        return found
    return replace(found, made=made)


def _may_be_past(found: Found, base: date | None) -> bool:
    """Whether an "until" may be of the past: the expression, read as past, lies shortly before the base,
    or it is counted from another time."""
    if found.made.from_context:
        return True
    interval = resolve(found, base)
    if not interval or not base:
        return False
    days = _JUST_OVER_DAYS if found.made.grain in ("month", "week") else _JUST_OVER_WEEKDAY
    return 0 <= (datetime.combine(_day(base), time()) - interval[1]).days < days


def _day(base: date) -> date:
    return base.date() if isinstance(base, datetime) else base


def _ahead(made: Expression) -> Expression | None:
    """The expression turned ahead; None for one that says its year or direction itself."""
    if isinstance(made, Part | DayPart):
        inside = _ahead(made.of)
        return replace(made, of=inside) if inside else None
    if isinstance(made, Weekday) and made.shift is None:
        return replace(made, ahead=True)
    if isinstance(made, Within):
        return replace(made, ahead=True, kind="range")
    if isinstance(made, Following):
        return replace(made, ahead=True)
    if isinstance(made, Relative) and made.bare:
        return replace(made, bare=False)
    named = isinstance(made, Day | Month) and made.month is not None
    if named and isinstance(made, Day | Month) and made.year is None and made.shift is None:
        return replace(made, ahead=True)
    return None


def _iso(edge: datetime, *, hours: bool) -> str:
    return edge.isoformat() if hours else edge.date().isoformat()


def _anchor(found: Found) -> Anchor:
    if found.made.absolute:
        return "absolute"
    return "context" if found.made.from_context else "published"


def _mention(found: Found, field: FieldName, text: str, base: date | None) -> DateMention:
    interval = resolve(found, base)
    hours = bool(interval) and any(edge.time() != time() for edge in interval or ())
    return DateMention(
        start=found.lead,
        end=found.end,
        field=field,
        origin=STEP.origin,
        text=text[found.lead : found.end],
        kind=found.made.kind,
        grain=found.made.grain,
        calendar=found.made.calendar,
        anchor=_anchor(found),
        from_=_iso(interval[0], hours=hours) if interval else None,
        to=_iso(interval[1], hours=hours) if interval else None,
    )


def _run(article: Article, found: Annotations, pack: Pack) -> Annotations:
    published = found.published or article.published
    base = moment_of(published) or base_day(published)
    fields: tuple[FieldName, ...] = ("title", "text")
    items = [
        _mention(
            pointed(expression, article.content(field), pack.code, base), field, article.content(field), base
        )
        for field in fields
        for expression in find(article.content(field), pack.code)
        if not _is_part_of_a_name(expression, article.content(field), field, found)
    ]
    return msgspec.structs.replace(found, dates=tuple(items))


def _is_part_of_a_name(one: Found, text: str, field: FieldName, found: Annotations) -> bool:
    """Whether "today" is a part of an outlet's name: in a dateline, «Town Today», or by its capitals."""
    if one.made.kind == "set":
        return _NAME_AHEAD.match(text[one.start :]) is not None
    if not isinstance(one.made, Relative | Weekday):
        return False
    lines = [item for item in found.boilerplate or () if item.kind == "agency_line" and field == "text"]
    if any(line.start <= one.start and one.end <= line.end for line in lines):
        return True
    if not isinstance(one.made, Relative):
        return False
    before, after = text[: one.start], text[one.end : one.end + 1]
    quoted = after in _CLOSING and _QUOTED_NAME.search(before) is not None
    return (
        quoted
        or (after in _CLOSING and before[-1:] in _OPENING)
        or (text[one.start].isupper() and _CAPITAL_BEFORE.search(before) is not None)
    )


STEP = Step(name="dates", version="7", run=_run)
