from datetime import date

import pytest

from riwaya.annotate.dates.grammar import find
from riwaya.annotate.dates.values import easter

# A Tuesday; the Iranian year is 1396.
BASE = date(2017, 12, 12)

CASES = [
    # Counted from another time.
    ("en", "two days after 3 May 2016", "2016-05-05", "2016-05-06"),
    ("en", "two weeks before yesterday", "2017-11-27", "2017-11-28"),
    ("fa", "دو روز پس از ۳ آبان ۱۳۹۶", "2017-10-27", "2017-10-28"),
    ("ar", "بعد يومين من اليوم", "2017-12-14", "2017-12-15"),
    # Turkish, its case endings cut.
    ("tr", "3 Mayıs 2016", "2016-05-03", "2016-05-04"),
    ("tr", "gelecek hafta", "2017-12-18", "2017-12-25"),
    ("tr", "2015 ve 2018 arasında", "2015-01-01", "2019-01-01"),
    ("tr", "2016'nın üçüncü çeyreği", "2016-07-01", "2016-10-01"),
    ("tr", "geçen ayın sonunda", "2017-11-16", "2017-12-01"),
    ("tr", "3 Mayıs Çarşamba günü", "2017-05-03", "2017-05-04"),
    ("tr", "15'inde", "2017-12-15", "2017-12-16"),
    ("tr", "yirmi ikisinde", "2017-12-22", "2017-12-23"),
    ("tr", "yarından itibaren iki gün içinde", "2017-12-15", "2017-12-16"),
    ("tr", "2016 Zafer Bayramı'nda", "2016-08-30", "2016-08-31"),
    ("tr", "2016'nın ilk yarısı", "2016-01-01", "2016-07-01"),
    ("tr", "Mayıs'ın üçüncü Cuma günü", "2017-05-19", "2017-05-20"),
    # The first and the last units of a period.
    ("en", "the first three months of 2016", "2016-01-01", "2016-04-01"),
    ("en", "the last 3 weeks of this year", "2017-12-11", "2018-01-01"),
    ("en", "the first six months of the year", "2017-01-01", "2017-07-01"),
    ("ar", "الأشهر الستة الأولى من العام الجاري", "2017-01-01", "2017-07-01"),
    ("ar", "أول ثلاثة أشهر من 2016", "2016-01-01", "2016-04-01"),
    ("ar", "الأيام العشرة الأخيرة من رمضان", "2018-06-05", "2018-06-15"),
    ("fa", "شش ماه نخست سال", "2017-03-21", "2017-09-23"),
    ("ar", "آخر يوم من الشهر", "2017-12-31", "2018-01-01"),
    ("ar", "الجمعة الثالثة من مايو", "2017-05-19", "2017-05-20"),
    ("ar", "الربع الثالث لعام 2016", "2016-07-01", "2016-10-01"),
    ("ar", "خمسة أيام مضت", "2017-12-07", "2017-12-08"),
    ("ar", "الخامس عشر من يناير 2016", "2016-01-15", "2016-01-16"),
    ("en", "in four business days", "2017-12-18", "2017-12-19"),
    ("fa", "سال‌های ۸۸ تا ۹۲", "2009-03-21", "2014-03-21"),
    ("ar", "قبل نحو شهرين", "2017-10-01", "2017-11-01"),
    ("ar", "الأسبوع قبل الماضي", "2017-11-27", "2017-12-04"),
    ("ar", "الجمعة الأخيرة من رمضان 1438", "2017-06-23", "2017-06-24"),
    ("ar", "ثاني أيام عيد الفطر 2017", "2017-06-26", "2017-06-27"),
    ("en", "the last Friday of the month", "2017-12-29", "2017-12-30"),
    ("en", "the first Monday of the month", "2017-12-04", "2017-12-05"),
    ("en", "Q1 this year", "2017-01-01", "2017-04-01"),
    ("en", "the week before last", "2017-11-27", "2017-12-04"),
    ("en", "the Sunday after next", "2017-12-31", "2018-01-01"),
    ("en", "on the 5th of next month", "2018-01-05", "2018-01-06"),
    ("en", "the 1800s", "1800-01-01", "1900-01-01"),
    ("en", "yesterday's", "2017-12-11", "2017-12-12"),
    ("en", "Sunday’s", "2017-12-10", "2017-12-11"),
    ("en", "the 4th of march", "2017-03-04", "2017-03-05"),
    ("fa", "انتخابات ۸۸", "2009-03-21", "2010-03-21"),
    ("fa", "تابستان سال گذشته", "2016-06-21", "2016-09-22"),
    ("fa", "دهه فجر ۱۳۹۵", "2017-01-31", "2017-02-11"),
    ("fa", "هفته دفاع مقدس", "2017-09-22", "2017-09-29"),
    ("ar", "صيف العام الماضي", "2016-06-01", "2016-09-01"),
    ("en", "in two weeks' time", "2017-12-25", "2018-01-01"),
    ("en", "in a week's time", "2017-12-18", "2017-12-25"),
    ("en", "the past day", "2017-12-11", "2017-12-12"),
    # Weeks and halves and quarters.
    ("en", "the week of 30 November", "2017-11-27", "2017-12-04"),
    ("ar", "أسبوع 16 سبتمبر", "2017-09-11", "2017-09-18"),
    ("en", "week 31", "2017-07-31", "2017-08-07"),
    ("en", "the week after next", "2017-12-25", "2018-01-01"),
    ("en", "the last week of July 2016", "2016-07-25", "2016-08-01"),
    ("en", "the last day of May 2016", "2016-05-31", "2016-06-01"),
    ("ar", "أول جمعة من هذا الشهر", "2017-12-01", "2017-12-02"),
    ("en", "Nov 4-22, 2016", "2016-11-04", "2016-11-23"),
    ("en", "May through July 2015", "2015-05-01", "2015-08-01"),
    ("en", "Q3 2016", "2016-07-01", "2016-10-01"),
    ("en", "2016 H1", "2016-01-01", "2016-07-01"),
    ("fa", "شش‌ماهه نخست امسال", "2017-03-21", "2017-09-23"),
    ("fa", "شش‌ماهه اول سال ۱۳۹۵", "2016-03-20", "2016-09-22"),
    # Centuries.
    ("ar", "القرن العشرين", "1900-01-01", "2000-01-01"),
    ("en", "the 19th century", "1800-01-01", "1900-01-01"),
    ("fa", "قرن بیستم میلادی", "1900-01-01", "2000-01-01"),
    # Feasts.
    ("ar", "عيد الفطر 2017", "2017-06-25", "2017-06-26"),
    ("fa", "عید نوروز ۱۳۹۶", "2017-03-21", "2017-03-22"),
    ("en", "Christmas", "2017-12-25", "2017-12-26"),
    ("en", "Easter 2018", "2018-04-01", "2018-04-02"),
    ("en", "last Thanksgiving", "2017-11-23", "2017-11-24"),
    # Digits with blanks, and years said in two numbers.
    ("en", "in nineteen ninety-nine", "1999-01-01", "2000-01-01"),
    ("fa", "در سال هزاروسیصدونود", "2011-03-21", "2012-03-20"),
    ("ar", "يوم الاثنين الماضي 11 ديسمبر", "2017-12-11", "2017-12-12"),
    # Up to now, and the rest.
    ("en", "from May 2016 until now", "2016-05-01", "2017-12-13"),
    ("fa", "از سال ۱۳۹۵ تا کنون", "2016-03-20", "2017-12-13"),
    ("en", "earlier this month", "2017-12-01", "2017-12-12"),
    ("en", "later this month", "2017-12-12", "2018-01-01"),
    ("ar", "في وقت سابق من هذا الشهر", "2017-12-01", "2017-12-12"),
]


def intervals(text, language):
    found = (one.made.interval(BASE) for one in find(text, language))
    return [(edges[0].date().isoformat(), edges[1].date().isoformat()) for edges in found if edges]


@pytest.mark.parametrize(("language", "text", "start", "end"), CASES)
def test_periods(language, text, start, end):
    assert intervals(text, language) == [(start, end)]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ar", "قبل يومين من الانتخابات"),
        ("fa", "دو روز پیش از انتخابات"),
        ("en", "in the first, he said"),
        ("en", "within five days of the vote they left"),
        ("ar", "في غضون ثلاثة أيام"),
    ],
)
def test_what_hangs_on_another_event_has_no_day(language, text):
    assert intervals(text, language) == []


@pytest.mark.parametrize(
    ("year", "day"), [(2016, "2016-03-27"), (2019, "2019-04-21"), (2024, "2024-03-31"), (2025, "2025-04-20")]
)
def test_easter_as_published(year, day):
    assert easter(year) == date.fromisoformat(day)


def test_a_bare_day_at_the_end_of_a_range_is_of_the_month_that_the_first_one_names():
    text = "Önümüzdeki ayın 4'ünden 23'üne kadar kapalı"
    (found,) = find(text, "tr")
    first, last = found.made.interval(date(2016, 11, 7))
    assert (first.date(), last.date()) == (date(2016, 12, 4), date(2016, 12, 24))
