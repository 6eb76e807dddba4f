import pytest

from riwaya.linking import utterances
from riwaya.text.normalise import fold
from riwaya.types import (
    Annotations,
    Article,
    Document,
    Quote,
    SpanRef,
    Speaker,
    Story,
)

TEXT = "قال النوري: «نعم»."


def story(id: str, *articles: str, follows: tuple[str, ...] = ()) -> Story:
    return Story(id=id, title=SpanRef(article=id, start=0, end=1), articles=articles, follows=follows)


def test_quotes_meet_in_their_story_and_in_those_it_follows_only():
    told = [story("s", "a"), story("t", "b", follows=("s",)), story("u", "c", follows=("t",))]
    assert utterances._scopes(told) == {"a": ("s",), "b": ("t", "s"), "c": ("u", "t")}


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
    assert utterances._met(documents, utterances._scopes(stories)) == ["qa", "qb", "qd"]


@pytest.mark.parametrize(
    ("name", "entity"),
    [("سامي النوري", "e"), ("نكرة؛ سامي النوري", "e"), ("سامى النورى", "e"), ("نكرة", None)],
)
def test_a_speaker_is_found_by_the_fullest_name_of_the_article(name, entity):
    known = {("a", fold("سامي النوري")): "e"}
    assert utterances._speaker("a", Speaker(name=name), known) == entity
    assert utterances._speaker("b", Speaker(name=name), known) is None
