"""The source cues of a sentence: phrases and verbs that say where something was taken from.

Each function reads one form (a phrase before the source, a verb before or after a medium, a parenthesis,
a medium that was told something); `find` keeps those that do not overlap.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from riwaya.annotate.sources.lexicon import Lexicon
from riwaya.annotate.sources.naming import is_medium, is_source, name_in, phrase_end
from riwaya.annotate.sources.sentence import QUOTES, Sentence, known_at

# Between a document and who issued it stand a participle and a preposition.
TO_ISSUER = 3
# A clause is read this far, in words, for its verb at the end.
MAX_CLAUSE = 14
# "The provincial health authority said": how long the subject of a parenthesis may be, in words.
MAX_SUBJECT = 5


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


def _before(sentence: Sentence, words: Lexicon) -> Iterator[Found]:
    """Sources after a cue phrase."""
    for at in range(len(sentence.tokens)):
        cue = sentence.match(words.before, at, words.proclitics)
        if not cue:
            continue
        glued = len(cue[-1]) == 1
        first = at + len(cue) - glued
        last = phrase_end(sentence, first, words)
        if _is_document(sentence, first, last, words):
            first, last = _issuer(sentence, last, words)
            glued = False
        if _may_name(sentence, cue, (first, last), words):
            name = name_in(sentence, first, last, words)
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
        if verb and (_tells(sentence, first, verb, words) or _unnamed_subject(sentence, at, first, words)):
            last = phrase_end(sentence, first, words)
            if last > first:
                name = name_in(sentence, first, last, words)
                yield Found(first=at, last=last, name=name, skip=_skip(sentence, at, verb))
                yield from _taken_from(sentence, verb, last, words)


def _tells(sentence: Sentence, at: int, verb: tuple[str, ...], words: Lexicon) -> bool:
    """Whether a medium stands at a token that the verb agrees with: نشر شبكة is the laying of a network."""
    feminine = words.language == "ar" and known_at(sentence, at) is None and sentence.word(at).endswith("ه")
    return is_medium(sentence, at, words) and (not feminine or verb[-1].endswith(("ت", "ته", "تها")))


def _told_to(sentence: Sentence, words: Lexicon) -> Iterator[Found]:
    """The medium that somebody spoke to: به ایسنا گفت."""
    for at in range(len(sentence.tokens)):
        if sentence.word(at) in words.told_to and is_medium(sentence, at + 1, words):
            last = phrase_end(sentence, at + 1, words)
            if last > at + 1 and sentence.word(last) in words.telling:
                yield Found(first=at, last=last + 1, name=name_in(sentence, at + 1, last, words))


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
    return cue not in words.weak or is_source(sentence, first, last, words)


def _taken_from(sentence: Sentence, cue: Sequence[str], at: int, words: Lexicon) -> Iterator[Found]:
    """What follows "carried by X from": X's own source."""
    if cue[-1] not in words.carrying or sentence.word(at) not in words.carried_from:
        return
    last = phrase_end(sentence, at + 1, words)
    if last > at + 1 and is_source(sentence, at + 1, last, words):
        yield Found(first=at, last=last, name=name_in(sentence, at + 1, last, words), relayed=True)


def _is_document(sentence: Sentence, first: int, last: int, words: Lexicon) -> bool:
    """Whether a naming phrase has a document in it and nobody who could speak."""
    inside = [sentence.word(at) for at in range(first, last)]
    inside += [word.removeprefix("ل") for word in inside[:1]]
    return not words.documents.isdisjoint(inside) and not is_source(sentence, first, last, words)


def _issuer(sentence: Sentence, at: int, words: Lexicon) -> tuple[int, int]:
    """Who issued the document that ends at a token; empty where nobody is named."""
    for first in range(at, min(at + TO_ISSUER, len(sentence.tokens))):
        if sentence.word(first) not in words.issued_by:
            break
        last = phrase_end(sentence, first + 1, words)
        body = any(sentence.word(i) in words.bodies for i in range(first + 1, last))
        if last > first + 1 and (body or is_source(sentence, first + 1, last, words)):
            return first + 1, last
    return at, at


def _skip(sentence: Sentence, at: int, cue: tuple[str, ...]) -> int:
    """Letters glued before the cue's first word."""
    return len(sentence.word(at)) - len(cue[0])


def _verb_last(sentence: Sentence, words: Lexicon) -> Iterator[Found]:
    """A medium with a verb of relaying after it, at most two words between or at the clause's end."""
    for first in range(len(sentence.tokens)):
        if not is_medium(sentence, first, words):
            continue
        last = phrase_end(sentence, first, words)
        for at in range(first + 1, _verb_limit(sentence, first, last, words)):
            verb = sentence.match(words.verbs_last, at, words.proclitics)
            verb = verb if verb and _tells(sentence, first, verb, words) else None
            if not verb and at == last and sentence.match(words.before, at) in words.relayed:
                # "The agency, quoting …": the verb stands far behind whom it quotes.
                yield Found(first=first, last=at, name=name_in(sentence, first, at, words))
                break
            if verb:
                end = min(at, last)
                yield Found(first=first, last=at + len(verb), name=name_in(sentence, first, end, words))
                break


def _parenthetic(sentence: Sentence, words: Lexicon) -> Iterator[Found]:
    """Who said it, in a parenthesis behind it: ", three sources said on Monday"; a quotation's is none."""
    for comma in range(1, len(sentence.tokens)):
        first = comma + 1
        if sentence.word(comma) != "," or sentence.word(comma - 1) in QUOTES:
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
