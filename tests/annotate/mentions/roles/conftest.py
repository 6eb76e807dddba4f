"""Title phrases of a text, for the tests of each language's grammar."""

from collections.abc import Callable

import pytest

from riwaya.annotate.mentions.lexicon import lexicon
from riwaya.annotate.mentions.names import listed, spans_of
from riwaya.annotate.mentions.roles import Role, roles
from riwaya.annotate.mentions.words import Word, words

Found = Callable[[str, str], tuple[list[Word], list[Role]]]
Phrases = Callable[[str, str], list[str]]


@pytest.fixture
def found() -> Found:
    """The words of a text in a language, and the title phrases over them."""

    def _found(text: str, language: str) -> tuple[list[Word], list[Role]]:
        parts, known = words(text, language), lexicon(language)
        return parts, roles(parts, known, spans_of(listed(parts, known)))

    return _found


@pytest.fixture
def phrases(found: Found) -> Phrases:
    """The title phrases of a text in a language, as written."""

    def _phrases(text: str, language: str) -> list[str]:
        parts, made = found(text, language)
        return [text[parts[one.start].start : parts[one.end - 1].end] for one in made]

    return _phrases
