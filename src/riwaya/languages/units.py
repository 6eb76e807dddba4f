"""What a number counts: units and counted nouns, and the verbs that say what befell those counted.

`<language>/units.yml` lists words under classes whose names all languages share, so that "19 killed",
«19 قتيلا» and «۱۹ کشته» are one kind of number. An entry that ends in `*` stands for all words that
begin so. `persons` names the classes of nouns that a verb makes more exact: "19 people ... were
killed" counts the dead.
"""

from collections.abc import Mapping
from functools import cache
from typing import Literal, NamedTuple

import msgspec

from riwaya.languages.clitics import splits
from riwaya.languages.data import topic
from riwaya.text.normalise import fold, folded_set


class UnitTopic(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The keys of units.yml.

    nouns: class -> what stands beside a number; predicates: class -> words that say what befell;
    side: where such a word mostly stands, seen from the number; marks: symbols beside digits (%);
    through: words that may stand between a number and what it counts; earlier, later: words that measure
    a length of time backwards or forwards ("48 hours before"); labels: words before a number that is a name
    ("flight 370").
    """

    source: str = ""
    nouns: dict[str, list[str]] = {}
    predicates: dict[str, list[str]] = {}
    marks: dict[str, list[str]] = {}
    side: Literal["before", "after"] = "after"
    through: list[str] = []
    earlier: list[str] = []
    later: list[str] = []
    labels: list[str] = []


class WordClasses(NamedTuple):
    """Words to classes: whole words, and beginnings of words, longest first."""

    whole: Mapping[str, str]
    starts: tuple[tuple[str, str], ...]

    def find(self, word: str, language: str | None) -> str | None:
        """The class of a folded word, with or without its particles; None for other words."""
        for reading in splits(word, language or "und"):
            bare = reading.base
            for form in (bare, bare.removeprefix("ال")):
                if form in self.whole:
                    return self.whole[form]
                found = next((name for start, name in self.starts if form.startswith(start)), None)
                if found:
                    return found
        return None


class UnitWords(NamedTuple):
    """The lists of a language, folded and indexed."""

    nouns: WordClasses
    predicates: WordClasses
    marks: Mapping[str, str]
    side: str
    through: frozenset[str]
    sides: Mapping[str, str]
    labels: frozenset[str]


# Classes of nouns that only say that people are counted, and of what befell or what they did.
PERSONS = frozenset({"person", "child", "woman", "worker", "soldier", "civilian", "elderly", "family"})


@cache
def unit_words(language: str | None) -> UnitWords:
    """The lists of a language; all empty where it has none. Raises LanguagePackError."""
    data = topic(UnitTopic, language or "und", "units")
    marks = {mark: name for name, listed in data.marks.items() for mark in listed}
    sides = {fold(word): "earlier" for word in data.earlier} | {fold(word): "later" for word in data.later}
    return UnitWords(
        word_classes(data.nouns),
        word_classes(data.predicates),
        marks,
        data.side,
        folded_set(data.through),
        sides,
        folded_set(data.labels),
    )


def word_classes(listed: Mapping[str, list[str]]) -> WordClasses:
    """Lists of words by class, folded and indexed."""
    flat = [(fold(word), name) for name, words in listed.items() for word in words]
    starts = sorted(
        ((word[:-1], name) for word, name in flat if word.endswith("*")), key=lambda one: -len(one[0])
    )
    return WordClasses({word: name for word, name in flat if not word.endswith("*")}, tuple(starts))
