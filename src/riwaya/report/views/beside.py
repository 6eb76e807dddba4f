"""Two articles beside each other: both whole, the sentences that belong together joined by a number.

Order: the joins of a pair laid on the sentences that hold them and numbered by the left text, then
each text line by line as sentences with their numbers. What may not be shown is a gap.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from riwaya.report import links
from riwaya.report.corpus import Corpus, Words
from riwaya.report.joins import Join, Span
from riwaya.report.segments import lines
from riwaya.report.views.common import ArticleRef, article_ref
from riwaya.types import ArticleId

LEFT, RIGHT = "l", "r"


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie:
    """A joined sentence's number, the place of the other one, and why: (kind, its group) each."""

    number: int
    anchor: str
    target: str
    reasons: tuple[tuple[str, str | None], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A sentence, or what stands between sentences."""

    text: str
    ties: tuple[Tie, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """One of the two articles; a line without pieces is a gap."""

    article: ArticleRef
    headline: Words | None
    lang: str
    dir: str
    lines: tuple[tuple[Piece, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class BesidePage:
    """All of the page of two articles. `ties`: how many pairs of sentences are joined."""

    path: str
    texts: tuple[Text, Text]
    ties: int


def beside_page(
    corpus: Corpus, pair: tuple[ArticleId, ArticleId], joins: Sequence[Join]
) -> BesidePage | None:
    """The page of two articles; None where one is not in the dossier."""
    left, right = (article_ref(corpus, key) for key in pair)
    if left is None or right is None:
        return None
    found = _sentence_pairs(corpus, pair, joins)
    return BesidePage(
        path=links.beside(*pair),
        texts=(
            _text(corpus, left, _ties(found, 0)),
            _text(corpus, right, _ties(found, 1)),
        ),
        ties=len(found),
    )


SentencePairs = Mapping[tuple[Span, Span], tuple[tuple[str, str | None], ...]]


def _sentence_pairs(
    corpus: Corpus, pair: tuple[ArticleId, ArticleId], joins: Sequence[Join]
) -> SentencePairs:
    """The joined sentences in the order of the left text, each pair once with all its reasons."""
    found: dict[tuple[Span, Span], dict[tuple[str, str | None], None]] = defaultdict(dict)
    for join in joins:
        ends = (_sentence(corpus, pair[0], join.left), _sentence(corpus, pair[1], join.right))
        if corpus.shown(pair[0], *ends[0]) and corpus.shown(pair[1], *ends[1]):
            found[ends][join.kind, join.href] = None
    return {ends: tuple(found[ends]) for ends in sorted(found)}


def _sentence(corpus: Corpus, key: ArticleId, span: Span) -> Span:
    """The sentence that holds a place's beginning."""
    sentences = corpus.documents[key].annotations.sentences or ()
    found = (s for s in sentences if s.field == "text" and s.start <= span[0] < s.end)
    sentence = next(found, None)
    return (sentence.start, sentence.end) if sentence else span


def _ties(found: SentencePairs, side: int) -> dict[Span, list[Tie]]:
    """The ties of one side by sentence."""
    ties: dict[Span, list[Tie]] = defaultdict(list)
    own, other = (LEFT, RIGHT) if side == 0 else (RIGHT, LEFT)
    for number, (ends, reasons) in enumerate(found.items(), 1):
        tie = Tie(number=number, anchor=f"{own}-{number}", target=f"{other}-{number}", reasons=reasons)
        ties[ends[side]].append(tie)
    return ties


def _text(corpus: Corpus, ref: ArticleRef, ties: Mapping[Span, Sequence[Tie]]) -> Text:
    """One article's text."""
    whole = corpus.words(ref.key, 0, 0)
    return Text(
        article=ref,
        headline=ref.headline,
        lang=whole.lang,
        dir=whole.dir,
        lines=tuple(_lines(corpus, ref.key, ties)),
    )


def _lines(corpus: Corpus, key: ArticleId, ties: Mapping[Span, Sequence[Tie]]) -> Iterator[tuple[Piece, ...]]:
    """The text line by line; a stretch that may not be shown is one empty line."""
    text = corpus.documents[key].article.text
    sentences = corpus.documents[key].annotations.sentences or ()
    spans = sorted({(s.start, s.end) for s in sentences if s.field == "text"} | set(ties))
    at = waiting = 0
    for left, right in corpus.shown(key, 0, len(text)):
        if text[at:left].strip():
            yield ()
        for start, end in lines(text, left, right):
            while waiting < len(spans) and spans[waiting][1] <= start:
                waiting += 1
            made = tuple(_pieces(text, (start, end), spans[waiting:], ties))
            if made:
                yield made
        at = right
    if text[at:].strip():
        yield ()


def _pieces(
    text: str, line: Span, spans: Sequence[Span], ties: Mapping[Span, Sequence[Tie]]
) -> Iterator[Piece]:
    """A line cut at its sentences; a tie stands at the line in which its sentence begins."""
    at, stop = line
    for start, end in spans:
        if start >= stop:
            break
        left, right = max(start, at), min(end, stop)
        if right <= left:
            continue
        if text[at:left]:
            yield Piece(text=text[at:left], ties=())
        yield Piece(text=text[left:right], ties=tuple(ties.get((start, end), ())) if left == start else ())
        at = right
    if text[at:stop]:
        yield Piece(text=text[at:stop], ties=())
