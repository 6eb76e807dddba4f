import pytest
from evals.annotators import named

from riwaya.workflow import annotate_articles


def test_a_named_function_is_called():
    assert named("evals.annotators:named") is named


def test_without_a_name_it_is_the_flow():
    assert named(None) is annotate_articles


@pytest.mark.parametrize("name", ["no_such_package:annotate", "riwaya.workflow:no_such_function"])
def test_a_name_that_is_not_there_is_an_error_and_no_other_annotator(name):
    with pytest.raises((ImportError, AttributeError)):
        named(name)
