"""The names of one article and who holds which role in it.

A short name finds the fullest one that contains it; a role finds its holder by its head and
the words that go with it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple

from riwaya.text.normalise import fold

Tokens = tuple[str, ...]

# Words two role phrases share count for, words only the asking one has against the same holder.
_SHARED, _EXTRA = 1.0, -1.0
# The only holder of a head needs less agreement than one of several.
# More holders of one head than this are not compared.
_MOST_HOLDERS = 40
_GIVEN_AND_SURNAME = 2
# A name of more words than this is a description.
_LONGEST = 6
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
    order: dict[Tokens, int] = field(default_factory=dict)
    parts: dict[str, list[Tokens]] = field(default_factory=dict)
    holders: dict[str, list[Holder]] = field(default_factory=dict)
    surnames: set[str] = field(default_factory=set)
    unsure: set[Tokens] = field(default_factory=set)
    held: set[str] = field(default_factory=set)
    bodies: dict[str, str] = field(default_factory=dict)
    body_names: set[Tokens] = field(default_factory=set)

    def add(self, tokens: Sequence[str], text: str, *, sure: bool = True, body: bool = False) -> None:
        """Take up a name by its folded tokens; one that is not sure gives way to others."""
        name = tuple(tokens)
        if name and name not in self.names:
            self.names[name] = text
            self.order[name] = len(self.order)
            if body:
                self.body_names.add(name)
            else:
                self.surnames.add(name[-1])
            if not sure:
                self.unsure.add(name)
            for token in {*name, *_without_blanks(name)}:
                self.parts.setdefault(token, []).append(name)

    def hold(self, holder: Holder) -> None:
        """Take up who holds a role."""
        self.holders.setdefault(holder.head, []).append(holder)
        self.held.add(holder.name)

    def is_held(self, name: str) -> bool:
        """Whether somebody of this name is given a role."""
        return name in self.held

    def fullest(self, tokens: Sequence[str], text: str, *, body: bool = False) -> str:
        """The longest name of the article that holds these tokens in order; `text` when none does.

        A person's name is never a part of a body's ("the campaign of X" is not X), nor the other way.
        A name that ends with them comes before one that does not: what is used alone is mostly
        the surname.
        """
        part = tuple(tokens)
        joined = "".join(part)
        near = {*self.parts.get(part[0], ()), *self.parts.get(joined, ())}
        longer = [name for name in near if self._is_longer(name, joined, body=body)]
        ending = [name for name in longer if "".join(name).endswith(joined)] or self._framing(part)
        best = max(self._of_one(ending) or longer, key=self._rank, default=part)
        return self.names.get(best, text)

    def _of_one(self, ending: Sequence[Tokens]) -> list[Tokens]:
        """Of names with one surname those of the person named first, in all forms."""
        first = min(ending, key=self.order.__getitem__, default=())
        joined = "".join(first)
        return [name for name in ending if _holds(name, joined)]

    def _framing(self, part: Tokens) -> list[Tokens]:
        """Names with the same first and last word and more words between: the middle names are left out."""
        if len(part) < _GIVEN_AND_SURNAME:
            return []
        same = (name for name in self.parts.get(part[0], ()) if len(name) > len(part))
        return [name for name in same if (name[0], name[-1]) == (part[0], part[-1])]

    def _is_longer(self, name: Tokens, joined: str, *, body: bool) -> bool:
        same = (name in self.body_names) == body
        return same and len("".join(name)) > len(joined) and _holds(name, joined)

    def _rank(self, name: Tokens) -> tuple[bool, int, Tokens]:
        return name not in self.unsure, len("".join(name)), name

    def is_surname(self, token: str) -> bool:
        """Whether a name of more than one token ends with this one."""
        return token in self.surnames and any(
            len(name) > 1 and name[-1] == token for name in self.parts[token]
        )

    def holder(self, at: int, head: str, words: frozenset[str]) -> str | None:
        """Whom a role phrase denotes; None when nobody fits. Among equals one named before it."""
        same = self.holders.get(head, [])[:_MOST_HOLDERS]
        if not same:
            return None
        enough = _ENOUGH_ALONE if len({holder.name for holder in same}) == 1 else _ENOUGH
        best = max(same, key=lambda holder: self._fit(holder, at, words))
        return best.name if self._fit(best, at, words) > enough else None

    def fitting(self, at: int, head: str, words: frozenset[str]) -> list[Holder]:
        """All who hold a role with this head, the best fit first, each name once."""
        ranked = sorted(
            self.holders.get(head, [])[:_MOST_HOLDERS], key=lambda one: -self._fit(one, at, words)
        )
        return list({holder.name: holder for holder in reversed(ranked)}.values())[::-1]

    def _fit(self, holder: Holder, at: int, words: frozenset[str]) -> float:
        shared, extra = len(words & holder.words), len(words - holder.words)
        nearness = 0.3 * (holder.at <= at) - min(abs(holder.at - at), 10_000) / 1e5
        return _SHARED * shared + _EXTRA * extra + nearness


def fullest_of(name: str, others: Iterable[str]) -> str:
    """The longest of `others` that ends with the words of `name`, blanks left out; `name` when none does.

    Of names and descriptions of a few words: a sentence that ends with a name is not one.
    """
    joined = "".join(fold(name).split())
    several = len(fold(name).split()) >= _GIVEN_AND_SURNAME
    longer = [
        other
        for other in others
        if (words := fold(other).split())
        and len(words) <= _LONGEST
        and (_ends_with(words, joined) or (several and "".join(words).startswith(joined)))
    ]
    return max(longer, key=len, default=name)


def _ends_with(words: Sequence[str], joined: str) -> bool:
    """Whether the last words, joined, read `joined`."""
    return any("".join(words[first:]) == joined for first in range(len(words)))


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


def _without_blanks(name: Tokens) -> list[str]:
    """Neighbouring tokens joined: "Abd Allah" is also written in one word."""
    return [left + right for left, right in pairwise(name)]
