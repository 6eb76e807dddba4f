"""Where free speech ends when it holds reported speech of its own; invented sentences."""

import pytest

from riwaya.annotate.quotes import quotes
from riwaya.languages.pack import load
from riwaya.types import Annotations, Article


def first_free(language: str, text: str) -> str:
    article = Article(id="a", text=text, language=language)
    found = quotes(article, Annotations(article="a", language=language), load(language)).quotes
    return next(quote.text for quote in found or () if quote.kind == "free")


WHOLE = [
    ("ar", "قال الوزير: ", "الجميع يعرف الظروف, لقد قال لي اليوم خلال لقائنا إن العمل انتهى, آمل أن نبدأ"),
    (
        "ar",
        "وختم قائلا: ",
        "الآن، باسم العمال، أعرب لكم عن شكري لما فعلتموه, لن ننسى هذا, وأود أن أشكر الجميع",
    ),
    ("ar", "وأضاف الوزير: ", "التقيت المدير أمس. وقال لي: العمل انتهى. وسنفتح المصنع غدا"),
    ("ar", "وأضاف الوزير: ", "التقيت المدير أمس، وأبلغنا أن العمل انتهى، وسنفتح المصنع غدا"),
    ("fa", "نیکو گفت: ", "کارخانه باز می‌شود. به مدیر گفتم که عجله کند. منتظر نمی‌مانیم"),
    ("fa", "نیکو گفت: ", "ما بارها گفته‌ایم که جاده باز است و به شما می‌گویم که بسته نمی‌شود"),
    ("en", "Nicolas said: ", "The deal is close. The minister told us that the port would open. We go on"),
    ("en", "Nicolas said: ", "My friend told me that it was over, and I said that we would wait. We go on"),
]
CUT = [
    ("ar", "قال الوزير: ", "المصنع سيفتح غدا", "، وأضاف أن الأجور سترتفع."),
    ("ar", "قال الوزير: ", "نحن لن نسكت", ". وأردف: أنا لا أملك أدلة."),
    ("fa", "نیکو گفت: ", "کارخانه باز می‌شود", " و افزود که حقوق‌ها بالا می‌رود."),
    ("en", "Nicolas said: ", "The deal is close now", ", and added that the port would open."),
]


@pytest.mark.parametrize(("language", "cue", "speech"), WHOLE)
def test_speech_inside_the_speakers_own_words_does_not_end_them(language: str, cue: str, speech: str) -> None:
    assert first_free(language, f"{cue}{speech}.") == speech


@pytest.mark.parametrize(("language", "cue", "speech", "outlet"), CUT)
def test_another_cue_of_the_outlet_ends_free_speech(
    language: str, cue: str, speech: str, outlet: str
) -> None:
    assert first_free(language, cue + speech + outlet) == speech
