"""Whose voice a mention is in."""

import pytest

from riwaya.annotate.mentions.voice import STEP, with_voice
from riwaya.languages.pack import load
from riwaya.types import Annotations, Article, FieldName, Mention, Quote, QuoteKind


def mention(start: int, end: int, field: FieldName = "text") -> Mention:
    return Mention(start=start, end=end, field=field, text="x", kind="person", form="name", name="x")


def quote(start: int, end: int, kind: QuoteKind = "direct") -> Quote:
    return Quote(start=start, end=end, kind=kind, text="x")


@pytest.mark.parametrize(
    ("one", "said", "voice"),
    [
        (mention(5, 8), quote(0, 20), "quoted"),
        (mention(5, 8), quote(0, 20, "free"), "quoted"),
        (mention(5, 8), quote(0, 20, "indirect"), "own"),
        (mention(5, 8), quote(6, 20), "own"),
        (mention(5, 8, "title"), quote(0, 20), "own"),
    ],
)
def test_only_words_quoted_as_they_were_said_are_anothers_voice(
    one: Mention, said: Quote, voice: str
) -> None:
    assert [m.voice for m in with_voice([one], [said])] == [voice]


def test_the_step_leaves_articles_alone_whose_quotes_were_not_looked_for() -> None:
    article = Article(id="a", text="x" * 30)
    before = Annotations(article="a", mentions=(mention(5, 8),))
    assert STEP.run(article, before, load("ar")) == before
