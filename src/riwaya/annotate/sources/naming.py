"""Where the phrase that names a source ends, and which of its words are the source's own name.

Order: the phrase runs from the cue to a mark, to a word that ends it or to its limit (`phrase_end`); in it
the name is a listed outlet, the words in marks after a medium's noun, or all of it (`name_in`).
"""

from riwaya.annotate.mentions.words import reading
from riwaya.annotate.sources.lexicon import Lexicon
from riwaya.annotate.sources.sentence import MEDIA_KINDS, QUOTES, Sentence, known_at
from riwaya.languages.gazetteer import UNKNOWN
from riwaya.languages.gazetteer import words as word_table

# A naming phrase longer than this has run into the clause.
MAX_WORDS = 9
# A listed outlet whose name is a word as common as this (Zipf) must stand where an outlet does.
COMMON_NAME = 4.3
# How far from the cue, in words, a body that is no outlet still names the source.
NEAR = 3
# "A source in the ministry of water": how many words say where he sits.
SEAT_WORDS = 3
# A name in marks is no longer than this, in words.
MARKED_WORDS = 5
PARTICLES = ("ب", "و", "ف")
GLUED = ("ل", "ب")


def phrase_end(sentence: Sentence, first: int, words: Lexicon) -> int:
    """Where the naming phrase that starts at `first` ends: a mark, a word that ends it, its limit."""
    at = first
    limit = first + MAX_WORDS
    while at < min(len(sentence.tokens), limit):
        known = known_at(sentence, at)
        if known and known[1].kind in MEDIA_KINDS:
            at = _whole(sentence, at, at + known[0], words)
            break
        marked = _name_in_marks(sentence, first, at, words)
        if marked:
            at = marked
            continue
        if _ends_phrase(sentence, first, at, words) or _beyond_seat(sentence, at, limit, first):
            break
        if at > first and sentence.word(at) in words.inside:
            limit = min(limit, at + 1 + SEAT_WORDS)
        at += 1
    return _balanced(sentence, first, at)


def _name_in_marks(sentence: Sentence, first: int, at: int, words: Lexicon) -> int | None:
    """Where the name in marks behind a medium's noun ends, whatever words it is made of: «ساحل امروز»."""
    noun = any(_takes_name(sentence, i, words) for i in range(max(first, at - 2), at))
    if sentence.word(at) not in QUOTES or not noun:
        return None
    closing = next((i for i in range(at + 2, at + 2 + MARKED_WORDS) if sentence.word(i) in QUOTES), None)
    return closing + 1 if closing else None


def _takes_name(sentence: Sentence, at: int, words: Lexicon) -> bool:
    """Whether a noun is one that a name in marks may follow: a medium's or a body's."""
    return bool(sentence.match(words.media, at, GLUED)) or sentence.word(at).removeprefix("ل") in words.bodies


def _beyond_seat(sentence: Sentence, at: int, limit: int, first: int) -> bool:
    """Whether a word joined by a particle goes on behind the seat of an unnamed source."""
    seated = limit < first + MAX_WORDS
    return seated and reading(sentence.word(at), "ar").prefix in PARTICLES


def _balanced(sentence: Sentence, first: int, at: int) -> int:
    """The end moved so that no mark stands alone: over the closing one, or before the opening."""
    if _closes(sentence, first, at):
        return at
    if sentence.word(at) in QUOTES:
        return at + 1
    return at - (sentence.word(at - 1) in QUOTES)


def _ends_phrase(sentence: Sentence, first: int, at: int, words: Lexicon) -> bool:
    token = sentence.tokens[at]
    if token.text in QUOTES:
        # A name in marks follows its noun at once; any other opening mark begins speech.
        opens = _closes(sentence, first, at)
        noun = any(sentence.match(words.media, i, GLUED) for i in range(max(first, at - 2), at))
        return opens and at > first and not noun
    if token.text in words.inside and sentence.match(words.anonymous, at - 1):
        # "A source in the ministry" says where he sits.
        return False
    # "One of the guards", یکی از نگهبانان: the partitive goes on with who they are.
    partitive = len(sentence.match(words.anonymous, at - 1) or ()) > 1
    if _hyphen(sentence, at) or (partitive and token.kind == "word") or _numbered(sentence, at, words):
        return False
    if token.text in words.determiners and sentence.capital(at - 1) and not sentence.capital(at):
        return at > first
    stops = sentence.match(words.ends, at) or sentence.match(words.before, at, words.proclitics)
    return token.kind != "word" or (at > first and stops is not None)


def _numbered(sentence: Sentence, at: int, words: Lexicon) -> bool:
    """Whether a number names a channel: شبکه ۲."""
    return sentence.word(at).isdigit() and sentence.match(words.media, at - 1) is not None


def _hyphen(sentence: Sentence, at: int) -> bool:
    """Whether a hyphen joins two words: state-run."""
    if sentence.word(at) != "-" or not 0 < at < len(sentence.tokens) - 1:
        return False
    return sentence.span(at - 1, at)[1] + 1 == sentence.span(at + 1, at + 2)[0]


def _closes(sentence: Sentence, first: int, at: int) -> bool:
    return sum(sentence.word(i) in QUOTES for i in range(first, at)) % 2 == 0


def name_in(sentence: Sentence, first: int, last: int, words: Lexicon) -> tuple[int, int]:
    """The source's own name inside its naming phrase."""
    for at in range(first, last):
        known = known_at(sentence, at)
        if known and at + known[0] <= last and _is_outlet_here(sentence, first, at, known[0], words):
            return at, min(last, _whole(sentence, at, at + known[0], words))
    quotes = [at for at in range(first, last) if sentence.word(at) in QUOTES]
    if len(quotes) >= 2 and quotes[1] - quotes[0] > 1 and _takes_name(sentence, first, words):
        return quotes[0] + 1, quotes[1]
    start = first + (sentence.word(first) in QUOTES)
    if start + 1 in sentence.bodies and sentence.word(start).removeprefix("ل") in words.documents:
        return start + 1, max(start + 2, min(last, sentence.bodies[start + 1]))
    return start, max(start, last - (sentence.word(last - 1) in QUOTES))


def _is_outlet_here(sentence: Sentence, first: int, at: int, length: int, words: Lexicon) -> bool:
    """Whether a listed name is one here: a common word only at the start or after a medium's noun."""
    if length > 1 or word_table(words.language).get(sentence.word(at), UNKNOWN).zipf < COMMON_NAME:
        return True
    before = sentence.word(at - 1)
    return at == first or before in QUOTES or bool(sentence.match(words.media, at - 1, GLUED))


def _whole(sentence: Sentence, start: int, end: int, words: Lexicon) -> int:
    """The end of a listed name, moved over capitals up to a body's noun: the Star Relief Society."""
    at = end
    while sentence.capital(start) and sentence.capital(at):
        at += 1
    return at if at > end and sentence.word(at - 1) in words.bodies else end


def is_source(sentence: Sentence, first: int, last: int, words: Lexicon) -> bool:
    """Whether a phrase has a known organisation, a medium's noun or an unnamed source in it."""
    tables = (words.media, words.plural_media, words.anonymous)
    return any(
        _listed(sentence, at, words, near=at - first < NEAR)
        or any(sentence.match(table, at, ("ل",)) for table in tables)
        for at in range(first, last)
    ) or _is_body(sentence, first, last, words)


def _listed(sentence: Sentence, at: int, words: Lexicon, *, near: bool) -> bool:
    """Whether a listed outlet starts at a token, or another listed body near the phrase's start."""
    known = known_at(sentence, at)
    if known is None:
        return False
    medium = known[1].kind in MEDIA_KINDS
    return _is_outlet_here(sentence, at if near else 0, at, known[0], words) if medium else near


def _is_body(sentence: Sentence, first: int, last: int, words: Lexicon) -> bool:
    """Whether a phrase begins with a body: one named in the article, or a noun that is one."""
    word = sentence.word(first)
    word = word if word in words.bodies else word.removeprefix("ل")
    head = word in words.bodies and words.language == "ar"
    named = any(at in sentence.bodies for at in range(first, min(first + 2, last)))
    return named or head


def is_medium(sentence: Sentence, at: int, words: Lexicon) -> bool:
    """Whether a medium's name or noun starts at a token."""
    known = known_at(sentence, at)
    if known:
        return known[1].kind in MEDIA_KINDS
    return bool(sentence.match(words.media, at) or sentence.match(words.plural_media, at))
