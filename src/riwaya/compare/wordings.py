"""What one wording of an utterance has and another has not.

1. In each language one wording is the base: its fullest direct or free one, else its fullest.
2. Every other wording of that language is aligned with it word by word (Ratcliff & Metzener 1988,
   as in `difflib`), on folded words: what is only in one, and what stands in place of what.
3. A stretch that changes a number, negates or limits what is said ("perhaps", "if") is told as such:
   it weighs more than another word for the same.
4. Across languages, and between paraphrases, words cannot be aligned so; negations, limits and the kind
   of the cue are compared over the whole wordings, across languages numbers, too.

A paraphrase is shown without marks on its other words: every word would have one. Of a reported act only
the numbers are compared: its verb says what a clause says with a negation or a limit.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cached_property
from types import MappingProxyType

from riwaya.languages.cues import lexicon
from riwaya.languages.hedges import hedge_phrases, hedges
from riwaya.languages.numbers import number_words
from riwaya.languages.statements import negations, statement_words
from riwaya.text.normalise import fold
from riwaya.text.numbers import Number, numbers
from riwaya.text.tokens import Token, tokens
from riwaya.types import ArticleId, Difference, DifferenceKind, ItemId, Quote

# Below this share of common words the marks would cover nearly everything; by eye on gold/accounts.
ALIGNABLE = 0.4
# A quotation is aligned up to here; beyond it is a whole speech, and alignment is quadratic.
MAX_WORDS = 400
# A longer stretch is a part left out or told otherwise, whatever small words stand in it.
FEW_WORDS = 8
# Of wordings told whole: where one is much longer, what only it has belongs to what the other leaves
# out; a negation moves about in translations of long sentences. Shares and words, by eye on gold/accounts.
COMPARABLE, SHORT = 0.4, 16
# Letters by which one name ends in Arabic and Persian spelling, folded, in words of so many letters.
FINAL_VOWELS, LONG = "هاةيى", 5
# Numbers up to it count persons and sides more often than what the saying is about.
SMALL = 2
Span = tuple[int, int]


@dataclass(frozen=True)
class Wording:
    """A quote in the language of its article; article: its id, where it matters."""

    quote: Quote
    language: str | None
    article: ArticleId | None = None

    @cached_property
    def words(self) -> tuple[Token, ...]:
        """Words and numbers of the quote, offsets within it."""
        return tuple(one for one in tokens(self.quote.text) if one.kind != "mark")[:MAX_WORDS]

    @cached_property
    def folded(self) -> list[str]:
        """The words as they are compared."""
        return [fold(word.text) for word in self.words]

    @cached_property
    def numbers(self) -> tuple[Number, ...]:
        """Numbers said, those that only look like it ("one of them") left out."""
        found = numbers(self.quote.text, number_words(self.language))
        return tuple(one for one in found if not one.weak)

    @cached_property
    def limits(self) -> tuple[Span, ...]:
        """Words [first, last) that limit what is said."""
        return tuple(hedges(self.folded, hedge_phrases(self.language)))

    @cached_property
    def negations(self) -> tuple[Span, ...]:
        """Words [first, last) that negate."""
        return tuple((at, at + 1) for at in negations(self.folded, statement_words(self.language)))

    @property
    def cue_kind(self) -> str | None:
        """What the verb of saying says of the speech: say, claim, deny, threaten."""
        cue = self.quote.cue
        found = (
            lexicon(self.language or "und").find([fold(one.text) for one in tokens(cue.text)]) if cue else []
        )
        return found[0].entry.kind if found else None

    def span(self, first: int, last: int) -> Span | None:
        """Article offsets of the words [first, last); None for no words."""
        if first == last:
            return None
        return self._at(self.words[first].start, self.words[last - 1].end)

    def whole_number(self, first: int, last: int) -> float | None:
        """The value of the words [first, last) where they are one number and nothing else."""
        span = self.span(first, last)
        return next((one.value for one in self.numbers if self.place(one) == span), None)

    def _at(self, start: int, end: int) -> Span:
        return self.quote.start + start, self.quote.start + end

    def place(self, number: Number) -> Span:
        """Article offsets of a number."""
        return self._at(number.start, number.end)


def differences(
    utterance: Iterable[ItemId],
    quotes: Mapping[ItemId, Quote],
    languages: Mapping[ItemId, str | None],
    articles: Mapping[ItemId, ArticleId] = MappingProxyType({}),
) -> tuple[Difference, ...]:
    """All differences between the wordings of an utterance (ids of its quotes), each told once.

    quotes, languages, articles: the quotes, their articles' languages and their articles by id.
    """
    wordings = [Wording(quotes[one], languages[one], articles.get(one)) for one in utterance]
    bases = _bases(wordings)
    found: list[Difference] = []
    for one in wordings:
        base = bases[one.language]
        if one is not base:
            found += _aligned(base, one)
    found += _across(list(bases.values()))
    return tuple(found)


def _bases(wordings: Iterable[Wording]) -> dict[str | None, Wording]:
    """By language, the wording that the others are held against; the fullest quotation comes first."""
    ranked = sorted(wordings, key=_rank)
    found: dict[str | None, Wording] = {}
    for one in ranked:
        found.setdefault(one.language, one)
    return found


def _rank(one: Wording) -> tuple[bool, bool, int, ItemId]:
    return one.quote.act, one.quote.kind == "indirect", -len(one.words), one.quote.id


def _aligned(base: Wording, other: Wording) -> Iterator[Difference]:
    """Differences of two wordings of one language."""
    if base.quote.act or other.quote.act:
        yield from _numbers(base, other)
        return
    matcher = SequenceMatcher(None, base.folded, other.folded, autojunk=False)
    common = sum(block.size for block in matcher.get_matching_blocks())
    if common >= ALIGNABLE * min(len(base.words), len(other.words)):
        for tag, first, last, start, end in matcher.get_opcodes():
            if tag != "equal" and not _same(base, other, (first, last), (start, end)):
                yield _difference(base, other, (first, last), (start, end))
        yield from _cues(base, other)
    else:
        yield from _apart(base, other)


def _difference(base: Wording, other: Wording, left: Span, right: Span) -> Difference:
    """One stretch of words that differs; None on the side that has no words for it."""
    return Difference(
        kind=_kind(base, other, left, right),
        left_quote=base.quote.id,
        right_quote=other.quote.id,
        left=base.span(*left),
        right=other.span(*right),
    )


def _kind(base: Wording, other: Wording, left: Span, right: Span) -> DifferenceKind:
    """What a stretch changes: the weightiest comes first."""
    one, two = _values(base, base.span(*left)), _values(other, other.span(*right))
    if one and two and one != two:
        return "number"
    if max(left[1] - left[0], right[1] - right[0]) <= FEW_WORDS:
        if _only_one(base.negations, other.negations, left, right) and _is_all(left, right):
            return "negation"
        if _only_one(base.limits, other.limits, left, right):
            return "hedge"
    if right[0] == right[1]:
        return "dropped"
    return "added" if left[0] == left[1] else "changed"


def _only_one(ones: Sequence[Span], others: Sequence[Span], left: Span, right: Span) -> bool:
    """Whether such words stand in the stretch of one side only."""
    return _holds(left, ones) != _holds(right, others)


def _holds(stretch: Span, found: Sequence[Span]) -> bool:
    return any(stretch[0] < last and first < stretch[1] for first, last in found)


def _is_all(left: Span, right: Span) -> bool:
    """Whether a stretch is told otherwise, or is hardly more than a negation: not a clause left out."""
    lengths = left[1] - left[0], right[1] - right[0]
    return all(lengths) or max(lengths) <= 2


def _same(base: Wording, other: Wording, left: Span, right: Span) -> bool:
    """Whether both stretches of words are one number, in digits or in words, or one word spelt two ways."""
    values = [one.whole_number(*words) for one, words in ((base, left), (other, right))]
    if values[0] is not None and values[0] == values[1]:
        return True
    return _plain(base.folded[slice(*left)]) == _plain(other.folded[slice(*right)])


def _plain(words: Sequence[str]) -> str:
    """Words without blanks and without the last vowel, which Arabic spells in two ways (سورية, سوريا)."""
    return "".join(word[:-1] if len(word) >= LONG and word[-1] in FINAL_VOWELS else word for word in words)


def _values(wording: Wording, span: Span | None) -> set[float]:
    if span is None:
        return set()
    places = ((number.value, wording.place(number)) for number in wording.numbers)
    return {value for value, place in places if place[0] < span[1] and span[0] < place[1]}


def _across(bases: Sequence[Wording]) -> Iterator[Difference]:
    """The first language's base against those of the other languages."""
    for other in bases[1:]:
        yield from _numbers(bases[0], other)
        if not (bases[0].quote.act or other.quote.act):
            yield from _apart(bases[0], other)


def _apart(base: Wording, other: Wording) -> Iterator[Difference]:
    """What can be told of wordings whose words cannot be aligned."""
    counts = sorted((len(base.words), len(other.words)))
    if counts[0] >= COMPARABLE * counts[1]:
        # "Denied fraud" and "there was no fraud" are one.
        if counts[1] <= SHORT and "deny" not in (base.cue_kind, other.cue_kind):
            yield from _one_sided("negation", base, other, (base.negations, other.negations))
        yield from _one_sided("hedge", base, other, (base.limits, other.limits))
    yield from _cues(base, other)


def _one_sided(
    kind: DifferenceKind, base: Wording, other: Wording, found: tuple[Sequence[Span], Sequence[Span]]
) -> Iterator[Difference]:
    """Words of a kind that only one wording has."""
    if bool(found[0]) != bool(found[1]):
        left, right = found
        yield Difference(
            kind=kind,
            left_quote=base.quote.id,
            right_quote=other.quote.id,
            left=base.span(*left[0]) if left else None,
            right=other.span(*right[0]) if right else None,
        )


def _numbers(base: Wording, other: Wording) -> Iterator[Difference]:
    """A number that only one has, against the one that only the other has.

    With more on either side nothing says which stands for which; "two sides" and the like do
    not count where there is something larger.
    """
    left = _telling(_only(base.numbers, other.numbers))
    right = _telling(_only(other.numbers, base.numbers))
    if len(left) == len(right) == 1:
        yield Difference(
            kind="number",
            left_quote=base.quote.id,
            right_quote=other.quote.id,
            left=base.place(left[0]),
            right=other.place(right[0]),
        )


def _telling(found: list[Number]) -> list[Number]:
    return [one for one in found if one.value > SMALL] or found


def _only(own: Sequence[Number], others: Sequence[Number]) -> list[Number]:
    values = {value for one in others for value in (one.value, one.alternative) if value is not None}
    return [one for one in own if one.value not in values and one.alternative not in values]


def _cues(base: Wording, other: Wording) -> Iterator[Difference]:
    """Verbs of another kind: one says, another claims; within one article that is style."""
    if base.article and base.article == other.article:
        return
    one, two = base.quote.cue, other.quote.cue
    kinds = base.cue_kind, other.cue_kind
    if one and two and None not in kinds and kinds[0] != kinds[1]:
        yield Difference(
            kind="cue",
            left_quote=base.quote.id,
            right_quote=other.quote.id,
            left=(one.start, one.end),
            right=(two.start, two.end),
        )
