"""Candidates of names: scored spans over words; and the choice among them.

Finders, each a function from words to candidates: `listed` here (places and organisations with
fixed names), `bodies` (organisations and places by their head noun or by the way a
source is cited), `persons` (persons by title, given name, apposition), `latin`
(capitals). A trained tagger is one more. `select` keeps the best that do not overlap.
"""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

from riwaya.annotate.mentions.lexicon import ARTICLE, NO_NOUNS, Lexicon
from riwaya.annotate.mentions.phrases import longest, longest_any, organisation_index, place_index
from riwaya.annotate.mentions.words import Word
from riwaya.languages.clitics import splits
from riwaya.languages.gazetteer import CURATED, Organisation, places
from riwaya.types import EntityKind

Spans = dict[int, tuple[int, str]]
"""Where names begin: first word -> (word after the last, place code or "")."""


class Candidate(NamedTuple):
    """A possible name over words[start:end].

    score: 0-1, how sure its finder is; code: the place's or organisation's id, "" if none;
    cut: characters of the first word that are no part of the name; why: the finder.
    """

    start: int
    end: int
    kind: EntityKind
    score: float
    code: str = ""
    cut: int = 0
    why: str = ""


# Scores order the finders; a longer candidate beats a shorter one of the same finder. They were
# set by reading what each finder gets wrong on two thirds of the gold, not fitted.
LISTED = 0.8
HEADED = 0.75
GIVEN = 0.85
TITLED = 0.9
REPEATED = 0.7
# An outlet's or a surname's word this common (Zipf) is a name only where something shows it.
AMBIGUOUS = 4.3
# Rarer words (Zipf) that no list has are as often names as not.
RARE = 3.4
# Words of a phrase that comes before an outlet, at most (گفت و گو با).
CITING = 4
OUTLETS = ("agency", "channel", "newspaper", "site")
OPENING = ('"', "(", "[")
CLOSING = ('"', ")", "]")


def listed(words: Sequence[Word], lexicon: Lexicon) -> list[Candidate]:
    """Places and organisations with fixed names, in the readings their contexts allow."""
    found = []
    for at, word in enumerate(words):
        if word.kind != "mark" and _may_begin_listed(word.whole, lexicon.language):
            found += _bodies_at(words, at, lexicon)
            found += _places_at(words, at, lexicon)
    return found


@lru_cache(maxsize=1 << 16)
def _may_begin_listed(whole: str, language: str) -> bool:
    """Whether any reading of a folded word begins a listed name; spares most words the look-ups."""
    known = (place_index(), organisation_index(language))
    return any(split.base in listing for split in splits(whole, language) for listing in known)


def _bodies_at(words: Sequence[Word], at: int, lexicon: Lexicon) -> list[Candidate]:
    hit = longest_any(organisation_index(lexicon.language), words, at, lexicon.language)
    if not hit or not _is_organisation(words, at, hit.end, hit.value, lexicon):
        return []
    headless = hit.end - at == 2 and words[at].base in lexicon.dropped_heads
    # What is left must not name something else: خبرگزاری فرانسه is not France.
    headless = headless and words[at + 1].base not in places()
    start, cut = (at + 1, 0) if headless else (at, hit.cut)
    return [Candidate(start, hit.end, "organisation", LISTED + 0.02, hit.value.id, cut, "listed")]


def _places_at(words: Sequence[Word], at: int, lexicon: Lexicon) -> list[Candidate]:
    hit = longest_any(place_index(), words, at, lexicon.language)
    if not hit or not _is_place(words, at, hit.end, lexicon):
        return []
    if hit.end - at == 1 and words[at].base in lexicon.everyday_places:
        return []
    return [Candidate(at, hit.end, "place", LISTED, hit.value, hit.cut, "listed")]


def _is_organisation(words: Sequence[Word], at: int, end: int, known: Organisation, lexicon: Lexicon) -> bool:
    word = words[at]
    if lexicon.language == "en" or (word.base.isascii() and word.base.isalpha()):
        short = end - at == 1 and len(word.base) <= 4
        return word.upper if short and word.facts.zipf > 3 else word.capital
    if end - at > 1:
        return True
    plain = len(word.base) <= 3 or (word.facts.zipf >= AMBIGUOUS and word.facts.body < 4)
    return not (plain and known.kind in OUTLETS) or _shown(words, at, end, lexicon)


def _shown(words: Sequence[Word], at: int, end: int, lexicon: Lexicon) -> bool:
    """Whether marks, a generic head (وكالة, خبرگزاری) or a phrase of citing show that words are an outlet."""
    if at and words[at - 1].base in lexicon.dropped_heads:
        return True
    return in_marks(words, at, end) or is_cited(words, at, lexicon)


def is_cited(words: Sequence[Word], at: int, lexicon: Lexicon) -> bool:
    """Whether a phrase that comes before an outlet ends at a word: به گزارش مهر, مراسل الجزيرة."""
    if not at or not words[at].joined:
        return False
    before = (longest(lexicon.citing, words, start) for start in range(max(0, at - CITING), at))
    return any(hit is not None and hit.end == at and hit.value in ("sure", "known") for hit in before)


def in_marks(words: Sequence[Word], start: int, end: int) -> bool:
    """Whether words[start:end] fill a pair of quotation marks or brackets."""
    return start > 0 and end < len(words) and words[start - 1].base in OPENING and words[end].base in CLOSING


def _is_place(words: Sequence[Word], at: int, end: int, lexicon: Lexicon) -> bool:
    word = words[at]
    if lexicon.language == "en" or word.base.isascii():
        return word.capital and not (end - at == 1 and len(word.base) == 2 and not word.upper)
    if end - at > 1:
        return True
    if word.base in lexicon.features or word.base in lexicon.generic_places:
        return False
    if word.base in lexicon.nationalities:
        return _is_country_word(words, at)
    sure = places()[word.base].magnitude == CURATED if word.base in places() else False
    return sure or word.facts.person <= 5 or word.facts.place >= 2


def _is_country_word(words: Sequence[Word], at: int) -> bool:
    """سورية is Syria, but "Syrian" after a feminine or plural noun that agrees with it in the article.

    After any noun with the article, one with it too is an adjective (الحدود السعودية).
    """
    word, before = words[at], words[at - 1] if at else None
    if not before or not word.joined or word.prefix:
        return True
    if before.base in NO_NOUNS or not (before.base.startswith(ARTICLE) or before.base.endswith(("ه", "ات"))):
        return True
    return before.base.startswith(ARTICLE) != word.base.startswith(ARTICLE)


def select(candidates: Iterable[Candidate]) -> list[Candidate]:
    """The best candidates that do not overlap, in order: longer first, then surer."""
    taken: set[int] = set()
    kept = []
    for each in sorted(candidates, key=lambda c: (-_rank(c), c.start, c.kind)):
        if not taken.intersection(range(each.start, each.end)):
            taken.update(range(each.start, each.end))
            kept.append(each)
    return sorted(kept)


def _rank(candidate: Candidate) -> float:
    # Outermost wins: a word of length outweighs any difference of score between finders.
    return candidate.score + (candidate.end - candidate.start)


def spans_of(candidates: Iterable[Candidate]) -> Spans:
    """Where names begin, for those that look for titles and longer names around them."""
    longest_first = sorted(candidates, key=lambda c: c.end - c.start)
    return {c.start: (c.end, c.code if c.kind == "place" else "") for c in longest_first}
