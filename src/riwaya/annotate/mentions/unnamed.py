"""Common nouns that denote bodies and people without naming them: the ministry, مصدر أمني, یک کارشناس.

Order: the noun at a word (`unnamed`); by language, the modifiers that belong to it; for people the
cue that they tell something ("officials said", بحسب ناشطين). Whom they denote is left open.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from typing import NamedTuple

from riwaya.annotate.mentions.lexicon import ARTICLE, Lexicon
from riwaya.annotate.mentions.names import Spans
from riwaya.annotate.mentions.people import key
from riwaya.annotate.mentions.roles import DETERMINERS
from riwaya.annotate.mentions.words import Word
from riwaya.text.normalise import fold
from riwaya.types import EntityKind

# Modifiers before an English noun, adjectives after an Arabic or Persian one: seen are at most so many.
MODIFIERS = 3
# A complement brought in by "in", "from" has at most so many words after it.
COMPLEMENT = 4
# A verb of saying stands at most so many words after a Persian subject.
SAID_WITHIN = 6
NUMBERS = frozenset(
    ("two", "three", "four", "five", "several", "some", "many", "other", "دو", "سه", "چند", "چهار")
)
DEFINITE = frozenset(("the", "its", "his", "her", "their", "our"))
INSIDE = frozenset(("في", "من", "لدي", "داخل", "در", "in", "at", "from", "inside", "of"))
# Of an indefinite Arabic noun the adjective has no article: مصدر طبي, مسعفون محليون.
INDEFINITE_ENDS = ("ي", "يه", "يون", "يين", "يتين")
# Adjectives of sources that do not end so.
OF_SOURCES = frozenset(
    map(
        fold,
        (
            *("مطلع", "مطلعة", "مقرب", "مقربة", "رفيع", "موثوق", "موثوقة", "بارز", "كبير", "مجهولة", "مسؤول"),
            *("آگاه", "محلی", "امنیتی", "نظامی", "خبری", "دیپلماتیک", "رسمی", "موثق", "نزدیک", "پزشکی"),
        ),
    )
)


class Nameless(NamedTuple):
    """A phrase over words[start:end] round the noun at `head`."""

    start: int
    end: int
    head: int
    kind: EntityKind


def unnamed(words: Sequence[Word], lexicon: Lexicon, spans: Spans, taken: Collection[int]) -> list[Nameless]:
    """All such phrases outside the words of `taken`, left to right."""
    nouns = lexicon.bodies | lexicon.informants | lexicon.tellers
    read = READERS.get(lexicon.language, _english)
    found: list[Nameless] = []
    for at, word in enumerate(words):
        if word.kind != "word" or _bare(word, lexicon) not in nouns or (found and at < found[-1].end):
            continue
        one = read(words, at, lexicon, spans)
        if one and not any(place in taken for place in range(one.start, one.end)):
            found.append(one)
    return found


def _bare(word: Word, lexicon: Lexicon) -> str:
    return key(word.base) if lexicon.language == "ar" else word.base


def _kind(word: Word, lexicon: Lexicon) -> EntityKind:
    return "organisation" if _bare(word, lexicon) in lexicon.bodies else "person"


def _is_informant(word: Word, lexicon: Lexicon) -> bool:
    return _bare(word, lexicon) in lexicon.informants


# ---------------------------------------------------------------- English


def _english(words: Sequence[Word], at: int, lexicon: Lexicon, spans: Spans) -> Nameless | None:
    if (words[at].capital and at and words[at].joined and words[at - 1].kind == "word") or not _closes(
        words, at + 1, lexicon
    ):
        return None
    start = at
    while start and at - start < MODIFIERS and words[start].joined and _modifies(words, start - 1, lexicon):
        start -= 1
    before = words[start - 1] if start and words[start].joined else None
    determined = before is not None and before.base in DETERMINERS
    body = words[at].base in lexicon.bodies
    if (
        body
        and not (before and before.base in DEFINITE)
        and words[at + 1 : at + 2]
        and words[at + 1].base == "of"
    ):
        return None  # "a group of men" is no body
    # "Iraqi lawmakers" says whose they are as a determiner does.
    of_a_country = words[start].base in lexicon.nationalities
    start -= determined
    if body and (determined or of_a_country or words[at].base == "authorities"):
        return Nameless(start, at + 1, at, "organisation")
    if not _is_informant(words[at], lexicon) and not _tells(words, start, at + 1, lexicon):
        return None
    return Nameless(start, _complement(words, at + 1, spans), at, _kind(words[at], lexicon))


def _modifies(words: Sequence[Word], at: int, lexicon: Lexicon) -> bool:
    word = words[at]
    begins = at == 0 or not word.joined or words[at - 1].kind == "mark"
    if word.kind != "word" or word.whole != word.base:
        return False
    if word.base in lexicon.nationalities or word.base in NUMBERS or word.base in lexicon.qualifiers:
        return True
    particle = word.base in lexicon.ends | lexicon.links | lexicon.says or word.base in DETERMINERS
    plain = (begins or not word.capital) and len(word.base) > 3 and not particle
    return plain and not word.base.endswith(("ed", "ing", "ly"))


def _closes(words: Sequence[Word], at: int, lexicon: Lexicon) -> bool:
    """Whether the phrase ends before a word: no further noun makes it the modifier of a compound."""
    if at >= len(words) or words[at].kind != "word" or not words[at].joined:
        return True
    if words[at - 1].whole != words[at - 1].base:
        return False
    word = words[at]
    verbs = lexicon.ends | lexicon.links | lexicon.says | lexicon.telling
    known = word.base in verbs or word.base in (
        "and",
        "or",
        "not",
        "also",
    )
    return known or word.base.endswith(("ed", "ly", "s"))


def _complement(words: Sequence[Word], at: int, spans: Spans) -> int:
    """Past "in NAME" or "from the NAME" right after a noun; the same word where there is none."""
    if at + 1 >= len(words) or words[at].base not in INSIDE or not words[at].joined:
        return at
    after = at + 1 + (words[at + 1].base == "the")
    return spans[after][0] if after in spans and words[after].joined else at


# ---------------------------------------------------------------- Arabic


def _arabic(words: Sequence[Word], at: int, lexicon: Lexicon, spans: Spans) -> Nameless | None:
    word = words[at]
    definite = word.base.startswith(ARTICLE) and word.base != _bare(word, lexicon)
    body = _bare(word, lexicon) in lexicon.bodies
    before = words[at - 1].base if at and word.joined and not word.prefix else ""
    if body and definite and before.startswith(ARTICLE) and word.base.endswith("يه"):
        return None  # an adjective: الانتخابات البلدية
    end = at + 1
    while (
        end < len(words)
        and end - at < MODIFIERS
        and words[end].joined
        and _agrees(words[end], definite, lexicon)
    ):
        end += 1
    if body and at not in spans:
        owned = end in spans and words[end].joined and not words[end].prefix
        # "Company X" and "agency X" are names.
        owned = owned and word.base not in lexicon.dropped_heads | lexicon.organisation_heads
        if not definite and owned:
            # "The management of": what it is of is named.
            end = _with_adjectives(words, spans[end][0], lexicon)
            return Nameless(at, end, at, "organisation")
        return Nameless(at, end, at, "organisation") if definite or end > at + 1 else None
    if body or definite or not (_is_informant(word, lexicon) or _tells(words, at, end, lexicon)):
        return None
    # An adjective says already what source it is.
    end = _arabic_complement(words, end, lexicon, spans) if end == at + 1 else end
    return Nameless(at, end, at, "person")


def _with_adjectives(words: Sequence[Word], at: int, lexicon: Lexicon) -> int:
    while at < len(words) and words[at].joined and _agrees(words[at], True, lexicon):
        at += 1
    return at


def _agrees(word: Word, definite: bool, lexicon: Lexicon) -> bool:
    """Whether a word is an adjective of the noun before it."""
    if word.kind != "word" or word.prefix or word.base.startswith(ARTICLE) != definite:
        return False
    listed = word.base in lexicon.qualifiers or word.base in lexicon.nationalities
    particle = word.base in lexicon.ends or word.base in lexicon.links or len(word.base) < 3
    return listed or word.base in OF_SOURCES or (word.base.endswith(INDEFINITE_ENDS) and not particle)


def _arabic_complement(words: Sequence[Word], at: int, lexicon: Lexicon, spans: Spans) -> int:
    """Past "in the hospital", "from the dressing room of the team"; the same word where none follows."""
    if at + 1 >= len(words) or words[at].base not in INSIDE or not words[at].joined:
        return at
    place = at + 1
    while (
        place < min(len(words), at + 1 + COMPLEMENT) and words[place].joined and words[place].kind == "word"
    ):
        if place in spans:
            return spans[place][0]
        if words[place].base in lexicon.ends or words[place].base in lexicon.says:
            return at
        place += 1
        if words[place - 1].base.startswith(ARTICLE):
            return _with_adjectives(words, place, lexicon)
    return at


# ---------------------------------------------------------------- Persian


def _persian(words: Sequence[Word], at: int, lexicon: Lexicon, spans: Spans) -> Nameless | None:
    word = words[at]
    if word.base in lexicon.bodies:
        before = words[at - 1] if at and word.joined else None
        free = at not in spans and _ends_phrase(words, at + 1, lexicon)
        inside = before is not None and (before.base in lexicon.construct or before.base in NUMBERS)
        return Nameless(at, at + 1, at, "organisation") if free and not inside else None
    start = at - (at > 0 and word.joined and words[at - 1].base in NUMBERS | {"يك"})
    end = at + 1
    while end < len(words) and end - at <= COMPLEMENT and words[end].joined and end not in spans:
        if not _goes_on(words, end, lexicon):
            break
        end += 1
    if end in spans and words[end].joined:
        end = spans[end][0]
    of_sources = any(words[place].base in OF_SOURCES for place in range(at + 1, end))
    shown = (of_sources and _is_informant(word, lexicon)) or _tells(words, start, end, lexicon)
    return Nameless(start, end, at, "person") if shown else None


def _goes_on(words: Sequence[Word], at: int, lexicon: Lexicon) -> bool:
    word = words[at]
    if word.kind != "word" or word.base in lexicon.says:
        return False
    if word.base in ("از", "در"):
        return at + 1 < len(words) and words[at + 1].joined and words[at - 1].base in ("تن", "منبع", "منابع")
    return word.base not in lexicon.ends


def _ends_phrase(words: Sequence[Word], at: int, lexicon: Lexicon) -> bool:
    """Whether no complement follows: a mark, a particle or a verb does."""
    if at >= len(words) or words[at].kind == "mark" or not words[at].joined:
        return True
    return (
        words[at].base in lexicon.ends
        or words[at].base in lexicon.says
        or words[at].base in ("هم", "نيز", "رسما")
    )


# ---------------------------------------------------------------- who tells


def _tells(words: Sequence[Word], start: int, end: int, lexicon: Lexicon) -> bool:
    """Whether a verb of saying or "according to" stands beside words[start:end]."""
    telling = lexicon.says | lexicon.telling
    before = [word.base for word in words[max(0, start - 2) : start]]
    if lexicon.language == "ar":
        return any(base in telling for base in before)
    if lexicon.language == "fa":
        after = [word.base for word in words[end : end + SAID_WITHIN]]
        return (before[-1:] != [] and before[-1] in lexicon.telling) or any(w in lexicon.says for w in after)
    after_word = words[end].base if end < len(words) else ""
    return after_word in telling or before == ["according", "to"]


Reader = Callable[[Sequence[Word], int, Lexicon, Spans], Nameless | None]
READERS: Mapping[str, Reader] = {"ar": _arabic, "fa": _persian}
