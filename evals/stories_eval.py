"""Stories, copies and utterances over the whole flow, on ../shared/gold and on the sample.

    python -m evals.stories_eval [--set stories_ar|accounts|sample] [--export DIR] [--errors]

Order: build and export the set's articles (or read an export), compare stories by B-cubed and pairs,
confusable stories by the pairs of articles kept apart, copies by pairs, and utterances by the
pairs of quotations from two articles that they join.
"""

import argparse
import json
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations, product
from pathlib import Path
from typing import Any

from evals.built import Layers, build, read_export
from evals.gold.build_sample import TARGET, corpus
from evals.harness import SHARED, Figure, conclude, held_out, missing, read_jsonl
from evals.scorers import (
    ClusterScore,
    Rates,
    ScoredSpan,
    bcubed,
    clusters,
    match_spans,
    overlapping,
    pairwise,
    ratio,
)
from riwaya import sample
from riwaya.types import Article

STORIES_AR = SHARED / "gold" / "stories_ar"
ACCOUNTS = SHARED / "gold" / "accounts"
# A quotation found is the gold one's when they mostly cover each other.
SAME_QUOTE = 0.5

Pair = frozenset[str]


@dataclass(frozen=True)
class StoryGold:
    """What a set knows.

    stories: article → story; confusable: pairs of stories; copies and unjudged_copies: pairs of
    articles; quotes and utterances: by quotation id.
    """

    name: str
    articles: tuple[Article, ...]
    stories: Mapping[str, str]
    confusable: frozenset[Pair]
    copies: frozenset[Pair]
    unjudged_copies: frozenset[Pair] = frozenset()
    follows: frozenset[tuple[str, str]] = frozenset()
    quotes: Mapping[str, ScoredSpan] = field(default_factory=dict)
    utterances: Mapping[str, str] = field(default_factory=dict)


# ---------------------------------------------------------------- reading the sets


def read_stories_ar(folder: Path) -> StoryGold:
    """Real Arabic articles of six stories, some confusable, many copied."""
    docs = read_jsonl(folder / "docs.jsonl")
    stories = clusters({row["story_id"]: row["doc_ids"] for row in _json(folder / "stories.json")})
    confusable = {pair for row in _json(folder / "confusable.json") for pair in pairs(row["stories"])}
    groups = _json(folder / "syndication.json")
    return StoryGold(
        name="stories_ar",
        articles=tuple(_article(row, "ar", "date") for row in docs),
        # A distractor is the only article of its happening.
        stories={row["doc_id"]: stories.get(row["doc_id"], row["doc_id"]) for row in docs},
        confusable=frozenset(confusable),
        copies=frozenset(pair for row in groups for members in row["groups"] for pair in pairs(members)),
        unjudged_copies=frozenset(pair for row in groups for pair in _embedding_pairs(row)),
    )


def _embedding_pairs(row: Mapping[str, Any]) -> Iterator[Pair]:
    """Pairs of an article that joins a copy to its own text, and of one outlet's digest and article."""
    for one in row.get("embeds", ()):
        group = row["groups"][one["group"]] if isinstance(one.get("group"), int) else ()
        yield from (frozenset((one["doc_id"], member)) for member in group if member != one["doc_id"])
    embedding = [one["doc_id"] for one in row.get("embeds", ())]
    yield from pairs(dict.fromkeys(embedding))
    for teaser in row.get("same_outlet_teasers", ()):
        yield from pairs(teaser if isinstance(teaser, list) else teaser.values())


def read_accounts(folder: Path) -> StoryGold:
    """Invented accounts in five languages: four confusable pairs of stories."""
    stories = _json(folder / "stories.json")
    docs = read_jsonl(folder / "docs.jsonl")
    return StoryGold(
        name="accounts",
        articles=tuple(_article(row, row["lang"], "published") for row in docs),
        stories={row["doc_id"]: row["story"] for row in docs},
        confusable=frozenset(frozenset((row["story"], row["pair_with"])) for row in stories),
        copies=frozenset(frozenset(row[:2]) for row in _json(folder / "copies.json")),
        follows=frozenset(_later_first(row, stories) for row in stories),
        quotes=_quote_spans(read_jsonl(folder / "quotes.jsonl")),
        utterances=clusters({row["utterance"]: row["quotes"] for row in _json(folder / "utterances.json")}),
    )


def _later_first(row: Mapping[str, Any], stories: Iterable[Mapping[str, Any]]) -> tuple[str, str]:
    """A confusable pair's later story and the earlier one, which it follows."""
    other = next(one for one in stories if one["story"] == row["pair_with"])
    earlier, later = sorted((row, other), key=lambda one: str(one["date"]))
    return later["story"], earlier["story"]


def read_sample(folder: Path) -> StoryGold:
    """The project's own sample."""
    stories = read_jsonl(folder / "stories.jsonl")
    spoken = read_jsonl(folder / "utterances.jsonl")
    return StoryGold(
        name="sample",
        articles=tuple(corpus().values()),
        stories=clusters({row["story"]: row["articles"] for row in stories}),
        confusable=frozenset({frozenset(("qalandis", "shalmin"))}),
        copies=frozenset(frozenset((r["left"], r["right"])) for r in read_jsonl(folder / "copies.jsonl")),
        follows=frozenset((row["story"], before) for row in stories for before in row["follows"]),
        quotes=_quote_spans(read_jsonl(folder / "quotes.jsonl")),
        utterances=clusters({row["utterance"]: row["quotes"] for row in spoken}),
    )


def _json(path: Path) -> Any:
    return json.loads(path.read_text("utf-8"))


def _article(row: Mapping[str, Any], language: str, published: str) -> Article:
    """A gold document as an article."""
    return Article(
        id=row["doc_id"],
        text=row["text"],
        title=row["title"],
        outlet=row["outlet"],
        url=row.get("url"),
        published=row[published],
        language=language,
    )


def _quote_spans(rows: Iterable[Mapping[str, Any]]) -> dict[str, ScoredSpan]:
    return {row["id"]: ScoredSpan(row["doc_id"], row["start"], row["end"]) for row in rows}


def pairs(items: Iterable[str]) -> Iterator[Pair]:
    """All unordered pairs."""
    return (frozenset(pair) for pair in combinations(items, 2))


READERS: Mapping[str, tuple[Path, Callable[[Path], StoryGold]]] = {
    "stories_ar": (STORIES_AR, read_stories_ar),
    "accounts": (ACCOUNTS, read_accounts),
    "sample": (TARGET, read_sample),
}


# ---------------------------------------------------------------- figures


def story_figures(gold: StoryGold, layers: Layers) -> list[Figure]:
    """B-cubed, pairwise and confusable pairs over all articles; B-cubed of the held-out third too."""
    found = found_stories(gold, layers)
    whole, joined = bcubed(gold.stories, found), pairwise(gold.stories, found)
    part, kept = _bcubed_of(gold, found, held_out)
    several, members = _bcubed_of(gold, found, lambda doc: gold.stories[doc] != doc)
    apart, near = confusable_apart(gold, found)
    name = f"stories.{gold.name}"
    return [
        Figure(f"{name}.bcubed_precision", whole.precision, len(found)),
        Figure(f"{name}.bcubed_recall", whole.recall, len(found)),
        Figure(f"{name}.bcubed_f1", whole.f1, len(found)),
        Figure(f"{name}.bcubed_f1_without_distractors", several.f1, members),
        Figure(f"{name}.held_out.bcubed_f1", part.f1, kept),
        Figure(f"{name}.pairwise_f1", joined.f1, len(found)),
        Figure(f"{name}.confusable_apart", ratio(apart, near), near),
        *follow_figures(gold, layers, found),
    ]


def _bcubed_of(
    gold: StoryGold, found: Mapping[str, str], chosen: Callable[[str], bool]
) -> tuple[ClusterScore, int]:
    """B-cubed over the chosen articles alone, and how many they are."""
    docs = [doc for doc in gold.stories if chosen(doc)]
    return bcubed({doc: gold.stories[doc] for doc in docs}, {doc: found[doc] for doc in docs}), len(docs)


def found_stories(gold: StoryGold, layers: Layers) -> dict[str, str]:
    """article → story found; an article in none stands alone."""
    found = clusters({row["id"]: row["articles"] for row in layers["stories"]})
    return {doc: found.get(doc, doc) for doc in gold.stories}


def confusable_apart(gold: StoryGold, found: Mapping[str, str]) -> tuple[int, int]:
    """Pairs of articles of two confusable stories: how many were kept apart, and how many there are."""
    members: dict[str, list[str]] = {}
    for doc, story in gold.stories.items():
        members.setdefault(story, []).append(doc)
    near = [
        pair
        for left, right in map(sorted, gold.confusable)
        for pair in product(members[left], members[right])
    ]
    return sum(found[left] != found[right] for left, right in near), len(near)


def follow_figures(gold: StoryGold, layers: Layers, found: Mapping[str, str]) -> list[Figure]:
    """How many of the gold's follow-ups are linked, between any two stories holding their articles."""
    if not gold.follows:
        return []
    links = {(row["id"], before) for row in layers["stories"] for before in row["follows"]}
    joined = {
        (later, earlier)
        for later, earlier in gold.follows
        for a, b in product(_members(gold, later), _members(gold, earlier))
        if (found[a], found[b]) in links
    }
    return [Figure(f"stories.{gold.name}.follows", ratio(len(joined), len(gold.follows)), len(gold.follows))]


def _members(gold: StoryGold, story: str) -> list[str]:
    return [doc for doc, name in gold.stories.items() if name == story]


def copy_figures(gold: StoryGold, layers: Layers) -> list[Figure]:
    """Pairs of copies; those of an article that embeds a copy are neither rewarded nor punished."""
    rates = pair_rates(gold.copies, found_copies(layers), unjudged=gold.unjudged_copies)
    name = f"copies.{gold.name}"
    return [
        Figure(f"{name}.precision", rates.precision, rates.right + rates.spurious),
        Figure(f"{name}.recall", rates.recall, rates.right + rates.missed),
        Figure(f"{name}.f1", rates.f1, rates.right + rates.missed),
    ]


def found_copies(layers: Layers) -> frozenset[Pair]:
    """All pairs of copies; a teaser tells of its article and copies nothing."""
    return frozenset(frozenset((r["left"], r["right"])) for r in layers["copies"] if r["kind"] != "teaser")


def pair_rates(gold: frozenset[Pair], found: frozenset[Pair], *, unjudged: frozenset[Pair]) -> Rates:
    """Counts over pairs."""
    return Rates(len(gold & found), len(found - gold - unjudged), len(gold - found))


def utterance_figures(gold: StoryGold, layers: Layers) -> list[Figure]:
    """Pairs of quotations from two articles: recall over all of the gold, precision over those found."""
    if not gold.utterances:
        return []
    found = found_utterances(gold, layers)
    right_pairs, found_pairs = _spoken(gold.utterances, gold), _spoken(found, gold)
    both = len(right_pairs & found_pairs)
    reachable = {pair for pair in right_pairs if pair <= found.keys()}
    name = f"utterances.{gold.name}"
    return [
        Figure(f"{name}.quotes_found", ratio(len(found), len(gold.quotes)), len(gold.quotes)),
        Figure(f"{name}.pair_precision", ratio(both, len(found_pairs)), len(found_pairs)),
        Figure(f"{name}.pair_recall", ratio(both, len(right_pairs)), len(right_pairs)),
        Figure(f"{name}.pair_recall_of_found", ratio(both, len(reachable)), len(reachable)),
    ]


def found_utterances(gold: StoryGold, layers: Layers) -> dict[str, str]:
    """gold quotation → utterance found, for the quotations that were found at all."""
    ids = list(gold.quotes)
    rows = [row for row in layers["quotes"] if row.get("field", "text") == "text"]
    spans = [ScoredSpan(row["article"], row["start"], row["end"]) for row in rows]
    match = match_spans(list(gold.quotes.values()), spans, accept=overlapping(SAME_QUOTE))
    joined = clusters({row["id"]: row["quotes"] for row in layers["utterances"]})
    return {ids[g]: joined.get(rows[f]["id"], str(rows[f]["id"])) for g, f in match.pairs}


def _spoken(utterances: Mapping[str, str], gold: StoryGold) -> set[Pair]:
    """Pairs of quotations of one utterance that stand in two articles."""
    members: dict[str, list[str]] = {}
    for quote, utterance in utterances.items():
        members.setdefault(utterance, []).append(quote)
    joined = (pair for quotes in members.values() for pair in pairs(quotes))
    return {pair for pair in joined if len({gold.quotes[quote].doc for quote in pair}) == 2}


def error_lines(gold: StoryGold, layers: Layers) -> Iterator[str]:
    """Stories found that mix gold stories, and gold stories that are torn; copies missed and spurious.

    Only articles of the tuning part are named.
    """
    found = found_stories(gold, layers)
    named: dict[str, list[str]] = {}
    for doc, story in found.items():
        if not held_out(doc):
            named.setdefault(story, []).append(f"{gold.stories[doc]}:{doc}")
    yield from (f"story {story}: {' '.join(sorted(docs))}" for story, docs in named.items())
    copies = found_copies(layers)
    for label, wrong in (
        ("missed copy", gold.copies - copies),
        ("spurious copy", copies - gold.copies - gold.unjudged_copies),
    ):
        yield from (f"{label}: {' '.join(sorted(p))}" for p in wrong if not any(map(held_out, p)))


# ---------------------------------------------------------------- command


def main(argv: Sequence[str] | None = None) -> int:
    """Run over the sets that are here; 1 when a figure is below its floor."""
    parser = argparse.ArgumentParser(prog="evals.stories_eval")
    parser.add_argument("--set", choices=sorted(READERS), help="default: all")
    parser.add_argument("--export", type=Path, help="an export of the set's articles; default: made anew")
    parser.add_argument("--keep", type=Path, help="a folder in which what is built stays")
    parser.add_argument("--errors", action="store_true", help="list groups and errors of the tuning part")
    args = parser.parse_args(argv)
    status = 0
    for name, (folder, reader) in READERS.items():
        if args.set not in (None, name) or missing(f"stories.{name}", [folder]):
            continue
        gold = reader(folder)
        keep = args.keep / name if args.keep else None
        layers = read_export(args.export) if args.export else build(gold.articles, keep=keep)
        if args.errors:
            print("\n".join(error_lines(gold, layers)))
        status |= conclude(f"stories.{name}", figures(gold, layers), gold=[folder], data=_data(name, folder))
    return status


def figures(gold: StoryGold, layers: Layers) -> list[Figure]:
    """All figures of one set."""
    return [*story_figures(gold, layers), *copy_figures(gold, layers), *utterance_figures(gold, layers)]


def _data(name: str, folder: Path) -> list[Path]:
    return [folder / "docs.jsonl"] if name != "sample" else [sample.articles()]


if __name__ == "__main__":
    sys.exit(main())
