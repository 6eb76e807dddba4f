"""Speech with known speakers: what the ranker learns from, and what it is only measured on.

Order: the tuning parts of the project's own gold (quotations in Arabic and Persian, invented accounts,
the sample), articles read for this purpose (`speakers.jsonl`: whose words they are, by the SHA-1 of
the article's text; the texts themselves lie in ../shared), accounts invented for it
(`speakers_written.txt`), PolNeAR (English, by the span of the source). Articles set aside for
measuring are left out; SaudiNewsNet, whose licence is for non-commercial use, is of the origin
`MEASURED`, from which no weight that ships is learnt.
"""

import gzip
import hashlib
import json
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby, islice
from pathlib import Path
from typing import Any

from evals.harness import ROOT, SHARED, held_out, read_jsonl
from evals.quotes_eval import SETS, read_gold
from evals.scorers import nearly_same_name, same_name

from evals import polnear_eval
from riwaya.types import Article

Span = tuple[int, int]

# The origin of speech on texts that may be measured on and not learnt from, and where these lie.
MEASURED = "measured"
_NON_COMMERCIAL = ("SaudiNewsNet/", "quotes_ar")
# Speech in an invented account: the speaker, the kind, the words.
_MARKED = re.compile(r"\[\[([^|\]]+)\|([dfi])\|([^\]]*)\]\]")

# More of them would outweigh the articles whose speakers are known by name.
_ARTICLES_OF_POLNEAR = 80


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
    yield from _written()
    yield from _polnear()


def _read_articles() -> Iterator[Example]:
    rows = defaultdict(list)
    for row in read_jsonl(ROOT / "training" / "speakers.jsonl"):
        rows[row["file"], row["sha1"]].append(row)
    for file in sorted({name for name, _ in rows}):
        for title, text in _texts(SHARED / "data" / file):
            found = rows.get((file, hashlib.sha1(text.encode()).hexdigest()))
            if found:
                wanted = tuple(_named(row, (row["speaker"], *row.get("also", ()))) for row in found)
                one = found[0]
                article = Article(id=one["sha1"], text=text, title=title, language=one["language"])
                yield Example(_origin("read", file), article, wanted)


def _origin(origin: str, place: str) -> str:
    return MEASURED if place.startswith(_NON_COMMERCIAL) else origin


def _texts(file: Path) -> Iterator[tuple[str | None, str]]:
    """The distinct texts of a data file with their headlines, where it gives any."""
    if file.parent.name == "NTREX":
        rows = [{"content": text} for text in _documents(file)]
    elif file.suffix == ".txt":
        rows = [{"content": file.read_bytes().decode("utf-8")}]
    elif file.suffix == ".gz":
        rows = json.loads(gzip.decompress(file.read_bytes()))
    elif file.suffix == ".json":
        rows = [{**row, "content": row["summary"]} for row in json.loads(file.read_text("utf-8"))]
    else:
        rows = read_jsonl(file)
    titles = {row["content"]: row.get("title") for row in reversed(rows) if isinstance(row["content"], str)}
    yield from ((titles[text], text) for text in reversed(titles))


def _documents(file: Path) -> list[str]:
    """The documents of a file of parallel lines, as the list of documents beside it parts them."""
    ids = (file.parent / "DOCUMENT_IDS.tsv").read_text("utf-8").splitlines()
    lines = file.read_text("utf-8").split("\n")
    groups = groupby(zip(ids, lines, strict=False), key=lambda pair: pair[0])
    return ["\n".join(line for _, line in group).strip() for _, group in groups]


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
            origin = "sample" if language == "sample" else "gold"
            yield Example(_origin(origin, SETS[language].name), article, wanted)


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


def _written() -> Iterator[Example]:
    """The invented accounts, without their marks."""
    file = ROOT / "training" / "speakers_written.txt"
    for number, part in enumerate(re.split(r"^# (?=\w\w$)", file.read_text("utf-8"), flags=re.M)[1:]):
        language, _, marked = part.partition("\n")
        text, wanted = _unmarked(marked.strip())
        yield Example("written", Article(id=f"written-{number}", text=text, language=language), wanted)


def _unmarked(marked: str) -> tuple[str, tuple[Wanted, ...]]:
    """An invented account as it reads, and the speech in it."""
    text, wanted, end = "", [], 0
    for match in _MARKED.finditer(marked):
        text += marked[end : match.start()]
        speaker, kind, words = match.groups()
        names = tuple(speaker.split("/"))
        wanted.append(Wanted(len(text), len(text) + len(words), kind == "i", names))
        text, end = text + words, match.end()
    return text + marked[end:], tuple(wanted)


# --- PolNeAR ----------------------------------------------------------------------------------------


def _polnear() -> Iterator[Example]:
    """The fragments of content that are wholly in marks, where the source is named."""
    for file in islice(polnear_eval.read("train"), _ARTICLES_OF_POLNEAR):
        text = file.article.text
        wanted = tuple(
            Wanted(one.start, one.end, indirect=False, spans=one.source)
            for attribution in file.attributions
            for one in polnear_eval.fragments(text, attribution)
            if one.kind == "direct" and polnear_eval.names_somebody(text, one)
        )
        if wanted:
            yield Example("polnear", file.article, wanted)
