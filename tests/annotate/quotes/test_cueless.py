"""Speech that no cue opens; invented sentences."""

import pytest

from riwaya.annotate.quotes.context import context
from riwaya.annotate.quotes.spans import speeches


def found(language: str, text: str) -> list[tuple[str, str]]:
    spans, _ = speeches(context(text, language))
    return [(span.kind, text[span.start : span.end]) for span in spans]


@pytest.mark.parametrize(
    ("language", "text", "speech"),
    [
        ("ar", "ولخص الحلاق المشهد بكلمات: الطريق بعيد والليل طويل. ثم خرج.", "الطريق بعيد والليل طويل"),
        ("fa", "نیکو فقط یک جمله داشت: راه بسته است و شب دراز. سپس رفت.", "راه بسته است و شب دراز"),
        ("en", "Nicolas summed it up in three words: the road is long. He left.", "the road is long"),
    ],
)
def test_a_noun_for_words_said_introduces_speech(language: str, text: str, speech: str) -> None:
    assert found(language, text) == [("free", speech)]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ar", "أقسام المعرض: الورد والعطر والخزف."),
        ("fa", "بخش‌های نمایشگاه: گل و عطر و سفال."),
        ("en", "There were three sections: roses, scents and pots."),
    ],
)
def test_a_list_after_a_colon_is_no_speech(language: str, text: str) -> None:
    assert found(language, text) == []


@pytest.mark.parametrize(
    ("language", "before", "speech"),
    [
        ("ar", "وقف الحلاق عند الباب. ", "لم نسمع شيئا منذ أمس. لن ننتظر أكثر."),
        ("fa", "نیکو پشت در گریه می‌کرد. ", "از دیروز خبری نشنیدیم. دیگر منتظر نمی‌مانیم."),
        ("en", "Nicolas stood at the door. ", "We have heard nothing since last night. We go on."),
    ],
)
def test_whole_sentences_in_marks_are_speech_after_a_sentence_on_the_speaker(
    language: str, before: str, speech: str
) -> None:
    assert found(language, f"{before}«{speech}»") == [("direct", speech)]
    assert found(language, f"«{speech}»") == []
