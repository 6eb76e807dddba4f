"""Articles through the whole flow, as a user would: `riwaya build` and `riwaya export`, in a folder."""

import json
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from evals.harness import read_jsonl
from riwaya.types import Article

Layers = dict[str, list[dict[str, Any]]]

# The fields that an input line may carry (docs/CONTRACT.md, "In").
INPUT_FIELDS = ("id", "text", "title", "outlet", "url", "published", "language", "author")


def build(articles: Sequence[Article], *, keep: Path | None = None) -> Layers:
    """The exported layers by name, each a list of records.

    keep: a folder whose `export/` is written and left there; default: a temporary one.
    """
    if keep:
        return _build(articles, keep)
    with tempfile.TemporaryDirectory() as folder:
        return _build(articles, Path(folder))


def read_export(folder: Path) -> Layers:
    """The layers that `riwaya export` wrote."""
    return {path.stem: read_jsonl(path) for path in sorted(folder.glob("*.jsonl"))}


def _build(articles: Sequence[Article], folder: Path) -> Layers:
    source = folder / "articles.jsonl"
    source.parent.mkdir(parents=True, exist_ok=True)
    source.write_text("".join(input_line(article) for article in articles), "utf-8")
    return built_from(source, folder)


def built_from(source: Path, folder: Path) -> Layers:
    """The exported layers of a file or folder of articles; workspace and export are left in `folder`."""
    workspace, out = folder / "workspace", folder / "export"
    _riwaya("build", str(source), "--workspace", str(workspace), "--quiet")
    _riwaya("export", "--workspace", str(workspace), "--out", str(out))
    return read_export(out)


def input_line(article: Article) -> str:
    """The article as a line of JSON that the flow reads."""
    fields = {name: getattr(article, name) for name in INPUT_FIELDS}
    return json.dumps({k: v for k, v in fields.items() if v is not None}, ensure_ascii=False) + "\n"


def _riwaya(*arguments: str) -> None:
    command = [sys.executable, "-c", "from riwaya.cli import main; main()", *arguments]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
