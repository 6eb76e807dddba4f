"""A name's page: with whom, and what happened."""

from tests.report.dossiers import dossier

from riwaya.report.corpus import build
from riwaya.report.views.entity import entity_page
from riwaya.report.views.outlet import outlet_pages


def test_companions_are_counted_by_article() -> None:
    found = entity_page(build(dossier(), excerpts=False), "karam/1")
    assert found
    assert [(one.named.key, one.articles) for one in found.companions] == [("town", 4), ("bridge", 3)]


def test_a_place_says_what_happened_there_and_a_person_what_they_took_part_in() -> None:
    corpus = build(dossier(), excerpts=False)
    for key in ("bridge", "karam/1"):
        found = entity_page(corpus, key)
        assert found
        assert [one.type for _, one in found.events] == ["COOPERATE"]


def test_an_outlet_says_whose_text_it_shares_and_whom_it_names() -> None:
    pages = {page.outlet.name: page for page in outlet_pages(build(dossier(), excerpts=False))}
    assert [(one.name, count) for one, count in pages["نسيم"].copies] == [("المنارة", 1)]
    assert ("Sahel", 1) in pages["نسيم"].sources
    assert [row.entity.key for row in pages["نسيم"].designations.main] == ["karam/1"]
