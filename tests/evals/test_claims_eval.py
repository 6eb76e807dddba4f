from evals.claims_eval import Judged, conflict_figures, macro_f1, read_set

from riwaya.types import (
    Annotations,
    Article,
    Claim,
    Conflict,
    Document,
    Dossier,
    SpanRef,
    Statement,
    Story,
    StoryDossier,
)


def judged(gold, found):
    return Judged("tuning", "en", gold, found, {})


def test_macro_f1_is_1_for_all_right_and_takes_unsure_for_a_miss():
    right = [judged(one, one) for one in ("reports", "contradicts", "silent")]
    assert macro_f1(right) == 1.0
    assert macro_f1([*right[:2], judged("silent", "unsure")]) < 0.7


def dossier(*conflicts):
    documents = tuple(
        Document(
            article=Article(id=one, text="x" * 40),
            annotations=Annotations(
                article=one,
                statements=(
                    Statement(start=0, end=10, id=f"{one}1"),
                    Statement(start=20, end=30, id=f"{one}2"),
                ),
            ),
        )
        for one in "ab"
    )
    title = SpanRef(article="a", start=0, end=1)
    claim = Claim(id="c", story="s", text=title, statements=(), conflicts=conflicts)
    story = StoryDossier(
        story=Story(id="s", title=title, articles=("a", "b")),
        accounts=(),
        independent=2,
        utterances=(),
        designations=(),
        sources=(),
        copies=(),
        timeline=(),
        claims=(claim,),
    )
    return Dossier(documents=documents, stories=(story,), entities=())


def row(article, stance, start, about=None):
    return {
        "story": "S14",
        "claim": "c1",
        "doc_id": article,
        "stance": stance,
        "start": start,
        "end": start + 5,
        "about": about,
    }


def figures(*conflicts):
    gold = read_set("sample")
    rows = (row("a", "reports", 2), row("b", "contradicts", 3, "number"))
    made = conflict_figures(type(gold)("made", (), rows, spans=True, gold=()), dossier(*conflicts))
    return {one.name.rsplit(".", 1)[-1]: one.value for one in made}


def test_a_conflict_counts_where_its_ends_lie_on_opposed_evidence_of_one_claim():
    assert figures(Conflict(left="a1", right="b1", about="number")) == {
        "recall": 1,
        "precision": 1,
        "kind": 1,
    }
    assert figures(Conflict(left="a1", right="b1", about="date"))["kind"] == 0
    assert figures(Conflict(left="a1", right="b2", about="number"))["precision"] == 0
    assert figures()["recall"] == 0
