"""The options of one speech, united by the name they stand for."""

from dataclasses import dataclass, field
from typing import NamedTuple

from riwaya.annotate.quotes.people import NounPhrase
from riwaya.text.normalise import fold


@dataclass(slots=True)
class Option:
    """A name with the phrase that names it here (None: none does) and its features."""

    name: str
    phrase: NounPhrase | None = None
    features: set[str] = field(default_factory=set)


class Turned(NamedTuple):
    """A speech decided before: who spoke, the token of its place, gender and number of its verb."""

    name: str
    at: int
    gender: str


class Pool:
    """The options of one speech by name."""

    def __init__(self) -> None:
        self.options: dict[str, Option] = {}

    def add(self, name: str | None, phrase: NounPhrase | None, *features: str) -> None:
        """Unite what is known of a name; the first phrase for it stays."""
        if not name:
            return
        option = self.options.setdefault(name_key(name), Option(name))
        option.phrase = option.phrase or phrase
        option.features.update(features)


def name_key(name: str) -> str:
    """What is the same for all spellings of a name."""
    return fold(name).replace(" ", "")
