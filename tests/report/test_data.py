"""The data beside a story's page: the page's own words, harmless in a spreadsheet."""

import csv
import io
import json
from pathlib import Path

import pytest
from tests.report.dossiers import MANARA, dossier

from riwaya.report import ReportOptions, links, write
from riwaya.report.corpus import build
from riwaya.report.data import as_csv, as_lines, files, offered


def rows(name: str, *, excerpts: bool = False) -> list[dict[str, str]]:
    given = dossier()
    found = dict(files(build(given, excerpts=excerpts), given.stories[0]))
    return [json.loads(line) for line in found[links.data("story/1", name, "jsonl")].splitlines()]


def test_every_wording_of_an_utterance_is_a_row() -> None:
    found = rows("utterances")
    assert [(row["utterance"], row["speaker"]) for row in found][:1] == [("u1", "نادية كرم")]
    first = found[0]
    assert MANARA[first["start"] : first["end"]] == first["text"]
    assert {row["copy_of"] for row in found} == {None, "ar/manara?1"}


def test_every_cell_of_the_matrix_is_a_row() -> None:
    assert {row["stance"] for row in rows("claims")} == {"reports", "contradicts", "silent", "unsure"}


def test_both_forms_say_the_same() -> None:
    given = dossier()
    found = dict(files(build(given, excerpts=False), given.stories[0]))
    for name in offered(given.stories[0]):
        text = found[links.data("story/1", name, "csv")]
        assert text.startswith("\ufeff")
        table = list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))
        assert [{k: "" if v is None else str(v) for k, v in row.items()} for row in rows(name)] == table


@pytest.mark.parametrize("words", ["=1+1", "+1", "-1", "@x", "\tx"])
def test_a_spreadsheet_runs_nothing(words: str) -> None:
    assert next(csv.DictReader(io.StringIO(as_csv([{"x": words}])[1:])))["x"] == f"'{words}"
    assert json.loads(as_lines([{"x": words}])) == {"x": words}


def test_a_story_of_one_account_has_no_files() -> None:
    assert offered(dossier().stories[1]) == {}


def test_excerpts_hold_in_the_data_too(tmp_path: Path) -> None:
    write(dossier(), tmp_path, options=ReportOptions(languages=("en",), excerpts=True))
    text = "".join(file.read_text("utf-8") for file in (tmp_path / "data").rglob("*.*"))
    assert "اشترك في نشرتنا" not in text
    assert "أربعين بيتًا" in text
