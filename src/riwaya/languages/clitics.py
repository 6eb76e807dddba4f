"""Particles written together with the word before or after them.

`<language>/clitics.yml` lists them. `splits` gives every way to read a word; which reading holds
is for the caller, who knows the words (FINDINGS: frequencies decide nearly all cases).
"""

from functools import lru_cache
from typing import NamedTuple

import msgspec

from riwaya.languages.data import topic
from riwaya.text.normalise import fold


class Clitics(msgspec.Struct, frozen=True, kw_only=True):
    """Folded particles of one language.

    prefixes: longest first is not needed; all are tried. assimilated: a written prefix that
    stands for a particle and the article (لل for ل + ال), with what to cut and what to put back.
    suffixes: endings that are no part of a name.
    """

    source: str = ""
    prefixes: tuple[str, ...] = ()
    assimilated: dict[str, tuple[int, str]] = {}
    suffixes: tuple[str, ...] = ()
    shortest: int = 3


class Split(NamedTuple):
    """One reading of a folded word: characters cut at each side, and the word that is left.

    `base` may differ from the characters left: للأسد cuts one letter and reads الأسد.
    """

    left: int
    right: int
    base: str


def clitics(language: str) -> Clitics:
    """The particles of a language; none for one without the file."""
    found: Clitics = topic(Clitics, language, "clitics")
    return found


@lru_cache(maxsize=1 << 15)
def splits(word: str, language: str) -> tuple[Split, ...]:
    """All readings of a word, the unsplit one first. `word` is folded and has no blank."""
    particles = clitics(language)
    found = [Split(0, 0, word)]
    found += [
        Split(len(prefix), 0, word[len(prefix) :])
        for prefix in map(fold, particles.prefixes)
        if word.startswith(prefix) and len(word) - len(prefix) >= particles.shortest
    ]
    for prefix, (cut, put) in particles.assimilated.items():
        if word.startswith(prefix) and len(word) - len(prefix) >= particles.shortest - 1:
            found.append(Split(cut, 0, put + word[len(prefix) :]))
    found += [
        Split(0, len(suffix), word[: -len(suffix)])
        for suffix in map(fold, particles.suffixes)
        if word.endswith(suffix) and len(word) - len(suffix) >= particles.shortest
    ]
    return tuple(found)
