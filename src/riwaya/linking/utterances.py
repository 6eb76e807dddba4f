"""Utterances: quotes of one saying in all its wordings.

Speech acts that are reported with a noun compete as wordings beside the quotations. One that joins
nothing in another article tells of no utterance: it leaves with all its links.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

import numpy as np

from riwaya.encoding import Meaning, vectors
from riwaya.link import pieces, utterances
from riwaya.link.candidates import Pair, pairs
from riwaya.link.groups import group, judged
from riwaya.link.judgements import decisions
from riwaya.linking.entities import by_name
from riwaya.linking.reading import Documents, Lost, of_items
from riwaya.models.protocols import Likeness, Vectors
from riwaya.store.protocols import Writer
from riwaya.text.normalise import fold
from riwaya.types import Document, Entity, Link, Phrase, Quote, Speaker, Story, Utterance


def groups(
    store: Writer, meaning: Meaning, told_in: Sequence[Story], known: Sequence[Entity], documents: Documents
) -> tuple[tuple[Utterance, ...], tuple[Link, ...], Lost]:
    """All utterances, the links between quotes, and the judgements that found no target."""
    quotes = _quotes_in_context(store, meaning, told_in, known, documents)
    of = pieces.wholes(quotes.values())
    met = pieces.joined(quotes, of)
    itself = {piece: name for name, own in of.items() for piece in own}
    decided, lost = decisions(store.judgements(), "utterance", of_items(documents, itself))
    links = judged(linked(met, meaning.likeness), decided, relation="utterance")
    placed = group(met, links, rule=utterances.RULE, decided=decided)
    whole = ([quotes[piece] for one in members for piece in of[one]] for members in placed.values())
    told = [own for members in whole if (own := utterances.told(members))]
    home = {article: story.id for story in told_in for article in story.articles}
    made = tuple(_described(own, meaning.likeness, home[own[0].article]) for own in told)
    kept = {one.quote.id for own in told for one in own}
    return made, tuple(one for one in links if {one.left, one.right} <= kept), lost


def _described(own: Sequence[utterances.QuoteInContext], scale: Likeness, story: str) -> Utterance:
    differences = tuple(utterances.left_out(own, scale)) if len(own) > 1 else ()
    return utterances.utterance(own, story=story, differences=differences)


def linked(quotes: Mapping[str, utterances.QuoteInContext], scale: Likeness) -> Iterator[Link]:
    """Links between the quotes, by id, that share a key or are alike in meaning."""
    met = set(pairs({name: utterances.keys(quote) for name, quote in quotes.items()}))
    for together in _by_scope(quotes.values()).values():
        met.update(utterances.proposed(together, scale))
    own = _by_article(quotes.values())
    found = [
        link
        for (one, other), wanted in _by_articles(met, quotes).items()
        for link in utterances.meet(own[one], own[other], wanted, scale)
    ]
    yield from sorted(found, key=lambda link: (link.left, link.right))


def _by_articles(
    met: Iterable[Pair], quotes: Mapping[str, utterances.QuoteInContext]
) -> dict[Pair, list[Pair]]:
    """The pairs of quotes by their articles, both in the order of the articles' ids."""
    found: dict[Pair, list[Pair]] = {}
    for both in sorted(met):
        (one, left), (other, right) = sorted((quotes[name].article, name) for name in both)
        found.setdefault((one, other), []).append((left, right))
    return found


def _by_article(quotes: Iterable[utterances.QuoteInContext]) -> dict[str, utterances.ArticleQuotes]:
    found: dict[str, list[utterances.QuoteInContext]] = {}
    for quote in quotes:
        found.setdefault(quote.article, []).append(quote)
    return {article: utterances.ArticleQuotes(tuple(own)) for article, own in found.items()}


def _by_scope(
    quotes: Iterable[utterances.QuoteInContext],
) -> dict[str, list[utterances.QuoteInContext]]:
    found: dict[str, list[utterances.QuoteInContext]] = {}
    for quote in quotes:
        for scope in quote.scopes:
            found.setdefault(scope, []).append(quote)
    return found


def _quotes_in_context(
    store: Writer, meaning: Meaning, told_in: Sequence[Story], known: Sequence[Entity], documents: Documents
) -> dict[str, utterances.QuoteInContext]:
    scopes, home = _scopes(told_in), {one: story.id for story in told_in for one in story.articles}
    speakers = by_name(known, documents, lambda mention: mention.name)
    cut = {
        quote.id: utterances.clauses(quote) for document in documents.values() for quote in spoken(document)
    }
    met = _met(documents.values(), scopes)
    rows = vectors((one.text for quote in met for one in cut[quote]), encoder=meaning.encoder, store=store)
    return {
        quote.id: utterances.QuoteInContext(
            quote=quote,
            article=document.id,
            language=document.annotations.language,
            scopes=scopes[document.id],
            story=home[document.id],
            speaker=_speaker(document.id, quote.speaker, speakers),
            titles=_titles(document, quote.speaker),
            clauses=cut[quote.id],
            vectors=_stacked(cut[quote.id], rows),
        )
        for document in documents.values()
        for quote in spoken(document)
    }


def spoken(document: Document) -> Iterator[Quote]:
    """What an article may tell of an utterance: its quotations, then the speech acts it reports."""
    yield from document.annotations.quotes or ()
    yield from (act.as_quote() for act in document.annotations.acts or ())


def _met(documents: Iterable[Document], scopes: Mapping[str, tuple[str, ...]]) -> list[str]:
    """Ids of quotes that share a scope with another article's.

    The others are not encoded: a saying that only one account tells has no other wording, and words
    alone find it repeated there.
    """
    told = Counter(scope for own in scopes.values() for scope in own)
    return [
        quote.id
        for document in documents
        if any(told[scope] > 1 for scope in scopes[document.id])
        for quote in spoken(document)
    ]


def _stacked(own: Sequence[Phrase], rows: Mapping[str, Vectors]) -> Vectors | None:
    found = [rows[one.text] for one in own if one.text in rows]
    return np.stack(found) if found and len(found) == len(own) else None


def _scopes(told_in: Sequence[Story]) -> dict[str, tuple[str, ...]]:
    """For each article the stories in which its quotes may meet others: its own, and those it follows."""
    return {article: (story.id, *story.follows) for story in told_in for article in story.articles}


def _speaker(article: str, speaker: Speaker | None, known: Mapping[tuple[str, str], str]) -> str | None:
    """The entity that spoke; of joint speakers the first one known."""
    names = speaker.name.split("؛ ") if speaker else []
    return next((known[article, fold(name)] for name in names if (article, fold(name)) in known), None)


def _titles(document: Document, speaker: Speaker | None) -> tuple[str, ...]:
    """What the article puts beside the speaker's name anywhere."""
    own = (one for one in document.annotations.mentions or () if speaker and one.name == speaker.name)
    return tuple(dict.fromkeys(title.text for one in own for title in one.titles))
