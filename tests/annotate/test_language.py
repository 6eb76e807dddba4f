import pytest

from riwaya.annotate.language import STEP, identify_language
from riwaya.annotate.step import run_steps
from riwaya.types import Article

ARABIC = "أعلنت الوزارة أن الطريق الذي يربط بين المدينتين سوف يفتح أمام السيارات بعد أيام من الصيانة."
PERSIAN = "وزیر راه گفت که این پل پس از تعمیر برای عبور خودروها باز شده است و مردم از آن استفاده می‌کنند."
ENGLISH = "The ministry said that the road between the two towns would open again after days of repair."
SORANI = "وەزارەت ڕایگەیاند کە ئەو ڕێگایەی نێوان دوو شارەکە دوای چەند ڕۆژێک لە چاککردنەوە دەکرێتەوە."
RUSSIAN = "Министерство сообщило, что дорога между двумя городами снова откроется после ремонта."
TURKISH = "Bakanlık, iki şehir arasındaki yolun onarımdan birkaç gün sonra yeniden açılacağını söyledi."


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (ARABIC, "ar"),
        (PERSIAN, "fa"),
        (PERSIAN.replace("ی", "ي").replace("ک", "ك"), "fa"),
        (ENGLISH, "en"),
        (SORANI, "ckb"),
        (RUSSIAN, "ru"),
        (TURKISH, "tr"),
        ("", None),
        ("12/3 -- 2016 !!", None),
    ],
)
def test_language_of_a_text(text, expected):
    assert identify_language(text) == expected


@pytest.mark.parametrize(
    ("given", "text", "expected"),
    [
        ("ar", PERSIAN, "ar"),
        ("fa-IR", ENGLISH, "fa"),
        ("EN_us", ARABIC, "en"),
        ("", ENGLISH, "en"),
        (None, ENGLISH, "en"),
    ],
)
def test_a_given_language_wins(given, text, expected):
    article = Article(id="a", text=text, language=given)
    assert run_steps(article, [STEP]).language == expected


def test_the_title_speaks_for_a_text_without_letters():
    assert run_steps(Article(id="a", text="2016", title=PERSIAN), [STEP]).language == "fa"


def test_lone_surrogates_and_long_texts_do_no_harm():
    assert identify_language("\ud800" + ENGLISH) == "en"
    assert run_steps(Article(id="a", text=ARABIC * 20_000), [STEP]).language == "ar"
