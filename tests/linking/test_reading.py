from riwaya.linking import reading
from riwaya.types import Judgement, Target


def judgement(id: str, verdict: str, **fields) -> Judgement:
    target = Target(article="a", layer="quotes", text="نعم")
    return Judgement(id=id, verdict=verdict, targets=(target,), who="me", when="2026-01-01", **fields)


def test_judgements_on_items_are_replayed_when_documents_are_read(store):
    store.put_judgements([judgement("j", "wrong")])
    (document,) = reading.mended(store)
    (kept,) = store.documents()
    assert (document.annotations.quotes, len(kept.annotations.quotes)) == ((), 1)


def test_what_a_judgement_changed_has_an_id(store):
    store.put_judgements([judgement("j", "change", new={"kind": "free"})])
    ((quote,),) = [one.annotations.quotes for one in reading.mended(store)]
    assert quote.kind == "free"
    assert quote.id


def test_only_judgements_on_items_belong_to_an_article():
    pair = Judgement(id="p", verdict="same", targets=(), who="me", when="2026", relation="story")
    assert list(reading.by_article([judgement("j", "wrong"), pair])) == ["a"]
