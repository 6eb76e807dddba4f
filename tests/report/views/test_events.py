"""Events and places: by the time of the happening, in the words that tell it."""

import msgspec
from tests.report.dossiers import HARBOUR, dossier

from riwaya.report.corpus import build
from riwaya.report.views.events import Events, events
from riwaya.report.views.places import places


def shown(*, excerpts: bool = False, **changes: object) -> Events:
    given = dossier()
    told = msgspec.structs.replace(given.stories[0], **changes)
    given = msgspec.structs.replace(given, stories=(told, *given.stories[1:]))
    return events(build(given, excerpts=excerpts), told)


def test_events_of_several_accounts_stand_apart_from_those_of_one() -> None:
    found = shown()
    assert [(one.type, one.accounts) for one in found.several] == [("COOPERATE", 3)]
    assert [(one.type, one.accounts) for one in found.lone] == [("DISASTER", 1)]


def test_an_event_is_told_in_its_sentences() -> None:
    told = {one.article.key: one for one in shown().several[0].tellings}
    assert told["en/harbour"].sentence.text == HARBOUR.split("\n")[0]
    assert told["en/harbour"].trigger.text == "reopened"


def test_the_words_that_date_an_event_are_its_basis() -> None:
    assert [words.text for words in shown().several[0].basis] == ["صباح الاثنين"]


def test_what_is_not_actual_is_said() -> None:
    (flood,) = shown().lone
    assert (flood.context, flood.background, flood.from_) == ("historical", True, None)


def test_events_not_looked_for_are_not_events_not_found() -> None:
    assert shown(events=()).looked
    given = dossier()
    bare = given.stories[1]
    assert not events(build(given, excerpts=False), bare).looked


def test_events_that_were_not_joined_stand_one_by_one() -> None:
    found = shown(events=None)
    assert (found.looked, found.joined, found.several) == (True, False, ())
    assert [one.type for one in found.lone] == ["COOPERATE"] * 3


def test_places_say_what_happened_there() -> None:
    given = dossier()
    corpus = build(given, excerpts=False)
    found = places(corpus, given.stories[0], events(corpus, given.stories[0]).several)
    assert [(spot.place.key, spot.accounts, len(spot.events)) for spot in found] == [
        ("bridge", 3, 1),
        ("town", 4, 0),
    ]
