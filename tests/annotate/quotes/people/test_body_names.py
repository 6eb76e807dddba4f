"""The bare names of bodies. Invented sentences."""

import pytest

from riwaya.annotate.quotes.people import NounPhrase


@pytest.mark.parametrize(
    ("language", "text", "bare"),
    [
        ("ar", "وكالة رويترز نشرت الخبر.", "رويترز"),
        ("fa", "روزنامه گاردین خبر را نوشت.", "گاردین"),
        # the name says nothing without its noun
        ("fa", "سازمان آب منطقه خبر را نوشت.", "سازمان آب"),
        ("ar", "شركة المياه الوطنية نشرت الخبر.", "شركة المياه"),
        # a movement's noun is of its name
        ("ar", "حركة طالبان نشرت الخبر.", "حركة طالبان"),
    ],
)
def test_bare(people_of, language, text, bare):
    people = people_of(language, text)
    assert people.ctx.frame.source(*people.denotation.bodies.bare((0, 2))) == bare


def test_a_name_that_stands_alone_elsewhere_is_bare(people_of):
    text = "پایگاه نسیم‌نگار خبر را نوشت. نسیم‌نگار آن را پس گرفت."
    people = people_of("fa", text)
    assert people.denotation.bodies.bare((0, 2)) == (0, 2)


@pytest.mark.parametrize(
    ("text", "names", "conjuncts"),
    [
        ("نروژ و دانمارک گفتند.", ["نروژ", "دانمارک"], ["نروژ", "دانمارک"]),
        ("وزارت کار و رفاه گفت.", [], ["وزارت کار و رفاه"]),
    ],
)
def test_conjuncts(people_of, text, names, conjuncts):
    people = people_of("fa", text, names)
    phrase = NounPhrase(0, text.count(" "), "body")
    assert [people.ctx.frame.source(*run) for run in people.denotation.bodies.conjuncts(phrase)] == conjuncts
