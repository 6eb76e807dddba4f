"""Names, designations and who is who, on ../shared/gold/entities, ../shared/gold/accounts and the sample.

    python -m evals.entities_eval [--set entities|accounts|sample] [--annotator package.module:function]
                                  [--across] [--errors]

Order: read the gold's mentions, annotate, bring the names of the invented set to the reading of the real
one (`bare`), match names and designations (titles, roles, epithets) by their exact spans, compare
voices, and score coreference by B-cubed over the matched mentions: inside each article by `name` and
`of`, and with --across over the exported entities of the whole set.
"""

import argparse
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from evals.annotators import Annotate, named
from evals.built import Layers, build
from evals.gold.build_sample import TARGET, corpus
from evals.harness import SHARED, Figure, conclude, missing, read_jsonl, split_of
from evals.scorers import (
    ScoredSpan,
    SpanMatch,
    bcubed,
    clusters,
    fold_name,
    match_spans,
    overlapping,
    ratio,
    within,
)
from riwaya import sample
from riwaya.types import Annotations, Article, Mention

DESIGNATIONS = ("title", "role", "epithet")
KINDS = {"org": "organisation", "source": ""}
# What is found at a place where the gold is unsure, or inside a gold name, is left unjudged.
UNJUDGED_OVERLAP = 0.3


@dataclass(frozen=True)
class Row:
    """A mention as it is scored: form as in CONTRACT's designations; entity: the chain it is in."""

    doc: str
    start: int
    end: int
    text: str
    form: str
    kind: str = ""
    entity: str = ""
    voice: str = "own"
    optional: bool = False


@dataclass(frozen=True)
class EntityGold:
    """A set's articles and mentions.

    typed: whether mentions have kinds; names: whether the gold marks all names; nested: whether names
    inside other mentions are marked.
    """

    name: str
    articles: tuple[Article, ...]
    rows: tuple[Row, ...]
    typed: bool
    names: bool
    nested: bool


# ---------------------------------------------------------------- reading the sets


def read_entities(folder: Path) -> EntityGold:
    """Real Arabic and Persian articles with all names and the persons' designations."""
    docs = read_jsonl(folder / "docs.jsonl")
    rows = [_row(row, row["kind"]) for row in read_jsonl(folder / "mentions.jsonl")]
    rows += [_negative(row) for row in read_jsonl(folder / "negatives.jsonl")]
    return EntityGold(
        "entities", tuple(map(_article, docs)), tuple(rows), typed=True, names=True, nested=True
    )


def read_accounts(folder: Path) -> EntityGold:
    """Invented accounts: outermost mentions only. The Russian and Turkish ones are left out."""
    docs = [row for row in read_jsonl(folder / "docs.jsonl") if row["lang"] in ("ar", "fa", "en")]
    kinds = {
        row["entity"]: KINDS.get(row["kind"], row["kind"]) for row in read_jsonl(folder / "entities.jsonl")
    }
    known = {row["doc_id"] for row in docs}
    mentions = [row for row in read_jsonl(folder / "mentions.jsonl") if row["doc_id"] in known]
    rows = tuple(_row(row, kinds[row["entity"]]) for row in mentions)
    return EntityGold("accounts", tuple(map(_article, docs)), rows, typed=True, names=True, nested=False)


def read_sample(folder: Path) -> EntityGold:
    """The project's sample: persons and their designations."""
    rows = tuple(_row(row, "person") for row in read_jsonl(folder / "designations.jsonl"))
    return EntityGold("sample", tuple(corpus().values()), rows, typed=False, names=False, nested=True)


def _row(row: Mapping[str, Any], kind: str) -> Row:
    place = (row["doc_id"], row["start"], row["end"], row["text"])
    unsure = row.get("sure") is False
    return Row(*place, row["form"], kind, row["entity"], row["voice"], optional=unsure)


def _negative(row: Mapping[str, Any]) -> Row:
    """A tempting place: a role of nobody in the set, which is no error where `of` is left open."""
    return Row(row["doc_id"], row["start"], row["end"], row["text"], "role", optional=True)


def _article(row: Mapping[str, Any]) -> Article:
    return Article(
        id=row["doc_id"],
        text=row["text"],
        title=row.get("title"),
        outlet=row.get("outlet"),
        language=row["lang"],
        published=row.get("published") or row.get("date"),
    )


READERS: Mapping[str, tuple[Path, Callable[[Path], EntityGold]]] = {
    "entities": (SHARED / "gold" / "entities", read_entities),
    "accounts": (SHARED / "gold" / "accounts", read_accounts),
    "sample": (TARGET, read_sample),
}


# ---------------------------------------------------------------- what was found


def found_rows(results: Iterable[Annotations]) -> list[Row]:
    """Mentions as rows; a title beside a name is a row of its own; chains are by name."""
    return [
        row
        for result in results
        for mention in result.mentions or ()
        if mention.field == "text" and mention.form != "pronoun"
        for row in _mention_rows(result.article, mention)
    ]


def _mention_rows(doc: str, mention: Mention) -> Iterator[Row]:
    owner = mention.name if mention.form == "name" else mention.of
    # A role with no owner denotes nobody named here: it is no designation, and no error either.
    chain = f"{doc}/{fold_name(owner)}" if owner else ""
    row = Row(doc, mention.start, mention.end, mention.text, mention.form, mention.kind, chain, mention.voice)
    yield replace(row, optional=not chain)
    for title in mention.titles:
        yield replace(row, start=title.start, end=title.end, text=title.text, form="title")


# ---------------------------------------------------------------- figures


def figures(gold: EntityGold, rows: Sequence[Row], split: str) -> list[Figure]:
    """All figures of one split ("all" for every article)."""
    left = [row for row in gold.rows if split in ("all", split_of(row.doc))]
    right = [row for row in rows if split in ("all", split_of(row.doc))]
    prefix = f"entities.{gold.name}.{split}"
    marked = match_names(left, right, gold).rates if gold.names and not gold.nested else None
    if marked:
        left, right = list(map(bare, left)), list(map(bare, right))
    names = match_names(left, right, gold) if gold.names else None
    titled = match_designations(left, right)
    return [
        *(_rates(f"{prefix}.names", names) if names else []),
        *(
            [Figure(f"{prefix}.names_as_marked.f1", marked.f1, marked.right + marked.missed)]
            if marked
            else []
        ),
        *(_kind_figures(prefix, left, right, gold) if gold.typed else []),
        *_rates(f"{prefix}.designations", titled),
        _share(f"{prefix}.designation_form", [left[g].form == right[f].form for g, f in titled.pairs]),
        _share(f"{prefix}.designation_voice", [left[g].voice == right[f].voice for g, f in titled.pairs]),
        coreference(f"{prefix}.coreference", left, right, key=lambda row: f"{row.doc}/{row.entity}"),
    ]


# Generic heads that gold/accounts marks with a name and gold/entities without it; what is left must not be
# another's name (خبرگزاری فرانسه).
HEADS = (
    *("وكالة", "شبكة", "قناة", "صحيفة", "حركة", "محافظة", "مدينة", "بلدة", "the", "The"),
    *("خبرگزاری", "شبکه", "روزنامه", "روستای", "شهر", "استان"),
)
OTHERS = frozenset(("فرانسه", "الأنباء"))


def bare(row: Row) -> Row:
    """A name in the reading that both sets share: without a generic head and the marks behind it."""
    head, _, rest = row.text.partition(" ")
    if row.form != "name" or head not in HEADS or not rest or rest in OTHERS:
        return row
    text = rest.strip('«»"')
    start = row.end - len(rest) + rest.index(text)
    return replace(row, start=start, end=start + len(text), text=text)


def match_names(gold: Sequence[Row], found: Sequence[Row], kinds: EntityGold, kind: str = "") -> SpanMatch:
    """Match names by exact span and kind; kind: only names of this kind."""
    return _match(
        gold,
        found,
        lambda row: row.form == "name" and kind in ("", row.kind),
        label=lambda row: row.kind if kinds.typed else "",
        forgive_inside=not kinds.nested,
    )


def match_designations(gold: Sequence[Row], found: Sequence[Row]) -> SpanMatch:
    """Match titles, roles and epithets by exact span; which of the three is scored apart."""
    return _match(gold, found, lambda row: row.form in DESIGNATIONS, label=lambda _: "", forgive_inside=False)


def _match(
    gold: Sequence[Row],
    found: Sequence[Row],
    chosen: Callable[[Row], bool],
    *,
    label: Callable[[Row], str],
    forgive_inside: bool,
) -> SpanMatch:
    """Match the chosen rows; indices point into the full sequences."""
    lefts = [i for i, row in enumerate(gold) if chosen(row) or row.optional]
    rights = [i for i, row in enumerate(found) if chosen(row)]
    inside = _inside(gold, found) if forgive_inside else frozenset()
    match = match_spans(
        [_span(gold[i], label) for i in lefts],
        [replace(_span(found[i], label), optional=found[i].optional or i in inside) for i in rights],
        accept=within(0),
        forgive=overlapping(UNJUDGED_OVERLAP),
    )
    return SpanMatch(
        pairs=tuple((lefts[g], rights[f]) for g, f in match.pairs),
        missed=tuple(lefts[g] for g in match.missed),
        spurious=tuple(rights[f] for f in match.spurious),
        forgiven=tuple(rights[f] for f in match.forgiven),
    )


def _span(row: Row, label: Callable[[Row], str]) -> ScoredSpan:
    return ScoredSpan(row.doc, row.start, row.end, label(row), row.optional)


def _inside(gold: Sequence[Row], found: Sequence[Row]) -> frozenset[int]:
    """Found rows that lie inside a longer gold mention, of which only the outermost is marked."""
    return frozenset(
        i
        for i, row in enumerate(found)
        if any(
            g.doc == row.doc and g.start <= row.start and row.end <= g.end and len(g.text) > len(row.text)
            for g in gold
        )
    )


def coreference(name: str, gold: Sequence[Row], found: Sequence[Row], *, key: Callable[[Row], str]) -> Figure:
    """B-cubed F1 of the chains over mentions whose spans agree; key: the gold's chain of a row.

    A phrase of two persons (the two ministers) lies in two chains at once, which B-cubed knows not.
    """
    rows = Counter((row.doc, row.start, row.end) for row in gold)
    gold = [row for row in gold if rows[row.doc, row.start, row.end] == 1]
    same = match_spans(
        [ScoredSpan(row.doc, row.start, row.end) for row in gold],
        [ScoredSpan(row.doc, row.start, row.end) for row in found],
        accept=within(0),
    )
    pairs = [(g, f) for g, f in same.pairs if found[f].entity]
    score = bcubed({g: key(gold[g]) for g, _ in pairs}, {g: found[f].entity for g, f in pairs})
    return Figure(name, score.f1, len(pairs))


def across(gold: EntityGold, layers: Layers) -> Figure:
    """Coreference over all articles and languages, by the exported entities."""
    chains = clusters({row["id"]: row["mentions"] for row in layers["entities"]})
    rows = [
        Row(row["article"], row["start"], row["end"], row["text"], row["form"], entity=chains[row["id"]])
        for row in layers["mentions"]
        if row["id"] in chains and row.get("field", "text") == "text"
    ]
    return coreference(f"entities.{gold.name}.across", gold.rows, rows, key=lambda row: row.entity)


def _kind_figures(prefix: str, left: Sequence[Row], right: Sequence[Row], gold: EntityGold) -> list[Figure]:
    kinds = ("person", "place", "organisation")
    rates = {kind: match_names(left, right, gold, kind).rates for kind in kinds}
    return [
        Figure(f"{prefix}.names.{kind}.f1", one.f1, one.right + one.missed) for kind, one in rates.items()
    ]


def _rates(name: str, match: SpanMatch) -> list[Figure]:
    rates = match.rates
    return [
        Figure(f"{name}.precision", rates.precision, rates.right + rates.spurious),
        Figure(f"{name}.recall", rates.recall, rates.right + rates.missed),
        Figure(f"{name}.f1", rates.f1, rates.right + rates.missed),
    ]


def _share(name: str, hits: Sequence[bool]) -> Figure:
    return Figure(name, ratio(sum(hits), len(hits)), len(hits))


def error_lines(gold: EntityGold, rows: Sequence[Row]) -> Iterator[str]:
    """Missed and spurious names and designations of the tuning part, with their context."""
    texts = {one.id: one.text for one in gold.articles}
    left = [bare(row) for row in gold.rows if split_of(row.doc) == "tuning"]
    right = [bare(row) for row in rows if split_of(row.doc) == "tuning"]
    matches = [match_designations(left, right), *([match_names(left, right, gold)] if gold.names else [])]
    wrong = [("missed", left[i]) for one in matches for i in one.missed]
    wrong += [("spurious", right[i]) for one in matches for i in one.spurious]
    for label, row in sorted(wrong, key=lambda one: (one[1].doc, one[1].start)):
        text = texts[row.doc].replace("\n", "⏎")
        around = f"{text[max(0, row.start - 40) : row.start]}⟦{row.text}⟧{text[row.end : row.end + 40]}"
        yield f"{label} {row.form} {row.kind} {row.doc} {around}"


# ---------------------------------------------------------------- command


def main(argv: Sequence[str] | None = None) -> int:
    """Run over the sets that are here; 1 when a figure is below its floor."""
    parser = argparse.ArgumentParser(prog="evals.entities_eval")
    parser.add_argument("--set", choices=sorted(READERS), help="default: all")
    parser.add_argument("--annotator", help="package.module:function over articles; default: the flow")
    parser.add_argument(
        "--across", action="store_true", help="build the set and score entities over articles"
    )
    parser.add_argument("--errors", action="store_true", help="list the errors of the tuning part")
    args = parser.parse_args(argv)
    annotator = named(args.annotator)
    status = 0
    for name, (folder, reader) in READERS.items():
        if args.set in (None, name) and not missing(f"entities.{name}", [folder]):
            gold = reader(folder)
            results = _run(gold, annotator, errors=args.errors)
            data = sample.articles() if name == "sample" else folder / "docs.jsonl"
            results += [across(gold, build(gold.articles))] if args.across else []
            status |= conclude(f"entities.{name}", results, gold=[folder], data=[data])
    return status


def _run(gold: EntityGold, annotator: Annotate, *, errors: bool) -> list[Figure]:
    rows = found_rows(annotator(gold.articles))
    if errors:
        print("\n".join(error_lines(gold, rows)))
    splits = ("all",) if gold.name == "sample" else ("tuning", "held_out")
    return [figure for split in splits for figure in figures(gold, rows, split)]


if __name__ == "__main__":
    sys.exit(main())
