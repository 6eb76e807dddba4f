"""The lexicon of a language: its table of words, and what is known about them beforehand."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from riwaya.annotate.dates.lexicon.entries import all_entries, forms_of, joined_entries, number_entries
from riwaya.annotate.dates.lexicon.numbers import LAST_DAY, case_day, number_senses
from riwaya.annotate.dates.lexicon.symbols import Alphabet, Senses
from riwaya.annotate.dates.lexicon.tokens import MARKS, texts
from riwaya.languages.dates import DateWords, date_words
from riwaya.languages.numbers import number_words
from riwaya.text.normalise import fold
from riwaya.text.numbers import NumberWords

_ELEVEN = 11
NUMBER_KINDS = frozenset({"card", "ordi", "mult"})
_CASES = frozenset({"cased", "caseday"})


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


@cache
def lexicon(code: str) -> Lexicon:
    """The lexicon of a language code."""
    settings = date_words(code)
    table: dict[str, Senses] = {}
    for phrase, name, value in all_entries(settings):
        for form in forms_of(phrase, name, settings):
            table.setdefault(form, {}).setdefault(name, value)
            if form != fold(phrase) and name == "unit":
                table[form].setdefault("def", None)
    for phrase in settings.never:
        table[fold(phrase)] = {"other": None}
    number_entries(table, number_words(code))
    for value, forms in settings.ordinals.items():
        for form in forms:
            table.setdefault(fold(form), {}).setdefault("ordi", value)
    joined_entries(table, number_words(code))
    phrases: dict[str, list[tuple[tuple[str, ...], Senses]]] = {}
    for form, senses in table.items():
        parts = tuple(texts(form))
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
    numbers = (word for word, senses in table.items() if senses.keys() & NUMBER_KINDS and " " not in word)
    units = [word for word, senses in table.items() if "unit" in senses and word.isalpha()]
    one, unit = (
        "|".join(sorted(numbers, key=len, reverse=True)),
        "|".join(sorted(units, key=len, reverse=True)),
    )
    joiner = words.joiner_prefix
    pattern = rf"(?P<number>(?:{one})(?:{joiner}?(?:{one}))*)(?P<unit>{unit})?"
    return re.compile(pattern), re.compile(rf"({joiner}?)({one})")


def _foreseen(table: dict[str, Senses], *, case_days: bool) -> Iterator[Senses]:
    """All sets of senses that reading will meet, or nearly: each one it meets anew costs a compilation."""
    yield from ({name: None} for name in ("other", "punct", "ymd", "hm", "my", "years", "days", "dm", "half"))
    yield from ({name: None} for name in sorted(set(MARKS.values())))
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
            if case_days and value <= LAST_DAY:
                yield case_day(value, digits=digits)
    for senses in table.values():
        yield senses
        for ordinal in (False, True) if senses.keys() & NUMBER_KINDS else ():
            for value in (2, 20, 30) if "cased" not in senses else ():
                yield number_senses(value, ordinal=ordinal) | other_senses(senses)


def other_senses(senses: Senses) -> Senses:
    """What a number word may be besides a number."""
    return {name: value for name, value in senses.items() if name not in NUMBER_KINDS | _CASES}
