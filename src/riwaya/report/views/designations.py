"""How each outlet calls the people, places and organisations of a story.

Order: the cells of the table by entity and outlet, in each the phrases with their spans, the
outlet's own voice apart from quotations; rows by how much there is to compare.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from riwaya.report import links
from riwaya.report.corpus import Corpus
from riwaya.report.i18n import direction, tag
from riwaya.report.views.common import Named, entity_named
from riwaya.types import Designation, DesignationForm, Voice

# A designation longer than this is a fault of its reading; in excerpts it must not carry text out.
_LONGEST = 80


@dataclass(frozen=True, slots=True, kw_only=True)
class Called:
    """One phrase with a link to each of its spans (None where the span may not be shown)."""

    text: str
    lang: str
    dir: str
    form: DesignationForm
    voice: Voice
    spans: tuple[str | None, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One entity; a cell an outlet, in the order of the table's columns."""

    entity: Named
    cells: tuple[tuple[Called, ...], ...]
    telling: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Designations by entity and outlet; `main` rows have something to compare."""

    outlets: tuple[str | None, ...]
    main: tuple[Row, ...]
    rest: tuple[Row, ...]


def table(corpus: Corpus, designations: Iterable[Designation]) -> Table:
    """The table of a story's designations; columns by first appearance."""
    cells: dict[str, dict[str | None, list[Designation]]] = defaultdict(lambda: defaultdict(list))
    outlets: dict[str | None, None] = {}
    for designation in designations:
        outlets.setdefault(designation.outlet)
        cells[designation.entity][designation.outlet].append(designation)
    made = [row for key, by in cells.items() if (row := _row(corpus, key, by, tuple(outlets)))]
    made.sort(key=lambda row: (-sum(map(bool, row.cells)), -sum(map(len, row.cells)), row.entity.key))
    return Table(
        outlets=tuple(outlets),
        main=tuple(row for row in made if row.telling),
        rest=tuple(row for row in made if not row.telling),
    )


def _row(
    corpus: Corpus, key: str, found: dict[str | None, list[Designation]], outlets: tuple[str | None, ...]
) -> Row | None:
    """One entity's row; worth the main table when somebody calls it by more than a bare name."""
    entity = entity_named(corpus, key)
    if entity is None:
        return None
    cells = tuple(called(corpus, found.get(outlet, ())) for outlet in outlets)
    return Row(
        entity=entity, cells=cells, telling=any(call.form != "name" for cell in cells for call in cell)
    )


def called(corpus: Corpus, designations: Iterable[Designation]) -> tuple[Called, ...]:
    """Equal phrases as one with all their spans; own voice first, then the most used."""
    groups: dict[tuple[str, str, str, str | None], list[Designation]] = defaultdict(list)
    for one in designations:
        groups[one.text, one.form, one.voice, corpus.language(one.article)].append(one)
    made = [_called(corpus, group) for group in groups.values()]
    return tuple(sorted(made, key=lambda call: (call.voice != "own", -len(call.spans), call.text)))


def _called(corpus: Corpus, group: list[Designation]) -> Called:
    """One phrase of one language in one voice."""
    first = group[0]
    language = corpus.language(first.article)
    return Called(
        text=first.text if len(first.text) <= _LONGEST else f"{first.text[:_LONGEST]}…",
        lang=tag(language),
        dir=direction(language),
        form=first.form,
        voice=first.voice,
        spans=tuple(_span(corpus, one) for one in group),
    )


def _span(corpus: Corpus, one: Designation) -> str | None:
    """The link to a designation's mention, if it may be shown."""
    seen = corpus.shown(one.article, one.start, one.end, one.field)
    return links.item(one.article, one.mention) if seen else None
