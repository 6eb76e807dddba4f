"""Names of one article: short forms, roles and their holders."""

import pytest

from riwaya.annotate.quotes.register import Holder, Register, fullest_of
from riwaya.text.normalise import fold


def register(*names: str) -> Register:
    made = Register()
    for name in names:
        made.add(fold(name).split(), name)
    return made


@pytest.mark.parametrize(
    ("names", "asked", "fullest"),
    [
        (("سامي الحلاق", "سلمى الحلاق"), "سلمى", "سلمى الحلاق"),
        (("سامي الحلاق",), "الحلاق", "سامي الحلاق"),
        (("سامي عبد الله الحلاق",), "عبدالله الحلاق", "سامي عبد الله الحلاق"),
        (("سامان نیکو پور",), "نیکو پور", "سامان نیکو پور"),
        (("سامان نیکو",), "نادری", "نادری"),
        (("Carla Maria Nicolas",), "Carla Nicolas", "Carla Maria Nicolas"),
        (("Carla Nicolas",), "Nicolas", "Carla Nicolas"),
    ],
)
def test_a_short_name_finds_the_fullest_that_holds_it(
    names: tuple[str, ...], asked: str, fullest: str
) -> None:
    assert register(*names).fullest(fold(asked).split(), asked) == fullest


def test_a_body_that_holds_a_persons_name_is_not_the_person() -> None:
    made = register()
    made.add(["حملة", "سامي"], "حملة سامي", body=True)
    assert made.fullest(["سامي"], "سامي") == "سامي"


def test_a_role_finds_the_holder_whose_words_agree() -> None:
    made = register()
    made.hold(Holder(3, "وزير", frozenset({"النقل"}), "سامي الحلاق"))
    made.hold(Holder(9, "وزير", frozenset({"المياه"}), "سلمى الورد"))
    assert made.holder(20, "وزير", frozenset({"المياه"})) == "سلمى الورد"
    assert made.holder(20, "مدير", frozenset()) is None
    assert made.is_held("سامي الحلاق")
    assert not made.is_held("الحلاق")


@pytest.mark.parametrize(
    ("name", "others", "longest"),
    [
        ("الحلاق", ("سامي الحلاق", "قال إن الطريق آمن جدا حسب ما ذكر الحلاق"), "سامي الحلاق"),
        ("نیکو", ("سامان نیکو",), "سامان نیکو"),
        ("Nicolas", ("Carla",), "Nicolas"),
    ],
)
def test_the_longest_of_some_names(name: str, others: tuple[str, ...], longest: str) -> None:
    assert fullest_of(name, others) == longest


def test_all_who_fit_a_role_stand_once_each_the_best_first() -> None:
    register = Register()
    register.hold(Holder(0, "وزیر", frozenset({"نیرو"}), "بهمن رحیمی"))
    register.hold(Holder(9, "وزیر", frozenset({"راه"}), "رضا صفوی"))
    register.hold(Holder(20, "وزیر", frozenset({"راه"}), "رضا صفوی"))
    found = register.fitting(30, "وزیر", frozenset({"راه"}))
    assert [holder.name for holder in found] == ["رضا صفوی", "بهمن رحیمی"]
