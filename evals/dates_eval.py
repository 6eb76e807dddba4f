"""Time expressions: Recognizers' specifications in three languages, parstdex' Persian spans, the sample.

    python -m evals.dates_eval [--set ar|tr|en|fa|sample] [--annotator package.module:function] [--errors]

Order: turn each set's cases into articles with expected spans and values, annotate, match spans, and
compare values by the day: a value is right when its interval begins on the day of one of the
expected readings and ends with it. Only dates and ranges of dates have values; times of day and
durations count as spans alone. The split is by case, see `harness`.

Two figures a set: the raw one, and one of what the contract covers (`dates_rules`): expressions of
kinds outside it are left out by rule, counted and printed; where the contract's habit differs from
the set's (the last year of a range, the width of "two years ago", prepositions), either is right.
"""

import argparse
import ast
import json
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from evals.annotators import Annotate, named
from evals.dates_rules import bare, left_out_span, left_out_value, same_by_habit
from evals.gold.build_sample import TARGET, corpus
from evals.harness import SHARED, Figure, conclude, missing, read_jsonl, split_of
from evals.scorers import ScoredSpan, SpanMatch, match_spans, overlapping, ratio, within
from riwaya import sample
from riwaya.types import Annotations, Article, DateMention

RECOGNIZERS = SHARED / "data" / "Recognizers_specs"
PARSTDEX = SHARED / "data" / "parstdex_fa_timex" / "data.json"
# Files whose cases list every expression of the input, and those that list one type only.
COMPLETE = ("DateTimeModel", "MergedParser", "MergedExtractor")
ONE_TYPE = (
    "DateParser",
    "DatePeriodParser",
    "DateTimeParser",
    "DateTimePeriodParser",
    "HolidayParser",
    "DateExtractor",
    "DatePeriodExtractor",
)
# A preposition or an article at an edge is a matter of convention.
END_TOLERANCE = 2
# For values it is enough that the same expression is meant.
SAME_EXPRESSION = 0.5
DATED = ("date", "daterange", "datetime", "datetimerange")

Reading = tuple[date, date]


@dataclass(frozen=True)
class Expected:
    """A time expression of the gold; readings: half-open days, any of which is right.

    left_out: the rule by which it is outside the contract.
    """

    start: int
    end: int
    readings: tuple[Reading, ...] = ()
    optional: bool = False
    left_out: str | None = None


@dataclass(frozen=True)
class Case:
    """One input with what is expected in it; complete: nothing else is a time expression."""

    article: Article
    expected: tuple[Expected, ...]
    complete: bool


@dataclass(frozen=True)
class Found:
    """A case with what was found in it."""

    case: Case
    dates: tuple[DateMention, ...]


# ---------------------------------------------------------------- reading the sets


def recognizer_cases(folder: Path, language: str) -> list[Case]:
    """The cases of one language of Recognizers-Text."""
    return [
        case
        for name in (*COMPLETE, *ONE_TYPE)
        for number, row in enumerate(json.loads((folder / f"{name}.json").read_text("utf-8-sig")))
        for case in _recognizer_case(row, f"{language}-{name}-{number}", language, name in COMPLETE)
    ]


def _recognizer_case(row: Mapping[str, Any], name: str, language: str, complete: bool) -> Iterator[Case]:
    """The case of a row, or none where an expected text is not in the input (a fault of the set)."""
    spans = [_located(row["Input"], result) for result in row["Results"]]
    if any(span is None for span in spans):
        return
    reference = row.get("Context", {}).get("ReferenceDateTime")
    article = Article(id=name, text=row["Input"], language=language, published=reference)
    expected = tuple(
        _valued(span, result, row["Input"]) if reference else Expected(*span)
        for span, result in zip(spans, row["Results"], strict=True)
        if span
    )
    yield Case(article, expected, complete)


def _valued(span: tuple[int, int], result: Mapping[str, Any], text: str) -> Expected:
    """An expected result with its readings, and the rule that leaves it out."""
    found = readings(result)
    impossible = bool(found) and all(first.year == 1 for first, _ in found)
    rule = left_out_value(text[span[0] : span[1]], _kind(result), impossible=impossible)
    return Expected(*span, readings=found, left_out=rule if found else None)


def _kind(result: Mapping[str, Any]) -> str:
    return str(result.get("TypeName") or result.get("Type") or "").removeprefix("datetimeV2.")


def _located(text: str, result: Mapping[str, Any]) -> tuple[int, int] | None:
    words = result["Text"].strip()
    near = text.find(words, max(0, result.get("Start", 0)))
    start = near if near >= 0 else text.find(words)
    return (start, start + len(words)) if words and start >= 0 else None


def readings(result: Mapping[str, Any]) -> tuple[Reading, ...]:
    """The days that an expected result may denote; () for one with no day."""
    kind = _kind(result)
    value = result.get("Resolution") or result.get("Value") or {}
    if kind not in DATED or not isinstance(value, dict):
        return ()
    listed = value.get("values") or [value.get("FutureResolution"), value.get("PastResolution")]
    return tuple(dict.fromkeys(one for row in listed for one in _reading(row or {})))


def _reading(row: Mapping[str, str]) -> Iterator[Reading]:
    point = row.get("date") or row.get("dateTime") or (row.get("value") if "start" not in row else None)
    begin = row.get("startDate") or row.get("startDateTime") or row.get("start")
    end = row.get("endDate") or row.get("endDateTime") or row.get("end")
    if point and (day := _day(point)):
        yield day, day + timedelta(days=1)
    elif begin and end and (first := _day(begin)) and (last := _day(end)):
        yield first, last if last > first else first + timedelta(days=1)


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text[:10])
    except ValueError:
        return None


def parstdex_cases(path: Path) -> list[Case]:
    """Persian sentences with spans alone."""
    rows = json.loads(path.read_text("utf-8-sig"))
    return [
        Case(
            Article(id=f"fa-parstdex-{number}", text=str(row["test_input"]), language="fa"),
            tuple(_spanned(str(row["test_input"]), *span) for span in ast.literal_eval(row["expected"])),
            complete=True,
        )
        for number, row in enumerate(rows)
    ]


def _spanned(text: str, start: int, end: int) -> Expected:
    return Expected(start, end, left_out=left_out_span(text[start:end]))


def sample_cases() -> list[Case]:
    """The articles of the project's own sample."""
    rows = read_jsonl(TARGET / "dates.jsonl")
    return [
        Case(article, tuple(_sample_row(r) for r in rows if r["doc_id"] == name), complete=True)
        for name, article in corpus().items()
    ]


def _sample_row(row: Mapping[str, Any]) -> Expected:
    known = row["from"] and row["to"]
    value = ((date.fromisoformat(row["from"]), date.fromisoformat(row["to"])),) if known else ()
    return Expected(row["start"], row["end"], value, row["optional"])


# ---------------------------------------------------------------- scoring


def annotate(cases: Sequence[Case], annotator: Annotate) -> list[Found]:
    """Run the annotator over all cases."""
    results: Sequence[Annotations] = annotator([case.article for case in cases])
    return [
        Found(case, tuple(one for one in result.dates or () if one.field == "text"))
        for case, result in zip(cases, results, strict=True)
    ]


def match(found: Sequence[Found], *, exact: bool) -> SpanMatch:
    """Match the spans of some cases."""
    accept = within(END_TOLERANCE) if exact else overlapping(SAME_EXPRESSION)
    gold, spans = _spans(found)
    return match_spans(gold, spans, accept=accept, forgive=overlapping(0.2))


def _spans(found: Sequence[Found]) -> tuple[list[ScoredSpan], list[ScoredSpan]]:
    gold = [
        ScoredSpan(f.case.article.id, e.start, e.end, optional=e.optional)
        for f in found
        for e in f.case.expected
    ]
    spans = [ScoredSpan(f.case.article.id, d.start, d.end) for f in found for d in f.dates]
    return gold, spans


def right_value(expected: Expected, one: DateMention) -> bool:
    """Whether the interval found is one of the expected readings, by the day.

    The sets write the end of "4 to 22 November" as either the last day or the day after.
    """
    interval = days(one)
    return interval is not None and any(
        interval[0] == first and interval[1] in (last, last + timedelta(days=1))
        for first, last in expected.readings
    )


def days(one: DateMention) -> Reading | None:
    """The days that a found interval touches, half-open; None where an end is unknown."""
    if one.from_ is None or one.to is None:
        return None
    last = datetime.fromisoformat(one.to)
    whole = last.time() == datetime.min.time()
    return date.fromisoformat(one.from_[:10]), last.date() + timedelta(days=0 if whole else 1)


def figures(prefix: str, found: Sequence[Found]) -> list[Figure]:
    """Span F1 where all expressions are listed, and values over all cases that have them."""
    complete = [one for one in found if one.case.complete]
    exact, loose = match(complete, exact=True).rates, match(complete, exact=False).rates
    hits, valued = values(found)
    return [
        Figure(f"{prefix}.span_f1", exact.f1, exact.right + exact.missed),
        Figure(f"{prefix}.span_precision", exact.precision, exact.right + exact.spurious),
        Figure(f"{prefix}.span_recall", exact.recall, exact.right + exact.missed),
        Figure(f"{prefix}.overlap_f1", loose.f1, loose.right + loose.missed),
        *([Figure(f"{prefix}.value_recall", ratio(len(hits), valued), valued)] if valued else []),
    ]


def values(found: Sequence[Found]) -> tuple[list[tuple[Expected, DateMention]], int]:
    """Matched pairs with the right value, and how many expressions have a value."""
    pairs, valued = valued_pairs(found)
    return [(e, d) for e, d in pairs if right_value(e, d)], valued


def valued_pairs(found: Sequence[Found]) -> tuple[list[tuple[Expected, DateMention]], int]:
    """Matched pairs whose expected expression has a value, and the number of such expressions."""
    expected = [e for f in found for e in f.case.expected]
    dates = [d for f in found for d in f.dates]
    pairs = match(found, exact=False).pairs
    judged = [(expected[g], dates[f]) for g, f in pairs if expected[g].readings]
    return judged, sum(1 for e in expected if e.readings and not e.optional)


def within_contract(prefix: str, found: Sequence[Found]) -> list[Figure]:
    """The figures of what the contract covers: see the module's head; prints what is left out."""
    expected = [e for f in found for e in f.case.expected]
    rules = Counter(e.left_out for e in expected if e.left_out)
    for rule, count in sorted(rules.items()):
        print(f"  {prefix}: left out by rule, {rule}: {count}")
    if any(e.readings for e in expected):
        return [_value_figure(prefix, found)]
    rates = _bare_match(found).rates
    return [Figure(f"{prefix}.contract_span_f1", rates.f1, rates.right + rates.missed)]


def _value_figure(prefix: str, found: Sequence[Found]) -> Figure:
    judged, _ = valued_pairs(found)
    inside = [(e, d) for e, d in judged if not e.left_out]
    valued = sum(
        1 for f in found for e in f.case.expected if e.readings and not e.left_out and not e.optional
    )
    right = sum(1 for e, d in inside if right_value(e, d) or _by_habit(e, d))
    habits = Counter(h for e, d in inside if not right_value(e, d) and (h := _by_habit(e, d)))
    for habit, count in sorted(habits.items()):
        print(f"  {prefix}: right by the contract's habit, {habit}: {count}")
    return Figure(f"{prefix}.contract_value_recall", ratio(right, valued), valued)


def _by_habit(expected: Expected, one: DateMention) -> str | None:
    hits = (same_by_habit(str(first), str(last), one) for first, last in expected.readings)
    return next((hit for hit in hits if hit), None)


def _bare_match(found: Sequence[Found]) -> SpanMatch:
    """Spans without prepositions at their edges; what rules leave out, and bare clock times, unjudged."""
    gold, spans = [], []
    for one in found:
        text, name = one.case.article.text, one.case.article.id
        gold += [
            ScoredSpan(name, *bare(text, e.start, e.end), optional=bool(e.left_out))
            for e in one.case.expected
        ]
        spans += [
            ScoredSpan(name, *bare(text, d.start, d.end), optional=left_out_span(d.text) is not None)
            for d in one.dates
        ]
    return match_spans(gold, spans, accept=within(END_TOLERANCE), forgive=overlapping(0.2))


def error_lines(found: Sequence[Found]) -> Iterator[str]:
    """Missed, spurious and wrongly resolved expressions, a line each."""
    for one in found:
        result = match([one], exact=False)
        text, published = one.case.article.text, one.case.article.published
        for g in result.missed:
            expected = one.case.expected[g]
            yield f"missed   {text[expected.start : expected.end]!r} in {text[:150]!r}"
        for f in result.spurious if one.case.complete else ():
            yield f"spurious {one.dates[f].text!r} in {text[:150]!r}"
        for g, f in result.pairs:
            expected, got = one.case.expected[g], one.dates[f]
            if expected.readings and not right_value(expected, got):
                want = " or ".join(f"{a}..{b}" for a, b in expected.readings)
                yield f"value    {got.text!r} on {published}: {got.from_}..{got.to}, expected {want}"


# ---------------------------------------------------------------- command


def main(argv: Sequence[str] | None = None) -> int:
    """Run over all sets that are here; 1 when a figure is below its floor."""
    parser = argparse.ArgumentParser(prog="evals.dates_eval")
    parser.add_argument("--set", choices=("ar", "tr", "en", "fa", "sample"), help="default: all")
    parser.add_argument("--annotator", help="package.module:function over articles; default: the flow")
    parser.add_argument("--errors", action="store_true", help="list the errors of the tuning part")
    args = parser.parse_args(argv)
    annotator = named(args.annotator)
    status = 0
    for name, path, data in (
        ("ar", RECOGNIZERS / "Arabic", RECOGNIZERS / "Arabic"),
        ("tr", RECOGNIZERS / "Turkish", RECOGNIZERS / "Turkish"),
        ("en", RECOGNIZERS / "English", RECOGNIZERS / "English"),
        ("fa", PARSTDEX, PARSTDEX),
        ("sample", TARGET / "dates.jsonl", sample.articles()),
    ):
        if args.set in (None, name) and not missing(f"dates.{name}", [path]):
            results = _run(name, path, annotator, errors=args.errors)
            status |= conclude(f"dates.{name}", results, gold=[path], data=[data])
    return status


def _run(name: str, path: Path, annotator: Annotate, *, errors: bool) -> list[Figure]:
    found = annotate(_cases(name, path), annotator)
    if errors:
        print("\n".join(error_lines([f for f in found if _split(name, f) != "held_out"])))
    splits = ("all",) if name == "sample" else ("tuning", "held_out")
    return [figure for split in splits for figure in _of_split(name, split, found)]


def _of_split(name: str, split: str, found: Sequence[Found]) -> list[Figure]:
    part, prefix = [f for f in found if _split(name, f) == split], f"dates.{name}.{split}"
    return [*figures(prefix, part), *(() if name == "sample" else within_contract(prefix, part))]


def _split(name: str, one: Found) -> str:
    return "all" if name == "sample" else split_of(one.case.article.id)


def _cases(name: str, path: Path) -> list[Case]:
    if name == "sample":
        return sample_cases()
    return parstdex_cases(path) if name == "fa" else recognizer_cases(path, name)


if __name__ == "__main__":
    sys.exit(main())
