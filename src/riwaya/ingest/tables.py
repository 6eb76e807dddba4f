"""Records in files of many: JSON lines (plain, gzip, standard input) and CSV.

A broken line is a problem with its number; the lines after it are still read.
"""

import csv
import gzip
import io
import zlib
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import IO

import msgspec

from riwaya.errors import InputError
from riwaya.ingest.decode import decode
from riwaya.ingest.fields import Outcome, article
from riwaya.types import Problem

# A line is held in memory whole; one beyond this is not an article.
MAX_LINE = 256 * 1024 * 1024
csv.field_size_limit(MAX_LINE)
_BOM = b"\xef\xbb\xbf"

Record = Mapping[str, object]


def json_lines(stream: IO[bytes], *, name: str, path: str | None) -> Iterator[Outcome]:
    """One article a line; blank lines are passed over.

    name: of the stream in errors; path: the articles' `path`.
    """
    for number, line in enumerate(iter(partial(stream.readline, MAX_LINE), b""), 1):
        where = f"{name}:{number}"
        record = line.removeprefix(_BOM) if number == 1 else line
        if record.strip():
            yield from _safely(partial(_json, record, where), where, path)


def json_lines_file(file: Path, *, name: str, path: str) -> Iterator[Outcome]:
    """As `json_lines`, from a file, unpacked when its name ends in .gz."""
    opener = gzip.open if file.suffix == ".gz" else open
    try:
        with opener(file, "rb") as stream:
            yield from json_lines(stream, name=name, path=path)  # type: ignore[arg-type]
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        yield Problem(where=name, problem=f"damaged gzip: {error}", remedy="copy or compress the file again")


def csv_rows(file: Path, *, name: str, path: str) -> Iterator[Outcome]:
    """One article a row, by the header's field names."""
    for number, row in rows(decode(file.read_bytes(), name), name):
        where = f"{name}:{number}"
        yield from _safely(partial(_checked, row, where), where, path)


def rows(text: str, name: str) -> Iterator[tuple[int, Record]]:
    """Line number and fields of each row of a CSV text; the first row is the header.

    Raises InputError where the table is broken, after the rows before the break.
    """
    reader = csv.DictReader(io.StringIO(text, newline=""), strict=True)
    while True:
        try:
            row = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            problem = f"not valid CSV: {error}"
            raise InputError(
                f"{name}:{reader.line_num}", problem, "check the quotes around this row"
            ) from error
        yield reader.line_num, {(SURPLUS if key is None else key.strip()): row[key] for key in row}


# Named apart from the header's cells so that words in surplus cells are not lost unseen.
SURPLUS = "\0surplus"


def _safely(load: Callable[[], Record], where: str, path: str | None) -> Iterator[Outcome]:
    try:
        yield from article(load(), where=where, path=path)
    except InputError as error:
        yield Problem(where=error.where, problem=error.problem, remedy=error.remedy)


def _checked(row: Record, where: str) -> Record:
    if SURPLUS in row:
        raise InputError(where, "more cells than the header has names", "put text with commas in quotes")
    return row


def _json(line: bytes, where: str) -> Record:
    try:
        value = msgspec.json.decode(line)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise InputError(
            where, f"not valid JSON: {error}", "write one JSON object a line, in UTF-8"
        ) from error
    if not isinstance(value, dict):
        raise InputError(
            where, f"a {type(value).__name__}, not a JSON object", "write one JSON object a line"
        )
    return value
