"""Anything to articles: files, folders, standard input.

Order: each input is walked to its files, each file is read by its suffix, a folder's
`metadata.csv` fills what its text files and pages cannot carry, and ids are checked over the
whole input. What cannot be read becomes a `Problem`; everything else goes on.
"""

import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import IO

from riwaya.errors import InputError
from riwaya.ingest.decode import decode, decode_page
from riwaya.ingest.fields import Outcome, article
from riwaya.ingest.tables import csv_rows, json_lines, json_lines_file, rows
from riwaya.types import Article, Problem, content_id

Metadata = Mapping[str, Mapping[str, object]]
METADATA = "metadata.csv"


def read(inputs: Iterable[str], *, stdin: IO[bytes] | None = None) -> Iterator[Outcome]:
    """All articles of the inputs, in a stable order, and a problem for each that cannot be read.

    inputs: paths of files and folders, or "-" for JSON lines on standard input.
    """
    seen: dict[str, str] = {}
    for given in inputs:
        for outcome in _input(given, stdin or sys.stdin.buffer):
            yield from _unique(outcome, seen)


def _unique(outcome: Outcome, seen: dict[str, str]) -> Iterator[Outcome]:
    """Passes each article once; a second, different one under the same id is a problem."""
    if isinstance(outcome, Problem):
        yield outcome
        return
    content = content_id([outcome.title or "", outcome.text, outcome.outlet or ""])
    known = seen.get(outcome.id)
    if known is None:
        seen[outcome.id] = content
        yield outcome
    elif known != content:
        where = outcome.path or outcome.id
        problem = f"the id {outcome.id!r} was given before with other content"
        yield Problem(where=where, problem=problem, remedy="give each article an id of its own")


def _input(given: str, stdin: IO[bytes]) -> Iterator[Outcome]:
    if given == "-":
        yield from json_lines(stdin, name="standard input", path=None)
        return
    path = Path(given)
    if path.is_dir():
        yield from _folder(path)
    elif path.exists():
        yield from _file(path, name=str(path), path=path.name, metadata={})
    else:
        yield Problem(where=given, problem="no such file or folder", remedy="check the path")


def _folder(folder: Path) -> Iterator[Outcome]:
    metadata: dict[str, Mapping[str, object]] = {}
    for listed in sorted(folder.rglob(METADATA)):
        yield from _metadata(listed, folder, metadata)
    for file in sorted(folder.rglob("*")):
        if _is_article_file(file, folder):
            below = file.relative_to(folder).as_posix()
            yield from _file(file, name=str(file), path=below, metadata=metadata)


def _is_article_file(file: Path, folder: Path) -> bool:
    hidden = any(part.startswith(".") for part in file.relative_to(folder).parts)
    return file.is_file() and not hidden and file.name != METADATA and _reader(file) is not None


def _metadata(listed: Path, folder: Path, into: dict[str, Mapping[str, object]]) -> Iterator[Problem]:
    """Fills `into` (path below `folder` -> fields) from one metadata.csv."""
    try:
        for number, row in rows(decode(listed.read_bytes(), str(listed)), str(listed)):
            target = listed.parent / str(row.get("path") or "")
            if target.is_file():
                into[target.relative_to(folder).as_posix()] = row
            else:
                where = f"{listed}:{number}"
                problem = f"`path` is {row.get('path')!r}, which is no file here"
                yield Problem(where=where, problem=problem, remedy="write it relative to metadata.csv")
    except (InputError, ValueError, OSError) as error:
        yield _problem(error, str(listed))


def _file(file: Path, *, name: str, path: str, metadata: Metadata) -> Iterator[Outcome]:
    """The articles of one file; whatever goes wrong stays inside it."""
    reader = _reader(file)
    if reader is None:
        remedy = f"use one of {', '.join(_READERS)}"
        yield Problem(where=name, problem=f"unknown kind of file {file.suffix!r}", remedy=remedy)
        return
    try:
        yield from reader(file, name, path, metadata)
    except (InputError, OSError) as error:
        yield _problem(error, name)


def _problem(error: Exception, where: str) -> Problem:
    if isinstance(error, InputError):
        return Problem(where=error.where, problem=error.problem, remedy=error.remedy)
    return Problem(where=where, problem=str(error), remedy="check the file and its permissions")


def _text_file(file: Path, name: str, path: str, metadata: Metadata) -> Iterator[Outcome]:
    text = decode(file.read_bytes(), name)
    yield from article({**metadata.get(path, {}), "text": text, "html": None}, where=name, path=path)


def _html_file(file: Path, name: str, path: str, metadata: Metadata) -> Iterator[Outcome]:
    html = decode_page(file.read_bytes(), name)
    yield from article({**metadata.get(path, {}), "html": html, "text": None}, where=name, path=path)


def _json_file(file: Path, name: str, path: str, _: Metadata) -> Iterator[Outcome]:
    yield from json_lines_file(file, name=name, path=path)


def _csv_file(file: Path, name: str, path: str, _: Metadata) -> Iterator[Outcome]:
    yield from csv_rows(file, name=name, path=path)


_READERS: Mapping[str, Callable[[Path, str, str, Metadata], Iterator[Outcome]]] = {
    ".txt": _text_file,
    ".html": _html_file,
    ".htm": _html_file,
    ".jsonl": _json_file,
    ".jsonl.gz": _json_file,
    ".csv": _csv_file,
}


def _reader(file: Path) -> Callable[[Path, str, str, Metadata], Iterator[Outcome]] | None:
    name = file.name.lower()
    return next((reader for suffix, reader in _READERS.items() if name.endswith(suffix)), None)


def articles(outcomes: Iterable[Outcome], problems: list[Problem]) -> Iterator[Article]:
    """The articles among the outcomes; the problems are added to `problems` as they come."""
    for outcome in outcomes:
        if isinstance(outcome, Problem):
            problems.append(outcome)
        else:
            yield outcome
