"""Where the article says it took things from: agencies, channels, papers, unnamed sources.

1. Cues are matched in a folded view of each sentence (`sentence`, `cues`): phrases before a source
   ("نقلاً عن", "به گزارش", "according to"), verbs of relaying with a medium as subject after them (Arabic)
   or before them (Persian, English).
2. The naming phrase (`naming`) runs from the cue to a mark or to a word that ends it; its name is a known
   organisation in it, or the words in marks after a medium's noun, or the phrase.
3. Cues that follow each other closely in a sentence make one chain (`chains`), the outlet first.
4. "The agency" without a name is the source named last before it.
5. "Carried by … from …": what stands behind the taker is its own source.
6. A document (a text, figures, a law) is no source, but who issued it is.
7. Who stays unnamed, or a body, is a source where the clause only hands on what he said: in a
   parenthesis behind it ("…, the union said") or, in Arabic, behind a verb of saying.
8. Agency lines, credits and captions, marked by the layout step, name their agency too (`credits`): a listed
   one, one in brackets, or whatever follows a label ("Source: …").
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator

import msgspec

from riwaya.annotate.sources.chains import chained
from riwaya.annotate.sources.credits import credit_cues
from riwaya.annotate.sources.cues import Found, find
from riwaya.annotate.sources.lexicon import Lexicon, lexicon
from riwaya.annotate.sources.sentence import Sentence
from riwaya.annotate.step import Step
from riwaya.languages.pack import Pack
from riwaya.types import Annotations, Article, SourceCue

# Only the first sentences can speak for the whole article.
LEAD_SENTENCES = 2


def _cues(
    article: Article,
    span: tuple[int, int],
    words: Lexicon,
    bodies: Iterable[tuple[int, int]],
    *,
    leading: bool,
) -> Iterator[SourceCue]:
    sentence = Sentence(article.text, *span, bodies)
    found = find(sentence, words)
    names = [_own_name(article.text, sentence, one, words) for one in found]
    chains = chained(found, names, article.outlet)
    whole = False
    for one, name, chain in zip(found, names, chains, strict=True):
        whole = whole or (leading and one.leads)
        first, last = sentence.span(one.first, one.last, skip=one.skip)
        yield SourceCue(
            start=first,
            end=last,
            text=article.text[first:last],
            source=name,
            scope="article" if whole else "claim",
            chain=chain,
        )


def _own_name(text: str, sentence: Sentence, found: Found, words: Lexicon) -> str:
    """The source's name; "" where "the agency" only points back to one named before."""
    pointing, length = sentence.match(words.anaphors, found.name[0]), found.name[1] - found.name[0]
    if pointing and length <= max(2, len(pointing)):
        return ""
    start, end = sentence.span(*found.name)
    return text[max(start + found.glued, sentence.body_starts.get(found.name[0], 0)) : end]


def _resolved(cues: Iterable[SourceCue]) -> Iterator[SourceCue]:
    """Cues that point back get the source named last before them; with none, they go."""
    last = ""
    for cue in cues:
        name = cue.source or last
        if name:
            chain = (*cue.chain[:-1], name) if not cue.source else cue.chain
            yield msgspec.structs.replace(cue, source=name, chain=chain)
        last = name


def _own_sentences(found: Annotations) -> list[tuple[int, int]]:
    """Sentences outside boilerplate; the text's only, a headline names no source."""
    blocks = [(one.start, one.end) for one in found.boilerplate or () if one.field == "text"]
    starts = {
        (one.start, one.end): max([one.start, *(end for start, end in blocks if start <= one.start < end)])
        for one in found.sentences or ()
        if one.field == "text"
    }
    # A dateline or a credit often stands in the sentence that it opens.
    return [(start, end) for (_, end), start in starts.items() if start < end]


def run(article: Article, found: Annotations, pack: Pack) -> Annotations:
    """Fills `sources`."""
    words = lexicon(pack.code)
    bodies = sorted(
        (one.start, one.end)
        for one in found.mentions or ()
        if one.kind == "organisation" and one.field == "text" and one.form == "name"
    )
    cues = list(credit_cues(article, found, words))
    for i, span in enumerate(_own_sentences(found)):
        near = bodies[bisect_left(bodies, (span[0],)) : bisect_left(bodies, (span[1],))]
        cues.extend(_cues(article, span, words, near, leading=i < LEAD_SENTENCES))
    cues.sort(key=lambda cue: (cue.start, cue.end))
    own = (msgspec.structs.replace(cue, origin=STEP.origin) for cue in _resolved(cues))
    return msgspec.structs.replace(found, sources=tuple(own))


STEP = Step(name="sources", version="6", run=run)
