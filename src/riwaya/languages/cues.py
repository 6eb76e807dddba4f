"""Reporting cues of a language: the words by which an outlet gives words to somebody.

Order: the data of `<language>/cues.yml`, the paradigms that inflect its lemmas, the lexicon of
all forms, the search of a folded token sequence.

The YAML holds lemmas by their stems; paradigms say how a stem takes clitics and agreement:

    paradigms:
      - {stem: imperfect, form: finite, clitics: ["", و, ف, س], before: {ي: m, ت: f}, after: {"": "", ون: p}}

expands a stem to every clitic + before + stem + after, each part folded as the MATCHING view
folds text. A blank inside a part separates tokens (`می گوید`), so spellings with and without it
are two parts. Finite sets of forms in a hash table make a search cost one look-up a token.
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import product
from typing import Literal, NamedTuple

import msgspec

from riwaya.languages.data import topic
from riwaya.text.normalise import fold

Form = Literal["finite", "participle", "nominal", "according"]
Opener = Literal["that", "mark", "colon", "bare", "pronoun", "name", "before"]
Kind = Literal["say", "claim", "deny", "threaten", "think", "ask", "call", "talk", "relay"]


class Paradigm(msgspec.Struct, frozen=True):
    """How one kind of stem is inflected.

    Keys of `before` and `after` are affixes, values their agreement: letters of m, f (gender),
    p (plural), d (dual), 1 and 2 (person). `objects`: pronouns that verbs with `object` may take.
    """

    stem: str
    form: Form = "finite"
    clitics: list[str] = msgspec.field(default_factory=lambda: [""])
    before: dict[str, str] = msgspec.field(default_factory=lambda: {"": ""})
    after: dict[str, str] = msgspec.field(default_factory=lambda: {"": ""})
    objects: list[str] = msgspec.field(default_factory=list)


class Verbs(msgspec.Struct, frozen=True):
    """Lemmas that behave alike.

    opens: what may stand between the cue and the speech: that (a complementiser), mark (a
    quotation mark), colon, bare (nothing), pronoun (nothing, where one of `clause_starts` follows),
    name (marked words the verb applies to something: "called it ..."), before (the speech may
    precede the verb). carriers: light verbs whose forms follow the stem ("noun"). near: forms that read
    like another word unless their clause stands close by; in verb-final order, unless they stand after
    the name of a document ("in the letter it is said").
    """

    kind: Kind
    opens: list[Opener]
    stems: list[dict[str, str]]
    object: bool = False
    transitive: bool = False
    near: bool = False
    carriers: list[str] = msgspec.field(default_factory=list)


class CueData(msgspec.Struct, frozen=True):
    """`<language>/cues.yml`; all lists empty for a language without one.

    complementisers: full words; pronouns: clitics they may carry. links: words that may stand
    between a cue and its complementiser; governors: words that take a clause of their own, so
    that the complementiser after them opens no speech. passives: words that make the form before
    them impersonal. Other lists are explained where they are used.
    """

    source: str = ""
    order: Literal["verb-first", "verb-medial", "verb-final"] = "verb-medial"
    article: str = ""
    dative: str = ""
    joining: str = " "
    capitals: bool = False
    paradigms: list[Paradigm] = msgspec.field(default_factory=list)
    verbs: list[Verbs] = msgspec.field(default_factory=list)
    carriers: dict[str, dict[str, str]] = msgspec.field(default_factory=dict)
    nominals: list[str] = msgspec.field(default_factory=list)
    according: list[str] = msgspec.field(default_factory=list)
    complementisers: list[str] = msgspec.field(default_factory=list)
    requesting: list[str] = msgspec.field(default_factory=list)
    pronouns: list[str] = msgspec.field(default_factory=list)
    governors: list[str] = msgspec.field(default_factory=list)
    passives: list[str] = msgspec.field(default_factory=list)
    hedges: list[str] = msgspec.field(default_factory=list)
    impersonal: list[str] = msgspec.field(default_factory=list)
    breaks: list[str] = msgspec.field(default_factory=list)
    hard_breaks: list[str] = msgspec.field(default_factory=list)
    contrasts: list[str] = msgspec.field(default_factory=list)
    turns: list[str] = msgspec.field(default_factory=list)
    noun_makers: list[str] = msgspec.field(default_factory=list)
    clause_stops: list[str] = msgspec.field(default_factory=list)
    clause_starts: list[str] = msgspec.field(default_factory=list)
    speech_starts: list[str] = msgspec.field(default_factory=list)
    plain_starts: list[str] = msgspec.field(default_factory=list)
    plainly: list[str] = msgspec.field(default_factory=list)
    sayings: list[str] = msgspec.field(default_factory=list)
    narrator: list[str] = msgspec.field(default_factory=list)
    first_person: list[str] = msgspec.field(default_factory=list)
    conjunctions: list[str] = msgspec.field(default_factory=list)
    adversatives: list[str] = msgspec.field(default_factory=list)
    reasons: list[str] = msgspec.field(default_factory=list)
    means: str = ""
    prefixed: list[str] = msgspec.field(default_factory=list)
    prepositions: list[str] = msgspec.field(default_factory=list)
    adverbs: list[str] = msgspec.field(default_factory=list)
    relatives: list[str] = msgspec.field(default_factory=list)
    antecedents: list[str] = msgspec.field(default_factory=list)
    determiners: list[str] = msgspec.field(default_factory=list)
    fixed: list[str] = msgspec.field(default_factory=list)
    name_endings: list[str] = msgspec.field(default_factory=list)
    plural_endings: list[str] = msgspec.field(default_factory=list)
    generic_bodies: list[str] = msgspec.field(default_factory=list)
    named_bodies: list[str] = msgspec.field(default_factory=list)
    role_plurals: dict[str, str] = msgspec.field(default_factory=dict)
    many: list[str] = msgspec.field(default_factory=list)
    same: list[str] = msgspec.field(default_factory=list)
    definite: list[str] = msgspec.field(default_factory=list)
    calendar: list[str] = msgspec.field(default_factory=list)
    governing: list[str] = msgspec.field(default_factory=list)
    fronting: list[str] = msgspec.field(default_factory=list)
    speaker_pronouns: dict[str, str] = msgspec.field(default_factory=dict)
    roles: list[str] = msgspec.field(default_factory=list)
    groups: list[str] = msgspec.field(default_factory=list)
    titles: list[str] = msgspec.field(default_factory=list)
    organisations: list[str] = msgspec.field(default_factory=list)
    documents: list[str] = msgspec.field(default_factory=list)
    media: list[str] = msgspec.field(default_factory=list)
    anaphors: list[str] = msgspec.field(default_factory=list)
    named_things: list[str] = msgspec.field(default_factory=list)
    object_markers: list[str] = msgspec.field(default_factory=list)
    clause_ends: list[str] = msgspec.field(default_factory=list)
    verb_endings: list[str] = msgspec.field(default_factory=list)
    imperfect: list[str] = msgspec.field(default_factory=list)
    futures: list[str] = msgspec.field(default_factory=list)
    cited_pronouns: list[str] = msgspec.field(default_factory=list)
    citing: list[str] = msgspec.field(default_factory=list)
    occasions: list[str] = msgspec.field(default_factory=list)
    issued_by: list[str] = msgspec.field(default_factory=list)
    indefinite: list[str] = msgspec.field(default_factory=list)
    others: list[str] = msgspec.field(default_factory=list)
    negations: list[str] = msgspec.field(default_factory=list)
    counted: list[str] = msgspec.field(default_factory=list)
    sites: list[str] = msgspec.field(default_factory=list)
    complement_links: list[str] = msgspec.field(default_factory=list)
    possessives: list[str] = msgspec.field(default_factory=list)
    presenting: list[str] = msgspec.field(default_factory=list)
    so_called: list[str] = msgspec.field(default_factory=list)
    conditionals: list[str] = msgspec.field(default_factory=list)
    provisos: list[str] = msgspec.field(default_factory=list)
    finite: list[str] = msgspec.field(default_factory=list)
    gerund: list[str] = msgspec.field(default_factory=list)
    subordinators: list[str] = msgspec.field(default_factory=list)
    existential: list[str] = msgspec.field(default_factory=list)
    namers: list[str] = msgspec.field(default_factory=list)
    speech_nouns: list[str] = msgspec.field(default_factory=list)
    namesakes: list[str] = msgspec.field(default_factory=list)
    name_parts: list[str] = msgspec.field(default_factory=list)
    inner: list[str] = msgspec.field(default_factory=list)
    addressees: list[str] = msgspec.field(default_factory=list)
    companions: dict[str, list[str]] = msgspec.field(default_factory=dict)
    via: list[str] = msgspec.field(default_factory=list)
    reports: list[str] = msgspec.field(default_factory=list)


class Entry(NamedTuple):
    """What the lexicon knows of one form: its lemma's behaviour and the form's own agreement."""

    lemma: str
    kind: Kind
    opens: frozenset[str]
    form: Form
    clitic: str = ""
    agreement: str = ""
    transitive: bool = False
    near: bool = False


class Cue(NamedTuple):
    """A cue in a token sequence: tokens [first, last), the first without its clitic."""

    first: int
    last: int
    entry: Entry


class Lexicon:
    """All inflected forms of a language's cues, looked up by their first token."""

    def __init__(self, data: CueData) -> None:
        self.data = data
        self._forms: dict[str, list[tuple[tuple[str, ...], Entry]]] = {}
        for form, entry in _all_forms(data):
            tokens = tuple(fold(form).split())
            self._forms.setdefault(tokens[0], []).append((tokens, entry))
        for options in self._forms.values():
            # The longest form first; among equals the one without a clitic.
            options.sort(key=lambda option: (-len(option[0]), len(option[1].clitic)))
        self.complementisers = phrases(
            form + pronoun for form in data.complementisers for pronoun in ("", *data.pronouns)
        )
        self._passives = phrases(data.passives)
        self._impersonal = frozenset(map(fold, data.impersonal))
        self._objects = frozenset(map(fold, data.object_markers))
        self._companions = {
            fold(form): frozenset(map(fold, words)) for form, words in data.companions.items()
        }

    def find(self, tokens: Sequence[str]) -> list[Cue]:
        """All cues of folded tokens, left to right, not overlapping; the longest at each place."""
        found: list[Cue] = []
        done = 0
        for at in [at for at, token in enumerate(tokens) if token in self._forms]:
            cue = self._longest(tokens, at, self._forms[tokens[at]]) if at >= done else None
            if cue:
                found.append(cue)
                done = cue.last
        return found

    def _longest(
        self, tokens: Sequence[str], at: int, options: Sequence[tuple[tuple[str, ...], Entry]]
    ) -> Cue | None:
        for form, entry in options:
            last = at + len(form)
            if tuple(tokens[at:last]) == form:
                return None if self._is_no_cue(tokens, at, last) else Cue(at, last, entry)
        return None

    def _is_no_cue(self, tokens: Sequence[str], first: int, last: int) -> bool:
        """A passive, a noun that looks like the verb, a form nobody says or without its preposition."""
        if (words := self._companions.get(tokens[first])) is not None:
            return last >= len(tokens) or tokens[last] not in words
        if last >= len(tokens):
            return False
        if starts_with(self._passives, tokens, last) or tokens[last] in self._objects:
            return True
        near = (last, last + 1) if tokens[first] in self._impersonal else ()
        return any(self.complementiser(tokens, at) for at in near)

    def complementiser(self, tokens: Sequence[str], at: int) -> int:
        """How many tokens from `at` on are a complementiser; 0 when none is."""
        return starts_with(self.complementisers, tokens, at)


Phrases = dict[str, list[tuple[str, ...]]]


def phrases(texts: Iterable[str]) -> Phrases:
    """Word sequences by their folded first word, the longest first."""
    table: Phrases = {}
    for text in texts:
        words = tuple(fold(text).split())
        table.setdefault(words[0], []).append(words)
    for options in table.values():
        options.sort(key=len, reverse=True)
    return table


def starts_with(table: Phrases, tokens: Sequence[str], at: int) -> int:
    """The length of the longest phrase of `table` that begins at token `at`; 0 when none does."""
    if not 0 <= at < len(tokens):
        return 0
    for words in table.get(tokens[at], ()):
        # The first word is the key; most phrases have no other.
        if len(words) == 1 or tuple(tokens[at : at + len(words)]) == words:
            return len(words)
    return 0


def occurrences(table: Phrases, tokens: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Where phrases of `table` stand, half-open, the longest at each token; they may overlap."""
    for at in range(len(tokens)):
        if length := starts_with(table, tokens, at):
            yield at, at + length


@cache
def cue_data(language: str) -> CueData:
    """The data of a language's cues; all empty where there is none. Raises LanguagePackError."""
    data: CueData = topic(CueData, language, "cues")
    return data


@cache
def lexicon(language: str) -> Lexicon:
    """The compiled cues of a language."""
    return Lexicon(cue_data(language))


def _all_forms(data: CueData) -> Iterator[tuple[str, Entry]]:
    for group in data.verbs:
        for stems in group.stems:
            yield from _inflected(data, group, stems)
    for text in data.nominals:
        yield text, Entry(text, "say", frozenset(("that", "mark", "colon")), "nominal")
    for text in data.according:
        yield text, Entry(text, "say", frozenset(("mark", "bare")), "according")


def _inflected(data: CueData, group: Verbs, stems: dict[str, str]) -> Iterator[tuple[str, Entry]]:
    lemma, opens = next(iter(stems.values())), frozenset(group.opens)
    for paradigm in data.paradigms:
        for stem in stems.get(paradigm.stem, "").split("|"):
            if stem:
                for form, clitic, agreement in _cells(paradigm, stem, with_object=group.object):
                    rest = (clitic, agreement, group.transitive, group.near)
                    yield form, Entry(lemma, group.kind, opens, paradigm.form, *rest)
    for carrier in (*group.carriers, *stems.get("carriers", "").split()):
        for form, agreement in data.carriers[carrier].items():
            rest = ("", agreement, False, group.near)
            yield f"{stems['noun']} {form}", Entry(lemma, group.kind, opens, "finite", *rest)


def _cells(paradigm: Paradigm, stem: str, *, with_object: bool) -> Iterator[tuple[str, str, str]]:
    objects = ("", *paradigm.objects) if with_object else ("",)
    parts = product(paradigm.clitics, paradigm.before.items(), paradigm.after.items(), objects)
    for clitic, (before, left), (after, right), pronoun in parts:
        yield clitic + before + stem + after + pronoun, fold(clitic), left + right
