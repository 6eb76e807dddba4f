"""Figures from gold and found items; every function is pure and knows nothing of the steps it judges.

In order: counts and rates, spans (acceptance, one-to-one matching, scores), names, clusterings,
classes, bootstrap intervals.
"""

import random
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any, TypeVar

Unit = TypeVar("Unit")

# ---------------------------------------------------------------- counts and rates


@dataclass(frozen=True)
class Rates:
    """Right, spurious and missed items, and the three rates that follow from them."""

    right: int
    spurious: int
    missed: int

    @property
    def precision(self) -> float:
        """Share of the found items that are right; 0 when nothing was found."""
        return ratio(self.right, self.right + self.spurious)

    @property
    def recall(self) -> float:
        """Share of the gold items that were found; 0 when there is no gold."""
        return ratio(self.right, self.right + self.missed)

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        return harmonic_mean(self.precision, self.recall)

    def __add__(self, other: "Rates") -> "Rates":
        return Rates(self.right + other.right, self.spurious + other.spurious, self.missed + other.missed)


def ratio(part: float, whole: float) -> float:
    """part ÷ whole, and 0 where there is no whole."""
    return part / whole if whole else 0.0


def harmonic_mean(left: float, right: float) -> float:
    """The F1 of a precision and a recall."""
    return ratio(2 * left * right, left + right)


# ---------------------------------------------------------------- spans


@dataclass(frozen=True)
class ScoredSpan:
    """A half-open span to be scored.

    doc: the article's id; label: must be equal for two spans to match ("" when it does not
    matter); optional: neither rewarded nor punished, in gold as in what was found.
    """

    doc: str
    start: int
    end: int
    label: str = ""
    optional: bool = False


Accept = Callable[[ScoredSpan, ScoredSpan], bool]


@dataclass(frozen=True)
class SpanMatch:
    """What a matching leaves: indices into gold and found.

    pairs: (gold, found); missed: gold; spurious: found; forgiven: found, but unjudged.
    """

    pairs: tuple[tuple[int, int], ...]
    missed: tuple[int, ...]
    spurious: tuple[int, ...]
    forgiven: tuple[int, ...]

    @property
    def rates(self) -> Rates:
        """The match as counts."""
        return Rates(len(self.pairs), len(self.spurious), len(self.missed))


def overlap_share(left: ScoredSpan, right: ScoredSpan) -> float:
    """Intersection over union of two spans, in characters; 0 in different articles."""
    if left.doc != right.doc:
        return 0.0
    shared = min(left.end, right.end) - max(left.start, right.start)
    if shared <= 0:
        return 0.0
    return shared / (max(left.end, right.end) - min(left.start, right.start))


def within(characters: int) -> Accept:
    """Accept spans of one label whose ends each differ by at most so many characters."""

    def accept(gold: ScoredSpan, found: ScoredSpan) -> bool:
        return (
            gold.doc == found.doc
            and gold.label == found.label
            and abs(gold.start - found.start) <= characters
            and abs(gold.end - found.end) <= characters
        )

    return accept


def overlapping(share: float) -> Accept:
    """Accept spans of one label whose intersection over union is at least `share`."""

    def accept(gold: ScoredSpan, found: ScoredSpan) -> bool:
        return gold.label == found.label and overlap_share(gold, found) >= share

    return accept


def unlabelled(accept: Accept) -> Accept:
    """The same acceptance for spans of any label: what is unjudged is so whatever its kind."""

    def accept_any(gold: ScoredSpan, found: ScoredSpan) -> bool:
        return accept(gold, ScoredSpan(found.doc, found.start, found.end, gold.label))

    return accept_any


def match_spans(
    gold: Sequence[ScoredSpan],
    found: Sequence[ScoredSpan],
    *,
    accept: Accept,
    forgive: Accept | None = None,
) -> SpanMatch:
    """One-to-one matching of the greatest size, nearest spans preferred.

    accept: when a found span is a gold one. forgive: when a found span is an optional gold one
    (default: accept), whatever the labels. A found span left over is forgiven when it is itself
    optional or meets an optional gold span.
    """
    required = [i for i, span in enumerate(gold) if not span.optional]
    candidates = {i: _candidates(gold[i], found, accept) for i in required}
    partner = _largest_matching(candidates)
    pairs = tuple(sorted((g, f) for f, g in partner.items()))
    left_over = [i for i in range(len(found)) if i not in partner]
    excuse = unlabelled(forgive or accept)
    excused = [span for span in gold if span.optional]
    forgiven = {i for i in left_over if found[i].optional or any(excuse(g, found[i]) for g in excused)}
    matched = set(partner.values())
    return SpanMatch(
        pairs=pairs,
        missed=tuple(i for i in required if i not in matched),
        spurious=tuple(i for i in left_over if i not in forgiven),
        forgiven=tuple(sorted(forgiven)),
    )


def _candidates(gold: ScoredSpan, found: Sequence[ScoredSpan], accept: Accept) -> list[int]:
    """Found spans that could be this gold one, the nearest first."""
    fitting = [i for i, span in enumerate(found) if accept(gold, span)]
    return sorted(fitting, key=lambda i: (-overlap_share(gold, found[i]), i))


def _largest_matching(candidates: Mapping[int, Sequence[int]]) -> dict[int, int]:
    """found → gold, by augmenting paths (Kuhn 1955); the order of candidates breaks ties."""
    partner: dict[int, int] = {}

    def place(gold: int, tried: set[int]) -> bool:
        for found in candidates[gold]:
            if found in tried:
                continue
            tried.add(found)
            if found not in partner or place(partner[found], tried):
                partner[found] = gold
                return True
        return False

    for gold in candidates:
        place(gold, set())
    return partner


# ---------------------------------------------------------------- names

# Letters typed in two ways, and what stands at the head of a name without being of it.
_FOLDED_LETTERS = str.maketrans(
    {"ي": "ی", "ى": "ی", "ك": "ک", "ة": "ه", "أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ۀ": "ه", "ـ": ""}
)
_JOINT = re.compile(r"[؛;]")


def fold_name(name: str) -> str:
    """A name as it is compared: letters' variants, marks, joiners and punctuation left out."""
    decomposed = unicodedata.normalize("NFKC", name).translate(_FOLDED_LETTERS)
    kept = (" " if char in "\u200c\u200d-–—،,.«»“”\"'()" else char for char in decomposed)
    bare = (char for char in kept if unicodedata.category(char) not in ("Mn", "Cf"))
    return " ".join("".join(bare).casefold().split())


def name_set(speaker: str) -> frozenset[str]:
    """The folded names of joint speakers ("A؛ B")."""
    return frozenset(folded for part in _JOINT.split(speaker) if (folded := fold_name(part)))


def same_name(gold: str | None, found: str | None, *, alternatives: Iterable[str] = ()) -> bool:
    """Whether both name the same speakers, or neither names one."""
    if gold is None or found is None:
        return gold is found
    return any(name_set(found) == name_set(form) for form in (gold, *alternatives))


def nearly_same_name(gold: str | None, found: str | None, *, alternatives: Iterable[str] = ()) -> bool:
    """As same_name, or one's words are all among the other's (a longer or shorter form)."""
    if same_name(gold, found, alternatives=alternatives):
        return True
    if gold is None or found is None:
        return False
    words = set(fold_name(found.replace("؛", " ")).split())
    forms = (set(fold_name(form.replace("؛", " ")).split()) for form in (gold, *alternatives))
    return any(bool(words and form) and (words <= form or form <= words) for form in forms)


# ---------------------------------------------------------------- clusterings


@dataclass(frozen=True)
class ClusterScore:
    """Precision, recall and F1 of a clustering."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        return harmonic_mean(self.precision, self.recall)


def bcubed(gold: Mapping[Any, Hashable], found: Mapping[Any, Hashable]) -> ClusterScore:
    """B-cubed (Bagga and Baldwin 1998): the mean over items of how pure and whole its cluster is.

    Both map each item to its cluster and must hold the same items, else ValueError.
    """
    _demand_same_items(gold, found)
    if not gold:
        return ClusterScore(0.0, 0.0)
    gold_size, found_size = Counter(gold.values()), Counter(found.values())
    shared = Counter((gold[item], found[item]) for item in gold)
    precision = sum(n * n / found_size[right] for (_, right), n in shared.items())
    recall = sum(n * n / gold_size[left] for (left, _), n in shared.items())
    return ClusterScore(precision / len(gold), recall / len(gold))


def pairwise(gold: Mapping[Any, Hashable], found: Mapping[Any, Hashable]) -> ClusterScore:
    """Over all pairs of items put into one cluster. Inputs and errors as in `bcubed`."""
    _demand_same_items(gold, found)
    pairs_gold, pairs_found = _pairs(gold), _pairs(found)
    both = len(pairs_gold & pairs_found)
    return ClusterScore(ratio(both, len(pairs_found)), ratio(both, len(pairs_gold)))


def clusters(members: Mapping[str, Iterable[Any]]) -> dict[Any, str]:
    """cluster → members turned into item → cluster."""
    return {item: cluster for cluster, items in members.items() for item in items}


def _pairs(clustering: Mapping[Any, Hashable]) -> set[frozenset[Any]]:
    members: defaultdict[Hashable, list[Any]] = defaultdict(list)
    for item, cluster in clustering.items():
        members[cluster].append(item)
    return {frozenset(pair) for items in members.values() for pair in combinations(items, 2)}


def _demand_same_items(gold: Mapping[Any, Hashable], found: Mapping[Any, Hashable]) -> None:
    if gold.keys() != found.keys():
        stray = sorted(map(str, gold.keys() ^ found.keys()))[:3]
        raise ValueError(f"items {stray} are in one clustering only; give both the same items")


# ---------------------------------------------------------------- classes


def class_rates(gold: Sequence[str], found: Sequence[str]) -> dict[str, Rates]:
    """Counts of each label over aligned sequences."""
    right = Counter(g for g, f in zip(gold, found, strict=True) if g == f)
    in_gold, in_found = Counter(gold), Counter(found)
    return {
        label: Rates(right[label], in_found[label] - right[label], in_gold[label] - right[label])
        for label in sorted(in_gold | in_found)
    }


def macro_f1(gold: Sequence[str], found: Sequence[str]) -> float:
    """Mean F1 of the labels that gold or found hold."""
    rates = class_rates(gold, found)
    return ratio(sum(one.f1 for one in rates.values()), len(rates))


# ---------------------------------------------------------------- intervals


def bootstrap_interval(
    units: Sequence[Unit],
    statistic: Callable[[Sequence[Unit]], float],
    *,
    rounds: int = 1000,
    level: float = 0.95,
    seed: int = 0,
) -> tuple[float, float]:
    """Percentile interval (Efron 1979) of a figure over resampled units, usually articles.

    The same seed gives the same interval. No units: ValueError.
    """
    if not units:
        raise ValueError("no units to resample; give at least one")
    draw = random.Random(seed)
    figures = sorted(statistic(draw.choices(units, k=len(units))) for _ in range(rounds))
    tail = (1 - level) / 2
    return figures[int(tail * rounds)], figures[min(rounds - 1, int((1 - tail) * rounds))]
