"""The rooms of the house: which package may import which, and how long functions are."""

import ast
import statistics
from pathlib import Path

import pytest

SOURCE = Path(__file__).parents[1] / "src" / "riwaya"
STEPS = ("ingest", "annotate", "link", "compare", "store", "report")
# What each room may import besides itself, in the order of DESIGN's one direction.
ALLOWED = {
    "types": set(),
    "errors": set(),
    "text": {"types", "errors"},
    "languages": {"types", "errors", "text"},
    "models": {"types", "errors", "text", "languages"},
    **{step: {"types", "errors", "text", "languages", "models.protocols"} for step in STEPS},
    "config": {"types", "errors"},
    "export": {"types", "errors"},
    "export_plover": {"types", "errors", "languages"},
    "sample": {"types", "errors"},
    "encoding": {"types", "errors", "text", "models.protocols", "store"},
    "linking": {
        "types",
        "errors",
        "text",
        "languages",
        "annotate",
        "encoding",
        "link",
        "models.protocols",
        "store",
    },
    "workflow": {
        "types",
        "errors",
        "text",
        "languages",
        "models",
        "config",
        "sample",
        "encoding",
        "export",
        "export_plover",
        "linking",
        *STEPS,
    },
    "cli": {"types", "errors", "config", "sample", "workflow", "store"},
}
MEDIAN_LINES, NINETIETH_LINES = 8, 28


def modules() -> list[Path]:
    return sorted(SOURCE.rglob("*.py"))


def room(path: Path) -> str:
    return path.relative_to(SOURCE).with_suffix("").parts[0]


def imports(path: Path) -> set[str]:
    """Dotted names below `riwaya` that a module imports, anywhere in it."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        names = []
        if isinstance(node, ast.ImportFrom) and node.module:
            names = [node.module] if node.module != "riwaya" else [f"riwaya.{a.name}" for a in node.names]
        elif isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        found |= {name.removeprefix("riwaya.") for name in names if name.startswith("riwaya.")}
    return found - {"__version__"}


def breaches(path: Path) -> list[str]:
    own = room(path)
    allowed = ALLOWED.get(own, set()) | {own}
    return [
        name
        for name in sorted(imports(path))
        if not any(name == one or name.startswith(f"{one}.") for one in allowed)
    ]


@pytest.mark.parametrize("path", modules(), ids=lambda path: str(path.relative_to(SOURCE)))
def test_imports_point_one_way(path: Path) -> None:
    if path.parent == SOURCE and path.stem in {"__init__", "__main__"}:
        pytest.skip("the package's face may import anything")
    assert breaches(path) == []


def test_every_room_is_known() -> None:
    faces = {"__init__", "__main__"}
    assert {room(path) for path in modules()} - faces <= set(ALLOWED)


def test_the_check_sees_a_breach(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(globals(), "SOURCE", tmp_path)
    module = tmp_path / "text" / "bad.py"
    module.parent.mkdir()
    module.write_text("def f():\n    from riwaya.link import stories\n")
    assert breaches(module) == ["link"]


def functions() -> list[ast.FunctionDef | ast.AsyncFunctionDef]:
    kinds = (ast.FunctionDef, ast.AsyncFunctionDef)
    return [
        node
        for path in modules()
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, kinds)
    ]


def body_lines(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Lines of a function's body, its docstring not counted."""
    body = node.body[1:] if ast.get_docstring(node) else node.body
    return (body[-1].end_lineno or 0) - body[0].lineno + 1 if body else 0


def test_functions_are_short(capsys: pytest.CaptureFixture[str]) -> None:
    lengths = sorted(body_lines(node) for node in functions())
    median, ninetieth = statistics.median(lengths), lengths[int(len(lengths) * 0.9)]
    with capsys.disabled():
        print(f"\nfunctions: {len(lengths)}, median {median} lines, 90th percentile {ninetieth}")
    assert median <= MEDIAN_LINES
    assert ninetieth <= NINETIETH_LINES


def test_everything_is_annotated() -> None:
    bare = [node.name for node in functions() if node.returns is None and node.name not in {"__init__"}]
    assert bare == []
