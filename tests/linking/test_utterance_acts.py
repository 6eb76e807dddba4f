"""Acts beside quotations over a story: the one that tells what another account quotes stays, no other."""

import numpy as np

from riwaya.compare.acts import with_acts
from riwaya.encoding import Meaning
from riwaya.linking import utterances
from riwaya.types import Act, Annotations, Article, Document, Phrase, Quote, SpanRef, Speaker, Story

WHO = Speaker(name="Ann Lee")


class Encoder:
    """Texts on the envoy lie together, those on the weather and all others elsewhere."""

    version = "test"

    def encode(self, texts):
        axes = [0 if "envoy" in text else 1 if "weather" in text else 2 for text in texts]
        return np.eye(3, dtype=np.float32)[axes]


class Scale:
    version = "test"

    def score(self, left, right, left_language, right_language):
        return np.asarray((left @ right.T - 0.85) / 0.03, np.float32)


def act(name: str, text: str) -> Act:
    cue = Phrase(start=0, end=8, text="demanded")
    return Act(id=name, start=9, end=9 + len(text), text=text, kind="demand", cue=cue, speaker=WHO)


def quote(name: str, text: str) -> Quote:
    return Quote(id=name, start=0, end=len(text), text=text, kind="direct", speaker=WHO)


def document(name: str, language: str, **layers) -> Document:
    found = Annotations(article=name, language=language, **layers)
    return Document(article=Article(id=name, text="demanded " + "x" * 60), annotations=found)


def test_an_act_stays_where_another_article_quotes_it_and_leaves_with_its_links_elsewhere(store):
    weather, leave = quote("qa", "The weather is fine today"), quote("qb", "This envoy must leave us")
    leaving, pay = act("aa", "the envoy's exit"), act("ab", "a rise in pay")
    documents = {
        "a": document("a", "en", quotes=(weather,), acts=(leaving,)),
        "b": document("b", "fa", quotes=(leave,), acts=(pay,)),
    }
    told = [Story(id="a", title=SpanRef(article="a", start=0, end=1), articles=("a", "b"))]
    made, links, _ = utterances.groups(store, Meaning(Encoder(), Scale()), told, (), documents)
    assert sorted(one.quotes for one in made) == [("aa", "qb"), ("qa",)]
    assert {end for link in links for end in (link.left, link.right)} <= {"aa", "qb", "qa"}
    shown = {one.id: [q.id for q in one.annotations.quotes] for one in with_acts(documents.values(), made)}
    assert shown == {"a": ["qa", "aa"], "b": ["qb"]}


def test_what_may_be_said_are_the_quotations_and_then_the_acts():
    one = document("a", "en", quotes=(quote("q", "yes"),), acts=(act("a", "calm"),))
    assert [(said.id, said.act) for said in utterances.spoken(one)] == [("q", False), ("a", True)]
    assert list(utterances.spoken(document("b", "en"))) == []
