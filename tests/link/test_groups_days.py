"""Days that forbid a group, also between members that were never compared."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from riwaya.link.groups import Decided, Rule, group
from riwaya.link.times import Span
from riwaya.types import Link

RULE = Rule(join=0.5, within=7)
FIRST = date(2031, 5, 1)


def link(left: str, right: str, score: float = 0.9) -> Link:
    return Link(relation="story", left=left, right=right, score=score, evidence=())


def days(**starts: int) -> dict[str, Span]:
    return {
        name: Span(FIRST + timedelta(start), FIRST + timedelta(start + 1)) for name, start in starts.items()
    }


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ({}, ["abc"]),
        ({"a": 0, "c": 8}, ["abc"]),
        ({"a": 0, "c": 9}, ["ab", "c"]),
        ({"a": 0, "b": 5, "c": 9}, ["ab", "c"]),
    ],
)
def test_two_ends_of_a_chain_must_be_near_in_time(told: dict[str, int], expected: list[str]) -> None:
    links = [link("a", "b"), link("b", "c", 0.8)]
    found = group("abc", links, rule=RULE, days=days(**told))
    assert ["".join(members) for members in found.values()] == expected


def test_a_person_may_join_what_is_far_apart_and_others_still_come() -> None:
    decided = Decided(same={("a", "b"): "j"})
    found = group("abc", [link("b", "c")], rule=RULE, decided=decided, days=days(a=0, b=30, c=31))
    assert found == {"a": ("a", "b", "c")}


@given(
    st.lists(
        st.tuples(st.sampled_from("abcdef"), st.sampled_from("abcdef"), st.integers(10, 20)), max_size=12
    ),
    st.dictionaries(st.sampled_from("abcdef"), st.integers(0, 30)),
)
def test_no_group_holds_days_too_far_apart(made: list[tuple[str, str, int]], told: dict[str, int]) -> None:
    links = {(a, b): link(a, b, score / 20) for a, b, score in made if a < b}
    spans = days(**told)
    for members in group("abcdef", links.values(), rule=RULE, days=spans).values():
        known = [spans[one] for one in members if one in spans]
        assert all(one.gap(other) <= 7 for one in known for other in known)
