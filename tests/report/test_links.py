"""File names, anchors and links that hold for any id and any address."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from riwaya.report import links

ODD = ["ar/manara?1", "../../etc/passwd", "", "خبر", "a b", "x" * 5000, "\ud800", "CON", 'a"b<c>']


@pytest.mark.parametrize("key", ODD)
def test_file_names_are_plain_whatever_the_id(key: str) -> None:
    assert re.fullmatch(r"article/[0-9a-f]{16}\.html", links.article(key))


@given(st.text(), st.text())
def test_different_ids_get_different_files(left: str, right: str) -> None:
    assert (links.article(left) == links.article(right)) == (left == right)


@pytest.mark.parametrize("key", ODD)
def test_anchors_are_plain_whatever_the_id(key: str) -> None:
    assert re.fullmatch(r"i-[A-Za-z0-9_-]+", links.anchor("i", key))


def test_an_items_own_id_is_its_anchor() -> None:
    assert links.item("a", "00ff12ab").endswith("#i-00ff12ab")


@pytest.mark.parametrize(
    ("target", "start", "expected"),
    [
        ("index.html", "index.html", "index.html"),
        ("ar/index.html", "story/x.html", "../ar/index.html"),
        ("story/x.html", "fa/story/x.html", "../../story/x.html"),
    ],
)
def test_relative_links(target: str, start: str, expected: str) -> None:
    assert links.relative(target, start=start) == expected


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "java\nscript:alert(1)",
        "\x01javascript:alert(1)",
        "data:text/html,x",
        "file:///etc/passwd",
        "//example.org/x",
        "http:///nohost",
        "https://[broken",
        "not a url",
        "",
        None,
    ],
)
def test_addresses_that_are_not_linked(url: str | None) -> None:
    assert links.outside(url) is None


@pytest.mark.parametrize("url", ["https://example.org/خبر?a=1&b=2", " http://example.org/ "])
def test_web_addresses_are_linked(url: str) -> None:
    assert links.outside(url) == url.strip()
