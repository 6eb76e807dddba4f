"""Speech as spans: whole, partial, split, in a row, without a cue; invented sentences."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from riwaya.annotate.quotes.context import context
from riwaya.annotate.quotes.spans import Speech, quotes_words, speeches


def spans(language: str, text: str) -> list[Speech]:
    return speeches(context(text, language))[0]


def short(language: str, text: str) -> list[tuple[str, str]]:
    return [(span.kind, text[span.start : span.end]) for span in spans(language, text)]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "ar",
            "وقال الحلاق إن الخطة “غير واقعية أبدا” ولن تنجح.",
            [("indirect", "الخطة “غير واقعية أبدا” ولن تنجح"), ("direct", "غير واقعية أبدا")],
        ),
        (
            "ar",
            "وبين أن ساحة القرية «الورد»، ستفتح غدا.",
            [("indirect", "ساحة القرية «الورد»، ستفتح غدا")],
        ),
        (
            "ar",
            "وبين أن «عيد الورد»، سجل أكبر حضور.",
            [("indirect", "«عيد الورد»، سجل أكبر حضور")],
        ),
        ("ar", "وصف سامي الخطة بأنها «خطيرة وغير واقعية»، وخرج.", ["خطيرة وغير واقعية"]),
        (
            "ar",
            "وصف سامي الخطة بأنها «خطيرة جدا» على الناس.",
            [("indirect", "«خطيرة جدا» على الناس"), ("direct", "خطيرة جدا")],
        ),
        ("ar", "وصف الخطة بـ“غير الواقعية” و“الخطيرة جدا”.", ["غير الواقعية", "الخطيرة جدا"]),
        (
            "ar",
            '"سنفتح الطريق غدا صباحا"، قال الحلاق، "ولن ننتظر أحدا".',
            ["سنفتح الطريق غدا صباحا", "ولن ننتظر أحدا"],
        ),
        (
            "fa",
            "نیکو گفته است که پل «در آینده نزدیک باز می‌شود» و جاده هم امن است.",
            [
                ("indirect", "پل «در آینده نزدیک باز می‌شود» و جاده هم امن است"),
                ("direct", "در آینده نزدیک باز می‌شود"),
            ],
        ),
        (
            "fa",
            "نیکو گفت «گل سرخ زیبا» دیروز در جاده دیده شد.",
            [("indirect", "«گل سرخ زیبا» دیروز در جاده دیده شد")],
        ),
        ("fa", "نیکو طرح را «غیر واقعی» و «خطرناک» خواند.", ["خطرناک"]),
        (
            "en",
            '"We go on," Nicolas said, "until it ends."',
            [("direct", "We go on,"), ("direct", "until it ends.")],
        ),
        ("en", 'Nicolas called her a "nasty liar," a "bully" and "sick."', ["nasty liar,", "bully", "sick."]),
        (
            "en",
            'Nicolas called her a "nasty liar" who is "sick," a "bully."',
            ["nasty liar", "sick,", "bully."],
        ),
        (
            "en",
            'Nicolas said she "was not in the room" that day.',
            [("indirect", 'she "was not in the room" that day'), ("direct", "was not in the room")],
        ),
    ],
)
def test_spans(language: str, text: str, expected: list[tuple[str, str] | str]) -> None:
    marked = [("direct", one) if isinstance(one, str) else one for one in expected]
    assert short(language, text) == marked


def test_marked_speech_goes_on_without_a_cue() -> None:
    text = "“لن ننتظر أحدا بعد اليوم”، قال الحلاق. “سنبدأ العمل غدا صباحا”."
    assert [words for _, words in short("ar", text)] == ["لن ننتظر أحدا بعد اليوم", "سنبدأ العمل غدا صباحا"]


def test_a_name_in_marks_inside_a_clause_is_no_partial_quotation() -> None:
    ctx = context("وقال إن فيلم “ورد” و“غير واقعي أبدا”.", "ar")
    assert [quotes_words(ctx, number) for number in (0, 1)] == [False, True]


def test_speech_inside_speech_is_nested_and_a_partial_quotation_in_its_clause_is_not() -> None:
    inner = spans("ar", "قال: «أعلن الوزير أن الطريق آمن تماما».")
    assert [span.nested for span in inner] == [False, True]
    partial = spans("ar", "وقال الحلاق إن الخطة “غير واقعية أبدا” ولن تنجح.")
    assert [(span.partial, span.nested) for span in partial] == [(False, False), (True, False)]


@settings(max_examples=60)
@given(
    st.lists(
        st.sampled_from(
            ["قال", "إن", ":", "«", "»", '"', ".", "،", "(", ")", "گفت", "که", "said", "\n", "نعم", "X"]
        ),
        max_size=40,
    ),
    st.sampled_from(["ar", "fa", "en"]),
)
def test_spans_lie_in_the_text_and_are_not_empty(pieces: list[str], language: str) -> None:
    text = " ".join(pieces)
    found = spans(language, text)
    assert all(0 <= span.start < span.end <= len(text) for span in found)
    assert found == sorted(found, key=lambda span: (span.start, -span.end))
