"""What every reading of a text's noun phrases looks at: its tokens, its language's lists, the mentions."""

from riwaya.annotate.quotes.people.tokens import Tokens


class Reading:
    """A base for those who read one text: they share its tokens and what is known of them."""

    def __init__(self, tokens: Tokens) -> None:
        self.tokens = tokens
        self.ctx = tokens.ctx
        self.nouns = tokens.nouns
        self.mentions = tokens.mentions
