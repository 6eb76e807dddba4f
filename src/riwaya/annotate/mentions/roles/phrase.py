"""A title phrase, and what the grammar of a language says about where one begins and ends."""

# ruff: noqa: ARG001 (languages share one signature, and need different parts of it)
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from riwaya.annotate.mentions.lexicon import ARTICLE, Lexicon
from riwaya.annotate.mentions.phrases import Hit
from riwaya.annotate.mentions.words import Word

# Above this Zipf frequency an unlisted Arabic word with the article is a common noun or
# adjective and may be a complement; rarer ones are as often surnames (المعوشي).
COMMON = 3.4
DETERMINERS = ("the", "a", "an", "his", "her", "its", "their", "our", "my")


class Role(NamedTuple):
    """A title phrase over words[start:end].

    office: the id of its head, or "honorific", "relational", "epithet", "plural"; countries:
    ISO codes of nationalities and territories in it; bare: the head without complements; core:
    the word after the head (-1 where the phrase is only a head); sole: an office that one person
    holds, in a language without an article.
    """

    start: int
    end: int
    office: str
    countries: frozenset[str]
    bare: bool = False
    core: int = -1
    sole: bool = False

    def is_definite(self, words: Sequence[Word]) -> bool:
        """Whether the phrase can denote somebody known: it has complements, or the article."""
        if not self.bare or self.sole or self.office == "epithet":
            return True
        return words[self.start].base.startswith(ARTICLE)


Spans = Mapping[int, tuple[int, str]]

"""Where places and organisations begin: first word -> (word after the last, code or "")."""


def _none_before(words: Sequence[Word], start: int, lexicon: Lexicon, named: Spans) -> int:
    return start


def _never(words: Sequence[Word], start: int, end: int, lexicon: Lexicon) -> bool:
    return False


def _as_it_is(words: Sequence[Word], role: Role, after: Role | None, lexicon: Lexicon) -> Role:
    return role


class Grammar(NamedTuple):
    """What a language says of a title phrase, given all words.

    complements: the word after what completes a head; takes: whether the phrase goes on with the body or
    place whose first word is at the index given; modifiers: where what stands before the head begins;
    sole: whether a bare office between two indices is the one of its country or body; completed: a
    phrase with what the one after it (None: no more) says of both.
    """

    complements: Callable[[Sequence[Word], Hit[str], Lexicon, Spans], int]
    takes: Callable[[Sequence[Word], Role, int, Lexicon], bool]
    modifiers: Callable[[Sequence[Word], int, Lexicon, Spans], int] = _none_before
    sole: Callable[[Sequence[Word], int, int, Lexicon], bool] = _never
    completed: Callable[[Sequence[Word], Role, Role | None, Lexicon], Role] = _as_it_is
