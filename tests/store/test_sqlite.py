from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from riwaya.errors import WorkspaceError
from riwaya.store.protocols import UNDATED, Kept, Lead, Prepared
from riwaya.store.sqlite import FILE, SqliteStore, open_store
from riwaya.types import Annotations, Article, Judgement, Link, NameCount, Sentence, Target

TEXT = st.text(st.characters(exclude_categories=("Cs",)))


@pytest.fixture
def store(tmp_path: Path):
    with open_store(tmp_path / "ws", create=True) as opened:
        yield opened


def article(id: str = "a", text: str = "متن") -> Article:
    return Article(id=id, text=text)


def annotated(store: SqliteStore, *ids: str) -> None:
    store.put_articles(article(id) for id in ids)
    store.put_annotations("v1", (Annotations(article=id, sentences=()) for id in ids))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=50)
@given(text=TEXT, title=st.none() | TEXT, outlet=st.none() | TEXT)
def test_an_article_comes_back_as_it_was(store, text, title, outlet):
    kept = Article(id="x", text=text, title=title, outlet=outlet)
    store.put_articles([kept])
    assert list(store.articles(["x"])) == [kept]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=50)
@given(spans=st.none() | st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9))))
def test_none_and_empty_layers_stay_apart(store, spans):
    layer = None if spans is None else tuple(Sentence(start=a, end=a + b) for a, b in spans)
    store.put_articles([article()])
    store.put_annotations("v1", [Annotations(article="a", sentences=layer)])
    (document,) = store.documents()
    assert document.annotations.sentences == layer


def keyed(store: SqliteStore, **keys: str) -> None:
    store.put_prepared("story", {one: Prepared("k1", frozenset(own), own) for one, own in keys.items()})


def test_a_second_arrival_changes_nothing(store):
    assert store.put_articles([article()]) == (1, 0)
    store.put_annotations("v1", [Annotations(article="a")])
    assert store.put_articles([article()]) == (0, 0)
    assert store.annotated() == {"a": "v1"}


def test_a_changed_article_replaces_its_old_self(store):
    annotated(store, "a", "b")
    keyed(store, a="x", b="x")
    store.put_links("story", [Link(relation="story", left="a", right="b", score=0.9)])
    assert store.put_articles([article(text="آخر")]) == (0, 1)
    assert store.annotated() == {"b": "v1"}
    assert list(store.links("story", Link)) == []
    assert list(store.partners("story", ["b"])) == []


def test_new_annotations_forget_keys_and_links(store):
    annotated(store, "a", "b")
    keyed(store, a="x", b="x")
    store.put_links("story", [Link(relation="story", left="a", right="b", score=0.9)])
    store.put_annotations("v2", [Annotations(article="b")])
    assert store.prepared_versions("story") == {"a": "k1"}
    assert list(store.links("story", Link)) == []


def test_partners_share_a_key_and_come_once(store):
    annotated(store, "a", "b", "c")
    keyed(store, a="xy", b="xy", c="z")
    assert list(store.partners("story", ["a", "b", "c"])) == [("a", "b")]
    assert list(store.partners("story", ["c"])) == []


def test_new_keys_forget_the_links_of_the_old_ones(store):
    annotated(store, "a", "b")
    keyed(store, a="x", b="x")
    store.put_links("story", [Link(relation="story", left="a", right="b", score=0.9)])
    store.put_links("copy", [Link(relation="copy", left="a", right="b", score=0.9)])
    store.put_prepared("story", {"b": Prepared("k2", frozenset("y"), "new")})
    assert store.prepared_versions("story") == {"a": "k1", "b": "k2"}
    assert store.prepared("story", ["a", "b", "c"], str) == {"a": "x", "b": "new"}
    assert list(store.partners("story", ["a", "b"])) == []
    assert list(store.links("story", Link)) == []
    assert len(list(store.links("copy", Link))) == 1


def test_remove_leaves_no_trace(store):
    annotated(store, "a", "b")
    store.put_links("copy", [Link(relation="copy", left="a", right="b", score=1.0)])
    assert store.remove(["a", "nobody"]) == 1
    assert store.article_ids() == ("b",)
    assert list(store.links("copy", Link)) == []


def test_vectors_are_kept_by_model(store):
    store.put_vectors("m1", {"k": np.array([1, 0], np.float32)})
    assert store.vectors("m2", ["k"]) == {}
    assert store.vectors("m1", ["k", "other"])["k"].tolist() == [1, 0]


def test_groups_are_replaced_whole_and_keep_their_order(store):
    names = [NameCount(language=code, name=code, count=1) for code in ("fa", "ar")]
    store.put_group("names", [*names, names[0]])
    store.put_group("names", names)
    assert store.group("names", NameCount) == tuple(names)


def test_judgements_are_append_only(store):
    target = Target(article="a", layer="quotes", text="قال")
    first = Judgement(id="j1", verdict="wrong", targets=(target,), who="me", when="2026-01-01")
    store.put_judgements([first])
    store.put_judgements(
        [Judgement(id="j1", verdict="right", targets=(target,), who="me", when="2026-01-02")]
    )
    assert store.judgements() == (first,)


def test_a_missing_workspace_says_what_to_do(tmp_path):
    with pytest.raises(WorkspaceError, match="riwaya build"):
        open_store(tmp_path / "none")


def test_another_schema_is_refused(tmp_path):
    with open_store(tmp_path, create=True) as opened:
        opened._db.pragma("user_version", 99)
    with pytest.raises(WorkspaceError, match="another version"):
        open_store(tmp_path)


def test_a_file_that_is_no_workspace_is_refused(tmp_path):
    (tmp_path / FILE).write_bytes(b"not a database, just some words" * 100)
    with pytest.raises(WorkspaceError, match="not a Riwaya workspace"):
        open_store(tmp_path)


def test_a_choice_is_kept_until_another_is_made(store):
    assert store.choice("encoder") is None
    store.put_choice("encoder", "one")
    store.put_choice("encoder", "other")
    assert store.choice("encoder") == "other"


@pytest.mark.parametrize(
    ("days", "met"),
    [
        ({"a": (100,), "b": (104,)}, True),
        ({"a": (104,), "b": (100,)}, True),
        ({"a": (100,), "b": (105,)}, False),
        ({"a": (100,), "b": (90, 99)}, True),
        ({"a": (100,), "b": ()}, True),
        ({"a": (), "b": (100,)}, True),
        ({"a": (), "b": ()}, True),
    ],
)
def test_dated_keys_meet_near_in_time_only(store, days, met):
    annotated(store, *days)
    store.put_prepared("story", {one: Prepared("1", frozenset("x"), "", day) for one, day in days.items()})
    assert [*store.partners("story", ["a"], 4)] == [("a", "b")] * met
    assert [*store.partners("story", ["b"], 4)] == [("a", "b")] * met


def test_lasting_keys_meet_whatever_the_days(store):
    annotated(store, "a", "b")
    for one, day in (("a", 1), ("b", 700_000)):
        store.put_prepared("story", {one: Prepared("1", frozenset(), "", (day,), frozenset("x"))})
    assert [*store.partners("story", ["a"], 4)] == [("a", "b")]


def test_leads_come_by_day_and_go_with_their_article(store):
    annotated(store, "a", "b", "c")
    days = {"a": 100, "b": 110, "c": UNDATED}
    store.put_leads("m", [Lead(one, day, "ar", one, np.ones(2, np.float32)) for one, day in days.items()])
    assert store.leads("m", 95, 105).articles == ["a", "c"]
    assert store.leads("other", 95, 105).articles == []
    assert store.leads_of("m", ["b"]).vectors.tolist() == [[1, 1]]
    assert store.lead_texts("m", ["b", "x"]) == {"b": "b"}
    store.remove(["a"])
    assert store.leads("m", 95, 105).articles == ["c"]


def test_what_hangs_on_a_removed_article_is_touched(store):
    annotated(store, "a", "b")
    store.put_links("story", [Link(relation="story", left="a", right="b", score=0.9)])
    store.put_chains({"a": [("chain", "node", "record")]})
    store.settle()
    store.remove(["a"])
    touched = {kind: store.touched(kind) for kind in ("article", "near", "node")}
    assert touched == {"article": ("a",), "near": ("b",), "node": ("node",)}
    store.settle()
    assert store.touched("article") == ()


def test_owned_records_are_replaced_by_owner(store):
    name = NameCount(language="ar", name="n", count=1)
    store.put_owned("layer", [Kept("1", "a", name), Kept("2", "b", name), Kept("3", "a", name)])
    store.put_owned("layer", [Kept("4", "a", name)], instead_of=["a"])
    assert store.count("layer") == 2
    assert len(store.group("layer", NameCount, ["2", "4", "1"])) == 2


def test_vectors_are_dropped_by_text(store):
    store.put_vectors("m", {one: np.ones(2, np.float32) for one in "ab"})
    store.drop_vectors(["a"])
    assert set(store.vectors("m", ["a", "b"])) == {"b"}


def test_an_older_workspace_keeps_its_articles_and_links_anew(tmp_path):
    with open_store(tmp_path, create=True) as opened:
        opened.put_articles([article()])
        opened._db.execute("DROP TABLE linking_key")
        opened._db.execute("CREATE TABLE linking_key (relation TEXT, key TEXT, article TEXT)")
        opened._db.pragma("user_version", 1)
    with open_store(tmp_path) as opened:
        assert len(opened.article_ids()) == 1
        assert opened.prepared_versions("story") == {}
        assert list(opened.partners("story", ["a"], 4)) == []
