"""A language's pack: what the annotators know of a language, all of it data.

`load("ar")` gives the pack; each topic's own module documents its fields. A language with no
folder gets the neutral pack, in which every list is empty: steps then find what they can
without cues.
"""

from functools import cache, lru_cache
from importlib import resources

import msgspec


class Pack(msgspec.Struct, frozen=True, kw_only=True):
    """What is known of one language. Topics are loaded by their modules from `code`."""

    code: str


@cache
def load(code: str | None) -> Pack:
    """The pack of a language code; `None` and unknown codes give the neutral pack ("und")."""
    return Pack(code=code if code in languages() else "und")


@lru_cache(maxsize=1)
def languages() -> tuple[str, ...]:
    """The codes that have a folder here, sorted."""
    root = resources.files("riwaya.languages")
    return tuple(
        sorted(entry.name for entry in root.iterdir() if entry.is_dir() and not entry.name.startswith("_"))
    )
