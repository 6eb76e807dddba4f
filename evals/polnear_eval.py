"""Quotations in English against PolNeAR's dev part: extent and speaker, direct and indirect.

    python -m evals.polnear_eval [--annotator package.module:function] [--errors]

Order: read the attributions (brat standoff), say what each fragment of their content is, annotate,
match, compare speakers. A fragment wholly in quotation marks is direct; content with no mark is
indirect; what mixes both is neither rewarded nor punished. PolNeAR (Newell, Margolin and Ruths
2018) marks every attribution, also of beliefs and intentions, so that the indirect rest is mostly
what Riwaya does not look for. A speaker is right when the source's words and the name found share
all words of the shorter one, or the phrase found lies on the source; sources that are pronouns
name nobody and are left out.
"""

import argparse
import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from evals.annotators import named
from evals.harness import SHARED, Figure, conclude, missing
from evals.scorers import Rates, ScoredSpan, SpanMatch, match_spans, nearly_same_name, overlapping, ratio
from riwaya.types import Article, Quote

FOLDER = SHARED / "data" / "PolNeAR" / "data"
# PolNeAR has commas, full stops and complementisers now inside and now outside a fragment.
OVERLAP = 0.8
# Sources that name nobody: a name cannot be held against them.
POINTING = frozenset(
    ("he", "she", "they", "it", "him", "her", "them", "i", "we", "who", "that", "which", "his", "said")
)
_MARKS = frozenset('"“”„‟«»″＂')
_SHORTEST = 3

Span = tuple[int, int]


@dataclass(frozen=True)
class Attribution:
    """One attribution: the fragments of its source and of its content, as spans of the text."""

    source: tuple[Span, ...]
    content: tuple[Span, ...]


@dataclass(frozen=True)
class Attributed:
    """A fragment of content as the scorer sees it; kind: direct, indirect, or mixed."""

    start: int
    end: int
    kind: str
    source: tuple[Span, ...]


@dataclass(frozen=True)
class File:
    """An article with its attributions."""

    article: Article
    attributions: tuple[Attribution, ...]


# ---------------------------------------------------------------- reading


def read(part: str, folder: Path = FOLDER) -> Iterator[File]:
    """The annotated articles of "train" or "dev", by name."""
    for file in sorted((folder / part / "text").glob("*.txt")):
        annotated = next((folder / part / "attributions").glob(f"{file.stem}*.ann"), None)
        if annotated is not None:
            article = Article(id=file.stem, text=file.read_bytes().decode("utf-8"), language="en")
            yield File(article, tuple(attributions(annotated.read_bytes().decode("utf-8"))))


def attributions(standoff: str) -> Iterator[Attribution]:
    """The attributions of one standoff file."""
    lines = [line.rstrip("\r").split("\t") for line in standoff.split("\n")]
    spans = {line[0]: _places(line[1]) for line in lines if line[0].startswith("T")}
    for line in lines:
        if not line[0].startswith("E"):
            continue
        parts = [part.split(":") for part in line[1].split()]
        yield Attribution(
            tuple(span for role, key in parts if role.startswith("Source") for span in spans[key]),
            tuple(span for role, key in parts if role.startswith("Content") for span in spans[key]),
        )


def _places(column: str) -> list[Span]:
    """The spans of a column like "Content 852 944;954 1048"."""
    return [(int(start), int(end)) for start, end in re.findall(r"(\d+) (\d+)", column)]


def fragments(text: str, attribution: Attribution) -> Iterator[Attributed]:
    """What each fragment of the content is; of one in marks the inside."""
    for start, end in attribution.content:
        inside = text[start:end].strip().rstrip(",.")
        begin = start + len(text[start:end]) - len(text[start:end].lstrip())
        if len(inside) >= _SHORTEST and inside[0] in _MARKS and inside[-1] in _MARKS:
            yield Attributed(begin + 1, begin + len(inside) - 1, "direct", attribution.source)
        else:
            kind = "indirect" if _MARKS.isdisjoint(text[start:end]) else "mixed"
            yield Attributed(start, end, kind, attribution.source)


# ---------------------------------------------------------------- matching and figures


@dataclass(frozen=True)
class Scored:
    """The matches of one article: of direct fragments and of indirect ones."""

    file: File
    gold: tuple[Attributed, ...]
    found: tuple[Quote, ...]
    direct: SpanMatch
    indirect: SpanMatch

    def speakers(self, match: SpanMatch) -> list[bool]:
        """Whether each matched fragment with a named source has the right speaker."""
        pairs = ((self.gold[g], self.found[f]) for g, f in match.pairs)
        text = self.file.article.text
        return [speaker_right(text, one, quote) for one, quote in pairs if names_somebody(text, one)]


def scored(file: File, found: Sequence[Quote]) -> Scored:
    """Match one article's quotations, of the same kind alone; what lies in other content is excused."""
    gold = tuple(one for it in file.attributions for one in fragments(file.article.text, it))
    quotes = tuple(quote for quote in found if quote.field == "text")
    return Scored(
        file,
        gold,
        quotes,
        _match(file, gold, quotes, "direct"),
        _match(file, gold, quotes, "indirect"),
    )


def _match(file: File, gold: Sequence[Attributed], found: Sequence[Quote], kind: str) -> SpanMatch:
    doc = file.article.id
    wanted = [i for i, one in enumerate(gold) if one.kind == kind]
    rights = [i for i, quote in enumerate(found) if (quote.kind == "indirect") == (kind == "indirect")]
    others = [one for one in gold if one.kind != kind]
    match = match_spans(
        [ScoredSpan(doc, gold[i].start, gold[i].end) for i in wanted],
        [ScoredSpan(doc, found[i].start, found[i].end, optional=_inside(found[i], others)) for i in rights],
        accept=overlapping(OVERLAP),
    )
    return SpanMatch(
        pairs=tuple((wanted[g], rights[f]) for g, f in match.pairs),
        missed=tuple(wanted[g] for g in match.missed),
        spurious=tuple(rights[f] for f in match.spurious),
        forgiven=tuple(rights[f] for f in match.forgiven),
    )


def _inside(quote: Quote, others: Sequence[Attributed]) -> bool:
    """Whether a quotation shares words with content of another kind: words in marks, an inner clause."""
    return any(one.start < quote.end and quote.start < one.end for one in others)


def names_somebody(text: str, one: Attributed) -> bool:
    """Whether a source holds more than a pronoun."""
    return any(text[start:end].lower() not in POINTING for start, end in one.source)


def speaker_right(text: str, one: Attributed, quote: Quote) -> bool:
    """Whether the quotation's speaker is the fragment's source."""
    speaker = quote.speaker
    if speaker is None:
        return False
    if any(nearly_same_name(text[start:end], speaker.name) for start, end in one.source):
        return True
    if speaker.start is None or speaker.end is None:
        return False
    return any(speaker.start < end and start < speaker.end for start, end in one.source)


def figures(prefix: str, results: Sequence[Scored]) -> list[Figure]:
    """Content and speakers of the direct fragments, then of the indirect ones."""
    made = []
    for kind in ("direct", "indirect"):
        matches = [(one, getattr(one, kind)) for one in results]
        rates = sum((match.rates for _, match in matches), Rates(0, 0, 0))
        hits = [hit for one, match in matches for hit in one.speakers(match)]
        made += [
            Figure(f"{prefix}.{kind}.precision", rates.precision, rates.right + rates.spurious),
            Figure(f"{prefix}.{kind}.recall", rates.recall, rates.right + rates.missed),
            Figure(f"{prefix}.{kind}.f1", rates.f1, rates.right + rates.missed),
            Figure(f"{prefix}.{kind}.speaker", ratio(sum(hits), len(hits)), len(hits)),
        ]
    return made


def error_lines(one: Scored) -> Iterator[str]:
    """Direct fragments that were missed, and wrong speakers of those found."""
    text = one.file.article.text
    for place in one.direct.missed:
        yield f"missed {one.file.article.id} ⟦{text[one.gold[place].start : one.gold[place].end]}⟧"
    for g, f in one.direct.pairs:
        gold, quote = one.gold[g], one.found[f]
        if names_somebody(text, gold) and not speaker_right(text, gold, quote):
            source = " … ".join(text[start:end] for start, end in gold.source)
            yield f"speaker {one.file.article.id} {source} ≠ {quote.speaker} ⟦{quote.text}⟧"


# ---------------------------------------------------------------- command


def main(argv: Sequence[str] | None = None) -> int:
    """Run the eval; the exit status is 1 when a figure is below its floor."""
    parser = argparse.ArgumentParser(prog="evals.polnear_eval", description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--annotator", help="package.module:function over articles; default: the flow")
    parser.add_argument("--errors", action="store_true", help="print what is missed and wrong")
    args = parser.parse_args(argv)
    if missing("polnear", [FOLDER / "dev"]):
        return 0
    files = list(read("dev"))
    annotated = named(args.annotator)([file.article for file in files])
    results = [scored(file, one.quotes or ()) for file, one in zip(files, annotated, strict=True)]
    if args.errors:
        print("\n".join(line for one in results for line in error_lines(one)))
    folder = FOLDER / "dev"
    return conclude(
        "polnear.dev",
        figures("polnear.dev", results),
        gold=[folder / "attributions"],
        data=[folder / "text"],
    )


if __name__ == "__main__":
    sys.exit(main())
