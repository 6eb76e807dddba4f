import pytest

from riwaya.annotate.sources import STEP
from riwaya.languages.pack import load
from riwaya.types import Annotations, Article, Boilerplate, Sentence


def cues(text, language, *, outlet=None, boilerplate=()):
    article = Article(id="a", text=text, outlet=outlet)
    lines, at = [], 0
    for line in text.splitlines(keepends=True):
        lines.append(Sentence(start=at, end=at + len(line.rstrip("\n"))))
        at += len(line)
    found = Annotations(article="a", sentences=tuple(lines), boilerplate=boilerplate)
    return STEP.run(article, found, load(language)).sources


@pytest.mark.parametrize(
    ("language", "text", "source", "words"),
    [
        ("ar", "وقع الحادث ليلا، نقلاً عن وكالة «رويترز» في بيان.", "رويترز", "نقلاً عن وكالة «رويترز»"),
        ("ar", "وذكرت صحيفة «الضحى» أن الجسر أغلق.", "الضحى", "ذكرت صحيفة «الضحى»"),
        ("ar", "وقال حسب ما يراه إن الأمر انتهى.", None, None),
        ("ar", "فُتح الجسر وفقا لوكالة رويترز مساء.", "رويترز", "وفقا لوكالة رويترز"),
        ("ar", "أصيب خمسة بحسب مصدر طبي في المدينة.", "مصدر طبي", "بحسب مصدر طبي"),
        ("ar", "سار العمل وفق الخطة.", None, None),
        ("fa", "به گزارش ایسنا، پل بسته شد.", "ایسنا", "به گزارش ایسنا"),
        ("fa", "پل بسته شد، رویترز گزارش داده است.", "رویترز", "رویترز گزارش داده است"),
        ("fa", "خبرگزاری فرانسه می‌نویسد پل بسته شد.", "خبرگزاری فرانسه", "خبرگزاری فرانسه می‌نویسد"),
        ("fa", "او گزارش داد که پل بسته شد.", None, None),
        ("en", "The bridge was shut, according to Reuters.", "Reuters", "according to Reuters"),
        ("en", "State media said the bridge was shut.", "State media", "State media said"),
        ("en", "The minister said the bridge was shut.", None, None),
    ],
)
def test_one_cue(language, text, source, words):
    found = cues(text, language)
    assert [(cue.source, cue.text) for cue in found] == ([(source, words)] if source else [])


def test_spans_point_at_the_words():
    text = "قال شهود شيئا.\nونَقَلَت وكالة رويتـرز الخبر."
    (cue,) = cues(text, "ar")
    assert text[cue.start : cue.end] == cue.text == "نَقَلَت وكالة رويتـرز"


@pytest.mark.parametrize(
    ("language", "text", "chain"),
    [
        ("fa", "به گزارش ایسنا، به نقل از رویترز، پل بسته شد.", ("الف", "ایسنا", "رویترز")),
        ("ar", "ذكرت وكالة سانا نقلا عن مصدر عسكري أن الجسر أغلق.", ("الف", "سانا", "مصدر عسكري")),
        (
            "en",
            "Reuters reported, citing two officials, that it was shut.",
            ("الف", "Reuters", "two officials"),
        ),
    ],
)
def test_a_chain_runs_from_outlet_to_origin(language, text, chain):
    assert cues(text, language, outlet="الف")[-1].chain == chain


def test_the_outlet_that_names_itself_is_no_link_of_its_chain():
    (cue,) = cues("به گزارش خبرگزاری سپیدار، پل بسته شد.", "fa", outlet="سپیدار")
    assert (cue.chain, cue.scope) == (("سپیدار",), "article")


def test_the_agency_is_the_one_named_before():
    found = cues("ذكرت وكالة سانا أن الجسر أغلق.\nوأضافت الوكالة أنه قديم.", "ar")
    assert [cue.source for cue in found] == ["سانا", "سانا"]


def test_a_pointer_to_nothing_is_no_source():
    assert cues("وأضافت الوكالة أنه قديم.", "ar") == ()


@pytest.mark.parametrize(
    ("kind", "scope"), [("agency_line", "article"), ("caption", "photo"), ("credit", "photo")]
)
def test_credits_name_their_agency(kind, scope):
    text = "صورة: رويترز\nأغلق الجسر."
    block = Boilerplate(start=0, end=12, kind=kind)
    (cue,) = cues(text, "ar", boilerplate=(block,))
    assert (cue.source, cue.scope, cue.text) == ("رويترز", scope, "رويترز")


def test_a_page_without_a_full_stop_costs_no_more_than_its_length():
    assert cues("ذكرت " * 200_000, "ar") == ()


@pytest.mark.parametrize(
    ("language", "text", "source"),
    [
        (
            "ar",
            "أغلق الجسر بحسب ما نقلته وكالة نجمة عن مسؤول في هيئة النهر.",
            ["نجمة", "مسؤول في هيئة النهر"],
        ),
        ("ar", "أغلق الجسر بحسب الرابطة.", ["الرابطة"]),
        ("ar", "أغلق الجسر وفق القانون.", []),
        ("ar", "حسبما نشر في الصفحة الأولى أغلق الجسر.", []),
        ("en", "It was shut, according to the text seen by this paper.", []),
        ("en", "It was shut, according to a report by Reuters.", ["Reuters"]),
        ("en", "It was shut, according to the Reuters Relief Society.", ["Reuters Relief Society"]),
        ("fa", "به گزارش انجمن کمک مهر، پل بسته شد.", ["انجمن کمک مهر"]),
        ("ar", "سار العمل وفق توجيهات الإدارة العليا.", []),
        ("ar", "رُتبت الصور بحسب الموضوعات وتاريخ شبه الجزيرة.", []),
        ("ar", "شملت الخطة توسعة الطرق ونشر شبكة الألياف.", []),
        ("ar", "أفاد مصدر في الشرطة لـ «الساحل» أن الجسر أغلق.", ["مصدر في الشرطة"]),
        ("fa", "بر اساس گزارش ها پل بسته شد.", []),
        ("fa", "وزیر در مصاحبه با شبکه ۲ گفت پل بسته شد.", ["شبکه ۲"]),
    ],
)
def test_who_is_a_source_and_what_is_none(language, text, source):
    assert [cue.source.removeprefix("وكالة ").removeprefix("the ") for cue in cues(text, language)] == source


@pytest.mark.parametrize(
    ("language", "kind", "line", "source", "scope"),
    [
        ("ar", "credit", "المصدر: وكالة نجمة", "وكالة نجمة", "article"),
        ("ar", "agency_line", "شلمار (نجمة) –", "نجمة", "article"),
        ("ar", "agency_line", "(نجمة)", "نجمة", "article"),
        ("ar", "caption", "الجسر (تصوير: رنا الصالح)", "رنا الصالح", "photo"),
        ("fa", "credit", "منبع: خبرگزاری ستاره", "خبرگزاری ستاره", "article"),
        ("en", "credit", "With material from Starline.", "Starline", "article"),
        ("en", "agency_line", "PORTVILLE (Starline) —", "Starline", "article"),
    ],
)
def test_credits_of_agencies_that_no_list_has(language, kind, line, source, scope):
    block = Boilerplate(start=0, end=len(line), kind=kind)
    found = cues(line + "\nx", language, boilerplate=(block,))
    assert [(cue.source, cue.scope) for cue in found] == [(source, scope)]


@pytest.mark.parametrize(
    ("language", "text", "source"),
    [
        ("en", "The bridge was shut, three river sources said on Monday.", ["three river sources"]),
        ("en", "Nobody was hurt, the ferry union said.", ["the ferry union"]),
        ("en", "Two boats sank, a harbour aide said.", ["a harbour aide"]),
        ("en", '"Nobody was hurt," the ferry union said.', []),
        ("en", "Later, the ferry union said nobody was hurt.", []),
        ("en", "Sources said the bridge was shut.", []),
        ("en", "It was shut, according to a list issued by the ferry union.", ["the ferry union"]),
        ("en", "She told state-run Radio Marlo the bridge was shut.", ["state-run Radio Marlo"]),
        ("ar", "ويقدر ناشطون عدد الغائبين بعشرة.", ["ناشطون"]),
        ("ar", "وأكد مسؤول العلاقات سامي الندى أن الجسر أغلق.", []),
        ("ar", "أغلق الجسر وفق طبيب الفريق.", ["طبيب الفريق"]),
        ("ar", "وقالت الندى في حديث لشبكة «المنارة» إن الجسر أغلق.", ["المنارة"]),
        ("ar", "وأكدت مصادر خاصة لـ«المرسى» أن الجسر أغلق.", ["مصادر"]),
        ("fa", "به گفته دو تن از کارکنان پل، راه بسته شد.", ["دو تن از کارکنان پل"]),
        ("fa", "به گفته سامان ندایی، راه بسته شد.", []),
        ("fa", "سامان ندایی به ایسنا گفت که راه بسته شد.", ["ایسنا"]),
        ("fa", "او در گفت‌وگو با همین روزنامه گفت که راه بسته شد.", []),
        ("fa", "هرچند خبرگزاری ستاره روز شنبه شمار کشتی‌ها را ده فروند اعلام کرد.", ["خبرگزاری ستاره"]),
        ("fa", "خبرگزاری ستاره از قول سامان ندایی، رئیس پل می‌نویسد که راه بسته شد.", ["خبرگزاری ستاره"]),
        ("fa", "او از خبرگزاری ستاره بیرون آمد و شنبه خبر را اعلام کرد.", []),
    ],
)
def test_unnamed_sources_bodies_and_media_that_only_hand_on(language, text, source):
    assert [cue.source for cue in cues(text, language)] == source


def test_an_agency_that_quotes_unnamed_sources_stands_between_them_and_the_outlet():
    found = cues("وأفادت مصادر في السوق نقلت عنها وكالة رويترز بأن الجسر أغلق.", "ar", outlet="الف")
    assert [cue.chain for cue in found] == [("الف", "رويترز", "مصادر في السوق"), ("الف", "رويترز")]


def test_the_sentence_behind_a_dateline_is_read():
    line = "(نجمة) – "
    block = Boilerplate(start=0, end=len(line), kind="agency_line")
    found = cues(line + "أغلق الجسر حسبما أعلنته السلطات المحلية.", "ar", boilerplate=(block,))
    assert [cue.source for cue in found] == ["نجمة", "السلطات المحلية"]
