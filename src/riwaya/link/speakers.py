"""Whether two accounts name one speaker, by name or by office.

Order: forms of address are taken off; names that sound alike, or of which one holds all words of the
other, are one; a speaker without a name is told by the office, where the other account gives it beside
the name.
"""

from collections.abc import Iterable
from functools import cache, lru_cache

from riwaya.languages.pack import languages
from riwaya.languages.titles import offices_of, titles
from riwaya.text.names import SAME_NAME, name_similarity
from riwaya.text.normalise import fold
from riwaya.text.tokens import words


@lru_cache(maxsize=1 << 16)
def same_name(one: str, other: str) -> bool:
    """Whether two names sound alike, or one holds all words of the other ("director Ann Lee")."""
    left, right = bare(one), bare(other)
    if name_similarity(left, right) >= SAME_NAME:
        return True
    short, long = sorted((_words(left), _words(right)), key=len)
    return len(short) > 1 and all(any(_alike(word, held) for held in long) for word in short)


def bare(name: str) -> str:
    """The name without forms of address before it; all of it where nothing else is left."""
    parts = name.split()
    first = next((at for at, word in enumerate(parts) if fold(word).strip(".") not in _addresses()), 0)
    return " ".join(parts[first:])


def same_office(left: Iterable[str], one: str | None, right: Iterable[str], other: str | None) -> bool:
    """Whether phrases for a speaker in one language, and those in another, name one office."""
    return not _offices(left, one).isdisjoint(_offices(right, other))


def _offices(phrases: Iterable[str], language: str | None) -> frozenset[str]:
    return frozenset(office for phrase in phrases for office in offices_of(phrase, language or "und"))


@cache
def _addresses() -> frozenset[str]:
    """Forms of address of one word, in all languages: names are written in any."""
    found = (form for code in languages() for form in titles(code).honorifics)
    return frozenset(fold(form) for form in found if " " not in form)


def _words(name: str) -> tuple[str, ...]:
    return tuple(token.text for token in words(name))


def _alike(one: str, other: str) -> bool:
    return name_similarity(one, other) >= SAME_NAME
