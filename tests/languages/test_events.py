"""Triggers in folded tokens: inflection, phrases, senses."""

import pytest

from riwaya.languages.events import lexicon
from riwaya.languages.plover import plover
from riwaya.text.normalise import fold
from riwaya.text.tokens import tokens

OTHERS = {"DISASTER", "ACCIDENT", "DEATH", "ELECTION", "RULING", "SPORT", "MARKET", "STATEMENT"}


def found(language, text):
    words = [fold(token.text) for token in tokens(text)]
    return [(" ".join(words[t.first : t.last]), t.group.type) for t in lexicon(language).find(words)]


def types(language, text):
    return [kind for _, kind in found(language, text)]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("ar", "وسيلتقي الوزير نظيره", ["CONSULT"]),
        ("ar", "التقت الوفود", ["CONSULT"]),
        ("ar", "وبزيارته الأولى", ["CONSULT"]),
        ("ar", "اعتقلتهم الشرطة", ["COERCE"]),
        ("ar", "للهجوم على القرية", ["ASSAULT"]),
        ("ar", "أطلق الجنود النار على السيارة", ["ASSAULT"]),
        ("ar", "أطلق النادي موقعه الجديد", []),
        ("fa", "حمله‌ای به روستا", ["ASSAULT"]),
        ("fa", "با همتای خود دیدار کرد", ["CONSULT"]),
        ("fa", "خواستار پایان جنگ شدند", ["REQUEST", "ASSAULT"]),
        ("en", "They were attacking the town", ["ASSAULT"]),
        ("en", "He called for calm", ["REQUEST"]),
        ("en", "She vowed to return", ["THREATEN"]),
    ],
)
def test_inflected_forms(language, text, expected):
    assert types(language, text) == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("ar", "هاجم الكاتب سياسة الحكومة في مقابلة", "ACCUSE"),
        ("ar", "هاجم مسلحون القرية", "ASSAULT"),
        ("ar", "هاجم المنتخب في الشوط الثاني", "SPORT"),
        ("ar", "قتل سائق في حادث", "ACCIDENT"),
        ("ar", "قتل حارس بالرصاص", "ASSAULT"),
        ("fa", "حمله تیم در دقیقه پایانی", "SPORT"),
        ("fa", "حمله به پاسگاه", "ASSAULT"),
        ("fa", "دادگاه او را به پنج سال حبس محکوم کرد", "RULING"),
        ("fa", "وزارت خارجه این اقدام را محکوم کرد", "ACCUSE"),
        ("en", "The strike by refinery workers went on", "PROTEST"),
        ("en", "The air strike hit a depot", "ASSAULT"),
        ("en", "Prices of oil rose", "MARKET"),
    ],
)
def test_words_around_a_trigger_choose_its_sense(language, text, expected):
    assert expected in types(language, text)


@pytest.mark.parametrize("language", ["ar", "fa", "en"])
def test_groups_have_known_types_modes_and_paradigms(language):
    data = lexicon(language).data
    own = {"mourning", "sexual", "execution", "resign", "sign", "mediate"}
    known = own | {code.mode for code in plover().codes.values()}
    for group in data.triggers:
        assert group.type in plover().types or group.type in OTHERS
        assert not group.mode or group.mode in known
        assert set(group.stems) <= set(data.paradigms)
    assert set(plover().types) <= {group.type for group in data.triggers}


def test_a_language_without_the_file_finds_nothing():
    assert found("xx", "anything at all") == []
