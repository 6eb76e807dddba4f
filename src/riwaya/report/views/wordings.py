"""What was said: an utterance a block, its wordings beside each other, their differences marked.

Order: quotes of one language with the same words, verb and speaker are one wording told by
several; each wording is cut at its differences; the differences are also told as a list, so
that nothing rests on a mark's colour.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from riwaya.report import links
from riwaya.report.corpus import Corpus, Words
from riwaya.report.segments import Mark, segments
from riwaya.report.views.common import ArticleRef, Named, article_ref, entity_named, plain_named
from riwaya.report.views.evidence import Pairs, from_left, item_pairs
from riwaya.types import Difference, ItemId, Link, Quote, QuoteKind, StoryDossier, Utterance

# Below this a quotation's own score means that its reading is doubtful; the annotator's
# scores are calibrated as probabilities, so even odds are the border.
UNSURE = 0.5
# What changes the sense comes before what only words it otherwise.
WEIGHTIEST = ("number", "negation", "hedge", "dropped", "added", "changed", "cue")


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a wording and the kinds of difference that lie on it."""

    text: str
    kinds: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Teller:
    """An article that has a wording, with the link to the quotation in it."""

    article: ArticleRef
    href: str
    is_copy: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """One wording and all who have it; act: told with a noun, which is no quotation."""

    lang: str
    dir: str
    pieces: tuple[Piece, ...]
    tellers: tuple[Teller, ...]
    kind: QuoteKind
    act: bool
    partial: bool
    nested: bool
    unsure: bool
    cue: Words | None
    cue_differs: bool
    speaker: Words | None
    via: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Contrast:
    """One difference in words: what the left wording has, what the right one has instead."""

    kind: str
    left: Words | None
    right: Words | None
    left_outlets: tuple[str | None, ...]
    right_outlets: tuple[str | None, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """One utterance. `speaker` is None where nobody is named; `place`: its first quote's, for order.

    `reported`: how many articles tell it with a noun, and quote nothing there.
    """

    anchor: str
    place: tuple[str, str, int]
    speaker: Named | None
    wordings: tuple[Wording, ...]
    contrasts: tuple[Contrast, ...]
    outlets: int
    languages: int
    reported: int
    pairs: Pairs


@dataclass(frozen=True, slots=True, kw_only=True)
class Choices:
    """What a page's filters offer; an entry says which of them it has by their numbers."""

    speakers: tuple[Named, ...]
    outlets: tuple[str, ...]
    languages: tuple[str, ...]

    def keys(self, block: Block) -> dict[str, str]:
        """The numbers of a block's speaker and outlets, and its languages."""
        tellers = [teller.article for wording in block.wordings for teller in wording.tellers]
        names, codes = {one.outlet.name for one in tellers}, {one.language for one in tellers}
        who = block.speaker.key if block.speaker else None
        return {
            "speakers": _numbers(one.key == who for one in self.speakers),
            "outlets": _numbers(name in names for name in self.outlets),
            "languages": " ".join(code for code in self.languages if code in codes),
        }


@dataclass(frozen=True, slots=True)
class _Told:
    """A quotation with its id and the article it stands in."""

    key: ItemId
    article: ArticleRef
    quote: Quote
    is_copy: bool


def blocks(corpus: Corpus, told: StoryDossier) -> tuple[Block, ...]:
    """The utterances, those told by most outlets first, then as the accounts have them."""
    by_left = from_left(told.links, "utterance")
    made = [block for one in told.utterances if (block := _block(corpus, told, one, by_left))]
    return tuple(sorted(made, key=lambda block: (-block.outlets, -len(block.wordings), block.place)))


def choices(blocks: Iterable[Block]) -> Choices:
    """The speakers, outlets and languages of some utterances; those that speak most first."""
    count: Counter[str] = Counter()
    named: dict[str, Named] = {}
    outlets: set[str] = set()
    languages: set[str] = set()
    for block in blocks:
        tellers = [teller.article for wording in block.wordings for teller in wording.tellers]
        outlets |= {one.outlet.name for one in tellers if one.outlet.name}
        languages |= {one.language for one in tellers if one.language}
        if block.speaker:
            named.setdefault(block.speaker.key, block.speaker)
            count[block.speaker.key] += 1
    return Choices(
        speakers=tuple(named[key] for key, _ in count.most_common()),
        outlets=tuple(sorted(outlets, key=str.casefold)),
        languages=tuple(sorted(languages)),
    )


def _numbers(held: Iterable[bool]) -> str:
    return " ".join(str(number) for number, has in enumerate(held) if has)


def lone(block: Block) -> bool:
    """Whether there is nothing to compare: one outlet, one wording."""
    return len(block.wordings) == 1 and block.outlets == 1


def _block(
    corpus: Corpus, told: StoryDossier, utterance: Utterance, links_by: Mapping[str, Sequence[Link]]
) -> Block | None:
    """One utterance; None where no quotation of it is in the dossier."""
    quotes = _quotes(corpus, told, utterance)
    if not quotes:
        return None
    alike: dict[tuple[str, ...], list[_Told]] = defaultdict(list)
    for quote in quotes:
        alike[_same_words(corpus, quote)].append(quote)
    return Block(
        anchor=links.anchor("u", utterance.id),
        place=min((q.article.published or "~", q.article.key, q.quote.start) for q in quotes),
        speaker=_speaker(corpus, utterance),
        wordings=tuple(_wording(corpus, group, utterance.differences) for group in alike.values()),
        contrasts=_contrasts(corpus, utterance.differences),
        outlets=len({quote.article.outlet.name for quote in quotes}),
        languages=len({quote.article.language for quote in quotes}),
        reported=sum(one.quote.act for one in quotes),
        pairs=item_pairs(corpus, links_by, {quote.key for quote in quotes}),
    )


def _quotes(corpus: Corpus, told: StoryDossier, utterance: Utterance) -> list[_Told]:
    """The utterance's quotations by language and time."""
    found = []
    copies = {account.article for account in told.accounts if account.copy_of}
    for key in utterance.quotes:
        place = corpus.items.get(key)
        article = article_ref(corpus, place.article) if place else None
        if place and article and isinstance(place.item, Quote):
            found.append(_Told(key, article, place.item, place.article in copies))
    return sorted(found, key=lambda t: (t.article.language or "~", t.article.published or "~", t.key))


def _same_words(corpus: Corpus, told: _Told) -> tuple[str, ...]:
    """What must be the same for two quotations to be shown as one wording."""
    quote, key = told.quote, told.article.key
    words = " ".join(corpus.text(key, quote.start, quote.end, quote.field).split())
    cue = quote.cue.text if quote.cue else ""
    speaker = (quote.speaker.text or "") if quote.speaker else ""
    kind = "act" if quote.act else quote.kind
    return (told.article.language or "", words, kind, cue, speaker, quote.via or "")


def _speaker(corpus: Corpus, utterance: Utterance) -> Named | None:
    """Who said it: an entity where the id is one."""
    if not utterance.speaker:
        return None
    return entity_named(corpus, utterance.speaker) or plain_named(utterance.speaker)


def _wording(corpus: Corpus, group: list[_Told], differences: Iterable[Difference]) -> Wording:
    """One wording; differences found on any of its quotations lie on it, for the words are the same."""
    told, keys = group[0], {t.key for t in group}
    quote, key = told.quote, told.article.key
    words = corpus.words(key, quote.start, quote.end, field=quote.field)
    return Wording(
        lang=words.lang,
        dir=words.dir,
        pieces=_pieces(corpus, told, [mark for t in group for mark in _marks(t, told, differences)]),
        tellers=tuple(
            Teller(article=t.article, href=links.item(t.article.key, t.key), is_copy=t.is_copy) for t in group
        ),
        kind=quote.kind,
        act=quote.act,
        partial=quote.partial,
        nested=quote.nested,
        unsure=min(t.quote.score for t in group) < UNSURE,
        cue=_phrase(corpus, told, quote.cue.start, quote.cue.end) if quote.cue else None,
        cue_differs=any(d.kind == "cue" and {d.left_quote, d.right_quote} & keys for d in differences),
        speaker=_speaker_phrase(corpus, told),
        via=quote.via,
    )


def _phrase(corpus: Corpus, told: _Told, start: int, end: int) -> Words:
    """A phrase beside the quotation, linked to it: cue and speaker have no anchor of their own."""
    href = links.item(told.article.key, told.key)
    return corpus.words(told.article.key, start, end, field=told.quote.field, href=href)


def _speaker_phrase(corpus: Corpus, told: _Told) -> Words | None:
    """The words that name the speaker here; None where only the verb's form does."""
    speaker = told.quote.speaker
    if speaker is None or speaker.start is None or speaker.end is None:
        return None
    return _phrase(corpus, told, speaker.start, speaker.end)


def _marks(told: _Told, shown: _Told, differences: Iterable[Difference]) -> list[Mark]:
    """The differences that lie on a quotation, at the same words of the one that is shown."""
    shift = shown.quote.start - told.quote.start
    sides = [
        side
        for d in differences
        for side in ((d.kind, d.left_quote, d.left), (d.kind, d.right_quote, d.right))
    ]
    return [
        Mark(
            start=span[0] + shift, end=span[1] + shift, key=f"{number}", layer="difference", kind=_seen(kind)
        )
        for number, (kind, quote, span) in enumerate(sides)
        if quote == told.key and span is not None and kind != "cue"
    ]


def _seen(kind: str) -> str:
    """A difference as a mark on one wording: what one drops the other has added, it is the same."""
    return "only" if kind in ("dropped", "added") else kind


def _pieces(corpus: Corpus, told: _Told, marks: list[Mark]) -> tuple[Piece, ...]:
    """The quotation's words cut at its differences."""
    quote, key = told.quote, told.article.key
    return tuple(
        Piece(
            corpus.text(key, cut.start, cut.end, quote.field),
            tuple(dict.fromkeys(mark.kind for mark in cut.marks)),
        )
        for cut in segments(quote.start, quote.end, marks)
    )


def _contrasts(corpus: Corpus, differences: Iterable[Difference]) -> tuple[Contrast, ...]:
    """The differences told in words, equal ones of several outlets as one, the weightiest first."""
    found: dict[tuple[str, str, str], list[Contrast]] = defaultdict(list)
    for difference in differences:
        contrast = _contrast(corpus, difference)
        left = contrast.left.text if contrast.left else ""
        right = contrast.right.text if contrast.right else ""
        found[contrast.kind, left, right].append(contrast)
    made = (_merged(group) for group in found.values())
    return tuple(sorted(made, key=lambda one: WEIGHTIEST.index(one.kind)))


def _contrast(corpus: Corpus, difference: Difference) -> Contrast:
    """One difference."""
    return Contrast(
        kind=difference.kind,
        left=_side(corpus, difference.left_quote, difference.left),
        right=_side(corpus, difference.right_quote, difference.right),
        left_outlets=(_outlet_of(corpus, difference.left_quote),),
        right_outlets=(_outlet_of(corpus, difference.right_quote),),
    )


def _merged(group: list[Contrast]) -> Contrast:
    """The same difference between several pairs of outlets."""
    return Contrast(
        kind=group[0].kind,
        left=group[0].left,
        right=group[0].right,
        left_outlets=tuple(dict.fromkeys(name for contrast in group for name in contrast.left_outlets)),
        right_outlets=tuple(dict.fromkeys(name for contrast in group for name in contrast.right_outlets)),
    )


def _side(corpus: Corpus, quote: ItemId, span: tuple[int, int] | None) -> Words | None:
    """The words of one side of a difference, linked to their quotation."""
    place = corpus.items.get(quote)
    if place is None or span is None:
        return None
    href = links.item(place.article, quote)
    return corpus.words(place.article, *span, field=place.item.field, href=href)


def _outlet_of(corpus: Corpus, quote: ItemId) -> str | None:
    """The outlet in whose article a quotation stands."""
    place = corpus.items.get(quote)
    article = corpus.article(place.article) if place else None
    return article.outlet if article else None
