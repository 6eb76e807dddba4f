import pytest
from evals.entities_eval import (
    READERS,
    EntityGold,
    Row,
    across,
    coreference,
    error_lines,
    figures,
    found_rows,
    match_designations,
    match_names,
)
from evals.scorers import Rates

from evals import entities_eval
from riwaya.types import Annotations, Article, Mention, Phrase


def row(start, end, form="name", **fields):
    return Row("a", start, end, "x" * (end - start), form, **fields)


def gold(*rows, nested=True, typed=True):
    articles = (Article(id="a", text="x" * 80),)
    return EntityGold("x", articles, rows, typed=typed, names=True, nested=nested)


@pytest.mark.parametrize(
    ("expected", "found", "rates"),
    [
        ([row(0, 5, kind="person")], [row(0, 5, kind="person")], Rates(1, 0, 0)),
        ([row(0, 5, kind="person")], [row(0, 5, kind="place")], Rates(0, 1, 1)),
        ([row(0, 5, kind="person")], [row(0, 6, kind="person")], Rates(0, 1, 1)),
        ([row(0, 5, "role", kind="person")], [row(0, 5, kind="person")], Rates(0, 1, 0)),
        ([row(0, 5, kind="person", optional=True)], [row(0, 5, kind="place")], Rates(0, 0, 0)),
    ],
)
def test_names_are_matched_by_exact_span_and_kind(expected, found, rates):
    one = gold(*expected)
    assert match_names(one.rows, found, one).rates == rates


def test_where_only_outermost_mentions_are_marked_what_is_inside_is_not_judged():
    outer, inner = row(0, 20, "role", kind="person"), row(5, 10, kind="place")
    assert match_names([outer], [inner], gold(outer, nested=False)).spurious == ()
    assert match_names([outer], [inner], gold(outer, nested=True)).spurious == (0,)


@pytest.mark.parametrize(
    ("found", "rates"),
    [
        ([row(0, 8, "role", entity="a/x")], Rates(1, 0, 0)),  # which of the three forms is scored apart
        ([row(0, 8, "title", entity="a/x")], Rates(1, 0, 0)),
        ([row(0, 8)], Rates(0, 0, 1)),
        ([row(20, 28, "role", optional=True)], Rates(0, 0, 1)),  # a role of nobody named
    ],
)
def test_designations(found, rates):
    assert match_designations([row(0, 8, "title")], found).rates == rates


def test_mentions_become_rows_with_their_titles():
    mention = Mention(
        start=7,
        end=19,
        text="هالة الصفدري",
        kind="person",
        form="name",
        name="هالة الصفدري",
        titles=(Phrase(start=0, end=6, text="وزيرة"),),
    )
    role = Mention(start=30, end=37, text="الوزيرة", kind="person", form="role", of="هالة الصفدری")
    nobody = Mention(start=40, end=46, text="السفير", kind="person", form="role")
    pronoun = Mention(start=50, end=52, text="هي", kind="person", form="pronoun", of="هالة الصفدري")
    title = Mention(start=0, end=3, text="ها", kind="person", form="name", field="title")
    rows = found_rows([Annotations(article="a", mentions=(mention, role, nobody, pronoun, title))])
    assert [(r.form, r.start, r.optional) for r in rows] == [
        ("name", 7, False),
        ("title", 0, False),
        ("role", 30, False),
        ("role", 40, True),
    ]
    assert rows[0].entity == rows[2].entity != ""


def test_coreference_is_scored_over_matched_mentions():
    expected = [row(0, 5, entity="x"), row(10, 15, entity="x"), row(20, 25, entity="y")]
    split = [row(0, 5, entity="1"), row(10, 15, entity="2"), row(20, 25, entity="3"), row(40, 45, entity="4")]
    figure = coreference("c", expected, split, key=lambda r: r.entity)
    assert figure.units == 3
    assert figure.value == pytest.approx(2 * (2 / 3) / (1 + 2 / 3))


def test_entities_across_articles_are_those_of_the_export():
    one = gold(Row("a", 0, 5, "hala", "name", entity="s"), Row("b", 0, 5, "هالة", "name", entity="s"))
    mentions = [
        {"id": f"m{doc}", "article": doc, "start": 0, "end": 5, "text": "", "form": "name"} for doc in "ab"
    ]
    together = {"mentions": mentions, "entities": [{"id": "e", "mentions": ["ma", "mb"]}]}
    torn = {"mentions": mentions, "entities": [{"id": m["id"], "mentions": [m["id"]]} for m in mentions]}
    assert across(one, together).value == 1.0
    assert across(one, torn).value == pytest.approx(2 / 3)


@pytest.mark.parametrize("name", sorted(READERS))
def test_each_set_scores_its_own_gold_as_right(name):
    folder, reader = READERS[name]
    if not folder.exists():
        pytest.skip(f"needs {folder}")
    one = reader(folder)
    texts = {article.id: article.text for article in one.articles}
    assert all(texts[r.doc][r.start : r.end] == r.text for r in one.rows)
    named = [r for r in one.rows if r.entity]
    wrong = {f.name: f.value for f in figures(one, named, "all") if f.value != 1.0 and "coref" not in f.name}
    assert wrong == {}


def test_errors_show_the_tuning_part_with_context():
    one = gold(row(10, 15, kind="person"))
    lines = list(error_lines(one, []))
    assert len(lines) == (0 if entities_eval.split_of("a") == "held_out" else 1)


def test_the_command_scores_the_sample(monkeypatch, capsys):
    def nothing(articles):
        return [Annotations(article=one.id, mentions=()) for one in articles]

    monkeypatch.setattr(entities_eval, "named", lambda *_: nothing)
    monkeypatch.setattr("evals.harness.read_floors", dict)
    assert entities_eval.main(["--set", "sample"]) == 0
    assert "entities.sample.all.designations.f1" in capsys.readouterr().out
