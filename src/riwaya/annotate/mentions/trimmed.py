"""What is no part of the bare name in a tagged run: marks, heads and titles, verbs and prepositions after it.

Order: marks at the edges and a bracket that is not closed; the head or title before the name, by kind;
marks again (استان «لوگر»); a country that is another party; adjectives, verbs and prepositions at the end.
"""

from collections.abc import Container, Mapping, Sequence

from riwaya.annotate.mentions.lexicon import ARTICLE, Lexicon
from riwaya.annotate.mentions.names import CLOSING, OPENING, RARE
from riwaya.annotate.mentions.phrases import longest
from riwaya.annotate.mentions.words import Word
from riwaya.languages.gazetteer import place_code
from riwaya.models.protocols import TaggedSpan
from riwaya.text.normalise import fold
from riwaya.types import EntityKind

# Above this a tagged run stands against a rule that only guesses; 0.7 and 0.9 did as well there.
SURE = 0.8
# From this share in ninths on, a word is as often a person's name as not.
LIKELY_NAME = 4
# From this share in ninths on, an English capital before a tagged surname is its bearer's given name.
GIVEN_NAME = 4
# From this share in ninths on, a word that is also a title (امير) is a given name before one more word.
GIVEN_TITLE = 4
# Offices whose title names a field, which is no body.
MINISTERS = ("minister", "deputy_minister")
# Second words of Arabic compound names, which do not stand without the first (ولي الله).
BOUND = frozenset(("الله", "الدين"))
# Prefixes of Persian negation and imperfect.
PREFIXED = ("ني", "ن", "مي", "نمي")
# Verbs that make one of the noun before them.
LIGHT = frozenset(map(fold, ("کرد", "کردند", "شد", "شدند", "داد", "دادند", "یافت", "گرفت", "گرفتند", "زد")))


def bare(words: Sequence[Word], start: int, end: int, span: TaggedSpan, lexicon: Lexicon) -> tuple[int, int]:
    """The run without what the name can do without; an empty one if nothing is left of it."""
    start, end = _without_marks(words, start, end)
    if _is_field(words, start, end, lexicon):
        # "The energy minister of X" names no body; of a place the field is cut off.
        start = end if span.kind == "organisation" else start + 1
    start = _after_heads(words, start, end, span.kind, lexicon)
    start, end = _without_marks(words, start, end)
    end = _before_ends(words, start, end, span, lexicon)
    if span.kind == "person" and lexicon.language == "en":
        start = _with_given_name(words, start)
    alone = end - start == 1 and (
        words[start].base in lexicon.nationalities
        or words[start].base in _heads(span.kind, lexicon)
        or _is_verb(words[start], lexicon)
    )
    return (start, start) if alone else (start, end)


def _without_marks(words: Sequence[Word], start: int, end: int) -> tuple[int, int]:
    """Without marks at the edges, and without a bracket that opens inside and is not closed: "(ره"."""
    edges = (*OPENING, *CLOSING)
    while start < end and words[start].base in edges:
        start += 1
    while end > start and words[end - 1].base in edges:
        end -= 1
    open_ = [at for at in range(start, end) if words[at].base == "("]
    return start, open_[-1] if open_ and all(words[at].base != ")" for at in range(open_[-1], end)) else end


def _is_field(words: Sequence[Word], start: int, end: int, lexicon: Lexicon) -> bool:
    """Whether a run goes on with a title before it, by the field of an office: وزیر | نیروی زرقند."""
    if not start or end - start < 2 or words[start].prefix or lexicon.language == "en":
        return False
    office, first = longest(lexicon.offices, words, start - 1), words[start].base
    # As listed, before a name with ezafe (نیروی), or without the article that a name after it takes away.
    field = lexicon.domains & {first, first.removesuffix("ي"), ARTICLE + first}
    return office is not None and office.value in MINISTERS and words[start].joined and bool(field)


def _heads(kind: EntityKind, lexicon: Lexicon) -> Container[str]:
    """First words that are no part of a name of this kind."""
    heads: Mapping[str, Container[str]] = {
        "person": lexicon.title_starts,
        "organisation": lexicon.dropped_heads,
        "place": lexicon.generic_places,
    }
    return heads.get(kind, frozenset())


def _after_heads(words: Sequence[Word], start: int, end: int, kind: EntityKind, lexicon: Lexicon) -> int:
    """Where the name begins after its head or titles."""
    while end - start > 1 and words[start].base in _heads(kind, lexicon):
        honorific = longest(lexicon.honorifics, words, start) if kind == "person" else None
        if honorific and honorific.end < end:
            start = honorific.end
        elif kind == "person" and _is_given(words, start, end):
            break
        else:
            start += 1
    return start


def _is_given(words: Sequence[Word], start: int, end: int) -> bool:
    """Whether a word that may be a title is the given name of a full one: أمين فارس, ولي الله محمدي."""
    full = end - start == 2 and words[start].facts.person >= GIVEN_TITLE
    return full or words[start + 1].base in BOUND


def _before_ends(words: Sequence[Word], start: int, end: int, span: TaggedSpan, lexicon: Lexicon) -> int:
    """Where the name ends, before adjectives of nationality, verbs and adverbial words."""
    if span.kind == "organisation":
        end = _before_a_country(words, start, end, lexicon)
    else:
        while end - start > 1 and words[end - 1].base in lexicon.nationalities:
            end -= 1
    while end - start > 1 and (
        _is_adverbial(words[end - 1], span, lexicon)
        or (span.kind == "person" and _is_verbal(words, end - 1, lexicon))
        or _is_verb(words[end - 1], lexicon)
    ):
        end -= 1
    return end


def _before_a_country(words: Sequence[Word], start: int, end: int, lexicon: Lexicon) -> int:
    """Arabic: where a country begins after an adjective: it is another party (الوزارة الصينية | تركيا)."""
    if lexicon.language != "ar":
        return end
    apart = (
        at
        for at in range(start + 2, end)
        if words[at - 1].base in lexicon.nationalities
        and words[at].base not in lexicon.nationalities
        and not words[at].prefix
        and place_code(" ".join(word.whole for word in words[at:end]), is_place=True)
    )
    return next(apart, end)


def _is_adverbial(word: Word, span: TaggedSpan, lexicon: Lexicon) -> bool:
    """Arabic: whether a name's last word has a preposition glued that ends no name (بوصفه).

    A sure tag knows better: surnames begin with these letters too (باخ).
    """
    if word.base in lexicon.ends and lexicon.language == "ar":
        return True
    if lexicon.language != "ar" or word.prefix not in ("ب", "ك", "وب"):
        return False
    unsure = span.kind == "person" and span.score < SURE
    return unsure or word.base in lexicon.generic_places


def _is_verbal(words: Sequence[Word], at: int, lexicon: Lexicon) -> bool:
    """Persian: whether a word is a finite verb (نیامد), or the noun of a light verb (طغیان کرد)."""
    word = words[at]
    after = words[at + 1] if at + 1 < len(words) and words[at + 1].joined else None
    light = after is not None and bool(lexicon.verbs) and after.base in LIGHT and word.facts.zipf >= RARE
    return _is_verb(word, lexicon) or (light and word.facts.person < LIKELY_NAME and not word.compound)


def _is_verb(word: Word, lexicon: Lexicon) -> bool:
    stems = (word.base, *(word.base.removeprefix(one) for one in PREFIXED if word.base.startswith(one)))
    return bool(lexicon.verbs) and word.facts.person < LIKELY_NAME and not lexicon.verbs.isdisjoint(stems)


def _with_given_name(words: Sequence[Word], start: int) -> int:
    """English: where the name begins whose surname alone was tagged, by the given name before it."""
    before = words[start - 1] if start and start < len(words) and words[start].joined else None
    given = before is not None and before.capital and before.whole == before.base
    return start - 1 if given and before and before.facts.person >= GIVEN_NAME else start
