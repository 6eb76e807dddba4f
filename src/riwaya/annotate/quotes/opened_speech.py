"""What the spans found so far say of each place: the speech a cue opens, ends of speech, inner cues."""

from collections.abc import Sequence

from riwaya.annotate.quotes.context import Context
from riwaya.annotate.quotes.openers import Opened
from riwaya.annotate.quotes.spans import Speech


class OpenedSpeech:
    """The speech of one text by place.

    opening: by the first token of its cue; marked: the numbers of direct spans' marks; ends: the tokens
    after speech without marks; inner: cues inside some speech; verb_ends: the tokens after finite cues.
    """

    def __init__(self, ctx: Context, found: Sequence[Opened], spans: Sequence[Speech]) -> None:
        self.opening = {one.cue.first: one for one in found}
        self.marked = {ctx.frame.inside[span.first] for span in spans if span.kind == "direct"} - {-1}
        self.ends = {span.last for span in spans if span.kind != "direct"}
        self.inner = _inner_cues(ctx, spans)
        self.verb_ends = {cue.last for cue in ctx.cues if cue.entry.form == "finite"}


def _inner_cues(ctx: Context, spans: Sequence[Speech]) -> set[int]:
    """Cues that stand inside some speech: not the outlet's own."""
    inner: set[int] = set()
    for span in spans:
        last = ctx.frame.at_or_after(span.end)
        inner.update(cue.first for cue in ctx.cues_between(span.first, last) if cue is not span.cue)
    return inner
