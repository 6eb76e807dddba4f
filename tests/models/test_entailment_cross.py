import numpy as np
import pytest

from riwaya.models import entailment_cross as cross
from riwaya.models.entailment_cues import COUNT, cues

WIDTH, WIDE = 24, 32
RNG = np.random.default_rng(5)


def weights(layers=2):
    """A small network with random weights."""
    sizes = {"qkv": (3 * WIDTH, WIDTH), "ao": (WIDTH, WIDTH), "fi": (WIDE, WIDTH), "fo": (WIDTH, WIDE)}
    found = {
        "special": drawn(3, WIDTH), "kind": drawn(2, WIDTH), "marks.weight": drawn(WIDTH, COUNT),
        "dense.weight": drawn(WIDTH, 4 * WIDTH), "dense.bias": drawn(WIDTH),
        "out.weight": drawn(3, WIDTH), "out.bias": drawn(3),
        "stance.weight": drawn(4, WIDTH), "stance.bias": drawn(4),
    }  # fmt: skip
    for number in range(layers):
        for part, shape in sizes.items():
            found[f"layers.{number}.{part}.weight"] = drawn(*shape)
            found[f"layers.{number}.{part}.bias"] = drawn(shape[0])
        for part in ("aln", "oln"):
            found[f"layers.{number}.{part}.weight"] = np.ones(WIDTH, np.float32)
            found[f"layers.{number}.{part}.bias"] = np.zeros(WIDTH, np.float32)
    return found


def drawn(*shape):
    return (RNG.normal(size=shape) / 5).astype(np.float32)


def side(tokens, marked=False):
    return drawn(tokens, WIDTH), np.full((tokens, COUNT), float(marked), np.float32)


def test_a_pair_is_one_row_with_a_token_before_between_and_after():
    held = weights()
    premise, hypothesis = side(3), side(2)
    found = cross.joined(held, premise, hypothesis)
    assert found.shape == (8, WIDTH)
    assert np.allclose(found[[0, 4, 7]], held["special"])
    assert np.allclose(found[1:4], premise[0] + held["kind"][0])
    assert np.allclose(found[5:7], hypothesis[0] + held["kind"][1])


def test_marks_move_the_scores():
    held, premise, (features, none) = weights(), side(3), side(2)
    plain, _ = cross.logits(held, premise, (features, none))
    marked, _ = cross.logits(held, premise, (features, none + 1))
    assert not np.allclose(plain, marked)


def test_scores_of_labels_and_stances():
    labels, stances = cross.logits(weights(), side(4), side(1))
    assert (labels.shape, stances.shape) == ((3,), (4,))
    assert np.isfinite([*labels, *stances]).all()


def test_each_layer_is_used():
    held, premise, hypothesis = weights(), side(3), side(2)
    both, _ = cross.logits(held, premise, hypothesis)
    one = {name: values for name, values in held.items() if not name.startswith("layers.1")}
    assert not np.allclose(both, cross.logits(one, premise, hypothesis)[0])


def test_sides_are_told_apart():
    held, one, other = weights(), side(3), side(3)
    assert not np.allclose(cross.logits(held, one, other)[0], cross.logits(held, other, one)[0])


def read(text):
    spans = [(at, at + 1) for at in range(len(text))]
    return cues(text), np.array(spans, np.int64)


@pytest.mark.parametrize(
    ("premise", "claim"),
    [
        (["Rain fell.", "40 people came."], "40 came"),
        (["هطل المطر.", "حضر 40 شخصا."], "حضر 40"),
        (["باران بارید.", "40 نفر آمدند."], "40 نفر"),
    ],
)
def test_a_number_in_any_sentence_is_the_claims_number(premise, claim):
    own, back = cross.joined_marks([read(one) for one in premise], read(claim), most=None)
    assert own.shape == (sum(map(len, premise)), COUNT)
    # The second mark: a number that the other side has too.
    assert own[:, 1].sum() == 2
    assert back[:, 1].sum() == 2


def test_of_a_long_sentence_only_the_first_tokens_are_kept():
    own, _ = cross.joined_marks([read("Rain fell."), read("40 people came.")], read("40 came"), most=5)
    assert own.shape == (10, COUNT)
