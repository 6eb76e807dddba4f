"""What people have decided, with those whose target is gone: shown, never dropped."""

from dataclasses import dataclass

from riwaya.report.corpus import Corpus, Words
from riwaya.report.i18n import direction, tag
from riwaya.report.views.common import ArticleRef, article_ref
from riwaya.types import Judgement, Relation, Target, Verdict


@dataclass(frozen=True, slots=True, kw_only=True)
class Aim:
    """What a judgement points to; the words are left out in excerpts."""

    article: ArticleRef | None
    layer: str
    words: Words | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """One judgement."""

    verdict: Verdict
    relation: Relation | None
    aims: tuple[Aim, ...]
    who: str
    when: str
    note: str
    lost: bool


def decisions(corpus: Corpus) -> tuple[Decision, ...]:
    """All judgements, those that lost their target first, then the latest."""
    ordered = sorted(corpus.dossier.judgements, key=lambda j: j.when, reverse=True)
    return tuple(_decision(corpus, one) for one in sorted(ordered, key=lambda j: not j.lost))


def _decision(corpus: Corpus, one: Judgement) -> Decision:
    """One judgement as shown."""
    return Decision(
        verdict=one.verdict,
        relation=one.relation,
        aims=tuple(_aim(corpus, target) for target in one.targets),
        who=one.who,
        when=one.when,
        note=one.note,
        lost=one.lost,
    )


def _aim(corpus: Corpus, target: Target) -> Aim:
    """One target of a judgement."""
    language = corpus.language(target.article)
    shown = target.text and corpus.visible is None
    words = Words(text=target.text, lang=tag(language), dir=direction(language)) if shown else None
    return Aim(article=article_ref(corpus, target.article), layer=target.layer, words=words)
