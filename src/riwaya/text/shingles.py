"""Copied text: stable shingles, MinHash signatures, join keys, and the passages two texts share.

1. `shingles` hashes every run of n words to 64 bits.
2. `minhash` reduces them to a signature whose agreement estimates the Jaccard similarity
   (Broder 1997); `bands` turns it into keys, so near copies meet by a join (LSH).
3. `aligned_passages` finds what a pair has in common, word for word (greedy string tiling,
   Wise 1993), with the matches found by joining shingles rather than by comparing all with all.

Hashes are the same in every process and on every machine: they may be stored and joined.
"""

import heapq
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from hashlib import blake2b

import numpy as np
from numpy.typing import NDArray

Hashes = NDArray[np.uint64]
Signature = NDArray[np.uint32]
Passage = tuple[int, int, int, int]

PERMUTATIONS = 128
# 32 bands of 4 rows: a pair at Jaccard 0.5 meets with probability 0.87, one at 0.2 with 0.05.
ROWS = 4
# Eight running words in common are hardly ever chance in news, bar set phrases and names of
# offices; copied sentences edited in places still hold such runs.
MINIMUM_RUN = 8
# A shingle that recurs more often than this in both texts is paired in order of occurrence only:
# else a text that repeats one line would cost the square of its length.
_MANY = 32

_MULTIPLIER = np.uint64(0x9E3779B97F4A7C15)
_NO_SHINGLES = np.uint32(0xFFFFFFFF)


@lru_cache(maxsize=1 << 17)
def _word_hash(word: str) -> int:
    return int.from_bytes(blake2b(word.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "little")


def _mixed(values: Hashes) -> Hashes:
    """The finaliser of splitmix64 (Steele et al. 2014): every input bit reaches every output bit."""
    values = (values ^ (values >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    values = (values ^ (values >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return values ^ (values >> np.uint64(31))


def run_hashes(words: Sequence[str], n: int) -> Hashes:
    """The 64-bit hash of the n words from each position on, the same everywhere; empty if there are fewer."""
    if n < 1:
        raise ValueError(f"n={n}: expected at least 1 word a shingle")
    if len(words) < n:
        return np.zeros(0, dtype=np.uint64)
    one = np.fromiter(map(_word_hash, words), dtype=np.uint64, count=len(words))
    count = len(words) - n + 1
    total = np.zeros(count, dtype=np.uint64)
    for offset in range(n):
        total = total * _MULTIPLIER + one[offset : offset + count]
    return _mixed(total)


def shingles(words: Sequence[str], n: int) -> frozenset[int]:
    """Stable 64-bit hashes of all runs of n words."""
    return frozenset(run_hashes(words, n).tolist())


@lru_cache(maxsize=8)
def _permutations(count: int) -> tuple[Hashes, Hashes]:
    """Multipliers (odd) and offsets of `count` hash functions, the same for ever."""
    seeds = np.arange(1, 2 * count + 1, dtype=np.uint64) * _MULTIPLIER
    values = _mixed(seeds)
    return values[:count, None] | np.uint64(1), values[count:, None]


def minhash(shingles: Iterable[int], *, permutations: int = PERMUTATIONS) -> Signature:
    """The MinHash signature, `permutations` values of 32 bits (multiply-shift hashing, Dietzfelbinger 1996).

    The share of equal values of two signatures estimates the Jaccard similarity of the two sets.
    """
    values = np.fromiter(shingles, dtype=np.uint64)
    if not len(values):
        return np.full(permutations, _NO_SHINGLES, dtype=np.uint32)
    multipliers, offsets = _permutations(permutations)
    hashed: Hashes = (multipliers * values + offsets) >> np.uint64(32)
    signature: Signature = hashed.min(axis=1).astype(np.uint32)
    return signature


def bands(signature: Signature, *, rows: int = ROWS) -> tuple[str, ...]:
    """Join keys: two texts are candidates when they share one; none for a text with no shingles."""
    if len(signature) % rows:
        raise ValueError(f"rows={rows}: expected a divisor of the signature's length {len(signature)}")
    if (signature == _NO_SHINGLES).all():
        return ()
    chunks = signature.astype("<u4").reshape(-1, rows)
    return tuple(
        f"{i}:{blake2b(chunk.tobytes(), digest_size=8).hexdigest()}" for i, chunk in enumerate(chunks)
    )


def aligned_passages(
    a_tokens: Sequence[str], b_tokens: Sequence[str], *, minimum: int = MINIMUM_RUN
) -> tuple[Passage, ...]:
    """Runs of at least `minimum` equal words, the longest first served, no word in two of them.

    Gives half-open token spans (a_start, a_end, b_start, b_end) ordered by a_start. Pass folded
    words without punctuation to see through its differences.
    """
    runs = _common_runs(run_hashes(a_tokens, minimum), run_hashes(b_tokens, minimum), minimum)
    queue = [(-length, a, b) for a, b, length in runs]
    heapq.heapify(queue)
    a_taken, b_taken = np.zeros(len(a_tokens), dtype=bool), np.zeros(len(b_tokens), dtype=bool)
    placed: list[Passage] = []
    while queue:
        length, a, b = heapq.heappop(queue)
        taken = a_taken[a : a - length] | b_taken[b : b - length]
        if taken.any():
            for first, last in _free_stretches(taken, minimum):
                heapq.heappush(queue, (first - last, a + first, b + first))
            continue
        a_taken[a : a - length] = b_taken[b : b - length] = True
        placed.append((a, a - length, b, b - length))
    return tuple(sorted(placed))


def bridged(passages: Iterable[Passage], *, gap: int) -> tuple[Passage, ...]:
    """Passages that follow one another in both texts, at most `gap` words apart in each, as one.

    A copy whose editor changed a word here and there comes out as one passage.
    """
    joined: list[Passage] = []
    for passage in sorted(passages):
        if joined and all(0 <= passage[i] - joined[-1][i + 1] <= gap for i in (0, 2)):
            a_start, _, b_start, _ = joined.pop()
            passage = (a_start, passage[1], b_start, passage[3])
        joined.append(passage)
    return tuple(joined)


def _common_runs(a: Hashes, b: Hashes, n: int) -> Iterator[tuple[int, int, int]]:
    """Maximal runs (a_start, b_start, length in words) from equal shingles on one diagonal."""
    pairs = sorted(_equal_positions(a, b))
    open_run: tuple[int, int, int] | None = None
    for diagonal, i in pairs:
        if open_run and diagonal == open_run[0] and i == open_run[2] + 1:
            open_run = (diagonal, open_run[1], i)
            continue
        if open_run:
            yield open_run[1], open_run[1] + open_run[0], open_run[2] - open_run[1] + n
        open_run = (diagonal, i, i)
    if open_run:
        yield open_run[1], open_run[1] + open_run[0], open_run[2] - open_run[1] + n


def _equal_positions(a: Hashes, b: Hashes) -> Iterator[tuple[int, int]]:
    """(diagonal, position in a) of every pair of equal hashes; the diagonal is b's position less a's."""
    common = set(a.tolist()).intersection(b.tolist())
    places_a, places_b = _places(a, common), _places(b, common)
    for value in common:
        left, right = places_a[value], places_b[value]
        if min(len(left), len(right)) > _MANY:
            yield from ((j - i, i) for i, j in zip(left, right, strict=False))
        else:
            yield from ((j - i, i) for i in left for j in right)


def _places(hashes: Hashes, wanted: set[int]) -> dict[int, list[int]]:
    places: dict[int, list[int]] = {value: [] for value in wanted}
    for i, value in enumerate(hashes.tolist()):
        if value in places:
            places[value].append(i)
    return places


def _free_stretches(taken: NDArray[np.bool_], minimum: int) -> Iterator[tuple[int, int]]:
    """Half-open stretches of at least `minimum` untaken places."""
    edges = np.flatnonzero(np.diff(np.concatenate(([1], taken, [1])).astype(np.int8)))
    for first, last in edges.reshape(-1, 2).tolist():
        if last - first >= minimum:
            yield first, last
