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
    ("fa", "نیکو گفت، ", "ما با این راه به خانه می‌رویم"),
    ("fa", "نیکو گفت: ", "ما بارها گفته‌ایم که جاده باز است و به شما می‌گویم که بسته نمی‌شود"),
    ("en", "Nicolas said: ", "The deal is close. The minister told us that the port would open. We go on"),
    ("en", "Nicolas said: ", "My friend told me that it was over, and I said that we would wait. We go on"),
]
# Half of these speakers speak of others who say something; the outlet has not come back.
WHOLE += [
    ("fa", "نیکو گفت: ", "راه باز است. مردم می‌گویند منتظر نمی‌مانیم. ما هم می‌رویم"),
    ("fa", "نیکو گفت: ", "اگر لازم باشد اعلام خواهند کرد که پل بسته است"),
    ("ar", "قال الوزير: ", "(سنفتح الطريق غدا. لن ننتظر)"),
]
CUT = [
    ("ar", "قال الوزير: ", "المصنع سيفتح غدا", "، وأضاف أن الأجور سترتفع."),
    ("ar", "قال الوزير: ", "نحن لن نسكت", ". وأردف: أنا لا أملك أدلة."),
    ("ar", "قال الوزير: ", "نحن لن نسكت", ". ولم يتسن الاتصال بالوزارة."),
    ("ar", "قال الوزير: ", "(سنفتح الطريق غدا)", "، لكنه لم يحدد الموعد."),
    ("ar", "قال الوزير: ", "الطريق لن يغلق", " في إشارة إلى ما كتب عنه."),
    ("fa", "مدیر کل راه گفت: ", "جاده باز می‌شود", ". مدیر کل راه سپس از پل دیدن کرد."),
    ("fa", "نیکو گفت: ", "جاده باز می‌شود", ".\nلزوم بازسازی پل‌ها\nنیکو افزود که پل بسته است."),
    ("fa", "نیکو گفت: ", "جاده باز می‌شود", ". به گفته این مدیر، پل بسته است."),
    ("fa", "نیکو گفت: ", "کارخانه باز می‌شود", " و افزود که حقوق‌ها بالا می‌رود."),
    ("en", "Nicolas said: ", "The deal is close now", ", and added that the port would open."),
]


CLAUSES = [
    ("ar", "وقال الحلاق إن ", "الأجور ارتفعت كثيرا", "، وكشف الوزير عن خطة."),
    ("ar", "وقال الحلاق إن ", "الأجور ارتفعت كثيرا", "، وقالت سلمى: أتمنى أن نبدأ."),
    ("ar", "وقال الحلاق إن ", "النار ستخمد قريبا", "؛ لكنها لم تخمد إلا مساء."),
    ("ar", "وقال الحلاق إن ", "الأجور ارتفعت كثيرا", "، والجدير بالذكر أن المصنع قديم."),
    ("fa", "نیکو گفت که ", "جاده باز است", " و خواستار ساختن پل شد."),
    ("ar", "وقال الحلاق إن ", "الأجور ارتفعت كثيرا", "، قبل أن يغادر المدينة."),
    ("ar", "وقال الحلاق إن ", "الطريق آمن من دون أن يذكر الجسر", "."),
    ("fa", "در حالی که نیکو گفته است ", "جاده باز است", "، وزیر از بسته شدن آن خبر داد."),
    ("fa", "نیکو می‌گوید ", "جاده باز است؛ زیرا پل ساخته شده است", "."),
    ("fa", "با بیان اینکه ", "جاده باز است", " گفت: پل بسته ماند."),
    ("en", "Nicolas said ", "the deal was close", ", but she denied that it was done."),
    ("en", "Nicolas said ", "it was close when she said that the port had opened", "."),
    ("ar", "وقال الحلاق إن ", "ألفي عائلة عادت", "، وهو رقم بعيد عما قيل."),
    ("fa", "نیکو گفت که ", "هزار نفر برگشته‌اند", "، ادعایی که ناظران نمی‌پذیرند."),
    ("en", "Nicolas had told the police ", "she wanted no help from them", ", a friend of hers said."),
]


@pytest.mark.parametrize(("language", "cue", "clause", "outlet"), CLAUSES)
def test_a_clause_ends_where_the_outlet_returns(language: str, cue: str, clause: str, outlet: str) -> None:
    article = Article(id="a", text=cue + clause + outlet, language=language)
    found = quotes(article, Annotations(article="a", language=language), load(language)).quotes
    assert clause in [quote.text for quote in found or () if quote.kind == "indirect"]


@pytest.mark.parametrize(("language", "cue", "speech"), WHOLE)
def test_speech_inside_the_speakers_own_words_does_not_end_them(language: str, cue: str, speech: str) -> None:
    assert first_free(language, f"{cue}{speech}.") == speech


@pytest.mark.parametrize(("language", "cue", "speech", "outlet"), CUT)
def test_another_cue_of_the_outlet_ends_free_speech(
    language: str, cue: str, speech: str, outlet: str
) -> None:
    assert first_free(language, cue + speech + outlet) == speech
