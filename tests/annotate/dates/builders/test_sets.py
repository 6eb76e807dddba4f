import pytest

from riwaya.annotate.dates import STEP
from riwaya.annotate.step import run_steps
from riwaya.types import Article


def marks(text, language):
    article = Article(id="a", text=text, language=language, published="2017-12-12")
    return [(item.text, item.kind, item.from_) for item in run_steps(article, [STEP]).dates]


@pytest.mark.parametrize(
    ("language", "text", "words"),
    [
        ("en", "They meet twice a week there.", "twice a week"),
        ("en", "They meet five times a month there.", "five times a month"),
        ("en", "They meet every other day there.", "every other day"),
        ("en", "They meet on the first Sunday of every month.", "the first Sunday of every month"),
        ("ar", "تجتمع اللجنة مرتين في الأسبوع هناك.", "مرتين في الأسبوع"),
        ("ar", "تجتمع ثلاث مرات في اليوم هناك.", "ثلاث مرات في اليوم"),
        ("ar", "تجتمع الأحد الأول من كل شهر هناك.", "الأحد الأول من كل شهر"),
        ("fa", "کمیته هر سه ماه یک‌بار نشست دارد.", "هر سه ماه یک‌بار"),
        ("fa", "کمیته جمعه‌ها نشست دارد.", "جمعه‌ها"),
        ("fa", "مبادله روزانه داده‌ها ادامه دارد.", "روزانه"),
    ],
)
def test_repeated_times_are_sets_and_lie_nowhere(language, text, words):
    assert marks(text, language) == [(words, "set", None)]


@pytest.mark.parametrize(
    ("language", "text", "words"),
    [
        ("en", "The guards came at night and left.", "at night"),
        ("en", "It rained in the morning there.", "in the morning"),
        ("ar", "غادر الوفد ليلا إلى المدينة.", "ليلا"),
        ("ar", "غادر الوفد في المساء إلى المدينة.", "في المساء"),
        ("fa", "برف در نیمه‌شب بارید.", "در نیمه‌شب"),
    ],
)
def test_a_part_of_a_day_alone_is_marked_and_left_open(language, text, words):
    assert marks(text, language) == [(words, "point", None)]


def test_a_paper_called_daily_is_no_time():
    assert marks("The Daily Herald of Portville said so.", "en") == []
