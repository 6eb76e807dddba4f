"""Builds `src/riwaya/languages/fa/zwnj.txt.gz` from the word lists of hazm and shekar (both MIT).

    pip download --no-deps -d /tmp/wheels hazm==0.10.0 shekar==1.7.0
    python training/build_zwnj_lexicon.py /tmp/wheels

1. Read words with frequencies and word classes, compounds and verb stems out of the two wheels.
2. Keep a compound unless its joined form is the more frequent one.
3. Keep plain words that suffixes attach to, with the power of ten of their frequency.
4. Keep as ordinary what the rules would otherwise split: words that are listed whole with a word
   class, and words that are commoner than what the rules take for their base.

The output is the same for the same wheels, byte for byte.
"""

import argparse
import csv
import gzip
import io
import math
import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path

from riwaya.languages.zwnj_lexicon import Entry, build_lexicon, entry_line
from riwaya.text.normalise import ZWNJ
from riwaya.text.zwnj import ZwnjLexicon, split

OUTPUT = Path(__file__).parents[1] / "src/riwaya/languages/fa/zwnj.txt.gz"
HEADER = (
    "# source: words, compounds and verbs of hazm 0.10.0 and shekar 1.7.0 (both MIT); built by "
    + Path(__file__).name
)

# hazm's counts and shekar's are of corpora of about the same size; rarer words are as a rule
# misspellings or names of one text.
RAREST_WORD = 10_000
# A word with a class in hazm's list and this count is an ordinary word of its own.
RAREST_ORDINARY = 1_000


def read(wheels: Path, package: str, path: str) -> list[str]:
    """The lines of a file inside the one wheel of a package."""
    (wheel,) = wheels.glob(f"{package}-*.whl")
    with zipfile.ZipFile(wheel) as archive:
        return archive.read(path).decode("utf-8").splitlines()


def hazm_words(wheels: Path) -> dict[str, tuple[int, frozenset[str]]]:
    """Each word of hazm with its count and word classes ("0" stands for none)."""
    rows = (line.split("\t") for line in read(wheels, "hazm", "hazm/data/words.dat"))
    return {word: (int(count), frozenset(tags.split(",")) - {"0"}) for word, count, tags in rows}


def shekar_words(wheels: Path) -> dict[str, int]:
    """Each word of shekar with its count."""
    rows = csv.reader(read(wheels, "shekar", "shekar/data/files/vocab.csv"))
    return {word: int(count) for word, count in rows}


def verb_stems(wheels: Path) -> Iterator[Entry]:
    """Past and present stems of both lists."""
    for line in read(wheels, "hazm", "hazm/data/verbs.dat"):
        past, present = line.split("#")
        yield from ((kind, stem, "") for kind, stem in (("past", past), ("present", present)) if stem)
    for present, past, *_ in csv.reader(read(wheels, "shekar", "shekar/data/files/verbs.csv")):
        yield from ((kind, stem, "") for kind, stem in (("past", past), ("present", present)) if stem)


def compounds(counts: dict[str, int], listed: Iterable[str]) -> Iterator[Entry]:
    """Compounds written with a non-joiner more often than joined, each in its most frequent form."""
    forms: dict[str, list[str]] = {}
    for word in listed:
        if ZWNJ in word and word.strip(ZWNJ) == word:
            forms.setdefault(word.replace(ZWNJ, ""), []).append(word)
    for joined, spellings in forms.items():
        best = max(spellings, key=lambda word: (counts.get(word, 0), -len(word), word))
        if counts.get(best, 0) >= counts.get(joined, 0):
            yield "compound", best, ""


def lexicon_entries(wheels: Path) -> list[Entry]:
    """All entries, sorted."""
    classes = hazm_words(wheels)
    counts = dict(shekar_words(wheels))
    for word, (count, _) in classes.items():
        counts[word] = max(count, counts.get(word, 0))
    listed = {*classes, *counts, *read(wheels, "shekar", "shekar/data/files/compound_words.csv")}
    entries = {*verb_stems(wheels), *compounds(counts, listed)}
    for word, count in counts.items():
        if ZWNJ not in word and word.isalpha() and count >= RAREST_WORD:
            kind = "adjective" if "AJ" in classes.get(word, (0, ()))[1] else "word"
            entries.add((kind, word, str(int(math.log10(count)))))
    lexicon = build_lexicon(entries)
    listed_whole = {word for word, (count, tags) in classes.items() if tags and count >= RAREST_ORDINARY}
    entries.update(
        ("ordinary", word, "")
        for word, count in counts.items()
        if ZWNJ not in word and (word in listed_whole or is_commoner_than_base(word, count, counts, lexicon))
        if split(word, lexicon)
    )
    return sorted(entries)


def is_commoner_than_base(word: str, count: int, counts: dict[str, int], lexicon: ZwnjLexicon) -> bool:
    """Whether a word is met more often than what is left of it before a suffix: then it is no derivation."""
    cuts = split(word, lexicon)
    base = word[: cuts[-1]] if cuts else ""
    return base in lexicon.words and base not in lexicon.verb_prefixes and count > counts.get(base, 0)


def main() -> None:
    """Write the lexicon."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("wheels", type=Path, help="folder with the wheels of hazm and shekar")
    lines = [HEADER, *map(entry_line, lexicon_entries(parser.parse_args().wheels))]
    buffer = io.BytesIO()
    with gzip.GzipFile(fileobj=buffer, mode="wb", mtime=0) as stream:
        stream.write("\n".join(lines).encode("utf-8"))
    OUTPUT.write_bytes(buffer.getvalue())
    print(f"{OUTPUT}: {len(lines) - 1} entries, {len(buffer.getvalue())} bytes")


if __name__ == "__main__":
    main()
