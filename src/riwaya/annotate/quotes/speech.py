"""A quotation before its speaker is known."""

from dataclasses import dataclass

from riwaya.languages.cues import Cue
from riwaya.types import QuoteKind


@dataclass(frozen=True, slots=True)
class Speech:
    """A quotation before its speaker is known: half-open offsets and the tokens it begins and ends at."""

    start: int
    end: int
    kind: QuoteKind
    first: int
    last: int
    cue: Cue | None = None
    opening: str = ""
    partial: bool = False
    nested: bool = False
