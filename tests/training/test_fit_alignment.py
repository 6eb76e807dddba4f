import numpy as np
import pytest

from riwaya.models.alignment import unit
from training import fit_alignment as subject

RANDOM = np.random.default_rng(0)


def translations(*, noise, lines=200, dimension=6):
    """Lines in two languages: the same but for noise along the first axis and a shift of one language."""
    meaning = RANDOM.normal(size=(lines, dimension))
    strength = np.array([noise, *[0.05] * (dimension - 1)])
    left = meaning + RANDOM.normal(size=meaning.shape) * strength
    right = meaning + RANDOM.normal(size=meaning.shape) * strength + 3
    return {"ar": left.astype(np.float32), "fa": right.astype(np.float32)}


def test_covariance_within_sees_the_noise_and_not_the_shift_of_a_language():
    found = subject.within(translations(noise=1.0))
    assert found[0, 0] == pytest.approx(1.0, rel=0.3)
    assert np.diag(found)[1:].max() < 0.01


def test_a_couple_measured_from_other_means_counts_the_shift_too():
    lines = translations(noise=0.1)
    own = subject.within_couple(*(rows - rows.mean(axis=0) for rows in lines.values()))
    other = subject.within_couple(lines["ar"], lines["fa"])
    assert other[2, 2] > 100 * own[2, 2]


def test_evening_weighs_noisy_directions_less():
    lines = translations(noise=2.0)
    matrix = subject.evening(subject.within(lines), subject.between(lines), 6)
    weights = np.linalg.norm(matrix, axis=1)
    assert weights[0] < weights[1:].min() / 2


def test_fewer_dimensions_keep_what_tells_lines_apart():
    lines = translations(noise=0.05)
    for rows in lines.values():
        rows[:, 3] /= 50  # the same for nearly all lines
    matrix = subject.evening(subject.within(lines), subject.between(lines), 5)
    lengths = np.linalg.norm(matrix, axis=1)
    assert matrix.shape == (6, 5)
    assert lengths[3] < 0.2 * np.delete(lengths, 3).min()


def test_the_bar_is_higher_for_lines_that_are_like_many():
    base = RANDOM.normal(size=(300, 8)).astype(np.float32)
    base[:150, 0] = 6  # half of the lines resemble one another
    lines = {name: unit(base + 0.1 * RANDOM.normal(size=base.shape)) for name in ("ar", "fa")}
    bars = lines["ar"] @ subject.bar(lines)
    assert bars[:150].mean() > bars[150:].mean() + 0.03
