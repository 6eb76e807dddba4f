"""Whether the words beside a date look ahead: "until the end of May", "would begin on Thursday".

1. The clause around the date is cut at marks and conjunctions.
2. A verb of the future before the date in it, or after it, governs the date: unless a verb of telling
   stands nearer ("would say on Monday"), or the verb is put in the past ("was due").
3. A word right before the date ("until", حتى, تا) says less: a past day may be meant too.

The cues are data (`languages/dates.py`). Their reach was set on the sample and on two thirds of
gold/accounts and quotes_fa, read by eye.
"""

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import Literal, NamedTuple

from riwaya.languages.dates import date_words
from riwaya.languages.gazetteer import UNKNOWN, words
from riwaya.text.normalise import fold
from riwaya.text.tokens import words as tokens

# How far from a date, in characters, a verb of the future still governs it.
REACH = 80
# How far from a verb, in words, an auxiliary puts it in the past.
AUXILIARY_WITHIN = 2
# A cue of several words ("as of") stands within so many words before the date.
ADJACENT = 3
_CLAUSE = re.compile(r"[.!?؟\n,،;؛:«»“”\"]")
# Arabic: the letter of the future before the prefix of an imperfect.
_FUTURE_IMPERFECT = ("سي", "ست", "سن", "سا")
_SHORTEST_VERB = 5
# "I'll" is one word.
_WILL = ("'ll", "’ll")
# Zipf frequency from which a word without that letter counts as known.
_KNOWN = 2.5


class Cues(NamedTuple):
    """The folded cues of a language: see `languages.dates.DateWords`."""

    right_before: frozenset[str]
    verbs: frozenset[str]
    telling: frozenset[str]
    past: frozenset[str]
    that: frozenset[str]


@cache
def _cues(language: str) -> Cues:
    known = date_words(language)
    return Cues(
        *(
            frozenset(map(fold, each))
            for each in (known.up_to, known.future, known.telling, known.past, known.that)
        )
    )


Prospect = Literal["will", "may"]


def prospect(text: str, start: int, end: int, language: str) -> Prospect | None:
    """What the words around the half-open span [start, end) say: "will" for a verb of the future that
    governs it, "may" for no more than an "until" before it; None for nothing."""
    cues = _cues(language)
    before = _labels(_cut(_CLAUSE.split(text[max(0, start - REACH) : start])[-1], cues, -1), cues, language)
    after = _labels(_cut(_CLAUSE.split(text[end : end + REACH])[0], cues, 0), cues, language)
    if _governed(before[::-1]) or ("telling" not in before and _governed(after)):
        return "will"
    return "may" if before and before[-1] == "up to" else None


def _cut(clause: str, cues: Cues, side: int) -> list[str]:
    """The words of the clause between the conjunctions ("that") that are nearest to the date."""
    found = [token.text for token in tokens(fold(clause))]
    edges = [at for at, word in enumerate(found) if word in cues.that]
    if not edges:
        return found
    return found[edges[-1] + 1 :] if side else found[: edges[0]]


def _labels(found: Sequence[str], cues: Cues, language: str) -> list[str]:
    """For each word what it is the end of: "verb", "telling", "past", "up to" or nothing ("")."""
    return [_label(found[max(0, at - ADJACENT + 1) : at + 1], cues, language) for at in range(len(found))]


def _label(last: Sequence[str], cues: Cues, language: str) -> str:
    word, ends = last[-1], {" ".join(last[-size:]) for size in range(1, len(last) + 1)}
    if cues.verbs & ends or word.endswith(_WILL) or (language == "ar" and _is_future(word)):
        return "verb"
    # Arabic writes "and" onto the verb.
    forms = {word, word.removeprefix("و"), word.removeprefix("ف")} if language == "ar" else {word}
    if forms & cues.telling:
        return "telling"
    if forms & cues.past:
        return "past"
    return "up to" if cues.right_before & ends else ""


def _governed(outward: Sequence[str]) -> bool:
    """Whether, going away from the date, a verb of the future comes before any verb of telling."""
    for at, label in enumerate(outward):
        if label == "telling":
            return False
        if label == "verb":
            around = outward[max(0, at - AUXILIARY_WITHIN) : at + AUXILIARY_WITHIN + 1]
            return "past" not in around
    return False


@lru_cache(maxsize=1 << 12)
def _is_future(word: str) -> bool:
    """Whether a folded Arabic word is an imperfect with the letter of the future: سيجتمع of يجتمع."""
    word = word.removeprefix("و") if word.startswith("وس") else word
    if not word.startswith(_FUTURE_IMPERFECT) or len(word) < _SHORTEST_VERB:
        return False
    known = words("ar")
    stem = known.get(word[1:], UNKNOWN).zipf
    return stem >= _KNOWN and stem > known.get(word, UNKNOWN).zipf
