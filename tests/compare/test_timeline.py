import pytest

from riwaya.compare.timeline import timeline
from riwaya.types import Annotations, Article, Boilerplate, DateMention, Document, Sentence

TEXT = "انهار الجسر أمس. وكان قد أغلق في آذار. اشترك اليوم."


def date(words, start, end, *, kind="point", field="text"):
    at = TEXT.index(words) if field == "text" else 0
    return DateMention(
        start=at,
        end=at + len(words),
        text=words,
        kind=kind,
        grain="day",
        anchor="published",
        from_=start,
        to=end,
        id=words,
        field=field,
    )


def document(*dates, sentences=(), boilerplate=()):
    found = Annotations(article="a", dates=dates, sentences=sentences, boilerplate=boilerplate)
    return Document(article=Article(id="a", title="أمس", text=TEXT), annotations=found)


YESTERDAY, MARCH = date("أمس", "2025-04-01", "2025-04-02"), date("آذار", "2025-03-01", "2025-04-01")


def test_moments_come_in_the_order_of_what_happened():
    assert [one.date for one in timeline([document(YESTERDAY, MARCH)])] == ["آذار", "أمس"]


@pytest.mark.parametrize(
    "unknown", [date("أمس", None, None), date("أمس", "2025-04-01", "2025-04-02", kind="duration")]
)
def test_only_known_times_are_moments(unknown):
    assert timeline([document(unknown)]) == ()


def test_dates_in_boilerplate_are_no_moments():
    block = Boilerplate(start=TEXT.index("اشترك"), end=len(TEXT), kind="newsletter")
    assert timeline([document(date("اليوم", "2025-04-02", "2025-04-03"), boilerplate=(block,))]) == ()


def test_a_moment_cites_its_sentence():
    end = TEXT.index(".") + 1
    found = timeline(
        [document(YESTERDAY, sentences=(Sentence(start=0, end=end), Sentence(start=end, end=len(TEXT))))]
    )
    assert (found[0].sentence.start, found[0].sentence.end) == (0, end)


def test_a_date_of_the_title_cites_the_title():
    (moment,) = timeline([document(date("أمس", "2025-04-01", "2025-04-02", field="title"))])
    assert (moment.sentence.field, moment.sentence.end) == ("title", 3)
