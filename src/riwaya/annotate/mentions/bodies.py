"""Organisations and places that no list has: by head noun, and by how a source is cited.

Order: `headed` (وزارة الدفاع, حزب …, سد …), names after a head that is no part of them (وكالة X,
شهر X), `cited` (به نقل از X, لـ«X»), `dateline` (X | city), and the repetition of all of these
anywhere in the article.
"""

from collections.abc import Iterable, Sequence
from itertools import pairwise

from riwaya.annotate.mentions.lexicon import ARTICLE, NO_NOUNS, Lexicon
from riwaya.annotate.mentions.names import (
    AMBIGUOUS,
    CLOSING,
    HEADED,
    OPENING,
    RARE,
    REPEATED,
    TITLED,
    Candidate,
    Spans,
    in_marks,
)
from riwaya.annotate.mentions.phrases import longest
from riwaya.annotate.mentions.words import Word
from riwaya.languages.gazetteer import UNKNOWN
from riwaya.languages.sources import bare_name
from riwaya.text.normalise import fold
from riwaya.text.tokens import tokens
from riwaya.types import EntityKind

LONGEST_BODY = 8
# From this share in ninths on, annotated news has a word as a place's name.
SURE_PLACE = 5
LONGEST_QUOTED = 4
# A verb of saying stands at most so many words before the outlet it was said to.
SAID_WITHIN = 9
DATELINE_WORDS = 9
# Inside a name that has begun, words up to this Zipf frequency may go on with it.
RARE_WITHIN = 3.8
# Persian compounds are common words but where they end as family names do.
FAMILY_ENDS = ("زاده", "زاد", "نژاد", "نيا", "پور", "وند", "خواه", "دوست", "راد", "يان", "الله", "علي")


def headed(words: Sequence[Word], lexicon: Lexicon, spans: Spans) -> list[Candidate]:
    """Names that a head noun shows, with the head where it belongs to the name."""
    if lexicon.language == "en":
        return []
    found = []
    for at, word in enumerate(words[:-1]):
        plural = word.base != word.whole and not word.prefix
        if word.base in lexicon.organisation_heads and not plural:
            found += _if_longer(at, _body_end(words, at, lexicon, spans), "organisation", HEADED + 0.1)
        if word.base in lexicon.features and not is_overcome(words, at):
            found += _if_longer(at, _feature_end(words, at, lexicon, spans), "place", HEADED)
        if word.base in lexicon.generic_places:
            found += _after_generic(words, at + 1, lexicon, spans)
        if word.base in lexicon.dropped_heads:
            found += _after_dropped(words, at + 1, lexicon)
    return found


# Persian sports: از سد حریف گذشت, "got past the barrier that the opponent is", no dam.
OVERCOMING = frozenset(map(fold, ("گذشت", "گذشته", "گذشتند", "بگذرد", "گذراند", "عبور", "رد")))
OVERCOME_WITHIN = 8


def is_overcome(words: Sequence[Word], at: int) -> bool:
    """Whether the word سد stands for an opponent that somebody got past."""
    barrier = words[at].base == "سد" and at > 0 and words[at - 1].base == "از"
    return barrier and any(word.base in OVERCOMING for word in words[at : at + OVERCOME_WITHIN])


def _if_longer(start: int, end: int, kind: EntityKind, score: float) -> list[Candidate]:
    return [Candidate(start, end, kind, score, why="headed")] if end > start + 1 else []


def _body_end(words: Sequence[Word], at: int, lexicon: Lexicon, spans: Spans) -> int:
    """Where an organisation's name ends; its head's place if nothing definite follows it."""
    end, closed = at + 1, False
    while end < len(words) and words[end].joined and end - at < LONGEST_BODY:
        step, definite = _body_step(words[end], closed, lexicon)
        named = end in spans and words[end].prefix in ("", "ل")
        if named:
            step, definite = spans[end][0] - end, True
        elif end - 1 > at and words[end - 1].base in lexicon.named_after and _is_person_word(words[end]):
            step, definite = _person_words(words, end, lexicon), True
        elif end == at + 1 and lexicon.language == "fa" and is_strange(words[end], lexicon):
            step, definite = 1, True
        if not step:
            break
        end, closed = end + step, closed or definite
        if named and (lexicon.language == "fa" or not spans[end - step][1]):
            break
    only_known = at + 1 in spans and end == spans[at + 1][0] and not spans[at + 1][1]
    # A listed body needs no head: یونسکو in سازمان یونسکو.
    return end if closed and not only_known else at


def _is_person_word(word: Word) -> bool:
    return word.kind == "word" and not word.prefix and word.facts.person >= 3


def _person_words(words: Sequence[Word], at: int, lexicon: Lexicon) -> int:
    """How many words a person's name inside a body's name has (the King Faisal hospital)."""
    end = at + 1
    while end < min(len(words), at + 4) and words[end].joined:
        if not (_is_person_word(words[end]) or words[end].base in lexicon.joiners):
            break
        end += 1
    return end - at


def _body_step(word: Word, closed: bool, lexicon: Lexicon) -> tuple[int, bool]:
    """Words to take (0 or 1) and whether they make the name definite."""
    if word.kind != "word" or (word.prefix and not (closed and word.prefix == "ل")):
        return 0, False
    if lexicon.language == "ar":
        return int(_arabic_body(word, closed, lexicon)), word.base.startswith(ARTICLE)
    known = lexicon.domains | lexicon.construct | lexicon.qualifiers
    return (1, True) if word.base in known or word.base in lexicon.nationalities else (0, False)


def _arabic_body(word: Word, closed: bool, lexicon: Lexicon) -> bool:
    if word.base in lexicon.nationalities or word.base in lexicon.qualifiers:
        return word.base.startswith(ARTICLE)
    if word.base.startswith(ARTICLE):
        if word.base in NO_NOUNS:
            return False
        adjective = word.base.endswith(("ي", "يه"))
        common = word.facts.zipf >= 3 and word.facts.person < 6
        return common and (not closed or adjective or bool(word.prefix))
    return not closed and word.base in lexicon.construct


def _feature_end(words: Sequence[Word], at: int, lexicon: Lexicon, spans: Spans) -> int:
    """A river, square, hospital and what follows: a listed place, a rare word or one with the article."""
    word = words[at + 1]
    if not word.joined or word.kind != "word" or word.prefix or word.base in lexicon.nationalities:
        return at
    if word.base in lexicon.named_after and at + 2 < len(words) and _is_person_word(words[at + 2]):
        return at + 2 + _person_words(words, at + 2, lexicon)
    if word.base in lexicon.title_starts:
        return at
    if at + 1 in spans:
        return spans[at + 1][0]
    if word.base in lexicon.features and at + 2 < len(words):
        return _feature_end(words, at + 1, lexicon, spans)
    if lexicon.language == "ar" and word.base.endswith(("ي", "يه")) and not word.base.startswith(ARTICLE):
        return at
    end = _rare_end(words, at + 1, lexicon)
    if end > at + 1:
        return end
    named = lexicon.language == "ar" and word.base.startswith(ARTICLE) and word.facts.zipf < AMBIGUOUS
    return at + 2 if named else at


def _rare_end(words: Sequence[Word], at: int, lexicon: Lexicon) -> int:
    """Where up to two strange words that can be a place's name end."""
    end = at
    while (
        end < min(len(words), at + 2) and is_strange(words[end], lexicon) and (end == at or words[end].joined)
    ):
        end += 1
    return end


def is_strange(word: Word, lexicon: Lexicon, *, within: bool = False) -> bool:
    """Whether a word is so rare that it may be a name, and no list has another use for it.

    Within a name that has begun, Arabic endings prove nothing: سوروفكين is no dual or plural.
    """
    if word.kind != "word" or word.prefix or len(word.base) < 3 or word.facts.person >= 6:
        return False
    if word.base in lexicon.nationalities or word.base in lexicon.construct or word.base in lexicon.domains:
        return False
    if within:
        return _strange_within(word, lexicon)
    return word.facts.zipf < RARE and not looks_inflected(word, lexicon)


def _strange_within(word: Word, lexicon: Lexicon) -> bool:
    """Whether a word may go on with a name: Arabic words that the table has are no longer strange."""
    if lexicon.language != "ar":
        ends = INFLECTED_ENDS.get(lexicon.language, ())
        compound = word.compound and not word.base.endswith(FAMILY_ENDS)
        return word.facts.zipf < RARE_WITHIN and not compound and not word.base.endswith(ends)
    verbal = len(word.base) == 4 and word.base.startswith(("ت", "ي"))
    return word.facts is UNKNOWN and not verbal and not word.base.endswith(POSSESSED)


# Endings and beginnings of inflected common words, folded. Arabic: pronouns, plurals, imperfect
# verbs; Persian: plurals, pronouns, participles.
INFLECTED_ENDS = {
    "ar": ("هم", "ها", "هما", "ته", "وه", "وا", "ات", "تين", "هن", "ين", "ون", "نا"),
    "fa": ("ها", "هاي", "هايي", "ترين", "شان", "اش", "مان", "شده", "كننده", "دار", "اند"),
}
POSSESSED = ("كم", "كما", "هم", "ها", "هما", "ته", "وه", "وها")
INFLECTED_STARTS = {"ar": ("سي", "ست", "يت", "تت", "ين", "تن", "وال"), "fa": ("مي", "نمي")}


def looks_inflected(word: Word, lexicon: Lexicon) -> bool:
    """Unknown words with verbal, plural or possessive affixes are forms of common words, no names."""
    ends, starts = INFLECTED_ENDS.get(lexicon.language, ()), INFLECTED_STARTS.get(lexicon.language, ())
    return word.base.endswith(ends) or word.base.startswith(starts)


def _after_generic(words: Sequence[Word], at: int, lexicon: Lexicon, spans: Spans) -> list[Candidate]:
    """The strange words after town, province, base: a place's name without that head."""
    if not words[at].joined or at in spans:
        return []
    if words[at].base in lexicon.features:
        return []
    end = _rare_end(words, at, lexicon)
    return [Candidate(at, end, "place", HEADED, why="generic")] if end > at else []


OF_NEWS = frozenset(map(fold, ("الأنباء", "أنباء")))


def _after_dropped(words: Sequence[Word], at: int, lexicon: Lexicon) -> list[Candidate]:
    """The word or the words in marks after وكالة, قناة, خبرگزاری: an outlet's or a group's name."""
    if words[at].base in OF_NEWS and at + 1 < len(words) and words[at + 1].base in lexicon.nationalities:
        # "The Emirati news agency" is named by just that.
        return [Candidate(at - 1, at + 2, "organisation", HEADED, why="headed")]
    if words[at].base in OPENING:
        return quoted_name(words, at)
    if words[at].joined and is_strange(words[at], lexicon):
        return [Candidate(at, at + 1, "organisation", HEADED, why="dropped head")]
    return []


def quoted_name(words: Sequence[Word], mark: int) -> list[Candidate]:
    """The few words between the mark at `mark` and the next closing one, as an organisation."""
    last = min(mark + LONGEST_QUOTED + 2, len(words))
    end = next((i for i in range(mark + 1, last) if words[i].base in CLOSING), 0)
    plain = all(w.kind == "word" for w in words[mark + 1 : end])
    return (
        [Candidate(mark + 1, end, "organisation", TITLED, why="quoted")] if end > mark + 1 and plain else []
    )


def cited(words: Sequence[Word], lexicon: Lexicon, spans: Spans) -> list[Candidate]:
    """Whom an article names as its source by a phrase: به نقل از X, به گزارش «X», لـ«X»."""
    found = []
    for at in range(len(words) - 1):
        hit = longest(lexicon.citing, words, at) if words[at].base in lexicon.citing else None
        if not hit or hit.end >= len(words) or hit.end in spans:
            continue
        if words[hit.end].base in OPENING:
            found += [
                each
                for each in quoted_name(words, hit.end)
                if hit.value == "sure" or _said_to(words, each, lexicon)
            ]
        elif hit.value == "sure" and is_strange(words[hit.end], lexicon) and words[hit.end].joined:
            found.append(Candidate(hit.end, hit.end + 1, "organisation", HEADED, why="cited"))
    return found


def _said_to(words: Sequence[Word], each: Candidate, lexicon: Lexicon) -> bool:
    """Whether a verb of saying stands near: before the outlet in Arabic, after it in Persian."""
    before = words[max(0, each.start - SAID_WITHIN) : each.start]
    after = words[each.end : each.end + 3]
    return any(word.base in lexicon.says for word in (after if lexicon.language == "fa" else before))


def dateline(words: Sequence[Word], lexicon: Lexicon, spans: Spans) -> list[Candidate]:
    """The outlet in a first line such as "city – outlet" or "outlet | city", or in "city (outlet) –"."""
    bracketed = _bracketed_outlets(words)
    parts = bracketed or [_without_notes(words, part, lexicon) for part in _first_line(words)]
    told = len(parts) > 1 and any(_is_byline(words, at, lexicon, spans) for at, _ in parts)
    if not bracketed and not told:
        return []
    return [
        Candidate(start, end, "organisation", HEADED, why="dateline")
        for start, end in parts
        if start not in spans
        and 0 < end - start <= 2
        and not any(_is_note(word, lexicon) for word in words[start:end])
        and all(word.kind == "word" and word.facts.person < 5 for word in words[start:end])
    ]


def _bracketed_outlets(words: Sequence[Word]) -> list[tuple[int, int]]:
    """What stands in a bracket before the first dash: the outlet, or several with slashes between."""
    first = next((at for at in range(min(len(words), 4)) if words[at].base == "("), -1)
    last = next((at for at in range(first + 2, min(len(words) - 1, first + 7)) if words[at].base == ")"), -1)
    if first < 0 or last < 0 or words[last + 1].base != "-":
        return []
    edges = [first, *(at for at in range(first, last) if words[at].base in ("/", "،", ",")), last]
    return [(a + 1, b) for a, b in pairwise(edges)]


def _without_notes(words: Sequence[Word], part: tuple[int, int], lexicon: Lexicon) -> tuple[int, int]:
    """A part of a first line without the name of a section after the outlet's (رياضة)."""
    start, end = part
    while end > start + 1 and _is_note(words[end - 1], lexicon):
        end -= 1
    return start, end


def own_outlet(words: Sequence[Word], lexicon: Lexicon, outlet: str | None) -> list[Candidate]:
    """Where the article names its own outlet; a common word only in marks or after a medium's noun."""
    name = tuple(token.text for token in tokens(bare_name(outlet))) if outlet else ()
    return [
        Candidate(at, at + len(name), "organisation", TITLED, why="outlet")
        for at in range(len(words) - len(name) + 1)
        if name
        and tuple(w.base for w in words[at : at + len(name)]) == name
        and all(word.joined for word in words[at + 1 : at + len(name)])
        and _is_outlet(words, at, at + len(name), lexicon)
    ]


def _is_outlet(words: Sequence[Word], start: int, end: int, lexicon: Lexicon) -> bool:
    if lexicon.language == "en":
        return words[start].capital
    shown = in_marks(words, start, end) or (start > 0 and words[start - 1].base in lexicon.dropped_heads)
    return shown or end - start > 1 or is_strange(words[start], lexicon)


def _is_byline(words: Sequence[Word], at: int, lexicon: Lexicon, spans: Spans) -> bool:
    """Whether a part of a first line begins with a place, a reporter's name, or "exclusive"."""
    return at in spans or _is_note(words[at], lexicon) or words[at].facts.person >= 6


def _is_note(word: Word, lexicon: Lexicon) -> bool:
    return word.base in lexicon.dateline_notes


def _first_line(words: Sequence[Word]) -> list[tuple[int, int]]:
    """The stretches of words between dashes and bars in a short first line; none in a long one."""
    end = next((i for i in range(1, min(len(words), DATELINE_WORDS)) if not words[i].joined), 0)
    marks = [i for i in range(end) if words[i].base in ("-", "|", "/", '"', ":")]
    edges = [-1, *marks, end]
    return [(a + 1, b) for a, b in pairwise(edges) if b > a + 1] if marks else []


def repeated(words: Sequence[Word], kept: Iterable[Candidate], lexicon: Lexicon) -> list[Candidate]:
    """Every other place where an organisation or place found once stands again, in full or shortened."""
    known: dict[tuple[str, ...], Candidate] = {}
    covered: set[int] = set()
    for each in kept:
        covered.update(range(each.start, each.end))
        if each.kind in ("organisation", "place") and each.why != "listed":
            for start, end in _forms(words, each, lexicon):
                known.setdefault(tuple(w.base for w in words[start:end]), each)
    sizes = sorted({len(parts) for parts in known}, reverse=True)
    return [
        Candidate(at, at + size, known[parts].kind, REPEATED, why="repeated")
        for size in sizes
        for at in range(len(words) - size + 1)
        if (parts := tuple(w.base for w in words[at : at + size])) in known
        and not covered.intersection(range(at, at + size))
        and all(word.joined for word in words[at + 1 : at + size])
        and (words[at].capital or lexicon.language != "en")
    ]


def clubs_told(words: Sequence[Word], names: Sequence[Candidate], lexicon: Lexicon) -> list[Candidate]:
    """The names, those of one word that a body of the article begins with as that body: سپهر of سپهر ارژن.

    A given name alone (سپهر) is a person's only where a person of the article has it.
    """
    first = {
        words[one.start].base
        for one in names
        if one.kind == "organisation"
        and one.end - one.start == 2
        and _may_stand_alone(words[one.start], lexicon)
    }
    full = [one for one in names if one.kind == "person" and one.end - one.start > 1]
    first -= {words[at].base for one in full for at in range(one.start, one.end)}
    return [
        one._replace(kind="organisation", code="")
        if one.end - one.start == 1 and one.kind == "person" and words[one.start].base in first
        else one
        for one in names
    ]


def _forms(words: Sequence[Word], each: Candidate, lexicon: Lexicon) -> list[tuple[int, int]]:
    """The name in full; without its head if a rare word is left; a body's first of two rare words."""
    start, end = each.start, each.end
    if end - start == 1:
        return [(start, end)] if words[start].facts.zipf < AMBIGUOUS else []
    forms = [(start, end)]
    if words[start].base in lexicon.features and is_strange(words[start + 1], lexicon):
        forms.append((start + 1, end))
    last = words[end - 1].base
    if lexicon.language == "en" and last in lexicon.small_heads and _may_stand_alone(words[start], lexicon):
        forms.append((start, end - 1))
    if each.kind == "organisation" and end - start == 2 and _may_stand_alone(words[start], lexicon):
        forms.append((start, start + 1))
    return forms


def _may_stand_alone(word: Word, lexicon: Lexicon) -> bool:
    """Whether a name's first word is enough for it: no head, no people and no common word."""
    heads = lexicon.organisation_heads | lexicon.dropped_heads | lexicon.competitions | lexicon.features
    return (
        word.kind == "word"
        and word.base not in heads
        and word.base not in lexicon.nationalities
        and word.facts.zipf < AMBIGUOUS
        and word.facts.place < SURE_PLACE
    )
