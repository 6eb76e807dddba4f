"""Values to the JSON-lines records of the data contract, and their JSON Schemas.

Beside them, from the claims: `matrix.csv` for spreadsheets, and `claimreview.jsonld`, skeletons of
schema.org's ClaimReview for whoever checks a claim; they state no verdict.

Item layers carry `article`; `field` is left out where it is the text; a layer or a group that
was not looked for has no file.
"""

import csv
import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import msgspec

from riwaya.types import (
    ITEM_LAYERS,
    Annotations,
    Article,
    Cell,
    Claim,
    Copy,
    Designation,
    Document,
    Dossier,
    Entity,
    Event,
    Judgement,
    Link,
    Record,
    SourceEdge,
    SpanRef,
    Story,
    Utterance,
)

# Boilerplate goes with its article; every other layer has a file.
ITEM_FILES = {name: layer for name, layer in ITEM_LAYERS.items() if name != "boilerplate"}
GROUP_FILES: dict[str, type] = {
    "stories": Story,
    "entities": Entity,
    "utterances": Utterance,
    "events": Event,
    "claims": Claim,
    "matrix": Cell,
    "source_edges": SourceEdge,
    "copies": Copy,
    "designations": Designation,
    "links": Link,
    "judgements": Judgement,
}
_REFERENCE = set(SpanRef.__struct_fields__)
_ARTICLE_FIELDS = tuple(Record.__struct_fields__[: Record.__struct_fields__.index("boilerplate") + 1])


def record(document: Document) -> Record:
    """The flat record of an annotated article; what annotators found fills what was not given."""
    article, found = document.article, document.annotations
    layers = {name: getattr(found, name) for name in Annotations.__struct_fields__ if name in _LAYERS}
    return Record(
        id=article.id,
        outlet=article.outlet,
        url=article.url,
        path=article.path,
        title=article.title,
        text=article.text,
        language=found.language or article.language,
        published=article.published or found.published,
        published_basis=article.published_basis or found.published_basis,
        **layers,
    )


_LAYERS = frozenset({"boilerplate", *(layer for layer, _ in ITEM_FILES.values())})


def line(value: object) -> bytes:
    """One JSON line of a record, item or group."""
    return msgspec.json.encode(_lean(msgspec.to_builtins(value))) + b"\n"


def _lean(value: Any) -> Any:
    """The same without `field` where it says "text", and without `act` where it says no."""
    if isinstance(value, dict):
        return {key: _lean(inner) for key, inner in value.items() if not _implied(value, key)}
    return [_lean(inner) for inner in value] if isinstance(value, list | tuple) else value


def _implied(value: dict[str, Any], key: str) -> bool:
    if key == "act":
        return value[key] is False
    # A story's title is a reference, not an item: there `field` is always said.
    return key == "field" and value[key] == "text" and set(value) != _REFERENCE


def write(dossier: Dossier, out: Path) -> tuple[Path, ...]:
    """Writes one JSON-lines file a layer into `out`, over earlier ones; gives the files."""
    out.mkdir(parents=True, exist_ok=True)
    layers = (f"{name}.jsonl" for name in ("articles", *ITEM_FILES, *GROUP_FILES))
    for stale in (*layers, MATRIX_TABLE, CLAIM_REVIEWS):
        (out / stale).unlink(missing_ok=True)
    files = [_file(out, "articles", map(_article_line, dossier.documents))]
    for name, (layer, _) in ITEM_FILES.items():
        if any(getattr(document.annotations, layer) is not None for document in dossier.documents):
            files.append(_file(out, name, _item_lines(dossier.documents, layer)))
    groups = _groups(dossier)
    files += [_file(out, name, map(line, groups[name])) for name in GROUP_FILES if name in groups]
    if "claims" in groups:
        files += [_matrix_table(dossier, out / MATRIX_TABLE), _claim_reviews(dossier, out / CLAIM_REVIEWS)]
    return tuple(files)


def _file(out: Path, name: str, lines: Iterable[bytes]) -> Path:
    path = out / f"{name}.jsonl"
    with path.open("wb") as stream:
        stream.writelines(lines)
    return path


def _article_line(document: Document) -> bytes:
    flat = record(document)
    return line({name: msgspec.to_builtins(getattr(flat, name)) for name in _ARTICLE_FIELDS})


def _item_lines(documents: Iterable[Document], layer: str) -> Iterator[bytes]:
    for document in documents:
        for item in getattr(document.annotations, layer) or ():
            fields = msgspec.to_builtins(item)
            yield line({"id": fields.pop("id"), "article": document.id, **_lean(fields)})


def _groups(dossier: Dossier) -> dict[str, list[object]]:
    stories = dossier.stories
    # A story alone has no claims to compare, but where none of them has any, nobody looked.
    looked = any(one.claims is not None for one in stories)
    compared: dict[str, list[object]] = {
        "claims": [claim for one in stories for claim in one.claims or ()],
        "matrix": [cell for one in stories for cell in one.matrix or ()],
    }
    happened: dict[str, list[object]] = {"events": [event for one in stories for event in one.events or ()]}
    told = any(one.events is not None for one in stories)
    return (
        (compared if looked else {})
        | (happened if told else {})
        | {
            "stories": [one.story for one in stories],
            "entities": list(dossier.entities),
            "utterances": [utterance for one in stories for utterance in one.utterances],
            "source_edges": [edge for one in stories for edge in one.sources],
            "copies": list(dict.fromkeys(copy for one in stories for copy in one.copies)),
            "designations": [designation for one in stories for designation in one.designations],
            "links": list(dict.fromkeys(link for one in stories for link in one.links)),
            "judgements": list(dossier.judgements),
        }
    )


# --- what others read ------------------------------------------------------------------------------

MATRIX_TABLE, CLAIM_REVIEWS = "matrix.csv", "claimreview.jsonld"
_COLUMNS = (
    "story",
    "claim",
    "text",
    "article",
    "outlet",
    "language",
    "published",
    "stance",
    "copy_of",
    "evidence",
)


def _matrix_table(dossier: Dossier, path: Path) -> Path:
    """A row a cell, with the words; a byte-order mark tells spreadsheets that it is UTF-8."""
    known = {one.id: one for one in dossier.documents}
    spans = {
        item.id: one.article.text[item.start : item.end]
        for one in dossier.documents
        for item in one.annotations.statements or ()
    }
    with path.open("w", encoding="utf-8-sig", newline="") as stream:
        table = csv.writer(stream)
        table.writerow(_COLUMNS)
        for story in dossier.stories:
            texts = {claim.id: _words(claim.text, known) for claim in story.claims or ()}
            for cell in story.matrix or ():
                table.writerow(_row(cell, texts[cell.claim], known[cell.article], spans))
    return path


def _row(cell: Cell, text: str, document: Document, spans: Mapping[str, str]) -> tuple[str | None, ...]:
    flat = record(document)
    evidence = " | ".join(spans[one] for one in cell.evidence if one in spans)
    own = (cell.story, cell.claim, text, cell.article, cell.outlet, flat.language, flat.published)
    return (*(_safe(one) for one in own), cell.stance, cell.copy_of, _safe(evidence))


def _safe(value: str | None) -> str | None:
    """A cell that no spreadsheet takes for a formula."""
    return f"'{value}" if value and value[0] in "=+-@\t\r" else value


def _words(reference: SpanRef, known: Mapping[str, Document]) -> str:
    text = known[reference.article].article.content(reference.field)
    return text[reference.start : reference.end]


def _claim_reviews(dossier: Dossier, path: Path) -> Path:
    """Skeletons for who checks a claim: its words and where they appear. No rating: that is a person's."""
    known = {one.id: one for one in dossier.documents}
    reviews = [
        _review(claim, story.matrix or (), known) for story in dossier.stories for claim in story.claims or ()
    ]
    graph = {"@context": "https://schema.org", "@graph": reviews}
    path.write_text(json.dumps(graph, ensure_ascii=False, indent=1) + "\n", "utf-8")
    return path


def _review(claim: Claim, cells: Iterable[Cell], known: Mapping[str, Document]) -> dict[str, Any]:
    reporting = [one.article for one in cells if one.claim == claim.id and one.stance == "reports"]
    appears = [_appearance(known[one].article) for one in reporting]
    reviewed = {"@type": "Claim", "inLanguage": _language(known[claim.text.article]), "appearance": appears}
    return {
        "@type": "ClaimReview",
        "identifier": claim.id,
        "claimReviewed": _words(claim.text, known),
        "itemReviewed": reviewed,
    }


def _language(document: Document) -> str | None:
    return document.annotations.language or document.article.language


def _appearance(article: Article) -> dict[str, Any]:
    fields = {"headline": article.title, "url": article.url, "datePublished": article.published}
    outlet = {"publisher": {"@type": "Organization", "name": article.outlet}} if article.outlet else {}
    own = {name: value for name, value in fields.items() if value}
    return {"@type": "NewsArticle", "identifier": article.id, **own, **outlet}


def schemas() -> dict[str, Any]:
    """JSON Schema (2020-12) of every record, by the name of its file; "annotate" is its record."""
    kinds: dict[str, Any] = {"annotate": Record, **{name: kind for name, (_, kind) in ITEM_FILES.items()}}
    made = {name: msgspec.json.schema(kind) for name, kind in (kinds | GROUP_FILES).items()}
    for name, (_, kind) in ITEM_FILES.items():
        definition = made[name]["$defs"][kind.__name__]
        definition["properties"]["article"] = {"type": "string"}
        definition["required"] = [*definition.get("required", []), "article"]
    made["articles"] = _articles_schema()
    return {
        name: {"$schema": "https://json-schema.org/draft/2020-12/schema", **made[name]}
        for name in sorted(made)
    }


def _articles_schema() -> dict[str, Any]:
    whole: dict[str, Any] = msgspec.json.schema(Record)
    own = whole["$defs"]["Record"]
    own["properties"] = {name: own["properties"][name] for name in _ARTICLE_FIELDS}
    own["required"] = [name for name in own["required"] if name in _ARTICLE_FIELDS]
    return {
        "$ref": whole["$ref"],
        "$defs": {name: whole["$defs"][name] for name in ("Record", "Boilerplate")},
    }
