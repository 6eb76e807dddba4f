from datetime import date, datetime

import pytest

from riwaya.annotate.dates import resolve
from riwaya.annotate.dates.grammar import find

# A Tuesday.
BASE = date(2017, 12, 12)

ON_A_DAY = [
    ("ar", "أمس في الثامنة والنصف مساء", "2017-12-11T20:30"),
    ("ar", "في السابعة إلا ربعا صباح اليوم", "2017-12-12T06:45"),
    ("ar", "الساعة الثامنة وعشرين دقيقة مساء أمس", "2017-12-11T20:20"),
    ("ar", "الساعة الثانية ليلا يوم الأحد", "2017-12-10T02:00"),
    ("ar", "الساعة الثانية ظهرا أمس", "2017-12-11T14:00"),
    ("fa", "دیروز ساعت ۹ شب", "2017-12-11T21:00"),
    ("fa", "دیروز ساعت ۲ شب", "2017-12-11T02:00"),
    ("fa", "ساعت ۵ و نیم عصر دیروز", "2017-12-11T17:30"),
    ("fa", "ده دقیقه به ساعت ۸ صبح امروز", "2017-12-12T07:50"),
    ("en", "a quarter past eight pm on Monday", "2017-12-11T20:15"),
    ("en", "today at half past six pm", "2017-12-12T18:30"),
    ("tr", "dün akşam 8 civarında", "2017-12-11T20:00"),
]


@pytest.mark.parametrize(("language", "text", "start"), ON_A_DAY)
def test_clock_times_on_a_day(language, text, start):
    found = [one for one in find(text, language) if resolve(one, BASE)]
    assert [resolve(one, BASE)[0] for one in found] == [datetime.fromisoformat(start)]


@pytest.mark.parametrize(
    ("language", "text", "start", "end"),
    [
        ("ar", "يوم الأحد من الساعة 3 إلى 5", "2017-12-10T03:00", "2017-12-10T05:00"),
        ("en", "Monday 8-9 am", "2017-12-11T08:00", "2017-12-11T09:00"),
        ("tr", "dün 11 ile 16 arasında", "2017-12-11T11:00", "2017-12-11T16:00"),
        ("tr", "dün 11 ile 4 arasında", "2017-12-11T11:00", "2017-12-11T16:00"),
    ],
)
def test_spans_of_hours(language, text, start, end):
    (found,) = find(text, language)
    assert resolve(found, BASE) == (datetime.fromisoformat(start), datetime.fromisoformat(end))


@pytest.mark.parametrize(
    ("language", "text", "part"),
    [
        ("ar", "في وقت متأخر من مساء الأحد", (18, 20)),
        ("ar", "في الصباح الباكر يوم الأحد", (8, 10)),
        ("en", "Sunday early morning", (8, 10)),
        ("tr", "Pazar sabahı erken saatlerde", (8, 10)),
    ],
)
def test_the_edges_of_parts_of_a_day(language, text, part):
    (found,) = [one for one in find(text, language) if resolve(one, BASE)]
    start, end = resolve(found, BASE)
    assert (start.date(), start.hour, end.hour) == (date(2017, 12, 10), *part)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ar", "كل يوم اثنين الساعة 4 مساء"),
        ("en", "every Monday at 4 pm"),
        ("en", "8 am every day"),
        ("fa", "ساعت ۱۸ هر روز"),
    ],
)
def test_clock_times_that_recur_are_sets(language, text):
    (found,) = find(text, language)
    assert (found.made.kind, found.made.grain, resolve(found, BASE)) == ("set", "time", None)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ar", "الدورة الثانية اليوم"),
        ("ar", "فاز فريقه في المباراة الرابعة أمس"),
        ("en", "They won Monday 3-2"),
        ("en", "He scored ten to eight"),
    ],
)
def test_ordinals_and_scores_are_no_hours(language, text):
    assert not [one for one in find(text, language) if one.made.grain == "time"]
