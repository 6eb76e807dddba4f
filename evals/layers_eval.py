"""Boilerplate and sources: the sample's own gold, and the Persian sources of ../shared/gold/quotes_fa.

    python -m evals.layers_eval [--set fa|sample] [--annotator package.module:function] [--errors]

Order: boilerplate by characters (what is marked and should be, whatever its kind), then sources by
name: one is right when an article's gold names the same origin, a shorter or longer form of the name
counting. What the gold calls optional is neither rewarded nor punished.
"""

import argparse
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from evals.annotators import Annotate, named
from evals.gold.build_sample import TARGET, corpus
from evals.harness import SHARED, Figure, conclude, missing, read_jsonl, split_of
from evals.scorers import Rates, nearly_same_name
from riwaya import sample
from riwaya.types import Annotations, Article

QUOTES_FA = SHARED / "gold" / "quotes_fa"


@dataclass(frozen=True)
class Origin:
    """A source that an article names; optional: the outlet naming itself."""

    doc: str
    name: str
    optional: bool = False


# ---------------------------------------------------------------- boilerplate


def character_rates(
    gold: Iterable[Mapping[str, object]], found: Mapping[str, set[int]], texts: Mapping[str, str]
) -> Rates:
    """Characters marked rightly, wrongly and not at all; blanks do not count."""
    required: dict[str, set[int]] = {doc: set() for doc in texts}
    optional: dict[str, set[int]] = {doc: set() for doc in texts}
    for row in gold:
        chosen = optional if row["optional"] else required
        chosen[str(row["doc_id"])] |= set(range(int(str(row["start"])), int(str(row["end"]))))
    counted = Rates(0, 0, 0)
    for doc, text in texts.items():
        visible = {i for i, char in enumerate(text) if not char.isspace()} - optional[doc]
        want, got = required[doc] & visible, found.get(doc, set()) & visible
        counted += Rates(len(want & got), len(got - want), len(want - got))
    return counted


def marked(results: Iterable[Annotations]) -> dict[str, set[int]]:
    """article → the characters of its text that are marked as boilerplate."""
    return {
        result.article: {
            i for b in result.boilerplate or () if b.field == "text" for i in range(b.start, b.end)
        }
        for result in results
    }


# ---------------------------------------------------------------- sources


def origin_rates(gold: Sequence[Origin], found: Sequence[Origin]) -> Rates:
    """Origins named rightly, wrongly and not at all; each name counts once an article."""
    judged = [one for one in gold if not one.optional]
    missed = [one for one in judged if not _has(found, one)]
    spurious = [one for one in found if not one.optional and not _has(gold, one)]
    return Rates(len(judged) - len(missed), len(spurious), len(missed))


def _has(origins: Iterable[Origin], one: Origin) -> bool:
    return any(other.doc == one.doc and nearly_same_name(other.name, one.name) for other in origins)


def found_origins(articles: Sequence[Article], results: Sequence[Annotations]) -> list[Origin]:
    """The sources found, each once; naming the outlet itself is optional."""
    outlets = {article.id: article.outlet for article in articles}
    names = dict.fromkeys((r.article, cue.source) for r in results for cue in r.sources or ())
    return [Origin(doc, name, nearly_same_name(outlets[doc], name)) for doc, name in names]


def sample_origins() -> list[Origin]:
    """All links of the sample's chains but the outlet."""
    rows = read_jsonl(TARGET / "sources.jsonl")
    pairs = dict.fromkeys((row["doc_id"], name) for row in rows for name in row["chain"][1:])
    return [Origin(doc, name) for doc, name in pairs]


def persian_origins() -> list[Origin]:
    """The edges of the Persian gold; a house credit is optional."""
    rows = read_jsonl(QUOTES_FA / "sources.jsonl")
    return [
        Origin(row["doc_id"], name, edge["own_agency"])
        for row in rows
        for edge in row["edges"]
        for name in dict.fromkeys((edge["to"], edge["from"]))
        if name != "OUTLET"
    ]


def persian_articles() -> list[Article]:
    """The articles of the Persian gold."""
    rows = read_jsonl(QUOTES_FA / "docs.jsonl")
    return [Article(id=row["doc_id"], text=row["text"], language="fa") for row in rows]


# ---------------------------------------------------------------- command


def rate_figures(name: str, rates: Rates) -> list[Figure]:
    """Precision, recall and F1."""
    return [
        Figure(f"{name}.precision", rates.precision, rates.right + rates.spurious),
        Figure(f"{name}.recall", rates.recall, rates.right + rates.missed),
        Figure(f"{name}.f1", rates.f1, rates.right + rates.missed),
    ]


def error_lines(gold: Sequence[Origin], found: Sequence[Origin]) -> Iterator[str]:
    """Origins missed and spurious."""
    yield from (f"missed   {one.doc} {one.name}" for one in gold if not one.optional and not _has(found, one))
    yield from (f"spurious {one.doc} {one.name}" for one in found if not one.optional and not _has(gold, one))


def main(argv: Sequence[str] | None = None) -> int:
    """Run over the sample and the Persian gold; 1 when a figure is below its floor."""
    parser = argparse.ArgumentParser(prog="evals.layers_eval")
    parser.add_argument("--set", choices=("fa", "sample"), help="default: both")
    parser.add_argument("--annotator", help="package.module:function over articles; default: the flow")
    parser.add_argument("--errors", action="store_true", help="list the sources missed in the tuning part")
    args = parser.parse_args(argv)
    annotator = named(args.annotator)
    status = _sample(annotator, errors=args.errors) if args.set != "fa" else 0
    if args.set != "sample" and not missing("sources.fa", [QUOTES_FA]):
        status |= _persian(annotator, errors=args.errors)
    return status


def _sample(annotator: Annotate, *, errors: bool) -> int:
    articles = list(corpus().values())
    results = annotator(articles)
    texts = {article.id: article.text for article in articles}
    gold, found = sample_origins(), found_origins(articles, results)
    if errors:
        print("\n".join(error_lines(gold, found)))
    characters = character_rates(read_jsonl(TARGET / "boilerplate.jsonl"), marked(results), texts)
    figures = rate_figures("boilerplate.sample", characters)
    figures += rate_figures("sources.sample", origin_rates(gold, found))
    files = [TARGET / "boilerplate.jsonl", TARGET / "sources.jsonl"]
    return conclude("layers.sample", figures, gold=files, data=[sample.articles()])


def _persian(annotator: Annotate, *, errors: bool) -> int:
    articles = persian_articles()
    gold, found = persian_origins(), found_origins(articles, annotator(articles))
    figures: list[Figure] = []
    for split in ("tuning", "held_out"):
        left = [one for one in gold if split_of(one.doc) == split]
        right = [one for one in found if split_of(one.doc) == split]
        figures += rate_figures(f"sources.fa.{split}", origin_rates(left, right))
        if errors and split == "tuning":
            print("\n".join(error_lines(left, right)))
    return conclude(
        "sources.fa", figures, gold=[QUOTES_FA / "sources.jsonl"], data=[QUOTES_FA / "docs.jsonl"]
    )


if __name__ == "__main__":
    sys.exit(main())
