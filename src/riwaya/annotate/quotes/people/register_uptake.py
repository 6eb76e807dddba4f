"""Fills the register of an article: names of the mentions, then names beside roles anywhere in the text."""

from riwaya.annotate.quotes.people.fullest_names import FullestNames
from riwaya.annotate.quotes.people.phrases import Phrases
from riwaya.annotate.quotes.people.reading import Reading


class Uptake(Reading):
    """Takes up the names of one text."""

    def __init__(self, phrases: Phrases, fullest_names: FullestNames) -> None:
        super().__init__(phrases.tokens)
        self.phrases = phrases
        self.names = phrases.names
        self.fullest_names = fullest_names
        self.register = fullest_names.register

    def take_up(self) -> None:
        """Names of the mentions, then names beside roles anywhere in the text."""
        cut = self.ctx.frame
        for first, (last, mention) in self.mentions.items():
            if mention.form == "name" and mention.kind == "person" and self.names.parts.goes_on(first):
                end = self.names.trimmed(first, last)
                first = self.names.given_before(first)
                self.register.add(*self.fullest_names.words(first, end))
        for at, form in enumerate(cut.forms):
            if cut.words[at] and not cut.skipped[at]:
                if self.nouns.is_role(form):
                    self._take_up_role(at)
                elif self.nouns.is_body(form):
                    self._take_up_body(at)

    def _take_up_role(self, at: int) -> None:
        """ROLE NAME and NAME, ROLE."""
        phrase = self.phrases.phrase(at)
        if phrase is None:
            return
        for first, last in phrase.names:
            if first > at:
                self.fullest_names.note(phrase, (first, min(last, self.names.loose_end(first, last))))
        if self.ctx.frame.form(at - 1) == ",":
            run = self.names.name_before(at - 1)
            if run:
                self.fullest_names.note(phrase, run)

    def _take_up_body(self, at: int) -> None:
        """BODY "NAME": what stands in marks names the body."""
        cut = self.ctx.frame
        if at + 1 < len(cut) and cut.inside[at + 1] >= 0 > cut.inside[at]:
            run = self.names.marked.marked_name(at, self.tokens.past_short_marks(at + 1))
            if run:
                self.register.bodies.setdefault(self.nouns.bare(cut.forms[at]), cut.source(*run))
