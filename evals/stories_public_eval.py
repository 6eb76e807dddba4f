"""Stories on public sets: translations of one document, and news of seminal events.

    python -m evals.stories_public_eval [--set ntrex|ecb|og2021] [--keep DIR]

Order: read a set, build and export it as a user would, compare the stories found by B-cubed.

- NTREX-128 (Federmann et al. 2022): documents of news in five languages, all in one pool and undated; a
  document with its translations is one story.
- ECB+ (Cybulska & Vossen 2014), topics 26-35: English articles, undated; a topic has two happenings of one
  kind, each of which is a story.
- OG2021 (Novak et al. 2024): headlines of the Olympic Games of 2021 in nine languages, with their days and
  nothing else. Only the clusters that no rule was looked at with: those whose name's SHA-1 divides by three.
"""

import argparse
import hashlib
import sys
import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

from training.fit_similarity import NTREX, document_ids, read_lines

from evals.built import build
from evals.harness import SHARED, Figure, conclude, missing, read_jsonl
from evals.scorers import bcubed, clusters, pairwise, ratio
from riwaya.types import Article

NTREX_LANGUAGES = ("ar", "fa", "en", "ru", "tr")
ECB = SHARED / "data" / "ECBplus" / "ECB+_LREC2014" / "ECB+"
ECB_TOPICS = range(26, 36)
OG = SHARED / "data" / "OG2021_titles"
OG_LANGUAGES = {
    "eng": "en",
    "por": "pt",
    "spa": "es",
    "fra": "fr",
    "deu": "de",
    "rus": "ru",
    "slv": "sl",
    "ara": "ar",
    "zho": "zh",
}


@dataclass(frozen=True)
class PublicGold:
    """Articles, and the story of each; `confusable`: what stories that are easily confused share."""

    articles: tuple[Article, ...]
    stories: Mapping[str, str]
    confusable: Mapping[str, str]


def read_ntrex(folder: Path) -> PublicGold:
    """Each document once in each language; its lines are its sentences."""
    names = document_ids(folder)
    made: dict[str, tuple[Article, str]] = {}
    for language in NTREX_LANGUAGES:
        lines = read_lines(folder, language)
        texts: dict[str, list[str]] = {}
        for name, line in zip(names, lines, strict=False):
            texts.setdefault(name, []).append(line)
        for name, told in texts.items():
            key = f"{language}-{name}"
            made[key] = (Article(id=key, text="\n".join(told), language=language), name)
    articles = tuple(article for article, _ in made.values())
    return PublicGold(articles, {key: story for key, (_, story) in made.items()}, {})


def read_ecb(folder: Path) -> PublicGold:
    """The documents of the topics; "ecb" and "ecbplus" are the two happenings of each."""
    files = [file for topic in ECB_TOPICS for file in sorted((folder / str(topic)).glob("*.xml"))]
    stories = {file.stem: _happening(file.stem) for file in files}
    articles = tuple(Article(id=file.stem, text=_text(file), language="en") for file in files)
    return PublicGold(articles, stories, {story: story.split("-")[0] for story in stories.values()})


def _happening(stem: str) -> str:
    """ "26_3ecbplus" -> "26-ecbplus"."""
    return f"{stem.split('_')[0]}-{'ecbplus' if stem.endswith('ecbplus') else 'ecb'}"


def _text(file: Path) -> str:
    """A line a sentence; the address that stands before some documents is no part of them."""
    told: dict[int, list[str]] = {}
    for token in ET.parse(file).getroot().iter("token"):
        told.setdefault(int(token.attrib["sentence"]), []).append(token.text or "")
    return "\n".join(" ".join(told[at]) for at in sorted(told) if not told[at][0].startswith("http"))


def read_og(folder: Path) -> PublicGold:
    """A headline as an article: its text is all there is."""
    rows = [row for row in read_jsonl(folder / "clusters.jsonl") if _aside(row["cluster_id"])]
    articles = tuple(
        Article(
            id=row["uri"],
            text=row["title"],
            language=OG_LANGUAGES[row["lang"]],
            published=row["published_at"],
        )
        for row in rows
    )
    return PublicGold(articles, {row["uri"]: row["cluster_id"] for row in rows}, {})


def _aside(cluster: str) -> bool:
    return int(hashlib.sha1(cluster.encode()).hexdigest(), 16) % 3 == 0


READERS: Mapping[str, tuple[Path, Callable[[Path], PublicGold]]] = {
    "ntrex": (NTREX, read_ntrex),
    "ecb": (ECB, read_ecb),
    "og2021": (OG, read_og),
}


def figures(name: str, gold: PublicGold, found: Mapping[str, str]) -> Iterator[Figure]:
    """B-cubed and pairs over all articles; pairs of confusable stories' articles that were kept apart."""
    whole, joined, size = bcubed(gold.stories, found), pairwise(gold.stories, found), len(found)
    yield Figure(f"stories.{name}.bcubed_precision", whole.precision, size)
    yield Figure(f"stories.{name}.bcubed_recall", whole.recall, size)
    yield Figure(f"stories.{name}.bcubed_f1", whole.f1, size)
    yield Figure(f"stories.{name}.pairwise_f1", joined.f1, size)
    yield from _across(name, gold, found)
    near = list(_near(gold))
    if near:
        apart = sum(found[left] != found[right] for left, right in near)
        yield Figure(f"stories.{name}.confusable_apart", ratio(apart, len(near)), len(near))


def _across(name: str, gold: PublicGold, found: Mapping[str, str]) -> Iterator[Figure]:
    """Links between articles in two languages: those of one story found against those of one story."""
    languages = {article.id: article.language for article in gold.articles}
    if len(set(languages.values())) < 2:
        return
    wanted, joined = (
        {(a, b) for own in _members(placed) for a, b in combinations(own, 2) if languages[a] != languages[b]}
        for placed in (gold.stories, found)
    )
    both = 2 * len(wanted & joined)
    yield Figure(f"stories.{name}.across_f1", ratio(both, len(wanted) + len(joined)), len(wanted))


def _members(placed: Mapping[str, str]) -> list[list[str]]:
    stories: dict[str, list[str]] = {}
    for article in sorted(placed):
        stories.setdefault(placed[article], []).append(article)
    return list(stories.values())


def _near(gold: PublicGold) -> Iterator[tuple[str, str]]:
    """Pairs of articles of two stories that are easily confused."""
    ids = sorted(gold.stories) if gold.confusable else []
    for at, left in enumerate(ids):
        for right in ids[at + 1 :]:
            one, other = gold.stories[left], gold.stories[right]
            if one != other and gold.confusable[one] == gold.confusable[other]:
                yield left, right


def main(argv: Sequence[str] | None = None) -> int:
    """Run over the sets that are here; 1 when a figure is below its floor."""
    parser = argparse.ArgumentParser(prog="evals.stories_public_eval")
    parser.add_argument("--set", choices=sorted(READERS), help="default: all")
    parser.add_argument("--keep", type=Path, help="a folder in which what is built stays")
    args = parser.parse_args(argv)
    status = 0
    for name, (folder, reader) in READERS.items():
        if args.set not in (None, name) or missing(f"stories.{name}", [folder]):
            continue
        gold = reader(folder)
        layers = build(gold.articles, keep=args.keep / name if args.keep else None)
        placed = clusters({row["id"]: row["articles"] for row in layers["stories"]})
        found = {doc: placed.get(doc, doc) for doc in gold.stories}
        status |= conclude(f"stories.{name}", list(figures(name, gold, found)), gold=[folder], data=[folder])
    return status


if __name__ == "__main__":
    sys.exit(main())
