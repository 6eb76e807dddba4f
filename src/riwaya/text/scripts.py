"""Which script a text is written in, and which way it runs.

Scripts come from the Unicode Script property as `regex` knows it; only letters count, so digits,
punctuation and markup never decide.
"""

from functools import lru_cache
from typing import Literal

import regex

Script = Literal["Arab", "Latn", "Cyrl", "Hebr", "Grek", "Other"]
Direction = Literal["rtl", "ltr"]

_NAMED: tuple[Script, ...] = ("Arab", "Latn", "Cyrl", "Hebr", "Grek")
_RUNS = {name: regex.compile(rf"(?V1)[\p{{{name}}}&&\p{{L}}]+") for name in _NAMED}
_LETTERS = regex.compile(r"\p{L}+")
_RTL_LETTERS = regex.compile(r"(?V1)[\p{L}&&[\p{bc=R}\p{bc=AL}]]+")


@lru_cache(maxsize=4096)
def script(char: str) -> Script:
    """The script of one letter; anything but a letter of a named script is "Other"."""
    return next((name for name in _NAMED if _RUNS[name].fullmatch(char)), "Other")


def dominant_script(text: str) -> Script:
    """The script of most letters of a text; "Other" when none, or another script, leads."""
    counts: dict[Script, int] = {name: _length(_RUNS[name], text) for name in _NAMED}
    other = _length(_LETTERS, text) - sum(counts.values())
    best = max(_NAMED, key=lambda name: counts[name])
    return best if counts[best] > 0 and counts[best] >= other else "Other"


def direction(text: str) -> Direction:
    """The direction that most letters of a text run in; "ltr" when there are none.

    By majority rather than by the first strong letter (Unicode's UAX 9 rule P2): headlines in
    right-to-left scripts often begin with a Latin abbreviation.
    """
    leftward = _length(_RTL_LETTERS, text)
    return "rtl" if 2 * leftward > _length(_LETTERS, text) else "ltr"


def _length(pattern: "regex.Pattern[str]", text: str) -> int:
    return sum(map(len, pattern.findall(text)))
