"""A saved page to its text and metadata, by trafilatura.

The page's own statements are used (title, site name, canonical url, date, `lang`); nothing
is guessed from the words: that is the annotators' part, where the basis is shown.

trafilatura drops every character that does not print, and with them the zero-width non-joiner
that Persian spelling needs; so joiners and direction marks travel through it under letters of
a script that the page does not use.
"""

import logging
from typing import NamedTuple

import regex
import trafilatura
from trafilatura.settings import Document

from riwaya.errors import InputError

# trafilatura's own ceiling; beyond it a page is a data dump or an attack.
MAX_CHARS = 20_000_000
# libxml2 recurses over open elements; real pages nest below 100 deep.
MAX_DEPTH = 2_000
_LANG = regex.compile(r"<html[^>]*?\blang\s*=\s*[\"']?([a-z]{2,3})", regex.IGNORECASE)
_OPEN_OR_CLOSE = regex.compile(r"<(/?)[a-zA-Z][^<>]{0,2000}?(/?)>")
_VOID = regex.compile(
    r"<(?:area|base|br|col|embed|hr|img|input|link|meta|source|track|wbr|p|li|td|tr|option)\b", regex.I
)

# trafilatura logs every page it dislikes; the batch's own summary tells of those.
logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
logging.getLogger("htmldate").setLevel(logging.CRITICAL)


# Joiners and direction marks, with the names that HTML gives them.
_INVISIBLE = {"\u200c": "zwnj", "\u200d": "zwj", "\u200e": "lrm", "\u200f": "rlm"}
_STAND_INS = tuple(map(chr, range(0xA500, 0xA60C)))  # Vai letters: printable, and rarely met


class Page(NamedTuple):
    """What a saved page says of itself."""

    text: str
    title: str | None
    outlet: str | None
    url: str | None
    published: str | None
    language: str | None
    author: str | None


def extract(html: str, *, where: str) -> Page:
    """The readable text of a page with its metadata.

    Raises InputError when nothing readable is found, or when the page is too large or nested
    too deep to parse safely.
    """
    _guard(html, where)
    stand_ins = _stand_ins(html)
    found = _extraction(_veiled(html, stand_ins))
    text = _unveiled(found.text, stand_ins) if found else None
    if not found or not text:
        raise InputError(where, "no article text found in the page", "save its text as .txt instead")
    language = _LANG.search(html[:50_000])
    return Page(
        text=text,
        title=_unveiled(found.title, stand_ins),
        outlet=_unveiled(found.sitename or found.hostname, stand_ins),
        url=found.url or None,
        published=found.date or None,
        language=language.group(1).lower() if language else None,
        author=_unveiled(found.author, stand_ins),
    )


def _stand_ins(html: str) -> dict[str, str]:
    """Invisible character -> a letter that the page does not hold."""
    free = (letter for letter in _STAND_INS if letter not in html)
    return dict(zip(_INVISIBLE, free, strict=False))


def _veiled(html: str, stand_ins: dict[str, str]) -> str:
    for char, letter in stand_ins.items():
        spelled = rf"&(?:{_INVISIBLE[char]}|#{ord(char)}|#[xX]0*{ord(char):x});"
        html = regex.sub(spelled, letter, html.replace(char, letter), flags=regex.I)
    return html


def _unveiled(text: str | None, stand_ins: dict[str, str]) -> str | None:
    for char, letter in stand_ins.items():
        text = text.replace(letter, char) if text else None
    return text.strip() or None if text else None


def _extraction(html: str) -> Document | None:
    found = trafilatura.bare_extraction(
        html,
        with_metadata=True,
        include_comments=False,
        include_tables=True,
        date_extraction_params={"extensive_search": False, "original_date": True},
    )
    return found if isinstance(found, Document) else None


def _guard(html: str, where: str) -> None:
    if len(html) > MAX_CHARS:
        problem = f"the page has {len(html):,} characters, over {MAX_CHARS:,}"
        raise InputError(where, problem, "save only the article, or its text as .txt")
    if _too_deep(html):
        raise InputError(where, f"elements nest over {MAX_DEPTH:,} deep", "save its text as .txt instead")


def _too_deep(html: str) -> bool:
    depth = 0
    for tag in _OPEN_OR_CLOSE.finditer(html):
        if tag.group(1):
            depth = max(0, depth - 1)
        elif not tag.group(2) and not _VOID.match(tag.group(0)):
            depth += 1
            if depth > MAX_DEPTH:
                return True
    return False
