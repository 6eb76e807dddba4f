"""Invented sentences with their names marked inline, written for training the tagger.

Order: `tagger_written.txt` is read by its sections (`# en`, `# ar`, `# fa`); each line's marks, as in
`[PER Edith Valcrest] told ...`, become spans, and the text is what is left without them. What is a name
follows the entities' guidelines: bare, without title, clitic or a generic head that is not needed.
"""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from training.tagger_data import Example, Name

from riwaya.errors import InputError
from riwaya.types import EntityKind

FILE = Path(__file__).with_suffix(".txt")
LANGUAGES = ("en", "ar", "fa")
KINDS: Mapping[str, EntityKind] = {
    "PER": "person",
    "LOC": "place",
    "ORG": "organisation",
    "OTHER": "other",
}
_MARK = re.compile(r"\[(PER|LOC|ORG|OTHER) ([^\[\]]+)\]")


def written() -> list[Example]:
    """All sentences of the file."""
    return [
        marked(line, language) for language, line in _sentences(FILE.read_text(encoding="utf-8").split("\n"))
    ]


def _sentences(lines: list[str]) -> Iterator[tuple[str, str]]:
    """Language and line of each sentence."""
    language = ""
    for line in lines:
        if line.startswith("#"):
            language = line.removeprefix("#").strip()
        elif line.strip() and language in LANGUAGES:
            yield language, line.strip()


def marked(line: str, language: str) -> Example:
    """A sentence from its line; InputError if a bracket is left that marks no name."""
    text, names, at = "", list[Name](), 0
    for mark in _MARK.finditer(line):
        text += line[at : mark.start()]
        names.append((len(text), len(text) + len(mark[2]), KINDS[mark[1]]))
        text, at = text + mark[2], mark.end()
    text += line[at:]
    if "[" in text or "]" in text:
        raise InputError(
            f"{line!r} has a bracket that marks no name",
            problem="a mark without kind",
            remedy="write [PER ...], [LOC ...], [ORG ...] or [OTHER ...]",
        )
    return Example(text, tuple(names), "written", language)
