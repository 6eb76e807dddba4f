"""The sentence encoder by name: the bundled one, or any ONNX model that is already on this machine.

Order: a bundled name, else a folder, else a name whose files a hub's client has left in its cache.
Nothing is downloaded.
"""

import os
from pathlib import Path

from riwaya.errors import ModelError
from riwaya.models.protocols import Encoder

BUNDLED = "multilingual-e5-small"
ALIGNED = "multilingual-e5-small/aligned"


def load(name_or_path: str | Path = BUNDLED, *, threads: int | None = None) -> Encoder:
    """The encoder of that name, ready to run.

    name_or_path: BUNDLED; ALIGNED, its vectors made for finding translations; a folder as
    `onnx_encoder` reads it; or a hub's name such as `intfloat/multilingual-e5-base`, if its files are
    in the local cache (HF_HUB_CACHE, HF_HOME). threads: processors to use, by default all that this
    process may use. Raises ModelError if it is not here or cannot be read.
    """
    if name_or_path in (BUNDLED, ALIGNED):
        from riwaya.models.e5 import E5Encoder

        return E5Encoder.load(threads=threads, pooling="aligned" if name_or_path == ALIGNED else "mean")
    from riwaya.models.onnx_encoder import OnnxEncoder

    return OnnxEncoder.load(locate(name_or_path), threads=threads)


def locate(name_or_path: str | Path) -> Path:
    """The folder of a model that is not bundled. Raises ModelError if there is none."""
    folder = Path(name_or_path).expanduser()
    if folder.is_dir():
        return folder
    cache = hub_cache()
    kept = cache / f"models--{str(name_or_path).replace('/', '--')}" / "snapshots"
    snapshots = sorted(kept.glob("*/"), key=lambda path: path.stat().st_mtime)
    if snapshots:
        return snapshots[-1]
    raise ModelError(
        f"encoder {str(name_or_path)!r}: expected {BUNDLED!r}, {ALIGNED!r}, a folder with model.onnx, "
        f"tokenizer.json and riwaya.yml, or a model kept in {cache}; put it there, nothing is downloaded"
    )


def hub_cache() -> Path:
    """Where huggingface_hub keeps what it has downloaded."""
    named = os.environ.get("HF_HUB_CACHE")
    home = os.environ.get("HF_HOME") or Path.home() / ".cache" / "huggingface"
    return Path(named) if named else Path(home) / "hub"
