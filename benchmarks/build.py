"""Speed and memory of a whole build: articles per second by stage, and peak memory.

    python -m benchmarks.build [--articles 1000] [--steps 4] [--hashed]

The articles are a day of SaudiNewsNet where it lies beside the checkout, else the sample corpus
over and over under new ids. They come in `--steps` equal parts into one workspace, so that what an
article costs is seen to grow or not with those that are there; then a few more are added. `--hashed`
gives each text a vector of its own instead of encoding it: what is left is the cost of all else.
"""

import argparse
import gzip
import json
import resource
import tempfile
import time
import zlib
from collections.abc import Iterable, Iterator, Sequence
from io import BytesIO
from pathlib import Path
from typing import Any

import numpy as np

from riwaya import sample, workflow
from riwaya.config import Settings
from riwaya.ingest.read import articles, read
from riwaya.models.protocols import Encoder, Vectors
from riwaya.workflow import no_progress

SAUDI = Path(__file__).resolve().parents[2] / "shared" / "data" / "SaudiNewsNet"
ADDED = 10
DIMENSION = 256


class Hashed:
    """An encoder that costs nothing: each text has a direction of its own, and only equal texts are alike.

    So pairs meet by their keys alone, and no story or claim grows out of mere likeness.
    """

    version = "benchmark-hashed-2"
    dimension = DIMENSION

    def encode(self, texts: Sequence[str]) -> Vectors:
        """A unit vector a text."""
        rows = [np.random.default_rng(zlib.crc32(text.encode())).normal(size=DIMENSION) for text in texts]
        found = np.asarray(rows, np.float32).reshape(len(rows), DIMENSION)
        return np.asarray(found / np.linalg.norm(found, axis=1, keepdims=True), np.float32)


class Clock:
    """A progress that adds up the seconds each stage took."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}

    def __call__(self, label: str, items: Iterable[Any], total: int | None = None) -> Iterator[Any]:
        """Passes the items on; the time until they are used up is the stage's."""
        begun = time.perf_counter()
        yield from no_progress(label, items, total)
        self.seconds[label] = self.seconds.get(label, 0.0) + time.perf_counter() - begun


def records(count: int) -> Iterator[dict[str, Any]]:
    """JSON-lines records of `count` articles."""
    found = _saudi() if SAUDI.is_dir() else _sample()
    for number, record in zip(range(count), found, strict=False):
        yield {**record, "id": f"bench-{number:06}"}


def _saudi() -> Iterator[dict[str, Any]]:
    for file in sorted(SAUDI.glob("*.json.gz")):
        for one in json.loads(gzip.decompress(file.read_bytes())):
            if one["content"].strip():
                yield {
                    "text": one["content"],
                    "title": one["title"],
                    "outlet": one["source"],
                    "url": one["url"],
                    "published": one["date_extracted"],
                }


def _sample() -> Iterator[dict[str, Any]]:
    own = list(articles(read([str(sample.articles())]), []))
    while True:
        yield from ({"text": one.text, "title": one.title, "outlet": one.outlet} for one in own)


def run(
    lines: list[bytes], workspace: Path, settings: Settings, encoder: Encoder | None = None
) -> tuple[float, Clock, workflow.Summary]:
    """Seconds, stages and summary of one build from JSON lines."""
    clock, begun = Clock(), time.perf_counter()
    stream = BytesIO(b"\n".join(lines))
    done = workflow.build(["-"], workspace, settings=settings, stdin=stream, encoder=encoder, progress=clock)
    return time.perf_counter() - begun, clock, done


def peak_megabytes() -> float:
    """The largest resident size of this process and of the largest of its workers."""
    own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return (own + resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss) / 1024


def main() -> None:
    """Builds, then adds a few articles, and prints both."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=1000)
    parser.add_argument("--steps", type=int, default=4, help="parts in which they come")
    parser.add_argument("--hashed", action="store_true", help="no encoder: hashed words")
    args = parser.parse_args()
    count, encoder = args.articles, Hashed() if args.hashed else None
    settings = Settings.from_environment()
    lines = [json.dumps(record).encode() for record in records(count + ADDED)]
    with tempfile.TemporaryDirectory() as folder:
        size = -(-count // args.steps)
        parts = [lines[at : min(at + size, count)] for at in range(0, count, size)]
        for part in (*parts, lines[count:]):
            seconds, clock, done = run(part, Path(folder), settings, encoder)
            show(f"{len(part)} articles added", len(part), seconds, clock, done)
    print(f"peak memory {peak_megabytes():,.0f} MB")


def show(name: str, count: int, seconds: float, clock: Clock, done: workflow.Summary) -> None:
    """Prints one run: in all, and by stage."""
    print(f"{name}: {seconds:.1f} s, {count / seconds:.1f} articles/s, {done.sentence()}")
    for label, spent in clock.seconds.items():
        print(f"  {label:<20} {spent:8.1f} s {spent / count * 1000:8.1f} ms an article")
    rest = seconds - sum(clock.seconds.values())
    print(f"  {'Grouping, the rest':<20} {rest:8.1f} s; peak memory {peak_megabytes():,.0f} MB", flush=True)


if __name__ == "__main__":
    main()
