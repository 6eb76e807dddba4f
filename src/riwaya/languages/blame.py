"""Who did it and why, by kinds that all languages share: parties to a happening, and causes of one.

`<language>/blame.yml` lists words under classes, as units.yml does, so that "the rebels", «المتمردون» and
«شورشیان» are one party, and "a gas leak" and «تسرب الغاز» one cause. A common noun tells across languages
what only its meaning could tell otherwise; of several classes in a phrase each counts.
"""

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

import msgspec

from riwaya.languages.cues import Phrases, occurrences, phrases
from riwaya.languages.data import topic
from riwaya.languages.units import WordClasses, word_classes

# So many words behind "because of" still name the cause.
REACH = 6
# So many words beside "by" and "responsible" still say who it was.
NEAR = 3


class BlameTopic(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The keys of blame.yml.

    parties, causes: class -> words, those that end in `*` standing for all that begin so; because: words
    before a cause ("due to"); duty: words of answering for something ("responsibility"); by: words before
    who did it, of a passive ("at the hands of").
    """

    source: str = ""
    parties: dict[str, list[str]] = {}
    causes: dict[str, list[str]] = {}
    because: list[str] = []
    duty: list[str] = []
    by: list[str] = []


class BlameWords(NamedTuple):
    """The lists of a language, folded and indexed."""

    parties: WordClasses
    causes: WordClasses
    because: Phrases
    duty: Phrases
    by: Phrases


@cache
def blame_words(language: str | None) -> BlameWords:
    """The lists of a language; all empty where it has none. Raises LanguagePackError."""
    data = topic(BlameTopic, language or "und", "blame")
    return BlameWords(
        word_classes(data.parties),
        word_classes(data.causes),
        phrases(data.because),
        phrases(data.duty),
        phrases(data.by),
    )


def parties(tokens: Sequence[str], language: str | None) -> frozenset[str]:
    """The kinds of parties that folded words name."""
    found = (blame_words(language).parties.find(one, language) for one in tokens)
    return frozenset(one for one in found if one)


def causes(tokens: Sequence[str], language: str | None) -> frozenset[str]:
    """The kinds of causes that folded words give: those named behind a "because"."""
    data = blame_words(language)
    near = {word for _, last in occurrences(data.because, tokens) for word in tokens[last : last + REACH]}
    return frozenset(one for word in near if (one := data.causes.find(word, language)))


def doers(tokens: Sequence[str], language: str | None) -> frozenset[str]:
    """The kinds of parties by whose hand a passive says it was done."""
    spans = occurrences(blame_words(language).by, tokens)
    return frozenset(one for _, last in spans for one in parties(tokens[last : last + NEAR], language))


def answerable(tokens: Sequence[str], language: str | None) -> frozenset[str] | None:
    """The kinds of parties that answer for what was done; None where nobody is said to.

    They stand before such a word ("the army is responsible"), else behind it ("responsibility of the army").
    """
    spans = list(occurrences(blame_words(language).duty, tokens))
    found = (
        parties(tokens[max(0, first - NEAR) : first], language)
        or parties(tokens[last : last + NEAR], language)
        for first, last in spans
    )
    return next((one for one in found if one), frozenset()) if spans else None
