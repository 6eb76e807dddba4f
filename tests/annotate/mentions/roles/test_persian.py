"""Persian title phrases: where they end; examples are invented."""

from collections.abc import Callable

import pytest

Phrases = Callable[[str, str], list[str]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("معاون وزیر در امور حقوقی و بین‌المللی گفت", ["معاون وزیر در امور حقوقی و بین‌المللی"]),
        ("سخنگوی کمیسیون امنیت ملی و سیاست خارجی گفت", ["سخنگوی کمیسیون امنیت ملی و سیاست خارجی"]),
        ("وزیر خارجه کشورمان گفت", ["وزیر خارجه کشورمان"]),
    ],
)
def test_persian_phrases_go_as_far_as_their_complements(
    text: str, expected: list[str], phrases: Phrases
) -> None:
    assert phrases(text, "fa") == expected
