"""What a language calls places: own aliases, generic heads, adjectives of nationality.

`<language>/places.yml` holds the data; cities and territories come from the built table (see
`languages.gazetteer`).
"""

from functools import cache, lru_cache

import msgspec

from riwaya.languages.data import topic
from riwaya.languages.pack import languages
from riwaya.text.normalise import fold

# Folded endings of adjectives of nationality: feminine, plural, dual.
ENDINGS = {"ar": ("ه", "ين", "ون", "ان", "تين"), "fa": ("ها", "های", "هاي")}


class PlaceWords(msgspec.Struct, frozen=True, kw_only=True):
    """The words of one language around places.

    aliases: place code -> names that CLDR and GeoNames lack. not_places: names in the built
    table that are mostly something else, whatever the language. everyday: names that are everyday
    words in this language alone (مالی: Mali, but "financial" in Persian). generic: heads outside
    the name ("city of"). features: heads that belong to the name ("river"). kinds: what a head
    says the place is, by ids shared by all languages. nationalities: country code -> adjectives,
    in all forms that matter.
    """

    source: str = ""
    aliases: dict[str, tuple[str, ...]] = {}
    not_places: tuple[str, ...] = ()
    everyday: tuple[str, ...] = ()
    generic: tuple[str, ...] = ()
    features: tuple[str, ...] = ()
    kinds: dict[str, tuple[str, ...]] = {}
    nationalities: dict[str, tuple[str, ...]] = {}


def place_words(language: str) -> PlaceWords:
    """The place words of a language; all empty for one without the file."""
    found: PlaceWords = topic(PlaceWords, language, "places")
    return found


@cache
def _kinds() -> dict[str, str]:
    """Folded head -> the id of what it says, over all languages."""
    listed = [pair for code in languages() for pair in place_words(code).kinds.items()]
    return {fold(head): kind for kind, heads in listed for head in heads}


def place_kind(head: str) -> str | None:
    """What a head noun of any language says a place is ("river"); None for one that is not listed."""
    return _kinds().get(fold(head))


@cache
def _adjectives(language: str) -> dict[str, str]:
    """Folded adjective of nationality -> country, masculine and as listed."""
    listed = place_words(language).nationalities.items()
    return {fold(word): country for country, words in listed for word in words}


@lru_cache(maxsize=1 << 14)
def nationality(word: str, language: str) -> str | None:
    """The country of an adjective of nationality in any regular inflection; None for other words."""
    folded = fold(word)
    if language == "ar":
        folded = folded.removeprefix("ال")
    known = _adjectives(language)
    stems = (folded, *(folded.removesuffix(end) for end in ENDINGS.get(language, ())))
    return next((known[stem] for stem in stems if stem in known), None)
