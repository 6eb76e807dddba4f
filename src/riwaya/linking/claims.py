"""Claims: statements of one story that tell one thing; and any sentence held against all articles."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from riwaya.encoding import Meaning, vectors
from riwaya.link import claim_check, claims
from riwaya.link.claim_features import Pair
from riwaya.link.claim_parts import Told, told
from riwaya.link.groups import Groups, group, judged
from riwaya.link.judgements import decisions
from riwaya.linking.reading import Documents, Lost, of_items
from riwaya.models.protocols import Likeness
from riwaya.store.protocols import Writer
from riwaya.types import Checked, Claim, Document, Link, Phrase, Story


def groups(
    store: Writer, meaning: Meaning, told_in: Sequence[Story], documents: Documents
) -> tuple[tuple[Claim, ...], tuple[Link, ...], Lost]:
    """The claims that two articles of a story tell, the links between statements, and lost judgements."""
    stories = [story for story in told_in if len(story.articles) > 1]
    statements = {
        story.id: list(encoded([documents[one] for one in story.articles], meaning, store))
        for story in stories
    }
    itself = {one.statement.id: one.statement.id for found in statements.values() for one in found}
    decided, lost = decisions(store.judgements(), "claim", of_items(documents, itself))
    linked = judged(_links(statements.values(), meaning.likeness), decided, relation="claim")
    placed = group(itself, linked, rule=claims.RULE, decided=decided)
    return tuple(_claims(statements, placed, linked, meaning.likeness)), linked, lost


def _links(stories: Iterable[Sequence[Told]], likeness: Likeness) -> Iterator[Link]:
    for statements in stories:
        for pair, back in claims.proposed(statements, likeness):
            link = claims.compare(pair, back)
            if link.score >= claims.KEPT:
                yield link


def _claims(
    stories: Mapping[str, Sequence[Told]], placed: Groups, links: Iterable[Link], likeness: Likeness
) -> Iterator[Claim]:
    by_id = {one.statement.id: (story, one) for story, found in stories.items() for one in found}
    by_ends = {(link.left, link.right): link for link in links}
    for members in placed.values():
        own = [by_id[one][1] for one in members]
        if len({one.article for one in own}) > 1:
            yield claims.claim(own, story=by_id[members[0]][0], links=by_ends, likeness=likeness)


def encoded(documents: Iterable[Document], meaning: Meaning, store: Writer) -> Iterator[Told]:
    """The statements of documents with their vectors, from the cache where they are kept."""
    found = [one for document in documents for one in told(document)]
    texts = (text for one in found for text in (one.text, one.sentence))
    rows = vectors(texts, encoder=meaning.encoder, store=store)
    for one in found:
        yield replace(one, vector=rows[one.text], sentence_vector=rows[one.sentence])


# --- any sentence ---------------------------------------------------------------------------------


def check(
    claim: Told, store: Writer, meaning: Meaning, documents: Sequence[Document], story: str | None
) -> Iterator[Checked]:
    """The stance of each document of one story to a claim that was annotated as a document of its day."""
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
        yield checked(claim.text, document, story, claim_check.stance(pairs))


def checked(claim: str, document: Document, story: str | None, held: claim_check.Held) -> Checked:
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
