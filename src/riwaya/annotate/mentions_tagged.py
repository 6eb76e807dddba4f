"""What a trained tagger finds, as candidates of names, and how they meet those of the rules.

Order: the texts that a tagger is given (`told`: title and sentences outside boilerplate), its spans as
runs of words (`tagged`), shortened by what is no part of a bare name (a generic head, a title,
a mark), and the choice between a tagged run and what the rules have at the same words (`combined`).
"""

from collections.abc import Iterable, Iterator, Sequence

from riwaya.annotate.mentions_lexicon import Lexicon
from riwaya.annotate.mentions_names import CLOSING, OPENING, Candidate
from riwaya.annotate.mentions_words import Word
from riwaya.models.protocols import TaggedSpan
from riwaya.types import Annotations, Article, EntityKind

# Of a longer text only so many characters are tagged: no report is longer, and time stays bounded.
LONGEST = 60_000
WHY = "tagged"

# The least score that counts, where no rule has found anything.
ENOUGH: dict[EntityKind, float] = {"person": 0.6, "place": 0.6, "organisation": 0.6}
# Above this a tagged run stands against a rule that only guesses.
SURE = 0.8
GUESSES = frozenset(("two words", "single", "dropped head", "dateline", "generic", "in", "acronym", "given"))


def told(article: Article, found: Annotations) -> Iterator[tuple[str, int, str]]:
    """Field, offset and text of the title and of each sentence; the text where none were looked for."""
    if article.title:
        yield "title", 0, article.title
    if found.sentences is None:
        yield "text", 0, article.text[:LONGEST]
        return
    skipped = [(b.start, b.end) for b in found.boilerplate or () if b.field == "text"]
    for one in found.sentences:
        inside = any(start <= one.start and one.end <= end for start, end in skipped)
        if one.field == "text" and not inside and one.end <= LONGEST:
            yield "text", one.start, article.text[one.start : one.end]


def tagged(words: Sequence[Word], spans: Iterable[TaggedSpan], lexicon: Lexicon) -> list[Candidate]:
    """Candidates for the spans, in order; kinds that are no name's are left out."""
    found = []
    at = 0
    for span in sorted(spans):
        while at < len(words) and words[at].end <= span.start:
            at += 1
        end = at
        while end < len(words) and words[end].start < span.end:
            end += 1
        start, stop = _bare(words, at, end, span.kind, lexicon)
        if stop > start and span.kind != "other" and span.score >= ENOUGH[span.kind]:
            found.append(Candidate(start, stop, span.kind, min(span.score, 1.0), why=WHY))
    return found


def _bare(words: Sequence[Word], start: int, end: int, kind: EntityKind, lexicon: Lexicon) -> tuple[int, int]:
    """The run without marks at its edges and without the head or title that the name can do without."""
    edges = (*OPENING, *CLOSING)
    while start < end and words[start].base in edges:
        start += 1
    while end > start and words[end - 1].base in edges:
        end -= 1
    heads = {
        "person": lexicon.title_starts,
        "organisation": lexicon.dropped_heads,
        "place": lexicon.generic_places,
    }.get(kind, frozenset())
    while end - start > 1 and words[start].base in heads:
        start += 1
    alone = end - start == 1 and words[start].base in (lexicon.nationalities.keys() | heads)
    return (start, start) if alone else (start, end)


def combined(rules: Sequence[Candidate], tags: Sequence[Candidate]) -> list[Candidate]:
    """Both, without the tagged runs that a surer rule denies and the guesses that a sure tag denies."""
    kept = list(rules)
    for tag in tags:
        rivals = [each for each in kept if each.start < tag.end and tag.start < each.end]
        weak = [each for each in rivals if each.why in GUESSES and tag.score >= SURE]
        strong = [each for each in rivals if each not in weak]
        if all(_holds(tag, each) for each in strong):
            kept = [each for each in kept if each not in weak] + [tag]
    return kept


def _holds(tag: Candidate, rule: Candidate) -> bool:
    """Whether a tagged run is a longer name around what a rule has found."""
    around = tag.start <= rule.start and rule.end <= tag.end and tag.end - tag.start > rule.end - rule.start
    return around and (tag.kind == rule.kind or tag.kind == "organisation")
