"""Number words of a language: `<language>/numbers.yml` as the table that `riwaya.text.numbers` reads."""

from collections.abc import Mapping
from functools import cache

import msgspec

from riwaya.languages.data import topic
from riwaya.text.normalise import fold, folded_set
from riwaya.text.numbers import Bound, NumberWords


class NumberTopic(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The keys of numbers.yml; `NumberWords` says what each means.

    Values come first (`20: [عشرون, عشرين]`) so that a value's forms stand together.
    dual_stems with dual_endings give the duals that are not listed whole under `duals`; units
    with ordinal_endings give ordinals in the same way.
    """

    source: str = ""
    units: dict[float, list[str]] = {}
    ordinals: dict[float, list[str]] = {}
    ordinal_endings: list[str] = []
    teens: list[str] = []
    times: dict[float, list[str]] = {}
    parts: dict[float, list[str]] = {}
    plural: list[str] = []
    articles: list[str] = []
    weak: list[str] = []
    inside: list[str] = []
    counters: list[str] = []
    joiners: list[str] = []
    joiner_prefix: str = ""
    prefixes: list[str] = []
    never: list[str] = []
    not_before: list[str] = []
    duals: list[str] = []
    dual_stems: list[str] = []
    dual_endings: list[str] = []
    bounds: dict[Bound, list[str]] = {}
    joined_from: float = 1
    units_first: bool = False
    bare_sums: bool = False
    suffixes: dict[float, list[str]] = {}
    ordinal_suffixes: list[str] = []
    slash_is_point: bool = False
    point_groups: bool = False


@cache
def number_words(language: str | None) -> NumberWords:
    """The number words of a language code, folded; digits only where it has none.

    Raises LanguagePackError when the file is malformed.
    """
    data = topic(NumberTopic, language or "und", "numbers")
    ordinals = {v: [w + e for w in forms for e in data.ordinal_endings] for v, forms in data.units.items()}
    duals = [stem + ending for stem in data.dual_stems for ending in data.dual_endings]
    return NumberWords(
        units=_by_word(data.units),
        ordinals=_by_word(ordinals) | _by_word(data.ordinals),
        teens=folded_set(data.teens),
        times=_by_word(data.times),
        parts=_by_word(data.parts),
        plural=folded_set(data.plural),
        articles=folded_set(data.articles),
        weak=folded_set(data.weak),
        inside=folded_set(data.inside),
        counters=folded_set(data.counters),
        joiners=folded_set(data.joiners),
        joiner_prefix=fold(data.joiner_prefix),
        prefixes=tuple(sorted(map(fold, data.prefixes), key=len, reverse=True)),
        never=folded_set(data.never),
        not_before=folded_set(data.not_before),
        duals=folded_set([*duals, *data.duals]),
        bounds={fold(word): bound for bound, listed in data.bounds.items() for word in listed},
        joined_from=data.joined_from,
        units_first=data.units_first,
        bare_sums=data.bare_sums,
        suffixes=_by_word(data.suffixes),
        ordinal_suffixes=folded_set(data.ordinal_suffixes),
        slash_is_point=data.slash_is_point,
        point_groups=data.point_groups,
    )


def _by_word(forms: Mapping[float, list[str]]) -> dict[str, float]:
    return {fold(word): value for value, listed in forms.items() for word in listed}
