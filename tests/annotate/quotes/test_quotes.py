"""Quotations over invented sentences in Arabic, Persian and English."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from riwaya.annotate.quotes import STEP, quotes
from riwaya.languages.pack import load
from riwaya.types import Annotations, Article, Boilerplate, Mention, Quote


def quoted(language: str, text: str, **found: tuple[object, ...]) -> tuple[Quote, ...]:
    article = Article(id="a", text=text, language=language)
    result = quotes(article, Annotations(article="a", language=language, **found), load(language))  # type: ignore[arg-type]
    assert result.quotes is not None
    return result.quotes


def short(quote: Quote) -> tuple[str, str]:
    return quote.kind, quote.text


AR = [
    ("قال وزير النقل سامي الحلاق: «سنفتح الطريق غدا».", [("direct", "سنفتح الطريق غدا")]),
    ("وقال الحلاق إن الطريق سيفتح غدا.", [("indirect", "الطريق سيفتح غدا")]),
    ("وأضاف: سنفتح الطريق غدا. لن ننتظر أحدا.", [("free", "سنفتح الطريق غدا. لن ننتظر أحدا")]),
    (
        "وأكد الحلاق أن الطريق آمن، مشيرا إلى أن الجسر سيرمم.",
        [("indirect", "الطريق آمن"), ("indirect", "الجسر سيرمم")],
    ),
    ("“لن ننتظر أحدا بعد اليوم”، قال الحلاق.", [("direct", "لن ننتظر أحدا بعد اليوم")]),
    ("وصف الحلاق الخطة بأنها “غير واقعية”.", [("direct", "غير واقعية")]),
    ("يذكر أن الطريق أغلق العام الماضي.", []),
    ("استقبل ” الحلاق ” وفد شركة “هدير” في “قاعة الورد”.", []),
    ("قرر الوزير أن يفتح الطريق بعد أن هدأت العاصفة.", []),
]
FA = [
    ("سامان نیکو گفت: «جاده فردا باز می‌شود».", [("direct", "جاده فردا باز می‌شود")]),
    ("سامان نیکو گفت که جاده فردا باز می‌شود.", [("indirect", "جاده فردا باز می‌شود")]),
    ("نیکو گفت جاده فردا باز می‌شود.", [("indirect", "جاده فردا باز می‌شود")]),
    ("وی افزود: جاده را باز می‌کنیم. منتظر نمی‌مانیم.", [("free", "جاده را باز می‌کنیم. منتظر نمی‌مانیم")]),
    ("نیکو طرح را «غیر واقعی» خواند.", [("direct", "غیر واقعی")]),
    ("اعلام شد که جاده بسته است.", []),
    ("در این دیدار بر گسترش همکاری تاکید کردند.", []),
    ("فیلم «جاده» در سینما «آزادی» دیده شد.", []),
]
EN = [
    ('"We will open the road tomorrow," Mr Nicolas said.', [("direct", "We will open the road tomorrow,")]),
    ("Mr Nicolas said that the road would open.", [("indirect", "the road would open")]),
    ("Mr Nicolas said the road would open soon.", [("indirect", "the road would open soon")]),
    ("The road was closed in the storm.", []),
]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [(language, *case) for language, cases in (("ar", AR), ("fa", FA), ("en", EN)) for case in cases],
)
def test_kinds_and_spans(language: str, text: str, expected: list[tuple[str, str]]) -> None:
    assert [short(quote) for quote in quoted(language, text)] == expected


@pytest.mark.parametrize(
    ("language", "text", "speakers"),
    [
        ("ar", "قال وزير النقل سامي الحلاق إن الطريق آمن. وأضاف أن الجسر مغلق.", ["سامي الحلاق"] * 2),
        ("ar", "أكد سامي الحلاق أن الطريق آمن. وقال الحلاق إن الجسر مغلق.", ["سامي الحلاق"] * 2),
        ("ar", "قال وزير النقل سامي الحلاق إن الطريق آمن. وقال الوزير إن الجسر مغلق.", ["سامي الحلاق"] * 2),
        ("ar", "وقال مصدر أمني إن الطريق آمن.", ["مصدر أمني"]),
        ("ar", "وقالت وكالة رويترز نقلا عن مصدر أمني إن الطريق آمن.", ["مصدر أمني"]),
        ("fa", "سامان نیکو، وزیر راه، گفت که جاده امن است. وی افزود: «پل بسته است».", ["سامان نیکو"] * 2),
        ("fa", "وزیر راه گفت که جاده امن است. سامان نیکو افزود که پل بسته است.", ["سامان نیکو"] * 2),
        ("fa", "برخی منابع گفتند که جاده امن است.", ["برخی منابع"]),
        ("en", "Carla Nicolas said that the road was safe.", ["Carla Nicolas"]),
    ],
)
def test_speakers(language: str, text: str, speakers: list[str]) -> None:
    assert [q.speaker.name if q.speaker else None for q in quoted(language, text)] == speakers


@pytest.mark.parametrize(
    ("language", "text", "cue", "via"),
    [
        ("ar", "وقالت وكالة رويترز نقلا عن مصدر أمني إن الطريق آمن.", "قالت", "رويترز"),
        ("ar", "وتابع الحلاق قائلا إن الطريق آمن.", "قائلا", None),
        ("fa", "سامان نیکو به خبرگزاری ایسنا گفت که جاده امن است.", "گفت", "ایسنا"),
        ("fa", "سامان نیکو خاطرنشان کرده است که جاده امن است.", "خاطرنشان کرده است", None),
    ],
)
def test_cue_and_relaying_medium(language: str, text: str, cue: str, via: str | None) -> None:
    (quote,) = quoted(language, text)
    assert quote.cue is not None
    assert (quote.cue.text, quote.via) == (cue, via)


def test_a_mention_gives_the_holder_of_a_role() -> None:
    text = "وقال الوزير إن الطريق آمن."
    role = Mention(start=5, end=11, text="الوزير", kind="person", form="role", of="سامي الحلاق")
    (quote,) = quoted("ar", text, mentions=(role,))
    assert quote.speaker is not None
    assert (quote.speaker.name, quote.speaker.text) == ("سامي الحلاق", "الوزير")


def test_boilerplate_is_left_out_but_captions_are_read() -> None:
    text = "قال الحلاق: «سنفتح الطريق غدا»."
    whole = {"start": 0, "end": len(text)}
    assert quoted("ar", text, boilerplate=(Boilerplate(kind="related", **whole),)) == ()
    assert len(quoted("ar", text, boilerplate=(Boilerplate(kind="caption", **whole),))) == 1


def test_free_speech_ends_where_another_cue_begins() -> None:
    text = "وقال الحلاق: سنفتح الطريق غدا. وأضاف: لن ننتظر أحدا."
    assert [short(q) for q in quoted("ar", text)] == [
        ("free", "سنفتح الطريق غدا"),
        ("free", "لن ننتظر أحدا"),
    ]


def test_a_labelled_headline_counts_where_its_speaker_speaks() -> None:
    speech = "سامان نیکو گفت که جاده امن است."
    assert ("free", "جاده باز است") in map(short, quoted("fa", f"نیکو: جاده باز است\n{speech}"))
    assert quoted("fa", "گروه ورزشی: تیم ملی برنده شد") == ()


def test_items_carry_their_origin_and_an_unknown_language_finds_nothing_without_cues() -> None:
    assert {q.origin for q in quoted("ar", "قال الحلاق: «سنفتح الطريق غدا».")} == {STEP.origin}
    assert quoted("und", 'xx "yy zz" ww.') == ()


def test_a_long_line_costs_in_proportion() -> None:
    sentence = "وقال الحلاق إن الطريق آمن. "
    assert len(quoted("ar", sentence * 400)) == 400


PIECES = [
    "قال",
    "إن",
    "أن",
    ":",
    "«",
    "»",
    '"',
    ".",
    "،",
    "الوزير",
    "سامي",
    "گفت",
    "که",
    "said",
    "\n",
    " ",
    "«نعم»",
    "ـ",
    "ً",
]


@settings(max_examples=60)
@given(st.lists(st.sampled_from(PIECES), max_size=40), st.sampled_from(["ar", "fa", "en", "und"]))
def test_spans_hold_their_text_on_any_input(pieces: list[str], language: str) -> None:
    text = " ".join(pieces)
    for quote in quoted(language, text):
        assert 0 <= quote.start < quote.end <= len(text)
        assert text[quote.start : quote.end] == quote.text
        if quote.cue:
            assert text[quote.cue.start : quote.cue.end] == quote.cue.text
        if quote.speaker and quote.speaker.text is not None:
            assert text[quote.speaker.start : quote.speaker.end] == quote.speaker.text
