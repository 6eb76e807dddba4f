import pytest

from riwaya.languages.sources import outlet_key, outlet_names, source_words


@pytest.mark.parametrize("code", ["ar", "fa", "en"])
def test_each_language_has_its_words_with_their_source(code: str) -> None:
    words = source_words(code)
    assert words.source
    assert words.before
    assert words.media
    assert words.anonymous
    assert set(words.relayed) | set(words.weak) | set(words.article_cues) <= set(words.before)


def test_a_language_without_words_has_none() -> None:
    assert source_words("tlh").before == ()


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("خبرگزاری ایسنا", "ISNA", True),
        ("وكالة الأناضول", "Anadolu Ajansı", True),
        ("РИА Новости", "RIA Novosti", True),
        ("صحيفة الميناء", "الميناء", True),
        ("Reuters", "AFP", False),
        ("صحيفة الميناء", "صحيفة المرفأ", False),
    ],
)
def test_names_of_one_outlet_have_one_key(one: str, other: str, same: bool) -> None:
    assert (outlet_key(one) == outlet_key(other)) is same


def test_a_listed_outlet_goes_by_its_names_in_every_script() -> None:
    assert {"سانا", "sana"} <= outlet_names("SANA")
    assert outlet_names(None) == frozenset()
