"""Who takes part in an event and where it is, by the slots of the trigger's clause.

Order: the stretch of the sentence that belongs to the trigger; its voice; who stands in which slot
by the word order of the language; place.

Arabic tells verb, subject, object, or subject, verb, object after a particle or in headlines;
Persian subject, object, verb; English subject, verb, object. A noun's complement ("arrest of X",
"هجوم X") takes the role that its group gives to it.
"""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from riwaya.annotate.events.text import Line, Markings, Np
from riwaya.languages.events import EventData, Form, Lexicon, Paradigm, Trigger
from riwaya.languages.gazetteer import place_code
from riwaya.languages.plover import plover
from riwaya.text.normalise import fold
from riwaya.types import Participant

# A noun's complement follows it within so many tokens ("the attack of gunmen").
TO_COMPLEMENT = 3
# A light verb stands within so many tokens after its noun.
TO_LIGHT_VERB = 7
# "تعرض ... ل": who suffers stands between.
TO_SUFFERED = 9
# "هجوم شنه X": the relative verb follows its noun, and its subject the verb, within so many tokens.
TO_RELATIVE = 5
# "هجوم انتحاري بسيارة مفخخة استهدف": an attribute of so many tokens stands between.
TO_ATTRIBUTE = 6
# An auxiliary stands within so many tokens before an English participle.
TO_AUXILIARY = 3
# What nobody does to anybody: a place beside the trigger says where.
HAPPENINGS = frozenset({"DISASTER", "ACCIDENT", "DEATH"})
MATERIAL = frozenset(name for name, each in plover().types.items() if each.quad[0] == "M")
RESULTS = frozenset({"SPORT", "MARKET"})
RESUMING = (fold("ه"), fold("ها"))
_HARD = frozenset(";:.!?…")


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
    order = lexicon.data.order
    near = line.words[max(0, trigger.first - TO_AUXILIARY) : trigger.first]
    if order == "verb-final":
        return _persian(line, trigger, lexicon, near)
    if order == "verb-medial":
        return _english(line, trigger, lexicon, near)
    return _arabic(line, trigger, lexicon, near)


def _arabic(line: Line, trigger: Trigger, lexicon: Lexicon, near: Sequence[str]) -> Form:
    if trigger.form != "noun":
        # No verb follows a preposition: "في قتل".
        after = near[-1:] and near[-1] in lexicon.moods["nominal"] and trigger.group.genitive == "recipient"
        return "noun" if after else trigger.form
    passive = set(near[-2:]) & lexicon.moods["passive"]
    earlier = line.words[max(0, trigger.first - TO_SUFFERED) : trigger.first]
    suffered = set(earlier) & lexicon.moods["suffered"]
    return "passive" if passive or (suffered and trigger.reading.prefix == "ل") else "noun"


def _persian(line: Line, trigger: Trigger, lexicon: Lexicon, near: Sequence[str]) -> Form:
    verb = light_verb(line, trigger, lexicon)
    if set(near[-1:]) & lexicon.moods["passive"] or trigger.form == "passive":
        return "passive"
    if trigger.form != "noun" or verb is None:
        return trigger.form
    complement = any(np.first - trigger.last < 1 and np.first >= trigger.last for np in line.nps)
    return "noun" if complement else "passive" if verb[0] == "passive" else "finite"


def _english(line: Line, trigger: Trigger, lexicon: Lexicon, near: Sequence[str]) -> Form:
    nominal = lexicon.moods["nominal"]
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


def slots(line: Line, trigger: Trigger, around: Clause, form: Form, lexicon: Lexicon) -> Slots:
    """Actors, recipients and place of a trigger."""
    place = _place(around, trigger)
    if form == "noun":
        filled = _of_noun(trigger, around, line, lexicon)
    else:
        filled = _of_verb(trigger, around, form, lexicon, line)
    befalls = trigger.group.type in HAPPENINGS
    actors = [] if befalls else _distinct(np for np in filled.actors if _may_act(np, trigger))
    names = {np.name for np in actors}
    reached = (np for np in _distinct(filled.recipients) if np.name not in names)
    recipients = [np for np in reached if _may_act(np, trigger) and _may_be_reached(np, trigger)]
    if place is None:
        everybody = (*filled.recipients, *filled.actors)
        place = next((np for np in everybody if np.kind == "place" and not _may_act(np, trigger)), None)
    return Slots(actors, recipients, place)


def _may_act(np: Np, trigger: Trigger) -> bool:
    """Places take part in what states do, not in what befalls; results need names."""
    if np.kind == "place" and trigger.group.type in HAPPENINGS:
        return False
    if np.kind == "place" and trigger.group.type in MATERIAL:
        # A town does no violence and hosts what is done there; a state acts.
        return ":" not in (place_code(np.name) or ":")
    return np.named or np.kind != "other" or trigger.group.type not in RESULTS


def _may_be_reached(np: Np, trigger: Trigger) -> bool:
    """A town under no marker is the object of a visit only; elsewhere its preposition got lost."""
    if np.kind != "place" or np.marker.kind or np.object or trigger.group.mode == "visit":
        return True
    return ":" not in (place_code(np.name) or ":")


def _core(nps: Iterable[Np]) -> list[Np]:
    """Phrases under no marker: subjects and, where nothing marks them, objects."""
    bare = [np for np in nps if not np.marker.kind and not np.object]
    return [np for np in bare if not np.attribute] or bare


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
    own = trigger.reading.stem.to
    marked = [np for np in nps if np.marker.kind == "recipient" or np.marker.word in own or np.object]
    objects = [np for np in marked if np.object]
    chosen = objects or [np for np in marked if np.marker.word in own] or ([] if own else marked)
    return _group(chosen, 0) if chosen else []


def _of_verb(trigger: Trigger, around: Clause, form: Form, lexicon: Lexicon, line: Line) -> Slots:
    data = lexicon.data
    agents = _by([*around.after, *around.before], "actor")
    subject, objects = _subject(around, data)
    if data.order == "verb-first" and _takes_up(trigger, around, line):
        subject, objects = [], subject
    if form == "passive" and trigger.form == "noun" and data.order == "verb-first":
        # "تم اعتقال X" has the complement to whom it was done, "تعرض X ل..." the subject.
        done = _complement(trigger, around, line, data) if trigger.reading.prefix != "ل" else []
        subject = done or _before(trigger, around, line, data)
    to = _to([*around.after, *around.before], trigger)
    if form == "passive" or trigger.group.subject == "recipient":
        return Slots(agents, subject or to)
    if _counted(trigger, subject, objects, lexicon, line):
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
        return _group(before, 0 if data.order == "verb-first" else len(before) - 1), (
            _group(after, 0) if after else []
        )
    if data.order == "verb-medial" or not after:
        return [], (_group(after, 0) if after else [])
    subject = _group(after, 0)
    rest = after[len(subject) :]
    return subject, _group(rest, 0) if rest else []


def _takes_up(trigger: Trigger, around: Clause, line: Line) -> bool:
    """Arabic "هجوم ... استهدف X": the verb's subject is the attack, so what follows is its object."""
    if trigger.reading.prefix or _core(around.before):
        return False
    nouns = [t for t in line.triggers if t.form == "noun" and t.group.type == trigger.group.type]
    return any(0 <= trigger.first - t.last <= TO_ATTRIBUTE for t in nouns)


def _close(around: Clause, before: Sequence[Np]) -> bool:
    """An Arabic subject before its verb opens the clause."""
    return before[0].first - around.low <= TO_COMPLEMENT


def _counted(
    trigger: Trigger, subject: Sequence[Np], objects: Sequence[Np], lexicon: Lexicon, line: Line
) -> bool:
    """Arabic "قتل 20 شخصا": the script does not tell the passive, the missing object does."""
    order = lexicon.data.order
    if order != "verb-first" or trigger.group.genitive != "recipient" or trigger.form == "noun":
        return False
    numbered = {trigger.last} | {np.first - 1 for np in subject[:1]}
    counted = any(_is_number(line, at, lexicon) for at in numbered)
    if objects or (trigger.group.type == "COERCE" and not counted):
        return False
    acts = subject and not counted and (subject[0].force or subject[0].kind == "organisation")
    return not acts


def _is_number(line: Line, at: int, lexicon: Lexicon) -> bool:
    if not 0 <= at < len(line.tokens):
        return False
    return line.tokens[at].kind == "number" or line.words[at] in lexicon.quantities


def _of_noun(trigger: Trigger, around: Clause, line: Line, lexicon: Lexicon) -> Slots:
    data = lexicon.data
    complement = _complement(trigger, around, line, data)
    rest = [np for np in around.after if np not in complement]
    agents = _by(rest, "actor") + (_by(around.before, "actor") if data.order == "verb-final" else [])
    between = [np for np in around.after if np.marker.kind == "between"]
    if between:
        return Slots(_group(between, 0), ())
    agents = agents or _relative(trigger, around, line, lexicon)
    if trigger.group.genitive == "recipient":
        done = agents or (_before(trigger, around, line, data) if _is_done(trigger, line, data) else [])
        befallen = _before(trigger, around, line, data) if _befalls_before(trigger, data) else []
        return Slots(done, complement or _to(rest, trigger) or befallen)
    owners = complement or agents or _before(trigger, around, line, data)
    targets = _to(rest, trigger) or (_to(around.before, trigger) if data.order == "verb-final" else [])
    return Slots(owners, targets)


def _before(trigger: Trigger, around: Clause, line: Line, data: EventData) -> list[Np]:
    """The subject of the light verb before an action noun: its actor.

    What stands before another trigger is that one's ("the killing of X in an attack").
    """
    others = [t.last for t in line.triggers if t.last <= trigger.first and not _supports(t, trigger)]
    since = max(others, default=0) if data.order == "verb-first" else 0
    before = [np for np in _core(around.before) if np.first >= since]
    if not before:
        return []
    return _group(before, 0 if data.order == "verb-final" else len(before) - 1)


def _supports(other: Trigger, trigger: Trigger) -> bool:
    """A verb of the same type that carries the noun: "شن هجوما"."""
    return other.form != "noun" and other.group.type == trigger.group.type


def _befalls_before(trigger: Trigger, data: EventData) -> bool:
    """Persian "X درگذشت": the noun is the verb, and its subject whom it befell."""
    return data.order == "verb-final" and trigger.group.type in HAPPENINGS


def _is_done(trigger: Trigger, line: Line, data: EventData) -> bool:
    """Arabic "قام X بقتل Y", "نجح X في قتل Y": the noun has the verb's subject for its actor."""
    if data.order != "verb-first":
        return False
    return trigger.reading.prefix in ("ب", "وب") or line.words[trigger.first - 1 : trigger.first] == ["في"]


def _relative(trigger: Trigger, around: Clause, line: Line, lexicon: Lexicon) -> list[Np]:
    """Arabic "هجوم شنه X": the subject of the verb that takes the noun up again."""
    if lexicon.data.order != "verb-first":
        return []
    verbs = lexicon.auxiliaries.get("active", {})
    for at in range(trigger.last, min(trigger.last + TO_RELATIVE, around.high)):
        if line.words[at] in verbs and line.words[at].endswith(RESUMING):
            following = [np for np in _core(around.after) if 0 < np.first - at <= TO_COMPLEMENT]
            return _group(following, 0) if following else []
    return []


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
    if trigger.group.genitive == "none":
        return []
    between = min((t.first for t in line.triggers if t.first >= trigger.last), default=around.high)
    near = [np for np in around.after if np.first < between]
    core = [np for np in near if not np.marker.kind or np.marker.word in trigger.reading.stem.to]
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
