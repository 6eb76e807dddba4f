import pytest

from riwaya import workflow
from riwaya.link.claims.pair import Pair
from riwaya.link.claims.parts import told
from riwaya.link.claims.slots import SLOTS
from riwaya.types import Article, Document


def read(text, language):
    article = Article(id=text, text=text, language=language)
    return told(Document(article=article, annotations=workflow.annotate_articles([article])[0]))[0]


@pytest.mark.parametrize(
    ("slot", "left", "right"),
    [
        ("actor", ("The clerk was killed by guards.", "en"), ("قُتل الكاتب على يد مهربين.", "ar")),
        ("actor", ("قُتل الكاتب على يد الحراس.", "ar"), ("کارمند به دست قاچاقچیان کشته شد.", "fa")),
        (
            "blamed",
            ("ساکنان ارتش را مسئول حریق دانستند.", "fa"),
            ("The rebels are responsible for it.", "en"),
        ),
        ("cause", ("The barge sank because of a storm.", "en"), ("غرق المركب بسبب عطل فني.", "ar")),
        ("denied", ("There was no explosion in the yard.", "en"), ("هز انفجار الساحة ليلاً.", "ar")),
    ],
)
def test_a_slot_filled_differently_and_alike(slot, left, right):
    one, other = read(*left), read(*right)
    assert SLOTS[slot](Pair(one, other)) is not None
    assert SLOTS[slot](Pair(one, one)) is None
    assert SLOTS[slot](Pair(other, other)) is None


def test_one_party_in_three_languages_parts_nothing():
    said = [
        read("The clerk was killed by guards.", "en"),
        read("قُتل الكاتب على يد الحراس.", "ar"),
        read("کارمند به دست نگهبانان کشته شد.", "fa"),
    ]
    assert all(SLOTS["actor"](Pair(one, other)) is None for one in said for other in said)
