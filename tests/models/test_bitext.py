import numpy as np
import pytest

from riwaya.models.bitext import align


def sentences(*rows, dimension=48):
    """Unit vectors: each row names its topics; all share a common part, as sentences of one story do."""
    found = np.zeros((len(rows), dimension), np.float32)
    found[:, 0] = 1.6
    for vector, topics in zip(found, rows, strict=True):
        vector[list(topics)] = 1 / len(topics) ** 0.5
    return found / np.linalg.norm(found, axis=1, keepdims=True)


def rows(pairs):
    return [(pair.left, pair.right) for pair in pairs]


def test_pairs_are_found_in_any_order():
    left = sentences([1], [2], [3], [4])
    right = sentences([9], [3], [1], [8])
    assert rows(align(left, right)) == [(0, 2), (2, 1)]


def test_one_sentence_told_in_two_is_paired_with_both():
    left = sentences([1], [2, 3], [4])
    right = sentences([1], [2], [3], [4])
    assert rows(align(left, right)) == [(0, 0), (1, 1), (1, 2), (2, 3)]
    assert rows(align(right, left)) == [(0, 0), (1, 1), (2, 1), (3, 2)]


def test_unrelated_articles_have_no_pairs():
    assert align(sentences([1], [2], [3]), sentences([4], [5], [6])) == ()


def test_a_sentence_alike_to_many_is_paired_with_none():
    assert align(sentences([1], [1], [1]), sentences([1], [1], [1])) == ()


def test_single_sentences_are_held_against_unrelated_ones():
    same = sentences([1])
    assert rows(align(same, same)) == [(0, 0)]
    assert align(same, same, unrelated=0.99) == ()


def test_a_pair_below_the_least_cosine_is_dropped():
    left, right = sentences([1], [2], [3]), sentences([1], [5], [6])
    (pair,) = align(left, right)
    assert align(left, right, least=0.999) == (pair,)
    assert align(left, right, least=1.1) == ()


@pytest.mark.parametrize("shape", [(0, 3), (3, 0), (0, 0)])
def test_an_article_without_sentences_has_no_pairs(shape):
    left, right = (np.zeros((count, 8), np.float32) for count in shape)
    assert align(left, right) == ()


def test_alignment_is_the_same_from_both_sides():
    generator = np.random.default_rng(3)
    left = generator.normal(size=(9, 16)).astype(np.float32)
    right = np.concatenate([left[::2] + 0.4 * generator.normal(size=(5, 16)), left[:2]]).astype(np.float32)
    left, right = (side / np.linalg.norm(side, axis=1, keepdims=True) for side in (left, right))
    there = align(left, right, unrelated=0.0)
    back = align(right, left, unrelated=0.0)
    assert there
    assert sorted((pair.right, pair.left) for pair in there) == sorted(rows(back))
