"""Title and role phrases: a listed head and its complements (وزير الدفاع الروسي, سخنگوی کاخ سفید).

Order: the head at a word; then, by language, as many complements as its grammar allows (`arabic`, `persian`,
`english`). A phrase between two commas after a name reaches to the second (`commas`). What stands beside a
name is its title; what stands alone is a role (see `people`).
"""

from collections.abc import Mapping, Sequence
from itertools import zip_longest

from riwaya.annotate.mentions.lexicon import ARTICLE, NO_NOUNS, Lexicon
from riwaya.annotate.mentions.names import Candidate
from riwaya.annotate.mentions.phrases import Hit, longest
from riwaya.annotate.mentions.roles.arabic import ARABIC
from riwaya.annotate.mentions.roles.commas import second_comma
from riwaya.annotate.mentions.roles.english import ENGLISH
from riwaya.annotate.mentions.roles.persian import PERSIAN
from riwaya.annotate.mentions.roles.phrase import DETERMINERS, Grammar, Role, Spans
from riwaya.annotate.mentions.words import Word

__all__ = ["DETERMINERS", "Role", "role_at", "roles", "stretched"]

GRAMMARS: Mapping[str, Grammar] = {"ar": ARABIC, "fa": PERSIAN, "en": ENGLISH}
# Offices that a country, a province or a body has one holder of: "the" goes without saying.
SOLE = frozenset(
    (
        "president",
        "prime_minister",
        "king",
        "crown_prince",
        "sultan",
        "emir",
        "chancellor",
        "governor",
        "mayor",
        "leader",
        "deputy_minister",
        "vice_president",
        "chief_of_staff",
        "minister",
        "secretary_general",
    )
)


def grammar(lexicon: Lexicon) -> Grammar:
    """The rules of the lexicon's language; without a pack there are no heads that any rule could meet."""
    return GRAMMARS.get(lexicon.language, ENGLISH)


def roles(words: Sequence[Word], lexicon: Lexicon, named: Spans) -> list[Role]:
    """All title phrases, left to right, none inside another."""
    found: list[Role] = []
    at = 0
    while at < len(words):
        may = words[at].base in lexicon.title_starts
        role = role_at(words, at, lexicon, named) if may else None
        if role and not _owns_a_body(words, role, lexicon):
            found.append(role)
        at = role.end if role else at + 1
    completed = grammar(lexicon).completed
    return [completed(words, one, after, lexicon) for one, after in zip_longest(found, found[1:])]


def _owns_a_body(words: Sequence[Word], role: Role, lexicon: Lexicon) -> bool:
    """English: "the governor's office" is a body."""
    last = words[role.end - 1]
    owns = lexicon.language == "en" and last.whole != last.base and role.end < len(words)
    return owns and words[role.end].base in lexicon.organisation_heads


def stretched(
    words: Sequence[Word], found: Sequence[Role], kept: Sequence[Candidate], lexicon: Lexicon
) -> list[Role]:
    """The phrases, each with the body or place after it that only the whole article shows to be one.

    Persian: by ezafe (سرمربی صرب سپهر); Arabic: after a construct head or ل; English: after "of".
    """
    named = {one.start: one.end for one in kept if one.kind in ("organisation", "place")}
    others = {role.start for role in found}
    return [_stretch(words, role, named, lexicon) if role.end not in others else role for role in found]


def _stretch(words: Sequence[Word], role: Role, named: Mapping[int, int], lexicon: Lexicon) -> Role:
    at = _after_of(words, role.end) if lexicon.language == "en" else role.end
    apart = role.office in ("honorific", "relational", "collective", "plural")
    if at not in named or apart or not all(word.joined for word in words[role.end : at + 1]):
        return role
    if not grammar(lexicon).takes(words, role, at, lexicon):
        return role
    return role._replace(end=named[at], bare=False, core=role.core if role.core < role.end else at)


def _after_of(words: Sequence[Word], at: int) -> int:
    """The word after "of" or "of the" at a word; that word where neither stands there."""
    if at >= len(words) or words[at].base not in ("of", "for", "at"):
        return at
    return at + 1 + (at + 1 < len(words) and words[at + 1].base == "the")


def role_at(words: Sequence[Word], at: int, lexicon: Lexicon, named: Spans) -> Role | None:
    """The title phrase that begins at a word, if one does."""
    epithet = longest(lexicon.epithets, words, at)
    exalted = longest(lexicon.exalted, words, at)
    office_at = exalted.end if exalted else at
    head = _head(words, office_at, lexicon)
    relational = longest(lexicon.relational, words, at)
    honorific = longest(lexicon.honorifics, words, at)
    if epithet and epithet.value == "collective" and _is_some_system(words, epithet, lexicon):
        return None
    if epithet and epithet.value == "collective":
        return Role(at, epithet.end, epithet.value, frozenset())
    if epithet:
        return _grown(words, at, epithet, lexicon, named)
    if relational:
        return _grown(words, at, relational, lexicon, named)
    if honorific and len(words[at].base) == 1 and not _abbreviates(words, honorific.end):
        honorific = None
    if honorific and (not head or honorific.end > head.end):
        return Role(at, honorific.end, "honorific", frozenset())
    return _grown(words, at, head, lexicon, named) if head else None


def _is_some_system(words: Sequence[Word], hit: Hit[str], lexicon: Lexicon) -> bool:
    """Whether an adjective says that النظام is an order or system and no regime: النظام العام."""
    if hit.end - hit.start > 1 or hit.end >= len(words) or not words[hit.end].joined:
        return False
    after = words[hit.end]
    plain = after.base not in lexicon.nationalities and after.base not in NO_NOUNS and not after.prefix
    return plain and after.base.startswith(ARTICLE) and after.facts.person < 5


def _abbreviates(words: Sequence[Word], after: int) -> bool:
    """Whether a dot or slash marks a single letter as short for a title (د. / م.)."""
    return after < len(words) and words[after].base in (".", "/") and words[after].joined


def _head(words: Sequence[Word], at: int, lexicon: Lexicon) -> Hit[str] | None:
    if at >= len(words) or words[at].kind != "word":
        return None
    return longest(lexicon.offices, words, at)


def _grown(words: Sequence[Word], start: int, head: Hit[str], lexicon: Lexicon, named: Spans) -> Role:
    rules = grammar(lexicon)
    end = rules.complements(words, head, lexicon, named)
    end = second_comma(words, head, end, lexicon) or end
    start = rules.modifiers(words, start, lexicon, named)
    countries = frozenset(_countries(words, start, end, lexicon, named))
    bare = end == head.end and start == head.start
    sole = head.value in SOLE and rules.sole(words, start, end, lexicon)
    return Role(start, end, head.value, countries, bare=bare, core=head.end, sole=sole)


def _countries(words: Sequence[Word], start: int, end: int, lexicon: Lexicon, named: Spans) -> list[str]:
    adjectives = [lexicon.nationalities.get(words[i].base, "") for i in range(start, end)]
    places = [named[i][1][:2] for i in range(start, end) if i in named and named[i][1]]
    return [code[:2] for code in adjectives + places if code]
