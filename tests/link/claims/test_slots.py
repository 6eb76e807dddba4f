import pytest

from riwaya.link.claims.pair import Pair
from riwaya.link.claims.parts import Told
from riwaya.link.claims.slots import closeness, forces, person, place, whether
from riwaya.types import Mention, Statement


def told(text, language="en", *, article="a", negated=False, places=(), people=(), offices=()):
    named = tuple(
        Mention(start=text.index(name), end=text.index(name) + len(name), text=name, form="name", kind=kind)
        for kind, names in (("place", places), ("person", people))
        for name in names
    )
    statement = Statement(start=0, end=len(text), id=article, polarity="negated" if negated else "affirmed")
    return Told(
        statement=statement,
        article=article,
        language=language,
        text=text,
        sentence=text,
        names=named,
        near=named,
        offices=frozenset(offices),
    )


@pytest.mark.parametrize(
    ("left", "right", "apart"),
    [
        (told("Talks in Muscat", places=["Muscat"]), told("Talks in Doha", places=["Doha"]), True),
        (told("محادثات في مسقط", "ar", places=["مسقط"]), told("گفت‌وگو در دوحه", "fa", places=["دوحه"]), True),
        (told("محادثات في مسقط", "ar", places=["مسقط"]), told("Talks in Muscat", places=["Muscat"]), False),
        (told("Heat in Cairo", places=["Cairo"]), told("حر في مصر", "ar", places=["مصر"]), False),
        (told("Talks in Muscat", places=["Muscat"]), told("Talks resume"), False),
    ],
)
def test_two_places_part_and_a_country_holds_its_towns(left, right, apart):
    assert (place(Pair(left, right)) is not None) is apart


def test_two_persons_part_and_one_across_scripts_does_not():
    left = told("Lamia Hamdani signed", people=["Lamia Hamdani"])
    other = told("وقع كمال الدوري", "ar", people=["كمال الدوري"])
    same = told("وقعت لمياء الحمداني", "ar", people=["لمياء الحمداني"])
    assert person(Pair(left, other)) == ("Lamia Hamdani", "كمال الدوري")
    assert person(Pair(left, same)) is None


def test_one_kind_of_people_of_two_states():
    left, right = told("دخول القوات التركية", "ar"), told("دخلت القوات الروسية", "ar")
    assert forces(Pair(left, right)) == ("القوات التركية", "القوات الروسية")
    assert forces(Pair(left, left)) is None
    presidents = told("الرئيس الروسي", "ar"), told("الرئيس السوري", "ar")
    assert forces(Pair(*presidents)) is None


def test_a_condition_says_nothing_of_what_is_so():
    left = told("Guards fired at them", negated=True)
    assert whether(Pair(left, told("Guards fired at them"))) is not None
    assert whether(Pair(left, told("If guards fired at them"))) is None


def test_closeness_is_the_less_alike_of_the_words_and_their_sentences():
    assert closeness(Pair(told("a b"), told("c d"), 2.0, -1.0)) == -1.0


@pytest.mark.parametrize(
    ("text", "language", "negated", "side"),
    [
        ("هیچ روستایی در محاصره نمی‌ماند", "fa", True, "one"),
        ("این روستا در محاصره می‌ماند", "fa", False, "other"),
        ("لن تبقى قرية محاصرة", "ar", True, "one"),
        ("ستبقى القرية محاصرة", "ar", False, "other"),
    ],
)
def test_persian_negates_twice_over_what_is_negated_once(text, language, negated, side):
    found = {one.side for one, _ in told(text, language, negated=negated).leanings if one.axis == "resign"}
    assert found == {side}
