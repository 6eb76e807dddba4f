"""The sentence encoder and its calibration on held-out documents of NTREX and Tatoeba.

    python -m evals.encoder_eval

Order: encode the lines once for both poolings; for each pooling rank translations by score among all
held-out lines, and for Arabic, Persian and English also among all lines (P@1 both ways), and in one
pool of all languages by plain cosine and by score; tell translations from the most alike wrong line by
the shipped threshold, which was chosen on Arabic and English tuning lines alone; the same ranks on the
half of Tatoeba that nothing was fitted on.
"""

import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, compress

import numpy as np
from numpy.typing import NDArray
from training.fit_similarity import (
    COUPLES,
    DIMENSION,
    FILES,
    NTREX,
    TATOEBA,
    best_threshold,
    document_mask,
    f1,
    hardest,
    read_couple,
    read_lines,
)

from evals.harness import Figure, conclude, missing
from riwaya.models import alignment
from riwaya.models.alignment import unit
from riwaya.models.e5 import E5Encoder, Pooling
from riwaya.models.protocols import Vectors
from riwaya.models.similarity import Similarity

__all__ = ["best_threshold", "f1"]

LANGUAGES = ("ar", "fa", "en", "ru", "tr", "ckb")
MAIN = ("ar", "fa", "en")

Bools = NDArray[np.bool_]
Lines = Mapping[str, Vectors]


@dataclass(frozen=True)
class Setting:
    """One pooling of the encoder: its calibration, its vectors of all lines and of Tatoeba's, by name."""

    name: str
    similarity: Similarity
    lines: Lines
    couples: Mapping[str, tuple[Vectors, Vectors]]

    def scores(self, left: str, right: str, rows: Bools, columns: Bools) -> Vectors:
        """Scores of the chosen lines of two languages."""
        one, other = self.lines[left][rows], self.lines[right][columns]
        return self.similarity.score(one, other, left, right)


def precision_at_1(scores: Vectors) -> float:
    """Share of rows whose highest score is their own column's."""
    return float(np.mean(scores.argmax(axis=1) == np.arange(len(scores))))


def retrieval(setting: Setting, held: Bools) -> Iterator[Figure]:
    """P@1 of every ordered pair of languages among the held-out lines, and of the main ones among all."""
    count = int(held.sum())
    for left in LANGUAGES:
        for right in LANGUAGES:
            if left != right:
                value = precision_at_1(setting.scores(left, right, held, held))
                yield Figure(f"encoder.{setting.name}.p1.{left}-{right}", value, count)
            if left != right and {left, right} <= set(MAIN):
                found = setting.scores(left, right, held, np.ones(len(held), bool)).argmax(axis=1)
                value = float(np.mean(found == np.flatnonzero(held)))
                yield Figure(f"encoder.{setting.name}.p1_among_all.{left}-{right}", value, count)


def short_sentences(setting: Setting) -> Iterator[Figure]:
    """P@1 on Tatoeba's sentences of talk, both ways."""
    for language, (left, right) in setting.couples.items():
        scores = setting.similarity.score(left, right, language, "en")
        name = f"encoder.{setting.name}.tatoeba_p1"
        yield Figure(f"{name}.{language}-en", precision_at_1(scores), len(left))
        yield Figure(f"{name}.en-{language}", precision_at_1(scores.T), len(left))


def pooled_retrieval(setting: Setting, held: Bools, query: str) -> Iterator[Figure]:
    """Average precision of a line's translations among all lines of all other languages at once."""
    others = [language for language in LANGUAGES if language != query]
    plain = [setting.lines[query][held] @ setting.lines[other][held].T for other in others]
    scored = [setting.scores(query, other, held, held) for other in others]
    for name, parts in (("plain", plain), ("score", scored)):
        value = _average_precision(np.concatenate(parts, axis=1), len(others))
        yield Figure(f"encoder.{setting.name}.pooled_ap.{query}.{name}", value, int(held.sum()))


def _average_precision(scores: Vectors, languages: int) -> float:
    count = len(scores)
    order = np.argsort(-scores, axis=1) % count == np.arange(count)[:, None]
    ranks = np.argwhere(order)[:, 1].reshape(count, languages) + 1
    precisions = np.arange(1, languages + 1) / ranks
    return float(np.mean(precisions))


def classification(setting: Setting, held: Bools) -> Iterator[Figure]:
    """F1 of each pair by the shipped threshold: translations against the most alike wrong lines."""
    for left, right in combinations(LANGUAGES, 2):
        scores = setting.scores(left, right, held, held)
        true, wrong = np.tile(np.diag(scores), 2), hardest(scores)
        value = f1(true, wrong, setting.similarity.threshold)
        yield Figure(f"encoder.{setting.name}.f1.{left}-{right}", value, len(true) + len(wrong))


def encode(encoder: E5Encoder, held: Bools) -> tuple[Lines, Mapping[str, tuple[Vectors, Vectors]]]:
    """States of all lines in the main languages, of held-out ones in the others, of half of Tatoeba."""
    states = {}
    for language in LANGUAGES:
        chosen = np.ones(len(held), bool) if language in MAIN else held
        states[language] = np.zeros((len(held), 4 * DIMENSION), np.float32)
        states[language][chosen] = encoder.states(list(compress(read_lines(NTREX, language), chosen)))
    couples = {}
    for language in COUPLES:
        left, right = (encoder.states(side[1::2]) for side in read_couple(TATOEBA, language))
        couples[language] = (left, right)
    return states, couples


def setting(pooling: Pooling, states: Lines, couples: Mapping[str, tuple[Vectors, Vectors]]) -> Setting:
    """The vectors of one pooling, from states, and its calibration."""
    change = alignment.load() if pooling == "aligned" else None

    def turned(rows: Vectors) -> Vectors:
        return change(rows) if change else unit(rows[:, -DIMENSION:])

    version = E5Encoder.load(pooling=pooling).version
    return Setting(
        pooling,
        Similarity.load(encoder=version),
        {language: turned(rows) for language, rows in states.items()},
        {language: (turned(left), turned(right)) for language, (left, right) in couples.items()},
    )


def figures(setting: Setting, held: Bools) -> Iterator[Figure]:
    """All of one pooling."""
    yield from retrieval(setting, held)
    yield from short_sentences(setting)
    for query in MAIN:
        yield from pooled_retrieval(setting, held, query)
    yield from classification(setting, held)


def main(argv: Sequence[str] | None = None) -> int:
    """Run the eval (about two minutes); the exit status is 1 when a figure is below its floor."""
    del argv
    if missing("encoder", [NTREX, TATOEBA]):
        return 0
    held = document_mask(NTREX)
    encoded = encode(E5Encoder.load(), held)
    mean, aligned = setting("mean", *encoded), setting("aligned", *encoded)
    found = [*figures(mean, held), *figures(aligned, held)]
    files = [NTREX / f"newstest2019-ref.{FILES[language]}.txt" for language in LANGUAGES]
    return conclude("encoder", found, gold=[NTREX / "DOCUMENT_IDS.tsv"], data=[*files, TATOEBA])


if __name__ == "__main__":
    sys.exit(main())
