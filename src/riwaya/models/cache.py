"""The user's cache: what is derived once from the installed weights and read at every later start.

Order: find the root, and if the named folder is not there build it beside and move it into place.
A folder either is complete or is not there: processes that start at once, or are killed in the
midst of it, leave no half of one. Names carry versions, so a folder never changes.
"""

import os
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path

import platformdirs

from riwaya.errors import ModelError

VARIABLE = "RIWAYA_CACHE"


def default_root() -> Path:
    """The folder named by RIWAYA_CACHE, else the platform's place for a user's caches."""
    named = os.environ.get(VARIABLE)
    return Path(named) if named else platformdirs.user_cache_path("riwaya", appauthor=False)


def ensure(name: str, build: Callable[[Path], None], *, root: Path) -> Path:
    """The folder `name` under `root`, filled by `build` if it is not there yet.

    Raises ModelError if the root cannot be written; what `build` raises passes through.
    """
    target = root / name
    if not target.is_dir():
        _build(target, build)
    return target


def _build(target: Path, build: Callable[[Path], None]) -> None:
    beside = _beside(target)
    try:
        build(beside)
        beside.rename(target)
    except OSError as error:
        # Another process was first: its folder is as good as ours.
        if not target.is_dir():
            raise _unwritable(target.parent, error) from error
    finally:
        shutil.rmtree(beside, ignore_errors=True)


def _beside(target: Path) -> Path:
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        return Path(tempfile.mkdtemp(prefix=f".{target.name}.", dir=target.parent))
    except OSError as error:
        raise _unwritable(target.parent, error) from error


def _unwritable(root: Path, error: OSError) -> ModelError:
    return ModelError(f"{root}: the cache cannot be written ({error}); set {VARIABLE} to a writable folder")
