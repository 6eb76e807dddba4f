"""Costs of sounds and letters, by hand and fitted."""

import pytest

from riwaya.text.sounds import COSTS, Grapheme, by_hand, fitted, key


def test_costs_are_the_same_both_ways():
    assert all(COSTS[one, other] == COSTS[other, one] for one, other in COSTS)
    assert by_hand().keys() == COSTS.keys()


@pytest.mark.parametrize("pair", [("p", "b"), ("f", "v"), ("u", "w")])
def test_what_scripts_write_alike_costs_little(pair):
    assert COSTS[pair] < 0.5


def test_a_fitted_weight_takes_the_place_of_the_one_by_hand():
    unknown = Grapheme("?!", 0.77)
    assert fitted(unknown) == unknown
    assert key(unknown) == "?! 0.77"
