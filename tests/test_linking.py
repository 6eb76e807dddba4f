import pytest

from riwaya import linking
from riwaya.store.sqlite import open_store
from riwaya.text.normalise import fold
from riwaya.types import (
    Annotations,
    Article,
    Copy,
    Document,
    Judgement,
    Link,
    Quote,
    SpanRef,
    Speaker,
    Story,
    Target,
)

TEXT = "قال النوري: «نعم»."


def judgement(id: str, verdict: str, **fields) -> Judgement:
    target = Target(article="a", layer="quotes", text="نعم")
    return Judgement(id=id, verdict=verdict, targets=(target,), who="me", when="2026-01-01", **fields)


@pytest.fixture
def store(tmp_path):
    with open_store(tmp_path, create=True) as opened:
        quote = Quote(start=13, end=16, text="نعم", kind="direct", id="q")
        opened.put_articles([Article(id="a", text=TEXT)])
        opened.put_annotations("v", [Annotations(article="a", quotes=(quote,))])
        yield opened


def test_judgements_on_items_are_replayed_when_documents_are_read(store):
    store.put_judgements([judgement("j", "wrong")])
    (document,) = linking.mended(store)
    (kept,) = store.documents()
    assert (document.annotations.quotes, len(kept.annotations.quotes)) == ((), 1)


def test_what_a_judgement_changed_has_an_id(store):
    store.put_judgements([judgement("j", "change", new={"kind": "free"})])
    ((quote,),) = [one.annotations.quotes for one in linking.mended(store)]
    assert quote.kind == "free"
    assert quote.id


def test_only_judgements_on_items_belong_to_an_article():
    pair = Judgement(id="p", verdict="same", targets=(), who="me", when="2026", relation="story")
    assert list(linking.by_article([judgement("j", "wrong"), pair])) == ["a"]


@pytest.mark.parametrize(
    ("kind", "joins"), [("same", True), ("part", True), ("teaser", True), ("composite", False)]
)
def test_copies_belong_to_one_story_but_composites_need_not(kind, joins):
    copy = Copy(left="a", right="b", passages=(), share=0.9, kind=kind)
    assert (linking._as_story_link(copy) is not None) is joins


def story(id: str, *articles: str, follows: tuple[str, ...] = ()) -> Story:
    return Story(id=id, title=SpanRef(article=id, start=0, end=1), articles=articles, follows=follows)


def test_quotes_meet_in_their_story_and_in_those_it_follows_only():
    stories = [story("s", "a"), story("t", "b", follows=("s",)), story("u", "c", follows=("t",))]
    assert linking._scopes(stories) == {"a": ("s",), "b": ("t", "s"), "c": ("u", "t")}


def test_links_are_made_by_the_keys_of_the_relation(store):
    store.put_articles([Article(id="b", text=TEXT), Article(id="c", text="آخر")])
    store.put_annotations("v", [Annotations(article=one, quotes=()) for one in "bc"])
    linker = linking.Linker(
        relation="story",
        version="1",
        kind=str,
        prepare=lambda documents: [document.article.text for document in documents],
        keys=lambda text: frozenset({text}),
        compare=lambda left, right: Link(relation="story", left="a", right="b", score=float(left == right)),
    )
    linking._link(store, linker, "", lambda _, items, __: iter(items))
    assert [(link.left, link.right, link.score) for link in store.links("story", Link)] == [("a", "b", 1.0)]


def test_only_quotes_that_may_meet_those_of_another_article_are_encoded():
    documents = [
        Document(
            article=Article(id=one, text=TEXT),
            annotations=Annotations(
                article=one, quotes=(Quote(start=13, end=16, text="نعم", kind="direct", id=f"q{one}"),)
            ),
        )
        for one in "abcd"
    ]
    stories = [story("a", "a", "b"), story("c", "c"), story("d", "d", follows=("a",))]
    assert linking._met(documents, linking._scopes(stories)) == ["qa", "qb", "qd"]


@pytest.mark.parametrize(
    ("name", "entity"),
    [("سامي النوري", "e"), ("نكرة؛ سامي النوري", "e"), ("سامى النورى", "e"), ("نكرة", None)],
)
def test_a_speaker_is_found_by_the_fullest_name_of_the_article(name, entity):
    known = {("a", fold("سامي النوري")): "e"}
    assert linking._speaker("a", Speaker(name=name), known) == entity
    assert linking._speaker("b", Speaker(name=name), known) is None
