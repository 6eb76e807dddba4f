"""Why things stand together: each link's evidence in words, strongest link first."""

from collections.abc import Callable, Iterable, Set
from dataclasses import dataclass

from riwaya.report.corpus import Corpus, Words
from riwaya.report.views.common import ArticleRef, article_ref
from riwaya.types import Link


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


def article_pairs(corpus: Corpus, links: Iterable[Link], relation: str) -> tuple[Pair, ...]:
    """The links of a relation between articles."""
    return _pairs(links, relation, lambda link: _article_pair(corpus, link))


def within(pairs: Iterable[Pair], articles: Set[str]) -> tuple[tuple[Pair, ...], tuple[Pair, ...]]:
    """The pairs of which both articles are in a story, and those that lead out of it."""
    inside: list[Pair] = []
    outside: list[Pair] = []
    for pair in pairs:
        ends = {end.key for end in (pair.left, pair.right) if end}
        (inside if ends <= articles else outside).append(pair)
    return tuple(inside), tuple(outside)


def item_pairs(corpus: Corpus, links: Iterable[Link], relation: str, keys: Set[str]) -> tuple[Pair, ...]:
    """The links of a relation between two items of a group."""
    inside = (link for link in links if link.left in keys and link.right in keys)
    return _pairs(inside, relation, lambda link: _item_pair(corpus, link))


def _pairs(links: Iterable[Link], relation: str, make: Callable[[Link], Pair]) -> tuple[Pair, ...]:
    """The links of one relation, those a person decided first, then by score."""
    chosen = [link for link in links if link.relation == relation]
    ordered = sorted(chosen, key=lambda link: (link.judgement is None, -link.score, link.left, link.right))
    return tuple(make(link) for link in ordered)


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
