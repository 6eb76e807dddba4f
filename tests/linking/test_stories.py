import numpy as np
import pytest

from riwaya.encoding import Meaning
from riwaya.link.profile import profile
from riwaya.linking import stories
from riwaya.store.sqlite import open_store
from riwaya.types import Annotations, Article, Copy, Document, Redirect, SpanRef, Story

TEXT = "قال النوري: «نعم»."


@pytest.mark.parametrize(
    ("kind", "joins"), [("same", True), ("part", True), ("teaser", True), ("composite", False)]
)
def test_copies_belong_to_one_story_but_composites_need_not(kind, joins):
    copy = Copy(left="a", right="b", passages=(), share=0.9, kind=kind)
    assert (stories._as_story_link(copy) is not None) is joins


class Scale:
    version = "test"

    def score(self, left, right, left_language, right_language):
        return (left @ right.T - 0.5) * (8 if left_language == right_language else 2)


def test_leads_alike_in_meaning_are_proposed_whenever_they_come(tmp_path, encoder):
    rows = {"a": [1, 0], "b": [0.9, 0.1], "c": [0, 1]}
    documents = [
        Document(article=Article(id=one, text=TEXT), annotations=Annotations(article=one)) for one in rows
    ]
    ready = {
        one.id: stories.Told(profile(one), np.array(rows[one.id], np.float32).tobytes()) for one in documents
    }
    meaning = Meaning(encoder, Scale())
    with open_store(tmp_path, create=True) as store:
        first = list(stories.proposed({"a": ready["a"]}, store, meaning))
        later = set(stories.proposed({one: ready[one] for one in "bc"}, store, meaning))
    assert first == []
    assert later == {("a", "b")}


def test_the_id_of_a_story_that_went_into_another_leads_there_ever_after(tmp_path):
    def story(name):
        return Story(id=name, title=SpanRef(article=name, start=0, end=1), articles=(name,))

    with open_store(tmp_path, create=True) as store:
        assert stories.redirected(store, {"a": ("a",), "b": ("b",), "c": ("c",)}) == ()
        store.put_group("stories", [story("a"), story("b"), story("c"), story("gone")])
        first = stories.redirected(store, {"a": ("a",), "b": ("b", "c")})
        store.put_group("redirects", first)
        store.put_group("stories", [story("a"), story("b")])
        later = stories.redirected(store, {"a": ("a", "b", "c")})
    assert first == (Redirect(gone="c", now="b"),)
    assert later == (Redirect(gone="b", now="a"), Redirect(gone="c", now="a"))
