import numpy as np
from training.fit_claims import Example, logistic_regression, questions, summed

from riwaya.link.claims.features import Seen


def test_weights_have_the_sign_of_what_they_tell():
    rows = np.array([[1.0, 0.0], [1.0, 1.0], [0.0, 0.0], [0.0, 1.0]] * 20)
    labels = np.array([1.0, 1.0, 0.0, 0.0] * 20)
    first, second, _ = logistic_regression(rows, labels, np.ones(80), ridge=1.0)
    assert first > 1
    assert abs(second) < 0.1


def test_both_questions_are_answered_from_examples():
    examples = [
        Example({"same_number": 1.0}, related=True, contradicts=False),
        Example({"other_number": 1.0}, related=True, contradicts=True),
        Example({}, related=False, contradicts=False),
    ] * 30
    found = questions(examples)
    assert found["related"]["same_number"] > 0
    assert found["contradicts"]["other_number"] > 0 > found["contradicts"]["same_number"]
    assert found["related"].keys() == found["contradicts"].keys()


def test_what_is_seen_twice_adds_up():
    assert summed([Seen("names", 0.5), Seen("names", 1.0)], 0.5) == {"names": 0.75}
