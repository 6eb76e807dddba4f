"""What a trained tagger finds, as candidates of names, and how they meet those of the rules.

Order: the texts that a tagger is given (`told`: title and sentences outside boilerplate), its spans as
runs of words (`tagged`), shortened by what is no part of a bare name (a generic head, a title,
a mark), and the choice between a tagged run and what the rules have at the same words (`combined`).
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence

from riwaya.annotate.mentions.bodies import is_overcome
from riwaya.annotate.mentions.lexicon import Lexicon
from riwaya.annotate.mentions.names import (
    AMBIGUOUS,
    RARE,
    TITLED,
    Candidate,
    in_marks,
    is_cited,
)
from riwaya.annotate.mentions.people import key
from riwaya.annotate.mentions.trimmed import GIVEN_NAME, LIKELY_NAME, SURE, bare
from riwaya.annotate.mentions.words import Word
from riwaya.languages.gazetteer import place_code
from riwaya.models.protocols import TaggedSpan
from riwaya.types import Annotations, Article, EntityKind

# Of a longer text only so many characters are tagged: no report is longer, and time stays bounded.
LONGEST = 60_000
WHY = "tagged"

# The least score that counts, where no rule has found anything. Tuned on two thirds of gold/entities and
# gold/accounts in steps of 0.1; each neighbour loses up to 0.005 F1.
ENOUGH: dict[EntityKind, float] = {"person": 0.5, "place": 0.7, "organisation": 0.5}
# English was learnt from little, and capitals show the rules more: there a tag needs more, and no rule
# gives way to it.
EXTRA = {"en": 0.2}
# What common words by themselves need: they are seldom a name.
COMMON_ENOUGH = 0.95
# A word of this Zipf frequency alone is hardly a name that the lists lack (جهان, شمال).
EVERYDAY, EVERYDAY_ENOUGH = 5.0, 0.97
# Given names that fold to a preposition, so that their frequency says nothing.
NAMESAKES = ("علي",)
# A name behind "and" has three letters or more.
AND_AND_NAME = 3
# Letters of a country's code.
COUNTRY = 2
GUESSES = frozenset(("two words", "single", "dropped head", "dateline", "generic", "in", "acronym", "given"))


def told(article: Article, found: Annotations) -> Iterator[tuple[str, int, str]]:
    """Field, offset and text of the title and of each sentence; the text where none were looked for."""
    if article.title:
        yield "title", 0, article.title
    if found.sentences is None:
        yield "text", 0, article.text[:LONGEST]
        return
    skipped = [(b.start, b.end) for b in found.boilerplate or () if b.field == "text"]
    for one in found.sentences:
        inside = any(start <= one.start and one.end <= end for start, end in skipped)
        if one.field == "text" and not inside and one.end <= LONGEST:
            yield "text", one.start, article.text[one.start : one.end]


def tagged(words: Sequence[Word], spans: Iterable[TaggedSpan], lexicon: Lexicon) -> list[Candidate]:
    """Candidates for the spans, in order; kinds that are no name's are left out."""
    found: list[Candidate] = []
    at = 0
    for span in sorted(spans):
        while at < len(words) and words[at].end <= span.start:
            at += 1
        end = at
        while end < len(words) and words[end].start < span.end:
            end += 1
        span = span._replace(kind=_kind(words[at:end], span.kind, lexicon))
        if at < end and is_overcome(words, at):
            at, span = at + 1, span._replace(kind="organisation")
        start, stop = bare(words, at, end, span, lexicon)
        # Marks round a name of a body are its own; round a person they show an epithet.
        named = stop > start and span.kind != "other"
        written = any(w.capital or not w.base.isascii() for w in words[start:stop])
        named = named and written and not (span.kind == "person" and in_marks(words, start, stop))
        if named and span.score >= _enough(words, start, stop, span.kind, lexicon):
            after = bool(found) and found[-1].end == start and found[-1].kind == span.kind
            cut = _conjoined(words[start], lexicon) if after else _glued(words[start], span.kind, lexicon)
            found.append(Candidate(start, stop, span.kind, min(span.score, 1.0), cut=cut, why=WHY))
    return _agreed(words, found)


def _kind(run: Sequence[Word], kind: EntityKind, lexicon: Lexicon) -> EntityKind:
    """The kind of a run; the sets count a cup or league as no body, the news treats it as one."""
    contest = kind == "other" and any(word.base in lexicon.competitions for word in (*run[:1], *run[-1:]))
    return "organisation" if contest else kind


def _enough(words: Sequence[Word], start: int, end: int, kind: EntityKind, lexicon: Lexicon) -> float:
    """The least score for a run; common words without a head of a name must be shown more surely."""
    run = words[start:end]
    if kind == "organisation" and is_cited(words, start, lexicon):
        return ENOUGH[kind]
    headed = len(run) > 1 and run[0].base in lexicon.organisation_heads | lexicon.features
    if len(run) == 1 and run[0].facts.zipf >= EVERYDAY and run[0].facts.person < 5:
        return EVERYDAY_ENOUGH
    full = lexicon.language == "en" and len(run) > 1 and run[0].facts.person >= GIVEN_NAME
    common = not headed and not full and all(_is_common(word) for word in run)
    return COMMON_ENOUGH if common else ENOUGH[kind] + EXTRA.get(lexicon.language, 0.0)


def _is_common(word: Word) -> bool:
    return word.facts.zipf >= AMBIGUOUS and word.facts.person < 5 and word.facts.place < 2


def _conjoined(word: Word, lexicon: Lexicon) -> int:
    """The letter of "and" before an Arabic name that no list has, behind another of its kind."""
    glued = lexicon.language == "ar" and not word.prefix and word.whole.startswith("و")
    listed_ = place_code(word.whole, is_place=True) is not None or word.facts.person >= LIKELY_NAME
    return int(glued and len(word.whole) > AND_AND_NAME and not listed_)


def _glued(word: Word, kind: EntityKind, lexicon: Lexicon) -> int:
    """Letters before an Arabic place's name that only the list of places shows to be a preposition: بأبها."""
    if lexicon.language != "ar" or kind != "place" or word.prefix or place_code(word.whole, is_place=True):
        return 0
    rest = word.whole[1:] if word.whole[:1] in ("ب", "ل") and len(word.whole) > 3 else ""
    return int(bool(rest) and place_code(rest, is_place=True) is not None)


def _agreed(words: Sequence[Word], found: Sequence[Candidate]) -> list[Candidate]:
    """The candidates, each name of the kind that it has most surely in the whole text."""
    votes: defaultdict[tuple[str, ...], Counter[EntityKind]] = defaultdict(Counter)
    for each in found:
        votes[_name(words, each)][each.kind] += each.score  # type: ignore[assignment]
    return [each._replace(kind=votes[_name(words, each)].most_common(1)[0][0]) for each in found]


def _name(words: Sequence[Word], each: Candidate) -> tuple[str, ...]:
    return tuple(word.base for word in words[each.start : each.end])


def before_persons(tags: Iterable[Candidate], persons: Sequence[Candidate]) -> list[Candidate]:
    """The tags, an organisation cut before the person that it ends with; gone if only a head is left."""
    kept = []
    for tag in tags:
        ends = [
            one.start
            for one in persons
            if one.end == tag.end and tag.start < one.start and one.score >= TITLED
        ]
        end = min(ends) if ends and tag.kind == "organisation" else tag.end
        if end > tag.start + 1 or end == tag.end:
            kept.append(tag._replace(end=end))
    return kept


def combined(
    rules: Sequence[Candidate], tags: Sequence[Candidate], words: Sequence[Word], lexicon: Lexicon
) -> list[Candidate]:
    """Both, without the tagged runs that a surer rule denies and the guesses that a sure tag denies."""
    kept = list(rules)
    surnames = _surnames(words, [*rules, *tags])
    for tag in tags:
        alone = tag.end - tag.start == 1 and tag.kind != "person"
        if alone and key(words[tag.start].base) in surnames:
            continue
        tag = _after_its_title(_before_its_place(tag, rules), rules, words, lexicon)
        rivals = [each for each in kept if each.start < tag.end and tag.start < each.end]
        sure = tag.score >= SURE and lexicon.language not in EXTRA
        weak = [each for each in rivals if sure and each.why in GUESSES]
        if all(_holds(tag, each, words, lexicon) for each in rivals if each not in weak):
            kept = [each for each in kept if each not in weak] + [tag]
    return kept


def _before_its_place(tag: Candidate, rules: Iterable[Candidate]) -> Candidate:
    """A named stadium or dam without the town or country after it; "Kabul airport" stays whole."""
    cut = [
        each.start
        for each in rules
        if tag.kind == each.kind == "place" and each.end == tag.end and each.start >= tag.start + 2
    ]
    return tag._replace(end=min(cut)) if cut else tag


def _after_its_title(
    tag: Candidate, rules: Iterable[Candidate], words: Sequence[Word], lexicon: Lexicon
) -> Candidate:
    """A person without the word before a full name that rules know, if it is a title which no list has."""
    full = [
        each.start
        for each in rules
        if tag.kind == each.kind == "person"
        and each.end == tag.end
        and tag.start < each.start < each.end - 1
        and not all(_may_name(word, lexicon) for word in words[tag.start : each.start])
    ]
    return tag._replace(start=min(full)) if full else tag


def _surnames(words: Sequence[Word], found: Iterable[Candidate]) -> set[str]:
    """Last words of the persons named by more than one word: alone they are that person, no place."""
    return {
        key(words[each.end - 1].base) for each in found if each.kind == "person" and each.end - each.start > 1
    }


def _holds(tag: Candidate, rule: Candidate, words: Sequence[Word], lexicon: Lexicon) -> bool:
    """Whether a tagged run is a longer name around what a rule has found.

    A body that is surely tagged may be called after a town (بلدية نابلس); else a head of its kind must show
    it, since a country after it is as often only whose it is.
    """
    around = tag.start <= rule.start and rule.end <= tag.end and tag.end - tag.start > rule.end - rule.start
    if not around or (tag.kind == "person") != (rule.kind == "person"):
        return False
    country = rule.kind == "place" and len(rule.code) == COUNTRY
    sure = tag.score >= SURE and lexicon.language not in EXTRA
    if tag.kind == "person" or (sure and tag.kind == "organisation" and not country):
        return True
    heads = lexicon.organisation_heads if tag.kind == "organisation" else lexicon.features
    return words[tag.start].base in heads


def _may_name(word: Word, lexicon: Lexicon) -> bool:
    likely = word.facts.person >= 5 or word.facts.zipf < RARE
    return likely or word.base in lexicon.joiners or word.base in NAMESAKES
