"""Settings, read once at the edge (`Settings.from_environment`) and passed on as plain arguments."""

import os
from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """How a build uses the machine; nothing here changes what is found.

    workers: processes that annotate; threads: of the encoder; batch: articles handed to a
    worker at a time, which bounds memory.
    """

    workers: int = 1
    threads: int = 2
    batch: int = 64

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] = os.environ) -> "Settings":
        """Settings of this machine: a worker and a thread a core, or RIWAYA_WORKERS, RIWAYA_THREADS."""
        cores = os.cpu_count() or 1
        return cls(
            workers=int(environment.get("RIWAYA_WORKERS", cores)),
            threads=int(environment.get("RIWAYA_THREADS", cores)),
        )
