from datetime import datetime

import pytest

from riwaya.link.claims.numbers import quantities
from riwaya.link.claims.numbers import same_kind as kind_of
from riwaya.link.claims.pair import Pair
from riwaya.link.claims.parts import Told
from riwaya.types import Mention, Statement


def told(text, language="en", *, negated=False, named=(), published=None, spans=()):
    statement = Statement(start=0, end=len(text), id=text, polarity="negated" if negated else "affirmed")
    names = tuple(
        Mention(start=text.index(one), end=text.index(one) + len(one), text=one, form="name", kind="person")
        for one in named
    )
    return Told(
        statement=statement,
        article=text,
        language=language,
        text=text,
        sentence=text,
        names=names,
        near=names,
        published=published,
        spans=spans,
    )


@pytest.mark.parametrize(
    ("left", "right", "apart"),
    [
        (told("The pilot survived"), told("قُتل الطيار", "ar"), True),
        (told("Three passengers survived"), told("قُتل أربعة ركاب", "ar"), False),
        (told("سه مسافر زنده ماندند", "fa"), told("Four passengers were killed"), False),
    ],
)
def test_some_live_while_others_die(left, right, apart):
    assert (Pair(left, right).opposed is not None) is apart


@pytest.mark.parametrize(
    ("left", "right", "apart"),
    [
        (told("Falkand beat Morwick"), told("Falkand lost to Morwick"), True),
        (told("Falkand beat Morwick"), told("Morwick lost to Falkand"), False),
        (told("Falkand beat Morwick 2-1"), told("خسر الفريق 1-2", "ar"), False),
    ],
)
def test_winner_and_loser_tell_one_result(left, right, apart):
    assert (Pair(left, right).opposed is not None) is apart


def test_a_name_stands_on_no_side():
    assert Pair(told("سلّم سليم الجائزة", "ar", named=["سليم"]), told("انهار الجسر", "ar")).opposed is None


@pytest.mark.parametrize(
    ("left", "right", "language", "same"),
    [
        ("48 hours before the flood", "14 hours after the flood", "en", False),
        ("48 hours before the flood", "24 hours before the flood", "en", True),
        ("قبل 48 ساعة من السيل", "بعد 14 ساعة من السيل", "ar", False),
        ("۴۸ ساعت پیش از سیل", "۱۴ ساعت پس از سیل", "fa", False),
    ],
)
def test_a_time_before_is_no_time_after(left, right, language, same):
    (one,), (other,) = quantities(left, language), quantities(right, language)
    assert kind_of(one, other) is same


def test_what_is_recalled_is_of_another_time():
    april = (datetime(2031, 4, 1), datetime(2031, 5, 1))
    recalling = told("31 died in April", published="2031-05-20", spans=(april,))
    today = told("Five people died", published="2031-05-20")
    at_the_time = told("Five people died", published="2031-04-20")
    assert Pair(recalling, today).of_two_times
    assert not Pair(recalling, at_the_time).of_two_times


@pytest.mark.parametrize(
    ("text", "language"),
    [("Flight 370 was lost", "en"), ("فُقدت طائرة بوينغ 777", "ar"), ("پرواز ۳۷۰ ناپدید شد", "fa")],
)
def test_a_number_that_names_counts_nothing(text, language):
    assert quantities(text, language) == ()
