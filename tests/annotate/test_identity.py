from hypothesis import given
from hypothesis import strategies as st

from riwaya.annotate.identity import identified
from riwaya.types import Annotations, Mention, Phrase, Quote, Sentence


def quote(start=0, end=4, **fields):
    return Quote(start=start, end=end, text="نعم،", kind="direct", **fields)


def ids(found):
    return [item.id for layer in (found.sentences, found.mentions, found.quotes) for item in layer or ()]


def test_layers_that_were_not_run_stay_none():
    found = identified(Annotations(article="a", sentences=()))
    assert (found.sentences, found.quotes) == ((), None)


def test_ids_repeat_and_depend_on_the_article():
    one, again = (identified(Annotations(article="a", quotes=(quote(),))) for _ in range(2))
    other = identified(Annotations(article="b", quotes=(quote(),)))
    assert ids(one) == ids(again) != ids(other)


def test_a_given_id_stays():
    assert ids(identified(Annotations(article="a", quotes=(quote(id="mine"),)))) == ["mine"]


def test_cues_and_kinds_tell_items_at_one_place_apart():
    said, added = (Phrase(start=at, end=at + 3, text="قال") for at in (10, 20))
    mentions = tuple(
        Mention(start=0, end=4, text="حلب", kind=kind, form="name") for kind in ("place", "person")
    )
    found = identified(
        Annotations(article="a", quotes=(quote(cue=said), quote(cue=added)), mentions=mentions)
    )
    assert len(set(ids(found))) == 4


@given(st.lists(st.tuples(st.integers(0, 3), st.integers(0, 3)), max_size=12))
def test_no_two_items_share_an_id(places):
    items = tuple(Sentence(start=start, end=end) for start, end in places)
    found = identified(Annotations(article="a", sentences=items))
    assert len(set(ids(found))) == len(items)
