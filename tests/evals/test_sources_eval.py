"""Source edges: what counts as the same end, and what is left unjudged."""

import pytest
from evals.sources_eval import End, GoldEdge, rates

from riwaya.types import SourceEdge


def gold(source: str, taker: str = "النهر", *, phrase: str = "", optional: bool = False) -> GoldEdge:
    return GoldEdge("a", End((source,), phrase), End((taker,)), False, optional)


def found(source: str, taker: str = "النهر", article: str = "a") -> SourceEdge:
    return SourceEdge(article=article, from_=source, to=taker, scope="claim", evidence=())


@pytest.mark.parametrize(
    ("name", "same"), [("وكالة نيلان", True), ("نيلان", True), ("سانا", False), ("Nilan", False)]
)
def test_a_longer_or_shorter_name_is_the_same(name: str, same: bool) -> None:
    assert End(("نيلان",)).is_named(name) == same


@pytest.mark.parametrize(
    ("name", "same"), [("مصدر طبي", True), ("مصدر طبي في المستشفى", True), ("شهود عيان", False)]
)
def test_a_source_without_a_name_is_its_phrase(name: str, same: bool) -> None:
    assert End((), "بحسب مصدر طبي في المستشفى").is_named(name) == same


@pytest.mark.parametrize(
    ("edges", "expected"),
    [
        ([found("سانا")], (1, 0, 0)),
        ([found("سانا", "الجبل")], (0, 1, 1)),
        ([found("سانا", article="b")], (0, 1, 1)),
        ([found("سانا"), found("سانا")], (1, 1, 0)),
        ([], (0, 0, 1)),
    ],
)
def test_both_ends_must_be_right(edges: list[SourceEdge], expected: tuple[int, int, int]) -> None:
    counted = rates([gold("سانا")], edges)
    assert (counted.right, counted.spurious, counted.missed) == expected


def test_a_house_credit_is_left_unjudged() -> None:
    house = gold("النهر", optional=True)
    for edges in ([], [found("النهر")]):
        counted = rates([house], edges)
        assert (counted.right, counted.spurious, counted.missed) == (0, 0, 0)
