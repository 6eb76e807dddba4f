import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from riwaya.languages.zwnj_lexicon import zwnj_lexicon
from riwaya.text.normalise import ZWNJ, fold
from riwaya.text.zwnj import EMPTY, repair, split

PERSIAN = zwnj_lexicon("fa")

ORDINARY = (
    "میلیون میزان میهن میدان میراث میانجی میمون دانشجو نمایش تنها انتها دختر دفتر دفتری "
    "بستری برتری کمتر سازمان درمان ایشان پریشان شورا فیلتر کارتر شانگهای ابراهام الهام بهار "
    "بازماند همکار همچنین نفتکش تهران سوریه پوتین لاوروف"
)


def repaired(text):
    return repair(text, PERSIAN).text.replace(ZWNJ, "-")


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("رئیسجمهور", "رئیس-جمهور"),
        ("رئیسجمهوری", "رئیس-جمهوری"),
        ("گفتوگو", "گفت-وگو"),
        ("گفتوگوهایی", "گفت-وگو-هایی"),
        ("بینالمللی", "بین-المللی"),
        ("پیشبینی", "پیش-بینی"),
        ("آیتالله", "آیت-الله"),
        ("روزنامهنگاران", "روزنامه-نگاران"),
        ("میروند", "می-روند"),
        ("نمیتوانست", "نمی-توانست"),
        ("بازمیگردند", "بازمی-گردند"),
        ("میتوان", "می-توان"),
        ("دادهام", "داده-ام"),
        ("رفتهاند", "رفته-اند"),
        ("نکردهاست", "نکرده-است"),
        ("کتابهایشان", "کتاب-هایشان"),
        ("اماراتیها", "اماراتی-ها"),
        ("قویترین", "قوی-ترین"),
        ("منطقهای", "منطقه-ای"),
        ("خانهای", "خانه-ای"),
        ("پایگاههای", "پایگاه-های"),
        ("كتابهاي", "كتاب-هاي"),
        ("توافق‌نامههای", "توافق-نامه-های"),
        ("می شود", "می-شود"),
        ("کتاب ها", "کتاب-ها"),
        ("بزرگ تر", "بزرگ-تر"),
    ],
)
def test_lost_non_joiners_are_put_back(word, expected):
    assert repaired(word) == expected


@pytest.mark.parametrize(
    "word",
    ORDINARY.split(),
)
def test_ordinary_words_are_never_split(word):
    assert split(word, PERSIAN) == ()


@pytest.mark.parametrize("text", ["در ماه می ۲۰۲۰", "کتاب, ها", "قال الوزير إن الاجتماعات", "She went home"])
def test_nothing_else_changes(text):
    assert repair(text, PERSIAN).text == text


def test_without_a_lexicon_the_view_is_the_text():
    assert repair("رئیسجمهور", EMPTY).text == "رئیسجمهور"
    assert zwnj_lexicon("en") is zwnj_lexicon(None) is EMPTY


def test_spans_lead_back_to_the_text():
    text = "وزیر گفت رئیسجمهور می رود"
    view = repair(text, PERSIAN)
    start = view.text.index("جمهور")
    assert text[slice(*view.to_source(start, start + 5))] == "جمهور"
    assert view.text[slice(*view.to_view(9, 18))] == "رئیس‌جمهور"


pieces = st.sampled_from(
    ["رئیسجمهور", "می", "شود", "کتابها", "ها", " ", "\u200c", "x", "، ", "دادهام", "تر", "بزرگ"]
)


@settings(deadline=None)
@given(st.lists(pieces, max_size=12).map("".join))
def test_a_repair_is_sound_and_changes_no_letter(text):
    view = repair(text, PERSIAN)
    assert view.source == text
    assert (view.starts <= view.ends).all()
    assert fold(view.text).replace(" ", "") == fold(text).replace(" ", "")
    for i, char in enumerate(view.text):
        start, end = view.to_source(i, i + 1)
        assert text[start:end] == char or (char == ZWNJ and text[start:end] in ("", " "))
