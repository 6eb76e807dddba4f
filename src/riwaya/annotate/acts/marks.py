"""Prepositions of a verb that are written together with the word they govern."""

from riwaya.annotate.acts.verbs import Reading
from riwaya.annotate.quotes.context import Context
from riwaya.annotate.quotes.nouns import Nouns, nouns
from riwaya.languages.gazetteer import UNKNOWN

# Letters of the word that is left.
SHORTEST = 3


def is_attached(ctx: Context, verb: Reading, at: int) -> bool:
    """Whether a particle of the verb is written before this word: "bi-" in بطرد."""
    own = (mark for mark in verb.lexicon.attached if mark in verb.verbs.marks)
    return any(_holds(nouns(ctx.language), ctx.frame.forms[at], mark) for mark in own)


def _holds(known: Nouns, form: str, mark: str) -> bool:
    """Whether what is left is a word, and a likelier one than the whole; names are left whole."""
    base = form.removeprefix(mark)
    if base == form or len(base) < SHORTEST or known.known_person(form):
        return False
    if base.startswith(known.article):
        return True
    return known.facts.get(base, UNKNOWN).zipf > known.facts.get(form, UNKNOWN).zipf
