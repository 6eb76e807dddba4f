"""Bodies and people told of without a name, in three languages; examples are invented."""

import pytest

from riwaya.annotate.mentions import STEP
from riwaya.annotate.mentions.lexicon import lexicon
from riwaya.annotate.mentions.names import listed, spans_of
from riwaya.annotate.mentions.unnamed import unnamed
from riwaya.annotate.mentions.words import words
from riwaya.languages.pack import load
from riwaya.types import Annotations, Article


def phrases(text: str, language: str) -> list[tuple[str, str]]:
    parts, known = words(text, language), lexicon(language)
    found = unnamed(parts, known, spans_of(listed(parts, known)), set())
    return [(text[parts[one.start].start : parts[one.end - 1].end], one.kind) for one in found]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "The ministry denied it.", [("The ministry", "organisation")]),
        (
            "en",
            "He left the council when their union lost.",
            [("the council", "organisation"), ("their union", "organisation")],
        ),
        ("en", "Three trade sources said so.", [("Three trade sources", "person")]),
        ("en", "The road is closed, Iraqi officials say.", [("Iraqi officials", "person")]),
        ("en", "Officials slept in the hall.", []),
        ("en", "The company car was stolen.", []),
        ("en", "A group of men ran.", []),
        ("ar", "ونفت الحكومة ذلك", [("الحكومة", "organisation")]),
        ("ar", "بحسب السلطات المحلية أمس", [("السلطات المحلية", "organisation")]),
        ("ar", "قال مصدر طبي إن الجرحى كثر", [("مصدر طبي", "person")]),
        ("ar", "وأفادت مصادر في السوق بارتفاع الأسعار", [("مصادر في السوق", "person")]),
        ("ar", "نام ناشطون في الساحة", []),
        ("ar", "ويقدّر ناشطون العدد بالمئات", [("ناشطون", "person")]),
        ("ar", "تبنت جماعة مجهولة الهجوم", [("جماعة مجهولة", "organisation")]),
        ("fa", "به گفته منابع محلی، جاده بسته است", [("منابع محلی", "person")]),
        ("fa", "رأی شورا را کودتا نامید", [("شورا", "organisation")]),
        ("fa", "بنا بر اعلام برگزارکنندگان، سالن پر بود", [("برگزارکنندگان", "organisation")]),
        ("fa", "ساکنان خوابیدند", []),
    ],
)
def test_common_nouns_denote_bodies_and_sources(
    language: str, text: str, expected: list[tuple[str, str]]
) -> None:
    assert phrases(text, language) == expected


@pytest.mark.parametrize(
    ("language", "text", "phrase"),
    [
        ("en", "The Golmar River Council met on Monday. Later the council denied it.", "the council"),
        ("ar", "اجتمعت لجنة الموارد المائية أمس. ونفت اللجنة ذلك.", "اللجنة"),
        ("fa", "شورای عالی امنیت ملی نشست. رأی شورا اعلام شد.", "شورا"),
    ],
)
def test_a_body_s_noun_is_a_role_beside_no_name(language: str, text: str, phrase: str) -> None:
    article = Article(id="a", text=text, language=language)
    made = STEP.run(article, Annotations(article="a"), load(language)).mentions or ()
    found = [one for one in made if one.form == "role" and one.text == phrase]
    assert [(one.kind, one.of) for one in found] == [("organisation", None)]
