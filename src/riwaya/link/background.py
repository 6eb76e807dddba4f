"""What is normal, from sources that never change with the pool: frequencies of words.

Scores and keys may look here and at their own two items, nowhere else (see DESIGN, "Made to
grow"): so a link found today is scored the same tomorrow. `VERSION` names it all.
"""

from functools import cache, lru_cache

from wordfreq import available_languages, zipf_frequency

from riwaya.languages.clitics import splits
from riwaya.text.normalise import fold
from riwaya.text.tokens import words

VERSION = "1"

# Words above it (about 1 in 1,600 running words) are grammar and newspaper routine.
COMMON = 5.8
# wordfreq looks these up through tokenizers (jieba, mecab) that are not installed.
UNSPACED = frozenset({"zh", "ja", "ko"})
# The frequency at which a name or word tells nothing; an unseen one tells all.
TELLS_NOTHING = 6.5
# Letters kept of a word: truncation stems Arabic and Persian about as well as light stemmers do
# (Larkey et al. 2002), and needs no lists.
STEM = 5


@lru_cache(maxsize=1 << 18)
def zipf(word: str, language: str | None) -> float:
    """log10 of a word's occurrences in a billion words of its language (wordfreq); 0 for unseen ones."""
    return zipf_frequency(word, language) if language in _counted() else 0.0


@cache
def _counted() -> frozenset[str]:
    """Languages that wordfreq has counts for; asking it means listing its files."""
    return frozenset(available_languages()) - UNSPACED


@lru_cache(maxsize=1 << 18)
def base(word: str, language: str | None) -> str:
    """A folded word without its particles; empty for common words.

    Of all ways to take particles off, the one that leaves the most frequent word is taken.
    """
    readings = splits(word, language or "und")
    best = max(readings, key=lambda reading: (zipf(reading.base, language), len(reading.base)))
    common = max(zipf(word, language), zipf(best.base, language)) >= COMMON
    return "" if common or len(best.base) < 2 else best.base.removeprefix("ال")


def stem(word: str, language: str | None) -> str:
    """The first letters of a folded word's base; empty for common words."""
    return base(word, language)[:STEM]


def stems(text: str, language: str | None) -> dict[str, float]:
    """The stems of a text's words and how rare they are, common words left out."""
    found: dict[str, float] = {}
    for token in words(text):
        one = stem(fold(token.text), language)
        if one:
            found[one] = max(word_rarity(token.text, language), found.get(one, 0.0))
    return found


def rarest(text: str, language: str | None) -> str:
    """The rarest word of a name, the longer one of two; empty for a text with no word."""
    return max(
        (token.text for token in words(text)), key=lambda word: (-zipf(word, language), len(word)), default=""
    )


def rarity(text: str, language: str | None) -> float:
    """How much a name or word tells, 0-1, by its rarest word in the language at large."""
    return word_rarity(rarest(text, language), language)


def word_rarity(word: str, language: str | None) -> float:
    """How much a single word tells, 0-1; the empty word tells next to nothing."""
    told = (TELLS_NOTHING - zipf(word, language)) / TELLS_NOTHING if word else 0.0
    return max(0.05, min(1.0, told))
