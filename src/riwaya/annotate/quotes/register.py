"""The names of one article and who holds which role in it.

A short name finds the fullest one that contains it; a role finds its holder by its head and
the words that go with it.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

Tokens = tuple[str, ...]

# Words two role phrases share count for, words only the asking one has against the same holder.
_SHARED, _EXTRA = 1.0, -1.0
# The only holder of a head needs less agreement than one of several.
_ENOUGH, _ENOUGH_ALONE = -0.5, -2.0


class Holder(NamedTuple):
    """Where somebody is given a role: token, head word, other words, the name."""

    at: int
    head: str
    words: frozenset[str]
    name: str


@dataclass(slots=True)
class Register:
    """Grows while a text is read; asked once all of it is known."""

    names: dict[Tokens, str] = field(default_factory=dict)
    holders: list[Holder] = field(default_factory=list)
    bodies: dict[str, str] = field(default_factory=dict)

    def add(self, tokens: Sequence[str], text: str) -> None:
        """Take up a name by its folded tokens."""
        if tokens:
            self.names.setdefault(tuple(tokens), text)

    def fullest(self, tokens: Sequence[str], text: str) -> str:
        """The longest name of the article that holds these tokens in order; `text` when none does.

        A name that ends with them comes before one that does not: what is used alone is mostly
        the surname.
        """
        part = tuple(tokens)
        joined = "".join(part)
        longer = [name for name in self.names if len("".join(name)) > len(joined) and _holds(name, joined)]
        ending = [name for name in longer if "".join(name).endswith(joined)]
        best = max(ending or longer, key=lambda name: len("".join(name)), default=part)
        return self.names.get(best, text)

    def holder(self, at: int, head: str, words: frozenset[str]) -> str | None:
        """Whom a role phrase denotes; None when nobody fits. Among equals one named before it."""
        same = [holder for holder in self.holders if holder.head == head]
        if not same:
            return None
        enough = _ENOUGH_ALONE if len({holder.name for holder in same}) == 1 else _ENOUGH
        best = max(same, key=lambda holder: self._fit(holder, at, words))
        return best.name if self._fit(best, at, words) > enough else None

    def _fit(self, holder: Holder, at: int, words: frozenset[str]) -> float:
        shared, extra = len(words & holder.words), len(words - holder.words)
        nearness = 0.3 * (holder.at <= at) - min(abs(holder.at - at), 10_000) / 1e5
        return _SHARED * shared + _EXTRA * extra + nearness


def _holds(name: Tokens, joined: str) -> bool:
    """Whether a run of whole tokens of `name` reads `joined`; blanks inside names come and go."""
    if joined not in "".join(name):
        return False
    for first in range(len(name)):
        text = ""
        for token in name[first:]:
            text += token
            if text == joined:
                return True
            if len(text) > len(joined):
                break
    return False
