"""Fits what weighs the tagger's network and the lists together: a conditional random field a language.

    python -m training.fit_tagger_lists --out tagger_lists.npz [--network tagger.npz]

Order: sentences of the news sets; the encoder's own vectors of their words, from layers that no tagger was
trained on (`vectors`); a linear head over them for each fifth of a set, learnt on the other four
(`jackknifed`), since the network is too sure of the sentences that it was trained on; lists of
words counted without that fifth (`counted_without`); the field over both (python-crfsuite, Okazaki);
its sharpness, on sentences kept aside; the archive.

torch, python-crfsuite and what `build_gazetteer` reads are needed here and nowhere else.
"""

import argparse
import json
import random
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from itertools import groupby
from pathlib import Path
from typing import Any, NamedTuple
from unittest.mock import patch

import numpy as np
import pycrfsuite  # type: ignore[import-not-found]
import torch
from torch.nn import functional
from training.tagger_data import SHARED, Example
from training.train_tagger import Base, Item, batches, count, item, padded, rate, run_layer, runs, word_labels

from riwaya.languages.gazetteer import WordFacts
from riwaya.models import tagger_decoding, tagger_features, tagger_lists, tagger_weights
from riwaya.models.tagger import E5Tagger
from riwaya.models.tagger_decoding import LABELS, log_shares
from riwaya.text.normalise import fold
from riwaya.text.tokens import Token, tokens
from training import build_gazetteer, tagger_data

SETS = {"ar": ("ANERcorp", "Wojood"), "fa": ("PEYMA",)}
MOST = 4200  # sentences of a set, the first; more take hours, and weights of lists need no more
FOLDS = 5
# The word table, and two layers from the encoder's middle: names show there best.
LAYERS = (6, 9)
RATE, DECAY, DROPOUT, PASSES, ROWS = 1e-2, 0.1, 0.2, 3, 512
# Penalty on squared weights; 0.3 and 3 were 0.001 to 0.01 F1 worse in four folds of the aside sentences.
PENALTY, ITERATIONS = 1.0, 100
NEVER = -9.0
SHARPNESS = np.arange(0.5, 2.01, 0.1)


class Told(NamedTuple):
    """A sentence: its set, its fifth, its words, their labels, what a head says that has not read it."""

    fold: tuple[str, int]
    words: Sequence[Token]
    labels: np.ndarray
    scores: np.ndarray


# ---------------------------------------------------------------- vectors that no tagger has seen


def vectors(base: Base, items: Sequence[Item]) -> list[np.ndarray]:
    """For each sentence the mean over each word's pieces of the word table's rows and of the LAYERS."""
    layers = [base.layer(number) for number in range(max(LAYERS))]
    at = {id(one): n for n, one in enumerate(items)}
    found = [np.zeros((0, 0), np.float16)] * len(items)
    for batch in batches(items, random.Random(1)):
        ids, mask = padded(batch, base.header.padding)
        seen = torch.from_numpy(mask)[:, None, None, :]
        with torch.no_grad():
            x = base.embeddings(ids, mask.astype(np.float32))
            kept = [x]
            for number, layer in enumerate(layers, start=1):
                x = run_layer(x, seen, layer, base.header, 0.0)
                kept += [x] if number in LAYERS else []
        states = torch.cat(kept, dim=-1).numpy()
        for row, one in enumerate(batch):
            found[at[id(one)]] = tagger_decoding.of_words(states[row], one.ranges).astype(np.float16)
    return found


def head(rows: np.ndarray, labels: np.ndarray) -> Callable[[np.ndarray], np.ndarray]:
    """A linear classifier of words, by Adam from the labels' shares; gives scores."""
    x, y = torch.from_numpy(rows), torch.from_numpy(labels)
    mean, spread = x.float().mean(0), x.float().std(0) + 1e-3
    linear = torch.nn.Linear(x.shape[1], len(LABELS))
    linear.weight.data.zero_()
    counts = torch.bincount(y, minlength=len(LABELS)).float() + 1
    linear.bias.data = torch.log(counts / counts.sum())
    adam = torch.optim.AdamW(linear.parameters(), lr=RATE, weight_decay=DECAY)
    order = torch.cat([torch.randperm(len(x)) for _ in range(PASSES)]).split(ROWS)
    for step, chosen in enumerate(order):
        adam.param_groups[0]["lr"] = RATE * (1 - step / len(order))
        given = functional.dropout((x[chosen].float() - mean) / spread, DROPOUT)
        loss = functional.cross_entropy(linear(given), y[chosen])
        adam.zero_grad()
        loss.backward()
        adam.step()
    return lambda rows: linear((torch.from_numpy(rows).float() - mean) / spread).detach().numpy()


def jackknifed(name: str, examples: Sequence[Example], base: Base) -> Iterator[Told]:
    """The sentences of a set, in order, each with what a head says that learnt from the other folds."""
    items = [item(one, base.tokenizer) for one in examples]
    rows = vectors(base, items)
    labels = [np.maximum(one.labels, 0) for one in items]
    fold_of = [at * FOLDS // len(items) for at in range(len(items))]
    heads = []
    for fold_ in range(FOLDS):
        others = [at for at, one in enumerate(fold_of) if one != fold_]
        heads.append(head(*(np.concatenate([of[at] for at in others]) for of in (rows, labels))))
    for at, one in enumerate(examples):
        words = tokens(one.text)
        if len(words) == len(labels[at]) > 0:  # not so where the sentence was cut
            yield Told((name, fold_of[at]), words, labels[at], heads[fold_of[at]](rows[at]))


# ---------------------------------------------------------------- lists that have not counted a fold

COLUMNS = {"person": ("begins", "inside"), "place": ("place",) * 2, "organisation": ("body",) * 2}
Counts = Mapping[str, build_gazetteer.Use]
Table = dict[str, WordFacts]


def column(label: int) -> str:
    """The column of a word's uses that a label is counted under."""
    kind = tagger_decoding.KINDS[(label - 1) // 2] if label else "other"
    return COLUMNS[kind][(label - 1) % 2] if kind in COLUMNS else "other"


def less(counts: Counts, told: Sequence[tuple[Sequence[Token], np.ndarray]]) -> Counts:
    """The counts of words' uses without those in some sentences."""
    own: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for words, labels in told:
        for word, label in zip(words, labels, strict=True):
            own[fold(word.text)][column(int(label))] += 1
    return {
        word: build_gazetteer.Use(*(max(0, n - own[word][name]) for name, n in use._asdict().items()))
        for word, use in counts.items()
    }


class Tables:
    """Word tables of a language, as `build_gazetteer` makes them, without some sentences' counts."""

    def __init__(self, language: str) -> None:
        self.language = language
        self.counts = build_gazetteer.uses(SHARED, language)
        self.names = build_gazetteer.name_lists(SHARED, language)
        self.frequencies = build_gazetteer.zipf(language)

    def without(self, told: Sequence[tuple[Sequence[Token], np.ndarray]]) -> Table:
        """The table without the counts of labelled words."""
        known = (self.counts, self.names, self.frequencies)
        given = dict(zip(("uses", "name_lists", "zipf"), known, strict=True))
        given["uses"] = less(self.counts, told)
        with ExitStack() as stack:
            for name, value in given.items():
                stack.enter_context(patch.object(build_gazetteer, name, lambda *_, value=value: value))
            rows = build_gazetteer.word_table(SHARED, self.language)
        return {row.word: WordFacts(row.zipf / 10, *row[2:]) for row in rows}


@contextmanager
def looked_up_in(table: Table) -> Iterator[None]:
    """Features of lists by this table of words."""

    def forget() -> None:
        for cached in (tagger_features._reading, tagger_features._alone, tagger_features._as_place):
            cached.cache_clear()

    forget()
    with patch.object(tagger_features, "word_table", lambda _: table):
        yield
    forget()


# ---------------------------------------------------------------- the field


def sharpness(scores: Sequence[np.ndarray], labels: Sequence[np.ndarray]) -> float:
    """What scores are to be multiplied by for the labels to be likeliest (Guo et al. 2017)."""
    every, gold = torch.from_numpy(np.concatenate(scores)), torch.from_numpy(np.concatenate(labels))
    return float(min(SHARPNESS, key=lambda one: float(functional.cross_entropy(every * float(one), gold))))


def rows_of(told: Sequence[Told], language: str, tables: Tables) -> Iterator[np.ndarray]:
    """The features of each sentence, by a table that has not counted its fold."""
    sharp = sharpness([one.scores for one in told], [one.labels for one in told])
    for fold_, group in groupby(told, key=lambda one: one.fold):
        held = list(group)
        with looked_up_in(tables.without([(one.words, one.labels) for one in held])):
            for one in held:
                shares = log_shares((one.scores * sharp).astype(np.float32))
                yield tagger_features.features(one.words, shares, language)
        print(json.dumps({"language": language, "fold": fold_}), flush=True)


def fitted(told: Sequence[Told], rows: Iterable[np.ndarray], path: Path) -> tuple[np.ndarray, np.ndarray]:
    """Weights of features (features, labels) and of steps (labels, labels)."""
    trainer = pycrfsuite.Trainer(algorithm="lbfgs", verbose=False)
    for one, row in zip(told, rows, strict=True):
        named = [{tagger_features.NAMES[at]: float(word[at]) for at in np.flatnonzero(word)} for word in row]
        trainer.append(pycrfsuite.ItemSequence(named), [LABELS[label] for label in one.labels])
    trainer.set_params(
        {"c1": 0.0, "c2": PENALTY, "max_iterations": ITERATIONS, "feature.possible_transitions": True}
    )
    trainer.train(str(path))
    tagger = pycrfsuite.Tagger()
    tagger.open(str(path))
    return _arrays(tagger.info())


def _arrays(info: Any) -> tuple[np.ndarray, np.ndarray]:
    weights = np.zeros((len(tagger_features.NAMES), len(LABELS)), np.float32)
    steps = np.zeros((len(LABELS), len(LABELS)), np.float32)
    for (name, label), weight in info.state_features.items():
        weights[tagger_features.NAMES.index(name), LABELS.index(label)] = weight
    for (one, other), weight in info.transitions.items():
        steps[LABELS.index(one), LABELS.index(other)] = weight
    # A label that no sentence has would stand at 0, above what is seldom.
    known = {label for _, label in info.state_features}
    missing = [at for at, label in enumerate(LABELS) if label not in known]
    weights[tagger_features.NAMES.index("one"), missing] = NEVER
    return weights, steps


# ---------------------------------------------------------------- beside the network


class Aside(NamedTuple):
    """A sentence kept aside: its words, their labels, and the network's log probabilities."""

    words: Sequence[Token]
    labels: np.ndarray
    shares: np.ndarray


def aside(network: E5Tagger, name: str) -> list[Aside]:
    """The sentences of a set kept aside."""
    examples = tagger_data.measuring()[name]
    told = zip(examples, network.told([one.text for one in examples]), strict=True)
    return [
        Aside(words, np.maximum(word_labels(words, one), 0), shares) for one, (words, shares) in told if words
    ]


def measured(sentences: Sequence[Aside], fields: Mapping[str, tagger_lists.Field]) -> dict[str, float]:
    """Strict F1 over persons, places and organisations, together and each."""
    counts: dict[str, np.ndarray] = {kind: np.zeros(3) for kind in tagger_decoding.KINDS}
    for one in sentences:
        labels, _ = tagger_lists.weighed(fields, one.words, one.shares)
        count(counts, runs(one.labels), runs(labels))
    kinds = [kind for kind in counts if kind != "other"]
    return {"all": rate(sum(counts[kind] for kind in kinds)), **{kind: rate(counts[kind]) for kind in kinds}}


def field_of(language: str, base: Base, network: E5Tagger, path: Path) -> tagger_lists.Field:
    """The field of a language; prints what it does for the sentences kept aside."""
    examples = [one for one in tagger_data.training() if one.source in SETS[language]]
    tables = Tables(language)
    told = [
        one
        for name in SETS[language]
        for one in jackknifed(name, [each for each in examples if each.source == name][:MOST], base)
    ]
    weights, steps = fitted(told, rows_of(told, language, tables), path)
    held = {name: aside(network, name) for name in SETS[language]}
    news = held[SETS[language][0]]
    field = tagger_lists.Field(
        weights, steps, sharpness([one.shares for one in news], [one.labels for one in news])
    )
    for name, sentences in held.items():
        with looked_up_in(tables.without([(one.words, one.labels) for one in sentences])):
            both = measured(sentences, {language: tagger_lists.ready(field)})
        print(json.dumps({"set": name, "network": measured(sentences, {}), "both": both}), flush=True)
    return field


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description="fit what weighs the tagger's network and the lists")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--network", type=Path, default=tagger_weights.SHIPPED)
    options = parser.parse_args(arguments)
    torch.manual_seed(0)
    network = E5Tagger.load(path=options.network)
    base = Base()
    fields = {
        language: field_of(language, base, network, options.out.with_suffix(f".{language}.crfsuite"))
        for language in SETS
    }
    tagger_lists.write(options.out, fields)
    return 0


if __name__ == "__main__":
    sys.exit(main())
