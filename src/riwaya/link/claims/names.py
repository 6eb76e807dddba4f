"""Whether names in statements are one, across scripts: heard alike, or of one listed place."""

from collections.abc import Sequence
from functools import lru_cache

from riwaya.languages.gazetteer import place_code
from riwaya.link.claims.parts import Told
from riwaya.text.names import SAME_NAME, name_similarity
from riwaya.text.normalise import fold
from riwaya.text.tokens import words
from riwaya.types import Mention

ZWNJ = "\u200c"


@lru_cache(maxsize=1 << 18)
def sounds_like(one: str, other: str) -> bool:
    """Whether two single words, in any of three scripts, are likely spellings of one name."""
    return name_similarity(one, other) >= SAME_NAME


def heard_at(name: str, bases: Sequence[str]) -> int | None:
    """Where a single word, or one that sounds like it, stands among others."""
    return next((at for at, one in enumerate(bases) if one == name or sounds_like(name, one)), None)


def heard_in(name: str, text: str) -> bool:
    """Whether a word of a name, or one that sounds like it, stands in a text."""
    heard = set(_words(text))
    parts = _words(name)
    return any(part in heard or any(sounds_like(part, one) for one in heard) for part in parts)


def same_place(one: Mention, other: Mention) -> bool:
    """Whether two names are of one place: listed, or heard alike."""
    if place_code(one.text) is not None and place_code(one.text) == place_code(other.text):
        return True
    return any(a == b or sounds_like(a, b) for a in _parts(one.text) for b in _parts(other.text))


@lru_cache(maxsize=1 << 14)
def _parts(name: str) -> tuple[str, ...]:
    return tuple(part for word in _words(name) if len(part := word.removeprefix("ال")) > 2)


@lru_cache(maxsize=1 << 14)
def _words(text: str) -> tuple[str, ...]:
    """Folded words; Persian joins those of a name by a ZWNJ (عین‌السندیان)."""
    return tuple(fold(one.text) for one in words(text.replace(ZWNJ, " ")))


def names_place(told: Told, place: Mention) -> bool:
    """Whether a statement's sentence names a place, in whatever script."""
    return any(one.kind == "place" and same_place(place, one) for one in told.near)
