"""What all evals share: where data lie, the split, digests, floors, and how figures are printed.

An eval makes `Figure`s and hands them to `conclude`, which prints each beside its floor and the
digests of gold and data, and gives the exit status: 0, or 1 when a figure is below its floor.
"""

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"
OWN_GOLD = ROOT / "evals" / "gold"
FLOORS = ROOT / "evals" / "floors.yml"

# Twelve hex digits tell two versions of a file apart and fit on a line.
_DIGEST_LENGTH = 12


@dataclass(frozen=True)
class Figure:
    """One measured value: its name (the key of its floor), of how many units, its 95 % interval."""

    name: str
    value: float
    units: int
    interval: tuple[float, float] | None = None


def held_out(doc_id: str) -> bool:
    """Whether an article is in the third that is only ever scored on, never tuned on."""
    return int(hashlib.sha1(doc_id.encode()).hexdigest(), 16) % 3 == 0


def split_of(doc_id: str) -> str:
    """ "held_out" or "tuning"."""
    return "held_out" if held_out(doc_id) else "tuning"


def read_jsonl(path: Path) -> list[dict[str, Any]]:
    """The objects of a JSON-lines file, blank lines skipped."""
    return [json.loads(line) for line in path.read_text("utf-8").split("\n") if line.strip()]


def digest(paths: Iterable[Path]) -> str:
    """The first 12 hex digits of one SHA-256 over files (folders: all files below), sorted."""
    hashed = hashlib.sha256()
    for path in sorted(_files(paths)):
        hashed.update(path.name.encode() + b"\0")
        hashed.update(hashlib.sha256(path.read_bytes()).digest())
    return hashed.hexdigest()[:_DIGEST_LENGTH]


def _files(paths: Iterable[Path]) -> list[Path]:
    found: list[Path] = []
    for path in paths:
        found.extend(p for p in path.rglob("*") if p.is_file()) if path.is_dir() else found.append(path)
    return found


def read_floors(path: Path = FLOORS) -> dict[str, float]:
    """Figure name → the least value accepted."""
    return dict(yaml.safe_load(path.read_text("utf-8")) or {}) if path.exists() else {}


def missing(eval_name: str, paths: Sequence[Path]) -> bool:
    """Whether some of the data is not here; then a "skipped" line is printed."""
    absent = [path for path in paths if not path.exists()]
    if absent:
        print(f"{eval_name}: skipped, {absent[0]} is not here")
    return bool(absent)


def conclude(
    eval_name: str,
    figures: Sequence[Figure],
    *,
    gold: Sequence[Path],
    data: Sequence[Path],
    floors: dict[str, float] | None = None,
) -> int:
    """Print all figures; 1 when one is below its floor, else 0."""
    least = read_floors() if floors is None else floors
    print(f"{eval_name}: gold {digest(gold)}, data {digest(data)}")
    for figure in figures:
        print(_line(figure, least.get(figure.name)))
    return int(any(below(figure, least) for figure in figures))


def below(figure: Figure, floors: dict[str, float]) -> bool:
    """Whether a figure, as printed with three digits, is under its floor."""
    return round(figure.value, 3) < floors.get(figure.name, float("-inf"))


def _line(figure: Figure, floor: float | None) -> str:
    interval = f" [{figure.interval[0]:.3f}–{figure.interval[1]:.3f}]" if figure.interval else ""
    bound = "" if floor is None else f" floor {floor:.3f}"
    fails = " BELOW" if floor is not None and round(figure.value, 3) < floor else ""
    return f"  {figure.name:<48} {figure.value:.3f}{interval} n={figure.units}{bound}{fails}"
