"""Whether a clause is negated, denies something, or tells what is yet to come, by its words.

Words are folded; each function reads one clause. Negations that cancel out ("no one failed to") are rare in
news, so one word or more negates (`languages.statements`).
"""

from collections.abc import Sequence

from riwaya.languages.cues import occurrences
from riwaya.languages.statements import StatementWords, denials, negations


def negated(tokens: Sequence[str], data: StatementWords) -> bool:
    """Whether a clause of folded words is negated."""
    return any(True for _ in negations(tokens, data))


def denies(tokens: Sequence[str], data: StatementWords) -> bool:
    """Whether a clause says that something is denied or untrue."""
    return any(True for _ in denials(tokens, data))


def planned(tokens: Sequence[str], data: StatementWords) -> bool:
    """Whether a clause tells what is to come."""
    listed = any(True for _ in occurrences(data.planned, tokens))
    return listed or any(one.startswith(data.planned_starts or ("\0",)) for one in tokens)
