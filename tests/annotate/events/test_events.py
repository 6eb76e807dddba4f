"""Events of whole little articles: type, who, where, when, and which one is the main event."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from riwaya.annotate import dates, events, language, layout, mentions, published, sentences
from riwaya.annotate.quotes import STEP as QUOTES
from riwaya.annotate.step import run_steps
from riwaya.types import Annotations, Article

PUTIN, ASSAD = "فلاديمير بوتين", "بشار الأسد"
STEPS = (
    language.STEP,
    layout.STEP,
    sentences.STEP,
    published.STEP,
    dates.STEP,
    mentions.STEP,
    QUOTES,
    events.STEP,
)


def found(text, *, code, title=None, day="2019-05-14"):
    article = Article(id="a", text=text, title=title, language=code, published=day)
    return run_steps(article, STEPS).events


def one(text, kind, **more):
    return next(event for event in found(text, **more) if event.type == kind)


def roles(event):
    return {(person.role, person.name) for person in event.participants}


@pytest.mark.parametrize(
    ("code", "text", "kind", "expected"),
    [
        ("ar", f"التقى الرئيس {PUTIN} نظيره {ASSAD} في سوتشي.", "CONSULT", {("actor", PUTIN)}),
        ("ar", "أدانت روسيا الهجوم.", "ACCUSE", {("actor", "روسيا")}),
        ("ar", "هاجم مسلحون قرية في اليمن.", "ASSAULT", {("actor", "مسلحون")}),
        ("ar", "قتل 20 شخصا في قصف مدفعي.", "ASSAULT", {("recipient", "شخصا")}),
        ("ar", "اعتقلت الشرطة ناشطا في القاهرة.", "COERCE", {("actor", "الشرطة"), ("recipient", "ناشطا")}),
        ("fa", "ولادیمیر پوتین با بشار اسد دیدار کرد.", "CONSULT", {("recipient", "بشار اسد")}),
        ("fa", "آلمان این اقدام را محکوم کرد.", "ACCUSE", {("actor", "آلمان")}),
        ("en", "Gunmen attacked a village in Yemen on Monday.", "ASSAULT", {("actor", "Gunmen")}),
        ("en", "Angela Merkel met Emmanuel Macron.", "CONSULT", {("recipient", "Emmanuel Macron")}),
        ("en", "Two activists were arrested by police.", "COERCE", {("recipient", "activists")}),
    ],
)  # fmt: skip
def test_participants_by_their_slots(code, text, kind, expected):
    assert expected <= roles(one(text, kind, code=code))


@pytest.mark.parametrize(
    ("code", "text", "kind", "place"),
    [
        ("ar", "اجتمع الوزراء في القاهرة.", "CONSULT", "القاهرة"),
        ("fa", "وزیران در تهران دیدار کردند.", "CONSULT", "تهران"),
        ("en", "Ministers held talks in Cairo.", "CONSULT", "Cairo"),
    ],
)
def test_place(code, text, kind, place):
    assert one(text, kind, code=code).place == place


@pytest.mark.parametrize(
    ("code", "text", "kind", "context"),
    [
        ("ar", "لم يلتق الوزير نظيره.", "CONSULT", "negated"),
        ("ar", "سيزور الرئيس القاهرة.", "CONSULT", "future"),
        ("ar", "زار الرئيس القاهرة.", "CONSULT", "actual"),
        ("fa", "وزیر با همتای خود دیدار نکرد.", "CONSULT", "negated"),
        ("fa", "وزیر با همتای خود دیدار خواهد کرد.", "CONSULT", "future"),
        ("en", "The minister did not visit Cairo.", "CONSULT", "negated"),
        ("en", "The minister will visit Cairo.", "CONSULT", "future"),
        ("en", "The army might attack the town.", "ASSAULT", "hypothetical"),
        ("en", "The minister visited Cairo in March 2011.", "CONSULT", "historical"),
    ],
)
def test_context(code, text, kind, context):
    assert one(text, kind, code=code).context == context


def test_the_time_is_that_of_the_sentence_or_unknown():
    dated, undated = (
        one(t, "CONSULT", code="en") for t in ("Ministers met on 13 May 2019.", "Ministers met.")
    )
    assert (dated.from_, dated.to) == ("2019-05-13", "2019-05-14")
    assert (undated.from_, undated.to) == (None, None)


@pytest.mark.parametrize(
    ("code", "title", "text", "kind"),
    [
        ("ar", "لقاء الوزيرين في عمان", "التقى الوزيران. وكانت الشرطة قد اعتقلته عام 2011.", "CONSULT"),
        ("fa", "زلزله در کرمان", "زلزله‌ای کرمان را لرزاند. رئیس‌جمهور تسلیت گفت.", "DISASTER"),
        ("en", "Workers strike over pay", "Workers began a strike. In 2003 police arrested five.", "PROTEST"),
    ],
)  # fmt: skip
def test_the_main_event_outranks_what_is_told_beside_it(code, title, text, kind):
    made = found(text, code=code, title=title)
    assert max(made, key=lambda event: event.score or 0).type == kind


def test_what_is_told_from_before_is_background():
    made = found("Ministers met on Monday. Police arrested an activist in 2011.", code="en")
    assert {event.type: event.background for event in made} == {"CONSULT": False, "COERCE": True}


def test_the_same_event_counts_less_inside_a_quotation():
    plain = one("Gunmen attacked a village.", "ASSAULT", code="en")
    quoted = one('"Gunmen attacked a village," the mayor said.', "ASSAULT", code="en")
    assert quoted.score < plain.score


def test_victims_belong_to_the_accident_that_the_article_tells():
    made = found("A fire broke out in a plant. Four workers were killed.", code="en", title="Fire in a plant")
    assert {event.type for event in made} == {"ACCIDENT"}


def test_layers_that_were_not_run_leave_events_unlooked_for():
    bare = Annotations(article="a", language="en")
    assert events.events(Article(id="a", text="They met."), bare, None).events is None


PARTS = ("التقى", "الرئيس", "في", "هجوم", "«قتل»", "حمله", "کرد،", "attack", "met", "20", ".", "\n")


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from(PARTS), min_size=1, max_size=30))
def test_spans_point_at_their_words(parts):
    text = "قال " + " ".join(parts)
    for event in found(text, code="ar"):
        assert text[event.trigger.start : event.trigger.end].split() == event.trigger.text.split()
        assert 0 <= event.start <= event.trigger.start < event.trigger.end <= event.end <= len(text)
        assert 0 < event.score < 1
