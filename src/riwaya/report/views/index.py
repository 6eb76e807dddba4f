"""The index: a card for each story told by several, a line for each told by one.

Order: cards by the number of accounts and time, then lines, cut into pages so that no page
grows heavy; on each page the values that its filters offer.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from riwaya.report import links
from riwaya.report.corpus import Corpus
from riwaya.report.views.chronicle import Bar
from riwaya.report.views.common import Named
from riwaya.report.views.story import StoryHead, head
from riwaya.types import StoryDossier

# A page of 400 entries is about 300 kB and filters without a pause on a phone.
PAGE = 400
# A longer list of people helps nobody to choose; the page of people has them all.
_PEOPLE = 150


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """A story on the index with the keys that filters compare (numbers of this page's options)."""

    head: StoryHead
    outlets: tuple[int, ...]
    languages: tuple[str, ...]
    people: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexPage:
    """One page of the index."""

    path: str
    number: int
    pages: tuple[str, ...]
    cards: tuple[Card, ...]
    lines: tuple[Card, ...]
    outlets: tuple[str, ...]
    languages: tuple[str, ...]
    people: tuple[Named, ...]
    articles: int
    stories: int
    bars: tuple[Bar, ...]


def index_pages(corpus: Corpus, drawn: tuple[Bar, ...] = ()) -> tuple[IndexPage, ...]:
    """The pages of the index, the first with the drawing of time; one empty page for an empty dossier."""
    ordered = sorted(corpus.dossier.stories, key=_order)
    chunks = [ordered[at : at + PAGE] for at in range(0, len(ordered), PAGE)] or [[]]
    paths = tuple(links.index(number) for number in range(len(chunks)))
    return tuple(_page(corpus, number, chunk, paths, drawn) for number, chunk in enumerate(chunks))


def _order(told: StoryDossier) -> tuple[bool, str, int, str]:
    """Stories told by several before those told by one; the latest first, undated ones last."""
    when = told.story.from_ or min((a.published for a in told.accounts if a.published), default="")
    latest_first = "".join(chr(0x10FFFF - ord(char)) for char in when) or "\U0010ffff"
    return (len(told.accounts) < 2, latest_first, -len(told.accounts), told.story.id)


def _page(
    corpus: Corpus,
    number: int,
    chunk: Sequence[StoryDossier],
    paths: tuple[str, ...],
    drawn: tuple[Bar, ...],
) -> IndexPage:
    """One page of the index."""
    heads = [head(corpus, told) for told in chunk]
    outlets = tuple(sorted({a.outlet for told in chunk for a in told.accounts if a.outlet}, key=str.casefold))
    people = _people(heads)
    made = [_card(told, top, outlets, people) for told, top in zip(chunk, heads, strict=True)]
    return IndexPage(
        path=paths[number],
        number=number,
        pages=paths,
        cards=tuple(card for card in made if card.head.counts.accounts > 1),
        lines=tuple(card for card in made if card.head.counts.accounts < 2),
        outlets=outlets,
        languages=tuple(sorted({a.language for told in chunk for a in told.accounts if a.language})),
        people=people,
        articles=len(corpus.documents),
        stories=len(corpus.dossier.stories),
        bars=drawn if number == 0 else (),
    )


def _people(heads: Iterable[StoryHead]) -> tuple[Named, ...]:
    """Who takes part in the page's stories, most stories first."""
    count: Counter[str] = Counter()
    named: dict[str, Named] = {}
    for top in heads:
        for who in top.participants:
            named.setdefault(who.key, who)
            count[who.key] += 1
    return tuple(named[key] for key, _ in count.most_common(_PEOPLE))


def _card(told: StoryDossier, top: StoryHead, outlets: tuple[str, ...], people: tuple[Named, ...]) -> Card:
    """One story's card."""
    here = {account.outlet for account in told.accounts}
    who = {named.key for named in top.participants}
    return Card(
        head=top,
        outlets=tuple(number for number, name in enumerate(outlets) if name in here),
        languages=tuple(sorted({a.language for a in told.accounts if a.language})),
        people=tuple(number for number, named in enumerate(people) if named.key in who),
    )
