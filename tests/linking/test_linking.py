"""The linking stage over a workspace: order, batches, changes and removals leave no trace."""

import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from riwaya import linking
from riwaya.encoding import Meaning, Meanings
from riwaya.models import similarity
from riwaya.store.sqlite import open_store
from riwaya.types import Article, Judgement, Target, content_id
from riwaya.workflow import annotate_articles, no_progress

TEXTS = {
    "a": "افتتح الوزير سامي النوري جسر السنابل يوم الأحد 4 كانون الثاني/يناير 2026.\n"
    "وقال النوري: «الجسر يربط الضفتين».\n",
    "b": "افتتح الوزير سامي النوري جسر السنابل يوم الأحد.\nوقال النوري: «الجسر يربط الضفتين منذ اليوم».\n",
    "c": "سامی نوری، وزیر راه، روز یکشنبه ۱۴ دی ۱۴۰۴ پل سنبل را گشود.\n"
    "نوری گفت: «پل دو کرانه را به هم می‌پیوندد».\n",
    "d": "“The bridge joins the two banks,” Sami Nouri said after he opened the Sanabel bridge on Sunday.\n",
    "e": "عاد الوزير سامي النوري إلى جسر السنابل بعد شهر من افتتاحه في 4 كانون الثاني/يناير 2026.\n",
    "f": "قالت ليلى الحداد إن محصول القمح زاد هذا العام في سهول نوارة.\n",
    "g": "زار سامي النوري مدينة حلب ووزارة النقل السورية في حلب.\n",
    "h": "قال النوري في حلب: «لن نغلق الجسر».\n",
}
DAYS = {"e": "2026-02-05", "f": None, "g": "2026-01-20"}


def _document(name: str, text: str):
    made = Article(id=name, text=text, outlet=f"outlet {name}", published=DAYS.get(name, "2026-01-05"))
    return made, annotate_articles([made])[0]


DOCUMENTS = {name: _document(name, text) for name, text in TEXTS.items()}
CHANGED = _document("b", "قال سامي النوري في حلب: «لم يفتح جسر السنابل».\n")
TARGETS = tuple(Target(article=one, layer="articles", text="") for one in "fg")
SAME = Judgement(id="j", verdict="same", relation="story", targets=TARGETS, who="me", when="2026-01-06")


@pytest.fixture(scope="module")
def meanings():
    from tests.conftest import WordEncoder

    meaning = Meaning(WordEncoder(), similarity.of(WordEncoder()))
    return Meanings(articles=meaning, sentences=meaning)


def put(store, documents, meanings):
    store.put_articles(article for article, _ in documents)
    store.put_annotations("v", [found for _, found in documents])
    relink(store, meanings)


def relink(store, meanings):
    linking.link_new(store, meanings, track=no_progress)
    linking.regroup(store, meanings)


def grouped(steps, meanings):
    """The groups after these steps; ids of stories given out on the way are no part of the result."""
    with tempfile.TemporaryDirectory() as folder, open_store(Path(folder), create=True) as store:
        for step in steps:
            step(store)
        made = linking.grouped(store)
        return {name: getattr(made, name) for name in made.__struct_fields__ if name != "redirects"}


@st.composite
def histories(draw):
    """Batches of articles in some order, with a removal and a change somewhere among them."""
    names = draw(st.permutations(sorted(TEXTS)))
    cuts = sorted(draw(st.sets(st.integers(1, len(names) - 1), max_size=4)))
    batches = [names[a:b] for a, b in zip([0, *cuts], [*cuts, len(names)], strict=True)]
    return batches, draw(st.sets(st.sampled_from(sorted(TEXTS)), max_size=3)), draw(st.booleans())


@settings(max_examples=12, deadline=None)
@given(histories())
def test_any_history_gives_what_one_batch_gives(meanings, history):
    batches, removed, judged = history
    first = [lambda store: store.put_judgements([SAME])] if judged else []
    adding = [
        lambda store, batch=batch: put(store, [DOCUMENTS[one] for one in batch], meanings)
        for batch in batches
    ]
    last = [
        lambda store: put(store, [CHANGED], meanings),
        lambda store: linking.forget(store, removed),
        lambda store: relink(store, meanings),
    ]
    wanted = {**DOCUMENTS, "b": CHANGED}
    once = [lambda store: put(store, [wanted[one] for one in sorted(wanted) if one not in removed], meanings)]
    with_judgement = [*once, *first, *([lambda store: relink(store, meanings)] if first else [])]
    assert grouped([*adding, *first, *last], meanings) == grouped(with_judgement, meanings)


def test_stories_entities_and_utterances_are_made_and_kept_until_something_changes(meanings, monkeypatch):
    with tempfile.TemporaryDirectory() as folder, open_store(Path(folder), create=True) as store:
        put(store, list(DOCUMENTS.values()), meanings)
        made = linking.grouped(store)
        assert {"a", "b"} <= set(next(one.articles for one in made.stories if "a" in one.articles))
        assert any(len(one.mentions) > 3 for one in made.entities)
        assert any(len(one.quotes) > 1 for one in made.utterances)
        assert made.links
        described = []
        monkeypatch.setattr(linking.inside, "_remake", lambda _, __, clusters: described.extend(clusters))
        put(store, [_document("z", "زلزال خفيف قرب جزيرة بعيدة.\n")], meanings)
        assert described == [frozenset("z")]


def test_what_is_forgotten_leaves_no_vectors(meanings):
    with tempfile.TemporaryDirectory() as folder, open_store(Path(folder), create=True) as store:
        put(store, [DOCUMENTS[one] for one in "abd"], meanings)
        keys = [content_id([text]) for text in linking.inside.texts(store.documents("abd"))]
        assert store.vectors(meanings.sentences.encoder.version, keys)
        assert linking.forget(store, "abd") == 3
        relink(store, meanings)
        assert store.vectors(meanings.sentences.encoder.version, keys) == {}
        assert linking.grouped(store).stories == ()
