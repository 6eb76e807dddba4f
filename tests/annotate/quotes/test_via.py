"""The medium that relays a speech. Invented sentences."""

import pytest

from riwaya.annotate.quotes import quotes
from riwaya.languages.pack import load
from riwaya.types import Annotations, Article

CASES = [
    # whatever stands between "according to" and its comma
    ("fa", "به گزارش ونداد آنلاین، وزیر نیرو گفت: «آب هست.»", "ونداد آنلاین"),
    # the bare name of what is in quotation marks
    ("fa", "به گزارش شبکه خبری «ونداد»، وزیر نیرو گفت: «آب هست.»", "ونداد"),
    # a name in marks after the clitic "to"
    ("ar", "وقال مدير الشركة لـ«الضفاف» إن الطريق مفتوح.", "الضفاف"),
    # the place of speech is no medium
    ("ar", "وقال مدير الشركة في القاهرة إن الطريق مفتوح.", None),
    ("fa", "وزیر نیرو در تهران گفت: «آب هست.»", None),
]


@pytest.mark.parametrize(("language", "text", "medium"), CASES)
def test_medium(language: str, text: str, medium: str | None) -> None:
    article = Article(id="a", text=text, language=language)
    found = quotes(article, Annotations(article="a"), load(language)).quotes or ()
    assert [quote.via for quote in found] == [medium]
