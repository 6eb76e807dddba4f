"""Who takes part in an event and where it is, by the slots of the trigger's clause.

Order: the stretch of the sentence that belongs to the trigger; its voice; who stands in which slot
by the word order of the language; place.

Arabic tells verb, subject, object, or subject, verb, object after a particle or in headlines;
Persian subject, object, verb; English subject, verb, object. A noun's complement ("arrest of X",
"هجوم X") takes the role that its group gives to it.
"""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from riwaya.annotate.events_text import Line, Markings, Np
from riwaya.languages.events import EventData, Form, Lexicon, Paradigm, Trigger
from riwaya.text.normalise import fold
from riwaya.types import Participant

# A noun's complement follows it within so many tokens ("the attack of gunmen").
TO_COMPLEMENT = 3
# A light verb stands within so many tokens after its noun.
TO_LIGHT_VERB = 7
# An auxiliary stands within so many tokens before an English participle.
TO_AUXILIARY = 3
# What nobody does to anybody: a place beside the trigger says where.
HAPPENINGS = frozenset({"DISASTER", "ACCIDENT", "DEATH"})
RESULTS = frozenset({"SPORT", "MARKET"})
_HARD = frozenset(';:.!?…"')


class Clause(NamedTuple):
    """What the slots of a trigger are filled from: tokens [low, high), phrases on both sides."""

    low: int
    high: int
    before: Sequence[Np]
    after: Sequence[Np]


class Slots(NamedTuple):
    """Phrases by role."""

    actors: Sequence[Np] = ()
    recipients: Sequence[Np] = ()
    place: Np | None = None


def clause(line: Line, trigger: Trigger, marks: Markings, data: EventData) -> Clause:
    """The stretch around a trigger that no break, hard mark or other finite trigger cuts off."""
    low, high = trigger.first, trigger.last
    finite = {
        at
        for t in line.triggers
        if t.first != trigger.first and t.form != "noun"
        for at in range(t.first, t.last)
    }
    while low > 0 and not _cuts(line, low - 1, marks, finite):
        low -= 1
    while high < len(line.words) and not _cuts(line, high, marks, finite):
        high += 1
    if data.order == "verb-first" and trigger.form == "finite" and trigger.reading.prefix[:1] in ("و", "ف"):
        low = trigger.first
    before = [np for np in line.nps if low <= np.first and np.last <= trigger.first]
    after = [np for np in line.nps if trigger.last <= np.first and np.last <= high]
    return Clause(low, high, before, after)


def _cuts(line: Line, at: int, marks: Markings, finite: set[int]) -> bool:
    return line.words[at] in _HARD or line.words[at] in marks.breaks or at in finite


# --- voice --------------------------------------------------------------------------------------


def light_verb(line: Line, trigger: Trigger, lexicon: Lexicon) -> tuple[str, Paradigm] | None:
    """The light verb that ends a Persian noun's clause: its voice and form; None where none does."""
    for word in line.words[trigger.last : trigger.last + TO_LIGHT_VERB]:
        for voice, forms in lexicon.auxiliaries.items():
            if word in forms:
                return voice, forms[word]
        if word in _HARD:
            return None
    return None


def voice(line: Line, trigger: Trigger, lexicon: Lexicon) -> Form:
    """What the trigger is in this sentence: a noun, a finite verb or a passive."""
    order, moods = lexicon.data.order, lexicon.data.moods
    near = line.words[max(0, trigger.first - TO_AUXILIARY) : trigger.first]
    if order == "verb-final":
        return _persian(line, trigger, lexicon, near)
    if order == "verb-medial":
        return _english(line, trigger, lexicon, near)
    if trigger.form == "noun" and set(near[-2:]) & set(map(fold, moods.passive)):
        return "passive"
    return trigger.form


def _persian(line: Line, trigger: Trigger, lexicon: Lexicon, near: Sequence[str]) -> Form:
    verb = light_verb(line, trigger, lexicon)
    if set(near[-1:]) & set(map(fold, lexicon.data.moods.passive)) or trigger.form == "passive":
        return "passive"
    if trigger.form != "noun" or verb is None:
        return trigger.form
    complement = any(np.first - trigger.last < 1 and np.first >= trigger.last for np in line.nps)
    return "noun" if complement else "passive" if verb[0] == "passive" else "finite"


def _english(line: Line, trigger: Trigger, lexicon: Lexicon, near: Sequence[str]) -> Form:
    nominal = set(map(fold, lexicon.data.moods.nominal))
    first = line.words[trigger.first]
    past = trigger.reading.paradigm.tense == "past"
    if trigger.form == "noun" or (not past and near and (near[-1] in nominal or near[-1].endswith("'s"))):
        return "noun"
    following = line.words[trigger.last] if trigger.last < len(line.words) else ""
    if past and set(near) & lexicon.auxiliaries.get("passive", {}).keys():
        return "passive"
    if first.endswith("ing"):
        return "finite"
    reduced = (
        following in ("by", "in", "after", "during", "near", "at") and trigger.group.genitive == "recipient"
    )
    return "passive" if past and (following == "by" or reduced) else "finite"


# --- slots --------------------------------------------------------------------------------------


def slots(line: Line, trigger: Trigger, around: Clause, form: Form, data: EventData) -> Slots:
    """Actors, recipients and place of a trigger."""
    place = _place(around, trigger)
    filled = (
        _of_noun(trigger, around, line, data)
        if form == "noun"
        else _of_verb(trigger, around, form, data, line)
    )
    befalls = trigger.group.type in HAPPENINGS
    actors = [] if befalls else _distinct(np for np in filled.actors if _may_act(np, trigger))
    names = {np.name for np in actors}
    recipients = [np for np in _distinct(filled.recipients) if np.name not in names and _may_act(np, trigger)]
    if place is None and befalls:
        place = next((np for np in (*filled.recipients, *filled.actors) if np.kind == "place"), None)
    return Slots(actors, recipients, place)


def _may_act(np: Np, trigger: Trigger) -> bool:
    """Places take part in what states do, not in what befalls; results need names."""
    if trigger.group.type in HAPPENINGS:
        return np.kind != "place"
    return np.named or np.kind != "other" or trigger.group.type not in RESULTS


def _core(nps: Iterable[Np]) -> list[Np]:
    """Phrases under no marker: subjects and, where nothing marks them, objects."""
    return [np for np in nps if not np.marker.kind and not np.object]


def _group(nps: Sequence[Np], at: int) -> list[Np]:
    """The phrase at `at` with those coordinated to it."""
    first, last = at, at + 1
    while first > 0 and nps[first].joined:
        first -= 1
    while last < len(nps) and nps[last].joined:
        last += 1
    return list(nps[first:last])


def _by(nps: Iterable[Np], kind: str) -> list[Np]:
    return [np for np in nps if np.marker.kind == kind]


def _to(nps: Iterable[Np], trigger: Trigger) -> list[Np]:
    """Phrases that a preposition makes a recipient of this trigger; its own prepositions come first."""
    own = set(map(fold, trigger.group.to))
    marked = [np for np in nps if np.marker.kind == "recipient" or np.marker.word in own or np.object]
    objects = [np for np in marked if np.object]
    chosen = objects or [np for np in marked if np.marker.word in own] or ([] if own else marked)
    return _group(chosen, 0) if chosen else []


def _of_verb(trigger: Trigger, around: Clause, form: Form, data: EventData, line: Line) -> Slots:
    agents = _by([*around.after, *around.before], "actor")
    subject, objects = _subject(around, data)
    to = _to([*around.after, *around.before], trigger)
    if form == "passive" or trigger.group.subject == "recipient":
        return Slots(agents, subject or to)
    if _counted(trigger, objects, data, line):
        return Slots(agents, subject)
    if trigger.group.subject == "both":
        return Slots([*subject, *objects, *to], ())
    return Slots(subject or agents, objects or to)


def _subject(around: Clause, data: EventData) -> tuple[list[Np], list[Np]]:
    """Subject and bare object by the word order of the language."""
    before, after = _core(around.before), _core(around.after)
    if data.order == "verb-final":
        return (_group(before, 0) if before else []), []
    if before and (data.order == "verb-medial" or _close(around, before)):
        return _group(before, len(before) - 1), _group(after, 0) if after else []
    if data.order == "verb-medial" or not after:
        return [], (_group(after, 0) if after else [])
    subject = _group(after, 0)
    rest = after[len(subject) :]
    return subject, _group(rest, 0) if rest else []


def _close(around: Clause, before: Sequence[Np]) -> bool:
    """An Arabic subject before its verb opens the clause."""
    return before[0].first - around.low <= TO_COMPLEMENT


def _counted(trigger: Trigger, objects: Sequence[Np], data: EventData, line: Line) -> bool:
    """Arabic "قتل 20 شخصا": the script does not tell the passive, the missing object does."""
    if data.order != "verb-first" or trigger.group.genitive != "recipient" or trigger.form == "noun":
        return False
    following = line.tokens[trigger.last] if trigger.last < len(line.tokens) else None
    return not objects and (trigger.group.type != "COERCE" or bool(following and following.kind == "number"))


def _of_noun(trigger: Trigger, around: Clause, line: Line, data: EventData) -> Slots:
    complement = _complement(trigger, around, line, data)
    rest = [np for np in around.after if np not in complement]
    agents = _by(rest, "actor") + (_by(around.before, "actor") if data.order == "verb-final" else [])
    between = [np for np in around.after if np.marker.kind == "between"]
    if between:
        return Slots(_group(between, 0), ())
    if trigger.group.genitive == "recipient":
        return Slots(agents, complement or _to(rest, trigger))
    owners = complement or agents or _before(around, data)
    targets = _to(rest, trigger) or (_to(around.before, trigger) if data.order == "verb-final" else [])
    return Slots(owners, targets)


def _before(around: Clause, data: EventData) -> list[Np]:
    """The subject of the light verb before an action noun: its actor."""
    before = _core(around.before)
    if not before:
        return []
    return _group(before, 0 if data.order == "verb-final" else len(before) - 1)


def _complement(trigger: Trigger, around: Clause, line: Line, data: EventData) -> list[Np]:
    """The phrase that the noun governs directly: "هجوم X", "حمله X", "attack of X", "X's attack"."""
    if data.order == "verb-medial":
        owners = [
            np
            for np in around.before
            if line.words[np.last - 1].endswith("'s") and trigger.first - np.last <= TO_COMPLEMENT
        ]
        genitives = [np for np in around.after if np.marker.kind == "genitive"]
        return owners[-1:] or (_group(genitives, 0) if genitives else [])
    core = [np for np in around.after if not np.marker.kind or np.marker.word in map(fold, trigger.group.to)]
    if trigger.group.genitive == "recipient" and core and core[0].first - trigger.last <= TO_COMPLEMENT:
        return _group(core, 0)
    bare = [np for np in core if not np.marker.kind]
    return _group(bare, 0) if bare and bare[0].first - trigger.last < TO_COMPLEMENT else []


def _distinct(nps: Iterable[Np]) -> list[Np]:
    return list({np.name: np for np in reversed(list(nps))}.values())[::-1]


def _place(around: Clause, trigger: Trigger) -> Np | None:
    """The nearest place under a preposition of place."""
    places = [
        np for np in (*around.after, *around.before) if np.kind == "place" and np.marker.kind == "place"
    ]
    return min(places, key=lambda np: abs(np.first - trigger.first), default=None)


def participants(filled: Slots) -> tuple[Participant, ...]:
    """Actors, then recipients, with the spans that name them."""
    roles = [(np, "actor") for np in filled.actors] + [(np, "recipient") for np in filled.recipients]
    return tuple(Participant(name=np.name, role=role, start=np.start, end=np.end) for np, role in roles)
