"""The tokens of a folded line with their senses."""

from collections.abc import Callable

from riwaya.annotate.dates.lexicon.numbers import (
    YEAR_DIGITS,
    case_day,
    compound_senses,
    long_number_senses,
    number_senses,
)
from riwaya.annotate.dates.lexicon.spoken import number_from
from riwaya.annotate.dates.lexicon.symbols import Senses, Token
from riwaya.annotate.dates.lexicon.table import NUMBER_KINDS, Lexicon, other_senses
from riwaya.annotate.dates.lexicon.tokens import MARKS, TOKEN, Raw, without_endings
from riwaya.annotate.dates.lexicon.words import end_of, longest_phrase, looked_up

_OTHER: Senses = {"other": None}


def read(folded: str, lex: Lexicon, capital: Callable[[int], bool]) -> list[Token]:
    """The tokens of a folded line; `capital` says whether the source at an offset has a capital letter.

    Of a run of words without senses only the first and the last are kept: no form spans two.
    """
    raw = [Raw(m.start(), m.end(), m[0], m.lastgroup or "") for m in TOKEN.finditer(folded)]
    if lex.settings.cut_suffixes:
        raw = list(without_endings(raw))
    other = lex.alphabet.symbol(_OTHER)
    tokens: list[Token] = []
    at = 0
    while at < len(raw):
        start, end, text, kind = raw[at]
        small = kind == "word" and _lacks_capital(text, start, lex, capital)
        if small and "month" in lex.words[text]:
            tokens.append(_token(start, end, {"other": None, "smallmonth": lex.words[text]["month"]}, lex))
            at += 1
        elif kind == "word" and (lex.known.get(text, ()) is None or small):
            if len(tokens) > 1 and tokens[-1].symbol == other == tokens[-2].symbol:
                tokens.pop()
            tokens.append(Token(start, end, other, _OTHER))
            at += 1
        else:
            at = _read_one(raw, at, lex, tokens)
    return tokens


def _lacks_capital(text: str, at: int, lex: Lexicon, capital: Callable[[int], bool]) -> bool:
    return text in lex.cased and not capital(at)


def _read_one(raw: list[Raw], at: int, lex: Lexicon, out: list[Token]) -> int:
    """Adds the token(s) that begin at raw[at] to `out`; gives the place of the next."""
    token = raw[at]
    if token.kind == "word":
        return _read_word(raw, at, lex, out)
    senses = _unworded_senses(raw, at, lex)
    suffixed = "ord" in senses and at + 1 < len(raw) and raw[at + 1].text in lex.settings.ordinal_suffixes
    out.append(_token(token.start, raw[at + suffixed].end, senses, lex))
    return at + 1 + suffixed


def _unworded_senses(raw: list[Raw], at: int, lex: Lexicon) -> Senses:
    token = raw[at]
    if token.kind == "caseyear":
        return number_senses(int(token.text), digits=YEAR_DIGITS) | {"caseyear": int(token.text)}
    if token.kind == "caseday":
        return case_day(int(token.text), digits=len(token.text))
    if token.kind == "compound":
        return compound_senses(token.text, lex.settings.numeric_order)
    if token.kind == "ampm":
        return {"half": "am" if token.text[0] == "a" else "pm"}
    if token.kind == "mark":
        return {MARKS.get(token.text, "punct"): None}
    if not token.text.isdigit() or len(token.text) > 4:
        return long_number_senses(token.text, lex.settings.numeric_order)
    following = raw[at + 1] if at + 1 < len(raw) else None
    ordinal = bool(
        following and following.start - token.end <= 1 and following.text in lex.settings.ordinal_suffixes
    )
    return number_senses(int(token.text), digits=len(token.text), ordinal=ordinal)


def _token(start: int, end: int, senses: Senses, lex: Lexicon) -> Token:
    return Token(start, end, lex.alphabet.symbol(senses), senses)


def _read_word(raw: list[Raw], at: int, lex: Lexicon, out: list[Token]) -> int:
    word = raw[at]
    pieces = looked_up(word.text, lex)
    if pieces is None:
        out.append(_token(word.start, word.end, {"other": None}, lex))
        return at + 1
    for start, senses in pieces[:-1]:
        out.append(_token(word.start + start, word.start + pieces[-1][0], senses, lex))
    begin = word.start + pieces[-1][0]
    size, senses = longest_phrase(raw, at, word.text[pieces[-1][0] :], pieces[-1][1], lex)
    number = number_from(raw, at, lex) if size == 0 and senses.keys() & NUMBER_KINDS else None
    if number:
        following, number_is = number
        out.append(_token(begin, raw[following - 1].end, number_is | other_senses(senses), lex))
        return following
    out.append(_token(begin, end_of(raw[at + size], lex), senses, lex))
    return at + size + 1
