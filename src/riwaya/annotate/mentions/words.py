"""The words of a text as the mention rules see them: without clitics, with what is known of each.

Order: tokens; for each token the likeliest reading of its clitics (`look`); readings that only
the rest of the article can settle (`words`).
"""

from collections.abc import Iterable
from functools import cache, lru_cache
from typing import NamedTuple

from riwaya.languages.clitics import Split, splits
from riwaya.languages.gazetteer import UNKNOWN, WordFacts, organisations, places
from riwaya.languages.gazetteer import words as word_table
from riwaya.languages.places import place_words
from riwaya.languages.titles import titles
from riwaya.text.normalise import fold
from riwaya.text.tokens import Kind, tokens

# Weights of the readings of a word, in steps of the Zipf scale. Tuned on the 46 words of the
# clitics sample and on two thirds of gold/entities.
UNSPLIT = 0.6
AND = 0.5
# لل is hardly ever written for anything but ل and the article.
ASSIMILATED = 1.5
SHORT = -0.8
PLACE = 5.2
PERSON = 4.4
# A city below a million lends its name only so much weight: many are also parts of other words.
SMALL_PLACE = 0.3
# Arabic and Persian news name the same people in letters that fold alike, so a word that one
# table lacks may be read by the other, as a name only.
RARE_ENOUGH = 4.3
NEIGHBOUR = {"ar": "fa", "fa": "ar"}
SURE_PERSON = 8
# "Servant of the …": every such compound is a given name (عبدالباسط).
SERVANT = "عبدال"
SERVANT_OF = WordFacts(zipf=3.5, person=8, given=8)
TANWIN = "\u064b"
# An adverb or predicate by its ending (روسياً): common, and never a name.
INFLECTED = WordFacts(zipf=5.0)


class Word(NamedTuple):
    """One token: the half-open span of its core, its folded core, and what is known of that.

    `whole` is the folded token with its clitics, `prefix` the folded clitic cut off before;
    `joined` says that only blanks stand between it and the token before; `compound` that a
    zero-width non-joiner stands inside.
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
    compound: bool = False


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
    return _settled(_with_whole_heads(found, language), language)


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
        "\u200c" in raw,
    )


@lru_cache(maxsize=1 << 16)
def reading(raw: str, language: str) -> Look:
    """The likeliest reading of a token by frequency, as a person's name or as a place."""
    word = fold(raw)
    # "To" folds to الي, but is not what والي (governor) and its like hold.
    found = [s for s in splits(word, language) if s.base != "الي" or raw[-1] == "ى" or not s.left]
    # "American" is read whole: what is left without its ending would be the country.
    peoples = [s for s in found if s.right and s.base in _peoples(language)]
    peoples += [s for s in found if not s.right and language == "fa" and s.base in _peoples(language)]
    found = peoples or found
    return _look(raw, language, max(found, key=lambda s: _score(word, s, language)))


@cache
def _peoples(language: str) -> frozenset[str]:
    """Folded Persian adjectives of nationality; other languages' endings are not cut off."""
    listed = place_words(language).nationalities.values() if language == "fa" else ()
    return frozenset(fold(word) for words_of in listed for word in words_of)


def _look(raw: str, language: str, split: Split) -> Look:
    whole = fold(raw)
    left, right = _raw_letters(raw, split.left), _raw_letters(raw[::-1], split.right)
    if TANWIN in raw[-2:]:
        return Look(left, right, split.base + TANWIN, INFLECTED, whole, whole[: split.left])
    return Look(left, right, split.base, facts_of(split.base, language), whole, whole[: split.left])


def facts_of(base: str, language: str) -> WordFacts:
    """What the language's table knows of a folded word, else its neighbour's if that has a name."""
    facts = word_table(language).get(base, UNKNOWN)
    if base in known_surnames(language, alone=False):
        return facts._replace(person=max(facts.person, SURE_PERSON))
    if base.startswith(SERVANT) and len(base) > len(SERVANT) + 1 and language in NEIGHBOUR:
        return facts if facts.person > SERVANT_OF.person else SERVANT_OF
    if language in NEIGHBOUR and facts.person < 5 and facts.zipf < RARE_ENOUGH:
        other = word_table(NEIGHBOUR[language]).get(base, UNKNOWN)
        return other if other.person >= 7 else facts
    return facts


@cache
def known_surnames(language: str, *, alone: bool) -> frozenset[str]:
    """Folded surnames of one word that the language lists; `alone`: only those that are nothing else."""
    known = titles(language)
    names = known.surnames if alone else known.surnames + known.common_surnames
    return frozenset(fold(name) for name in names if " " not in name)


def _raw_letters(raw: str, folded: int) -> int:
    """How many raw characters the first `folded` folded ones take, with their marks."""
    taken = count = 0
    while taken < len(raw) and (count < folded or (count and not fold(raw[taken]))):
        count += len(fold(raw[taken]))
        taken += 1
    return taken if folded else 0


def _score(word: str, split: Split, language: str) -> float:
    facts = facts_of(split.base, language)
    score = facts.zipf
    if place := places().get(split.base):
        # بالرياض is a common token as a whole, and still "in Riyadh".
        glued = split.left and place.magnitude >= 6 and split.base.startswith("ال") and language == "ar"
        score = max(score, PLACE + ASSIMILATED if glued else 0.0)
        score = max(score, PLACE if place.magnitude >= 6 else SMALL_PLACE)
    elif facts.person >= SURE_PERSON or split.base in organisations():
        score = max(score, PERSON)
    if language == "en":
        return score + 9 * (split.right > 0)
    score += _reading_bonus(word, split)
    return score + (SHORT if len(split.base) <= 3 else 0.0)


def _reading_bonus(word: str, split: Split) -> float:
    """What speaks for a reading whatever the word: none cut, ل with the article, "and" cut."""
    if split.left + split.right == 0:
        return UNSPLIT
    if split.right == 0 and word[split.left :] != split.base:
        return ASSIMILATED
    return AND if word[: split.left] in ("و", "ف") else 0.0


@cache
def _heads_of_two(language: str) -> frozenset[tuple[str, str]]:
    """The first two folded words of listed title heads of several words (ولي العهد)."""
    heads = (fold(head).split() for heads in titles(language).offices.values() for head in heads)
    return frozenset((parts[0], parts[1]) for parts in heads if len(parts) > 1)


def _with_whole_heads(found: list[Word], language: str) -> list[Word]:
    """Words whose clitic was cut off although the next word shows a listed title: ولي before العهد."""
    pairs = _heads_of_two(language)
    following = [word.whole for word in found[1:]] + [""]
    return [
        word._replace(start=word.start - len(word.prefix), base=word.whole, prefix="")
        if word.prefix and (word.whole, after) in pairs
        else word
        for word, after in zip(found, following, strict=False)
    ]


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
