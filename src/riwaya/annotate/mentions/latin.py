"""English: runs of capitalised words, sorted into persons, organisations and places.

Order: where a run ends (capitals, with of/al-/the between them); what its last word says
(Council, River); what stands around it (a title, "in", a comma and an office); a known given
name; two strange words by default a person.
"""

from collections.abc import Sequence

from riwaya.annotate.mentions.lexicon import Lexicon
from riwaya.annotate.mentions.names import AMBIGUOUS, GIVEN, HEADED, RARE, TITLED, Candidate, Spans
from riwaya.annotate.mentions.roles import Role
from riwaya.annotate.mentions.words import Word
from riwaya.types import EntityKind

LONGEST_RUN = 9
LONGEST_PEOPLE = 2
# Above this Zipf frequency a capital is taken for a sentence's first word, below for a name's.
SENTENCE_WORD = 5.0
LOCATIVE = ("in", "at", "near", "from", "to", "of", "outside", "around", "across")
# "A Zarqandi" is somebody of a people, nobody's name.
ARTICLES = ("a", "an")
LINKING = ("of", "the", "for", "-", "to")


def capitals(words: Sequence[Word], lexicon: Lexicon, roles: Sequence[Role], spans: Spans) -> list[Candidate]:
    """All runs that can be told to be a person, an organisation or a place."""
    if lexicon.language != "en":
        return []
    taken = {at for role in roles for at in range(role.start, role.end)}
    edges = ({role.end for role in roles}, {role.start for role in roles})
    found: list[Candidate] = []
    at = 0
    while at < len(words):
        end = _run_end(words, at, lexicon, taken, spans)
        if end > at:
            found += _sorted_run(words, (at, end), lexicon, edges)
        at = max(end, at + 1)
    return found


def _run_end(words: Sequence[Word], start: int, lexicon: Lexicon, taken: set[int], spans: Spans) -> int:
    at = start
    if words[at].base in ARTICLES and words[at].facts.person < 5:
        return start
    if words[at].base in ("al", "el", "umm", "abu") and at + 2 < len(words) and words[at + 1].base == "-":
        at += 2
    if not _is_name_word(words[at], lexicon) or at in taken:
        return start
    if at in spans and (spans[at][0] > at + 1 or (at and words[at - 1].base == "-")):
        return start
    end = at + 1
    while (
        end < len(words) and words[end].joined and end - start < LONGEST_RUN and not _closes(words[end - 1])
    ):
        # "Rima Haddad of the Land League" is two names, "Bank of England" is one.
        links = end == at + 1 or words[end - 1].base in lexicon.organisation_heads
        step = _step(words, end, lexicon, links=links or words[end].base == "-")
        if not step:
            break
        end += step
    return _with_head(words, end, lexicon)


def _closes(word: Word) -> bool:
    """A possessive ends a name: Iran's Revolutionary Guards are two."""
    return word.whole != word.base


def _with_head(words: Sequence[Word], end: int, lexicon: Lexicon) -> int:
    """A lower-case head after the run is part of the name: Golmar dam, Loyalty movement."""
    small = end < len(words) and words[end].joined and not _closes(words[end - 1])
    return end + 1 if small and words[end].base in lexicon.small_heads else end


def _is_name_word(word: Word, lexicon: Lexicon) -> bool:
    if word.kind != "word" or not word.capital or word.base in lexicon.nationalities:
        return False
    return word.facts.zipf < SENTENCE_WORD or word.facts.person >= 5 or (word.upper and len(word.base) > 1)


def _step(words: Sequence[Word], at: int, lexicon: Lexicon, *, links: bool) -> int:
    """How many words continue a run: a capital, or a joiner (of, al-, the) with a capital after it."""
    if words[at].kind == "word" and words[at].capital:
        return 1
    for step in (1, 2, 3):
        if at + step >= len(words) or not words[at + step].joined:
            return 0
        between = words[at + step - 1]
        if between.base == "-" and between.start > words[at + step - 2].end:
            return 0
        if (
            between.base not in lexicon.joiners
            and between.base != "-"
            and not (between.base in LINKING and links)
        ):
            return 0
        if words[at + step].kind == "word" and words[at + step].capital:
            return step + 1
    return 0


def _sorted_run(
    words: Sequence[Word], span: tuple[int, int], lexicon: Lexicon, edges: tuple[set[int], set[int]]
) -> list[Candidate]:
    start, end = span
    run = words[start:end]
    if start and words[start - 1].base in ARTICLES and len(run) <= LONGEST_PEOPLE and run[0].joined:
        guess = _by_head(run, lexicon)
        return [Candidate(start, end, *guess[:2], why=guess[2])] if guess else []
    kind, score, why = _by_head(run, lexicon) or _by_place(words, span, edges, lexicon) or _by_words(run)
    return [Candidate(start, end, kind, score, why=why)] if score else []


Guess = tuple[EntityKind, float, str]
NOTHING: Guess = ("other", 0.0, "")


def _by_head(run: Sequence[Word], lexicon: Lexicon) -> Guess | None:
    last, first = run[-1].base, run[0].base
    if len(run) < 2:
        return None
    if last in lexicon.organisation_heads or first in ("university", "ministry", "bank"):
        return "organisation", HEADED + 0.1, "head"
    if last in lexicon.features or first in lexicon.features:
        return "place", HEADED + 0.1, "head"
    return None


def _by_place(
    words: Sequence[Word], span: tuple[int, int], edges: tuple[set[int], set[int]], lexicon: Lexicon
) -> Guess | None:
    """What the words around a run say: a title before it, an office after its comma, a preposition."""
    start, end = span
    after_title, before_title = edges
    if start in after_title or (start - 1 in after_title and _is_title_mark(words, start - 1, lexicon)):
        return "person", TITLED, "titled"
    if _is_introduced(words, start, lexicon):
        return "organisation", TITLED, "dropped head"
    long = end - start > 1
    comma = end < len(words) and words[end].base == ","
    if long and (end in before_title or (comma and end + 1 in before_title)):
        return "person", TITLED - 0.02, "apposition"
    said = end < len(words) and words[end].base in lexicon.says
    if said and words[start].facts.zipf < AMBIGUOUS:
        return ("person", GIVEN, "said") if long or words[start].facts.person >= 5 else None
    return (
        ("place", HEADED, "in") if start and _is_in(words, start) and _is_unknown(words[start:end]) else None
    )


def _is_introduced(words: Sequence[Word], start: int, lexicon: Lexicon) -> bool:
    """Whether a medium's or group's noun stands before a run: the daily Shore, a group calling itself X."""
    if start < 2 or not words[start].joined or words[start - 1].capital:
        return False
    before, earlier = words[start - 1].base, words[start - 2].base
    return before in lexicon.dropped_heads or (
        before == "itself" and earlier in ("calling", "calls", "called")
    )


def _is_title_mark(words: Sequence[Word], at: int, lexicon: Lexicon) -> bool:
    """A comma between a title and its name, or the dot of a short form of address (Mr.)."""
    return words[at].base == "," or (words[at].base == "." and words[at - 1].base in lexicon.honorifics)


def _is_in(words: Sequence[Word], start: int) -> bool:
    before = words[start - 1]
    return before.base in LOCATIVE[:3] or (
        before.base in LOCATIVE and start > 1 and words[start - 2].base in ("village", "town", "city", "port")
    )


def _is_unknown(run: Sequence[Word]) -> bool:
    return all(word.facts.zipf < RARE and word.facts.person < 5 for word in run if word.kind == "word")


def _by_words(run: Sequence[Word]) -> Guess:
    last = run[-1]
    plain = not any(word.base in ("of", "the", "for", "to") for word in run)
    if len(run) > 1 and plain and run[0].facts.person >= 5 and run[0].facts.given >= 4:
        return "person", GIVEN, "given"
    capitals = [word for word in run if word.capital]
    if 2 <= len(capitals) <= 3 and plain and all(word.facts.zipf < AMBIGUOUS for word in capitals):
        return "person", HEADED - 0.1, "two words"
    if len(run) == 1 and last.upper and last.facts.zipf < AMBIGUOUS and 2 < len(last.base) < 7:
        return "organisation", HEADED - 0.1, "acronym"
    if len(run) == 1 and last.facts.person >= 8 and last.facts.zipf < AMBIGUOUS:
        return "person", HEADED - 0.1, "single"
    return NOTHING
