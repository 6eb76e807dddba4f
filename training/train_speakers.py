"""Learns the weights of the ranker of speakers: src/riwaya/annotate/quotes/ranker.json.

    python -m training.train_speakers [--check]

Order: the turns of every example (see `speakers_data`) with their options, decided by what is
known so that earlier speech is attributed rightly; conditional logistic regression by AdaGrad
(Duchi et al. 2011), the weights averaged over the second half of the epochs; with --check five-fold
cross-validation by article instead of writing. Names are found as in use, with the tagger; by rules
alone in PolNeAR, whose articles are long. Ten CPU minutes, no other library.
"""

import argparse
import hashlib
import json
import math
import random
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from training.speakers_data import MEASURED, Example, Span, Wanted, examples

from riwaya.annotate.quotes import ranking
from riwaya.annotate.quotes.context import Context, context
from riwaya.annotate.quotes.people import NounPhrase, People
from riwaya.annotate.quotes.ranking import ANYWHERE, TRUST, Choice, Turn, ranked
from riwaya.annotate.quotes.spans import Speech, speeches
from riwaya.annotate.quotes.speakers import Speakers
from riwaya.annotate.step import Step
from riwaya.languages.pack import load
from riwaya.types import Annotations, Article
from riwaya.workflow import STEPS, steps

OUT = Path(ranking.__file__).with_name("ranker.json")
SOURCE = "python -m training.train_speakers; see docs/models/speakers.md"

# Gold on which the rules were set by hand says too little of where they fail; English is plenty.
IMPORTANCE = {"read": 1.0, "written": 1.0, "accounts": 1.0, "sample": 1.0, "gold": 0.5, "polnear": 0.3}
# Chosen by cross-validation among 6, 8 and 12 epochs, and penalties of 0.002 and 0.006.
EPOCHS, RATE, PENALTY = 8, 0.15, 0.006
# Features seen more seldom say nothing; weights below the second number change no decision.
SELDOM, NOTHING = 3, 0.03
# How long, frequent or often heard a name is, means the same in every setting.
EVERYWHERE = ("words", "seen", "spoke")
FOLDS = 5
OVERLAP = 0.5

Key = tuple[str, str]


@dataclass(frozen=True)
class Row:
    """A turn to learn from: the features of each option, and how right each is (see `Wanted`)."""

    origin: str
    article: str
    language: str
    settings: tuple[str, ...]
    features: tuple[frozenset[str], ...]
    right: tuple[int, ...]
    ruled: int


def rows_of(example: Example) -> list[Row]:
    """The turns of one article whose speaker is known and among the options."""
    article = example.article
    found = _found(article, STEPS if example.origin == "polnear" else steps())
    ctx = context(article.text, load(found.language).code, found.boilerplate or ())
    spans, opened = speeches(ctx)
    people = People(ctx, found.mentions)
    rows: list[Row] = []

    def choose(turn: Turn) -> Choice:
        known = _known(example.wanted, [spans[number] for number in turn.spans])
        ruled = next((i for i, one in enumerate(turn.options) if "rule" in one.features), -1)
        if known is None:
            return Choice(turn.options[ruled] if ruled >= 0 else None)
        right = tuple(known.likeness(article.text, o.name, _span(ctx, o.phrase)) for o in turn.options)
        features = tuple(frozenset(option.features) for option in turn.options)
        row = Row(example.origin, article.id, ctx.language, turn.settings, features, right, ruled)
        rows.append(row)
        best = max(range(len(right)), key=right.__getitem__, default=-1)
        chosen = best if best >= 0 and right[best] else ruled
        return Choice(turn.options[chosen] if chosen >= 0 else None)

    ranked(ctx, people, Speakers(ctx, people, opened, spans), spans, choose=choose)
    return rows


def _found(article: Article, chain: Sequence[Step]) -> Annotations:
    """What the steps before the quotations find."""
    found = Annotations(article=article.id, language=article.language)
    for step in chain:
        if step.name == "quotes":
            break
        found = step.run(article, found, load(found.language))
    return found


def _known(wanted: Sequence[Wanted], spans: Sequence[Speech]) -> Wanted | None:
    """The wanted speech that one of the found ones is."""
    for span in spans:
        for one in wanted:
            shared = min(one.end, span.end) - max(one.start, span.start)
            whole = max(one.end, span.end) - min(one.start, span.start)
            if shared > 0 and shared / whole >= OVERLAP and one.indirect == (span.kind == "indirect"):
                return one
    return None


def _span(ctx: Context, phrase: NounPhrase | None) -> Span | None:
    return (ctx.frame.starts[phrase.first], ctx.frame.ends[phrase.last - 1]) if phrase else None


# --- learning ---------------------------------------------------------------------------------------


def keys(features: Iterable[str], settings: Sequence[str]) -> list[Key]:
    """The weights that an option's features ask for."""
    found = [(ANYWHERE, feature) for feature in features]
    bound = [feature for feature in features if not feature.startswith(EVERYWHERE)]
    return found + [(setting, feature) for setting in settings for feature in bound]


def fit(rows: Sequence[Row]) -> dict[Key, float]:
    """The averaged weights; the same rows in the same order give the same weights."""
    rows = [row for row in rows if row.origin != MEASURED]
    counts = Counter(feature for row in rows for features in row.features for feature in features)
    often = {feature for feature, count in counts.items() if count > SELDOM}
    learnt = [
        (row, [keys(sorted(f & often), row.settings) for f in row.features]) for row in rows if any(row.right)
    ]
    weights: dict[Key, float] = defaultdict(float)
    squares: dict[Key, float] = defaultdict(lambda: 0.1)
    total: dict[Key, float] = defaultdict(float)
    shuffle = random.Random(1).shuffle
    for epoch in range(EPOCHS):
        shuffle(learnt)
        for row, options in learnt:
            _learn(row, options, weights, squares)
        if epoch >= EPOCHS // 2:
            for key, weight in weights.items():
                total[key] += weight / (EPOCHS - EPOCHS // 2)
    return total


def _learn(
    row: Row, options: Sequence[Sequence[Key]], weights: dict[Key, float], squares: dict[Key, float]
) -> None:
    """One step up the likelihood that the best of the options are chosen."""
    scores = [sum(weights[key] for key in option) for option in options]
    highest = max(scores)
    odds = [math.exp(score - highest) for score in scores]
    best = max(row.right)
    rights = sum(odd for odd, right in zip(odds, row.right, strict=True) if right == best)
    for option, odd, right in zip(options, odds, row.right, strict=True):
        gain = (odd / rights if right == best else 0.0) - odd / sum(odds)
        for key in option if abs(gain) > 1e-3 else ():
            slope = IMPORTANCE[row.origin] * gain - PENALTY * weights[key]
            squares[key] += slope * slope
            weights[key] += RATE * slope / math.sqrt(squares[key])


def choice(weights: Mapping[Key, float], row: Row) -> int:
    """The option that these weights choose."""
    trust = max(TRUST.get(setting, 0.0) for setting in row.settings)
    scores = [
        sum(weights.get(key, 0.0) for key in keys(f, row.settings)) + trust * ("rule" in f)
        for f in row.features
    ]
    return max(range(len(scores)), key=scores.__getitem__)


def check(rows: Sequence[Row]) -> None:
    """Print the share of right speakers in cross-validation by article, beside the rules' own."""
    hits: dict[Key, list[tuple[bool, bool]]] = defaultdict(list)
    for fold in range(FOLDS):
        weights = fit([row for row in rows if _fold(row) != fold])
        for row in rows:
            if _fold(row) == fold:
                ruled = row.ruled >= 0 and row.right[row.ruled] == 2
                hits[row.origin, row.language].append((row.right[choice(weights, row)] == 2, ruled))
    for (origin, language), pairs in sorted(hits.items()):
        learnt, ruled = (sum(side) / len(pairs) for side in zip(*pairs, strict=True))
        print(f"{origin:<9} {language} n={len(pairs):<4} learnt {learnt:.3f} rules {ruled:.3f}")


def _fold(row: Row) -> int:
    return int(hashlib.sha1(row.article.encode()).hexdigest(), 16) // 3 % FOLDS


def write(weights: Mapping[Key, float]) -> None:
    """Write the weights that matter, sorted."""
    tables: dict[str, dict[str, float]] = defaultdict(dict)
    for (setting, feature), weight in sorted(weights.items()):
        if abs(weight) >= NOTHING:
            tables[setting][feature] = round(weight, 2)
    text = json.dumps({"source": SOURCE, "weights": tables}, ensure_ascii=False, indent=0)
    OUT.write_text(text + "\n", encoding="utf-8")


def main() -> None:
    """Read, learn, and write or check."""
    parser = argparse.ArgumentParser(
        prog="training.train_speakers", description=(__doc__ or "").split("\n")[0]
    )
    parser.add_argument("--check", action="store_true", help="cross-validate and write nothing")
    args = parser.parse_args()
    rows = [row for example in examples() for row in rows_of(example) if row.features]
    if args.check:
        check(rows)
    else:
        write(fit(rows))


if __name__ == "__main__":
    main()
