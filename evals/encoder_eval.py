"""The sentence encoder, its calibration and the alignment on held-out documents of NTREX.

    python -m evals.encoder_eval

Order: encode the lines, rank translations among all held-out lines (P@1 both ways, and in one pool of
all languages by plain and by calibrated score), tell translations from the most alike wrong line by a
threshold chosen on Arabic and English tuning lines alone, align documents with lines left out.
"""

import random
import sys
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations, compress

import numpy as np
from numpy.typing import NDArray
from training.fit_similarity import FILES, NTREX, document_mask, hardest, read_lines

from evals.harness import Figure, conclude, missing
from riwaya.models.bitext import align
from riwaya.models.e5 import E5Encoder
from riwaya.models.protocols import Vectors
from riwaya.models.similarity import Similarity

LANGUAGES = ("ar", "fa", "en", "ru", "tr", "ckb")
THRESHOLD_PAIR = ("ar", "en")
ALIGNED = ("ar", "fa", "en")
KEPT = 0.6  # share of a document's lines that each side of an alignment keeps
SHORTEST = 6  # lines of the shortest document that is aligned

Bools = NDArray[np.bool_]
Lines = Mapping[str, Vectors]


def precision_at_1(scores: Vectors) -> float:
    """Share of rows whose highest score is their own column's."""
    return float(np.mean(scores.argmax(axis=1) == np.arange(len(scores))))


def retrieval(lines: Lines) -> Iterator[Figure]:
    """P@1 of every ordered pair of languages."""
    for left in LANGUAGES:
        for right in LANGUAGES:
            if left != right:
                value = precision_at_1(lines[left] @ lines[right].T)
                yield Figure(f"encoder.p1.{left}-{right}", value, len(lines[left]))


def pooled_retrieval(lines: Lines, similarity: Similarity, query: str) -> Iterator[Figure]:
    """Average precision of a line's translations among all lines of all other languages at once."""
    others = [language for language in LANGUAGES if language != query]
    plain = [lines[query] @ lines[other].T for other in others]
    calibrated = [
        similarity.calibrated(cosines, query, other) for cosines, other in zip(plain, others, strict=True)
    ]
    for name, parts in (("plain", plain), ("calibrated", calibrated)):
        value = _average_precision(np.concatenate(parts, axis=1), len(others))
        yield Figure(f"encoder.pooled_ap.{query}.{name}", value, len(lines[query]))


def _average_precision(scores: Vectors, languages: int) -> float:
    count = len(scores)
    order = np.argsort(-scores, axis=1) % count == np.arange(count)[:, None]
    ranks = np.argwhere(order)[:, 1].reshape(count, languages) + 1
    precisions = np.arange(1, languages + 1) / ranks
    return float(np.mean(precisions))


def true_and_wrong(left: Vectors, right: Vectors) -> tuple[Vectors, Vectors]:
    """Cosines of translations (each twice) and of the most alike wrong line in either direction."""
    cosines = left @ right.T
    return np.tile(np.diag(cosines), 2), hardest(cosines)


def f1(true: Vectors, wrong: Vectors, threshold: float) -> float:
    """F1 of "is a translation" for scores over the threshold."""
    hits = int((true > threshold).sum())
    return 2 * hits / (len(true) + hits + int((wrong > threshold).sum()))


def best_threshold(true: Vectors, wrong: Vectors) -> float:
    """The score at which F1 is highest."""
    scores: list[float] = np.concatenate([true, wrong]).tolist()
    return max(scores, key=lambda score: f1(true, wrong, score))


def classification(held: Lines, tuning: Lines, similarity: Similarity) -> Iterator[Figure]:
    """F1 of each pair with the threshold of Arabic and English, by plain and by calibrated score."""
    left, right = THRESHOLD_PAIR
    threshold = best_threshold(*true_and_wrong(tuning[left], tuning[right]))
    for one, other in combinations(LANGUAGES, 2):
        true, wrong = true_and_wrong(held[one], held[other])
        same = similarity.cosine(similarity.calibrated(threshold, left, right), one, other)
        for name, bound in (("plain", threshold), ("calibrated", same)):
            yield Figure(f"encoder.f1.{one}-{other}.{name}", f1(true, wrong, bound), len(true) + len(wrong))


def alignment(held: Lines, documents: Sequence[Sequence[int]], similarity: Similarity) -> Iterator[Figure]:
    """F1 of `align` over documents of which either side has lost lines, with and without a least cosine."""
    for floor in (None, 0.0):
        hits = found = expected = 0
        for left, right in combinations(ALIGNED, 2):
            least = -1.0 if floor is None else similarity.cosine(floor, left, right)
            for rows in documents:
                kept = [_kept(rows, f"{side}{rows[0]}") for side in (left, right)]
                pairs = align(held[left][kept[0]], held[right][kept[1]], least=least)
                hits += sum(kept[0][pair.left] == kept[1][pair.right] for pair in pairs)
                found += len(pairs)
                expected += len(set(kept[0]) & set(kept[1]))
        name = "plain" if floor is None else "least"
        yield Figure(f"encoder.align.{name}.precision", hits / max(found, 1), found)
        yield Figure(f"encoder.align.{name}.f1", 2 * hits / (found + expected), expected)


def _kept(rows: Sequence[int], seed: str) -> list[int]:
    chosen = random.Random(seed)
    return [row for row in rows if chosen.random() < KEPT]


def held_documents(held: Bools) -> list[list[int]]:
    """Rows, among the held-out lines, of each document that is long enough."""
    ids = (NTREX / "DOCUMENT_IDS.tsv").read_text("utf-8").split()
    rows: dict[str, list[int]] = {}
    for row, doc_id in enumerate(compress(ids, held)):
        rows.setdefault(doc_id, []).append(row)
    return [found for found in rows.values() if len(found) >= SHORTEST]


def encode(encoder: E5Encoder, languages: Sequence[str], chosen: Bools) -> dict[str, Vectors]:
    """Vectors of the chosen lines in each language."""
    lines = {language: compress(read_lines(NTREX, language), chosen) for language in languages}
    return {language: encoder.encode(list(texts)) for language, texts in lines.items()}


def main(argv: Sequence[str] | None = None) -> int:
    """Run the eval (about a minute); the exit status is 1 when a figure is below its floor."""
    del argv
    if missing("encoder", [NTREX]):
        return 0
    held = document_mask(NTREX)
    encoder = E5Encoder.load()
    similarity = Similarity.load(encoder=encoder.version)
    lines, tuning = encode(encoder, LANGUAGES, held), encode(encoder, THRESHOLD_PAIR, ~held)
    figures = [
        *retrieval(lines),
        *(figure for query in ALIGNED for figure in pooled_retrieval(lines, similarity, query)),
        *classification(lines, tuning, similarity),
        *alignment(lines, held_documents(held), similarity),
    ]
    files = [NTREX / f"newstest2019-ref.{FILES[language]}.txt" for language in LANGUAGES]
    return conclude("encoder", figures, gold=[NTREX / "DOCUMENT_IDS.tsv"], data=files)


if __name__ == "__main__":
    sys.exit(main())
