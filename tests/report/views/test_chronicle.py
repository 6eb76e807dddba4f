"""The timeline of all stories: by the time of what happened, in pages, with a drawing."""

import msgspec
import pytest
from tests.report.dossiers import dossier

from riwaya.report.corpus import build
from riwaya.report.views import chronicle
from riwaya.report.views.chronicle import bars, timeline_pages


def test_the_latest_comes_first_and_stories_before_their_events() -> None:
    (page,) = timeline_pages(build(dossier(), excerpts=False))
    assert [point.from_ for point in page.points] == ["2031-09-02", "2031-03-03"]
    assert [(entry.type, entry.accounts) for entry in page.points[1].entries] == [(None, 4), ("COOPERATE", 3)]
    assert page.points[1].entries[0].contradictions == 1


def test_undated_stories_are_not_on_the_timeline() -> None:
    given = dossier()
    bare = msgspec.structs.replace(given.stories[1].story, from_=None, to=None)
    told = msgspec.structs.replace(given.stories[1], story=bare)
    (page,) = timeline_pages(
        build(msgspec.structs.replace(given, stories=(given.stories[0], told)), excerpts=False)
    )
    assert len(page.points) == 1


def test_an_empty_dossier_has_an_empty_page() -> None:
    given = msgspec.structs.replace(dossier(), stories=())
    (page,) = timeline_pages(build(given, excerpts=False))
    assert (page.points, bars([page])) == ((), ())


@pytest.mark.parametrize(
    ("most", "expected"),
    [(400, 184), (60, ["2031-03", "2031-04", "2031-05", "2031-06", "2031-07", "2031-08", "2031-09"])],
)
def test_distance_in_the_drawing_is_time(monkeypatch, most: int, expected: int | list[str]) -> None:
    monkeypatch.setattr(chronicle, "_BARS", most)
    found = bars(timeline_pages(build(dossier(), excerpts=False)))
    assert (len(found) if isinstance(expected, int) else [bar.from_ for bar in found]) == expected
    told = [(bar.from_[:7], bar.count, bar.height) for bar in found if bar.href]
    assert told == [("2031-03", 1, 1), ("2031-09", 1, 1)]


def test_one_year_is_no_drawing_of_years(monkeypatch) -> None:
    monkeypatch.setattr(chronicle, "_BARS", 1)
    assert [bar.from_ for bar in bars(timeline_pages(build(dossier(), excerpts=False)))] == ["2031"]
