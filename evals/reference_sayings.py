"""Sayings that several of the reference articles tell: which of their quotes are one utterance.

Order: find the quotes that hold the words of a saying (`gold/reference.yml`), and ask whether one utterance
joins quotes of all the articles that tell it. What the other articles hold was said on other days: no quote
of theirs may join one of these.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from evals.built import Layers
from evals.harness import Figure
from evals.scorers import clusters, ratio

# The articles go by the first digits of their file's name.
NUMBER = 3


def numbers(layers: Layers) -> dict[str, str]:
    """Article id -> the number of its file."""
    return {row["id"]: Path(row["path"]).name[:NUMBER] for row in layers["articles"]}


@dataclass(frozen=True)
class Saying:
    """words: a pattern that only its quotes hold; articles: which tell it, twice where it is told twice."""

    name: str
    words: str
    articles: tuple[str, ...]


def sayings(gold: Mapping[str, Any]) -> list[Saying]:
    """The sayings as the gold lists them."""
    return [Saying(name, one["words"], tuple(one["articles"])) for name, one in gold["sayings"].items()]


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


def strangers(layers: Layers, day: Sequence[str]) -> Iterator[str]:
    """Utterances that join what was said on this day, in these articles, with what was said on another."""
    of = numbers(layers)
    article = {row["id"]: of[row["article"]] for row in layers["quotes"]}
    for row in layers["utterances"]:
        days = {article[quote] in day for quote in row["quotes"]}
        if len(days) > 1:
            yield row["id"]


def figures(gold: Mapping[str, Any], layers: Layers) -> list[Figure]:
    """A saying is a share of its places; `joined` is the share of sayings of which all places are one."""
    counts = {one: joined(one, layers) for one in sayings(gold)}
    day = sorted({article for one in counts for article in one.articles})
    whole = sum(count == len(one.articles) for one, count in counts.items())
    apart = 1 - min(1, len(list(strangers(layers, day))))
    return [
        *(
            Figure(f"reference.sayings.{one.name}", ratio(count, len(one.articles)), len(one.articles))
            for one, count in counts.items()
        ),
        Figure("reference.sayings.joined", ratio(whole, len(counts)), len(counts)),
        Figure("reference.sayings.other_days_apart", apart, 1),
    ]
