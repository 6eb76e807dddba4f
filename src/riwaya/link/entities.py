"""Persons, places and organisations across articles, scripts and spellings.

1. `chains` reads from a document one chain for each (kind, fullest name), with its titles.
2. `keys` says where a chain may meet others: its listed code, or the blocks of its name.
3. `compare` weighs the `FEATURES` of a pair; `RULE` tells `groups.group` when chains make one entity.
4. `entities` describes the groups.

A listed place or organisation is known by its code in all its spellings; everything else by the
sound of its name. Two given names that disagree forbid a link whatever the surnames say.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations, pairwise, product

from riwaya.languages.gazetteer import UNKNOWN, geonames_id, organisation_id, place_code, sole_place, words
from riwaya.languages.places import nationality, place_kind, place_words
from riwaya.languages.titles import offices_of, titles
from riwaya.link.candidates import Keys
from riwaya.link.evidence import weigh
from riwaya.link.groups import Rule
from riwaya.text.names import SAME_NAME, NameKey, name_blocks, name_key, name_similarity, token_similarity
from riwaya.text.normalise import fold
from riwaya.text.tokens import words as tokens
from riwaya.types import (
    ArticleId,
    Document,
    Entity,
    EntityKind,
    Evidence,
    ItemId,
    Link,
    Mention,
    NameCount,
    content_id,
)

# Changes whenever some pair may get other keys or another score.
VERSION = "6"

WIKIDATA = re.compile(r"Q[1-9]\d*")

RULE = Rule(join=0.5, average=0.3)
# A link that scores less says the same as none, and most pairs that share a sound are such.
TELLING = 0.01
# Of the pairs of letters of the shorter name, the share that two spellings in one language have in common at
# least. Of the linked names of stories_ar and gold/accounts none has less.
SHARED_LETTERS = 0.3
# More than so much of two words' letters makes them worth hearing (سمانثا, سامنتا).
ALIKE = 0.6

# Log-odds, set by hand on two thirds of gold/entities and gold/accounts so that a full name in two
# spellings is enough, a bare surname needs its title or a rare name, and a title is never enough.
BIAS = -2.0
SAME_CODE = 7.0
SAME_FULL, SAME_SPELLING, NEAR_SPELLING = 4.0, 1.5, 0.8
BARE, OTHER_NAME = 1.3, -6.0
SAME_GIVEN = 1.0
SAME_OFFICE, OTHER_OFFICE = 1.2, -0.3
SAME_COUNTRY, OTHER_COUNTRY = 0.8, -0.8
ONE_ARTICLE = -2.0
# Zipf frequency from which a bare surname is so common that it says little, and what is then lost.
COMMON_SURNAME, COMMON_LOSS = 4.6, 1.0
# Bodies that every country has one of, by words of their names; short names of them say too little.
STATE_BODIES = frozenset(
    map(
        fold,
        [
            "وزارة",
            "وزارت",
            "ministry",
            "مجلس",
            "شورای",
            "council",
            "شرطة",
            "پلیس",
            "police",
            "الجيش",
            "ارتش",
            "army",
            "لجنة",
            "کمیته",
            "committee",
            "البرلمان",
            "برلمان",
            "پارلمان",
            "parliament",
            "محكمة",
            "دادگاه",
            "court",
            "هيئة",
        ],
    )
)
GENERIC_WORDS = 2
# Two given names below this are of two people: "Mohammed" and "Mahmoud" stay apart.
SAME_GIVEN_NAME = 0.78


@dataclass(frozen=True, slots=True, kw_only=True)
class Chain:
    """What one article calls one entity.

    name: the fullest form; spellings: written forms with counts; code: of a listed place or
    organisation; offices, countries: what titles beside the name say; mentions: ids of the names
    and of the roles and epithets that denote it.
    """

    id: str
    article: ArticleId
    language: str
    kind: EntityKind
    name: str
    spellings: tuple[tuple[str, int], ...]
    code: str | None
    offices: frozenset[str]
    countries: frozenset[str]
    mentions: tuple[ItemId, ...]


# --- chains ----------------------------------------------------------------------------------------


def chains(document: Document) -> tuple[Chain, ...]:
    """One chain for each entity that the article names, sorted by id; none without mentions."""
    named: defaultdict[tuple[EntityKind, str], list[Mention]] = defaultdict(list)
    denoting: defaultdict[str, list[Mention]] = defaultdict(list)
    for mention in document.annotations.mentions or ():
        if mention.form == "name":
            named[mention.kind, mention.name or mention.text].append(mention)
        elif mention.of:
            denoting[mention.of].append(mention)
    near = countries_told_of(document)
    made = (
        _chain(document, kind, name, those, denoting[name] if kind == "person" else [], near=near)
        for (kind, name), those in named.items()
    )
    return tuple(sorted(made, key=lambda chain: chain.id))


def countries_told_of(document: Document) -> frozenset[str]:
    """ISO codes of the countries that an article names by places that can be no others, and in titles."""
    language = document.annotations.language or document.article.language or "und"
    told = [mention for mention in document.annotations.mentions or () if mention.form == "name"]
    places = {mention.name or mention.text for mention in told if mention.kind == "place"}
    sure = [place.code[:2] for place in map(sole_place, sorted(places)) if place]
    titles_of = {title.text for mention in told for title in mention.titles}
    in_titles = (code for phrase in titles_of for code in countries_in(phrase, language))
    return frozenset((*(code for code in sure if code.isupper()), *in_titles))


# Before the id of a user's own gazetteer in a chain's code.
OWN = "own:"


def _own_entry(named: Sequence[Mention]) -> str | None:
    """The code of a chain whose names a user's own gazetteer has."""
    return next((f"{OWN}{mention.entry}" for mention in named if mention.entry), None)


def _code(kind: EntityKind, name: str, near: frozenset[str]) -> str | None:
    if kind == "place":
        return place_code(name, near, is_place=True)
    return organisation_id(name) if kind == "organisation" else None


def _chain(
    document: Document,
    kind: EntityKind,
    name: str,
    named: Sequence[Mention],
    denoting: Sequence[Mention],
    *,
    near: frozenset[str],
) -> Chain:
    language = document.annotations.language or document.article.language or "und"
    phrases = [title.text for mention in named for title in mention.titles]
    phrases += [mention.text for mention in denoting]
    return Chain(
        id=content_id(("entity", document.id, kind, name)),
        article=document.id,
        language=language,
        kind=kind,
        name=name,
        spellings=_counted(_spelling(mention) for mention in named),
        code=_own_entry(named) or _code(kind, name, near),
        offices=frozenset(office for phrase in phrases for office in offices_of(phrase, language)),
        countries=frozenset(code for phrase in phrases for code in countries_in(phrase, language)),
        mentions=tuple(sorted(mention.id for mention in (*named, *denoting))),
    )


def _spelling(mention: Mention) -> str:
    """The name as written; its fullest form where only a clitic makes the difference (للأسد)."""
    name = mention.name or mention.text
    return name if name.endswith(mention.text) and len(name) == len(mention.text) + 1 else mention.text


def _counted(spellings: Iterable[str]) -> tuple[tuple[str, int], ...]:
    counts = Counter(spellings)
    return tuple(sorted(counts.items(), key=lambda item: (-item[1], item[0])))


@lru_cache(maxsize=1 << 14)
def countries_in(phrase: str, language: str) -> frozenset[str]:
    """ISO codes of the countries that a phrase names, by name or by adjective."""
    parts = [token.text for token in tokens(phrase)]
    pairs = [f"{a} {b}" for a, b in pairwise(parts)]
    codes = [place_code(part) for part in (*parts, *pairs)]
    codes += [nationality(part, language) for part in parts]
    return frozenset(code[:2] for code in codes if code and code[:2].isupper())


# --- candidates -------------------------------------------------------------------------------------


def identity(chain: Chain) -> str | None:
    """What makes chains one entity with no comparing: kind and code of a listed place or body."""
    return f"{chain.kind}:{chain.code}" if chain.code else None


def keys(chain: Chain) -> Keys:
    """Where a chain meets others: its code if it is listed, else two words of its name, or the only one.

    Of two full names every word of the shorter has its own in the longer, so they share two.
    """
    known = identity(chain)
    if known and not known.startswith(f"{chain.kind}:{OWN}"):
        return frozenset({known})
    # A user's own list may lack a spelling, by which its entry must still be met.
    own = (known,) if known else ()
    found = name_blocks(comparable(chain)) if _is_short(chain) else _word_pairs(chain)
    return frozenset((*own, *(f"{chain.kind}:{one}" for one in found)))


def offered(chain: Chain) -> Keys:
    """The keys of its last word and of the whole, by which a full name meets short ones, but no full one.

    A given name alone is nobody's.
    """
    known = identity(chain)
    if _is_short(chain) or (known and not known.startswith(f"{chain.kind}:{OWN}")):
        return frozenset()
    key = name_key(comparable(chain))
    blocks = name_blocks(key.tokens[-1].text) | name_blocks(key.whole.text)
    return frozenset(f"{chain.kind}:{one}" for one in blocks)


def meet(one: Chain, other: Chain) -> bool:
    """Whether two chains are compared."""
    left, right = keys(one), keys(other)
    return bool(left & right or left & offered(other) or offered(one) & right)


def plausible(one: Chain, other: Chain) -> bool:
    """Whether names of one language share enough pairs of letters to be compared by their sound.

    Keys are coarse, so that they hold across scripts; spellings in one language differ by few letters.
    Of two full names each word of the shorter needs one like it.
    """
    if one.language != other.language or one.code or other.code:
        return True
    left, right = sorted((_letter_pairs(comparable(one)), _letter_pairs(comparable(other))), key=len)
    shorter, longer = frozenset().union(*left), frozenset().union(*right)
    if len(shorter & longer) < SHARED_LETTERS * min(len(shorter), len(longer)):
        return False
    return len(left) < 2 or all(any(_alike(word, its) for its in right) for word in left if word)


def _alike(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether two words, given by their pairs of letters, share a pair or most of their letters."""
    if one & other:
        return True
    left, right = set("".join(one)), set("".join(other))
    return len(left & right) > ALIKE * max(len(left), len(right))


@lru_cache(maxsize=1 << 16)
def _letter_pairs(name: str) -> tuple[frozenset[str], ...]:
    """The pairs of letters of each word."""
    words = (token.text.removeprefix("ال") for token in tokens(fold(name)))
    return tuple(frozenset(a + b for a, b in pairwise(word)) for word in words)


def _is_short(chain: Chain) -> bool:
    """Whether a name has one word, or initials, which may stand for any word."""
    words = name_key(comparable(chain)).tokens
    return len(words) < 2 or any(len(word.text) == 1 for word in words)


def _word_pairs(chain: Chain) -> Iterator[str]:
    """Blocks of two words of a name each; its last two also as one, which others may write together."""
    key = name_key(comparable(chain))
    heard = [(*name_blocks(word.text), *(f"g{row}" for row in word.given)) for word in key.tokens]
    written = [word.text for word in key.tokens]
    joined = [tuple(name_blocks("".join(written[-2:])))] if len(written) > 2 else []
    for one, other in combinations([*heard, *joined], 2):
        yield from (f"{min(both)}+{max(both)}" for both in product(one, other))


# --- features ----------------------------------------------------------------------------------------


def compare(one: Chain, other: Chain) -> Link | None:
    """The link between two chains of one kind; None for two kinds, which are never one entity."""
    if one.kind != other.kind or one.id == other.id:
        return None
    evidence = [feature(one, other) for feature in FEATURES]
    return weigh("entity", (one.id, other.id), evidence, bias=BIAS)


def listed_code(one: Chain, other: Chain) -> Evidence | None:
    """Both are in the list of places and organisations, as the same one or as two."""
    if not one.code or not other.code or one.code.startswith(OWN) != other.code.startswith(OWN):
        return None
    same = one.code == other.code
    return _evidence("listed_code", SAME_CODE if same else 0.0, one.code, other.code, veto=not same)


def name_spelling(one: Chain, other: Chain) -> Evidence | None:
    """How alike the fullest names sound; a bare surname says less, a common one less still."""
    if one.code and one.code == other.code:
        return None
    similarity = name_similarity(comparable(one), comparable(other))
    if similarity < SAME_NAME or (one.kind != "person" and not _same_bodies(one, other)):
        return _evidence("name_spelling", OTHER_NAME, one.name, other.name)
    weight = SAME_SPELLING if similarity > 0.9 else NEAR_SPELLING
    weight += BARE - _commonness(one, other) if _is_bare(one) or _is_bare(other) else SAME_FULL
    return _evidence("name_spelling", weight, one.name, other.name)


def _same_bodies(one: Chain, other: Chain) -> bool:
    """Names of bodies and places are compared whole: no word may be missing on either side."""
    left, right = name_key(comparable(one)), name_key(comparable(other))
    return len(left.tokens) == len(right.tokens) or token_similarity(left.whole, right.whole) >= SAME_NAME


def _is_bare(chain: Chain) -> bool:
    return chain.kind == "person" and len(name_key(chain.name).tokens) == 1


def _commonness(one: Chain, other: Chain) -> float:
    """What a bare name loses because it is frequent or a common word in its language."""
    bare = [chain for chain in (one, other) if _is_bare(chain)]
    facts = [words(chain.language).get(fold(chain.name), UNKNOWN) for chain in bare]
    return COMMON_LOSS if any(fact.zipf >= COMMON_SURNAME for fact in facts) else 0.0


def given_name(one: Chain, other: Chain) -> Evidence | None:
    """Both have a given name, and it is the same or another."""
    if one.kind != "person" or _is_bare(one) or _is_bare(other):
        return None
    similarity = _given_similarity(name_key(one.name), name_key(other.name))
    same = similarity >= SAME_GIVEN_NAME
    return _evidence("given_name", SAME_GIVEN if same else 0.0, one.name, other.name, veto=not same)


def _given_similarity(one: NameKey, other: NameKey) -> float:
    """First against first; an initial agrees with what it may stand for; swapped order counts."""
    first = token_similarity(one.tokens[0], other.tokens[0])
    if len(one.tokens) == len(other.tokens) == 2:
        across = (token_similarity(a, b) for a, b in zip(one.tokens, other.tokens[::-1], strict=True))
        return max(first, min(across))
    return first


def office(one: Chain, other: Chain) -> Evidence | None:
    """The titles name the same office, or different ones (people have several)."""
    if not one.offices or not other.offices:
        return None
    same = bool(one.offices & other.offices)
    return _evidence(
        "office", SAME_OFFICE if same else OTHER_OFFICE, _list(one.offices), _list(other.offices)
    )


def country(one: Chain, other: Chain) -> Evidence | None:
    """The titles name the same country, or different ones."""
    if not one.countries or not other.countries:
        return None
    same = bool(one.countries & other.countries)
    weight = SAME_COUNTRY if same else OTHER_COUNTRY
    return _evidence("country", weight, _list(one.countries), _list(other.countries))


def country_of_body(one: Chain, other: Chain) -> Evidence | None:
    """Two organisations whose names hold different countries are two."""
    if one.kind != "organisation" or (one.code and one.code == other.code):
        return None
    left, right = countries_in(one.name, one.language), countries_in(other.name, other.language)
    if left == right:
        return None
    veto = bool(left and right)
    return _evidence("country_of_body", OTHER_COUNTRY, _list(left), _list(right), veto=veto)


def one_article(one: Chain, other: Chain) -> Evidence | None:
    """One article seldom uses two full names for one person."""
    if one.article != other.article or (one.code and one.code == other.code):
        return None
    return _evidence("one_article", ONE_ARTICLE, one.name, other.name)


def generic_body(one: Chain, other: Chain) -> Evidence | None:
    """Each country has its "ministry of interior": without the country it is not one body."""
    if one.kind != "organisation" or one.code or other.code:
        return None
    if countries_in(one.name, one.language) or not (_is_generic(one) and _is_generic(other)):
        return None
    return _evidence("generic_body", -SAME_FULL, one.name, other.name)


def _is_generic(chain: Chain) -> bool:
    parts = [fold(token.text) for token in tokens(chain.name)]
    return len(parts) <= GENERIC_WORDS and bool(STATE_BODIES & set(parts))


def kind_of_place(one: Chain, other: Chain) -> Evidence | None:
    """A bridge and a hospital of one name are two places, in one language or in two."""
    if one.kind != "place" or one.code or other.code:
        return None
    left, right = place_core(one)[1], place_core(other)[1]
    kinds = place_kind(left), place_kind(right)
    if not left or not right or left == right or (kinds[0] and kinds[0] == kinds[1]):
        return None
    if one.language != other.language and None in kinds:
        # Heads that no list joins may be one word in two languages.
        return None
    return _evidence("kind_of_place", 0.0, left, right, veto=True)


@lru_cache(maxsize=1 << 14)
def _place_heads(language: str) -> frozenset[str]:
    known = place_words(language)
    return frozenset(map(fold, (*known.features, *known.generic, *titles(language).small_heads)))


def place_core(chain: Chain) -> tuple[str, str]:
    """A place's name without its head noun (river, bridge), and that head; "" where it has none."""
    parts = chain.name.split()
    heads = _place_heads(chain.language)
    if len(parts) > 1 and fold(parts[0]) in heads:
        return " ".join(parts[1:]), fold(parts[0])
    if len(parts) > 1 and chain.language == "en" and fold(parts[-1]) in heads:
        return " ".join(parts[:-1]), fold(parts[-1])
    return chain.name, ""


def comparable(chain: Chain) -> str:
    """The name that spellings are compared by: a place's without its head noun."""
    return place_core(chain)[0] if chain.kind == "place" else chain.name


FEATURES = (
    listed_code,
    name_spelling,
    given_name,
    office,
    country,
    country_of_body,
    generic_body,
    kind_of_place,
    one_article,
)


def _evidence(feature: str, weight: float, left: str, right: str, *, veto: bool = False) -> Evidence:
    return Evidence(feature=feature, weight=weight, left=left, right=right, veto=veto)


def _list(codes: Iterable[str]) -> str:
    return ", ".join(sorted(codes))


# --- entities -----------------------------------------------------------------------------------------


def entities(chains: Iterable[Chain], components: Iterable[frozenset[str]]) -> tuple[Entity, ...]:
    """The entities of groups of chain ids, sorted by id; chains in no group stand alone."""
    by_id = {chain.id: chain for chain in chains}
    groups = [sorted(component & by_id.keys()) for component in components]
    placed = {chain for group in groups for chain in group}
    groups += [[chain] for chain in by_id if chain not in placed]
    made = (_entity([by_id[chain] for chain in group]) for group in groups if group)
    return tuple(sorted(made, key=lambda entity: entity.id))


def _entity(members: Sequence[Chain]) -> Entity:
    counts: Counter[tuple[str, str]] = Counter()
    for chain in members:
        for spelling, count in chain.spellings:
            counts[chain.language, spelling] += count
    names = (NameCount(language=lang, name=name, count=n) for (lang, name), n in counts.items())
    codes = sorted({chain.code for chain in members if chain.code})
    own = [code.removeprefix(OWN) for code in codes if code.startswith(OWN)]
    listed = [code for code in codes if not code.startswith(OWN) and members[0].kind == "place"]
    return Entity(
        id=members[0].id,
        kind=members[0].kind,
        names=tuple(sorted(names, key=lambda each: (-each.count, each.language, each.name))),
        mentions=tuple(sorted({mention for chain in members for mention in chain.mentions})),
        wikidata=next((code for code in own if WIKIDATA.fullmatch(code)), None),
        geonames=geonames_id(listed[0]) if listed else None,
    )
