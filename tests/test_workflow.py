import io
import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from riwaya import sample, workflow
from riwaya.config import Settings
from riwaya.models import encoders
from riwaya.store.sqlite import open_store
from riwaya.types import Quote

ONE = Settings(workers=1, threads=1, batch=4)
NOW = datetime(2026, 1, 1, tzinfo=UTC)

BRIDGE = {
    "ar": "افتتح الوزير سامي النوري جسر السنابل يوم الأحد 4 كانون الثاني/يناير 2026.\n"
    "وقال النوري: «الجسر يربط الضفتين».\n",
    "fa": "سامی نوری، وزیر راه، روز یکشنبه ۱۴ دی ۱۴۰۴ پل سنبل را گشود.\n"
    "نوری گفت: «پل دو کرانه را به هم می‌پیوندد».\n",
    "en": "Minister Sami Nouri opened the Sanabel bridge on Sunday, 4 January 2026.\n"
    "“The bridge joins the two banks,” Nouri said.\n",
}


def article(id: str, text: str, **fields) -> dict:
    return {"id": id, "text": text, "published": "2026-01-05", "outlet": f"outlet {id}", **fields}


def lines(*records: dict) -> io.BytesIO:
    return io.BytesIO("\n".join(json.dumps(record, ensure_ascii=False) for record in records).encode())


@pytest.fixture
def build(tmp_path, encoder):
    def run(*records: dict, workspace: str = "ws"):
        return workflow.build(
            ["-"], tmp_path / workspace, settings=ONE, stdin=lines(*records), encoder=encoder
        )

    return run


@pytest.fixture
def judge(tmp_path, encoder):
    def run(*judgements: dict):
        stream = lines(*judgements)
        return workflow.judge(
            stream, tmp_path / "ws", name="-", who="me", now=NOW, settings=ONE, encoder=encoder
        )

    return run


def exported(workspace: Path, out: Path) -> dict[str, str]:
    return {path.name: path.read_text("utf-8") for path in workflow.export(workspace, out)}


def dossier(workspace: Path):
    with open_store(workspace) as store:
        return workflow.compare(store)


def quotes(workspace: Path) -> dict[str, tuple[Quote, ...]]:
    return {one.id: one.annotations.quotes for one in dossier(workspace).documents}


def sample_records() -> list[dict]:
    found = workflow.articles(workflow.read([str(sample.articles())]), [])
    keep = ("id", "text", "title", "outlet", "url", "published", "language")
    return [{name: getattr(one, name) for name in keep if getattr(one, name)} for one in found]


def test_every_language_gets_its_layers():
    read = list(workflow.read(["-"], stdin=lines(*(article(code, text) for code, text in BRIDGE.items()))))
    for code, found in zip(BRIDGE, workflow.annotate_articles(read), strict=True):
        assert found.language == code
        assert [quote.kind for quote in found.quotes] == ["direct"]
        assert {date.from_ for date in found.dates} == {"2026-01-04"}
        assert any(mention.kind == "person" for mention in found.mentions)
        ids = [
            item.id
            for layer in (found.sentences, found.mentions, found.quotes, found.dates)
            for item in layer
        ]
        assert len(set(ids)) == len(ids)


def test_order_and_batches_of_arrival_leave_no_trace(build, tmp_path):
    records = sample_records()
    build(*records, workspace="once")
    for batch in (records[5:], records[:2], records[2:5]):
        build(*reversed(batch), workspace="batches")
    once = exported(tmp_path / "once", tmp_path / "a")
    assert exported(tmp_path / "batches", tmp_path / "b") == once


def test_a_second_build_annotates_and_encodes_nothing_twice(build, encoder, monkeypatch):
    build(*sample_records())
    monkeypatch.setattr(workflow, "annotate_batch", lambda _: pytest.fail("annotated again"))
    monkeypatch.setattr(type(encoder), "encode", lambda *_: pytest.fail("encoded again"))
    done = build(*sample_records())
    assert (done.new, done.replaced) == (0, 0)


def test_a_changed_article_replaces_its_old_self(build, tmp_path):
    build(article("a", BRIDGE["ar"]), article("b", BRIDGE["fa"]))
    done = build(article("a", "قال سامي النوري: «لم يفتح شيء»."))
    assert (done.new, done.replaced, done.articles) == (0, 1, 2)
    assert [quote.text for quote in quotes(tmp_path / "ws")["a"]] == ["لم يفتح شيء"]


def test_a_removed_article_leaves_no_trace(build, tmp_path, encoder):
    build(article("a", BRIDGE["ar"]), article("b", BRIDGE["fa"]), article("c", BRIDGE["en"]))
    done = workflow.remove(["b", "nobody"], tmp_path / "ws", settings=ONE, encoder=encoder)
    assert (done.removed, done.articles, len(done.problems)) == (1, 2, 1)
    build(article("a", BRIDGE["ar"]), article("c", BRIDGE["en"]), workspace="never")
    assert exported(tmp_path / "ws", tmp_path / "x") == exported(tmp_path / "never", tmp_path / "y")


def test_a_step_that_fails_on_an_article_costs_only_that_one(build, monkeypatch, tmp_path):
    whole = workflow.run_steps

    def failing(article, steps):
        if "bad" in article.text:
            raise ValueError("a fault")
        return whole(article, steps)

    monkeypatch.setattr(workflow, "run_steps", failing)
    done = build(article("a", BRIDGE["ar"]), article("b", "bad"), article("c", BRIDGE["en"]))
    assert [problem.where for problem in done.problems] == ["b"]
    assert set(quotes(tmp_path / "ws")) == {"a", "c"}


def test_a_text_too_long_is_searched_to_a_limit_and_told(build, monkeypatch, tmp_path):
    monkeypatch.setattr(workflow, "LONGEST", len(BRIDGE["ar"]))
    done = build(article("a", BRIDGE["ar"] * 2), article("b", "“The bridge joins two banks,” Nouri said."))
    assert [problem.where for problem in done.problems] == ["a"]
    found = {one.id: one for one in dossier(tmp_path / "ws").documents}
    assert found["a"].article.text == BRIDGE["ar"] * 2
    assert len(found["a"].annotations.quotes) == 1
    assert found["b"].annotations.quotes


def test_a_judgement_takes_an_item_away_and_survives_the_next_build(build, judge, tmp_path):
    build(article("a", BRIDGE["ar"]))
    target = {"article": "a", "layer": "quotes", "text": "الجسر يربط الضفتين"}
    judge({"verdict": "wrong", "targets": [target]})
    assert quotes(tmp_path / "ws") == {"a": ()}
    build(article("b", BRIDGE["en"]))
    assert quotes(tmp_path / "ws")["a"] == ()


def test_judgements_on_stories_win_both_ways(build, judge, tmp_path):
    build(
        article("a", BRIDGE["ar"]),
        article("b", BRIDGE["ar"] + "وحضر الحفل جمهور."),
        article("c", "خبر آخر عن الطقس."),
    )

    def stories():
        return {told.story.articles for told in dossier(tmp_path / "ws").stories}

    assert stories() == {("a", "b"), ("c",)}
    pair = {
        "relation": "story",
        "targets": [{"article": one, "layer": "articles", "text": ""} for one in "ab"],
    }
    judge({"verdict": "different", **pair})
    assert stories() == {("a",), ("b",), ("c",)}
    judge({"verdict": "same", **pair, "when": "2026-01-02"})
    assert stories() == {("a", "b"), ("c",)}


def test_a_judgement_whose_target_is_gone_is_shown_not_dropped(build, judge, tmp_path):
    build(article("a", BRIDGE["ar"]))
    judge(
        {"verdict": "wrong", "targets": [{"article": "a", "layer": "quotes", "text": "الجسر يربط الضفتين"}]}
    )
    assert [one.lost for one in workflow.judgements(tmp_path / "ws")] == [False]
    build(article("a", "نص آخر."))
    assert [one.lost for one in workflow.judgements(tmp_path / "ws")] == [True]


def test_a_report_is_written_in_the_languages_asked_for(build, tmp_path):
    build(article("a", BRIDGE["ar"]))
    index = workflow.report(tmp_path / "ws", tmp_path / "out", languages=("fa",))
    assert 'dir="rtl"' in index.read_text("utf-8")


def test_a_pool_gives_what_a_loop_gives(tmp_path, encoder, monkeypatch):
    monkeypatch.setattr(workflow, "WORTH_A_POOL", 1)
    records = sample_records()
    for workers in (1, 2):
        settings = Settings(workers=workers, threads=1, batch=4)
        workflow.build(
            ["-"], tmp_path / str(workers), settings=settings, stdin=lines(*records), encoder=encoder
        )
    assert exported(tmp_path / "1", tmp_path / "a") == exported(tmp_path / "2", tmp_path / "b")


def test_a_workspace_keeps_to_the_encoder_that_was_chosen(tmp_path, encoder, monkeypatch):
    asked = []
    monkeypatch.setattr(workflow, "default_encoder", lambda _, name: asked.append(name) or encoder)
    with workflow.open_store(tmp_path, create=True) as store:
        for name in (None, "my/encoder", None):
            workflow.chosen_encoder(store, Settings(encoder=name))
    assert asked == [encoders.BUNDLED, "my/encoder", "my/encoder"]
