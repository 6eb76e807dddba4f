"""Quotations: direct, free and indirect speech, with cue, speaker and relaying medium.

Order: the text is cut up (`frame`, `marks`, `context`), each cue is given the place where its
speech begins (`openers`), the ends of speech are found (`extents`, `spans`), then who speaks: whose
name stands under the speech (`signed`); for all other speech the rules propose a subject for every
cue (`people`, `speakers`), and a ranker chooses between it and all others who could be meant
(`options`, `ranking`).
"""

from msgspec.structs import replace

from riwaya.annotate.quotes.context import Context, context, cue_phrase
from riwaya.annotate.quotes.labels import labelled
from riwaya.annotate.quotes.people import People
from riwaya.annotate.quotes.ranking import ranked
from riwaya.annotate.quotes.signed import signed
from riwaya.annotate.quotes.spans import Speech, speeches
from riwaya.annotate.quotes.speakers import Said, Speakers, speaker
from riwaya.annotate.step import Step
from riwaya.languages.pack import Pack
from riwaya.types import Annotations, Article, Quote

__all__ = ["STEP", "quotes"]

VERSION = "25"


def quotes(article: Article, found: Annotations, pack: Pack) -> Annotations:
    """`found` with the quotations of the article's text.

    Uses boilerplate and mentions where they have been looked for, and does without where not.
    """
    ctx = context(article.text, pack.code, found.boilerplate or ())
    spans, opened = speeches(ctx)
    people = People(ctx, found.mentions)
    with_name = signed(ctx, people, spans)
    starts = {speech.start for speech, _, _ in with_name}
    spans = [span for span in spans if span.start not in starts]
    rules = Speakers(ctx, people, opened, spans)
    said = ranked(ctx, people, rules, spans)
    made = [_made(ctx, span, who) for span, who in zip(spans, said, strict=True)]
    labels = labelled(ctx, people, spans, rules.names | {who.name for who in said})
    for speech, label, name in (*with_name, *labels):
        made.append(_made(ctx, speech, Said(name, label)))
    return replace(found, quotes=tuple(sorted(made, key=lambda quote: (quote.start, -quote.end))))


def _made(ctx: Context, span: Speech, who: Said) -> Quote:
    return Quote(
        start=span.start,
        end=span.end,
        text=ctx.frame.text[span.start : span.end],
        kind=span.kind,
        partial=span.partial,
        nested=span.nested,
        cue=cue_phrase(ctx, span.cue) if span.cue else None,
        speaker=speaker(ctx, who),
        via=who.via,
        score=who.score,
        origin=STEP.origin,
    )


STEP = Step("quotes", VERSION, quotes)
