"""The pages of outlets and the list of them."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import NamedTuple

from riwaya.report import links
from riwaya.report.corpus import Corpus
from riwaya.report.views.common import ArticleRef, Outlet, article_ref, by_time, outlet
from riwaya.report.views.designations import Table, table
from riwaya.report.views.story import StoryLink, story_link
from riwaya.types import Designation

# Beyond these a list says more of the outlet's length than of its manner.
_SOURCES, _CALLED = 30, 40


class _Traffic(NamedTuple):
    sources: Mapping[str, Mapping[str, set[str]]]
    copies: Mapping[str, Mapping[str, set[str]]]
    calls: Mapping[str, list[Designation]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """An article and the stories it tells."""

    article: ArticleRef
    stories: tuple[StoryLink, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OutletPage:
    """All of an outlet's page: its articles by time; whom it names as source and whose text it shares,

    in how many articles; what it calls whom.
    """

    path: str
    outlet: Outlet
    languages: tuple[str, ...]
    articles: tuple[Told, ...]
    sources: tuple[tuple[str, int], ...]
    copies: tuple[tuple[Outlet, int], ...]
    designations: Table


def outlet_pages(corpus: Corpus) -> tuple[OutletPage, ...]:
    """A page for each outlet that has a name, in alphabetical order."""
    found: dict[str, list[ArticleRef]] = defaultdict(list)
    traffic = _traffic(corpus)
    for key in corpus.documents:
        ref = article_ref(corpus, key)
        if ref and ref.outlet.name:
            found[ref.outlet.name].append(ref)
    return tuple(_page(corpus, name, found[name], traffic) for name in sorted(found, key=str.casefold))


def _traffic(corpus: Corpus) -> _Traffic:
    """Who names whom as source, and who shares text with whom, each article once."""
    sources: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    copies: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    calls: dict[str, list[Designation]] = defaultdict(list)
    for told in corpus.dossier.stories:
        names = {account.article: account.outlet for account in told.accounts}
        for edge in told.sources:
            if (taker := names.get(edge.article)) and edge.from_ != taker:
                sources[taker][edge.from_].add(edge.article)
        for copy in told.copies:
            for one, other in ((copy.left, copy.right), (copy.right, copy.left)):
                own, theirs = names.get(one), names.get(other)
                if own and theirs and own != theirs:
                    copies[own][theirs].add(one)
        for call in told.designations:
            if call.outlet:
                calls[call.outlet].append(call)
    return _Traffic(sources, copies, calls)


def _most(found: Mapping[str, set[str]]) -> list[tuple[str, int]]:
    """Names by the number of articles, most first."""
    return sorted(((name, len(articles)) for name, articles in found.items()), key=lambda n: (-n[1], n[0]))


def _page(corpus: Corpus, name: str, refs: list[ArticleRef], traffic: _Traffic) -> OutletPage:
    """One outlet's page."""
    called = table(corpus, traffic.calls.get(name, ()))
    return OutletPage(
        path=links.outlet(name),
        outlet=outlet(name),
        languages=tuple(sorted({ref.language for ref in refs if ref.language})),
        articles=tuple(
            Told(
                article=ref, stories=tuple(story_link(corpus, t) for t in corpus.stories_of.get(ref.key, ()))
            )
            for ref in by_time(refs)
        ),
        sources=tuple(_most(traffic.sources.get(name, {}))[:_SOURCES]),
        copies=tuple((outlet(other), n) for other, n in _most(traffic.copies.get(name, {}))),
        designations=replace(called, main=called.main[:_CALLED]),
    )
