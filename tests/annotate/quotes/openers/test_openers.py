"""Where the speech of a cue begins; invented sentences."""

import pytest

from riwaya.annotate.quotes.context import context
from riwaya.annotate.quotes.openers import opened
from riwaya.types import Boilerplate


def openings(language: str, text: str) -> list[tuple[str, str, str]]:
    """Cue, kind of opening and first word of the speech."""
    ctx = context(text, language)
    cut = ctx.frame
    return [
        (cut.source(one.cue.first, one.cue.last), one.opening, cut.source(one.start, one.start + 1))
        for one in opened(ctx)
    ]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("ar", "وقال الحلاق إن الطريق آمن تماما.", [("وقال", "that", "الطريق")]),
        ("ar", "وقال الحلاق: سنفتح الطريق.", [("وقال", "colon", "سنفتح")]),
        ("ar", "وقال الحلاق لن ننتظر أحدا.", [("وقال", "colon", "لن")]),
        ("ar", "وقال هذا غير صحيح أبدا.", [("وقال", "colon", "هذا")]),
        ("ar", "وأضاف هذا اللاعب هدفا آخر.", []),
        ("ar", "وعبرت سلمى بقولها لي أربع سنوات هنا.", [("بقولها", "colon", "لي")]),
        ("ar", "وأكد الحلاق على الموقع: http://example.org", []),
        ("ar", "وقال الحلاق لصحيفة «أخبار الورد» إن الطريق آمن تماما.", [("وقال", "that", "الطريق")]),
        ("ar", "اختتمت فعاليات «عيد الورد»، أمس.", []),
        ("ar", "كشف المبعوث «محمد أحمد»، عن خطته.", []),
        ("ar", "وأضاف الحلاق أنه، وفقا للخطة، سيفتح الطريق غدا.", [("وأضاف", "that", "وفقا")]),
        ("ar", "وذكر الحلاق أسماء الطرق، على أن يفتح أولها غدا.", []),
        ("ar", "وشدد الحلاق في الندوة، على أن الطريق آمن تماما.", [("وشدد", "that", "الطريق")]),
        ("ar", "وقدم الحلاق قائمة بالطرق مشيرا إلى الجسور إن وجدت في الخطة.", []),
        ("ar", "ونوه الحلاق بقائد طالبان أن الطريق آمن تماما.", [("ونوه", "that", "الطريق")]),
        ("ar", "ولفت الحلاق إلى أهمية أن يفتح الطريق.", []),
        ("ar", "وسلم بأن الطريق بعيد جدا.", [("وسلم", "that", "الطريق")]),
        ("ar", "سيكون المستقبل واعدا يجب على الإدارة أن تعمل كثيرا.", []),
        ("ar", "وأشاد سامي بدور الجيش بما أسماه «هزيمة الظلام».", [("أسماه", "name", "هزيمة")]),
        ("fa", "نیکو گفت که جاده باز است.", [("گفت", "that", "جاده")]),
        ("fa", "نیکو گفت که که جاده باز است.", [("گفت", "that", "جاده")]),
        ("fa", "نیکو افزود اما جاده بسته نیست.", [("افزود", "bare", "اما")]),
        ("fa", "نیکو خواست تا «جاده را باز کنند».", [("خواست", "mark", "جاده")]),
        ("fa", "مردانی که دیروز شهادت دادند، از جاده گذشتند.", []),
        ("fa", "به گفته نیکو، وزیر راه، جاده باز است.", [("به گفته", "bare", "جاده")]),
        ("fa", "در این گزارش تاکید شده است که جاده باز است.", [("تاکید شده است", "that", "جاده")]),
        ("fa", "به مدیران تاکید شده است که جاده باز است.", []),
        ("fa", "نیکو با «خطرناک» خواندن جاده به شهر رفت.", [("خواندن", "name", "خطرناک")]),
        ("fa", "نیکو گفت «گل سرخ» دیروز در جاده دیده شد.", [("گفت", "bare", "«")]),
        ("fa", "نیکو خلاف این را می‌گوید: به گزارش روزنامه، جاده بسته است.", []),
        ("en", "Nicolas said the road was open now.", [("said", "bare", "the")]),
        ("en", "The chief, Nicolas Gold, said the road was open.", [("said", "bare", "the")]),
        ("en", "The road, he added, was long, said the minister of roads.", []),
        ("en", "Nicolas told the big Town Post the road was open.", [("told", "bare", "the")]),
        ("en", "Nicolas told a crowd there shortly afterwards.", []),
        ("en", "Nicolas told state-owned Road News the bridge was open.", [("told", "bare", "the")]),
        ("en", "Nicolas said there was no danger at all.", [("said", "bare", "there")]),
        ("en", "Nicolas said claims from the road office would not stop him.", [("said", "bare", "claims")]),
        ("en", 'Nicolas said "new roads" and a bridge would help them.', [("said", "bare", '"')]),
        ("en", "Nicolas admitted using the bridge, he does not deny it.", []),
        ("en", "The editor's note: the road is open.", []),
        ("en", "Nicolas repeated the editor's claim that the road was open.", [("claim", "that", "the")]),
        ("en", "Only time will tell if the road is safe for us.", []),
        ("en", 'Nicolas said the road was "not safe" for the trucks at all.', [("said", "bare", "the")]),
        ("en", "Nicolas announced the launch of two ships.", []),
        ("en", "Nicolas announced he would leave the town.", [("announced", "bare", "he")]),
        ("en", "Nicolas stressed his support of the raid that ended it.", []),
        ("en", "The dam to the south was safe, Nicolas said.", [("said", "before", "The")]),
        ("en", '"How long do we wait?" Nicolas said.', [("said", "before", "How")]),
        ("en", 'Nicolas spoke on "Meet the Town," and left.', []),
        ("en", '"We waited all day" added Nicolas.', [("added", "before", "We")]),
    ],
)
def test_openings(language: str, text: str, expected: list[tuple[str, str, str]]) -> None:
    assert openings(language, text) == expected


def test_the_notes_of_a_first_line_are_nobodys_words() -> None:
    line = "LARKFORD, Jan 9 (Farwire) — "
    text = line + "The old bridge was safe again, the governor said."
    ctx = context(text, "en", (Boilerplate(start=0, end=len(line), kind="agency_line"),))
    assert [ctx.frame.source(one.start, one.start + 1) for one in opened(ctx)] == ["The"]
