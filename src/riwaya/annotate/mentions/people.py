"""What the article as a whole settles: later short forms, fullest names, whose title a title is.

Order: short forms of accepted names anywhere in the article (`propagated`), the fullest form of
each name (`fullest`), titles beside names, roles and epithets resolved to a person (`denoted`).
"""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from riwaya.annotate.mentions.lexicon import ARTICLE, Lexicon
from riwaya.annotate.mentions.names import Candidate
from riwaya.annotate.mentions.words import Word

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
        Candidate(_with_article(words, at), at + 1, "person", NOT_ALONE, why="propagated")
        for at, word in enumerate(words)
        if at not in covered and word.kind == "word" and key(word.base) in known and _alone(word, lexicon)
    ]


def _with_article(words: Sequence[Word], at: int) -> int:
    """Where a surname begins: at the "al-" written before it, if there is one."""
    hyphen = at > 1 and words[at - 1].base == "-" and words[at - 1].end == words[at].start
    return at - 2 if hyphen and words[at - 2].base in ("al", "el") else at


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
    index = _by_edges(parts)
    hosts: dict[tuple[str, tuple[str, ...]], list[Candidate]] = {}
    for each in kept:
        form = (each.kind, parts[each])
        if form not in hosts:
            hosts[form] = _hosts(each.kind, parts[each], parts, index)
    return {each: surface(text, words, _nearest(each, hosts[each.kind, parts[each]])) for each in kept}


# Names of a kind by their first word, and by their last: (kind, "first" or "last", word).
_Edges = Mapping[tuple[str, str, str], Sequence[Candidate]]


def _by_edges(parts: Mapping[Candidate, tuple[str, ...]]) -> _Edges:
    """The names by their outer words, the longest first, so that no name is held against all others."""
    index: defaultdict[tuple[str, str, str], list[Candidate]] = defaultdict(list)
    for each in sorted(parts, key=lambda each: (-len(parts[each]), each.start)):
        for edge, word in zip(("first", "last"), parts[each][:1] + parts[each][-1:], strict=False):
            index[each.kind, edge, word].append(each)
    return index


def _hosts(
    kind: str, form: tuple[str, ...], parts: Mapping[Candidate, tuple[str, ...]], index: _Edges
) -> list[Candidate]:
    """The longest names of a kind that this form shortens; a first word alone only if it is one's.

    By their places; of several places with one and the same name only the first.
    """
    if not form:
        return []
    words = set(form)
    ending = index.get((kind, "last", form[-1]), ())
    found = [o for o in ending if parts[o] == form or (kind == "person" and words.issubset(parts[o]))]
    longest = [o for o in found if len(parts[o]) == len(parts[found[0]])]
    if kind != "place" and len(form) == 1 and not (longest and len(parts[longest[0]]) > 1):
        given = [o for o in index.get((kind, "first", form[0]), ()) if len(parts[o]) > 1]
        longest = given if len({parts[o] for o in given}) == 1 else longest
    return longest if len({parts[o] for o in longest}) > 1 else longest[:1]


def _nearest(each: Candidate, hosts: Sequence[Candidate]) -> Candidate:
    """The last of several hosts before a name, or the first of all; the name itself without hosts."""
    before = bisect_right(hosts, each.start, key=lambda o: o.start)
    return hosts[max(before - 1, 0)] if hosts else each
