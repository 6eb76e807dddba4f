import json

import pytest
from evals.built import build, input_line, read_export
from evals.gold.build_sample import TARGET
from evals.scorers import ScoredSpan
from evals.stories_eval import (
    READERS,
    StoryGold,
    confusable_apart,
    error_lines,
    figures,
    found_copies,
    found_stories,
    pair_rates,
    pairs,
    read_sample,
)

from evals import stories_eval
from riwaya.types import Article


def pair(left, right):
    return frozenset((left, right))


def gold(**fields):
    fixed = {
        "name": "x",
        "articles": (),
        "stories": {"a": "S", "b": "S", "c": "T"},
        "confusable": frozenset({pair("S", "T")}),
        "copies": frozenset({pair("a", "b")}),
    }
    return StoryGold(**{**fixed, **fields})


def layers(stories, *, copies=(), quotes=(), utterances=()):
    return {
        "stories": [{"id": name, "articles": list(docs), "follows": []} for name, docs in stories.items()],
        "copies": [{"left": a, "right": b, "kind": kind} for a, b, kind in copies],
        "quotes": list(quotes),
        "utterances": list(utterances),
    }


def value(found, name):
    return {figure.name: figure.value for figure in found}[name]


@pytest.mark.parametrize(
    ("stories", "f1", "apart"),
    [
        ({"1": "ab", "2": "c"}, 1.0, 1.0),
        ({"1": "abc"}, 2 * (5 / 9) / (1 + 5 / 9), 0.0),
        ({"1": "a", "2": "bc"}, 2 / 3, 0.5),
        ({"1": "ab"}, 1.0, 1.0),  # an article in no story stands alone
    ],
)
def test_stories(stories, f1, apart):
    results = figures(gold(), layers(stories))
    assert value(results, "stories.x.bcubed_f1") == pytest.approx(f1)
    assert value(results, "stories.x.confusable_apart") == apart


def test_confusable_pairs_are_counted_by_articles():
    assert confusable_apart(gold(), {"a": "1", "b": "2", "c": "2"}) == (1, 2)


@pytest.mark.parametrize(
    ("copies", "right", "spurious", "missed"),
    [
        ([("a", "b", "same")], 1, 0, 0),
        ([("a", "b", "teaser")], 0, 0, 1),
        ([("a", "c", "part"), ("b", "c", "part")], 0, 1, 1),
    ],
)
def test_copies(copies, right, spurious, missed):
    one = gold(unjudged_copies=frozenset({pair("b", "c")}))
    rates = pair_rates(one.copies, found_copies(layers({}, copies=copies)), unjudged=one.unjudged_copies)
    assert (rates.right, rates.spurious, rates.missed) == (right, spurious, missed)


def spoken(utterances):
    ids = {"q1": ("a", 0), "q2": ("b", 0), "q3": ("c", 0)}
    quotes = [{"id": f"f-{q}", "article": doc, "start": at, "end": at + 10} for q, (doc, at) in ids.items()]
    return layers({}, quotes=quotes, utterances=[{"id": u, "quotes": list(m)} for u, m in utterances.items()])


@pytest.mark.parametrize(
    ("utterances", "precision", "recall"),
    [
        ({"u": ["f-q1", "f-q2"]}, 1.0, 1.0),
        ({"u": ["f-q1", "f-q2", "f-q3"]}, 1 / 3, 1.0),
        ({}, 0.0, 0.0),
    ],
)
def test_utterances_are_scored_by_pairs_of_quotations_from_two_articles(utterances, precision, recall):
    quotes = {"q1": ScoredSpan("a", 0, 9), "q2": ScoredSpan("b", 1, 10), "q3": ScoredSpan("c", 0, 10)}
    one = gold(quotes=quotes, utterances={"q1": "U", "q2": "U", "q3": "V"})
    results = figures(one, spoken(utterances))
    assert value(results, "utterances.x.pair_precision") == pytest.approx(precision)
    assert value(results, "utterances.x.pair_recall") == pytest.approx(recall)
    assert value(results, "utterances.x.quotes_found") == 1.0


def test_follows_are_found_between_stories_that_hold_the_articles():
    one = gold(follows=frozenset({("T", "S")}))
    exported = layers({"1": "ab", "2": "c"})
    assert value(figures(one, exported), "stories.x.follows") == 0.0
    exported["stories"][1]["follows"] = ["1"]
    assert value(figures(one, exported), "stories.x.follows") == 1.0


def test_errors_name_tuning_articles_only():
    printed = "\n".join(error_lines(gold(), layers({"1": "abc"})))
    for doc in "abc":
        assert (f":{doc}" in printed) is not stories_eval.held_out(doc)


@pytest.mark.parametrize("name", sorted(READERS))
def test_each_set_scores_its_own_gold_as_right(name):
    folder, reader = READERS[name]
    if not folder.exists():
        pytest.skip(f"needs {folder}")
    one = reader(folder)
    stories = {story: [d for d, s in one.stories.items() if s == story] for story in one.stories.values()}
    spans = [
        {"id": q, "article": s.doc, "start": s.start, "end": s.end, "field": "text"}
        for q, s in one.quotes.items()
    ]
    said = {u: [q for q, other in one.utterances.items() if other == u] for u in one.utterances.values()}
    perfect = layers(
        stories,
        copies=[(*sorted(p), "same") for p in one.copies],
        quotes=spans,
        utterances=[{"id": u, "quotes": members} for u, members in said.items()],
    )
    for story in perfect["stories"]:
        story["follows"] = [b for a, b in one.follows if a == story["id"]]
    wrong = {f.name: f.value for f in figures(one, perfect) if f.value != 1.0}
    assert wrong == {}
    assert set(found_stories(one, perfect)) == {article.id for article in one.articles}


def test_the_command_reads_an_export(tmp_path, capsys, monkeypatch):
    monkeypatch.setattr("evals.harness.read_floors", lambda: {"stories.sample.bcubed_f1": 0.5})
    one = read_sample(TARGET)
    exported = layers({doc: [doc] for doc in one.stories})
    for name, rows in exported.items():
        (tmp_path / f"{name}.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    assert read_export(tmp_path).keys() == exported.keys()
    # Every article alone: pure, but far from whole.
    assert stories_eval.main(["--set", "sample", "--export", str(tmp_path)]) == 1
    assert "BELOW" in capsys.readouterr().out


def test_input_lines_leave_out_what_is_not_known():
    line = json.loads(input_line(Article(id="a", text="سلام", outlet="پنجره شرقی")))
    assert line == {"id": "a", "text": "سلام", "outlet": "پنجره شرقی"}


def test_building_runs_the_two_commands_and_reads_the_layers(tmp_path, monkeypatch):
    calls = []

    def riwaya(*arguments):
        calls.append(arguments)
        if arguments[0] == "export":
            out = tmp_path / "export"
            out.mkdir()
            (out / "stories.jsonl").write_text('{"id": "1"}\n', "utf-8")

    monkeypatch.setattr("evals.built._riwaya", riwaya)
    made = build([Article(id="a", text="متن")], keep=tmp_path)
    assert made == {"stories": [{"id": "1"}]}
    assert [call[0] for call in calls] == ["build", "export"]
    assert json.loads((tmp_path / "articles.jsonl").read_text("utf-8"))["id"] == "a"


def test_pairs_are_unordered():
    assert list(pairs("ab")) == [pair("b", "a")]
