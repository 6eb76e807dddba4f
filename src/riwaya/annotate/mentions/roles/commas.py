"""Title phrases between two commas after a name: "NAME, TITLE and more, ..." in any language."""

from collections.abc import Sequence

from riwaya.annotate.mentions.lexicon import Lexicon
from riwaya.annotate.mentions.phrases import Hit
from riwaya.annotate.mentions.roles.phrase import COMMON, DETERMINERS
from riwaya.annotate.mentions.words import Word

# A phrase between commas is no longer than this, in words.
BETWEEN = 10

# What an indefinite phrase may bring in before its second comma (a doctor with no past).
BROUGHT_IN = ("with", "by", "from", "against", "on", "under")


def second_comma(words: Sequence[Word], head: Hit[str], end: int, lexicon: Lexicon) -> int:
    """The second comma of "NAME, TITLE and more, …"; 0 where the phrase is not set off so.

    What may not stand between: a verb of saying, a relative pronoun, a title of somebody else.
    """
    first = head.start - 1
    if first >= 0 and words[first].base in DETERMINERS and lexicon.language == "en":
        first -= 1
    if first < 1 or words[first].base != "," or not _may_close_name(words[first - 1], lexicon):
        return 0
    at = end
    while at < min(len(words), head.start + BETWEEN) and words[at].joined and words[at].kind != "mark":
        word = words[at]
        named = word.facts.person >= 5 and lexicon.language != "en"
        with_ = words[first + 1].base in ("a", "an") and word.base in BROUGHT_IN
        if word.base in lexicon.says or (word.base in lexicon.ends and not with_) or named:
            return 0
        at += 1
    closed = at < len(words) and words[at].base == "," and words[at].joined
    return at if closed and at > end else 0


def _may_close_name(word: Word, lexicon: Lexicon) -> bool:
    """Whether a word before a comma may be a person's last name."""
    if word.kind != "word" or word.base in lexicon.nationalities or word.base in lexicon.qualifiers:
        return False
    return word.capital if lexicon.language == "en" else word.facts.person >= 4 or word.facts.zipf < COMMON
