"""A saved page to its text and metadata, by trafilatura.

The page's own statements are used (title, site name, canonical url, date, `lang`); nothing
is guessed from the words: that is the annotators' part, where the basis is shown.
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
    found = _extraction(html)
    text = found.text or "" if found else ""
    if not found or not text.strip():
        raise InputError(where, "no article text found in the page", "save its text as .txt instead")
    language = _LANG.search(html[:50_000])
    return Page(
        text=text,
        title=found.title or None,
        outlet=found.sitename or found.hostname or None,
        url=found.url or None,
        published=found.date or None,
        language=language.group(1).lower() if language else None,
        author=found.author or None,
    )


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
