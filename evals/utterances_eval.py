"""Which quotations are one utterance, with the quotations given: on ../shared/gold/accounts and on NTREX.

    python -m evals.utterances_eval [--errors]

Order: make quotations in context from the gold (spans and speakers as given), link and group them as
the flow does, and compare the pairs from two articles that are joined with the gold's. NTREX's lines
that hold quotation marks stand for quotations of one speaker, in two languages, its documents for
articles: each line and its translation are one utterance, every other pair of lines is not.
"""

import argparse
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

import numpy as np
from training.fit_similarity import NTREX

from evals.harness import Figure, conclude, held_out, missing, read_jsonl
from evals.scorers import Rates
from evals.stories_eval import ACCOUNTS, read_accounts
from riwaya.encoding import Meaning
from riwaya.link import utterances
from riwaya.link.groups import group
from riwaya.link.utterances import QuoteInContext
from riwaya.linking.utterances import linked
from riwaya.models.e5 import E5Encoder
from riwaya.models.similarity import of
from riwaya.types import Quote, Speaker
from training import fit_similarity as parallel

LANGUAGES = ("ar", "fa", "en")
MARKS = '«»“”„"'
# An account's story and the one it is easily taken for are told by the same people: one scope.
CHAIN = slice(0, -1)


@dataclass(frozen=True)
class Spoken:
    """Quotations in context, and the utterance of each by its id."""

    quotes: Mapping[str, QuoteInContext]
    utterances: Mapping[str, str]


# ---------------------------------------------------------------- reading the sets


def read_given(folder: Path, meaning: Meaning) -> Spoken:
    """The quotations of the accounts as the gold gives them."""
    docs = {row["doc_id"]: row for row in read_jsonl(folder / "docs.jsonl")}
    names = {row["entity"]: row["names"] for row in read_jsonl(folder / "entities.jsonl")}
    made = {}
    for row in read_jsonl(folder / "quotes.jsonl"):
        doc = docs[row["doc_id"]]
        speaker = row["speaker"] and Speaker(name=_name(names, row["speaker"], doc["lang"]))
        quote = Quote(
            id=row["id"],
            start=row["start"],
            end=row["end"],
            text=row["text"],
            kind=row["kind"],
            speaker=speaker or None,
        )
        made[quote.id] = _Given(quote, doc["doc_id"], doc["lang"], doc["story"], row["speaker"])
    return Spoken(_in_context(made, meaning), read_accounts(folder).utterances)


def _name(names: Mapping[str, Mapping[str, Sequence[str]]], entity: str, language: str) -> str:
    """The entity's name in a language, else in another; its id where it has none."""
    known = names.get(entity, {})
    return next((known[code][0] for code in (language, "en", "ar", "fa") if known.get(code)), entity)


def read_lines(folder: Path, left: str, right: str, meaning: Meaning) -> Spoken:
    """Lines with quotation marks of two languages, all by one speaker in one story."""
    made, told = {}, {}
    documents = parallel.document_ids(folder)
    lines = {code: parallel.read_lines(folder, code) for code in (left, right)}
    marked = [row for row, text in enumerate(lines[left]) if set(MARKS) & set(text)]
    for code in (left, right):
        for row in marked:
            text = lines[code][row]
            start = sum(map(len, lines[code][:row]))
            quote = Quote(
                id=f"{code}{row:05}",
                start=start,
                end=start + len(text),
                text=text,
                kind="direct",
                speaker=Speaker(name="one"),
            )
            made[quote.id] = _Given(quote, f"{code} {documents[row]}", code, "story", "one")
            told[quote.id] = str(row)
    return Spoken(_in_context(made, meaning), told)


@dataclass(frozen=True)
class _Given:
    quote: Quote
    article: str
    language: str
    story: str
    speaker: str | None


def _in_context(given: Mapping[str, _Given], meaning: Meaning) -> dict[str, QuoteInContext]:
    cut = {name: utterances.clauses(one.quote) for name, one in given.items()}
    texts = list(dict.fromkeys(part.text for parts in cut.values() for part in parts))
    rows = dict(zip(texts, meaning.encoder.encode(texts), strict=True))
    return {
        name: QuoteInContext(
            quote=one.quote,
            article=one.article,
            language=one.language,
            scopes=(one.story[CHAIN],),
            story=one.story,
            speaker=one.speaker,
            clauses=cut[name],
            vectors=np.stack([rows[part.text] for part in cut[name]]),
        )
        for name, one in given.items()
    }


# ---------------------------------------------------------------- figures


def joined(spoken: Spoken, meaning: Meaning) -> dict[str, str]:
    """quotation → utterance found, linked and grouped as the flow does."""
    found = group(spoken.quotes, linked(spoken.quotes, meaning.likeness), rule=utterances.RULE)
    return {member: name for name, members in found.items() for member in members}


def rates(spoken: Spoken, found: Mapping[str, str], kind: str) -> Rates:
    """Pairs of quotations from two articles: all, of which one is "held_out", or "across" languages."""
    right = spurious = missed = 0
    for one, other in _chosen(spoken, kind):
        same = one in spoken.utterances and spoken.utterances[one] == spoken.utterances.get(other)
        together = found[one] == found[other]
        right += same and together
        spurious += together and not same
        missed += same and not together
    return Rates(right, spurious, missed)


def _chosen(spoken: Spoken, kind: str) -> Iterator[tuple[str, str]]:
    for one, other in combinations(spoken.quotes, 2):
        left, right = spoken.quotes[one], spoken.quotes[other]
        if left.article == right.article:
            continue
        kept_aside = held_out(left.article) or held_out(right.article)
        across = left.language != right.language
        if kind == "all" or (kind == "held_out" and kept_aside) or (kind == "across" and across):
            yield one, other


def figures(name: str, spoken: Spoken, meaning: Meaning, kinds: Sequence[str]) -> list[Figure]:
    """Precision, recall and F1 of pairs, a kind of pairs at a time."""
    found = joined(spoken, meaning)
    made = []
    for kind in kinds:
        own = rates(spoken, found, kind)
        units = own.right + own.missed
        made += [
            Figure(f"utterances.{name}.{kind}.precision", own.precision, own.right + own.spurious),
            Figure(f"utterances.{name}.{kind}.recall", own.recall, units),
            Figure(f"utterances.{name}.{kind}.f1", own.f1, units),
        ]
    return made


def error_lines(spoken: Spoken, meaning: Meaning) -> Iterator[str]:
    """Pairs of the tuning part that are wrongly joined or kept apart."""
    found = joined(spoken, meaning)
    for one, other in _chosen(spoken, "all"):
        left, right = spoken.quotes[one], spoken.quotes[other]
        same = one in spoken.utterances and spoken.utterances[one] == spoken.utterances.get(other)
        together = found[one] == found[other]
        if same != together and not held_out(left.article) and not held_out(right.article):
            label = "joined" if together else "apart"
            yield f"{label}: {one} {left.quote.text!r}\n  {other} {right.quote.text!r}"


# ---------------------------------------------------------------- command


def main(argv: Sequence[str] | None = None) -> int:
    """Run over the sets that are here; 1 when a figure is below its floor."""
    parser = argparse.ArgumentParser(prog="evals.utterances_eval")
    parser.add_argument("--errors", action="store_true", help="list errors of the tuning part")
    args = parser.parse_args(argv)
    if missing("utterances", [ACCOUNTS, NTREX]):
        return 0
    encoder = E5Encoder.load(pooling="aligned")
    meaning = Meaning(encoder, of(encoder))
    given = read_given(ACCOUNTS, meaning)
    if args.errors:
        print("\n".join(error_lines(given, meaning)))
    found = figures("accounts_given", given, meaning, ("all", "held_out", "across"))
    status = conclude("utterances.accounts_given", found, gold=[ACCOUNTS], data=[ACCOUNTS / "docs.jsonl"])
    lines = []
    for left, right in combinations(LANGUAGES, 2):
        spoken = read_lines(NTREX, left, right, meaning)
        lines += figures(f"lines.{left}-{right}", spoken, meaning, ("across",))
    status |= conclude("utterances.lines", lines, gold=[NTREX], data=[NTREX / "DOCUMENT_IDS.tsv"])
    return status


if __name__ == "__main__":
    sys.exit(main())
