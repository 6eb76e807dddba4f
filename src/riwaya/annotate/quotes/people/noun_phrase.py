"""A noun phrase that can be a speaker, and what its head is."""

from dataclasses import dataclass
from typing import Literal

Head = Literal["name", "role", "body", "document", "group", "pronoun"]
Run = tuple[int, int]

# Between the names of joint speakers.
JOINT = "؛ "


@dataclass(frozen=True, slots=True)
class NounPhrase:
    """A phrase over tokens [first, last): its head's kind and the bare names in it.

    names: token runs, one for each person joined by "and"; empty when it names nobody.
    anaphoric: it begins with "this", "the said".
    """

    first: int
    last: int
    head: Head
    names: tuple[Run, ...] = ()
    anaphoric: bool = False
