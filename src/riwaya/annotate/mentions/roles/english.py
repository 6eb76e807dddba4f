"""English title phrases: modifiers and a determiner before the head, `of` and its like after it."""

# ruff: noqa: ARG001 (languages share one signature, and need different parts of it)
from collections.abc import Sequence

from riwaya.annotate.mentions.lexicon import Lexicon
from riwaya.annotate.mentions.phrases import Hit
from riwaya.annotate.mentions.roles.phrase import DETERMINERS, Grammar, Role, Spans
from riwaya.annotate.mentions.words import Word

# Common nouns of a complement are at most so many ("the European Union's election observer mission").
LOWER = 3

# So many unlisted words may stand between a determiner and an English head (the 19-year-old striker).
FRONT = 5


def complements(words: Sequence[Word], head: Hit[str], lexicon: Lexicon, named: Spans) -> int:
    """The word after what "of" and its like bring in after a head."""
    at = end = head.end
    while at < len(words) and words[at].joined and at - head.end < 9:
        word = words[at]
        if at in named:
            at = end = named[at][0]
        elif end > head.end and (word.base in lexicon.qualifiers or word.base in lexicon.organisation_heads):
            at = end = at + 1
        elif word.base in lexicon.links or (word.base in ("the", "and") and at > head.end):
            at += 1
        elif at > head.end and (body := _body_end(words, at, lexicon)) > at:
            at = end = body
        elif at > head.end and (word.base in lexicon.qualifiers or word.base in lexicon.nationalities):
            at = end = at + 1
        elif at > head.end and (rest := _rest(words, at, lexicon)) > at:
            return rest
        else:
            break
    return end


def modifiers(words: Sequence[Word], start: int, lexicon: Lexicon, named: Spans) -> int:
    """Where modifiers before an English head begin: the deputy oil minister, Iran's ambassador."""
    ends = {end: begin for begin, (end, _) in named.items() if words[end - 1].joined or end - begin == 1}
    while start > 0 and words[start].joined:
        before = words[start - 1]
        if start in ends and (before.whole != before.base or before.upper):
            start = ends[start]
        elif _owns(words, start - 1):
            start -= 1
            break
        elif start > 1 and before.base == "'" and words[start - 2].base.endswith("s") and before.joined:
            # Of several: the workers' spokesman.
            start -= 2
            break
        elif before.base in lexicon.qualifiers or before.base in lexicon.nationalities:
            start -= 1
        else:
            break
    if start > 1 and words[start].joined and words[start - 1].base == "two":
        start -= 1
    start = _past_nouns(words, start, lexicon)
    determined = (
        start > 0
        and words[start].base not in DETERMINERS
        and words[start].joined
        and words[start - 1].base in DETERMINERS
    )
    return start - 1 if determined else start


def takes(words: Sequence[Word], role: Role, at: int, lexicon: Lexicon) -> bool:
    """Only after "of" or its like, which stand between."""
    return at > role.end


def _rest(words: Sequence[Word], at: int, lexicon: Lexicon) -> int:
    """The end of a complement of unlisted words before a mark, a verb or a name; its start if none does."""
    end = at
    while end < min(len(words), at + LOWER) and words[end].joined and _may_complete(words[end], lexicon):
        end += 1
    if end == at or end == len(words):
        return end
    after = words[end]
    return end if after.kind == "mark" or after.capital or _is_verb(after, lexicon) else at


def _may_complete(word: Word, lexicon: Lexicon) -> bool:
    return word.kind == "word" and not word.capital and len(word.base) > 2 and not _is_verb(word, lexicon)


def _is_verb(word: Word, lexicon: Lexicon) -> bool:
    """Whether a word ends a noun phrase: a listed verb or particle, or a past form by its ending."""
    past = word.base.endswith("ed") and not word.capital and word.base not in lexicon.qualifiers
    return past or word.base in lexicon.ends or word.base in lexicon.says


def _body_end(words: Sequence[Word], at: int, lexicon: Lexicon) -> int:
    """The end of a run of capitals that a body's noun closes (the Dalvan Basin Commission)."""
    end = at
    while end < len(words) and words[end].kind == "word" and words[end].capital and words[end].joined:
        end += 1
        if words[end - 1].base in lexicon.organisation_heads and _of_capital(words, end):
            return end + 2
    return end if end > at + 1 and words[end - 1].base in lexicon.organisation_heads else at


def _of_capital(words: Sequence[Word], at: int) -> bool:
    """Whether "of" and a capital follow: the University of Tehran."""
    return at + 1 < len(words) and words[at].base == "of" and words[at + 1].capital and words[at + 1].joined


def _owns(words: Sequence[Word], at: int) -> bool:
    """Whether a word is whose officer the title names: Zarqand's minister, the town's mayor."""
    word = words[at]
    possessive = word.kind == "word" and word.whole.endswith(("'s", "’s")) and word.whole != word.base
    return possessive and (word.capital or (at > 0 and words[at - 1].base == "the"))


def _past_nouns(words: Sequence[Word], start: int, lexicon: Lexicon) -> int:
    """Where the determiner or owner stands before unlisted modifiers; the same place where none does."""
    if words[start].base in DETERMINERS or _owns(words, start):
        return start
    at = start
    while at and start - at < FRONT and words[at].joined and _may_stand_between(words[at - 1], lexicon):
        at -= 1
    if at == start or not at or not words[at].joined:
        return start
    return at if words[at - 1].base in DETERMINERS else at - 1 if _owns(words, at - 1) else start


def _may_stand_between(word: Word, lexicon: Lexicon) -> bool:
    if word.base == "-" or word.kind == "number" or word.upper:
        return True
    particle = word.base in lexicon.ends | lexicon.links | lexicon.says or word.base in (
        *DETERMINERS,
        "and",
        "or",
    )
    owner = word.whole != word.base
    return word.kind == "word" and not word.capital and not particle and not owner


ENGLISH = Grammar(complements, takes, modifiers=modifiers)
