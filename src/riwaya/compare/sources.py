"""Where accounts have their content from, as their own words say: edges from source to taker.

A source cue's chain gives one edge a step: in "the outlet, quoting a site, quoting a ministry"
the site took from the ministry and the outlet from the site. An outlet that names itself (in full,
or with the noun for what it is) took from nobody. In a text that is an agency's (its line stands
over it, or it is a copy) what the text itself cites was taken by the agency, not by the outlet.
A text that opens with another account's outlet and a colon is that outlet's. "Agencies" over a text
names nobody, so no edge comes of it.
"""

from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise

from riwaya.languages.sources import is_named, outlet_key
from riwaya.text.normalise import fold
from riwaya.types import ArticleId, Copy, Document, Item, ItemId, SourceCue, SourceEdge, SourceScope

# "Starline: The bridge …" — a name before a colon is no longer than this, in code points.
MAX_HEAD = 40

Step = tuple[str, str, SourceScope]


def source_edges(documents: Iterable[Document], copies: Iterable[Copy] = ()) -> tuple[SourceEdge, ...]:
    """One edge for each source, taker and scope in each article, with all cues that say so.

    The taker of a cue with no chain is whose text it is: the outlet (the article's id where no outlet
    is known), or the one whose text the article repeats.
    """
    known = {document.id: document for document in documents}
    origins = _origins(copies, known)
    heads = _heads(known)
    return tuple(edge for document in known.values() for edge in _edges(document, origins, heads))


def _edges(
    document: Document, origins: Mapping[ArticleId, str], heads: Mapping[ArticleId, str]
) -> Iterator[SourceEdge]:
    """The edges of one article; names of one outlet are one source, by the name that comes first."""
    outlet = document.article.outlet or document.id
    head = heads.get(document.id)
    author = origins.get(document.id) or head or _credited(document, outlet) or outlet
    found: dict[tuple[str, str, SourceScope], tuple[Step, list[ItemId]]] = {}
    if head:
        found[outlet_key(head), outlet_key(outlet), "article"] = ((head, outlet, "article"), [])
    for cue in _speaking(document):
        for source, taker, scope in _steps(cue, outlet, author):
            key = (outlet_key(source), outlet_key(taker), scope)
            found.setdefault(key, ((source, taker, scope), []))[1].append(cue.id)
    for (source, taker, scope), cues in found.values():
        yield SourceEdge(
            article=document.id, from_=source, to=taker, scope=scope, evidence=tuple(dict.fromkeys(cues))
        )


def _steps(cue: SourceCue, outlet: str, author: str) -> Iterator[Step]:
    """(source, taker, scope) for every two neighbours of the chain."""
    chain = cue.chain if len(cue.chain) > 1 else (outlet, cue.source)
    for taker, source in pairwise(chain):
        # A photo is the outlet's own choice whoever wrote the text.
        if cue.scope == "claim" and one_name(taker, outlet):
            taker = author
        if not one_name(source, taker):
            yield source, taker, cue.scope


def cited(document: Document, start: int, end: int) -> str | None:
    """The origin that the sentences of [start, end) name for what they tell; None where they name none."""
    around = [one for one in document.annotations.sentences or () if one.start < end and start < one.end]
    left, right = min([start, *(s.start for s in around)]), max([end, *(s.end for s in around)])
    outlet = document.article.outlet or document.id
    for cue in document.annotations.sources or ():
        if cue.scope == "claim" and cue.field == "text" and left <= cue.start < right:
            name = cue.chain[-1] if cue.chain else cue.source
            if is_named(name) and not one_name(name, outlet):
                return name
    return None


def one_name(one: str, other: str) -> bool:
    """Whether two names are one outlet's: the same but for marks and the noun for what it is.

    "The foreign desk of Sahel Agency" is the agency's too: a name of several words at an end.
    """
    return outlet_key(one) == outlet_key(other) or _desk(one, other) or _desk(other, one)


def _desk(one: str, outlet: str) -> bool:
    longer, shorter = fold(one).split(), fold(outlet).split()
    ends = (longer[: len(shorter)], longer[-len(shorter) :])
    return 1 < len(shorter) < len(longer) and shorter in ends


# --- whose text it is -------------------------------------------------------------------------


def _origins(copies: Iterable[Copy], known: Mapping[ArticleId, Document]) -> dict[ArticleId, str]:
    """article -> the outlet or agency whose text it repeats; a composite is its outlet's own work."""
    found: dict[ArticleId, str] = {}
    for copy in copies:
        if copy.origin is None or copy.kind == "composite":
            continue
        origin = known.get(copy.origin)
        name = origin.article.outlet if origin else copy.origin
        for end in (copy.left, copy.right):
            if name and end != copy.origin:
                found[end] = name
    return found


def _heads(known: Mapping[ArticleId, Document]) -> dict[ArticleId, str]:
    """article -> the outlet of another account that its text opens with, before a colon."""
    outlets = sorted({one.article.outlet for one in known.values() if one.article.outlet})
    found: dict[ArticleId, str] = {}
    for document in known.values():
        head, colon, _ = document.article.text[:MAX_HEAD].partition(":")
        named = [one for one in outlets if colon and head.strip() and one_name(one, head.strip())]
        if named and not one_name(named[0], document.article.outlet or document.id):
            found[document.id] = named[0]
    return found


def _speaking(document: Document) -> Iterator[SourceCue]:
    """The cues that name somebody: all but "agencies" in an agency line."""
    lines = [one for one in document.annotations.boilerplate or () if one.kind == "agency_line"]
    for cue in document.annotations.sources or ():
        if is_named(cue.source) or not any(_holds(line, cue) for line in lines):
            yield cue


def _credited(document: Document, outlet: str) -> str | None:
    """The one that an agency line names; not the outlet itself, nor "agencies"."""
    lines = [one for one in document.annotations.boilerplate or () if one.kind == "agency_line"]
    for cue in document.annotations.sources or ():
        if cue.scope == "article" and any(_holds(line, cue) for line in lines):
            name = cue.chain[1] if len(cue.chain) > 1 else cue.source
            if is_named(name) and not one_name(name, outlet):
                return name
    return None


def _holds(outer: Item, inner: Item) -> bool:
    return outer.field == inner.field and outer.start <= inner.start and inner.end <= outer.end
