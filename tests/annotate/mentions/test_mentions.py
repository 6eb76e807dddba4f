"""Names, titles and roles in small invented articles of three languages."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from riwaya.annotate.mentions import STEP
from riwaya.languages.pack import load
from riwaya.types import Annotations, Article, Boilerplate, Mention


def found(
    text: str, language: str, title: str | None = None, boilerplate: tuple[Boilerplate, ...] | None = None
) -> tuple[Mention, ...]:
    article = Article(id="a", text=text, title=title, language=language)
    return STEP.run(article, Annotations(article="a", boilerplate=boilerplate), load(language)).mentions or ()


def names(text: str, language: str) -> list[tuple[str, str]]:
    return [(m.text, m.kind) for m in found(text, language) if m.form == "name"]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("ar", "وصل وزير الخارجية سامر الحلبي إلى دمشق", [("سامر الحلبي", "person"), ("دمشق", "place")]),
        ("ar", "وزار بغداد ثم عاد إلى روسيا", [("بغداد", "place"), ("روسيا", "place")]),
        (
            "ar",
            "نقلت وكالة «رويترز» عن وزارة الداخلية",
            [("رويترز", "organisation"), ("وزارة الداخلية", "organisation")],
        ),
        ("ar", "هبطت طائرات سورية في سورية", [("سورية", "place")]),
        (
            "ar",
            "التقى الرئيس نادر المصري في مدينة قنبرلوف",
            [("نادر المصري", "person"), ("قنبرلوف", "place")],
        ),
        (
            "fa",
            "سامان رستمی، وزیر دفاع ایران، به تهران رفت",
            [("سامان رستمی", "person"), ("ایران", "place"), ("تهران", "place")],
        ),
        ("fa", "به گزارش ایسنا، بارش در اصفهان آغاز شد", [("ایسنا", "organisation"), ("اصفهان", "place")]),
        (
            "fa",
            "خبرگزاری فارس و خبرگزاری فرانسه",
            [("فارس", "organisation"), ("خبرگزاری فرانسه", "organisation")],
        ),
        (
            "en",
            "Foreign Minister Samer Halabi flew to Damascus.",
            [("Samer Halabi", "person"), ("Damascus", "place")],
        ),
        ("en", "The Golmar dam in Iran's north held.", [("Golmar dam", "place"), ("Iran", "place")]),
    ],
)
def test_names_of_each_kind_are_found(language: str, text: str, expected: list[tuple[str, str]]) -> None:
    assert names(text, language) == expected


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ar", "كيف كان الطقس يوم الخميس في البلاد"),
        ("ar", "اتجه الفريق إلى الأمام بعد عمل إرهابي"),
        ("fa", "بارش باران امروز در سراسر کشور ادامه دارد"),
        ("en", "The council met on Monday and Most of it agreed."),
    ],
)
def test_common_words_are_no_names(language: str, text: str) -> None:
    assert names(text, language) == []


@pytest.mark.parametrize(
    ("language", "text", "short", "full"),
    [
        ("ar", "وصل الرئيس نادر الشطراوي. ورحب الشطراوي بالضيوف", "الشطراوي", "نادر الشطراوي"),
        ("ar", "التقى الرئيس فلاديمير بوتين الوفد، وقيل لبوتين إن", "بوتين", "فلاديمير بوتين"),
        ("fa", "سامان رستمی، وزیر دفاع ایران، آمد. رستمی گفت", "رستمی", "سامان رستمی"),
        ("en", "Interior Minister Nadia Halabi spoke. Halabi left.", "Halabi", "Nadia Halabi"),
    ],
)
def test_short_forms_carry_the_fullest_name(language: str, text: str, short: str, full: str) -> None:
    assert [m.name for m in found(text, language) if m.text == short] == [full]


def test_an_article_swallowed_by_a_particle_is_given_back_in_the_name() -> None:
    mention = found("شكر للأردن وقوفه", "ar")[0]
    assert (mention.text, mention.name) == ("لأردن", "الأردن")


@pytest.mark.parametrize(
    ("language", "text", "person", "titles"),
    [
        ("ar", "قال الرئيس الروسي فلاديمير بوتين", "فلاديمير بوتين", ["الرئيس الروسي"]),
        ("ar", "المتحدث باسم الكرملين، ديمتري بسكوف", "ديمتري بسكوف", ["المتحدث باسم الكرملين"]),
        ("ar", "معالي وزير المالية الدكتور سامر كريم", "سامر كريم", ["معالي وزير المالية", "الدكتور"]),
        ("ar", "رأس النظام السوري بشار الأسد", "بشار الأسد", ["رأس النظام السوري"]),
        ("fa", "ولادیمیر پوتین، رئیسجمهوری روسیه", "ولادیمیر پوتین", ["رئیسجمهوری روسیه"]),
        ("fa", "سرگئی شویگو، وزیر دفاع، آمد", "سرگئی شویگو", ["وزیر دفاع"]),
        ("en", "Mr Nizar Halabi, the chief executive,", "Nizar Halabi", ["Mr", "the chief executive"]),
    ],
)
def test_titles_stand_beside_the_bare_name(language: str, text: str, person: str, titles: list[str]) -> None:
    mention = next(m for m in found(text, language) if m.text == person)
    assert [title.text for title in mention.titles] == titles


def test_a_plural_title_belongs_to_both_names() -> None:
    text = "بحث الرئيسان نادر الحلبي وسامر كريم الأمر"
    assert [(m.text, [t.text for t in m.titles]) for m in found(text, "ar") if m.form == "name"] == [
        ("نادر الحلبي", ["الرئيسان"]),
        ("سامر كريم", ["الرئيسان"]),
    ]


@pytest.mark.parametrize(
    ("language", "text", "phrase", "form", "of"),
    [
        (
            "ar",
            "قال الرئيس الروسي فلاديمير بوتين ذلك. وأضاف الرئيس الروسي",
            "الرئيس الروسي",
            "role",
            "فلاديمير بوتين",
        ),
        (
            "ar",
            "وصل رأس النظام السوري. وقال رأس النظام السوري بشار الأسد إنه",
            "رأس النظام السوري",
            "epithet",
            "بشار الأسد",
        ),
        (
            "ar",
            "حضر رأس النظام السوري بشار الأسد. وختم رأس النظام حديثه",
            "رأس النظام",
            "epithet",
            "بشار الأسد",
        ),
        ("ar", "غادر وزير الدفاع السوري", "وزير الدفاع السوري", "role", None),
        (
            "fa",
            "ولادیمیر پوتین، رئیس‌جمهوری روسیه، با بشار اسد، رئیس‌جمهور سوریه، دیدار کرد."
            " پوتین از همتای سوری خود تشکر کرد",
            "همتای سوری خود",
            "role",
            "بشار اسد",
        ),
    ],
)
def test_roles_and_epithets_denote_whom_the_article_says(
    language: str, text: str, phrase: str, form: str, of: str | None
) -> None:
    mention = next(m for m in found(text, language) if m.form != "name" and m.text == phrase)
    assert (mention.form, mention.of) == (form, of)


def test_a_foreign_minister_of_one_country_is_not_that_of_another() -> None:
    text = "سامان رستمی، وزیر امور خارجه، آمد. وزیر امور خارجه هند رفت"
    role = next(m for m in found(text, "fa") if m.form == "role")
    assert role.of is None


def test_adjectives_of_nationality_are_no_names() -> None:
    assert names("القوات الروسية في الأراضي السورية", "ar") == []
    assert names("نظامیان روس و سوری", "fa") == []
    assert names("Russian and Syrian soldiers", "en") == []


def test_boilerplate_is_left_out_but_for_captions_without_their_credit() -> None:
    text = "وصل إلى بيروت\nصورة من دمشق - صورة: رويترز\nاقرأ عن بغداد"
    marks = (
        Boilerplate(start=14, end=40, kind="caption"),
        Boilerplate(start=41, end=len(text), kind="related"),
    )
    assert [m.text for m in found(text, "ar", boilerplate=marks)] == ["بيروت", "دمشق"]


def test_title_mentions_say_so_and_share_names_with_the_text() -> None:
    made = found("وصل الرئيس فلاديمير بوتين إلى دمشق", "ar", title="بوتين في دمشق")
    assert [(m.field, m.text, m.name) for m in made if m.kind == "person" and m.form == "name"] == [
        ("title", "بوتين", "فلاديمير بوتين"),
        ("text", "فلاديمير بوتين", "فلاديمير بوتين"),
    ]


def test_a_title_at_the_end_of_the_headline_is_not_that_of_the_first_name_below() -> None:
    made = found("فلاديمير بوتين في دمشق", "ar", title="كلمة الرئيس الروسي")
    assert [m.titles for m in made if m.form == "name" and m.kind == "person"] == [()]


def test_looked_and_found_nothing_is_an_empty_layer() -> None:
    article = Article(id="a", text="", language="ar")
    assert STEP.run(article, Annotations(article="a"), load("ar")).mentions == ()


def test_a_language_without_a_pack_runs() -> None:
    article = Article(id="a", text="Präsident Müller in Berlin", language="de")
    assert STEP.run(article, Annotations(article="a"), load("de")).mentions is not None


PIECES = [
    "الرئيس الروسي ", "فلاديمير ", "وبوتين ", "للأسد ", "«", "» ", "، ", "في ", "دمشق", "\n", "وزير ",
    "الدفاع ", "پوتین ", "رئیسجمهوری ", "سوریه ", "و ", "[", "] ", "President ", "Samer ", "Halabi",
    "'s ", ", ", "the ", "- ", "لـ",
]  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=25).map("".join), st.sampled_from(["ar", "fa", "en"]))
def test_every_span_is_where_its_text_says(text: str, language: str) -> None:
    for mention in found(text, language, title=text[:40]):
        content = text if mention.field == "text" else text[:40]
        assert content[mention.start : mention.end] == mention.text != ""
        for title in mention.titles:
            assert content[title.start : title.end] == title.text != ""


@settings(max_examples=100, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=25).map("".join), st.sampled_from(["ar", "fa", "en"]))
def test_names_never_overlap(text: str, language: str) -> None:
    spans = [(m.start, m.end) for m in found(text, language) if m.form == "name"]
    assert all(a[1] <= b[0] for a, b in pairwise(spans))


def named_in(text, language, *, outlet=None):
    article = Article(id="a", text=text, outlet=outlet)
    made = STEP.run(article, Annotations(article="a"), load(language)).mentions or ()
    return [(m.kind, m.text) for m in made if m.form == "name"]


@pytest.mark.parametrize(
    ("language", "text", "names"),
    [
        ("en", "A Velgoran was hurt.", []),
        ("en", "Mr. Al-Safdari spoke to Abdul-Rahman al-Masri.", ["Al-Safdari", "Abdul-Rahman al-Masri"]),
        ("en", "Hala al-Safdari left. Reporters saw al-Safdari.", ["Hala al-Safdari", "al-Safdari"]),
        ("ar", "قال أنا سعيد.", []),
        ("ar", "رحب بوتين ببدء المفاوضات.", ["بوتين"]),
    ],
)
def test_where_persons_names_begin_and_end(language, text, names):
    assert [text for kind, text in named_in(text, language) if kind == "person"] == names


@pytest.mark.parametrize(
    ("language", "text", "outlet", "name"),
    [
        ("ar", "ونقلت «الشرفة» الخبر عنه.", "الشرفة", "الشرفة"),
        ("ar", "جلس في الشرفة وحده.", "الشرفة", None),
        ("fa", "او به پنجره شرقی چنین گفت.", "پنجره شرقی", "پنجره شرقی"),
        ("en", "He told Starline so.", "Starline News Agency", "Starline"),
    ],
)
def test_the_article_s_own_outlet_is_an_organisation(language, text, outlet, name):
    assert named_in(text, language, outlet=outlet) == ([("organisation", name)] if name else [])


def test_a_nationality_of_two_is_that_of_both_roles():
    text = "غاب وزير الدفاع ولا رئيس الأركان السوريين. وحضر وزير الدفاع الروسي سيرغي شويغو."
    assert [m.of for m in found(text, "ar") if m.form == "role"] == [None, None]


@pytest.mark.parametrize(
    ("language", "text", "title"),
    [
        ("ar", "اجتمع وزير الطاقة الكستراني بهراد كريمي بالوفد.", "وزير الطاقة الكستراني"),
        ("ar", "اجتمع وزير الطاقة بهراد كريمي بالوفد.", "وزير الطاقة"),
        ("fa", "بهراد کریمی، وزیر نیروی کسترانه، گفت نه.", "وزیر نیروی کسترانه"),
        ("fa", "بهراد کریمی، وزیر نیرو، گفت نه.", "وزیر نیرو"),
        ("en", "Hassan Karimi, Kestria's energy minister, said no.", "Kestria's energy minister"),
        ("en", "The town's mayor, Hassan Karimi, said no.", "The town's mayor"),
        (
            "en",
            "Hassan Karimi, chairman of the Kestria Basin Commission, said no.",
            "chairman of the Kestria Basin Commission",
        ),
    ],
)
def test_titles_of_countries_and_bodies_that_no_list_has(language, text, title):
    assert [phrase.text for m in found(text, language) for phrase in m.titles] == [title]


@pytest.mark.parametrize(
    ("language", "text", "role", "name"),
    [
        ("ar", "قال الوزير سيرغي شويغو نعم. ووعد المسؤول ذاته بالدفع.", "المسؤول ذاته", "سيرغي شويغو"),
        ("fa", "بهراد کریمی گفت نه. همین سیاستمدار رفته بود.", "همین سیاستمدار", "بهراد کریمی"),
    ],
)
def test_the_same_official_is_the_person_named_last(language, text, role, name):
    assert [(m.text, m.of) for m in found(text, language) if m.form == "role"] == [(role, name)]
