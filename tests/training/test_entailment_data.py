import random

import pytest
from training.entailment_data import CHANGES, Line, Pair

from training import entailment_data as data

LINE = Line(
    {
        "ar": "أعلنت البلدية يوم الأحد أن 12 عاملا كانوا في المصنع، وقد ارتفع عدد المصابين كثيرا بعد ذلك.",
        "fa": "شهرداری روز یکشنبه اعلام کرد ۱۲ کارگر در کارخانه بودند، و شمار زخمی‌ها پس از آن بسیار شد.",
        "en": "The town said on Sunday 12 workers were in the plant, and the count of hurt rose after it.",
    },
    {"ar": "لا خبر آخر", "fa": "خبری دیگر نیست", "en": "There is no other news"},
)


def some(change, text, language):
    return {CHANGES[change](text, language, random.Random(seed)) for seed in range(20)}


@pytest.mark.parametrize(
    ("language", "text", "digits"),
    [("ar", "قتل ١٢ شخصا", "٠١٢٣٤٥٦٧٨٩"), ("fa", "۱۲ کشته", "۰۱۲۳۴۵۶۷۸۹"), ("en", "12 dead", "0123456789")],
)
def test_another_number_in_the_same_digits(language, text, digits):
    for found in some("number", text, language):
        assert found != text
        assert {char for char in found if char.isdigit()} <= set(digits)


@pytest.mark.parametrize(
    ("change", "language", "text", "expected"),
    [
        ("opposite", "en", "Prices rose sharply", "Prices fell sharply"),
        ("opposite", "ar", "ارتفع سعر القمح", "انخفض سعر القمح"),
        ("opposite", "fa", "قیمت‌ها افزایش یافت", "قیمت‌ها کاهش یافت"),
        ("negation", "en", "The road is closed", "The road is not closed"),
        ("negation", "en", "The road is not closed", "The road is closed"),
        ("negation", "ar", "كان الطريق مغلقا", "لم يكن الطريق مغلقا"),
        ("negation", "ar", "لم يكن الطريق مغلقا", "كان الطريق مغلقا"),
        ("negation", "fa", "جاده بسته است", "جاده بسته نیست"),
        ("negation", "fa", "جاده بسته نیست", "جاده بسته است"),
    ],
)
def test_a_word_is_exchanged_and_nothing_else(change, language, text, expected):
    assert some(change, text, language) == {expected}


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        ("ar", "زار الوزير الصين", "الصين"),
        ("fa", "وزیر به چین رفت", "چین"),
        ("en", "They met on Monday", "Monday"),
    ],
)
def test_a_name_becomes_another_of_its_kind(language, text, name):
    for found in some("name", text, language):
        assert name not in found
        assert found.split()[0] == text.split()[0]


@pytest.mark.parametrize("change", CHANGES)
def test_no_change_where_there_is_nothing_to_exchange(change):
    assert some(change, "مرحبا", "ar") == {None}


def test_a_made_pair_has_the_label_of_its_rule():
    found = [pair for seed in range(30) for pair in data.made([LINE], random.Random(seed), "train")]
    labels = {pair.source.removeprefix("ntrex."): pair.label for pair in found}
    assert labels == {
        "translation": "e", "clause": "e", "same": "e", "more": "n", "neighbour": "n",
        "number": "c", "name": "c", "opposite": "c", "negation": "c",
    }  # fmt: skip
    assert any(pair.premise == LINE.texts["ar"] and pair.hypothesis == LINE.texts["fa"] for pair in found)


@pytest.mark.parametrize(
    ("text", "expected"),
    [(LINE.texts["ar"], "أعلنت البلدية يوم الأحد أن 12 عاملا كانوا في المصنع"), ("قال, نعم", None)],
)
def test_a_first_clause_stands_where_both_parts_are_long_enough(text, expected):
    assert data.first_clause(text) == expected


def test_a_claim_lies_in_one_part_only():
    claims = [{"claim": f"claim {number}"} for number in range(300)]
    parts = [data.claim_part(claim) for claim in claims]
    assert parts == [data.claim_part(claim) for claim in claims]
    assert 60 < parts.count("measure") < 140
    assert parts.count("train") > parts.count("tune") > 20


def test_the_nearest_sentence_holds_most_of_the_claim():
    claim = "پل قدیمی بسته شد"
    assert data.overlap(claim, "شهردار گفت پل قدیمی بسته شد") > data.overlap(claim, "هوا گرم است") + 0.5


def test_no_text_is_measured_and_trained_on(shared):
    found = [*data.farstail(shared / "data"), *data.ans(shared / "data"), *data.farexstance(shared / "data")]
    measured = {(pair.premise, pair.hypothesis) for pair in found if pair.part == "measure"}
    trained = {(pair.premise, pair.hypothesis) for pair in found if pair.part == "train"}
    assert len(measured & trained) <= 5
    assert all(isinstance(pair, Pair) and pair.label in data.LABELS for pair in found)


WRITTEN = """
happenings:
  - topic: weather
    ar: "هطل المطر يومين على قرية السدير"
    fa: "دو روز در روستای سدیر باران بارید"
    en: "%s"
    claims:
      - {language: en, label: e, kind: other words, fact: 1, text: "It rained in Sudair"}
      - {language: fa, label: c, kind: polarity, fact: 1, text: "در سدیر باران نبارید"}
      - {language: ar, label: c, kind: number, fact: 2, text: "استمر المطر أسبوعا"}
      - {language: en, label: n, kind: other fact, text: "The road to Sudair was closed"}
"""


def written(tmp_path, premise):
    path = tmp_path / "written.yml"
    path.write_text(WRITTEN % premise, "utf-8")
    return list(data.written(path))


def one_of(part):
    """A premise whose hash falls in a part."""
    found = (f"It rained for {days} days on the village of Sudair" for days in range(2, 99))
    return next(text for text in found if data.WRITTEN_PARTS.get(data.fold(text, 10), "train") == part)


@pytest.mark.parametrize("part", ["train", "tune", "measure"])
def test_a_claim_is_held_against_the_premise_in_each_language(tmp_path, part):
    found = [pair for pair in written(tmp_path, one_of(part)) if pair.source.startswith("written")]
    assert len(found) == 4 * 3
    assert {pair.part for pair in found} == {part}
    assert {pair.premise for pair in found if pair.hypothesis == "It rained in Sudair"} == {
        "هطل المطر يومين على قرية السدير", "دو روز در روستای سدیر باران بارید", one_of(part),
    }  # fmt: skip


def test_of_claims_on_one_fact_one_contradicts_the_other(tmp_path):
    found = [pair for pair in written(tmp_path, one_of("train")) if pair.source == "drawn.claims"]
    assert [{pair.premise, pair.hypothesis} for pair in found] == [
        {"It rained in Sudair", "در سدیر باران نبارید"}
    ]
    assert found[0].label == "c"


@pytest.mark.parametrize("part", ["tune", "measure"])
def test_nothing_is_drawn_from_a_happening_that_does_not_train(tmp_path, part):
    assert not [pair for pair in written(tmp_path, one_of(part)) if pair.source.startswith("drawn")]


def test_the_happenings_that_ship_are_whole():
    found = list(data.written())
    assert {pair.part for pair in found} == {"train", "tune", "measure"}
    assert {pair.label for pair in found} == set(data.LABELS)
    assert len(found) > 5000
    assert all(pair.premise.strip() and pair.hypothesis.strip() for pair in found)
    measured = {pair.premise for pair in found if pair.part == "measure"}
    assert measured.isdisjoint(pair.premise for pair in found if pair.part == "train")


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("أربعة", "قُتل أربعة عمال."),
        ("محمل", "اندلع حريق محمل بالدخان."),
        ("أربعة عمال. وأصيب", "قُتل أربعة عمال. وأصيب غيرهم"),
    ],
)
def test_the_sentence_around_a_span(words, expected):
    text = "اندلع حريق محمل بالدخان. قُتل أربعة عمال. وأصيب غيرهم"
    start = text.index(words)
    assert data.around(text, start, start + len(words)) == expected
