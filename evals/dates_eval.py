"""Scores time expressions on the specs of Recognizers-Text and parstdex (spans only).

1. A spec gives a sentence, a reference day, and the expressions with the values of the past and the
   future reading.
2. A span is right when it is the expression, or differs by a preposition or article only; a value is
   right when it has the start (and, for ranges, the end, taken with or without its last day) of either
   reading. Expressions of kinds that Riwaya has no value for (durations, sets, bare clock times) count
   for spans and kinds only.

Run: python -m evals.dates_eval [--misses FILE]
"""

import argparse
import ast
import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from riwaya.annotate.dates_grammar import Found, find

DATA = Path(__file__).resolve().parents[1].parent / "shared" / "data"
FILES = (
    *("DateParser", "DatePeriodParser", "DateTimeParser", "DateTimePeriodParser", "DurationParser"),
    *("SetParser", "TimeParser", "TimePeriodParser", "MergedParser", "DateTimeModel"),
    *("DateExtractor", "DatePeriodExtractor", "DateTimeExtractor", "DurationExtractor", "MergedExtractor"),
)
LANGUAGES = {"Arabic": "ar", "English": "en"}
_VALUED = {"date", "daterange", "datetime", "datetimerange"}


@dataclass
class Tally:
    """Counts of one spec file."""

    gold: int = 0
    exact: int = 0
    near: int = 0
    valued: int = 0
    right: int = 0
    wrong_kind: int = 0
    spurious: int = 0
    misses: list[str] = field(default_factory=list)


def _expected(text: str, result: dict[str, Any]) -> tuple[int, int, str, list[dict[str, str]]]:
    """Start, end, type and readings (each with date, or start and end) of a spec's result."""
    start = result.get("Start", 0)
    if text[start : start + len(result["Text"])].lower() != result["Text"].lower():
        # Starts are off by the direction marks of some Arabic inputs: the words are looked up instead.
        start = max(0, text.lower().find(result["Text"].lower()))
    end = start + len(result["Text"])
    kind = (result.get("Type") or result.get("TypeName") or "").replace("datetimeV2.", "")
    value = result.get("Value") or result.get("Resolution") or {}
    if not isinstance(value, dict):
        return start, end, kind, []
    readings = [value[key] for key in ("PastResolution", "FutureResolution") if value.get(key)]
    readings += value.get("values") or []
    return start, end, kind, [reading for reading in readings if isinstance(reading, dict)]


def _moment(text: str) -> datetime | None:
    try:
        return datetime.fromisoformat(text.strip())
    except ValueError:
        return None


def _agrees(reading: dict[str, str], interval: tuple[datetime, datetime], grain: str) -> bool:
    starts = [
        reading[key]
        for key in ("date", "dateTime", "value", "startDate", "startDateTime", "start")
        if key in reading
    ]
    ends = [reading[key] for key in ("endDate", "endDateTime", "end") if key in reading]
    if starts and _moment(starts[0]) != interval[0]:
        return False
    if not ends:
        return bool(starts)
    end = _moment(ends[0])
    return end is not None and end <= interval[1] <= _one_more(end, grain)


def _one_more(end: datetime, grain: str) -> datetime:
    """The end with its last unit in the interval: specs leave the last day (month, year) out."""
    days = {"month": 31, "season": 31, "year": 366, "decade": 366}.get(grain, 1)
    return end + timedelta(days=days)


def score_file(path: Path, language: str) -> Tally:
    """The tally of one spec file."""
    tally = Tally()
    for case in json.loads(path.read_text("utf-8-sig")):
        text = case["Input"]
        reference = (case.get("Context") or {}).get("ReferenceDateTime", "2016-11-07")[:10]
        found = find(text, language)
        gold = [_expected(text, result) for result in case.get("Results") or []]
        for expected in gold:
            _score_one(text, expected, found, date.fromisoformat(reference), tally)
        tally.spurious += sum(not any(f.start < e[1] and e[0] < f.end for e in gold) for f in found)
    return tally


def _score_one(text: str, expected: Any, found: Sequence[Found], base: date, tally: Tally) -> None:
    start, end, kind, readings = expected
    tally.gold += 1
    overlapping = [f for f in found if f.start < end and start < f.end]
    best = max(overlapping, key=lambda f: min(f.end, end) - max(f.start, start), default=None)
    words = text[start:end].strip()
    same = best is not None and text[best.start : best.end].strip() == words
    near = best is not None and (same or _core(text[best.start : best.end], words))
    tally.exact += same
    tally.near += near
    if kind not in _VALUED or not readings:
        tally.misses += [] if near else [f"SPAN  {kind} | {words} | {best and text[best.start : best.end]}"]
        return
    tally.valued += 1
    interval = best.made.interval(base) if best else None
    right = (
        best is not None
        and interval is not None
        and any(_agrees(reading, interval, best.made.grain) for reading in readings)
    )
    tally.right += right
    if not right or not near:
        shown = [str(edge)[:16] for edge in interval] if interval else None
        gold_values = [list(reading.values()) for reading in readings][:2]
        ours = best and text[best.start : best.end]
        verdict = "SPAN " if right else "VALUE"
        tally.misses.append(f"{verdict} {kind} {base} | {words} | {ours} | {shown} | {gold_values}")


def _core(ours: str, theirs: str) -> bool:
    """Whether the spans differ by one short word at an edge only."""
    short, long = sorted((ours.strip(" .,()?!"), theirs.strip(" .,()?!")), key=len)
    return short in long and bool(short) and len(long) - len(short) <= 8


def score_persian(path: Path) -> dict[str, int]:
    """Spans of parstdex: how many overlap one of ours or are exactly it, and how many of ours hit none."""
    counts: Counter[str] = Counter()
    for case in json.loads(path.read_text("utf-8-sig")):
        text, spans = case["test_input"], ast.literal_eval(case["expected"])
        found = find(text, "fa")
        counts["gold"] += len(spans)
        counts["ours"] += len(found)
        for start, end in spans:
            counts["overlap"] += any(f.start < end and start < f.end for f in found)
            counts["exact"] += any((f.start, f.end) == (start, end) for f in found)
        counts["spurious"] += sum(not any(f.start < e and s < f.end for s, e in spans) for f in found)
    return dict(counts)


def _all(root: Path) -> Iterator[tuple[str, str, Tally]]:
    for folder, language in LANGUAGES.items():
        for name in FILES:
            path = root / folder / f"{name}.json"
            if path.is_file():
                yield folder, name, score_file(path, language)


def main() -> None:
    """Prints a row a file and the sums by language."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--misses", type=Path)
    arguments = parser.parse_args()
    sums: dict[str, Counter[str]] = {}
    misses: list[str] = []
    for folder, name, tally in _all(DATA / "Recognizers_specs"):
        counts = Counter(
            gold=tally.gold, exact=tally.exact, near=tally.near, valued=tally.valued, right=tally.right
        )
        sums.setdefault(folder, Counter()).update(counts)
        print(_row(folder, name, counts), f"spurious {tally.spurious}")
        misses += [f"{folder} {name}: {miss}" for miss in tally.misses]
    for folder, counts in sums.items():
        print(_row(folder, "all", counts))
    print("parstdex", score_persian(DATA / "parstdex_fa_timex" / "data.json"))
    if arguments.misses:
        arguments.misses.write_text("\n".join(misses), "utf-8")


def _row(folder: str, name: str, counts: Counter[str]) -> str:
    def share(part: str, whole: str) -> str:
        return f"{counts[part] / counts[whole]:.3f}" if counts[whole] else "-"

    return (
        f"{folder:8} {name:22} n {counts['gold']:4} span exact {share('exact', 'gold')} "
        f"near {share('near', 'gold')} | valued {counts['valued']:4} right {share('right', 'valued')}"
    )


if __name__ == "__main__":
    main()
