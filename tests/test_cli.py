import json

import pytest
from click.testing import CliRunner

from riwaya import workflow
from riwaya.cli import main

ARTICLE = {"id": "a", "text": "قال الوزير سامي النوري: «الجسر مفتوح».", "outlet": "الضحى"}


@pytest.fixture
def run(monkeypatch, encoder):
    monkeypatch.setattr(workflow, "default_encoder", lambda *_: encoder)

    def invoke(*args, stdin: str | None = None):
        return CliRunner().invoke(main, [str(one) for one in args], input=stdin)

    return invoke


@pytest.fixture
def workspace(run, tmp_path):
    made = run("build", "-", "--workspace", tmp_path / "ws", stdin=json.dumps(ARTICLE))
    assert made.exit_code == 0, made.output
    return tmp_path / "ws"


def test_annotate_streams_json_lines(run):
    result = run("annotate", "-", stdin=json.dumps(ARTICLE))
    (line,) = result.stdout.splitlines()
    record = json.loads(line)
    assert (record["id"], record["language"]) == ("a", "ar")
    assert [one["attributed_to"] for one in record["statements"]] == ["سامي النوري"]
    assert [quote["text"] for quote in record["quotes"]] == ["الجسر مفتوح"]
    assert all("field" not in quote for quote in record["quotes"])


def test_a_broken_line_is_told_on_stderr_and_by_the_exit_code(run):
    result = run("annotate", "-", stdin="{\n" + json.dumps(ARTICLE))
    assert result.exit_code == 1
    assert "standard input:1" in result.stderr
    assert len(result.stdout.splitlines()) == 1


def test_quiet_says_nothing_but_problems(run, tmp_path):
    result = run("build", "-", "--workspace", tmp_path / "ws", "--quiet", stdin=json.dumps(ARTICLE))
    assert (result.exit_code, result.output) == (0, "")


def test_report_and_export_print_what_they_wrote(run, workspace, tmp_path):
    assert (
        run("report", "--workspace", workspace, "--out", tmp_path / "site")
        .stdout.strip()
        .endswith("index.html")
    )
    files = run("export", "--workspace", workspace, "--out", tmp_path / "data").stdout.split()
    assert any(name.endswith("quotes.jsonl") for name in files)
    assert any(name.endswith("claims.jsonl") for name in files)
    assert any(name.endswith("matrix.csv") for name in files)


def test_check_writes_one_line_an_article(run, workspace):
    result = run("check", "--workspace", workspace, "--claim", "The bridge is open")
    (line,) = result.stdout.splitlines()
    found = json.loads(line)
    assert (found["claim"], found["article"]) == ("The bridge is open", "a")
    assert found["stance"] in {"reports", "contradicts", "silent", "unsure"}
    assert 0 <= found["score"] <= 1


def test_check_of_nothing_is_one_line_and_exit_code_2(run, workspace):
    result = run("check", "--workspace", workspace, "--claim", " ... ")
    assert result.exit_code == 2
    assert "has no word" in result.stderr


def test_a_missing_workspace_is_one_line_and_exit_code_2(run, tmp_path):
    result = run("report", "--workspace", tmp_path / "none", "--out", tmp_path / "site")
    assert result.exit_code == 2
    assert "riwaya build" in result.stderr
    assert "Traceback" not in result.stderr


def test_judge_keeps_and_shows(run, workspace):
    line = {"verdict": "wrong", "targets": [{"article": "a", "layer": "quotes", "text": "الجسر مفتوح"}]}
    assert run("judge", "-", "--workspace", workspace, "--who", "me", stdin=json.dumps(line)).exit_code == 0
    (shown,) = run("judge", "--workspace", workspace).stdout.splitlines()
    assert json.loads(shown)["who"] == "me"


def test_remove_tells_of_ids_that_are_not_there(run, workspace):
    result = run("remove", "a", "b", "--workspace", workspace)
    assert result.exit_code == 1
    assert "b: no article" in result.stderr


def test_schemas_are_printed(run):
    assert json.loads(run("schema", "quotes").stdout)["$schema"].startswith("https://json-schema.org")
    assert "copies" in json.loads(run("schema").stdout)
    assert run("schema", "nonsense").exit_code == 2


@pytest.mark.parametrize("command", sorted(main.commands))
def test_every_command_has_help(run, command):
    result = run(command, "--help")
    assert result.exit_code == 0
    assert len(result.stdout.splitlines()) > 4


def test_doctor_says_how_the_encoder_runs(run):
    assert "choice" in run("doctor").stdout


def test_demo_ends_with_the_path_of_the_report(run, tmp_path):
    result = run("demo", "--out", tmp_path)
    assert result.exit_code == 0, result.output
    assert result.stdout.splitlines()[-1].endswith("index.html")
