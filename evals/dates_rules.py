"""What the sets of time expressions hold that is outside the contract, by rule, and whose habits differ.

A rule names a kind of expression by its words; what it takes out is counted and printed, never dropped
in silence. Rules are about kinds: none was made for one item.
"""

import re
from datetime import date, timedelta

from riwaya.types import DateMention

_UNITS_EN = "days?|weeks?|fortnight|months?|years?|weekend|hour|minute"
_UNITS_TR = r"hafta\w*|yıl\w*|gün\w*|ay\w*|hafta ?sonu\w*"
_HOURS = r"\b(hours?|hrs?|min|mins|minutes?|seconds?|secs?|saat|dakika|saniye)\b|ساع[ةات]|دقيق|دقائق|ثاني[ةت]"

# Rules on expressions that have a value in Recognizers' specifications.
VALUE_RULES: dict[str, "re.Pattern[str]"] = {
    "working days": re.compile(r"(business|working|week) ?-?days?\b|iş gün|أيام عمل|يوم عمل", re.IGNORECASE),
    "fiscal, school and company years": re.compile(
        r"\b(fiscal|school|calendar) year|\b[fsc]y ?\d", re.IGNORECASE
    ),
    "now, at present": re.compile(
        r"^((right |just )?now|at (the )?(present|this|minute).*|as soon as possible|الآن|şimdi|şu an\w*)$",
        re.IGNORECASE,
    ),
    "a unit that no word places": re.compile(
        rf"^(the |my |benim |of the |rest of my |rest of the )?({_UNITS_EN}|{_UNITS_TR})$"
        r"|^(the )?eod$|^end of (the )?day$|^(ال)?[اإأ]سبوعي?$|^نهاية أسبوعي$",
        re.IGNORECASE,
    ),
    "counts that are not said (a few)": re.compile(
        r"\b(few|several|some|birkaç)\b|بضع|عدة|عديدة", re.IGNORECASE
    ),
    "national holidays": re.compile(r"independence day|bağımsızlık gün", re.IGNORECASE),
    "times that another told time places": re.compile(
        r"^(the )?day after$|\b(that|same) (day|weekend|week|month|year)\b|التالي|ertesi"
        r"|^(o|aynı) (gün|hafta|ay|yıl)",
        re.IGNORECASE,
    ),
    "weekends, which differ by country": re.compile(r"نهاية (هذا )?ال[اأإ]سبوع|weekend", re.IGNORECASE),
    "more or less than a length": re.compile(
        r"\b(more|less) than\b|\b(az|fazla)\b|أقل من|أكثر من", re.IGNORECASE
    ),
    "lengths in hours or minutes": re.compile(_HOURS, re.IGNORECASE),
}
_LENGTH_OF_HOURS = "lengths in hours or minutes"
_CLOCK = re.compile(r"\d:\d\d|الساعة|\bsaat \d")

# Rules on parstdex' spans, which mark more than times (its README counts every word of time).
_GENERIC = (
    "روز|روزها|روزهای|روزی|سال|سالی|سالها|ماه|ماهها|هفته|ساعت|دقیقه|ای|دیگر|دم|صبح|شب|ظهر|عصر|طول|به|روز|شبانه|سالروز|"
    "سالگرد|زمستانی|تابستانی|بهاری|پاییزی|ایام|البیض|همان|های|اول|قمری|شمسی|میلادی"
)
_DAYS = r"شنبه|جمعه|امروز|دیروز|فردا|امشب|دیشب|تاریخ|پیش|قبل|گذشته|روز|شب|[\d۰-۹]{4}"
_CLOCK_WORDS = r"ساعت|دقیقه|ثانیه|غروب|نیم عصر|ربع به|\d : \d|ساعات"
SPAN_RULES: dict[str, "re.Pattern[str]"] = {
    "ages": re.compile(r"سالگ[یي]"),
    "adjectives of length (a two-year ...)": re.compile(
        r"^\S+( یا \S+)? ?(ساله|شبه|ماهه|روزه|ساعت[یي]|ا[یي])$"
    ),
    "words of time that place nothing": re.compile(rf"^(در |طی )?(?:(?:{_GENERIC})\s*)+$"),
    "anniversaries": re.compile(r"سالگرد|سالروز"),
    "bare numbers": re.compile(r"^[\d۰-۹٠-٩]+$"),
    "clock times and lengths in hours with no day": re.compile(rf"^(?!.*({_DAYS})).*({_CLOCK_WORDS})"),
    "numbers of calendars without a date": re.compile(r"^(هجری )?(قمری|شمسی)$"),
}
# What stands at the edges of parstdex' spans and is no part of the time: prepositions.
_EDGE_WORDS = (
    "در|از|تا|به|طی|طول|ظرف|بین|حدود|حدفاصل|قبل|بعد|پیش|پس|به مدت|مدت|بازه|آستانه|در طول|"
    "برای|تاریخ|روز|روزهای|مورخ|راس|رأس|هر"
)
_LEFT_EDGE = re.compile(rf"(?:(?:{_EDGE_WORDS})\s+)+")
_RIGHT_EDGE = re.compile(r"\s+(?:به|تا|در|از)\s*$")
_LETTERS = str.maketrans("يك", "یک")
_FOLDED = str.maketrans("يك", "یک", "\u200c")


def left_out_value(text: str, kind: str, *, impossible: bool) -> str | None:
    """The rule by which an expression with a value is outside the contract; None for one inside.

    kind: the type of the specification (date, daterange, datetime, ...).
    """
    if impossible:
        return "days that do not exist"
    for name, pattern in VALUE_RULES.items():
        timed = kind in ("datetime", "datetimerange") and not _CLOCK.search(text)
        if pattern.search(text) and (name != _LENGTH_OF_HOURS or timed):
            return name
    return None


def left_out_span(text: str) -> str | None:
    """The rule by which a span of parstdex is outside the contract; None for one inside."""
    folded = text.translate(_FOLDED).strip()
    return next((name for name, pattern in SPAN_RULES.items() if pattern.search(folded)), None)


def bare(text: str, start: int, end: int) -> tuple[int, int]:
    """A span without the prepositions at its edges, unless nothing else is in it."""
    words = text[start:end].translate(_LETTERS)
    left = _LEFT_EDGE.match(words)
    right = _RIGHT_EDGE.search(words)
    first, last = left.end() if left else 0, right.start() if right else len(words)
    return (start + first, start + last) if first < last else (start, end)


def same_by_habit(first: str, last: str, one: DateMention) -> str | None:
    """The habit by which a found interval says what an expected one [first, last] says; None for none.

    Inputs: ISO dates of the expected reading. The habits are stated in the contract: the last unit
    of a range belongs to it, and a distance is as wide as the unit that it is counted in.
    """
    if one.from_ is None or one.to is None:
        return None
    start, end = date.fromisoformat(one.from_[:10]), date.fromisoformat(one.to[:10])
    wanted, stop = date.fromisoformat(first), date.fromisoformat(last)
    widths = {"week": 7, "month": 31, "year": 366}
    # Quarters are told in months.
    longest = {**widths, "month": 92}
    if one.kind == "range" and start == wanted and stop < end <= stop + timedelta(longest.get(one.grain, 1)):
        return "the last unit of a range counts"
    wide = one.grain in widths and one.anchor == "published"
    if one.kind == "point" and wide and (stop - wanted).days <= 1 and start <= wanted < end:
        return "a distance is as wide as its unit"
    return None
