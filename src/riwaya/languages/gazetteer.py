"""Tables of words, places and organisations shared by all languages.

Order: word tables (how common a word is, how often it stands in a person's name), places
(territories and cities, by the names that three languages give them), organisations.

The word and place tables are made by `training/build_gazetteer.py`, which names their sources;
the organisations stand in `_shared/organisations.yml`, the outlets in `_shared/outlets.yml`. All
keys are folded (`text.normalise.fold`).
"""

import gzip
from collections.abc import Collection
from functools import cache
from importlib import resources
from typing import Literal, NamedTuple

import msgspec

from riwaya.languages.data import topic
from riwaya.languages.outlets import Outlet, outlet_of, outlets
from riwaya.languages.places import place_words
from riwaya.text.normalise import fold

OrganisationKind = Literal[
    "agency", "channel", "newspaper", "site", "international", "armed", "party", "state", "company", "other"
]


class WordFacts(NamedTuple):
    """What is known of a folded word.

    zipf: log10 of its occurrences in 10^9 words; person: share 0-9 of its uses that lie in a
    person's name; given: 0-9, how often it begins that name; place, body: shares 0-9 in
    places' and organisations' names.
    """

    zipf: float = 0.0
    person: int = 0
    given: int = 4
    place: int = 0
    body: int = 0


UNKNOWN = WordFacts()


@cache
def words(language: str) -> dict[str, WordFacts]:
    """The word table of a language; empty for a language without one."""
    rows = (row.split("\t") for row in _lines(f"words.{language}.tsv.gz"))
    return {word: WordFacts(int(z) / 10, *map(int, shares)) for word, z, *shares in rows}


# The magnitude of territories and of the aliases listed by hand.
CURATED = 9


class Place(NamedTuple):
    """A territory ("SY") or a city ("SY:170654", a GeoNames id) with its magnitude (log10)."""

    code: str
    magnitude: int


@cache
def _built(file: str = "places.tsv.gz") -> dict[str, tuple[Place, ...]]:
    """All places that share a folded name: the territory first, then cities, the largest first."""
    found: dict[str, list[Place]] = {}
    for name, code, size in map(_cells, _lines(file)):
        found.setdefault(name, []).append(Place(code, int(size)))
    return {name: tuple(each) for name, each in found.items()}


@cache
def places() -> dict[str, Place]:
    """Places by folded name in any language; own aliases win, then territories, then the largest."""
    built = {name: each[0] for name, each in _built().items()}
    dropped = {fold(name) for code in ("ar", "fa", "en") for name in place_words(code).not_places}
    own = {
        fold(name): Place(place, CURATED)
        for code in ("ar", "fa", "en")
        for place, names in place_words(code).aliases.items()
        for name in names
    }
    return {name: place for name, place in built.items() if name not in dropped} | own


class Organisation(msgspec.Struct, frozen=True, kw_only=True):
    """An organisation with a fixed name: its id, kind, country (ISO 3166) and names by language."""

    id: str
    kind: OrganisationKind
    country: str | None = None
    names: dict[str, tuple[str, ...]]


class Organisations(msgspec.Struct, frozen=True, kw_only=True):
    """The file `_shared/organisations.yml`."""

    source: str = ""
    organisations: tuple[Organisation, ...] = ()


def place_code(name: str, countries: Collection[str] = (), *, is_place: bool = False) -> str | None:
    """The code of a place by its name in any language; None for one that is not listed.

    countries: ISO codes that the text around it names. Of several places of one name (طرابلس) the
    largest in one of them is meant, else the largest of all; for a territory only a great city
    stands in (عمان: Oman, but Amman beside Jordan). is_place: whether the name is known to be a place's;
    only then are names looked up that are common words too (أبها, شيراز).
    """
    choices = _namesakes(name) or (_built("places_common.tsv.gz").get(fold(name), ()) if is_place else ())
    if not choices or choices[0].code[:2] in countries:
        return choices[0].code if choices else None
    least = 0 if ":" in choices[0].code else GREAT
    near = (one.code for one in choices[1:] if one.code[:2] in countries and one.magnitude >= least)
    return next(near, choices[0].code)


# The magnitude of a city of a million.
GREAT = 6


def sole_place(name: str) -> Place | None:
    """The place of a name that can be no other: with no namesake, or none to rival a territory."""
    choices = _namesakes(name)
    rivals = [one for one in choices[1:] if ":" in choices[0].code or one.magnitude >= GREAT]
    return choices[0] if choices and not rivals else None


def _namesakes(name: str) -> tuple[Place, ...]:
    """All listed places of a name in any language, the one that it means by itself first."""
    first = places().get(fold(name))
    others = (one for one in _built().get(fold(name), ()) if first and one.code[:2] != first.code[:2])
    return (first, *others) if first else ()


class _GeoNames(msgspec.Struct, frozen=True, kw_only=True):
    source: str = ""
    ids: dict[str, int] = {}


@cache
def _geonames() -> dict[str, int]:
    """GeoNames ids of territories, and of the places listed by hand."""
    built = {code: int(known) for code, known in map(_cells, _lines("territories.tsv.gz"))}
    listed: _GeoNames = topic(_GeoNames, "_shared", "geonames")
    return built | listed.ids


def geonames_id(code: str) -> int | None:
    """The GeoNames id of a place by its code; None for a region or a place that has none here."""
    own = code.partition(":")[2]
    return int(own) if own.isdecimal() else _geonames().get(code)


def organisation_id(name: str) -> str | None:
    """The id of an organisation by its name in any language; None for one that is not listed."""
    known = organisations().get(fold(name)) or outlet_of(name)
    return known.id if known else None


@cache
def organisations() -> dict[str, Organisation]:
    """Organisations by folded name in any language, outlets among them.

    Not by names of outlets that are everyday words (الحياة): those say nothing by themselves.
    """
    known = (*map(_body, outlets()), *topic(Organisations, "_shared", "organisations").organisations)
    return {fold(name): each for each in known for names in each.names.values() for name in names}


# Kinds of outlets that organisations call otherwise.
_KINDS: dict[str, OrganisationKind] = {
    "agency": "agency",
    "channel": "channel",
    "radio": "channel",
    "paper": "newspaper",
    "site": "site",
}


def _body(outlet: Outlet) -> Organisation:
    return Organisation(id=outlet.id, kind=_KINDS[outlet.kind], country=outlet.country, names=outlet.names)


def _cells(line: str) -> list[str]:
    return line.split("\t")


def _lines(name: str) -> list[str]:
    file = resources.files("riwaya.languages").joinpath("_shared", name)
    return gzip.decompress(file.read_bytes()).decode("utf-8").splitlines() if file.is_file() else []
