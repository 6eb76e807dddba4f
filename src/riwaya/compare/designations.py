"""What each outlet calls each entity: one row for each name, title, role and epithet.

Order: which entity each mention belongs to; the mention's own row, where it has a name or denotes
somebody; a row for each title phrase beside a name, with the title's own span.
"""

from collections.abc import Iterable, Iterator

from riwaya.types import Designation, DesignationForm, Document, Entity, Mention

FORMS: dict[str, DesignationForm] = {"name": "name", "role": "role", "epithet": "epithet"}


def designations(documents: Iterable[Document], entities: Iterable[Entity]) -> tuple[Designation, ...]:
    """All designations of known entities, by article and place; pronouns are none."""
    of_mention = {mention: entity.id for entity in entities for mention in entity.mentions}
    rows = [row for document in documents for row in _rows(document, of_mention)]
    return tuple(sorted(rows, key=lambda row: (row.article, row.field, row.start, row.end, row.form)))


def _rows(document: Document, of_mention: dict[str, str]) -> Iterator[Designation]:
    for mention in document.annotations.mentions or ():
        entity = of_mention.get(mention.id)
        if entity is None:
            continue
        if mention.form in FORMS:
            span = (mention.start, mention.end, mention.text)
            yield _row(document, mention, entity, FORMS[mention.form], span)
        for title in mention.titles:
            yield _row(document, mention, entity, "title", (title.start, title.end, title.text))


def _row(
    document: Document,
    mention: Mention,
    entity: str,
    form: DesignationForm,
    span: tuple[int, int, str],
) -> Designation:
    start, end, text = span
    return Designation(
        article=document.id,
        outlet=document.article.outlet,
        entity=entity,
        mention=mention.id,
        text=text,
        start=start,
        end=end,
        form=form,
        voice=mention.voice,
        field=mention.field,
    )
