"""Where things stand in the report: file names, anchors, relative links, links that leave it.

Every language's pages form a tree of the same shape, so a link inside a tree is the same in
all of them. File names are hashes of ids: an id may hold slashes, dots, or any script.
"""

import posixpath
import re
from functools import lru_cache
from urllib.parse import urlsplit

from riwaya.types import content_id

INDEX = "index.html"
NAMES = "names.html"
OUTLETS = "outlets.html"
JUDGEMENTS = "judgements.html"
TIMELINE = "timeline.html"
_PLAIN = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,63}")


@lru_cache(maxsize=1 << 16)
def page(folder: str, key: str) -> str:
    """The path of a page of one thing, from the root of its tree: `story/1f…a0.html`."""
    return f"{folder}/{content_id([folder, key])}.html"


def story(key: str) -> str:
    """A story's page."""
    return page("story", key)


def article(key: str) -> str:
    """An article's reader."""
    return page("article", key)


def beside(one: str, other: str) -> str:
    """The page of two articles beside each other, in whichever order they are given."""
    return page("beside", "\n".join(sorted((one, other))))


def entity(key: str) -> str:
    """The page of a person, place or organisation."""
    return page("entity", key)


def outlet(name: str) -> str:
    """An outlet's page."""
    return page("outlet", name)


def data(story_id: str, name: str, kind: str) -> str:
    """A file of a story's data, from the report's root: all languages share it."""
    return f"data/{content_id(['story', story_id])}/{name}.{kind}"


def timeline(number: int) -> str:
    """The n-th page of the timeline of all stories, counted from 0."""
    return TIMELINE if number == 0 else f"timeline-{number + 1}.html"


def index(number: int) -> str:
    """The n-th page of the index, counted from 0."""
    return INDEX if number == 0 else f"index-{number + 1}.html"


def anchor(kind: str, key: str) -> str:
    """A fragment for a thing.

    `i-` items, `u-` utterances, `c-` claims, `e-` events, `a-` articles, `t-` moments, `d-` days.
    """
    return f"{kind}-{key if _PLAIN.fullmatch(key) else content_id([key])}"


def item(article_id: str, item_id: str) -> str:
    """An item's place in its article's reader."""
    return f"{article(article_id)}#{anchor('i', item_id)}"


def relative(target: str, *, start: str) -> str:
    """`target` as seen from the page `start`; both are paths from the report's root."""
    return posixpath.relpath(target, posixpath.dirname(start) or ".")


def outside(url: str | None) -> str | None:
    """A web address that may be linked; None for any scheme but http and https.

    Nothing else of a given address is trusted: `javascript:` and `data:` would run.
    """
    if not url or any(ord(char) <= 0x20 for char in url.strip()):
        return None
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return None
    return url.strip() if parts.scheme in ("http", "https") and parts.netloc else None
