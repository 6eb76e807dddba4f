"""Records in files of many: what is broken is named, and the rest goes on."""

import gzip
import io
import json
from pathlib import Path

import pytest

from riwaya.errors import InputError
from riwaya.ingest.tables import csv_rows, json_lines, json_lines_file, rows
from riwaya.types import Article, Problem

TEXTS = ("انهار السد.", "سد شکست.", "The dam broke.")


def line(text: str) -> bytes:
    return json.dumps({"text": text}, ensure_ascii=False).encode()


def outcomes(data: bytes) -> list[Article | Problem]:
    return list(json_lines(io.BytesIO(data), name="x.jsonl", path="x.jsonl"))


def test_each_line_is_an_article_and_blank_lines_are_none() -> None:
    found = outcomes(b"\xef\xbb\xbf" + b"\n\n".join(map(line, TEXTS)) + b"\n")
    assert [one.text for one in found if isinstance(one, Article)] == list(TEXTS)
    assert len(found) == len(TEXTS)


@pytest.mark.parametrize("broken", [b"{", b'"words"', b"[1]", b"\xff\xfe", b'{"text": ""}', b"[" * 5000])
def test_a_broken_line_is_named_and_the_next_is_read(broken: bytes) -> None:
    problem, article = outcomes(broken + b"\n" + line(TEXTS[0]))
    assert isinstance(problem, Problem)
    assert problem.where == "x.jsonl:1"
    assert problem.remedy
    assert isinstance(article, Article)


def test_gzip_is_unpacked_and_a_cut_one_told(tmp_path: Path) -> None:
    packed = gzip.compress(b"\n".join(map(line, TEXTS)))
    whole, cut = tmp_path / "a.jsonl.gz", tmp_path / "b.jsonl.gz"
    whole.write_bytes(packed)
    cut.write_bytes(packed[:-12])
    assert len(list(json_lines_file(whole, name="a", path="a"))) == len(TEXTS)
    last = list(json_lines_file(cut, name="b", path="b"))[-1]
    assert isinstance(last, Problem)
    assert "gzip" in last.problem


def test_a_row_with_too_many_cells_is_a_problem_and_the_next_is_read(tmp_path: Path) -> None:
    file = tmp_path / "a.csv"
    file.write_text(f"text,outlet\n{TEXTS[0]},نيلان,x\n{TEXTS[1]},ساحل\n", "utf-8")
    problem, article = csv_rows(file, name="a.csv", path="a.csv")
    assert isinstance(problem, Problem)
    assert problem.where == "a.csv:2"
    assert isinstance(article, Article)
    assert article.outlet == "ساحل"


def test_a_broken_table_is_told_after_the_rows_before() -> None:
    found = rows('text\nA\n"B', "a.csv")
    assert next(found)[1] == {"text": "A"}
    with pytest.raises(InputError, match=r"a\.csv"):
        next(found)
