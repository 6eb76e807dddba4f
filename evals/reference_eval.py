"""The five reference articles of ../shared/seeds, built as a user would, against what is known of them.

    python -m evals.reference_eval [--export DIR]

Order: build and export the folder (or read an export); then, by topic, how many of the things listed in
`gold/reference.yml` hold: stories with their day, entities with all their spellings, designations,
sources, conflicts, and (`reference_sayings`) which quotes are one utterance. What does not hold is named.
"""

import argparse
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import yaml

from evals import reference_sayings
from evals.built import Layers, built_from, read_export
from evals.harness import OWN_GOLD, SHARED, Figure, conclude, missing
from evals.reference_sayings import numbers
from evals.scorers import ratio
from riwaya.text.normalise import fold

SEEDS = SHARED / "seeds"
GOLD = OWN_GOLD / "reference.yml"
Check = tuple[str, bool]  # what is asked, whether it holds
Gold = Mapping[str, Any]


def story_checks(gold: Gold, layers: Layers) -> Iterator[Check]:
    """Each story has its articles and no other, its day, and the article that the day is taken from."""
    of = numbers(layers)
    origin = {row["id"]: of[row["article"]] for row in layers["dates"]}
    found = {frozenset(of[one] for one in row["articles"]): row for row in layers["stories"]}
    for wanted in gold["stories"]:
        row = found.get(frozenset(wanted["articles"]))
        yield f"story of {' '.join(wanted['articles'])}", row is not None
        if "day" in wanted:
            day = row is not None and row["from"] == wanted["day"].isoformat()
            yield f"day {wanted['day']}", day
            based = {origin.get(each) for each in row["basis"]} if row else set()
            yield f"day from {wanted['basis']}", wanted["basis"] in based


def entity_checks(gold: Gold, layers: Layers) -> Iterator[Check]:
    """All spellings are names of one entity, and of no other of its kind."""
    for kind, lists in gold["entities"].items():
        rows = [{fold(one["name"]) for one in e["names"]} for e in layers["entities"] if e["kind"] == kind]
        for names in lists:
            wanted = {fold(name) for name in names}
            holding = [row for row in rows if row & wanted]
            yield " = ".join(names), len(holding) == 1 and wanted <= holding[0]


def designation_checks(gold: Gold, layers: Layers) -> Iterator[Check]:
    """The words, their form and whose they are."""
    of = numbers(layers)
    named = {e["id"]: {fold(one["name"]) for one in e["names"]} for e in layers["entities"]}
    for wanted in gold["designations"]:
        asked = (wanted["article"], wanted["text"], wanted["form"])
        rows = [r for r in layers["designations"] if (of[r["article"]], r["text"], r["form"]) == asked]
        yield " ".join(asked), any(fold(wanted["entity"]) in named.get(r["entity"], ()) for r in rows)


def source_checks(gold: Gold, layers: Layers) -> Iterator[Check]:
    """Each edge with its scope."""
    of = numbers(layers)
    found = {(of[r["article"]], fold(r["from"]), r["scope"]) for r in layers["source_edges"]}
    for wanted in gold["sources"]:
        name = f"{wanted['article']} <- {wanted['from']} ({wanted['scope']})"
        yield name, (wanted["article"], fold(wanted["from"]), wanted["scope"]) in found


def conflict_checks(gold: Gold, layers: Layers) -> Iterator[Check]:
    """Both sides of each clash, and its kind."""
    found = list(_conflicts(layers))
    for wanted in gold["conflicts"]:
        (one, word), (other, second) = wanted["sides"]
        sides = {(one, fold(word)), (other, fold(second))}
        name = f"{wanted['about']}: {one} {word}, {other} {second}"
        yield name, any(about == wanted["about"] and _told(sides, values) for about, values in found)


def _conflicts(layers: Layers) -> Iterator[tuple[str, list[tuple[str, str]]]]:
    of = numbers(layers)
    article = {row["id"]: of[row["article"]] for row in layers["statements"]}
    for claim in layers["claims"]:
        for one in claim["conflicts"]:
            sides = (
                (article.get(one[side], ""), fold(one[f"{side}_value"] or "")) for side in ("left", "right")
            )
            yield one["about"], list(sides)


def _told(sides: Iterable[tuple[str, str]], values: Sequence[tuple[str, str]]) -> bool:
    return all(any(number == each and word in value for each, value in values) for number, word in sides)


TOPICS: Mapping[str, Callable[[Gold, Layers], Iterable[Check]]] = {
    "stories": story_checks,
    "entities": entity_checks,
    "designations": designation_checks,
    "sources": source_checks,
    "conflicts": conflict_checks,
}


def figures(gold: Gold, layers: Layers) -> Iterator[Figure]:
    """The share of each topic's checks that hold; the others are printed."""
    for topic, checks in TOPICS.items():
        told = list(checks(gold, layers))
        for name, _ in (one for one in told if not one[1]):
            print(f"does not hold ({topic}): {name}")
        yield Figure(f"reference.{topic}", ratio(sum(holds for _, holds in told), len(told)), len(told))


def main(argv: Sequence[str] | None = None) -> int:
    """Run over the reference articles; 1 when a figure is below its floor."""
    parser = argparse.ArgumentParser(prog="evals.reference_eval")
    parser.add_argument("--export", type=Path, help="read what `riwaya export` wrote of the folder")
    args = parser.parse_args(argv)
    if missing("reference", [SEEDS]):
        return 0
    gold = yaml.safe_load(GOLD.read_text("utf-8"))
    with tempfile.TemporaryDirectory() as folder:
        layers = read_export(args.export) if args.export else built_from(SEEDS, Path(folder))
    found = [*figures(gold, layers), *reference_sayings.figures(gold, layers)]
    return conclude("reference", found, gold=[GOLD], data=[SEEDS])


if __name__ == "__main__":
    sys.exit(main())
