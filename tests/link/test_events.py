import pytest

from riwaya.link import events
from riwaya.link.groups import group
from riwaya.types import (
    Annotations,
    Article,
    DateMention,
    Document,
    EventMention,
    Participant,
    Phrase,
    Sentence,
)

TEXTS = {
    "ar": "انفجر مستودع في مرسيلا الجمعة وقتل 27 عاملا.",
    "fa": "انباری در مارسیلا جمعه منفجر شد و ۲۷ کارگر کشته شدند.",
    "en": "A depot exploded in Marsila on Friday, killing 27 workers.",
}
PLACES = {"ar": "مرسيلا", "fa": "مارسیلا", "en": "Marsila"}
WHO = {"ar": "سروان الدقيق", "fa": "سروان الدقیق", "en": "Sarwan al-Daqiq"}


def mention(name, language, **more):
    text = TEXTS[language]
    fields = {
        "id": name,
        "start": 0,
        "end": len(text) - 1,
        "type": "ACCIDENT",
        "trigger": Phrase(start=0, end=5, text=text[:5]),
        "place": PLACES[language],
        "participants": (Participant(name=WHO[language], role="actor"),),
    }
    return EventMention(**(fields | more))


def told(name, language, *, article=None, known=lambda _, __: None, **more):
    text = TEXTS[language]
    document = Document(
        article=Article(id=article or f"article-{name}", text=text),
        annotations=Annotations(
            article=article or f"article-{name}",
            language=language,
            sentences=(Sentence(start=0, end=len(text)),),
            events=(mention(name, language, **more),),
        ),
    )
    return next(iter(events.read(document, known)))


def score(left, right):
    link = events.compare(left, right)
    return link.score if link else 0.0


def vetoes(left, right):
    link = events.compare(left, right)
    return [one.feature for one in link.evidence if one.veto] if link else []


FRIDAY, SUNDAY = {"from_": "2025-06-06", "to": "2025-06-07"}, {"from_": "2025-06-08", "to": "2025-06-09"}
NIGHT = {"from_": "2025-06-06T20:00:00+03:00", "to": "2025-06-07T04:00:00+03:00"}
YEAR = {"from_": "2025-01-01", "to": "2026-01-01"}


@pytest.mark.parametrize(("left", "right"), [("ar", "fa"), ("ar", "en"), ("fa", "en"), ("ar", "ar")])
def test_one_happening_is_one_event_in_any_two_languages(left, right):
    assert score(told("a", left, **FRIDAY), told("b", right, **FRIDAY)) > events.RULE.join


@pytest.mark.parametrize(
    ("left", "right", "vetoed"),
    [
        (FRIDAY, SUNDAY, True),
        (FRIDAY, NIGHT, False),
        (FRIDAY, YEAR, False),
        (FRIDAY, {}, False),
        ({}, {}, False),
    ],
)
def test_times_that_lie_apart_forbid_a_link_and_unknown_ones_do_not(left, right, vetoed):
    assert (vetoes(told("a", "ar", **left), told("b", "fa", **right)) == ["event_time"]) is vetoed


@pytest.mark.parametrize(
    ("left", "right", "vetoed"),
    [
        ("دمشق", "Aleppo", True),
        ("دمشق", "Damascus", False),
        ("دمشق", "Syria", False),
        ("دمشق", "سد أيزر", False),
        ("دمشق", None, False),
    ],
)
def test_two_listed_towns_forbid_a_link_and_a_town_in_its_country_does_not(left, right, vetoed):
    found = vetoes(told("a", "ar", place=left), told("b", "en", place=right))
    assert (found == ["event_place"]) is vetoed


def test_a_type_that_reports_use_for_the_same_outranks_one_that_they_do_not():
    one = told("a", "en")
    assert score(one, told("b", "en")) > score(one, told("b", "en", type="DEATH"))
    pairs = events.proposed([one, told("b", "en", type="DEATH"), told("c", "en", type="ELECTION")])
    assert list(pairs) == [("a", "b")]


def test_the_same_people_outrank_others_and_an_entity_is_known_by_its_id():
    one = told("a", "en")
    other = (Participant(name="Mahdi Rokni", role="actor"),)
    assert score(one, told("b", "en")) > score(one, told("b", "en", participants=other))
    ids = {"article-a": "e1", "article-b": "e1"}
    alias = told("b", "en", participants=other, known=lambda article, _: ids[article])
    assert score(told("a", "en", known=lambda article, _: ids[article]), alias) > score(
        one, told("b", "en", participants=other)
    )


def test_numbers_inside_dates_are_no_numbers_of_the_event():
    text = TEXTS["en"]
    at = text.index("27")
    document = Document(
        article=Article(id="x", text=text),
        annotations=Annotations(
            article="x",
            language="en",
            sentences=(Sentence(start=0, end=len(text)),),
            dates=(
                DateMention(
                    start=at, end=at + 2, text="27", kind="point", grain="day", anchor="context", id="d"
                ),
            ),
            events=(mention("a", "en"),),
        ),
    )
    assert next(iter(events.read(document))).numbers == {}
    assert told("a", "en").numbers.keys() == {27}


def test_an_event_takes_its_time_from_most_mentions_and_says_from_which():
    members = [
        told("c", "fa", **YEAR),
        told("a", "ar", **FRIDAY),
        told("b", "en", **FRIDAY),
        told("d", "en", participants=(), place=None),
    ]
    home = {"article-a": "s2", "article-b": "s1", "article-c": "s1", "article-d": "s1"}
    event = events.event(members, home=home)
    assert (event.id, event.story, event.from_, event.to) == ("a", "s1", "2025-06-06", "2025-06-07")
    assert event.basis == ("a", "b")
    assert event.mentions == ("a", "b", "c", "d")
    assert [one.role for one in event.participants] == ["actor"]
    assert event.place in PLACES.values()


def test_groups_are_the_same_in_any_order():
    members = [told("a", "ar", **FRIDAY), told("b", "fa"), told("c", "en", **SUNDAY)]
    links = [events.compare(members[i], members[j]) for i, j in ((0, 1), (1, 2), (0, 2))]
    made = group("abc", [link for link in links if link], rule=events.RULE)
    assert made == group("cab", [link for link in reversed(links) if link], rule=events.RULE)
    assert not any({"a", "c"} <= set(found) for found in made.values())


@pytest.mark.parametrize(
    ("place", "expected"),
    [
        ("SY", True),
        ("SY:170654", True),
        ("U", False),
        ("", False),
        ("USA", False),
        ("دمشق", False),
        ("تهران", False),
    ],
)
def test_a_code_of_a_place_is_told_from_a_name_however_short(place: str, expected: bool) -> None:
    assert events._listed(place) is expected
