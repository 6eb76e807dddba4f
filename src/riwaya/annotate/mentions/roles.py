"""Title and role phrases: a listed head and its complements (وزير الدفاع الروسي, سخنگوی کاخ سفید).

Order: the head at a word; then, by language, as many complements as its grammar allows.
Arabic: a chain of construct nouns up to one with the article, its adjectives and what `and` joins
to it, then `in`, `for`, `on behalf of` with a place or body. Persian: a chain of listed nouns,
adjectives and places. English: modifiers before the head, `of` after it. A phrase between two
commas after a name reaches to the second (`_between_commas`). What stands beside a name is its
title; what stands alone is a role (see `people`).
"""

from collections.abc import Mapping, Sequence
from itertools import zip_longest
from typing import NamedTuple

from riwaya.annotate.mentions.lexicon import ARTICLE, NO_NOUNS, Lexicon
from riwaya.annotate.mentions.names import Candidate
from riwaya.annotate.mentions.phrases import Hit, longest
from riwaya.annotate.mentions.words import Word

# Above this Zipf frequency an unlisted Arabic word with the article is a common noun or
# adjective and may be a complement; rarer ones are as often surnames (المعوشي).
COMMON = 3.4
# Persian: "a", "this" before a role are part of the phrase.
POINTING = ("يك", "اين")
DETERMINERS = ("the", "a", "an", "his", "her", "its", "their", "our", "my")


class Role(NamedTuple):
    """A title phrase over words[start:end].

    office: the id of its head, or "honorific", "relational", "epithet", "plural"; countries:
    ISO codes of nationalities and territories in it; bare: the head without complements; core:
    the word after the head (-1 where the phrase is only a head); sole: an office that one person
    holds, in a language without an article.
    """

    start: int
    end: int
    office: str
    countries: frozenset[str]
    bare: bool = False
    core: int = -1
    sole: bool = False

    def is_definite(self, words: Sequence[Word]) -> bool:
        """Whether the phrase can denote somebody known: it has complements, or the article."""
        if not self.bare or self.sole or self.office == "epithet":
            return True
        return words[self.start].base.startswith(ARTICLE)


Spans = Mapping[int, tuple[int, str]]
"""Where places and organisations begin: first word -> (word after the last, code or "")."""


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
    return [_shared(words, one, after, lexicon) for one, after in zip_longest(found, found[1:])]


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
    at = role.end
    if lexicon.language == "en" and at < len(words) and words[at].base in ("of", "for", "at"):
        at += 1 + (at + 1 < len(words) and words[at + 1].base == "the")
    apart = role.office in ("honorific", "relational", "collective", "plural")
    if at not in named or apart or not all(word.joined for word in words[role.end : at + 1]):
        return role
    prefix, last = words[at].prefix, words[role.end - 1]
    definite = any(word.base.startswith(ARTICLE) for word in words[role.start : role.end])
    owned = {
        "ar": prefix == ("ل" if definite else ""),
        "fa": last.base not in lexicon.honorifics,
        "en": at > role.end,
    }
    if not owned.get(lexicon.language, False):
        return role
    return role._replace(end=named[at], bare=False, core=role.core if role.core < role.end else at)


# Endings of adjectives that say the nationality of two or more (السوريين), folded.
SEVERAL = ("ين", "ان", "ون", "تين", "تان")
JOINING = ("و", "ولا", "او")


def _shared(words: Sequence[Word], role: Role, after: Role | None, lexicon: Lexicon) -> Role:
    """Arabic: "the minister and the chief of staff, both Syrian" says the country of both."""
    if lexicon.language != "ar" or after is None or role.countries or not after.countries:
        return role
    joined = words[role.end : after.start]
    linked = after.start == role.end and words[after.start].prefix == "و"
    linked = linked or (len(joined) == 1 and joined[0].whole in JOINING)
    last = words[after.end - 1]
    several = last.base in lexicon.nationalities and last.base.endswith(SEVERAL)
    return role._replace(countries=after.countries, bare=False) if linked and several else role


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
    grow = {"ar": _arabic, "fa": _persian}.get(lexicon.language, _english)
    end = grow(words, head, lexicon, named)
    end = _between_commas(words, head, end, lexicon) or end
    if lexicon.language == "en":
        start = _english_front(words, start, lexicon, named)
    if lexicon.language == "fa" and start and words[start].joined:
        start -= words[start - 1].base in POINTING or words[start - 1].base in lexicon.same
    if lexicon.language == "ar" and end < len(words) and words[end].joined:
        end += words[end].base in lexicon.same
    countries = frozenset(_countries(words, start, end, lexicon, named))
    bare = end == head.end and start == head.start
    sole = lexicon.language == "fa" and head.value in SOLE and _is_sole(words, start, end, lexicon)
    return Role(start, end, head.value, countries, bare=bare, core=head.end, sole=sole)


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


# Persian words before a bare office that make it nobody in particular, or a part of another phrase.
NOBODY = frozenset(["يك", "دو", "سه", "چهار", "چند", "هر", "هيچ", "و", "عنوان", "مقام", "سمت", "پست"])
# Zipf frequency from which a Persian word after an office is a particle and no complement of it.
PARTICLE = 5.3


def _is_sole(words: Sequence[Word], start: int, end: int, lexicon: Lexicon) -> bool:
    """Persian: whether a bare office is "the governor": no number before it, no complement after it."""
    before = words[start - 1] if start and words[start].joined else None
    if before and (before.base in NOBODY or before.base in lexicon.construct):
        return False
    if end >= len(words) or not words[end].joined or words[end].kind == "mark":
        return True
    after = words[end]
    return after.base in lexicon.says or (after.facts.zipf >= PARTICLE and after.base != "و")


# A phrase between commas is no longer than this, in words.
BETWEEN = 10


# English: what an indefinite phrase may bring in before its second comma (a doctor with no past).
BROUGHT_IN = ("with", "by", "from", "against", "on", "under")


def _between_commas(words: Sequence[Word], head: Hit[str], end: int, lexicon: Lexicon) -> int:
    """The second comma of "NAME, TITLE and more, …"; 0 where the phrase is not set off so.

    What may not stand between: a verb of saying, a relative pronoun, a title of somebody else.
    """
    first = head.start - 1
    if first >= 0 and words[first].base in DETERMINERS and lexicon.language == "en":
        first -= 1
    if first < 1 or words[first].base != "," or not _may_close_name(words[first - 1], lexicon):
        return 0
    at = end
    while at < min(len(words), head.start + BETWEEN) and words[at].joined and words[at].kind != "mark":
        word = words[at]
        named = word.facts.person >= 5 and lexicon.language != "en"
        with_ = words[first + 1].base in ("a", "an") and word.base in BROUGHT_IN
        if word.base in lexicon.says or (word.base in lexicon.ends and not with_) or named:
            return 0
        at += 1
    closed = at < len(words) and words[at].base == "," and words[at].joined
    return at if closed and at > end else 0


def _may_close_name(word: Word, lexicon: Lexicon) -> bool:
    """Whether a word before a comma may be a person's last name."""
    if word.kind != "word" or word.base in lexicon.nationalities or word.base in lexicon.qualifiers:
        return False
    return word.capital if lexicon.language == "en" else word.facts.person >= 4 or word.facts.zipf < COMMON


def _countries(words: Sequence[Word], start: int, end: int, lexicon: Lexicon, named: Spans) -> list[str]:
    adjectives = [lexicon.nationalities.get(words[i].base, "") for i in range(start, end)]
    places = [named[i][1][:2] for i in range(start, end) if i in named and named[i][1]]
    return [code[:2] for code in adjectives + places if code]


def _arabic(words: Sequence[Word], head: Hit[str], lexicon: Lexicon, named: Spans) -> int:
    at = head.end
    definite = any(words[i].base.startswith(ARTICLE) for i in range(head.start, head.end))
    # "the spokesman for" asks for a complement although it has the article.
    open_ = not definite or words[at - 1].base in lexicon.links
    closed = at if definite else 0
    while at < len(words) and words[at].joined:
        end, open_ = _arabic_step(words, at, lexicon, named, open_)
        if end == at:
            end, opened = _arabic_joined(words, at, head, lexicon)
            if end == at:
                break
            open_ = opened
        at, closed = end, closed if open_ else end
    if open_ and at > head.start + 1 and words[at - 1].base in lexicon.construct:
        return at + 1 if _closes_chain(words, at) else closed or at
    return at + 1 if not open_ and _unknown_nation(words, at, named) else at


def _closes_chain(words: Sequence[Word], at: int) -> bool:
    """Whether a strange word is what a construct noun is of: the council of Zarqand."""
    if at >= len(words) or not words[at].joined or words[at].kind != "word" or words[at].prefix:
        return False
    return words[at].facts.zipf < COMMON and words[at].facts.person < 4


# Whose phrase may go on with "for" and a body or another's office (the spokesman for the police of …).
SPEAK_FOR = frozenset(
    (
        "spokesperson",
        "director",
        "secretary_general",
        "commander",
        "secretary",
        "deputy_minister",
    )
)
DEPUTIES = frozenset(["member", "vice_president", "deputy_minister", "adviser", "envoy"])


def _arabic_joined(words: Sequence[Word], at: int, head: Hit[str], lexicon: Lexicon) -> tuple[int, bool]:
    """What a proclitic joins to a chain that is closed: "and the industry", "for the police of"."""
    word, before = words[at], words[at - 1]
    if word.kind != "word" or at == head.start:
        return at, False
    if word.prefix == "و" and at > head.end and word.base.startswith(ARTICLE):
        return at + _is_coordinate(before, word, head, lexicon), False
    if word.prefix == "ل" and head.value in SPEAK_FOR and word.base not in lexicon.dropped_heads:
        body = word.base in lexicon.organisation_heads or word.base in lexicon.construct
        return at + body, body
    deputy = word.prefix == "ل" and head.value in DEPUTIES and before.base in lexicon.qualifiers
    held = deputy and word.base in lexicon.offices
    return at + held, held


def _is_coordinate(before: Word, word: Word, head: Hit[str], lexicon: Lexicon) -> bool:
    """Whether "and the X" goes on with a complement: another field of an office, another adjective."""
    if before.base in lexicon.nationalities and word.base in lexicon.nationalities:
        return head.value == "plural"
    adjectives = before.base.endswith("يه") and word.base.endswith("يه") and before.base.startswith(ARTICLE)
    adjectives = adjectives and word.base not in lexicon.nationalities and word.facts.zipf > 0
    return word.base in lexicon.domains or adjectives


def _unknown_nation(words: Sequence[Word], at: int, named: Spans) -> bool:
    """Whether a word is the nationality of a country no list has: وزير الطاقة الزرقندي before a name."""
    if at + 1 >= len(words) or not words[at].joined or not words[at + 1].joined or at in named:
        return False
    word, after = words[at], words[at + 1]
    nisba = word.base.startswith(ARTICLE) and word.base.endswith(("ي", "يه")) and not word.prefix
    rare = word.kind == "word" and word.facts.zipf < COMMON and word.facts.person < 5
    first_name = after.kind == "word" and not after.prefix and not after.base.startswith(ARTICLE)
    return nisba and rare and first_name and (after.facts.person >= 3 or after.facts.zipf < COMMON)


def _arabic_step(
    words: Sequence[Word], at: int, lexicon: Lexicon, named: Spans, open_: bool
) -> tuple[int, bool]:
    """The end of the complement at a word (the word itself: there is none), and whether the
    construct chain is still open (no article yet)."""
    word = words[at]
    if at in named and _may_take_name(words, at, lexicon, open_=open_, is_place=bool(named[at][1])):
        return named[at][0], False
    if word.kind != "word":
        return at, open_
    if not word.prefix and (word.base in lexicon.nationalities or word.base in lexicon.qualifiers):
        return at + 1, open_ and not word.base.startswith(ARTICLE)
    if open_ and not word.prefix and (word.base in lexicon.construct or _is_office_of(word, lexicon)):
        return at + 1, not word.base.startswith(ARTICLE)
    if word.base.startswith(ARTICLE) and _arabic_noun(word, open_, lexicon):
        return at + 1, False
    if word.base in lexicon.links and not word.prefix:
        return _after_link(words, at + 1, lexicon, named)
    return at, open_


def _is_office_of(word: Word, lexicon: Lexicon) -> bool:
    """Whether a word in an open chain is whose deputy, adviser or council it is (of the minister …)."""
    return word.base in lexicon.offices and len(word.base) > 3 and word.facts.person < 5


def _may_take_name(words: Sequence[Word], at: int, lexicon: Lexicon, *, open_: bool, is_place: bool) -> bool:
    """A place or body goes on with a title in an open chain, after ل, or after another by و."""
    word, before = words[at], words[at - 1]
    if word.prefix == "و":
        # "the ambassador to Italy and Malta": joined to a name that a particle brought in.
        return at > 1 and words[at - 2].base in lexicon.links
    if word.prefix == "ل" and is_place and before.base.endswith("ي"):
        # "The Bahraini minister … to Iran" has said whose he is; an envoy's "to" follows "UN".
        return lexicon.nationalities.get(before.base, "UN") == "UN"
    return open_ or word.prefix == "ل" or (before.base in lexicon.links and not word.prefix)


def _arabic_noun(word: Word, open_: bool, lexicon: Lexicon) -> bool:
    """Whether a word with the article may complete a chain (open), follow ل, or be an adjective."""
    if word.base in NO_NOUNS:
        return False
    feminine = word.base.endswith("يه") and not word.prefix
    if (word.facts.zipf < COMMON and not feminine) or word.facts.person >= 5 or word.base in lexicon.offices:
        return False
    if word.prefix in ("", "ل") and (open_ or word.prefix):
        return True
    return not word.prefix and word.base.endswith(("ي", "يه"))


def _after_link(words: Sequence[Word], at: int, lexicon: Lexicon, named: Spans) -> tuple[int, bool]:
    link = at - 1
    if at >= len(words) or not words[at].joined:
        return link, False
    if at in named:
        return named[at][0], False
    word = words[at]
    if word.base in lexicon.construct or word.base in lexicon.organisation_heads:
        return at + 1, True
    far = words[link].base not in ("في", "الي", "عن")
    if far and word.base.startswith(ARTICLE) and word.facts.zipf >= COMMON:
        return at + 1, False
    return link, False


def _persian(words: Sequence[Word], head: Hit[str], lexicon: Lexicon, named: Spans) -> int:
    at = end = head.end
    while at < len(words) and words[at].joined:
        after = _persian_step(words, at, head, lexicon, named)
        if after > at:
            at = end = after
        elif at == end and head.value != "relational" and _persian_goes_on(words, at, lexicon, named):
            at += 1
        else:
            break
    return end + 1 if end > head.start and _unknown_place(words, end, lexicon, named) else end


def _unknown_place(words: Sequence[Word], at: int, lexicon: Lexicon, named: Spans) -> bool:
    """Whether a strange word closes a title that is set off by commas: "…، وزیر نیروی زرقند، …"."""
    if at + 1 >= len(words) or not words[at].joined or words[at + 1].base != "," or at in named:
        return False
    word = words[at]
    strange = word.kind == "word" and not word.prefix and word.facts.zipf < COMMON and word.facts.person < 4
    return strange and word.base not in lexicon.title_starts and word.base not in lexicon.says


def _persian_step(words: Sequence[Word], at: int, head: Hit[str], lexicon: Lexicon, named: Spans) -> int:
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
    return at + 1 if own or listed or _persian_adjective(word, lexicon) else at


def _persian_adjective(word: Word, lexicon: Lexicon) -> bool:
    return word.base in lexicon.qualifiers or word.base in lexicon.nationalities


def _persian_goes_on(words: Sequence[Word], at: int, lexicon: Lexicon, named: Spans) -> bool:
    """Whether a conjunction or preposition at a word is followed by more of the same phrase."""
    if at + 1 >= len(words) or not words[at + 1].joined:
        return False
    after = words[at + 1].base
    if words[at].base == "و":
        return _persian_coordinate(words[at - 1], words[at + 1], lexicon)
    if words[at].base not in lexicon.links:
        return False
    construct = after in lexicon.construct and after not in lexicon.generic_places
    return at + 1 in named or construct or after == "اين"


def _persian_coordinate(before: Word, after: Word, lexicon: Lexicon) -> bool:
    """Whether "and" joins two fields of an office, or two adjectives (in legal and international affairs)."""
    field = before.base in lexicon.domains
    adjectives = before.base in lexicon.qualifiers and after.base in lexicon.qualifiers
    both = field and after.base in lexicon.domains
    return both or adjectives or (before.base in NATIONAL and after.base in POLICIES)


# The committee "of national security and foreign policy" is one.
NATIONAL = ("ملي",)
POLICIES = ("سياست",)


def _english(words: Sequence[Word], head: Hit[str], lexicon: Lexicon, named: Spans) -> int:
    at = end = head.end
    while at < len(words) and words[at].joined and at - head.end < 9:
        word = words[at]
        if at in named:
            at = end = named[at][0]
        elif end > head.end and (word.base in lexicon.qualifiers or word.base in lexicon.organisation_heads):
            at = end = at + 1
        elif word.base in lexicon.links or (word.base in ("the", "and") and at > head.end):
            at += 1
        elif at > head.end and (body := _body_end(words, at, lexicon)) > at:
            at = end = body
        elif at > head.end and (word.base in lexicon.qualifiers or word.base in lexicon.nationalities):
            at = end = at + 1
        elif at > head.end and (rest := _english_rest(words, at, lexicon)) > at:
            return rest
        else:
            break
    return end


# Common nouns of a complement are at most so many ("the European Union's election observer mission").
LOWER = 3


def _english_rest(words: Sequence[Word], at: int, lexicon: Lexicon) -> int:
    """The end of a complement of unlisted words before a mark, a verb or a name; its start if none does."""
    end = at
    while end < min(len(words), at + LOWER) and words[end].joined and _may_complete(words[end], lexicon):
        end += 1
    if end == at or end == len(words):
        return end
    after = words[end]
    return end if after.kind == "mark" or after.capital or _is_verb(after, lexicon) else at


def _may_complete(word: Word, lexicon: Lexicon) -> bool:
    return word.kind == "word" and not word.capital and len(word.base) > 2 and not _is_verb(word, lexicon)


def _is_verb(word: Word, lexicon: Lexicon) -> bool:
    """Whether a word ends a noun phrase: a listed verb or particle, or a past form by its ending."""
    past = word.base.endswith("ed") and not word.capital and word.base not in lexicon.qualifiers
    return past or word.base in lexicon.ends or word.base in lexicon.says


def _body_end(words: Sequence[Word], at: int, lexicon: Lexicon) -> int:
    """The end of a run of capitals that a body's noun closes (the Dalvan Basin Commission)."""
    end = at
    while end < len(words) and words[end].kind == "word" and words[end].capital and words[end].joined:
        end += 1
        if words[end - 1].base in lexicon.organisation_heads and _of_capital(words, end):
            return end + 2
    return end if end > at + 1 and words[end - 1].base in lexicon.organisation_heads else at


def _of_capital(words: Sequence[Word], at: int) -> bool:
    """Whether "of" and a capital follow: the University of Tehran."""
    return at + 1 < len(words) and words[at].base == "of" and words[at + 1].capital and words[at + 1].joined


def _owns(words: Sequence[Word], at: int) -> bool:
    """Whether a word is whose officer the title names: Zarqand's minister, the town's mayor."""
    word = words[at]
    possessive = word.kind == "word" and word.whole.endswith(("'s", "’s")) and word.whole != word.base
    return possessive and (word.capital or (at > 0 and words[at - 1].base == "the"))


# So many unlisted words may stand between a determiner and an English head (the 19-year-old striker).
FRONT = 5


def _past_nouns(words: Sequence[Word], start: int, lexicon: Lexicon) -> int:
    """Where the determiner or owner stands before unlisted modifiers; the same place where none does."""
    if words[start].base in DETERMINERS or _owns(words, start):
        return start
    at = start
    while at and start - at < FRONT and words[at].joined and _may_stand_between(words[at - 1], lexicon):
        at -= 1
    if at == start or not at or not words[at].joined:
        return start
    return at if words[at - 1].base in DETERMINERS else at - 1 if _owns(words, at - 1) else start


def _may_stand_between(word: Word, lexicon: Lexicon) -> bool:
    if word.base == "-" or word.kind == "number" or word.upper:
        return True
    particle = word.base in lexicon.ends | lexicon.links | lexicon.says or word.base in (
        *DETERMINERS,
        "and",
        "or",
    )
    owner = word.whole != word.base
    return word.kind == "word" and not word.capital and not particle and not owner


def _english_front(words: Sequence[Word], start: int, lexicon: Lexicon, named: Spans) -> int:
    """Where modifiers before an English head begin: the deputy oil minister, Iran's ambassador."""
    ends = {end: begin for begin, (end, _) in named.items() if words[end - 1].joined or end - begin == 1}
    while start > 0 and words[start].joined:
        before = words[start - 1]
        if start in ends and (before.whole != before.base or before.upper):
            start = ends[start]
        elif _owns(words, start - 1):
            start -= 1
            break
        elif start > 1 and before.base == "'" and words[start - 2].base.endswith("s") and before.joined:
            # Of several: the workers' spokesman.
            start -= 2
            break
        elif before.base in lexicon.qualifiers or before.base in lexicon.nationalities:
            start -= 1
        else:
            break
    if start > 1 and words[start].joined and words[start - 1].base == "two":
        start -= 1
    start = _past_nouns(words, start, lexicon)
    determined = (
        start > 0
        and words[start].base not in DETERMINERS
        and words[start].joined
        and words[start - 1].base in DETERMINERS
    )
    return start - 1 if determined else start
