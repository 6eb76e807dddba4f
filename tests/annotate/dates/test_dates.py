import time
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from riwaya.annotate.dates import STEP
from riwaya.annotate.dates.grammar import find
from riwaya.annotate.dates.lexicon import lexicon
from riwaya.annotate.layout import STEP as LAYOUT
from riwaya.annotate.step import run_steps
from riwaya.types import Article

# A Tuesday.
BASE = "2017-12-12"


def dates(text, language, *, published=BASE, title=None):
    article = Article(id="a", text=text, title=title, language=language, published=published)
    return run_steps(article, [STEP]).dates


def shown(text, language, *, published=BASE):
    return [(item.text, item.from_, item.to) for item in dates(text, language, published=published)]


ABSOLUTE = [
    (
        "ar",
        "وصل الاثنين 20 تشرين الثاني/نوفمبر 2017 الوفد",
        "الاثنين 20 تشرين الثاني/نوفمبر 2017",
        "2017-11-20",
    ),
    ("ar", "اتفاق 12 شباط (فبراير) 2016 كان", "12 شباط (فبراير) 2016", "2016-02-12"),
    ("ar", "منذ 30 سبتمبر 2015، وهم", "30 سبتمبر 2015", "2015-09-30"),
    ("ar", "في 10 نونبر 2017 بالرباط", "10 نونبر 2017", "2017-11-10"),
    ("ar", "يوم 8 جويلية 2016", "يوم 8 جويلية 2016", "2016-07-08"),
    ("ar", "في 22 ربيع الأول 1439هـ بمكة", "22 ربيع الأول 1439هـ", "2017-12-10"),
    ("ar", "الحادي والعشرين من أيار عام 2016", "الحادي والعشرين من أيار عام 2016", "2016-05-21"),
    ("ar", "بتاريخ 05/11/2016 وقع", "بتاريخ 05/11/2016", "2016-11-05"),
    ("fa", "روز دوشنبه ۲۰ آذر ۱۳۹۶ در تهران", "روز دوشنبه ۲۰ آذر ۱۳۹۶", "2017-12-11"),
    ("fa", "سه‌شنبه ۲۱ آذرماه ۱۳۹۶ گفت", "سه‌شنبه ۲۱ آذرماه ۱۳۹۶", "2017-12-12"),
    ("fa", "در ۳۰ سپتامبر ۲۰۱۵ آغاز شد", "در ۳۰ سپتامبر ۲۰۱۵", "2015-09-30"),
    ("fa", "بیست و دوم بهمن ۱۳۵۷ بود", "بیست و دوم بهمن ۱۳۵۷", "1979-02-11"),
    ("fa", "در تاریخ 1396/09/20 منتشر شد", "در تاریخ 1396/09/20", "2017-12-11"),
    ("fa", "بیست‌ودوم فروردین ۱۴۰۴ بود", "بیست‌ودوم فروردین ۱۴۰۴", "2025-04-11"),
    ("fa", "هفتم ثور ۱۳۷۱ بود", "هفتم ثور ۱۳۷۱", "1992-04-27"),
    ("en", "On Monday, December 11, 2017, they met", "Monday, December 11, 2017", "2017-12-11"),
    ("en", "since 30 September 2015, they", "30 September 2015", "2015-09-30"),
    ("en", "the 3rd of May 2016 was", "the 3rd of May 2016", "2016-05-03"),
    ("en", "signed 12/11/2017 there", "12/11/2017", "2017-12-11"),
    ("en", "signed 2017-12-11 there", "2017-12-11", "2017-12-11"),
]


@pytest.mark.parametrize(("language", "text", "words", "day"), ABSOLUTE)
def test_full_dates_of_three_calendars(language, text, words, day):
    item = next(item for item in dates(text, language, published=None) if item.grain == "day")
    assert item.text in (words, words.removeprefix("the "))
    assert (item.from_, item.anchor, item.kind) == (day, "absolute", "point")
    assert date.fromisoformat(item.to) == date.fromordinal(date.fromisoformat(day).toordinal() + 1)


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("ar", "في آذار من عام 2016 ثم", ("آذار من عام 2016", "2016-03-01", "2016-04-01")),
        ("ar", "القتال في 2011لكنه قام", ("2011", "2011-01-01", "2012-01-01")),
        ("ar", "عام 1436هـ", ("عام 1436هـ", "2014-10-25", "2015-10-14")),
        ("ar", "صيف 2014 حين", ("صيف 2014", "2014-06-01", "2014-09-01")),
        ("ar", "في تسعينيات القرن الماضي", ("تسعينيات القرن الماضي", "1990-01-01", "2000-01-01")),
        ("ar", "أوائل عام 2013 ثم", ("أوائل عام 2013", "2013-01-01", "2013-05-01")),
        ("ar", "من 3 إلى 5 مايو 2016 في", ("من 3 إلى 5 مايو 2016", "2016-05-03", "2016-05-06")),
        ("ar", "بين عامي 2011 و2013 فقط", ("بين عامي 2011 و2013", "2011-01-01", "2014-01-01")),
        ("fa", "در سال ۱۳۹۵ بود", ("در سال ۱۳۹۵", "2016-03-20", "2017-03-21")),
        ("fa", "آذر ۱۳۹۶ بود", ("آذر ۱۳۹۶", "2017-11-22", "2017-12-22")),
        ("fa", "دهه ۶۰ بود", ("دهه ۶۰", "1981-03-21", "1991-03-21")),
        ("fa", "تابستان ۱۳۹۵ بود", ("تابستان ۱۳۹۵", "2016-06-21", "2016-09-22")),
        ("en", "in March 2016 they", ("March 2016", "2016-03-01", "2016-04-01")),
        ("en", "from 3 to 5 May 2016 there", ("from 3 to 5 May 2016", "2016-05-03", "2016-05-06")),
        ("en", "between 2014 and 2016 they", ("between 2014 and 2016", "2014-01-01", "2017-01-01")),
        ("en", "the 1990s were", ("the 1990s", "1990-01-01", "2000-01-01")),
        ("en", "the third quarter of 2016 was", ("the third quarter of 2016", "2016-07-01", "2016-10-01")),
        ("en", "the first half of 2017 was", ("the first half of 2017", "2017-01-01", "2017-07-01")),
    ],
)
def test_longer_periods_and_ranges_need_no_base(language, text, expected):
    assert expected in shown(text, language, published=None)


RELATIVE = [
    ("ar", "غادر صباح اليوم المدينة", ("صباح اليوم", "2017-12-12T08:00:00", "2017-12-12T12:00:00")),
    ("ar", "غادر أمس (الاثنين) المدينة", ("أمس (الاثنين)", "2017-12-11", "2017-12-12")),
    ("ar", "غادر أول أمس المدينة", ("أول أمس", "2017-12-10", "2017-12-11")),
    ("ar", "غادر يوم الخميس المدينة", ("يوم الخميس", "2017-12-07", "2017-12-08")),
    ("ar", "غادر الأحد الماضي المدينة", ("الأحد الماضي", "2017-12-10", "2017-12-11")),
    ("ar", "يغادر الأحد المقبل المدينة", ("الأحد المقبل", "2017-12-17", "2017-12-18")),
    ("ar", "في سبتمبر الماضي قتل", ("سبتمبر الماضي", "2017-09-01", "2017-10-01")),
    ("ar", "أعلن أواخر نوفمبر الماضي أن", ("أواخر نوفمبر الماضي", "2017-11-16", "2017-12-01")),
    ("ar", "غادر قبل يومين المدينة", ("قبل يومين", "2017-12-10", "2017-12-11")),
    ("ar", "غادر قبل عامين المدينة", ("قبل عامين", "2015-01-01", "2016-01-01")),
    ("ar", "في العام الماضي كان", ("العام الماضي", "2016-01-01", "2017-01-01")),
    ("ar", "خلال الأيام الثلاثة الماضية كان", ("الأيام الثلاثة الماضية", "2017-12-09", "2017-12-12")),
    ("ar", "الخامس من الشهر الجاري كان", ("الخامس من الشهر الجاري", "2017-12-05", "2017-12-06")),
    ("ar", "يوم 21 نوفمبر المقبل ثم", ("يوم 21 نوفمبر المقبل", "2018-11-21", "2018-11-22")),
    ("fa", "دیروز در تهران", ("دیروز", "2017-12-11", "2017-12-12")),
    ("fa", "روز گذشته در تهران", ("روز گذشته", "2017-12-11", "2017-12-12")),
    ("fa", "یکشنبه‌شب در تهران", ("یکشنبه‌شب", "2017-12-10T20:00:00", "2017-12-11T00:00:00")),
    ("fa", "صبح امروز در تهران", ("صبح امروز", "2017-12-12T08:00:00", "2017-12-12T12:00:00")),
    ("fa", "هفته گذشته در تهران", ("هفته گذشته", "2017-12-02", "2017-12-09")),
    ("fa", "سال گذشته در تهران", ("سال گذشته", "2016-03-20", "2017-03-21")),
    ("fa", "سه روز پیش در تهران", ("سه روز پیش", "2017-12-09", "2017-12-10")),
    ("fa", "۲۰ آذر در تهران", ("۲۰ آذر", "2017-12-11", "2017-12-12")),
    ("fa", "اوایل هفته جاری در تهران", ("اوایل هفته جاری", "2017-12-09", "2017-12-12")),
    ("en", "They left two days ago.", ("two days ago", "2017-12-10", "2017-12-11")),
    ("en", "They left 1 month and 21 days ago.", ("1 month and 21 days ago", "2017-10-22", "2017-10-23")),
    ("ar", "غادروا منذ شهر واحد ويومين فقط", ("منذ شهر واحد ويومين", "2017-11-10", "2017-11-11")),
    ("en", "They left last Monday.", ("last Monday", "2017-12-04", "2017-12-05")),
    ("en", "They left on Sunday night.", ("Sunday night", "2017-12-10T20:00:00", "2017-12-11T00:00:00")),
    ("en", "They left last week.", ("last week", "2017-12-04", "2017-12-11")),
    (
        "en",
        "They left at 8:30 pm on Monday.",
        ("8:30 pm on Monday", "2017-12-11T20:30:00", "2017-12-11T20:31:00"),
    ),
    ("en", "They leave in early January.", ("early January", "2018-01-01", "2018-01-16")),
]


@pytest.mark.parametrize(
    ("language", "text", "day"),
    [
        ("en", "The council is due to meet on Thursday.", "2017-12-14"),
        ("en", "The council met on Thursday.", "2017-12-07"),
        ("ar", "ومن المقرر أن يجتمع المجلس الخميس", "2017-12-14"),
        ("fa", "قرار است شورا پنجشنبه جلسه داشته باشد", "2017-12-14"),
    ],
)
def test_a_bare_weekday_lies_back_unless_the_words_before_it_look_ahead(language, text, day):
    assert [item.from_ for item in dates(text, language)] == [day]


@pytest.mark.parametrize(("language", "text", "expected"), RELATIVE)
def test_relative_times_beside_the_day_of_publication(language, text, expected):
    assert shown(text, language) == [expected]


@pytest.mark.parametrize(("language", "text", "expected"), RELATIVE)
def test_without_a_day_of_publication_they_are_not_guessed(language, text, expected):
    assert shown(text, language, published=None) == [(expected[0], None, None)]


@pytest.mark.parametrize(
    ("language", "text", "words", "kind", "grain"),
    [
        ("ar", "بقي لمدة عامين في السجن", "عامين", "duration", "year"),
        ("ar", "يجتمعون كل يوم جمعة في البلدة", "كل يوم جمعة", "set", "day"),
        ("fa", "دو سال جنگیدند", "دو سال", "duration", "year"),
        ("fa", "هر جمعه می‌آیند", "هر جمعه", "set", "day"),
        ("en", "It lasted three weeks.", "three weeks", "duration", "week"),
        ("en", "They meet every Friday.", "every Friday", "set", "day"),
    ],
)
def test_durations_and_sets_have_no_interval(language, text, words, kind, grain):
    (item,) = dates(text, language)
    assert (item.text, item.kind, item.grain, item.from_, item.to) == (words, kind, grain, None, None)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ar", "مارس ضغوطاً على الحكومة"),
        ("ar", "هذا باب واسع"),
        ("ar", "نقل موقع روسيا اليوم الخبر"),
        ("ar", "فاز الفريق 3-صفر"),
        ("ar", "التقى رجب بالوزير"),
        ("ar", "أكثر من 2000 شخص"),
        ("fa", "وزیر مهر و امضا کرد"),
        ("fa", "او می گوید که می آید"),
        ("fa", "بشار اسد گفت"),
        ("en", "They may march again, and sat down."),
        ("ar", "في اليوم الخامس من المعارك"),
        ("fa", "بیش از ۱۴۰۰ خبرنگار آمدند"),
        ("en", "He read USA Today at home and USA Today's poll."),
        ("en", "They march 10 miles and may 5 of them sit."),
        ("en", "A second man won 24/7 support."),
    ],
)
def test_words_that_only_look_like_times(language, text):
    assert shown(text, language) == []


def test_the_same_month_word_by_language():
    (arabic,) = dates("في 20 آذار 2016", "ar")
    (persian,) = dates("در ۲۰ آذر ۱۳۹۵", "fa")
    assert (arabic.calendar, arabic.from_) == ("gregorian", "2016-03-20")
    assert (persian.calendar, persian.from_) == ("jalali", "2016-12-10")


def test_a_numeric_date_is_read_by_the_habit_of_the_language():
    assert [dates("03/04/2016", code)[0].from_ for code in ("ar", "en")] == ["2016-04-03", "2016-03-04"]


def test_a_weekday_beside_today_corrects_a_page_dated_a_day_late():
    assert shown("وصل اليوم (الاثنين) الوفد", "ar") == [("اليوم (الاثنين)", "2017-12-11", "2017-12-12")]


def test_titles_have_their_own_offsets():
    items = dates("غادر أمس", "ar", title="يغادر غدا")
    assert [(item.field, item.start, item.end) for item in items] == [("title", 6, 9), ("text", 5, 8)]


def test_an_outlet_called_today_in_a_dateline_is_no_date():
    text = "الأفق اليوم – خاص\n" + "وصل الوفد صباح أمس إلى المدينة القديمة وزار سوقها الكبير ثم غادرها مساء."
    article = Article(id="a", text=text, title="وفد", language="ar", published=BASE)
    found = run_steps(article, [LAYOUT, STEP])
    assert [item.text for item in found.dates] == ["صباح أمس", "مساء"]


def test_a_language_without_words_finds_nothing():
    assert dates("11 декабря 2017", "ru") == ()


PIECES = st.sampled_from(
    [
        "20",
        "آذار",
        "آذر",
        "2016",
        "1396/9/20",
        "اليوم",
        "أمس",
        " ",
        "\n",
        "من",
        "إلى",
        "3",
        "May",
        "–",
        "ـ",
        "دو",
        "سال",
        "پیش",
        "last",
        "week",
        "٢٠",
        "\u200c",
        "99999999",
        "31/2/2016",
        "0",
    ]
)


@given(
    text=st.lists(PIECES, max_size=25).map(" ".join) | st.text(max_size=60),
    language=st.sampled_from(["ar", "fa", "en"]),
    published=st.sampled_from(
        [None, BASE, "0001-01-01", "9999-12-31", "2016-02-29T10:00:00+03:00", "gestern"]
    ),
)
@settings(max_examples=200, deadline=None)
def test_spans_are_ordered_and_intervals_half_open(text, language, published):
    items = dates(text, language, published=published)
    assert all(text[item.start : item.end] == item.text != "" for item in items)
    assert all(left.end <= right.start for left, right in pairwise(items))
    assert all((item.from_ is None) == (item.to is None) for item in items)
    assert all(item.from_ < item.to for item in items if item.from_)


@pytest.mark.parametrize("language", ["ar", "fa", "en"])
@given(data=st.data())
@settings(max_examples=300, deadline=None)
def test_any_words_of_time_in_any_order_do_no_harm(language, data):
    by_class = {"digits": ["20", "2016", "95", "3/4", "5-6", "8:30", "1396/9/20", "(", ")", ",", "-", "/"]}
    for word, senses in lexicon(language).words.items():
        for name in senses:
            by_class.setdefault(name, []).append(word)
    some = st.sampled_from(sorted(by_class)).flatmap(lambda name: st.sampled_from(by_class[name]))
    text = " ".join(data.draw(st.lists(some, max_size=9)))
    assert all(text[item.start : item.end] == item.text for item in dates(text, language))


@given(numbers=st.integers(0, 99_999), unit=st.sampled_from(["years", "days", "weeks", "decades", "months"]))
@settings(max_examples=50, deadline=None)
def test_distances_never_fail(numbers, unit):
    assert len(dates(f"{numbers} {unit} ago", "en")) == 1


@pytest.mark.parametrize("unit", ["و", "ل", "1", "(", "20 ", "3/4/", "من 3 إلى ", "20 آذار 2016 ", "12:30 "])
def test_time_is_bounded_on_any_input(unit):
    text = unit * (60_000 // len(unit))
    began = time.process_time()
    find(text, "ar")
    assert time.process_time() - began < 4


def test_find_gives_the_same_spans_wherever_the_line_stands():
    line = "غادر يوم الاثنين 11 ديسمبر 2017 المدينة"
    alone = find(line, "ar")
    later = find("مقدمة\n\n" + line, "ar")
    assert [(item.start + 7, item.end + 7) for item in alone] == [(item.start, item.end) for item in later]


@pytest.mark.parametrize(
    ("language", "text", "first"),
    [
        ("en", "The gates will stay shut until the end of May.", "2018-05-16"),
        ("en", "The bridge was shut in May.", "2017-05-01"),
        ("en", "Releases would begin on Thursday.", "2017-12-14"),
        ("en", "Neither would say on Monday what comes next.", "2017-12-11"),
        ("en", "They told reporters that the road was due to open on Monday.", "2017-12-11"),
        ("en", "On Friday the council will meet.", "2017-12-15"),
        ("en", "Smoke was seen until Tuesday.", "2017-12-12"),
        ("ar", "يبقى الجسر مغلقاً حتى نهاية أيار.", "2018-05-16"),
        ("ar", "وقال إن الأعمال تبدأ يوم الخميس.", "2017-12-14"),
        ("ar", "وقالت اللجنة إنها ستفتح الجسر يوم الأحد.", "2017-12-17"),
        ("ar", "وقال الاثنين إن المجلس سيجتمع قريباً.", "2017-12-11"),
        ("fa", "پل تا اوایل خرداد بسته است.", "2018-05-22"),
        ("fa", "او گفت که شهرداری از روز پنجشنبه کار را آغاز می‌کند.", "2017-12-14"),
        ("fa", "راه که قرار بود دوشنبه باز شود بسته ماند.", "2017-12-11"),
    ],
)
def test_words_of_the_future_turn_a_bare_day_or_month_ahead(language, text, first):
    assert [item.from_[:10] for item in dates(text, language, published="2017-12-13") if item.from_] == [
        first
    ]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ar", "بثت قناة «المدينة اليوم» الخبر."),
        ("fa", "شبکه «شهر امروز» خبر داد."),
        ("en", "Portville Today, a channel, said so."),
        ("en", "It was not built in a day."),
        ("ar", "أنجز العمل في يوم واحد."),
    ],
)
def test_names_and_durations_are_no_days(language, text):
    assert [item.text for item in dates(text, language, published=BASE) if item.from_] == []


HOURS = [
    ("en", "three hours ago", "2017-12-12T07:15:00", "2017-12-12T08:15:00"),
    ("ar", "قبل ساعتين", "2017-12-12T08:15:00", "2017-12-12T09:15:00"),
    ("fa", "بیست دقیقه پیش", "2017-12-12T09:55:00", "2017-12-12T09:56:00"),
    ("en", "in the last 24 hours", "2017-12-11T10:15:00", "2017-12-12T10:15:00"),
]


@pytest.mark.parametrize(("language", "text", "start", "end"), HOURS)
def test_hours_are_counted_from_the_time_of_publication(language, text, start, end):
    assert [found[1:] for found in shown(text, language, published="2017-12-12 10:15:00")] == [(start, end)]


@pytest.mark.parametrize(("language", "text"), [row[:2] for row in HOURS])
def test_hours_from_a_day_alone_are_no_instant(language, text):
    ((_, start, end),) = shown(text, language, published="2017-12-12")
    assert start is None or ("T" not in start and start <= "2017-12-12" < end)


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("او در سال ۱۳۹۵ آمد", "در سال ۱۳۹۵"),
        ("طی دو هفته گذشته رخ داد", "طی دو هفته گذشته"),
        ("نامه را تا پایان سال فرستاد", "تا پایان سال"),
        ("پس از سه روز بازگشت", "پس از سه روز"),
    ],
)
def test_persian_spans_begin_with_their_prepositions(text, span):
    assert [item.text for item in dates(text, "fa")] == [span]


@pytest.mark.parametrize(
    ("language", "text", "words", "first"),
    [
        ("en", "He left the next week without a word.", None, "2017-12-18"),
        ("en", "He left the following day without a word.", "the following day", None),
        ("en", "He will leave the following day, he says.", "the following day", "2017-12-13"),
        ("en", "He was freed two weeks later.", "two weeks later", None),
        ("ar", "وأفرج عنه بعد ثلاثة أيام.", "بعد ثلاثة أيام", None),
        ("ar", "وسيجتمع المجلس بعد ثلاثة أيام.", "بعد ثلاثة أيام", "2017-12-15"),
        ("ar", "يصل بعد ثلاثة أيام من الآن.", "بعد ثلاثة أيام من الآن", "2017-12-15"),
        ("fa", "او سه روز بعد آزاد شد.", "سه روز بعد", None),
    ],
)
def test_what_is_counted_from_another_time_is_placed_only_where_the_clause_looks_ahead(
    language, text, words, first
):
    (item,) = dates(text, language)
    assert (words in (None, item.text), item.from_) == (True, first)
    assert item.anchor == ("published" if first else "context")


@pytest.mark.parametrize(
    ("language", "text", "words", "start", "end"),
    [
        (
            "ar",
            "في النصف الثاني من يوليو 2015 هناك",
            "النصف الثاني من يوليو 2015",
            "2015-07-16",
            "2015-08-01",
        ),
        ("fa", "نیمه دوم خرداد ۱۳۹۵ بود", "نیمه دوم خرداد ۱۳۹۵", "2016-06-05", "2016-06-21"),
        ("en", "on May 5 and 6, 2015, they", "May 5 and 6, 2015", "2015-05-05", "2015-05-07"),
        ("en", "in 2010-14 they", "2010-14", "2010-01-01", "2015-01-01"),
        ("en", "the 2008 election was", "2008", "2008-01-01", "2009-01-01"),
        ("ar", "منذ 2012 وهو هناك", "2012", "2012-01-01", "2013-01-01"),
        ("ar", "بين 610 و632 ميلادي كان", "بين 610 و632 ميلادي", "0610-01-01", "0633-01-01"),
        ("fa", "۲۲ بهمن ۵۷ پیروز شد", "۲۲ بهمن ۵۷", "1979-02-11", "1979-02-12"),
        ("fa", "تابستان ۶۷ گذشت", "تابستان ۶۷", "1988-06-22", "1988-09-23"),
        ("fa", "سه ماه قبل رفت", "سه ماه قبل", "2017-08-23", "2017-09-23"),
    ],
)
def test_halves_lists_and_short_years(language, text, words, start, end):
    assert shown(text, language) == [(words, start, end)]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "It was the first stop in the 15-member committee's tour."),
        ("en", "She spent a quarter-century there, and a quarter of it ill."),
        ("en", "Imagine a tomorrow without walls."),
        ("fa", "در ۳ شهر ۸۷ نفر بیمار شدند."),
    ],
)
def test_numbers_and_common_words_are_no_dates(language, text):
    assert dates(text, language) == ()


def test_the_point_of_a_sentence_is_no_part_of_a_date():
    assert [item.text for item in dates("وصل يوم الخميس 12 مارس. ثم غادر", "ar")] == ["يوم الخميس 12 مارس"]


def test_last_summer_told_in_summer_is_of_the_year_before():
    assert shown("It was built last summer.", "en", published="2015-08-05")[0][1] == "2014-06-01"
    assert shown("It was built last summer.", "en", published="2015-10-05")[0][1] == "2015-06-01"


@pytest.mark.parametrize(
    ("language", "text", "words", "start", "end"),
    [
        ("ar", "يوم الخميس 5 / 11 / 1436 هـ كان", "يوم الخميس 5 / 11 / 1436 هـ", "2015-08-20", "2015-08-21"),
        ("ar", "في الليلة المنصرمة هناك", "الليلة المنصرمة", "2017-12-11T20:00:00", "2017-12-12T00:00:00"),
        ("ar", "في الشهر الأول من عام 2015 هناك", "الشهر الأول من عام 2015", "2015-01-01", "2015-02-01"),
        ("en", "by the summer of 2011 they", "the summer of 2011", "2011-06-01", "2011-09-01"),
        ("en", "in the last month of 2015 they", "the last month of 2015", "2015-12-01", "2016-01-01"),
        ("tr", "gelecek ayın 3'ünde geldi", "gelecek ayın 3", "2018-01-03", "2018-01-04"),
        ("tr", "2015 yazında geldi", "2015 yazında", "2015-06-01", "2015-09-01"),
        ("tr", "yılın ilk yarısında geldi", "yılın ilk yarısında", "2017-01-01", "2017-07-01"),
    ],
)
def test_dates_with_blanks_seasons_and_parts_of_periods(language, text, words, start, end):
    assert shown(text, language) == [(words, start, end)]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ar", "احتفلت المدينة بذكرى اليوم الوطني للبلاد."),
        ("ar", "مع بداية العام الدراسي الجديد."),
        ("ar", "قطع المسافة في زمن 1/14/57 دقيقة."),
        ("ar", "ذكرت صحيفة «اليوم» الخبر."),
        ("fa", "این کار به پایان می‌رسد."),
        ("fa", "بار را به دوش می‌کشد."),
        ("en", "The Super Tuesday results came in."),
        ("tr", "Martin Luther King konuştu."),
    ],
)
def test_days_with_names_and_verbs_are_no_dates(language, text):
    assert dates(text, language) == ()


def test_a_feast_just_past_is_not_of_next_year():
    ((_, first, _),) = shown("وستضيف الشركة رحلات خلال إجازة عيد الفطر", "ar", published="2015-07-21")
    assert first == "2015-07-17"
