"""What all accounts share, what only some have, where they contradict: a claim a row, an account a column.

Order: the columns (copies stand under the account whose text they repeat and have none of their
own), each claim as a row of states, the clashes of a claim with the words of all sides, then the
rows sorted into contradicted, shared by all, told by some and told by one.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from riwaya.report import links
from riwaya.report.corpus import Corpus, Words
from riwaya.report.views.accounts import AccountLine, account_lines
from riwaya.report.views.common import ArticleRef, article_ref
from riwaya.report.views.evidence import Pairs, from_left, item_pairs
from riwaya.types import (
    ArticleId,
    Assertion,
    Cell,
    Claim,
    Conflict,
    ConflictAbout,
    ItemId,
    Link,
    SpanRef,
    Stance,
    Statement,
    StoryDossier,
)

# A table of more columns cannot be read, and its size is claims x accounts: beyond this a row names
# the accounts that tell the claim and counts the silent ones.
WIDEST = 14


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A statement's words and the articles that have just these; `pieces`: the value apart from the rest."""

    words: Words
    pieces: tuple[tuple[str, bool], ...]
    tellers: tuple[tuple[ArticleRef, str, bool], ...]
    stance: Assertion
    attributed_to: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One side of a clash: its values in the articles' own words, and who tells it how."""

    values: tuple[str, ...]
    told: tuple[Told, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Clash:
    """Statements that cannot all be so; with `update` a later one tells a later state, no contradiction."""

    about: ConflictAbout
    update: bool
    sides: tuple[Side, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """What one column says of a claim, with the link to the first words that say it.

    update: it tells the claim in an earlier or a later state, such as another toll.
    """

    column: int
    stance: Stance
    href: str | None
    update: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One claim. `states`: of every column, in wide tables of those only that are not silent."""

    anchor: str
    text: Words
    states: tuple[State, ...]
    silent: int
    told: tuple[Told, ...]
    clashes: tuple[Clash, ...]
    pairs: Pairs
    independent: int | None

    @property
    def contradicted(self) -> bool:
        """Whether accounts contradict each other here; a later figure is no contradiction."""
        return any(not clash.update for clash in self.clashes) or (
            not self.clashes and self.has("contradicts")
        )

    @property
    def updated(self) -> bool:
        """Whether a later account tells a later state."""
        return any(clash.update for clash in self.clashes)

    def has(self, stance: Stance) -> bool:
        """Whether some account's state is this."""
        return any(state.stance == stance for state in self.states)

    def count(self, stance: Stance) -> int:
        """How many accounts' state is this."""
        return sum(state.stance == stance for state in self.states)


@dataclass(frozen=True)
class Comparison:
    """All claims of a story. `looked`: whether claims were looked for at all."""

    looked: bool
    columns: tuple[AccountLine, ...]
    rows: tuple[Row, ...]

    @property
    def wide(self) -> bool:
        """Whether there are too many columns for a table."""
        return len(self.columns) > WIDEST

    @property
    def moving(self) -> bool:
        """Whether some account tells an earlier or later figure of another's."""
        return any(state.update for row in self.rows for state in row.states)

    @cached_property
    def contradicted(self) -> tuple[Row, ...]:
        """Claims on which accounts contradict each other."""
        return tuple(row for row in self.rows if row.contradicted)

    @cached_property
    def updated(self) -> tuple[Row, ...]:
        """Claims that a later account tells in a later state."""
        return tuple(row for row in self.rows if row.updated and not row.contradicted)

    @cached_property
    def shared(self) -> tuple[Row, ...]:
        """Claims that every account reports."""
        return tuple(row for row in self._plain if row.count("reports") == len(self.columns))

    @cached_property
    def some(self) -> tuple[Row, ...]:
        """Claims of several accounts, not of all."""
        return tuple(row for row in self._plain if self._tellers(row) > 1 and row not in self.shared)

    @cached_property
    def lone(self) -> tuple[Row, ...]:
        """Claims that one account tells."""
        return tuple(row for row in self._plain if self._tellers(row) < 2 and row not in self.shared)

    @property
    def sourced(self) -> tuple[Row, ...]:
        """Claims of several accounts whose independent sources were counted, those with fewest first."""
        rows = (*self.contradicted, *self.shared, *self.some)
        known = [row for row in rows if row.independent is not None]
        return tuple(sorted(known, key=lambda row: (row.independent or 0, -row.count("reports"))))

    @property
    def _plain(self) -> tuple[Row, ...]:
        return tuple(row for row in self.rows if not row.contradicted)

    def _tellers(self, row: Row) -> int:
        return row.count("reports") + row.count("unsure")


def contradictions(told: StoryDossier) -> int:
    """How many claims of a story its accounts contradict each other on."""
    against = {cell.claim for cell in told.matrix or () if cell.stance == "contradicts"}
    return sum(
        any(not one.update for one in claim.conflicts) or (not claim.conflicts and claim.id in against)
        for claim in told.claims or ()
    )


def comparison(corpus: Corpus, told: StoryDossier) -> Comparison:
    """The claims of a story; nothing is compared where one account stands alone."""
    columns = account_lines(corpus, told)
    looked = told.claims is not None and told.matrix is not None
    if not looked or len(columns) < 2:
        return Comparison(looked=looked, columns=columns, rows=())
    by_claim: dict[str, list[Cell]] = defaultdict(list)
    for cell in told.matrix or ():
        by_claim[cell.claim].append(cell)
    by_left = from_left(told.links, "claim")
    made = [_row(corpus, claim, by_claim[claim.id], columns, by_left) for claim in told.claims or ()]
    rows = [row for row in made if row is not None]
    rows.sort(key=lambda row: (-row.count("contradicts"), -row.count("reports"), -row.count("unsure")))
    return Comparison(looked=True, columns=columns, rows=tuple(_each_clash_once(rows)))


def _each_clash_once(rows: Iterable[Row]) -> Iterable[Row]:
    """A clash that two claims are parties to is shown at the first of them."""
    seen: set[Clash] = set()
    for row in rows:
        fresh = tuple(clash for clash in row.clashes if clash not in seen)
        seen.update(fresh)
        yield row if len(fresh) == len(row.clashes) or not fresh else replace(row, clashes=fresh)


def _row(
    corpus: Corpus,
    claim: Claim,
    cells: Sequence[Cell],
    columns: Sequence[AccountLine],
    by_left: Mapping[str, Sequence[Link]],
) -> Row | None:
    """One claim; None where its words may not be shown."""
    text = _words(corpus, claim.text)
    if not text.text.strip():
        return None
    states = _states(corpus, cells, columns)
    return Row(
        anchor=links.anchor("c", claim.id),
        text=text,
        states=states if len(columns) <= WIDEST else tuple(s for s in states if s.stance != "silent"),
        silent=sum(state.stance == "silent" for state in states),
        told=_told(corpus, {one.statement: one.stance for one in claim.statements}, {}),
        clashes=_clashes(corpus, claim),
        pairs=item_pairs(corpus, by_left, {one.statement for one in claim.statements}, spare=0),
        independent=claim.independent,
    )


def _words(corpus: Corpus, ref: SpanRef) -> Words:
    return corpus.words(ref.article, ref.start, ref.end, field=ref.field)


def _states(corpus: Corpus, cells: Iterable[Cell], columns: Sequence[AccountLine]) -> tuple[State, ...]:
    """A state for every column; an account without a cell was not looked at and is unsure."""
    found = {cell.article: cell for cell in cells}
    return tuple(_state(corpus, number, found.get(line.article.key)) for number, line in enumerate(columns))


def _state(corpus: Corpus, column: int, cell: Cell | None) -> State:
    if cell is None:
        return State(column=column, stance="unsure", href=None)
    shown = (words.href for key in cell.evidence if (words := corpus.item_words(key)) and words.text)
    return State(column=column, stance=cell.stance, href=next(shown, None), update=cell.update)


# --- the words --------------------------------------------------------------------------------


def _told(
    corpus: Corpus, stances: Mapping[ItemId, Assertion], values: Mapping[ItemId, str | None]
) -> tuple[Told, ...]:
    """Some statements in their own words by time; the same words of several articles are one."""
    alike: dict[tuple[object, ...], list[tuple[ArticleRef, ItemId, Words]]] = defaultdict(list)
    for key, stance in stances.items():
        place, words = corpus.items.get(key), corpus.item_words(key)
        article = article_ref(corpus, place.article) if place else None
        if words and words.text.strip() and article and place:
            by = place.item.attributed_to if isinstance(place.item, Statement) else None
            alike[" ".join(words.text.split()), stance, by, values.get(key)].append((article, key, words))
    made = [
        _one(corpus, group, stance, by, value)  # type: ignore[arg-type]
        for (_, stance, by, value), group in alike.items()
    ]
    return tuple(sorted(made, key=lambda one: (one.tellers[0][0].published or "~", one.tellers[0][0].key)))


def _one(
    corpus: Corpus,
    group: list[tuple[ArticleRef, ItemId, Words]],
    stance: Assertion,
    by: str | None,
    value: str | None,
) -> Told:
    words = group[0][2]
    tellers = tuple(
        (article, links.item(article.key, key), _is_copy(corpus, article.key)) for article, key, _ in group
    )
    return Told(
        words=words, pieces=_pieces(words.text, value), tellers=tellers, stance=stance, attributed_to=by
    )


def _is_copy(corpus: Corpus, key: ArticleId) -> bool:
    stories = corpus.stories_of.get(key, ())
    return any(a.article == key and a.copy_of for told in stories for a in told.accounts)


def _pieces(text: str, value: str | None) -> tuple[tuple[str, bool], ...]:
    """The words with the value that parts them cut out, where it stands in them and is not all of them."""
    at = text.find(value) if value else -1
    if at < 0 or not value or value.strip() == text.strip():
        return ((text, False),)
    cut = ((text[:at], False), (value, True), (text[at + len(value) :], False))
    return tuple(piece for piece in cut if piece[0])


# --- clashes ----------------------------------------------------------------------------------


def _clashes(corpus: Corpus, claim: Claim) -> tuple[Clash, ...]:
    """The conflicts of a claim by what they are about, contradictions before later figures."""
    groups: dict[tuple[bool, ConflictAbout], list[Conflict]] = defaultdict(list)
    for conflict in claim.conflicts:
        groups[conflict.update, conflict.about].append(conflict)
    stances = {one.statement: one.stance for one in claim.statements}
    made = (
        Clash(about=about, update=update, sides=_sides(corpus, groups[update, about], stances))
        for update, about in sorted(groups)
    )
    return tuple(clash for clash in made if len(clash.sides) > 1)


def _sides(
    corpus: Corpus, conflicts: Iterable[Conflict], stances: Mapping[ItemId, Assertion]
) -> tuple[Side, ...]:
    """Statements that conflict with the same others stand on one side, so n of them need no n x n pairs."""
    against: dict[ItemId, set[ItemId]] = defaultdict(set)
    values: dict[ItemId, str | None] = {}
    for one in conflicts:
        against[one.left].add(one.right)
        against[one.right].add(one.left)
        values.setdefault(one.left, one.left_value)
        values.setdefault(one.right, one.right_value)
    sides: dict[frozenset[ItemId], list[ItemId]] = defaultdict(list)
    for key, others in against.items():
        sides[frozenset(others)].append(key)
    made = (_side(corpus, keys, values, stances) for keys in sides.values())
    return tuple(
        sorted(
            (side for side in made if side.told), key=lambda side: side.told[0].tellers[0][0].published or "~"
        )
    )


def _side(
    corpus: Corpus,
    keys: Iterable[ItemId],
    values: Mapping[ItemId, str | None],
    stances: Mapping[ItemId, Assertion],
) -> Side:
    """One side; a value that is all of the words says nothing that they do not say."""
    keys = list(keys)
    told = _told(corpus, {key: stances.get(key, "asserts") for key in keys}, values)
    whole = {one.words.text.strip() for one in told}
    found = dict.fromkeys(value for key in keys if (value := values[key]) and value.strip() not in whole)
    return Side(values=tuple(found), told=told)
