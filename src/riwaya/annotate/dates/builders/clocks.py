"""What the forms of clock times and of parts of a day build."""

from dataclasses import replace

from riwaya.annotate.dates.builders.caught import Caught
from riwaya.annotate.dates.values import Between, Clock, Day, DayPart, Expression, Part, of_whole_day

_NOON = 12
_LAST_MINUTE = 59
_HOURS_OF_A_DAY = 24
_HALVES = {"afternoon": "pm", "evening": "pm", "night": "night", "noon": "noon"}
# The hours, by the word behind them, that are after noon: "four at night" is before dawn.
_AFTERNOON = {"pm": (0, 11), "night": (5, 11), "noon": (0, 4)}


def clock(c: Caught) -> Expression | None:
    """As in "8:30 pm", "at eight o'clock"."""
    hour, minute, second = _clock_parts(c)
    half = c("half")
    if hour > _HOURS_OF_A_DAY or minute > _LAST_MINUTE:
        return None
    hour = _of_half(hour, half)
    return Clock(hour=hour, minute=minute, second=second, told_half=half is not None)


def _of_half(hour: int, half: str | None) -> int:
    """The hour by the half of the day that is said: 2 at night is before dawn, 2 at noon after it."""
    if half == "am" and hour == _NOON:
        return 0
    if half == "night" and hour == _NOON:
        return 24
    least, most = _AFTERNOON.get(half or "", (0, -1))
    return hour + _NOON if least <= hour <= most else hour


def _in_part(hour: int, day: Expression) -> int:
    """The hour by the part of the day beside it."""
    if not isinstance(day, DayPart):
        return hour
    return _of_half(hour, _HALVES.get(day.name))


def clock_in_part(c: Caught) -> Expression | None:
    """As in "5:30 in the afternoon"."""
    hour, minute, second = _clock_parts(c)
    if hour > _NOON or minute > _LAST_MINUTE:
        return None
    hour = _of_half(hour, _HALVES.get(c("daypart"), "am"))
    return Clock(hour=hour, minute=minute, second=second, told_half=True)


def hours_with_half(c: Caught) -> Expression | None:
    """As in "9-11 a.m."."""
    first, last = c("hours")
    start, end = _of_half(first, c("half")), _of_half(last, c("half"))
    # "11-1 pm" begins in the morning.
    start -= _NOON * (start > end >= _NOON)
    ends = (Clock(hour=hour, told_half=True) for hour in (start, end))
    return Between(first=next(ends), last=next(ends), grain="time") if start < end < _HOURS_OF_A_DAY else None


def _clock_parts(c: Caught) -> tuple[int, int, int]:
    if c.has("hm"):
        parts = (*c("hm"), 0)
        return parts[0], parts[1], parts[2]
    if c.has("dothm"):
        return c("dothm")[0], c("dothm")[1], 0
    if c.has("hhmm"):
        return c("hhmm") // 100, c("hhmm") % 100, 0
    hour, minute = c("hour") if c.has("hour") else c("hourname"), _minutes(c)
    return (hour - 1, 60 - minute, 0) if c.has("except") else (hour, minute, 0)


def _minutes(c: Caught) -> int:
    if c.has("halfof"):
        return 30
    return 15 if c.has("quarter") else int(c("num") or c("count") or 0)


def clock_from_minutes(c: Caught) -> Expression | None:
    """As in "twenty minutes past eight", "a quarter to seven pm"."""
    minutes = _minutes(c)
    hour = c("hm")[0] if c.has("hm") else c("hour")
    at = hour * 60 + (-minutes if c.has("minto") or c.has("mintopost") else minutes)
    if c.has("hm"):
        at += c("hm")[1]
    at += 60 * (_of_half(hour, c("half")) - hour)
    fits = 0 < minutes < 60 and 0 <= at < 24 * 60
    return Clock(hour=at // 60, minute=at % 60, told_half=c.has("half")) if fits else None


def at(c: Caught) -> Expression | None:
    """A day with a clock time."""
    day, clock = c.made("Day"), c.made("Clock")
    if not isinstance(clock, Clock):
        return None
    if isinstance(day, DayPart):
        return replace(clock, of=day.of, hour=_in_part(clock.hour, day))
    return replace(clock, of=day, calendar=day.calendar)


def clock_on_day_part(c: Caught) -> Expression | None:
    """As in "this morning at 8"."""
    day = c.made("Daypart")
    if not isinstance(day, DayPart):
        return None
    return Clock(of=day.of, hour=_in_part(c("hour"), day))


def clock_behind_part(c: Caught) -> Expression | None:
    """As in "in the evening at eight", of a day that is not said."""
    clock = c.made("Clock")
    if not isinstance(clock, Clock) or clock.of is not None:
        return None
    return replace(clock, hour=_of_half(clock.hour, _HALVES.get(c("daypart"))), told_half=True)


def hour_behind_part(c: Caught) -> Expression | None:
    """As in Turkish "in the evening at 8", where the case ending of the number says "at"."""
    hour = c("caseday")
    fits = c.settings.cut_suffixes and hour <= _NOON
    return Clock(hour=_of_half(hour, _HALVES.get(c("daypart"))), told_half=True) if fits else None


def half_day(c: Caught) -> Expression | None:
    """As in "Tuesday PM"."""
    day = c.made("Day")
    name = "morning" if c("half") == "am" else "afternoon"
    return None if isinstance(day, DayPart) else DayPart(of=day, name=name, calendar=day.calendar)


def clock_range(c: Caught) -> Expression | None:
    """As in "from 5 to 6 pm"."""
    last = c.made("Clock")
    if not isinstance(last, Clock):
        return None
    hour = c("hour")
    if last.hour >= 13 and hour + 12 <= last.hour and hour < 12:
        hour += 12
    return Between(first=Clock(hour=hour, of=last.of), last=last, grain="time")


def range_on_day(c: Caught) -> Expression | None:
    """A span of hours with its day."""
    spoken = c.made("Clockrange")
    if not isinstance(spoken, Between):
        return None
    day = c.made("Day")
    late = isinstance(day, DayPart) and day.name in ("afternoon", "evening", "night")
    day = day.of if isinstance(day, DayPart) else day
    first, last = (
        replace(end, of=day, hour=end.hour + 12 * (late and end.hour < 12 and not end.told_half))
        for end in (spoken.first, spoken.last)
        if isinstance(end, Clock)
    )
    return Between(first=first, last=last, grain="time")


def spaced_clock(c: Caught) -> Expression | None:
    """A day with a clock time that has blanks around its colon: "20 : 35"."""
    day = of_whole_day(c.made("Day"))
    fits = c("hour") < 24 and c("yy") < 60
    return (
        Clock(hour=_of_half(c("hour"), c("half")), minute=c("yy"), of=day, calendar=day.calendar)
        if fits
        else None
    )


def hours_of_day(c: Caught) -> Expression | None:
    """As in "today from five to seven", "Monday 8-9 am"."""
    day = c.made("Day")
    late = isinstance(day, DayPart) and day.name in ("afternoon", "evening", "night")
    late = late or c("half") == "pm"
    first, last = c("hours") if c.has("hours") else (c("hour"), c("hour_2"))
    # "From 11 to 4" ends in the afternoon.
    return _span_of_hours(
        day, first + 12 * (late and first < 12), last + 12 * (last < 12 and (late or last < first))
    )


def clock_until_hour(c: Caught) -> Expression | None:
    """As in "today between 16:30 and 17", the day before both."""
    day, first = c.made("Day"), c.made("Clock")
    if not isinstance(first, Clock):
        return None
    begun = replace(first, of=of_whole_day(day))
    return Between(first=begun, last=replace(begun, hour=c("hour"), minute=0), grain="time")


def clock_to_hour(c: Caught) -> Expression | None:
    """As in "from 16:30 to 18"."""
    first = c.made("Clock")
    if not isinstance(first, Clock) or c("hour") >= 24:
        return None
    return Between(first=first, last=Clock(hour=c("hour")), grain="time")


def _span_of_hours(day: Expression, start: int, end: int) -> Expression:
    whole = of_whole_day(day)
    first, last = (Clock(of=whole, hour=hour, calendar=whole.calendar) for hour in (start, end))
    return Between(first=first, last=last, grain="time", calendar=whole.calendar)


def edge_of_day_part(c: Caught) -> Expression | None:
    """As in "Tuesday early morning", "late in the evening of Sunday"."""
    day, part = c.made("Day"), c("part") or c("partpost")
    inner = DayPart(of=of_whole_day(day), name=c("daypart"))
    return Part(of=inner, part=part, grain="day_part", calendar=day.calendar)


def on_day_number(c: Caught) -> Expression | None:
    """As in "on the 15 at 8:00"."""
    day = Day(day=c("day") or c("caseday") or c("ord"))
    if c.has("hour"):
        return Clock(of=day, hour=c("hour")) if c("hour") < 24 else None
    clock = c.made("Clock")
    return replace(clock, of=day) if isinstance(clock, Clock) else None


def named_hour_of_day(c: Caught) -> Expression | None:
    """As in Arabic "Sunday at the seventh (hour)", with its half or quarter."""
    day, hour = c.made("Day"), c("hourname")
    minute = _minutes(c)
    if c.has("except"):
        hour, minute = hour - 1, 60 - minute
    whole = of_whole_day(day)
    hour = _in_part(_of_half(hour, c("half")), day)
    return Clock(of=whole, hour=hour, minute=minute, calendar=whole.calendar)
