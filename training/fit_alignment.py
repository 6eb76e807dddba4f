"""The mathematics of `riwaya.models.alignment` and of a `Similarity`'s frame; `fit_similarity` runs it.

Order: covariance of translations around their mean, the matrix that makes it even, vectors centred by
language, and how high the bar lies for a sentence, as a linear function of its vector.
"""

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from riwaya.models.alignment import unit
from riwaya.models.protocols import Vectors

# Added to the covariance's diagonal, in means of that diagonal. 0.3, 1 and 3 were within 0.003 P@1 of
# each other in cross-validation over NTREX's tuning documents, 0.1 lost 0.005.
SHRINKAGE = 1.0
# Ridge penalty of the bar's weights, rows and weights in units of cosine; 4 and 40 were as good.
PENALTY = 4.0

Matrix = NDArray[np.float64]
Lines = Mapping[str, Vectors]  # aligned rows by language


def within(lines: Lines) -> Matrix:
    """Covariance of a line's translations around their mean, the languages' means taken out before."""
    rows = np.stack([each - each.mean(axis=0) for each in lines.values()])
    residuals = (rows - rows.mean(axis=0)).reshape(-1, rows.shape[2])
    freedom = (rows.shape[0] - 1) * rows.shape[1]
    covariance: Matrix = residuals.T.astype(np.float64) @ residuals / freedom
    return covariance


def within_couple(left: Vectors, right: Vectors) -> Matrix:
    """The same from pairs, their rows already less the means of their languages.

    Those means may come from other texts: what then remains of the kind of text counts as difference too.
    """
    difference = (left - right).astype(np.float64)
    covariance: Matrix = difference.T @ difference / (2 * len(difference))
    return covariance


def between(lines: Lines) -> Matrix:
    """Covariance of the lines' means over languages: what tells one line from another."""
    means = np.mean([each - each.mean(axis=0) for each in lines.values()], axis=0)
    covariance: Matrix = means.T.astype(np.float64) @ means / len(means)
    return covariance


def evening(covariance: Matrix, telling: Matrix, dimension: int) -> Matrix:
    """The matrix, shape (inputs, dimension), that makes the covariance even.

    Of more inputs than `dimension` the directions that tell lines apart best are kept (linear
    discriminant analysis; telling: `between`).
    """
    shrunk = covariance + SHRINKAGE * np.trace(covariance) / len(covariance) * np.eye(len(covariance))
    values, directions = np.linalg.eigh(shrunk)
    whitening = directions * values**-0.5
    _, kept = np.linalg.eigh(whitening.T @ telling @ whitening)
    matrix: Matrix = whitening @ kept[:, -dimension:]
    return matrix


def bar(lines: Lines) -> Vectors:
    """Weights w, so that w·x estimates where for a sentence x the true and the most alike wrong line part.

    lines: aligned unit vectors, centred by language. The target is the middle between the cosine of
    the translation and of the most alike wrong line, less its mean over the pair of languages.
    """
    languages = list(lines)
    targets = [
        np.mean([_middles(lines[a], lines[b]) for b in languages if b != a], axis=0) for a in languages
    ]
    rows = np.concatenate([lines[language] for language in languages]).astype(np.float64)
    penalty = PENALTY * np.eye(rows.shape[1])
    weights = np.linalg.solve(rows.T @ rows + penalty, rows.T @ np.concatenate(targets))
    return weights.astype(np.float32)


def _middles(left: Vectors, right: Vectors) -> Vectors:
    cosines = left @ right.T
    wrong = np.where(np.eye(len(cosines), dtype=bool), -1.0, cosines).max(axis=1)
    middles = (np.diag(cosines) + wrong) / 2
    return np.asarray(middles - middles.mean(), np.float32)


def centred(lines: Lines) -> dict[str, Vectors]:
    """Rows less the mean of their language, scaled to length 1."""
    return {language: unit(rows - rows.mean(axis=0)) for language, rows in lines.items()}
