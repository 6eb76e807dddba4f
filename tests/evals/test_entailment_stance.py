import pytest
from evals.entailment_stance import Reading
from training.entailment_passages import Near

from evals import entailment_stance as stance
from riwaya.models.entailment_cues import cues
from riwaya.models.protocols import Judged

YES, OPEN = Judged(0.8, 0.1, 0.1), Judged(0.1, 0.2, 0.7)
TOWN = "The minister spoke for long. The bridge is not open to cars. It rained on Monday in the hills."


class Agrees:
    """An entailment that grants everything."""

    version = "agrees/1"

    def judge(self, pairs):
        return [YES for _ in pairs]


def read(claim, content, evidence):
    row = {"claim": claim, "content": content, "stance": "disagree", "part": "train", "evidence": evidence}
    (found,) = stance.readings(Agrees(), [row])
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
    assert found.best.text == shown
    assert found.is_evidence


def test_the_first_sentence_is_always_judged_and_first():
    found = read("The hills", TOWN, "")
    assert found.sentences[0].text == "The minister spoke for long."
    assert len(found.sentences) == len(found.judged) == 3


def test_a_sentence_that_takes_a_side_is_shown_before_one_as_near():
    near = [Near("one", 1, 0.5, 0.5), Near("two", 1, 0.5, 0.5)]
    assert Reading("agree", "train", near, [OPEN, YES], "", ()).best is near[1]


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
