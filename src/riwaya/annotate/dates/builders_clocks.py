"""What the forms of clock times and of parts of a day build."""

from dataclasses import replace

from riwaya.annotate.dates.builders import Caught
from riwaya.annotate.dates.periods import of_whole_day
from riwaya.annotate.dates.values import Between, Clock, Day, DayPart, Expression, Part


def clock(c: Caught) -> Expression | None:
    """As in "8:30 pm", "at eight o'clock"."""
    hour, minute, second = _clock_parts(c)
    half = c("half")
    if hour > 24 or minute > 59:
        return None
    if half == "pm" and hour < 12:
        hour += 12
    if half == "am" and hour == 12:
        hour = 0
    return Clock(hour=hour, minute=minute, second=second, told_half=half is not None)


def _clock_parts(c: Caught) -> tuple[int, int, int]:
    if c.has("hm"):
        parts = (*c("hm"), 0)
        return parts[0], parts[1], parts[2]
    if c.has("hhmm"):
        return c("hhmm") // 100, c("hhmm") % 100, 0
    return c("hour"), 30 if c.has("halfof") else int(c("num") or c("count") or 0), 0


def at(c: Caught) -> Expression | None:
    """A day with a clock time."""
    day, clock = c.made("Day"), c.made("Clock")
    if not isinstance(clock, Clock):
        return None
    if isinstance(day, DayPart):
        late = day.name in ("afternoon", "evening", "night") and clock.hour < 12
        return replace(clock, of=day.of, hour=clock.hour + 12 * late)
    return replace(clock, of=day, calendar=day.calendar)


def clock_on_day_part(c: Caught) -> Expression | None:
    """As in "this morning at 8"."""
    day = c.made("Daypart")
    if not isinstance(day, DayPart):
        return None
    hour = c("hour")
    late = day.name in ("afternoon", "evening", "night") and hour < 12
    return Clock(of=day.of, hour=hour + 12 * late)


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
    return Clock(hour=c("hour"), minute=c("yy"), of=day, calendar=day.calendar) if fits else None


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
    day = Day(day=c("day") if c.has("day") else c("caseday"))
    if c.has("hour"):
        return Clock(of=day, hour=c("hour")) if c("hour") < 24 else None
    clock = c.made("Clock")
    return replace(clock, of=day) if isinstance(clock, Clock) else None


def named_hour_of_day(c: Caught) -> Expression | None:
    """As in Arabic "Sunday at the seventh (hour)", with its half or quarter."""
    day, hour = c.made("Day"), c("hourname")
    late = isinstance(day, DayPart) and day.name in ("afternoon", "evening", "night")
    late = late or c("half") == "pm"
    minute = 30 if c.has("halfof") else 15 if c.has("quarter") else 0
    if c.has("except"):
        hour, minute = hour - 1, 60 - minute
    whole = of_whole_day(day)
    return Clock(of=whole, hour=hour + 12 * (late and hour < 12), minute=minute, calendar=whole.calendar)
