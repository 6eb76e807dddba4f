"""Lines "speaker: speech", which count where the speaker speaks elsewhere as well."""

import pytest

from riwaya.annotate.quotes import quotes
from riwaya.languages.pack import load
from riwaya.types import Annotations, Article


def free(language: str, text: str) -> list[tuple[str, str | None]]:
    article = Article(id="a", text=text, language=language)
    found = quotes(article, Annotations(article="a", language=language), load(language)).quotes
    return [(q.text, q.speaker.name if q.speaker else None) for q in found or () if q.kind == "free"]


@pytest.mark.parametrize(
    ("language", "line", "body", "expected"),
    [
        (
            "ar",
            "سامي الحلاق: الطريق آمن تماما",
            "قال سامي الحلاق إن الطريق آمن.",
            [("الطريق آمن تماما", "سامي الحلاق")],
        ),
        (
            "fa",
            "نیکو: جاده امن است",
            "سامان نیکو گفت که جاده امن است.",
            [("جاده امن است", "سامان نیکو")],
        ),
        (
            "en",
            "Nicolas: the road is safe",
            "Carla Nicolas said that the road was safe.",
            [("the road is safe", "Carla Nicolas")],
        ),
        # Nobody of that name speaks; a section is no speaker.
        ("fa", "گروه ورزشی: تیم ملی برنده شد", "سامان نیکو گفت که جاده امن است.", []),
        ("ar", "الرياض: افتتح المعرض أمس", "قال سامي الحلاق إن الطريق آمن.", []),
    ],
)
def test_labelled_lines(language: str, line: str, body: str, expected: list[tuple[str, str]]) -> None:
    assert free(language, f"{line}\n{body}") == expected
