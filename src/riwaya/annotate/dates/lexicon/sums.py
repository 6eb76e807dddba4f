"""Number words added up, also those that are written in one."""

import re
from collections.abc import Iterator

from riwaya.annotate.dates.lexicon.numbers import number_senses
from riwaya.annotate.dates.lexicon.symbols import Senses
from riwaya.annotate.dates.lexicon.table import Lexicon


def joined_pieces(match: "re.Match[str]", lex: Lexicon) -> Iterator[tuple[int, Senses]]:
    """A word of joined number words as one number, and the unit that may be joined to it: "hundredyears"."""
    total = group = last = 0
    words = lex.number_word.findall(match["number"]) if lex.number_word else []
    for at, (joiner, word) in enumerate(words):
        step = added(total, group, last, lex.words[word], bool(joiner), at == 0, lex)
        total, group, last = step or (total, group, last)
    ordinal = "card" not in lex.words[words[-1][1]] and "ordi" in lex.words[words[-1][1]]
    yield 0, number_senses(total + group, ordinal=ordinal)
    if match["unit"]:
        yield match.start("unit"), lex.words[match["unit"]]


def added(
    total: int, group: int, last: int, senses: Senses, joined: bool, first: bool, lex: Lexicon
) -> tuple[int, int, int] | None:
    """(total, group, last addend) with one more number word, or None where the number ends."""
    if "mult" in senses:
        value = senses["mult"]
        if joined and not first:
            return (total + group, value, value) if last > value or total > value else None
        if value >= 1000:
            return total + max(group, 1) * value, 0, value
        return total, max(group, 1) * value, value
    value = senses.get("card", senses.get("ordi"))
    if value is None:
        return None
    if first:
        return (value, 0, value) if value >= 1000 else (0, value, value)
    fits = (
        last >= 100 > value
        or (last >= 1000 > value)
        or (last in range(lex.least_tens, 91, 10) and value < 10)
    )
    tens_after = lex.numbers.units_first and last < 10 <= value and value % 10 == 0 and value > 10
    teen = not joined and value == 10 and last < 10
    if teen or (joined and (fits or tens_after)) or (lex.numbers.bare_sums and fits):
        return total, group + value, value
    return None
