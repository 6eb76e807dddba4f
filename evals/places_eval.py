"""Places in running text to GeoNames ids, on labelled mentions of real Arabic and Persian news.

    python -m evals.places_eval [--errors]

Order: read the labels (`gold/places.jsonl`: data file, SHA-1 of the text, span, GeoNames id; null where
the place is none that GeoNames' list of cities has), find the texts in ../shared, annotate, chain what
each article names, and compare the id of the entity at each span. A place that was not found is an error.
The labels are by one reader, over what the program had found and what it had missed in the same articles.
"""

import argparse
import gzip
import hashlib
import json
import sys
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from evals.annotators import Annotate, named
from evals.harness import SHARED, Figure, conclude, missing, read_jsonl
from evals.scorers import ratio
from riwaya.annotate.identity import identified
from riwaya.languages.gazetteer import geonames_id
from riwaya.link.entities import chains
from riwaya.types import Annotations, Article, Document

GOLD = Path(__file__).parent / "gold" / "places.jsonl"
DATA = SHARED / "data"
# So many characters of each article were read.
READ = 900
Label = dict[str, Any]


def texts(file: str) -> Iterator[str]:
    """The beginnings of a data file's articles, as they were labelled."""
    raw = (DATA / file).read_bytes()
    for row in json.loads(gzip.decompress(raw) if file.endswith(".gz") else raw):
        whole = (
            row["content"] if "content" in row else f"{row['title']}\n{row['summary']}".replace("\xa0", " ")
        )
        yield whole[:READ]


@cache
def articles(file: str) -> dict[str, Article]:
    """Articles by the SHA-1 of what was read of them."""
    language = "ar" if file.endswith(".gz") else "fa"
    hashes = ((hashlib.sha1(text.encode("utf-8")).hexdigest(), text) for text in texts(file))
    return {one: Article(id=one, text=text, language=language) for one, text in hashes}


def ids(found: Annotations, article: Article) -> dict[tuple[int, int], int | None]:
    """The GeoNames id of each name of a place, by its span in the text."""
    found = identified(found)
    codes = {
        mention: chain.code
        for chain in chains(Document(article=article, annotations=found))
        if chain.kind == "place"
        for mention in chain.mentions
    }
    return {
        (one.start, one.end): geonames_id(code) if (code := codes.get(one.id)) else None
        for one in found.mentions or ()
        if one.kind == "place" and one.form == "name" and one.field == "text"
    }


def judged(labels: Sequence[Label], annotate: Annotate) -> list[tuple[Label, int | None]]:
    """Each label with the id that was found at its span; None where there is none."""
    told = {(one["data"], one["article"]) for one in labels}
    read = [articles(file)[article] for file, article in sorted(told)]
    made = {one.id: ids(found, one) for one, found in zip(read, annotate(read), strict=True)}
    return [(one, made[one["article"]].get((one["start"], one["end"]))) for one in labels]


def figures(rows: Sequence[tuple[Label, int | None]]) -> list[Figure]:
    """The share of labels whose id is right, by language and in all."""
    hits = {"all": [one["geonames"] == found for one, found in rows]}
    for language, ending in (("ar", ".gz"), ("fa", ".json")):
        hits[language] = [one["geonames"] == got for one, got in rows if one["data"].endswith(ending)]
    return [Figure(f"places.{name}.right", ratio(sum(one), len(one)), len(one)) for name, one in hits.items()]


def main(argv: Sequence[str] | None = None) -> int:
    """Run where the data are; 1 when a figure is below its floor."""
    parser = argparse.ArgumentParser(prog="evals.places_eval")
    parser.add_argument("--errors", action="store_true", help="list the labels whose id is wrong")
    parser.add_argument("--annotator", help="package.module:function over articles; default: the flow")
    args = parser.parse_args(argv)
    labels = read_jsonl(GOLD)
    files = sorted({DATA / one["data"] for one in labels})
    if missing("places", files):
        return 0
    rows = judged(labels, named(args.annotator))
    for one, found in rows:
        if args.errors and one["geonames"] != found:
            text = articles(one["data"])[one["article"]].text
            print(f"{text[one['start'] : one['end']]}: {one['geonames']}, found {found}")
    return conclude("places", figures(rows), gold=[GOLD], data=files)


if __name__ == "__main__":
    sys.exit(main())
