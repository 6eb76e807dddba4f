"""Claims: what is shared, what is told by some, where accounts part."""

import msgspec
import pytest
from tests.report.dossiers import dossier

from riwaya.report.corpus import build
from riwaya.report.views import claims
from riwaya.report.views.claims import Comparison, comparison, contradictions
from riwaya.types import Cell, Dossier, StoryDossier


def compared(given: Dossier | None = None, **changes: object) -> Comparison:
    given = given or dossier()
    told = msgspec.structs.replace(given.stories[0], **changes)
    given = msgspec.structs.replace(given, stories=(told, *given.stories[1:]))
    return comparison(build(given, excerpts=False), told)


def with_updates() -> StoryDossier:
    told = dossier().stories[0]
    later = [
        msgspec.structs.replace(
            claim, conflicts=tuple(msgspec.structs.replace(c, update=True) for c in claim.conflicts)
        )
        for claim in told.claims or ()
    ]
    return msgspec.structs.replace(told, claims=tuple(later))


def anchors(rows: tuple[claims.Row, ...]) -> list[str]:
    return [row.told[0].words.text.split()[0] for row in rows]


def test_copies_have_no_column_of_their_own() -> None:
    found = compared()
    assert [line.article.key for line in found.columns] == ["en/harbour", "ar/manara?1", "fa-pegah"]
    assert [copy.article.key for line in found.columns for copy in line.copies] == ["ar-nasim"]


def test_claims_are_sorted_by_who_tells_them() -> None:
    found = compared()
    groups = (found.contradicted, found.shared, found.some, found.lone)
    keys = ["houses"], ["reopened", "checked"], ["late"], ["doubt"]
    wanted = [[claims.links.anchor("c", f"claim/{key}") for key in group] for group in keys]
    assert [[row.anchor for row in group] for group in groups] == wanted


def test_a_copy_that_is_silent_takes_nothing_from_what_all_share() -> None:
    cells = {(cell.claim, cell.article): cell.stance for cell in dossier().stories[0].matrix or ()}
    assert cells["claim/checked", "ar-nasim"] == "silent"
    assert any(row.anchor == claims.links.anchor("c", "claim/checked") for row in compared().shared)


def test_both_sides_stand_with_their_words_and_values() -> None:
    (clash,) = compared().contradicted[0].clashes
    assert (clash.about, clash.update) == ("number", False)
    assert [side.values for side in clash.sides] == [("أربعين", "Forty"), ("چهارده",)] or [
        set(side.values) for side in clash.sides
    ] == [{"أربعين", "Forty"}, {"چهارده"}]
    tellers = [[t[0].outlet.name for one in side.told for t in one.tellers] for side in clash.sides]
    assert tellers == [["The Harbour Post", "المنارة", "نسيم"], ["پگاه"]]


def test_the_same_words_of_a_copy_are_one_telling() -> None:
    told = [one for side in compared().contradicted[0].clashes[0].sides for one in side.told]
    arabic = next(one for one in told if one.words.lang == "ar")
    assert [(article.outlet.name, copy) for article, _, copy in arabic.tellers] == [
        ("المنارة", False),
        ("نسيم", True),
    ]


def test_the_value_is_cut_out_of_the_words() -> None:
    told = [one for side in compared().contradicted[0].clashes[0].sides for one in side.told]
    for one in told:
        assert "".join(text for text, _ in one.pieces) == one.words.text
        assert [text for text, value in one.pieces if value] in (["أربعين"], ["Forty"], ["چهارده"])


def test_a_later_figure_is_no_contradiction() -> None:
    told = with_updates()
    assert contradictions(told) == 0
    found = compared(claims=told.claims)
    assert found.contradicted == ()
    assert [row.updated for row in found.some].count(True) == 1


def test_a_denial_without_a_pair_is_a_contradiction() -> None:
    told = dossier().stories[0]
    bare = tuple(msgspec.structs.replace(claim, conflicts=()) for claim in told.claims or ())
    assert contradictions(msgspec.structs.replace(told, claims=bare)) == 1
    assert len(compared(claims=bare).contradicted) == 1


@pytest.mark.parametrize("absent", [{"claims": None}, {"matrix": None}])
def test_not_looked_for_is_not_nothing_found(absent: dict[str, None]) -> None:
    assert not compared(**absent).looked
    assert compared(claims=(), matrix=()).looked


def test_an_account_without_a_cell_is_unsure() -> None:
    cells = tuple(cell for cell in dossier().stories[0].matrix or () if cell.article != "fa-pegah")
    assert compared(matrix=cells).rows[0].has("unsure")


def test_wide_tables_name_only_those_that_tell(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(claims, "WIDEST", 2)
    row = next(row for row in compared().lone)
    assert [state.stance for state in row.states] == ["reports"]
    assert row.silent == 2


def test_sides_of_many_accounts_stay_two() -> None:
    given = dossier()
    told = given.stories[0]
    houses = next(claim for claim in told.claims or () if claim.conflicts)
    twins = tuple(houses.conflicts) * 50
    many = msgspec.structs.replace(houses, conflicts=twins)
    assert len(compared(claims=(many,)).contradicted[0].clashes[0].sides) == 2


def test_a_cell_links_to_the_words_in_the_reader() -> None:
    given = dossier()
    row = compared(given).contradicted[0]
    links = [state.href for state in row.states]
    assert all(href and href.startswith("article/") for href in links)


def test_matrix_of_an_unknown_article_breaks_nothing() -> None:
    stray = Cell(story="story/1", claim="claim/late", article="gone", outlet=None, stance="reports")
    assert compared(matrix=(*(dossier().stories[0].matrix or ()), stray)).rows
