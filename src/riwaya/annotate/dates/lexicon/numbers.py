"""What a number in digits may be: a day, an hour, a year, a date with marks inside."""

import re

from riwaya.annotate.dates.lexicon.symbols import Senses

_LONGEST_NUMBER = 16
_JOINED_DATE = re.compile(r"((?:19|20)\d\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])")
_DOTTED = re.compile(r"(\d{1,2})\.(\d{1,2})")
YEAR_DIGITS = 4
# Jalali years that four digits alone mean.
_BARE_JALALI = range(1300, 1411)
LAST_DAY, _LAST_HOUR = 31, 24
_MINUTES_OF_AN_HOUR = 60
# "2010-14" are years, "2015-32" is something else.
_LONGEST_ABRIDGED = 15
_ROUND_THE_CLOCK = (24, 7)


def number_senses(value: int, *, digits: int = 0, ordinal: bool = False) -> Senses:
    """What a whole number may be: a day, an hour, a year; `digits` is 0 for number words."""
    senses: Senses = {"num": value}
    if 1 <= value <= 31 and digits <= 2:
        senses["day"] = value
    if value <= 24 and digits <= 2:
        senses["hour"] = value
    if digits in (0, 4) and (1900 <= value <= 2100 or 1200 <= value <= 1500 or 1500 < value < 1900):
        senses["year"] = value
        if 1900 < value <= 2050 and value != 2000:
            senses["syear"] = value
    if digits == YEAR_DIGITS and value in _BARE_JALALI:
        senses["jyear"] = value
    if digits == 2:
        senses["yy"] = value
    if digits in (3, 4) and value % 100 < 60 and value // 100 <= 24:
        senses["hhmm"] = value
    senses["ord" if ordinal else "count"] = value
    senses["digits" if digits else "words"] = value
    return senses


def case_day(value: int, *, digits: int) -> Senses:
    """A number whose case ending makes it a day: it counts nothing."""
    senses = number_senses(value, digits=digits) | {"caseday": value}
    return {name: sense for name, sense in senses.items() if name != "count"}


def compound_senses(text: str, order: str) -> Senses:
    """What a number with inner marks is: a date, a clock time, a span of years, a decade, or nothing."""
    parts = [int(part) for part in re.findall(r"\d+", text)]
    if ":" in text or (len(parts) == 2 and "." in text):
        good = parts[0] <= 24 and all(part < 60 for part in parts[1:])
        return {"hm": tuple(parts)} if good else {"punct": None}
    if text.endswith("s"):
        first = parts[0] if parts[0] >= 100 else 1900 + parts[0]
        return {"decade": first, "numdecade": first} if first % 10 == 0 else {"punct": None}
    if len(parts) == 3:
        found = _ordered(parts, text, order)
        return {"ymd": found} if found else {"punct": None}
    return _pair_senses(parts, text, order)


def _pair_senses(parts: list[int], text: str, order: str) -> Senses:
    """The senses of 3/5, 3-5, 2014-2015, 5/2016."""
    left, right = parts
    long_left, long_right = (len(piece) == 4 for piece in re.split(r"[/-]", text))
    abridged = len(text) == len("2010-14") and right > 12 and 0 < right - left % 100 <= _LONGEST_ABRIDGED
    if long_left and (long_right or right == (left + 1) % 100 or abridged):
        last = right if long_right else left // 100 * 100 + right
        good = left < last <= left + 200 and left >= 1300
        return {"years": (left, last)} if good else {"punct": None}
    if long_left or long_right:
        year, month = (left, right) if long_left else (right, left)
        return {"my": (year, month)} if 1 <= month <= 12 and year >= 1200 else {"punct": None}
    senses: Senses = {}
    if "-" in text and left <= _LAST_HOUR and right <= _LAST_HOUR:
        senses["hours"] = (left, right)
    if "-" in text and 1 <= left < right <= 31:
        senses["days"] = (left, right)
    month_first = (order == "mdy" and left <= 12) or right > 12
    day, month = (right, left) if month_first else (left, right)
    if "-" in text and right == left + 1 and len(text) == len("98-99"):
        senses["yypair"] = (left, right)
    if "-" in text and left != right and 1 <= month <= 12 < day <= 31:
        senses["dashdm"] = (day, month)
    if "/" in text and 1 <= day <= 31 and 1 <= month <= 12:
        senses["dm"] = (day, month)
        if day > 12 and (day, month) != _ROUND_THE_CLOCK:
            senses["sdm"] = (day, month)
    return senses or {"punct": None}


def _ordered(parts: list[int], text: str, order: str) -> tuple[int, int, int] | None:
    """Year, month, day of three numbers; where two orders fit, the language's habit decides."""
    first, second, third = parts
    lengths = [len(piece) for piece in re.split(r"[/.-]", text)]
    if lengths[0] == 4 or (lengths[2] != 4 and order == "ymd"):
        year, month, day = first, second, third
        if month > 12 >= day:
            month, day = day, month
    elif lengths[2] in (2, 4):
        year, (day, month) = third, (first, second)
        if (order == "mdy" and first <= 12) or second > 12:
            day, month = month, day
    else:
        return None
    return (year, month, day) if 1 <= month <= 12 and 1 <= day <= 31 else None


def long_number_senses(text: str, order: str) -> Senses:
    """Digits with points, or more than four: a number, a day and month (4.22), a date in one (20161016)."""
    if len(text) >= _LONGEST_NUMBER:
        return {"punct": None}
    senses: Senses = {"num": _whole(text), "count": _whole(text)}
    joined = _JOINED_DATE.fullmatch(text)
    if joined:
        return {"ymd": tuple(int(part) for part in joined.groups())}
    dotted = _DOTTED.fullmatch(text)
    if dotted:
        pair = _pair_senses([int(dotted[1]), int(dotted[2])], f"{dotted[1]}/{dotted[2]}", order)
        senses |= {"dotdm": pair["dm"]} if "dm" in pair else {}
        hour, minute = int(dotted[1]), int(dotted[2])
        senses |= {"dothm": (hour, minute)} if hour < _LAST_HOUR and minute < _MINUTES_OF_AN_HOUR else {}
    return senses


def _whole(text: str) -> float:
    try:
        return float(text.replace(",", ""))
    except ValueError:
        return 0.0
