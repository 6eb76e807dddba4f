"""A user's own names from the file to the entities of a workspace."""

import io
import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from riwaya import workflow
from riwaya.cli import main
from riwaya.config import Settings
from riwaya.errors import InputError

ARTICLES = [
    {"id": "a", "language": "ar", "text": "وصل قصي الزنكلاوي إلى المدينة يوم الأحد.", "outlet": "الضحى"},
    {"id": "b", "language": "en", "text": "They met Qusay Zankalawi there on Sunday.", "outlet": "The Sail"},
]


def names_of(workspace: Path, out: Path) -> list[dict[str, Any]]:
    workflow.export(workspace, out)
    rows = [json.loads(line) for line in (out / "entities.jsonl").read_text("utf-8").splitlines()]
    return [row for row in rows if row["wikidata"] == "Q7"]


def test_names_added_to_a_workspace_are_found_by_the_next_build_and_forgotten_when_removed(
    tmp_path: Path, encoder: Any
) -> None:
    settings, workspace = Settings(workers=1, threads=1, tagger=False), tmp_path / "ws"

    def build() -> list[dict[str, Any]]:
        lines = "\n".join(json.dumps(one, ensure_ascii=False) for one in ARTICLES).encode()
        workflow.build(["-"], workspace, settings=settings, stdin=io.BytesIO(lines), encoder=encoder)
        return names_of(workspace, tmp_path / "out")

    assert build() == []
    file = tmp_path / "people.csv"
    file.write_text("id,name,kind,aliases\nQ7,قصي الزنكلاوي,person,Qusay Zankalawi\n", "utf-8")
    kept, count = workflow.add_names(file, workspace, settings=settings)
    assert (kept.parent, count) == (workspace / "gazetteer", 1)
    (one,) = build()
    assert {name["language"] for name in one["names"]} == {"ar", "en"}
    workflow.remove_names("people", workspace, settings=settings)
    assert build() == []


def test_a_list_of_no_workspace_applies_to_all(tmp_path: Path) -> None:
    settings = Settings(gazetteer=tmp_path / "mine")
    file = tmp_path / "people.csv"
    file.write_text("name,kind\nقصي الزنكلاوي,person\n", "utf-8")
    workflow.add_names(file, None, settings=settings)
    assert len(workflow.own_names(tmp_path / "ws", settings).entries) == 1
    assert [row[1:] for row in workflow.listed_names(None, settings=settings)] == [("people", 1)]
    problems: list[Any] = []
    lines = json.dumps(ARTICLES[0], ensure_ascii=False).encode()
    (record,) = workflow.annotate(["-"], problems, settings=settings, stdin=io.BytesIO(lines))
    assert any(one["entry"] for one in json.loads(record)["mentions"])


def test_without_a_folder_or_a_list_the_error_says_what_to_do(tmp_path: Path) -> None:
    file = tmp_path / "people.csv"
    file.write_text("name,kind\nقصي الزنكلاوي,person\n", "utf-8")
    with pytest.raises(InputError, match="--workspace"):
        workflow.add_names(file, None, settings=Settings())
    with pytest.raises(InputError, match="gazetteer list"):
        workflow.remove_names("people", tmp_path, settings=Settings())


def test_the_commands_add_list_and_remove(tmp_path: Path) -> None:
    file = tmp_path / "people.csv"
    file.write_text("name,kind\nقصي الزنكلاوي,person\n", "utf-8")
    run = CliRunner().invoke
    of = ["--workspace", str(tmp_path / "ws")]
    added = run(main, ["gazetteer", "add", str(file), *of], env={"RIWAYA_GAZETTEER": str(tmp_path / "no")})
    assert added.exit_code == 0, added.output
    listed = run(main, ["gazetteer", "list", *of], env={"RIWAYA_GAZETTEER": str(tmp_path / "no")})
    assert listed.stdout.split("\t")[:2] == ["people", "1"]
    assert run(main, ["gazetteer", "remove", "people", *of]).exit_code == 0
    gone = run(main, ["gazetteer", "remove", "people", *of])
    assert gone.exit_code == 2
    file.write_text("name,kind\nسامي,hero\n", "utf-8")
    wrong = run(main, ["gazetteer", "add", str(file), *of])
    assert wrong.exit_code == 2
    assert "people.csv:2" in wrong.output
