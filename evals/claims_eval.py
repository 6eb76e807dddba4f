"""Claims: the stance of every account by `riwaya check`, and contradictions found with no claim given.

    python -m evals.claims_eval [--set accounts|stories_ar|sample] [--errors]

Order: build the set's articles in a workspace, check each gold claim in each language it is typed in
and score the stances (macro F1 over reports, contradicts, silent), then hold the conflicts of the
dossier against the gold's contradictions: recall over accounts that contradict a claim; precision over
all conflicts found (one whose ends lie on no opposed evidence of one claim is wrong, though it may be
so); kinds and updates of those found.

Whole stories are held out (`harness.held_out` of the story's name), since a claim is tuned on all its
accounts together; of gold/accounts two of eight. gold/stories_ar has claims for one story; it was tuned on.
"""

import argparse
import sys
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from evals.built import input_line
from evals.gold.build_sample import TARGET, corpus
from evals.harness import SHARED, Figure, conclude, missing, read_jsonl, split_of
from evals.scorers import ratio
from riwaya import sample, workflow
from riwaya.config import Settings
from riwaya.store.sqlite import open_store
from riwaya.types import Article, Conflict, Dossier

STANCES = ("reports", "contradicts", "silent")
LANGUAGES = ("ar", "fa", "en")
Row = dict[str, Any]


@dataclass(frozen=True)
class ClaimGold:
    """A set: its articles, rows (one a claim and account) and the claim's wordings by language.

    spans: whether rows say where the evidence lies, so that conflicts can be scored.
    """

    name: str
    articles: tuple[Article, ...]
    rows: tuple[Row, ...]
    spans: bool
    gold: tuple[Path, ...]


@dataclass(frozen=True)
class Judged:
    """One cell: the gold's stance and what was found, by the claim's language and the story's split."""

    split: str
    language: str
    gold: str
    found: str
    row: Row


# ---------------------------------------------------------------- reading the sets


def read_set(name: str) -> ClaimGold:
    """A gold set by name."""
    if name == "sample":
        rows = tuple(_own(row) for row in read_jsonl(TARGET / "claims.jsonl"))
        return ClaimGold(name, tuple(corpus().values()), rows, spans=False, gold=(TARGET / "claims.jsonl",))
    folder = SHARED / "gold" / name
    rows = tuple(_own(row) for row in read_jsonl(folder / "claims.jsonl"))
    told = {row["story"] for row in rows}
    docs = read_jsonl(folder / "docs.jsonl")
    wanted = {row["doc_id"] for row in rows} if name == "stories_ar" else {row["doc_id"] for row in docs}
    articles = tuple(_article(row) for row in docs if row["doc_id"] in wanted and told)
    return ClaimGold(name, articles, rows, spans=True, gold=(folder / "claims.jsonl",))


def _own(row: Row) -> Row:
    story = row.get("story") or row["story_id"]
    claim = row.get("claim_id") or row["claim"]
    texts = {one: row[f"claim_{one}"] for one in LANGUAGES if row.get(f"claim_{one}")}
    return {**row, "story": story, "claim": claim, "texts": texts or {"en": row["text"]}}


def _article(row: Row) -> Article:
    return Article(
        id=row["doc_id"],
        text=row["text"],
        title=row.get("title"),
        outlet=row.get("outlet"),
        published=row.get("published") or row.get("date"),
    )


# ---------------------------------------------------------------- scoring

# The one story of gold/stories_ar with claims: its hash falls into the third held out.
TUNED_ON = frozenset({"S14"})


def _split(story: str) -> str:
    return "tuning" if story in TUNED_ON else split_of(story)


def stances(gold: ClaimGold, workspace: Path) -> list[Judged]:
    """Every gold cell with what `check` says of it, in every language the claim is typed in."""
    settings = Settings.from_environment()
    by_text: dict[tuple[str, str], list[Row]] = {}
    for row in gold.rows:
        for language, text in row["texts"].items():
            by_text.setdefault((language, text), []).append(row)
    judged = []
    for (language, text), rows in by_text.items():
        found = {one.article: one.stance for one in workflow.check(text, workspace, settings=settings)}
        judged += [
            Judged(_split(row["story"]), language, row["stance"], found[row["doc_id"]], row) for row in rows
        ]
    return [one for one in judged if one.gold in STANCES]


def macro_f1(judged: Sequence[Judged]) -> float:
    """Mean F1 of the three stances; what is left unsure is a miss."""
    return sum(_f1(judged, stance) for stance in STANCES) / len(STANCES)


def _f1(judged: Iterable[Judged], stance: str) -> float:
    pairs = [(one.gold == stance, one.found == stance) for one in judged]
    hits = sum(gold and found for gold, found in pairs)
    return ratio(2 * hits, sum(gold for gold, _ in pairs) + sum(found for _, found in pairs))


def stance_figures(name: str, judged: Sequence[Judged]) -> Iterator[Figure]:
    """A figure for each language and split."""
    for split in ("tuning", "held_out"):
        for language in LANGUAGES:
            own = [one for one in judged if one.split == split and one.language == language]
            if own:
                yield Figure(f"claims.{name}.{split}.check.{language}", macro_f1(own), len(own))


@dataclass(frozen=True)
class Evidence:
    """A gold span: which claim, which stance, over what, whether as an update."""

    start: int
    end: int
    claim: str
    stance: str
    about: str | None
    update: bool


def conflict_figures(gold: ClaimGold, dossier: Dossier) -> Iterator[Figure]:
    """Recall, precision, kinds and updates of conflicts, by split."""
    spans = _evidence(gold.rows)
    places = {
        one.id: (document.id, one.start, one.end)
        for document in dossier.documents
        for one in document.annotations.statements or ()
    }
    found = [one for story in dossier.stories for claim in story.claims or () for one in claim.conflicts]
    homes = {row["doc_id"]: row["story"] for row in gold.rows}
    for split in ("tuning", "held_out"):
        own = [one for one in found if _split(homes.get(places[one.left][0], "")) == split]
        rows = [row for row in gold.rows if _split(row["story"]) == split]
        if rows:
            yield from _figures(f"claims.{gold.name}.{split}", own, rows, spans, places)


def _evidence(rows: Iterable[Row]) -> dict[str, list[Evidence]]:
    found: dict[str, list[Evidence]] = {}
    for row in rows:
        for each in (row, *row.get("more", ())):
            if each.get("start") is not None:
                update = each.get("note") == "update"
                about = each.get("about", "number")
                own = Evidence(each["start"], each["end"], row["claim"], each["stance"], about, update)
                found.setdefault(row["doc_id"], []).append(own)
    return found


Places = Mapping[str, tuple[str, int, int]]


def _figures(
    name: str,
    found: Sequence[Conflict],
    rows: Sequence[Row],
    spans: Mapping[str, Sequence[Evidence]],
    places: Places,
) -> Iterator[Figure]:
    wanted = {(row["claim"], row["doc_id"]) for row in rows if row["stance"] == "contradicts"}
    right = [(one, met) for one in found if (met := _opposed(one, spans, places))]
    hits = {(end.claim, article) for _, met in right for end, article in met if end.stance == "contradicts"}
    kinds = [one.about in {end.about for end, _ in met if end.stance == "contradicts"} for one, met in right]
    updates = [one.update for one, met in right if any(end.update for end, _ in met)]
    yield Figure(f"{name}.conflicts.recall", ratio(len(hits & wanted), len(wanted)), len(wanted))
    yield Figure(f"{name}.conflicts.precision", ratio(len(right), len(found)), len(found))
    yield Figure(f"{name}.conflicts.kind", ratio(sum(kinds), len(kinds)), len(kinds))
    if updates:
        yield Figure(f"{name}.conflicts.update", ratio(sum(updates), len(updates)), len(updates))


def _opposed(
    conflict: Conflict, spans: Mapping[str, Sequence[Evidence]], places: Places
) -> list[tuple[Evidence, str]]:
    """Gold evidence of one claim under both ends, not both reporting it."""
    left, right = (_under(end, spans, places) for end in (conflict.left, conflict.right))
    return [
        both
        for one in left
        for other in right
        if one.claim == other.claim and "contradicts" in (one.stance, other.stance)
        for both in ((one, places[conflict.left][0]), (other, places[conflict.right][0]))
    ]


def _under(statement: str, spans: Mapping[str, Sequence[Evidence]], places: Places) -> list[Evidence]:
    article, start, end = places[statement]
    return [one for one in spans.get(article, ()) if one.start < end and start < one.end]


# ---------------------------------------------------------------- running


def run(name: str, *, errors: bool = False) -> int:
    """Build, check, score one set; 1 when a figure is below its floor."""
    if name != "sample" and missing(f"claims {name}", [SHARED / "gold" / name]):
        return 0
    gold = read_set(name)
    with tempfile.TemporaryDirectory() as folder:
        source, workspace = Path(folder) / "articles.jsonl", Path(folder) / "workspace"
        source.write_text("".join(map(input_line, gold.articles)), "utf-8")
        workflow.build([str(source)], workspace, settings=Settings.from_environment())
        judged = stances(gold, workspace)
        figures = list(stance_figures(gold.name, judged))
        if gold.spans:
            with open_store(workspace) as store:
                figures += conflict_figures(gold, workflow.compare(store))
    if errors:
        _show(judged)
    data = [sample.articles()] if name == "sample" else [SHARED / "gold" / name / "docs.jsonl"]
    return conclude(f"claims {name}", figures, gold=gold.gold, data=data)


def _show(judged: Iterable[Judged]) -> None:
    for one in judged:
        # Held-out stories are scored, never read.
        if one.gold != one.found and one.split == "tuning":
            print(f"{one.gold} → {one.found}\t{one.row['doc_id']}\t{one.row['texts'][one.language]}")


def main(argv: Sequence[str] | None = None) -> int:
    """Score one set or all; the exit status is 1 when a figure is below its floor."""
    parser = argparse.ArgumentParser(prog="claims_eval")
    parser.add_argument("--set", choices=("accounts", "stories_ar", "sample"))
    parser.add_argument("--errors", action="store_true", help="list the wrong cells of the tuning stories")
    options = parser.parse_args(argv)
    names = [options.set] if options.set else ["sample", "accounts", "stories_ar"]
    return max([run(name, errors=options.errors) for name in names])


if __name__ == "__main__":
    sys.exit(main())
