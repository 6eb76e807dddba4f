"""The interface in one language: its messages, numbers and direction.

Order: the catalogues that are there, one catalogue as translations, the interface made of it.
Catalogues are `.po` text read at run time; an article's own words never pass through here.
"""

import gettext
import io
import re
from dataclasses import dataclass
from functools import cache
from importlib import resources

from babel import Locale, UnknownLocaleError
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.numbers import format_decimal, format_percent

# Babel takes a locale's separators by its numbering system (CLDR) but leaves the digits Latin.
_DIGITS = {"arab": "٠١٢٣٤٥٦٧٨٩", "arabext": "۰۱۲۳۴۵۶۷۸۹"}
_TAG = re.compile(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8}){0,4}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Interface:
    """One language of the interface. `direction` is "ltr" or "rtl"."""

    code: str
    locale: Locale
    direction: str
    messages: gettext.NullTranslations
    digits: str

    def number(self, value: float) -> str:
        """A number as this language writes it, with at most two decimals."""
        shown = format_decimal(round(value, 2), locale=self.locale, numbering_system="default")
        return self.own_digits(shown)

    def percent(self, share: float) -> str:
        """A share (0-1) in whole percent."""
        return self.own_digits(format_percent(share, locale=self.locale, numbering_system="default"))

    def language(self, code: str | None) -> str:
        """The name of a language in this one; the code itself where CLDR has no name."""
        name: str = self.locale.languages.get((code or "").split("-")[0], code or "")
        return name

    def own_digits(self, text: str) -> str:
        """The text with its Latin digits in this language's own."""
        return text.translate(str.maketrans("0123456789", self.digits))


@cache
def available() -> tuple[str, ...]:
    """The codes of the languages that have a catalogue, sorted."""
    folder = resources.files("riwaya.report").joinpath("locale")
    return tuple(sorted(file.name[:-3] for file in folder.iterdir() if file.name.endswith(".po")))


@cache
def interface(code: str) -> Interface:
    """The interface of a language in `available()`."""
    locale = Locale.parse(code)
    return Interface(
        code=code,
        locale=locale,
        direction=locale.text_direction,
        messages=_translations(code),
        digits=_DIGITS.get(locale.default_numbering_system, "0123456789"),
    )


def _translations(code: str) -> gettext.GNUTranslations:
    """The catalogue compiled in memory: gettext wants the binary form, the repository does not."""
    file = resources.files("riwaya.report").joinpath("locale", f"{code}.po")
    catalogue = read_po(io.BytesIO(file.read_bytes()), locale=code)
    compiled = io.BytesIO()
    write_mo(compiled, catalogue)
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)


@cache
def direction(language: str | None) -> str:
    """ "rtl" or "ltr" by CLDR's script of the language; "auto" where it is not known."""
    if not language or not _TAG.fullmatch(language):
        return "auto"
    try:
        return str(Locale.parse(language, sep="-").text_direction)
    except (UnknownLocaleError, ValueError):
        return "auto"


@cache
def tag(language: str | None) -> str:
    """A value that is safe and valid in a `lang` attribute; "und" for what is no language tag."""
    return language if language and _TAG.fullmatch(language) else "und"
