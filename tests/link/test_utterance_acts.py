"""Reported acts beside quotations: what of them is read, when they link, when they leave."""

import numpy as np
import pytest

from riwaya.link import utterances
from riwaya.link.utterances import QuoteInContext
from riwaya.types import Phrase, Quote, Speaker


class Scale:
    version = "test"

    def score(self, left, right, left_language, right_language):
        return np.asarray((left @ right.T - 0.85) / 0.03, np.float32)


def said(name, *, who="Ann Lee", act=True, start=20, text="the expulsion of the envoy", cue=10, cosine=1.0):
    phrase = Phrase(start=cue, end=cue + 8, text="demanded") if cue is not None else None
    own = Quote(
        id=name,
        start=start,
        end=start + len(text),
        text=text,
        kind="indirect",
        cue=phrase,
        speaker=Speaker(name=who),
        act=act,
    )
    cut = utterances.clauses(own)
    row = np.array([[cosine, np.sqrt(1 - cosine**2)]], dtype=np.float32)
    return QuoteInContext(
        quote=own,
        article=f"of {name}",
        language="en" if name == "a" else "fa",
        scopes=("s",),
        clauses=cut,
        vectors=row,
    )


def link(left, right):
    both = (utterances.ArticleQuotes((one,)) for one in (left, right))
    return next(utterances.meet(*both, [(left.quote.id, right.quote.id)], Scale()))


@pytest.mark.parametrize(
    ("one", "read"),
    [
        (said("a"), "demanded the expulsion of the envoy"),
        (said("a", start=0, cue=40), "the expulsion of the envoy demanded"),
        (said("a", start=10, text="demanded it"), "demanded it"),
    ],
)
def test_an_act_is_read_with_its_verb_where_that_stands(one, read):
    assert [part.text for part in one.clauses] == [read]


def test_an_act_links_with_a_quotation_of_the_same_speaker_before_one_of_another():
    same = link(said("a"), said("b", act=False, cosine=0.9))
    other = link(said("a"), said("b", act=False, who="Sami Nouri", cosine=0.9))
    assert same.score > 0.5 > other.score


def test_a_denial_of_it_tells_nothing_of_what_another_denies():
    it = said("a", start=10, text="demanded it")
    assert link(it, said("b")).score > 0.5 > link(it, said("b", who="Sami Nouri")).score


def test_acts_leave_a_group_that_one_article_has_alone():
    act, quote = said("a"), said("a", act=False)
    assert utterances.told([act, quote]) == [quote]
    assert utterances.told([act]) == []
    assert utterances.told([act, said("b", act=False)])[0] is act


def test_what_an_agency_tells_is_no_wording_of_what_another_says():
    left = said("a", act=False, who="Reuters", cosine=1.0)
    assert link(left, said("b", act=False, who="Sami Nouri", cosine=0.93)).score < 0.5
