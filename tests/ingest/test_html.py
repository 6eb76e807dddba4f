"""A saved page to its text and metadata."""

import pytest

from riwaya.errors import InputError
from riwaya.ingest import html
from riwaya.ingest.html import extract

WORDS = {
    "ar": "انهار السد القديم صباح اليوم وغمرت المياه ثلاث قرى في الوادي، وقال السكان إنهم خرجوا قبل الفجر. ",
    "fa": "سد قدیمی بامداد امروز شکست و آب سه روستا را در دره فرا گرفت؛ اهالی می‌گویند زود بیرون رفتند. ",
    "en": "The old dam broke this morning and the water covered three villages; people left before dawn. ",
}


def page(language: str, text: str) -> str:
    return (
        f'<html lang="{language}"><head><title>{text[:20]}</title>'
        '<meta property="og:site_name" content="Nilan Today">'
        f'<link rel="canonical" href="https://nilan.example/a"></head><body><nav><a href="/">x</a></nav>'
        f"<article><h1>{text[:20]}</h1>{'<p>' + text * 3 + '</p>'}</article></body></html>"
    )


@pytest.mark.parametrize("language", sorted(WORDS))
def test_a_page_says_text_language_and_outlet(language: str) -> None:
    found = extract(page(language, WORDS[language]), where="a.html")
    assert WORDS[language].strip() in found.text
    assert found.language == language
    assert found.outlet == "Nilan Today"
    assert found.url == "https://nilan.example/a"


@pytest.mark.parametrize("joiner", ["\u200c", "&zwnj;", "&#8204;", "&#x200C;"])
def test_joiners_of_persian_pages_are_kept(joiner: str) -> None:
    text = WORDS["fa"].replace("\u200c", joiner)
    assert "می\u200cگویند" in extract(page("fa", text), where="a.html").text


@pytest.mark.parametrize(
    ("source", "problem"),
    [
        ("<html><body></body></html>", "no article text"),
        ("<html><body>" + "<div>" * (html.MAX_DEPTH + 1), "nest"),
    ],
)
def test_what_cannot_be_read_says_why_and_what_to_do(source: str, problem: str) -> None:
    with pytest.raises(InputError, match=problem) as caught:
        extract(source, where="a.html")
    assert caught.value.remedy


def test_a_page_too_large_is_not_parsed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(html, "MAX_CHARS", 10)
    with pytest.raises(InputError, match="over 10"):
        extract(page("en", WORDS["en"]), where="a.html")
