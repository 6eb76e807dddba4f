"""The sentences of an article that may tell what it says of a claim.

1. `Rarity` weighs words by how few of some articles hold them.
2. `nearest` ranks an article's sentences by the trigrams and rare words they share with the claim, early and
   short ones first; the article's first sentence is always among those kept.
3. `passages` makes of FarExStance's articles what the cross-encoder's four stances are trained on.
"""

import math
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from training.entailment_data import Pair, clean, far_rows, grams, sentences

from riwaya.text.normalise import fold

NEAREST = 2  # sentences kept beside the first one
# What news tells first it tells in short and in full; tuned on the claims that do not measure.
LATE, LONG = 0.2, 0.1
LONGEST_SENTENCE = 400  # characters; longer ones are lists and page furniture


class Rarity:
    """How rare words are in some articles: the logarithm of the inverse share that hold them."""

    def __init__(self, articles: Sequence[str]) -> None:
        self._held = Counter(word for article in articles for word in set(word_list(article)))
        self._count = len(articles)

    def of(self, word: str) -> float:
        """From 0, in all articles, upwards."""
        return math.log((self._count + 1) / (self._held[word] + 1))

    def shared(self, claim: str, text: str) -> float:
        """Share of the claim's words that the text holds, by rarity."""
        wanted, held = set(word_list(claim)), set(word_list(text))
        return sum(map(self.of, wanted & held)) / max(sum(map(self.of, wanted)), 1e-9)


def word_list(text: str) -> list[str]:
    """Its words, folded."""
    return re.findall(r"\w+", fold(text).replace("\u200c", ""))


class Near(NamedTuple):
    """A sentence of an article, its place, and the shares of the claim's trigrams and rare words it holds."""

    text: str
    place: int
    overlap: float
    shared: float

    @property
    def nearness(self) -> float:
        """How likely it is to be what the article says of the claim."""
        late, long = LATE * math.log1p(self.place), LONG * math.log(len(self.text) + 1)
        return self.overlap + self.shared - late - long


def nearest(claim: str, article: str, rarity: Rarity) -> tuple[list[Near], list[Near]]:
    """All sentences, and those that are judged: the first one, then the nearest to the claim."""
    wanted = grams(claim)
    texts = [one[:LONGEST_SENTENCE] for one in dict.fromkeys(sentences(article)) or [clean(article)]]
    every = [
        Near(text, place, len(wanted & grams(text)) / max(len(wanted), 1), rarity.shared(claim, text))
        for place, text in enumerate(texts)
    ]
    return every, [every[0], *sorted(every[1:], key=lambda one: -one.nearness)[:NEAREST]]


def passage(kept: Sequence[Near]) -> str:
    """The sentences in the order of the article, one a line."""
    return "\n".join(one.text for one in sorted(kept, key=lambda one: one.place))


def passages(root: Path) -> Iterator[Pair]:
    """A claim against such sentences of an article; the label is the article's stance."""
    rows = far_rows(root)
    rarity = Rarity([row["content"] for row in rows])
    for row in rows:
        claim = clean(row["claim"])
        _, kept = nearest(claim, row["content"], rarity)
        yield Pair(passage(kept), claim, row["stance"], "stance", row["part"])
