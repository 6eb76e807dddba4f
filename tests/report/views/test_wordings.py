"""Utterances: equal wordings as one, differences on the words they are about."""

import msgspec
from tests.report.dossiers import HARBOUR, dossier

from riwaya.report.corpus import build
from riwaya.report.views.wordings import blocks
from riwaya.types import Difference, Document, Dossier, StoryDossier


def said(given: Dossier, told: StoryDossier | None = None):
    return blocks(build(given, excerpts=False), told or given.stories[0])


def test_the_utterance_of_most_outlets_comes_first() -> None:
    assert [block.outlets for block in said(dossier())] == [4, 3, 1]


def test_a_copy_is_said_to_be_one() -> None:
    tellers = [teller for wording in said(dossier())[0].wordings for teller in wording.tellers]
    assert [(t.article.outlet.name, t.is_copy) for t in tellers if t.is_copy] == [("نسيم", True)]


def test_pieces_are_the_quotation_and_marks_lie_on_their_words() -> None:
    english = next(w for w in said(dossier())[0].wordings if w.lang == "en")
    assert "".join(piece.text for piece in english.pieces) == "Forty houses were flooded and we lost nobody,"
    assert [(p.text, p.kinds) for p in english.pieces if p.kinds] == [
        ("Forty", ("number",)),
        ("and we lost nobody", ("only",)),
    ]


def test_another_verb_is_marked_at_the_verb() -> None:
    assert {w.lang: w.cue_differs for w in said(dossier())[0].wordings if w.via or w.lang != "ar"} == {
        "ar": True,
        "fa": True,
        "en": False,
    }


def test_the_same_words_of_two_outlets_are_one_wording_with_the_differences_of_both() -> None:
    given = dossier()
    twin = msgspec.structs.replace(given.documents[3].article, id="en/twin", outlet="The Twin")
    notes = given.documents[3].annotations
    quote = msgspec.structs.replace((notes.quotes or ())[0], id="twin-quote")
    notes = msgspec.structs.replace(notes, article="en/twin", quotes=(quote,))
    documents = (
        *given.documents,
        msgspec.structs.replace(given.documents[3], article=twin, annotations=notes),
    )
    told = given.stories[0]
    start = HARBOUR.index("houses")
    extra = Difference(
        kind="changed",
        left_quote="twin-quote",
        right_quote=told.utterances[0].quotes[2],
        left=(start, start + 6),
    )
    utterance = msgspec.structs.replace(
        told.utterances[0],
        quotes=(*told.utterances[0].quotes, "twin-quote"),
        differences=(*told.utterances[0].differences, extra),
    )
    given = msgspec.structs.replace(given, documents=documents)
    block = said(given, msgspec.structs.replace(told, utterances=(utterance,)))[0]
    english = [w for w in block.wordings if w.lang == "en"]
    assert [[t.article.outlet.name for t in w.tellers] for w in english] == [["The Harbour Post", "The Twin"]]
    assert {p.text for p in english[0].pieces if p.kinds} == {"Forty", "houses", "and we lost nobody"}


def test_a_doubtful_reading_is_said_to_be_unsure() -> None:
    assert [w.lang for block in said(dossier()) for w in block.wordings if w.unsure] == ["fa"]


def test_a_reported_act_says_what_it_is_and_is_counted_apart() -> None:
    given = dossier()
    told = given.stories[0]
    act = told.utterances[0].quotes[-1]
    documents = tuple(with_act(document, act) for document in given.documents)
    block = said(msgspec.structs.replace(given, documents=documents), told)[0]
    assert [wording.act for wording in block.wordings].count(True) == block.reported == 1


def with_act(document: Document, key: str) -> Document:
    """The document with the quote of this id as a reported act."""
    found = document.annotations
    quotes = tuple(
        msgspec.structs.replace(one, kind="indirect", act=True) if one.id == key else one
        for one in found.quotes or ()
    )
    return msgspec.structs.replace(document, annotations=msgspec.structs.replace(found, quotes=quotes))
