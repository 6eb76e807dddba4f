"""Speech signed with a dash and a name; invented sentences."""

import pytest

from riwaya.annotate import mentions
from riwaya.annotate.quotes import STEP
from riwaya.annotate.step import run_steps
from riwaya.types import Article


def quoted(language: str, text: str) -> list[tuple[str, str | None]]:
    found = run_steps(Article(id="a", text=text, language=language), (mentions.STEP, STEP)).quotes or ()
    return [(quote.text, quote.speaker.name if quote.speaker else None) for quote in found]


@pytest.mark.parametrize(
    ("language", "speech", "name"),
    [
        ("ar", "لم نسمع شيئا منذ أمس", "سامي الحسن"),
        ("fa", "از دیروز خبری نشنیدیم", "حسن رضایی"),
        ("en", "We have heard nothing yet", "John Barker"),
    ],
)
def test_the_name_after_the_dash_speaks(language: str, speech: str, name: str) -> None:
    other = {"ar": "وقال نادر خليل إن الطريق آمن.", "fa": "علی کریمی گفت جاده باز است."}.get(language, "")
    assert (speech, name) in quoted(language, f"{other}\n“{speech}” ― {name}\n{other}")


def test_a_dash_that_goes_on_with_the_sentence_signs_nothing() -> None:
    text = "“We have heard nothing yet” - this is what the people of the town have told us all day long now."
    assert quoted("en", text) == []
