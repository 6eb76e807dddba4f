"""ISO dates and half-open intervals in the words of the interface language.

Order: read the ISO strings, recognise the whole day, month or year that an interval covers,
then format by CLDR (Babel). What cannot be read is shown as it stands: never a guessed date.
"""

from datetime import date, datetime, timedelta

from babel.dates import format_date, format_interval, format_skeleton, format_time

from riwaya.report.i18n import Interface

_DAY = timedelta(days=1)


def parse(value: str | None) -> datetime | None:
    """The date-time of an ISO string (a date counts from midnight); None if it is no ISO date."""
    try:
        return datetime.fromisoformat(value.strip()) if value else None
    except ValueError:
        return None


def moment(value: str | None, ui: Interface) -> str:
    """One date or date-time in words, in its own time zone; unreadable values stay as they are."""
    when = parse(value)
    if when is None:
        return value or ""
    day = format_date(when, "long", locale=ui.locale)
    return ui.own_digits(day if _is_date(value) else f"{day} {format_time(when, 'HH:mm', locale=ui.locale)}")


def stretch(value: str, ui: Interface) -> str:
    """The day, month or year that the first 10, 7 or 4 characters of an ISO date name."""
    first = parse(f"{value}-01-01"[:10] if len(value) < 10 else value)
    if first is None:
        return value
    skeleton = {4: "y", 7: "yMMMM"}.get(len(value))
    shown = (
        format_skeleton(skeleton, first, locale=ui.locale)
        if skeleton
        else format_date(first, "long", locale=ui.locale)
    )
    return ui.own_digits(shown)


def interval(start: str | None, end: str | None, ui: Interface) -> str:
    """A half-open interval in words; "" where neither end is known."""
    first, stop = parse(start), parse(end)
    if first is None or stop is None:
        return _open(start, end, ui)
    if not (_is_date(start) and _is_date(end)):
        return _clock(first, stop, ui)
    return ui.own_digits(_days(first.date(), stop.date(), ui))


def _open(start: str | None, end: str | None, ui: Interface) -> str:
    """An interval of which at most one end is known: an ellipsis stands for the other."""
    if not start and not end:
        return ""
    return f"{moment(start, ui) or '…'} – {moment(end, ui) or '…'}"


def _days(first: date, stop: date, ui: Interface) -> str:
    """Whole days: the day, month or year that they are, or first to last day."""
    if stop <= first + _DAY:
        return format_date(first, "long", locale=ui.locale)
    if (first.day, first.month, stop.day, stop.month) == (1, 1, 1, 1) and stop.year == first.year + 1:
        return format_skeleton("y", first, locale=ui.locale)
    if first.day == stop.day == 1 and (stop - first).days <= 31:
        return format_skeleton("yMMMM", first, locale=ui.locale)
    return str(format_interval(first, stop - _DAY, "yMMMd", locale=ui.locale))


def _clock(first: datetime, stop: datetime, ui: Interface) -> str:
    """Hours within a day, or two full moments."""
    head = moment(first.isoformat(), ui)
    if first.date() == stop.date():
        last = ui.own_digits(format_time(stop, "HH:mm", locale=ui.locale))
        return (
            head
            if stop.replace(tzinfo=None) - first.replace(tzinfo=None) <= timedelta(minutes=1)
            else f"{head}–{last}"
        )
    return f"{head} – {moment(stop.isoformat(), ui)}"


def _is_date(value: str | None) -> bool:
    """Whether the ISO string gives a day with no time."""
    return len((value or "").strip()) <= len("2017-11-20")
