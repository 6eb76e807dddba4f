"""The fields a record may give, checked and put into one form, and the article made of them.

Order: take the known fields, check their types, read `published`, extract `html` where there is
no text, compute the id, name the outlet by its address where nothing else names it.
"""

import re
from collections.abc import Iterator, Mapping
from datetime import date, datetime

import msgspec

from riwaya.errors import InputError
from riwaya.ingest.html import extract
from riwaya.languages.outlets import outlet_at
from riwaya.types import Article, Problem, PublishedBasis, content_id

Outcome = Article | Problem

FIELDS = ("id", "title", "outlet", "url", "published", "language", "author")
_SURROGATE = re.compile("[\ud800-\udfff]")
_LOOSE_DAY = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})")


def article(raw: Mapping[str, object], *, where: str, path: str | None) -> Iterator[Outcome]:
    """The article that a record describes, and a problem for a date that cannot be read.

    raw: field names to values, `text` or `html` among them; where: for errors; path: below the
    input. Raises InputError when there is nothing to make an article of.
    """
    given = {name: _string(raw, name, where) for name in (*FIELDS, "text", "html")}
    published, problem = _published(given["published"], where)
    if problem:
        yield problem
    made = _with_id(_article(given, published, where, path), given["id"])
    yield made if given["outlet"] else _by_address(made)


def _by_address(made: Article) -> Article:
    """The article with the listed name of its outlet, by its url, where no page states more than a host.

    The id is made before: which outlets are listed must not change it.
    """
    host = made.outlet if made.outlet and "." in made.outlet and " " not in made.outlet else None
    known = outlet_at(made.url or host or "") if host or not made.outlet else None
    return msgspec.structs.replace(made, outlet=known.name()) if known else made


def _article(given: Mapping[str, str | None], published: str | None, where: str, path: str | None) -> Article:
    page = (
        extract(given["html"], where=where) if given["text"] is None and given["html"] is not None else None
    )
    text = page.text if page else given["text"]
    if text is None or not text.strip():
        raise InputError(where, "no text", "give `text` or `html` with some words in it")
    found = page.published if page and not published else None
    basis: PublishedBasis | None = "given" if published else "metadata" if found else None
    return Article(
        id="",
        text=text,
        outlet=given["outlet"] or (page.outlet if page else None),
        url=given["url"] or (page.url if page else None),
        path=path,
        title=given["title"] or (page.title if page else None),
        author=given["author"] or (page.author if page else None),
        language=given["language"] or (page.language if page else None),
        published=published or found,
        published_basis=basis,
    )


def _with_id(made: Article, given: str | None) -> Article:
    where_from = made.url or made.path or ""
    own = given or content_id([where_from, made.outlet or "", made.title or "", made.text])
    return msgspec.structs.replace(made, id=own)


def _string(raw: Mapping[str, object], name: str, where: str) -> str | None:
    value = raw.get(name)
    if isinstance(value, int) and name == "id":
        value = str(value)
    if value is None or value == "":
        return None
    if not isinstance(value, str):
        raise InputError(
            where, f"`{name}` is {type(value).__name__}, not a string", "put it in quotes or leave it out"
        )
    if _SURROGATE.search(value):
        raise InputError(where, f"`{name}` holds a lone surrogate", "export it again as valid Unicode")
    return value


def _published(value: str | None, where: str) -> tuple[str | None, Problem | None]:
    if value is None:
        return None, None
    read = parse_published(value)
    if read:
        return read, None
    remedy = "write YYYY-MM-DD, YYYY-MM-DD hh:mm:ss or ISO 8601; the article was read without it"
    return None, Problem(where=where, problem=f"`published` is {value!r}, not a date", remedy=remedy)


def parse_published(value: str) -> str | None:
    """ISO 8601 of a publication date; None where it is not one.

    A bare day stays a day; a time keeps its offset or lack of one.
    """
    value = value.strip()
    try:
        if len(value) <= 10:
            return _day(value)
        return datetime.fromisoformat(value).isoformat()
    except ValueError:
        return None


def _day(value: str) -> str | None:
    loose = _LOOSE_DAY.fullmatch(value)
    if loose:
        return date(*map(int, loose.groups())).isoformat()
    return date.fromisoformat(value).isoformat()
