"""Marks that nest, touch and cross, on any text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from riwaya.report.segments import Mark, Token, lines, segments, tokens

TEXT = "وقالت كرم: «الجسر مفتوح» then left. گفت"


def mark(start: int, end: int, key: str, href: str | None = None) -> Mark:
    return Mark(start=start, end=end, key=key, layer="quotes", href=href)


@st.composite
def marked(draw: st.DrawFn) -> tuple[int, list[Mark]]:
    size = draw(st.integers(0, 40))
    spans = draw(st.lists(st.tuples(st.integers(-3, 45), st.integers(-3, 45)), max_size=12))
    return size, [mark(a, b, f"k{n}") for n, (a, b) in enumerate(spans)]


@given(marked())
def test_segments_tile_the_text_and_carry_exactly_their_marks(given_: tuple[int, list[Mark]]) -> None:
    size, marks = given_
    found = segments(0, size, marks)
    assert [at for s in found for at in range(s.start, s.end)] == list(range(size))
    for at in range(size):
        piece = next(s for s in found if s.start <= at < s.end)
        assert {m.key for m in piece.marks} == {m.key for m in marks if m.start <= at < m.end}


@given(marked())
def test_tokens_nest_and_open_each_anchor_once(given_: tuple[int, list[Mark]]) -> None:
    size, marks = given_
    stream = tokens(segments(0, size, marks))
    open_: list[Mark] = []
    anchors: list[str] = []
    text: list[tuple[int, set[str]]] = []
    for token in stream:
        if token.kind == "open" and token.mark:
            open_.append(token.mark)
            anchors += [token.mark.key] if token.first else []
        elif token.kind == "close":
            open_.pop()
        else:
            text += [(at, {m.key for m in open_}) for at in range(token.start, token.end)]
    assert not open_
    assert sorted(anchors) == sorted(m.key for m in marks if max(m.start, 0) < min(m.end, size))
    assert text == [(at, {m.key for m in marks if m.start <= at < m.end}) for at in range(size)]


def test_crossing_marks_split_the_one_that_starts_later() -> None:
    stream = tokens(segments(0, 6, [mark(0, 4, "a"), mark(2, 6, "b")]))
    shown = [(t.kind, t.mark.key if t.mark else "", t.first) for t in stream if t.kind != "text"]
    assert shown == [
        ("open", "a", True),
        ("open", "b", True),
        ("close", "", False),
        ("close", "", False),
        ("open", "b", False),
        ("close", "", False),
    ]


def test_text_links_to_its_innermost_mark_and_leads_once() -> None:
    outer, inner = mark(0, 9, "q", "quote"), mark(3, 6, "m", "entity")
    texts = [t for t in tokens(segments(0, 9, [outer, inner])) if t.kind == "text"]
    assert [(t.href, t.lead) for t in texts] == [("quote", True), ("entity", True), ("quote", False)]


def test_an_anchor_seen_in_the_title_is_not_given_again() -> None:
    stream = tokens(segments(0, 5, [mark(0, 5, "a")]), seen=frozenset({"a"}))
    assert not any(t.first for t in stream)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", [""]),
        ("واحد\nاثنان", ["واحد", "اثنان"]),
        ("یک\r\n\r\nدو\r", ["یک", "", "دو", ""]),
        ("one\rtwo\x0bthree", ["one", "two\x0bthree"]),
    ],
)
def test_lines_end_where_the_text_ends_them(text: str, expected: list[str]) -> None:
    assert [text[a:b] for a, b in lines(text)] == expected


@given(st.text(alphabet="ab\r\nآ "))
def test_lines_keep_every_character_but_line_ends(text: str) -> None:
    assert "".join(text[a:b] for a, b in lines(text)) == text.replace("\r", "").replace("\n", "")


def test_tokens_are_plain_values() -> None:
    assert Token("close") == Token("close")
