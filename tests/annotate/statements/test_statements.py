from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from riwaya.annotate.statements import statements
from riwaya.types import Annotations, Boilerplate, Phrase, Quote, Sentence, Speaker


def found(text, language, *, quotes=(), boilerplate=()):
    annotations = Annotations(
        article="a",
        language=language,
        sentences=(Sentence(start=0, end=len(text)),),
        quotes=quotes,
        boilerplate=boilerplate,
    )
    return statements(text, annotations, language)


def texts(text, language, **layers):
    return [text[one.start : one.end] for one in found(text, language, **layers)]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "ar",
            "غمرت المياه ثلاثة أحياء في المدينة، بينما أغلقت البلدية طريق الميناء القديم.",
            ["غمرت المياه ثلاثة أحياء في المدينة", "بينما أغلقت البلدية طريق الميناء القديم"],
        ),
        (
            "fa",
            "سیل سه محله شهر را فرا گرفت و شهرداری راه بندر قدیمی را بست.",
            ["سیل سه محله شهر را فرا گرفت", "و شهرداری راه بندر قدیمی را بست"],
        ),
        (
            "en",
            "Water covered three quarters of the town, while the council closed the old harbour road.",
            ["Water covered three quarters of the town", "while the council closed the old harbour road"],
        ),
        ("en", "Turnout was 46,8 percent, officials said.", ["Turnout was 46,8 percent, officials said"]),
    ],
)
def test_sentences_are_cut_where_a_clause_begins(language, text, expected):
    assert texts(text, language) == expected


def quoted(text, words, *, cue, speaker):
    start, at, name = text.index(words), text.index(cue), text.index(speaker)
    return Quote(
        start=start,
        end=start + len(words),
        text=words,
        kind="indirect",
        cue=Phrase(start=at, end=at + len(cue), text=cue),
        speaker=Speaker(name=speaker, start=name, end=name + len(speaker), text=speaker),
    )


@pytest.mark.parametrize(
    ("language", "text", "words", "cue", "certainty", "polarity"),
    [
        (
            "ar",
            "قال سامي إن السد القديم سليم تماما.",
            "السد القديم سليم تماما",
            "قال",
            "reported",
            "affirmed",
        ),
        ("ar", "نفى سامي أن السد القديم قد انهار.", "السد القديم قد انهار", "نفى", "denied", "negated"),
        (
            "fa",
            "سامی گفت که سد قدیمی کاملا سالم است.",
            "سد قدیمی کاملا سالم است",
            "گفت",
            "reported",
            "affirmed",
        ),
        (
            "en",
            "Sami denied that the old dam had collapsed.",
            "the old dam had collapsed",
            "denied",
            "denied",
            "negated",
        ),
        (
            "en",
            "Sami said that the old dam will be closed.",
            "the old dam will be closed",
            "said",
            "planned",
            "affirmed",
        ),
    ],
)
def test_what_is_quoted_is_a_statement_of_its_speaker(language, text, words, cue, certainty, polarity):
    speaker = {"ar": "سامي", "fa": "سامی", "en": "Sami"}[language]
    (one,) = found(text, language, quotes=(quoted(text, words, cue=cue, speaker=speaker),))
    assert text[one.start : one.end] == words
    assert (one.attributed_to, one.certainty, one.polarity) == (speaker, certainty, polarity)


@pytest.mark.parametrize(
    ("language", "text", "polarity"),
    [
        ("ar", "لم تصل أي شاحنة إلى القرية أمس", "negated"),
        ("ar", "ما لا يقل عن عشر شاحنات وصلت إلى القرية", "affirmed"),
        ("ar", "لم تصل الشاحنات إلى القرية إلا بعد يومين", "affirmed"),
        ("ar", "لا صحة لما قيل عن إغلاق الطريق", "negated"),
        ("ar", "لا تزال الشاحنات في طريقها إلى القرية", "affirmed"),
        ("fa", "هیچ کامیونی دیروز به روستا نرسید", "negated"),
        ("fa", "ده کامیون دیروز به روستا رسید", "affirmed"),
        ("fa", "او خبر بسته شدن جاده را تکذیب کرد", "negated"),
        ("en", "No truck reached the village yesterday", "negated"),
        ("en", "The trucks didn't reach the village", "negated"),
        ("en", "No fewer than ten trucks reached the village", "affirmed"),
        ("en", "The trucks did not arrive until two days later", "affirmed"),
    ],
)
def test_polarity(language, text, polarity):
    assert [one.polarity for one in found(text, language)] == [polarity]


def test_boilerplate_before_the_first_words_is_left_out_and_the_rest_of_the_sentence_kept():
    text = "NEWS DESK - The mayor opened the new bridge on Monday."
    mark = Boilerplate(start=0, end=12, kind="agency_line")
    assert texts(text, "en", boilerplate=(mark,)) == ["The mayor opened the new bridge on Monday"]


@given(st.text(max_size=200), st.sampled_from(["ar", "fa", "en", None]))
def test_spans_are_inside_in_order_and_never_overlap(text, language):
    spans = [(one.start, one.end) for one in found(text, language)]
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert all(one[1] <= other[0] for one, other in pairwise(spans))
