"""Who covered a story, who repeats whom, and how many independent sources there are.

1. A copy points at its origin's article, or at the first article that carries an absent origin's text.
2. Each account's root is found: the article it copies, then the source it names for all of it.
3. Accounts with one root are one source.
"""

from collections.abc import Iterable, Mapping, Sequence

from riwaya.languages.gazetteer import organisations
from riwaya.languages.sources import bare_name, is_named
from riwaya.text.normalise import fold
from riwaya.types import Account, ArticleId, Copy, Document, SourceEdge


def accounts(documents: Sequence[Document], copies: Iterable[Copy]) -> tuple[Account, ...]:
    """The articles of one story as accounts, earliest first; those with no known time last."""
    ids = {document.id for document in documents}
    repeats = {copy for copy in copies if copy.kind != "composite" and {copy.left, copy.right} <= ids}
    originals = _originals(repeats)
    origins = {end: copy.origin for copy in repeats for end in (copy.left, copy.right)}
    made = (_account(one, originals.get(one.id), origins.get(one.id)) for one in documents)
    return tuple(sorted(made, key=lambda one: (one.published is None, one.published or "", one.article)))


def independent(
    accounts: Sequence[Account],
    edges: Iterable[SourceEdge],
    *,
    cited: Mapping[ArticleId, str] | None = None,
) -> int:
    """How many sources the accounts come down to, copies and a shared stated source counted once.

    cited: article -> the source that it names for just what is counted (see `sources.cited`); it
    comes before the article's own.
    """
    outlets = {account.article: account.outlet for account in accounts}
    stated = _stated_origins(edges) | {one: name for one, name in (cited or {}).items() if is_named(name)}
    return len({_root(account, stated, outlets) for account in accounts})


def _originals(copies: Iterable[Copy]) -> dict[ArticleId, ArticleId]:
    """article -> the article whose text it repeats, itself for an original."""
    groups: dict[ArticleId, set[ArticleId]] = {}
    named: dict[ArticleId, str | None] = {}
    for copy in copies:
        joined = groups.get(copy.left, {copy.left}) | groups.get(copy.right, {copy.right})
        groups |= dict.fromkeys(joined, joined)
        named |= dict.fromkeys((copy.left, copy.right), copy.origin)
    return {
        article: name if (name := named[article]) in group else min(group)
        for article, group in groups.items()
    }


def _account(document: Document, original: ArticleId | None, origin: str | None) -> Account:
    found, article = document.annotations, document.article
    return Account(
        article=document.id,
        outlet=article.outlet,
        language=found.language or article.language,
        published=found.published or article.published,
        published_basis=found.published_basis or article.published_basis,
        copy_of=original if original != document.id else None,
        origin=origin if origin != document.id else None,
    )


def _stated_origins(edges: Iterable[SourceEdge]) -> dict[ArticleId, str]:
    """article -> the last source of the chain that it names for all of it."""
    steps: dict[ArticleId, dict[str, str]] = {}
    for edge in edges:
        apart = bare_name(edge.from_) != bare_name(edge.to)
        if edge.scope == "article" and apart and is_named(edge.from_):
            steps.setdefault(edge.article, {}).setdefault(bare_name(edge.to), edge.from_)
    return {article: _last(found) for article, found in steps.items()}


def _last(steps: Mapping[str, str]) -> str:
    """The end of a chain of steps taker -> source, from a taker that nobody took from."""
    sources = {bare_name(source) for source in steps.values()}
    at = next((taker for taker in steps if taker not in sources), next(iter(steps)))
    seen: set[str] = set()
    while at in steps and at not in seen:
        seen.add(at)
        at = bare_name(steps[at])
    return at


def _root(account: Account, stated: Mapping[ArticleId, str], outlets: Mapping[ArticleId, str | None]) -> str:
    """What tells an account's source from others: an organisation's id, a folded name or an article's id."""
    article = account.copy_of or account.article
    name = account.origin if account.origin and account.origin not in outlets else None
    name = name or stated.get(article) or outlets.get(article)
    if name is None:
        return article
    known = organisations().get(fold(name)) or organisations().get(bare_name(name))
    return known.id if known else bare_name(name)
