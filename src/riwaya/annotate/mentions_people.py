"""What the article as a whole settles: later short forms, fullest names, whose title a title is.

Order: short forms of accepted names anywhere in the article (`propagated`), the fullest form of
each name (`fullest`), titles beside names, roles and epithets resolved to a person (`denoted`).
"""

from collections.abc import Iterable, Mapping, Sequence

from riwaya.annotate.mentions_lexicon import ARTICLE, Lexicon
from riwaya.annotate.mentions_names import Candidate
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
    """For each name the longest form in the article that it shortens; persons by surname."""
    parts = {each: name_words(words, each, lexicon) for each in kept}
    order = sorted(kept, key=lambda each: (-len(parts[each]), each.start))
    hosts: dict[tuple[str, tuple[str, ...]], list[Candidate]] = {}
    for each in kept:
        form = (each.kind, parts[each])
        if form not in hosts:
            hosts[form] = _hosts(each.kind, parts[each], parts, order)
    return {each: surface(text, words, _nearest(each, hosts[each.kind, parts[each]], parts)) for each in kept}


def _hosts(
    kind: str,
    form: tuple[str, ...],
    parts: Mapping[Candidate, tuple[str, ...]],
    order: Sequence[Candidate],
) -> list[Candidate]:
    """The longest names of a kind that this form shortens; a given name alone only if it is one's."""
    same = [o for o in order if o.kind == kind and (parts[o] == form or kind == "person")]
    found = [o for o in same if form and set(form) <= set(parts[o]) and form[-1] == parts[o][-1]]
    longest = [o for o in found if len(parts[o]) == len(parts[found[0]])]
    if longest and len(parts[longest[0]]) > len(form):
        return longest
    given = [o for o in same if len(form) == 1 and len(parts[o]) > 1 and parts[o][0] == form[0]]
    return given if len({parts[o] for o in given}) == 1 else longest


def _nearest(
    each: Candidate, hosts: Sequence[Candidate], parts: Mapping[Candidate, tuple[str, ...]]
) -> Candidate:
    """The first of hosts that are one name; of several names the last one before."""
    if not hosts:
        return each
    if len({parts[o] for o in hosts}) == 1:
        return min(hosts, key=lambda o: o.start)
    before = [o for o in hosts if o.start <= each.start]
    return max(before, key=lambda o: o.start) if before else min(hosts, key=lambda o: o.start)
