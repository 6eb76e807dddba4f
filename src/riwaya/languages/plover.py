"""PLOVER's event types and the CAMEO codes that they replace.

Order: the data of `_shared/plover.yml`, what a code says, the code of a type, other schemes' names.

PLOVER: Political Language Ontology for Verifiable Event Records, manual draft 0.8 (2021); CAMEO:
Conflict and Mediation Event Observations. Modes follow the 2021 crosswalk.
"""

from functools import cache
from typing import Literal

import msgspec

from riwaya.languages.data import topic

Quad = Literal["VC", "MC", "VX", "MX"]


class EventType(msgspec.Struct, frozen=True, kw_only=True):
    """One type: the CAMEO code for it, and its quad (verbal/material, cooperation/conflict)."""

    cameo: str
    quad: Quad


class Code(msgspec.Struct, frozen=True, kw_only=True):
    """What a CAMEO code says in PLOVER's terms."""

    type: str
    mode: str | None = None
    contexts: tuple[str, ...] = ()
    label: str = ""


class Plover(msgspec.Struct, frozen=True, kw_only=True):
    """The file `_shared/plover.yml`."""

    source: str = ""
    types: dict[str, EventType] = {}
    aliases: dict[str, tuple[str, ...]] = {}
    codes: dict[str, Code] = {}


@cache
def plover() -> Plover:
    """The types, other names and codes."""
    found: Plover = topic(Plover, "_shared", "plover")
    return found


def from_cameo(code: str) -> Code | None:
    """What a CAMEO code ("0841") says; a longer or unlisted one is read by its parent's; else None."""
    codes = plover().codes
    parents = (code[:length] for length in range(len(code), 1, -1))
    return next((codes[key] for at in parents for key in (at, f"{at}0") if key in codes), None)


def cameo(type_: str, mode: str | None = None) -> str | None:
    """The most general CAMEO code of a type and mode; None for a type that PLOVER has not."""
    if type_ not in plover().types:
        return None
    codes = plover().codes.items()
    fitting = (code for code, each in codes if mode and (each.type, each.mode) == (type_, mode))
    return min(fitting, key=lambda code: (len(code), code), default=plover().types[type_].cameo)


def canonical(name: str) -> tuple[str, str | None] | None:
    """Type and mode for a name of any draft ("INVESTIGATE" gives ACCUSE, investigate); else None."""
    upper = name.strip().upper()
    if upper in plover().types:
        return upper, None
    found = plover().aliases.get(upper)
    return (found[0], found[1] if len(found) > 1 else None) if found else None


def coded(type_: str, *, future: bool) -> str:
    """The type a record is coded with: PLOVER has what is to come as AGREE (cooperation) or THREATEN (force).

    Manual: "All cooperative actions reported in future tense are also taken to imply intentions."
    """
    known = plover().types.get(type_)
    if not future or known is None or known.quad == "VX":
        return type_
    return "THREATEN" if known.quad == "MX" else "AGREE"


def modes(type_: str) -> frozenset[str]:
    """All modes that a type has."""
    return frozenset(each.mode for each in plover().codes.values() if each.type == type_ and each.mode)
