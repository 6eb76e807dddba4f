import pytest
from evals.entailment_stance import Reading
from training.entailment_data import FAR_STANCES, Pair
from training.entailment_passages import Near

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


def readings_of(*stances):
    """Articles that repeat, deny, or never mention the claim, as the model sees them."""
    sides = {"agree": YES, "disagree": NO, "unrelated": OPEN, "discuss": Judged(0.4, 0.3, 0.3)}
    return [
        Reading(
            stance=stance,
            part="measure" if at % 2 else "train",
            sentences=[Near("The bridge is open.", 0, 0.9, 0.9)],
            judged=[sides[stance]],
            evidence="The bridge is open." if stance == "agree" else "It rained in the hills all day long.",
            told=[0.0],
        )
        for at, stance in enumerate(stances)
    ]


def test_stances_are_told_from_what_the_model_judges_and_evidence_from_what_is_related():
    stances = [one for one in FAR_STANCES for _ in range(40)]
    found = {figure.name: figure for figure in measured.stances(readings_of(*stances))}
    assert found["entailment.farexstance.macro_f1"].value > 0.95
    hits = found["entailment.farexstance.evidence_hit"]
    assert (hits.units, hits.value) == (60, pytest.approx(1 / 3))
