"""Agency lines, credits and captions, marked by the layout step: whom they name."""

from collections.abc import Iterable, Iterator

import regex

from riwaya.annotate.sources.chains import same_name
from riwaya.annotate.sources.lexicon import Lexicon, Phrases
from riwaya.annotate.sources.sentence import MEDIA_KINDS, Sentence, known_at
from riwaya.languages.gazetteer import place_code
from riwaya.text.normalise import fold
from riwaya.types import Annotations, Article, Boilerplate, SourceCue, SourceScope

# A credited name is no longer than this, in words.
CREDIT_WORDS = 6
_BRACKETS = regex.compile(r"\(([^()\n]{2,30})\)")
_PART = regex.compile(r"[^\s/،,«»\"][^/،,«»\"]*(?<!\s)")


def credit_cues(article: Article, found: Annotations, words: Lexicon) -> Iterator[SourceCue]:
    """Agencies named in agency lines (for the article) and in captions and credits (for a photo)."""
    towns = {fold(one.text) for one in found.mentions or () if one.kind == "place"}
    scopes: dict[str, SourceScope] = {"agency_line": "article", "caption": "photo", "credit": "photo"}
    for block in found.boilerplate or ():
        scope = scopes.get(block.kind)
        if scope and block.field == "text":
            cues = [*_labelled(article, block, words)]
            if not cues and block.kind == "agency_line":
                cues = [*_bracketed(article, block, towns)]
            taken = {at for cue in cues for at in range(cue.start, cue.end)}
            listed = _credited(article, block.start, block.end, scope)
            yield from (*cues, *(cue for cue in listed if cue.start not in taken))


def _labelled(article: Article, block: Boilerplate, words: Lexicon) -> Iterator[SourceCue]:
    """The name after "Source:" or "With material from" (for the article), after "Photo:" (for that)."""
    sentence = Sentence(article.text, block.start, block.end)
    labels: tuple[tuple[Phrases, SourceScope], ...] = (
        (words.credit_labels, "article"),
        (words.photo_labels, "photo"),
    )
    for at in range(len(sentence.tokens)):
        for phrases, scope in labels:
            label = sentence.match(phrases, at)
            if label and (block.kind != "agency_line" if scope == "photo" else at == 0):
                yield from _after_label(article, sentence, at + len(label), scope, words)
                return


def _after_label(
    article: Article, sentence: Sentence, at: int, scope: SourceScope, words: Lexicon
) -> Iterator[SourceCue]:
    colon = sentence.word(at) in (":", "/")
    if not colon and scope == "photo":
        return
    first = last = at + colon
    while last < len(sentence.tokens) and sentence.tokens[last].kind == "word":
        last += 1
    named = sentence.word(first) not in words.bodies or last - first > 1
    if first < last <= first + CREDIT_WORDS and named:
        yield _credit(article, *sentence.span(first, last), scope)


def _bracketed(article: Article, block: Boilerplate, towns: Iterable[str]) -> Iterator[SourceCue]:
    """The last name in brackets of a dateline or of a closing line; a place is none."""
    for match in reversed([*_BRACKETS.finditer(article.text, block.start, block.end)]):
        for part in _PART.finditer(article.text, match.start(1), match.end(1)):
            name = part[0]
            if not any(map(str.isdigit, name)) and not place_code(name) and fold(name) not in towns:
                yield _credit(article, part.start(), part.end(), "article")
        return


def _credited(article: Article, start: int, end: int, scope: SourceScope) -> Iterator[SourceCue]:
    sentence = Sentence(article.text, start, end)
    at = 0
    while at < len(sentence.tokens):
        known = known_at(sentence, at)
        if known and known[1].kind in MEDIA_KINDS:
            first, last = sentence.span(at, at + known[0])
            yield _credit(article, first, last, scope)
        at += known[0] if known else 1


def _credit(article: Article, start: int, end: int, scope: SourceScope) -> SourceCue:
    name = article.text[start:end]
    head = (article.outlet,) if article.outlet and not same_name(article.outlet, name) else ()
    return SourceCue(start=start, end=end, text=name, source=name, scope=scope, chain=(*head, name))
