"""Event triggers of a language: the verbs and nouns that tell a happening.

Order: the data of `<language>/events.yml`, the table of stems, the readings of one token, the
search of a folded token sequence, conditions of a sense.

The YAML lists stems by paradigm; a paradigm says which affixes a stem of its kind takes and what
the form then tells (finite or noun, tense, passive, negated):

    paradigms:
      past: [{form: finite, tense: past, before: ["", و, ف], after: ["", ت, وا]}]
    triggers:
      - {type: ASSAULT, stems: {past: هاجم قصف, noun: هجوم}, unless: [انتقد*]}

A token is cut at every affix that any paradigm has and its core looked up, so the forms need not
be written out. `_` joins the words of a phrase; its first word is inflected. Of several groups
that share a stem the first whose conditions hold gives the sense.
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from typing import Literal, NamedTuple

import msgspec

from riwaya.languages.data import topic
from riwaya.text.normalise import fold

Form = Literal["finite", "passive", "participle", "noun"]
Tense = Literal["", "past", "present", "future"]
Role = Literal["actor", "recipient", "both", "none"]
Order = Literal["verb-first", "verb-medial", "verb-final"]
# `with` words are looked for so many tokens on each side of a trigger; `unless` words too.
NEAR = 9


class Paradigm(msgspec.Struct, frozen=True):
    """Affixes of one kind of stem and what they say.

    bound: what the stem's last letter becomes before a suffix (ة is written ت).
    """

    form: Form = "noun"
    tense: Tense = ""
    negated: bool = False
    before: list[str] = msgspec.field(default_factory=lambda: [""])
    after: list[str] = msgspec.field(default_factory=lambda: [""])
    bound: dict[str, str] = msgspec.field(default_factory=dict)


class Group(msgspec.Struct, frozen=True, rename={"with_": "with"}):
    """Triggers that behave alike.

    weight: how apt the trigger is to tell what an article is about (1 is usual, below 0.5 for
    words that mostly tell circumstances). genitive: the role of a noun's complement ("arrest of
    X": recipient). light: stems that only tell an event together with a light verb. needs: a
    participant must be found. casualty: the trigger tells victims, whatever made them (the rest of
    the article decides between violence, accident and disaster). near: how far, in
    tokens, its with and unless words may stand. with, unless: words near the trigger that the sense
    needs or excludes; a final `*` leaves the ending open. to: prepositions that mark this group's
    recipient besides those of the language.
    """

    type: str
    stems: dict[str, str]
    mode: str = ""
    weight: float = 1.0
    genitive: Role = "actor"
    subject: Role = "actor"
    light: bool = False
    needs: bool = False
    casualty: bool = False
    near: int = NEAR
    with_: list[str] = msgspec.field(default_factory=list)
    unless: list[str] = msgspec.field(default_factory=list)
    to: list[str] = msgspec.field(default_factory=list)


class Markers(msgspec.Struct, frozen=True):
    """Prepositions and postpositions by what they make of the noun after (or before) them."""

    actor: list[str] = msgspec.field(default_factory=list)
    recipient: list[str] = msgspec.field(default_factory=list)
    place: list[str] = msgspec.field(default_factory=list)
    between: list[str] = msgspec.field(default_factory=list)
    other: list[str] = msgspec.field(default_factory=list)
    object: list[str] = msgspec.field(default_factory=list)
    genitive: list[str] = msgspec.field(default_factory=list)
    conjunctions: list[str] = msgspec.field(default_factory=list)


class Moods(msgspec.Struct, frozen=True):
    """Words that change what a trigger near them says of reality; see annotate/events/context.py."""

    negated: list[str] = msgspec.field(default_factory=list)
    negated_after: list[str] = msgspec.field(default_factory=list)
    denied: list[str] = msgspec.field(default_factory=list)
    future: list[str] = msgspec.field(default_factory=list)
    future_after: list[str] = msgspec.field(default_factory=list)
    hypothetical: list[str] = msgspec.field(default_factory=list)
    conditional: list[str] = msgspec.field(default_factory=list)
    earlier: list[str] = msgspec.field(default_factory=list)
    anniversary: list[str] = msgspec.field(default_factory=list)
    pluperfect: list[str] = msgspec.field(default_factory=list)
    reported: list[str] = msgspec.field(default_factory=list)
    passive: list[str] = msgspec.field(default_factory=list)
    suffered: list[str] = msgspec.field(default_factory=list)
    nominal: list[str] = msgspec.field(default_factory=list)


class Topic(msgspec.Struct, frozen=True):
    """A kind of article whose language borrows other triggers ("the attack lost").

    words: what only such articles are full of; least: how many different ones make the topic; off:
    types that are then mostly metaphors.
    """

    type: str
    words: list[str]
    least: int = 4
    off: list[str] = msgspec.field(default_factory=list)


class People(msgspec.Struct, frozen=True):
    """Nouns of persons by stem: those who act, those whom things befall, and how both are inflected.

    adjectives: words that name persons only in one of the `plural` endings.
    """

    forces: str = ""
    others: str = ""
    adjectives: str = ""
    before: list[str] = msgspec.field(default_factory=lambda: [""])
    after: list[str] = msgspec.field(default_factory=lambda: [""])
    plural: list[str] = msgspec.field(default_factory=list)
    nationals: list[str] = msgspec.field(default_factory=list)

    def forms(self, stems: str, after: Sequence[str] | None = None) -> list[str]:
        """Every form of blank-separated stems."""
        return [b + stem + a for stem in stems.split() for b in self.before for a in after or self.after]

    def all_forms(self) -> list[str]:
        """Every form of every stem."""
        return [*self.forms(f"{self.forces} {self.others}"), *self.forms(self.adjectives, self.plural)]


class EventData(msgspec.Struct, frozen=True):
    """`<language>/events.yml`; all lists empty for a language without one.

    proclitics: particles that condition words may carry in front. auxiliaries: stems of light
    and auxiliary verbs by voice. actors: nouns of nameless actors ("gunmen"); forces: those of
    them who act rather than suffer. people: more such nouns, by stem; nationals: endings by
    which an adjective of nationality names people. quantities: words after which a preposition
    counts persons ("dozens of"). breaks: words that begin a clause; relatives: pronouns of
    relative clauses. heads: nouns on which a glued preposition may stand in front of a name.
    not_triggers: token sequences in which a trigger tells nothing ("prime minister").
    """

    source: str = ""
    order: Order = "verb-medial"
    proclitics: list[str] = msgspec.field(default_factory=list)
    paradigms: dict[str, list[Paradigm]] = msgspec.field(default_factory=dict)
    triggers: list[Group] = msgspec.field(default_factory=list)
    auxiliaries: dict[Literal["active", "passive"], dict[str, str]] = msgspec.field(default_factory=dict)
    markers: Markers = msgspec.field(default_factory=Markers)
    moods: Moods = msgspec.field(default_factory=Moods)
    heads: list[str] = msgspec.field(default_factory=list)
    topics: list[Topic] = msgspec.field(default_factory=list)
    actors: list[str] = msgspec.field(default_factory=list)
    forces: list[str] = msgspec.field(default_factory=list)
    people: People = msgspec.field(default_factory=lambda: People())
    quantities: list[str] = msgspec.field(default_factory=list)
    breaks: list[str] = msgspec.field(default_factory=list)
    relatives: list[str] = msgspec.field(default_factory=list)
    not_triggers: list[str] = msgspec.field(default_factory=list)


class Stem(NamedTuple):
    """A stem in one group: its paradigm, the words that must follow it, the group's rank and `to`."""

    paradigm: str
    tail: tuple[str, ...]
    group: Group
    rank: int
    to: frozenset[str] = frozenset()


class Reading(NamedTuple):
    """One way to read a token as a form of a stem."""

    stem: Stem
    paradigm: Paradigm
    prefix: str


class Trigger(NamedTuple):
    """A trigger in a token sequence: tokens [first, last) and how its first token is read.

    `skip`: characters of the folded first token before the stem that are a particle.
    """

    first: int
    last: int
    reading: Reading

    @property
    def group(self) -> Group:
        """The group whose sense holds."""
        return self.reading.stem.group

    @property
    def form(self) -> Form:
        """What the form is."""
        return self.reading.paradigm.form


class Affixes(NamedTuple):
    """A paradigm with its affixes folded."""

    paradigm: Paradigm
    before: frozenset[str]
    after: frozenset[str]


class Words:
    """A set of words that may end in `*`, compared with folded tokens with or without clitics."""

    def __init__(self, listed: Iterable[str], proclitics: Sequence[str]) -> None:
        folded = [fold(word) for word in listed]
        self._whole = frozenset(word for word in folded if not word.endswith("*"))
        self._starts = tuple(word[:-1] for word in folded if word.endswith("*"))
        self._proclitics = tuple(map(fold, proclitics))
        self._known: dict[str, bool] = {}

    def __contains__(self, token: str) -> bool:
        # Tokens repeat, and so do the questions: a plain table answers most.
        found = self._known.get(token)
        if found is None:
            found = self._known[token] = self._with_proclitics(token)
        return found

    def _with_proclitics(self, token: str) -> bool:
        return self._holds(token) or any(
            self._holds(token[len(cut) :]) for cut in self._proclitics if token.startswith(cut)
        )

    def _holds(self, word: str) -> bool:
        return word in self._whole or bool(self._starts and word.startswith(self._starts))


class Lexicon:
    """All triggers of a language, looked up token by token."""

    def __init__(self, data: EventData) -> None:
        self.data = data
        self._stems: dict[str, list[Stem]] = {}
        for core, stem in _stems(data.triggers, data.paradigms):
            self._stems.setdefault(core, []).append(stem)
        self._paradigms = {name: [_affixes(each) for each in kinds] for name, kinds in data.paradigms.items()}
        used = [affixes for kinds in self._paradigms.values() for affixes in kinds]
        self._before = frozenset(affix for each in used for affix in each.before)
        self._after = frozenset(affix for each in used for affix in each.after)
        self._conditions = {
            id(group): (Words(group.with_, data.proclitics), Words(group.unless, data.proclitics))
            for group in data.triggers
        }
        self.auxiliaries = {voice: _table(stems, data) for voice, stems in data.auxiliaries.items()}
        moods = data.moods.__struct_fields__
        self.moods = {name: frozenset(map(fold, getattr(data.moods, name))) for name in moods}
        self.quantities = frozenset(map(fold, data.quantities))
        self.relatives = frozenset(map(fold, data.relatives))
        self.topics = [(frozenset(map(fold, topic.words)), topic) for topic in data.topics]
        forms = [pair for table in self.auxiliaries.values() for pair in table.items()]
        self.negated_verbs = frozenset(form for form, kind in forms if kind.negated)
        self._cached = lru_cache(maxsize=1 << 15)(self._read)

    def readings(self, token: str) -> tuple[Reading, ...]:
        """All readings of a folded token as the first word of a trigger, the best sense first."""
        return self._cached(token)

    def _read(self, token: str) -> tuple[Reading, ...]:
        found = [
            reading for core, before, after in self._cuts(token) for reading in self._of(core, before, after)
        ]
        # Phrases before single words, then in the order of the file; then the reading that cuts less.
        found.sort(key=lambda r: (-len(r.stem.tail), r.stem.rank, len(r.prefix)))
        return tuple(found)

    def _cuts(self, token: str) -> Iterator[tuple[str, str, str]]:
        for left in range(min(len(token), 6)):
            if token[:left] not in self._before:
                continue
            for right in range(len(token), max(left + 1, len(token) - 8), -1):
                if token[right:] in self._after:
                    yield token[left:right], token[:left], token[right:]

    def _of(self, core: str, before: str, after: str) -> Iterator[Reading]:
        for stem in self._stems.get(core, ()):
            for affixes in self._paradigms.get(stem.paradigm, ()):
                if before in affixes.before and after in affixes.after:
                    yield Reading(stem, affixes.paradigm, before)

    def find(self, tokens: Sequence[str]) -> list[Trigger]:
        """The triggers of one sentence's folded tokens, left to right, not overlapping."""
        found: list[Trigger] = []
        at = 0
        while at < len(tokens):
            trigger = next(self._senses(tokens, at), None)
            if trigger:
                found.append(trigger)
            at = trigger.last if trigger else at + 1
        return found

    def _senses(self, tokens: Sequence[str], at: int) -> Iterator[Trigger]:
        for reading in self.readings(tokens[at]):
            last = at + 1 + len(reading.stem.tail)
            if tuple(tokens[at + 1 : last]) == reading.stem.tail and self._holds(reading, tokens, at, last):
                yield Trigger(at, last, reading)

    def _holds(self, reading: Reading, tokens: Sequence[str], first: int, last: int) -> bool:
        group = reading.stem.group
        if not (group.with_ or group.unless):
            return True
        wanted, excluded = self._conditions[id(group)]
        around = [*tokens[max(0, first - group.near) : first], *tokens[last : last + group.near]]
        if group.unless and any(token in excluded for token in around):
            return False
        return not group.with_ or any(token in wanted for token in around)


def _affixes(paradigm: Paradigm) -> Affixes:
    return Affixes(paradigm, frozenset(map(fold, paradigm.before)), frozenset(map(fold, paradigm.after)))


def _stems(groups: Iterable[Group], paradigms: dict[str, list[Paradigm]]) -> Iterator[tuple[str, Stem]]:
    for rank, group in enumerate(groups):
        to = frozenset(map(fold, group.to))
        for paradigm, listed in group.stems.items():
            for phrase in listed.split():
                first, *tail = (fold(part) for part in phrase.split("_"))
                stem = Stem(paradigm, tuple(tail), group, rank, to)
                yield from ((core, stem) for core in _cores(first, paradigms.get(paradigm, [])))


def _cores(first: str, paradigms: Iterable[Paradigm]) -> set[str]:
    """The stem, and the shape it takes before a suffix."""
    bound = {fold(old): fold(new) for each in paradigms for old, new in each.bound.items()}
    return {first} | ({first[:-1] + bound[first[-1]]} if first[-1] in bound else set())


def _table(stems: dict[str, str], data: EventData) -> dict[str, Paradigm]:
    """Every form of listed verbs, by folded form."""
    forms: dict[str, Paradigm] = {}
    for name, listed in stems.items():
        for paradigm in data.paradigms.get(name, ()):
            for stem in listed.split():
                for before in paradigm.before:
                    for after in paradigm.after:
                        forms.setdefault(fold(before + stem + after), paradigm)
    return forms


@cache
def event_data(language: str) -> EventData:
    """The data of a language's triggers; all empty where there is none. Raises LanguagePackError."""
    data: EventData = topic(EventData, language, "events")
    return data


@cache
def lexicon(language: str) -> Lexicon:
    """The compiled triggers of a language."""
    return Lexicon(event_data(language))
