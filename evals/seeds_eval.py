"""Sayings of ../shared/seeds that several articles tell: which of their quotes are one utterance.

    python -m evals.seeds_eval [--export DIR] [--list]

Order: build and export the five articles (or read an export), find in each the quotes that hold the
words of a saying, and ask whether one utterance joins quotes of all the articles that tell it. What
the other two articles hold was said on other days: no quote of theirs may join one of these three.
"""

import argparse
import re
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from evals.built import Layers, built_from, read_export
from evals.harness import Figure, conclude, missing
from evals.reference_eval import SEEDS, numbers
from evals.scorers import clusters, ratio

ONE_DAY = ("001", "003", "004")


@dataclass(frozen=True)
class Saying:
    """words: a pattern that only its quotes hold; articles: which tell it, twice where it is told twice."""

    name: str
    words: str
    articles: tuple[str, ...]


SAYINGS = (
    Saying("withdrawal", r"آمر وزير|دستور داده", ("001", "001", "003", "004")),
    Saying("new_blow", r"ضربة|ضربات|ضربه ", ("001", "001", "003", "003", "004")),
    Saying("losses", r"(التضحيات|الضحايا) والخسائر", ("001", "004")),
    Saying("bases", r"دو پایگاه ما|قاعدتين", ("003", "004")),
    Saying("settlement", r"للتسوية السياسية|حل سیاسی", ("003", "004")),
    Saying("strongest", r"أقوى الجماعات|قوی.?ترین گرو", ("003", "004")),
    Saying("blood", r"دماء شهدا|خون مشترک|خون شهدا", ("001", "003")),
)


def joined(saying: Saying, layers: Layers) -> int:
    """How many of the places that tell a saying stand in the utterance that holds most of them."""
    of = numbers(layers)
    told = [row for row in layers["quotes"] if re.search(saying.words, row["text"])]
    home = clusters({row["id"]: row["quotes"] for row in layers["utterances"]})
    found: dict[str, list[str]] = {}
    for row in told:
        found.setdefault(home[row["id"]], []).append(of[row["article"]])
    return max((_overlap(own, saying.articles) for own in found.values()), default=0)


def _overlap(found: Sequence[str], wanted: Sequence[str]) -> int:
    return sum(min(found.count(one), wanted.count(one)) for one in set(wanted))


def strangers(layers: Layers) -> Iterator[str]:
    """Utterances that join what was said on this day with what was said on another."""
    of = numbers(layers)
    article = {row["id"]: of[row["article"]] for row in layers["quotes"]}
    for row in layers["utterances"]:
        days = {article[quote] in ONE_DAY for quote in row["quotes"]}
        if len(days) > 1:
            yield row["id"]


def figures(layers: Layers) -> list[Figure]:
    """A saying is a share of its places; `joined` is the share of sayings of which all places are one."""
    counts = {one: joined(one, layers) for one in SAYINGS}
    whole = sum(count == len(one.articles) for one, count in counts.items())
    apart = 1 - min(1, len(list(strangers(layers))))
    return [
        *(
            Figure(f"seeds.utterances.{one.name}", ratio(count, len(one.articles)), len(one.articles))
            for one, count in counts.items()
        ),
        Figure("seeds.utterances.joined", ratio(whole, len(SAYINGS)), len(SAYINGS)),
        Figure("seeds.utterances.other_days_apart", apart, 1),
    ]


def lines(layers: Layers) -> Iterator[str]:
    """All utterances of several quotes, to be read."""
    of = numbers(layers)
    quotes: Mapping[str, Mapping[str, Any]] = {row["id"]: row for row in layers["quotes"]}
    for row in layers["utterances"]:
        if len(row["quotes"]) > 1:
            yield f"{row['id']} {row['speaker']}"
            yield from (f"   {of[quotes[q]['article']]} {quotes[q]['text']}" for q in row["quotes"])


def main(argv: Sequence[str] | None = None) -> int:
    """Run where the articles are; 1 when a figure is below its floor."""
    parser = argparse.ArgumentParser(prog="evals.seeds_eval")
    parser.add_argument("--export", type=Path, help="an export of the articles; default: made anew")
    parser.add_argument("--list", action="store_true", help="list the utterances of several quotes")
    args = parser.parse_args(argv)
    if missing("seeds", [SEEDS]):
        return 0
    layers = read_export(args.export) if args.export else _built()
    if args.list:
        print("\n".join(lines(layers)))
    return conclude("seeds", figures(layers), gold=[], data=[SEEDS])


def _built() -> Layers:
    with tempfile.TemporaryDirectory() as folder:
        return built_from(SEEDS, Path(folder))


if __name__ == "__main__":
    sys.exit(main())
