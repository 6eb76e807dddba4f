"""Any sentence encoder in a folder: `model.onnx`, `tokenizer.json` and what they do not tell, `riwaya.yml`:

    name: my-encoder      # with version, names the vectors: change it whenever they change
    version: "1"
    prefix: "passage: "   # before every text; default none
    pooling: mean         # mean or first of the last layer's tokens, none where the graph pools; default mean
    max_tokens: 512       # special tokens included; default 512
    model: model.onnx     # default model.onnx, else onnx/model.onnx

A folder without `riwaya.yml` but with the files of sentence-transformers is read by those.
Order: read the description, open tokenizer and graph, then for each call tokenise, sort by length, run
in batches, pool, scale to length 1, put back into the caller's order.
"""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any, Literal, get_args

import numpy as np
import yaml
from numpy.typing import NDArray

from riwaya.errors import ModelError
from riwaya.models.alignment import unit
from riwaya.models.backends import default_threads
from riwaya.models.e5 import CHUNK, batches
from riwaya.models.protocols import Vectors

DESCRIPTION = "riwaya.yml"
TOKENIZER = "tokenizer.json"
MODELS = ("model.onnx", "onnx/model.onnx")
POOLED_OUTPUT = "sentence_embedding"  # what sentence-transformers calls it when the graph pools

# Characters kept for each token: prose has 2 to 6, so this bites on hostile text alone.
MAX_CHARACTERS = 16

Pooling = Literal["mean", "first", "none"]
Ints = NDArray[np.int64]


@dataclass(frozen=True)
class Description:
    """What `riwaya.yml` says; the module's docstring tells the fields."""

    name: str
    version: str
    prefix: str = ""
    pooling: Pooling = "mean"
    max_tokens: int = 512
    model: str = ""


def describe(folder: Path) -> Description:
    """The folder's description. Raises ModelError if it is missing or wrong."""
    path = folder / DESCRIPTION
    if not path.is_file():
        return _from_sentence_transformers(folder)
    try:
        data = yaml.safe_load(path.read_text("utf-8"))
    except (OSError, ValueError, yaml.YAMLError) as error:
        raise ModelError(f"{path}: not readable as YAML ({error}); mend it") from error
    return _checked(data, path)


def _checked(data: Any, path: Path) -> Description:
    known = {field.name: field.type for field in fields(Description)}
    if not isinstance(data, Mapping) or not set(data) <= set(known) or not {"name", "version"} <= set(data):
        raise ModelError(f"{path}: has {data!r}, expected `name`, `version` and of the rest of {list(known)}")
    if data.get("pooling", "mean") not in get_args(Pooling):
        raise ModelError(f"{path}: pooling {data['pooling']!r}, expected one of {get_args(Pooling)}")
    limit = data.get("max_tokens", Description.max_tokens)
    if not isinstance(limit, int) or limit < 1:
        raise ModelError(f"{path}: max_tokens {limit!r}, expected a whole number over 0")
    return Description(**{**data, "name": str(data["name"]), "version": str(data["version"])})


def _from_sentence_transformers(folder: Path) -> Description:
    """As its own files say; a snapshot of a hub's cache is called by its commit, its model two folders up."""
    pooling = _json(folder / "1_Pooling" / "config.json")
    if not pooling:
        raise ModelError(
            f"{folder}: no {DESCRIPTION}, expected one with `name`, `version`, `prefix`, `pooling` and "
            "`max_tokens`; write it"
        )
    in_cache = folder.parent.name == "snapshots"
    name = folder.parent.parent.name.removeprefix("models--") if in_cache else folder.name
    limit = _json(folder / "sentence_bert_config.json").get("max_seq_length") or Description.max_tokens
    prompts = _json(folder / "config_sentence_transformers.json").get("prompts") or {}
    return Description(
        name=name,
        version=folder.name if in_cache else "1",
        prefix=prompts.get("passage", prompts.get("document", "")),
        pooling="first" if pooling.get("pooling_mode_cls_token") else "mean",
        max_tokens=limit,
    )


def _json(path: Path) -> dict[str, Any]:
    """The object in a file, empty if the file is not there."""
    if not path.is_file():
        return {}
    try:
        return dict(json.loads(path.read_text("utf-8")))
    except (OSError, ValueError) as error:
        raise ModelError(f"{path}: not readable as a JSON object ({error}); mend or delete it") from error


class OnnxEncoder:
    """Sentences in, unit vectors out; an `Encoder` of `protocols`. `load` makes one."""

    def __init__(self, folder: Path, description: Description, *, threads: int) -> None:
        """Raises ModelError if a file is missing or cannot be read."""
        self.description = description
        self._model = _model_path(folder, description)
        self._digest = _digest([self._model, folder / TOKENIZER])
        self._tokenizer = _open_tokenizer(folder / TOKENIZER, description.max_tokens)
        self._session = _open_session(self._model, threads)
        self._inputs = [given.name for given in self._session.get_inputs()]
        names = [made.name for made in self._session.get_outputs()]
        self._output = POOLED_OUTPUT if POOLED_OUTPUT in names else names[0]
        self._dimension = int(self._run([[0]]).shape[1])

    @classmethod
    def load(cls, folder: Path, *, threads: int | None = None) -> "OnnxEncoder":
        """The encoder in that folder. Raises ModelError if a file is missing or cannot be read."""
        return cls(folder, describe(folder), threads=threads or default_threads())

    @property
    def version(self) -> str:
        """Name and version as described, with a digest of graph and tokenizer, prefix and pooling."""
        own = self.description
        reading = f"{own.prefix.strip() or 'plain'}-{own.pooling}-{own.max_tokens}"
        return f"{own.name}/{own.version}-{self._digest}/{reading}"

    @property
    def dimension(self) -> int:
        """Columns of a vector."""
        return self._dimension

    def encode(self, texts: Sequence[str]) -> Vectors:
        """One unit vector a text, shape (len(texts), dimension), float32."""
        rows = {text: row for row, text in enumerate(dict.fromkeys(texts))}
        vectors = np.empty((len(rows), self._dimension), np.float32)
        distinct = list(rows)
        for first in range(0, len(distinct), CHUNK):
            ids = self._tokenize(distinct[first : first + CHUNK])
            for batch in batches([len(one) for one in ids]):
                vectors[[first + i for i in batch]] = self._run([ids[i] for i in batch])
        return vectors[[rows[text] for text in texts]]

    def _tokenize(self, texts: Sequence[str]) -> list[list[int]]:
        limit = MAX_CHARACTERS * self.description.max_tokens
        whole = [self.description.prefix + _sound(text[:limit]) for text in texts]
        # A tokenizer may give a text no token at all; the graph needs one.
        return [found.ids or [0] for found in self._tokenizer.encode_batch(whole)]

    def _run(self, batch: Sequence[Sequence[int]]) -> Vectors:
        """Unit vectors of a batch of token ids."""
        ids = np.zeros((len(batch), max(map(len, batch))), np.int64)
        mask = np.zeros_like(ids)
        for row, own in enumerate(batch):
            ids[row, : len(own)] = own
            mask[row, : len(own)] = 1
        feed = {"input_ids": ids, "attention_mask": mask, "token_type_ids": np.zeros_like(ids)}
        try:
            (found,) = self._session.run([self._output], {name: feed[name] for name in self._inputs})
            return unit(_pooled(found, mask, self.description.pooling))
        except Exception as error:  # onnxruntime raises its own, a foreign graph may give any shape
            raise ModelError(
                f"{self._model}: does not run as a sentence encoder with inputs {self._inputs} and "
                f"pooling {self.description.pooling!r} ({error!r}); export it with the inputs input_ids and "
                "attention_mask"
            ) from error


def _sound(text: str) -> str:
    """Text without lone surrogates, which no tokenizer takes."""
    return text.encode("utf-8", "replace").decode("utf-8")


def _pooled(found: Any, mask: Ints, pooling: Pooling) -> NDArray[Any]:
    if found.ndim == 2:
        return np.asarray(found)
    if pooling == "none":
        raise ValueError(f"output of shape {found.shape}, expected (texts, dimension)")
    if pooling == "first":
        return np.asarray(found[:, 0])
    real = mask[:, :, None]
    return np.asarray((found * real).sum(axis=1) / real.sum(axis=1))


def _model_path(folder: Path, description: Description) -> Path:
    for name in (description.model,) if description.model else MODELS:
        if (folder / name).is_file():
            return folder / name
    raise ModelError(
        f"{folder}: no {description.model or ' or '.join(MODELS)}; export the encoder to ONNX there"
    )


def _digest(paths: Sequence[Path]) -> str:
    """First 12 hexadecimal digits of a SHA-256 over the files and the graph's weights beside them."""
    hashed = hashlib.sha256()
    beside = sorted(paths[0].parent.glob(f"{paths[0].name}?*"))  # model.onnx_data, model.onnx.data
    for path in [*paths, *beside]:
        if not path.is_file():
            raise ModelError(f"{path}: no such file; a sentence encoder needs it")
        with path.open("rb") as file:
            hashed.update(hashlib.file_digest(file, "sha256").digest())
    return hashed.hexdigest()[:12]


def _open_tokenizer(path: Path, max_tokens: int) -> Any:
    from tokenizers import Tokenizer

    try:
        tokenizer = Tokenizer.from_file(str(path))
    except Exception as error:  # the library raises bare Exception
        raise ModelError(f"{path}: not a file of the `tokenizers` library ({error})") from error
    tokenizer.enable_truncation(max_tokens)
    tokenizer.no_padding()
    return tokenizer


def _open_session(path: Path, threads: int) -> Any:
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.log_severity_level = 3
    try:
        return onnxruntime.InferenceSession(str(path), options, ["CPUExecutionProvider"])
    except Exception as error:  # onnxruntime has exceptions of its own
        raise ModelError(f"{path}: onnxruntime cannot load it ({error}); export it again") from error
