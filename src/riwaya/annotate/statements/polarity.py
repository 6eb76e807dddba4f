"""Whether a clause is negated, denies something, or tells what is yet to come, by its words.

Words are folded; each function reads one clause. Negations that cancel out ("no one failed to")
are rare in news, so one word or more negates; a phrase that only looks negative ("no less than") does not,
nor does a negation that another word undoes ("did not arrive until").
"""

from collections.abc import Sequence

from riwaya.languages.cues import starts_with
from riwaya.languages.statements import StatementWords


def negated(tokens: Sequence[str], data: StatementWords) -> bool:
    """Whether a clause of folded words is negated; a "no" inside words of denying is theirs."""
    return any(_negates(tokens, at, data) for at in range(len(tokens)) if not _in_denial(tokens, at, data))


def _in_denial(tokens: Sequence[str], at: int, data: StatementWords) -> bool:
    return any(
        starts_with(data.denials, tokens, first) > at - first for first in range(max(0, at - 3), at + 1)
    )


def denies(tokens: Sequence[str], data: StatementWords) -> bool:
    """Whether a clause says that something is denied or untrue."""
    return any(starts_with(data.denials, tokens, at) for at in range(len(tokens)))


def planned(tokens: Sequence[str], data: StatementWords) -> bool:
    """Whether a clause tells what is to come."""
    found = (starts_with(data.planned, tokens, at) for at in range(len(tokens)))
    return any(found) or any(one.startswith(data.planned_starts or ("\0",)) for one in tokens)


def _negates(tokens: Sequence[str], at: int, data: StatementWords) -> bool:
    if starts_with(data.not_negations, tokens, at):
        return False
    word = tokens[at]
    listed = starts_with(data.negations, tokens, at) or word in data.negated
    ending = word.endswith(data.endings or ("\0",))
    if not (listed or ending or _negative_verb(word, data)):
        return False
    return not any(starts_with(data.only, tokens, later) for later in range(at + 1, len(tokens)))


def _negative_verb(word: str, data: StatementWords) -> bool:
    return word.startswith(data.negative_starts or ("\0",))
