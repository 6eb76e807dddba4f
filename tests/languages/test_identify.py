import itertools

import pytest

from riwaya.languages.identify import function_words
from riwaya.text.normalise import fold


@pytest.mark.parametrize(("left", "right"), list(itertools.combinations(["ar", "fa", "en"], 2)))
def test_no_function_word_is_shared(left, right):
    assert function_words(left)
    assert not function_words(left) & function_words(right)


def test_words_are_folded():
    assert fold("يک") in function_words("fa")


def test_a_language_without_the_file_has_none():
    assert function_words("xx") == frozenset()
