"""A folded line cut into raw tokens, case endings behind digits taken off."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from riwaya.annotate.dates.lexicon.numbers import LAST_DAY, YEAR_DIGITS

_WORD = r"[^\W\d_]+(?:['’][^\W\d_]+)*"
TOKEN = re.compile(
    r"(?P<compound>\d{1,4}([/.-])\d{1,2}\2\d{1,4}(?![\d/])|\d{1,2}:\d{2}(?::\d{2})?|\d{1,2}\.\d{2}(?=\s?[ap]\.?m\b)|\d{4}-\d{1,4}(?![\d:])"
    r"|\d{1,2}-\d{4}(?!\d)|\d{1,4}/\d{1,4}(?![\d/])|\d{1,2}-\d{1,2}(?!\d)|(?:\d\d)?\d0'?s\b)"
    r"|(?P<number>\d+(?:[.,]\d+)*)|(?P<ampm>[ap]\.m\.?)"
    rf"|(?P<word>{_WORD})|(?P<mark>[^\w\s])"
)
MARKS = {
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
ORDINAL_SUFFIX = "th"
APOSTROPHES = ("'", "’", "‘")
_PLURAL_ENDING = re.compile(r"l[ae]r")
# "On the fifteenth" in Turkish: possessive and locative or dative behind the number.
DAY_ENDING = re.compile(r"s?[iıuü](n[dt]?[ea]|nden|ndan|ndeki|ndaki)")
_ORDINAL_ENDING = re.compile(r"[iıuü]?nc[iıuü]")


def texts(form: str) -> list[str]:
    """The tokens of a folded phrase."""
    return [match[0] for match in TOKEN.finditer(form)]


class Raw(NamedTuple):
    """A token before it is looked up; `kind` is the group of the token pattern."""

    start: int
    end: int
    text: str
    kind: str


def without_endings(raw: list[Raw]) -> Iterator[Raw]:
    """The tokens with case endings behind digits taken off: 2015'in, 21'inci (an ordinal), 1970'ler."""
    at = 0
    while at < len(raw):
        token, rest = raw[at], raw[at + 1 : at + 3]
        attached = len(rest) == 2 and rest[0].text in APOSTROPHES and rest[0].end == rest[1].start
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
    if len(token.text) == YEAR_DIGITS and token.text.isdigit():
        yield Raw(token.start, token.end, token.text, "caseyear")
        return
    if DAY_ENDING.fullmatch(ending.text) and token.text.isdigit() and int(token.text) <= LAST_DAY:
        yield Raw(token.start, token.end, token.text, "caseday")
        return
    yield token
    if _ORDINAL_ENDING.match(ending.text):
        yield Raw(token.end, ending.end, ORDINAL_SUFFIX, "word")
