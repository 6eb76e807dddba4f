import pytest

from evals import names_eval as subject


@pytest.mark.parametrize(
    ("kind", "pairs", "recall"),
    [
        ("ar-en", [("سامر", "samer"), ("دمشق", "damascus")], 0.5),
        ("fa-en cities", [("تهران", "Tehran"), ("شیراز", "Shiraz")], 1.0),
        ("ru-en", [("иванов", "ivanov")], 1.0),
    ],
)
def test_recall_is_the_share_of_pairs_that_are_taken_for_one_name(kind, pairs, recall):
    figures = {one.name: one for one in subject.report(kind, pairs)}
    prefix = f"names.{kind.replace(' ', '_')}"
    assert figures[f"{prefix}.recall"].value == recall
    assert figures[f"{prefix}.recall"].units == len(pairs)
    assert figures[f"{prefix}.f1"].value <= 1.0


def test_distractors_are_the_nearest_that_are_not_valid():
    pairs = [("سارة", "sara"), ("سمير", "samir"), ("سمر", "samar")]
    wrong = list(subject.distractors(pairs))
    assert ("سارة", "samar") in wrong
    assert not set(pairs) & set(wrong)
    # h is written or not at will.
    assert ("سارة", "sarah") not in subject.distractors([("سارة", "sara"), ("ساره", "sarah")])


def test_a_pair_is_set_aside_by_its_second_spelling_whatever_its_case():
    assert subject.is_set_aside(("a", "Tehran")) == subject.is_set_aside(("b", "tehran"))
