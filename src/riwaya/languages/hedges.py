"""Words that limit what a speaker says: without them the same saying is bolder.

`<language>/hedges.yml` lists them; a language without the file has none.
"""

from collections.abc import Iterator, Sequence
from functools import cache

import msgspec

from riwaya.languages.cues import Phrases, phrases, starts_with
from riwaya.languages.data import topic


class HedgeTopic(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The keys of hedges.yml, as written.

    hedges: doubt, guess, one's own view, "so far"; conditions: "if", "provided that".
    """

    source: str = ""
    hedges: list[str] = []
    conditions: list[str] = []


@cache
def hedge_phrases(language: str | None) -> Phrases:
    """Both lists of a language; empty where it has none. Raises LanguagePackError."""
    data = topic(HedgeTopic, language or "und", "hedges")
    return phrases((*data.hedges, *data.conditions))


def hedges(words: Sequence[str], found: Phrases) -> Iterator[tuple[int, int]]:
    """Where folded words limit what is said: half-open ranges of words, none within another."""
    at = 0
    while at < len(words):
        length = starts_with(found, words, at)
        if length:
            yield at, at + length
        at += length or 1
