from riwaya.compare.acts import with_acts
from riwaya.types import Act, Annotations, Article, Document, Phrase, Quote, Speaker, Utterance

TEXT = "Nouri demanded calm. Nouri said: yes"


def document() -> Document:
    cue = Phrase(start=6, end=14, text="demanded")
    act = Act(id="act", start=15, end=19, text="calm", kind="demand", cue=cue, speaker=Speaker(name="Nouri"))
    quote = Quote(id="quote", start=33, end=36, text="yes", kind="free")
    found = Annotations(article="a", quotes=(quote,), acts=(act,))
    return Document(article=Article(id="a", text=TEXT), annotations=found)


def told(*quotes: str) -> list[Utterance]:
    return [Utterance(id="u", story="s", speaker=None, quotes=quotes)]


def test_an_act_that_an_utterance_holds_stands_among_the_quotes_and_says_what_it_is():
    (one,) = with_acts([document()], told("act", "other"))
    assert [(q.id, q.kind, q.act) for q in one.annotations.quotes] == [
        ("act", "indirect", True),
        ("quote", "free", False),
    ]
    assert [a.id for a in one.annotations.acts] == ["act"]


def test_an_act_that_joins_nothing_is_no_quote():
    assert list(with_acts([document()], told("quote"))) == [document()]
