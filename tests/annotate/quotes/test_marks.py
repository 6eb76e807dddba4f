"""Pairs of quotation marks in all the ways pages type them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from riwaya.annotate.quotes.marks import Marked, find_marked


def inside(text: str, *, depth: int | None = None) -> list[str]:
    ends = [at + 1 for at, char in enumerate(text) if char == "\n"] + [len(text)]
    found = find_marked(text, ends)
    return [text[m.start : m.end] for m in found if depth is None or m.depth == depth]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("قال «نعم بالتأكيد» ثم خرج", ["نعم بالتأكيد"]),
        ("وصفها بـ»الكاذبة» أمس", ["الكاذبة"]),
        ("قال “نعم بالتأكيد” ثم", ["نعم بالتأكيد"]),
        ("قال ”نعم بالتأكيد“ ثم", ["نعم بالتأكيد"]),
        ('گفت: "بله، می‌آییم." و رفت', ["بله، می‌آییم."]),
        ("„Wir kommen“, hieß es", ["Wir kommen"]),
        ('mixed “we agree" and left', ["we agree"]),
        ('استقبل " نادر " ضيوفه', ["نادر"]),
        ("زار ” نادر “ القاعدة", ["نادر"]),
        ("قال“نعم بالتأكيد“.", ["نعم بالتأكيد"]),
        (": “ دحر الجماعات “.", ["دحر الجماعات"]),
        ("the workers' dog said 'no way' today", ["no way"]),
        ("it's Ann's book", []),
        ("أول» مرة» هنا", []),
        ("في ” 8 ” مدن و” 3 ” قرى", ["8", "3"]),
        # A closing mark got lost: the speech ends with its sentence, and the next one stands alone.
        ('قال "سنأتي غدا. ثم أضاف "لن ننتظر" أمس', ["سنأتي غدا.", "لن ننتظر"]),
        ('سلسلة (X)"أو "ورد الصباح" الجميلة', ["ورد الصباح"]),
        ("گفت: ««می‌آییم. صبر کنید.» و رفت", ["می‌آییم. صبر کنید."]),
        ("", []),
    ],
)
def test_pairs(text: str, expected: list[str]) -> None:
    assert inside(text) == expected


def test_marks_within_marks_have_depth() -> None:
    text = 'وتابع "مفهوم "الوحدة" هو هدفنا".'
    assert inside(text, depth=0) == ['مفهوم "الوحدة" هو هدفنا']
    assert inside(text, depth=1) == ["الوحدة"]


def test_an_unclosed_mark_ends_with_its_paragraph() -> None:
    (only,) = find_marked("قال «سنأتي غدا\nوفتح الباب", [14, 26])
    assert (only.start, only.end, only.complete) == (5, 14, False)


def test_a_mark_before_each_paragraph_goes_on_with_the_speech() -> None:
    assert inside("“أولا كذا\n“ثانيا كذا”") == ["أولا كذا\n“ثانيا كذا"]


@given(st.text(alphabet="ab «»“”\"'\n.،:", max_size=60))
def test_spans_lie_in_the_text_and_hold_no_outer_blanks(text: str) -> None:
    ends = [at + 1 for at, char in enumerate(text) if char == "\n"] + [len(text)]
    for mark in find_marked(text, ends):
        assert isinstance(mark, Marked)
        assert 0 <= mark.opened < mark.start <= mark.end <= mark.closed <= len(text)
        assert text[mark.start : mark.end].strip() == text[mark.start : mark.end]
