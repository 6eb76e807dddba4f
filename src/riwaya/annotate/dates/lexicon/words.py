"""A word looked up: as it is, without its ending, or behind its attached prefixes."""

from riwaya.annotate.dates.lexicon.sums import joined_pieces
from riwaya.annotate.dates.lexicon.symbols import Senses
from riwaya.annotate.dates.lexicon.table import NUMBER_KINDS, Lexicon
from riwaya.annotate.dates.lexicon.tokens import DAY_ENDING, Raw
from riwaya.text.normalise import fold

# "باب" is a door, not "in August"; all longer words of time are safe behind their prefixes.
_SHORTEST_BEHIND_A_PREFIX = 3
_SHORTEST_STEM = 2
# Longer strings of letters are no words; taking their letters for prefixes would never end.
_LONGEST_WORD = 40


def end_of(word: Raw, lex: Lexicon) -> int:
    """Where a word ends, without the ending of a possessor ("yesterday's")."""
    for ending in lex.settings.possessives:
        if word.text.endswith(ending) and word.text not in lex.words:
            return word.end - len(ending)
    return word.end


def longest_phrase(raw: list[Raw], at: int, first: str, senses: Senses, lex: Lexicon) -> tuple[int, Senses]:
    """How many more tokens the longest entry that begins here takes, and its senses."""
    for rest, found in lex.phrases.get(first, ()):
        following = tuple(token.text for token in raw[at + 1 : at + 1 + len(rest)])
        if following == rest or (lex.endings and _is_cased(following, rest, lex)):
            return len(rest), found
    return 0, senses


def _is_cased(words: tuple[str, ...], phrase: tuple[str, ...], lex: Lexicon) -> bool:
    """Whether the words are the phrase with a case ending behind its last word."""
    if words[:-1] != phrase[:-1] or len(words) != len(phrase) or not words[-1].startswith(phrase[-1]):
        return False
    ending = words[-1][len(phrase[-1]) :]
    return ending in lex.endings or ending.lstrip("'’") in lex.endings


def looked_up(word: str, lex: Lexicon) -> tuple[tuple[int, Senses], ...] | None:
    """The word as (offset, senses) of its attached prefixes and of the rest; None for other words."""
    if word in lex.known:
        return lex.known[word]
    if len(word) > _LONGEST_WORD:
        return None
    found = _split(word, lex)
    if len(lex.known) < 200_000:
        lex.known[word] = found
    return found


def _split(word: str, lex: Lexicon) -> tuple[tuple[int, Senses], ...] | None:
    if word in lex.words:
        return ((0, lex.words[word]),)
    for ending in lex.endings:
        stem = word.removesuffix(ending).rstrip("'’")
        if stem != word and len(stem) >= _SHORTEST_STEM and stem in lex.words:
            return ((0, _with_case(lex.words[stem], ending)),)
    if word in lex.phrases:
        return ((0, {"other": None}),)
    if lex.joined:
        joined = lex.joined.fullmatch(word)
        if joined:
            return tuple(joined_pieces(joined, lex))
    for attached in map(fold, lex.settings.attached):
        day = lex.words.get(word.removesuffix(attached), {}) if word.endswith(attached) else {}
        if day.keys() & {"weekday", "deictic"}:
            return (0, day), (len(word) - len(attached), lex.words[attached])
    for meaning, letters in lex.settings.prefixes.items():
        for letter in letters:
            rest = word.removeprefix(letter)
            if rest == word or (len(rest) < _SHORTEST_BEHIND_A_PREFIX and not _is_number(rest, lex)):
                continue
            # The article loses its alif behind the preposition l-.
            article = fold(lex.settings.article)
            restored = article + rest[1:] if letter == article[1:] and rest.startswith(letter) else rest
            inner = _split(restored, lex)
            if inner:
                shift = len(word) - len(restored)
                moved = tuple((max(0, start + shift), senses) for start, senses in inner)
                return moved if meaning == "none" else ((0, {meaning: None}), *moved)
    return None


def _is_number(word: str, lex: Lexicon) -> bool:
    """Whether a short word is a number: Arabic "for six" is one word, "six" alone has two letters."""
    return lex.settings.article != "" and "card" in lex.words.get(word, {})


def _with_case(senses: Senses, ending: str) -> Senses:
    """A number word with a case ending is the last of its number; the right one makes it a day."""
    if not senses.keys() & NUMBER_KINDS:
        return senses
    return senses | {"cased": None} | ({"caseday": None} if DAY_ENDING.fullmatch(ending) else {})
