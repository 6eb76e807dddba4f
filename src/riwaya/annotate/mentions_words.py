"""The words of a text as the mention rules see them: without clitics, with what is known of each.

Order: tokens; for each token the likeliest reading of its clitics (`look`); readings that only
the rest of the article can settle (`words`).
"""

from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from riwaya.languages.clitics import Split, splits
from riwaya.languages.gazetteer import UNKNOWN, WordFacts, places
from riwaya.languages.gazetteer import words as word_table
from riwaya.text.normalise import fold
from riwaya.text.tokens import Kind, tokens

# Weights of the readings of a word, in steps of the Zipf scale. Tuned on the 46 words of the
# clitics sample and on two thirds of gold/entities.
UNSPLIT = 0.6
SHORT = -0.8
PLACE = 5.2
PERSON = 4.4


class Word(NamedTuple):
    """One token: the half-open span of its core, its folded core, and what is known of that.

    `whole` is the folded token with its clitics, `prefix` the folded clitic cut off before;
    `joined` says that only blanks stand between it and the token before.
    """

    start: int
    end: int
    base: str
    whole: str
    kind: Kind
    facts: WordFacts
    prefix: str
    capital: bool
    upper: bool
    joined: bool


class Look(NamedTuple):
    """A token's chosen reading: characters to cut at each side of the raw token."""

    left: int
    right: int
    base: str
    facts: WordFacts
    whole: str
    prefix: str


def words(text: str, language: str, skip: Iterable[tuple[int, int]] = ()) -> list[Word]:
    """All tokens of a text outside the skipped half-open spans, in order."""
    found = []
    end = -1
    closed = sorted(skip)
    for token in tokens(text):
        if any(start <= token.start < stop for start, stop in closed):
            continue
        look = reading(token.text, language)
        gap = text[end : token.start] if end >= 0 else "\n"
        joined = not gap.strip(" \u00a0\u200c\u200f\u200e\u202b\u202c")
        found.append(_word(token.text, token.start, token.kind, look, joined))
        end = token.end
    return _settled(found, language)


def _word(raw: str, start: int, kind: Kind, look: Look, joined: bool) -> Word:
    return Word(
        start + look.left,
        start + len(raw) - look.right,
        look.base,
        look.whole,
        kind,
        look.facts,
        look.prefix,
        raw[:1].isupper(),
        len(raw) > 1 and raw.isupper(),
        joined,
    )


@lru_cache(maxsize=1 << 16)
def reading(raw: str, language: str) -> Look:
    """The likeliest reading of a token by frequency, as a person's name or as a place."""
    return _look(raw, language, max(splits(fold(raw), language), key=lambda s: _score(s, language)))


def _look(raw: str, language: str, split: Split) -> Look:
    whole = fold(raw)
    facts = word_table(language).get(split.base, UNKNOWN)
    left, right = _raw_letters(raw, split.left), _raw_letters(raw[::-1], split.right)
    return Look(left, right, split.base, facts, whole, whole[: split.left])


def _raw_letters(raw: str, folded: int) -> int:
    """How many raw characters the first `folded` folded ones take, with their marks."""
    taken = count = 0
    while taken < len(raw) and (count < folded or (count and not fold(raw[taken]))):
        count += len(fold(raw[taken]))
        taken += 1
    return taken if folded else 0


def _score(split: Split, language: str) -> float:
    facts = word_table(language).get(split.base, UNKNOWN)
    score = facts.zipf
    if split.base in places():
        score = max(score, PLACE)
    elif facts.person >= 6:
        score = max(score, PERSON)
    if split.left + split.right == 0:
        score += UNSPLIT
    return score + (SHORT if len(split.base) <= 3 else 0.0)


def _settled(found: list[Word], language: str) -> list[Word]:
    """Unknown words read as clitic + word where the article has that word by itself too."""
    alone = {word.base for word in found if word.facts is UNKNOWN and not word.prefix}
    return [_resplit(w, alone, language) if w.facts is UNKNOWN and w.kind == "word" else w for w in found]


def _resplit(word: Word, alone: set[str], language: str) -> Word:
    for split in splits(word.whole, language)[1:]:
        if split.left and len(split.base) > 3 and split.base in alone and word.base == word.whole:
            return word._replace(
                start=word.start + split.left,
                base=split.base,
                prefix=word.whole[: split.left],
            )
    return word
