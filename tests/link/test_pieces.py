"""Quotations that their verb breaks meet others as one; whatever else stands side by side does not."""

import numpy as np
import pytest

from riwaya.link import pieces
from riwaya.link.utterances import QuoteInContext, clauses
from riwaya.types import Phrase, Quote, Speaker

SAID = Phrase(start=20, end=24, text="said")


def quote(name, start, text, *, cue=None, kind="direct", who="Sami Nouri", article="a"):
    own = Quote(
        id=name,
        start=start,
        end=start + len(text),
        text=text,
        kind=kind,
        cue=cue,
        speaker=Speaker(name=who),
    )
    cut = clauses(own)
    vectors = np.eye(8, dtype=np.float32)[: len(cut)]
    return QuoteInContext(
        quote=own, article=article, language="en", scopes=("s",), clauses=cut, vectors=vectors
    )


FIRST = quote("one", 1, "We came at night", cue=SAID)


@pytest.mark.parametrize(
    ("second", "joined"),
    [
        (quote("two", 30, "We saw it", cue=SAID), True),
        (quote("two", 30, "We saw it"), True),
        (quote("two", 30, "We saw it", cue=Phrase(start=45, end=49, text="said")), False),
        (quote("two", 30, "We saw it", kind="indirect"), False),
        (quote("two", 30, "We saw it", who="Ann Lee"), False),
        (quote("two", 300, "We saw it", cue=SAID), False),
        (quote("two", 30, "We saw it", cue=SAID, article="b"), False),
    ],
)
def test_what_the_verb_between_breaks_is_one(second, joined):
    found = pieces.wholes([second, FIRST])
    assert found == ({"one": ("one", "two")} if joined else {"one": ("one",), "two": ("two",)})


def test_the_whole_has_the_clauses_of_all_pieces_and_one_vector_each():
    second = quote("two", 30, "We saw it burn, and we ran home", cue=SAID)
    one = pieces.joined({"one": FIRST, "two": second}, pieces.wholes([FIRST, second]))["one"]
    assert [part.text for part in one.clauses] == [
        "We came at night We saw it burn, and we ran home",
        "We came at night",
        "We saw it burn,",
        "and we ran home",
    ]
    assert one.vectors.shape[0] == len(one.clauses)
    assert np.linalg.norm(one.vectors[0]) == pytest.approx(1)


def test_a_quotation_that_is_whole_stays_as_it_is():
    assert pieces.whole([FIRST]) is FIRST
