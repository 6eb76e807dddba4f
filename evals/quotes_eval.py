"""Quotations against the Arabic and Persian gold of ../shared/gold, and against the sample's own.

    python -m evals.quotes_eval [--annotator package.module:function] [--found FILE.jsonl]
                                [--language ar|fa|sample] [--errors [KIND]]

Order: read the gold by the common reading of its guidelines, annotate (or read what `riwaya
annotate` wrote), match direct and free by ends within two characters and indirect by overlap, then
cue, speaker and relaying medium over the matched pairs. The split is by article: "tuning" may be
read, "held_out" is only scored.
"""

import argparse
import re
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Any

import msgspec
import yaml

from evals.annotators import named
from evals.gold.build_sample import TARGET, corpus
from evals.harness import OWN_GOLD, SHARED, Figure, conclude, missing, read_jsonl, split_of
from evals.scorers import (
    Rates,
    ScoredSpan,
    SpanMatch,
    bootstrap_interval,
    fold_name,
    match_spans,
    nearly_same_name,
    overlap_share,
    overlapping,
    ratio,
    same_name,
    within,
)
from riwaya import sample
from riwaya.types import Article

SETS = {"ar": SHARED / "gold" / "quotes_ar", "fa": SHARED / "gold" / "quotes_fa", "sample": TARGET}
SPLITS = ("tuning", "held_out")

# Marks and full stops at the edges are a matter of convention: two characters at each end.
END_TOLERANCE = 2
# The end of a long clause is right to about 90 % in the gold itself.
CLAUSE_OVERLAP = 0.8
# An optional span marks a place more than an extent.
FORGIVEN_OVERLAP = 0.5
QUOTE_MARKS = frozenset("«»“”„‟\"'‘’‹›")


@dataclass(frozen=True)
class QuoteRow:
    """A quotation as the scorer sees it, from the gold or from what was found.

    via_carried: the medium stands in an earlier sentence, so that not naming it is no error.
    """

    doc: str
    start: int
    end: int
    kind: str
    text: str
    cue: tuple[int, int] | None = None
    cue_text: str | None = None
    speaker: str | None = None
    speaker_also: tuple[str, ...] = ()
    via: str | None = None
    via_also: tuple[str, ...] = ()
    via_carried: bool = False
    partial: bool = False
    optional: bool = False


@dataclass(frozen=True)
class QuoteGold:
    """One language's gold: its articles and rows, and the files they came from."""

    language: str
    articles: tuple[Article, ...]
    rows: tuple[QuoteRow, ...]
    gold_files: tuple[Path, ...]
    data_files: tuple[Path, ...]


@dataclass(frozen=True)
class Outcome:
    """Gold and found rows of some articles with how they were matched.

    marked: direct and free together; clauses: indirect.
    """

    gold: tuple[QuoteRow, ...]
    found: tuple[QuoteRow, ...]
    marked: SpanMatch
    clauses: SpanMatch

    @property
    def pairs(self) -> tuple[tuple[QuoteRow, QuoteRow], ...]:
        """All matched (gold, found) rows."""
        indices = (*self.marked.pairs, *self.clauses.pairs)
        return tuple((self.gold[g], self.found[f]) for g, f in indices)


# ---------------------------------------------------------------- gold and found


def read_gold(language: str, folder: Path) -> QuoteGold:
    """The gold of one language, by the common reading."""
    quotes = read_jsonl(folder / "quotes.jsonl")
    optional = folder / "optional.jsonl"
    kinds = {row["id"]: row["kind"] for row in quotes}
    rows = [gold_row(row, optional=is_unjudged(row, kinds)) for row in quotes]
    rows += [optional_row(row) for row in (read_jsonl(optional) if optional.exists() else [])]
    files = (folder / "quotes.jsonl", *((optional,) if optional.exists() else ()))
    if folder == TARGET:
        return QuoteGold(language, tuple(corpus().values()), tuple(rows), files, (sample.articles(),))
    articles = tuple(article(doc, language) for doc in read_jsonl(folder / "docs.jsonl"))
    return QuoteGold(language, articles, tuple(rows), files, (folder / "docs.jsonl",))


def article(doc: Mapping[str, Any], language: str) -> Article:
    """A gold document as an article; its language is known, so that none is guessed."""
    return Article(
        id=doc["doc_id"],
        text=doc["text"],
        title=doc.get("title"),
        outlet=doc.get("outlet"),
        url=doc.get("url"),
        published=doc.get("date"),
        language=language,
    )


def is_unjudged(row: Mapping[str, Any], kinds: Mapping[str, str]) -> bool:
    """Whether the two sets read such a quotation differently, or its reader was not sure.

    A partial quotation inside an indirect clause is judged; one inside a direct or free
    quotation is not.
    """
    inner = bool(row.get("nested")) or kinds.get(row.get("nested_in") or "") in ("direct", "free")
    return inner or row.get("sure") is False or row.get("cue_type") in ("prep", "nominal")


def gold_row(row: Mapping[str, Any], *, optional: bool) -> QuoteRow:
    """A row of quotes.jsonl."""
    cue = row["cue"]
    return QuoteRow(
        doc=row["doc_id"],
        start=row["start"],
        end=row["end"],
        kind=row["kind"],
        text=row["text"],
        cue=(cue["start"], cue["end"]) if cue else None,
        cue_text=cue["text"] if cue else None,
        speaker=row["speaker"],
        speaker_also=tuple(row.get("speaker_alt") or ()),
        via=row["via"],
        via_also=tuple(row.get("via_alt") or row.get("via_chain") or ()),
        via_carried=bool(row.get("via_inherited")),
        partial=row["partial"],
        optional=optional,
    )


def optional_row(row: Mapping[str, Any]) -> QuoteRow:
    """A row of optional.jsonl: a place where a quotation may or may not be seen."""
    return QuoteRow(row["doc_id"], row["start"], row["end"], "", row["text"], optional=True)


def found_rows(
    records: Iterable[Mapping[str, Any]], language: str, texts: Mapping[str, str]
) -> list[QuoteRow]:
    """Quotations of the articles' texts as `riwaya annotate` writes them."""
    return [
        found_row(record["id"], quote, language, texts[record["id"]])
        for record in records
        for quote in record["quotes"] or ()
        if record["id"] in texts and quote.get("field", "text") == "text"
    ]


def found_row(doc: str, quote: Mapping[str, Any], language: str, text: str) -> QuoteRow:
    """One quotation found in an article."""
    cue, speaker = quote["cue"], quote["speaker"]
    return QuoteRow(
        doc=doc,
        start=quote["start"],
        end=quote["end"],
        kind=quote["kind"],
        text=text[quote["start"] : quote["end"]],
        cue=(cue["start"], cue["end"]) if cue else None,
        cue_text=cue["text"] if cue else None,
        speaker=speaker["name"] if speaker else None,
        via=quote["via"],
        partial=quote["partial"],
        optional=quote["nested"] or unjudged_cue(cue["text"] if cue else None, language),
    )


def unjudged_cue(cue: str | None, language: str) -> bool:
    """Whether a cue is of an "according to" form or a noun (of any language in the mixed sample)."""
    return cue is not None and any(p.match(fold_name(cue)) for p in _unjudged_cues(language))


@lru_cache
def _unjudged_cues(language: str) -> tuple[re.Pattern[str], ...]:
    patterns = yaml.safe_load((OWN_GOLD / "unjudged_cues.yml").read_text("utf-8"))
    chosen = patterns.get(language) or [one for group in patterns.values() for one in group]
    return tuple(re.compile(pattern) for pattern in chosen)


def annotate(gold: QuoteGold, annotator: str | None) -> list[QuoteRow]:
    """Run an annotator over the gold's articles."""
    results = named(annotator)(gold.articles)
    records = [{"id": one.article, "quotes": msgspec.to_builtins(one.quotes)} for one in results]
    return found_rows(records, gold.language, {a.id: a.text for a in gold.articles})


# ---------------------------------------------------------------- matching and figures


def outcome(gold: Sequence[QuoteRow], found: Sequence[QuoteRow]) -> Outcome:
    """Match the rows of some articles."""
    forgiving = [_forgive_inner(row, gold) for row in found]
    return Outcome(
        gold=tuple(gold),
        found=tuple(forgiving),
        marked=_match(gold, forgiving, ("direct", "free"), within(END_TOLERANCE)),
        clauses=_match(gold, forgiving, ("indirect",), overlapping(CLAUSE_OVERLAP)),
    )


def _match(
    gold: Sequence[QuoteRow], found: Sequence[QuoteRow], kinds: Sequence[str], accept: Any
) -> SpanMatch:
    """Match the rows of these kinds alone; indices still point into the full sequences."""
    lefts = [i for i, row in enumerate(gold) if row.kind in kinds or row.optional]
    rights = [i for i, row in enumerate(found) if row.kind in kinds]
    match = match_spans(
        [_span(gold[i]) for i in lefts],
        [_span(found[i]) for i in rights],
        accept=accept,
        forgive=overlapping(FORGIVEN_OVERLAP),
    )
    return SpanMatch(
        pairs=tuple((lefts[g], rights[f]) for g, f in match.pairs),
        missed=tuple(lefts[g] for g in match.missed),
        spurious=tuple(rights[f] for f in match.spurious),
        forgiven=tuple(rights[f] for f in match.forgiven),
    )


def _span(row: QuoteRow) -> ScoredSpan:
    return ScoredSpan(row.doc, row.start, row.end, optional=row.optional)


def _forgive_inner(row: QuoteRow, gold: Sequence[QuoteRow]) -> QuoteRow:
    """A quotation wholly inside a direct or free one of the gold is unjudged when it is in marks.

    It counts as in marks when the outer text has marks on both its sides.
    """
    outer = (g for g in gold if g.doc == row.doc and g.kind in ("direct", "free"))
    inside = any(g.start < row.start and row.end < g.end and _in_marks(row, g) for g in outer)
    return replace(row, optional=True) if inside else row


def _in_marks(inner: QuoteRow, outer: QuoteRow) -> bool:
    before = outer.text[: inner.start - outer.start].rstrip()[-1:]
    after = outer.text[inner.end - outer.start :].lstrip()[:1]
    return bool(QUOTE_MARKS & {before} and QUOTE_MARKS & {after})


def figures(prefix: str, result: Outcome) -> list[Figure]:
    """All figures of one language and split."""
    marked, clauses, pairs = result.marked.rates, result.clauses.rates, result.pairs
    with_cue = [(g, f) for g, f in pairs if g.cue]
    with_speaker = [(g, f) for g, f in pairs if g.speaker]
    spoken = [(g, f) for g, f in with_speaker if g.kind != "indirect"]
    with_via = [(g, f) for g, f in pairs if f.via or (g.via and not g.via_carried)]
    return [
        *_rate_figures(f"{prefix}.direct_free", marked, marked_interval(result)),
        *_rate_figures(f"{prefix}.indirect", clauses, None),
        _kind_recall(prefix, result, "direct"),
        _kind_recall(prefix, result, "free"),
        _share(f"{prefix}.kind", [g.kind == f.kind for g, f in pairs]),
        _share(f"{prefix}.cue", [same_cue(g, f) for g, f in with_cue]),
        _share(f"{prefix}.speaker", [speaker_right(g, f) for g, f in with_speaker]),
        _share(f"{prefix}.speaker_lenient", [speaker_nearly_right(g, f) for g, f in with_speaker]),
        _share(f"{prefix}.direct_free.speaker", [speaker_right(g, f) for g, f in spoken]),
        _share(f"{prefix}.direct_free.speaker_lenient", [speaker_nearly_right(g, f) for g, f in spoken]),
        _share(f"{prefix}.via", [same_name(g.via, f.via, alternatives=g.via_also) for g, f in with_via]),
        _share(f"{prefix}.partial", [g.partial == f.partial for g, f in pairs if g.kind == "direct"]),
    ]


def _rate_figures(name: str, rates: Rates, interval: tuple[float, float] | None) -> list[Figure]:
    return [
        Figure(f"{name}.precision", rates.precision, rates.right + rates.spurious),
        Figure(f"{name}.recall", rates.recall, rates.right + rates.missed),
        Figure(f"{name}.f1", rates.f1, rates.right + rates.missed, interval),
    ]


def _share(name: str, hits: Sequence[bool]) -> Figure:
    return Figure(name, ratio(sum(hits), len(hits)), len(hits))


def _kind_recall(prefix: str, result: Outcome, kind: str) -> Figure:
    """How many of one gold kind were found, as whichever of the two kinds."""
    required = [i for i, row in enumerate(result.gold) if row.kind == kind and not row.optional]
    matched = {g for g, _ in result.marked.pairs}
    return _share(f"{prefix}.{kind}.recall", [i in matched for i in required])


def marked_interval(result: Outcome) -> tuple[float, float] | None:
    """Bootstrap interval over articles of the F1 of direct and free quotations."""
    by_doc: dict[str, Rates] = {}
    for rows, indices, one in (
        (result.gold, [g for g, _ in result.marked.pairs], Rates(1, 0, 0)),
        (result.found, result.marked.spurious, Rates(0, 1, 0)),
        (result.gold, result.marked.missed, Rates(0, 0, 1)),
    ):
        for index in indices:
            by_doc[rows[index].doc] = by_doc.get(rows[index].doc, Rates(0, 0, 0)) + one
    units = [by_doc[doc] for doc in sorted(by_doc)]
    return bootstrap_interval(units, lambda s: sum(s, Rates(0, 0, 0)).f1) if units else None


def same_cue(gold: QuoteRow, found: QuoteRow) -> bool:
    """Whether both cues overlap and read the same, or one's words hold the other's."""
    if gold.cue is None or found.cue is None:
        return gold.cue is found.cue
    if min(gold.cue[1], found.cue[1]) <= max(gold.cue[0], found.cue[0]):
        return False
    left, right = fold_name(gold.cue_text or ""), fold_name(found.cue_text or "")
    return left in right or right in left


def speaker_right(gold: QuoteRow, found: QuoteRow) -> bool:
    """Name equality after folding; the gold's alternatives count."""
    return same_name(gold.speaker, found.speaker, alternatives=gold.speaker_also)


def speaker_nearly_right(gold: QuoteRow, found: QuoteRow) -> bool:
    """As speaker_right, a shorter or longer form counting too."""
    return nearly_same_name(gold.speaker, found.speaker, alternatives=gold.speaker_also)


# ---------------------------------------------------------------- reading the errors


ERROR_KINDS = ("missed", "spurious", "speaker", "cue", "via")


def error_lines(result: Outcome, texts: Mapping[str, str], kind: str) -> list[str]:
    """The errors of one kind with their context, by article."""
    rows = [
        *(("missed", result.gold[i], None) for m in (result.marked, result.clauses) for i in m.missed),
        *(("spurious", result.found[i], None) for m in (result.marked, result.clauses) for i in m.spurious),
        *((wrong, g, f) for g, f in result.pairs for wrong in _wrong_parts(g, f)),
    ]
    chosen = sorted((row for row in rows if kind in ("all", row[0])), key=lambda r: (r[1].doc, r[1].start))
    return [_error_line(name, row, found, texts[row.doc], result) for name, row, found in chosen]


def _wrong_parts(gold: QuoteRow, found: QuoteRow) -> list[str]:
    wrong = {
        "speaker": bool(gold.speaker) and not speaker_right(gold, found),
        "cue": gold.cue is not None and not same_cue(gold, found),
        "via": bool(found.via or not gold.via_carried)
        and not same_name(gold.via, found.via, alternatives=gold.via_also),
    }
    return [name for name, is_wrong in wrong.items() if is_wrong]


def _error_line(name: str, row: QuoteRow, found: QuoteRow | None, text: str, result: Outcome) -> str:
    before = text[max(0, row.start - 90) : row.start].replace("\n", "⏎")
    after = text[row.end : row.end + 50].replace("\n", "⏎")
    words = text[row.start : row.end].replace("\n", "⏎")
    head = f"{name} {row.kind} {row.doc} {row.start}–{row.end} cue={row.cue_text} speaker={row.speaker}"
    tail = f"\n      found cue={found.cue_text} speaker={found.speaker} via={found.via}" if found else ""
    return f"{head} via={row.via}\n      {before}⟦{words}⟧{after}{tail or _nearest(name, row, result)}"


def _nearest(name: str, row: QuoteRow, result: Outcome) -> str:
    """What stands on the other side at nearly the same place: why a near miss is one."""
    others = result.found if name == "missed" else result.gold
    near = [o for o in others if overlap_share(_span(row), _span(o)) > 0]
    if not near:
        return ""
    best = max(near, key=lambda o: overlap_share(_span(row), _span(o)))
    side = "found" if name == "missed" else "gold"
    return f"\n      {side} {best.kind} {best.start}–{best.end} ⟦{best.text}⟧"


# ---------------------------------------------------------------- command


def run(gold: QuoteGold, found: Sequence[QuoteRow], *, errors: str | None = None) -> list[Figure]:
    """Figures of both splits; the errors of the tuning part are printed when asked for."""
    results: list[Figure] = []
    for split in ("all",) if gold.language == "sample" else SPLITS:
        result = outcome(
            [row for row in gold.rows if split in ("all", split_of(row.doc))],
            [row for row in found if split in ("all", split_of(row.doc))],
        )
        results += figures(f"quotes.{gold.language}.{split}", result)
        if errors and split != "held_out":
            print("\n".join(error_lines(result, {a.id: a.text for a in gold.articles}, errors)))
    return results


def main(argv: Sequence[str] | None = None) -> int:
    """Run the eval; the exit status is 1 when a figure is below its floor."""
    args = _arguments(argv)
    status = 0
    for language in (args.language,) if args.language else SETS:
        folder = SETS[language]
        if missing(f"quotes.{language}", [folder]):
            continue
        gold = read_gold(language, folder)
        texts = {one.id: one.text for one in gold.articles}
        found = (
            found_rows(read_jsonl(args.found), language, texts)
            if args.found
            else annotate(gold, args.annotator)
        )
        results = run(gold, found, errors=args.errors)
        status |= conclude(f"quotes.{language}", results, gold=gold.gold_files, data=gold.data_files)
    return status


def _arguments(argv: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="evals.quotes_eval", description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--annotator", help="package.module:function over articles; default: the flow")
    parser.add_argument("--found", type=Path, help="JSON lines as `riwaya annotate` writes them")
    parser.add_argument("--language", choices=sorted(SETS), help="a language's gold, or the sample")
    parser.add_argument("--errors", nargs="?", const="all", choices=("all", *ERROR_KINDS))
    return parser.parse_args(argv)


if __name__ == "__main__":
    sys.exit(main())
