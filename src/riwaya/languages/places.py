"""What a language calls places: own aliases, generic heads, adjectives of nationality.

`<language>/places.yml` holds the data; cities and territories come from the built table (see
`languages.gazetteer`).
"""

import msgspec

from riwaya.languages.data import topic


class PlaceWords(msgspec.Struct, frozen=True, kw_only=True):
    """The words of one language around places.

    aliases: place code -> names that CLDR and GeoNames lack. not_places: names in the built
    table that are mostly something else. generic: heads outside the name ("city of").
    features: heads that belong to the name ("river"). nationalities: country code ->
    adjectives, in all forms that matter.
    """

    source: str = ""
    aliases: dict[str, tuple[str, ...]] = {}
    not_places: tuple[str, ...] = ()
    generic: tuple[str, ...] = ()
    features: tuple[str, ...] = ()
    nationalities: dict[str, tuple[str, ...]] = {}


def place_words(language: str) -> PlaceWords:
    """The place words of a language; all empty for one without the file."""
    found: PlaceWords = topic(PlaceWords, language, "places")
    return found
