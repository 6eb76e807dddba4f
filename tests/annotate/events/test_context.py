"""Contexts that the words of a sentence, or its dates, give to an event."""

import pytest

from riwaya.annotate import dates, events, language, layout, mentions, published, sentences
from riwaya.annotate.quotes import STEP as QUOTES
from riwaya.annotate.step import run_steps
from riwaya.types import Article

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


def one(text, kind, *, code, day="2019-05-14"):
    made = run_steps(Article(id="a", text=text, language=code, published=day), STEPS).events
    return next(event for event in made if event.type == kind)


@pytest.mark.parametrize(
    ("code", "text", "kind", "context"),
    [
        ("ar", "نفى المتحدث وقوع هجوم على القرية.", "ASSAULT", "negated"),
        ("ar", "قد يزور الوزير القاهرة.", "CONSULT", "hypothetical"),
        ("ar", "طالب النواب بإطلاق سراح المعتقلين.", "RETREAT", "hypothetical"),
        ("ar", "إذا هاجم الجيش القرية نزح أهلها.", "ASSAULT", "hypothetical"),
        ("fa", "سخنگو حمله به روستا را تکذیب کرد.", "ASSAULT", "negated"),
        ("fa", "نمایندگان خواستار آزادی زندانیان شدند.", "RETREAT", "hypothetical"),
        ("fa", "روستا مورد حمله قرار گرفت.", "ASSAULT", "actual"),
        ("fa", "اگر ارتش حمله کند مردم می‌روند.", "ASSAULT", "hypothetical"),
        ("en", "The army denied any attack on the village.", "ASSAULT", "negated"),
        ("en", "Lawmakers demanded the release of the hostages.", "RETREAT", "hypothetical"),
    ],
)
def test_words_that_unmake_an_event(code, text, kind, context):
    assert one(text, kind, code=code).context == context


@pytest.mark.parametrize(
    ("code", "text", "kind"),
    [
        ("ar", "وكانت الشرطة قد اعتقلت ناشطا.", "COERCE"),
        ("fa", "پلیس او را بازداشت کرده بود.", "COERCE"),
        ("en", "Police had arrested him.", "COERCE"),
    ],
)
def test_the_pluperfect_steps_back(code, text, kind):
    assert one(text, kind, code=code).background


def test_reported_speech_puts_news_into_the_pluperfect():
    assert not one("The ministry said it had expelled two diplomats.", "SANCTION", code="en").background


def test_an_old_date_tells_the_time_of_the_event_beside_it_alone():
    text = "Ministers met to discuss the earthquake of March 2011."
    assert one(text, "CONSULT", code="en").from_ is None
    assert one(text, "DISASTER", code="en").from_ == "2011-03-01"


@pytest.mark.parametrize(("day", "context"), [("2019-05-14", "actual"), ("2019-05-30", "historical")])
def test_what_is_news_depends_on_the_day_of_publication(day, context):
    assert one("Ministers met on 13 May 2019.", "CONSULT", code="en", day=day).context == context
