import pytest

from evals import places_eval as subject
from riwaya.types import Annotations, Article, Mention

TEXTS = {"ar": "وصل إلى دمشق ثم باريس", "fa": "از تهران به قم رفت"}


def found(text: str, *places: str) -> Annotations:
    made = tuple(
        Mention(start=at, end=at + len(one), text=one, kind="place", form="name", name=one)
        for one in places
        if (at := text.index(one)) >= 0
    )
    return Annotations(article="a", mentions=made)


@pytest.mark.parametrize(
    ("language", "places", "expected"),
    [
        ("ar", ("دمشق", "باريس"), {(8, 12): 170654, (16, 21): 2988507}),
        ("fa", ("تهران",), {(3, 8): 112931}),
        ("fa", (), {}),
    ],
)
def test_each_name_of_a_place_has_the_id_of_its_entity(language, places, expected):
    text = TEXTS[language]
    article = Article(id="a", text=text, language=language)
    assert subject.ids(found(text, *places), article) == expected


def test_shares_are_counted_by_language_and_a_place_that_was_not_found_is_wrong():
    rows = [
        ({"data": "x.json.gz", "geonames": 1}, 1),
        ({"data": "x.json.gz", "geonames": 2}, None),
        ({"data": "y.json", "geonames": None}, None),
    ]
    values = {one.name: one.value for one in subject.figures(rows)}
    assert values == {
        "places.all.right": pytest.approx(2 / 3),
        "places.ar.right": 0.5,
        "places.fa.right": 1.0,
    }
