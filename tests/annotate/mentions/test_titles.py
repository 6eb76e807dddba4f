"""Whom title phrases denote; the examples are invented."""

import pytest

from riwaya.annotate import language, mentions
from riwaya.annotate.step import run_steps
from riwaya.types import Article, Mention


def found(text: str, code: str) -> list[Mention]:
    made = run_steps(Article(id="a", text=text, language=code), (language.STEP, mentions.STEP))
    return list(made.mentions or ())


def denoted(text: str, code: str) -> dict[str, list[str | None]]:
    roles: dict[str, list[str | None]] = {}
    for one in found(text, code):
        if one.form == "role":
            roles.setdefault(one.text, []).append(one.of)
    return roles


TWO = [
    (
        "اجتمع وزير المياه محمود كريم بوزير الطاقة خالد حسين. وغادر الوزيران المدينة.",
        "ar",
        "الوزيران",
        {"محمود كريم", "خالد حسين"},
    ),
    (
        "علی رضایی، وزیر نیرو، با حسن کریمی، وزیر نفت، دیدار کرد. دو وزیر نامه‌ای نوشتند.",
        "fa",
        "دو وزیر",
        {"علی رضایی", "حسن کریمی"},
    ),
    (
        "Energy minister Sami Nouri met water minister Hasan Karim. The two ministers signed.",
        "en",
        "The two ministers",
        {"Sami Nouri", "Hasan Karim"},
    ),
]


@pytest.mark.parametrize(("text", "code", "phrase", "names"), TWO)
def test_a_phrase_for_two_denotes_both_whom_the_article_names(
    text: str, code: str, phrase: str, names: set[str]
) -> None:
    assert set(denoted(text, code).get(phrase, ())) == names


def test_of_three_in_one_office_a_phrase_for_two_denotes_nobody() -> None:
    text = "وزير المياه محمود كريم ووزير الطاقة خالد حسين ووزير العدل أحمد خليل. ثم افترق الوزيران."
    assert "الوزيران" not in denoted(text, "ar")


@pytest.mark.parametrize(
    ("text", "code", "phrase", "name"),
    [
        (
            "وصل الرئيس الروسي فلاديمير بوتين. وقال الرئيس الروسي إنه عائد.",
            "ar",
            "الرئيس الروسي",
            "فلاديمير بوتين",
        ),
        (
            "ولادیمیر پوتین، رئیس‌جمهور روسیه، آمد. رئیس‌جمهور روسیه گفت: «می‌مانم».",
            "fa",
            "رئیس‌جمهور روسیه",
            "ولادیمیر پوتین",
        ),
        ("Spokesman Sami Nouri came. A spokesman said nothing.", "en", "A spokesman", None),
    ],
)
def test_a_role_denotes_the_one_bearer_of_the_office_and_an_indefinite_one_nobody(
    text: str, code: str, phrase: str, name: str | None
) -> None:
    assert denoted(text, code)[phrase] == [name]
