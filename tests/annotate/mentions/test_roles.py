"""Title phrases: where they end, in three languages; examples are invented."""

import pytest

from riwaya.annotate.mentions.lexicon import lexicon
from riwaya.annotate.mentions.names import listed, spans_of
from riwaya.annotate.mentions.roles import Role, roles
from riwaya.annotate.mentions.words import Word, words


def found(text: str, language: str) -> tuple[list[Word], list[Role]]:
    parts, known = words(text, language), lexicon(language)
    return parts, roles(parts, known, spans_of(listed(parts, known)))


def phrases(text: str, language: str) -> list[str]:
    parts, made = found(text, language)
    return [text[parts[one.start].start : parts[one.end - 1].end] for one in made]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("قال وزير الثقافة والإعلام السعودي فارس", ["وزير الثقافة والإعلام السعودي"]),
        ("وزير الزراعة والوفد المرافق", ["وزير الزراعة"]),
        ("وزير الشؤون البلدية والقروية", ["وزير الشؤون البلدية والقروية"]),
        ("زار ولي العهد المدينة", ["ولي العهد"]),
        ("الناطق الرسمي لشرطة العاصمة", ["الناطق الرسمي لشرطة العاصمة"]),
        ("قال الناطق الرسمي لصحيفة محلية", ["الناطق الرسمي"]),
        ("النائب الأول لرئيس مجلس الوزراء", ["النائب الأول لرئيس مجلس الوزراء"]),
        ("مستشار الرئيس السوري", ["مستشار الرئيس السوري"]),
        ("رئيس بلدية زرقند", ["رئيس بلدية زرقند"]),
        ("الرئيسان السوري والروسي", ["الرئيسان السوري والروسي"]),
        ("رعد السلماوي، رئيس لجنة المياه النيابية الدائمة، لم يحضر", ["رئيس لجنة المياه النيابية الدائمة"]),
    ],
)
def test_arabic_phrases_go_as_far_as_their_complements(text: str, expected: list[str]) -> None:
    assert phrases(text, "ar") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("معاون وزیر در امور حقوقی و بین‌المللی گفت", ["معاون وزیر در امور حقوقی و بین‌المللی"]),
        ("سخنگوی کمیسیون امنیت ملی و سیاست خارجی گفت", ["سخنگوی کمیسیون امنیت ملی و سیاست خارجی"]),
        ("لاله کریم‌زاد، پژوهشگر و استاد دانشگاه تهران، گفت", ["پژوهشگر و استاد دانشگاه تهران"]),
        ("وزیر خارجه کشورمان گفت", ["وزیر خارجه کشورمان"]),
    ],
)
def test_persian_phrases_go_as_far_as_their_complements(text: str, expected: list[str]) -> None:
    assert phrases(text, "fa") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Nadia Farr, a hydrologist at the University of Tehran, told us",
            ["a hydrologist at the University of Tehran"],
        ),
        ("The workers' spokesman, Iraj Khajavi", ["The workers' spokesman"]),
        (
            "The head of the European Union's observer mission, Tom",
            ["The head of the European Union's observer mission"],
        ),
        ("the head of the town council met him", ["the head of the town council"]),
        ("The governor's office denied it", []),
    ],
)
def test_english_phrases_go_as_far_as_their_complements(text: str, expected: list[str]) -> None:
    assert phrases(text, "en") == expected


@pytest.mark.parametrize(
    ("text", "language", "definite"),
    [
        ("استاندار گفت", "fa", True),
        ("دو وزیر آمدند", "fa", False),
        ("دفتر وزیر بسته بود", "fa", False),
        ("بازیکن گفت", "fa", False),
        ("قال الوزير", "ar", True),
        ("قال وزير", "ar", False),
        ("the president said", "en", True),
    ],
)
def test_a_bare_office_denotes_somebody_only_where_one_is_meant(
    text: str, language: str, definite: bool
) -> None:
    parts, made = found(text, language)
    assert any(one.is_definite(parts) for one in made if one.office != "plural") is definite


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The losing candidate will appeal.", ["The losing candidate"]),
        ("The 19-year-old striker apologised.", ["The 19-year-old striker"]),
        ("The town's hospital director left.", ["The town's hospital director"]),
        ("Workers and the director left.", ["the director"]),
        ("They met director Moor.", ["director"]),
    ],
)
def test_an_english_phrase_begins_at_its_determiner(text: str, expected: list[str]) -> None:
    assert phrases(text, "en") == expected
