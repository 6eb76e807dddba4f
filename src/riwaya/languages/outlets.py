"""News agencies, channels, papers, sites and radios: their names in the scripts in use, their domains.

Order: the list (`outlets`), an outlet by one of its names (`outlet_of`), by the address of a page
(`outlet_at`). The data stand in `_shared/outlets.yml`. Outlets that no list has are known by the
corpus alone: by the `outlet` of an article.
"""

from functools import cache
from typing import Literal
from urllib.parse import urlsplit

import msgspec

from riwaya.languages.data import topic
from riwaya.text.normalise import fold

OutletKind = Literal["agency", "channel", "paper", "site", "radio"]


class Outlet(msgspec.Struct, frozen=True, kw_only=True):
    """An outlet: its id, kind, country (ISO 3166), domains, and names by language.

    marked: names that are everyday words too, and so name it only where something shows that an
    outlet is meant.
    """

    id: str
    kind: OutletKind
    country: str
    names: dict[str, tuple[str, ...]]
    marked: dict[str, tuple[str, ...]] = {}
    domains: tuple[str, ...] = ()

    def name(self) -> str:
        """What it goes by where no article says: its first English name, else the first of all."""
        named = self.names or self.marked
        return (self.names.get("en") or self.marked.get("en") or next(iter(named.values())))[0]


class Outlets(msgspec.Struct, frozen=True, kw_only=True):
    """The file `_shared/outlets.yml`."""

    source: str = ""
    outlets: tuple[Outlet, ...] = ()


def outlets() -> tuple[Outlet, ...]:
    """All listed outlets."""
    found: Outlets = topic(Outlets, "_shared", "outlets")
    return found.outlets


@cache
def _by_name() -> dict[str, Outlet]:
    """Outlets by folded name in any language; a name that needs no mark wins over one that does."""
    marked = {fold(name): one for one in outlets() for names in one.marked.values() for name in names}
    return marked | {fold(name): one for one in outlets() for names in one.names.values() for name in names}


@cache
def _by_domain() -> dict[str, Outlet]:
    return {domain: one for one in outlets() for domain in one.domains}


def outlet_of(name: str) -> Outlet | None:
    """The outlet of this name in any language and script; None for one that is not listed.

    For a string that is an outlet's name: everyday words that name outlets (الحياة) count too.
    """
    return _by_name().get(fold(name).strip())


def outlet_at(url: str) -> Outlet | None:
    """The outlet whose domain an address lies under, the longest domain first; None if none does."""
    parts = (_host(url)).split(".")
    domains = (".".join(parts[at:]) for at in range(len(parts) - 1))
    return next((_by_domain()[domain] for domain in domains if domain in _by_domain()), None)


def _host(url: str) -> str:
    try:
        return urlsplit(url if "//" in url else f"//{url}").hostname or ""
    except ValueError:
        # A bracket that opens no IPv6 address, and the like: not an address.
        return ""
