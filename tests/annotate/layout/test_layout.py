import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from riwaya.annotate.layout import STEP, find_boilerplate
from riwaya.annotate.step import run_steps
from riwaya.types import Article

AR_BODY = "التقى وزير النقل وفداً من المهندسين صباح أمس لبحث إصلاح الجسر القديم وفتحه أمام المارة من جديد."
FA_BODY = "وزیر راه با گروهی از مهندسان دیدار کرد تا درباره تعمیر پل قدیمی و بازگشایی آن گفت‌وگو کند."
EN_BODY = "The transport minister met engineers to discuss how the old bridge can be repaired and reopened."


def marked(*lines, language="ar", title=None, outlet=None):
    text = "\n".join(lines)
    article = Article(id="a", text=text, title=title, outlet=outlet, language=language)
    return [(item.kind, text[item.start : item.end]) for item in find_boilerplate(article, language)]


@pytest.mark.parametrize(
    ("language", "body", "line", "kind"),
    [
        ("ar", AR_BODY, "اشترك في النشرة البريدية ليصلك جديدنا", "newsletter"),
        ("ar", AR_BODY, "اترك رداً", "comments"),
        ("ar", AR_BODY, "لن يتم نشر عنوان بريدك الإلكتروني. الحقول الإلزامية مشار إليها بـ *", "comments"),
        ("ar", AR_BODY, "Send this to a friend", "share"),
        ("ar", AR_BODY, "فيسبوك | تويتر | واتساب", "share"),
        ("ar", AR_BODY, "قد يعجبك أيضاً", "related"),
        ("ar", AR_BODY, "اقرأ أيضاً: افتتاح جسر جديد في الشمال", "related"),
        ("ar", AR_BODY, "جسر قديم قيد الإصلاح - صورة: رويترز", "caption"),
        ("ar", AR_BODY, "تحرير: سامي الحداد", "credit"),
        ("ar", AR_BODY, "جميع الحقوق محفوظة © 2019", "other"),
        ("ar", AR_BODY, "كلمات دالة: جسر، نقل، إصلاح", "navigation"),
        ("ar", AR_BODY, "الرئيسية > أخبار > محليات", "navigation"),
        ("ar", AR_BODY, "بلغ عدد المشتركين في النشرة الجوية عشرة آلاف مشترك في العام.", None),
        ("ar", AR_BODY, "اشترك في المؤتمر عشرون باحثاً من ست دول.", None),
        ("ar", AR_BODY, "تحرير المدينة استغرق ثلاثة أشهر.", None),
        ("fa", FA_BODY, "کد خبر: 48213", "other"),
        ("fa", FA_BODY, "عکس: مهدی رضایی", "caption"),
        ("fa", FA_BODY, "ما را در تلگرام دنبال کنید", "share"),
        ("fa", FA_BODY, "نشانی ایمیل شما منتشر نخواهد شد.", "comments"),
        ("fa", FA_BODY, "انتهای پیام/۲۱۴", "other"),
        ("fa", FA_BODY, "به گزارش ایسنا، این پل فردا باز می‌شود.", None),
        ("en", EN_BODY, "Sign up for our newsletter", "newsletter"),
        ("en", EN_BODY, "We use cookies to improve this site.", "other"),
        ("en", EN_BODY, "The old bridge. Photo: Sami Reed", "caption"),
        ("en", EN_BODY, "Editing by Dana Reed", None),
        ("en", EN_BODY, "Edited by: Dana Reed", "credit"),
        ("en", EN_BODY, "Update: the bridge closed again after 3 hours.", None),
    ],
)
def test_kind_of_a_line_between_paragraphs(language, body, line, kind):
    found = marked(body, line, body, language=language)
    assert found == ([] if kind is None else [(kind, line)])


@pytest.mark.parametrize(
    ("language", "lines", "expected"),
    [
        ("ar", ["بيروت - رويترز", AR_BODY], "بيروت - رويترز"),
        ("ar", ["أربيل (شبكة الشمال 7)- " + AR_BODY], "أربيل (شبكة الشمال 7)-"),
        ("ar", ["سامي الحداد- الأفق- صيدا: " + AR_BODY], "سامي الحداد- الأفق- صيدا:"),
        ("fa", ["تهران - ایرنا - " + FA_BODY], "تهران - ایرنا -"),
        ("en", ["BEIRUT (Reuters) - " + EN_BODY], "BEIRUT (Reuters) -"),
        ("en", ["BEIRUT — " + EN_BODY], "BEIRUT —"),
    ],
)
def test_datelines_and_no_more_of_their_line(language, lines, expected):
    assert marked(*lines, language=language) == [("agency_line", expected)]


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("ar", "وقالت الموظفة (س، ع) - وهي مهندسة - إن الجسر القديم سوف يفتح أمام المارة غداً."),
        ("ar", "الجسر القديم: إن الحكومة سوف تفتحه أمام المارة من جديد خلال ثلاثة أشهر كما قيل."),
        ("fa", "به گزارش خبرگزاری ایسنا - که در تهران است - این پل تا سه ماه دیگر باز خواهد شد."),
        ("en", "The bridge - the oldest in the region - will be reopened within three months, he said."),
    ],
)
def test_a_first_sentence_with_dashes_is_no_dateline(language, line):
    assert marked(line, language=language) == []


def test_a_byline_needs_a_title_or_a_bar():
    assert marked("سامي الحداد – صيدا", AR_BODY, title="الجسر") == [("agency_line", "سامي الحداد – صيدا")]
    assert marked("الأفق | صيدا", AR_BODY) == [("agency_line", "الأفق | صيدا")]
    assert marked("الجسر – الحكاية كلها", AR_BODY) == []


def test_read_also_takes_the_linked_headline_and_not_the_next_paragraph():
    headline = "ثلاثة جسور أغلقت هذا العام، والوزارة صامتة."
    found = marked(AR_BODY, "اقرأ المزيد :", "", headline, "", AR_BODY)
    assert found == [("related", "اقرأ المزيد :"), ("related", headline)]
    assert marked(AR_BODY, "اقرأ المزيد :", AR_BODY * 2) == [("related", "اقرأ المزيد :")]


def test_a_caption_that_stands_twice_is_marked_twice():
    line = "الجسر القديم في العام الماضي"
    assert marked(AR_BODY, line, line, AR_BODY) == [("caption", line)] * 2
    assert marked(AR_BODY, AR_BODY) == []


def test_what_follows_furniture_at_the_end_is_furniture():
    found = marked(AR_BODY, "مقالات ذات صلة", "جسر جديد في الشمال", "أسعار الخشب ترتفع")
    assert [kind for kind, _ in found] == ["related"] * 3
    assert [kind for kind, _ in marked(AR_BODY, "مقالات ذات صلة", "جسر جديد في الشمال", AR_BODY)] == [
        "related"
    ]


@pytest.mark.parametrize(
    ("language", "body", "furniture", "kind"),
    [
        ("fa", FA_BODY, "انتهای پیام", "other"),
        ("fa", FA_BODY, "لینک کوتاه     کپی لینک", "share"),
        ("ar", AR_BODY, "سمات جسر نقل إصلاح", "navigation"),
        ("en", EN_BODY, "(Reporting by Dana Reed)", "credit"),
    ],
)
def test_furniture_behind_the_last_sentence_of_a_line(language, body, furniture, kind):
    assert marked(f"{body} {furniture}", language=language) == [(kind, furniture)]


LINES = st.sampled_from(
    [AR_BODY, FA_BODY, EN_BODY, "", "اقرأ المزيد", "Share", "فيسبوك", "بيروت - رويترز", "x", "صورة: سامي"]
)


@given(lines=st.lists(LINES, max_size=12) | st.lists(st.text(max_size=30), max_size=6))
@example(lines=["\x1f", "\x1f"])
@settings(max_examples=100, deadline=None)
def test_spans_are_ordered_and_have_no_blank_edges(lines):
    text = "\n".join(lines)
    items = find_boilerplate(Article(id="a", text=text), "ar")
    edges = [edge for item in items for edge in (item.start, item.end)]
    assert edges == sorted(edges)
    assert all(text[item.start : item.end].strip() == text[item.start : item.end] != "" for item in items)


def test_the_step_fills_its_layer():
    found = run_steps(Article(id="a", text="Share\n" + EN_BODY, language="en"), [STEP])
    assert [(item.kind, item.origin) for item in found.boilerplate] == [("share", "layout/2")]
    assert run_steps(Article(id="a", text="", language="en"), [STEP]).boilerplate == ()


@pytest.mark.parametrize(
    ("language", "line", "kind"),
    [
        ("ar", "شارك الخبر: فيسبوك | واتساب | نسخ الرابط", "share"),
        ("ar", "(نجمة)", "agency_line"),
        ("ar", "انتهى", "other"),
        ("ar", "ساهم في إعداد التقرير: سامي الحداد", "credit"),
        ("fa", "(ستاره)", "agency_line"),
        ("fa", "با استفاده از گزارش خبرگزاری ستاره.", "credit"),
        ("en", "With material from Starline.", "credit"),
        ("en", "(Reporting by Dana Reed in Portville and Lee Marsh; editing by Kim Stone)", "credit"),
        ("en", "(The bridge was closed in 2019 and again in 2021 for repairs.)", None),
    ],
)
def test_what_closes_an_article(language, line, kind):
    body = {"ar": AR_BODY, "fa": FA_BODY, "en": EN_BODY}[language]
    assert marked(body, line, language=language) == ([] if kind is None else [(kind, line)])


@pytest.mark.parametrize("name", ["نجمة", "وكالة نجمة"])
def test_the_outlet_itself_in_brackets_closes_a_paragraph(name):
    assert marked(AR_BODY + " (نجمة)", outlet=name) == [("agency_line", "(نجمة)")]
    assert marked(AR_BODY + " (غيمة)", outlet=name) == []


def test_a_desk_of_the_outlet_stands_at_the_top():
    found = marked("گروه سیاسی پنجره شمالی", FA_BODY, language="fa", title="پل", outlet="پنجره شمالی")
    assert found == [("agency_line", "گروه سیاسی پنجره شمالی")]
