"""A folder of a user's own name lists: kept, told, taken away.

One JSON-lines file a list, named as the file it came from. Two such folders are read: the user's
(`Settings.gazetteer`), for all workspaces, and `gazetteer/` in a workspace.
"""

from collections.abc import Iterable
from pathlib import Path

import msgspec

from riwaya.errors import WorkspaceError
from riwaya.types import GazetteerEntry

SUFFIX = ".jsonl"
_ENCODER = msgspec.json.Encoder()
_DECODER = msgspec.json.Decoder(GazetteerEntry)


def folder_of(workspace: Path) -> Path:
    """Where a workspace keeps its own name lists."""
    return workspace / "gazetteer"


def keep(folder: Path, name: str, entries: Iterable[GazetteerEntry]) -> Path:
    """Writes a list under its name, over an earlier one; gives its file. All of it or nothing is written."""
    folder.mkdir(parents=True, exist_ok=True)
    file, new = folder / f"{name}{SUFFIX}", folder / f".{name}.new"
    new.write_bytes(_ENCODER.encode_lines(list(entries)))
    new.replace(file)
    return file


def lists(folder: Path) -> dict[str, tuple[GazetteerEntry, ...]]:
    """All lists of a folder by name, sorted; none where there is no folder.

    Raises WorkspaceError for a file that is not as `keep` wrote it.
    """
    files = sorted(folder.glob(f"[!.]*{SUFFIX}")) if folder.is_dir() else []
    return {file.stem: _read(file) for file in files}


def _read(file: Path) -> tuple[GazetteerEntry, ...]:
    try:
        return tuple(_DECODER.decode_lines(file.read_bytes()))
    except (msgspec.DecodeError, msgspec.ValidationError) as error:
        remedy = f"remove it with `riwaya gazetteer remove {file.stem}` and add the list again"
        raise WorkspaceError(f"{file}: not a list of names: {error}; {remedy}") from error


def drop(folder: Path, name: str) -> bool:
    """Takes a list away; False where there is none of this name."""
    found = next((file for file in folder.glob(f"[!.]*{SUFFIX}") if file.stem == name), None)
    if found:
        found.unlink()
    return found is not None
