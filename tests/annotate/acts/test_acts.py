"""Speech acts that a noun tells: their content, their verb, who did them; and what is none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from riwaya.annotate.acts import acts
from riwaya.languages.pack import load
from riwaya.types import Act, Annotations, Article, Boilerplate, Quote


def found(language: str, text: str, **layers: tuple[object, ...]) -> tuple[Act, ...]:
    given = Annotations(article="a", language=language, **layers)
    return acts(Article(id="a", text=text), given, load(language)).acts or ()


# Language, words, kind of act, its content; the minister Sami Nouri did them all.
CASES = [
    ("ar", "وطالب الوزير سامي النوري بطرد السفير الفرنسي.", "demand", "بطرد السفير الفرنسي"),
    ("ar", "ونفى الوزير سامي النوري وجود أي خلاف.", "deny", "وجود أي خلاف"),
    ("ar", "سامي النوري من جهته رفض الاعتراف بالنتيجة.", "reject", "الاعتراف بالنتيجة"),
    (
        "ar",
        "وتعهد الوزير سامي النوري بدفع الأجور، شريطة رصد المال.",
        "promise",
        "بدفع الأجور، شريطة رصد المال",
    ),
    ("ar", "وحذر الوزير سامي النوري من انهيار السد، مضيفا أن الماء يرتفع.", "warn", "انهيار السد"),
    ("fa", "سامی نوری وزیر نیرو خواستار اخراج سفیر شد.", "demand", "اخراج سفیر"),
    ("fa", "سامی نوری وعده تشکیل کمیته داد.", "promise", "تشکیل کمیته"),
    ("fa", "سامی نوری، وزیر نیرو، هرگونه خرابکاری را رد کرد.", "deny", "هرگونه خرابکاری"),
    ("fa", "سامی نوری، وزیر نیرو، این تصمیم را یک کودتا خواند.", "describe", "یک کودتا"),
    ("fa", "سامی نوری از مهار آتش خبر داد.", "announce", "مهار آتش"),
    ("fa", "سامی نوری از هوادارانش خواست فردا در میدان جمع شوند.", "demand", "فردا در میدان جمع شوند"),
    ("en", "Sami Nouri demanded the expulsion of the envoy.", "demand", "the expulsion of the envoy"),
    ("en", "Sami Nouri urged his supporters to gather in the square.", "demand", "to gather in the square"),
    ("en", "Sami Nouri denied any link to the fire, while others spoke.", "deny", "any link to the fire"),
    ("en", "Sami Nouri accused the company of hiding the leak.", "accuse", "hiding the leak"),
    (
        "en",
        "It was described by Sami Nouri as the outcome of a fair vote.",
        "describe",
        "the outcome of a fair vote",
    ),
    ("ar", "وأشاد ”سامي النوري“ بدور الجيش (الوطني) في المدينة.", "praise", "بدور الجيش (الوطني) في المدينة"),
    ("ar", "سامي النوري يلتقي السفير ويعلن انسحاب الشركة.", "announce", "انسحاب الشركة"),
]
WHO = {"ar": "سامي النوري", "fa": "سامی نوری", "en": "Sami Nouri"}


@pytest.mark.parametrize(("language", "text", "kind", "content"), CASES)
def test_the_content_its_kind_and_who_did_it(language, text, kind, content):
    one = found(language, text)[0]
    assert (one.kind, one.text, one.speaker.name) == (kind, content, WHO[language])


def test_what_is_but_a_pronoun_is_told_with_its_verb():
    one = found("en", "Asked about the leak, Sami Nouri denied it.")[0]
    assert one.text == "denied it"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ar", "وقال سامي النوري إنه لم يطالب بطرد السفير."),
        ("ar", "ونفى سامي النوري أن يكون السد قد انهار."),
        ("ar", "قرر سامي النوري أن يطالب بطرد السفير."),
        ("ar", "وطلب مصدر في الوزارة عدم ذكر اسمه."),
        ("fa", "سامی نوری خواستار آن شد که سفیر برود."),
        ("fa", "آتش دیروز مهار شد."),
        ("en", "Sami Nouri did not demand the expulsion of the envoy."),
        ("en", "The demand for oil rose."),
        ("en", "The plan was rejected."),
        ("en", '"We demanded the expulsion of the envoy," Sami Nouri said.'),
        ("tr", "Sami Nuri istifayı reddetti."),
    ],
)
def test_clauses_negations_nouns_and_words_in_marks_are_no_acts(language, text):
    assert found(language, text) == ()


def test_what_stands_in_boilerplate_or_in_a_quotation_is_left_out():
    text = "Sami Nouri demanded the expulsion of the envoy."
    page = Boilerplate(start=0, end=len(text), kind="related")
    said = Quote(start=0, end=len(text), text=text, kind="indirect")
    assert found("en", text, boilerplate=(page,)) == ()
    assert found("en", text, quotes=(said,)) == ()


WORDS = ["Sami", "Nouri", "demanded", "denied", "to", "gather", "the", "envoy,", "it", ".", '"', "by", "was"]
WORDS += ["وطالب", "نفى", "الوزير", "بطرد", "خواستار", "شد", "را", "رد کرد", "«", "»"]


@given(st.sampled_from(["ar", "fa", "en"]), st.lists(st.sampled_from(WORDS), max_size=14))
def test_spans_hold_their_words(language, words):
    text = " ".join(words)
    for one in found(language, text):
        assert text[one.start : one.end] == one.text
        assert text[one.cue.start : one.cue.end] == one.cue.text


def test_a_vowel_sign_on_the_clitic_of_a_verb_goes_with_it() -> None:
    (one,) = found("ar", "وَطالب الوزير سامي النوري بطرد السفير الفرنسي.")
    assert (one.cue.text, one.cue.start) == ("طالب", 2)
