"""How the time of an added article and the memory grow with a workspace.

    python -m benchmarks.scale [--articles 2000] [--step 500] [--layers names|all] [--kept DIR] [--out FILE]

Articles of SaudiNewsNet (the sample over and over where it is missing) come day by day into one
workspace, `--step` at a time. They are annotated before any clock runs, and with `--kept` read again from
a folder the next time: `names` stops after the mentions, `all` makes every layer, so that what is inside
stories is made too. The tagger is off.

A stand-in encodes: words are hashed to directions, so that leads which share rare words are alike. It takes
next to no time: what is left is the cost of linking. How long encoding takes `benchmarks.encoder` tells.

Seconds are those of the processor, since others may use the machine; memory is the most that was resident.
Each row is a step; `--out` also writes the rows as JSON, and beside them a table and a figure.
"""

import argparse
import json
import os
import resource
import tempfile
import time
import zlib
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from io import BytesIO
from pathlib import Path
from typing import Any

import msgspec
import numpy as np

from benchmarks.build import records
from benchmarks.figure import figure, table
from riwaya import linking, workflow
from riwaya.annotate.identity import identified
from riwaya.annotate.step import Step, run_steps
from riwaya.encoding import Meaning, Meanings
from riwaya.ingest.read import articles, read
from riwaya.link.background import word_rarity
from riwaya.models import similarity
from riwaya.models.protocols import Vectors
from riwaya.store.sqlite import FILE, SqliteStore, open_store
from riwaya.types import Annotations, Article

DIMENSION = 256
# Letters of a word that are looked at, as stems; a power that leaves common words little weight: about as
# many pairs of leads are then alike as by the real encoder.
STEM, RARE = 5, 2
AT_A_TIME = 250
NAMES = ("language", "layout", "sentences", "published", "dates", "mentions")
Annotated = list[tuple[Article, Annotations]]


class HashedWords:
    """A stand-in for the encoder: a text is the sum of its words, rare ones first."""

    version = "benchmark-words-1"
    dimension = DIMENSION

    def encode(self, texts: Sequence[str]) -> Vectors:
        """A unit vector a text."""
        rows = np.zeros((len(texts), DIMENSION), np.float32)
        for row, text in zip(rows, texts, strict=True):
            for word in set(text.split()) or {""}:
                row += word_rarity(word, "ar") ** RARE * _direction(word[:STEM])
        return np.asarray(rows / np.linalg.norm(rows, axis=1, keepdims=True), np.float32)


@lru_cache(maxsize=1 << 16)
def _direction(word: str) -> Vectors:
    found = np.random.default_rng(zlib.crc32(word.encode())).normal(size=DIMENSION).astype(np.float32)
    return np.asarray(found / np.linalg.norm(found), np.float32)


class Clock:
    """Seconds of the processor by stage."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}

    def track(self, label: str, items: Iterable[Any], _: int | None = None) -> Iterator[Any]:
        """Passes the items on; the time until they are used up is the stage's."""
        begun = time.process_time()
        yield from items
        self.add(label, begun)

    def add(self, label: str, begun: float) -> None:
        """The time since then is the stage's."""
        self.seconds[label] = self.seconds.get(label, 0.0) + time.process_time() - begun


def annotated(count: int, layers: str, kept: Path | None) -> Iterator[Annotated]:
    """Articles with their annotations, `AT_A_TIME`, from the folder where they are kept."""
    steps = workflow.STEPS if layers == "all" else [one for one in workflow.STEPS if one.name in NAMES]
    lines = [json.dumps(record).encode() for record in records(count)]
    for at in range(0, len(lines), AT_A_TIME):
        file = kept / layers / f"{at:06}.msgpack" if kept else None
        if file and file.is_file():
            yield msgspec.msgpack.decode(file.read_bytes(), type=Annotated)
            continue
        found = list(_annotated(lines[at : at + AT_A_TIME], steps))
        if file:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(msgspec.msgpack.encode(found))
        yield found


def _annotated(lines: Sequence[bytes], steps: Sequence[Step]) -> Iterator[tuple[Article, Annotations]]:
    for article in articles(read(["-"], stdin=BytesIO(b"\n".join(lines))), []):
        yield article, identified(run_steps(article, steps))


def add(store: SqliteStore, found: Annotated, meanings: Meanings) -> tuple[Clock, int]:
    """One build's work after annotation: seconds by stage, and how many stories there are."""
    clock, begun = Clock(), time.process_time()
    store.put_articles(article for article, _ in found)
    store.put_annotations("benchmark", [annotations for _, annotations in found])
    clock.add("Storing", begun)
    linking.link_new(store, meanings, track=clock.track)
    begun = time.process_time()
    stories = linking.regroup(store, meanings)
    clock.add("Grouping", begun)
    return clock, stories


def steps(found: Iterable[Annotated], step: int) -> Iterator[Annotated]:
    """The articles in steps of one size."""
    waiting: Annotated = []
    for some in found:
        waiting += some
        while len(waiting) >= step:
            yield waiting[:step]
            waiting = waiting[step:]
    if waiting:
        yield waiting


def measured(args: argparse.Namespace, folder: Path) -> Iterator[dict[str, Any]]:
    """One row a step."""
    encoder = HashedWords()
    meaning = Meaning(encoder, similarity.of(encoder))
    meanings, size = Meanings(articles=meaning, sentences=meaning), 0
    with open_store(folder, create=True) as store:
        for found in steps(annotated(args.articles, args.layers, args.kept), args.step):
            clock, stories = add(store, found, meanings)
            size += len(found)
            stages = {name: 1000 * spent / len(found) for name, spent in clock.seconds.items()}
            yield {
                "articles": size,
                "stories": stories,
                "ms": round(sum(stages.values()), 1),
                **{name: round(spent, 1) for name, spent in stages.items()},
                "peak_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
                "workspace_mb": (folder / FILE).stat().st_size >> 20,
            }


def main() -> None:
    """Prints a row a step, and writes them where asked."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--articles", type=int, default=2000)
    parser.add_argument("--step", type=int, default=500)
    parser.add_argument("--layers", choices=("names", "all"), default="names")
    parser.add_argument("--kept", type=Path, help="a folder for the annotations")
    parser.add_argument("--out", type=Path, help="a file for the rows; table and figure go beside it")
    args = parser.parse_args()
    os.environ["RIWAYA_TAGGER"] = "no"
    rows: list[dict[str, Any]] = []
    with tempfile.TemporaryDirectory() as folder:
        for row in measured(args, Path(folder)):
            print(json.dumps(row), flush=True)
            rows.append(row)
            if args.out:
                args.out.write_text(json.dumps(rows, indent=1) + "\n")
                args.out.with_suffix(".md").write_text(table(rows))
                args.out.with_suffix(".svg").write_text(figure(rows))


if __name__ == "__main__":
    main()
