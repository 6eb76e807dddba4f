"""Which quotes give the same utterance: in other words, in part, or in another language.

1. `clauses` cuts a quote into the stretches that are encoded and compared.
2. `keys` says where a quote may meet others: its stories and its speaker; `proposed` adds the pairs
   of a story whose words are close in meaning, whoever is said to have spoken.
3. `meet` weighs the `FEATURES` of pairs from two articles, in the light of what else these hold;
   `RULE` tells `groups.group` when quotes make one utterance.
4. `utterance` describes a group, `left_out` what a wording in one language has and another's has not.

Reports differ on purpose or by mistake in what was said ("48 hours", "24 hours"), so no
difference in words or numbers forbids a link; it weighs, and `compare.wordings` shows it.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations_with_replacement, permutations
from math import log

import numpy as np
import regex
from numpy.typing import NDArray

from riwaya.languages.numbers import number_words
from riwaya.languages.outlets import outlet_of
from riwaya.link.background import stems
from riwaya.link.candidates import Keys, Pair
from riwaya.link.candidates import pair as in_order
from riwaya.link.closeness import Closeness, between
from riwaya.link.evidence import weigh
from riwaya.link.groups import Rule
from riwaya.link.speakers import same_name, same_office
from riwaya.models.protocols import Likeness
from riwaya.text.names import name_blocks
from riwaya.text.numbers import numbers
from riwaya.text.tokens import joined_short, words
from riwaya.types import ArticleId, Difference, Evidence, Link, Phrase, Quote, Utterance

# Changes whenever some pair may get other keys or another score.
VERSION = "12"

# Weights: by search on the tuning part of gold/accounts (many paraphrases, few sayings a speaker) and on
# that of NTREX's lines with quotation marks (all by one speaker, every line a saying of its own) together,
# rounded; words and numbers by hand. Meaning is in calibrated scores (`models.similarity`): 0 is the most
# alike wrong sentence.
BIAS = -1.2
SAME_LANGUAGE = -2.1
# Set by hand: where nothing was encoded (a story that one article tells), words alone must tell.
NOT_ENCODED = -3.6
# A wrong speaker must not part words that are surely the same: without a name it takes a closeness of
# 1.2 to join two quotes, with another name 3.6 (2.0 where the articles share other sayings), which
# translations have and neighbouring lines do not.
SAME_SPEAKER, OTHER_SPEAKER, PERHAPS_OTHER, SAME_OFFICE = 2.8, -2.4, -1.0, 1.0
# An agency or a paper tells what happened: another's report of the same is no wording of what it says.
OUTLET = -3.5
# What is demanded or denied by somebody else is mostly another thing, however alike the nouns.
ACT, OTHERS_ACT, EMPTY_ACT = -0.5, -0.5, -6.0
SAME_WORDS = 6.0
SAME_NUMBER, OTHER_NUMBER = 0.3, -1.0
# Values up to it ("two years", "one of them") are said too often to tell.
SMALL = 2
# That one person speaks says the less, the more an article has them say: of n quotes one is the match, so
# the odds fall about as 1 / n; from so many on it is a speech, which meaning alone tells apart.
TALKATIVE, SPEECH = 1.2, 9
# Log-odds for each unit by which both quotes have something closer in the other article, and how far.
RIVAL, FURTHEST = 1.0, -3.0
# For each other saying that two articles have in common, how many count, and how close two quotes must
# be for it: two articles on one matter share some of what is said, and tell different things besides.
COMPANY, ENOUGH, SHARED = 0.8, 2, 0.0
# An article seldom gives one thing twice; pieces of one quotation stand within this many characters,
# and so do two things said in a row (by hand: accounts break quotations more often than news does).
SAME_ARTICLE, IN_A_ROW, PIECES = -3.0, -1.2, 100
# A later story may recall what was said in an earlier one, but mostly its people say new things.
OTHER_STORY = -1.5
# Averages over the wordings of one utterance stay low where each gives another part of it.
RULE = Rule(join=0.5, average=0.3)

# Below it no other feature makes a link between quotes whose speakers' names share no key.
PROPOSED = -1.5

# A clause scoring lower with all of the other wording is not said there (0 is the most alike of 680 wrong
# sentences, translations of clauses lie above 1), where something else is surely said in both; clauses of
# fewer words are too unlike in any case. By eye on gold/accounts.
UNSAID, SAID, TELLING = -0.7, 1.2, 4

# Fewer words than this say too little alone; they stay with their neighbour.
SHORTEST = 3
_BREAK = regex.compile(r"[.!?؟۔;؛:…]+\s*|[,،]\s+|\s+[-–—]\s+|\n+")


@dataclass(frozen=True, kw_only=True, eq=False)
class QuoteInContext:
    """A quote with what linking reads of its surroundings.

    scopes: the stories in which it may meet others: its own, then those that its own follows, for
    a later story may recall what was said; speaker: the entity's id, None where not known;
    titles: what stands beside the speaker's name in the article; clauses: what `clauses` gave,
    vectors: their unit vectors, one row a clause, None where there are none; story: its own story,
    None where not known.
    """

    quote: Quote
    article: ArticleId
    language: str | None
    scopes: tuple[str, ...]
    story: str | None = None
    speaker: str | None = None
    titles: tuple[str, ...] = ()
    clauses: tuple[Phrase, ...] = ()
    vectors: NDArray[np.float32] | None = None

    @property
    def name(self) -> str | None:
        """The speaker's name as this article gives it."""
        return self.quote.speaker.name if self.quote.speaker else None

    @property
    def called(self) -> tuple[str, ...]:
        """All that this article calls the speaker."""
        own = self.quote.speaker
        return (own.name, *self.titles, *((own.text,) if own.text else ())) if own else ()

    @cached_property
    def stems(self) -> dict[str, float]:
        """Stems of the quote's words that are not common ones, and how rare they are."""
        return stems(self.quote.text, self.language)

    @cached_property
    def numbers(self) -> frozenset[float]:
        """Values of the numbers said."""
        found = numbers(self.quote.text, number_words(self.language))
        return frozenset(one.value for one in found if one.value > SMALL)


@dataclass(frozen=True, eq=False)
class ArticleQuotes:
    """The quotes of one article."""

    quotes: tuple[QuoteInContext, ...]

    @cached_property
    def encoded(self) -> tuple[QuoteInContext, ...]:
        """Those that have vectors."""
        return tuple(one for one in self.quotes if one.vectors is not None and len(one.vectors))

    @cached_property
    def quoted(self) -> tuple[QuoteInContext, ...]:
        """Those that are quotations and no reported acts."""
        return tuple(one for one in self.quotes if not one.quote.act)

    @cached_property
    def said(self) -> dict[str, int]:
        """For each quote by its id, how many here are by its speaker."""
        return {
            one.quote.id: max(1, sum(same_speaker(one, other) is True for other in self.quoted))
            for one in self.quotes
        }


@dataclass(frozen=True, kw_only=True, eq=False)
class QuotePair:
    """Two quotes of two articles, or of one.

    closeness: of all quotes of the two articles, None where these two have no vectors; place: the
    row and column of the two in it; said: how many quotes their speakers have in their articles.
    """

    left: QuoteInContext
    right: QuoteInContext
    closeness: Closeness | None
    place: tuple[int, int]
    said: tuple[int, int]

    @property
    def is_within(self) -> bool:
        """Whether both stand in one article."""
        return self.left.article == self.right.article


def clauses(quote: Quote) -> tuple[Phrase, ...]:
    """The whole quote, then its clauses where it has several: what is encoded, in this order.

    Clauses end at sentence marks, commas, dashes and line ends; spans are offsets of the field
    that the quote lies in.
    """
    if quote.act:
        return (Phrase(start=quote.start, end=quote.end, text=_with_cue(quote)),)
    found = list(joined_short(quote.text, _pieces(quote.text), shortest=SHORTEST))
    whole = Phrase(start=quote.start, end=quote.start + len(quote.text), text=quote.text)
    parts = [
        Phrase(start=quote.start + start, end=quote.start + end, text=quote.text[start:end])
        for start, end in found
    ]
    return (whole, *parts) if len(parts) > 1 else (whole,)


def _with_cue(act: Quote) -> str:
    """The content with its verb, in their order: "a refusal" and "a demand" of one thing are not one."""
    cue = act.cue
    if cue is None or act.start <= cue.start < act.end:
        return act.text
    return f"{cue.text} {act.text}" if cue.start < act.start else f"{act.text} {cue.text}"


def keys(quote: QuoteInContext) -> Keys:
    """Where the quote may meet others: each story of its scopes, with speaker and the name's sounds."""
    found = {f"e:{quote.speaker}"} if quote.speaker else set()
    if quote.name:
        found |= {f"s:{block}" for block in name_blocks(quote.name)}
    return frozenset(f"{scope}|{one}" for scope in quote.scopes for one in found)


def proposed(quotes: Sequence[QuoteInContext], scale: Likeness) -> Iterator[Pair]:
    """Pairs (smaller id first) of quotes of one story that have a clause alike in meaning.

    One matrix product a pair of languages; which pairs come depends on the two quotes of each alone.
    """
    known = [one for one in quotes if one.vectors is not None and len(one.vectors)]
    if len(known) < 2:
        return
    by_language: dict[str | None, list[QuoteInContext]] = {}
    for one in known:
        by_language.setdefault(one.language, []).append(one)
    sides = [by_language[language] for language in sorted(by_language, key=str)]
    for left, right in combinations_with_replacement(sides, 2):
        for at, other in zip(*np.nonzero(_best(left, right, scale) >= PROPOSED), strict=True):
            if left[at].quote.id != right[other].quote.id:
                yield in_order(left[at].quote.id, right[other].quote.id)


def _best(
    left: Sequence[QuoteInContext], right: Sequence[QuoteInContext], scale: Likeness
) -> NDArray[np.float32]:
    """The best score of any clause of one with any of the other; each side in one language."""
    (rows, edges), (others, bounds) = _rows(left), _rows(right)
    scores = scale.score(rows, others, left[0].language, right[0].language)
    found = np.maximum.reduceat(np.maximum.reduceat(scores, edges, axis=0), bounds, axis=1)
    return np.asarray(found, dtype=np.float32)


def _rows(quotes: Sequence[QuoteInContext]) -> tuple[NDArray[np.float32], NDArray[np.intp]]:
    """The vectors of all clauses, and where each quote's begin."""
    parts = [one.vectors for one in quotes if one.vectors is not None]
    return np.concatenate(parts), np.cumsum([0, *(len(one) for one in parts[:-1])])


def meet(
    left: ArticleQuotes, right: ArticleQuotes, wanted: Iterable[tuple[str, str]], scale: Likeness
) -> Iterator[Link]:
    """Links between quotes of two articles (or of one, given twice): the wanted pairs of their ids.

    A score depends on the two articles alone.
    """
    closeness = between(left.encoded, right.encoded, scale) if left.encoded and right.encoded else None
    rows, columns = _places(left.encoded), _places(right.encoded)
    ones, others = _by_id(left), _by_id(right)
    for one, other in wanted:
        known = one in rows and other in columns
        both = QuotePair(
            left=ones[one],
            right=others[other],
            closeness=closeness if known else None,
            place=(rows[one], columns[other]) if known else (0, 0),
            said=(left.said[one], right.said[other]),
        )
        yield weigh("utterance", (one, other), (feature(both) for feature in FEATURES), bias=BIAS)


def _places(quotes: Sequence[QuoteInContext]) -> dict[str, int]:
    return {one.quote.id: place for place, one in enumerate(quotes)}


def _by_id(article: ArticleQuotes) -> dict[str, QuoteInContext]:
    return {one.quote.id: one for one in article.quotes}


def utterance(
    quotes: Sequence[QuoteInContext], *, story: str, differences: Sequence[Difference] = ()
) -> Utterance:
    """The utterance that a group of quotes makes; its id is the first quote's.

    Its speaker is the one most quotes name: an entity's id where known, else a name.
    """
    named = Counter(one.speaker or one.name for one in quotes if one.speaker or one.name)
    ids = sorted(one.quote.id for one in quotes)
    return Utterance(
        id=ids[0],
        story=story,
        speaker=min(named, key=lambda name: (-named[name], name or "")) if named else None,
        quotes=tuple(ids),
        differences=tuple(differences),
    )


def told(quotes: Sequence[QuoteInContext]) -> list[QuoteInContext]:
    """What a group tells of an utterance: all of it, without acts where one article has it alone."""
    if len({one.article for one in quotes}) > 1:
        return list(quotes)
    return [one for one in quotes if not one.quote.act]


def left_out(quotes: Sequence[QuoteInContext], scale: Likeness) -> Iterator[Difference]:
    """Clauses of the fullest wording in one language that the fullest in another does not have.

    Within one language words are aligned, which tells more (`compare.wordings`).
    """
    fullest = sorted(_fullest(quotes), key=lambda one: one.language or "")
    for one, other in permutations(fullest, 2):
        closeness = between([one], [other], scale)
        best = closeness.of_clauses(0, 0).max(axis=1)
        if best.max() < SAID:
            continue
        for clause, score in list(zip(one.clauses, best, strict=True))[1:]:
            if score < UNSAID and len(words(clause.text)) >= TELLING:
                yield Difference(
                    kind="dropped",
                    left_quote=one.quote.id,
                    right_quote=other.quote.id,
                    left=(clause.start, clause.end),
                )


def _fullest(quotes: Iterable[QuoteInContext]) -> list[QuoteInContext]:
    """The longest encoded quotation of each language."""
    found: dict[str | None, QuoteInContext] = {}
    for one in sorted(quotes, key=lambda one: (-len(one.quote.text), one.quote.id)):
        if one.vectors is not None and len(one.vectors) and not one.quote.act:
            found.setdefault(one.language, one)
    return list(found.values())


def meaning(pair: QuotePair) -> Evidence | None:
    """How close in meaning the quotes are, clause by clause and as wholes."""
    if pair.closeness is None:
        return _evidence("meaning", NOT_ENCODED, None, None)
    weight = float(pair.closeness.quotes[pair.place])
    if pair.left.language == pair.right.language:
        weight += SAME_LANGUAGE
    likeness = pair.closeness.of_clauses(*pair.place)
    row, column = np.unravel_index(int(likeness.argmax()), likeness.shape)
    return _evidence("meaning", weight, pair.left.clauses[row].text, pair.right.clauses[column].text)


def rival(pair: QuotePair) -> Evidence | None:
    """Whether each of the two has something closer in the other's article."""
    if pair.closeness is None or pair.is_within:
        return None
    margin = pair.closeness.margin(*pair.place)
    if margin is None or margin >= 0:
        return None
    return _evidence("rival", RIVAL * max(margin, FURTHEST), None, None)


def company(pair: QuotePair) -> Evidence | None:
    """How many other sayings the two articles have in common."""
    if pair.closeness is None or pair.is_within:
        return None
    if pair.closeness.quotes[pair.place] < SHARED:
        return None
    count = min(ENOUGH, pair.closeness.matches(*pair.place))
    return _evidence("company", COMPANY * count, None, None) if count else None


def speaker(pair: QuotePair) -> Evidence | None:
    """Whether the same person speaks: the same entity, or names that sound alike."""
    left, right = pair.left, pair.right
    same = same_speaker(left, right)
    if same is None:
        return None
    if same:
        return _evidence("speaker", SAME_SPEAKER, left.name, right.name)
    if any(outlet_of(side.name or "") for side in (left, right)):
        return _evidence("speaker", OUTLET, left.name, right.name)
    if not (left.speaker and right.speaker):
        office = same_office(left.called, left.language, right.called, right.language)
        return _evidence("speaker", SAME_OFFICE if office else PERHAPS_OTHER, left.name, right.name)
    return _evidence("speaker", OTHER_SPEAKER, left.name, right.name)


def talkative(pair: QuotePair) -> Evidence | None:
    """How many things the articles have this speaker say: the more, the less the name alone tells."""
    most = min(SPEECH, max(pair.said))
    if most == 1 or not same_speaker(pair.left, pair.right):
        return None
    left, right = map(str, pair.said)
    return _evidence("talkative", -TALKATIVE * log(most), left, right)


def reported_act(pair: QuotePair) -> Evidence | None:
    """A speech act that one article reports with a noun, which says less: by somebody else mostly another."""
    sides = pair.left.quote, pair.right.quote
    if not any(one.act for one in sides):
        return None
    if same_speaker(pair.left, pair.right) is not False:
        return _evidence("reported_act", ACT, None, None)
    # "Denied it" says nothing of what.
    empty = any(one.act and one.cue and one.start <= one.cue.start < one.end for one in sides)
    return _evidence("reported_act", EMPTY_ACT if empty else OTHERS_ACT, None, None)


def same_speaker(left: QuoteInContext, right: QuoteInContext) -> bool | None:
    """Whether the speakers are one, by entity or by name; None where one is not named."""
    if left.speaker and left.speaker == right.speaker:
        return True
    if not left.name or not right.name:
        return None
    return same_name(left.name, right.name)


def shared_words(pair: QuotePair) -> Evidence | None:
    """Words that both quotes use, common ones left out, within one language."""
    left, right = pair.left.stems, pair.right.stems
    if pair.left.language != pair.right.language or not left or not right:
        return None
    shared = {one: left[one] for one in left.keys() & right.keys()}
    share = sum(shared.values()) / min(sum(left.values()), sum(right.values()))
    shown = " ".join(sorted(shared)) or None
    return _evidence("shared_words", SAME_WORDS * share, shown, shown)


def said_numbers(pair: QuotePair) -> Evidence | None:
    """Numbers that both quotes give, or different numbers where each gives some."""
    left, right = pair.left.numbers, pair.right.numbers
    if not left or not right:
        return None
    shown = (" ".join(f"{one:g}" for one in sorted(side)) for side in (left, right))
    return _evidence("said_numbers", SAME_NUMBER if left & right else OTHER_NUMBER, *shown)


def same_article(pair: QuotePair) -> Evidence | None:
    """Two places of one article, which mostly give two things said, pieces side by side less so."""
    left, right = pair.left.quote, pair.right.quote
    if not pair.is_within or left.field != right.field:
        return None
    apart = max(left.start, right.start) - min(left.end, right.end)
    return _evidence("same_article", IN_A_ROW if apart <= PIECES else SAME_ARTICLE, None, None)


def other_story(pair: QuotePair) -> Evidence | None:
    """Articles on two happenings of one chain, where mostly new things are said."""
    left, right = pair.left.story, pair.right.story
    return _evidence("other_story", OTHER_STORY, left, right) if left and right and left != right else None


FEATURES = (
    meaning,
    rival,
    company,
    speaker,
    talkative,
    reported_act,
    shared_words,
    said_numbers,
    same_article,
    other_story,
)


def _evidence(feature: str, weight: float, left: str | None, right: str | None) -> Evidence:
    return Evidence(feature=feature, weight=round(weight, 3), left=left, right=right)


def _pieces(text: str) -> Iterator[tuple[int, int]]:
    """Stretches between breaks, blanks trimmed; the mark that ends one stays with it."""
    start = 0
    for end in [*(found.end() for found in _BREAK.finditer(text)), len(text)]:
        piece = text[start:end]
        if words(piece):
            lead = len(piece) - len(piece.lstrip())
            yield start + lead, start + len(piece.rstrip())
        start = end
