"""What each account says of each claim of its story: the matrix.

1. Claims are ordered: those with a contradiction first, then by how many accounts tell them, copies
   counted once.
2. Each account of the story gets a cell: an account that has no statement of the claim is silent, or
   unsure where one comes near to it. An earlier or later toll reports the claim, marked as an update.
3. A copy's cell names the article it repeats.

Silence is told only of accounts of the story: who does not cover it says nothing by not saying.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

import msgspec

from riwaya.compare.coverage import independent
from riwaya.types import (
    Account,
    ArticleId,
    Cell,
    Claim,
    Document,
    ItemId,
    Link,
    SourceEdge,
    Stance,
    Statement,
)

# A link of this score or more between a statement and one of the claim's leaves open whether it is told.
NEAR = 0.35

Places = Mapping[ItemId, tuple[ArticleId, Statement]]


def places(documents: Iterable[Document]) -> dict[ItemId, tuple[ArticleId, Statement]]:
    """Statement id -> its article and itself."""
    return {
        one.id: (document.id, one) for document in documents for one in document.annotations.statements or ()
    }


def ordered(
    claims: Iterable[Claim], accounts: Sequence[Account], edges: Sequence[SourceEdge], known: Places
) -> tuple[Claim, ...]:
    """The claims with how many independent sources report each, contradictions and the widest told first."""
    counted = [_counted(claim, accounts, edges, known) for claim in claims]
    return tuple(
        sorted(counted, key=lambda one: (not _contested(one), -len(_tellers(one, accounts, known)), one.id))
    )


def matrix(
    claims: Iterable[Claim], accounts: Sequence[Account], links: Iterable[Link], known: Places
) -> tuple[Cell, ...]:
    """A cell for each claim and account, claims in the order given, accounts in theirs."""
    near = list(_near(links, known))
    return tuple(cell for claim in claims for cell in _row(claim, accounts, near, known))


def _counted(claim: Claim, accounts: Sequence[Account], edges: Sequence[SourceEdge], known: Places) -> Claim:
    reporting = {one for one, (stance, _) in _stances(claim, known).items() if stance == "reports"}
    told = [account for account in accounts if account.article in reporting]
    return msgspec.structs.replace(claim, independent=independent(told, edges))


def _contested(claim: Claim) -> bool:
    return any(not conflict.update for conflict in claim.conflicts)


def _tellers(claim: Claim, accounts: Iterable[Account], known: Places) -> set[ArticleId]:
    """Articles that tell the claim, a copy counted as what it repeats."""
    repeats = {account.article: account.copy_of or account.article for account in accounts}
    told = {known[one.statement][0] for one in claim.statements if one.statement in known}
    return {repeats.get(article, article) for article in told}


def _row(
    claim: Claim, accounts: Iterable[Account], near: Sequence[tuple[ItemId, ArticleId, ItemId]], known: Places
) -> Iterator[Cell]:
    own = _stances(claim, known)
    members = {one.statement for one in claim.statements}
    moved = _against(claim, known, update=True)
    close: dict[ArticleId, set[ItemId]] = {}
    for told, article, statement in near:
        if told in members and statement not in members:
            close.setdefault(article, set()).add(statement)
    for account in accounts:
        stance, evidence = own.get(account.article) or _absent(close.get(account.article))
        yield Cell(
            story=claim.story,
            claim=claim.id,
            article=account.article,
            outlet=account.outlet,
            stance=stance,
            copy_of=account.copy_of,
            evidence=evidence,
            update=stance == "reports" and not moved.isdisjoint(evidence[:1]),
        )


def _absent(close: set[ItemId] | None) -> tuple[Stance, tuple[ItemId, ...]]:
    return ("unsure", tuple(sorted(close))) if close else ("silent", ())


def _near(links: Iterable[Link], known: Places) -> Iterator[tuple[ItemId, ItemId, ItemId]]:
    """(statement, article of another near to it, that other), both ways."""
    for link in links:
        if link.relation == "claim" and link.score >= NEAR and link.left in known and link.right in known:
            yield link.left, known[link.right][0], link.right
            yield link.right, known[link.left][0], link.left


def _stances(claim: Claim, known: Places) -> dict[ArticleId, tuple[Stance, tuple[ItemId, ...]]]:
    """Each telling article's stance to the claim's words, by its own voice before others'."""
    against = _against(claim, known)
    own: dict[ArticleId, list[ItemId]] = {}
    for one in claim.statements:
        if one.statement in known:
            own.setdefault(known[one.statement][0], []).append(one.statement)

    def rank(one: ItemId) -> tuple[bool, int]:
        statement = known[one][1]
        return statement.attributed_to is not None, statement.start

    found: dict[ArticleId, tuple[Stance, tuple[ItemId, ...]]] = {}
    for article, statements in own.items():
        first = min(statements, key=rank)
        stance: Stance = "contradicts" if first in against else "reports"
        found[article] = stance, tuple(sorted(statements, key=lambda one: (one != first, rank(one))))
    return found


def _against(claim: Claim, known: Places, *, update: bool = False) -> frozenset[ItemId]:
    """Statements on the other side than the claim's words, side by side with who contradicts whom.

    update: those that tell another state of things instead, which is no contradiction.
    """
    sides = {one.statement for one in claim.statements if _is_text(claim, one.statement, known)}
    apart: dict[ItemId, set[ItemId]] = {}
    for conflict in (one for one in claim.conflicts if one.update == update):
        apart.setdefault(conflict.left, set()).add(conflict.right)
        apart.setdefault(conflict.right, set()).add(conflict.left)
    direct = {other for one in sides for other in apart.get(one, ())}
    agreeing = {one.statement for one in claim.statements} - direct
    # Who contradicts more of those that agree with the claim's words than of those that do not.
    further = {
        one
        for one in agreeing - sides
        if len(apart.get(one, set()) & agreeing) > len(apart.get(one, set()) & direct)
    }
    return frozenset(direct | further)


def _is_text(claim: Claim, statement: ItemId, known: Places) -> bool:
    article, own = known.get(statement, (None, None))
    return own is not None and (article, own.start, own.end) == (
        claim.text.article,
        claim.text.start,
        claim.text.end,
    )
