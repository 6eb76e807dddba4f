"""Persian title phrases: a chain of listed nouns, adjectives and places after the head.

Order: the complements one by one; a conjunction or preposition that more of the phrase follows; a
strange word that closes a title set off by commas.
"""

# ruff: noqa: ARG001 (languages share one signature, and need different parts of it)
from collections.abc import Sequence

from riwaya.annotate.mentions.lexicon import Lexicon
from riwaya.annotate.mentions.phrases import Hit
from riwaya.annotate.mentions.roles.phrase import COMMON, Grammar, Role, Spans
from riwaya.annotate.mentions.words import Word

# "A", "this" before a role are part of the phrase.
POINTING = ("يك", "اين")
# Words before a bare office that make it nobody in particular, or a part of another phrase.
NOBODY = frozenset(["يك", "دو", "سه", "چهار", "چند", "هر", "هيچ", "و", "عنوان", "مقام", "سمت", "پست"])

# Zipf frequency from which a Persian word after an office is a particle and no complement of it.
PARTICLE = 5.3

# The committee "of national security and foreign policy" is one.
NATIONAL = ("ملي",)

POLICIES = ("سياست",)


def complements(words: Sequence[Word], head: Hit[str], lexicon: Lexicon, named: Spans) -> int:
    """The word after the listed nouns, adjectives and places that a head governs."""
    at = end = head.end
    while at < len(words) and words[at].joined:
        after = _step(words, at, head, lexicon, named)
        if after > at:
            at = end = after
        elif at == end and head.value != "relational" and _goes_on(words, at, lexicon, named):
            at += 1
        else:
            break
    return end + 1 if end > head.start and _unknown_place(words, end, lexicon, named) else end


def modifiers(words: Sequence[Word], start: int, lexicon: Lexicon, named: Spans) -> int:
    """A pointing word before the head is part of the phrase: این وزیر."""
    pointed = start and words[start].joined
    before = words[start - 1].base if pointed else ""
    return start - (before in POINTING or before in lexicon.same) if pointed else start


def takes(words: Sequence[Word], role: Role, at: int, lexicon: Lexicon) -> bool:
    """By ezafe every head takes a name; an honorific before one is the name's own."""
    return words[role.end - 1].base not in lexicon.honorifics


def sole(words: Sequence[Word], start: int, end: int, lexicon: Lexicon) -> bool:
    """Whether a bare office is "the governor": no number before it, no complement after it."""
    before = words[start - 1] if start and words[start].joined else None
    if before and (before.base in NOBODY or before.base in lexicon.construct):
        return False
    if end >= len(words) or not words[end].joined or words[end].kind == "mark":
        return True
    after = words[end]
    return after.base in lexicon.says or (after.facts.zipf >= PARTICLE and after.base != "و")


def _unknown_place(words: Sequence[Word], at: int, lexicon: Lexicon, named: Spans) -> bool:
    """Whether a strange word closes a title that is set off by commas: "…، وزیر نیروی زرقند، …"."""
    if at + 1 >= len(words) or not words[at].joined or words[at + 1].base != "," or at in named:
        return False
    word = words[at]
    strange = word.kind == "word" and not word.prefix and word.facts.zipf < COMMON and word.facts.person < 4
    return strange and word.base not in lexicon.title_starts and word.base not in lexicon.says


def _step(words: Sequence[Word], at: int, head: Hit[str], lexicon: Lexicon, named: Spans) -> int:
    """The end of the complement at a word; the word itself where there is none."""
    word = words[at]
    if at in named:
        end = named[at][0]
        both = head.value == "plural" and end + 1 in named and words[end].base == "و"
        return named[end + 1][0] if both else end
    if word.base == "اين":
        # "this country", "this council": the noun that it points back to belongs to the phrase.
        noun = at + 1 < len(words) and words[at + 1].base in lexicon.construct
        return at + 2 if noun and words[at + 1].joined else at
    own = word.base == "خود" and head.value == "relational"
    listed = word.base in lexicon.domains or word.base in lexicon.construct
    return at + 1 if own or listed or _is_adjective(word, lexicon) else at


def _is_adjective(word: Word, lexicon: Lexicon) -> bool:
    return word.base in lexicon.qualifiers or word.base in lexicon.nationalities


def _goes_on(words: Sequence[Word], at: int, lexicon: Lexicon, named: Spans) -> bool:
    """Whether a conjunction or preposition at a word is followed by more of the same phrase."""
    if at + 1 >= len(words) or not words[at + 1].joined:
        return False
    after = words[at + 1].base
    if words[at].base == "و":
        return _is_coordinate(words[at - 1], words[at + 1], lexicon)
    if words[at].base not in lexicon.links:
        return False
    construct = after in lexicon.construct and after not in lexicon.generic_places
    return at + 1 in named or construct or after == "اين"


def _is_coordinate(before: Word, after: Word, lexicon: Lexicon) -> bool:
    """Whether "and" joins two fields of an office, or two adjectives (in legal and international affairs)."""
    field = before.base in lexicon.domains
    adjectives = before.base in lexicon.qualifiers and after.base in lexicon.qualifiers
    both = field and after.base in lexicon.domains
    return both or adjectives or (before.base in NATIONAL and after.base in POLICIES)


PERSIAN = Grammar(complements, takes, modifiers=modifiers, sole=sole)
