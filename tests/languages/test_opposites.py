import pytest

from riwaya.languages.data import topic
from riwaya.languages.opposites import OppositeTopic, leanings
from riwaya.text.normalise import fold
from riwaya.text.tokens import words


def sides(text, language):
    return {(one.axis, one.side) for one in leanings([fold(one.text) for one in words(text)], language)}


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("He resigned on Monday", "en", ("resign", "one")),
        ("استقالت الوزيرة من منصبها", "ar", ("resign", "one")),
        ("وزیر استعفا کرد", "fa", ("resign", "one")),
        ("the border was closed", "en", ("open", "other")),
        ("أُغلقت الحدود", "ar", ("open", "other")),
        ("مرز بسته است", "fa", ("open", "other")),
        ("prices fell", "en", ("rise", "other")),
        ("انخفضت الأسعار", "ar", ("rise", "other")),
        ("قیمت‌ها کاهش یافت", "fa", ("rise", "other")),
        ("she was acquitted", "en", ("convict", "other")),
        ("برأت المحكمة المتهم", "ar", ("convict", "other")),
        ("دادگاه او را تبرئه کرد", "fa", ("convict", "other")),
    ],
)
def test_words_stand_on_one_side_in_every_language(text, language, expected):
    assert expected in sides(text, language)


def test_a_phrase_goes_before_the_word_in_it():
    assert ("legal", "other") in sides("قرار غير قانوني", "ar")
    assert ("legal", "one") not in sides("قرار غير قانوني", "ar")


def test_a_negated_form_stands_on_the_contrary_side():
    assert ("attend", "one") in sides("وزیر آمد", "fa")
    assert ("attend", "other") in sides("وزیر نیامد", "fa")


@pytest.mark.parametrize("language", ["ar", "fa", "en"])
def test_all_languages_list_the_same_axes_and_many_pairs(language):
    listed = topic(OppositeTopic, language, "opposites")
    assert listed.source
    assert listed.axes.keys() == topic(OppositeTopic, "en", "opposites").axes.keys()
    assert len(listed.axes) >= 100
    assert all(sides.one and sides.other for sides in listed.axes.values())
    assert leanings(["xyz"], None) == ()
