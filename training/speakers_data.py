"""Speech with known speakers, from every set that may be learnt from.

Order: the tuning parts of the project's own gold (quotations in Arabic and Persian, invented accounts,
the sample), articles read for this purpose (`speakers.jsonl`: whose words they are, by the SHA-1 of
the article's text; the texts themselves lie in ../shared), PolNeAR (English, by the span of the
source). Articles set aside for measuring are left out.
"""

import gzip
import hashlib
import json
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path
from typing import Any

from evals.harness import ROOT, SHARED, held_out, read_jsonl
from evals.quotes_eval import SETS, read_gold
from evals.scorers import nearly_same_name, same_name

from riwaya.types import Article

Span = tuple[int, int]

# Sources that name nobody: a chosen name cannot be held against them.
_POINTING = frozenset(
    ("he", "she", "they", "it", "him", "her", "them", "i", "we", "who", "that", "which", "his", "said")
)
_MARKS = frozenset('"“”„‟«»″＂')
_ARTICLES_OF_POLNEAR = 220


@dataclass(frozen=True)
class Wanted:
    """A speech with its speaker: by name and other accepted names, or by the spans that name it."""

    start: int
    end: int
    indirect: bool
    names: tuple[str, ...] = ()
    spans: tuple[Span, ...] = ()

    def likeness(self, text: str, name: str, phrase: Span | None) -> int:
        """2: this is the speaker; 1: a shorter or longer form of the name; 0: somebody else."""
        if self.spans:
            beside = phrase is not None and any(phrase[0] < e and s < phrase[1] for s, e in self.spans)
            return 2 * int(beside or any(nearly_same_name(text[s:e], name) for s, e in self.spans))
        first, others = self.names[0], self.names[1:]
        if same_name(first, name, alternatives=others):
            return 2
        return int(nearly_same_name(first, name, alternatives=others))


@dataclass(frozen=True)
class Example:
    """An article with the speech in it; `origin` names the set."""

    origin: str
    article: Article
    wanted: tuple[Wanted, ...]


def examples() -> Iterator[Example]:
    """All examples, set by set."""
    yield from _read_articles()
    for language in ("ar", "fa", "sample"):
        yield from _gold(language)
    yield from _accounts()
    yield from _polnear()


def _read_articles() -> Iterator[Example]:
    rows = defaultdict(list)
    for row in read_jsonl(ROOT / "training" / "speakers.jsonl"):
        rows[row["file"], row["sha1"]].append(row)
    for file in sorted({name for name, _ in rows}):
        for text in _texts(SHARED / "data" / file):
            found = rows.get((file, hashlib.sha1(text.encode()).hexdigest()))
            if found:
                wanted = tuple(_named(row, (row["speaker"],)) for row in found)
                article = Article(id=found[0]["sha1"], text=text, language=found[0]["language"])
                yield Example("read", article, wanted)


def _texts(file: Path) -> Iterator[str]:
    """The distinct texts of a data file."""
    if file.suffix == ".gz":
        texts = [row["content"] for row in json.loads(gzip.decompress(file.read_bytes()))]
    else:
        texts = [row["content"] for row in read_jsonl(file)]
    yield from dict.fromkeys(text for text in texts if isinstance(text, str))


def _named(row: Mapping[str, Any], names: Sequence[str]) -> Wanted:
    return Wanted(row["start"], row["end"], row["kind"] == "indirect", tuple(names))


def _gold(language: str) -> Iterator[Example]:
    gold = read_gold(language, SETS[language])
    for article in gold.articles:
        wanted = tuple(
            Wanted(row.start, row.end, row.kind == "indirect", (row.speaker, *row.speaker_also))
            for row in gold.rows
            if row.doc == article.id and row.speaker
        )
        if wanted and (language == "sample" or not held_out(article.id)):
            yield Example("sample" if language == "sample" else "gold", article, wanted)


def _accounts() -> Iterator[Example]:
    folder = SHARED / "gold" / "accounts"
    texts = defaultdict(set)
    for mention in read_jsonl(folder / "mentions.jsonl"):
        texts[mention["doc_id"], mention.get("entity")].add((mention["form"] != "name", mention["text"]))
    rows = defaultdict(list)
    for row in read_jsonl(folder / "quotes.jsonl"):
        if known := texts.get((row["doc_id"], row["speaker"])):
            names = [text for _, text in sorted(known, key=lambda one: (one[0], -len(one[1])))]
            rows[row["doc_id"]].append(_named(row, names))
    for doc in read_jsonl(folder / "docs.jsonl"):
        if doc["lang"] in ("ar", "fa", "en") and rows[doc["doc_id"]] and not held_out(doc["doc_id"]):
            article = Article(id=doc["doc_id"], text=doc["text"], language=doc["lang"], outlet=doc["outlet"])
            yield Example("accounts", article, tuple(rows[doc["doc_id"]]))


# --- PolNeAR ----------------------------------------------------------------------------------------


def _polnear() -> Iterator[Example]:
    folder = SHARED / "data" / "PolNeAR" / "data" / "train"
    for file in islice(sorted((folder / "text").glob("*.txt")), _ARTICLES_OF_POLNEAR):
        annotated = next((folder / "attributions").glob(f"{file.stem}*.ann"), None)
        text = file.read_bytes().decode("utf-8")
        wanted = tuple(_attributions(text, annotated)) if annotated else ()
        if wanted:
            yield Example("polnear", Article(id=file.stem, text=text, language="en"), wanted)


def _attributions(text: str, file: Path) -> Iterator[Wanted]:
    """The fragments of content that are wholly in marks, where the source is named."""
    lines = [line.rstrip("\r").split("\t") for line in file.read_bytes().decode("utf-8").split("\n")]
    spans = {line[0]: _places(line[1]) for line in lines if line[0].startswith("T")}
    for line in lines:
        parts = [part.split(":") for part in line[1].split()] if line[0].startswith("E") else []
        source = tuple(s for role, key in parts if role.startswith("Source") for s in spans[key])
        content = [s for role, key in parts if role.startswith("Content") for s in spans[key]]
        if any(text[s:e].lower() not in _POINTING for s, e in source):
            yield from (replace(one, spans=source) for one in _in_marks(text, content))


def _places(column: str) -> list[Span]:
    """The spans of a column like "Content 852 944;954 1048"."""
    return [(int(start), int(end)) for start, end in re.findall(r"(\d+) (\d+)", column)]


def _in_marks(text: str, content: Sequence[Span]) -> Iterator[Wanted]:
    for start, end in content:
        inside = text[start:end].strip().rstrip(",.")
        begin = start + len(text[start:end]) - len(text[start:end].lstrip())
        if len(inside) > 2 and inside[0] in _MARKS and inside[-1] in _MARKS:
            yield Wanted(begin + 1, begin + len(inside) - 1, indirect=False)
