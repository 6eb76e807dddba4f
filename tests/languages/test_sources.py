import pytest

from riwaya.languages.sources import source_words


@pytest.mark.parametrize("code", ["ar", "fa", "en"])
def test_each_language_has_its_words_with_their_source(code):
    words = source_words(code)
    assert words.source
    assert words.before
    assert words.media
    assert words.anonymous
    assert set(words.relayed) | set(words.weak) | set(words.article_cues) <= set(words.before)


def test_a_language_without_words_has_none():
    assert source_words("tlh").before == ()
