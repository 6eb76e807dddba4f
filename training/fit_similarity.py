"""Fits `src/riwaya/models/similarity.yml`: the scale of cosines for each pair of languages.

    python -m training.fit_similarity [--data ../shared/data/NTREX] [--out src/riwaya/models/similarity.yml]

Order: encode the lines of the tuning documents (two thirds, chosen by digest) in every language, take
the cosines of the most alike wrong line in either direction for each pair (their mean and standard
deviation) and of all wrong lines (their mean), pool them, write them with their source.

Other forms were tried: scores against all wrong lines, a line through the means of wrong and true
pairs, logistic regression, a shift alone. They were as good within 0.01 F1, on NTREX and on quotations
of invented accounts, but those that need true pairs cannot be fitted for a language with itself.
Vectors centred by language first gained 0.02 F1 on NTREX and nothing on the accounts.
"""

import argparse
import sys
from collections.abc import Mapping, Sequence
from itertools import combinations, combinations_with_replacement, compress
from pathlib import Path
from statistics import fmean

import numpy as np
from evals.harness import ROOT, SHARED, held_out

from riwaya.models.e5 import E5Encoder
from riwaya.models.protocols import Vectors
from riwaya.models.similarity import POOLED, POOLED_SAME, Statistics

NTREX = SHARED / "data" / "NTREX"
OUT = ROOT / "src" / "riwaya" / "models" / "similarity.yml"

# Our code of a language → the code in NTREX's file names.
FILES = {
    "ar": "arb", "az": "aze-Latn", "ckb": "ckb-Arab", "de": "deu", "en": "eng-US", "es": "spa", "fa": "fas",
    "fr": "fra", "he": "heb", "kmr": "kmr", "prs": "prs", "ps": "pus", "ru": "rus", "tr": "tur", "ur": "urd",
}  # fmt: skip

HEADER = """\
# Made by `python -m training.fit_similarity`; change that, not this.
# unrelated: mean cosine of any two different lines; wrong, spread: mean and standard deviation of the
# cosine of the most alike wrong line.
"""
SOURCE = (
    "NTREX-128 (Federmann et al. 2022, CC BY-SA 4.0, github.com/MicrosoftTranslator/NTREX, commit 8561f6a), "
    "first 1,005 lines, documents whose SHA-1 is not divisible by three"
)


def read_lines(folder: Path, language: str) -> list[str]:
    """One line a sentence, aligned over languages."""
    path = folder / f"newstest2019-ref.{FILES[language]}.txt"
    return [line.rstrip("\n") for line in path.open(encoding="utf-8")]


def document_mask(folder: Path) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    """For each line whether its document is held out."""
    ids = (folder / "DOCUMENT_IDS.tsv").read_text("utf-8").split()
    return np.array([held_out(doc_id) for doc_id in ids], dtype=bool)


def hardest(cosines: Vectors) -> Vectors:
    """Of each row and each column, the highest cosine off the diagonal."""
    wrong = np.where(np.eye(len(cosines), dtype=bool), -1.0, cosines)
    return np.concatenate([wrong.max(axis=1), wrong.max(axis=0)]).astype(np.float32)


def measure(left: Vectors, right: Vectors) -> Statistics:
    """Statistics over aligned rows of two languages."""
    cosines = left @ right.T
    others = cosines[~np.eye(len(cosines), dtype=bool)]
    most_alike = hardest(cosines)
    return Statistics(
        unrelated=float(others.mean()), wrong=float(most_alike.mean()), spread=float(most_alike.std())
    )


def fit(vectors: Mapping[str, Vectors]) -> dict[str, Statistics]:
    """Statistics of all pairs, of every language with itself, and pooled."""
    found = {
        f"{left}-{right}": measure(vectors[left], vectors[right])
        for left, right in combinations_with_replacement(sorted(vectors), 2)
    }
    same = [f"{language}-{language}" for language in vectors]
    different = [f"{left}-{right}" for left, right in combinations(sorted(vectors), 2)]
    return {
        POOLED: pooled([found[pair] for pair in different]),
        POOLED_SAME: pooled([found[pair] for pair in same]),
    } | found


def pooled(rows: Sequence[Statistics]) -> Statistics:
    """Means over pairs."""
    return Statistics(
        *(fmean(getattr(row, name) for row in rows) for name in ("unrelated", "wrong", "spread"))
    )


def render(encoder: str, lines: int, pairs: Mapping[str, Statistics]) -> str:
    """The YAML file's text."""
    rows = [
        f"  {pair}: {{unrelated: {row.unrelated:.4f}, wrong: {row.wrong:.4f}, spread: {row.spread:.4f}}}"
        for pair, row in pairs.items()
    ]
    head = [f"source: >-\n  {SOURCE}", f"encoder: {encoder}", f"lines: {lines}", "pairs:"]
    return HEADER + "\n".join([*head, *rows]) + "\n"


def main(arguments: Sequence[str] | None = None) -> int:
    """Write the file."""
    parser = argparse.ArgumentParser(description="fit the scale of cosines for each pair of languages")
    parser.add_argument("--data", type=Path, default=NTREX)
    parser.add_argument("--out", type=Path, default=OUT)
    options = parser.parse_args(arguments)
    encoder = E5Encoder.load()
    tuning = ~document_mask(options.data)
    lines = {language: list(compress(read_lines(options.data, language), tuning)) for language in FILES}
    vectors = {language: encoder.encode(texts) for language, texts in lines.items()}
    options.out.write_text(render(encoder.version, int(tuning.sum()), fit(vectors)), "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
