"""What cuts sentences of a language into statements, and what makes one negated or planned.

`<language>/statements.yml` lists it; a language without the file is cut at punctuation alone.

1. `statement_words` reads and indexes the lists.
2. `negations` and `denials` give the places in folded words where something is negated, or denied.
"""

from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

import msgspec

from riwaya.languages.cues import Phrases, occurrences, phrases, starts_with
from riwaya.languages.data import topic
from riwaya.text.normalise import fold, folded_set


class StatementTopic(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The keys of statements.yml; all words as written, folded when read.

    openers: words that open a clause wherever they stand; after_comma: words that open one after a
    comma; comma_prefixes: letters that do so, written together with the word ("، و");
    comma_cuts: whether every comma does; verbs: finite forms after which a clause ends, where a
    comma, a joiner or an opener follows (verb-final languages); joiners: "and".
    negations: words that negate a clause; negative_prefixes: the same before a form of `verbs` or of
    `verb_starts`; endings: of a word ("n't"); not_negations: phrases that hold such a word and
    negate nothing ("no less than"); only: words after a negation that undo it ("not ... until").
    denials: words of denying. planned: words that put a clause into the future; planned_prefixes:
    the same before a word that goes on with one of `planned_starts`. presence: words that say who was
    there, or was not. so_far: words by which a number may yet rise. limits: words beyond which a
    negation reaches nothing ("... before the gates opened"); conditional: words that make a clause tell
    what is not so, or not yet ("unless"). before: of limits, those behind which stands what is yet to come.
    another: words that say it is not the one that is known ("a second rocket"). stands_at: words for the
    state that a count has reached; formerly: words right before what it was ("up from").
    untrue: of denials, those that stand behind what they deny ("reports of a sale are false").
    """

    source: str = ""
    openers: list[str] = []
    after_comma: list[str] = []
    comma_prefixes: list[str] = []
    comma_cuts: bool = False
    verbs: list[str] = []
    verb_starts: list[str] = []
    joiners: list[str] = []
    negations: list[str] = []
    negative_prefixes: list[str] = []
    endings: list[str] = []
    not_negations: list[str] = []
    only: list[str] = []
    denials: list[str] = []
    planned: list[str] = []
    planned_prefixes: list[str] = []
    planned_starts: list[str] = []
    presence: list[str] = []
    so_far: list[str] = []
    limits: list[str] = []
    conditional: list[str] = []
    before: list[str] = []
    another: list[str] = []
    stands_at: list[str] = []
    formerly: list[str] = []
    untrue: list[str] = []


class StatementWords(NamedTuple):
    """The same, folded and indexed."""

    openers: Phrases
    after_comma: Phrases
    comma_prefixes: tuple[str, ...]
    comma_cuts: bool
    verbs: frozenset[str]
    joiners: frozenset[str]
    negations: Phrases
    negated: frozenset[str]
    negative_starts: tuple[str, ...]
    endings: tuple[str, ...]
    not_negations: Phrases
    only: Phrases
    denials: Phrases
    planned: Phrases
    planned_starts: tuple[str, ...]
    presence: Phrases
    so_far: Phrases
    limits: Phrases
    conditional: Phrases
    before: Phrases
    another: Phrases
    stands_at: Phrases
    formerly: Phrases
    untrue: Phrases


@cache
def statement_words(language: str | None) -> StatementWords:
    """The lists of a language; all empty where it has none. Raises LanguagePackError."""
    data = topic(StatementTopic, language or "und", "statements")
    prefixes = tuple(map(fold, data.negative_prefixes))
    future = tuple(map(fold, data.planned_prefixes))
    return StatementWords(
        openers=phrases(data.openers),
        after_comma=phrases(data.after_comma),
        comma_prefixes=tuple(map(fold, data.comma_prefixes)),
        comma_cuts=data.comma_cuts,
        verbs=folded_set(data.verbs),
        joiners=folded_set(data.joiners),
        negations=phrases(data.negations),
        negated=frozenset(prefix + fold(verb) for prefix in prefixes for verb in data.verbs),
        negative_starts=tuple(prefix + fold(start) for prefix in prefixes for start in data.verb_starts),
        endings=tuple(map(fold, data.endings)),
        not_negations=phrases(data.not_negations),
        only=phrases(data.only),
        denials=phrases(data.denials),
        planned=phrases(data.planned),
        planned_starts=tuple(one + fold(start) for one in future for start in data.planned_starts),
        presence=phrases(data.presence),
        so_far=phrases(data.so_far),
        limits=phrases(data.limits),
        conditional=phrases(data.conditional),
        before=phrases(data.before),
        another=phrases(data.another),
        stands_at=phrases(data.stands_at),
        formerly=phrases(data.formerly),
        untrue=phrases(data.untrue),
    )


def negations(tokens: Sequence[str], data: StatementWords) -> Iterator[int]:
    """Where a clause of folded words is negated; a "no" inside words of denying is theirs.

    A phrase that only looks negative ("no less than") negates nothing, nor does a negation that a later
    word undoes ("did not arrive until").
    """
    return (
        at for at in range(len(tokens)) if not _in_denial(tokens, at, data) and _negates(tokens, at, data)
    )


def denials(tokens: Sequence[str], data: StatementWords) -> Iterator[int]:
    """Where a clause says that something is denied or untrue."""
    return (first for first, _ in occurrences(data.denials, tokens))


def _in_denial(tokens: Sequence[str], at: int, data: StatementWords) -> bool:
    return any(
        starts_with(data.denials, tokens, first) > at - first for first in range(max(0, at - 3), at + 1)
    )


def _negates(tokens: Sequence[str], at: int, data: StatementWords) -> bool:
    if starts_with(data.not_negations, tokens, at):
        return False
    word = tokens[at]
    listed = starts_with(data.negations, tokens, at) or word in data.negated
    if not (
        listed or word.endswith(data.endings or ("\0",)) or word.startswith(data.negative_starts or ("\0",))
    ):
        return False
    return not any(starts_with(data.only, tokens, later) for later in range(at + 1, len(tokens)))
