import pytest

from riwaya.languages.hedges import hedge_phrases, hedges
from riwaya.text.normalise import fold


@pytest.mark.parametrize(
    ("language", "words", "found"),
    [
        ("ar", "على حد علمنا لم يصل احد", [(0, 3)]),
        ("fa", "شاید فردا اگر باران نیاید", [(0, 1), (2, 3)]),
        ("en", "so far nobody came provided that it rains", [(0, 2), (4, 6)]),
        ("tr", "belki yarın", [(0, 1)]),
        ("de", "vielleicht morgen", []),
    ],
)
def test_limits_are_found_the_longest_phrase_first(language, words, found):
    assert list(hedges(fold(words).split(), hedge_phrases(language))) == found
