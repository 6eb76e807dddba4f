"""Which title phrases denote somebody, in three languages; examples are invented."""

from collections.abc import Callable

import pytest

from riwaya.annotate.mentions.roles import Role
from riwaya.annotate.mentions.words import Word

Found = Callable[[str, str], tuple[list[Word], list[Role]]]


@pytest.mark.parametrize(
    ("text", "language", "definite"),
    [
        ("استاندار گفت", "fa", True),
        ("دو وزیر آمدند", "fa", False),
        ("دفتر وزیر بسته بود", "fa", False),
        ("بازیکن گفت", "fa", False),
        ("قال الوزير", "ar", True),
        ("قال وزير", "ar", False),
        ("the president said", "en", True),
    ],
)
def test_a_bare_office_denotes_somebody_only_where_one_is_meant(
    text: str, language: str, definite: bool, found: Found
) -> None:
    parts, made = found(text, language)
    assert any(one.is_definite(parts) for one in made if one.office != "plural") is definite
