"""Numbers that are said in several words."""

from riwaya.annotate.dates.lexicon.numbers import LAST_DAY, case_day, number_senses
from riwaya.annotate.dates.lexicon.sums import added
from riwaya.annotate.dates.lexicon.symbols import Senses
from riwaya.annotate.dates.lexicon.table import Lexicon
from riwaya.annotate.dates.lexicon.tokens import Raw
from riwaya.annotate.dates.lexicon.words import looked_up
from riwaya.text.normalise import fold

# "Nineteen ninety-nine": hundreds and the rest, said apart.
_SAID_HUNDREDS = range(15, 21)
_SAID_REST = range(10, 100)


def number_from(raw: list[Raw], at: int, lex: Lexicon) -> tuple[int, Senses] | None:
    """As `_joined_number`, and a year said in two numbers: "nineteen ninety-nine"."""
    first = _joined_number(raw, at, lex)
    if not first or first[1]["num"] not in _SAID_HUNDREDS or first[0] == len(raw):
        return first
    rest = _joined_number(raw, first[0], lex)
    if not rest or "ord" in rest[1] or rest[1]["num"] not in _SAID_REST:
        return first
    return rest[0], number_senses(100 * first[1]["num"] + rest[1]["num"])


def _joined_number(raw: list[Raw], at: int, lex: Lexicon) -> tuple[int, Senses] | None:
    """Number words from raw[at] on as one number: the place behind it and its senses."""
    total = group = last = 0
    ordinal = False
    here, done = at, at
    joined = False
    while here < len(raw):
        pieces = looked_up(raw[here].text, lex) if raw[here].kind == "word" else None
        senses = pieces[-1][1] if pieces else {}
        prefixed = bool(pieces and len(pieces) > 1 and here > at and "and" in pieces[0][1])
        if pieces and len(pieces) > 1 and here > at and not prefixed:
            break
        if here > at and (("and" in senses and "card" not in senses) or _is_inner_dash(raw, here)):
            joined, here = True, here + 1
            continue
        # Arabic "the eighth and twenty (minutes)": both have the article in "the twenty-eighth".
        apart = ordinal and (joined or prefixed) and lex.settings.article
        if apart and not _has_article(raw[here].text, pieces, lex):
            break
        step = added(total, group, last, senses, joined or prefixed, here == at, lex)
        if step is None:
            break
        total, group, last = step
        ordinal = ordinal or ("ordi" in senses and "card" not in senses)
        here, joined = here + 1, False
        done = here
        if "cased" in senses:
            value = total + group
            if "caseday" in senses and value <= LAST_DAY:
                return done, case_day(value, digits=0)
            return done, number_senses(value, ordinal=ordinal)
    return (done, number_senses(total + group, ordinal=ordinal)) if done > at else None


def _has_article(word: str, pieces: tuple[tuple[int, Senses], ...] | None, lex: Lexicon) -> bool:
    return word[pieces[-1][0] if pieces else 0 :].startswith(fold(lex.settings.article))


def _is_inner_dash(raw: list[Raw], at: int) -> bool:
    inner = raw[at].text == "-" and at + 1 < len(raw)
    return inner and raw[at - 1].end == raw[at].start and raw[at + 1].start == raw[at].end
