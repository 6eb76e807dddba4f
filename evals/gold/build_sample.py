"""Finds the offsets of the sample's gold: sample.yml, typed by hand, to sample/*.jsonl.

    python -m evals.gold.build_sample [--check]

Order: read the articles as any user's would be, find each quoted stretch in its article, check
that all is named right, write one file a layer. `--check` writes nothing and fails when a file
would change.
"""

import json
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import yaml

from evals.harness import OWN_GOLD
from riwaya import sample
from riwaya.ingest.read import articles, read
from riwaya.types import Article, Problem

SOURCE = OWN_GOLD / "sample.yml"
TARGET = OWN_GOLD / "sample"
STRETCH = " ~ "
STANCES = ("reports", "contradicts", "silent", "unsure")
# Every field a typed row may have; a comma in unquoted YAML would make a new one in silence.
FIELDS = frozenset(
    {
        *("text", "skip", "keep", "optional", "kind", "partial", "cue", "speaker", "also", "mention", "via"),
        *("utterance", "from", "to", "calendar", "anchor", "kinds", "e", "form", "voice", "scope", "chain"),
    }
)

Row = dict[str, Any]
Span = tuple[int, int]


class GoldError(ValueError):
    """A row of the gold does not fit its article."""


# ---------------------------------------------------------------- finding spans


def find(text: str, words: str, start: int, *, skip: int = 0, keep: int | None = None) -> Span:
    """The span of `words` at or after `start`.

    "A ~ B" is from A to the end of the next B; skip and keep cut the match to its characters
    from `skip` on, and to so many. Raises GoldError when the words are not there.
    """
    first, _, last = words.partition(STRETCH)
    begin = text.find(first, start)
    last_at = text.find(last, begin + len(first)) if last else begin
    if begin < 0 or last_at < 0:
        raise GoldError(f"{words!r} is not in the text after character {start}; check order and spelling")
    end = last_at + len(last or first)
    left = begin + skip
    return left, (end if keep is None else left + keep)


def nearest(text: str, words: str, span: Span) -> Span:
    """The occurrence of `words` outside `span` that is nearest to it; before goes over after."""
    found = [(at, at + len(words)) for at in _occurrences(text, words)]
    outside = [one for one in found if one[1] <= span[0] or one[0] >= span[1]]
    if not outside:
        raise GoldError(f"{words!r} is not beside {text[span[0] : span[1]]!r}")
    return min(outside, key=lambda one: (max(span[0] - one[1], one[0] - span[1]), one))


def _occurrences(text: str, words: str) -> Iterator[int]:
    at = text.find(words)
    while at >= 0:
        yield at
        at = text.find(words, at + 1)


def phrase(text: str, span: Span) -> Row:
    """A span with its words."""
    return {"start": span[0], "end": span[1], "text": text[span[0] : span[1]]}


# ---------------------------------------------------------------- layers


def placed(article: Article, rows: Sequence[Row]) -> Iterator[tuple[Row, Row]]:
    """(typed row, {doc_id, start, end, text}) in order; each is sought from the start of the last."""
    start = 0
    for row in rows:
        if stray := row.keys() - FIELDS:
            raise GoldError(f"{article.id}: unknown fields {sorted(stray)}; quote texts that hold a comma")
        span = find(article.text, row["text"], start, skip=row.get("skip", 0), keep=row.get("keep"))
        start = span[0]
        yield row, {"doc_id": article.id, **phrase(article.text, span)}


def quote_rows(article: Article, rows: Sequence[Row]) -> Iterator[Row]:
    """Quotations, with cue and naming phrase looked for around each."""
    for number, (row, at) in enumerate(placed(article, rows), start=1):
        span = (at["start"], at["end"])
        cue = nearest(article.text, row["cue"], span)
        mention = nearest(article.text, row["mention"], cue) if "mention" in row else None
        yield {
            "id": f"{article.id}-q{number}",
            **at,
            "kind": row["kind"],
            "partial": row.get("partial", False),
            "cue": phrase(article.text, cue),
            "speaker": row["speaker"],
            "speaker_alt": row.get("also", []),
            "speaker_mention": phrase(article.text, mention) if mention else None,
            "via": row.get("via"),
            "sure": not row.get("optional", False),
            "utterance": row.get("utterance"),
        }


def date_rows(article: Article, rows: Sequence[Row]) -> Iterator[Row]:
    """Time expressions; an optional one has no value."""
    for row, at in placed(article, rows):
        value = {
            "from": str(row["from"]) if "from" in row else None,
            "to": str(row["to"]) if "to" in row else None,
            "calendar": row.get("calendar", "gregorian"),
            "anchor": row.get("anchor"),
        }
        yield {**at, **value, "optional": row.get("optional", False)}


def boilerplate_rows(article: Article, rows: Sequence[Row]) -> Iterator[Row]:
    """What is not the article's own telling."""
    for row, at in placed(article, rows):
        yield {**at, "kinds": row["kinds"], "optional": row.get("optional", False)}


def designation_rows(article: Article, rows: Sequence[Row]) -> Iterator[Row]:
    """What the article calls each person."""
    for row, at in placed(article, rows):
        yield {**at, "entity": row["e"], "form": row["form"], "voice": row.get("voice", "own")}


def source_rows(article: Article, rows: Sequence[Row]) -> Iterator[Row]:
    """Where the article says it has things from."""
    for row, at in placed(article, rows):
        yield {**at, "scope": row["scope"], "chain": row["chain"]}


LAYERS: Mapping[str, Callable[[Article, Sequence[Row]], Iterator[Row]]] = {
    "quotes": quote_rows,
    "dates": date_rows,
    "boilerplate": boilerplate_rows,
    "designations": designation_rows,
    "sources": source_rows,
}


# ---------------------------------------------------------------- groups


def story_rows(typed: Row) -> Iterator[Row]:
    """Stories with their articles."""
    for name, story in typed["stories"].items():
        members = [doc for doc, row in typed["articles"].items() if row["story"] == name]
        times = {"from": str(story["from"]), "to": str(story["to"])}
        yield {"story": name, "articles": sorted(members), **times, "follows": story["follows"]}


def utterance_rows(quotes: Sequence[Row]) -> Iterator[Row]:
    """Utterances with their quotations; a quotation of none is an utterance of one."""
    names = sorted({row["utterance"] for row in quotes if row["utterance"]})
    for name in names:
        members = [row["id"] for row in quotes if row["utterance"] == name]
        yield {"utterance": name, "quotes": members}


def claim_rows(typed: Row) -> Iterator[Row]:
    """One row a claim and article of its story."""
    for claim in typed["claims"]:
        for stance in STANCES:
            for doc in claim.get(stance, ()):
                update = doc in claim.get("update", ())
                yield {
                    "story": typed["articles"][doc]["story"],
                    "claim": claim["claim"],
                    "text": claim["text"],
                    "doc_id": doc,
                    "stance": stance,
                    "update": update,
                }


def build(typed: Row, corpus: Mapping[str, Article]) -> dict[str, list[Row]]:
    """File name → rows. Raises GoldError when articles or words do not fit."""
    if corpus.keys() != typed["articles"].keys():
        raise GoldError(f"not in both gold and corpus: {sorted(corpus.keys() ^ typed['articles'].keys())}")
    files = {
        layer: [
            row for doc, parts in typed["articles"].items() for row in make(corpus[doc], parts.get(layer, ()))
        ]
        for layer, make in LAYERS.items()
    }
    return {
        **files,
        "stories": list(story_rows(typed)),
        "utterances": list(utterance_rows(files["quotes"])),
        "copies": typed["copies"],
        "claims": list(claim_rows(typed)),
        "entities": [{"entity": name, **entity} for name, entity in typed["entities"].items()],
    }


def corpus() -> dict[str, Article]:
    """The sample's articles by id. Raises GoldError when one cannot be read."""
    problems: list[Problem] = []
    found = {one.id: one for one in articles(read([str(sample.articles())]), problems)}
    if problems:
        raise GoldError(f"{problems[0].where}: {problems[0].problem}")
    return found


def main(argv: Sequence[str] = ()) -> int:
    """Write the files, or with --check compare them; 1 when one is stale."""
    built = build(yaml.safe_load(SOURCE.read_text("utf-8")), corpus())
    TARGET.mkdir(exist_ok=True)
    return max(_write_or_compare(TARGET / f"{name}.jsonl", rows, argv) for name, rows in built.items())


def _write_or_compare(path: Path, rows: Sequence[Row], argv: Sequence[str]) -> int:
    text = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    if "--check" not in argv:
        path.write_text(text, "utf-8")
        return 0
    stale = not path.exists() or path.read_text("utf-8") != text
    if stale:
        print(f"{path} is stale; run python -m evals.gold.build_sample")
    return int(stale)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
