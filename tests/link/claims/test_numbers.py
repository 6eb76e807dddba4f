import pytest

from riwaya.link.claims.numbers import Quantity, agree, quantities, same_kind


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("ar", "قُتل تسعة أشخاص في الانهيار", [(9, "person", "dead")]),
        ("ar", "أصيب 14 عاملاً وقُتل اثنان", [(14, "worker", "wounded"), (2, None, "dead")]),
        ("ar", "نسبة المشاركة 46.8 في المئة", [(46.8, "percent", None)]),
        (
            "ar",
            "تراجع الإنتاج من 90 ألف برميل إلى 50 ألفاً",
            [(90000, "barrel", None), (50000, "barrel", None)],
        ),
        ("fa", "نُه نفر در ریزش معدن جان باختند", [(9, "person", "dead")]),
        ("fa", "۳۴۰۰ خانوار آواره شدند", [(3400, "family", "displaced")]),
        ("fa", "گل در دقیقه ۴+۹۰ زده شد", [(94, "minute:place", None)]),
        ("en", "Nine people were killed in the collapse", [(9, "person", "dead")]),
        ("en", "some 3,400 evacuated after the alarm", [(3400, None, "evacuated")]),
        ("en", "The goal came in the 58th minute", [(58, "minute:place", None)]),
        ("en", "They won 3-1 on Sunday", [(3.01, "score", None)]),
        ("en", "two days before the storm", [(48, "duration", None)]),
    ],
)
def test_what_numbers_count(language, text, expected):
    assert [(one.value, one.noun, one.event) for one in quantities(text, language)] == expected


def test_numbers_of_a_date_count_nothing():
    assert quantities("on 11 April nine people left", "en", dates=[(3, 11)])[0].value == 9


def count(value, *, noun=None, event=None, bound="exact"):
    return Quantity(start=0, end=1, value=value, noun=noun, event=event, bound=bound)


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        (count(9, noun="person", event="dead"), count(8, noun="dead", event="dead"), True),
        (count(9, event="dead"), count(9, event="wounded"), False),
        (count(9, noun="person"), count(9, event="dead"), None),
        (count(9, noun="barrel"), count(9, event="dead"), False),
        (count(9), count(9, noun="vote"), None),
    ],
)
def test_kinds(left, right, expected):
    assert same_kind(left, right) is expected
    assert same_kind(right, left) is expected


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        (count(40), count(400), False),
        (count(4200, bound="about"), count(4100), True),
        (count(41207), count(41270), False),
        (count(41000), count(41207), True),
        (count(1800), count(2000), False),
        (count(46.8), count(47), True),
        (count(48), count(48.0), True),
    ],
)
def test_values_that_can_both_hold(left, right, expected):
    assert agree(left, right) is expected
    assert agree(right, left) is expected
