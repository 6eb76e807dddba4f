"""Reference pages: what is furniture and what is telling was read by eye."""

from pathlib import Path

import pytest

from riwaya.annotate.layout import find_boilerplate
from riwaya.types import Article

SEEDS = Path(__file__).parents[3].parent / "shared" / "seeds"


def kinds(number):
    path = next(SEEDS.glob(f"{number}_*.txt"), None)
    if path is None:
        pytest.skip("../shared/seeds is not here")
    text = path.read_bytes().decode("utf-8")
    return text, find_boilerplate(Article(id=number, text=text), "fa" if number == "003" else "ar")


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        ("000", []),
        ("001", ["agency_line"]),
        ("002", ["agency_line", "caption", "caption"]),
        ("003", []),
    ],
)
def test_only_the_furniture_is_marked(number, expected):
    _, items = kinds(number)
    assert [item.kind for item in items] == expected


def test_the_end_of_a_page_with_newsletter_and_comment_form():
    text, items = kinds("004")
    assert [item.kind for item in items] == [
        *["credit", "related", "related", "related", "related"],
        *["newsletter", "newsletter", "newsletter", "newsletter"],
        *["related", "comments", "comments", "share"],
    ]
    first = next(item.start for item in items if item.kind == "newsletter")
    covered = sum(item.end - item.start for item in items if item.start >= first)
    assert covered == sum(len(line) for line in text[first:].splitlines() if line.strip())
