"""Names from lists, to stand in for those of the training sentences.

Order: single names of persons (Wikidata's of the NETransliteration COLING 2018 set, CC0), two or three
of them drawn together; cities (the shipped table, GeoNames, CC BY 4.0); organisations and outlets (the
shipped lists). A tagger that has seen a name only once, among thousands, must read the sentence around it.
"""

import random
import re
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path

from riwaya.languages.gazetteer import organisations, places
from riwaya.types import EntityKind

SHARED = Path(__file__).resolve().parents[2] / "shared"
WIKIDATA = SHARED / "data" / "NETransliteration_COLING2018" / "wd_arabic_64"
PERSIAN = str.maketrans({"ك": "ک", "ي": "ی", "ى": "ی", "ة": "ه", "أ": "ا", "إ": "ا", "ؤ": "و"})
SCRIPT = {"ar": re.compile(r"[\u0621-\u064a ]{3,}"), "fa": re.compile(r"[\u0621-\u06cc\u200c ]{3,}")}
# How often a person is called by one, two, three names.
LENGTHS = (1, 2, 2, 2, 2, 3)

Draw = Callable[[random.Random], str]


def drawn(language: str, kind: EntityKind) -> Draw | None:
    """A function that draws a listed name; None where nothing is listed."""
    if language not in SCRIPT:
        return None
    if kind == "person":
        return lambda chance: " ".join(
            chance.choice(_single(language)) for _ in range(chance.choice(LENGTHS))
        )
    listed = {"place": _places, "organisation": _organisations}.get(kind)
    return listed and (lambda chance: chance.choice(listed(language)))


@cache
def _single(language: str) -> Sequence[str]:
    lines = WIKIDATA.read_text(encoding="utf-8").splitlines()
    names = {line.split("\t")[1].replace(" ", "") for line in lines}
    return sorted(_written(name, language) for name in names if len(name) > 2)


@cache
def _places(language: str) -> Sequence[str]:
    return sorted({_written(one, language) for one in places() if SCRIPT[language].fullmatch(one)})


@cache
def _organisations(language: str) -> Sequence[str]:
    listed = organisations().values()
    return sorted({name for one in listed for name in one.names.get(language, ())})


def _written(name: str, language: str) -> str:
    return name.translate(PERSIAN) if language == "fa" else name
