import numpy as np
import pytest
from evals.entailment_eval import Reading
from training.entailment_data import Pair

from evals import entailment_eval as measured
from riwaya.models.protocols import Judged

YES, NO, OPEN = Judged(0.8, 0.1, 0.1), Judged(0.1, 0.8, 0.1), Judged(0.1, 0.2, 0.7)


class Reads:
    """An entailment that looks for one word of denial."""

    version = "reads/1"

    def judge(self, pairs):
        return [NO if "not" in f"{premise} {claim}".split() else YES for premise, claim in pairs]

    def verdict(self, judged):
        return "contradicts" if judged == NO else "entails"


@pytest.mark.parametrize(
    ("gold", "found", "expected"),
    [("ec", "ec", 1.0), ("eecc", "eeee", 1 / 3), ("ecn", "nec", 0.0), ("eec", "ecc", 2 / 3)],
)
def test_macro_f1_counts_every_label_the_same(gold, found, expected):
    assert measured.macro_f1(gold, found) == pytest.approx(expected)


def test_two_way_leaves_out_what_takes_no_side():
    chosen = [
        Pair("The bridge is not open", "The bridge is open", "c", "x", "measure"),
        Pair("The bridge is open", "The bridge is open", "e", "x", "measure"),
        Pair("The bridge is long", "The bridge is open", "n", "x", "measure"),
    ]
    figure = measured.two_way(Reads(), chosen, "x")
    assert (figure.value, figure.units) == (1.0, 2)


def test_contradictions_are_counted_within_and_across_languages():
    chosen = [
        Pair("The bridge is not open", "The bridge is open", "c", "x", "measure"),
        Pair("The bridge is not new", "The bridge is open", "n", "x", "measure"),
        Pair("الجسر مغلق", "The bridge is open", "c", "x", "measure"),
        Pair("The bridge is open", "پل باز است", "e", "x", "measure"),
    ]
    within, across = measured.by_language(chosen)
    assert (within, across) == (chosen[:2], chosen[2:])
    found = [figure.value for figure in measured.contradictions(Reads(), within, "x")]
    assert found == [0.5, 1.0]
    assert [figure.value for figure in measured.contradictions(Reads(), across, "x")] == [0.0, 0.0]


def test_a_rare_word_that_is_shared_counts_for_more():
    rarity = measured.Rarity(["the town said", "the town has a bridge", "the town and the hills"])
    assert rarity.shared("the bridge", "A bridge fell") > rarity.shared("the bridge", "The end")
    assert rarity.shared("وزير", "قال الوزير") == 0.0
    assert rarity.shared("the bridge", "the bridge") == pytest.approx(1)


def test_an_article_is_read_for_its_sentences_nearest_to_the_claim():
    content = "The minister spoke for long. The bridge is not open to cars. It rained on Monday in the hills."
    row = {
        "claim": "The bridge is open", "content": content, "stance": "disagree",
        "part": "measure", "evidence": "The bridge is not open to cars.",
    }  # fmt: skip
    (found,) = measured.readings(Reads(), [row])
    assert found.sentences[found.best] == "The bridge is not open to cars."
    assert found.overlaps[0] == max(found.overlaps)
    assert measured.is_evidence(found)


def test_a_sentence_that_takes_a_side_is_shown_before_one_as_near():
    found = Reading("agree", "measure", ["one", "other"], [0.5, 0.5], [OPEN, YES], "")
    assert found.best == 1


def test_the_regression_learns_what_separates():
    chance = np.random.default_rng(0)
    labels = chance.integers(0, 4, 200)
    rows = np.eye(4)[labels] + chance.normal(size=(200, 4)) * 0.1
    weights = measured.fit(rows, labels.tolist())
    assert np.mean((measured.with_one(rows) @ weights).argmax(axis=1) == labels) > 0.95
