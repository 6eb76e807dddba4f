"""Settings, read once at the edge (`Settings.from_environment`) and passed on as plain arguments."""

import os
from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """How a build uses the machine; nothing but `tagger` and `encoder` changes what is found.

    workers: processes that annotate; threads: of the encoder; batch: articles handed to a
    worker at a time, which bounds memory; tagger: whether the trained tagger looks for names
    beside the rules, which takes the larger part of the time; encoder: name or folder of the
    sentence encoder (`models.encoders`), None for the one the workspace has.
    """

    workers: int = 1
    threads: int = 2
    batch: int = 64
    tagger: bool = True
    encoder: str | None = None

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] = os.environ) -> "Settings":
        """Settings of this machine: a worker and a thread a core, or RIWAYA_WORKERS, RIWAYA_THREADS.

        RIWAYA_TAGGER=no leaves the tagger out; RIWAYA_ENCODER names the sentence encoder.
        """
        cores = os.cpu_count() or 1
        return cls(
            workers=int(environment.get("RIWAYA_WORKERS", cores)),
            threads=int(environment.get("RIWAYA_THREADS", cores)),
            tagger=environment.get("RIWAYA_TAGGER", "yes") != "no",
            encoder=environment.get("RIWAYA_ENCODER") or None,
        )
