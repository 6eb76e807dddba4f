"""Why things stand together: the links that hold a group, however many there are."""

from itertools import combinations

import pytest
from tests.report.dossiers import dossier

from riwaya.report.corpus import build
from riwaya.report.views.evidence import article_pairs, from_left, item_pairs, story_pairs
from riwaya.types import Link


def links(names: str, *, relation: str = "story", **more: object) -> list[Link]:
    pairs = combinations(names, 2)
    return [
        Link(relation=relation, left=a, right=b, score=0.9 - 0.01 * n, **more)  # type: ignore[arg-type]
        for n, (a, b) in enumerate(pairs)
    ]


@pytest.mark.parametrize(("names", "shown", "left_out"), [("ab", 1, 0), ("abcd", 6, 0), ("abcdefgh", 10, 18)])
def test_links_shown_grow_with_things_and_not_with_pairs(names: str, shown: int, left_out: int) -> None:
    found = article_pairs(build(dossier(), excerpts=False), links(names), "story")
    assert (len(found.shown), found.left_out) == (shown, left_out)


def test_what_a_person_decided_is_always_shown() -> None:
    given = [*links("abcdefgh"), *links("gh", judgement="j1")]
    found = article_pairs(build(dossier(), excerpts=False), given, "story")
    assert found.shown[0].decided_by == "Editor A"


def test_links_that_lead_out_of_the_story_stand_apart() -> None:
    inside, outside = story_pairs(build(dossier(), excerpts=False), links("abc"), {"a", "b"})
    assert (len(inside.shown), len(outside.shown)) == (1, 2)


def test_a_group_has_its_own_links_only() -> None:
    by_left = from_left([*links("abc", relation="claim"), *links("abc")], "claim")
    assert len(item_pairs(build(dossier(), excerpts=False), by_left, {"a", "b"}).shown) == 1
