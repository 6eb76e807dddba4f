"""The shipped tables are readable, folded, and hold what the mention rules rely on."""

import re

import pytest

from riwaya.languages.gazetteer import (
    geonames_id,
    organisation_id,
    organisations,
    place_code,
    places,
    words,
)
from riwaya.languages.places import nationality
from riwaya.languages.titles import offices_of
from riwaya.text.normalise import fold

OUTLETS = ("agency", "channel", "newspaper", "site")


@pytest.mark.parametrize("language", ["ar", "fa", "en"])
def test_word_table_keys_are_folded_and_shares_in_range(language: str) -> None:
    table = words(language)
    assert len(table) > 10_000
    assert all(fold(word) == word for word in table)
    assert all(
        0 <= share <= 9 for facts in table.values() for share in (facts.person, facts.given, facts.place)
    )


def test_a_language_without_a_table_has_an_empty_one() -> None:
    assert words("xx") == {}


def test_place_names_are_folded_and_codes_well_formed() -> None:
    assert all(fold(name) == name for name in places())
    assert all(re.fullmatch(r"[A-Z]{2}(:[\w-]+)?|[a-z]+:\w+", place.code) for place in places().values())


@pytest.mark.parametrize(
    "names",
    [
        ("سوريا", "سورية", "سوریه", "Syria"),
        ("روسيا", "الاتحاد الروسي", "روسیه", "Russia"),
        ("الولايات المتحدة", "ایالات متحده", "آمریکا", "United States", "US"),
        ("ألمانيا", "المانيا", "آلمان", "Germany"),
        ("سوتشي", "سوچی", "Sochi"),
        ("طهران", "تهران", "Tehran"),
        ("حميميم", "حمیمیم", "Hmeimim"),
    ],
)
def test_one_place_has_one_code_in_all_its_names(names: tuple[str, ...]) -> None:
    assert len({place_code(name) for name in names}) == 1
    assert place_code(names[0]) is not None


@pytest.mark.parametrize("name", ["الخميس", "كان", "كيف", "الرئيس", "شاهد", "مرکز", "Reading"])
def test_common_words_are_no_places(name: str) -> None:
    assert place_code(name) is None


def test_outlets_of_three_languages_are_listed_with_kind_and_country() -> None:
    outlets = {o.id: o for o in organisations().values() if o.kind in OUTLETS}
    assert len(outlets) >= 60
    assert all(outlet.country for outlet in outlets.values())
    for language in ("ar", "fa", "en"):
        assert sum(language in outlet.names for outlet in outlets.values()) >= 40


@pytest.mark.parametrize(
    ("names", "known"),
    [
        (("رويترز", "رویترز", "Reuters"), "reuters"),
        (("سانا", "الوكالة العربية السورية للأنباء", "SANA"), "sana"),
        (("الأمم المتحدة", "سازمان ملل", "United Nations"), "un"),
    ],
)
def test_one_organisation_has_one_id_in_all_its_names(names: tuple[str, ...], known: str) -> None:
    assert {organisation_id(name) for name in names} == {known}


@pytest.mark.parametrize(
    ("word", "language", "country"),
    [
        ("الروسية", "ar", "RU"),
        ("سوريين", "ar", "SY"),
        ("ایرانی‌ها", "fa", "IR"),
        ("Russian", "en", "RU"),
        ("الجديدة", "ar", None),
    ],
)
def test_nationality_in_any_inflection(word: str, language: str, country: str | None) -> None:
    assert nationality(word, language) == country


@pytest.mark.parametrize(
    ("phrase", "language", "office"),
    [
        ("وزير الدفاع الروسي", "ar", "minister"),
        ("رئيس الوزراء", "ar", "prime_minister"),
        ("الرئيس السوري", "ar", "president"),
        ("سخنگوی وزارت خارجه", "fa", "spokesperson"),
        ("the deputy foreign minister", "en", "deputy_minister"),
    ],
)
def test_offices_have_one_id_in_all_languages(phrase: str, language: str, office: str) -> None:
    assert offices_of(phrase, language) == {office}


@pytest.mark.parametrize(
    ("name", "countries", "code"),
    [
        ("طرابلس", {"LB"}, "LB:266826"),
        ("طرابلس", {"LY"}, "LY:2210247"),
        ("طرابلس", set(), "LY:2210247"),
        ("Tripoli", {"LB", "SY"}, "LB:266826"),
        ("عمان", {"JO"}, "JO:250441"),
        ("عمان", {"OM", "JO"}, "OM"),
        ("عمان", set(), "OM"),
    ],
)
def test_of_namesakes_the_one_in_a_country_told_of_is_meant_else_the_largest(
    name: str, countries: set[str], code: str
) -> None:
    assert place_code(name, countries) == code


@pytest.mark.parametrize(
    ("name", "known"),
    [
        ("دمشق", 170654),
        ("سوریه", 163843),
        ("Homs", 169577),
        ("غزة", 281133),
        ("القدس", 281184),
        ("Europe", 6255148),
    ],
)
def test_places_have_their_geonames_id(name: str, known: int) -> None:
    code = place_code(name)
    assert code is not None
    assert geonames_id(code) == known


def test_what_geonames_has_no_id_for_here_has_none() -> None:
    assert geonames_id("SY:hmeimim") is None
    assert geonames_id("ZZ") is None


@pytest.mark.parametrize("name", ["فلوريدا", "فلوریدا", "Florida"])
def test_states_of_the_united_states_are_no_towns_elsewhere(name: str) -> None:
    assert place_code(name) == "US:4155751"


@pytest.mark.parametrize(
    ("name", "code"), [("أبها", "SA:110690"), ("شیراز", "IR:115019"), ("Hempstead", "US:5120478")]
)
def test_what_is_known_to_be_a_place_is_looked_up_among_common_words_too(name: str, code: str) -> None:
    assert place_code(name) is None
    assert place_code(name, is_place=True) == code
