"""What the head of a noun phrase is: a role, a body, a document, a group, or a name."""

from riwaya.annotate.quotes.people.noun_phrase import Head
from riwaya.annotate.quotes.people.reading import Reading


class Heads(Reading):
    """The kinds of heads in one text."""

    def head(self, at: int, last: int) -> Head:
        """What the head of the phrase over tokens [first, last) is."""
        cut, known = self.ctx.frame, self.nouns
        while at < last - 1 and (self.tokens.is_determiner(at) or not cut.words[at]):
            at += 1
        if self.ctx.tables.data.capitals and (head := self._head_of_premodified(at, last)):
            return head
        form, mention = cut.forms[at], self.mentions.get(at)
        if (
            form in known.groups
            or known.bare(form) in known.groups
            or known.is_plural_role(form)
            or (form in known.counted and cut.form(at + 1) in self.ctx.tables.inner)
        ):
            return "group"
        if known.is_document(form):
            return "document"
        if mention and mention[1].form == "name" and not self._is_plain_role(at, mention[0]):
            return "body" if mention[1].kind in ("organisation", "place") else "name"
        if known.is_role(form) and (
            self._is_plain_role(at, at + 1) or not self.tokens.is_name_after_all(at, last)
        ):
            return "role"
        return "body" if known.is_body(form) else "name"

    def _is_plain_role(self, at: int, last: int) -> bool:
        """Arabic: whether a lone word taken for a name is a role before a preposition or its complement."""
        form, known = self.ctx.frame.forms[at], self.nouns
        lone = bool(known.article) and last == at + 1 and form in known.roles
        return lone and not self.tokens.is_office_name(at) and not self.tokens.known_at(last)

    def _head_of_premodified(self, at: int, last: int) -> Head | None:
        """What a phrase is whose head follows its modifiers ("a ministry spokeswoman"): by its last noun."""
        known = self.nouns
        for place in range(self.core_end(at, last) - 1, at - 1, -1):
            form = self.ctx.frame.forms[place]
            if known.is_role(form):
                return "group" if form in known.groups or form.endswith("s") else "role"
            if form in known.groups or known.is_document(form) or known.is_body(form):
                return "group" if form in known.groups else "document" if known.is_document(form) else "body"
        return None

    def core_end(self, first: int, last: int) -> int:
        """Where the head of a phrase stands at the latest: before its first preposition."""
        links = self.ctx.tables.complement_links
        return next((at for at in range(first + 1, last) if self.ctx.frame.forms[at] in links), last)
