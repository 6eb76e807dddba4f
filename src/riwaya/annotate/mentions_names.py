"""Candidates of names: scored spans over words, from lists, title phrases and spelling.

Order: `listed` (places and organisations of the gazetteer), `headed` (organisations and places
by their head noun), `quoted_outlets`, persons by given name and after titles (`people`),
capitals for English (`capitals`); `select` keeps the best that do not overlap.
A trained tagger is one more function that returns candidates.
"""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from riwaya.annotate.mentions_lexicon import ARTICLE, Lexicon
from riwaya.annotate.mentions_phrases import longest_any, organisation_index, place_index
from riwaya.annotate.mentions_roles import COMMON, Role, Spans
from riwaya.annotate.mentions_words import Word
from riwaya.languages.gazetteer import UNKNOWN, Organisation
from riwaya.types import EntityKind


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
TITLED = 0.9
GIVEN = 0.85
# A word this common (Zipf) is an outlet's or a person's name only where something shows it.
AMBIGUOUS = 4.3
OUTLETS = ("agency", "channel", "newspaper", "site")


def listed(words: Sequence[Word], lexicon: Lexicon) -> list[Candidate]:
    """Places and organisations with fixed names."""
    found = []
    for at, word in enumerate(words):
        if word.kind == "mark":
            continue
        place = longest_any(place_index(), words, at, lexicon.language)
        body = longest_any(organisation_index(lexicon.language), words, at, lexicon.language)
        if body and _is_organisation(words, at, body.end, body.value, lexicon):
            at_start = _without_head(words, at, body.end, lexicon)
            cut = body.cut if at_start == at else 0
            found.append(
                Candidate(at_start, body.end, "organisation", LISTED + 0.02, body.value.id, cut, "listed")
            )
        if place and _is_place(words, at, place.end, lexicon):
            found.append(Candidate(at, place.end, "place", LISTED, place.value, place.cut, "listed"))
    return found


def _without_head(words: Sequence[Word], start: int, end: int, lexicon: Lexicon) -> int:
    """The start without a generic head, where one word is left that names the outlet alone."""
    return end - 1 if end - start == 2 and words[start].base in lexicon.dropped_heads else start


def _is_organisation(words: Sequence[Word], at: int, end: int, known: Organisation, lexicon: Lexicon) -> bool:
    word = words[at]
    if lexicon.language == "en" or (word.base.isascii() and word.base.isalpha()):
        short = end - at == 1 and len(word.base) <= 4
        return word.upper if short and word.facts.zipf > 3 else word.capital
    if end - at > 1:
        return True
    plain = len(word.base) <= 3 or word.facts.zipf >= AMBIGUOUS
    return not (plain and known.kind in OUTLETS) or _shown(words, at, end, lexicon)


def _shown(words: Sequence[Word], at: int, end: int, lexicon: Lexicon) -> bool:
    """Whether quotation marks or a generic head (وكالة, خبرگزاری) show that words are an outlet."""
    before = words[at - 1] if at else None
    after = words[end] if end < len(words) else None
    if before and before.base in lexicon.dropped_heads:
        return True
    return bool(before and after and before.base in '"(' and after.base in '")')


def _is_place(words: Sequence[Word], at: int, end: int, lexicon: Lexicon) -> bool:
    word = words[at]
    if lexicon.language == "en" or word.base.isascii():
        return word.capital and not (end - at == 1 and len(word.base) == 2 and not word.upper)
    if end - at == 1 and word.base in lexicon.nationalities:
        return False
    return end - at > 1 or word.facts.person <= 5 or word.facts.place >= 2


def headed(words: Sequence[Word], lexicon: Lexicon, spans: Spans) -> list[Candidate]:
    """Organisations by a head noun that belongs to the name (وزارة الدفاع, حزب …), places likewise."""
    if lexicon.language == "en":
        return []
    found = []
    for at, word in enumerate(words):
        if word.base in lexicon.organisation_heads:
            end = _body_end(words, at, lexicon, spans)
            if end > at + 1:
                found.append(Candidate(at, end, "organisation", HEADED + 0.1, why="headed"))
        elif word.base in lexicon.features:
            end = _feature_end(words, at, lexicon, spans)
            if end > at + 1:
                found.append(Candidate(at, end, "place", HEADED, why="headed"))
        elif word.base in lexicon.dropped_heads and at + 1 < len(words):
            found += _after_dropped(words, at + 1, lexicon)
    return found


def _after_dropped(words: Sequence[Word], at: int, lexicon: Lexicon) -> list[Candidate]:
    """The word or the words in marks after وكالة, قناة, خبرگزاری: an outlet's or a group's name."""
    if words[at].base in '"(':
        end = next((i for i in range(at + 1, min(at + 5, len(words))) if words[i].base in '")'), 0)
        return [Candidate(at + 1, end, "organisation", TITLED, why="quoted")] if end > at + 1 else []
    word = words[at]
    strange = word.facts.zipf < COMMON and word.facts.person <= 4
    plain = word.kind == "word" and word.joined and not word.prefix
    if plain and strange and word.base not in lexicon.construct | lexicon.qualifiers:
        return [Candidate(at, at + 1, "organisation", HEADED, why="headed")]
    return []


def _body_end(words: Sequence[Word], at: int, lexicon: Lexicon, spans: Spans) -> int:
    end = at + 1
    closed = False
    while end < len(words) and words[end].joined and end - at < 8:
        word = words[end]
        if end in spans and (word.prefix in ("", "ل")):
            end, closed = spans[end][0], True
            continue
        if word.kind != "word" or (word.prefix and not (closed and word.prefix == "ل")):
            break
        if lexicon.language == "ar":
            goes_on = _arabic_body(word, closed, lexicon)
            definite = word.base.startswith(ARTICLE)
        else:
            goes_on = word.base in lexicon.domains or word.base in lexicon.construct
            goes_on = goes_on or word.base in lexicon.nationalities or word.base in lexicon.qualifiers
            definite = goes_on
        if not goes_on:
            break
        end, closed = end + 1, closed or definite
    return end if closed else at


def _arabic_body(word: Word, closed: bool, lexicon: Lexicon) -> bool:
    if word.base in lexicon.nationalities or word.base in lexicon.qualifiers:
        return word.base.startswith(ARTICLE)
    if word.base.startswith(ARTICLE):
        adjective = word.base.endswith(("ي", "يه"))
        return (
            word.facts.zipf >= 3 and word.facts.person < 6 and (not closed or adjective or bool(word.prefix))
        )
    return not closed and word.base in lexicon.construct


def _feature_end(words: Sequence[Word], at: int, lexicon: Lexicon, spans: Spans) -> int:
    """A river, square, hospital and what follows: a listed place, a rare word or one with the article."""
    if at + 1 >= len(words) or not words[at + 1].joined:
        return at
    word = words[at + 1]
    if at + 1 in spans and not word.prefix:
        return spans[at + 1][0]
    if word.kind != "word" or word.prefix or word.base in lexicon.nationalities:
        return at
    rare = word.facts.zipf < COMMON and not (word.facts.person >= 6)
    named = word.base.startswith(ARTICLE) and lexicon.language == "ar" and word.facts.zipf < AMBIGUOUS
    return at + 2 if (rare and len(word.base) > 2) or named else at


def people(words: Sequence[Word], lexicon: Lexicon, roles: Sequence[Role], spans: Spans) -> list[Candidate]:
    """Persons by given name, and whatever stands after a title phrase as only a name can."""
    if lexicon.language == "en":
        return []
    heads = {at for role in roles for at in range(role.start, role.end)}
    found = []
    for role in roles:
        found += _after_title(words, role, lexicon, spans)
    for at, word in enumerate(words):
        if at not in heads and at not in spans and _is_given(word):
            end = _run_end(words, at, lexicon, spans, heads)
            if end - at > 1:
                found.append(Candidate(at, end, "person", GIVEN, why="given"))
            elif word.facts.person >= 8 and word.facts.zipf < AMBIGUOUS + 0.1:
                found.append(Candidate(at, end, "person", HEADED, why="single"))
    return found


def _is_given(word: Word) -> bool:
    if word.kind != "word" or word.base.startswith(ARTICLE):
        return False
    return word.facts.person >= 5 and (word.facts.given >= 4 or word.facts.person >= 8)


def _after_title(words: Sequence[Word], role: Role, lexicon: Lexicon, spans: Spans) -> list[Candidate]:
    at = role.end
    while at < len(words) and words[at].base in '"(),' and at - role.end < 2:
        at += 1
    gap = at - role.end
    if at >= len(words) or at in spans or not _may_start(words[at], lexicon):
        return []
    if not words[at].joined and not gap:
        return []
    end = _run_end(words, at, lexicon, spans, set())
    sure = end - at > 1 or words[at].facts.person >= 5
    if gap and not (end - at > 1 and any(word.facts.person >= 4 for word in words[at:end])):
        return []
    if (
        not sure
        and (role.bare or words[at].facts is UNKNOWN)
        and role.office not in ("honorific", "president")
    ):
        return []
    return [Candidate(at, end, "person", TITLED, why="titled")]


def _may_start(word: Word, lexicon: Lexicon) -> bool:
    """Whether a word right after a title can begin a name: known as one, or strange to the lists."""
    if word.kind != "word" or word.prefix or len(word.base) < 2:
        return False
    if word.base in lexicon.nationalities or word.base in lexicon.says or word.base in lexicon.construct:
        return False
    if word.facts.person >= 4:
        return True
    return word.facts.zipf < COMMON and not _looks_inflected(word, lexicon)


def _looks_inflected(word: Word, lexicon: Lexicon) -> bool:
    """Unknown words with verbal or possessive endings are forms of common words, no names."""
    if lexicon.language == "fa":
        return word.base.startswith(("مي", "نمي")) or word.base.endswith(("ها", "هاي", "هايي", "ترين", "شان"))
    return word.base.endswith(("هم", "ها", "هما", "وا", "ات", "يه", "تين")) or word.base.startswith(
        ("سي", "ست", "يت", "تت")
    )


def _run_end(words: Sequence[Word], at: int, lexicon: Lexicon, spans: Spans, heads: set[int]) -> int:
    """Where a person's name that begins at a word ends: name words, joiners, nisbas, up to six."""
    end = at + 1
    while end < min(len(words), at + 6) and words[end].joined and end not in heads:
        if not _goes_on(words, end, lexicon, spans):
            break
        end += 1
    while end > at + 1 and words[end - 1].base in lexicon.joiners - {"الله", "الدين"}:
        end -= 1
    return end


def _goes_on(words: Sequence[Word], at: int, lexicon: Lexicon, spans: Spans) -> bool:
    word = words[at]
    if word.kind == "mark":
        return (
            word.base == "-"
            and at + 1 < len(words)
            and words[at + 1].joined
            and words[at + 1].facts.person >= 5
        )
    if word.kind != "word" or word.prefix or word.base in lexicon.nationalities or word.base in lexicon.says:
        return False
    if word.base in lexicon.joiners:
        return True
    if at in spans and word.facts.person < 4:
        return False
    if word.facts.person >= 5 or (word.facts.person >= 3 and word.facts.zipf < AMBIGUOUS + 0.2):
        return True
    if word.base in lexicon.construct or word.base in lexicon.qualifiers or word.base in lexicon.domains:
        return False
    return word.facts.zipf < COMMON and not _looks_inflected(word, lexicon)


def capitals(words: Sequence[Word], lexicon: Lexicon, roles: Sequence[Role]) -> list[Candidate]:
    """English: runs of capitalised words, sorted into persons, organisations and places."""
    if lexicon.language != "en":
        return []
    heads = {at for role in roles for at in range(role.start, role.end)}
    titled = {role.end for role in roles}
    found = []
    at = 0
    while at < len(words):
        end = _capital_end(words, at, lexicon, heads)
        if end > at:
            found += _sorted_run(words, at, end, lexicon, at in titled)
        at = max(end, at + 1)
    return found


def _is_capital(word: Word) -> bool:
    return word.kind == "word" and word.capital


def _capital_end(words: Sequence[Word], at: int, lexicon: Lexicon, heads: set[int]) -> int:
    start = at
    if words[at].base in ("al", "el") and at + 2 < len(words) and words[at + 1].base == "-":
        at += 2
    if not _is_capital(words[at]) or at in heads or words[at].base in lexicon.nationalities:
        return start
    if words[at].facts.zipf >= 5.3 and words[at].facts.person < 5 and not words[at].upper:
        return start
    end = at + 1
    while end < len(words) and words[end].joined and end - start < 9:
        step = _capital_step(words, end, lexicon)
        if not step:
            break
        end += step
        if words[end - 1].whole != words[end - 1].base:
            break
    return end


def _capital_step(words: Sequence[Word], at: int, lexicon: Lexicon) -> int:
    """How many words continue a run: a capital, or a joiner (of, al-, the) with a capital after it."""
    if _is_capital(words[at]):
        return 1
    for step in (1, 2, 3):
        if at + step >= len(words) or not words[at + step].joined:
            return 0
        if words[at + step - 1].base not in lexicon.joiners | {"of", "the", "and", "for", "-", "to"}:
            return 0
        if words[at + step - 1].base == "and":
            return 0
        if _is_capital(words[at + step]):
            return step + 1
    return 0


def _sorted_run(
    words: Sequence[Word], start: int, end: int, lexicon: Lexicon, titled: bool
) -> list[Candidate]:
    run = words[start:end]
    last = run[-1]
    if last.base in lexicon.organisation_heads or run[0].base in ("university", "ministry", "bank"):
        return [Candidate(start, end, "organisation", HEADED + 0.1, why="capitals")] if len(run) > 1 else []
    if last.base.capitalize() in lexicon.features or last.base in lexicon.features:
        return [Candidate(start, end, "place", HEADED + 0.1, why="capitals")] if len(run) > 1 else []
    if titled:
        return [Candidate(start, end, "person", TITLED, why="titled")]
    if len(run) > 1 and not any(w.base in ("of", "the", "for") for w in run) and _is_given(run[0]):
        return [Candidate(start, end, "person", GIVEN, why="given")]
    if len(run) == 1 and last.upper and last.facts.zipf < 4 and 2 < len(last.base) < 7:
        return [Candidate(start, end, "organisation", HEADED - 0.1, why="acronym")]
    if len(run) == 1 and last.facts.person >= 8 and last.facts.zipf < AMBIGUOUS:
        return [Candidate(start, end, "person", HEADED - 0.1, why="single")]
    return []


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


def spans_of(candidates: Iterable[Candidate]) -> dict[int, tuple[int, str]]:
    """Where the selected names begin: first word -> (word after the last, place code or "")."""
    return {c.start: (c.end, c.code if c.kind == "place" else "") for c in candidates}
