"""Keys by which spellings of one name meet, in Arabic, Latin and Cyrillic script.

1. A name is split into tokens; articles and particles go, "servant of" compounds become one token.
2. Each token becomes graphemes (`riwaya.text.sounds`), each with its sounds and weight.
3. Two tokens are aligned with the least cost; what is left of their weight is their similarity.
4. Two names are aligned token by token: the last tokens (surnames) must agree, and the first
   (given names) too where both names have one.
5. Blocks are coarse consonant classes, for finding candidates by a join.
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources
from itertools import chain, combinations

import msgspec
import yaml

from riwaya.text import sounds
from riwaya.text.normalise import READING, fold, normalise
from riwaya.text.scripts import dominant_script
from riwaya.text.sounds import ARABIC, CYRILLIC, EXPANDED, LATIN, VOWELS, Grapheme

# Pairs at or above it are taken for spellings of one name. Near the best F1 over six pairs of
# scripts on the training data that `riwaya.text.sounds` names; precision counts a little more than
# recall, since context can still join what this keeps apart.
SAME_NAME = 0.78
# An initial agrees, but says little.
_INITIAL = 0.88
# Listed given names: the same one, or two that only sound alike.
_SAME_GIVEN, _OTHER_GIVEN = 0.97, 0.5
# Written apart in one spelling and together in the other; given name and surname the other way round.
_SPLIT, _SWAPPED = 0.97, 0.9
# What a name loses for each token the other leaves out, for a bare surname, when the other's
# surname is left out, and for a bare given name.
_SKIPPED, _BARE, _NO_SURNAME, _GIVEN_ONLY = 0.03, 0.03, 0.08, 0.3

Spelling = tuple[Grapheme, ...]


class _NameTopic(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    source: str
    particles: list[list[str]]
    given: list[list[str]]
    translated: list[list[str]]


@dataclass(frozen=True, slots=True)
class _Lists:
    """names.yml, folded: the particles, and each given name's and translated word's rows by spelling."""

    particles: frozenset[str]
    given: Mapping[str, frozenset[int]]


@cache
def _lists() -> _Lists:
    file = resources.files("riwaya.text").joinpath("names.yml")
    topic = msgspec.convert(yaml.safe_load(file.read_text("utf-8")), _NameTopic)
    rows: defaultdict[str, set[int]] = defaultdict(set)
    for number, spellings in enumerate((*topic.given, *topic.translated)):
        for spelling in spellings:
            rows[fold(spelling)].add(number)
    return _Lists(
        particles=frozenset(chain.from_iterable(topic.particles)),
        given={spelling: frozenset(numbers) for spelling, numbers in rows.items()},
    )


@dataclass(frozen=True, slots=True)
class NameToken:
    """One token of a name: its letters, its spellings, and the listed given names it may be.

    A token that may begin with an article has a spelling with and one without it.
    """

    text: str
    spellings: tuple[Spelling, ...]
    given: frozenset[int]


@dataclass(frozen=True, slots=True)
class NameKey:
    """A name ready for comparison: its tokens without particles, and all of it as one token."""

    tokens: tuple[NameToken, ...]
    whole: NameToken


_TABLES: Mapping[str, Mapping[str, Grapheme]] = {"Arab": ARABIC, "Cyrl": CYRILLIC, "Latn": LATIN}
_LONGEST = 4
_NEVER = 9.0
# Alif and ayn at the beginning say only that a vowel follows.
_CARRIERS = frozenset("اأإآٱع")
_ANY_VOWEL = Grapheme("aeiou", sounds.FIRST_VOWEL)
_CARRIED = Grapheme("aeiou", sounds.CARRIER)
_FINAL = {
    "ه": Grapheme("hae", sounds.FINAL_BREATH),
    "h": Grapheme("hae", sounds.FINAL_BREATH),
    "e": Grapheme("eiay", sounds.SILENT),
}

# Split names at blanks, hyphens, non-joiners and dots, but keep initials.
_PARTS = re.compile(r"[^\s\u200c\-‐‑–.·،,()«»\"]+")
# Articles that take on the first consonant of the word they are joined to.
_ASSIMILATED = re.compile(
    r"(?<!\w)(?:al|el|as|es|ash|esh|ar|er|ad|ed|an|en|at|et|az|ez"
    r"|аль|эль|ас|аш|ар|ад|ан|ат|аз)['’]?[-‐‑–]",
    re.IGNORECASE,
)
# The father's "servant of" and the article after it, in its many spellings.
_SERVANT = re.compile(
    r"(?<!\w)(?:عبد[\s\u200c]?ال"
    r"|abd(?:[aeou]l|[aeou]([rsnztdh])(?=\1)|[aeou]?[- ]+[aeou][lrsnztd][- ]+)[- ]?"
    r"|абд(?:[ауеэо]ль?|[ауеэо]([рснзтд])(?=\2))[- ]?)(?=\w{2})",
    re.IGNORECASE,
)
_SERVANTS = {"Arab": "عبد", "Latn": "abd", "Cyrl": "абд"}
_ARTICLE = "ال"
# Marks of short vowels and doubling, and the letter that only draws a word out.
_MARKS = re.compile("[\u064b-\u0652\u0670\u0640]")
# Two given names written as one, of which other outlets leave out the first (محمدجواد, جواد).
_TWO_GIVEN = re.compile(r"(?<!\w)(محمد)(?=\w{3,}\s)")
_ABU = re.compile(r"(?<!\w)(أبو|ابو|أبي|ابي|abu|abou|abo|абу)[\s\-\u200c]+(?=\w)", re.IGNORECASE)


@lru_cache(maxsize=1 << 16)
def name_key(name: str) -> NameKey:
    """The comparison key of a bare name (no title, no attached clitic) in any of three scripts."""
    text = unicodedata.normalize("NFC", normalise(_MARKS.sub("", name), READING).text).casefold()
    script = dominant_script(text)
    text = text.replace("الله", "اله")
    text = _ASSIMILATED.sub("", text)
    text = _SERVANT.sub(_SERVANTS.get(script, ""), text)
    text = _ABU.sub(r"\1", text)
    text = _TWO_GIVEN.sub(r"\1 ", text)
    parts = [part for part in _PARTS.findall(text) if _graphemes(part)]
    kept = [part for part in parts if part not in _lists().particles] or parts
    return NameKey(tuple(_token(part) for part in kept), _token("".join(parts)))


def _token(part: str) -> NameToken:
    bare = part.removeprefix(_ARTICLE)
    spellings = dict.fromkeys((_graphemes(bare if len(bare) > 1 else part), _graphemes(part)))
    return NameToken(part, tuple(spellings), _given(bare))


def _given(part: str) -> frozenset[int]:
    """The rows of the list that a token may be; "servant of X" is another name than X."""
    rows = _lists().given
    for servant in _SERVANTS.values():
        if part.startswith(servant) and fold(part.removeprefix(servant)) in rows:
            return frozenset(~row for row in rows[fold(part.removeprefix(servant))])
    return rows.get(fold(part), frozenset())


@lru_cache(maxsize=1 << 16)
def _graphemes(part: str) -> Spelling:
    """The graphemes of one token; letters of no known script are left out."""
    table = _TABLES.get(dominant_script(part), LATIN)
    letters = "".join(_known(char, table) for char in part)
    if table is not ARABIC:
        letters = re.sub(r"([^aeiouаеиоу])\1+", r"\1", letters)
    found = list(_matched(letters, table))
    return tuple(sounds.fitted(_placed(found, i)) for i in range(len(found)))


def _known(char: str, table: Mapping[str, Grapheme]) -> str:
    """A letter as the table has it: itself, or without its accent."""
    if char in table:
        return char
    bare = unicodedata.normalize("NFD", char)[0]
    return EXPANDED.get(bare, bare)


def _matched(letters: str, table: Mapping[str, Grapheme]) -> Iterator[tuple[str, Grapheme]]:
    at = 0
    while at < len(letters):
        for size in range(_LONGEST, 0, -1):
            spelling = letters[at : at + size]
            if len(spelling) == size and spelling in table:
                yield spelling, table[spelling]
                break
        at += size


def _placed(found: list[tuple[str, Grapheme]], i: int) -> Grapheme:
    """A grapheme with what its place in the word says about it."""
    spelling, grapheme = found[i]
    if i == 0 and (grapheme.sounds[0] in VOWELS or grapheme.sounds[0] == "'"):
        return _first_vowel(found)
    if i == len(found) - 1 and spelling in _FINAL:
        return _FINAL[spelling]
    if i == len(found) - 2 and spelling in ("u", "у"):
        return Grapheme(grapheme.sounds, sounds.LAST_U)
    return grapheme


def _first_vowel(found: list[tuple[str, Grapheme]]) -> Grapheme:
    spelling, grapheme = found[0]
    if spelling not in _CARRIERS:
        return Grapheme(grapheme.sounds, max(grapheme.weight, sounds.FIRST_VOWEL))
    carries = len(found) > 1 and found[1][0] in "ويی"
    return _CARRIED if carries else _ANY_VOWEL


@lru_cache(maxsize=1 << 16)
def _substitution(one: str, other: str) -> float:
    """The least cost between any sounds of two graphemes; never less than leaving both out if none fit."""
    return min(
        (0.0 if a == b else sounds.COSTS.get((a, b), _NEVER)) + sounds.UNLIKELY * (i + j)
        for i, a in enumerate(one)
        for j, b in enumerate(other)
    )


def _alignment_cost(one: Spelling, other: Spelling) -> float:
    """The weighted edit distance of two spellings (Wagner and Fischer 1974)."""
    row = [0.0]
    for b in other:
        row.append(row[-1] + b.weight)
    for a in one:
        corner = row[0]
        row[0] += a.weight
        for j, b in enumerate(other, start=1):
            swap = corner + _substitution(a.sounds, b.sounds)
            corner = row[j]
            row[j] = min(swap, corner + a.weight, row[j - 1] + b.weight)
    return row[-1]


@lru_cache(maxsize=1 << 18)
def _spelling_similarity(one: Spelling, other: Spelling) -> float:
    weight = max(sum(g.weight for g in one), sum(g.weight for g in other))
    return max(0.0, 1 - _alignment_cost(one, other) / weight) if weight else 0.0


def token_similarity(one: NameToken, other: NameToken) -> float:
    """How alike two tokens sound, 0 to 1; an initial agrees with every token that begins like it."""
    if 1 in (len(one.text), len(other.text)):
        return _INITIAL if _begin_alike(one, other) else 0.0
    sound = max(_spelling_similarity(a, b) for a in one.spellings for b in other.spellings)
    if one.given and other.given:
        return max(sound, _SAME_GIVEN) if one.given & other.given else min(sound, _OTHER_GIVEN)
    return sound


def _begin_alike(one: NameToken, other: NameToken) -> bool:
    return any(_substitution(a[0].sounds, b[0].sounds) < 0.2 for a in one.spellings for b in other.spellings)


def name_similarity(a: str, b: str) -> float:
    """How likely two bare names, in any of three scripts, are spellings of one: 0 to 1.

    `SAME_NAME` and above is a match. A bare surname may match a full name's surname, a bare
    given name does not; of two full names every token of the shorter must find its own in the
    longer, in order.
    """
    one, other = sorted((name_key(a), name_key(b)), key=lambda key: len(key.tokens))
    if not one.tokens:
        return 0.0
    scores = [_aligned(one.tokens, other.tokens)]
    if len(one.tokens) == len(other.tokens) == 2:
        scores.append(_SWAPPED * _aligned(one.tokens[::-1], other.tokens))
    elif len(other.whole.text) > 1:
        # One outlet writes apart what another does not.
        scores.append(_SPLIT * token_similarity(one.whole, other.whole))
    return max(scores)


def _aligned(short: tuple[NameToken, ...], long: tuple[NameToken, ...]) -> float:
    """The best score of an in-order matching of all tokens of the shorter name into the longer."""
    best = 0.0
    for places in combinations(range(len(long)), len(short)):
        found = [token_similarity(a, long[j]) for a, j in zip(short, places, strict=True)]
        skipped = len(long) - len(short)
        penalty = _SKIPPED * skipped if len(short) > 1 else _BARE * bool(skipped)
        if places[-1] != len(long) - 1:
            penalty += _NO_SURNAME if len(short) > 1 else _GIVEN_ONLY
        # The least agreement decides: one strange token makes it another person.
        best = max(best, 0.7 * min(found) + 0.3 * sum(found) / len(found) - penalty)
    return best


# --- blocks ---------------------------------------------------------------------------------------

# Consonants that some script or transcriber confuses fall into one class; "-" is none at all, for
# what may be missing or a vowel on the other side (v as Persian و, x as h).
_CLASSES = {
    **dict.fromkeys("pbf", "P"),
    **dict.fromkeys("tdTD", "T"),
    **dict.fromkeys("szSZCJ", "S"),
    **dict.fromkeys("kqgG", "K"),
    "m": "M",
    "n": "N",
    "r": "R",
    "l": "L",
    "v": "P-",
    "x": "K-",
    **dict.fromkeys("hwyaeiou'", "-"),
}
# Four classes hold a block to about a hundredth of all names and forgive what follows them.
_BLOCK_CLASSES = 4
_MOST_VARIANTS = 16


def name_blocks(name: str) -> frozenset[str]:
    """Coarse keys: spellings of one name, in any script, bare or full, nearly always share one."""
    key = name_key(name)
    parts = (*key.tokens, key.whole) if key.tokens else ()
    return frozenset(block for token in parts for s in token.spellings for block in _blocks(s))


@lru_cache(maxsize=1 << 16)
def _blocks(spelling: Spelling) -> frozenset[str]:
    variants = {""}
    for grapheme in spelling:
        classes = _classes(grapheme.sounds)
        if len(variants) > _MOST_VARIANTS:
            classes = classes[:1]
        variants = {_with_class(variant, c) for variant in variants for c in classes}
    return frozenset(variant[:_BLOCK_CLASSES] for variant in variants)


@lru_cache(maxsize=1 << 12)
def _classes(sounds_of: str) -> str:
    return "".join(dict.fromkeys("".join(_CLASSES[sound] for sound in sounds_of)))


def _with_class(variant: str, added: str) -> str:
    if added == "-" or variant.endswith(added):
        return variant
    # ts and z are one letter in some scripts.
    return variant.removesuffix("T") + added if added == "S" else variant + added
