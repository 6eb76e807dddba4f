"""The list of outlets: enough of them, in five languages, and each found by name and by address."""

import re

import pytest

from riwaya.languages.data import topic
from riwaya.languages.gazetteer import organisation_id, organisations
from riwaya.languages.outlets import Outlets, outlet_at, outlet_of, outlets
from riwaya.text.normalise import fold


def test_the_list_states_its_source_and_has_outlets_of_all_kinds_and_languages() -> None:
    assert topic(Outlets, "_shared", "outlets").source
    assert len(outlets()) >= 200
    assert {one.kind for one in outlets()} == {"agency", "channel", "paper", "site", "radio"}
    for language in ("ar", "fa", "en", "ru", "tr"):
        assert sum(language in one.names for one in outlets()) >= 100, language


def test_ids_names_and_domains_are_each_one_outlets() -> None:
    ids = [one.id for one in outlets()]
    assert len(ids) == len(set(ids))
    domains = [domain for one in outlets() for domain in one.domains]
    assert len(domains) == len(set(domains))
    owners: dict[str, set[str]] = {}
    for one in outlets():
        for names in one.names.values():
            for name in names:
                owners.setdefault(fold(name), set()).add(one.id)
    assert [name for name, ids_of in owners.items() if len(ids_of) > 1] == []


def test_countries_and_domains_are_well_formed() -> None:
    for one in outlets():
        assert re.fullmatch("[A-Z]{2}", one.country), one.id
        assert all(re.fullmatch(r"[a-z0-9-]+(\.[a-z0-9-]+)+", domain) for domain in one.domains), one.id
        assert one.name(), one.id


@pytest.mark.parametrize(
    ("names", "known"),
    [
        (("سانا", "SANA", "САНА", "الوكالة العربية السورية للأنباء"), "sana"),
        (("إرنا", "ایرنا", "IRNA", "ИРНА"), "irna"),
        (("إيسنا", "ایسنا", "ISNA"), "isna"),
        (("РИА Новости", "ريا نوفوستي", "ریانووستی", "RIA Novosti"), "ria"),
        (("الأناضول", "آناتولی", "Anadolu Ajansı", "AA", "Анадолу"), "anadolu"),
        (("الحياة", "صحيفة الحياة", "Al-Hayat"), "hayat"),
    ],
)
def test_an_outlet_has_one_id_in_all_scripts(names: tuple[str, ...], known: str) -> None:
    assert {organisation_id(name) for name in names} == {known}


@pytest.mark.parametrize("name", ["الحياة", "العالم", "اليوم", "بنا", "Dawn"])
def test_an_everyday_word_is_an_outlets_name_only_where_one_is_meant(name: str) -> None:
    assert outlet_of(name) is not None
    assert fold(name) not in organisations()


@pytest.mark.parametrize(
    ("url", "known"),
    [
        ("https://www.bbc.com/arabic/1", "bbc"),
        ("https://persian.iranintl.com/a/1", "iran_intl"),
        ("https://trtworld.com:443/x?y=1", "trt"),
        ("interfax.com.ua", "interfax_ua"),
        ("https://abc.net.au/news", "abc_au"),
    ],
)
def test_an_address_names_its_outlet(url: str, known: str) -> None:
    found = outlet_at(url)
    assert found is not None
    assert found.id == known


@pytest.mark.parametrize("url", ["", "com", "https://com/", "https://mysana.sy/", "http://[x", "about:blank"])
def test_an_unknown_address_names_none(url: str) -> None:
    assert outlet_at(url) is None
