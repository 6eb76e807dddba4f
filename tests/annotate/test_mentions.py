"""Names, titles and roles in small invented articles of three languages."""

import pytest

from riwaya.annotate.mentions import STEP
from riwaya.languages.pack import load
from riwaya.types import Annotations, Article, Mention


def found(text: str, language: str, title: str | None = None) -> tuple[Mention, ...]:
    article = Article(id="a", text=text, title=title, language=language)
    return STEP.run(article, Annotations(article="a"), load(language)).mentions or ()


def names(text: str, language: str) -> list[tuple[str, str]]:
    return [(m.text, m.kind) for m in found(text, language) if m.form == "name"]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("ar", "وصل وزير الخارجية سامر الحلبي إلى دمشق", [("سامر الحلبي", "person"), ("دمشق", "place")]),
        ("ar", "وزار بغداد ثم عاد إلى روسيا", [("بغداد", "place"), ("روسيا", "place")]),
        (
            "fa",
            "سامان رستمی، وزیر دفاع ایران، به تهران رفت",
            [("سامان رستمی", "person"), ("ایران", "place"), ("تهران", "place")],
        ),
        (
            "en",
            "Foreign Minister Samer Halabi flew to Damascus.",
            [("Samer Halabi", "person"), ("Damascus", "place")],
        ),
    ],
)
def test_names_of_each_kind_are_found(language: str, text: str, expected: list[tuple[str, str]]) -> None:
    assert names(text, language) == expected


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ar", "قال الرئيس السوري نادر الأسود إن الطقس جيد. ورحب الأسود بالضيوف في حلب."),
        ("fa", "سامان رستمی، وزیر دفاع ایران، گفت هوا خوب است. رستمی افزود باران می‌آید."),
        ("en", "Interior Minister Nadia Halabi said it rained. Halabi left Beirut on Monday."),
    ],
)
def test_every_span_is_where_its_text_says(language: str, text: str) -> None:
    for mention in found(text, language):
        assert text[mention.start : mention.end] == mention.text
        for title in mention.titles:
            assert text[title.start : title.end] == title.text
