import json

import pytest
from evals.stories_public_eval import READERS, PublicGold, figures, read_ecb, read_ntrex, read_og

from riwaya.types import Article


def value(found, figure):
    stories = {"a": "1-ecb", "b": "1-ecb", "c": "1-ecbplus", "d": "2-ecb"}
    gold = PublicGold((), stories, {name: name.split("-")[0] for name in stories.values()})
    return {one.name: one.value for one in figures("x", gold, found)}[f"stories.x.{figure}"]


@pytest.mark.parametrize(
    ("found", "f1", "apart"),
    [
        ({"a": "s", "b": "s", "c": "t", "d": "u"}, 1.0, 1.0),
        ({"a": "s", "b": "s", "c": "s", "d": "u"}, 0.8, 0.0),
    ],
)
def test_confusable_happenings_in_one_story_cost_what_they_should(found, f1, apart):
    assert value(found, "bcubed_f1") == pytest.approx(f1, abs=0.01)
    assert value(found, "confusable_apart") == apart


def test_a_document_and_its_translations_are_one_story(tmp_path):
    (tmp_path / "DOCUMENT_IDS.tsv").write_text("one\none\ntwo\n")
    for name in ("arb", "fas", "eng-US", "rus", "tur"):
        (tmp_path / f"newstest2019-ref.{name}.txt").write_text(f"{name} 1\n{name} 2\n{name} 3\n")
    gold = read_ntrex(tmp_path)
    assert Article(id="fa-one", text="fas 1\nfas 2", language="fa") in gold.articles
    assert len(gold.articles) == 10
    assert gold.stories["fa-one"] == gold.stories["tr-one"] != gold.stories["fa-two"]


def test_an_address_before_a_document_is_left_out(tmp_path):
    (tmp_path / "26").mkdir()
    tokens = [(0, "http"), (0, ":"), (1, "Doors"), (1, "open"), (2, "Later")]
    body = "".join(f'<token sentence="{at}">{text}</token>' for at, text in tokens)
    (tmp_path / "26" / "26_1ecbplus.xml").write_text(f"<Document>{body}</Document>")
    gold = read_ecb(tmp_path)
    assert [one.text for one in gold.articles] == ["Doors open\nLater"]
    assert gold.stories == {"26_1ecbplus": "26-ecbplus"}


def test_links_across_languages_are_counted_by_themselves():
    languages = {"a": "ar", "b": "fa", "c": "fa"}
    articles = tuple(Article(id=one, text="", language=code) for one, code in languages.items())
    gold = PublicGold(articles, {"a": "s", "b": "s", "c": "s"}, {})
    made = {one.name: one for one in figures("x", gold, {"a": "t", "b": "t", "c": "u"})}
    assert made["stories.x.across_f1"].value == pytest.approx(2 / 3)
    assert made["stories.x.across_f1"].units == 2


def test_headlines_of_clusters_that_were_looked_at_are_left_out(tmp_path):
    rows = [
        {
            "uri": f"{at}",
            "lang": "ara",
            "published_at": "2021-07-01 10:51:00",
            "title": "ت",
            "cluster_id": f"c{at}",
        }
        for at in range(9)
    ]
    (tmp_path / "clusters.jsonl").write_text("\n".join(json.dumps(row) for row in rows))
    gold = read_og(tmp_path)
    assert 0 < len(gold.articles) < 9
    assert {article.language for article in gold.articles} == {"ar"}


@pytest.mark.parametrize("name", sorted(READERS))
def test_the_sets_are_read_whole(name):
    folder, reader = READERS[name]
    if not folder.exists():
        pytest.skip(f"{folder} is not here")
    gold = reader(folder)
    assert len(gold.articles) == len(gold.stories) == {"ntrex": 315, "ecb": 237, "og2021": 1225}[name]
