from riwaya.compare.dossier import Linked, dossier
from riwaya.types import (
    Annotations,
    Article,
    Copy,
    Designation,
    Document,
    Judgement,
    Link,
    Quote,
    SpanRef,
    Story,
    Utterance,
)


def document(name, *quotes):
    found = tuple(Quote(start=0, end=1, text="x", kind="direct", id=quote) for quote in quotes)
    return Document(article=Article(id=name, text="xy"), annotations=Annotations(article=name, quotes=found))


def story(*articles, day=None):
    title = SpanRef(article=articles[0], start=0, end=1)
    return Story(id=articles[0], title=title, articles=articles, from_=day, to=day)


def link(left, right, relation="story"):
    return Link(relation=relation, left=left, right=right, score=0.9)


DOCUMENTS = [document("a", "q1"), document("b", "q2"), document("c", "q3")]
LINKED = Linked(
    stories=(story("a", "b", day="2025-01-01"), story("c", day="2025-02-01")),
    utterances=(Utterance(id="q1", story="a", speaker=None, quotes=("q1", "q2")),),
    designations=(
        Designation(
            article="c",
            outlet=None,
            entity="e",
            mention="m",
            text="x",
            start=0,
            end=1,
            form="name",
            voice="own",
        ),
    ),
    copies=(
        Copy(left="a", right="b", passages=(), share=1.0, kind="same", origin="a"),
        Copy(left="b", right="c", passages=(), share=0.3, kind="composite"),
    ),
    links=(link("a", "b"), link("q1", "q2", "utterance"), link("c", "a", "follows")),
)


def test_each_story_gets_what_is_its_own():
    late, early = dossier(DOCUMENTS, LINKED).stories
    assert (early.story.id, late.story.id) == ("a", "c")
    assert [one.id for one in early.utterances] == ["q1"]
    assert [one.article for one in late.designations] == ["c"]
    assert [(one.left, one.right) for one in early.copies] == [("a", "b")]
    assert [one.relation for one in early.links] == ["story", "utterance", "follows"]
    assert [one.relation for one in late.links] == ["follows"]
    assert (early.independent, late.independent) == (1, 1)


def test_the_dossier_holds_all_documents_and_judgements():
    said = Judgement(id="j", verdict="same", targets=(), who="me", when="2025-01-01")
    found = dossier(reversed(DOCUMENTS), LINKED, judgements=[said])
    assert [one.id for one in found.documents] == ["a", "b", "c"]
    assert found.judgements == (said,)
