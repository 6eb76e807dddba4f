import pytest

from riwaya.languages.pack import languages, load


def test_a_folder_is_a_language():
    assert {"ar", "fa", "en"} <= set(languages())
    assert not any(code.startswith("_") for code in languages())


@pytest.mark.parametrize(
    ("code", "pack"), [("ar", "ar"), ("fa", "fa"), ("en", "en"), ("tlh", "und"), (None, "und")]
)
def test_a_language_without_a_folder_gets_the_neutral_pack(code, pack):
    assert load(code).code == pack
