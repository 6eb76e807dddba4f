"""Reads a line as a string of symbols, one a token, over which time expressions are plain patterns.

1. The words of a language become a table: folded word (or phrase) to its senses, a sense being a class
   (month, weekday, unit, from, ...) with a value (`entries`, `table`).
2. `reading` cuts a folded line into tokens (`tokens`), looks each up, splitting attached prefixes off
   (`words`), joins number words (`spoken`, `sums`), and reads numbers in digits (`numbers`: 3/4/2016).
3. Each set of classes has a character of its own; a class in a pattern is the set of the characters
   whose classes hold it (`symbols`).
"""

from riwaya.annotate.dates.lexicon.numbers import compound_senses, number_senses
from riwaya.annotate.dates.lexicon.reading import read
from riwaya.annotate.dates.lexicon.symbols import Alphabet, Senses, Token
from riwaya.annotate.dates.lexicon.table import Lexicon, lexicon

__all__ = ["Alphabet", "Lexicon", "Senses", "Token", "compound_senses", "lexicon", "number_senses", "read"]
