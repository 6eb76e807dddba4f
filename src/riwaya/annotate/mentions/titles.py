"""Whose a title phrase is: beside a name its bearer's, alone that of the person it denotes.

Order: the name right after a phrase, or after the next phrase; the name before it, over a comma or
bracket; both names of a pair after a plural (الرئيسان … و…). A phrase that stands alone denotes the
only person of the article who bears a compatible title (`denoted`); "his counterpart" the one
of that country and of the office spoken of last.
"""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from riwaya.annotate.mentions.lexicon import ARTICLE, Lexicon
from riwaya.annotate.mentions.names import Candidate
from riwaya.annotate.mentions.people import key
from riwaya.annotate.mentions.roles import Role
from riwaya.annotate.mentions.words import Word
from riwaya.text.normalise import fold

CONJUNCTIONS = ("و", "and")
# Phrases that say nothing of an office.
NO_OFFICE = ("honorific", "relational", "epithet")
# "A spokesman" is somebody whom the article does not name.
INDEFINITE = ("a", "an", "يك")


class Holder(NamedTuple):
    """A title phrase beside a name: the phrase, the name's candidate, the fullest name."""

    role: Role
    owner: Candidate
    name: str


class Beside(NamedTuple):
    """Names of persons by the word they begin at and by the word after them."""

    starts: Mapping[int, Candidate]
    ends: Mapping[int, Candidate]


def titled(
    words: Sequence[Word], roles: Sequence[Role], kept: Sequence[Candidate], names: Mapping[Candidate, str]
) -> list[Holder]:
    """Title phrases that stand before a person's name, or after it; a plural one for each person."""
    roles = [role for role in roles if role.office != "collective"]
    people = [each for each in kept if each.kind == "person"]
    beside = Beside({each.start: each for each in people}, {each.end: each for each in people})
    owners: dict[Role, Candidate] = {}
    for role in reversed(roles):
        if owner := _owner_after(words, role, beside, owners):
            owners[role] = owner
    for role in roles:
        if role not in owners and (owner := _owner_before(words, role, beside, owners)):
            owners[role] = owner
    return [
        Holder(role, owner, names[owner])
        for role in roles
        if role in owners
        for owner in _all_owners(words, role, owners[role], beside)
    ]


def _owner_after(
    words: Sequence[Word], role: Role, beside: Beside, owners: Mapping[Role, Candidate]
) -> Candidate | None:
    """The person named right after a title phrase, or after the next title phrase."""
    at = _past_marks(words, role.end)
    if not _on_one_line(words, role.end, at):
        return None
    owner = beside.starts.get(at)
    # "Name, the minister, Other": the phrase belongs to the name before it, if one stands there.
    if owner and at > role.end and words[role.end].base == "," and _left_neighbour(words, role, beside):
        return None
    if owner:
        return owner
    chained = next((other for other in owners if other.start == at), None)
    return owners[chained] if chained and at - role.end <= 1 else None


def _owner_before(
    words: Sequence[Word], role: Role, beside: Beside, owners: Mapping[Role, Candidate]
) -> Candidate | None:
    owner = _left_neighbour(words, role, beside)
    if owner:
        return owner
    joined = (o for o in owners if 0 <= role.start - o.end <= 1 and _and_between(words, o.end, role.start))
    return next((owners[other] for other in joined), None)


def _on_one_line(words: Sequence[Word], end: int, start: int) -> bool:
    """Whether nothing but blanks and the words themselves lie between words[end - 1] and words[start]."""
    return start < len(words) and all(word.joined for word in words[end : start + 1])


def _and_between(words: Sequence[Word], end: int, start: int) -> bool:
    if not _on_one_line(words, end, start):
        return False
    if end == start:
        return words[start].prefix == "و"
    return words[end].base in CONJUNCTIONS


def _left_neighbour(words: Sequence[Word], role: Role, beside: Beside) -> Candidate | None:
    at = role.start
    # An Arabic noun with the article right after a name is as often the verb's object; with a complement
    # of its own, after a full name, it is an apposition.
    if at in beside.ends and words[at].joined:
        full = not role.bare and beside.ends[at].end - beside.ends[at].start > 1
        if full or not words[at].base.startswith(ARTICLE):
            return beside.ends[at]
    if (
        at
        and words[at - 1].base in (",", "(", "-")
        and at - 1 in beside.ends
        and _on_one_line(words, at - 1, at)
    ):
        return beside.ends[at - 1]
    return None


def _past_marks(words: Sequence[Word], at: int) -> int:
    for _ in range(2):
        if at < len(words) and words[at].base in ('"', ",", ")", "("):
            at += 1
    return at


def _all_owners(words: Sequence[Word], role: Role, owner: Candidate, beside: Beside) -> list[Candidate]:
    """The owner; of a plural phrase also the person joined to the owner by "and"."""
    if role.office != "plural":
        return [owner]
    after = owner.end + (owner.end < len(words) and words[owner.end].base in CONJUNCTIONS)
    before = owner.start - (owner.start > 0 and words[owner.start - 1].base in CONJUNCTIONS)
    found = [owner]
    if after in beside.starts and _and_between(words, owner.end, after):
        found.append(beside.starts[after])
    if before in beside.ends and before < owner.start:
        found.append(beside.ends[before])
    return found


def named_last(
    words: Sequence[Word], role: Role, names: Mapping[Candidate, str], lexicon: Lexicon
) -> str | None:
    """Whom "the same official" denotes: the person named last before it; None for other phrases."""
    around = (
        words[at].base for at in (role.start - 1, role.start, role.end - 1, role.end) if 0 <= at < len(words)
    )
    if role.office in ("plural", "collective") or lexicon.same.isdisjoint(around):
        return None
    before = [each for each in names if each.kind == "person" and each.end <= role.start]
    return names[max(before)] if before else None


def denoted(words: Sequence[Word], role: Role, holders: Sequence[Holder], lexicon: Lexicon) -> str | None:
    """The fullest name of the person whom a phrase that stands alone denotes; None if not one."""
    if words[role.start].base in INDEFINITE:
        return None
    if role.office == "relational":
        return _counterpart(role, holders)
    fits = [holder for holder in holders if _compatible(words, role, holder.role, lexicon)]
    if not fits:
        fits = _of_a_country_told_of(words, role, holders, lexicon)
    for narrow in (
        fits,
        [h for h in fits if h.role.countries == role.countries],
        [h for h in fits if _equal(words, role, h.role)],
    ):
        names = {holder.name for holder in narrow}
        if len(names) == 1:
            return next(iter(names))
    return None


# Arabic heads whose plural is broken, so that the ending -ayn can only be of two.
DUALS = frozenset(map(fold, ("رئيس", "وزير", "زعيم", "سفير", "قائد", "أمير", "ملك", "عاهل")))
# Words for two before a plural or, in Persian, before the singular.
TWO = ("دو", "هردو", "two", "both")


def pair_denoted(
    words: Sequence[Word], role: Role, holders: Sequence[Holder], lexicon: Lexicon
) -> tuple[str, ...]:
    """Both persons of "the two ministers", where the article names two in this office and no third."""
    office = _office_of_two(words, role, lexicon)
    if not office:
        return ()
    names = tuple(dict.fromkeys(holder.name for holder in holders if holder.role.office == office))
    return names if len(names) == 2 else ()


def _office_of_two(words: Sequence[Word], role: Role, lexicon: Lexicon) -> str | None:
    """The office that a plural phrase says two hold; None where it does not say two."""
    first = words[role.start].base
    if lexicon.language == "ar":
        stem = key(first)[:-2] if first.endswith(("ان", "ين")) else ""
        return _office(stem, lexicon) if stem in DUALS else None
    inside = [word.base for word in words[max(role.start - 1, 0) : role.end]]
    if not any(word in TWO for word in inside):
        return None
    heads = [word.removesuffix("s") if lexicon.language == "en" else word for word in inside]
    return next((found for head in heads if (found := _office(head, lexicon))), None)


def _office(head: str, lexicon: Lexicon) -> str | None:
    hits = lexicon.offices.get(head, ())
    return next((office for parts, office in hits if len(parts) == 1 and office != "plural"), None)


def _of_a_country_told_of(
    words: Sequence[Word], role: Role, holders: Sequence[Holder], lexicon: Lexicon
) -> list[Holder]:
    """Bearers of the office with no country said, where others of the phrase's country are named.

    "The minister of defence" beside a name is the home country's unless the article tells of
    officials of another, such as its president.
    """
    if not any(role.countries & holder.role.countries for holder in holders):
        return []
    countryless = role._replace(countries=frozenset())
    return [
        holder
        for holder in holders
        if not holder.role.countries and _compatible(words, countryless, holder.role, lexicon)
    ]


def _counterpart(role: Role, holders: Sequence[Holder]) -> str | None:
    """Of the bearers of titles of this country: the one in the office spoken of last, else the only one."""
    theirs = [h for h in holders if role.countries and h.role.countries == role.countries]
    before = [h.role.office for h in holders if h.role.end <= role.start and h.role.office not in NO_OFFICE]
    names = {h.name for h in theirs if before and h.role.office == before[-1]} or {h.name for h in theirs}
    return next(iter(names)) if len(names) == 1 else None


def _equal(words: Sequence[Word], left: Role, right: Role) -> bool:
    return [key(w.base) for w in words[left.start : left.end]] == [
        key(w.base) for w in words[right.start : right.end]
    ]


def _compatible(words: Sequence[Word], role: Role, other: Role, lexicon: Lexicon) -> bool:
    """Same office, no two different countries, and one phrase's nouns among the other's."""
    if role.office != other.office or role.office in ("honorific", "plural"):
        return False
    if role.countries and not other.countries and not other.bare:
        # "The foreign minister" is the home country's, not whichever is named later.
        return False
    if role.countries and other.countries and not role.countries & other.countries:
        return False
    left, right = _nouns(words, role, lexicon), _nouns(words, other, lexicon)
    return left <= right or right <= left


def _nouns(words: Sequence[Word], role: Role, lexicon: Lexicon) -> frozenset[str]:
    """What the head is of: its complements without adjectives of nationality, particles and names."""
    inside = words[max(role.core, role.start) : role.end]
    return frozenset(key(w.base) for w in inside if w.kind == "word" and _says_office(w, lexicon))


def _says_office(word: Word, lexicon: Lexicon) -> bool:
    nation = word.base in lexicon.nationalities or word.base in lexicon.links
    return not nation and not (word.capital and lexicon.language == "en")
