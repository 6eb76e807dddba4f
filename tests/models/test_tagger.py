import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from riwaya import workflow
from riwaya.errors import ModelError
from riwaya.models import tagger_weights
from riwaya.models.e5 import E5Encoder
from riwaya.models.tagger import STRETCH, E5Tagger
from riwaya.text.tokens import tokens

pytestmark = pytest.mark.skipif(not tagger_weights.SHIPPED.exists(), reason="no tagger weights here")

TEXTS = [
    "قال وزير الزراعة سامي النوري إن روسيا سترسل القمح إلى تونس.",
    "حسن کریمی، شهردار تهران، از وزارت نیرو خواست آب را به اصفهان برساند.",
    "Layla Haddad of the Ministry of Water told reporters in Geneva that Jordan would pay.",
]
NAMES = [
    [("سامي النوري", "person"), ("روسيا", "place"), ("تونس", "place")],
    [("حسن کریمی", "person"), ("تهران", "place"), ("اصفهان", "place")],
    [("Layla Haddad", "person"), ("Geneva", "place"), ("Jordan", "place")],
]
HOSTILE = ["\ufdfa" * 100_000, "\0" * 1000, "</s>" * 300, "س" * 1_000_000, "\u0301" * 1000, "", "\ud800"]


@pytest.fixture(scope="module")
def tagger():
    return E5Tagger.load(threads=2)


@pytest.mark.parametrize(("text", "names"), list(zip(TEXTS, NAMES, strict=True)), ids=["ar", "fa", "en"])
def test_plain_names_are_found(tagger, text, names):
    (found,) = tagger.tag([text])
    assert set(names) <= {(text[one.start : one.end], one.kind) for one in found}


def test_common_words_are_none(tagger):
    assert (
        tagger.tag(["هطلت أمطار غزيرة مساء أمس.", "دیروز باران بارید.", "It rained hard all night."])
        == [()] * 3
    )


def test_spans_do_not_depend_on_the_batch(tagger):
    alone = [tagger.tag([text])[0] for text in TEXTS]
    together = tagger.tag([*TEXTS, *(f"{i} " + "متن " * 90 for i in range(8))])[: len(TEXTS)]
    assert [[one[:3] for one in each] for each in alone] == [[one[:3] for one in each] for each in together]


def test_tags_and_vectors_come_from_one_pass(tagger):
    tags, vectors = tagger.tag_and_encode(TEXTS)
    assert [[one[:3] for one in each] for each in tags] == [
        [one[:3] for one in each] for each in tagger.tag(TEXTS)
    ]
    plain = E5Encoder.load(threads=2).encode(TEXTS)
    assert (vectors * plain).sum(axis=1).min() >= 0.9999


def test_a_text_longer_than_the_encoder_reads_is_tagged_to_its_end(tagger):
    text = TEXTS[2] + " Then it rained." * (3 * STRETCH // 16) + " " + TEXTS[2]
    (found,) = tagger.tag([text])
    assert text.rindex("Layla Haddad") in {one.start for one in found}


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: f"{text[:1]!r} x {len(text)}")
def test_hostile_text_is_tagged_in_bounded_time(tagger, text):
    started = time.process_time()
    found, plain = tagger.tag([text, TEXTS[0]])
    assert time.process_time() - started < 20
    assert plain == tagger.tag([TEXTS[0]])[0]
    assert all(0 <= one.start < one.end <= len(text) for one in found)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(st.sampled_from("سامي النوري Layla H.،«»\u200c\ufdfa\0\n1٢é "), max_size=80))
def test_spans_lie_in_the_text_in_order_and_cut_no_word(tagger, text):
    (found,) = tagger.tag([text])
    edges = [(one.start, one.end) for one in tokens(text)]
    end = 0
    for one in found:
        assert end <= one.start < one.end <= len(text)
        assert one.start in {start for start, _ in edges}
        assert one.end in {stop for _, stop in edges}
        assert 0 < one.score <= 1
        end = one.end


def test_missing_weights_are_said(tmp_path):
    with pytest.raises(ModelError, match=r"none\.npz"):
        E5Tagger.load(path=tmp_path / "none.npz")


def test_the_tagger_is_among_the_steps_where_it_is_wanted(monkeypatch):
    mentions = [one.version for one in workflow.steps() if one.name == "mentions"]
    monkeypatch.setenv("RIWAYA_TAGGER", "yes")
    workflow._steps.cache_clear()
    tagged = [one.version for one in workflow.steps() if one.name == "mentions"]
    workflow._steps.cache_clear()
    assert [one.partition("+")[0] for one in tagged] == mentions
    assert "+tagger-" in tagged[0]


def test_without_weights_the_rules_stand_alone(monkeypatch, tmp_path):
    def missing(**_):
        raise ModelError("no weights")

    monkeypatch.setenv("RIWAYA_TAGGER", "yes")
    monkeypatch.setattr(workflow.E5Tagger, "load", missing)
    assert workflow.default_tagger() is None
