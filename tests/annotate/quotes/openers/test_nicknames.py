"""Names that a nameless many give somebody are no sayings; invented sentences."""

import pytest

from riwaya.annotate.quotes.context import context
from riwaya.annotate.quotes.openers import opened


@pytest.mark.parametrize(
    ("language", "nickname", "saying"),
    [
        (
            "ar",
            "جاء سامي الذي يسميه خصومه «سلطان الورد» أمس.",
            "جاء سامي الذي وصفه نادر بـ«سلطان الورد» أمس.",
        ),
        (
            "ar",
            "جاء سامي الذي يسميه أهل القرية «سلطان الورد» أمس.",
            "جاء سامي الذي سماه نادر «سلطان الورد» أمس.",
        ),
        ("fa", "سامی که منتقدانش او را «سلطان گل» می‌خوانند آمد.", "سامی که نادر او را «سلطان گل» خواند آمد."),
        (
            "en",
            'Sami, whom critics call "the rose king", came.',
            'Sami, whom Nader called "the rose king", came.',
        ),
    ],
)
def test_a_nickname_is_no_saying(language: str, nickname: str, saying: str) -> None:
    assert opened(context(nickname, language)) == []
    assert len(opened(context(saying, language))) == 1
