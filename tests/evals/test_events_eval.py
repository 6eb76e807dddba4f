import pytest
from evals.events_eval import (
    Sentence,
    actor_rates,
    assault_sentences,
    content_words,
    ecb_document,
    main_type,
    record_type,
    trigger_rates,
)
from evals.scorers import Rates

from riwaya.types import EventMention, Participant, Phrase


def words(text):
    return content_words(text)


def told(trigger, *, kind="ASSAULT", actor=None, score=0.5, background=False):
    people = (Participant(name=actor, role="actor"),) if actor else ()
    return EventMention(
        start=0,
        end=9,
        type=kind,
        trigger=Phrase(start=0, end=9, text=trigger),
        participants=people,
        score=score,
        background=background,
    )


def sentence(*, trigger="", source=""):
    return Sentence("s", "نص", "2008-01-10", words(trigger), words(source), frozenset())


@pytest.mark.parametrize(
    ("gold", "found", "rates"),
    [
        ("وخطف", [told("خطف")], Rates(1, 0, 0)),
        ("خطف", [told("قصف")], Rates(0, 1, 1)),
        ("خطف", [told("خطف", kind="SPORT")], Rates(0, 0, 1)),
        ("", [told("خطف")], Rates(0, 0, 0)),
    ],
)
def test_triggers(gold, found, rates):
    assert trigger_rates([sentence(trigger=gold)], {"s": found}) == rates


@pytest.mark.parametrize(
    ("gold", "found", "rates"),
    [
        ("المسلحون", [told("قتل", actor="مسلحون")], Rates(1, 0, 0)),
        ("الشرطة", [told("قتل", actor="مسلحون")], Rates(0, 1, 1)),
        ("", [told("قتل", actor="مسلحون")], Rates(0, 1, 0)),
        ("الشرطة", [told("قتل")], Rates(0, 0, 1)),
    ],
)
def test_actors(gold, found, rates):
    assert actor_rates([sentence(source=gold)], {"s": found}, "actor") == rates


def test_assault_sentences_are_read():
    xml = (
        '<Sentences><Sentence category="ASSAULT" date="20080110" id="x1">'
        '<EventText eid="0" eventtext="هاجم" sourcetext="مسلحون" targettext="" />'
        "<Text>\nهاجم مسلحون قرية.\n</Text></Sentence></Sentences>"
    )
    (one,) = assault_sentences(xml)
    assert (one.id, one.text, one.day) == ("x1", "هاجم مسلحون قرية.", "2008-01-10")
    assert (one.trigger, one.source, one.target) == (words("هاجم"), words("مسلحون"), frozenset())


@pytest.mark.parametrize(("event", "expected"), [("DEMAND", "REQUEST"), ("DOCUMENT", None)])
def test_types_of_records(event, expected):
    assert record_type({"event": event}) == expected


def test_the_main_event_is_the_likeliest_that_is_not_background():
    made = [told("a", score=0.4), told("b", kind="AID", score=0.9, background=True)]
    assert main_type(made) == "ASSAULT"
    assert main_type([]) is None


def test_spans_of_happenings_point_into_the_running_text():
    xml = (
        '<Document><token t_id="1" sentence="0">They</token><token t_id="2" sentence="0">met</token>'
        '<token t_id="3" sentence="1">Again</token><Markables><ACTION_OCCURRENCE m_id="1">'
        '<token_anchor t_id="2"/></ACTION_OCCURRENCE><HUMAN_PART_PER m_id="2"><token_anchor t_id="1"/>'
        "</HUMAN_PART_PER></Markables></Document>"
    )
    article, spans = ecb_document("d", xml)
    assert article.text == "They met\n\nAgain"
    assert [article.text[start:end] for start, end in spans] == ["met"]
