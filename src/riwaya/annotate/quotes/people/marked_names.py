"""Names in quotation marks: «X» after a role, a body "X"."""

from riwaya.annotate.quotes.context import QUOTE_MARKS
from riwaya.annotate.quotes.people.noun_phrase import NounPhrase, Run
from riwaya.annotate.quotes.people.reading import Reading


class MarkedNames(Reading):
    """The names in marks of one text."""

    def marked_name(self, first: int, last: int, *, after_head: bool = False) -> Run | None:
        """A name in quotation marks in the phrase; after_head: only at its beginning or after its head."""
        cut = self.ctx.frame
        outer = cut.inside[first - 1] if first else -1
        named = [
            at
            for at in range(first, last)
            if cut.inside[at] >= 0 and cut.inside[at] != outer and cut.words[at]
        ]
        if not named:
            return None
        opening = named[0] - 1
        late = opening > first and not (
            self.nouns.is_role(cut.forms[opening - 1]) or self.tokens.is_title(opening - 1)
        )
        of_body = self.nouns.is_body(cut.forms[named[0]])
        if after_head and (of_body or (late and not self.tokens.surely_begins(named[0]))):
            return None
        return named[0], named[-1] + 1

    def in_marks(self, phrase: NounPhrase) -> str | None:
        """The name in quotation marks that a phrase holds."""
        run = self.marked_name(phrase.first, phrase.last)
        return self.ctx.frame.source(*run) if run else None

    def marked_at(self, at: int) -> str | None:
        """The short name in quotation marks that begins at token `at`."""
        cut = self.ctx.frame
        if at >= len(cut) or cut.inside[at] < 0 or cut.words[at]:
            return None
        past = self.tokens.past_short_marks(at)
        return self.in_marks(NounPhrase(at, past, "body")) if past > at else None

    def is_marked_name(self, at: int) -> bool:
        """Whether a short name in quotation marks begins here, with its role or verb after it."""
        cut = self.ctx.frame
        if cut.forms[at] not in QUOTE_MARKS or cut.inside[at] < 0:
            return False
        past = self.tokens.past_short_marks(at)
        follows = past < len(cut) and (past in self.ctx.cue_at or self.nouns.is_role(cut.forms[past]))
        opens = at == cut.unit_start[at] and self.tokens.person_mention(at, past) is not None
        return past > at and (follows or opens)

    def is_marked(self, phrase: NounPhrase) -> bool:
        """Whether the phrase holds a name in quotation marks."""
        return self.marked_name(phrase.first, phrase.last) is not None
