import numpy as np
import pytest

from riwaya import encoding
from riwaya.store.sqlite import open_store


@pytest.fixture
def store(tmp_path):
    with open_store(tmp_path, create=True) as opened:
        yield opened


def test_a_text_is_encoded_once_whatever_article_it_stands_in(store, encoder, monkeypatch):
    first = encoding.vectors(["نعم", "بله", "نعم", "  "], encoder=encoder, store=store)
    monkeypatch.setattr(type(encoder), "encode", lambda *_: pytest.fail("encoded again"))
    again = encoding.vectors(["بله", "نعم"], encoder=encoder, store=store)
    assert set(first) == set(again) == {"نعم", "بله"}
    assert all(np.array_equal(first[text], again[text]) for text in first)


def test_another_model_does_not_get_its_vectors(store, encoder, monkeypatch):
    encoding.vectors(["yes"], encoder=encoder, store=store)
    asked = []
    monkeypatch.setattr(type(encoder), "version", "words/2")
    encode = type(encoder).encode
    monkeypatch.setattr(
        type(encoder), "encode", lambda self, texts: asked.extend(texts) or encode(self, texts)
    )
    encoding.vectors(["yes"], encoder=encoder, store=store)
    assert asked == ["yes"]


def test_batches_give_what_one_batch_gives(store, encoder, monkeypatch):
    monkeypatch.setattr(encoding, "BATCH", 2)
    texts = [f"text {number}" for number in range(5)]
    found = encoding.vectors(texts, encoder=encoder, store=store)
    assert all(np.allclose(found[text], encoder.encode([text])[0]) for text in texts)
