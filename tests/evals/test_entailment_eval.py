import pytest
from evals.entailment_stance import Article
from training.entailment_data import FAR_STANCES, Pair
from training.entailment_passages import Near

from evals import entailment_eval as measured
from riwaya.models.entailment import ArticleStance
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


class Knows(Reads):
    """Knows the stance of an article by the first word of its claim."""

    def stances(self, articles):
        order = [claim.split()[0] for _, claim in articles]
        return [ArticleStance(*(0.97 if one == each else 0.01 for each in FAR_STANCES)) for one in order]


def articles_of(stances):
    """Articles of which the words tell nothing."""
    return [
        Article(
            claim=f"{stance} with the bridge",
            stance=stance,
            part="measure" if at % 2 else "train",
            sentences=[Near("The bridge is open.", 0, 0.9, 0.9)],
            evidence="The bridge is open." if stance == "agree" else "It rained in the hills all day long.",
            told=[0.0],
        )
        for at, stance in enumerate(stances)
    ]


def test_stances_are_told_from_what_the_model_judges_and_evidence_from_what_is_related():
    stances = [one for one in FAR_STANCES for _ in range(40)]
    found = {figure.name: figure for figure in measured.stances(Knows(), articles_of(stances))}
    assert found["entailment.farexstance.macro_f1"].value == 1
    hits = found["entailment.farexstance.evidence_hit"]
    assert (hits.units, hits.value) == (60, pytest.approx(1 / 3))


def test_the_interval_holds_the_figure_and_narrows_with_more_pairs():
    few, many = (measured.scored("x", "eeccn" * times, "eecnn" * times) for times in (8, 80))
    assert few.value == many.value
    widths = [one.interval[1] - one.interval[0] for one in (few, many)]
    assert few.interval[0] < few.value < few.interval[1]
    assert widths[1] < widths[0] / 2


def test_of_a_large_set_always_the_same_pairs_are_measured():
    chosen = [Pair("p", str(at), "e", "x", "train" if at % 3 else "measure") for at in range(3000)]
    kept = measured.some(chosen, None)
    assert len(kept) == measured.MOST
    assert kept == measured.some(chosen, None)
    assert {one.part for one in kept} == {"measure"}
    assert len(measured.some(chosen, 7)) == 7
