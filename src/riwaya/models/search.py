"""Nearest vectors: exact among up to 200,000, through an inverted file beyond; memory stays bounded.

Order: `build` writes the vectors to a folder and, if they are many, sorts them (as float16) into lists
around centroids first (k-means on the sphere, then an inverted file; Sivic and Zisserman
2003, doi:10.1109/ICCV.2003.1238663); `search` multiplies queries with mapped blocks, all of them or those
of the nearest lists, and keeps each query's best.

Nothing is random but the choice of the sample, which has a fixed seed: the same vectors make the same
files. An index never changes; new vectors make a new one.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from riwaya.errors import ModelError
from riwaya.models.protocols import Vectors

# One query against 200,000 mapped vectors took 0.2 s on two busy processors, 256 together 3 s.
EXACT_UP_TO = 200_000
BLOCK = 8_192  # vectors at a time: 12 MB of 384 columns, and as many scores for each query
QUERIES = 256  # at a time: 8 MB of scores
# Of 2·sqrt(n) lists. Recall at 10 with 24, 48, 96 probes, on vectors made from NTREX's lines in 16
# languages (two of a language mixed, and noise): 300,000 of mean pooling 0.957, 0.980, 0.993; 200,000
# aligned ones, which fill more dimensions, 0.912, 0.945, 0.965. A query took 0.04, 0.08, 0.18 s.
PROBES = 64
ROUNDS = 8  # of k-means; more moved under 1 % of a sample
SAMPLE = 40  # vectors for each centroid that k-means looks at
SEED = 1

VECTORS, LISTS, ABOUT = "vectors.npy", "lists.npz", "about.json"

Ints = NDArray[np.int64]
Stored = NDArray[np.floating]


@dataclass(frozen=True)
class Neighbours:
    """For each query its nearest vectors, best first.

    rows: int64, shape (queries, found), the vectors' places as they were given to `build`; scores: float32,
    the same shape, products of query and vector (cosines of unit vectors).
    """

    rows: Ints
    scores: Vectors


@dataclass(frozen=True)
class Lists:
    """centroids: shape (lists, dimension); list i is stored at starts[i]:starts[i + 1]; rows: the place of
    each stored vector as it was given."""

    centroids: Vectors
    starts: Ints
    rows: Ints


def exact(queries: Vectors, vectors: Stored, k: int) -> Neighbours:
    """The k nearest of `vectors` (float16 or float32, may be mapped) to each query.

    Of equal scores the lower row stands first, but at the k-th place any of them may. Raises ValueError
    if k is not over 0.
    """
    _check(k)
    found = [_exact(queries[at : at + QUERIES], vectors, k) for at in range(0, len(queries), QUERIES)]
    return _joined(found, min(k, len(vectors)))


def _exact(queries: Vectors, vectors: Stored, k: int) -> Neighbours:
    best = _nothing(len(queries))
    for start in range(0, len(vectors), BLOCK):
        block = np.asarray(vectors[start : start + BLOCK], np.float32)
        rows = np.arange(start, start + len(block))
        best = _better(best, np.broadcast_to(rows, (len(queries), len(rows))), queries @ block.T, k)
    return best


def _check(k: int) -> None:
    if k < 1:
        raise ValueError(f"k is {k}, expected at least 1")


def _nothing(queries: int) -> Neighbours:
    return Neighbours(np.empty((queries, 0), np.int64), np.empty((queries, 0), np.float32))


def _joined(found: list[Neighbours], width: int) -> Neighbours:
    if not found:
        return Neighbours(np.empty((0, width), np.int64), np.empty((0, width), np.float32))
    return Neighbours(
        np.concatenate([one.rows for one in found]), np.concatenate([one.scores for one in found])
    )


def _better(best: Neighbours, rows: Ints, scores: Vectors, k: int) -> Neighbours:
    """The k best of what was found and what is new, sorted."""
    if scores.shape[1] > k:
        kept = np.argpartition(-scores, k - 1, axis=1)[:, :k]
        rows, scores = np.take_along_axis(rows, kept, axis=1), np.take_along_axis(scores, kept, axis=1)
    rows = np.concatenate([best.rows, rows], axis=1)
    scores = np.concatenate([best.scores, scores], axis=1)
    order = np.lexsort((rows, -scores), axis=1)[:, :k]
    return Neighbours(np.take_along_axis(rows, order, axis=1), np.take_along_axis(scores, order, axis=1))


class Index:
    """Vectors on disk that can be searched; `build` makes one, `open` reads it."""

    def __init__(self, vectors: Stored, lists: Lists | None) -> None:
        self._vectors = vectors
        self._lists = lists

    def __len__(self) -> int:
        return len(self._vectors)

    @classmethod
    def open(cls, folder: Path, *, encoder: str) -> "Index":
        """The index in a folder, mapped. Raises ModelError if it is no index or of another encoder."""
        try:
            made_by = json.loads((folder / ABOUT).read_text("utf-8"))["encoder"]
            vectors = np.load(folder / VECTORS, mmap_mode="r", allow_pickle=False)
            lists = _read_lists(folder / LISTS)
        except (OSError, ValueError, KeyError) as error:
            raise ModelError(f"{folder}: not an index of vectors ({error}); build it again") from error
        if made_by != encoder:
            raise ModelError(f"{folder}: vectors of {made_by!r}, expected {encoder!r}; build it again")
        return cls(vectors, lists)

    def search(self, queries: Vectors, k: int, *, probes: int | None = PROBES) -> Neighbours:
        """The k nearest vectors to each query; of an inverted file, those of the `probes` nearest lists.

        Where these hold fewer than k, the rest is row -1 with score -inf. probes None looks at all vectors:
        exact, and for over a hundred queries at once faster too. Raises ValueError if k is not over 0.
        """
        if self._lists is None:
            return exact(queries, self._vectors, k)
        if probes is None:
            found = exact(queries, self._vectors, k)
            return Neighbours(self._lists.rows[found.rows], found.scores)
        _check(k)
        lists = self._lists
        near = exact(queries, lists.centroids, probes).rows
        width = min(k, len(self._vectors))
        rows = np.full((len(queries), width), -1, np.int64)
        scores = np.full((len(queries), width), -np.inf, np.float32)
        for number in np.unique(near):
            asked = np.flatnonzero((near == number).any(axis=1))
            part = slice(lists.starts[number], lists.starts[number + 1])
            found = exact(queries[asked], self._vectors[part], k)
            place = lists.rows[part][found.rows]
            best = _better(Neighbours(rows[asked], scores[asked]), place, found.scores, width)
            rows[asked], scores[asked] = best.rows, best.scores
        return Neighbours(rows, scores)


def _read_lists(path: Path) -> Lists | None:
    if not path.exists():
        return None
    with np.load(path, allow_pickle=False) as arrays:
        return Lists(arrays["centroids"], arrays["starts"], arrays["rows"])


def build(vectors: Stored, folder: Path, *, encoder: str, exact_up_to: int = EXACT_UP_TO) -> Index:
    """Write an index of unit vectors and open it.

    vectors: shape (count, dimension), may be mapped from a file; folder: made if it is not there; encoder:
    version of what made them; exact_up_to: of more vectors an inverted file is made, which takes about
    a minute for 300,000. Raises ModelError if the folder holds files already.
    """
    folder.mkdir(parents=True, exist_ok=True)
    if any(folder.iterdir()):
        raise ModelError(f"{folder}: not empty; an index is never changed, name another folder")
    lists = _sort_into_lists(vectors) if len(vectors) > exact_up_to else None
    if lists is None:
        _write_vectors(vectors, folder / VECTORS, np.arange(len(vectors)), np.float32)
    else:
        _write_vectors(vectors, folder / VECTORS, lists.rows, np.float16)
        np.savez(folder / LISTS, centroids=lists.centroids, starts=lists.starts, rows=lists.rows)
    about = {"encoder": encoder, "vectors": len(vectors)}
    # Written last: a folder without it is no index, so a killed build leaves none.
    (folder / ABOUT).write_text(json.dumps(about), "utf-8")
    return Index.open(folder, encoder=encoder)


def _write_vectors(vectors: Stored, path: Path, order: Ints, kind: type[np.floating]) -> None:
    # Halves where few blocks are read for a query; making floats of all of them takes ten times the product.
    stored = np.lib.format.open_memmap(path, "w+", kind, vectors.shape)
    for start in range(0, len(order), BLOCK):
        stored[start : start + BLOCK] = vectors[order[start : start + BLOCK]]
    stored.flush()


def _sort_into_lists(vectors: Stored) -> Lists:
    centroids = _centroids(vectors, round(2 * len(vectors) ** 0.5))
    nearest = np.concatenate([exact(block, centroids, 1).rows[:, 0] for block in _blocks(vectors)])
    rows = np.argsort(nearest, kind="stable")
    starts = np.searchsorted(nearest[rows], np.arange(len(centroids) + 1))
    return Lists(centroids, starts.astype(np.int64), rows.astype(np.int64))


def _blocks(vectors: Stored) -> Iterator[Vectors]:
    for start in range(0, len(vectors), BLOCK):
        yield np.asarray(vectors[start : start + BLOCK], np.float32)


def _centroids(vectors: Stored, count: int) -> Vectors:
    """Centres of k-means on the sphere, over a sample."""
    random = np.random.default_rng(SEED)
    chosen = np.sort(random.choice(len(vectors), min(len(vectors), SAMPLE * count), replace=False))
    sample = np.asarray(vectors[chosen], np.float32)
    centroids = sample[random.choice(len(sample), count, replace=False)]
    for _ in range(ROUNDS):
        nearest = exact(sample, centroids, 1).rows[:, 0]
        sums = np.zeros_like(centroids)
        np.add.at(sums, nearest, sample)
        lengths = np.linalg.norm(sums, axis=1, keepdims=True)
        # A centre that nothing is near to stays where it was.
        centroids = np.where(lengths > 0, sums / np.maximum(lengths, 1e-12), centroids).astype(np.float32)
    return centroids
