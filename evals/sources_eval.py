"""Source edges on ../shared/gold/accounts: who took what from whom, end to end.

    python -m evals.sources_eval [--annotator package.module:function] [--errors]

Order: read the gold's edges with all names of their ends, annotate, make the edges that a dossier
would show, and hold them against each other article by article. An edge is right when both ends are:
an end when it goes by one of the entity's names, a longer or shorter form counting, or for a source
without a name when it shares most of its words with the gold's phrase. An outlet that credits itself
is neither rewarded nor punished.
"""

import argparse
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from evals.annotators import named
from evals.harness import SHARED, Figure, conclude, missing, read_jsonl, split_of
from evals.scorers import Rates, fold_name, nearly_same_name, ratio
from riwaya.compare.sources import source_edges
from riwaya.types import Article, Document, SourceEdge

ACCOUNTS = SHARED / "gold" / "accounts"
# A phrase for an unnamed source is cut in many ways; half of the shorter one's words must be shared.
MOSTLY = 0.5


@dataclass(frozen=True)
class End:
    """One end of a gold edge: all names of the entity, and the words that name it here."""

    names: tuple[str, ...]
    phrase: str = ""

    def is_named(self, name: str) -> bool:
        """Whether a found end is this one."""
        known = nearly_same_name(self.names[0], name, alternatives=self.names[1:]) if self.names else False
        return known or _shared(self.phrase, name) >= MOSTLY


@dataclass(frozen=True)
class GoldEdge:
    """`to` took something from `from_`; whole: all of the article."""

    doc: str
    from_: End
    to: End
    whole: bool
    optional: bool


def _shared(left: str, right: str) -> float:
    one, other = set(fold_name(left).split()), set(fold_name(right).split())
    return ratio(len(one & other), min(len(one), len(other)))


def read_edges() -> list[GoldEdge]:
    """The gold's edges; a house credit is optional."""
    rows = read_jsonl(ACCOUNTS / "entities.jsonl")
    names = {
        row["entity"]: (row["entity"], *(n for per in row["names"].values() for n in per)) for row in rows
    }
    return [
        GoldEdge(
            row["doc_id"],
            End(names.get(row["from"], ()), row["text"]),
            End(names.get(row["to"], (row["to"],))),
            row["scope"] == "doc",
            row["from"] == row["to"],
        )
        for row in read_jsonl(ACCOUNTS / "sources.jsonl")
    ]


def read_articles() -> list[Article]:
    """The accounts; the outlet goes by its own name in its article's language, as a reader has it."""
    rows = read_jsonl(ACCOUNTS / "entities.jsonl")
    names = {row["entity"]: row["names"] for row in rows}
    return [
        Article(
            id=row["doc_id"],
            text=row["text"],
            title=row["title"],
            outlet=next(iter(names[row["outlet"]].get(row["lang"], ())), row["outlet"]),
            language=row["lang"],
            published=row["published"],
        )
        for row in read_jsonl(ACCOUNTS / "docs.jsonl")
    ]


def matched(gold: Sequence[GoldEdge], found: Sequence[SourceEdge]) -> list[tuple[GoldEdge, SourceEdge]]:
    """Gold and found edges of equal ends, each once, those that must be found first."""
    pairs: list[tuple[GoldEdge, SourceEdge]] = []
    free = list(found)
    for one in sorted(gold, key=lambda edge: edge.optional):
        fitting = (
            e for e in free if e.article == one.doc and one.from_.is_named(e.from_) and one.to.is_named(e.to)
        )
        if (edge := next(fitting, None)) is not None:
            free.remove(edge)
            pairs.append((one, edge))
    return pairs


def rates(gold: Sequence[GoldEdge], found: Sequence[SourceEdge]) -> Rates:
    """Edges right, spurious and missed; optional ones do not count."""
    pairs = matched(gold, found)
    right = sum(not one.optional for one, _ in pairs)
    return Rates(right, len(found) - len(pairs), sum(not one.optional for one in gold) - right)


def figures(name: str, gold: Sequence[GoldEdge], found: Sequence[SourceEdge]) -> list[Figure]:
    """Precision, recall and F1, and of the right ones how many say rightly whether it is all or a part."""
    counted, pairs = rates(gold, found), matched(gold, found)
    scoped = [one.whole == (edge.scope == "article") for one, edge in pairs if not one.optional]
    return [
        Figure(f"{name}.precision", counted.precision, counted.right + counted.spurious),
        Figure(f"{name}.recall", counted.recall, counted.right + counted.missed),
        Figure(f"{name}.f1", counted.f1, counted.right + counted.missed),
        Figure(f"{name}.scope", ratio(sum(scoped), len(scoped)), len(scoped)),
    ]


def error_lines(gold: Sequence[GoldEdge], found: Sequence[SourceEdge]) -> Iterator[str]:
    """Edges missed and spurious."""
    pairs = matched(gold, found)
    met, hit = [one for one, _ in pairs], [edge for _, edge in pairs]
    for one in gold:
        if one not in met and not one.optional:
            yield f"missed   {one.doc} {one.to.names[0]} <- {'/'.join(one.from_.names)} [{one.from_.phrase}]"
    for edge in found:
        if edge not in hit:
            yield f"spurious {edge.article} {edge.to} <- {edge.from_} ({edge.scope})"


def found_edges(documents: Iterable[Document]) -> list[SourceEdge]:
    """The edges of all articles as a dossier shows them; a photo's source is another matter."""
    return [edge for edge in source_edges(documents) if edge.scope != "photo"]


def of_split(edges: Sequence[GoldEdge], found: Sequence[SourceEdge], split: str) -> Mapping[str, list]:  # type: ignore[type-arg]
    """Both sides of one split."""
    return {
        "gold": [one for one in edges if split_of(one.doc) == split],
        "found": [one for one in found if split_of(one.article) == split],
    }


def main(argv: Sequence[str] | None = None) -> int:
    """Run over the accounts; 1 when a figure is below its floor."""
    parser = argparse.ArgumentParser(prog="evals.sources_eval")
    parser.add_argument("--annotator", help="package.module:function over articles; default: the flow")
    parser.add_argument("--errors", action="store_true", help="list the edges missed in the tuning part")
    args = parser.parse_args(argv)
    if missing("sources.accounts", [ACCOUNTS]):
        return 0
    articles, gold = read_articles(), read_edges()
    results = named(args.annotator)(articles)
    documents = (Document(article=a, annotations=r) for a, r in zip(articles, results, strict=True))
    found = found_edges(documents)
    shown: list[Figure] = []
    for split in ("tuning", "held_out"):
        sides = of_split(gold, found, split)
        shown += figures(f"sources.accounts.{split}", sides["gold"], sides["found"])
        if args.errors and split == "tuning":
            print("\n".join(error_lines(sides["gold"], sides["found"])))
    shown += figures("sources.accounts.all", gold, found)
    return conclude(
        "sources.accounts", shown, gold=[ACCOUNTS / "sources.jsonl"], data=[ACCOUNTS / "docs.jsonl"]
    )


if __name__ == "__main__":
    sys.exit(main())
