"""The sentences of an article as the event rules see them: tokens, noun phrases, triggers.

Order: lines (the title, then each sentence outside boilerplate); noun phrases of each line from the
mentions and from listed nouns of nameless actors; the marker (preposition, object marker) of each;
the triggers between them.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from riwaya.languages.cues import Phrases, occurrences, phrases, starts_with
from riwaya.languages.events import EventData, Lexicon, Trigger, event_data
from riwaya.languages.places import nationality, place_words
from riwaya.text.normalise import fold
from riwaya.text.tokens import Token, tokens
from riwaya.types import Annotations, Article, DateMention, EntityKind, FieldName, Mention

# Between a preposition and the name it governs stand at most so many nouns ("on positions of the army of").
REACH = 3
# Folded particles of one letter that are written onto the next word.
CONJUNCTIONS = ("و", "ف")
GLUED = {"ب": "ب", "ل": "ل", "لل": "ل", "ك": "ك"}
DEFINITE = "ال"
PARTITIVES = frozenset({"من", "از", "of"})
# An object marker stands at most so many tokens after the name (an apposition may come between).
TO_OBJECT_MARKER = 2
MARKER_WORDS = 3
# A sentence is read up to here, so that a page without a full stop costs no more than its length.
MAX_TOKENS = 160
MAX_LENGTH = 3_000


class Marker(NamedTuple):
    """What a noun phrase is marked as: a class of `languages.events.Markers`, and the word."""

    kind: str = ""
    word: str = ""


class Np(NamedTuple):
    """A noun phrase that names somebody or somewhere: tokens [first, last) of its line.

    start, end: characters of the naming phrase; joined: coordinated with the phrase before; force: they
    act rather than suffer; attribute: a place that a noun or a possessive ties to what it tells of.
    """

    first: int
    last: int
    start: int
    end: int
    name: str
    kind: EntityKind
    named: bool
    force: bool = False
    marker: Marker = Marker()
    object: bool = False
    joined: bool = False
    attribute: bool = False


class Line(NamedTuple):
    """One sentence, or the title (number -1)."""

    number: int
    field: FieldName
    start: int
    end: int
    tokens: Sequence[Token]
    words: Sequence[str]
    nps: Sequence[Np]
    triggers: Sequence[Trigger]
    dates: Sequence[DateMention]


class Markings(NamedTuple):
    """The compiled closed classes of a language."""

    markers: dict[str, str]
    actors: Phrases
    breaks: frozenset[str]
    conjunctions: frozenset[str]
    objects: frozenset[str]
    dull: Phrases
    heads: frozenset[str]
    quantities: frozenset[str]
    forces: Phrases
    nationals: tuple[str, ...]


@cache
def markings(language: str) -> Markings:
    """Markers, actor nouns and clause breaks of a language, folded."""
    data: EventData = event_data(language)
    kinds = ("actor", "recipient", "place", "between", "other", "genitive")
    return Markings(
        markers={fold(word): kind for kind in reversed(kinds) for word in getattr(data.markers, kind)},
        actors=phrases([*data.actors, *data.people.all_forms()]),
        breaks=frozenset(map(fold, data.breaks)),
        conjunctions=frozenset(map(fold, data.markers.conjunctions)),
        objects=frozenset(map(fold, data.markers.object)),
        dull=phrases(data.not_triggers),
        quantities=frozenset(map(fold, data.quantities)),
        forces=phrases([*data.forces, *data.people.forms(data.people.forces)]),
        nationals=tuple(map(fold, data.people.nationals)),
        heads=frozenset(map(fold, (*place_words(language).generic, *data.heads))),
    )


class Layers(NamedTuple):
    """Mentions and dates of one field, in order of place: a line looks at its own stretch only."""

    mentions: Sequence[Mention]
    mention_starts: Sequence[int]
    dates: Sequence[DateMention]
    date_starts: Sequence[int]


def lines(article: Article, found: Annotations, lexicon: Lexicon, language: str) -> list[Line]:
    """The title and all sentences outside boilerplate, with their phrases and triggers."""
    made = []
    if article.title:
        whole = (0, len(article.title))
        made.append(_line(-1, "title", article.title, whole, _layers(found, "title"), lexicon, language))
    layers = _layers(found, "text")
    for index, span in enumerate(_told(found)):
        made.append(_line(index, "text", article.text, span, layers, lexicon, language))
    return made


def _layers(found: Annotations, field: FieldName) -> Layers:
    mentions = sorted((m for m in found.mentions or () if m.field == field), key=lambda m: m.start)
    dates = sorted((d for d in found.dates or () if d.field == field), key=lambda d: d.start)
    return Layers(mentions, [m.start for m in mentions], dates, [d.start for d in dates])


def _told(found: Annotations) -> Iterator[tuple[int, int]]:
    """Sentences of the text outside boilerplate; of one that begins or ends in it, the rest."""
    skipped = sorted((b.start, b.end) for b in found.boilerplate or () if b.field == "text")
    starts = [start for start, _ in skipped]
    for sentence in found.sentences or ():
        if sentence.field != "text":
            continue
        # A dateline opens its sentence: what follows it is told.
        at = bisect_right(starts, sentence.start)
        start = max(sentence.start, skipped[at - 1][1]) if at else sentence.start
        end = min(sentence.end, starts[at]) if at < len(starts) else sentence.end
        if start < end:
            yield start, end


def _line(
    index: int,
    field: FieldName,
    text: str,
    span: tuple[int, int],
    layers: Layers,
    lexicon: Lexicon,
    language: str,
) -> Line:
    start, end = span
    found = tokens(text[start : min(end, start + MAX_LENGTH)])[:MAX_TOKENS]
    cut = [Token(t.text, t.start + start, t.end + start, t.kind) for t in found]
    words = [folded(token.text) for token in cut]
    inside = layers.mentions[
        bisect_left(layers.mention_starts, start) : bisect_left(layers.mention_starts, end)
    ]
    inside = [m for m in inside if m.end <= end]
    dates = layers.dates[bisect_left(layers.date_starts, start) : bisect_left(layers.date_starts, end)]
    names = [(m.start, m.end) for m in inside if m.form == "name"]
    # "March 2001" tells no march.
    names += [(d.start, d.end) for d in dates]
    triggers = _outside(_triggers(words, lexicon, markings(language)), cut, names)
    nps = noun_phrases(cut, words, inside, triggers, language)
    return Line(index, field, start, end, cut, words, nps, triggers, dates)


@lru_cache(maxsize=1 << 16)
def folded(word: str) -> str:
    """A word as the MATCHING view folds it; words repeat, so the last ones are kept."""
    return fold(word)


def _triggers(words: Sequence[str], lexicon: Lexicon, marks: Markings) -> list[Trigger]:
    """Triggers outside the sequences in which they tell nothing."""
    dull = {at for span in occurrences(marks.dull, words) for at in range(*span)}
    return [t for t in lexicon.find(words) if t.first not in dull]


def _outside(
    triggers: Iterable[Trigger], cut: Sequence[Token], spans: Sequence[tuple[int, int]]
) -> list[Trigger]:
    """Triggers that are no part of a name or date ("Storm Daniel" stays no attack)."""
    return [t for t in triggers if not any(s < cut[t.first].end and cut[t.first].start < e for s, e in spans)]


# --- noun phrases -------------------------------------------------------------------------------


def noun_phrases(
    cut: Sequence[Token],
    words: Sequence[str],
    mentions: Iterable[Mention],
    triggers: Sequence[Trigger],
    language: str,
) -> list[Np]:
    """Phrases of mentions and of nameless actors, in order, each with its marker."""
    marks = markings(language)
    named = _outermost(_of_mentions(cut, mentions), words, marks)
    taken = {at for np in named for at in range(np.first, np.last)}
    taken |= {at for trigger in triggers for at in range(trigger.first, trigger.last)}
    found = sorted([*named, *_nameless(cut, words, marks, taken, language)])
    return _marked(found, cut, words, marks, {at for t in triggers for at in range(t.first, t.last)})


def _of_mentions(cut: Sequence[Token], mentions: Iterable[Mention]) -> Iterator[Np]:
    starts = [token.start for token in cut]
    for m in mentions:
        if m.form == "pronoun":
            continue
        beside = [t for t in m.titles if abs(t.end - m.start) <= 2 or abs(t.start - m.end) <= 2]
        begin, stop = min([m.start, *(t.start for t in beside)]), max([m.end, *(t.end for t in beside)])
        first, last = _index(starts, begin), bisect_left(starts, stop)
        if 0 <= first < last:
            yield Np(first, last, m.start, m.end, m.name or m.of or m.text, m.kind, m.form == "name")


def _index(starts: Sequence[int], at: int) -> int:
    """The token in which a character stands."""
    where = bisect_left(starts, at)
    return where if where < len(starts) and starts[where] == at else where - 1


def _outermost(found: Iterable[Np], words: Sequence[str], marks: Markings) -> list[Np]:
    """Phrases that lie in no other; where somebody is says where it happened ("a doctor in Cairo"), too."""
    kept: list[Np] = []
    for np in sorted(found, key=lambda each: (each.first, -each.last, not each.named)):
        if not kept or np.first >= kept[-1].last:
            kept.append(np)
        elif _seats(kept[-1], np, words, marks):
            kept[-1:] = [kept[-1]._replace(last=np.first - 1), np]
    return kept


def _seats(outer: Np, inner: Np, words: Sequence[str], marks: Markings) -> bool:
    within = inner.kind == "place" and not outer.named and inner.first - 1 > outer.first
    return within and marks.markers.get(words[inner.first - 1]) == "place"


def _nameless(
    cut: Sequence[Token], words: Sequence[str], marks: Markings, taken: set[int], language: str
) -> Iterator[Np]:
    at = 0
    while at < len(words):
        length, skip = _actor_at(words, at, marks, language)
        if not length and at not in taken and _is_national(words[at], marks, language):
            length = 1
        last = at + length
        if not length or at in taken:
            at += 1
            continue
        while last < len(words) and last not in taken and _continues(words, last, marks, language):
            last += 1
        start, end = cut[at].start + skip, cut[last - 1].end
        name = " ".join([cut[at].text[skip:], *(token.text for token in cut[at + 1 : last])])
        force = bool(starts_with(marks.forces, [words[at][skip:], *words[at + 1 : last]], 0))
        yield Np(at, last, start, end, name, "other", False, force)
        at = last


def _is_national(word: str, marks: Markings, language: str) -> bool:
    """People called by their country alone ("خمسة بريطانيين")."""
    return bool(marks.nationals and word.endswith(marks.nationals) and nationality(word, language))


def _continues(words: Sequence[str], at: int, marks: Markings, language: str) -> bool:
    """An adjective of nationality, or a noun of actors in agreement ("مفجرون انتحاريون")."""
    if nationality(words[at], language):
        return True
    last = words[at - 1]
    agrees = words[at][-2:] == last[-2:] and words[at][:2] == DEFINITE == last[:2]
    bare = words[at][-2:] == last[-2:] and DEFINITE not in (words[at][:2], last[:2])
    return (agrees or bare) and starts_with(marks.actors, words, at) == 1


@lru_cache(maxsize=1 << 15)
def _skips(word: str, language: str) -> tuple[int, ...]:
    """How many letters may be cut off the word's front so that an actor's noun begins there."""
    actors = markings(language).actors
    cut = (len(p) for p in (*GLUED, *CONJUNCTIONS) if word.startswith(p) and len(word) > len(p) + 2)
    return tuple(skip for skip in (0, *cut) if word[skip:] in actors)


def _actor_at(words: Sequence[str], at: int, marks: Markings, language: str) -> tuple[int, int]:
    """How many tokens from `at` on are a nameless actor, and the glued letters before it."""
    for skip in _skips(words[at], language):
        rest = [words[at][skip:], *words[at + 1 : at + MARKER_WORDS]]
        if length := starts_with(marks.actors, rest, 0):
            return length, skip
    return 0, 0


def _marked(
    found: Sequence[Np],
    cut: Sequence[Token],
    words: Sequence[str],
    marks: Markings,
    triggers: set[int],
) -> list[Np]:
    made: list[Np] = []
    for np in found:
        before = made[-1] if made else None
        glued = words[np.first][: np.start - cut[np.first].start] if np.start > cut[np.first].start else ""
        joined = _joined(np, before, glued, words, marks)
        marker = before.marker if joined and before else _marker(np, before, glued, words, marks, triggers)
        has_object = any(w in marks.objects for w in words[np.last : np.last + TO_OBJECT_MARKER])
        tied = np.kind == "place" and not joined and _is_tied(np, words, marks, triggers)
        made.append(np._replace(marker=marker, joined=joined, object=has_object, attribute=tied))
    return made


def _is_tied(np: Np, words: Sequence[str], marks: Markings, triggers: set[int]) -> bool:
    """ "أمير مكة", "رئیس‌جمهور روسیه", "Iraq's minister": the place only says whose or where."""
    if words[np.last - 1].endswith("'s"):
        return True
    before = words[np.first - 1] if np.first else ""
    plain = before[:1].isalpha() and before not in marks.markers and before not in marks.breaks
    # In Latin script a noun before a place is no genitive.
    return plain and np.first - 1 not in triggers and not before.isascii()


def _joined(np: Np, before: Np | None, glued: str, words: Sequence[str], marks: Markings) -> bool:
    if not before:
        return False
    gap = words[before.last : np.first]
    if len(gap) == 1 and gap[0] in marks.conjunctions:
        return True
    return glued == "و" and len(gap) <= REACH and not any(w in marks.markers for w in gap)


def _marker(
    np: Np, before: Np | None, glued: str, words: Sequence[str], marks: Markings, triggers: set[int]
) -> Marker:
    """The preposition that governs the phrase: glued to it, or before it over a few nouns."""
    bare = glued.lstrip("وف") if glued else ""
    if bare in GLUED:
        return _of_word(GLUED[bare], np, marks)
    lowest = max(before.last if before else 0, np.first - REACH - 1)
    for at in range(np.first - 1, lowest - 1, -1):
        if at in triggers or words[at] in marks.breaks or not words[at][:1].isalpha():
            return Marker()
        if marker := _marker_at(at, np, words, marks):
            return Marker() if at and _counts(words[at - 1], marker, marks) else marker
    return Marker()


def _counts(before: str, marker: Marker, marks: Markings) -> bool:
    """Whether the preposition only counts: "dozens of", "عدد من", "تن از"."""
    bare = before[1:] if before[:1] in (*CONJUNCTIONS, "ب") else before
    counted = before in marks.quantities or bare in marks.quantities or before.isdigit()
    return marker.word in PARTITIVES and counted


def _marker_at(at: int, np: Np, words: Sequence[str], marks: Markings) -> Marker | None:
    for length in range(MARKER_WORDS, 0, -1):
        phrase = " ".join(words[max(0, at + 1 - length) : at + 1])
        for form in (phrase, phrase[1:] if phrase[:1] in CONJUNCTIONS else phrase):
            if form in marks.markers:
                return Marker(marks.markers[form], form)
    if words[at][1:] in marks.heads and words[at][0] in GLUED:
        return _of_word(words[at][0], np, marks)
    return None


def _of_word(word: str, np: Np, marks: Markings) -> Marker:
    """A glued particle: ب before a place says where."""
    if word == "ب" and np.kind == "place":
        return Marker("place", word)
    return Marker(marks.markers.get(word, "other"), word)
