"""Claims: statements of one story that tell one thing; and any sentence held against all articles."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from riwaya.encoding import Meaning, Meanings, vectors
from riwaya.link import claims
from riwaya.link.candidates import Pair as Ends
from riwaya.link.candidates import pair as in_order
from riwaya.link.claims import check as claim_check
from riwaya.link.claims.names import sounds_like
from riwaya.link.claims.pair import Pair
from riwaya.link.claims.parts import Told, told
from riwaya.link.groups import Groups, group, judged
from riwaya.link.judgements import decisions
from riwaya.linking import stories
from riwaya.linking.reading import Documents, Lost, of_items
from riwaya.models.protocols import Likeness
from riwaya.store.protocols import Writer
from riwaya.text.normalise import fold
from riwaya.text.tokens import words
from riwaya.types import Checked, Claim, Conflict, Document, Link, Phrase, Story

# So many articles, the nearest by their leads, are read statement by statement for a claim: the
# statements of some 60 take a few seconds to encode where no build has met them.
NEAREST = 60


def groups(
    store: Writer, meaning: Meaning, told_in: Sequence[Story], documents: Documents
) -> tuple[tuple[Claim, ...], tuple[Link, ...], Lost]:
    """The claims that two articles of a story tell, the links between statements, and lost judgements."""
    chains = list(_chains(told_in))
    linked_to = {story.id for both in chains for story in both}
    statements = {
        story.id: list(encoded([documents[one] for one in story.articles], meaning, store))
        for story in told_in
        if len(story.articles) > 1 or story.id in linked_to
    }
    itself = {one.statement.id: one.statement.id for found in statements.values() for one in found}
    decided, lost = decisions(store.judgements(), "claim", of_items(documents, itself))
    links, apart = _compared(statements.values(), meaning.likeness)
    linked = judged(links, decided, relation="claim")
    placed = group(itself, linked, rule=claims.RULE, decided=decided)
    recalled = _recalled(chains, statements, meaning.likeness)
    return tuple(_claims(statements, placed, linked, {**apart, **recalled})), linked, lost


def _chains(told_in: Sequence[Story]) -> Iterator[tuple[Story, Story]]:
    """Stories with each story that they follow, where both are here."""
    by_id = {story.id: story for story in told_in}
    return ((story, by_id[one]) for story in told_in for one in story.follows if one in by_id)


def _recalled(
    chains: Iterable[tuple[Story, Story]], statements: Mapping[str, Sequence[Told]], likeness: Likeness
) -> dict[Ends, Conflict]:
    """The conflicts between stories that follow one another."""
    home = {one.article: name for name, found in statements.items() for one in found}
    made: dict[Ends, Conflict] = {}
    for both in chains:
        told_in = [one for story in both for one in statements[story.id]]
        made |= claims.background(claims.proposed(told_in, likeness, of=lambda one: home[one.article]))
    return made


def _compared(
    shared: Iterable[Sequence[Told]], likeness: Likeness
) -> tuple[list[Link], dict[Ends, Conflict]]:
    """The links between statements, story by story, and those of them that are conflicts."""
    links: list[Link] = []
    apart: dict[Ends, Conflict] = {}
    for statements in shared:
        scored = list(claims.proposed(statements, likeness))
        own = claims.conflicts(scored, statements)
        made = (claims.link(one, apart=_ends(one) in own) for one in scored)
        links += (one for one in made if one.score >= claims.KEPT)
        apart |= own
    return links, apart


def _ends(both: claims.Both) -> Ends:
    return in_order(both.pair.left.statement.id, both.pair.right.statement.id)


def _claims(
    shared: Mapping[str, Sequence[Told]],
    placed: Groups,
    links: Iterable[Link],
    apart: Mapping[Ends, Conflict],
) -> Iterator[Claim]:
    by_id = {one.statement.id: (story, one) for story, found in shared.items() for one in found}
    by_ends = {(link.left, link.right): link for link in links}
    for members in claims.with_opponents(placed.values(), apart):
        own, story = [by_id[one][1] for one in members], by_id[members[0]][0]
        here = [one for one in members if by_id[one][0] == story]
        if len({one.article for one in own}) > 1:
            yield claims.claim(own, story=story, links=by_ends, apart=apart, here=here)


def encoded(documents: Iterable[Document], meaning: Meaning, store: Writer) -> Iterator[Told]:
    """The statements of documents with their vectors, from the cache where they are kept."""
    found = [one for document in documents for one in told(document)]
    texts = (text for one in found for text in (one.text, one.sentence))
    rows = vectors(texts, encoder=meaning.encoder, store=store)
    for one in found:
        yield replace(one, vector=rows[one.text], sentence_vector=rows[one.sentence])


# --- any sentence ---------------------------------------------------------------------------------

Asked = Callable[[str | None], Told]


def check(
    store: Writer, meanings: Meanings, asked: Asked, told_in: Sequence[Story], documents: Documents
) -> Iterator[Checked]:
    """The stance of every article to a claim, story by story in the order given.

    asked: the claim as of a day (ISO), which says what "on Friday" means. Only stories that may speak of
    it are read statement by statement; the articles of the others are silent with score 0.
    """
    near = _near(store, meanings.articles, asked(None), documents)
    for story in told_in:
        own = [documents[one] for one in story.articles]
        if near.isdisjoint(story.articles):
            text = asked(None).text
            yield from (_checked(text, one, story.id, claim_check.SILENT) for one in own)
            continue
        days = [day for one in own if (day := one.article.published or one.annotations.published)]
        yield from _in_story(asked(max(days, default=None)), store, meanings.sentences, own, story.id)


def _near(store: Writer, meaning: Meaning, asked: Told, documents: Documents) -> set[str]:
    """Articles whose lead is among the nearest to the claim, or that name what it names."""
    row = vectors([asked.text], encoder=meaning.encoder, store=store).get(asked.text)
    leads = stories.leads(store, meaning)
    kept = leads.keys() & documents.keys()
    close = {one: float(leads[one] @ row) for one in kept} if row is not None else {}
    nearest = sorted(close, key=lambda one: (-close[one], one))[:NEAREST]
    naming = {one for one, document in documents.items() if _names(document, asked.anchors)}
    # A name on everybody's lips narrows nothing down.
    return {*nearest, *(naming if len(naming) <= NEAREST else ())}


def _names(document: Document, anchors: Sequence[str]) -> bool:
    names = {
        fold(token.text)
        for mention in document.annotations.mentions or ()
        if mention.form == "name"
        for token in words(mention.text)
    }
    return any(anchor in names or any(sounds_like(anchor, name) for name in names) for anchor in anchors)


def _in_story(
    claim: Told, store: Writer, meaning: Meaning, documents: Sequence[Document], story: str
) -> Iterator[Checked]:
    statements = list(encoded(documents, meaning, store))
    row = vectors([claim.text], encoder=meaning.encoder, store=store)[claim.text]
    asked = replace(claim, vector=row, sentence_vector=row)
    own = claims.likenesses([asked], statements, meaning.likeness, wide=False)
    wide = claims.likenesses([asked], statements, meaning.likeness, wide=True)
    for document in documents:
        pairs = [
            Pair(asked, one, float(own[0, at]), float(wide[0, at]))
            for at, one in enumerate(statements)
            if one.article == document.id
        ]
        yield _checked(claim.text, document, story, claim_check.stance(pairs))


def _checked(claim: str, document: Document, story: str, held: claim_check.Held) -> Checked:
    """A stance as it is written."""
    text = document.article.text
    spans = ((one.statement.start, one.statement.end) for one in held.evidence)
    return Checked(
        claim=claim,
        article=document.id,
        outlet=document.article.outlet,
        story=story,
        stance=held.stance,
        score=held.score,
        evidence=tuple(Phrase(start=start, end=end, text=text[start:end]) for start, end in spans),
    )
