"""What the article as a whole settles: later short forms, fullest names, whose title a title is.

Order: short forms of accepted names anywhere in the article (`propagated`), the fullest form of
each name (`fullest`), titles beside names, roles and epithets resolved to a person (`denoted`).
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from riwaya.annotate.mentions_lexicon import ARTICLE, Lexicon
from riwaya.annotate.mentions_names import Candidate
from riwaya.annotate.mentions_roles import Role
from riwaya.annotate.mentions_words import Word

# Below this length a word of a full name is too often something else to stand for it alone.
SHORTEST = 3
# A surname that is also a word as common as this (Zipf) needs more than its spelling.
COMMON_SURNAME = 5.0
NOT_ALONE = 0.7


def key(base: str) -> str:
    """A name word without the Arabic article, so that الأسد and اسد compare equal."""
    return base[2:] if base.startswith(ARTICLE) and len(base) > 4 else base


def name_words(words: Sequence[Word], candidate: Candidate, lexicon: Lexicon) -> tuple[str, ...]:
    """The comparable words of a name, without joiners and marks."""
    inside = words[candidate.start : candidate.end]
    return tuple(key(w.base) for w in inside if w.kind == "word" and w.base not in lexicon.joiners)


def propagated(words: Sequence[Word], kept: Iterable[Candidate], lexicon: Lexicon) -> list[Candidate]:
    """Every later or earlier word that repeats the last word (or the only one) of a person's name."""
    kept = list(kept)
    known: set[str] = set()
    for each in kept:
        parts = name_words(words, each, lexicon) if each.kind == "person" else ()
        if parts and len(parts[-1]) >= SHORTEST:
            known.add(parts[-1])
    covered = {at for each in kept for at in range(each.start, each.end)}
    return [
        Candidate(at, at + 1, "person", NOT_ALONE, why="propagated")
        for at, word in enumerate(words)
        if at not in covered and word.kind == "word" and key(word.base) in known and _alone(word, lexicon)
    ]


def _alone(word: Word, lexicon: Lexicon) -> bool:
    if lexicon.language == "en":
        return word.capital
    return word.facts.zipf < COMMON_SURNAME or word.facts.person >= 5


def surface(text: str, words: Sequence[Word], candidate: Candidate) -> str:
    """The name as written, its article put back where a clitic swallowed its alif (لل)."""
    first = words[candidate.start]
    start = first.start + candidate.cut * (not first.prefix)
    written = text[start : words[candidate.end - 1].end]
    return (
        f"ا{written}"
        if first.base.startswith(ARTICLE) and written.startswith("ل") and first.prefix[-1:] == "ل"
        else written
    )


def fullest(
    text: str, words: Sequence[Word], kept: Sequence[Candidate], lexicon: Lexicon
) -> dict[Candidate, str]:
    """For each name the longest form in the article that holds all its words; persons by surname."""
    parts = {each: frozenset(name_words(words, each, lexicon)) for each in kept}
    order = sorted(kept, key=lambda each: (-len(parts[each]), each.start))
    names: dict[Candidate, str] = {}
    for each in kept:
        names[each] = surface(text, words, _host(each, parts, order))
    return names


def _host(
    each: Candidate, parts: Mapping[Candidate, frozenset[str]], order: Sequence[Candidate]
) -> Candidate:
    """The longest name of the kind with all words of this one; of several the nearest before it."""
    hosts = [o for o in order if o.kind == each.kind and _holds(parts[o], parts[each], each)]
    if not hosts:
        return each
    best = [o for o in hosts if len(parts[o]) == len(parts[hosts[0]])]
    if len({parts[o] for o in best}) == 1:
        return min(best, key=lambda o: o.start)
    before = [o for o in best if o.start <= each.start]
    return max(before, key=lambda o: o.start) if before else min(best, key=lambda o: o.start)


def _holds(host: frozenset[str], inner: frozenset[str], each: Candidate) -> bool:
    if each.kind == "person":
        return bool(inner) and inner <= host
    return inner == host


class Holder(NamedTuple):
    """A title phrase beside a name: the phrase, the name's candidate, the fullest name."""

    role: Role
    owner: Candidate
    name: str


def titled(
    words: Sequence[Word], roles: Sequence[Role], kept: Sequence[Candidate], names: Mapping[Candidate, str]
) -> list[Holder]:
    """Title phrases that stand before a person's name, or after it, over comma or bracket."""
    people = [each for each in kept if each.kind == "person"]
    starts = {each.start: each for each in people}
    ends = {each.end: each for each in people}
    found: dict[Role, Holder] = {}
    for role in reversed(roles):
        owner = _owner(words, role, starts, ends, found)
        if owner:
            found[role] = Holder(role, owner, names[owner])
    for role in roles:
        if role not in found and (owner := _before(words, role, ends, found)):
            found[role] = Holder(role, owner, names[owner])
    return [found[role] for role in roles if role in found]


def _owner(
    words: Sequence[Word],
    role: Role,
    starts: Mapping[int, Candidate],
    ends: Mapping[int, Candidate],
    found: Mapping[Role, Holder],
) -> Candidate | None:
    """The person named right after a title phrase, or after the next title phrase."""
    at = _past_marks(words, role.end)
    owner = starts.get(at)
    # "Name, the minister, Other": the phrase belongs to the name before it, if one stands there.
    if owner and at > role.end and words[role.end].base == "," and _left_neighbour(words, role, ends):
        return None
    if owner:
        return owner
    chained = next((holder for other, holder in found.items() if other.start == at), None)
    return chained.owner if chained and at - role.end <= 1 else None


def _before(
    words: Sequence[Word], role: Role, ends: Mapping[int, Candidate], found: Mapping[Role, Holder]
) -> Candidate | None:
    owner = _left_neighbour(words, role, ends)
    if owner:
        return owner
    return next(
        (
            h.owner
            for other, h in found.items()
            if 0 < role.start - other.end <= 1 and words[other.end].base in "و"
        ),
        None,
    )


def _left_neighbour(words: Sequence[Word], role: Role, ends: Mapping[int, Candidate]) -> Candidate | None:
    at = role.start
    # An Arabic noun with the article right after a name is as often the verb's object.
    if at in ends and words[at].joined and not words[at].base.startswith(ARTICLE):
        return ends[at]
    if at and words[at - 1].base in (",", "(", "-") and at - 1 in ends:
        return ends[at - 1]
    return None


def _past_marks(words: Sequence[Word], at: int) -> int:
    for _ in range(2):
        if at < len(words) and words[at].base in ('"', ",", ")", "("):
            at += 1
    return at


# Offices whose holder a bare word with the article can denote (الرئيس, الوزير).
def denoted(words: Sequence[Word], role: Role, holders: Sequence[Holder], lexicon: Lexicon) -> str | None:
    """Whom a title phrase that stands alone denotes: the only person of the article who bears it."""
    if role.office == "relational":
        return None
    same: defaultdict[str, list[Holder]] = defaultdict(list)
    for holder in holders:
        if _compatible(words, role, holder.role, lexicon):
            same[holder.name].append(holder)
    if len(same) == 1:
        return next(iter(same))
    exact = {name for name, those in same.items() if any(_equal(words, role, h.role) for h in those)}
    return next(iter(exact)) if len(exact) == 1 else None


def _equal(words: Sequence[Word], left: Role, right: Role) -> bool:
    return [key(w.base) for w in words[left.start : left.end]] == [
        key(w.base) for w in words[right.start : right.end]
    ]


def _compatible(words: Sequence[Word], role: Role, other: Role, lexicon: Lexicon) -> bool:
    """Same office, no two different countries, and one phrase's nouns among the other's."""
    if role.office != other.office or role.office == "honorific":
        return False
    if role.countries and other.countries and not role.countries & other.countries:
        return False
    left, right = _nouns(words, role, lexicon), _nouns(words, other, lexicon)
    return left <= right or right <= left


def _nouns(words: Sequence[Word], role: Role, lexicon: Lexicon) -> frozenset[str]:
    inside = words[role.start : role.end]
    return frozenset(
        key(w.base)
        for w in inside
        if w.kind == "word"
        and w.base not in lexicon.nationalities
        and w.base not in lexicon.links
        and not w.capital
    )
