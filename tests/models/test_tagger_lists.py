import itertools

import numpy as np
import pytest

from riwaya.errors import ModelError
from riwaya.models import tagger_lists
from riwaya.models.tagger_decoding import LABELS, STEPS, begins, log_marginals, log_shares
from riwaya.models.tagger_features import NAMES
from riwaya.text.tokens import tokens

RANDOM = np.random.default_rng(5)
PLACE = 1


def field(**weights: float) -> tagger_lists.Field:
    """A field that follows the network, and adds weights to a place's first label by feature."""
    table = np.zeros((len(NAMES), len(LABELS)), np.float32)
    for label in range(len(LABELS)):
        table[NAMES.index(f"log {label}"), label] = 1
    for name, weight in weights.items():
        table[NAMES.index(name.replace("_", " ")), begins(PLACE)] = weight
    return tagger_lists.Field(table, np.zeros((len(LABELS), len(LABELS)), np.float32), 1.0)


def test_a_listed_place_is_found_where_the_network_is_unsure(tmp_path):
    words = tokens("وصل إلى بيروت أمس")
    scores = np.zeros((4, len(LABELS)), np.float32)
    scores[:, 0] = 2
    path = tmp_path / "lists.npz"
    for weight, label in ((0.0, 0), (4.0, begins(PLACE))):
        tagger_lists.write(path, {"ar": field(begins_city=weight)})
        labels, shares = tagger_lists.weighed(tagger_lists.load(path), words, log_shares(scores))
        assert labels.tolist() == [0, 0, label, 0]
        assert np.allclose(np.exp(shares).sum(axis=1), 1)


def test_a_language_without_a_field_keeps_what_the_network_says(tmp_path):
    tagger_lists.write(tmp_path / "lists.npz", {"ar": field()})
    shares = log_shares(RANDOM.normal(size=(3, len(LABELS))).astype(np.float32))
    _, kept = tagger_lists.weighed(tagger_lists.load(tmp_path / "lists.npz"), tokens("He went home"), shares)
    assert kept is shares


def test_marginals_are_sums_over_all_rows_of_labels():
    scores, steps = RANDOM.normal(size=(3, len(LABELS))), RANDOM.normal(size=STEPS.shape) + STEPS
    sums = np.zeros(scores.shape)
    for row in itertools.product(range(len(LABELS)), repeat=3):
        score = steps[-1, row[0]] + sum(scores[at, label] for at, label in enumerate(row))
        score += sum(steps[one, other] for one, other in itertools.pairwise(row))
        sums[range(3), row] += np.exp(score)
    found = np.exp(log_marginals(scores.astype(np.float32), steps.astype(np.float32)))
    assert np.allclose(found, sums / sums.sum(axis=1, keepdims=True), atol=1e-4)


@pytest.mark.parametrize("content", [None, b"", b"PK\x03\x04 not an archive"])
def test_a_missing_or_damaged_file_is_said(tmp_path, content):
    path = tmp_path / "lists.npz"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(ModelError, match=r"lists\.npz"):
        tagger_lists.load(path)


def test_a_file_of_other_features_is_said(tmp_path, monkeypatch):
    tagger_lists.write(tmp_path / "lists.npz", {"ar": field()})
    monkeypatch.setattr(tagger_lists, "NAMES", NAMES[:-1])
    with pytest.raises(ModelError, match="features"):
        tagger_lists.load(tmp_path / "lists.npz")
