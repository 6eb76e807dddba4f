"""The sentence step: every sentence of an article, inside boilerplate and outside alike.

1. A line break ends a sentence, but where a Latin-script text was only wrapped.
2. A line too long to be a paragraph is cut into chunks, so that time grows with length alone.
3. yasbd's rules for the language find the boundaries in each block; quotations stay whole.
4. What holds no letter or digit (a closing mark, an ellipsis) goes with its neighbour, and blanks at
   the edges go.

Every character that is not a blank lies in exactly one sentence.
"""

from collections.abc import Iterator
from functools import cache
from itertools import pairwise

import msgspec
import regex
from yasbd import BoundaryDetector, get_supported_langs

from riwaya.annotate.step import Step
from riwaya.languages.pack import Pack
from riwaya.text.scripts import dominant_script
from riwaya.types import Annotations, Article, Sentence

# Some of yasbd's patterns are quadratic in the length of a block (an opening bracket that never
# closes). 99.3 % of the lines of SaudiNewsNet are shorter.
_LONGEST_BLOCK = 6000

# A block with fewer letters than this share is no prose: the sparsest paragraphs of SaudiNewsNet
# (match results, exchange rates) have 0.3.
_LEAST_LETTERS = 0.1
_OPEN_BRACKETS = 20

_LINE = regex.compile(r"[^\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")
# A wrapped line: a word or comma, one line break, then a small letter.
_WRAP = regex.compile(r"[\p{Ll},]\r?\n(?=\p{Ll})")
_SAFE_CUT = regex.compile(r".*[.!?؟۔]['\"”“»)]*\s+|.*\s", regex.DOTALL)
_BREAK = regex.compile(r"[\r\n]")
_LETTERS = regex.compile(r"\p{L}+")
_ENDLESS_WORD = regex.compile(r"\S{1000}")
_NO_BRACKETS = str.maketrans("([{)]}", "      ")
_WORDLIKE = regex.compile(r"[\p{L}\p{N}]")

Span = tuple[int, int]


@cache
def _detector(language: str) -> BoundaryDetector:
    return BoundaryDetector(lang=language)


def _rules_for(language: str | None, text: str) -> str:
    """The code of the rules to use: the language's own, else those of its script."""
    if language in get_supported_langs():
        return str(language)
    return "ar" if dominant_script(text[:2000]) == "Arab" else "en"


def split_sentences(text: str, language: str | None) -> list[Span]:
    """Half-open spans of the sentences of `text`, in order, without blanks at their edges.

    Rules come from the language, or from the script of the text's beginning where the language
    is unknown. Takes time proportional to the length of the text, whatever it holds.
    """
    detector = _detector(_rules_for(language, text))
    return [span for block in _blocks(text) for span in _in_block(text, block, detector)]


def _blocks(text: str) -> Iterator[Span]:
    """Paragraphs, wrapped lines joined, none longer than _LONGEST_BLOCK."""
    unwrapped = _WRAP.sub(lambda m: m[0][0] + " " * (len(m[0]) - 1), text)
    for line in _LINE.finditer(unwrapped):
        yield from _chunks(unwrapped, line.start(), line.end())


def _chunks(text: str, start: int, end: int) -> Iterator[Span]:
    while end - start > _LONGEST_BLOCK:
        cut = _SAFE_CUT.match(text, start + _LONGEST_BLOCK // 2, start + _LONGEST_BLOCK)
        stop = cut.end() if cut else start + _LONGEST_BLOCK
        yield start, stop
        start = stop
    yield start, end


def _in_block(text: str, block: Span, detector: BoundaryDetector) -> list[Span]:
    start, end = block
    # Wrapped lines stay inside the block: yasbd must not see their break.
    words = _BREAK.sub(" ", text[start:end])
    if words.isspace():
        return []
    edges = {0, len(words), *(detector.detect(_tamed(words)) if _is_language(words) else ())}
    pieces = [(start + left, start + right) for left, right in pairwise(sorted(edges))]
    return [trimmed(text, piece) for piece in _joined(text, pieces)]


def _is_language(block: str) -> bool:
    """False for data, ruled lines and the like, on which the rules take quadratic time."""
    letters = sum(map(len, _LETTERS.findall(block)))
    return letters >= _LEAST_LETTERS * len(block) and not _ENDLESS_WORD.search(block)


def _tamed(block: str) -> str:
    """The block, its brackets blanked where most of them never close (also quadratic)."""
    opened, closed = (sum(map(block.count, marks)) for marks in ("([{", ")]}"))
    return block.translate(_NO_BRACKETS) if opened > 2 * closed + _OPEN_BRACKETS else block


def _joined(text: str, pieces: list[Span]) -> list[Span]:
    """The pieces, those without a letter or digit joined to the one before (or after, if first)."""
    joined: list[Span] = []
    for start, end in pieces:
        bare = not _WORDLIKE.search(text, start, end)
        before_is_bare = joined and not _WORDLIKE.search(text, *joined[-1])
        if joined and (bare or before_is_bare):
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return joined


def trimmed(text: str, span: Span) -> Span:
    """The span without blanks at its edges; a span of blanks alone becomes empty."""
    start, end = span
    piece = text[start:end]
    return start + len(piece) - len(piece.lstrip()), max(start, end - len(piece) + len(piece.rstrip()))


def _run(article: Article, found: Annotations, _pack: Pack) -> Annotations:
    spans = split_sentences(article.text, found.language)
    items = tuple(Sentence(start=start, end=end, origin=STEP.origin) for start, end in spans)
    return msgspec.structs.replace(found, sentences=items)


STEP = Step(name="sentences", version="1", run=_run)
