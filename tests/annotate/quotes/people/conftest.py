"""What all tests of noun phrases share."""

from collections.abc import Callable, Sequence

import pytest

from riwaya.annotate.quotes.context import context
from riwaya.annotate.quotes.people import People
from riwaya.types import Mention

Make = Callable[..., People]


@pytest.fixture
def people_of() -> Make:
    """The noun phrases of a text; names: persons' names that an earlier step has found in it."""

    def make(language: str, text: str, names: Sequence[str] = ()) -> People:
        mentions = [
            Mention(
                start=text.index(name),
                end=text.index(name) + len(name),
                text=name,
                kind="person",
                form="name",
                name=name,
                origin="test",
            )
            for name in names
        ]
        return People(context(text, language), mentions)

    return make


@pytest.fixture
def at() -> Callable[[People, str], int]:
    """The first token of a word of the text."""

    def find(people: People, word: str) -> int:
        cut = people.ctx.frame
        return next(place for place in range(len(cut)) if cut.source(place, place + 1) == word)

    return find
