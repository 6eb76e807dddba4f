"""Joined sentences: what the groups say, for few pairs of articles."""

import msgspec
import pytest
from tests.report.dossiers import HARBOUR, PEGAH, dossier

from riwaya.report import joins, links
from riwaya.report.corpus import build
from riwaya.report.joins import joined
from riwaya.report.views.beside import beside_page
from riwaya.types import Account, Asserted, Claim, Dossier, SpanRef, Statement

PAIR = ("en/harbour", "fa-pegah")


def page(given: Dossier | None = None, *, excerpts: bool = False):
    corpus = build(given or dossier(), excerpts=excerpts)
    made = beside_page(corpus, PAIR, corpus.joins[PAIR])
    assert made
    return made


def test_sentences_of_one_group_are_joined_by_one_number() -> None:
    left, right = page().texts
    numbers = {tie.number: piece.text for line in left.lines for piece in line for tie in piece.ties}
    others = {tie.number: piece.text for line in right.lines for piece in line for tie in piece.ties}
    assert numbers.keys() == others.keys()
    assert (HARBOUR.split("\n")[0], PEGAH.split("\n")[0]) in {(numbers[n], others[n]) for n in numbers}
    assert (HARBOUR.split("\n")[1], PEGAH.split("\n")[1]) in {(numbers[n], others[n]) for n in numbers}


def test_a_number_leads_to_the_other_side_and_says_why() -> None:
    tie = next(tie for line in page().texts[0].lines for piece in line for tie in piece.ties)
    assert (tie.anchor, tie.target) == ("l-1", "r-1")
    assert {kind for kind, _ in tie.reasons} == {"claim", "event"}
    assert all(href and href.startswith(links.story("story/1")) for _, href in tie.reasons)


def test_both_texts_are_whole() -> None:
    left, right = page().texts
    assert ["".join(piece.text for piece in line) for line in left.lines if line] == HARBOUR.split("\n")
    assert ["".join(piece.text for piece in line) for line in right.lines if line] == PEGAH.split("\n")


def test_excerpts_have_gaps_and_nothing_else() -> None:
    left, _ = page(excerpts=True).texts
    assert "".join(piece.text for line in left.lines for piece in line) in HARBOUR.replace("\n", "")


@pytest.mark.parametrize("accounts", [10, 40])
def test_pages_grow_with_articles_and_not_with_pairs(accounts: int) -> None:
    keys = [f"a{number:02}" for number in range(accounts)]
    items = {key: (key, Statement(start=0, end=9, id=key)) for key in keys}
    claims = tuple(
        Claim(
            id=str(number),
            story="s",
            text=SpanRef(article=keys[0], start=0, end=9),
            statements=tuple(Asserted(statement=key, stance="asserts") for key in keys),
        )
        for number in range(3)
    )
    told = msgspec.structs.replace(
        dossier().stories[0],
        accounts=tuple(Account(article=key, outlet=key, language="ar", published=None) for key in keys),
        utterances=(),
        events=None,
        copies=(),
        claims=claims,
    )
    assert len(joined([told], items)) <= joins.BESIDE * accounts
