"""Whose voice each mention is in: the outlet's own, or somebody's whom it quotes word for word.

Runs after quotations are found, which themselves need mentions for their speakers.
"""

from collections.abc import Iterable

from msgspec.structs import replace

from riwaya.annotate.step import Step
from riwaya.languages.pack import Pack
from riwaya.types import Annotations, Article, Mention, Quote

# Indirect speech is the outlet's wording, whoever it is given to.
VERBATIM = ("direct", "free")


def with_voice(mentions: Iterable[Mention], quotes: Iterable[Quote]) -> tuple[Mention, ...]:
    """The mentions with `voice` = "quoted" inside direct and free quotations, "own" elsewhere."""
    inside = [q for q in quotes if q.kind in VERBATIM]
    return tuple(replace(m, voice="quoted" if _quoted(m, inside) else "own") for m in mentions)


def _quoted(mention: Mention, quotes: Iterable[Quote]) -> bool:
    return any(q.field == mention.field and q.start <= mention.start and mention.end <= q.end for q in quotes)


def voice(article: Article, found: Annotations, pack: Pack) -> Annotations:  # noqa: ARG001
    """`found` with the voice of each mention; unchanged where a layer it needs was not run."""
    if found.mentions is None or found.quotes is None:
        return found
    return replace(found, mentions=with_voice(found.mentions, found.quotes))


STEP = Step("voice", "1", voice)
