import numpy as np
import pytest

from riwaya.encoding import Meaning
from riwaya.link.profile import profile
from riwaya.linking import stories
from riwaya.store.protocols import UNDATED, Kept, Lead
from riwaya.store.sqlite import open_store
from riwaya.types import Annotations, Article, Copy, Document, Redirect

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
    rows = {"a": [1, 0], "b": [0.9, 0.1], "c": [0, 1], "d": [1, 0]}
    documents = [
        Document(article=Article(id=one, text=TEXT), annotations=Annotations(article=one)) for one in rows
    ]
    ready = {
        one.id: stories.Told(profile(one), np.array(rows[one.id], np.float32).tobytes()) for one in documents
    }
    meaning = Meaning(encoder, Scale())
    days = {"a": 100, "b": UNDATED, "c": 100, "d": 90}
    leads = [Lead(one, days[one], "", one, np.array(rows[one], np.float32)) for one in rows]
    with open_store(tmp_path, create=True) as store:
        store.put_articles(document.article for document in documents)
        store.put_leads("lead words/1 test", leads[:1])
        first = list(stories.proposed({"a": ready["a"]}, store, meaning))
        store.put_leads("lead words/1 test", leads[1:])
        later = set(stories.proposed({one: ready[one] for one in "bcd"}, store, meaning))
    assert first == []
    assert later == {("a", "b"), ("b", "d")}


def test_leads_too_unlike_are_not_compared(tmp_path, encoder):
    rows = {"a": [1, 0], "b": [0.9, 0.1], "c": [0, 1]}
    with open_store(tmp_path, create=True) as store:
        store.put_articles(Article(id=one, text=TEXT) for one in "abcx")
        leads = (Lead(one, UNDATED, "ar", one, np.array(rows[one], np.float32)) for one in rows)
        store.put_leads("lead words/1 test", leads)
        met = {("a", "b"), ("a", "c"), ("a", "x")}
        kept = stories.promising({"a": None}, met, store, Meaning(encoder, Scale()))
    assert set(kept) == {("a", "b"), ("a", "x")}


def test_the_id_of_a_story_that_went_into_another_leads_there_ever_after(tmp_path):
    with open_store(tmp_path, create=True) as store:
        store.put_homes({"a": "a", "b": "b", "c": "b"}, gone=())
        gone = (Kept(one, one, Redirect(gone=one, now=one)) for one in ("c", "b", "nowhere"))
        store.put_owned("redirects", gone)
        first = stories.redirected(store)
        store.put_homes({"b": "a", "c": "a"}, gone=())
        later = stories.redirected(store)
    assert first == (Redirect(gone="c", now="b"),)
    assert later == (Redirect(gone="b", now="a"), Redirect(gone="c", now="a"))
