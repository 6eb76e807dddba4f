import hashlib

import pytest
from evals.harness import Figure, below, conclude, digest, held_out, missing, read_floors, read_jsonl


def test_about_a_third_is_held_out_and_the_choice_never_changes():
    names = [f"article-{i}" for i in range(600)]
    share = sum(map(held_out, names)) / len(names)
    assert 0.27 < share < 0.4
    assert held_out("c") is (int(hashlib.sha1(b"c").hexdigest(), 16) % 3 == 0)


def test_digest_follows_content_and_not_the_order_of_files(tmp_path):
    one, two = tmp_path / "one.jsonl", tmp_path / "two.jsonl"
    one.write_text("سلام", "utf-8")
    two.write_text("سلامة", "utf-8")
    before = digest([one, two])
    assert before == digest([two, one]) == digest([tmp_path])
    assert len(before) == 12
    two.write_text("changed", "utf-8")
    assert digest([one, two]) != before


@pytest.mark.parametrize(
    ("value", "floor", "is_below"), [(0.7, 0.7, False), (0.6996, 0.7, False), (0.69, 0.7, True)]
)
def test_a_figure_is_held_to_its_floor_as_printed(value, floor, is_below):
    assert below(Figure("f", value, 10), {"f": floor}) is is_below


def test_a_figure_without_a_floor_passes():
    assert not below(Figure("g", 0.0, 1), {"f": 0.9})


def test_conclude_prints_digests_and_fails_below_the_floor(tmp_path, capsys):
    gold = tmp_path / "gold.jsonl"
    gold.write_text("{}\n", "utf-8")
    figures = [Figure("x.f1", 0.5, 7, (0.4, 0.6))]
    assert conclude("x", figures, gold=[gold], data=[gold], floors={"x.f1": 0.6}) == 1
    printed = capsys.readouterr().out
    assert digest([gold]) in printed
    assert "BELOW" in printed
    assert "[0.400–0.600] n=7" in printed
    assert conclude("x", figures, gold=[gold], data=[gold], floors={"x.f1": 0.5}) == 0
    assert "BELOW" not in capsys.readouterr().out


def test_missing_data_gives_a_skipped_line(tmp_path, capsys):
    assert missing("x", [tmp_path, tmp_path / "absent"])
    assert "x: skipped" in capsys.readouterr().out
    assert not missing("x", [tmp_path])


def test_floors_are_numbers_between_nought_and_one():
    assert all(0 <= floor <= 1 for floor in read_floors().values())


def test_jsonl_lines_may_hold_unicode_line_separators(tmp_path):
    file = tmp_path / "rows.jsonl"
    file.write_text('{"text": "one\u2028two"}\n\n{"text": "three"}\n', "utf-8")
    assert [row["text"] for row in read_jsonl(file)] == ["one\u2028two", "three"]
