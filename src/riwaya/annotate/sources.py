"""Where the article says it took things from: agencies, channels, papers, unnamed sources.

1. Cues are matched in a folded view of each sentence: phrases before a source ("نقلاً عن",
   "به گزارش", "according to"), verbs of relaying with a medium as subject after them (Arabic)
   or before them (Persian, English).
2. The naming phrase runs from the cue to a mark or to a word that ends it; its name is a known
   organisation in it, or the words in marks after a medium's noun, or the phrase.
3. Cues that follow each other closely in a sentence make one chain, the outlet first.
4. "The agency" without a name is the source named last before it.
5. "Carried by … from …": what stands behind the taker is its own source.
6. A document (a text, figures, a law) is no source, but who issued it is.
7. Who stays unnamed, or a body, is a source where the clause only hands on what he said: in a
   parenthesis behind it ("…, the union said") or, in Arabic, behind a verb of saying.
8. Agency lines, credits and captions, marked by the layout step, name their agency too: a listed
   one, one in brackets, or whatever follows a label ("Source: …").
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

import msgspec
import regex

from riwaya.annotate.mentions.words import reading
from riwaya.annotate.step import Step
from riwaya.languages.gazetteer import UNKNOWN, Organisation, organisations, place_code
from riwaya.languages.gazetteer import words as word_table
from riwaya.languages.pack import Pack
from riwaya.languages.sources import bare_name, outlet_key, source_words
from riwaya.languages.titles import titles
from riwaya.text.normalise import MATCHING, View, fold, folded_set, normalise
from riwaya.text.tokens import Token, tokens
from riwaya.types import Annotations, Article, Boilerplate, SourceCue, SourceScope

# A naming phrase longer than this has run into the clause.
MAX_WORDS = 9
# Between two cues of one chain stands a comma or the agency's desk, no more.
MAX_GAP = 4
# Only the first sentences can speak for the whole article.
LEAD_SENTENCES = 2
# A sentence is read up to here, so that a page without a full stop costs no more than its length.
MAX_SENTENCE = 5_000
# A listed outlet whose name is a word as common as this (Zipf) must stand where an outlet does.
COMMON_NAME = 4.3
# How far from the cue, in words, a body that is no outlet still names the source.
NEAR = 3
# Between a document and who issued it stand a participle and a preposition.
TO_ISSUER = 3
# "A source in the ministry of water": how many words say where he sits.
SEAT_WORDS = 3
# A clause is read this far, in words, for its verb at the end.
MAX_CLAUSE = 14
# "The provincial health authority said": how long the subject of a parenthesis may be, in words.
MAX_SUBJECT = 5
# A credited name is no longer than this, in words.
CREDIT_WORDS = 6
PARTICLES = ("ب", "و", "ف")
GLUED = ("ل", "ب")
MEDIA_KINDS = frozenset({"agency", "channel", "newspaper", "site"})
_QUOTES = frozenset("\"'()[]")
_BRACKETS = regex.compile(r"\(([^()\n]{2,30})\)")
_PART = regex.compile(r"[^\s/،,«»\"][^/،,«»\"]*(?<!\s)")
_ZWNJ = "\u200c"

Phrases = dict[str, tuple[tuple[str, ...], ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexicon:
    """A language's source words, folded and cut into tokens, by their first token."""

    before: Phrases
    verbs_first: Phrases
    verbs_last: Phrases
    media: Phrases
    plural_media: Phrases
    anonymous: Phrases
    relayed: frozenset[tuple[str, ...]]
    weak: frozenset[tuple[str, ...]]
    article: frozenset[tuple[str, ...]]
    ends: Phrases
    anaphors: Phrases
    proclitics: tuple[str, ...]
    language: str
    carrying: frozenset[str]
    carried_from: frozenset[str]
    inside: frozenset[str]
    documents: frozenset[str]
    issued_by: frozenset[str]
    bodies: frozenset[str]
    credit_labels: Phrases
    photo_labels: Phrases
    saying_first: Phrases
    saying_last: Phrases
    taken_by: frozenset[tuple[str, ...]]
    determiners: frozenset[str]
    settings: frozenset[str]
    joiners: frozenset[str]
    told_to: frozenset[str]
    telling: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """One cue with its source, as token positions of a sentence: [first, last) in all.

    takes: the source named right before is this one's own. skip: letters glued in front of the
    cue; glued: the cue's last letter stands glued to the name.
    """

    first: int
    last: int
    name: tuple[int, int]
    skip: int = 0
    glued: bool = False
    relayed: bool = False
    leads: bool = False
    takes: bool = False


def _variants(phrase: str) -> set[tuple[str, ...]]:
    """The tokens of a phrase with its ZWNJ joined and as blanks: both are typed."""
    forms = (phrase, phrase.replace(_ZWNJ, " "))
    return {tuple(token.text for token in tokens(fold(form))) for form in forms}


def _by_first(phrases: Iterable[str]) -> Phrases:
    table: dict[str, list[tuple[str, ...]]] = {}
    for parts in {parts for phrase in phrases for parts in _variants(phrase)}:
        table.setdefault(parts[0], []).append(parts)
    return {first: tuple(sorted(found, key=len, reverse=True)) for first, found in table.items()}


def _parts(phrases: Iterable[str]) -> frozenset[tuple[str, ...]]:
    return frozenset(parts for phrase in phrases for parts in _variants(phrase))


@cache
def lexicon(language: str) -> Lexicon:
    """The source words of a language, ready to match."""
    given = source_words(language)
    return Lexicon(
        before=_by_first(given.before),
        verbs_first=_by_first(given.verbs_first),
        verbs_last=_by_first(given.verbs_last),
        media=_by_first(given.media),
        plural_media=_by_first(given.plural_media),
        anonymous=_by_first(given.anonymous),
        relayed=_parts(given.relayed),
        weak=_parts(given.weak),
        article=_parts(given.article_cues),
        ends=_by_first(given.ends),
        anaphors=_by_first(given.anaphors),
        proclitics=tuple(map(fold, given.proclitics)),
        language=language,
        carrying=folded_set(given.carrying),
        carried_from=folded_set(given.carried_from),
        inside=folded_set(given.inside),
        documents=folded_set(given.documents),
        issued_by=folded_set(given.issued_by),
        bodies=_bodies(language),
        credit_labels=_by_first(given.credit_labels),
        photo_labels=_by_first(given.photo_labels),
        saying_first=_by_first(given.saying_first),
        saying_last=_by_first(given.saying_last),
        taken_by=_parts(given.taken_by),
        determiners=folded_set(given.determiners),
        settings=folded_set(given.settings),
        joiners=folded_set(given.clause_joiners),
        told_to=folded_set(given.told_to),
        telling=folded_set(given.telling),
    )


def _bodies(language: str) -> frozenset[str]:
    """Nouns that name a body by themselves: "the league", الرابطة."""
    heads = folded_set(titles(language).organisation_heads)
    return heads | {f"ال{head}" for head in heads} if language == "ar" else heads


@cache
def _known() -> dict[str, tuple[tuple[tuple[str, ...], Organisation], ...]]:
    """Known organisations by the first token of their folded names, longest first."""
    table: dict[str, list[tuple[tuple[str, ...], Organisation]]] = {}
    for name, organisation in organisations().items():
        parts = tuple(token.text for token in tokens(name))
        if parts:
            table.setdefault(parts[0], []).append((parts, organisation))
    return {first: tuple(sorted(each, key=lambda one: -len(one[0]))) for first, each in table.items()}


class Sentence:
    """A sentence in its folded view, cut into tokens; token positions map back to the article."""

    def __init__(self, text: str, start: int, end: int, bodies: Iterable[tuple[int, int]] = ()) -> None:
        self._base = start
        self._text = text
        self._view: View = normalise(text[start : min(end, start + MAX_SENTENCE)], MATCHING)
        self.tokens: tuple[Token, ...] = tokens(self._view.text)
        near = [span for span in bodies if start <= span[0] < end]
        self.bodies = self._token_spans(near) if near else {}
        self.body_starts = dict(zip(self.bodies, sorted(start for start, _ in near), strict=False))

    def _token_spans(self, spans: Iterable[tuple[int, int]]) -> dict[int, int]:
        """Spans of the article as token positions: first -> the position after the last."""
        edges = [self.span(at, at + 1) for at in range(len(self.tokens))]
        found = {}
        for start, end in spans:
            inside = [at for at, (left, right) in enumerate(edges) if left < end and start < right]
            if inside:
                found[inside[0]] = inside[-1] + 1
        return found

    def capital(self, at: int) -> bool:
        """Whether the token at a position is written with a capital."""
        return 0 <= at < len(self.tokens) and self._text[self.span(at, at + 1)[0]].isupper()

    def span(self, first: int, last: int, *, skip: int = 0) -> tuple[int, int]:
        """Article offsets of the tokens [first, last), without `skip` glued letters in front."""
        start, end = self._view.to_source(self.tokens[first].start + skip, self.tokens[last - 1].end)
        return self._base + start, self._base + end

    def word(self, at: int) -> str:
        """The folded token at a position; empty outside the sentence."""
        return self.tokens[at].text if 0 <= at < len(self.tokens) else ""

    def match(self, phrases: Phrases, at: int, proclitics: Sequence[str] = ()) -> tuple[str, ...] | None:
        """The longest phrase that starts at a position, a proclitic glued before it allowed."""
        word = self.word(at)
        for stem in (word, *(word.removeprefix(letter) for letter in proclitics if word.startswith(letter))):
            for parts in phrases.get(stem, ()):
                if all(self._meets(part, at + i) for i, part in enumerate(parts[1:], 1)):
                    return parts
        return None

    def _meets(self, part: str, at: int) -> bool:
        # A phrase that ends in one letter ("وفقا ل") meets it glued to the next word.
        return self.word(at).startswith(part) if len(part) == 1 else self.word(at) == part


def known_at(sentence: Sentence, at: int) -> tuple[int, Organisation] | None:
    """The known organisation that starts at a token, with its length in tokens."""
    for parts, organisation in _known().get(sentence.word(at), ()):
        if all(sentence.word(at + i) == part for i, part in enumerate(parts)):
            return len(parts), organisation
    return None


def _phrase_end(sentence: Sentence, first: int, words: Lexicon) -> int:
    """Where the naming phrase that starts at `first` ends: a mark, a word that ends it, its limit."""
    at = first
    limit = first + MAX_WORDS
    while at < min(len(sentence.tokens), limit):
        known = known_at(sentence, at)
        if known and known[1].kind in MEDIA_KINDS:
            at = _whole(sentence, at, at + known[0], words)
            break
        if _ends_phrase(sentence, first, at, words) or _beyond_seat(sentence, at, limit, first):
            break
        if at > first and sentence.word(at) in words.inside:
            limit = min(limit, at + 1 + SEAT_WORDS)
        at += 1
    return _balanced(sentence, first, at)


def _beyond_seat(sentence: Sentence, at: int, limit: int, first: int) -> bool:
    """Whether a word joined by a particle goes on behind the seat of an unnamed source."""
    seated = limit < first + MAX_WORDS
    return seated and reading(sentence.word(at), "ar").prefix in PARTICLES


def _balanced(sentence: Sentence, first: int, at: int) -> int:
    """The end moved so that no mark stands alone: over the closing one, or before the opening."""
    if _closes(sentence, first, at):
        return at
    if sentence.word(at) in _QUOTES:
        return at + 1
    return at - (sentence.word(at - 1) in _QUOTES)


def _ends_phrase(sentence: Sentence, first: int, at: int, words: Lexicon) -> bool:
    token = sentence.tokens[at]
    if token.text in _QUOTES:
        # A name in marks follows its noun at once; any other opening mark begins speech.
        opens = _closes(sentence, first, at)
        noun = any(sentence.match(words.media, i, GLUED) for i in range(max(first, at - 2), at))
        return opens and at > first and not noun
    if token.text in words.inside and sentence.match(words.anonymous, at - 1):
        # "A source in the ministry" says where he sits.
        return False
    # "One of the guards", یکی از نگهبانان: the partitive goes on with who they are.
    partitive = len(sentence.match(words.anonymous, at - 1) or ()) > 1
    if _hyphen(sentence, at) or (partitive and token.kind == "word"):
        return False
    if token.text in words.determiners and sentence.capital(at - 1) and not sentence.capital(at):
        return at > first
    stops = sentence.match(words.ends, at) or sentence.match(words.before, at, words.proclitics)
    return token.kind != "word" or (at > first and stops is not None)


def _hyphen(sentence: Sentence, at: int) -> bool:
    """Whether a hyphen joins two words: state-run."""
    if sentence.word(at) != "-" or not 0 < at < len(sentence.tokens) - 1:
        return False
    return sentence.span(at - 1, at)[1] + 1 == sentence.span(at + 1, at + 2)[0]


def _closes(sentence: Sentence, first: int, at: int) -> bool:
    return sum(sentence.word(i) in _QUOTES for i in range(first, at)) % 2 == 0


def _name(sentence: Sentence, first: int, last: int, words: Lexicon) -> tuple[int, int]:
    """The source's own name inside its naming phrase."""
    for at in range(first, last):
        known = known_at(sentence, at)
        if known and at + known[0] <= last and _is_outlet_here(sentence, first, at, known[0], words):
            return at, min(last, _whole(sentence, at, at + known[0], words))
    quotes = [at for at in range(first, last) if sentence.word(at) in _QUOTES]
    if len(quotes) >= 2 and quotes[1] - quotes[0] > 1 and sentence.match(words.media, first, GLUED):
        return quotes[0] + 1, quotes[1]
    start = first + (sentence.word(first) in _QUOTES)
    if start + 1 in sentence.bodies and sentence.word(start).removeprefix("ل") in words.documents:
        return start + 1, max(start + 2, min(last, sentence.bodies[start + 1]))
    return start, max(start, last - (sentence.word(last - 1) in _QUOTES))


def _is_outlet_here(sentence: Sentence, first: int, at: int, length: int, words: Lexicon) -> bool:
    """Whether a listed name is one here: a common word only at the start or after a medium's noun."""
    if length > 1 or word_table(words.language).get(sentence.word(at), UNKNOWN).zipf < COMMON_NAME:
        return True
    before = sentence.word(at - 1)
    return at == first or before in _QUOTES or bool(sentence.match(words.media, at - 1, GLUED))


def _whole(sentence: Sentence, start: int, end: int, words: Lexicon) -> int:
    """The end of a listed name, moved over capitals up to a body's noun: the Star Relief Society."""
    at = end
    while sentence.capital(start) and sentence.capital(at):
        at += 1
    return at if at > end and sentence.word(at - 1) in words.bodies else end


def _is_source(sentence: Sentence, first: int, last: int, words: Lexicon) -> bool:
    """Whether a phrase has a known organisation, a medium's noun or an unnamed source in it."""
    tables = (words.media, words.plural_media, words.anonymous)
    return any(
        _listed(sentence, at, near=at - first < NEAR)
        or any(sentence.match(table, at, ("ل",)) for table in tables)
        for at in range(first, last)
    ) or _is_body(sentence, first, last, words)


def _listed(sentence: Sentence, at: int, *, near: bool) -> bool:
    """Whether a listed outlet starts at a token, or another listed body near the phrase's start."""
    known = known_at(sentence, at)
    return bool(known) and (near or (known is not None and known[1].kind in MEDIA_KINDS))


def _is_body(sentence: Sentence, first: int, last: int, words: Lexicon) -> bool:
    """Whether a phrase begins with a body: one named in the article, or a noun that is one."""
    word = sentence.word(first)
    word = word if word in words.bodies else word.removeprefix("ل")
    head = word in words.bodies and words.language == "ar"
    named = any(at in sentence.bodies for at in range(first, min(first + 2, last)))
    return named or head


def _medium(sentence: Sentence, at: int, words: Lexicon) -> bool:
    """Whether a medium's name or noun starts at a token."""
    known = known_at(sentence, at)
    if known:
        return known[1].kind in MEDIA_KINDS
    return bool(sentence.match(words.media, at) or sentence.match(words.plural_media, at))


def _before(sentence: Sentence, words: Lexicon) -> Iterator[Found]:
    """Sources after a cue phrase."""
    for at in range(len(sentence.tokens)):
        cue = sentence.match(words.before, at, words.proclitics)
        if not cue:
            continue
        glued = len(cue[-1]) == 1
        first = at + len(cue) - glued
        last = _phrase_end(sentence, first, words)
        if _is_document(sentence, first, last, words):
            first, last = _issuer(sentence, last, words)
            glued = False
        if _may_name(sentence, cue, (first, last), words):
            name = _name(sentence, first, last, words)
            leads = cue in words.article and at <= 1
            yield Found(
                first=at,
                last=last,
                name=name,
                skip=_skip(sentence, at, cue),
                glued=glued and name[0] == first and not known_at(sentence, first),
                relayed=cue in words.relayed,
                leads=leads,
                takes=cue in words.taken_by,
            )
            yield from _taken_from(sentence, cue, last, words)


def _verb_first(sentence: Sentence, words: Lexicon) -> Iterator[Found]:
    """A verb of relaying with a medium right after it."""
    for at in range(len(sentence.tokens)):
        verb = sentence.match(words.verbs_first, at, words.proclitics)
        first = at + len(verb) if verb else at
        if verb and (_medium(sentence, first, words) or _unnamed_subject(sentence, at, first, words)):
            last = _phrase_end(sentence, first, words)
            if last > first:
                name = _name(sentence, first, last, words)
                yield Found(first=at, last=last, name=name, skip=_skip(sentence, at, verb))
                yield from _taken_from(sentence, verb, last, words)


def _told_to(sentence: Sentence, words: Lexicon) -> Iterator[Found]:
    """The medium that somebody spoke to: به ایسنا گفت."""
    for at in range(len(sentence.tokens)):
        if sentence.word(at) in words.told_to and _medium(sentence, at + 1, words):
            last = _phrase_end(sentence, at + 1, words)
            if last > at + 1 and sentence.word(last) in words.telling:
                yield Found(first=at, last=last + 1, name=_name(sentence, at + 1, last, words))


def _verb_limit(sentence: Sentence, first: int, last: int, words: Lexicon) -> int:
    """How far the verb of a medium may stand: in a verb-final language, where its clause ends."""
    limit = min(last + 3, len(sentence.tokens))
    opens = first == 0 or sentence.tokens[first - 1].kind != "word"
    own = known_at(sentence, first) or sentence.match(words.media, first)
    if not own or not words.joiners or not (opens or sentence.word(first - 1) in words.joiners):
        return limit
    at = last
    while at < min(last + MAX_CLAUSE, len(sentence.tokens)) and sentence.tokens[at].kind != "mark":
        if sentence.word(at) in words.joiners:
            break
        at += 1
    return max(limit, at)


def _unnamed_subject(sentence: Sentence, at: int, first: int, words: Lexicon) -> bool:
    """Whether a verb of saying has an unnamed source as its subject; "the official of the X" has a name."""
    saying = sentence.match(words.saying_first, at, words.proclitics)
    unnamed = sentence.match(words.anonymous, first)
    if not saying or not unnamed or first - at != len(saying):
        return False
    return not sentence.word(first + len(unnamed)).startswith("ال")


def _may_name(sentence: Sentence, cue: tuple[str, ...], span: tuple[int, int], words: Lexicon) -> bool:
    """Whether a naming phrase is not empty or a clause, and after a weak cue has a source in it."""
    first, last = span
    if last <= first or sentence.match(words.ends, first):
        return False
    return cue not in words.weak or _is_source(sentence, first, last, words)


def _taken_from(sentence: Sentence, cue: Sequence[str], at: int, words: Lexicon) -> Iterator[Found]:
    """What follows "carried by X from": X's own source."""
    if cue[-1] not in words.carrying or sentence.word(at) not in words.carried_from:
        return
    last = _phrase_end(sentence, at + 1, words)
    if last > at + 1 and _is_source(sentence, at + 1, last, words):
        yield Found(first=at, last=last, name=_name(sentence, at + 1, last, words), relayed=True)


def _is_document(sentence: Sentence, first: int, last: int, words: Lexicon) -> bool:
    """Whether a naming phrase has a document in it and nobody who could speak."""
    inside = [sentence.word(at) for at in range(first, last)]
    inside += [word.removeprefix("ل") for word in inside[:1]]
    return not words.documents.isdisjoint(inside) and not _is_source(sentence, first, last, words)


def _issuer(sentence: Sentence, at: int, words: Lexicon) -> tuple[int, int]:
    """Who issued the document that ends at a token; empty where nobody is named."""
    for first in range(at, min(at + TO_ISSUER, len(sentence.tokens))):
        if sentence.word(first) not in words.issued_by:
            break
        last = _phrase_end(sentence, first + 1, words)
        body = any(sentence.word(i) in words.bodies for i in range(first + 1, last))
        if last > first + 1 and (body or _is_source(sentence, first + 1, last, words)):
            return first + 1, last
    return at, at


def _skip(sentence: Sentence, at: int, cue: tuple[str, ...]) -> int:
    """Letters glued before the cue's first word."""
    return len(sentence.word(at)) - len(cue[0])


def _verb_last(sentence: Sentence, words: Lexicon) -> Iterator[Found]:
    """A medium with a verb of relaying after it, at most two words between or at the clause's end."""
    for first in range(len(sentence.tokens)):
        if not _medium(sentence, first, words):
            continue
        last = _phrase_end(sentence, first, words)
        for at in range(first + 1, _verb_limit(sentence, first, last, words)):
            verb = sentence.match(words.verbs_last, at, words.proclitics)
            if not verb and at == last and sentence.match(words.before, at) in words.relayed:
                # "The agency, quoting …": the verb stands far behind whom it quotes.
                yield Found(first=first, last=at, name=_name(sentence, first, at, words))
                break
            if verb:
                end = min(at, last)
                yield Found(first=first, last=at + len(verb), name=_name(sentence, first, end, words))
                break


def _parenthetic(sentence: Sentence, words: Lexicon) -> Iterator[Found]:
    """Who said it, in a parenthesis behind it: ", three sources said on Monday"; a quotation's is none."""
    for comma in range(1, len(sentence.tokens)):
        first = comma + 1
        if sentence.word(comma) != "," or sentence.word(comma - 1) in _QUOTES:
            continue
        for at in range(first + 1, first + 1 + MAX_SUBJECT):
            verb = sentence.match(words.saying_last, at)
            if verb and _speaks(sentence, first, at, words) and _closed(sentence, at + len(verb), words):
                yield Found(first=first, last=at + len(verb), name=(first, at))
                break
            if sentence.word(at) in words.determiners or sentence.match(words.ends, at):
                break


def _speaks(sentence: Sentence, first: int, last: int, words: Lexicon) -> bool:
    """Whether [first, last) is an unnamed source, or a body by its noun: "the labour group"."""
    if any(sentence.tokens[at].kind != "word" for at in range(first, last)):
        return False
    noun = sentence.word(last - 1)
    body = noun in words.bodies and sentence.word(first) in words.determiners
    return body or sentence.match(words.anonymous, last - 1) == (noun,)


def _closed(sentence: Sentence, at: int, words: Lexicon) -> bool:
    """Whether nothing said follows a verb of saying: a mark, the end, or when and where."""
    ended = at >= len(sentence.tokens) or sentence.tokens[at].kind != "word"
    return ended or sentence.word(at) in words.settings


def find(sentence: Sentence, words: Lexicon) -> list[Found]:
    """All source cues of a sentence, left to right, none inside another."""
    every = [*_before(sentence, words), *_verb_first(sentence, words), *_verb_last(sentence, words)]
    every += [*_parenthetic(sentence, words), *_told_to(sentence, words)]
    every.sort(key=lambda one: (one.first, -one.last))
    kept: list[Found] = []
    for one in every:
        overlaps = kept and one.first < kept[-1].last
        if one.name[1] > one.name[0] and not overlaps:
            kept.append(one)
    return kept


def _follows(before: Found, after: Found) -> bool:
    gap = after.first - before.last
    return (after.relayed and gap <= MAX_GAP + MAX_WORDS) or (gap <= MAX_GAP and before.leads)


def _chained(found: Sequence[Found], names: Sequence[str], outlet: str | None) -> list[tuple[str, ...]]:
    """For each cue of a sentence, the names from the outlet to its source."""
    head = (outlet,) if outlet else ()
    chains: list[tuple[str, ...]] = []
    pairs = [None, *pairwise(found)]
    for pair, name in zip(pairs, names, strict=False):
        taken = pair is not None and pair[1].takes and pair[1].first == pair[0].last
        base = chains[-1] if pair and not taken and _follows(*pair) else head
        chains.append(base if base and _same(base[-1], name) else (*base, name))
        if taken:
            # "Sources quoted by the agency said": the agency is nearer to the outlet.
            chains[-2] = (*chains[-1], chains[-2][-1])
    return chains


def _same(one: str, other: str) -> bool:
    """Whether a name repeats another: in more words ("خبرگزاری سپیدار", "سپیدار") or in another script."""
    if outlet_key(one) == outlet_key(other):
        return True
    return set(bare_name(one).split()) <= set(bare_name(other).split())


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
    chains = _chained(found, names, article.outlet)
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
            origin=STEP.origin,
        )


def _own_name(text: str, sentence: Sentence, found: Found, words: Lexicon) -> str:
    """The source's name; "" where "the agency" only points back to one named before."""
    if sentence.match(words.anaphors, found.name[0]) and found.name[1] - found.name[0] <= 2:
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


def _credits(article: Article, found: Annotations, words: Lexicon) -> Iterator[SourceCue]:
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
    head = (article.outlet,) if article.outlet and not _same(article.outlet, name) else ()
    return SourceCue(
        start=start, end=end, text=name, source=name, scope=scope, chain=(*head, name), origin=STEP.origin
    )


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
    cues = list(_credits(article, found, words))
    for i, span in enumerate(_own_sentences(found)):
        near = bodies[bisect_left(bodies, (span[0],)) : bisect_left(bodies, (span[1],))]
        cues.extend(_cues(article, span, words, near, leading=i < LEAD_SENTENCES))
    cues.sort(key=lambda cue: (cue.start, cue.end))
    return msgspec.structs.replace(found, sources=tuple(_resolved(cues)))


STEP = Step(name="sources", version="5", run=run)
