"""What the tests of speakers share."""

from collections.abc import Callable

import pytest

from riwaya.annotate import mentions
from riwaya.annotate.quotes.context import context
from riwaya.annotate.quotes.people import People
from riwaya.annotate.quotes.spans import speeches
from riwaya.annotate.quotes.speakers import Speakers
from riwaya.annotate.step import run_steps
from riwaya.types import Article


@pytest.fixture
def rules_of() -> Callable[[str, str], Speakers]:
    """Who speaks in a text by the rules, with the names that the steps before find."""

    def make(language: str, text: str) -> Speakers:
        found = run_steps(Article(id="a", text=text, language=language), (mentions.STEP,))
        ctx = context(text, language)
        spans, opened = speeches(ctx)
        return Speakers(ctx, People(ctx, found.mentions), opened, spans)

    return make
