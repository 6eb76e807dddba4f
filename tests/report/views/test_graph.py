"""The drawing of sources: columns, passages, circles."""

import pytest

from riwaya.report.views.graph import HEIGHT, WIDTH, columns, graph
from riwaya.report.views.sources import Edge


def edge(from_: str, to: str, scope: str = "claim") -> Edge:
    return Edge(from_=from_, to=to, scope=scope, evidence=())  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("pairs", "expected"),
    [
        ([], {}),
        ([("A", "B")], {"A": 0, "B": 1}),
        ([("A", "C"), ("A", "B"), ("B", "C")], {"A": 0, "B": 1, "C": 2}),
        ([("A", "B"), ("B", "A")], {"A": 0, "B": 1}),
        ([("A", "B"), ("B", "C"), ("C", "A")], {"A": 0, "B": 1, "C": 2}),
    ],
)
def test_columns_by_the_longest_way(pairs: list[tuple[str, str]], expected: dict[str, int]) -> None:
    assert columns(pairs) == expected


def test_boxes_do_not_overlap() -> None:
    drawn = graph([edge("A", name) for name in "BCDEF"] + [edge("B", "G"), edge("A", "G")])
    boxes = [(n.x, n.y) for n in drawn.nodes]
    apart = [
        abs(a[0] - b[0]) >= WIDTH or abs(a[1] - b[1]) >= HEIGHT for a in boxes for b in boxes if a is not b
    ]
    assert all(apart)
    assert all(0 <= x <= drawn.width - WIDTH and 0 <= y <= drawn.height - HEIGHT for x, y in boxes)


def test_a_long_line_passes_beside_the_boxes_between() -> None:
    drawn = graph([edge("A", "B"), edge("B", "C"), edge("A", "C", "article")])
    long = next(line for line in drawn.lines if len(line.curves) == 2)
    between = next(node for node in drawn.nodes if node.name == "B")
    assert not between.y <= long.curves[0][3] <= between.y + HEIGHT


def test_two_names_have_one_line_of_the_widest_scope() -> None:
    drawn = graph([edge("A", "B", "photo"), edge("A", "B", "article"), edge("A", "A")])
    assert [line.scope for line in drawn.lines] == ["article"]
