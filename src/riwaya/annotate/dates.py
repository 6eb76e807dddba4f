"""The date step: every time expression of title and text, resolved as far as it can be known.

1. `dates_grammar` finds the expressions and what they mean.
2. The day of publication, where it is known, is the base of relative ones.
3. Each becomes a half-open interval of ISO dates (date-times where hours matter).

How an ambiguous one is read is said with the words of its language (`languages/dates.py`: the order
of numeric dates, the calendar of years) and in `dates_values` (dates without a year, bare weekdays).
"""

import re
from dataclasses import replace
from datetime import date, datetime, time
from functools import cache

import msgspec

from riwaya.annotate.dates_grammar import Found, find
from riwaya.annotate.dates_values import DayPart, Interval, Unresolved, Weekday
from riwaya.annotate.step import Step
from riwaya.languages.dates import date_words
from riwaya.languages.pack import Pack
from riwaya.text.normalise import fold
from riwaya.types import Anchor, Annotations, Article, DateMention, FieldName

# How far before a weekday, in characters, a word of the future still governs it.
_REACH = 80


def base_day(published: str | None) -> date | None:
    """The day of an ISO date or date-time; None for anything else."""
    try:
        return date.fromisoformat((published or "")[:10])
    except ValueError:
        return None


def resolve(found: Found, base: date | None) -> Interval | None:
    """The interval of an expression beside a base; None where it cannot be known."""
    try:
        return found.made.interval(base)
    except (ValueError, OverflowError):
        return None


def pointed(found: Found, text: str, language: str) -> Found:
    """The expression, a bare weekday turned ahead when a word of the future stands before it."""
    day = found.made.of if isinstance(found.made, DayPart) else found.made
    if not isinstance(day, Weekday) or day.shift is not None:
        return found
    before = re.split(r"[.!?؟\n]", text[max(0, found.start - _REACH) : found.start])[-1]
    if not _future(language).intersection(map(fold, before.split())):
        return found
    ahead = replace(day, ahead=True)
    made = replace(found.made, of=ahead) if isinstance(found.made, DayPart) else ahead
    return replace(found, made=made)


@cache
def _future(language: str) -> frozenset[str]:
    return frozenset(map(fold, date_words(language).future))


def _iso(edge: datetime, *, hours: bool) -> str:
    return edge.isoformat() if hours else edge.date().isoformat()


def _anchor(found: Found) -> Anchor:
    if found.made.absolute:
        return "absolute"
    return "context" if isinstance(found.made, Unresolved) else "published"


def _mention(found: Found, field: FieldName, text: str, base: date | None) -> DateMention:
    interval = resolve(found, base)
    hours = bool(interval) and any(edge.time() != time() for edge in interval or ())
    return DateMention(
        start=found.start,
        end=found.end,
        field=field,
        origin=STEP.origin,
        text=text[found.start : found.end],
        kind=found.made.kind,
        grain=found.made.grain,
        calendar=found.made.calendar,
        anchor=_anchor(found),
        from_=_iso(interval[0], hours=hours) if interval else None,
        to=_iso(interval[1], hours=hours) if interval else None,
    )


def _run(article: Article, found: Annotations, pack: Pack) -> Annotations:
    base = base_day(found.published or article.published)
    fields: tuple[FieldName, ...] = ("title", "text")
    items = [
        _mention(pointed(expression, article.content(field), pack.code), field, article.content(field), base)
        for field in fields
        for expression in find(article.content(field), pack.code)
        if not (field == "text" and _is_part_of_a_name(expression, found))
    ]
    return msgspec.structs.replace(found, dates=tuple(items))


def _is_part_of_a_name(expression: Found, found: Annotations) -> bool:
    """Whether "today" stands in a dateline, where it is a part of an outlet's name."""
    lines = [item for item in found.boilerplate or () if item.kind == "agency_line"]
    inside = any(line.start <= expression.start and expression.end <= line.end for line in lines)
    return inside and not expression.made.absolute


STEP = Step(name="dates", version="1", run=_run)
