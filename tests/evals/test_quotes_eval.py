import json

import pytest
from evals.quotes_eval import (
    QuoteRow,
    error_lines,
    figures,
    found_rows,
    is_unjudged,
    outcome,
    same_cue,
    unjudged_cue,
)
from evals.scorers import Rates

from evals import harness, quotes_eval


def row(start, end, kind="direct", *, text=None, **fields):
    return QuoteRow("a", start, end, kind, text if text is not None else "x" * (end - start), **fields)


@pytest.mark.parametrize(
    ("gold", "found", "marked", "clauses"),
    [
        ([row(0, 50)], [row(1, 48)], Rates(1, 0, 0), Rates(0, 0, 0)),
        ([row(0, 50)], [row(3, 50)], Rates(0, 1, 1), Rates(0, 0, 0)),
        # direct and free are one pool: where speech is, not how it is marked
        ([row(0, 50, "free")], [row(0, 50, "direct")], Rates(1, 0, 0), Rates(0, 0, 0)),
        ([row(0, 50, "indirect")], [row(5, 50, "indirect")], Rates(0, 0, 0), Rates(1, 0, 0)),
        ([row(0, 50, "indirect")], [row(15, 50, "indirect")], Rates(0, 0, 0), Rates(0, 1, 1)),
        ([row(0, 50)], [row(0, 50, "indirect")], Rates(0, 0, 1), Rates(0, 1, 0)),
        # an optional place excuses a quotation of any kind there
        ([row(0, 50, "", optional=True)], [row(0, 40, "indirect")], Rates(0, 0, 0), Rates(0, 0, 0)),
    ],
)
def test_matching_by_kind(gold, found, marked, clauses):
    result = outcome(gold, found)
    assert (result.marked.rates, result.clauses.rates) == (marked, clauses)


def test_marks_inside_a_quotation_are_unjudged_but_a_cut_quotation_is_not():
    speech = row(10, 40, text="He told me “come in” and I did")
    inner, cut = row(22, 29), row(10, 25)
    result = outcome([speech], [inner, cut])
    assert result.marked.forgiven == (0,)
    assert result.marked.spurious == (1,)


@pytest.mark.parametrize(
    ("fields", "unjudged"),
    [
        ({"nested": True}, True),
        ({"sure": False}, True),
        ({"cue_type": "prep"}, True),
        ({"cue_type": "nominal"}, True),
        ({"cue_type": "verb", "sure": True}, False),
        ({"nested_in": "q-direct"}, True),
        ({"nested_in": "q-indirect"}, False),
        ({}, False),
    ],
)
def test_what_the_common_reading_leaves_unjudged(fields, unjudged):
    assert is_unjudged(fields, {"q-direct": "direct", "q-indirect": "indirect"}) is unjudged


@pytest.mark.parametrize(
    ("cue", "language", "unjudged"),
    [
        ("بحسب", "ar", True),
        ("وفقًا لـ", "ar", True),
        ("على حد قول", "ar", True),
        ("قال", "ar", False),
        ("نقلت", "ar", False),
        ("قوله", "ar", False),
        ("به گفته", "fa", True),
        ("بر اساس", "fa", True),
        ("با بیان اینکه", "fa", True),
        ("تاکید", "fa", True),
        ("تاکید کرد", "fa", False),
        ("بیان داشت", "fa", False),
        ("گفت", "fa", False),
        (None, "ar", False),
    ],
)
def test_cues_that_the_two_sets_read_differently(cue, language, unjudged):
    assert unjudged_cue(cue, language) is unjudged


@pytest.mark.parametrize(
    ("gold", "found", "same"),
    [
        (((0, 3), "قال"), ((0, 3), "قال"), True),
        (((0, 3), "قال"), ((20, 23), "قال"), False),
        (((0, 9), "تاکید کرد"), ((0, 5), "تاکید"), True),
        (((0, 3), "قال"), (None, None), False),
    ],
)
def test_same_cue(gold, found, same):
    left = row(30, 40, cue=gold[0], cue_text=gold[1])
    right = row(30, 40, cue=found[0], cue_text=found[1])
    assert same_cue(left, right) is same


def test_figures_of_speakers_and_media():
    gold = [
        row(0, 50, speaker="سليم الهادي", via="وكالة الضفة"),
        row(60, 99, speaker="ليلى ماروني", via="وكالة الضفة", via_carried=True),
    ]
    found = [row(0, 50, speaker="الهادي", via="وكالة الضفة"), row(60, 99, speaker="ليلى ماروني")]
    by_name = {figure.name: figure for figure in figures("q", outcome(gold, found))}
    assert by_name["q.speaker"].value == 0.5
    assert by_name["q.speaker_lenient"].value == 1.0
    # A medium carried over from an earlier sentence may be left unsaid.
    assert (by_name["q.via"].value, by_name["q.via"].units) == (1.0, 1)


def test_errors_show_what_stands_on_the_other_side():
    text = "قالت الوزيرة إن النهر ارتفع مترين اليوم"
    gold = [row(16, 39, "indirect", text=text[16:39])]
    found = [row(16, 27, "indirect", text=text[16:27])]
    lines = error_lines(outcome(gold, found), {"a": text}, "missed")
    assert len(lines) == 1
    assert "⟦النهر ارتفع مترين اليوم⟧" in lines[0]
    assert "⟦النهر ارتفع⟧" in lines[0]


def test_found_rows_take_the_text_layer_only():
    quote = {"start": 0, "end": 3, "kind": "direct", "partial": False, "nested": False}
    empty = {"cue": None, "speaker": None, "via": None}
    record = {"id": "a", "quotes": [{**quote, **empty}, {**quote, **empty, "field": "title"}]}
    assert [r.text for r in found_rows([record], "fa", {"a": "سلام"})] == ["سلا"]


def write(path, rows):
    path.write_text("\n".join(json.dumps(r, ensure_ascii=False) for r in rows), "utf-8")


@pytest.fixture
def gold_folder(tmp_path, monkeypatch):
    text = "گفت: «پل بسته است»."
    docs = [{"doc_id": name, "text": text} for name in ("a", "b", "c", "d")]
    quotes = [
        {
            "id": f"{doc['doc_id']}-1",
            "doc_id": doc["doc_id"],
            "start": 6,
            "end": 17,
            "kind": "direct",
            "text": text[6:17],
            "cue": {"start": 0, "end": 3, "text": "گفت"},
            "speaker": None,
            "via": None,
            "partial": False,
            "sure": True,
        }
        for doc in docs
    ]
    write(tmp_path / "docs.jsonl", docs)
    write(tmp_path / "quotes.jsonl", quotes)
    monkeypatch.setattr(quotes_eval, "SETS", {"fa": tmp_path})
    return tmp_path


def test_the_command_scores_what_annotate_wrote(gold_folder, tmp_path, capsys, monkeypatch):
    # The floors are for the real gold; a gold of two articles has splits with nothing in them.
    monkeypatch.setattr(harness, "read_floors", dict)
    rows = quotes_eval.read_jsonl(gold_folder / "quotes.jsonl")
    keys = ("start", "end", "kind", "cue", "speaker", "via", "partial")
    found = [{"id": r["doc_id"], "quotes": [{**{k: r[k] for k in keys}, "nested": False}]} for r in rows]
    write(tmp_path / "found.jsonl", found)
    assert quotes_eval.main(["--found", str(tmp_path / "found.jsonl")]) == 0
    printed = capsys.readouterr().out
    assert "quotes.fa.tuning.direct_free.f1" in printed
    assert "1.000" in printed


def test_errors_of_held_out_articles_are_never_listed(gold_folder, tmp_path, capsys):
    write(tmp_path / "found.jsonl", [])
    quotes_eval.main(["--found", str(tmp_path / "found.jsonl"), "--errors"])
    listed = {line.split()[2] for line in capsys.readouterr().out.splitlines() if line.startswith("missed")}
    assert listed == {name for name in "abcd" if quotes_eval.split_of(name) != "held_out"}


def test_missing_gold_is_skipped(tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(quotes_eval, "SETS", {"ar": tmp_path / "absent"})
    assert quotes_eval.main([]) == 0
    assert "skipped" in capsys.readouterr().out
