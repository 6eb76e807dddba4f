"""Names to show, and who or what a story names."""

import pytest
from tests.report.dossiers import dossier

from riwaya.report.corpus import build
from riwaya.report.views.common import entity_named, named_in
from riwaya.types import Dossier, Entity, NameCount


def named(kind: str, *names: tuple[str, str, int]) -> Dossier:
    counts = tuple(NameCount(language=language, name=name, count=count) for language, name, count in names)
    return Dossier(documents=(), stories=(), entities=(Entity(id="e", kind=kind, names=counts, mentions=()),))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("kind", "names", "language", "expected"),
    [
        ("person", [("ar", "كرم", 9), ("ar", "نادية كرم", 2)], "ar", "نادية كرم"),
        ("person", [("ar", "كرم", 9), ("fa", "نادیا کرم", 2)], "en", "نادیا کرم"),
        ("person", [("en", "Karam", 3)], "fa", "Karam"),
        ("place", [("fa", "سلوان", 9), ("fa", "پل سلوان", 2)], "fa", "سلوان"),
        ("person", [("en", "Nadia Karam", 2), ("en", "Nadia Karam Of", 1)], "en", "Nadia Karam"),
    ],
)
def test_the_name_to_show(kind: str, names: list[tuple[str, str, int]], language: str, expected: str) -> None:
    found = entity_named(build(named(kind, *names), excerpts=False), "e")
    assert found
    assert found.name(language).text == expected


@pytest.mark.parametrize(
    ("value", "accounts"), [("karam/1", 4), ("نادية كرم", 4), ("وادي السرو", 4), ("بلدية أخرى", 0)]
)
def test_a_story_names_by_id_or_by_name(value: str, accounts: int) -> None:
    given = dossier()
    corpus = build(given, excerpts=False)
    found = named_in(corpus, given.stories[0], value)
    assert len(found.spans) == accounts
    assert bool(found.href) == bool(accounts)
