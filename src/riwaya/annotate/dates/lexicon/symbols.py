"""One symbol a token: what a token may be, and a character for each set of classes."""

from collections.abc import Iterable
from typing import Any, NamedTuple

Senses = dict[str, Any]
_FIRST_SYMBOL = 0xE000


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
