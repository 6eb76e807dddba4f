"""Verbs by which an outlet tells what somebody did with words, and says with a noun what was said.

Order: the data of `<language>/acts.yml`, which inflects its stems by the paradigms and carriers of
`cues.yml` (see riwaya/languages/cues.py); the lexicon of all forms; the search of folded tokens.

Such a "narrator's report of a speech act" (Leech and Short 1981, Style in Fiction, 10.2) is no
quotation: "demanded the expulsion of the envoy". Each verb says how its content stands beside it:

    verbs:
      - {act: demand, content: with, marks: [ب], stems: [{past: طالب, imperfect: طالب}]}
"""

from collections.abc import Iterator, Sequence
from functools import cache
from typing import Literal, NamedTuple

import msgspec

from riwaya.languages.cues import Cue, Lexicon, Verbs, cue_data, phrases, starts_with
from riwaya.languages.data import topic
from riwaya.text.normalise import fold, folded_set
from riwaya.types import ActKind

# object: the verb's object; with: the phrase that one of `marks` begins; predicate: what the verb says of
# its object; whole: object and predicate (after the verb: its object and the phrase that a mark begins);
# split: what stands between a noun and its light verb; after: the clause after the verb.
Content = Literal["object", "with", "predicate", "whole", "split", "after"]


class ActVerbs(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Verbs of one act that take their content in one way.

    marks: prepositions, or particles written together with the next word; stems: as in `cues.yml`;
    nouns, carriers: of a split verb; both: the object may stand without a mark, too; noun: its bare
    past reads like a noun; transitive: the phrase after it may be whom it addresses.
    """

    act: ActKind
    content: Content
    stems: list[dict[str, str]] = msgspec.field(default_factory=list)
    marks: list[str] = msgspec.field(default_factory=list)
    nouns: list[str] = msgspec.field(default_factory=list)
    carriers: list[str] = msgspec.field(default_factory=list)
    both: bool = False
    noun: bool = False
    transitive: bool = False


class ActData(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`<language>/acts.yml`; all lists empty for a language without one.

    attached: marks that are written together with the next word; stops: words that begin a clause of
    the outlet after the content; goes_on: words after a comma that still belong to it ("provided
    that"); pronouns: objects that say nothing alone; passives: words before a participle that make
    it passive; agents: words after it that name who did it; fronted: words that begin an adverbial;
    idle: contents that say nothing of the matter ("not to be named").
    """

    source: str = ""
    verbs: list[ActVerbs] = msgspec.field(default_factory=list)
    attached: list[str] = msgspec.field(default_factory=list)
    stops: list[str] = msgspec.field(default_factory=list)
    goes_on: list[str] = msgspec.field(default_factory=list)
    pronouns: list[str] = msgspec.field(default_factory=list)
    passives: list[str] = msgspec.field(default_factory=list)
    agents: list[str] = msgspec.field(default_factory=list)
    fronted: list[str] = msgspec.field(default_factory=list)
    idle: list[str] = msgspec.field(default_factory=list)


class Performed(NamedTuple):
    """A verb of an act in a token sequence, and how it is to be read."""

    cue: Cue
    verbs: ActVerbs


class ActLexicon:
    """All inflected forms of a language's verbs of acts."""

    def __init__(self, language: str) -> None:
        self.data = topic(ActData, language, "acts")
        self.stops = phrases(self.data.stops)
        self.goes_on = phrases(self.data.goes_on)
        self.fronted = phrases(self.data.fronted)
        self.idle = phrases(self.data.idle)
        self.pronouns = folded_set(self.data.pronouns)
        self.passives = folded_set(self.data.passives)
        self.agents = folded_set(self.data.agents)
        self.attached = tuple(map(fold, self.data.attached))
        self._groups = [(verbs, _lexicon(language, verbs)) for verbs in self.data.verbs]
        carried = cue_data(language).carriers
        self._carriers = {name: phrases(form for form in forms if form) for name, forms in carried.items()}

    def find(self, tokens: Sequence[str]) -> list[Performed]:
        """All such verbs of folded tokens, left to right; of two at one place the longer."""
        found = [Performed(cue, verbs) for verbs, forms in self._groups for cue in forms.find(tokens)]
        found.sort(key=lambda one: (one.cue.first, -one.cue.last))
        return list(_apart(found))

    def carrier(self, verbs: ActVerbs, tokens: Sequence[str], at: int) -> int:
        """How many tokens from `at` on are a light verb of a split verb; 0 when none is."""
        return max((starts_with(self._carriers[name], tokens, at) for name in verbs.carriers), default=0)


def _apart(found: Sequence[Performed]) -> Iterator[Performed]:
    end = 0
    for one in found:
        if one.cue.first >= end:
            yield one
            end = one.cue.last


def _lexicon(language: str, verbs: ActVerbs) -> Lexicon:
    """The forms of these verbs alone; a split verb's noun stands for it."""
    stems = [*verbs.stems, *({"whole": noun} for noun in verbs.nouns)]
    carriers = [] if verbs.content == "split" else verbs.carriers
    group = Verbs(kind="talk", opens=[], stems=stems, carriers=carriers, transitive=verbs.transitive)
    data = msgspec.structs.replace(cue_data(language), verbs=[group], nominals=[], according=[])
    return Lexicon(data)


@cache
def act_lexicon(language: str) -> ActLexicon:
    """The compiled verbs of a language. Raises LanguagePackError."""
    return ActLexicon(language)
