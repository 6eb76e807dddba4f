"""The checks on the reference articles, over small invented exports."""

from datetime import date
from typing import Any

import pytest
from evals.reference_eval import (
    Check,
    conflict_checks,
    designation_checks,
    entity_checks,
    source_checks,
    story_checks,
)

Layers = dict[str, list[dict[str, Any]]]


def layers(**more: list[dict[str, Any]]) -> Layers:
    articles = [{"id": "a", "path": "000_x.txt"}, {"id": "b", "path": "001_y.txt"}]
    return {"articles": articles, **more}


def held(checks: Any) -> list[bool]:
    found: list[Check] = list(checks)
    return [holds for _, holds in found]


@pytest.mark.parametrize(
    ("groups", "day", "wanted"),
    [
        ([["a", "b"]], "2031-05-02", [True, True, True]),
        ([["a", "b"]], "2031-05-03", [True, False, True]),
        ([["a"], ["b"]], "2031-05-02", [False, False, False]),
    ],
)
def test_a_story_has_its_articles_its_day_and_the_days_source(
    groups: list[list[str]], day: str, wanted: list[bool]
) -> None:
    gold = {"stories": [{"articles": ["000", "001"], "day": date(2031, 5, 2), "basis": "001"}]}
    stories = [{"articles": group, "from": day, "basis": ["d"]} for group in groups]
    found = layers(stories=stories, dates=[{"id": "d", "article": "b"}])
    assert held(story_checks(gold, found)) == wanted


@pytest.mark.parametrize(
    ("entities", "holds"),
    [
        ([["نيلان", "نیلان", "Nilan"]], True),
        ([["نيلان", "نیلان"], ["Nilan"]], False),
        ([["نيلان"]], False),
    ],
)
def test_all_spellings_are_of_one_entity(entities: list[list[str]], holds: bool) -> None:
    rows = [
        {"id": str(at), "kind": "place", "names": [{"name": n} for n in e]} for at, e in enumerate(entities)
    ]
    gold = {"entities": {"place": [["نيلان", "نیلان", "Nilan"]]}}
    assert held(entity_checks(gold, layers(entities=rows))) == [holds]


@pytest.mark.parametrize(("form", "holds"), [("epithet", True), ("title", False)])
def test_a_designation_has_its_form_and_whose_it_is(form: str, holds: bool) -> None:
    gold = {"designations": [{"article": "001", "text": "سلطان سد", "form": form, "entity": "کاوه دریان"}]}
    found = layers(
        entities=[{"id": "e", "kind": "person", "names": [{"name": "کاوه دریان"}]}],
        designations=[{"article": "b", "text": "سلطان سد", "form": "epithet", "entity": "e"}],
    )
    assert held(designation_checks(gold, found)) == [holds]


@pytest.mark.parametrize(("scope", "holds"), [("claim", True), ("photo", False)])
def test_an_edge_has_its_scope(scope: str, holds: bool) -> None:
    gold = {"sources": [{"article": "000", "from": "نهر", "scope": "claim"}]}
    edges = [{"article": "a", "from": "نهر", "scope": scope}]
    assert held(source_checks(gold, layers(source_edges=edges))) == [holds]


@pytest.mark.parametrize(
    ("about", "right", "holds"), [("number", "12", True), ("number", "15", False), ("date", "12", False)]
)
def test_a_conflict_has_both_sides_and_its_kind(about: str, right: str, holds: bool) -> None:
    gold = {"conflicts": [{"about": "number", "sides": [["000", "9"], ["001", "12"]]}]}
    conflict = {"left": "s", "right": "t", "about": about, "left_value": "9", "right_value": right}
    found = layers(
        statements=[{"id": "s", "article": "a"}, {"id": "t", "article": "b"}],
        claims=[{"conflicts": [conflict]}],
    )
    assert held(conflict_checks(gold, found)) == [holds]
