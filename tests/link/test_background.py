import pytest

from riwaya.link import background


@pytest.mark.parametrize(
    ("text", "language"), [("东京奥运会开幕", "zh"), ("東京五輪が開幕", "ja"), ("서울 회담", "ko")]
)
def test_a_language_without_its_tokenizer_is_uncounted_not_an_error(text, language):
    assert background.zipf(text, language) == 0.0
    assert background.stems(text, language)
