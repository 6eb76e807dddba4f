"""A user's own names from a file: CSV, ParaNames tables, FollowTheMoney or Wikidata JSON lines.

Order: the file's records, by its name's ending (`.csv`, `.tsv`, else JSON lines); each record's
id, kind and names by what its fields are called; records of one id joined. The first record that
is none stops the reading: a list of names is used whole or not at all.
"""

import csv
import io
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import msgspec

from riwaya.errors import InputError
from riwaya.ingest.decode import decode
from riwaya.text.normalise import fold
from riwaya.types import EntityKind, GazetteerEntry, content_id

KINDS: dict[str, EntityKind] = {
    **dict.fromkeys(("person", "per", "human"), "person"),
    **dict.fromkeys(("place", "loc", "gpe", "location", "address"), "place"),
    **dict.fromkeys(
        ("organisation", "organization", "org", "company", "publicbody", "legalentity"), "organisation"
    ),
    **dict.fromkeys(("other", "misc", "vessel", "airplane", "vehicle", "event"), "other"),
}
FORMATS = "a header with `name` and `kind`; or JSON lines with `id`, `kind` (or `schema`) and names"
# One letter is a name in every text.
SHORTEST = 2
# Between the spellings in one cell.
APART = ";"

Record = Mapping[str, Any]


def read_gazetteer(file: Path) -> tuple[GazetteerEntry, ...]:
    """The entries of a file, sorted by id.

    Raises InputError that names file, line and remedy where a record has no name or no known kind.
    """
    if not file.is_file():
        raise InputError(str(file), "no such file", "give the path of a .csv, .tsv or .jsonl file")
    text = decode(file.read_bytes(), str(file))
    found: dict[str, GazetteerEntry] = {}
    for number, record in _records(text, file):
        made = _entry(record, f"{file}:{number}")
        found[made.id] = _joined(found.get(made.id), made, f"{file}:{number}")
    if not found:
        raise InputError(str(file), "no names in it", f"expected {FORMATS}")
    return tuple(found[name] for name in sorted(found))


def _records(text: str, file: Path) -> Iterator[tuple[int, Record]]:
    if file.suffix.lower() in (".csv", ".tsv"):
        yield from _rows(text, file, "\t" if file.suffix.lower() == ".tsv" else ",")
        return
    for number, line in enumerate(text.splitlines(), 1):
        if line.strip():
            yield number, _json(line, f"{file}:{number}")


def _rows(text: str, file: Path, apart: str) -> Iterator[tuple[int, Record]]:
    reader = csv.DictReader(io.StringIO(text), delimiter=apart)
    header = [name.strip().lower() for name in reader.fieldnames or ()]
    if not {"name", "label"} & set(header):
        problem = f"the columns are {', '.join(header) or 'none'}; none is `name`"
        raise InputError(f"{file}:1", problem, "name the columns in the first line: id,kind,name,aliases")
    reader.fieldnames = header
    for row in reader:
        yield reader.line_num, {key: value for key, value in row.items() if key}


def _json(line: str, where: str) -> Record:
    try:
        return msgspec.json.decode(line, type=dict[str, Any])
    except (msgspec.DecodeError, msgspec.ValidationError) as error:
        raise InputError(where, f"not a JSON object: {error}", "write one object a line") from error


def _entry(record: Record, where: str) -> GazetteerEntry:
    kind = _kind(record, where)
    names = tuple(dict.fromkeys(name.strip() for name in _names(record) if name.strip()))
    if not names:
        raise InputError(where, "no name in it", "fill `name`, or leave the line out")
    short = next((name for name in names if len(fold(name).strip()) < SHORTEST), None)
    if short is not None:
        raise InputError(
            where, f"the name {short!r} is too short to find", "write it in full or leave it out"
        )
    given = record.get("id") or record.get("wikidata_id")
    return GazetteerEntry(
        id=str(given) if given else content_id(["gazetteer", kind, names[0]]), kind=kind, names=names
    )


def _kind(record: Record, where: str) -> EntityKind:
    given = record.get("kind") or record.get("type") or record.get("schema")
    kind = KINDS.get(given.strip().lower()) if isinstance(given, str) else None
    if kind is None:
        problem = f"the kind is {given!r}" if given else "no kind"
        raise InputError(where, problem, "give `kind`: person, place, organisation or other")
    return kind


def _names(record: Record) -> Iterator[str]:
    """All spellings that a record gives, the main one first."""
    properties = record.get("properties")
    for part in (record, properties if isinstance(properties, Mapping) else {}):
        for field in ("name", "label", "names", "labels", "aliases", "alias", "weakAlias", "previousName"):
            yield from _strings(part.get(field))


def _strings(value: object) -> Iterator[str]:
    """The strings in a cell ("a; b"), a list, or a Wikidata object by language ({"ar": {"value": …}})."""
    if isinstance(value, str):
        yield from value.split(APART)
    elif isinstance(value, Mapping):
        yield from _strings(value["value"] if "value" in value else list(value.values()))
    elif isinstance(value, Iterable):
        for one in value:
            yield from _strings(one)


def _joined(one: GazetteerEntry | None, other: GazetteerEntry, where: str) -> GazetteerEntry:
    if one is None:
        return other
    if one.kind != other.kind:
        problem = f"{other.id} is a {other.kind} here and a {one.kind} before"
        raise InputError(where, problem, "give the two different ids, or one kind")
    return msgspec.structs.replace(one, names=tuple(dict.fromkeys((*one.names, *other.names))))
