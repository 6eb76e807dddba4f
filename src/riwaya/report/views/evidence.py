"""Why things stand together: each link's evidence in words, strongest link first."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Set
from dataclasses import dataclass

from riwaya.report.corpus import Corpus, Words
from riwaya.report.views.common import ArticleRef, article_ref
from riwaya.types import Link

# Links beside those that hold a group together: enough that groups of up to four show all theirs.
_SPARE = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """What one feature saw. `says`: "for", "against", "forbids" or "nothing"."""

    feature: str
    says: str
    weight: float
    left: str | None
    right: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Two things that were linked, with the reasons; `score` in 0-1."""

    left: ArticleRef | None
    right: ArticleRef | None
    left_words: Words | None
    right_words: Words | None
    score: float
    reasons: tuple[Reason, ...]
    decided_by: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Pairs:
    """The links that hold a group together, with how many further ones are left out."""

    shown: tuple[Pair, ...] = ()
    left_out: int = 0

    def __bool__(self) -> bool:
        """Whether there is any."""
        return bool(self.shown)


def article_pairs(corpus: Corpus, links: Iterable[Link], relation: str) -> Pairs:
    """The links of a relation between articles."""
    return _pairs(
        [link for link in links if link.relation == relation], lambda link: _article_pair(corpus, link)
    )


def story_pairs(corpus: Corpus, links: Iterable[Link], articles: Set[str]) -> tuple[Pairs, Pairs]:
    """The links between two articles of a story, and those that lead out of it."""
    own = [link for link in links if link.relation == "story"]
    inside = [link for link in own if {link.left, link.right} <= articles]
    outside = [link for link in own if not {link.left, link.right} <= articles]
    return article_pairs(corpus, inside, "story"), article_pairs(corpus, outside, "story")


def from_left(links: Iterable[Link], relation: str) -> dict[str, list[Link]]:
    """The links of a relation by their left end, so that a group finds its own without reading all."""
    found: dict[str, list[Link]] = defaultdict(list)
    for link in links:
        if link.relation == relation:
            found[link.left].append(link)
    return found


def item_pairs(
    corpus: Corpus, links: Mapping[str, Iterable[Link]], keys: Set[str], *, spare: int = _SPARE
) -> Pairs:
    """The links between two items of a group; `spare`: so many beside those that hold it together."""
    inside = [link for key in keys for link in links.get(key, ()) if link.right in keys]
    return _pairs(inside, lambda link: _item_pair(corpus, link), spare=spare)


def _pairs(links: Iterable[Link], make: Callable[[Link], Pair], *, spare: int = _SPARE) -> Pairs:
    """The links that matter, those a person decided first, then by score."""
    ordered = sorted(links, key=lambda link: (link.judgement is None, -link.score, link.left, link.right))
    kept = _holding(ordered, spare)
    return Pairs(shown=tuple(make(link) for link in kept), left_out=len(ordered) - len(kept))


def _holding(ordered: list[Link], spare: int) -> list[Link]:
    """What a person decided, the strongest links that join all (Kruskal's spanning tree), and a few more.

    All links of n things are n x n / 2; those that hold them together are n - 1.
    """
    group: dict[str, set[str]] = {}
    kept = []
    for link in ordered:
        left, right = group.get(link.left, {link.left}), group.get(link.right, {link.right})
        joins = link.right not in left
        if joins:
            whole = left | right
            group |= dict.fromkeys(whole, whole)
        elif link.judgement is None:
            spare -= 1
        if joins or link.judgement is not None or spare >= 0:
            kept.append(link)
    return kept


def _article_pair(corpus: Corpus, link: Link) -> Pair:
    """A link between two articles."""
    return Pair(
        left=article_ref(corpus, link.left),
        right=article_ref(corpus, link.right),
        left_words=None,
        right_words=None,
        score=link.score,
        reasons=reasons(corpus, link),
        decided_by=decided_by(corpus, link),
    )


def _item_pair(corpus: Corpus, link: Link) -> Pair:
    """A link between two items, each with its article."""
    left, right = corpus.items.get(link.left), corpus.items.get(link.right)
    return Pair(
        left=article_ref(corpus, left.article) if left else None,
        right=article_ref(corpus, right.article) if right else None,
        left_words=corpus.item_words(link.left),
        right_words=corpus.item_words(link.right),
        score=link.score,
        reasons=reasons(corpus, link),
        decided_by=decided_by(corpus, link),
    )


def reasons(corpus: Corpus, link: Link) -> tuple[Reason, ...]:
    """A link's evidence, vetoes first, then by weight; with excerpts no compared words are shown."""
    hide = corpus.visible is not None
    ordered = sorted(link.evidence, key=lambda e: (not e.veto, -abs(e.weight), e.feature))
    return tuple(
        Reason(
            feature=e.feature,
            says="forbids" if e.veto else "for" if e.weight > 0 else "against" if e.weight < 0 else "nothing",
            weight=e.weight,
            left=None if hide else e.left,
            right=None if hide else e.right,
        )
        for e in ordered
    )


def decided_by(corpus: Corpus, link: Link) -> str | None:
    """Who decided a link; None where the features did."""
    if link.judgement is None:
        return None
    return next((j.who for j in corpus.dossier.judgements if j.id == link.judgement), link.judgement)
