from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from riwaya.languages.numbers import number_words
from riwaya.text.numbers import DIGITS_ONLY, digits_value, numbers

ARABIC = [
    ("قتل تسعة عشر شخصا", [("تسعة عشر", 19)]),
    ("أربعة آلاف ومئتي جندي", [("أربعة آلاف ومئتي", 4200)]),
    ("نزح نحو 40 ألف مدني", [("40 ألف", 40000)]),
    ("ثلاثة وعشرون طفلا", [("ثلاثة وعشرون", 23)]),
    ("مئة وخمسة وعشرون ألفا", [("مئة وخمسة وعشرون ألفا", 125000)]),
    ("مليون ومئتا ألف", [("مليون ومئتا ألف", 1_200_000)]),
    ("مليونان ونصف المليون", [("مليونان ونصف المليون", 2_500_000)]),
    ("ثلاثة ملايين ونصف المليون", [("ثلاثة ملايين ونصف المليون", 3_500_000)]),
    ("نصف مليون لاجئ", [("نصف مليون", 500_000)]),
    ("ألفا و 300 منزل", [("ألفا و 300", 1300)]),
    ("قتيلان وثلاثة جرحى", [("قتيلان", 2), ("ثلاثة", 3)]),
    ("بصاروخين على بلدتين", [("صاروخين", 2)]),
    ("لشخصين والقتيلين", [("شخصين", 2), ("قتيلين", 2)]),
    ("١٬٢٠٠ و٣٫٥ و4.200", [("١٬٢٠٠", 1200), ("٣٫٥", 3.5), ("4.200", 4200)]),
    ("2,5 مليون", [("2,5 مليون", 2_500_000)]),
    ("ثلاثة آلاف وأربعة آلاف", [("ثلاثة آلاف", 3000), ("أربعة آلاف", 4000)]),
    ("8.2 مليار و129.8 مليار", [("8.2 مليار", 8_200_000_000), ("129.8 مليار", 129_800_000_000)]),
    ("اثنا عشر وإحدى عشرة", [("اثنا عشر", 12), ("إحدى عشرة", 11)]),
    ("آلاف المتظاهرين وعشرات الآلاف", []),
    ("لست هنا يوم الأحد ولا الاثنين", []),
    ("صباح الثلاثاء في فلسطين وإيران", []),
    ("منظومة إس-400 عند الساعة 10:30 يوم 20/11/2017", []),
    ("بخمسة وستين", [("خمسة وستين", 65)]),
    ("ألف وتسعمئة وثمانية وأربعون", [("ألف وتسعمئة وثمانية وأربعون", 1948)]),
    ("ثلاث مئة ألف", [("ثلاث مئة ألف", 300_000)]),
    ("القرن الحادي والعشرين والمادة الثانية عشرة", []),
    ("انخفض ستة في المئة وأثنى عليه", [("ستة", 6)]),
    ("للصحفيين في عدة بلدان", []),
    ("ثلاثة، أربعة", [("ثلاثة", 3), ("أربعة", 4)]),
]
PERSIAN = [
    ("بیست و سه نفر", [("بیست و سه", 23)]),
    ("بیست‌وسه تن", [("بیست‌وسه", 23)]),
    ("دو هزار و سیصد و چهل و پنج", [("دو هزار و سیصد و چهل و پنج", 2345)]),
    ("۱٬۲۰۰ نفر", [("۱٬۲۰۰", 1200)]),
    ("۳/۵ درصد", [("۳/۵", 3.5)]),
    ("۲۰ هزار میلیارد تومان", [("۲۰ هزار میلیارد", 20_000_000_000_000)]),
    ("دو و نیم میلیون", [("دو و نیم میلیون", 2_500_000)]),
    ("سه شنبه و سه‌شنبه و ده‌ها نفر", []),
    ("هفتاد و ششمین اجلاس و بیست و سومین دوره و دوم", []),
    ("نه، او نیامد", []),
    ("نه نفر زخمی", [("نه", 9)]),
    ("سه و چهار", [("سه", 3), ("چهار", 4)]),
    ("۲۰۰ هزار", [("۲۰۰ هزار", 200_000)]),
    ("یک‌هزار و ۲۰۰ خانه", [("یک‌هزار و ۲۰۰", 1200)]),
    ("۱۳۹۶/۹/۲۰", []),
]
ENGLISH = [
    ("twenty-three people", [("twenty-three", 23)]),
    ("one hundred and five", [("one hundred and five", 105)]),
    ("two hundred thousand", [("two hundred thousand", 200_000)]),
    ("half a million", [("half a million", 500_000)]),
    ("a million and a hundred", [("a million and a hundred", 1_000_100)]),
    ("a man saw hundreds", []),
    ("1,200 and 12,500,000", [("1,200", 1200), ("12,500,000", 12_500_000)]),
    ("$5bn, 3.2 million", [("5bn", 5_000_000_000), ("3.2 million", 3_200_000)]),
    ("the 20th, the 1990s, G20, Su-24", []),
    ("the twenty-first century, a third time", []),
    ("In 1990 two people", [("1990", 1990), ("two", 2)]),
    ("three and four", [("three", 3), ("four", 4)]),
    ("four thousand two hundred", [("four thousand two hundred", 4200)]),
    ("4.200 tonnes", [("4.200", 4.2)]),
]
CASES = [
    (code, *case) for code, cases in (("ar", ARABIC), ("fa", PERSIAN), ("en", ENGLISH)) for case in cases
]


@pytest.mark.parametrize(("language", "text", "expected"), CASES)
def test_numbers(language, text, expected):
    assert [(n.text, n.value) for n in numbers(text, number_words(language))] == expected


@pytest.mark.parametrize(
    ("language", "text", "bound"),
    [
        ("ar", "نحو 40 قتيلا", "about"),
        ("ar", "قتل ما لا يقل عن 40", "at_least"),
        ("ar", "لأكثر من أربعين", "at_least"),
        ("ar", "أقل من خمسين", "at_most"),
        ("ar", "قتل 40", "exact"),
        ("fa", "دست‌کم ۱۲ نفر", "at_least"),
        ("fa", "بیش از بیست نفر", "at_least"),
        ("fa", "حدود ۳۰ نفر", "about"),
        ("en", "More than 40", "at_least"),
        ("en", "up to forty", "at_most"),
        ("en", "met 40", "exact"),
    ],
)
def test_bounds(language, text, bound):
    assert [n.bound for n in numbers(text, number_words(language))] == [bound]


def test_an_ambiguous_point_keeps_both_readings():
    assert [(n.value, n.alternative) for n in numbers("4.200", number_words("en"))] == [(4.2, 4200)]
    assert [(n.value, n.alternative) for n in numbers("4.200", number_words("ar"))] == [(4200, 4.2)]
    assert [(n.value, n.alternative) for n in numbers("4.200 million", number_words("en"))] == [
        (4_200_000, None)
    ]


def test_a_word_that_is_also_an_article_is_weak():
    assert [n.weak for n in numbers("one of two", number_words("en"))] == [True, False]
    assert [n.weak for n in numbers("یک مقام و یک میلیون", number_words("fa"))] == [True, False]


@pytest.mark.parametrize(
    ("digits", "value"),
    [("7", 7), ("1,5", 1.5), ("1.200.000", 1_200_000), ("1,234.5", 1234.5), ("0,25", 0.25)],
)
def test_digits(digits, value):
    assert digits_value(digits)[0] == value


@given(st.integers(0, 10**12), st.sampled_from(["0123456789", "٠١٢٣٤٥٦٧٨٩", "۰۱۲۳۴۵۶۷۸۹"]))
def test_grouped_digits_of_all_scripts_read_back(value, script):
    text = f"{value:,}".translate({ord("0") + i: digit for i, digit in enumerate(script)})
    assert [n.value for n in numbers(text, DIGITS_ONLY)] == [value]


PIECES = "three twenty hundred thousand a half and million 40 1,200 - x ثلاثة وعشرون ألف و مليون نصف"
pieces = st.sampled_from(PIECES.split())


@settings(deadline=None)
@given(st.lists(pieces, max_size=10), st.sampled_from(["ar", "fa", "en"]))
def test_spans_are_disjoint_slices(parts, language):
    text = " ".join(parts)
    found = numbers(text, number_words(language))
    assert all(text[n.start : n.end] == n.text for n in found)
    assert all(a.end <= b.start for a, b in pairwise(found))
    assert all(n.value >= 0 for n in found)
