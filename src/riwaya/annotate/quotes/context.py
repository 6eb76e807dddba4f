"""Everything the rules look at in one text: its frame, its cues, its language's word tables.

`WordTables` folds the lists of `cues.yml` once a language; `Context` holds one text.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from riwaya.annotate.quotes.frame import Frame, frame
from riwaya.annotate.quotes.nouns import nouns
from riwaya.languages.clitics import splits
from riwaya.languages.cues import Cue, CueData, Lexicon, Phrases, cue_data, lexicon, phrases, starts_with
from riwaya.text.normalise import fold, folded_set
from riwaya.types import Boilerplate, Phrase

COMMAS = frozenset(",;-")
COLON = ":"
QUOTE_MARKS = frozenset("\"'")
_DAMMA = "\u064f"
# English: after it a form that could be a verb is a noun.
_POSSESSIVE = ("'s", "’s")
# Letters that active imperfects begin with and that may carry the sign as well.
_IMPERFECT = frozenset("يتنأ")
# Cues that follow one another without a word between them: no sentence has so many, and each would be
# asked for its speaker.
_LONGEST_RUN = 8


@dataclass(frozen=True, slots=True)
class WordTables:
    """The lists of one language's cues.yml as look-up tables of folded words."""

    lexicon: Lexicon
    data: CueData
    governors: Phrases
    requesting: Phrases
    hedges: frozenset[str]
    breaks: Phrases
    hard_breaks: Phrases
    contrasts: Phrases
    turns: Phrases
    noun_makers: frozenset[str]
    clause_stops: frozenset[str]
    clause_starts: frozenset[str]
    speech_starts: frozenset[str]
    plain_starts: frozenset[str]
    plainly: frozenset[str]
    sayings: frozenset[str]
    narrator: Phrases
    first_person: frozenset[str]
    own_objects: tuple[str, ...]
    conjunctions: Phrases
    adversatives: Phrases
    reasons: Phrases
    means: str
    prefixed: frozenset[str]
    prepositions: Phrases
    adverbs: Phrases
    relatives: frozenset[str]
    pronouns: dict[str, str]
    media: frozenset[str]
    anaphors: frozenset[str]
    named_things: Phrases
    object_markers: frozenset[str]
    clause_ends: frozenset[str]
    verb_endings: tuple[str, ...]
    imperfect: tuple[str, ...]
    futures: frozenset[str]
    dative: str
    cited_pronouns: frozenset[str]
    citing: Phrases
    addressees: frozenset[str]
    occasions: tuple[str, ...]
    so_called: Phrases
    conditionals: Phrases
    provisos: frozenset[str]
    finite: frozenset[str]
    gerund: tuple[str, ...]
    subordinators: frozenset[str]
    existential: frozenset[str]
    namers: frozenset[str]
    speech_nouns: frozenset[str]
    presenting: frozenset[str]
    possessives: tuple[str, ...]
    complement_links: frozenset[str]
    negations: frozenset[str]
    others: frozenset[str]
    indefinite: frozenset[str]
    issued_by: frozenset[str]
    namesakes: frozenset[str]
    inner: frozenset[str]
    via: Phrases
    reports: Phrases


@cache
def word_tables(language: str) -> WordTables:
    """The tables of a language; all empty for one without cues."""
    data = cue_data(language)
    return WordTables(
        lexicon=lexicon(language),
        data=data,
        governors=phrases(data.governors),
        requesting=phrases(data.requesting),
        hedges=folded_set(data.hedges),
        breaks=phrases(data.breaks),
        hard_breaks=phrases(data.hard_breaks),
        contrasts=phrases(data.contrasts),
        turns=phrases(data.turns),
        noun_makers=folded_set(data.noun_makers),
        clause_stops=folded_set(data.clause_stops),
        clause_starts=folded_set(data.clause_starts),
        speech_starts=folded_set(data.speech_starts),
        plain_starts=folded_set(data.plain_starts),
        plainly=frozenset(data.plainly),
        sayings=frozenset(data.sayings),
        narrator=phrases(data.narrator),
        first_person=folded_set(data.first_person),
        own_objects=_own_objects(data),
        prefixed=folded_set(data.prefixed),
        conjunctions=phrases(data.conjunctions),
        adversatives=phrases(data.adversatives),
        reasons=phrases(data.reasons),
        means=fold(data.means),
        prepositions=phrases(data.prepositions),
        adverbs=phrases(data.adverbs),
        relatives=folded_set(data.relatives),
        pronouns={fold(word): agreement for word, agreement in data.speaker_pronouns.items()},
        media=folded_set(data.media),
        anaphors=folded_set(data.anaphors),
        named_things=phrases(data.named_things),
        object_markers=folded_set(data.object_markers),
        clause_ends=folded_set(data.clause_ends),
        verb_endings=tuple(map(fold, data.verb_endings)),
        imperfect=tuple(map(fold, data.imperfect)),
        futures=folded_set(data.futures),
        dative=fold(data.dative),
        cited_pronouns=folded_set(data.cited_pronouns),
        citing=phrases(data.citing),
        addressees=folded_set(data.addressees),
        occasions=tuple(map(fold, data.occasions)),
        issued_by=folded_set(data.issued_by),
        indefinite=folded_set(data.indefinite),
        others=folded_set(data.others),
        negations=folded_set(data.negations),
        complement_links=folded_set(data.complement_links),
        possessives=tuple(data.possessives),
        presenting=folded_set(data.presenting),
        so_called=phrases(data.so_called),
        conditionals=phrases(data.conditionals),
        provisos=folded_set(data.provisos),
        finite=folded_set(data.finite),
        gerund=tuple(data.gerund),
        subordinators=folded_set(data.subordinators),
        existential=folded_set(data.existential),
        namers=folded_set(data.namers),
        speech_nouns=folded_set(data.speech_nouns),
        namesakes=frozenset(data.namesakes),
        inner=folded_set(data.inner),
        via=phrases(data.via),
        reports=phrases(data.reports),
    )


def _own_objects(data: CueData) -> tuple[str, ...]:
    """The pronouns of the first and second person that verbs take as endings: "to us" without "to"."""
    taken = {fold(pronoun) for paradigm in data.paradigms for pronoun in paradigm.objects}
    dative = fold(data.dative)
    words = folded_set(data.first_person) if dative else ()
    return tuple(sorted(taken.intersection(word.removeprefix(dative) for word in words)))


@dataclass(frozen=True, slots=True)
class Context:
    """One text with its cues.

    cue_at: each cue by its first token; places: the tokens of each folded word.
    """

    language: str
    frame: Frame
    tables: WordTables
    cues: tuple[Cue, ...]
    cue_at: dict[int, Cue]
    places: dict[str, list[int]]

    def begins(self, table: Phrases, at: int) -> int:
        """The length of the phrase of `table` at token `at`; 0 for none."""
        forms = self.frame.forms
        # Nearly every question is answered by the first word alone.
        return starts_with(table, forms, at) if 0 <= at < len(forms) and forms[at] in table else 0

    def begins_attached(self, table: Phrases, at: int) -> int:
        """As `begins`, a particle written together with a phrase of one word left out."""
        if (length := self.begins(table, at)) or not 0 <= at < len(self.frame):
            return length
        read = (split.base for split in splits(self.frame.forms[at], self.language) if split.left)
        return int(any((base,) in table.get(base, ()) for base in read))

    def cues_between(self, first: int, last: int) -> list[Cue]:
        """The cues that begin in tokens [first, last)."""
        begin = bisect_left(self.cues, first, key=_first)
        return list(self.cues[begin : bisect_left(self.cues, last, lo=begin, key=_first)])

    def complementiser(self, at: int) -> int:
        """The length of the complementiser at token `at`; 0 for none."""
        return self.begins(self.tables.lexicon.complementisers, at)

    def speaks_in_first_person(self, first: int, last: int) -> bool:
        """Whether a word of the first or second person stands in tokens [first, last)."""
        return not self.tables.first_person.isdisjoint(self.frame.forms[first:last])

    def is_separator(self, at: int) -> bool:
        """Whether token `at` is a comma, semicolon or dash."""
        return self.frame.form(at) in COMMAS


def is_final_verb(ctx: Context, at: int) -> bool:
    """Whether a token looks like the verb that ends a clause (verb-final order)."""
    form = ctx.frame.form(at)
    return form in ctx.tables.clause_ends or (len(form) > 4 and form.endswith(ctx.tables.verb_endings))


def _first(cue: Cue) -> int:
    return cue.first


def context(text: str, language: str, boilerplate: tuple[Boilerplate, ...] = ()) -> Context:
    """Cut up a text and find its cues, leaving out those in boilerplate or across sentences."""
    tables = word_tables(language)
    cut = frame(text, tables.data, boilerplate)
    cues = tuple(
        cue
        for cue in tables.lexicon.find(cut.forms)
        if not cut.skipped[cue.first]
        and cut.unit[cue.first] == cut.unit[cue.last - 1]
        and not _is_turned(cue, cut, tables, language)
    )
    cues = _without_runs(cues)
    return Context(language, cut, tables, cues, {cue.first: cue for cue in cues}, _places(cut))


def cue_phrase(ctx: Context, cue: Cue) -> Phrase:
    """The cue without its clitic; vowel signs on the clitic go with it."""
    cut = ctx.frame
    start, end = cut.starts[cue.first], cut.ends[cue.last - 1]
    for _ in cue.entry.clitic:
        start += 1
        while start < end - 1 and not cut.text[start].isalpha():
            start += 1
    return Phrase(start=start, end=end, text=cut.text[start:end])


def _without_runs(cues: Sequence[Cue]) -> tuple[Cue, ...]:
    """The cues but for those of a run that is no language."""
    kept: list[Cue] = []
    run: list[Cue] = []
    for cue in cues:
        if run and run[-1].last != cue.first:
            kept += run if len(run) <= _LONGEST_RUN else ()
            run = []
        run.append(cue)
    return (*kept, *(run if len(run) <= _LONGEST_RUN else ()))


def _places(cut: Frame) -> dict[str, list[int]]:
    """Each folded token's places, so that no rule scans the text for a word."""
    places: defaultdict[str, list[int]] = defaultdict(list)
    for at, form in enumerate(cut.forms):
        places[form].append(at)
    places.default_factory = None
    return places


def _is_given_name(cue: Cue, cut: Frame, language: str) -> bool:
    """Whether a name that reads like a verb stands before the rest of it, or right after a verb of saying."""
    known, after = nouns(language), cut.form(cue.last)
    form = cut.forms[cue.first]
    return bool(known.article) and known.known_person(form) and known.known_person(after)


def _is_part_of_name(cue: Cue, cut: Frame) -> bool:
    """Whether the word has a capital inside a sentence that is no headline: "the United States"."""
    inner = cut.words[cue.first - 1] and cut.text[cut.starts[cue.first]].isupper()
    return inner and not (cue.last < len(cut) and cut.text[cut.starts[cue.last]].isupper())


def _is_possessed(cue: Cue, cut: Frame, tables: WordTables) -> bool:
    """Whether the plain form stands after a possessive, without a clause: "the editor's note: ..."."""
    plain = cut.forms[cue.first] in (cue.entry.lemma, cue.entry.lemma + "s")
    owned = plain and cut.forms[cue.first - 1].endswith(_POSSESSIVE)
    return owned and not tables.lexicon.complementiser(cut.forms, cue.last)


def _is_marked_passive(cue: Cue, cut: Frame) -> bool:
    """Whether a vowel sign on its first letter shows that a past form is passive ("it was described")."""
    start = cut.starts[cue.first]
    return cut.text[start + 1 : start + 2] == _DAMMA and cut.text[start] not in _IMPERFECT


def _is_in_document(cue: Cue, cut: Frame, language: str) -> bool:
    """Whether a document is named before the cue in its sentence (verb-final order)."""
    return any(nouns(language).is_document(form) for form in cut.forms[cut.unit_start[cue.first] : cue.first])


def _is_turned(cue: Cue, cut: Frame, tables: WordTables, language: str) -> bool:
    """Whether the word before shows that the form reports nothing: a negation, or what makes it a noun."""
    if cue.entry.form == "participle" and cue.first and cut.forms[cue.first - 1] in tables.negations:
        return True
    if tables.data.order == "verb-final" and cue.entry.near and not _is_in_document(cue, cut, language):
        return True
    if cue.entry.form != "finite" or cue.entry.clitic or cut.unit_start[cue.first] == cue.first:
        return False
    before = cut.forms[cue.first - 1]
    if before in tables.negations or before in tables.noun_makers or _is_marked_passive(cue, cut):
        return True
    if tables.data.capitals and (_is_part_of_name(cue, cut) or _is_possessed(cue, cut, tables)):
        return True
    if _is_given_name(cue, cut, language):
        return True
    fresh = not cut.words[cue.first - 1] or starts_with(tables.conjunctions, cut.forms, cue.first - 1) == 1
    return not fresh and nouns(language).is_role(cut.forms[cue.first])
