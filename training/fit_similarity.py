"""Fits what `riwaya.models.alignment` and `riwaya.models.similarity` ship.

    python -m training.fit_similarity [--data ../shared/data] [--out src/riwaya/models] [--states DIR]

Order: encode the lines of NTREX in every language and half of Tatoeba's pairs; on the tuning documents
(two thirds, chosen by digest) fit the map of the aligned encoder; then for either pooling the frame
(centres, matrix, bars) and the scale of each pair of languages: the cosines of the most alike wrong
line in either direction (their mean and standard deviation), those of all wrong lines (their mean), and
the likenesses of the most alike wrong line, each by a frame fitted without the line's document.

`--states` keeps the encoder's output (250 MB) for the next run. What else was tried is in
`src/riwaya/models/alignment.md`.
"""

import argparse
import hashlib
import sys
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from itertools import combinations, combinations_with_replacement, compress
from pathlib import Path
from statistics import fmean
from typing import Any

import numpy as np
from evals.harness import ROOT, SHARED, held_out
from numpy.typing import NDArray

from riwaya.models import alignment
from riwaya.models.alignment import Alignment, unit
from riwaya.models.backends import choose
from riwaya.models.e5 import E5Encoder, prepare
from riwaya.models.protocols import Vectors
from riwaya.models.similarity import NAMES, POOLED, POOLED_SAME, Frame, Statistics
from training import fit_alignment as fitting

DATA = SHARED / "data"
NTREX = DATA / "NTREX"
TATOEBA = DATA / "tatoeba_LASER"
OUT = ROOT / "src" / "riwaya" / "models"

# Our code of a language → the code in NTREX's file names.
FILES = {
    "ar": "arb", "az": "aze-Latn", "ckb": "ckb-Arab", "de": "deu", "en": "eng-US", "es": "spa", "fa": "fas",
    "fr": "fra", "he": "heb", "kmr": "kmr", "prs": "prs", "ps": "pus", "ru": "rus", "tr": "tur", "ur": "urd",
}  # fmt: skip

# Pairs with English: our code → the code in Tatoeba's file names.
COUPLES = {"ar": "ara", "fa": "pes"}
# NTREX's share of the covariance. Tatoeba's are short sentences of talk: without them the map lost
# 0.03 to 0.05 P@1 on such (held-out halves), with more of them 0.005 on NTREX.
NEWS_SHARE = 2 / 3
DIMENSION = 384  # 768 and 1536 gained nothing
FOLDS = 3
THRESHOLD_PAIR = ("ar", "en")

HEADER = """\
# Made by `python -m training.fit_similarity`; change that, not this.
# unrelated: mean cosine of any two different lines; wrong, spread: mean and standard deviation of the
# cosine of the most alike wrong line; likeness, likeness_spread: the same of its likeness.
# threshold: the score that parts translations from such lines best, in Arabic and English.
"""
SOURCE = (
    "NTREX-128 (Federmann et al. 2022, CC BY-SA 4.0, github.com/MicrosoftTranslator/NTREX, commit 8561f6a), "
    "first 1,005 lines, documents whose SHA-1 is not divisible by three; Tatoeba (CC BY 2.0 FR, through "
    "github.com/facebookresearch/LASER, commit 74bc6ae), ara-eng and pes-eng, every other pair"
)

Bools = NDArray[np.bool_]
Lines = Mapping[str, Vectors]
Couples = Mapping[str, tuple[Vectors, Vectors]]


@dataclass(frozen=True)
class Tuning:
    """What is fitted on: NTREX's tuning lines by language, pairs with English, and each line's fold."""

    lines: Lines
    couples: Couples
    folds: NDArray[np.int64]

    def without(self, fold: int) -> "Tuning":
        """All but one fold of the lines."""
        kept = self.folds != fold
        return Tuning({name: rows[kept] for name, rows in self.lines.items()}, self.couples, self.folds[kept])


@dataclass(frozen=True)
class Trial:
    """A frame fitted without one fold, all lines placed by it, and which scores are of that fold.

    judged: for the rows, then the columns, of the lines' scores.
    """

    frame: Frame
    placed: Lines
    judged: Bools


def read_lines(folder: Path, language: str) -> list[str]:
    """One line a sentence, aligned over languages."""
    path = folder / f"newstest2019-ref.{FILES[language]}.txt"
    return [line.rstrip("\n") for line in path.open(encoding="utf-8")]


def document_ids(folder: Path) -> list[str]:
    """The document of each line."""
    return (folder / "DOCUMENT_IDS.tsv").read_text("utf-8").split()


def document_mask(folder: Path) -> Bools:
    """For each line whether its document is held out."""
    return np.array([held_out(doc_id) for doc_id in document_ids(folder)], dtype=bool)


def fold(doc_id: str) -> int:
    """One of FOLDS parts of the tuning documents; other digits of the digest than `held_out` looks at."""
    return int(hashlib.sha1(doc_id.encode()).hexdigest()[:8], 16) % FOLDS


def read_couple(folder: Path, language: str) -> tuple[list[str], list[str]]:
    """Tatoeba's sentences in one language and their translations into English."""
    name = COUPLES[language]
    left, right = (
        (folder / f"tatoeba.{name}-eng.{side}").read_text("utf-8").removesuffix("\n").split("\n")
        for side in (name, "eng")
    )
    return left, right


def hardest(scores: Vectors) -> Vectors:
    """Of each row and each column, the highest score off the diagonal."""
    wrong = np.where(np.eye(len(scores), dtype=bool), -np.inf, scores)
    return np.concatenate([wrong.max(axis=1), wrong.max(axis=0)]).astype(np.float32)


def fit_map(tuning: Tuning) -> tuple[Vectors, Vectors]:
    """Mean and matrix that even out what differs between translations."""
    centre = {language: rows.mean(axis=0) for language, rows in tuning.lines.items()}
    couples = [
        fitting.within_couple(left - centre[language], right - centre["en"])
        for language, (left, right) in tuning.couples.items()
    ]
    covariance = NEWS_SHARE * fitting.within(tuning.lines) + (1 - NEWS_SHARE) * np.mean(couples, axis=0)
    matrix = fitting.evening(covariance, fitting.between(tuning.lines), DIMENSION)
    return np.mean(list(centre.values()), axis=0), np.asarray(matrix, np.float32)


def fit_frame(tuning: Tuning, *, aligned: bool) -> Frame:
    """The frame of vectors; those that are aligned already get no matrix."""
    matrix = None if aligned else fit_map(tuning)[1]
    centres = {language: rows.mean(axis=0) for language, rows in tuning.lines.items()}
    centres[POOLED] = np.mean(list(centres.values()), axis=0)
    frame = Frame(centres, matrix, np.zeros(DIMENSION, np.float32))
    placed = {language: frame.placed(rows, language) for language, rows in tuning.lines.items()}
    return replace(frame, bar=fitting.bar(placed))


def try_out(states: Tuning, *, aligned: bool) -> list[Trial]:
    """For each fold, all lines placed by what was fitted without it."""
    found = []
    for number in range(FOLDS):
        rest = states.without(number)
        change = Alignment(*fit_map(rest), digest="") if aligned else None
        frame = fit_frame(as_vectors(rest, change), aligned=aligned)
        vectors = as_vectors(states, change).lines
        placed = {language: frame.placed(rows, language) for language, rows in vectors.items()}
        found.append(Trial(frame, placed, np.tile(states.folds == number, 2)))
    return found


def hardest_likenesses(trials: Sequence[Trial], left: str, right: str) -> Vectors:
    """Likeness of each line's most alike wrong line, in the trial that was fitted without the line."""
    found = (
        hardest(trial.frame.likeness(trial.placed[left], trial.placed[right]))[trial.judged]
        for trial in trials
    )
    return np.concatenate(list(found))


def measure(left: Vectors, right: Vectors, likenesses: Vectors) -> Statistics:
    """Statistics over aligned rows of two languages, and over likenesses of wrong lines."""
    cosines = left @ right.T
    others = cosines[~np.eye(len(cosines), dtype=bool)]
    most_alike = hardest(cosines)
    return Statistics(
        unrelated=float(others.mean()),
        wrong=float(most_alike.mean()),
        spread=float(most_alike.std()),
        likeness=float(likenesses.mean()),
        likeness_spread=float(likenesses.std()),
    )


def f1(true: Vectors, wrong: Vectors, threshold: float) -> float:
    """F1 of "is a translation" for scores over the threshold."""
    hits = int((true > threshold).sum())
    return 2 * hits / (len(true) + hits + int((wrong > threshold).sum()))


def best_threshold(true: Vectors, wrong: Vectors) -> float:
    """The score at which F1 is highest."""
    scores: list[float] = np.concatenate([true, wrong]).tolist()
    return max(scores, key=lambda score: f1(true, wrong, score))


def true_likenesses(trials: Sequence[Trial], left: str, right: str) -> Vectors:
    """Likeness of each line and its translation (twice), in the trial that was fitted without it."""
    found = (
        np.tile(np.diag(trial.frame.likeness(trial.placed[left], trial.placed[right])), 2)[trial.judged]
        for trial in trials
    )
    return np.concatenate(list(found))


def fit_threshold(trials: Sequence[Trial], found: Statistics) -> float:
    """The score that parts translations from the most alike wrong lines of THRESHOLD_PAIR best."""
    likeness = best_threshold(
        true_likenesses(trials, *THRESHOLD_PAIR), hardest_likenesses(trials, *THRESHOLD_PAIR)
    )
    return (likeness - found.likeness) / found.likeness_spread


def fit(tuning: Tuning, trials: Sequence[Trial]) -> dict[str, Statistics]:
    """Statistics of all pairs, of every language with itself, and pooled."""
    vectors = tuning.lines
    found = {
        f"{left}-{right}": measure(vectors[left], vectors[right], hardest_likenesses(trials, left, right))
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
    return Statistics(**{name: fmean(getattr(row, name) for row in rows) for name in asdict(rows[0])})


def render(encoder: str, lines: int, threshold: float, pairs: Mapping[str, Statistics]) -> str:
    """The YAML file's text."""
    rows = [
        f"  {pair}: {{{', '.join(f'{name}: {value:.4f}' for name, value in asdict(row).items())}}}"
        for pair, row in pairs.items()
    ]
    head = [f"source: >-\n  {SOURCE}", f"encoder: {encoder}", f"lines: {lines}"]
    return HEADER + "\n".join([*head, f"threshold: {threshold:.4f}", "pairs:", *rows]) + "\n"


def write_map(mean: Vectors, matrix: Vectors, path: Path) -> None:
    """The file that `alignment.load` reads."""
    numbers, scale = alignment.packed(matrix)
    np.savez_compressed(path, mean=mean.astype(np.float16), matrix=numbers, scale=scale)


def write_frame(frame: Frame, path: Path) -> None:
    """The file that `Similarity.load` reads."""
    arrays: dict[str, Any] = {
        "languages": np.array(list(frame.centres)),
        "centres": np.stack(list(frame.centres.values())).astype(np.float16),
        "bar": frame.bar,
    }
    if frame.matrix is not None:
        arrays["matrix"], arrays["scale"] = alignment.packed(frame.matrix)
    np.savez_compressed(path, **arrays)


def encoded(texts: Mapping[str, Sequence[str]], kept: Path | None) -> dict[str, Vectors]:
    """The encoder's states for each list, from files in `kept` where they are there."""
    found, encoder = {}, E5Encoder.load()
    for name, own in texts.items():
        path = kept / f"{name}.npy" if kept else None
        found[name] = np.load(path) if path and path.exists() else encoder.states(own)
        if path:
            np.save(path, found[name])
    return found


def gather(data: Path, kept: Path | None) -> Tuning:
    """The states of all tuning lines."""
    ntrex, tatoeba = data / NTREX.name, data / TATOEBA.name
    tuning = ~document_mask(ntrex)
    texts = {language: list(compress(read_lines(ntrex, language), tuning)) for language in FILES}
    # Every other pair is left for the eval.
    sides = {
        (language, side): own[::2]
        for language in COUPLES
        for side, own in zip("lr", read_couple(tatoeba, language), strict=True)
    }
    states = encoded(texts | {f"tatoeba-{'-'.join(key)}": own for key, own in sides.items()}, kept)
    return Tuning(
        {language: states[language] for language in FILES},
        {
            language: (states[f"tatoeba-{language}-l"], states[f"tatoeba-{language}-r"])
            for language in COUPLES
        },
        np.array([fold(doc_id) for doc_id in compress(document_ids(ntrex), tuning)]),
    )


def as_vectors(tuning: Tuning, change: Alignment | None) -> Tuning:
    """States as an encoder's vectors: aligned, or the mean of the last layer, which stands last in them."""

    def turned(states: Vectors) -> Vectors:
        return unit(states[:, -DIMENSION:]) if change is None else change(states)

    lines = {language: turned(rows) for language, rows in tuning.lines.items()}
    couples = {language: (turned(one), turned(two)) for language, (one, two) in tuning.couples.items()}
    return Tuning(lines, couples, tuning.folds)


def write_similarity(states: Tuning, change: Alignment | None, path: Path) -> None:
    """The two files of one pooling, `path` with .npz and .yml."""
    version = E5Encoder(prepare(), choose(), threads=1, alignment=change).version
    tuning = as_vectors(states, change)
    aligned = change is not None
    write_frame(fit_frame(tuning, aligned=aligned), path.with_suffix(".npz"))
    trials = try_out(states, aligned=aligned)
    pairs = fit(tuning, trials)
    threshold = fit_threshold(trials, pairs["-".join(THRESHOLD_PAIR)])
    text = render(version, len(states.folds), threshold, pairs)
    path.with_suffix(".yml").write_text(text, "utf-8")


def main(arguments: Sequence[str] | None = None) -> int:
    """Write the files."""
    parser = argparse.ArgumentParser(description="fit the alignment and the scale of cosines")
    parser.add_argument("--data", type=Path, default=DATA)
    parser.add_argument("--out", type=Path, default=OUT)
    parser.add_argument("--states", type=Path)
    options = parser.parse_args(arguments)
    states = gather(options.data, options.states)
    map_path = options.out / alignment.DATA
    write_map(*fit_map(states), map_path)
    changes = (None, alignment.parse(map_path.read_bytes()))
    for change, name in zip(changes, NAMES, strict=True):
        write_similarity(states, change, options.out / name)
    return 0


if __name__ == "__main__":
    sys.exit(main())
