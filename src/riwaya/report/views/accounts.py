"""A story's accounts: who told it, when, and whose text each repeats.

Order: one line an account, copies gathered under the account whose text they are, roots by
time of publication.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from riwaya.report.corpus import Corpus
from riwaya.report.views.common import ArticleRef, article_ref, read_beside
from riwaya.types import Account, ArticleId, Copy, CopyKind, StoryDossier


@dataclass(frozen=True, slots=True, kw_only=True)
class CopyLine:
    """A copy: how much of the shorter article is shared (0-1) and in what way, where known."""

    article: ArticleRef
    share: float | None
    kind: CopyKind | None


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountLine:
    """An account with the copies of its text. `origin`: the agency or outlet it names."""

    article: ArticleRef
    origin: str | None
    copies: tuple[CopyLine, ...]
    beside: tuple[tuple[ArticleRef, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """The four figures of a story."""

    accounts: int
    outlets: int
    languages: int
    independent: int


def counts(told: StoryDossier) -> Counts:
    """How many accounts, outlets, languages and independent sources a story has."""
    return Counts(
        accounts=len(told.accounts),
        outlets=len({account.outlet for account in told.accounts if account.outlet}),
        languages=len({account.language for account in told.accounts if account.language}),
        independent=told.independent,
    )


def account_lines(corpus: Corpus, told: StoryDossier) -> tuple[AccountLine, ...]:
    """The accounts by time, each with its copies; a copy of an article elsewhere stands alone."""
    here = {account.article: account for account in told.accounts}
    pairs = {frozenset((copy.left, copy.right)): copy for copy in told.copies}
    children: dict[ArticleId, list[Account]] = defaultdict(list)
    roots = []
    for account in sorted(told.accounts, key=_time):
        root = _root(account, here)
        if root == account.article:
            roots.append(account)
        else:
            children[root].append(account)
    lines = (_line(corpus, account, children[account.article], pairs) for account in roots)
    return tuple(line for line in lines if line)


def _time(account: Account) -> tuple[bool, str, str, str]:
    """By time of publication, undated last, then outlet and id."""
    return (account.published is None, account.published or "", account.outlet or "", account.article)


def _root(account: Account, here: Mapping[ArticleId, Account]) -> ArticleId:
    """The account at the end of the chain of copies; a circle ends where it began."""
    seen = {account.article}
    while account.copy_of and account.copy_of in here and account.copy_of not in seen:
        account = here[account.copy_of]
        seen.add(account.article)
    if account.copy_of in seen:
        return min(seen)
    return account.article


def _line(
    corpus: Corpus, account: Account, copies: list[Account], pairs: Mapping[frozenset[str], Copy]
) -> AccountLine | None:
    """One account's line."""
    article = article_ref(corpus, account.article)
    if article is None:
        return None
    below = (_copy(corpus, copy, pairs.get(frozenset((copy.article, account.article)))) for copy in copies)
    return AccountLine(
        article=article,
        origin=account.origin,
        copies=tuple(line for line in below if line),
        beside=read_beside(corpus, account.article),
    )


def _copy(corpus: Corpus, account: Account, pair: Copy | None) -> CopyLine | None:
    """One copy's line."""
    article = article_ref(corpus, account.article)
    if article is None:
        return None
    return CopyLine(article=article, share=pair.share if pair else None, kind=pair.kind if pair else None)
