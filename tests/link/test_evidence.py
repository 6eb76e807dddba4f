"""From evidence to a link."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from riwaya.link.evidence import explanations, logistic, weigh
from riwaya.types import Evidence


def seen(weight: float, *, veto: bool = False) -> Evidence:
    return Evidence(feature="place", weight=weight, left="نيلان", right="Nilan", veto=veto)


def test_evidence_is_summed_with_the_bias() -> None:
    link = weigh("story", ("a", "b"), [seen(1.0), None, seen(0.5)], bias=-1.5)
    assert link.score == 0.5
    assert len(link.evidence) == 2


def test_a_veto_leaves_no_score() -> None:
    assert weigh("story", ("a", "b"), [seen(9.0), seen(-1.0, veto=True)], bias=0).score == 0.0


def test_sides_go_with_their_ends() -> None:
    link = weigh("story", ("b", "a"), [seen(1.0)], bias=0)
    assert (link.left, link.right) == ("a", "b")
    assert (link.evidence[0].left, link.evidence[0].right) == ("Nilan", "نيلان")


@given(st.lists(st.floats(-40, 40), max_size=6), st.floats(-5, 5))
def test_a_link_is_the_same_from_both_ends(weights: list[float], bias: float) -> None:
    evidence = [seen(one) for one in weights]
    one, other = (
        weigh("story", ("a", "b"), evidence, bias=bias),
        weigh("story", ("b", "a"), evidence, bias=bias),
    )
    assert one.score == other.score
    assert 0 <= one.score <= 1


@pytest.mark.parametrize(("odds", "share"), [(0, 0.5), (1e9, 1.0), (-1e9, 0.0)])
def test_odds_as_a_probability(odds: float, share: float) -> None:
    assert logistic(odds) == pytest.approx(share)


def test_a_feature_is_explained_by_its_first_line() -> None:
    def shared_places() -> None:
        """Places that both name.

        More.
        """

    assert explanations([shared_places]) == {"shared_places": "Places that both name."}
