"""Noun phrases that can be speakers: where they end, whom they name.

Order: what single tokens can be (`tokens`, `name_parts`); the head of a phrase (`heads`), the bare
names in it (`marked_names`, `names`), its end (`phrase_ends`), all three together (`phrases`); what
kind of speaker it is (`traits`); whom it denotes (`fullest_names`, `body_names`, `denotation`), by a
register of names that is filled first (`register_uptake`). All share a base (`reading`).
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable

from riwaya.annotate.quotes.context import Context
from riwaya.annotate.quotes.people.denotation import Denotation
from riwaya.annotate.quotes.people.fullest_names import FullestNames
from riwaya.annotate.quotes.people.heads import Heads
from riwaya.annotate.quotes.people.marked_names import MarkedNames
from riwaya.annotate.quotes.people.name_parts import NameParts
from riwaya.annotate.quotes.people.names import Names
from riwaya.annotate.quotes.people.noun_phrase import JOINT, Head, NounPhrase, Run
from riwaya.annotate.quotes.people.phrase_ends import PhraseEnds
from riwaya.annotate.quotes.people.phrases import Phrases
from riwaya.annotate.quotes.people.register_uptake import Uptake
from riwaya.annotate.quotes.people.tokens import Tokens
from riwaya.annotate.quotes.people.traits import Traits
from riwaya.annotate.quotes.register import Register
from riwaya.types import Mention

__all__ = ["JOINT", "Head", "NounPhrase", "People", "Run"]


class People:
    """The noun phrases of one text; of_title: the persons whom its headline names."""

    def __init__(self, ctx: Context, mentions: Iterable[Mention] | None) -> None:
        found = tuple(mentions or ())
        self.ctx = ctx
        self.mentions = _by_token(ctx, found)
        self.of_title = tuple(
            one for one in found if one.field == "title" and (one.kind, one.form) == ("person", "name")
        )
        self.register = Register()
        self.tokens = Tokens(ctx, self.mentions)
        self.nouns = self.tokens.nouns
        self.parts = NameParts(self.tokens)
        self.heads = Heads(self.tokens)
        self.marked = MarkedNames(self.tokens)
        self.names = Names(self.parts, self.heads, self.marked, self.register)
        self.ends = PhraseEnds(self.names, self.heads)
        self.phrases = Phrases(self.names, self.heads, self.ends)
        self.traits = Traits(self.tokens, self.heads)
        self.fullest_names = FullestNames(self.parts, self.register)
        self.denotation = Denotation(self.phrases, self.traits, self.marked, self.fullest_names)
        Uptake(self.phrases, self.fullest_names).take_up()


def _by_token(ctx: Context, mentions: Iterable[Mention]) -> dict[int, tuple[int, Mention]]:
    """Mentions of the text by first token, with one past their last token."""
    cut = ctx.frame
    found: dict[int, tuple[int, Mention]] = {}
    for mention in mentions:
        if mention.field == "text" and mention.form != "pronoun":
            first = bisect_right(cut.starts, mention.start) - 1
            last = bisect_left(cut.starts, mention.end)
            if 0 <= first < last:
                found.setdefault(first, (last, mention))
    return found
