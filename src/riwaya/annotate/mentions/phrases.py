"""Finds listed phrases in a sequence of words: places, organisations, titles.

An index maps the first word of a phrase to the phrases that begin with it, longest first.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import cache
from typing import Generic, NamedTuple, TypeVar

from riwaya.annotate.mentions.words import Word
from riwaya.languages.clitics import splits
from riwaya.languages.gazetteer import Organisation, organisations, places
from riwaya.text.normalise import fold
from riwaya.text.tokens import tokens

V = TypeVar("V")
Index = dict[str, list[tuple[tuple[str, ...], V]]]


class Hit(NamedTuple, Generic[V]):
    """A listed phrase over words[start:end], and what it is listed as."""

    start: int
    end: int
    value: V
    cut: int
    put: str


def index(phrases: Iterable[tuple[str, V]]) -> Index[V]:
    """An index of phrases (any spelling; they are folded and cut into tokens here)."""
    found: defaultdict[str, dict[tuple[str, ...], V]] = defaultdict(dict)
    for phrase, value in phrases:
        parts = tuple(token.text for token in tokens(fold(phrase)))
        if parts:
            found[parts[0]].setdefault(parts, value)
    return {first: sorted(by.items(), key=lambda item: -len(item[0])) for first, by in found.items()}


def longest(listed: Index[V], words: Sequence[Word], at: int) -> Hit[V] | None:
    """The longest listed phrase whose first word is words[at], in its chosen reading."""
    for parts, value in listed.get(words[at].base, ()):
        if _matches(parts, words, at):
            return Hit(at, at + len(parts), value, 0, "")
    return None


def longest_any(listed: Index[V], words: Sequence[Word], at: int, language: str) -> Hit[V] | None:
    """Like `longest`, but a phrase of several words may also settle how its first word is cut."""
    hit = longest(listed, words, at)
    if hit and hit.end - hit.start > 1:
        return hit
    for split in splits(words[at].whole, language):
        for parts, value in listed.get(split.base, ()):
            if len(parts) > 1 and _matches(parts, words, at):
                return Hit(at, at + len(parts), value, split.left, "")
    return hit


def _matches(parts: tuple[str, ...], words: Sequence[Word], at: int) -> bool:
    if at + len(parts) > len(words):
        return False
    last = len(parts) - 1
    for offset in range(1, len(parts)):
        word = words[at + offset]
        if not word.joined or parts[offset] != word.whole:
            return offset == last and word.joined and not word.prefix and parts[offset] == word.base
    return True


@cache
def place_index() -> Index[str]:
    """All known places by their first word; the value is the place's code."""
    return index((name, place.code) for name, place in places().items())


@cache
def organisation_index(language: str) -> Index[Organisation]:
    """Organisations by the names that this language, or Latin script inside it, uses."""
    known = {id(each): each for each in organisations().values()}.values()
    return index(
        (name, each) for each in known for code in (language, "en") for name in each.names.get(code, ())
    )
