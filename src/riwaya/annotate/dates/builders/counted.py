"""What the forms of lengths build, and of times that are counted from now or from another time."""

from riwaya.annotate.dates.builders.caught import SHIFTS, Caught
from riwaya.annotate.dates.values import (
    Amounts,
    Between,
    Distance,
    Expression,
    Following,
    Length,
    Offset,
    Relative,
    Stretch,
    Unresolved,
    Within,
    grain_of,
    of_whole_day,
)
from riwaya.types import Calendar

_LONG_UNITS = frozenset({"day", "week", "fortnight", "weekend", "month", "quarter", "year", "decade"})


def relative_unit(c: Caught) -> Expression | None:
    """As in "last week", "the current year"; plurals ("recent weeks") stay open."""
    unit = c("unit")
    relative = c("rela") or c("relb")
    # Arabic and Persian "the last day" is of something, not yesterday; Arabic "last of the month" is its end.
    final = c("relb") == "last" and (c.settings.article or c.unit_calendar == "jalali")
    if final and (unit == "day" or c.is_also("unit", "def")):
        return None
    if unit in ("hour", "minute", "second", "century"):
        vague = c.is_also("unit", "many") or unit == "century"
        return Unresolved(kind="range", grain=grain_of(unit)) if vague else None
    if unit not in _LONG_UNITS:
        return None
    shift = SHIFTS.get(relative)
    many = c.is_also("unit", "many")
    if many and relative == "same":
        return None
    if relative == "following" and not many:
        return Following(unit=unit, grain=grain_of(unit), calendar=c.unit_calendar)
    if shift is None or many:
        return Unresolved(kind="range" if many else "point", grain=grain_of(unit))
    calendar = c("era") or c.unit_calendar
    return Relative(
        unit=unit,
        shift=shift,
        calendar=calendar,
        grain=grain_of(unit),
        week_start=c.settings.week_start,
        weekend_start=c.settings.weekend_start,
    )


def one_unit_ago(c: Caught) -> Expression | None:
    """As in "a month ago", in languages that put the one behind the noun."""
    return _distance(c, -1) if c("count") == 1 else None


def stretch(c: Caught) -> Expression | None:
    """As in "the last three days", "the coming two years"."""
    unit = c("unit") or c("dual")
    relative = c("rela") or c("relb")
    count = 2 if c.has("dual") else c("count")
    if relative == "same":
        return None
    if relative not in ("last", "next", "coming", "recent") or count is None:
        return Unresolved(kind="range", grain=grain_of(unit))
    return Stretch(unit=unit, count=count, ahead=relative in ("next", "coming"), grain=grain_of(unit))


def from_another_time(c: Caught) -> Expression | None:
    """As in "a month later": counted from what the text tells, not from its own day."""
    return Unresolved(grain=grain_of(c("unit") or c("dual")))


def after_another_time(c: Caught) -> Expression | None:
    """As in "two weeks later": from now only where the words beside it look ahead."""
    ahead = _distance(c, 1)
    if not isinstance(ahead, Distance):
        return ahead
    return Following(unit=ahead.unit, count=ahead.count, grain=ahead.grain, calendar=ahead.calendar)


def ago(c: Caught) -> Expression | None:
    """As in "two days ago"."""
    return _distance(c, -1)


def after_one(c: Caught) -> Expression | None:
    """As in Arabic "after a month", "after two days"; elsewhere the preposition alone says too little."""
    return after_another_time(c) if c.settings.hence_from_context else None


def ahead(c: Caught) -> Expression | None:
    """As in "in three weeks", "two days from now"."""
    told = c.settings.hence_from_context and not c.has("fromnow")
    return after_another_time(c) if told else _distance(c, 1)


def amounts_ago(c: Caught) -> Expression | None:
    """As in "two years, a month and 3 days ago"."""
    return Amounts(parts=tuple((unit, -count) for unit, count in c.amounts()))


def amounts_ahead(c: Caught) -> Expression | None:
    """As in "a month and 3 days from now"."""
    return Amounts(parts=tuple(c.amounts()))


def _distance(c: Caught, sign: int) -> Expression | None:
    unit = c("unit") or c("dual")
    if c.has("few"):
        return Unresolved(grain=grain_of(unit))
    if c("count") is None and c.has("unit") and c.is_also("unit", "many"):
        return Unresolved(grain=grain_of(unit))
    count = 2 if c.has("dual") else 1 if c("count") is None else c("count")
    return Distance(unit=unit, count=sign * count, grain=grain_of(unit), calendar=_calendar_counted(c, unit))


def _calendar_counted(c: Caught, unit: str) -> Calendar:
    return c.unit_calendar if unit in ("month", "year") else "gregorian"


def length(c: Caught) -> Expression | None:
    """As in "three weeks", "two years and a month"; "a second" is most often none."""
    if c.has("a") and c("unit") == "second":
        return None
    parts = tuple(c.amounts())
    unit = c("unit") or c("dual") or parts[-1][0]
    return Length(parts=parts, grain=grain_of(unit))


def unsure_length(c: Caught) -> Expression | None:
    """As in "2-3 days", "two three days": a length that is told roughly."""
    apart = c.has("count") and c("count_2") != c("count") + 1
    return None if apart else Length(grain=grain_of(c("unit")))


def length_of_adjective(c: Caught) -> Expression | None:
    """As in Turkish "three monthly" (of three months), where "monthly" alone is every month."""
    return Length(grain=grain_of(c("often"))) if c.settings.cut_suffixes else None


def one_unit(c: Caught) -> Expression | None:
    """As in "one day", in languages that put the one behind the noun."""
    return length(c) if c("count") == 1 else None


def within(c: Caught) -> Expression | None:
    """As in "within five days"."""
    spoken = c.made("Span")
    return Within(parts=spoken.parts, grain=spoken.grain) if isinstance(spoken, Length) else None


def within_next(c: Caught) -> Expression | None:
    """As in "within the next ten months"."""
    spoken = c.made("Ahead")
    if not isinstance(spoken, Stretch):
        return None
    parts = ((spoken.unit, spoken.count),)
    return Within(parts=parts, ahead=True, kind="range", grain=spoken.grain)


def within_amounts(c: Caught) -> Expression | None:
    """As in "within the next day and five hours"."""
    parts = tuple(c.amounts())
    return Within(parts=parts, ahead=True, kind="range", grain=grain_of(parts[-1][0]))


def after_another(c: Caught) -> Expression | None:
    """As in "two days after 3 May"."""
    return _offset(c, 1)


def before_another(c: Caught) -> Expression | None:
    """As in "two weeks before yesterday"."""
    return _offset(c, -1)


def _offset(c: Caught, sign: int) -> Expression | None:
    spoken, other = c.made("Span"), of_whole_day(c.made("Day"))
    if not isinstance(spoken, Length) or not spoken.parts:
        return None
    return Offset(of=other, parts=spoken.parts, sign=sign, calendar=other.calendar)


def days_from_day(c: Caught) -> Expression | None:
    """As in "for three days from 20 December": the days themselves."""
    spoken, first = c.made("Span"), of_whole_day(c.made("Day"))
    if not isinstance(spoken, Length) or not spoken.parts or spoken.grain == "time":
        return None
    last = Offset(of=first, parts=(*spoken.parts, ("day", -1)), sign=1)
    return Between(first=first, last=last, calendar=first.calendar)


def before_deictic(c: Caught) -> Expression | None:
    """As in "two days before yesterday", where the day stands first."""
    return _from_deictic(c, -1)


def after_deictic(c: Caught) -> Expression | None:
    """As in "three weeks from tomorrow", where the day stands first."""
    return _from_deictic(c, 1)


def _from_deictic(c: Caught, sign: int) -> Expression:
    count = 2 if c.has("dual") else 1 if c("count") is None else c("count")
    day = Relative(unit="day", shift=c("deictic"))
    return Offset(of=day, parts=((c("unit") or c("dual"), count),), sign=sign)


def next_but_one(c: Caught) -> Expression | None:
    """As in "the month after next month", each with its word for next."""
    both = SHIFTS.get(c("relb")) == SHIFTS.get(c("relb_2")) == 1
    return after_next(c) if both else None


def after_next(c: Caught) -> Expression | None:
    """As in "the week after next"."""
    return _two_away(c, 2)


def before_last(c: Caught) -> Expression | None:
    """As in "the week before last"."""
    return _two_away(c, -2)


def _two_away(c: Caught, shift: int) -> Expression | None:
    unit = c("unit")
    if unit not in ("week", "month", "year", "weekend"):
        return None
    return Relative(
        unit=unit,
        shift=shift,
        calendar=c.unit_calendar,
        grain=grain_of(unit),
        week_start=c.settings.week_start,
        weekend_start=c.settings.weekend_start,
    )
