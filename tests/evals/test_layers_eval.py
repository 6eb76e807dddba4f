import pytest
from evals.layers_eval import Origin, character_rates, found_origins, marked, origin_rates
from evals.scorers import Rates

from evals import layers_eval
from riwaya.types import Annotations, Article, Boilerplate, SourceCue


def stretch(start, end, *, optional=False):
    return {"doc_id": "a", "start": start, "end": end, "optional": optional}


@pytest.mark.parametrize(
    ("gold", "found", "rates"),
    [
        ([stretch(0, 4)], set(range(4)), Rates(4, 0, 0)),
        ([stretch(0, 4)], set(range(2, 8)), Rates(2, 3, 2)),  # the blank at 4 does not count
        ([stretch(0, 4, optional=True)], set(range(4)), Rates(0, 0, 0)),
        ([stretch(0, 4)], set(), Rates(0, 0, 4)),
    ],
)
def test_boilerplate_is_counted_by_visible_characters(gold, found, rates):
    assert character_rates(gold, {"a": found}, {"a": "شارك الخبر"}) == rates


def test_marked_characters_are_those_of_the_text():
    layer = (
        Boilerplate(start=2, end=4, kind="share"),
        Boilerplate(start=0, end=9, kind="other", field="title"),
    )
    assert marked([Annotations(article="a", boilerplate=layer)]) == {"a": {2, 3}}


@pytest.mark.parametrize(
    ("gold", "found", "rates"),
    [
        ([Origin("a", "خبرگزاری نیلوان")], [Origin("a", "نیلوان")], Rates(1, 0, 0)),
        ([Origin("a", "خبرگزاری نیلوان")], [Origin("b", "خبرگزاری نیلوان")], Rates(0, 1, 1)),
        ([Origin("a", "نیلوان", optional=True)], [Origin("a", "نیلوان")], Rates(0, 0, 0)),
        ([], [Origin("a", "نیلوان", optional=True)], Rates(0, 0, 0)),
        ([Origin("a", "وكالة سنابل")], [Origin("a", "وكالة نورثلايت")], Rates(0, 1, 1)),
    ],
)
def test_origins(gold, found, rates):
    assert origin_rates(gold, found) == rates


def test_an_outlet_naming_itself_is_optional():
    cues = tuple(
        SourceCue(start=0, end=1, text="", source=name, scope="article")
        for name in ("سپهرگاه", "نیلوان", "نیلوان")
    )
    articles = [Article(id="a", text="متن", outlet="سپهرگاه")]
    found = found_origins(articles, [Annotations(article="a", sources=cues)])
    assert found == [Origin("a", "سپهرگاه", True), Origin("a", "نیلوان", False)]


def test_the_command_scores_the_sample(monkeypatch, tmp_path, capsys):
    def nothing(articles):
        return [Annotations(article=one.id, boilerplate=(), sources=()) for one in articles]

    monkeypatch.setattr(layers_eval, "named", lambda *_: nothing)
    monkeypatch.setattr(layers_eval, "QUOTES_FA", tmp_path / "absent")
    monkeypatch.setattr("evals.harness.read_floors", dict)
    assert layers_eval.main([]) == 0
    printed = capsys.readouterr().out
    assert "boilerplate.sample.recall" in printed
    assert "sources.fa: skipped" in printed
