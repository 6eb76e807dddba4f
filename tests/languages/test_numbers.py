import pytest

from riwaya.languages.numbers import number_words


@pytest.mark.parametrize("language", ["ar", "fa", "en"])
def test_words_that_refine_others_are_number_words(language):
    words = number_words(language)
    known = {*words.units, *words.times, *words.parts}
    assert words.units
    assert words.teens | words.plural | words.weak | words.inside <= known
    assert not words.never & known


@pytest.mark.parametrize("language", ["xx", None])
def test_a_language_without_words_reads_digits_only(language):
    assert not number_words(language).units
