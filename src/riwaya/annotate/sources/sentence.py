"""A sentence as the source cues read it: folded tokens that map back to the article."""

from collections.abc import Iterable, Sequence

from riwaya.annotate.sources.lexicon import Phrases, known_names
from riwaya.languages.gazetteer import Organisation
from riwaya.text.normalise import MATCHING, View, normalise
from riwaya.text.tokens import Token, tokens

# A sentence is read up to here, so that a page without a full stop costs no more than its length.
MAX_SENTENCE = 5_000
MEDIA_KINDS = frozenset({"agency", "channel", "newspaper", "site"})
QUOTES = frozenset("\"'()[]")


class Sentence:
    """A sentence in its folded view, cut into tokens; token positions map back to the article."""

    def __init__(self, text: str, start: int, end: int, bodies: Iterable[tuple[int, int]] = ()) -> None:
        self._base = start
        self._text = text
        self._view: View = normalise(text[start : min(end, start + MAX_SENTENCE)], MATCHING)
        self.tokens: tuple[Token, ...] = tokens(self._view.text)
        near = [span for span in bodies if start <= span[0] < end]
        self.bodies = self._token_spans(near) if near else {}
        self.body_starts = dict(zip(self.bodies, sorted(start for start, _ in near), strict=False))

    def _token_spans(self, spans: Iterable[tuple[int, int]]) -> dict[int, int]:
        """Spans of the article as token positions: first -> the position after the last."""
        edges = [self.span(at, at + 1) for at in range(len(self.tokens))]
        found = {}
        for start, end in spans:
            inside = [at for at, (left, right) in enumerate(edges) if left < end and start < right]
            if inside:
                found[inside[0]] = inside[-1] + 1
        return found

    def capital(self, at: int) -> bool:
        """Whether the token at a position is written with a capital."""
        return 0 <= at < len(self.tokens) and self._text[self.span(at, at + 1)[0]].isupper()

    def span(self, first: int, last: int, *, skip: int = 0) -> tuple[int, int]:
        """Article offsets of the tokens [first, last), without `skip` glued letters in front."""
        start, end = self._view.to_source(self.tokens[first].start + skip, self.tokens[last - 1].end)
        return self._base + start, self._base + end

    def word(self, at: int) -> str:
        """The folded token at a position; empty outside the sentence."""
        return self.tokens[at].text if 0 <= at < len(self.tokens) else ""

    def match(self, phrases: Phrases, at: int, proclitics: Sequence[str] = ()) -> tuple[str, ...] | None:
        """The longest phrase that starts at a position, a proclitic glued before it allowed."""
        word = self.word(at)
        for stem in (word, *(word.removeprefix(letter) for letter in proclitics if word.startswith(letter))):
            for parts in phrases.get(stem, ()):
                if all(self._meets(part, at + i) for i, part in enumerate(parts[1:], 1)):
                    return parts
        return None

    def _meets(self, part: str, at: int) -> bool:
        # A phrase that ends in one letter ("وفقا ل") meets it glued to the next word.
        return self.word(at).startswith(part) if len(part) == 1 else self.word(at) == part


def known_at(sentence: Sentence, at: int) -> tuple[int, Organisation] | None:
    """The known organisation that starts at a token, with its length in tokens."""
    for parts, organisation in known_names().get(sentence.word(at), ()):
        if all(sentence.word(at + i) == part for i, part in enumerate(parts)):
            return len(parts), organisation
    return None
