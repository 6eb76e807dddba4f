import pytest

from riwaya.annotate.layout import STEP as LAYOUT
from riwaya.annotate.published import STEP
from riwaya.annotate.step import run_steps
from riwaya.types import Article

BODY = "التقى وزير النقل وفداً من المهندسين لبحث إصلاح الجسر القديم وفتحه أمام المارة من جديد."


def published(text=BODY, *, language="ar", **fields):
    found = run_steps(Article(id="a", text=text, language=language, **fields), [LAYOUT, STEP])
    return found.published, found.published_basis


def test_what_was_given_wins():
    given = "2017-12-11T10:00:00+03:00"
    assert published(published=given, url="http://x.test/2016/01/02/a") == (given, "given")
    assert published(published=given, published_basis="metadata") == (given, "metadata")


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("http://x.test/2017/12/11/bridge.html", "2017-12-11"),
        ("http://x.test/news/2017-12-11-bridge", "2017-12-11"),
        ("http://x.test/article/20171211/bridge", "2017-12-11"),
        ("http://x.test/fa/news/1396/09/20/48213", "2017-12-11"),
        ("http://x.test/2017/12/bridge", None),
        ("http://x.test/news/96092011412", None),
        ("http://x.test/news/2017131200", None),
        ("http://x.test/id/1201712119", None),
        (None, None),
    ],
)
def test_dates_in_urls(url, expected):
    assert published(url=url) == (expected, "url" if expected else None)


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("ar", f"بيروت - رويترز - 11 ديسمبر 2017\n{BODY}", ("2017-12-11", "dateline")),
        ("ar", f"عنوان\nالاثنين 11 ديسمبر 2017\n{BODY}", ("2017-12-11", "dateline")),
        ("fa", "عنوان\nدوشنبه ۲۰ آذر ۱۳۹۶ - ۱۴:۳۰\nوزیر گفت که پل باز است.", ("2017-12-11", "dateline")),
        ("ar", f"وصل الوفد اليوم الاثنين 11 ديسمبر 2017. {BODY}", ("2017-12-11", "text")),
        ("ar", f"وصل الوفد أمس الاثنين 11 ديسمبر 2017. {BODY}", ("2017-12-12", "text")),
        ("ar", f"وصل الوفد يوم الاثنين 11 ديسمبر 2017. {BODY} وقال: غادرنا اليوم.", ("2017-12-11", "text")),
        (
            "ar",
            f"{BODY} وقالت وكالة يوم الاثنين 11 ديسمبر إنهم غادروا صباح اليوم. وأغلق عام 2017.",
            ("2017-12-11", "text"),
        ),
        (
            "en",
            "The envoy left on Monday, December 11, 2017. He said today was good.",
            ("2017-12-11", "text"),
        ),
        # Nothing ties the date to the day of telling, or a word says that it only comes.
        ("ar", f"وصل الوفد يوم الاثنين 11 ديسمبر 2017. {BODY}", (None, None)),
        ("ar", f"يفتح الجسر اعتبارا من يوم الاثنين 11 ديسمبر 2017. {BODY} كما قيل اليوم.", (None, None)),
        # The weekday agrees with no year near the latest one of the text.
        (
            "ar",
            f"وصل الوفد يوم الاثنين 11 ديسمبر. {BODY} وكان الجسر أغلق عام 2014 كما قيل اليوم.",
            (None, None),
        ),
        # Nothing says the year.
        ("ar", f"وصل الوفد يوم الاثنين 11 ديسمبر. {BODY} وقال: غادرنا اليوم.", (None, None)),
        # A later date stands in the text, so this one is history.
        (
            "ar",
            f"بدأت الحرب يوم الثلاثاء 11 سبتمبر 2001. {BODY} ثم انتهت في 3 مايو 2016 كما قيل اليوم.",
            (None, None),
        ),
        # A full date without a weekday or "today" may be any day.
        ("ar", f"وقع الاتفاق في 11 ديسمبر 2017. {BODY}", (None, None)),
        ("ar", BODY, (None, None)),
    ],
)
def test_dates_in_datelines_and_texts(language, text, expected):
    assert published(text, language=language) == expected
