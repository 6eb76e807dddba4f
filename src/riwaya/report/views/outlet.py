"""The pages of outlets and the list of them."""

from collections import defaultdict
from dataclasses import dataclass

from riwaya.report import links
from riwaya.report.corpus import Corpus
from riwaya.report.views.common import ArticleRef, Outlet, article_ref, by_time, outlet
from riwaya.report.views.story import StoryLink, story_link


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """An article and the stories it tells."""

    article: ArticleRef
    stories: tuple[StoryLink, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OutletPage:
    """All of an outlet's page: its articles by time."""

    path: str
    outlet: Outlet
    languages: tuple[str, ...]
    articles: tuple[Told, ...]


def outlet_pages(corpus: Corpus) -> tuple[OutletPage, ...]:
    """A page for each outlet that has a name, in alphabetical order."""
    found: dict[str, list[ArticleRef]] = defaultdict(list)
    for key in corpus.documents:
        ref = article_ref(corpus, key)
        if ref and ref.outlet.name:
            found[ref.outlet.name].append(ref)
    return tuple(_page(corpus, name, found[name]) for name in sorted(found, key=str.casefold))


def _page(corpus: Corpus, name: str, refs: list[ArticleRef]) -> OutletPage:
    """One outlet's page."""
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
    )
