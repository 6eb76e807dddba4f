import time

import numpy as np
import pytest

from riwaya.errors import ModelError
from riwaya.models import alignment, backends, e5
from riwaya.models.e5 import E5Encoder
from riwaya.models.similarity import Similarity

MEETING = {
    "ar": "التقى وزير الزراعة نظيره في المدينة الساحلية يوم الأحد لبحث صادرات القمح.",
    "fa": "وزیر کشاورزی روز یکشنبه با همتای خود در شهر ساحلی دربارهٔ صادرات گندم دیدار کرد.",
    "en": "The minister of agriculture met his counterpart in the coastal city on Sunday to discuss wheat.",
}
FLOOD = {
    "ar": "غمرت السيول ثلاث قرى جبلية بعد أمطار غزيرة.",
    "fa": "سیل پس از باران شدید سه روستای کوهستانی را فرا گرفت.",
    "en": "Floods covered three mountain villages after heavy rain.",
}
HOSTILE = ["\ufdfa" * 100_000, "\0" * 1000, "</s>" * 300, "س" * 1_000_000, "\u0301" * 1000, "", "\ud800"]


@pytest.fixture(scope="session")
def encoder(tmp_path_factory):
    return E5Encoder.load(threads=2)


@pytest.mark.parametrize(("left", "right"), [("ar", "fa"), ("fa", "ar"), ("ar", "en"), ("en", "fa")])
def test_a_translation_outranks_another_sentence(encoder, left, right):
    one, same, other = encoder.encode([MEETING[left], MEETING[right], FLOOD[right]])
    assert one @ same > one @ other + 0.03


def test_rows_are_unit_vectors_in_the_order_given(encoder):
    texts = [MEETING["ar"], "", FLOOD["en"], MEETING["ar"]]
    vectors = encoder.encode(texts)
    assert vectors.shape == (4, encoder.dimension)
    assert vectors.dtype == np.float32
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)
    assert np.array_equal(vectors[0], vectors[3])
    assert encoder.encode([]).shape == (0, 384)


def test_a_vector_does_not_depend_on_its_batch(encoder):
    texts = [*MEETING.values(), *FLOOD.values(), "نعم", "word " * 150]
    alone = np.concatenate([encoder.encode([text]) for text in texts])
    together = encoder.encode(texts)
    among_long = encoder.encode([*texts, *(f"{i} " + "متن " * 90 for i in range(8))])[: len(texts)]
    assert (alone * together).sum(axis=1).min() >= 0.9999
    assert (alone * among_long).sum(axis=1).min() >= 0.9999


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: f"{text[:1]!r} x {len(text)}")
def test_hostile_text_gets_a_vector_in_bounded_time(encoder, text):
    started = time.monotonic()
    vectors = encoder.encode([text, MEETING["fa"]])
    assert np.isfinite(vectors).all()
    assert time.monotonic() - started < 10
    assert vectors[1] @ encoder.encode([MEETING["fa"]])[0] >= 0.9999


def test_token_features_come_with_offsets_and_the_sentence_vector(encoder):
    texts = [FLOOD["fa"], "", MEETING["ar"]]
    found = encoder.tokens(texts, layers=(0, 6, 12))
    assert [len(one.offsets) for one in found] == [len(one.features) for one in found]
    assert found[0].features.shape[1:] == (3, 384)
    start, end = found[2].offsets[0]
    assert texts[2][start:end] == "الت"
    vectors = encoder.encode(texts)
    assert all(one.vector @ row >= 0.9999 for one, row in zip(found, vectors, strict=True))


def test_features_do_not_depend_on_the_batch(encoder):
    alone = encoder.tokens([FLOOD["ar"]], layers=(9,))[0].features
    among = encoder.tokens([MEETING["en"], FLOOD["ar"], "متن " * 90], layers=(9,))[1].features
    assert np.abs(alone - among).max() < 1e-3


def test_a_layer_that_is_not_there_is_refused(encoder):
    with pytest.raises(ValueError, match=r"\[13\]"):
        encoder.tokens(["متن"], layers=(1, 13))


def test_an_aligned_twin_shares_the_session_and_gives_what_a_loaded_one_gives(encoder):
    twin = encoder.aligned()
    loaded = E5Encoder.load(threads=2, pooling="aligned")
    assert twin.version == loaded.version != encoder.version
    assert twin._sentence is encoder._sentence
    assert not encoder.is_aligned
    assert np.allclose(twin.encode([MEETING["ar"]]), loaded.encode([MEETING["ar"]]), atol=1e-5)


def test_aligned_vectors_score_translations_over_the_threshold_and_other_sentences_below():
    aligned = E5Encoder.load(threads=2, pooling="aligned")
    similarity = Similarity.load(encoder=aligned.version)
    for left, right in (("ar", "fa"), ("ar", "en"), ("en", "fa")):
        one, other = (aligned.encode([MEETING[code], FLOOD[code]]) for code in (left, right))
        scores = similarity.score(one, other, left, right)
        assert np.diag(scores).min() > similarity.threshold > np.diag(scores[::-1]).max() + 1


def test_both_poolings_come_from_the_same_states(encoder):
    aligned = E5Encoder.load(threads=2, pooling="aligned")
    texts = [MEETING["ar"], FLOOD["en"]]
    states = encoder.states(texts)
    assert np.allclose(states[:, -encoder.dimension :], encoder.encode(texts), atol=1e-5)
    assert np.allclose(alignment.load()(states), aligned.encode(texts), atol=1e-4)
    assert aligned.version != encoder.version
    assert aligned.encode(texts).shape == (2, aligned.dimension)
    assert all(
        one.vector @ row >= 0.9999
        for one, row in zip(aligned.tokens(texts), aligned.encode(texts), strict=True)
    )


def test_batches_are_sorted_bounded_and_complete():
    lengths = [5, 512, 40, 512, 512, 512, 512, *([7] * 40)]
    found = list(e5.batches(lengths))
    assert sorted(i for batch in found for i in batch) == list(range(len(lengths)))
    assert all(len(batch) * max(lengths[i] for i in batch) <= e5.MAX_BATCH_TOKENS for batch in found)
    assert max(map(len, found)) == e5.MAX_BATCH
    assert [] not in found


def test_damaged_weights_in_the_cache_are_named(encoder, tmp_path):
    files = e5.prepare()
    (tmp_path / e5.SENTENCE_GRAPH).write_bytes((files.folder / e5.SENTENCE_GRAPH).read_bytes())
    broken = E5Encoder(
        e5.Files(files.model, tmp_path, "v"), backends.Choice("onnxruntime", "f32", ""), threads=1
    )
    with pytest.raises(ModelError, match="delete its folder"):
        broken.encode(["متن"])


def test_the_runtimes_agree(encoder):
    pytest.importorskip("openvino")
    texts = [*MEETING.values(), *FLOOD.values()]
    vectors = []
    for runtime in ("onnxruntime", "openvino"):
        one = E5Encoder(e5.prepare(), backends.Choice(runtime, "f32", "test"), threads=1)
        vectors.append(one.encode(texts))
    assert (vectors[0] * vectors[1]).sum(axis=1).min() >= 0.9999
