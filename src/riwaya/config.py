"""Settings, read once at the edge (`Settings.from_environment`) and passed on as plain arguments."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """How a build uses the machine; nothing but `tagger` and `encoder` changes what is found.

    workers: processes that annotate; threads: of the encoder; batch: articles handed to a
    worker at a time, which bounds memory; tagger: whether the trained tagger looks for names
    beside the rules, which takes the larger part of the time; encoder: name or folder of the
    sentence encoder (`models.encoders`), None for the one the workspace has; gazetteer: folder of
    a user's own names for all workspaces.
    """

    workers: int = 1
    threads: int = 2
    batch: int = 64
    tagger: bool = True
    encoder: str | None = None
    gazetteer: Path | None = None

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] = os.environ) -> "Settings":
        """Settings of this machine: a worker and a thread a core, or RIWAYA_WORKERS, RIWAYA_THREADS.

        RIWAYA_TAGGER=no leaves the tagger out; RIWAYA_ENCODER names the sentence encoder;
        RIWAYA_GAZETTEER is the folder of the user's own names.
        """
        cores = os.cpu_count() or 1
        return cls(
            workers=int(environment.get("RIWAYA_WORKERS", cores)),
            threads=int(environment.get("RIWAYA_THREADS", cores)),
            tagger=environment.get("RIWAYA_TAGGER", "yes") != "no",
            encoder=environment.get("RIWAYA_ENCODER") or None,
            gazetteer=_gazetteer(environment),
        )


def _gazetteer(environment: Mapping[str, str]) -> Path | None:
    """Where a user's own names are kept for all workspaces; None where there is no home for them."""
    home = environment.get("XDG_DATA_HOME") or environment.get("HOME")
    named = environment.get("RIWAYA_GAZETTEER")
    if named or not home:
        return Path(named) if named else None
    data = Path(home) if environment.get("XDG_DATA_HOME") else Path(home, ".local", "share")
    return data / "riwaya" / "gazetteer"
