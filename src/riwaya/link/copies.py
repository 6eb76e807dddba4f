"""Which articles repeat one another's text, which passages, and who had it first.

1. `prepare` folds an article's words outside boilerplate.
2. `keys` picks some of its word runs by winnowing; `compare` aligns a pair that shares one.
3. `copy_groups` joins copies of the same text; an article that adds much of its own stays out.
4. `origin` says where a group has its text from: the agency it names, else the first to carry it.
5. `rows` gives every pair of every group, and the other pairs that share passages.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate, combinations, zip_longest
from typing import NamedTuple

from riwaya.link.candidates import Keys, pair
from riwaya.link.groups import UNDECIDED, Decided, Groups, Rule, group
from riwaya.text.names import SAME_NAME, name_similarity
from riwaya.text.normalise import fold
from riwaya.text.shingles import aligned_passages, bridged, run_hashes
from riwaya.text.tokens import tokens, words
from riwaya.types import ArticleId, Copy, CopyKind, Document, Link, Passage, content_id

# Changes whenever some pair may get other keys or another score.
VERSION = "1"

# Two texts that share this many running words always meet (Schleimer et al. 2003): set phrases and
# names of offices are shorter, copied sentences mostly longer.
RUN, GUARANTEE = 5, 12
# The shortest run of equal words that counts as copied, and how many changed words a passage may
# hold between two runs. Tuned on stories_ar/syndication.json.
SHORTEST, GAP = 6, 3
# All thresholds are shares of an article's own text. Tuned on stories_ar/syndication.json: pairs
# of one copy have 0.62 or more of the shorter text in common, joined-in copies at most 0.78 of
# the shorter and 0.41 of the longer.
WHOLE = 0.85
MOST = 0.62
HALF = 0.5
SOME = 0.2
# An office or a formula repeated in full (a prince with all his titles: 22 words) is no copy.
# Seen on SaudiNewsNet.
LONGER_THAN_TITLES = 25
RULE = Rule(join=MOST, average=HALF)


class Word(NamedTuple):
    """A folded word and its half-open span in the article's text."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Prepared:
    """An article's own words, folded, with their spans, and what tells who was first.

    named: the origins that the article itself names for all of it, the last of each chain.
    """

    article: ArticleId
    words: tuple[Word, ...]
    outlet: str | None = None
    published: str | None = None
    named: tuple[str, ...] = ()

    def __hash__(self) -> int:
        """By the id alone: hashing all words takes as long as comparing them."""
        return hash(self.article)

    @property
    def size(self) -> int:
        """Characters of all words."""
        return sum(len(word.text) for word in self.words)


class _Overlap(NamedTuple):
    """Shared passages, the number of words of the longest, and their shares of both articles."""

    passages: tuple[Passage, ...]
    longest: int
    left: float
    right: float


def prepare(document: Document) -> Prepared:
    """What `keys` and `compare` read of an article."""
    found = document.annotations
    sources = [cue for cue in found.sources or () if cue.scope == "article"]
    return Prepared(
        article=document.id,
        words=tuple(_own_words(document)),
        outlet=document.article.outlet,
        published=found.published or document.article.published,
        named=tuple(dict.fromkeys(cue.chain[-1] if cue.chain else cue.source for cue in sources)),
    )


def keys(prepared: Prepared) -> Keys:
    """Hashes of some of the article's word runs; two articles that share 12 running words share one."""
    words = [word.text for word in prepared.words]
    runs = [content_id(words[at : at + RUN]) for at in range(len(words) - RUN + 1)]
    window = GUARANTEE - RUN + 1
    stretches = (runs[at : at + window] for at in range(max(1, len(runs) - window + 1)))
    return frozenset(f"c:{min(stretch)}" for stretch in stretches if stretch)


def compare(left: Prepared, right: Prepared) -> Copy | None:
    """The passages two articles share, with share and kind; None where they share too little."""
    if left.article > right.article:
        left, right = right, left
    # Most pairs that meet share a set phrase and no more; those need not be aligned.
    if max(_most_shared(left, right), _most_shared(right, left)) < SOME:
        return None
    overlap = _overlap(left, right)
    share = overlap.left if left.size <= right.size else overlap.right
    kind = _kind(overlap, left, right)
    if kind is None:
        return None
    return Copy(
        left=left.article, right=right.article, passages=overlap.passages, share=round(share, 4), kind=kind
    )


def copy_groups(copies: Iterable[Copy], *, decided: Decided = UNDECIDED) -> Groups:
    """Groups of articles that are the same copy (cut, or lightly edited); others are in none."""
    links = [
        Link(relation="copy", left=copy.left, right=copy.right, score=copy.share)
        for copy in copies
        if copy.kind != "composite"
    ]
    members = {end for link in links for end in (link.left, link.right)}
    members |= {end for both in decided.same for end in both}
    found = group(members, links, rule=RULE, decided=decided)
    return {name: inside for name, inside in found.items() if len(inside) > 1}


def origin(articles: Sequence[Prepared]) -> str | None:
    """Where a group's text comes from: an article's id, a name, or None where nothing says so.

    The origin that most articles name comes first, as the id of that outlet's own article if it
    is in the group; else the earliest article if the days of all are known; else the longest.
    """
    votes = [name for one in articles for name in one.named]
    if votes:
        name = max(sorted(set(votes)), key=votes.count)
        own = sorted(one.article for one in articles if one.outlet and _is_outlet(name, one.outlet))
        return own[0] if own else name
    if all(one.published for one in articles):
        return min(articles, key=lambda one: (one.published, -one.size, one.article)).article
    return min(articles, key=lambda one: (-one.size, one.article)).article


def rows(copies: Iterable[Copy], articles: Mapping[ArticleId, Prepared], groups: Groups) -> tuple[Copy, ...]:
    """One row a pair, with origins: every pair of every group, and the other pairs that share passages.

    `articles` must hold all members of the groups.
    """
    found = {(copy.left, copy.right): copy for copy in copies}
    for members in groups.values():
        where = origin([articles[member] for member in members])
        for both in combinations(sorted(members), 2):
            row = found.get(both) or _forced(articles[both[0]], articles[both[1]])
            found[both] = _with_origin(row, where)
    return tuple(found[both] for both in sorted(found))


def _own_words(document: Document) -> Iterator[Word]:
    """Words and numbers outside boilerplate; where some was, a mark that equals no other."""
    skipped = [one for one in document.annotations.boilerplate or () if one.field == "text"]
    stretches = sorted((one.start, one.end) for one in skipped)
    at = 0
    for token in tokens(document.article.text):
        before = at
        while at < len(stretches) and stretches[at][1] <= token.start:
            at += 1
        if at > before:
            yield Word(f"\0{document.id}:{at}", token.start, token.start)
        inside = at < len(stretches) and stretches[at][0] < token.end
        if token.kind != "mark" and not inside:
            yield Word(fold(token.text), token.start, token.end)


class _Runs(NamedTuple):
    """Hashes of the runs of `SHORTEST` words from each word on, also as a set; letters up to each word."""

    hashes: tuple[int, ...]
    known: frozenset[int]
    letters: tuple[int, ...]


@lru_cache(maxsize=1 << 12)
def _runs(prepared: Prepared) -> _Runs:
    hashes = tuple(run_hashes([word.text for word in prepared.words], SHORTEST).tolist())
    letters = accumulate((len(word.text) for word in prepared.words), initial=0)
    return _Runs(hashes, frozenset(hashes), tuple(letters))


def _most_shared(own: Prepared, other: Prepared) -> float:
    """An upper bound of the share of an article that another can have: all words in equal runs, and gaps."""
    runs, known = _runs(own), _runs(other).known
    starts = [at for at, run in enumerate(runs.hashes) if run in known]
    # What a later run covers too is counted there.
    ends = (
        min(at + SHORTEST + GAP, after)
        for at, after in zip_longest(starts, starts[1:], fillvalue=len(own.words))
    )
    shared = sum(runs.letters[end] - runs.letters[at] for at, end in zip(starts, ends, strict=True))
    return shared / max(1, runs.letters[-1])


def _overlap(left: Prepared, right: Prepared) -> _Overlap:
    runs = aligned_passages(
        [word.text for word in left.words], [word.text for word in right.words], minimum=SHORTEST
    )
    spans = bridged(runs, gap=GAP)
    passages = tuple(
        Passage(left=_span(left, span[0], span[1]), right=_span(right, span[2], span[3])) for span in spans
    )
    return _Overlap(
        passages,
        max((span[1] - span[0] for span in spans), default=0),
        _share(left, [(span[0], span[1]) for span in spans]),
        _share(right, [(span[2], span[3]) for span in spans]),
    )


def _span(prepared: Prepared, first: int, last: int) -> tuple[int, int]:
    return prepared.words[first].start, prepared.words[last - 1].end


def _share(prepared: Prepared, stretches: Sequence[tuple[int, int]]) -> float:
    """Characters of words in the stretches over those of all words."""
    copied = {at for first, last in stretches for at in range(first, last)}
    return sum(len(prepared.words[at].text) for at in copied) / max(1, prepared.size)


def _kind(overlap: _Overlap, left: Prepared, right: Prepared) -> CopyKind | None:
    short, long = sorted((overlap.left, overlap.right), reverse=True)
    if short >= MOST and long >= HALF:
        return "same"
    if short >= WHOLE:
        return "teaser" if left.outlet is not None and left.outlet == right.outlet else "part"
    return "composite" if short >= SOME and overlap.longest >= LONGER_THAN_TITLES else None


def _is_outlet(name: str, outlet: str) -> bool:
    """Whether a source's name is the outlet's, maybe in another script or with its kind ("news agency")."""
    said = [token.text for token in words(name)]
    return fold(name) == fold(outlet) or all(
        any(name_similarity(token.text, one) >= SAME_NAME for one in said) for token in words(outlet)
    )


def _forced(left: Prepared, right: Prepared) -> Copy:
    """The row of a pair in a group that shares too little by itself: cut at different places, or judged."""
    both = pair(left.article, right.article)
    overlap = _overlap(left, right)
    return Copy(
        left=both[0],
        right=both[1],
        passages=overlap.passages,
        share=round(max(overlap.left, overlap.right), 4),
        kind="part",
    )


def _with_origin(row: Copy, where: str | None) -> Copy:
    return Copy(
        left=row.left, right=row.right, passages=row.passages, share=row.share, kind=row.kind, origin=where
    )
