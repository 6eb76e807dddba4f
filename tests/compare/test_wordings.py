import pytest
from hypothesis import given
from hypothesis import strategies as st

from riwaya.compare.wordings import differences
from riwaya.types import Phrase, Quote


def compared(*wordings: tuple[str, str], cues: tuple[str, ...] = ()):
    """Differences of (language, text) wordings, as (kind, left words, right words)."""
    texts, quotes, languages = {}, {}, {}
    for number, (language, text) in enumerate(wordings):
        cue = cues[number] if cues else ""
        whole = f"{cue} ـ {text}"
        at = whole.index(text) if text else len(whole)
        phrase = Phrase(start=0, end=len(cue), text=cue) if cue else None
        name = f"q{number}"
        quotes[name] = Quote(start=at, end=at + len(text), text=text, kind="direct", id=name, cue=phrase)
        texts[name], languages[name] = whole, language
    found = differences(quotes, quotes, languages)
    return [
        (one.kind, words(texts[one.left_quote], one.left), words(texts[one.right_quote], one.right))
        for one in found
    ]


def words(text, span):
    return text[span[0] : span[1]] if span else None


@pytest.mark.parametrize(
    ("language", "one", "two", "found"),
    [
        ("ar", "على حد علمنا لم يصلنا إنذار", "لم يصلنا إنذار", [("hedge", "على حد علمنا", None)]),
        ("fa", "تا آنجا که می‌دانیم هشداری نرسید", "هشداری نرسید", [("hedge", "تا آنجا که می‌دانیم", None)]),
        ("fa", "پل تا آن زمان بسته می‌ماند", "پل بسته می‌ماند", [("dropped", "تا آن زمان", None)]),
        (
            "ar",
            "سيعود القطار غدا إذا صُرفت الأموال",
            "سيعود القطار غدا",
            [("hedge", "إذا صُرفت الأموال", None)],
        ),
        ("ar", "نحن لن نغلق الجسر غدا", "نحن سنغلق الجسر غدا", [("negation", "لن نغلق", "سنغلق")]),
        ("en", "We will not close the bridge", "We will close the bridge", [("negation", "not", None)]),
        (
            "en",
            "The tower fell and nobody was on the bridge",
            "The tower fell",
            [("dropped", "and nobody was on the bridge", None)],
        ),
        (
            "en",
            "As far as we know no warning came",
            "no warning came",
            [("hedge", "As far as we know", None)],
        ),
        ("ar", "سنرد على الهجوم بقوة", "سنرد على العدوان بقوة", [("changed", "الهجوم", "العدوان")]),
        ("fa", "سه میلیون نفر خانه ندارند", "دو میلیون نفر خانه ندارند", [("number", "سه", "دو")]),
        ("en", "three million people lost homes", "3,000,000 people lost homes", []),
        ("ar", "سنبقى في سورية شهرا", "سنبقى في سوريا شهرا", []),
        ("en", "The rescue workers came", "The rescued workers came", [("changed", "rescue", "rescued")]),
        ("ar", "إنّ الأمر انتهى", "ان الامر انتهى", []),
        ("en", "The bridge is open.", "the bridge is open", []),
    ],
)
def test_wordings_of_one_language(language, one, two, found):
    assert compared((language, one), (language, two)) == found


def test_the_same_number_in_words_and_digits_is_no_difference_of_numbers():
    assert not any(
        kind == "number" for kind, *_ in compared(("en", "40 people died"), ("en", "forty people died"))
    )


def test_a_paraphrase_is_not_covered_with_marks():
    assert compared(("en", "We shall strike back hard"), ("en", "a heavy response is coming")) == []


@pytest.mark.parametrize(
    ("wordings", "found"),
    [
        ([("ar", "قتل 14 شخصا في البلدة"), ("fa", "۱۴ نفر در شهر کشته شدند")], []),
        ([("ar", "تبلغ الحرارة 11 درجة"), ("ar", "نحو 2000 عائلة بلا مأوى")], []),
        ([("ar", "قتل 14 شخصا في البلدة"), ("en", "40 people were killed")], [("number", "14", "40")]),
        (
            [("en", "three million wait"), ("fa", "دو طرف و دو میلیون نفر")],
            [("number", "دو میلیون", "three million")],
        ),
        ([("fa", "بین ۳ تا ۵ نفر"), ("en", "between 7 and 9 people")], []),
    ],
)
def test_numbers_are_compared_across_languages(wordings, found):
    assert compared(*wordings) == found


@pytest.mark.parametrize(
    ("wordings", "found"),
    [
        ([("ar", "ربما يعود القطار غدا"), ("en", "the train returns tomorrow")], [("hedge", "ربما", None)]),
        ([("fa", "شاید قطار فردا برگردد"), ("en", "Perhaps the train returns tomorrow")], []),
        (
            [("en", "The bridge will not be closed"), ("fa", "پل بسته می‌شود فردا")],
            [("negation", "not", None)],
        ),
        ([("en", "The bridge will not be closed"), ("ar", "لن يُغلق الجسر غدا أبدا")], []),
        # One half of a long saying: that the other half limits something tells nothing.
        ([("ar", "إذا جاء المطر، وهو قريب كما تعلمون جميعا، فسنغلق الجسر"), ("en", "We close it")], []),
    ],
)
def test_limits_and_negations_are_compared_across_languages(wordings, found):
    assert compared(*wordings) == found


def test_a_denial_needs_no_negation_of_its_own():
    assert compared(("en", "There was no fraud"), ("ar", "وجود تزوير في المركز"), cues=("said", "نفى")) == [
        ("cue", "said", "نفى")
    ]


@pytest.mark.parametrize(
    ("languages", "cues", "differs"),
    [
        (("ar", "ar"), ("قال", "زعم"), True),
        (("ar", "fa"), ("قالت", "گفت"), False),
        (("fa", "en"), ("گفت", "denied"), True),
        (("en", "en"), ("said", "added"), False),
    ],
)
def test_a_verb_of_another_kind_is_told(languages, cues, differs):
    found = compared(*((language, "") for language in languages), cues=cues)
    assert (("cue", *cues) in found) is differs


def test_one_article_varies_its_verbs():
    cue = [Phrase(start=0, end=4, text=word) for word in ("said", "claimed")]
    quotes = {
        name: Quote(start=9, end=12, text="Yes", kind="direct", id=name, cue=own)
        for name, own in zip("ab", cue, strict=True)
    }
    told = dict.fromkeys(quotes, "en")
    assert [one.kind for one in differences(quotes, quotes, told, {"a": "x", "b": "y"})] == ["cue"]
    assert differences(quotes, quotes, told, dict.fromkeys(quotes, "x")) == ()


@given(st.lists(st.text(st.characters(exclude_categories=("Cs",)), max_size=30), min_size=1, max_size=4))
def test_spans_lie_inside_their_quotes(texts):
    quotes = {
        str(n): Quote(start=5, end=5 + len(t), text=t, kind="direct", id=str(n)) for n, t in enumerate(texts)
    }
    for one in differences(quotes, quotes, dict.fromkeys(quotes, "fa")):
        for quote, span in ((one.left_quote, one.left), (one.right_quote, one.right)):
            assert span is None or 5 <= span[0] < span[1] <= quotes[quote].end


def test_of_a_reported_act_only_numbers_are_compared():
    said = Quote(start=0, end=40, text="we will never pay 40 dollars before June", kind="direct", id="q0")
    act = Quote(start=0, end=22, text="any payment of 50 dollars", kind="indirect", id="q1", act=True)
    found = differences(["q0", "q1"], {"q0": said, "q1": act}, {"q0": "en", "q1": "en"})
    assert [one.kind for one in found] == ["number"]
