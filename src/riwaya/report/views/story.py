"""A story's page: the happening, its accounts, and what the comparison of them shows."""

from collections.abc import Mapping
from dataclasses import dataclass

from riwaya.report import links
from riwaya.report.corpus import Corpus, Words
from riwaya.report.data import offered
from riwaya.report.views.accounts import AccountLine, Counts, account_lines, counts
from riwaya.report.views.claims import Comparison, comparison, contradictions
from riwaya.report.views.common import Named, Outlet, named_in, outlet, story_title
from riwaya.report.views.designations import Table, table
from riwaya.report.views.events import Events, events
from riwaya.report.views.evidence import Pairs, article_pairs, story_pairs
from riwaya.report.views.graph import Graph, graph
from riwaya.report.views.places import Spot, places
from riwaya.report.views.sources import Edge, edges
from riwaya.report.views.status import LayerStatus, statuses
from riwaya.report.views.timeline import Point, timeline
from riwaya.report.views.wordings import Block, Choices, blocks, choices, lone
from riwaya.types import StoryDossier


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryLink:
    """Another story: its page and its title."""

    href: str
    title: Words | None


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryHead:
    """What a card and the top of a page show of a story.

    basis: the words that date it; contradictions: claims on which accounts contradict each other;
    numbers_differ: wordings of one utterance give other numbers.
    """

    href: str
    title: Words | None
    outlet: Outlet
    from_: str | None
    to: str | None
    basis: tuple[Words, ...]
    by_publication: bool
    places: tuple[Named, ...]
    participants: tuple[Named, ...]
    counts: Counts
    follows: tuple[StoryLink, ...]
    contradictions: int
    numbers_differ: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryPage:
    """All of a story's page.

    lone: utterances that one outlet has in one wording; near: links to articles outside it.
    """

    path: str
    head: StoryHead
    followed_by: tuple[StoryLink, ...]
    claims: Comparison
    accounts: tuple[AccountLine, ...]
    utterances: tuple[Block, ...]
    lone: tuple[Block, ...]
    choices: Choices
    designations: Table
    edges: tuple[Edge, ...]
    graph: Graph
    events: Events
    places: tuple[Spot, ...]
    timeline: tuple[Point, ...]
    pairs: Pairs
    near: Pairs
    follow_pairs: Pairs
    copy_pairs: Pairs
    data: Mapping[str, tuple[tuple[str, str], ...]]
    statuses: Mapping[str, LayerStatus]


def head(corpus: Corpus, told: StoryDossier) -> StoryHead:
    """A story's head."""
    story, article = told.story, corpus.article(told.story.title.article)
    return StoryHead(
        href=links.story(story.id),
        title=story_title(corpus, told),
        outlet=outlet(article.outlet if article else None),
        from_=story.from_,
        to=story.to,
        basis=tuple(words for key in story.basis if (words := corpus.item_words(key))),
        by_publication="published" in story.basis,
        places=tuple(named_in(corpus, told, place) for place in story.places),
        participants=tuple(named_in(corpus, told, who) for who in story.participants),
        counts=counts(told),
        follows=_linked(corpus, story.follows),
        contradictions=contradictions(told),
        numbers_differ=any(d.kind == "number" for one in told.utterances for d in one.differences),
    )


def story_page(corpus: Corpus, told: StoryDossier) -> StoryPage:
    """A story's page."""
    inside, near = story_pairs(corpus, told.links, set(told.story.articles))
    drawn, said, happened = edges(corpus, told.sources), blocks(corpus, told), events(corpus, told)
    return StoryPage(
        path=links.story(told.story.id),
        head=head(corpus, told),
        followed_by=_linked(corpus, corpus.followers.get(told.story.id, ())),
        claims=comparison(corpus, told),
        accounts=account_lines(corpus, told),
        utterances=tuple(block for block in said if not lone(block)),
        lone=tuple(block for block in said if lone(block)),
        choices=choices(said),
        designations=table(corpus, told.designations),
        edges=drawn,
        graph=graph(drawn),
        events=happened,
        places=places(corpus, told, (*happened.several, *happened.lone)),
        timeline=timeline(corpus, told),
        pairs=inside,
        near=near,
        follow_pairs=article_pairs(corpus, told.links, "follows"),
        copy_pairs=article_pairs(corpus, told.links, "copy"),
        data=offered(told),
        statuses=statuses(corpus.documents[key] for key in told.story.articles if key in corpus.documents),
    )


def story_link(corpus: Corpus, told: StoryDossier) -> StoryLink:
    """A link to a story."""
    return StoryLink(href=links.story(told.story.id), title=story_title(corpus, told))


def _linked(corpus: Corpus, keys: tuple[str, ...]) -> tuple[StoryLink, ...]:
    """Links to the stories of some ids that the dossier holds."""
    return tuple(story_link(corpus, corpus.stories[key]) for key in keys if key in corpus.stories)
