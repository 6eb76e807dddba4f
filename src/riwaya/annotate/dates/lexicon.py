"""Reads a line as a string of symbols, one a token, over which time expressions are plain patterns.

1. The words of a language become a table: folded word (or phrase) to its senses, a sense being a class
   (month, weekday, unit, from, ...) with a value.
2. `read` cuts a folded line into tokens, looks each up (splitting attached prefixes off), joins
   number words, and reads compound numbers (3/4/2016, 8:30, 2014-2015).
3. Each set of classes has a character of its own; a class in a pattern is the set of the characters
   whose classes hold it (`Lexicon.charset`).
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any, NamedTuple

from riwaya.languages.dates import DateWords, date_words, fixed_holidays, moving_holidays, named_days
from riwaya.languages.numbers import number_words
from riwaya.text.normalise import fold
from riwaya.text.numbers import NumberWords

Senses = dict[str, Any]

_FIRST_SYMBOL = 0xE000
# "باب" is a door, not "in August"; all longer words of time are safe behind their prefixes.
_SHORTEST_BEHIND_A_PREFIX = 3
_SHORTEST_STEM = 2
_WORD = r"[^\W\d_]+(?:['’][^\W\d_]+)*"
_TOKEN = re.compile(
    r"(?P<compound>\d{1,4}([/.-])\d{1,2}\2\d{1,4}(?![\d/])|\d{1,2}:\d{2}(?::\d{2})?|\d{1,2}\.\d{2}(?=\s?[ap]\.?m\b)|\d{4}-\d{1,4}(?![\d:])"
    r"|\d{1,2}-\d{4}(?!\d)|\d{1,4}/\d{1,4}(?![\d/])|\d{1,2}-\d{1,2}(?!\d)|(?:\d\d)?\d0'?s\b)"
    r"|(?P<number>\d+(?:[.,]\d+)*)|(?P<ampm>[ap]\.m\.?)"
    rf"|(?P<word>{_WORD})|(?P<mark>[^\w\s])"
)
_MARKS = {
    ",": "comma",
    "-": "dash",
    "~": "dash",
    "/": "slash",
    "(": "open",
    ")": "close",
    ".": "dot",
    ":": "colon",
    "\\": "slash",
    "%": "percent",
    "$": "percent",
    "'": "apostrophe",
    "’": "apostrophe",
    "‘": "apostrophe",
}
_ORDINAL_SUFFIX = "th"
# Longer strings of letters are no words; taking their letters for prefixes would never end.
_LONGEST_WORD = 40
_LONGEST_NUMBER = 16
_JOINED_DATE = re.compile(r"((?:19|20)\d\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])")
_DOTTED = re.compile(r"(\d{1,2})\.(\d{1,2})")
_APOSTROPHES = ("'", "’", "‘")
_YEAR_DIGITS = 4
_ELEVEN = 11
_FEMININE = (fold("ة"), "ة", fold("ى"))
# Jalali years that four digits alone mean.
_BARE_JALALI = range(1300, 1411)
_LAST_DAY, _LAST_HOUR = 31, 24
_MINUTES_OF_AN_HOUR = 60
# "2010-14" are years, "2015-32" is something else.
_LONGEST_ABRIDGED = 15
_PLURAL_ENDING = re.compile(r"l[ae]r")
# "On the fifteenth" in Turkish: possessive and locative or dative behind the number.
_DAY_ENDING = re.compile(r"s?[iıuü](n[dt]?[ea]|nden|ndan|ndeki|ndaki)")
_ORDINAL_ENDING = re.compile(r"[iıuü]?nc[iıuü]")
# "Nineteen ninety-nine": hundreds and the rest, said apart.
_SAID_HUNDREDS = range(15, 21)
_SAID_REST = range(10, 100)
_OTHER: Senses = {"other": None}
_ROUND_THE_CLOCK = (24, 7)
_NUMBER_KINDS = frozenset({"card", "ordi", "mult"})
_CASES = frozenset({"cased", "caseday"})


class Token(NamedTuple):
    """One symbol: its half-open span in the folded line and its senses."""

    start: int
    end: int
    symbol: str
    senses: Senses


class Alphabet:
    """Hands out a character for each set of classes and gives back the characters of a class."""

    def __init__(self) -> None:
        self._symbols: dict[frozenset[str], str] = {}

    def symbol(self, classes: Iterable[str]) -> str:
        """The character of a set of classes."""
        key = frozenset(classes)
        if key not in self._symbols:
            self._symbols[key] = chr(_FIRST_SYMBOL + len(self._symbols))
        return self._symbols[key]

    def __len__(self) -> int:
        return len(self._symbols)

    def everything(self) -> frozenset[str]:
        """All characters so far."""
        return frozenset(self._symbols.values())

    def charset(self, name: str) -> str:
        """All characters so far whose sets hold the class, for use inside brackets."""
        return "".join(char for classes, char in self._symbols.items() if name in classes)


@dataclass(frozen=True, slots=True, eq=False)
class Lexicon:
    """The table of one language; `phrases` lists, by first word, the longer entries, longest first."""

    words: dict[str, Senses]
    phrases: dict[str, list[tuple[tuple[str, ...], Senses]]]
    numbers: NumberWords
    settings: DateWords
    alphabet: Alphabet
    known: dict[str, tuple[tuple[int, Senses], ...] | None]
    cased: frozenset[str]
    # Number words written in one, with a unit or without: in languages that lose blanks (None elsewhere).
    joined: "re.Pattern[str] | None" = None
    number_word: "re.Pattern[str] | None" = None
    # Case endings that are cut, longest first.
    endings: tuple[str, ...] = ()
    # From which tens on ones are added: from 10 where there are no words for 11 to 19.
    least_tens: int = 20


# --- the table ----------------------------------------------------------------------------------


@cache
def lexicon(code: str) -> Lexicon:
    """The lexicon of a language code."""
    settings = date_words(code)
    table: dict[str, Senses] = {}
    for phrase, name, value in _entries(settings):
        for form in _forms(phrase, name, settings):
            table.setdefault(form, {}).setdefault(name, value)
            if form != fold(phrase) and name == "unit":
                table[form].setdefault("def", None)
    for phrase in settings.never:
        table[fold(phrase)] = {"other": None}
    _number_entries(table, number_words(code))
    for value, forms in settings.ordinals.items():
        for form in forms:
            table.setdefault(fold(form), {}).setdefault("ordi", value)
    _joined_entries(table, number_words(code))
    phrases: dict[str, list[tuple[tuple[str, ...], Senses]]] = {}
    for form, senses in table.items():
        parts = tuple(_texts(form))
        if len(parts) > 1:
            phrases.setdefault(parts[0], []).append((parts[1:], senses))
    for listed in phrases.values():
        listed.sort(key=lambda entry: -len(entry[0]))
    return _made(table, phrases, code, settings)


def _made(
    table: dict[str, Senses],
    phrases: dict[str, list[tuple[tuple[str, ...], Senses]]],
    code: str,
    settings: DateWords,
) -> Lexicon:
    alphabet = Alphabet()
    for senses in _foreseen(table, case_days=bool(settings.cut_suffixes)):
        alphabet.symbol(senses)
    cased = frozenset(map(fold, settings.cased))
    suffixes = (*settings.cut_suffixes, *settings.possessives)
    endings = tuple(sorted(map(fold, suffixes), key=len, reverse=True))
    return Lexicon(
        table,
        phrases,
        number_words(code),
        settings,
        alphabet,
        {},
        cased,
        *_joined_words(table, number_words(code)),
        endings,
        _least_tens(number_words(code)),
    )


def _least_tens(words: NumberWords) -> int:
    return 10 if words.bare_sums and _ELEVEN not in words.units.values() else 20


def _joined_words(
    table: dict[str, Senses], words: NumberWords
) -> "tuple[re.Pattern[str] | None, re.Pattern[str] | None]":
    """Patterns for a word that is number words joined (thousandandninehundred), and for each of them."""
    if not words.joiner_prefix or words.units_first:
        return None, None
    numbers = (word for word, senses in table.items() if senses.keys() & _NUMBER_KINDS and " " not in word)
    units = [word for word, senses in table.items() if "unit" in senses and word.isalpha()]
    one, unit = (
        "|".join(sorted(numbers, key=len, reverse=True)),
        "|".join(sorted(units, key=len, reverse=True)),
    )
    joiner = words.joiner_prefix
    pattern = rf"(?P<number>(?:{one})(?:{joiner}?(?:{one}))*)(?P<unit>{unit})?"
    return re.compile(pattern), re.compile(rf"({joiner}?)({one})")


def _texts(form: str) -> list[str]:
    return [match[0] for match in _TOKEN.finditer(form)]


_WITH_ARTICLE = {"unit", "many", "quarter", "dual", "daypart", "season", "rela", "weekday"}


def _forms(phrase: str, name: str, settings: DateWords) -> Iterator[str]:
    form = fold(phrase)
    yield form
    if settings.article and name in _WITH_ARTICLE and not form.startswith(fold(settings.article)):
        yield fold(settings.article) + form


def _entries(words: DateWords) -> Iterator[tuple[str, str, Any]]:
    """All (phrase, class, value) of a language."""
    yield from _month_entries(words)
    for strong, table in ((True, words.weekdays), (False, words.weak_weekdays)):
        for number, phrases in table.items():
            for phrase in phrases:
                yield phrase, "weekday", number
                if strong:
                    yield phrase, "sweekday", number
    yield from _unit_entries(words)
    for name, words_by_key in _keyed(words).items():
        for key, phrases in words_by_key.items():
            for phrase in phrases:
                yield phrase, name, key
    for name, phrases in _plain(words).items():
        for phrase in phrases:
            yield phrase, name, None
    # These stay words like any other, which end a year or a count.
    for name, phrases in (("measured", words.measured), ("yearnoun", words.year_nouns)):
        for phrase in phrases:
            yield phrase, name, None
            yield phrase, "other", None


def _month_entries(words: DateWords) -> Iterator[tuple[str, str, Any]]:
    weak, strict = ({fold(name) for name in names} for names in (words.weak_months, words.strict_months))
    for calendar, table in words.months.items():
        for number, phrases in table.items():
            for phrase in phrases:
                value = (calendar, number)
                yield phrase, "month", value
                if fold(phrase) not in strict:
                    yield phrase, "nmonth", value
                if fold(phrase) not in weak:
                    yield phrase, "smonth", value
                if phrase not in words.verb_months:
                    yield phrase, "partmonth", value


def _unit_entries(words: DateWords) -> Iterator[tuple[str, str, Any]]:
    for unit, phrases in words.units.items():
        for phrase in phrases:
            yield phrase, "unit", unit
            for form in _forms(phrase, "unit", words):
                yield form, f"unit{unit}", unit
    for unit, phrases in words.unit_words.items():
        for phrase in phrases:
            yield phrase, f"{unit}word", None


def _keyed(words: DateWords) -> dict[str, dict[Any, tuple[str, ...]]]:
    return {
        "dual": dict(words.duals),
        "deictic": dict(words.deictics),
        "night": dict(words.nights),
        "relyear": dict(words.years),
        "daypart": dict(words.dayparts),
        "hourname": dict(words.hours),
        "season": dict(words.seasons),
        "part": dict(words.parts),
        "partpost": dict(words.parts_after),
        "relb": dict(words.relatives_before),
        "rela": dict(words.relatives_after),
        "often": dict(words.often),
        "perunit": dict(words.per_unit),
        "half": dict(words.halves),
        "era": dict(words.eras),
        # "Between 500 and 600 م" is of metres.
        "eraword": {era: tuple(name for name in names if len(name) > 1) for era, names in words.eras.items()},
        "decade": dict(words.decades),
        "century": dict(words.century),
        "holiday": dict(fixed_holidays(words)),
        "feast": dict(moving_holidays(words)),
        "feastdays": dict(named_days(words)),
    }


def _plain(words: DateWords) -> dict[str, tuple[str, ...]]:
    ago = "agopost" if words.ago_follows else "agopre"
    hence = "hencepost" if words.hence_follows else "hence"
    return {
        ago: words.ago,
        "agoafter": words.ago_after,
        "now": words.now,
        "fromnow": words.from_now,
        "many": words.plurals,
        "quarter": words.quarter,
        "approx": words.approximate,
        "whole": words.whole,
        "later": words.later,
        "earlier": words.earlier,
        "once": words.once,
        "daytime": words.daytimes,
        "daytimein": words.daytimes_in,
        "seasonword": words.season_words,
        hence: words.hence,
        "every": words.every,
        "few": words.few,
        "quantity": words.quantity,
        "halfof": words.half,
        "lasting": words.lasting,
        "a": words.articles,
        "clock": words.clock,
        "oclock": words.oclock,
        "monthsuffix": words.month_suffixes,
        "decadeword": words.decade_word,
        "numberedweek": words.numbered_weeks,
        "afternext": words.after_next,
        "beforelast": words.before_last,
        "qletter": words.quarter_letters,
        "hletter": words.half_letters,
        "starting": words.starting,
        "after": words.after,
        "before": words.before,
        "within": words.within,
        "onday": words.before_weekdays,
        "yeartodate": words.year_to_date,
        "except": words.except_,
        "lead": words.leads,
        "timeword": words.time_words,
        "datednoun": words.dated_nouns,
        "minpast": words.minutes_past,
        "minto": words.minutes_to,
        "minpastpost": words.minutes_past_after,
        "mintopost": words.minutes_to_after,
        "counted": words.counted,
        "daysuffix": words.day_suffixes,
        "approxpost": words.approximate_after,
        "halfyear": words.half_years,
        "betweenpost": words.between_after,
        "untilpost": words.until_after,
        "since": words.since,
        "untilnow": words.until_now,
        "per": words.per,
        "joint": words.year_joints or (*words.of, *words.in_),
        "of": words.of,
        "in": words.in_,
        "on": words.on,
        "from": words.from_,
        "to": words.to,
        "between": words.between,
        "and": words.and_,
        "the": words.the,
    }


def _number_entries(table: dict[str, Senses], words: NumberWords) -> None:
    """Number words join the table as raw material; `_joined_number` gives them their classes."""
    for kind, values in (("card", words.units), ("ordi", words.ordinals), ("mult", words.times)):
        for word, value in values.items():
            if value == int(value):
                for form in (word, "ال" + word) if "ال" in words.prefixes else (word,):
                    table.setdefault(form, {}).setdefault(kind, int(value))
                    if kind == "ordi" and "ال" in words.prefixes and form.endswith(_FEMININE):
                        table[form]["fem"] = None


def _joined_entries(table: dict[str, Senses], words: NumberWords) -> None:
    """Tens and ones that a lost or zero-width blank has joined: "twenty-and-second" in one word."""
    if not words.joiner_prefix or words.units_first:
        return
    tens = {word: int(value) for word, value in words.units.items() if value in range(20, 91, 10)}
    ones = [
        (word, kind)
        for word, senses in table.items()
        for kind in ("card", "ordi")
        if 0 < senses.get(kind, 0) < 10
    ]
    for ten, value in tens.items():
        for one, kind in ones:
            joined = ten + words.joiner_prefix + one
            table.setdefault(joined, {}).setdefault(kind, value + table[one][kind])


# --- numbers ------------------------------------------------------------------------------------


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
    if digits == _YEAR_DIGITS and value in _BARE_JALALI:
        senses["jyear"] = value
    if digits == 2:
        senses["yy"] = value
    if digits in (3, 4) and value % 100 < 60 and value // 100 <= 24:
        senses["hhmm"] = value
    senses["ord" if ordinal else "count"] = value
    senses["digits" if digits else "words"] = value
    return senses


def _case_day(value: int, *, digits: int) -> Senses:
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


def _foreseen(table: dict[str, Senses], *, case_days: bool) -> Iterator[Senses]:
    """All sets of senses that reading will meet, or nearly: each one it meets anew costs a compilation."""
    yield from ({name: None} for name in ("other", "punct", "ymd", "hm", "my", "years", "days", "dm", "half"))
    yield from ({name: None} for name in sorted(set(_MARKS.values())))
    yield from (
        {"hours": None},
        {"hours": None, "days": None},
        {"hours": None, "days": None, "dashdm": None},
        {"hours": None, "dashdm": None},
        {"days": None, "dashdm": None},
        {"dashdm": None},
        {"dm": None, "sdm": None},
        {"decade": None, "numdecade": None},
        {"other": None, "smallmonth": None},
        {"num": None, "count": None},
        {"num": None, "count": None, "dotdm": None},
    )
    for value in (*range(130), *range(130, 3000, 35)):
        for digits in {0, 2, len(str(value))}:
            yield number_senses(value, digits=digits)
            yield number_senses(value, digits=digits, ordinal=True)
            if case_days and value <= _LAST_DAY:
                yield _case_day(value, digits=digits)
    for senses in table.values():
        yield senses
        for ordinal in (False, True) if senses.keys() & _NUMBER_KINDS else ():
            for value in (2, 20, 30) if "cased" not in senses else ():
                yield number_senses(value, ordinal=ordinal) | _other_senses(senses)


# --- reading ------------------------------------------------------------------------------------


def read(folded: str, lex: Lexicon, capital: Callable[[int], bool]) -> list[Token]:
    """The tokens of a folded line; `capital` says whether the source at an offset has a capital letter.

    Of a run of words without senses only the first and the last are kept: no form spans two.
    """
    raw = [Raw(m.start(), m.end(), m[0], m.lastgroup or "") for m in _TOKEN.finditer(folded)]
    if lex.settings.cut_suffixes:
        raw = list(_without_endings(raw))
    other = lex.alphabet.symbol(_OTHER)
    tokens: list[Token] = []
    at = 0
    while at < len(raw):
        start, end, text, kind = raw[at]
        small = kind == "word" and _lacks_capital(text, start, lex, capital)
        if small and "month" in lex.words[text]:
            tokens.append(_token(start, end, {"other": None, "smallmonth": lex.words[text]["month"]}, lex))
            at += 1
        elif kind == "word" and (lex.known.get(text, ()) is None or small):
            if len(tokens) > 1 and tokens[-1].symbol == other == tokens[-2].symbol:
                tokens.pop()
            tokens.append(Token(start, end, other, _OTHER))
            at += 1
        else:
            at = _read_one(raw, at, lex, tokens)
    return tokens


def _lacks_capital(text: str, at: int, lex: Lexicon, capital: Callable[[int], bool]) -> bool:
    return text in lex.cased and not capital(at)


class Raw(NamedTuple):
    """A token before it is looked up; `kind` is the group of the token pattern."""

    start: int
    end: int
    text: str
    kind: str


def _without_endings(raw: list[Raw]) -> Iterator[Raw]:
    """The tokens with case endings behind digits taken off: 2015'in, 21'inci (an ordinal), 1970'ler."""
    at = 0
    while at < len(raw):
        token, rest = raw[at], raw[at + 1 : at + 3]
        attached = len(rest) == 2 and rest[0].text in _APOSTROPHES and rest[0].end == rest[1].start
        if attached and token.kind in ("number", "compound"):
            yield from _with_ending(token, rest[1])
            at += 3
        else:
            yield token
            at += 1


def _with_ending(token: Raw, ending: Raw) -> Iterator[Raw]:
    if _PLURAL_ENDING.match(ending.text) and token.text.isdigit():
        yield Raw(token.start, ending.end, token.text + "s", "compound")
        return
    if len(token.text) == _YEAR_DIGITS and token.text.isdigit():
        yield Raw(token.start, token.end, token.text, "caseyear")
        return
    if _DAY_ENDING.fullmatch(ending.text) and token.text.isdigit() and int(token.text) <= _LAST_DAY:
        yield Raw(token.start, token.end, token.text, "caseday")
        return
    yield token
    if _ORDINAL_ENDING.match(ending.text):
        yield Raw(token.end, ending.end, _ORDINAL_SUFFIX, "word")


def _read_one(raw: list[Raw], at: int, lex: Lexicon, out: list[Token]) -> int:
    """Adds the token(s) that begin at raw[at] to `out`; gives the place of the next."""
    token = raw[at]
    if token.kind == "word":
        return _read_word(raw, at, lex, out)
    senses = _unworded_senses(raw, at, lex)
    suffixed = "ord" in senses and at + 1 < len(raw) and raw[at + 1].text in lex.settings.ordinal_suffixes
    out.append(_token(token.start, raw[at + suffixed].end, senses, lex))
    return at + 1 + suffixed


def _unworded_senses(raw: list[Raw], at: int, lex: Lexicon) -> Senses:
    token = raw[at]
    if token.kind == "caseyear":
        return number_senses(int(token.text), digits=_YEAR_DIGITS) | {"caseyear": int(token.text)}
    if token.kind == "caseday":
        return _case_day(int(token.text), digits=len(token.text))
    if token.kind == "compound":
        return compound_senses(token.text, lex.settings.numeric_order)
    if token.kind == "ampm":
        return {"half": "am" if token.text[0] == "a" else "pm"}
    if token.kind == "mark":
        return {_MARKS.get(token.text, "punct"): None}
    if not token.text.isdigit() or len(token.text) > 4:
        return _long_number_senses(token.text, lex.settings.numeric_order)
    following = raw[at + 1] if at + 1 < len(raw) else None
    ordinal = bool(
        following and following.start - token.end <= 1 and following.text in lex.settings.ordinal_suffixes
    )
    return number_senses(int(token.text), digits=len(token.text), ordinal=ordinal)


def _long_number_senses(text: str, order: str) -> Senses:
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


def _token(start: int, end: int, senses: Senses, lex: Lexicon) -> Token:
    return Token(start, end, lex.alphabet.symbol(senses), senses)


def _read_word(raw: list[Raw], at: int, lex: Lexicon, out: list[Token]) -> int:
    word = raw[at]
    pieces = _pieces(word.text, lex)
    if pieces is None:
        out.append(_token(word.start, word.end, {"other": None}, lex))
        return at + 1
    for start, senses in pieces[:-1]:
        out.append(_token(word.start + start, word.start + pieces[-1][0], senses, lex))
    begin = word.start + pieces[-1][0]
    size, senses = _longest_phrase(raw, at, word.text[pieces[-1][0] :], pieces[-1][1], lex)
    number = _number_from(raw, at, lex) if size == 0 and senses.keys() & _NUMBER_KINDS else None
    if number:
        following, number_is = number
        out.append(_token(begin, raw[following - 1].end, number_is | _other_senses(senses), lex))
        return following
    out.append(_token(begin, _end(raw[at + size], lex), senses, lex))
    return at + size + 1


def _end(word: Raw, lex: Lexicon) -> int:
    """Where a word ends, without the ending of a possessor ("yesterday's")."""
    for ending in lex.settings.possessives:
        if word.text.endswith(ending) and word.text not in lex.words:
            return word.end - len(ending)
    return word.end


def _other_senses(senses: Senses) -> Senses:
    return {name: value for name, value in senses.items() if name not in _NUMBER_KINDS | _CASES}


def _longest_phrase(raw: list[Raw], at: int, first: str, senses: Senses, lex: Lexicon) -> tuple[int, Senses]:
    """How many more tokens the longest entry that begins here takes, and its senses."""
    for rest, found in lex.phrases.get(first, ()):
        following = tuple(token.text for token in raw[at + 1 : at + 1 + len(rest)])
        if following == rest or (lex.endings and _is_cased(following, rest, lex)):
            return len(rest), found
    return 0, senses


def _is_cased(words: tuple[str, ...], phrase: tuple[str, ...], lex: Lexicon) -> bool:
    """Whether the words are the phrase with a case ending behind its last word."""
    if words[:-1] != phrase[:-1] or len(words) != len(phrase) or not words[-1].startswith(phrase[-1]):
        return False
    ending = words[-1][len(phrase[-1]) :]
    return ending in lex.endings or ending.lstrip("'’") in lex.endings


def _pieces(word: str, lex: Lexicon) -> tuple[tuple[int, Senses], ...] | None:
    """The word as (offset, senses) of its attached prefixes and of the rest; None for other words."""
    if word in lex.known:
        return lex.known[word]
    if len(word) > _LONGEST_WORD:
        return None
    found = _split(word, lex)
    if len(lex.known) < 200_000:
        lex.known[word] = found
    return found


def _split(word: str, lex: Lexicon) -> tuple[tuple[int, Senses], ...] | None:
    if word in lex.words:
        return ((0, lex.words[word]),)
    for ending in lex.endings:
        stem = word.removesuffix(ending).rstrip("'’")
        if stem != word and len(stem) >= _SHORTEST_STEM and stem in lex.words:
            return ((0, _with_case(lex.words[stem], ending)),)
    if word in lex.phrases:
        return ((0, {"other": None}),)
    if lex.joined:
        joined = lex.joined.fullmatch(word)
        if joined:
            return tuple(_joined_pieces(joined, lex))
    for attached in map(fold, lex.settings.attached):
        day = lex.words.get(word.removesuffix(attached), {}) if word.endswith(attached) else {}
        if day.keys() & {"weekday", "deictic"}:
            return (0, day), (len(word) - len(attached), lex.words[attached])
    for meaning, letters in lex.settings.prefixes.items():
        for letter in letters:
            rest = word.removeprefix(letter)
            if rest == word or (len(rest) < _SHORTEST_BEHIND_A_PREFIX and not _is_number(rest, lex)):
                continue
            # The article loses its alif behind the preposition l-.
            article = fold(lex.settings.article)
            restored = article + rest[1:] if letter == article[1:] and rest.startswith(letter) else rest
            inner = _split(restored, lex)
            if inner:
                shift = len(word) - len(restored)
                moved = tuple((max(0, start + shift), senses) for start, senses in inner)
                return moved if meaning == "none" else ((0, {meaning: None}), *moved)
    return None


def _is_number(word: str, lex: Lexicon) -> bool:
    """Whether a short word is a number: Arabic "for six" is one word, "six" alone has two letters."""
    return lex.settings.article != "" and "card" in lex.words.get(word, {})


def _with_case(senses: Senses, ending: str) -> Senses:
    """A number word with a case ending is the last of its number; the right one makes it a day."""
    if not senses.keys() & _NUMBER_KINDS:
        return senses
    return senses | {"cased": None} | ({"caseday": None} if _DAY_ENDING.fullmatch(ending) else {})


def _number_from(raw: list[Raw], at: int, lex: Lexicon) -> tuple[int, Senses] | None:
    """As `_joined_number`, and a year said in two numbers: "nineteen ninety-nine"."""
    first = _joined_number(raw, at, lex)
    if not first or first[1]["num"] not in _SAID_HUNDREDS or first[0] == len(raw):
        return first
    rest = _joined_number(raw, first[0], lex)
    if not rest or "ord" in rest[1] or rest[1]["num"] not in _SAID_REST:
        return first
    return rest[0], number_senses(100 * first[1]["num"] + rest[1]["num"])


def _joined_pieces(match: "re.Match[str]", lex: Lexicon) -> Iterator[tuple[int, Senses]]:
    """A word of joined number words as one number, and the unit that may be joined to it: "hundredyears"."""
    total = group = last = 0
    words = lex.number_word.findall(match["number"]) if lex.number_word else []
    for at, (joiner, word) in enumerate(words):
        step = _added(total, group, last, lex.words[word], bool(joiner), at == 0, lex)
        total, group, last = step or (total, group, last)
    ordinal = "card" not in lex.words[words[-1][1]] and "ordi" in lex.words[words[-1][1]]
    yield 0, number_senses(total + group, ordinal=ordinal)
    if match["unit"]:
        yield match.start("unit"), lex.words[match["unit"]]


def _joined_number(raw: list[Raw], at: int, lex: Lexicon) -> tuple[int, Senses] | None:
    """Number words from raw[at] on as one number: the place behind it and its senses."""
    total = group = last = 0
    ordinal = False
    here, done = at, at
    joined = False
    while here < len(raw):
        pieces = _pieces(raw[here].text, lex) if raw[here].kind == "word" else None
        senses = pieces[-1][1] if pieces else {}
        prefixed = bool(pieces and len(pieces) > 1 and here > at and "and" in pieces[0][1])
        if pieces and len(pieces) > 1 and here > at and not prefixed:
            break
        if here > at and (("and" in senses and "card" not in senses) or _is_inner_dash(raw, here)):
            joined, here = True, here + 1
            continue
        # Arabic "the eighth and twenty (minutes)": both have the article in "the twenty-eighth".
        apart = ordinal and (joined or prefixed) and lex.settings.article
        if apart and not _has_article(raw[here].text, pieces, lex):
            break
        step = _added(total, group, last, senses, joined or prefixed, here == at, lex)
        if step is None:
            break
        total, group, last = step
        ordinal = ordinal or ("ordi" in senses and "card" not in senses)
        here, joined = here + 1, False
        done = here
        if "cased" in senses:
            value = total + group
            if "caseday" in senses and value <= _LAST_DAY:
                return done, _case_day(value, digits=0)
            return done, number_senses(value, ordinal=ordinal)
    return (done, number_senses(total + group, ordinal=ordinal)) if done > at else None


def _has_article(word: str, pieces: tuple[tuple[int, Senses], ...] | None, lex: Lexicon) -> bool:
    return word[pieces[-1][0] if pieces else 0 :].startswith(fold(lex.settings.article))


def _is_inner_dash(raw: list[Raw], at: int) -> bool:
    inner = raw[at].text == "-" and at + 1 < len(raw)
    return inner and raw[at - 1].end == raw[at].start and raw[at + 1].start == raw[at].end


def _added(
    total: int, group: int, last: int, senses: Senses, joined: bool, first: bool, lex: Lexicon
) -> tuple[int, int, int] | None:
    """(total, group, last addend) with one more number word, or None where the number ends."""
    if "mult" in senses:
        value = senses["mult"]
        if joined and not first:
            return (total + group, value, value) if last > value or total > value else None
        if value >= 1000:
            return total + max(group, 1) * value, 0, value
        return total, max(group, 1) * value, value
    value = senses.get("card", senses.get("ordi"))
    if value is None:
        return None
    if first:
        return (value, 0, value) if value >= 1000 else (0, value, value)
    fits = (
        last >= 100 > value
        or (last >= 1000 > value)
        or (last in range(lex.least_tens, 91, 10) and value < 10)
    )
    tens_after = lex.numbers.units_first and last < 10 <= value and value % 10 == 0 and value > 10
    teen = not joined and value == 10 and last < 10
    if teen or (joined and (fits or tens_after)) or (lex.numbers.bare_sums and fits):
        return total, group + value, value
    return None
