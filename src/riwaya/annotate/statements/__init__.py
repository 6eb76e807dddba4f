"""The statement step: sentences cut into checkable propositions, each with whose word it is.

1. `clauses` cuts each sentence outside boilerplate at punctuation, conjunctions and the
   edges of quotations, and leaves out the words that only say who spoke.
2. A clause inside a quotation is attributed to its speaker.
3. Negations are counted; what somebody denies is negated and `denied`.
4. What a verb of saying or a future form makes of the clause is its certainty.
"""

from collections.abc import Iterator, Sequence
from typing import Literal

import msgspec

from riwaya.annotate.statements.clauses import Quoted, Span, clauses
from riwaya.annotate.statements.polarity import denies, negated, planned
from riwaya.annotate.step import Step
from riwaya.languages.cues import Cue, lexicon
from riwaya.languages.pack import Pack
from riwaya.languages.statements import statement_words
from riwaya.text.normalise import fold
from riwaya.text.tokens import words
from riwaya.types import Annotations, Article, Quote, Statement

Certainty = Literal["stated", "reported", "claimed", "denied", "planned"]

# A quotation gives its speaker to a clause that lies in it by at least this share.
MOSTLY = 0.6
CLAIMING = frozenset({"claim", "think", "threaten"})


def statements(text: str, found: Annotations, language: str | None) -> tuple[Statement, ...]:
    """All statements of a text, in order, from its sentences and quotations."""
    quotes = Quoted([one for one in found.quotes or () if one.field == "text"])
    outside = [(one.start, one.end) for one in found.boilerplate or () if one.field == "text"]
    spans = (
        span
        for sentence in found.sentences or ()
        if sentence.field == "text"
        for own in _without(outside, (sentence.start, sentence.end))
        for span in clauses(text, own, quotes, statement_words(language))
    )
    return tuple(_statement(text, span, quotes, language) for span in spans)


def _without(outside: Sequence[Span], span: Span) -> Iterator[Span]:
    """The parts of a span that are the article's own telling: a credit may open its first sentence."""
    start, end = span
    for left, right in sorted(outside):
        if left < end and start < right:
            if start < left:
                yield start, left
            start = max(start, right)
    if start < end:
        yield start, end


def _statement(text: str, span: Span, quotes: Quoted, language: str | None) -> Statement:
    start, end = span
    quote = _around(quotes, span)
    kind = _cue_kind(quote, language)
    data = statement_words(language)
    tokens = [fold(one.text) for one in words(text[start:end])]
    denied = kind == "deny"
    flipped = negated(tokens, data) ^ (denied or denies(tokens, data))
    return Statement(
        start=start,
        end=end,
        origin=STEP.origin,
        attributed_to=quote.speaker.name if quote and quote.speaker else None,
        polarity="negated" if flipped else "affirmed",
        certainty=_certainty(quote, kind, denied=denied, future=planned(tokens, data)),
    )


def _around(quotes: Quoted, span: Span) -> Quote | None:
    """The innermost quotation that holds most of the span."""
    start, end = span
    holding = [
        one
        for one in quotes.meeting(span)
        if min(one.end, end) - max(one.start, start) >= MOSTLY * (end - start)
    ]
    return min(holding, key=lambda one: (one.end - one.start, one.start), default=None)


def _cue_kind(quote: Quote | None, language: str | None) -> str | None:
    if quote is None or quote.cue is None:
        return None
    cues: list[Cue] = lexicon(language or "und").find([fold(one.text) for one in words(quote.cue.text)])
    return cues[0].entry.kind if cues else None


def _certainty(quote: Quote | None, kind: str | None, *, denied: bool, future: bool) -> Certainty:
    if denied:
        return "denied"
    if future:
        return "planned"
    if quote is None:
        return "stated"
    return "claimed" if kind in CLAIMING else "reported"


def _run(article: Article, found: Annotations, _pack: Pack) -> Annotations:
    if found.sentences is None:
        return found
    return msgspec.structs.replace(found, statements=statements(article.text, found, found.language))


STEP = Step(name="statements", version="3", run=_run)
