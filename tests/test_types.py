import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from riwaya.types import Article, DateMention, Located, Mention, Quote, content_id, item_id


@given(st.lists(st.text()), st.lists(st.text()))
def test_ids_keep_parts_apart(one, other):
    assert (content_id(one) == content_id(other)) is (one == other)


def test_ids_are_the_same_on_every_machine():
    assert content_id(["رواية", "روایت"]) == "127df0dacafe7e95"


@pytest.mark.parametrize(
    "changed", [{"layer": "dates"}, {"field": "title"}, {"start": 1}, {"end": 9}, {"key": "x"}]
)
def test_an_items_id_depends_on_its_place(changed):
    place = Located("quotes", "text", 0, 5)
    assert item_id("a", place) != item_id("a", place._replace(**changed))
    assert item_id("a", place) != item_id("b", place)


def test_values_are_frozen():
    with pytest.raises(AttributeError):
        Article(id="a", text="ن").text = "م"


def test_names_that_python_reserves_are_as_the_contract_has_them():
    date = DateMention(
        start=0, end=1, text="ن", kind="point", grain="day", anchor="absolute", from_="2020-01-01"
    )
    record = msgspec.to_builtins(date)
    assert record["from"] == "2020-01-01"
    assert msgspec.convert(record, DateMention) == date


@pytest.mark.parametrize("value", [{"kind": "shouted"}, {"start": "0"}])
def test_records_are_checked_when_they_are_read(value):
    good = msgspec.to_builtins(Quote(start=0, end=1, text="ن", kind="direct"))
    with pytest.raises(msgspec.ValidationError):
        msgspec.convert(good | value, Quote)


def test_content_is_the_field_that_offsets_point_into():
    article = Article(id="a", text="متن", title="عنوان")
    assert (article.content(), article.content("title")) == ("متن", "عنوان")
    assert Article(id="a", text="ن").content("title") == ""


def test_none_and_empty_differ():
    mention = Mention(start=0, end=1, text="ن", kind="person", form="name")
    assert (mention.titles, mention.name) == ((), None)
