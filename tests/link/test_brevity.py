import numpy as np
import pytest

from riwaya.link.brevity import HEADLINE, REPORT, between, brevity


@pytest.mark.parametrize(("words", "told"), [(0, 1.0), (HEADLINE, 1.0), (REPORT, 0.0), (5000, 0.0)])
def test_a_headline_is_as_short_as_can_be_and_a_report_is_not(words, told):
    assert brevity(words) == pytest.approx(told)


def test_a_longer_text_is_never_taken_for_a_shorter_one():
    shares = [brevity(words) for words in range(1, 200)]
    assert shares == sorted(shares, reverse=True)
    assert 0 < brevity(60) < 1


def test_weights_go_from_those_of_reports_to_those_of_headlines():
    assert [between(2.0, 1.0, share) for share in (0.0, 0.5, 1.0)] == [2.0, 1.5, 1.0]
    assert between(2.0, 1.0, np.array([0.0, 1.0])).tolist() == [2.0, 1.0]
