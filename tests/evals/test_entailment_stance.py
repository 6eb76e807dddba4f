import numpy as np
import pytest
from evals.entailment_stance import Article
from training.entailment_passages import Near

from evals import entailment_stance as stance
from riwaya.models.entailment_cues import cues
from riwaya.models.protocols import Judged

YES, OPEN = Judged(0.8, 0.1, 0.1), Judged(0.1, 0.2, 0.7)
TOWN = "The minister spoke for long. The bridge is not open to cars. It rained on Monday in the hills."


def read(claim, content, evidence):
    row = {"claim": claim, "content": content, "stance": "disagree", "part": "train", "evidence": evidence}
    (found,) = stance.articles([row])
    return found


@pytest.mark.parametrize(
    ("claim", "content", "shown"),
    [
        ("The bridge is open", TOWN, "The bridge is not open to cars."),
        (
            "پل قدیمی بسته شد",
            "باران دیروز بارید. شهرداری گفت پل قدیمی بسته شد. بازار باز است.",
            "شهرداری گفت پل قدیمی بسته شد.",
        ),
        (
            "أغلقت البلدية الجسر",
            "هطل المطر أمس بغزارة. وقال إن البلدية أغلقت الجسر. والسوق مفتوح للناس.",
            "وقال إن البلدية أغلقت الجسر.",
        ),
    ],
)
def test_the_sentence_shown_speaks_of_the_claim(claim, content, shown):
    found = read(claim, content, shown)
    assert stance.shown(found, [OPEN] * len(found.sentences)) == shown
    assert found.is_evidence(shown)
    assert not found.is_evidence(found.sentences[0].text)


def test_the_first_sentence_is_always_judged_and_first():
    found = read("The hills", TOWN, "")
    assert found.sentences[0].text == "The minister spoke for long."
    assert len(found.sentences) == 3


def test_the_model_reads_the_sentences_in_the_order_of_the_article():
    texts, claim = read("The hills", TOWN, "").passage
    assert claim == "The hills"
    assert texts == sorted(texts, key=TOWN.index)


def test_a_sentence_that_takes_a_side_is_shown_before_one_as_near():
    near = [Near("one", 1, 0.5, 0.5), Near("two", 1, 0.5, 0.5)]
    assert stance.shown(Article("x", "agree", "train", near, "", ()), [OPEN, YES]) == "two"


def test_words_and_model_decide_together():
    none, words = np.full((1, 4), 0.25), np.array([[0.7, 0.1, 0.1, 0.1]])
    model = np.array([[0.02, 0.94, 0.02, 0.02]])
    assert stance.stance(words, none) == ["disagree"]
    assert stance.stance(none, model) == ["agree"]
    assert stance.stance(words, model) == ["agree"]


def test_the_trees_learn_from_what_articles_share_with_claims():
    said = "شهرداری گفت پل قدیمی بسته شد و بازار باز است."
    rows = [
        {"claim": claim, "content": said, "stance": label, "part": "train", "evidence": ""}
        for label, claim in (("agree", "پل قدیمی بسته شد"), ("unrelated", "باران در کوه بارید"))
        for _ in range(30)
    ]
    found = stance.articles(rows)
    shares = stance.by_words(found, [found[0], found[-1]])
    assert stance.stance(shares, np.full((2, 4), 0.25)) == ["agree", "unrelated"]


@pytest.mark.parametrize(
    ("claim", "sentence", "expected"),
    [
        ("Prices rose again", "Prices fell again", True),
        ("Prices rose again", "Prices rose again", False),
        ("ارتفعت الأسعار", "انخفضت الأسعار", True),
        ("قیمت‌ها افزایش یافت", "قیمت‌ها کاهش یافت", True),
    ],
)
def test_opposites_are_seen(claim, sentence, expected):
    assert stance.turned(cues(claim), cues(sentence)) is expected


def test_an_article_without_sentences_is_read_as_one():
    assert [one.text for one in read("The bridge", "Bridge", "").sentences] == ["Bridge"]
