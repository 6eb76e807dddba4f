"""Reads one YAML file of a language folder into a typed value.

Each topic (cues, dates, titles, ...) is a module of this package with a struct and a function;
the data stand in `<language>/<topic>.yml`. A missing file is an empty topic, so a new
language starts with one file; a malformed one is an error that names file and key.
"""

from functools import cache
from importlib import resources
from typing import TypeVar

import msgspec
import yaml

from riwaya.errors import LanguagePackError

T = TypeVar("T")


class _Loader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
    """YAML 1.2's booleans only: in word lists "on", "no" and "off" are words."""


_Loader.yaml_implicit_resolvers = {
    first: [
        (tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:bool" or first in "tTfF"
    ]
    for first, resolvers in _Loader.yaml_implicit_resolvers.items()
}


@cache
def topic(kind: type[T], language: str, name: str) -> T:
    """`<language>/<name>.yml` as a `kind`; all defaults where there is no such file.

    Raises LanguagePackError when a key is missing or of another type.
    """
    file = resources.files("riwaya.languages").joinpath(language, f"{name}.yml")
    raw = yaml.load(file.read_text("utf-8"), _Loader) if file.is_file() else {}
    try:
        return msgspec.convert(raw or {}, kind)
    except msgspec.ValidationError as error:
        raise LanguagePackError(f"languages/{language}/{name}.yml: {error}; see docs/languages.md") from error
