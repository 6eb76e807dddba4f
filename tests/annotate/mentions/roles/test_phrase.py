"""What makes a title phrase definite."""

import pytest

from riwaya.annotate.mentions.roles.phrase import Role
from riwaya.annotate.mentions.words import words


@pytest.mark.parametrize(
    ("text", "language", "role", "definite"),
    [
        ("وزير", "ar", Role(0, 1, "minister", frozenset(), bare=True), False),
        ("الوزير", "ar", Role(0, 1, "minister", frozenset(), bare=True), True),
        ("وزير الزراعة", "ar", Role(0, 2, "minister", frozenset()), True),
        ("استاندار", "fa", Role(0, 1, "governor", frozenset(), bare=True, sole=True), True),
        ("وزیر", "fa", Role(0, 1, "minister", frozenset(), bare=True), False),
    ],
)
def test_a_phrase_is_definite_by_article_complement_or_being_the_only_one(
    text: str, language: str, role: Role, definite: bool
) -> None:
    assert role.is_definite(words(text, language)) is definite
