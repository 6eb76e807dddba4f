"""Catalogues: complete, with placeholders that agree and plural forms that are right."""

import io
import re
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

import riwaya.report
from riwaya.report import labels
from riwaya.report.i18n import available, direction, interface, tag

PACKAGE = Path(riwaya.report.__file__).parent
PLACEHOLDER = re.compile(r"%\(\w+\)s|</?\w+>")


def messages() -> set[str | tuple[str, str]]:
    """Every message of the templates and of the code."""
    methods = [("**.py", "python"), ("**/templates/**.html", "jinja2")]
    keywords = {"_": None, "gettext": None, "ngettext": (1, 2), "N_": None}
    options = {"**/templates/**.html": {"trimmed": "true", "silent": "false"}}
    found = extract_from_dir(PACKAGE, methods, options, keywords=keywords)
    return {tuple(row[2]) if isinstance(row[2], tuple | list) else row[2] for row in found}


def catalogue(code: str) -> Catalog:
    return read_po(io.BytesIO((PACKAGE / "locale" / f"{code}.po").read_bytes()), locale=code)


def entries(code: str) -> list[Message]:
    return [message for message in catalogue(code) if message.id]


def forms(message: Message) -> list[str]:
    return list(message.string) if isinstance(message.string, tuple | list) else [str(message.string)]


def test_the_three_languages_are_there() -> None:
    assert set(available()) >= {"ar", "en", "fa"}


@pytest.mark.parametrize("code", available())
def test_catalogues_hold_every_message_and_no_other(code: str) -> None:
    held = {tuple(m.id) if m.pluralizable else m.id for m in entries(code)}
    assert held == messages()


@pytest.mark.parametrize("code", available())
def test_nothing_is_left_untranslated_or_doubtful(code: str) -> None:
    assert not [m.id for m in entries(code) if m.fuzzy or not all(forms(m))]
    assert not catalogue(code).obsolete


@pytest.mark.parametrize("code", available())
def test_placeholders_and_elements_agree(code: str) -> None:
    for message in entries(code):
        wanted = set(PLACEHOLDER.findall(message.id[0] if message.pluralizable else message.id))
        found = [set(PLACEHOLDER.findall(form)) for form in forms(message)]
        # Forms for none, one and two may say the number in a word; the last one never.
        assert found[-1] == wanted, message.id
        assert all(form <= wanted for form in found), message.id


@pytest.mark.parametrize(
    ("code", "number", "index"),
    [
        *[
            ("ar", n, i)
            for n, i in [(0, 0), (1, 1), (2, 2), (3, 3), (10, 3), (11, 4), (99, 4), (100, 5), (102, 5)]
        ],
        *[("ar", n, i) for n, i in [(103, 3), (111, 4), (1000, 5)]],
        *[("en", n, i) for n, i in [(0, 1), (1, 0), (2, 1)]],
        *[("fa", n, i) for n, i in [(0, 0), (1, 0), (2, 1)]],
    ],
)
def test_plural_forms_follow_cldr(code: str, number: int, index: int) -> None:
    message = next(m for m in entries(code) if m.pluralizable and m.id[0].endswith("s account"))
    chosen = interface(code).messages.ngettext(*message.id, number)
    assert chosen == forms(message)[index]


def test_arabic_has_six_forms_for_every_count() -> None:
    assert {len(forms(m)) for m in entries("ar") if m.pluralizable} == {6}


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("ar", "rtl"),
        ("fa", "rtl"),
        ("ckb", "rtl"),
        ("en", "ltr"),
        ("en-GB", "ltr"),
        (None, "auto"),
        ("xx", "auto"),
        ('a"b', "auto"),
    ],
)
def test_direction_of_a_language(language: str | None, expected: str) -> None:
    assert direction(language) == expected


@pytest.mark.parametrize(
    ("language", "expected"), [("ar", "ar"), (None, "und"), ('"><script>', "und"), ("en_GB", "und")]
)
def test_only_language_tags_become_lang(language: str | None, expected: str) -> None:
    assert tag(language) == expected


@pytest.mark.parametrize(("code", "expected"), [("en", "1,234.5"), ("ar", "1,234.5"), ("fa", "۱٬۲۳۴٫۵")])
def test_numbers_in_the_languages_own_digits(code: str, expected: str) -> None:
    assert interface(code).number(1234.5) == expected


def test_a_value_with_no_label_is_shown_as_it_stands() -> None:
    assert labels.message("feature", "brand_new") == "brand new"
    assert labels.message("no such table", "x") == "x"
